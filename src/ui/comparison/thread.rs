//! The thread that compares places.

use std::sync::Arc;
use std::sync::mpsc::Receiver;

use crate::comparison::{ComparedRow, Comparison, ComparisonQuery, Part};
use crate::render::{Outbox, Worker};
use crate::ui::Reading;

/// The height of a line, and the room around the lines of a row.
pub(super) const LINE_PT: f32 = 21.0;
const AROUND_PT: f32 = 5.0;
/// The height of the heading of a part.
const HEADING_PT: f32 = 26.0;

/// A line of the comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// The heading of a part.
    Heading(Part),
    /// A row, by its position.
    Row(usize),
}

/// Places that were compared.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) comparison: Comparison,
    pub(super) lines: Vec<Line>,
    /// The height of each line, in points.
    pub(super) heights: Vec<f32>,
}

impl Answer {
    fn of(query: &ComparisonQuery) -> Self {
        let comparison = query.compared();
        let mut lines = Vec::new();
        let mut part = None;
        for (position, row) in comparison.rows.iter().enumerate() {
            let own = row.subject.part();
            if part != Some(own) {
                part = Some(own);
                lines.push(Line::Heading(own));
            }
            lines.push(Line::Row(position));
        }
        let height = |line: &Line| match line {
            Line::Heading(_) => HEADING_PT,
            Line::Row(position) => comparison.rows.get(*position).map_or(LINE_PT, height_of),
        };
        let heights = lines.iter().map(height).collect();
        Self {
            comparison,
            lines,
            heights,
        }
    }
}

/// The height of a row: a line a fact of the place that has most.
fn height_of(row: &ComparedRow) -> f32 {
    let most = row.cells.iter().map(Vec::len).max().unwrap_or(0).max(1);
    #[expect(clippy::cast_precision_loss, reason = "a cell has few facts")]
    let lines = most as f32;
    lines * LINE_PT + AROUND_PT
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
    Worker::new("comparison", wake, compare_all)
}

/// Compares what was asked for last each time, for as long as somebody asks.
fn compare_all(requests: &Receiver<ComparisonQuery>, outbox: &Outbox<(ComparisonQuery, Answer)>) {
    while let Ok(first) = requests.recv() {
        let query = requests.try_iter().last().unwrap_or(first);
        let answer = Answer::of(&query);
        if !outbox.send((query, answer)) {
            return;
        }
    }
}
