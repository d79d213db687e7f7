//! Lines → pixels: a pixel takes as much of the colour as the line covers of it.
//!
//! A line is even in itself: where its segments meet or it crosses itself, no pixel is drawn twice.
//! Segments meet in a round; the ends of a line are cut off straight.

use std::ops::Range;

use egui::{Color32, Pos2, Rect, Vec2};

use super::blend::{AT_ONCE, cover, over, share};
use super::pixels::ToPixels;
use super::raster::{Raster, first_centre};

/// A line on the page, in points.
#[derive(Debug)]
pub(super) struct Line {
    /// Which of the points of all lines are its own.
    pub(super) points: Range<usize>,
    pub(super) width: f32,
    pub(super) color: Color32,
    /// The box around its points.
    pub(super) around: Rect,
}

/// A point of a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct LinePoint {
    pub(super) at: Pos2,
    /// Whether a piece of the line begins here.
    pub(super) is_first: bool,
}

/// The box around points of a line.
pub(super) fn around(points: &[LinePoint]) -> Rect {
    let mut around = Rect::NOTHING;
    points.iter().for_each(|point| around.extend_with(point.at));
    around
}

/// A line as rows of pixels cross it.
pub(super) struct Stroke<'a> {
    points: &'a [LinePoint],
    to_pixels: ToPixels,
    color: Color32,
    profile: Profile,
    /// Whether it is of one piece that ends where it begins, so that it has no ends.
    is_closed: bool,
    /// The boxes around what the stretches of a long line cover; none of a short one.
    stretches: Vec<Rect>,
    /// The box around all it covers.
    around: Rect,
}

/// How many segments a stretch has: most of a long line lies in none of the pictures that a map is
/// drawn in, and is passed over stretch by stretch.
const STRETCH: usize = 16;

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
    /// The first of the pixels that may be covered, so many at once, by its number in the raster.
    firsts: Vec<usize>,
}

impl Profile {
    /// Of a line of some width on a picture.
    fn of(width: f32, to_pixels: ToPixels) -> Self {
        let width = (width * to_pixels.pixels_per_point).max(0.0);
        Self {
            reach: width / 2.0 + 0.5,
            most: width.min(1.0),
        }
    }
}

impl Line {
    /// The box around what it covers of a picture.
    pub(super) fn covers(&self, to_pixels: ToPixels) -> Rect {
        let reach = Profile::of(self.width, to_pixels).reach;
        to_pixels.rect(self.around).expand(reach)
    }
}

impl<'a> Stroke<'a> {
    /// A line of some points on a picture.
    pub(super) fn of(line: &Line, points: &'a [LinePoint], to_pixels: ToPixels) -> Self {
        let profile = Profile::of(line.width, to_pixels);
        let segments = points.len().saturating_sub(1);
        let stretch = |first: usize| {
            let last = (first + STRETCH).min(segments);
            let around = around(&points[first..=last]);
            to_pixels.rect(around).expand(profile.reach)
        };
        let stretches = (0..segments).step_by(STRETCH);
        Self {
            is_closed: is_closed(points),
            around: line.covers(to_pixels),
            stretches: if segments > STRETCH {
                stretches.map(stretch).collect()
            } else {
                Vec::new()
            },
            points,
            to_pixels,
            color: line.color,
            profile,
        }
    }

    /// Draws the line.
    pub(super) fn draw(&self, raster: &mut Raster<'_>, coverage: &mut Coverage) {
        let picture = raster.rect();
        if !picture.intersects(self.around) || self.color == Color32::TRANSPARENT {
            return;
        }
        coverage.make_room(raster);
        if self.stretches.is_empty() {
            self.cover(0..self.points.len(), raster, coverage);
        }
        for (stretch, around) in self.stretches.iter().enumerate() {
            if picture.intersects(*around) {
                let first = stretch * STRETCH;
                let end = (first + STRETCH + 1).min(self.points.len());
                self.cover(first..end, raster, coverage);
            }
        }
        coverage.paint(raster, self.color);
    }

    /// Adds what the segments between some of its points cover.
    fn cover(&self, points: Range<usize>, raster: &Raster<'_>, coverage: &mut Coverage) {
        for (i, pair) in (points.start..).zip(self.points[points].windows(2)) {
            let [from, to] = [pair[0], pair[1]];
            if to.is_first {
                continue;
            }
            let segment = Segment {
                from: self.to_pixels.point(from.at),
                to: self.to_pixels.point(to.at),
                profile: self.profile,
            };
            let is_last = self.points.get(i + 2).is_none_or(|next| next.is_first);
            // Each kind by itself, because those without a cut are quicker.
            match (!self.is_closed && from.is_first, !self.is_closed && is_last) {
                (false, false) => segment.cover::<false, false>(raster, coverage),
                (false, true) => segment.cover::<false, true>(raster, coverage),
                (true, false) => segment.cover::<true, false>(raster, coverage),
                (true, true) => segment.cover::<true, true>(raster, coverage),
            }
        }
    }
}

/// Whether a line is of one piece that ends where it begins.
fn is_closed(points: &[LinePoint]) -> bool {
    let [first, .., last] = points else {
        return false;
    };
    points.len() > 2 && first.at == last.at && !points[1..].iter().any(|point| point.is_first)
}

/// A piece of a line between two of its points.
struct Segment {
    from: Pos2,
    to: Pos2,
    profile: Profile,
}

impl Segment {
    /// Adds what it covers of a raster's pixels; the constants say at which of its ends the line
    /// ends.
    fn cover<const START: bool, const END: bool>(
        &self,
        raster: &Raster<'_>,
        coverage: &mut Coverage,
    ) {
        let (from, to, reach) = (self.from, self.to, self.profile.reach);
        let around = Rect::from_two_pos(from, to).expand(reach);
        let (columns, rows) = raster.pixels_in(around);
        if columns.is_empty() || rows.is_empty() {
            return;
        }
        let whole = to - from;
        let length = whole.length_sq().sqrt();
        if !(length > 1e-6 && length.is_finite()) {
            return;
        }
        let unit = whole / length;
        // In a row, how far the line goes aside and how wide it is.
        let is_steep = unit.y.abs() > 1e-3;
        let (slope, half) = (unit.x / unit.y, reach / unit.y.abs());
        for row in rows {
            let down = center(row) - from.y;
            let (mut start, mut end) = (columns.start, columns.end);
            if is_steep {
                let middle = from.x + down * slope;
                start = first_centre(middle - half, start, end);
                end = first_centre(middle + half, start, end);
            }
            if start >= end {
                continue;
            }
            let mut first = raster.range(row, start, end).start;
            let mut across = center(start) - from.x;
            let mut left = (end - start) as f32;
            while left > 0.0 {
                let at = (across, down);
                let covered = self.covered::<START, END>(unit, length, at, left);
                coverage.add(first, covered);
                first += AT_ONCE;
                across += AT_ONCE as f32;
                left -= AT_ONCE as f32;
            }
        }
    }

    /// What it covers of some pixels of a row, of 255, the first of which lies so far from its start;
    /// of no more than are `left` in the row.
    ///
    /// All are computed at once and without a branch, for what is beyond an end is hard to foresee.
    #[inline]
    fn covered<const START: bool, const END: bool>(
        &self,
        unit: Vec2,
        length: f32,
        (across, down): (f32, f32),
        left: f32,
    ) -> [u8; AT_ONCE] {
        let Profile { reach, most } = self.profile;
        // Of a cut end, half a pixel is covered where the end is.
        let share = |beyond: f32| smaller(larger(0.5 - beyond, 0.0), 1.0);
        let mut all = [0; AT_ONCE];
        // A loop, because a closure for each is not always put in its place.
        for (of_255, step) in all.iter_mut().zip(STEPS) {
            // One as far as the row goes, from there on nothing.
            let within = smaller(larger(left - step, 0.0), 1.0);
            let across = across + step;
            let along = across * unit.x + down * unit.y;
            let aside = across * unit.y - down * unit.x;
            let (before, after) = (-along, along - length);
            let beyond = match (START, END) {
                (false, false) => larger(larger(before, after), 0.0),
                (false, true) => larger(before, 0.0),
                (true, false) => larger(after, 0.0),
                (true, true) => 0.0,
            };
            let distance = (aside * aside + beyond * beyond).sqrt();
            let mut covered = larger(smaller(reach - distance, most), 0.0);
            if START {
                covered *= share(before);
            }
            if END {
                covered *= share(after);
            }
            *of_255 = rounded(covered * within * 255.0);
        }
        all
    }
}

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

impl Coverage {
    /// Makes room for the pixels of a raster.
    fn make_room(&mut self, raster: &Raster<'_>) {
        let count = raster.pixels.len() + AT_ONCE;
        if self.of_255.len() < count {
            self.of_255.resize(count, 0);
        }
    }

    /// Notes what some pixels from one on are covered of.
    #[inline]
    fn add(&mut self, first: usize, covered: [u8; AT_ONCE]) {
        if let Some(known) = self.of_255[first..].first_chunk_mut::<AT_ONCE>() {
            for (known, covered) in known.iter_mut().zip(covered) {
                *known = (*known).max(covered);
            }
            self.firsts.push(first);
        }
    }

    /// Paints what is covered, and forgets it.
    fn paint(&mut self, raster: &mut Raster<'_>, color: Color32) {
        for first in self.firsts.drain(..) {
            let Some(known) = self.of_255[first..].first_chunk_mut::<AT_ONCE>() else {
                continue;
            };
            let covered = std::mem::take(known);
            // They are painted already where segments meet.
            if covered == [0; AT_ONCE] {
                continue;
            }
            let pixels = &mut raster.pixels[first..];
            match pixels.first_chunk_mut() {
                Some(pixels) => cover(pixels, color, covered),
                // The last of all are fewer.
                None => {
                    for (pixel, covered) in pixels.iter_mut().zip(covered) {
                        *pixel = over(share(color, covered), *pixel);
                    }
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
