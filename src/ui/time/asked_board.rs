//! What a board in the window is asked for.

use std::sync::Arc;

use crate::board::{Board, BoardQuery};
use crate::figure_spec::RowOrder;
use crate::filter::FactFilter;
use crate::model::{Atlas, PartialDate};
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

    /// The board.
    pub(super) fn board(&self) -> Board {
        let query = BoardQuery {
            filter: &self.filter,
            as_of: self.as_of,
            about: None,
            order: self.order,
        };
        Board::of(&self.atlas, &query)
    }
}
