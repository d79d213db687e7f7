//! The rows of a board on its pages.

use super::cells::{CellWriter, RowCells};
use super::columns::Columns;
use crate::board::{Board, BoardGroup, GroupHead};

/// Height of the head of a group.
pub(super) const GROUP_PT: f64 = 19.0;

/// What stands on a page, from the top.
#[derive(Clone, Debug)]
pub(super) enum Block {
    /// The head of a group with its number of rows, and whether the group goes on from the page
    /// before.
    Head(GroupHead, usize, bool),
    /// A row.
    Row(RowCells),
}

impl Block {
    pub(super) fn height(&self) -> f64 {
        match self {
            Self::Head(..) => GROUP_PT,
            Self::Row(cells) => cells.height(),
        }
    }
}

/// The blocks of each page, which has room for so much and for so many rows; `None` where a row is
/// higher than a page.
pub(super) fn paged(
    board: &Board,
    writer: CellWriter<'_>,
    columns: &Columns,
    (room, most_rows): (f64, usize),
) -> Option<Vec<Vec<Block>>> {
    let mut pages = Pages {
        pages: vec![Vec::new()],
        room,
        most_rows,
        left: room,
        rows: 0,
    };
    for group in &board.groups {
        pages.add_group(group, writer, columns)?;
    }
    Some(pages.pages)
}

/// Pages while they are filled.
struct Pages {
    pages: Vec<Vec<Block>>,
    room: f64,
    most_rows: usize,
    /// What is left of the last page.
    left: f64,
    /// How many rows it has.
    rows: usize,
}

impl Pages {
    fn add_group(
        &mut self,
        group: &BoardGroup,
        writer: CellWriter<'_>,
        columns: &Columns,
    ) -> Option<()> {
        for (nth, row) in group.rows.iter().enumerate() {
            let cells = writer.cells(row, columns);
            let high = cells.height();
            if GROUP_PT + high > self.room {
                return None;
            }
            let head = if nth == 0 { GROUP_PT } else { 0.0 };
            let is_full = head + high > self.left || self.rows == self.most_rows;
            if is_full && self.rows > 0 {
                self.pages.push(Vec::new());
                (self.left, self.rows) = (self.room, 0);
            }
            // A group that goes on has its head on every page.
            if nth == 0 || self.rows == 0 {
                self.add(Block::Head(group.head, group.rows.len(), nth > 0));
            }
            self.add(Block::Row(cells));
            self.rows += 1;
        }
        Some(())
    }

    fn add(&mut self, block: Block) {
        self.left -= block.height();
        if let Some(page) = self.pages.last_mut() {
            page.push(block);
        }
    }
}
