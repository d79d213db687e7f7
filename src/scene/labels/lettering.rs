//! Names and codes as they are drawn where they were put: level, along a line, or stacked.

use std::f64::consts::FRAC_PI_2;

use super::name::{LINE_STEP, NUMBER_GAP_PT, Name};
use super::placement::{Placement, Setting};
use crate::font::{ASCENT, DESCENT, Weight, text_width, width_in};
use crate::model::{CorridorId, FeatureId, RoleCategory};
use crate::projection::{PagePt, PageRect};
use crate::scene::draw_list::DrawList;
use crate::scene::frame::MapFrame;
use crate::scene::role_glyphs::GlyphRow;
use crate::scene::shapes::{
    continuing, count_disc, count_radius, encircled, path, rectangle, text, turned_text, weighted,
};
use crate::scene::theme::{GLYPH_PT, NOTE_PT};
use crate::scene::{Mark, Stroke};

/// Room between a number that stands for a name and the edge of its square.
const SQUARE_PAD_PT: f64 = 0.7;
/// As wide as any such number.
const WIDEST_NUMBER: &str = "88";
/// Distance between a disc and the name behind it.
const DISC_GAP_PT: f64 = 3.2;
/// Room above the first line of a block, as a share of its size.
const TOP: f64 = 0.08;
/// How far numbers are raised, as a share of the name's size.
const NUMBER_RISE: f64 = 0.28;

/// What is drawn of a label.
#[derive(Clone, Debug)]
pub(super) enum Lettering {
    /// A name with one of several rows of glyphs under it.
    Place { name: Name, rows: Vec<GlyphRow> },
    /// The name of a line.
    Line(Name),
    /// The name of a mark that stands for several corridors, behind their number on its disc.
    Bundle(Name, Vec<CorridorId>),
    /// A code in its ring.
    Code(Name),
    /// How many corridors a mark stands for, on its disc: a button that lists them.
    Count(Name, Vec<CorridorId>),
}

/// The room that a number on its disc takes before a name.
pub(super) fn disc_width(count: &str) -> f64 {
    2.0 * count_radius(count) + DISC_GAP_PT
}

/// The middle of the disc before a name that is put somewhere.
pub(super) fn disc_center(count: &str, placement: &Placement) -> Option<PagePt> {
    let radius = count_radius(count);
    let level = placement.boxes.first()?;
    match &placement.setting {
        Setting::Stacked(middles) => middles.first().copied(),
        Setting::Block { .. } | Setting::Turned { .. } => {
            let before = level.half.0 - radius - 1.0;
            let (x, y) = level.along;
            Some(level.center.offset(-before * x, -before * y))
        }
    }
}

const fn turned_about(middle: PagePt, angle_rad: f64) -> Setting {
    Setting::Turned { middle, angle_rad }
}

/// Half the side of the square under a number that stands for a name.
pub(super) fn half_square() -> f64 {
    text_width(WIDEST_NUMBER, NOTE_PT) / 2.0 + SQUARE_PAD_PT
}

/// How heavy a part of a name is: its numbers, which are smaller, are never bold.
fn weight_at(name: &Name, size_pt: f64) -> Weight {
    if size_pt < name.size_pt {
        Weight::Regular
    } else {
        name.weight
    }
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

/// The left edge of something of a width in a block.
pub(super) fn block_left(block: &PageRect, flush_right: bool, width: f64) -> f64 {
    if flush_right {
        block.max.x - width - 1.0
    } else {
        block.min.x + 1.0
    }
}

/// The top-left corner of the row of glyphs at the foot of a block.
pub(super) fn row_top(block: &PageRect, left: f64) -> PagePt {
    PagePt::new(left, block.max.y - GLYPH_PT - 0.5)
}

impl Lettering {
    /// Whose name or code it is.
    pub(super) const fn feature(&self) -> FeatureId {
        self.name().feature
    }

    /// What the key of names says of it: the name with the numbers of its texts.
    pub(super) fn key_name(&self) -> String {
        let name = self.name();
        format!("{}{}", name.text, name.numbers.as_deref().unwrap_or(""))
    }

    const fn name(&self) -> &Name {
        match self {
            Self::Place { name, .. }
            | Self::Line(name)
            | Self::Bundle(name, _)
            | Self::Code(name)
            | Self::Count(name, _) => name,
        }
    }

    /// The categories whose glyphs are drawn with it, and whether it has others.
    pub(super) fn glyphs(&self, placement: &Placement) -> (Vec<RoleCategory>, bool) {
        match (self, &placement.setting) {
            (Self::Place { rows, .. }, Setting::Block { size, .. }) => rows
                .get(*size)
                .map(|row| (row.glyphs.clone(), !row.more.is_empty()))
                .unwrap_or_default(),
            _ => (Vec::new(), false),
        }
    }

    /// Draws the number that stands for it where that was put.
    pub(super) fn draw_number(
        &self,
        frame: &MapFrame<'_>,
        number: usize,
        placement: &Placement,
        list: &mut DrawList,
    ) {
        let mut pen = LetteringPen::new(frame, list);
        if let Some(leader) = placement.leader {
            pen.leader(leader);
        }
        pen.number(self.name(), number, placement);
    }

    /// Draws it where it was put.
    pub(super) fn draw(&self, frame: &MapFrame<'_>, placement: &Placement, list: &mut DrawList) {
        let mut pen = LetteringPen::new(frame, list);
        if let Some(leader) = placement.leader {
            pen.leader(leader);
        }
        match self {
            Self::Place { name, rows } => pen.place(name, rows, placement),
            Self::Line(name) => pen.line(name, &placement.setting),
            Self::Bundle(name, corridors) => pen.bundle(name, corridors.len(), placement),
            Self::Code(name) => pen.code(name, placement),
            Self::Count(name, _) => pen.count(name, placement),
        }
    }
}

/// Draws lettering into a list.
struct LetteringPen<'a> {
    frame: &'a MapFrame<'a>,
    list: &'a mut DrawList,
    /// Whether a part of the name is drawn, with which the next one goes on.
    has_begun: bool,
}

impl<'a> LetteringPen<'a> {
    const fn new(frame: &'a MapFrame<'a>, list: &'a mut DrawList) -> Self {
        Self {
            frame,
            list,
            has_begun: false,
        }
    }

    fn place(&mut self, name: &Name, rows: &[GlyphRow], placement: &Placement) {
        let Setting::Block {
            rect,
            size,
            flush_right,
        } = placement.setting
        else {
            return;
        };
        let x = |width: f64| block_left(&rect, flush_right, width);
        let align = if flush_right { 1.0 } else { 0.0 };
        let corner = PagePt::new(x(name.block_width()), rect.min.y);
        self.block(name, corner, align);
        if let Some(row) = rows.get(size).filter(|row| !row.glyphs.is_empty()) {
            let top = row_top(&rect, x(row.width(self.frame)));
            row.draw(self.frame, name.feature, top, self.list);
        }
    }

    fn line(&mut self, name: &Name, setting: &Setting) {
        match setting {
            Setting::Block { rect, .. } => {
                let (width, height) = name.block_size();
                let corner = rect.center().offset(-width / 2.0, -height / 2.0);
                self.block(name, corner, 0.5);
            }
            Setting::Turned { middle, angle_rad } => self.name(name, *middle, *angle_rad),
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
                    self.centred(name, &text, size, *middle, angle);
                }
            }
        }
    }

    /// A name behind the number of corridors on its disc.
    fn bundle(&mut self, name: &Name, count: usize, placement: &Placement) {
        let count = count.to_string();
        if let Some(disc) = disc_center(&count, placement) {
            let theme = self.frame.theme();
            for shape in count_disc(theme, disc, &count, name.color) {
                self.list.add_of(Mark::Count, name.feature, shape);
            }
        }
        let after = disc_width(&count) / 2.0;
        let placement = match &placement.setting {
            Setting::Block { rect, .. } => {
                let (_, height) = name.block_size();
                let left = rect.center().x + after - name.block_width() / 2.0;
                let corner = PagePt::new(left, rect.center().y - height / 2.0);
                self.block(name, corner, 0.0);
                return;
            }
            Setting::Turned { middle, angle_rad } => {
                let (sin, cos) = angle_rad.sin_cos();
                turned_about(middle.offset(after * cos, after * sin), *angle_rad)
            }
            Setting::Stacked(middles) => {
                Setting::Stacked(middles.iter().skip(1).copied().collect())
            }
        };
        self.line(name, &placement);
    }

    /// A name in its lines, level: the upper left corner of its block, and how its lines are set
    /// there, from flush left at 0 to flush right at 1.
    fn block(&mut self, name: &Name, corner: PagePt, align: f64) {
        let width = name.block_width();
        let lines = name.lines();
        let last = lines.len().saturating_sub(1);
        for (i, line) in lines.iter().enumerate() {
            let numbers = name.numbers.as_ref().filter(|_| i == last);
            let left = align * (width - name.line_width(i));
            let down = name.size_pt * (TOP + ASCENT + i as f64 * LINE_STEP);
            let baseline = corner.offset(left, down);
            self.text(name, line, name.size_pt, baseline, 0.0);
            if let Some(numbers) = numbers {
                let after = name.text_width(line) + NUMBER_GAP_PT;
                let at = baseline.offset(after, -name.size_pt * NUMBER_RISE);
                self.text(name, numbers, NOTE_PT, at, 0.0);
            }
        }
    }

    /// A name with its numbers, turned about their middle.
    fn name(&mut self, name: &Name, middle: PagePt, angle_rad: f64) {
        let (cos, sin) = (angle_rad.cos(), angle_rad.sin());
        let along = |by: f64, up: f64| middle.offset(by * cos + up * sin, by * sin - up * cos);
        let at = along(-name.numbers_width() / 2.0, 0.0);
        self.centred(name, &name.text, name.size_pt, at, angle_rad);
        if let Some(numbers) = &name.numbers {
            let right = name.width() / 2.0 - text_width(numbers, NOTE_PT) / 2.0;
            let rise = (name.size_pt - NOTE_PT) / 2.0 + name.size_pt * NUMBER_RISE / 2.0;
            self.centred(name, numbers, NOTE_PT, along(right, rise), angle_rad);
        }
    }

    /// Text of a size turned about its middle.
    fn centred(&mut self, name: &Name, text: &str, size: f64, middle: PagePt, angle_rad: f64) {
        let left = -0.5 * width_in(text, size, weight_at(name, size));
        let down = 0.5 * (ASCENT - DESCENT) * size;
        let (cos, sin) = (angle_rad.cos(), angle_rad.sin());
        let at = middle.offset(left * cos - down * sin, left * sin + down * cos);
        self.text(name, text, size, at, angle_rad);
    }

    fn text(&mut self, name: &Name, content: &str, size_pt: f64, at: PagePt, angle_rad: f64) {
        let halo = Some(self.frame.theme().paper);
        let text = turned_text(content, at, size_pt, name.color, halo, angle_rad);
        let text = weighted(text, weight_at(name, size_pt));
        let text = continuing(text, std::mem::replace(&mut self.has_begun, true));
        self.list.add_of(Mark::Name, name.feature, text);
    }

    fn code(&mut self, name: &Name, placement: &Placement) {
        let Setting::Block { rect, .. } = placement.setting else {
            return;
        };
        let paper = self.frame.theme().paper;
        let ring = (rect.width() / 2.0, paper, name.color);
        let text = (name.text.as_str(), name.color, name.size_pt);
        for shape in encircled(text, rect.center(), ring) {
            self.list.add_of(Mark::Code, name.feature, shape);
        }
    }

    /// A number on its disc.
    fn count(&mut self, name: &Name, placement: &Placement) {
        let Setting::Block { rect, .. } = placement.setting else {
            return;
        };
        let theme = self.frame.theme();
        for shape in count_disc(theme, rect.center(), &name.text, name.color) {
            self.list.add_of(Mark::Count, name.feature, shape);
        }
    }

    /// A number in a square: codes are letters in rings, counts numbers on discs. It is as light as
    /// it can be, for many stand where a map is full.
    fn number(&mut self, name: &Name, number: usize, placement: &Placement) {
        let Setting::Block { rect, .. } = placement.setting else {
            return;
        };
        let edge = Stroke::solid(name.color, 0.7);
        let square = rectangle(rect, Some(self.frame.theme().paper), Some(edge));
        self.list.add_of(Mark::Number, name.feature, square);
        let digits = number.to_string();
        let baseline = rect.center().offset(
            -0.5 * text_width(&digits, NOTE_PT),
            0.5 * (ASCENT - DESCENT) * NOTE_PT,
        );
        let digits = text(&digits, baseline, NOTE_PT, name.color);
        self.list.add_of(Mark::Number, name.feature, digits);
    }

    /// A line from a node to the name that stands away from it, clear of what it crosses.
    fn leader(&mut self, ends: [PagePt; 2]) {
        let (ink, paper) = (self.frame.theme().ink_soft, self.frame.theme().paper);
        for stroke in [Stroke::solid(paper, 2.4), Stroke::solid(ink, 0.9)] {
            self.list.add(Mark::Leader, path(ends.to_vec(), stroke));
        }
    }
}
