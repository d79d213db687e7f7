//! The legend on the paper of a figure, beside the map or below it, in columns.

use super::Row;
use crate::font::{ASCENT, text_width, wrap};
use crate::model::SourceId;
use crate::projection::{PagePt, PageRect};
use crate::scene::build::Builder;
use crate::scene::theme::{LEGEND_HEAD_PT, LEGEND_PT, NOTE_PT};

/// Room above a heading that does not begin a column, in rows.
const HEAD_GAP_ROWS: f64 = 0.45;
/// Least and greatest distance between columns.
const COLUMN_GAP_PT: f64 = 12.0;
const WIDEST_GAP_PT: f64 = 44.0;
/// Distance between a row's text and its numbers.
const NUMBER_GAP_PT: f64 = 2.5;
/// A heading takes so many of its rows along into a column.
const KEPT_ROWS: usize = 3;
/// Rows are never closer than this share of their height.
const CLOSEST: f64 = 0.8;
const LINE_PT: f64 = NOTE_PT * 1.35;

/// Sizes of a legend's rows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::scene) struct Metrics {
    row_pt: f64,
    text_pt: f64,
    swatch_pt: f64,
}

impl Metrics {
    /// For maps with room.
    pub(in crate::scene) const ROOMY: Self = Self {
        row_pt: super::ROW_PT,
        text_pt: LEGEND_PT,
        swatch_pt: 24.0,
    };
    /// For small pages.
    pub(in crate::scene) const SMALL: Self = Self {
        row_pt: 11.8,
        text_pt: NOTE_PT,
        swatch_pt: 17.0,
    };

    /// How wide a row is.
    pub(super) fn width(&self, row: &Row) -> f64 {
        let numbered = |text: &str, numbers: &str| {
            let numbers = if numbers.is_empty() {
                0.0
            } else {
                NUMBER_GAP_PT + text_width(numbers, NOTE_PT)
            };
            text_width(text, self.text_pt) + numbers
        };
        match row {
            Row::Head(text, numbers) => numbered(text, numbers),
            Row::Entry(_, text, numbers) => self.swatch_pt + 6.0 + numbered(text, numbers),
            Row::Note(text) => text_width(text, NOTE_PT),
        }
    }

    /// How many columns of rows fit into a width: as many as are of use.
    pub(in crate::scene) fn columns(&self, rows: &[Row], width: f64) -> usize {
        let fits = |n: &usize| self.width_of(rows, *n) <= width;
        (1..=6).rev().find(fits).unwrap_or(1)
    }

    /// The width of so many columns.
    pub(in crate::scene) fn width_of(&self, rows: &[Row], columns: usize) -> f64 {
        let widths = self.widths(rows, &flowed(rows, columns), columns);
        let gaps = columns as f64 - 1.0;
        widths.iter().sum::<f64>() + gaps * COLUMN_GAP_PT
    }

    /// The width of each column.
    fn widths(&self, rows: &[Row], placed: &Flowed, columns: usize) -> Vec<f64> {
        let mut widths = vec![1.0_f64; columns.max(1)];
        for (row, (column, _)) in rows.iter().zip(placed) {
            if let Some(width) = widths.get_mut(*column) {
                *width = width.max(self.width(row));
            }
        }
        widths
    }

    /// The same with the rows as close as they may be.
    pub(in crate::scene) fn least_height(&self, rows: &[Row], columns: usize) -> f64 {
        self.height(rows, columns) * CLOSEST
    }

    /// The height of rows in so many columns, at their usual distance.
    pub(in crate::scene) fn height(&self, rows: &[Row], columns: usize) -> f64 {
        tallest(&flowed(rows, columns)) * self.row_pt
    }
}

/// Rows with their column and their distance from its top, in rows.
type Flowed = Vec<(usize, f64)>;

/// Rows set into columns as low as they can be; a heading is never parted from its first rows.
fn flowed(rows: &[Row], columns: usize) -> Flowed {
    let all = set(rows, f64::INFINITY);
    let total = tallest(&all);
    let mut most = (total / columns.max(1) as f64).ceil();
    loop {
        let placed = set(rows, most);
        if placed
            .last()
            .is_none_or(|(column, _)| *column < columns.max(1))
        {
            return placed;
        }
        most += 0.5;
    }
}

fn set(rows: &[Row], most: f64) -> Flowed {
    let (mut column, mut down) = (0, 0.0);
    let mut placed = Vec::with_capacity(rows.len());
    for (i, row) in rows.iter().enumerate() {
        let is_head = matches!(row, Row::Head(..));
        let gap = if is_head && down > 0.0 {
            HEAD_GAP_ROWS
        } else {
            0.0
        };
        let least = if is_head {
            1.0 + entries_after(rows, i).min(KEPT_ROWS) as f64
        } else {
            1.0
        };
        if down > 0.0 && down + gap + least > most {
            (column, down) = (column + 1, 0.0);
        } else {
            down += gap;
        }
        placed.push((column, down));
        down += 1.0;
    }
    placed
}

/// How many rows stand under a heading.
fn entries_after(rows: &[Row], head: usize) -> usize {
    let after = rows.iter().skip(head + 1);
    after
        .take_while(|row| !matches!(row, Row::Head(..)))
        .count()
}

fn tallest(placed: &Flowed) -> f64 {
    placed
        .iter()
        .map(|(_, down)| down + 1.0)
        .fold(0.0, f64::max)
}

/// The heading of a legend: its title, and what is said beside or under it.
#[derive(Clone, Debug)]
pub(in crate::scene) struct Head {
    title: String,
    /// How far the lines stand from the left; they begin beside the title, or else under it.
    indent: f64,
    lines: Vec<String>,
}

impl Head {
    /// How high it is.
    pub(in crate::scene) fn height(&self) -> f64 {
        let lines = self.lines.len() as f64;
        let beneath = if self.indent > 0.0 {
            lines - 1.0
        } else {
            lines
        };
        LEGEND_HEAD_PT * ASCENT + beneath.max(0.0) * LINE_PT + 6.0
    }
}

impl Builder<'_> {
    /// The legend's heading: whose status it is, how many names found no room, and the remarks of
    /// the rows where these stand in several columns.
    pub(in crate::scene) fn outside_head(
        &self,
        remarks: &[String],
        drawn: &[SourceId],
        (width, beside): (f64, bool),
    ) -> Head {
        let i18n = self.request.i18n;
        let (title, status) = self.heading(drawn);
        let dropped = self.labels_dropped;
        let dropped = (dropped > 0).then(|| i18n.tr_n("legend-not-shown", dropped));
        let notes = status.into_iter().chain(dropped);
        let notes: Vec<String> = notes.chain(remarks.iter().cloned()).collect();
        if beside {
            let lines = notes.iter().flat_map(|note| wrap(note, NOTE_PT, width));
            return Head {
                indent: 0.0,
                lines: lines.collect(),
                title,
            };
        }
        let indent = text_width(&title, LEGEND_HEAD_PT) + COLUMN_GAP_PT;
        let text = notes.join(&i18n.tr("list-semicolon"));
        Head {
            indent,
            lines: wrap(&text, NOTE_PT, width - indent),
            title,
        }
    }

    /// Draws the legend's heading and rows into a box of the paper; the rows closer where they must.
    pub(in crate::scene) fn legend_outside(
        &mut self,
        head: &Head,
        rows: &[Row],
        rect: PageRect,
        columns: usize,
        metrics: &Metrics,
    ) {
        let base = rect.min.offset(0.0, LEGEND_HEAD_PT * ASCENT);
        let (ink, soft) = (self.theme().ink, self.theme().ink_soft);
        let title = self.text(&head.title, base, LEGEND_HEAD_PT, ink);
        self.fixed(title);
        let first = if head.indent > 0.0 { 0.0 } else { LINE_PT };
        for (line, note) in (0_u32..).zip(&head.lines) {
            let at = base.offset(head.indent, first + f64::from(line) * LINE_PT);
            let text = self.text(note, at, NOTE_PT, soft);
            self.fixed(text);
        }
        let top = rect.min.offset(0.0, head.height());
        let placed = flowed(rows, columns);
        let room = (rect.max.y - top.y) / tallest(&placed).max(1.0);
        let row_pt = room.clamp(metrics.row_pt * CLOSEST, metrics.row_pt);
        let widths = metrics.widths(rows, &placed, columns);
        // What is left of the width goes between the columns, in equal parts.
        let rest = rect.width() - widths.iter().sum::<f64>();
        let gap = (rest / (widths.len() as f64 - 1.0).max(1.0)).clamp(0.0, WIDEST_GAP_PT);
        let left = |column: usize| -> f64 {
            let before = widths.iter().take(column);
            before.map(|width| width + gap).sum()
        };
        for (row, (column, down)) in rows.iter().zip(&placed) {
            let middle = row_pt * (down + 0.5) - metrics.row_pt / 2.0;
            self.row_in(row, top.offset(left(*column), middle), metrics);
        }
    }

    /// One row of a size, its top-left corner at `at`.
    pub(super) fn row_in(&mut self, row: &Row, at: PagePt, metrics: &Metrics) {
        let baseline = |size: f64| at.offset(0.0, metrics.row_pt / 2.0 + size * 0.38);
        let (ink, soft) = (self.theme().ink, self.theme().ink_soft);
        let size = metrics.text_pt;
        let (text, numbers, x, color) = match row {
            Row::Note(text) => {
                let text = self.text(text, baseline(NOTE_PT), NOTE_PT, soft);
                self.fixed(text);
                return;
            }
            Row::Head(text, numbers) => (text, numbers, 0.0, soft),
            Row::Entry(swatch, text, numbers) => {
                let middle = at.offset(0.0, metrics.row_pt / 2.0);
                self.swatch(*swatch, middle, metrics.swatch_pt);
                (text, numbers, metrics.swatch_pt + 6.0, ink)
            }
        };
        let shape = self.text(text, baseline(size).offset(x, 0.0), size, color);
        self.fixed(shape);
        if !numbers.is_empty() {
            let x = x + text_width(text, size) + NUMBER_GAP_PT;
            let shape = self.text(numbers, baseline(NOTE_PT).offset(x, 0.0), NOTE_PT, soft);
            self.fixed(shape);
        }
    }
}
