//! Some lines of a paragraph that are set together, and where each stretch of them is.

use std::ops::Range;
use std::sync::Arc;

use egui::{Galley, Pos2, Rect, pos2, vec2};

use super::content::Content;
use crate::reader::{Piece, TypesetParagraph};

/// A block of lines: short paragraphs are one, long ones have many, of which only those in sight
/// are set.
pub(super) struct Placed<'a> {
    pub(super) content: &'a Content<'a>,
    pub(super) paragraph: &'a TypesetParagraph,
    /// The words of the whole paragraph.
    pub(super) words: &'a str,
    /// The lines of the block, by the bytes of these words.
    pub(super) lines: &'a [Range<usize>],
    /// Which line of the paragraph the first one is.
    pub(super) first: usize,
    /// Where the line before the block ends.
    pub(super) before: usize,
    pub(super) galley: Arc<Galley>,
    pub(super) corner: Pos2,
}

impl Placed<'_> {
    /// The bytes of the block.
    pub(super) fn bytes(&self) -> Range<usize> {
        let first = self.lines.first().map_or(0, |line| line.start);
        first..self.lines.last().map_or(first, |line| line.end)
    }

    /// The pieces that have a part in the block.
    pub(super) fn pieces(&self) -> &[Piece] {
        let (pieces, bytes) = (&self.paragraph.pieces, self.bytes());
        let first = pieces.partition_point(|piece| piece.bytes.end <= bytes.start);
        let last = pieces.partition_point(|piece| piece.bytes.start < bytes.end);
        pieces.get(first..last).unwrap_or_default()
    }

    /// Whether a piece begins in the block.
    pub(super) fn begins_here(&self, piece: &Piece) -> bool {
        piece.bytes.start >= self.before
    }

    /// Where a stretch of words is: for each of its lines in the block the line and a rectangle.
    pub(super) fn rects(&self, words: Range<usize>) -> impl Iterator<Item = (usize, Rect)> {
        let first = self.lines.partition_point(|line| line.end <= words.start);
        let lines = self.lines.iter().enumerate().skip(first);
        let end = words.end;
        let lines = lines.take_while(move |(_, line)| line.start < end);
        lines.filter_map(move |(nth, line)| {
            let stretch = words.start.max(line.start)..words.end.min(line.end);
            let rect = (!stretch.is_empty()).then(|| self.rect(nth, &stretch))??;
            Some((self.first + nth, rect))
        })
    }

    /// Where a stretch of a line is.
    fn rect(&self, nth: usize, stretch: &Range<usize>) -> Option<Rect> {
        let (bytes, row) = (self.lines.get(nth)?, self.galley.rows.get(nth)?);
        let column = |byte: usize| {
            let before = self.words.get(bytes.start..byte);
            row.row
                .x_offset(before.map_or(0, |before| before.chars().count()).into())
        };
        let (left, right) = (column(stretch.start), column(stretch.end));
        let own = row.rect().translate(self.corner.to_vec2());
        let min = pos2(own.left() + left, own.top());
        Some(Rect::from_min_size(min, vec2(right - left, own.height())))
    }
}
