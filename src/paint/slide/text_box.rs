//! A label as a text box: its lines where the scene has them, whatever font they are set in.
//!
//! A box has no room of its own and does not wrap. A single line stands in the middle of its height,
//! and on the ground in the middle of its width, so that a font of other proportions moves it least.

use super::units::{SlidePt, SlideRect, Units};
use crate::font::{ASCENT, DESCENT, Script, Weight, width_in};
use crate::paint::runs::ends_with_word;
use crate::paint::turn::Turn;
use crate::paint::vertical::Upright;
use crate::projection::PagePt;
use crate::scene::{Rgba, Text};

/// How far above its baseline the middle of a line is, in ems: of the fonts that programs for slides
/// set Chinese in, and of those for Latin.
const MIDDLE_HAN: f64 = 0.4;
const MIDDLE_LATIN: f64 = 0.347;
/// How far below its baseline a line of such fonts reaches.
const DEPTH_HAN: f64 = 0.27;
const DEPTH_LATIN: f64 = 0.212;
/// Baselines that differ by less than this share of the size are one line.
const SAME_LINE: f64 = 0.5;
/// From which share of the size on a part is raised.
const RAISED: f64 = 0.1;
/// How much higher a line may be in the font of a program, as a share of its size on each side.
const SPARE_HEIGHT: f64 = 0.25;
/// Sixty thousandths of a degree, in which files count angles.
const PER_DEGREE: f64 = 60_000.0;
const FULL_TURN: i64 = 21_600_000;

/// On which point its lines are aligned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Centre,
}

/// How text keeps to its box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Setting {
    /// Its lines are as long as they are, about the middle of the height.
    Lines,
    /// A line that is longer than the box is broken, about the middle of the height.
    Broken,
    /// The same from the top, and smaller where there are more lines than the box has room for.
    Column,
}

/// Text in a box.
#[derive(Clone, Debug)]
pub(super) struct TextBox {
    /// The box before it is turned about its middle.
    pub(super) rect: SlideRect,
    /// Clockwise, in sixty thousandths of a degree, less than a full turn.
    pub(super) turn: i64,
    pub(super) align: Align,
    pub(super) setting: Setting,
    pub(super) paragraphs: Vec<Paragraph>,
}

/// Lines that are one text.
#[derive(Clone, Debug)]
pub(super) struct Paragraph {
    /// How far its lines are moved in.
    pub(super) margin: i64,
    /// How much farther the first one is.
    pub(super) indent: i64,
    /// From baseline to baseline, where there is more than one line in the box.
    pub(super) spacing: Option<i64>,
    pub(super) lines: Vec<Vec<Run>>,
}

/// Letters that look alike.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub(super) content: String,
    /// In hundredths of a point.
    pub(super) size: i64,
    pub(super) is_bold: bool,
    pub(super) color: Rgba,
    /// The colour around the letters, and how far it reaches.
    pub(super) halo: Option<(Rgba, i64)>,
    /// How far it stands above the line, as a share of the size of the line.
    pub(super) rise: f64,
}

impl TextBox {
    /// The same text from one side to another, its paragraphs broken into lines anew.
    pub(super) fn broken_between(mut self, left: i64, right: i64) -> Self {
        self.rect.min.x = left;
        self.rect.max.x = right.max(left + 1);
        self.setting = Setting::Broken;
        if self.paragraphs.iter().any(|p| p.spacing.is_none()) {
            let spare = (self.rect.height() as f64 * SPARE_HEIGHT) as i64;
            self.rect.min.y -= spare;
            self.rect.max.y += spare;
        }
        self.paragraphs.iter_mut().for_each(Paragraph::join);
        self
    }

    /// The same in a column up to a side.
    pub(super) fn in_column(self, right: i64) -> Self {
        let left = self.rect.min.x;
        let mut column = self.broken_between(left, right);
        if column.paragraphs.iter().all(|p| p.spacing.is_some()) {
            column.setting = Setting::Column;
        }
        column
    }

    /// How its first letters look.
    pub(super) fn letters(&self) -> Option<&Run> {
        self.paragraphs.first()?.lines.first()?.first()
    }

    /// The box around it as it stands.
    pub(super) fn bounds(&self) -> SlideRect {
        if self.turn == 0 {
            return self.rect;
        }
        let angle = (self.turn as f64 / PER_DEGREE).to_radians();
        let (sin, cos) = (angle.sin().abs(), angle.cos().abs());
        let (width, height) = (self.rect.width() as f64, self.rect.height() as f64);
        let half = |length: f64| (length / 2.0).ceil() as i64;
        let (across, down) = (
            half(width * cos + height * sin),
            half(width * sin + height * cos),
        );
        let middle = SlidePt {
            x: i64::midpoint(self.rect.min.x, self.rect.max.x),
            y: i64::midpoint(self.rect.min.y, self.rect.max.y),
        };
        SlideRect {
            min: SlidePt {
                x: middle.x - across,
                y: middle.y - down,
            },
            max: SlidePt {
                x: middle.x + across,
                y: middle.y + down,
            },
        }
    }

    /// The parts of labels that are one box, each label a paragraph at least; `None` without any.
    pub(super) fn of_labels(labels: &[&[&Text]], align: Align, units: Units) -> Option<Self> {
        let (first, rest) = labels.first()?.split_first()?;
        let turn = Turn::of(first, rest);
        let lines: Vec<LineOfBox<'_>> = labels
            .iter()
            .flat_map(|label| lines_of(label, &turn))
            .collect();
        let rect = page_box(&lines, align)?;
        let middle = turn.done(PagePt::new(
            f64::midpoint(rect.0.x, rect.1.x),
            f64::midpoint(rect.0.y, rect.1.y),
        ));
        let half = ((rect.1.x - rect.0.x) / 2.0, (rect.1.y - rect.0.y) / 2.0);
        Some(Self {
            rect: SlideRect {
                min: units.point(middle.offset(-half.0, -half.1)),
                max: units.point(middle.offset(half.0, half.1)),
            },
            turn: units_of_turn(turn.angle_rad),
            align,
            setting: Setting::Lines,
            paragraphs: paragraphs(&lines, rect.0.x, align, units),
        })
    }
}

fn units_of_turn(angle_rad: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "a few turns")]
    let units = (angle_rad.to_degrees() * PER_DEGREE).round() as i64;
    units.rem_euclid(FULL_TURN)
}

/// A line before its label is turned.
struct LineOfBox<'t> {
    /// Whether it begins a label.
    is_first: bool,
    parts: Vec<Part<'t>>,
}

struct Part<'t> {
    text: &'t Text,
    content: String,
    /// The left end of its baseline, and its width.
    at: PagePt,
    width: f64,
}

impl LineOfBox<'_> {
    fn baseline(&self) -> f64 {
        self.parts.first().map_or(0.0, |part| part.at.y)
    }

    fn size(&self) -> f64 {
        let sizes = self.parts.iter().map(|part| part.text.size_pt);
        sizes.fold(0.0, f64::max)
    }

    fn left(&self) -> f64 {
        self.parts.first().map_or(0.0, |part| part.at.x)
    }

    fn right(&self) -> f64 {
        self.parts.last().map_or(0.0, |part| part.at.x + part.width)
    }

    fn centre(&self) -> f64 {
        f64::midpoint(self.left(), self.right())
    }

    /// Whether all of it is set in the font for Latin.
    fn is_latin(&self) -> bool {
        let mut letters = self.parts.iter().flat_map(|part| part.content.chars());
        letters.all(|c| c < '\u{2e80}')
            && self
                .parts
                .iter()
                .all(|p| Script::of(&p.content) == Script::Latin)
    }

    /// How far above its baseline its middle is, and how far below it reaches.
    fn middle_and_depth(&self) -> (f64, f64) {
        let (middle, depth) = if self.is_latin() {
            (MIDDLE_LATIN, DEPTH_LATIN)
        } else {
            (MIDDLE_HAN, DEPTH_HAN)
        };
        (middle * self.size(), depth * self.size())
    }
}

/// The parts of a label by line, none turned.
fn lines_of<'t>(label: &[&'t Text], turn: &Turn) -> Vec<LineOfBox<'t>> {
    let mut lines: Vec<LineOfBox<'t>> = Vec::new();
    for text in label {
        let part = part(text, turn);
        let is_same = |line: &&mut LineOfBox<'_>| {
            (line.baseline() - part.at.y).abs() < SAME_LINE * line.size()
        };
        match lines.last_mut().filter(is_same) {
            Some(line) => line.parts.push(part),
            None => lines.push(LineOfBox {
                is_first: lines.is_empty(),
                parts: vec![part],
            }),
        }
    }
    lines
}

/// A part where it stands before its label is turned; one that is turned by itself stands upright in
/// the same middle.
fn part<'t>(text: &'t Text, turn: &Turn) -> Part<'t> {
    let size = text.size_pt;
    let width = width_in(&text.content, size, text.weight);
    if turn.is_of(text) {
        return Part {
            text,
            content: text.content.clone(),
            at: turn.undone(text.at),
            width,
        };
    }
    if let Some(upright) = Upright::of(text) {
        let content = upright.form.to_string();
        return Part {
            text,
            width: width_in(&content, size, text.weight),
            content,
            at: turn.undone(upright.at),
        };
    }
    let (sin, cos) = text.angle_rad.sin_cos();
    let (half, up) = (width / 2.0, 0.5 * (ASCENT - DESCENT) * size);
    let middle = text.at.offset(half * cos + up * sin, half * sin - up * cos);
    Part {
        text,
        content: text.content.clone(),
        at: turn.undone(middle.offset(-half, up)),
        width,
    }
}

/// The corners of the box of some lines before it is turned.
fn page_box(lines: &[LineOfBox<'_>], align: Align) -> Option<(PagePt, PagePt)> {
    let (first, last) = (lines.first()?, lines.last()?);
    let width = lines.iter().map(|line| line.right() - line.left());
    let width = width.fold(0.0, f64::max);
    let left = match align {
        Align::Left => lines
            .iter()
            .map(LineOfBox::left)
            .fold(f64::INFINITY, f64::min),
        Align::Centre => {
            let centre = lines
                .iter()
                .map(LineOfBox::centre)
                .fold(f64::INFINITY, f64::min);
            centre - width / 2.0
        }
    };
    let (middle, depth) = last.middle_and_depth();
    let (top, bottom) = if lines.len() == 1 {
        let half = 0.5 * (ASCENT + DESCENT) * last.size();
        let middle = last.baseline() - middle;
        (middle - half, middle + half)
    } else {
        let pitches = lines.windows(2).map(|w| w[1].baseline() - w[0].baseline());
        let bottom = last.baseline() + depth;
        let first_pitch = lines[1].baseline() - first.baseline();
        (bottom - pitches.sum::<f64>() - first_pitch, bottom)
    };
    Some((PagePt::new(left, top), PagePt::new(left + width, bottom)))
}

/// Lines as paragraphs of a box that begins at `left`: those of a label that are moved in alike are
/// one, and so is a first line with others that hang.
fn paragraphs(lines: &[LineOfBox<'_>], left: f64, align: Align, units: Units) -> Vec<Paragraph> {
    let mut made: Vec<Paragraph> = Vec::new();
    let widest = lines.iter().map(|line| line.right() - line.left());
    let middle = left + widest.fold(0.0, f64::max) / 2.0;
    for (i, line) in lines.iter().enumerate() {
        let before = lines.get(i.wrapping_sub(1)).or_else(|| lines.get(1));
        let spacing =
            before.map(|before| units.length((line.baseline() - before.baseline()).abs()));
        let margin = match align {
            Align::Left => units.length(line.left() - left),
            // A line that is centred beside a margin is moved by half of it.
            Align::Centre => units.length(2.0 * (line.centre() - middle)),
        };
        let runs = runs(line, units);
        match made.last_mut().filter(|_| !line.is_first) {
            Some(last) if last.takes(margin, spacing, align) => {
                if last.lines.len() == 1 {
                    last.indent = last.margin - margin;
                    last.margin = margin;
                }
                last.lines.push(runs);
            }
            _ => made.push(Paragraph {
                margin,
                indent: 0,
                spacing,
                lines: vec![runs],
            }),
        }
    }
    made
}

impl Paragraph {
    /// Makes one line of its lines, as they look at the beginning.
    fn join(&mut self) {
        let mut runs = std::mem::take(&mut self.lines).into_iter().flatten();
        let Some(mut all) = runs.next() else { return };
        for run in runs {
            if ends_with_word(&all.content) {
                all.content.push(' ');
            }
            all.content.push_str(&run.content);
        }
        self.lines.push(vec![all]);
    }

    /// Whether a line that is moved in so far, and as far from the one before, goes on with it.
    fn takes(&self, margin: i64, spacing: Option<i64>, align: Align) -> bool {
        let both = self.spacing.zip(spacing);
        let is_as_far = both.is_some_and(|(own, other)| own.abs_diff(other) <= 1);
        let hangs = align == Align::Left && self.lines.len() == 1 && margin > self.margin;
        is_as_far && (margin == self.margin || hangs)
    }
}

fn runs(line: &LineOfBox<'_>, units: Units) -> Vec<Run> {
    let (size, baseline) = (line.size(), line.baseline());
    let run = |part: &Part<'_>| {
        let rise = (baseline - part.at.y) / size;
        Run {
            content: part.content.clone(),
            size: units.text_size(part.text.size_pt),
            is_bold: part.text.weight == Weight::Bold,
            color: part.text.color,
            halo: part
                .text
                .halo
                .map(|color| (color, units.length(part.text.halo_pt))),
            rise: if rise.abs() < RAISED { 0.0 } else { rise },
        }
    };
    line.parts.iter().map(run).collect()
}
