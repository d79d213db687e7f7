//! What a board in the window is asked for, and its answer.

use std::sync::Arc;

use crate::board::{Board, BoardGroup, BoardQuery, BoardRow};
use crate::figure_spec::RowOrder;
use crate::filter::FactFilter;
use crate::model::{Atlas, PartialDate};
use crate::timeline::Span;
use crate::ui::Reading;

/// What a board is asked for.
#[derive(Clone, Debug)]
pub(super) struct AskedBoard {
    atlas: Arc<Atlas>,
    filter: FactFilter,
    as_of: Option<PartialDate>,
    order: RowOrder,
}

impl AskedBoard {
    /// What is asked for now. The order is that of the figure, so that both are alike.
    pub(super) fn of(reading: &Reading<'_>) -> Self {
        Self {
            atlas: Arc::clone(reading.atlas),
            filter: reading.state.shown.filter().clone(),
            as_of: reading.state.shown.as_of(),
            order: reading.state.figure.sort,
        }
    }

    /// Whether two ask the same.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        let same = (&self.filter, self.as_of, self.order);
        Arc::ptr_eq(&self.atlas, &other.atlas) && same == (&other.filter, other.as_of, other.order)
    }

    /// The board in lines.
    pub(super) fn listed(&self) -> ListedBoard {
        let query = BoardQuery {
            filter: &self.filter,
            as_of: self.as_of,
            about: None,
            order: self.order,
        };
        let board = Board::of(&self.atlas, &query);
        let groups = board.groups.iter().enumerate();
        let lines = groups.flat_map(|(group, of)| {
            let rows = (0..of.rows.len()).map(move |row| (group, Some(row)));
            std::iter::once((group, None)).chain(rows)
        });
        ListedBoard {
            lines: lines.collect(),
            span: board.span(&self.atlas),
            board,
        }
    }
}

/// A board in lines.
#[derive(Debug)]
pub(super) struct ListedBoard {
    board: Board,
    /// The group of each line, and which of its rows it is; `None` for the head of the group.
    lines: Vec<(usize, Option<usize>)>,
    span: Option<Span>,
}

/// A line of a board.
#[derive(Clone, Copy, Debug)]
pub(super) enum BoardLine<'a> {
    Head(&'a BoardGroup),
    Row(&'a BoardRow),
}

impl ListedBoard {
    /// Whether there is no line.
    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// How many lines there are.
    pub(super) fn lines(&self) -> usize {
        self.lines.len()
    }

    /// A line; `None` past the last one.
    pub(super) fn line(&self, nth: usize) -> Option<BoardLine<'_>> {
        let (group, row) = *self.lines.get(nth)?;
        let group = self.board.groups.get(group)?;
        Some(match row {
            Some(row) => BoardLine::Row(group.rows.get(row)?),
            None => BoardLine::Head(group),
        })
    }

    /// The days from the first date of a row to the last one; `None` where no row has a date.
    pub(super) fn span(&self) -> Option<Span> {
        self.span
    }
}
