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
/// So many rows may columns be higher for it that no group is parted between them.
const MOST_UNEVEN_ROWS: f64 = 3.0;
/// Rows are never closer than this share of their height.
const CLOSEST: f64 = 0.8;
const LINE_PT: f64 = NOTE_PT * 1.35;
/// Room under a heading.
const HEAD_FOOT_PT: f64 = 4.0;

impl Metrics {
    /// How many columns of rows fit into a width: as many as are of use.
    pub(in crate::scene) fn columns(&self, rows: &[LegendRow], width: f64) -> usize {
        let mut best = (1, self.height(rows, 1));
        for columns in 2..=MOST_COLUMNS {
            if self.width_of(rows, columns) > width {
                break;
            }
            let height = self.height(rows, columns);
            if height < best.1 {
                best = (columns, height);
            }
        }
        best.0
    }

    /// The width of so many columns.
    pub(in crate::scene) fn width_of(&self, rows: &[LegendRow], columns: usize) -> f64 {
        let widths = self.widths(rows, &flowed(rows, columns));
        let gaps = widths.len() as f64 - 1.0;
        widths.iter().sum::<f64>() + gaps * COLUMN_GAP_PT
    }

    /// The width of each column.
    fn widths(&self, rows: &[LegendRow], placed: &[Placed]) -> Vec<f64> {
        let columns = placed.last().map_or(1, |last| last.column + 1);
        let mut widths = vec![1.0_f64; columns];
        for spot in placed {
            if let Some(row) = rows.get(spot.row) {
                let widest = &mut widths[spot.column];
                *widest = widest.max(self.width(row));
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

/// Where a row stands: its column, and its distance from the column's top, in rows.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Placed {
    /// Its position among the rows; a heading stands again where its group goes on in a column.
    row: usize,
    column: usize,
    down: f64,
}

/// Rows set into columns as low as they can be. A group stands in one column, unless that would
/// make the columns much higher; one that is parted has its heading again in the next column.
fn flowed(rows: &[LegendRow], columns: usize) -> Vec<Placed> {
    let lowest = |may_part: bool| {
        let total = tallest(&set(rows, f64::INFINITY, may_part));
        let mut most = (total / columns.max(1) as f64).ceil();
        loop {
            let placed = set(rows, most, may_part);
            let last = placed.last().map_or(0, |last| last.column);
            if last < columns.max(1) {
                return placed;
            }
            most += 0.5;
        }
    };
    let (whole, parted) = (lowest(false), lowest(true));
    if tallest(&whole) <= tallest(&parted) + MOST_UNEVEN_ROWS {
        whole
    } else {
        parted
    }
}

fn set(rows: &[LegendRow], most: f64, may_part: bool) -> Vec<Placed> {
    let (mut column, mut down) = (0, 0.0);
    let mut head = None;
    let mut placed = Vec::with_capacity(rows.len());
    for (i, row) in rows.iter().enumerate() {
        let is_head = matches!(row, LegendRow::Head(..));
        let gap = if is_head && down > 0.0 {
            HEAD_GAP_ROWS
        } else {
            0.0
        };
        let left = entries_after(rows, i);
        let least = match (is_head, may_part) {
            (true, true) => 1 + left.min(KEPT_ROWS),
            (true, false) => 1 + left,
            // The last two rows of a group are not parted.
            (false, _) => 1 + usize::from(left == 1),
        };
        let may_break = is_head || may_part;
        if may_break && down > 0.0 && down + gap + least as f64 > most {
            (column, down) = (column + 1, 0.0);
            if let (false, Some(head)) = (is_head, head) {
                placed.push(Placed {
                    row: head,
                    column,
                    down,
                });
                down += 1.0;
            }
        } else {
            down += gap;
        }
        if is_head {
            head = Some(i);
        }
        placed.push(Placed {
            row: i,
            column,
            down,
        });
        down += 1.0;
    }
    placed
}

/// How many rows stand after a row under the same heading.
fn entries_after(rows: &[LegendRow], row: usize) -> usize {
    let after = rows.iter().skip(row + 1);
    after
        .take_while(|row| !matches!(row, LegendRow::Head(..)))
        .count()
}

fn tallest(placed: &[Placed]) -> f64 {
    let ends = placed.iter().map(|spot| spot.down + 1.0);
    ends.fold(0.0, f64::max)
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
    let widths = metrics.widths(rows, &placed);
    // What is left of the width goes between the columns, in equal parts.
    let rest = rect.width() - widths.iter().sum::<f64>();
    let gap = (rest / (widths.len() as f64 - 1.0).max(1.0)).clamp(0.0, WIDEST_GAP_PT);
    let left = |column: usize| -> f64 {
        let before = widths.iter().take(column);
        before.map(|width| width + gap).sum()
    };
    for spot in &placed {
        let middle = row_pt * (spot.down + 0.5) - metrics.row_pt / 2.0;
        let at = rect.min.offset(left(spot.column), middle);
        if let Some(row) = rows.get(spot.row) {
            row.draw(theme, at, metrics, list);
        }
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
    fn a_group_stands_in_one_column_unless_that_makes_the_columns_much_higher() {
        let rows = rows();
        let group_of = |row: usize| {
            let until = rows.iter().take(row + 1);
            until.filter(|row| is_head(row)).count()
        };
        for columns in 1..=4 {
            let placed = flowed(&rows, columns);
            assert_eq!(placed.len(), rows.len(), "no heading stands again");
            for pair in placed.windows(2) {
                let is_same_group = group_of(pair[0].row) == group_of(pair[1].row);
                let is_same_column = pair[0].column == pair[1].column;
                assert!(is_same_column || !is_same_group, "{columns}: {pair:?}");
            }
        }
    }

    #[test]
    fn a_long_group_that_is_parted_has_its_heading_again_and_no_row_alone() {
        let head = LegendRow::Head("组".to_owned(), String::new());
        let notes = (0..17).map(|i| LegendRow::Note(format!("行{i}")));
        let rows: Vec<LegendRow> = std::iter::once(head).chain(notes).collect();
        for columns in 2..=5 {
            let placed = flowed(&rows, columns);
            for column in 0..=placed.last().expect("rows").column {
                let of: Vec<_> = placed.iter().filter(|p| p.column == column).collect();
                assert!(is_head(&rows[of[0].row]), "{columns}: {of:?}");
                assert!(of.len() > 2, "{columns}: {of:?}");
                assert!(of.iter().skip(1).all(|p| !is_head(&rows[p.row])));
            }
            let notes = placed.iter().filter(|p| !is_head(&rows[p.row]));
            assert_eq!(notes.count(), 17);
        }
    }

    fn is_head(row: &LegendRow) -> bool {
        matches!(row, LegendRow::Head(..))
    }

    #[test]
    fn more_columns_are_no_higher_and_no_more_than_are_of_use() {
        let (rows, metrics) = (rows(), Metrics::ROOMY);
        for columns in 1..MOST_COLUMNS {
            let more = metrics.height(&rows, columns + 1);
            assert!(more <= metrics.height(&rows, columns), "{columns}");
        }
        let width = metrics.width_of(&rows, 3);
        assert_eq!(metrics.columns(&rows, width + 0.01), 3);
        assert_eq!(metrics.columns(&rows, 1e6), 4, "one for each group");
    }
}
