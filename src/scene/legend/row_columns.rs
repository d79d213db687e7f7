//! A legend's rows in columns: as low as a width allows, or as narrow as a height does.

use super::packing::{Block, COLUMN_GAP_PT, HEAD_GAP_ROWS, Limit, packed};
use super::row::{LegendRow, Metrics};
use crate::projection::PageRect;
use crate::scene::Theme;
use crate::scene::draw_list::DrawList;

/// Most columns side by side, and most beside a map.
const MOST_COLUMNS: usize = 9;
const MOST_BESIDE: usize = 3;
/// The greatest distance between columns.
const WIDEST_GAP_PT: f64 = 44.0;
/// A heading takes so many of its rows along into a column.
const KEPT_ROWS: usize = 3;
/// So many rows may columns be higher for it that no group is parted between them.
const MOST_UNEVEN_ROWS: f64 = 3.0;

/// Where the rows of a legend stand in its columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::scene) struct RowColumns {
    placed: Vec<Placed>,
    /// The width of each column.
    widths: Vec<f64>,
    /// The usual height of a row.
    row_pt: f64,
}

/// Where a row stands: its column, and its distance from the column's top, in rows.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Placed {
    /// Its position among the rows; a heading stands again where its group goes on in a column.
    row: usize,
    column: usize,
    down: f64,
}

impl RowColumns {
    /// Rows in columns as low as a width allows. A group stands in one column, unless that would
    /// make the columns much higher; one that is parted has its heading again in the next column.
    pub(in crate::scene) fn low(metrics: &Metrics, rows: &[LegendRow], width: f64) -> Self {
        let limit = Limit::Width(width, MOST_COLUMNS);
        let whole = Self::whole(metrics, rows, limit);
        let whole = whole.unwrap_or_else(|| Self::one(metrics, rows));
        match Self::parted(metrics, rows, width) {
            Some(parted) if whole.rows() > parted.rows() + MOST_UNEVEN_ROWS => parted,
            _ => whole,
        }
    }

    /// Rows in columns within a width and a height, their groups whole where they can be; `None` where
    /// they have no room.
    pub(super) fn within(
        metrics: &Metrics,
        rows: &[LegendRow],
        (width, height): (f64, f64),
    ) -> Option<Self> {
        let fits = |columns: &Self| columns.width() <= width && columns.height() <= height;
        let whole = Self::whole(metrics, rows, Limit::Width(width, MOST_COLUMNS)).filter(fits);
        whole.or_else(|| Self::parted(metrics, rows, width).filter(fits))
    }

    /// Rows in columns as low as a width allows, one after the other.
    fn parted(metrics: &Metrics, rows: &[LegendRow], width: f64) -> Option<Self> {
        let all = (1..=MOST_COLUMNS)
            .map(|columns| Self::of(metrics, rows, parted(rows, columns)))
            .filter(|parted| parted.width() <= width);
        all.min_by(|a, b| a.rows().total_cmp(&b.rows()))
    }

    /// Rows in columns as few and as narrow as a height allows, close together where they must be;
    /// several only within a width. `None` where they have no room.
    pub(in crate::scene) fn narrow(
        metrics: &Metrics,
        rows: &[LegendRow],
        height: f64,
        widest: f64,
    ) -> Option<Self> {
        let most = height / metrics.least_row_pt;
        let one = Self::one(metrics, rows);
        if one.rows() <= most {
            return Some(one);
        }
        let found = (2..=MOST_BESIDE).find_map(|columns| {
            let whole = Self::whole(metrics, rows, Limit::Height(most, columns));
            let parted = || Self::of(metrics, rows, parted(rows, columns));
            whole.or_else(|| Some(parted()).filter(|parted| parted.rows() <= most))
        });
        found.filter(|columns| columns.width() <= widest)
    }

    /// Rows in one column.
    pub(in crate::scene) fn one(metrics: &Metrics, rows: &[LegendRow]) -> Self {
        Self::of(metrics, rows, broken(rows, f64::INFINITY))
    }

    /// Rows with every group in one column; `None` where the limit does not allow it.
    fn whole(metrics: &Metrics, rows: &[LegendRow], limit: Limit) -> Option<Self> {
        let groups: Vec<&[LegendRow]> = rows.chunk_by(|_, next| !next.is_head()).collect();
        let blocks: Vec<Block> = groups
            .iter()
            .map(|group| Block {
                rows: group.len() as f64,
                width: group
                    .iter()
                    .map(|row| metrics.width(row))
                    .fold(1.0, f64::max),
            })
            .collect();
        let mut placed = Vec::with_capacity(rows.len());
        for (column, of_column) in packed(&blocks, limit)?.iter().enumerate() {
            let mut down = 0.0;
            for group in of_column {
                let first: usize = groups.iter().take(*group).map(|g| g.len()).sum();
                for row in first..first + groups[*group].len() {
                    placed.push(Placed { row, column, down });
                    down += 1.0;
                }
                down += HEAD_GAP_ROWS;
            }
        }
        Some(Self::of(metrics, rows, placed))
    }

    fn of(metrics: &Metrics, rows: &[LegendRow], placed: Vec<Placed>) -> Self {
        let columns = placed.last().map_or(0, |last| last.column + 1);
        let mut widths = vec![1.0_f64; columns];
        for spot in &placed {
            if let Some(row) = rows.get(spot.row) {
                let widest = &mut widths[spot.column];
                *widest = widest.max(metrics.width(row));
            }
        }
        Self {
            placed,
            widths,
            row_pt: metrics.row_pt,
        }
    }

    /// How many rows its highest column takes.
    fn rows(&self) -> f64 {
        tallest(&self.placed)
    }

    /// Its height with the rows at their usual distance.
    pub(in crate::scene) fn height(&self) -> f64 {
        self.rows() * self.row_pt
    }

    /// Its width with the columns at their least distance.
    pub(in crate::scene) fn width(&self) -> f64 {
        let gaps = (self.widths.len() as f64 - 1.0).max(0.0);
        self.widths.iter().sum::<f64>() + gaps * COLUMN_GAP_PT
    }

    /// Draws the rows into a box; closer where they must.
    pub(super) fn draw(
        &self,
        theme: &Theme,
        rows: &[LegendRow],
        rect: PageRect,
        metrics: &Metrics,
        list: &mut DrawList,
    ) {
        let room = rect.height() / self.rows().max(1.0);
        let row_pt = room.clamp(metrics.least_row_pt, metrics.row_pt);
        // What is left of the width goes between the columns, in equal parts.
        let rest = rect.width() - self.widths.iter().sum::<f64>();
        let gap = (rest / (self.widths.len() as f64 - 1.0).max(1.0)).clamp(0.0, WIDEST_GAP_PT);
        let left = |column: usize| -> f64 {
            let before = self.widths.iter().take(column);
            before.map(|width| width + gap).sum()
        };
        for spot in &self.placed {
            let middle = row_pt * (spot.down + 0.5) - metrics.row_pt / 2.0;
            let at = rect.min.offset(left(spot.column), middle);
            if let Some(row) = rows.get(spot.row) {
                row.draw(theme, at, metrics, list);
            }
        }
    }
}

/// Rows one after the other in so many columns, as low as they can be.
fn parted(rows: &[LegendRow], columns: usize) -> Vec<Placed> {
    let total = tallest(&broken(rows, f64::INFINITY));
    let mut most = (total / columns as f64).ceil();
    loop {
        let placed = broken(rows, most);
        if placed.last().map_or(0, |last| last.column) < columns {
            return placed;
        }
        most += 0.5;
    }
}

/// Rows one after the other in columns of at most so many.
fn broken(rows: &[LegendRow], most: f64) -> Vec<Placed> {
    let (mut column, mut down) = (0, 0.0);
    let mut head = None;
    let mut placed = Vec::with_capacity(rows.len());
    for (i, row) in rows.iter().enumerate() {
        let is_head = row.is_head();
        let gap = if is_head && down > 0.0 {
            HEAD_GAP_ROWS
        } else {
            0.0
        };
        let left = entries_after(rows, i);
        let least = if is_head {
            1 + left.min(KEPT_ROWS)
        } else {
            // The last two rows of a group are not parted.
            1 + usize::from(left == 1)
        };
        if down > 0.0 && down + gap + least as f64 > most {
            (column, down) = (column + 1, 0.0);
            if let (false, Some(row)) = (is_head, head) {
                placed.push(Placed { row, column, down });
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
    after.take_while(|row| !row.is_head()).count()
}

fn tallest(placed: &[Placed]) -> f64 {
    let ends = placed.iter().map(|spot| spot.down + 1.0);
    ends.fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(sizes: &[usize]) -> Vec<LegendRow> {
        let group = |(n, size): (usize, &usize)| {
            let head = LegendRow::Head(format!("组{n}"), String::new());
            let notes = (0..*size).map(|i| LegendRow::Note(format!("行{i}")));
            std::iter::once(head).chain(notes).collect::<Vec<_>>()
        };
        sizes.iter().enumerate().flat_map(group).collect()
    }

    /// Every row stands once, each group under its heading in one column.
    fn assert_whole(rows: &[LegendRow], columns: &RowColumns) {
        let mut all: Vec<usize> = columns.placed.iter().map(|spot| spot.row).collect();
        all.sort_unstable();
        assert_eq!(all, (0..rows.len()).collect::<Vec<_>>());
        for pair in columns.placed.windows(2) {
            let is_next = pair[1].row == pair[0].row + 1 && !rows[pair[1].row].is_head();
            assert!(is_next || rows[pair[1].row].is_head(), "{pair:?}");
            assert!(!is_next || pair[0].column == pair[1].column, "{pair:?}");
        }
    }

    #[test]
    fn groups_stay_whole_in_low_columns_and_in_narrow_ones() {
        let (rows, metrics) = (groups(&[6, 9, 5, 5, 4, 6, 8]), Metrics::ROOMY);
        let mut before = f64::INFINITY;
        for width in [60.0, 100.0, 150.0, 200.0, 250.0, 400.0] {
            let low = RowColumns::low(&metrics, &rows, width);
            assert_whole(&rows, &low);
            assert!(low.width() <= width && low.height() <= before, "{width}");
            before = low.height();
        }
        assert!((before - 10.0 * metrics.row_pt).abs() < 1e-6, "{before}");
        for height in [900.0, 400.0, 250.0, 210.0] {
            let narrow = RowColumns::narrow(&metrics, &rows, height, 500.0).expect("room");
            assert_whole(&rows, &narrow);
            assert!(
                narrow.rows() * metrics.least_row_pt <= height + 1e-6,
                "{height}"
            );
        }
        assert!(RowColumns::narrow(&metrics, &rows, 40.0, 500.0).is_none());
        assert!(RowColumns::narrow(&metrics, &rows, 250.0, 40.0).is_none());
    }

    #[test]
    fn a_long_group_that_is_parted_has_its_heading_again_and_no_row_alone() {
        let (rows, metrics) = (groups(&[17]), Metrics::ROOMY);
        for columns in 2..=5 {
            let width = 40.0 * columns as f64;
            let low = RowColumns::low(&metrics, &rows, width);
            assert!(low.widths.len() > 1, "{low:?}");
            for column in 0..low.widths.len() {
                let of = low.placed.iter().filter(|spot| spot.column == column);
                let of: Vec<_> = of.map(|spot| &rows[spot.row]).collect();
                assert!(of[0].is_head() && of.len() > 2, "{columns}: {of:?}");
                assert!(of.iter().skip(1).all(|row| !row.is_head()));
            }
            let notes = low.placed.iter().filter(|p| !rows[p.row].is_head());
            assert_eq!(notes.count(), 17);
        }
    }

    #[test]
    fn a_legend_without_rows_takes_no_room() {
        let none = RowColumns::low(&Metrics::SMALL, &[], 100.0);
        assert!(none.height() < 1e-9 && none.width() < 1e-9);
    }
}
