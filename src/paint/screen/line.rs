//! Lines → pixels: a pixel takes as much of the colour as the line covers of it.
//!
//! A line is even in itself: where its segments meet or it crosses itself, no pixel is drawn twice.
//! Segments meet in a round; the ends of a line are cut off straight.

use std::ops::Range;

use egui::{Color32, Pos2, Rect, Vec2};

use super::blend::{over, share};
use super::raster::{Raster, first_centre};

/// A line on the page, in points.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) points: Vec<Pos2>,
    pub(super) width: f32,
    pub(super) color: Color32,
}

impl Line {
    /// The box around it.
    pub(super) fn bounds(&self) -> Rect {
        Rect::from_points(&self.points).expand(self.width / 2.0)
    }
}

/// A line as rows of pixels cross it.
pub(super) struct Stroke {
    points: Vec<Pos2>,
    color: Color32,
    profile: Profile,
    /// Whether it ends where it begins, so that it has no ends.
    is_closed: bool,
    top: f32,
    bottom: f32,
}

/// How much of a pixel a line covers, by how far the pixel's centre lies from its middle.
#[derive(Clone, Copy)]
struct Profile {
    /// From here on nothing.
    reach: f32,
    /// At most.
    most: f32,
}

/// What lines cover of a raster's pixels, of 255, and where that is not nothing.
#[derive(Default)]
pub(super) struct Coverage {
    of_255: Vec<u8>,
    /// The pixels of a row that may be covered, by their numbers in the raster.
    runs: Vec<Range<usize>>,
}

impl Stroke {
    /// A line on a picture whose corner lies at `origin`, in pixels.
    pub(super) fn of(line: &Line, pixels_per_point: f32, origin: Vec2) -> Self {
        let width = (line.width * pixels_per_point).max(0.0);
        let profile = Profile {
            reach: width / 2.0 + 0.5,
            most: width.min(1.0),
        };
        let at = |p: &Pos2| (p.to_vec2() * pixels_per_point - origin).to_pos2();
        let points: Vec<Pos2> = line.points.iter().map(at).collect();
        let (top, bottom) = points
            .iter()
            .fold((f32::INFINITY, f32::NEG_INFINITY), |(top, bottom), p| {
                (top.min(p.y), bottom.max(p.y))
            });
        Self {
            is_closed: points.len() > 2 && points.first() == points.last(),
            points,
            color: line.color,
            profile,
            top: top - profile.reach,
            bottom: bottom + profile.reach,
        }
    }

    /// Draws the line.
    pub(super) fn draw(&self, raster: &mut Raster<'_>, coverage: &mut Coverage) {
        let first = first_centre(self.top, raster.top, raster.bottom);
        let last = first_centre(self.bottom, raster.top, raster.bottom);
        if first >= last || self.color == Color32::TRANSPARENT {
            return;
        }
        coverage.make_room(raster);
        let ends = self.points.len().saturating_sub(1);
        for (i, pair) in self.points.windows(2).enumerate() {
            let segment = Segment {
                from: pair[0],
                to: pair[1],
                is_cut: [!self.is_closed && i == 0, !self.is_closed && i + 1 == ends],
                profile: self.profile,
            };
            segment.cover(raster, coverage);
        }
        coverage.paint(raster, self.color);
    }
}

/// A piece of a line between two of its points.
struct Segment {
    from: Pos2,
    to: Pos2,
    /// Whether the line ends at each of its ends.
    is_cut: [bool; 2],
    profile: Profile,
}

impl Segment {
    /// Adds what it covers of a raster's pixels.
    fn cover(&self, raster: &Raster<'_>, coverage: &mut Coverage) {
        let reach = self.profile.reach;
        let whole = self.to - self.from;
        let length = whole.length_sq().sqrt();
        if !(length > 1e-6 && length.is_finite()) {
            return;
        }
        let unit = whole / length;
        let (upper, lower) = (self.from.y.min(self.to.y), self.from.y.max(self.to.y));
        let first = first_centre(upper - reach, raster.top, raster.bottom);
        let last = first_centre(lower + reach, raster.top, raster.bottom);
        let left = self.from.x.min(self.to.x) - reach;
        let right = self.from.x.max(self.to.x) + reach;
        // In a row, how far the line goes aside and how wide it is.
        let is_steep = unit.y.abs() > 1e-3;
        let (slope, half) = (unit.x / unit.y, reach / unit.y.abs());
        let ends = self.is_cut.map(End::new);
        for row in first..last {
            let down = center(row) - self.from.y;
            let (mut least, mut end) = (left, right);
            if is_steep {
                let middle = self.from.x + down * slope;
                (least, end) = (least.max(middle - half), end.min(middle + half));
            }
            let start = first_centre(least, raster.left, raster.right);
            let end = first_centre(end, raster.left, raster.right);
            if start >= end {
                continue;
            }
            let pixels = coverage.run(raster.range(row, start, end));
            let from = (center(start) - self.from.x, down);
            for (i, pixels) in (0_u16..).zip(pixels.chunks_mut(AT_ONCE)) {
                let first = f32::from(i) * AT_ONCE as f32;
                let covered = self.covered(&ends, unit, length, (from.0 + first, from.1));
                for (pixel, covered) in pixels.iter_mut().zip(covered) {
                    *pixel = (*pixel).max(covered);
                }
            }
        }
    }

    /// What it covers of some pixels of a row, of 255, the first of which lies so far from its start.
    ///
    /// All are computed at once and without a branch, for what is beyond an end is hard to foresee.
    #[inline]
    fn covered(
        &self,
        ends: &[End; 2],
        unit: Vec2,
        length: f32,
        (across, down): (f32, f32),
    ) -> [u8; AT_ONCE] {
        let Profile { reach, most } = self.profile;
        let mut of_255 = [0; AT_ONCE];
        for (step, of_255) in STEPS.into_iter().zip(&mut of_255) {
            let across = across + step;
            let before = -(across * unit.x + down * unit.y);
            let aside = across * unit.y - down * unit.x;
            let after = -before - length;
            let round = larger(before * ends[0].round, after * ends[1].round);
            let beyond = larger(round, 0.0);
            let distance = (aside * aside + beyond * beyond).sqrt();
            let share = ends[0].share(before) * ends[1].share(after);
            let covered = smaller(reach - distance, most) * share;
            *of_255 = rounded(larger(covered, 0.0) * 255.0);
        }
        of_255
    }
}

/// How many pixels are computed at once.
const AT_ONCE: usize = 4;

/// Where they lie from the first of them.
const STEPS: [f32; AT_ONCE] = [0.0, 1.0, 2.0, 3.0];

/// The larger of two numbers, by one instruction: neither is NaN.
#[inline]
fn larger(a: f32, b: f32) -> f32 {
    if a > b { a } else { b }
}

/// The smaller of two numbers.
#[inline]
fn smaller(a: f32, b: f32) -> f32 {
    if a < b { a } else { b }
}

/// The end of a segment.
#[derive(Clone, Copy)]
struct End {
    /// One where the line goes on, so that the end is round; else zero.
    round: f32,
    /// How far the line is drawn beyond.
    most_beyond: f32,
}

impl End {
    const fn new(is_cut: bool) -> Self {
        if is_cut {
            Self {
                round: 0.0,
                most_beyond: 0.5,
            }
        } else {
            Self {
                round: 1.0,
                most_beyond: f32::MAX,
            }
        }
    }

    /// How much of a pixel so far beyond it is drawn.
    #[inline]
    fn share(self, beyond: f32) -> f32 {
        smaller(larger(self.most_beyond - beyond, 0.0), 1.0)
    }
}

impl Coverage {
    /// Makes room for the pixels of a raster.
    fn make_room(&mut self, raster: &Raster<'_>) {
        if self.of_255.len() < raster.pixels.len() {
            self.of_255.resize(raster.pixels.len(), 0);
        }
    }

    /// Pixels of a row, which are noted as covered.
    fn run(&mut self, pixels: Range<usize>) -> &mut [u8] {
        self.runs.push(pixels.clone());
        &mut self.of_255[pixels]
    }

    /// Paints what is covered, and forgets it.
    fn paint(&mut self, raster: &mut Raster<'_>, color: Color32) {
        for run in self.runs.drain(..) {
            let covered = &mut self.of_255[run.clone()];
            for (covered, pixel) in covered.iter_mut().zip(&mut raster.pixels[run]) {
                if *covered > 0 {
                    *pixel = over(share(color, *covered), *pixel);
                    *covered = 0;
                }
            }
        }
    }
}

/// The middle of a pixel.
#[expect(clippy::cast_precision_loss, reason = "an image is small")]
fn center(pixel: usize) -> f32 {
    pixel as f32 + 0.5
}

/// A number of 255, rounded.
#[expect(clippy::cast_possible_truncation, reason = "it is 255 at most")]
#[inline]
fn rounded(of_255: f32) -> u8 {
    /// From here on the lowest bit of a number is one.
    const WHOLE: f32 = 8_388_608.0;
    (of_255 + WHOLE).to_bits() as u8
}
