//! The thread that compares places.

use std::sync::Arc;

use crate::comparison::{ComparedRow, Comparison, ComparisonQuery, Part};
use crate::render::{Worker, answer_latest};
use crate::ui::Reading;

/// The height of a line.
pub(super) const LINE_PT: f32 = 22.0;
/// The height of the heading of a part.
const HEADING_PT: f32 = 26.0;

/// A line of the comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// The heading of a part.
    Heading(Part),
    /// A fact of each place in a row, by the positions of the row and of the fact.
    Row(usize, usize),
}

/// Places that were compared.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) comparison: Comparison,
    pub(super) lines: Vec<Line>,
    /// The height of each line, in points.
    pub(super) heights: Vec<f32>,
    /// The parts that have rows, and how many.
    pub(super) parts: Vec<(Part, usize)>,
}

impl Answer {
    fn of(query: &ComparisonQuery) -> Self {
        let comparison = query.compared();
        let mut lines = Vec::new();
        let mut parts: Vec<(Part, usize)> = Vec::new();
        for (position, row) in comparison.rows.iter().enumerate() {
            let own = row.subject.part();
            match parts.last_mut().filter(|(part, _)| *part == own) {
                Some((_, count)) => *count += 1,
                None => {
                    parts.push((own, 1));
                    lines.push(Line::Heading(own));
                }
            }
            lines.extend((0..lines_of(row)).map(|nth| Line::Row(position, nth)));
        }
        let height = |line: &Line| match line {
            Line::Heading(_) => HEADING_PT,
            Line::Row(..) => LINE_PT,
        };
        let heights = lines.iter().map(height).collect();
        Self {
            comparison,
            lines,
            heights,
            parts,
        }
    }
}

/// How many lines a row has: one a fact of the place that has most.
fn lines_of(row: &ComparedRow) -> usize {
    let counts = row.cells.iter().map(Vec::len);
    counts.max().unwrap_or(0).max(1)
}

/// Whether a query compares the same in the same way as the window asks for now.
pub(super) fn is_of(query: &ComparisonQuery, reading: &Reading<'_>) -> bool {
    let (own, now) = (&query.shown, &reading.state.shown);
    Arc::ptr_eq(&query.atlas, reading.atlas)
        && query.language == reading.i18n.language()
        && query.view == reading.state.comparison
        && own.filter() == now.filter()
        && own.as_of() == now.as_of()
}

/// A thread whose answers wake the window.
pub(super) fn start(
    wake: impl Fn() + Send + Sync + 'static,
) -> Worker<ComparisonQuery, (ComparisonQuery, Answer)> {
    Worker::new("comparison", wake, |queries, outbox| {
        answer_latest(queries, outbox, Answer::of);
    })
}
