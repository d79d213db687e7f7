//! The legend on the paper of a figure, beside the map or below it, in columns.

use super::heading::LegendHeading;
use super::row::{LegendRow, Metrics};
use crate::font::{ASCENT, Weight, width_in, wrap};
use crate::i18n::I18n;
use crate::projection::PageRect;
use crate::scene::draw_list::DrawList;
use crate::scene::shapes::{text, text_in};
use crate::scene::theme::{LEGEND_HEAD_PT, NOTE_PT};
use crate::scene::{Mark, Theme};

/// Most columns side by side.
const MOST_COLUMNS: usize = 9;
/// Room above a heading that does not begin a column, in rows.
const HEAD_GAP_ROWS: f64 = 0.45;
/// Least and greatest distance between columns.
const COLUMN_GAP_PT: f64 = 12.0;
const WIDEST_GAP_PT: f64 = 44.0;
/// A heading takes so many of its rows along into a column.
const KEPT_ROWS: usize = 3;
/// Rows are never closer than this share of their height.
const CLOSEST: f64 = 0.8;
const LINE_PT: f64 = NOTE_PT * 1.35;
/// Room under a heading.
const HEAD_FOOT_PT: f64 = 4.0;

impl Metrics {
    /// How many columns of rows fit into a width: as many as are of use.
    pub(in crate::scene) fn columns(&self, rows: &[LegendRow], width: f64) -> usize {
        let fits = |n: &usize| self.width_of(rows, *n) <= width;
        (1..=MOST_COLUMNS).rev().find(fits).unwrap_or(1)
    }

    /// The width of so many columns.
    pub(in crate::scene) fn width_of(&self, rows: &[LegendRow], columns: usize) -> f64 {
        let widths = self.widths(rows, &flowed(rows, columns), columns);
        let gaps = columns as f64 - 1.0;
        widths.iter().sum::<f64>() + gaps * COLUMN_GAP_PT
    }

    /// The width of each column.
    fn widths(&self, rows: &[LegendRow], placed: &Flowed, columns: usize) -> Vec<f64> {
        let mut widths = vec![1.0_f64; columns.max(1)];
        for (row, (column, _)) in rows.iter().zip(placed) {
            if let Some(width) = widths.get_mut(*column) {
                *width = width.max(self.width(row));
            }
        }
        widths
    }

    /// The same with the rows as close as they may be.
    pub(in crate::scene) fn least_height(&self, rows: &[LegendRow], columns: usize) -> f64 {
        self.height(rows, columns) * CLOSEST
    }

    /// The height of rows in so many columns, at their usual distance.
    pub(in crate::scene) fn height(&self, rows: &[LegendRow], columns: usize) -> f64 {
        tallest(&flowed(rows, columns)) * self.row_pt
    }
}

/// Rows with their column and their distance from its top, in rows.
type Flowed = Vec<(usize, f64)>;

/// Rows set into columns as low as they can be; a heading is never parted from its first rows.
fn flowed(rows: &[LegendRow], columns: usize) -> Flowed {
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

fn set(rows: &[LegendRow], most: f64) -> Flowed {
    let (mut column, mut down) = (0, 0.0);
    let mut placed = Vec::with_capacity(rows.len());
    for (i, row) in rows.iter().enumerate() {
        let is_head = matches!(row, LegendRow::Head(..));
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
fn entries_after(rows: &[LegendRow], head: usize) -> usize {
    let after = rows.iter().skip(head + 1);
    after
        .take_while(|row| !matches!(row, LegendRow::Head(..)))
        .count()
}

fn tallest(placed: &Flowed) -> f64 {
    placed
        .iter()
        .map(|(_, down)| down + 1.0)
        .fold(0.0, f64::max)
}

/// The heading of a legend in columns: its title, and what is said beside or under it.
#[derive(Clone, Debug)]
pub(in crate::scene) struct ColumnHead {
    title: String,
    /// How far the lines stand from the left; they begin beside the title, or else under it.
    indent: f64,
    lines: Vec<String>,
}

impl ColumnHead {
    /// The heading in a width: under the title where the legend stands beside the map, else beside
    /// the title. It carries the remarks of the rows where these stand in several columns.
    pub(in crate::scene) fn new(
        i18n: &I18n,
        heading: LegendHeading,
        remarks: &[String],
        (width, is_beside_map): (f64, bool),
    ) -> Self {
        let title = heading.title;
        let notes = heading.status.into_iter().chain(heading.not_shown);
        let notes: Vec<String> = notes.chain(remarks.iter().cloned()).collect();
        if is_beside_map {
            let lines = notes.iter().flat_map(|note| wrap(note, NOTE_PT, width));
            return Self {
                indent: 0.0,
                lines: lines.collect(),
                title,
            };
        }
        let indent = width_in(&title, LEGEND_HEAD_PT, Weight::Bold) + COLUMN_GAP_PT;
        let text = notes.join(&i18n.tr("list-semicolon"));
        Self {
            indent,
            lines: wrap(&text, NOTE_PT, width - indent),
            title,
        }
    }

    /// How high it is.
    pub(in crate::scene) fn height(&self) -> f64 {
        let lines = self.lines.len() as f64;
        let beneath = if self.indent > 0.0 {
            lines - 1.0
        } else {
            lines
        };
        LEGEND_HEAD_PT * ASCENT + beneath.max(0.0) * LINE_PT + HEAD_FOOT_PT
    }
}

/// Draws a legend's heading and rows into a box of the paper; the rows closer where they must.
pub(in crate::scene) fn draw_columns(
    theme: &Theme,
    head: &ColumnHead,
    rows: &[LegendRow],
    (rect, columns): (PageRect, usize),
    metrics: &Metrics,
    list: &mut DrawList,
) {
    let base = rect.min.offset(0.0, LEGEND_HEAD_PT * ASCENT);
    let title = text_in(&head.title, base, LEGEND_HEAD_PT, theme.ink, Weight::Bold);
    list.add(Mark::Legend, title);
    let first = if head.indent > 0.0 { 0.0 } else { LINE_PT };
    for (line, note) in (0_u32..).zip(&head.lines) {
        let at = base.offset(head.indent, first + f64::from(line) * LINE_PT);
        list.add(Mark::Legend, text(note, at, NOTE_PT, theme.ink_soft));
    }
    let top = rect.min.offset(0.0, head.height());
    let room = PageRect {
        min: top,
        max: rect.max,
    };
    draw_rows(theme, rows, (room, columns), metrics, list);
}

/// Draws rows in columns into a box; closer where they must.
pub(super) fn draw_rows(
    theme: &Theme,
    rows: &[LegendRow],
    (rect, columns): (PageRect, usize),
    metrics: &Metrics,
    list: &mut DrawList,
) {
    let placed = flowed(rows, columns);
    let room = rect.height() / tallest(&placed).max(1.0);
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
        row.draw(theme, rect.min.offset(left(*column), middle), metrics, list);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> Vec<LegendRow> {
        let group = |n: usize| {
            let head = LegendRow::Head(format!("组{n}"), String::new());
            let notes = (0..n).map(|i| LegendRow::Note(format!("行{i}")));
            std::iter::once(head).chain(notes).collect::<Vec<_>>()
        };
        [5, 2, 7, 3].into_iter().flat_map(group).collect()
    }

    #[test]
    fn no_heading_is_parted_from_its_first_rows() {
        let rows = rows();
        for columns in 1..=4 {
            let placed = flowed(&rows, columns);
            assert!(placed.iter().all(|(column, _)| *column < columns));
            for (i, row) in rows.iter().enumerate() {
                if matches!(row, LegendRow::Head(..)) {
                    assert_eq!(placed[i].0, placed[i + 1].0, "{columns} columns, row {i}");
                    assert_eq!(placed[i].0, placed[i + 2].0, "{columns} columns, row {i}");
                }
            }
        }
    }

    #[test]
    fn more_columns_are_lower_and_wider() {
        let (rows, metrics) = (rows(), Metrics::ROOMY);
        for columns in 1..4 {
            assert!(metrics.height(&rows, columns + 1) < metrics.height(&rows, columns));
            assert!(metrics.width_of(&rows, columns + 1) > metrics.width_of(&rows, columns));
        }
        let width = metrics.width_of(&rows, 3);
        assert_eq!(metrics.columns(&rows, width + 0.01), 3);
    }
}
