//! Which groups of a legend stand in which column.

/// Room above a heading that does not begin a column, in rows.
pub(super) const HEAD_GAP_ROWS: f64 = 0.45;
/// The least distance between columns.
pub(super) const COLUMN_GAP_PT: f64 = 9.0;
/// For more groups than this no columns are looked for: a legend has fewer.
const MOST_GROUPS: usize = 9;
/// What differs by less is equal.
const SAME: f64 = 1e-6;

/// A group that stands in one column.
#[derive(Clone, Copy, Debug)]
pub(super) struct Block {
    /// Its height in rows.
    pub(super) rows: f64,
    /// Its width in points.
    pub(super) width: f64,
}

/// What the columns keep within, and in how many of them.
#[derive(Clone, Copy, Debug)]
pub(super) enum Limit {
    /// A width in points, in which they are as low as they can be.
    Width(f64, usize),
    /// A height in rows, in which they are as narrow as they can be.
    Height(f64, usize),
}

/// Blocks in columns within a limit. Of columns equally good, those in which the fewest blocks
/// stand apart from the one before them. Each column keeps the order of its blocks, and the columns
/// that of their first ones. `None` where no columns keep within the limit.
pub(super) fn packed(blocks: &[Block], limit: Limit) -> Option<Vec<Vec<usize>>> {
    if blocks.len() > MOST_GROUPS {
        return None;
    }
    let mut search = Search {
        blocks,
        limit,
        columns: Vec::new(),
        best: None,
    };
    search.place(0, 0);
    search.best.map(|(_, columns)| columns)
}

#[derive(Debug, Default)]
struct Column {
    rows: f64,
    width: f64,
    blocks: Vec<usize>,
}

/// What columns cost: their height or width, then how many blocks stand apart.
type Cost = (f64, usize);

/// All ways to set blocks into columns, but for those that are worse than one that is known.
struct Search<'a> {
    blocks: &'a [Block],
    limit: Limit,
    columns: Vec<Column>,
    best: Option<(Cost, Vec<Vec<usize>>)>,
}

impl Search<'_> {
    /// Sets a block and those after it, where so many of the ones before it stand apart.
    fn place(&mut self, nth: usize, apart: usize) {
        let Some(cost) = self.cost(apart).filter(|cost| self.is_better(*cost)) else {
            return;
        };
        let Some(block) = self.blocks.get(nth).copied() else {
            let columns = self.columns.iter().map(|column| column.blocks.clone());
            self.best = Some((cost, columns.collect()));
            return;
        };
        for i in 0..self.columns.len() {
            let column = &mut self.columns[i];
            let is_next = column.blocks.last().is_some_and(|last| last + 1 == nth);
            let (rows, width) = (column.rows, column.width);
            column.rows += HEAD_GAP_ROWS + block.rows;
            column.width = column.width.max(block.width);
            column.blocks.push(nth);
            self.place(nth + 1, apart + usize::from(!is_next));
            let column = &mut self.columns[i];
            (column.rows, column.width) = (rows, width);
            column.blocks.pop();
        }
        let (Limit::Width(_, most) | Limit::Height(_, most)) = self.limit;
        if self.columns.len() < most {
            self.columns.push(Column {
                rows: block.rows,
                width: block.width,
                blocks: vec![nth],
            });
            self.place(nth + 1, apart);
            self.columns.pop();
        }
    }

    /// What the columns cost so far; `None` where they do not keep within the limit.
    fn cost(&self, apart: usize) -> Option<Cost> {
        let rows = self.columns.iter().map(|c| c.rows).fold(0.0, f64::max);
        let gaps = self.columns.len().saturating_sub(1) as f64 * COLUMN_GAP_PT;
        let width = self.columns.iter().map(|c| c.width).sum::<f64>() + gaps;
        match self.limit {
            Limit::Width(most, _) => (width <= most + SAME).then_some((rows, apart)),
            Limit::Height(most, _) => (rows <= most + SAME).then_some((width, apart)),
        }
    }

    fn is_better(&self, (size, apart): Cost) -> bool {
        let Some(((best, least), _)) = &self.best else {
            return true;
        };
        size < best - SAME || size < best + SAME && apart < *least
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(rows: &[f64]) -> Vec<Block> {
        let block = |rows: &f64| Block {
            rows: *rows,
            width: 50.0,
        };
        rows.iter().map(block).collect()
    }

    #[test]
    fn columns_are_as_low_as_they_can_be_and_keep_the_order_where_they_can() {
        let rows = [7.0, 12.0, 7.0, 6.0, 4.0, 6.0, 8.0];
        let low = |columns| packed(&blocks(&rows), Limit::Width(1e6, columns)).expect("columns");
        let tallest = |columns: usize| {
            let height = |of: &Vec<usize>| {
                let gaps = (of.len() as f64 - 1.0) * HEAD_GAP_ROWS;
                of.iter().map(|i| rows[*i]).sum::<f64>() + gaps
            };
            low(columns).iter().map(height).fold(0.0, f64::max)
        };
        assert_eq!(low(1), [(0..7).collect::<Vec<_>>()]);
        assert!((tallest(4) - 13.45).abs() < 1e-9, "{}", tallest(4));
        for columns in 1..7 {
            assert!(tallest(columns + 1) <= tallest(columns), "{columns}");
        }
        let even = packed(&blocks(&[3.0; 4]), Limit::Width(1e6, 2)).expect("columns");
        assert_eq!(even, [vec![0, 1], vec![2, 3]], "in order");
    }

    #[test]
    fn wide_groups_share_a_column_where_columns_must_be_narrow() {
        let widths = [100.0, 30.0, 100.0, 30.0];
        let blocks = widths.map(|width| Block { rows: 3.0, width });
        let narrow = packed(&blocks, Limit::Height(6.45, 3)).expect("columns");
        assert_eq!(narrow, [vec![0, 2], vec![1, 3]]);
        assert!(packed(&blocks, Limit::Height(2.0, 4)).is_none());
        assert!(packed(&blocks, Limit::Width(99.0, 4)).is_none());
    }

    #[test]
    fn no_group_is_lost() {
        for count in 0..=MOST_GROUPS {
            for columns in 1..5 {
                let all = packed(&blocks(&vec![2.0; count]), Limit::Width(1e6, columns));
                let mut all = all.expect("columns").concat();
                all.sort_unstable();
                assert_eq!(all, (0..count).collect::<Vec<_>>());
            }
        }
    }
}
