//! Where each paragraph and each line of a text is, as far as it is known, for one width.
//!
//! Lines are broken once and kept. A long paragraph is broken in steps, so that no frame takes
//! longer than another, and what is not broken yet is estimated.

use std::collections::BTreeMap;
use std::ops::Range;

use super::content::Content;
use super::sizes::{GUTTER_PT, face, letters, line_pt};
use crate::font::BrokenLines;
use crate::reader::TypesetParagraph;
use crate::ui::in_sight::{between, tops};

/// Between paragraphs, in points.
const GAP_PT: f32 = 8.0;
/// How many characters are broken into lines in a frame, about.
const CHARACTERS_A_FRAME: usize = 20_000;
/// So many lines are kept of paragraphs that are out of sight.
const MOST_LINES: usize = 50_000;

/// For what the lines of a text are broken.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Fit {
    pub(super) width_pt: f32,
    pub(super) pixels_per_point: f32,
}

/// How much of a text may still be broken in this frame.
#[derive(Debug)]
pub(super) struct Patience(usize);

impl Patience {
    /// That of a frame.
    pub(super) const fn of_a_frame() -> Self {
        Self(CHARACTERS_A_FRAME)
    }
}

/// The paragraphs and lines of a text.
#[derive(Debug, Default)]
pub(super) struct Layout {
    fit: Fit,
    /// The height of each paragraph as far as it is known.
    heights: Vec<f32>,
    tops: Vec<f32>,
    lines: BTreeMap<usize, BrokenLines>,
    /// How many lines these are.
    kept: usize,
}

impl Layout {
    /// That of a text of which no line is known.
    pub(super) fn of(content: &Content<'_>, fit: Fit) -> Self {
        let paragraphs = content.typeset.paragraphs.iter();
        let heights: Vec<f32> = paragraphs.map(|of| estimate(of, fit)).collect();
        Self {
            fit,
            tops: tops(&heights, GAP_PT),
            heights,
            ..Self::default()
        }
    }

    /// Whether it is for a text of so many paragraphs.
    pub(super) fn is_of(&self, content: &Content<'_>) -> bool {
        self.heights.len() == content.typeset.paragraphs.len()
    }

    /// Whether it is for a width.
    pub(super) fn fits(&self, fit: Fit) -> bool {
        let own = self.fit;
        let is_as_dense = own.pixels_per_point.to_bits() == fit.pixels_per_point.to_bits();
        is_as_dense && (own.width_pt - fit.width_pt).abs() <= 0.5
    }

    /// The height of all.
    pub(super) fn height(&self) -> f32 {
        let last = self.tops.last().zip(self.heights.last());
        last.map_or(0.0, |(top, height)| top + height) + GAP_PT
    }

    /// The paragraphs that have a part between two heights.
    pub(super) fn between(&self, from: f32, to: f32) -> Range<usize> {
        between(&self.tops, &self.heights, from, to)
    }

    /// Where a paragraph begins.
    pub(super) fn top(&self, at: usize) -> f32 {
        self.tops.get(at).copied().unwrap_or_default()
    }

    /// The height of a paragraph.
    pub(super) fn height_of(&self, at: usize) -> f32 {
        self.heights.get(at).copied().unwrap_or_default()
    }

    /// The lines of a paragraph that are known.
    pub(super) fn lines(&self, at: usize) -> &[Range<usize>] {
        self.lines.get(&at).map_or(&[], BrokenLines::known)
    }

    /// The height of the lines of a paragraph.
    pub(super) fn line_pt(&self, paragraph: &TypesetParagraph) -> f32 {
        line_pt(letters(paragraph).0, self.fit.pixels_per_point)
    }

    /// Breaks a paragraph into lines, as far as there is patience; whether it is done.
    pub(super) fn finish(
        &mut self,
        content: &Content<'_>,
        at: usize,
        patience: &mut Patience,
    ) -> bool {
        self.reach(content, at, usize::MAX, patience)
    }

    /// Breaks the paragraph of a character into lines up to this, as far as there is patience;
    /// whether its line is known.
    pub(super) fn reach_character(
        &mut self,
        content: &Content<'_>,
        character: u32,
        patience: &mut Patience,
    ) -> bool {
        let at = content.typeset.paragraph_of(character);
        let Some(paragraph) = content.typeset.paragraphs.get(at) else {
            return true;
        };
        let byte = content.byte_in(paragraph, character);
        let is_reached = self.reach(content, at, byte, patience);
        self.settle();
        is_reached
    }

    fn reach(
        &mut self,
        content: &Content<'_>,
        at: usize,
        byte: usize,
        patience: &mut Patience,
    ) -> bool {
        let Some(paragraph) = content.typeset.paragraphs.get(at) else {
            return true;
        };
        let broken = self.lines.entry(at).or_default();
        let before = broken.known().len();
        let words = content.words(paragraph);
        let (size_pt, weight) = letters(paragraph);
        // The toolkit measures in whole pixels here and there.
        let room = f64::from(self.fit.width_pt - GUTTER_PT) * 0.99;
        while !broken.is_whole() && broken.reached() <= byte && patience.0 > 0 {
            let seen = broken.go_on(words, (face(weight), f64::from(size_pt)), room);
            patience.0 = patience.0.saturating_sub(seen);
        }
        self.kept += broken.known().len() - before;
        let is_reached = broken.is_whole() || broken.reached() > byte;
        let lines = match (broken.known().len(), broken.reached()) {
            (0, _) => return is_reached,
            (known, _) if broken.is_whole() => known,
            (known, reached) => words.len() * known / reached.max(1),
        };
        let line_pt = line_pt(size_pt, self.fit.pixels_per_point);
        if let Some(height) = self.heights.get_mut(at) {
            *height = lines as f32 * line_pt;
        }
        is_reached
    }

    /// Brings the places of paragraphs up to their heights.
    pub(super) fn settle(&mut self) {
        self.tops = tops(&self.heights, GAP_PT);
    }

    /// Where the line of a character begins, and how high it is, where that is known.
    pub(super) fn line_of(&self, content: &Content<'_>, character: u32) -> Option<(f32, f32)> {
        let at = content.typeset.paragraph_of(character);
        let paragraph = content.typeset.paragraphs.get(at)?;
        let byte = content.byte_in(paragraph, character);
        let line = self.lines.get(&at)?.line_of(byte)?;
        let line_pt = self.line_pt(paragraph);
        Some((self.top(at) + line as f32 * line_pt, line_pt))
    }

    /// The first character of the line at a height, and how far the line begins above that.
    pub(super) fn character_at(&self, content: &Content<'_>, y: f32) -> (u32, f32) {
        let at = self.between(y, y).start;
        let Some(paragraph) = content.typeset.paragraphs.get(at) else {
            return (content.typeset.length, 0.0);
        };
        let within = y - self.top(at);
        let line_pt = self.line_pt(paragraph);
        let nth = (within.max(0.0) / line_pt) as usize;
        match self.lines(at).get(nth) {
            Some(line) => {
                let character = content.text.offset_at(paragraph.bytes.start + line.start);
                (character, within - nth as f32 * line_pt)
            }
            None => (paragraph.start, within),
        }
    }

    /// Forgets lines that are far from some paragraphs where too many are known.
    pub(super) fn forget_beyond(&mut self, near: &Range<usize>) {
        while self.kept > MOST_LINES {
            let first = self.lines.keys().next().copied();
            let last = self.lines.keys().next_back().copied();
            let before = first.map_or(0, |at| near.start.saturating_sub(at));
            let after = last.map_or(0, |at| (at + 1).saturating_sub(near.end));
            let farthest = if before > after { first } else { last };
            let farthest = farthest.filter(|_| before.max(after) > 0);
            let Some(gone) = farthest.and_then(|at| self.lines.remove(&at)) else {
                return;
            };
            self.kept -= gone.known().len();
        }
    }
}

/// How high a paragraph will be, before it is broken into lines.
fn estimate(paragraph: &TypesetParagraph, fit: Fit) -> f32 {
    let (size_pt, _) = letters(paragraph);
    let letters = (paragraph.end - paragraph.start) as f32;
    let lines = (letters * size_pt / (fit.width_pt - GUTTER_PT).max(size_pt)).ceil();
    lines.max(1.0) * line_pt(size_pt, fit.pixels_per_point)
}
