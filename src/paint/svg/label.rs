//! Text: one element a label, its further parts within it where they stand.

use std::fmt::Write as _;

use super::document::{USUAL, font_attributes};
use super::syntax::{escaped, fill_attribute, short};
use super::vertical::{SAME_RAD, Upright};
use super::writer::SvgWriter;
use crate::font::face_of;
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
        let turned = turn.attribute();
        let _ = write!(self.out, "<text{place}{turned}{font}{attributes}>");
        if turn.is_of(first) {
            self.out.push_str(&escaped(&first.content));
        } else {
            self.part(first, first, &turn);
        }
        for (before, part) in parts.iter().zip(rest) {
            // What reads the document does not join two words where a line ends.
            let is_word = before
                .content
                .ends_with(|c: char| c.is_ascii_alphanumeric() || c == ',');
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

/// How a whole label is turned: as its parts are, if all are turned alike; else each is for itself.
struct Turn {
    about: PagePt,
    angle_rad: f64,
}

impl Turn {
    fn of(first: &Text, rest: &[&Text]) -> Self {
        let is_like_first = |part: &&Text| (part.angle_rad - first.angle_rad).abs() < SAME_RAD;
        let angle_rad = if rest.iter().all(is_like_first) {
            first.angle_rad
        } else {
            0.0
        };
        Self {
            about: first.at,
            angle_rad,
        }
    }

    /// Whether a part is turned like the whole label.
    fn is_of(&self, part: &Text) -> bool {
        (part.angle_rad - self.angle_rad).abs() < SAME_RAD
    }

    fn attribute(&self) -> String {
        if self.angle_rad == 0.0 {
            return String::new();
        }
        format!(
            " transform=\"rotate({} {} {})\"",
            short(self.angle_rad.to_degrees()),
            short(self.about.x),
            short(self.about.y)
        )
    }

    /// Where a point lies before it is turned.
    fn undone(&self, at: PagePt) -> PagePt {
        let (sin, cos) = self.angle_rad.sin_cos();
        let (x, y) = (at.x - self.about.x, at.y - self.about.y);
        self.about.offset(x * cos + y * sin, y * cos - x * sin)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_that_is_turned_back_and_turned_again_is_where_it_was() {
        let turn = Turn {
            about: PagePt::new(3.0, 4.0),
            angle_rad: 0.7,
        };
        let at = turn.undone(PagePt::new(10.0, -2.0));
        let (sin, cos) = turn.angle_rad.sin_cos();
        let (x, y) = (at.x - 3.0, at.y - 4.0);
        let again = PagePt::new(3.0 + x * cos - y * sin, 4.0 + x * sin + y * cos);
        assert!(again.distance(PagePt::new(10.0, -2.0)) < 1e-9);
    }
}
