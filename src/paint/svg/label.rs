//! Text: one element a label, its further parts within it where they stand.

use std::fmt::Write as _;

use super::document::{USUAL, font_attributes};
use super::syntax::{escaped, fill_attribute, short};
use super::writer::SvgWriter;
use crate::font::face_of;
use crate::paint::runs::ends_with_word;
use crate::paint::turn::Turn;
use crate::paint::vertical::Upright;
use crate::projection::PagePt;
use crate::scene::Text;

impl SvgWriter<'_> {
    /// The parts of a label as one element with more attributes; its halo is written with the
    /// others beneath, or by its reader where the document is only drawn.
    pub(super) fn label(&mut self, parts: &[&Text], attributes: &str) {
        let Some(first) = parts.first() else { return };
        let halo = first.halo.filter(|_| self.options.only_drawn);
        let halo = halo.map(|halo| {
            let (color, width) = (halo.css(), short(2.0 * first.halo_pt));
            format!(
                " paint-order=\"stroke\" stroke=\"{color}\" stroke-width=\"{width}\" \
                 stroke-linejoin=\"round\""
            )
        });
        let (halo, fill) = (halo.unwrap_or_default(), fill_attribute(first.color));
        self.text(parts, &format!("{attributes}{halo}{fill}"));
    }

    /// The parts of a label as one element with more attributes.
    pub(super) fn text(&mut self, parts: &[&Text], attributes: &str) {
        let Some((first, rest)) = parts.split_first() else {
            return;
        };
        let turn = Turn::of(first, rest);
        let place = place(first.at, first.size_pt);
        let font = font_attributes(face_of(&first.content, first.weight), USUAL);
        let turned = turned(&turn);
        let _ = write!(self.out, "<text{place}{turned}{font}{attributes}>");
        if turn.is_of(first) {
            self.out.push_str(&escaped(&first.content));
        } else {
            self.part(first, first, &turn);
        }
        for (before, part) in parts.iter().zip(rest) {
            // What reads the document does not join two words where a line ends.
            let is_word = ends_with_word(&before.content);
            let is_below = turn.undone(part.at).y - turn.undone(before.at).y > 0.5 * part.size_pt;
            if is_word && is_below {
                self.out.push(' ');
            }
            self.part(part, first, &turn);
        }
        self.out.push_str("</text>\n");
    }

    /// A part of a label where it stands.
    fn part(&mut self, part: &Text, first: &Text, turn: &Turn) {
        let upright = Upright::of(part).filter(|_| !turn.is_of(part));
        let at = upright.as_ref().map_or(part.at, |upright| upright.at);
        let at = turn.undone(at);
        let (x, y) = (short(at.x), short(at.y));
        let _ = write!(self.out, "<tspan x=\"{x}\" y=\"{y}\"");
        if part.size_pt != first.size_pt {
            let _ = write!(self.out, " font-size=\"{}\"", short(part.size_pt));
        }
        let [own, of_first] = [part, first].map(|text| face_of(&text.content, text.weight));
        self.out.push_str(&font_attributes(own, of_first));
        if !turn.is_of(part) && upright.is_none() {
            let turned = part.angle_rad - turn.angle_rad;
            let _ = write!(self.out, " rotate=\"{}\"", short(turned.to_degrees()));
        }
        let content = upright.map_or_else(|| escaped(&part.content), |u| u.form.to_string());
        let _ = write!(self.out, ">{content}</tspan>");
    }
}

fn place(at: PagePt, size_pt: f64) -> String {
    format!(
        " x=\"{}\" y=\"{}\" font-size=\"{}\"",
        short(at.x),
        short(at.y),
        short(size_pt)
    )
}

/// What turns a whole label.
fn turned(turn: &Turn) -> String {
    if turn.angle_rad == 0.0 {
        return String::new();
    }
    format!(
        " transform=\"rotate({} {} {})\"",
        short(turn.angle_rad.to_degrees()),
        short(turn.about.x),
        short(turn.about.y)
    )
}
