//! Rows in their order, and in groups of what they are ordered by.

use super::row::BoardRow;
use crate::figure_spec::RowOrder;
use crate::i18n::{I18n, keys};
use crate::model::{Atlas, Mode, PartialDate, PlaceId, Status};
use crate::timeline::Span;

/// Rows that have something in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardGroup {
    /// What they have in common.
    pub head: GroupHead,
    /// The rows; never none.
    pub rows: Vec<BoardRow>,
}

/// What the rows of a group have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupHead {
    /// Their status.
    Status(Status),
    /// Their mode.
    Mode(Mode),
    /// The first place that is named; `None` for links of no place.
    Place(Option<PlaceId>),
    /// The date of the first text; `None` for links that no text with a date names.
    Date(Option<PartialDate>),
}

impl GroupHead {
    /// What it is called.
    #[must_use]
    pub fn name(self, atlas: &Atlas, i18n: &I18n) -> String {
        match self {
            Self::Status(status) => i18n.tr(keys::status(status)),
            Self::Mode(mode) => i18n.tr(keys::mode(mode)),
            Self::Place(Some(id)) => atlas.place(id).names.full(i18n.language()).to_owned(),
            Self::Place(None) => i18n.tr("board-no-place"),
            Self::Date(Some(date)) => date.to_string(),
            Self::Date(None) => i18n.tr("detail-date-unknown"),
        }
    }
}

/// Rows in an order, and in groups. What is equal in it stands by mode, then by status, then as in
/// its pack.
pub(super) fn grouped(atlas: &Atlas, mut rows: Vec<BoardRow>, order: RowOrder) -> Vec<BoardGroup> {
    rows.sort_by_key(|row| {
        let link = atlas.link(row.link);
        (key(atlas, row, order), link.mode, link.status)
    });
    let mut groups: Vec<BoardGroup> = Vec::new();
    for row in rows {
        let head = head(atlas, &row, order);
        match groups.last_mut().filter(|group| group.head == head) {
            Some(group) => group.rows.push(row),
            None => groups.push(BoardGroup {
                head,
                rows: vec![row],
            }),
        }
    }
    groups
}

/// What a row is ordered by: whether that is missing, and what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Status(Status),
    Mode(Mode),
    Place(bool, Option<PlaceId>),
    Date(bool, Option<(Span, PartialDate)>),
}

fn key(atlas: &Atlas, row: &BoardRow, order: RowOrder) -> Key {
    match head(atlas, row, order) {
        GroupHead::Status(status) => Key::Status(status),
        GroupHead::Mode(mode) => Key::Mode(mode),
        GroupHead::Place(place) => Key::Place(place.is_none(), place),
        GroupHead::Date(date) => Key::Date(date.is_none(), date.map(|date| (Span::of(date), date))),
    }
}

fn head(atlas: &Atlas, row: &BoardRow, order: RowOrder) -> GroupHead {
    let link = atlas.link(row.link);
    match order {
        RowOrder::Status => GroupHead::Status(link.status),
        RowOrder::Mode => GroupHead::Mode(link.mode),
        RowOrder::Place => GroupHead::Place(link.places.first().copied()),
        RowOrder::Date => GroupHead::Date(row.first_date()),
    }
}
