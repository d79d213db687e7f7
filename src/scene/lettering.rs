//! Names and codes as they are set in their spots: level, along a line, or stacked.

use std::f64::consts::FRAC_PI_2;
use std::sync::Arc;

use super::build::Builder;
use super::glyphs::{circle, role_glyph};
use super::labels::{Setting, Spot};
use super::theme::{GLYPH_PT, HALO_PT, NOTE_PT};
use super::{Rgba, Shape, Stroke, Text};
use crate::font::{ASCENT, DESCENT, text_width};
use crate::model::RoleCategory;
use crate::projection::{PagePt, PageRect};

/// A name to be drawn.
pub(super) struct Name {
    pub(super) key: Arc<str>,
    pub(super) text: String,
    /// The numbers of the texts it comes from, set small behind it.
    pub(super) numbers: Option<String>,
    pub(super) size_pt: f64,
    pub(super) color: Rgba,
}

/// Distance between a name and its numbers.
const NUMBER_GAP_PT: f64 = 0.8;
/// How far numbers are raised, as a share of the name's size.
const NUMBER_RISE: f64 = 0.28;

impl Name {
    /// How wide it is with its numbers.
    pub(super) fn width(&self) -> f64 {
        text_width(&self.text, self.size_pt) + self.numbers_width()
    }

    fn numbers_width(&self) -> f64 {
        let numbers = self.numbers.as_ref();
        numbers.map_or(0.0, |n| NUMBER_GAP_PT + text_width(n, NOTE_PT))
    }

    /// Into how many pieces it may be stacked: its characters and its numbers.
    pub(super) fn characters(&self) -> Option<u32> {
        let narrow = self.numbers_width() <= self.size_pt * 1.4;
        let more = u32::from(self.numbers.is_some());
        characters(&self.text).filter(|_| narrow).map(|n| n + more)
    }
}

/// What is drawn in a spot.
pub(super) enum Lettering {
    /// A name with one of several rows of glyphs under it, and how many more there are.
    Place {
        name: Name,
        rows: Vec<(Vec<RoleCategory>, usize)>,
    },
    /// The name of a line.
    Line(Name),
    /// A code in its ring.
    Code(Name),
}

/// Into how many characters a name may be stacked; only Chinese is.
fn characters(text: &str) -> Option<u32> {
    let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    text.chars()
        .any(is_han)
        .then(|| u32::try_from(text.chars().count()).unwrap_or(u32::MAX))
}

/// Whether a character lies on its side where the others stand one beneath the other.
fn is_turned_when_stacked(c: char) -> bool {
    matches!(
        c,
        '\u{2014}'
            | '\u{2013}'
            | '-'
            | '\u{ff5e}'
            | '('
            | ')'
            | '\u{ff08}'
            | '\u{ff09}'
            | '\u{201c}'
            | '\u{201d}'
    )
}

impl Lettering {
    /// The categories whose glyphs stand in a spot.
    pub(super) fn glyphs(&self, spot: Option<&Spot>) -> Vec<RoleCategory> {
        match (self, spot.map(|s| &s.set)) {
            (Self::Place { rows, .. }, Some(Setting::Block { size, .. })) => rows
                .get(*size)
                .map(|(glyphs, _)| glyphs.clone())
                .unwrap_or_default(),
            _ => Vec::new(),
        }
    }
}

impl Builder<'_> {
    pub(super) fn draw_lettering(&mut self, what: &Lettering, spot: &Spot) {
        if let Some(leader) = spot.leader {
            self.leader(leader);
        }
        match what {
            Lettering::Place { name, rows } => self.place_lettering(name, rows, spot),
            Lettering::Line(name) => self.line_lettering(name, spot),
            Lettering::Code(name) => self.code(name, spot),
        }
    }

    fn place_lettering(&mut self, name: &Name, rows: &[(Vec<RoleCategory>, usize)], spot: &Spot) {
        let Setting::Block {
            rect,
            size,
            flush_right,
        } = spot.set
        else {
            return;
        };
        let x = |width: f64| {
            if flush_right {
                rect.max.x - width - 1.0
            } else {
                rect.min.x + 1.0
            }
        };
        let baseline = PagePt::new(x(name.width()), rect.min.y + name.size_pt * (0.08 + ASCENT));
        self.name_at(name, name.text.clone(), name.size_pt, baseline, 0.0);
        if let Some(numbers) = &name.numbers {
            let after = text_width(&name.text, name.size_pt) + NUMBER_GAP_PT;
            let at = baseline.offset(after, -name.size_pt * NUMBER_RISE);
            self.name_at(name, numbers.clone(), NOTE_PT, at, 0.0);
        }
        if let Some((glyphs, more)) = rows.get(size).filter(|(glyphs, _)| !glyphs.is_empty()) {
            let width = self.glyph_row_width(glyphs.len(), *more);
            let top = PagePt::new(x(width), rect.max.y - GLYPH_PT - 0.5);
            self.glyph_row(glyphs, *more, top, &name.key);
        }
    }

    fn line_lettering(&mut self, name: &Name, spot: &Spot) {
        match &spot.set {
            Setting::Block { rect, .. } => self.centred_name(name, rect.center(), 0.0),
            Setting::Turned { middle, angle_rad } => self.centred_name(name, *middle, *angle_rad),
            Setting::Stacked(middles) => {
                let characters = name.text.chars().map(|c| {
                    let angle = if is_turned_when_stacked(c) {
                        FRAC_PI_2
                    } else {
                        0.0
                    };
                    (c.to_string(), name.size_pt, angle)
                });
                let numbers = name.numbers.iter().map(|n| (n.clone(), NOTE_PT, 0.0));
                for ((text, size, angle), middle) in characters.chain(numbers).zip(middles) {
                    self.centred(name, text, size, *middle, angle);
                }
            }
        }
    }

    /// A name with its numbers, turned about their middle.
    fn centred_name(&mut self, name: &Name, middle: PagePt, angle_rad: f64) {
        let (cos, sin) = (angle_rad.cos(), angle_rad.sin());
        let along = |by: f64, up: f64| middle.offset(by * cos + up * sin, by * sin - up * cos);
        let half = name.numbers_width() / 2.0;
        self.centred(
            name,
            name.text.clone(),
            name.size_pt,
            along(-half, 0.0),
            angle_rad,
        );
        if let Some(numbers) = &name.numbers {
            let right = name.width() / 2.0 - text_width(numbers, NOTE_PT) / 2.0;
            let rise = (name.size_pt - NOTE_PT) / 2.0 + name.size_pt * NUMBER_RISE / 2.0;
            self.centred(
                name,
                numbers.clone(),
                NOTE_PT,
                along(right, rise),
                angle_rad,
            );
        }
    }

    /// Text of a size turned about its middle.
    fn centred(&mut self, name: &Name, text: String, size: f64, middle: PagePt, angle_rad: f64) {
        let left = -0.5 * text_width(&text, size);
        let down = 0.5 * (ASCENT - DESCENT) * size;
        let (cos, sin) = (angle_rad.cos(), angle_rad.sin());
        let at = middle.offset(left * cos - down * sin, left * sin + down * cos);
        self.name_at(name, text, size, at, angle_rad);
    }

    fn name_at(&mut self, name: &Name, content: String, size_pt: f64, at: PagePt, angle_rad: f64) {
        let text = Text {
            content,
            at,
            size_pt,
            color: name.color,
            halo: Some(self.theme().paper),
            halo_pt: HALO_PT,
            angle_rad,
        };
        self.mark(Some(Arc::clone(&name.key)), Shape::Text(text));
    }

    fn code(&mut self, name: &Name, spot: &Spot) {
        let Setting::Block { rect, .. } = spot.set else {
            return;
        };
        let (middle, half) = (rect.center(), rect.width() / 2.0);
        let ring = Stroke::solid(name.color, 1.0);
        let paper = self.theme().paper;
        let key = || Some(Arc::clone(&name.key));
        self.mark(key(), circle(middle, half, Some(paper), Some(ring)));
        let baseline = middle.offset(
            -0.5 * text_width(&name.text, name.size_pt),
            0.5 * (ASCENT - DESCENT) * name.size_pt,
        );
        let text = self.text(&name.text, baseline, name.size_pt, name.color);
        self.mark(key(), text);
    }

    /// A line from a node to the name that had to stand away from it, clear of what it crosses.
    fn leader(&mut self, ends: [PagePt; 2]) {
        let (ink, paper) = (self.theme().ink_soft, self.theme().paper);
        for stroke in [Stroke::solid(paper, 2.4), Stroke::solid(ink, 0.9)] {
            self.plain(Shape::Path {
                points: ends.to_vec(),
                closed: false,
                fill: None,
                stroke: Some(stroke),
            });
        }
    }

    pub(super) fn glyph_row_width(&self, glyphs: usize, more: usize) -> f64 {
        let more = if more > 0 {
            text_width(&self.request.i18n.tr_n("glyph-more", more), NOTE_PT) + 1.0
        } else {
            0.0
        };
        glyphs as f64 * (GLYPH_PT + 2.5) + more
    }

    fn glyph_row(&mut self, glyphs: &[RoleCategory], more: usize, top: PagePt, key: &Arc<str>) {
        let (ink, paper) = (self.theme().ink, self.theme().paper);
        let mut x = 0.0;
        for category in glyphs {
            let middle = top.offset(x + GLYPH_PT / 2.0, GLYPH_PT / 2.0);
            let ground = circle(middle, GLYPH_PT * 0.68, Some(paper), None);
            self.mark(Some(Arc::clone(key)), ground);
            let at = top.offset(x, 0.0);
            self.ground
                .extend(role_glyph(*category, at, GLYPH_PT, ink, Some(key)));
            x += GLYPH_PT + 2.5;
        }
        if more > 0 {
            let more = self.request.i18n.tr_n("glyph-more", more);
            let baseline = top.offset(x + 0.5, GLYPH_PT * 0.82);
            let text = self.haloed(&more, baseline, NOTE_PT, ink);
            self.mark(Some(Arc::clone(key)), text);
        }
    }
}

impl Spot {
    /// Whether it lies within a box of the page.
    pub(super) fn is_within(&self, frame: &PageRect) -> bool {
        let contains = |p: &PagePt| frame.contains(*p);
        match &self.set {
            Setting::Block { rect, .. } => frame.contains_rect(rect),
            Setting::Turned { middle, .. } => contains(middle),
            Setting::Stacked(middles) => middles.iter().all(contains),
        }
    }
}
