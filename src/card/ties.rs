//! The cards of what ties places, each made by itself: a list of ties may be long.

use super::{Card, PanelWriter, SourceNote};
use crate::connection::Tie;
use crate::i18n::I18n;
use crate::model::{Atlas, PlaceId, RoleId, SourceId};

/// What a card of a list of ties is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CardOf {
    /// A fact that ties places.
    Tie(Tie),
    /// A role of a group.
    Role(RoleId),
    /// The phrase that says who is in a group.
    Members(PlaceId),
}

/// The card of something; `None` where no text says who is in a group.
#[must_use]
pub fn card_of(atlas: &Atlas, i18n: &I18n, of: CardOf) -> Option<Card> {
    let writer = PanelWriter { atlas, i18n };
    Some(match of {
        CardOf::Tie(Tie::Corridor(id)) => writer.corridor_card(id),
        CardOf::Tie(Tie::Link(id)) => writer.link_card(id),
        CardOf::Role(id) => writer.role_card(id),
        CardOf::Members(group) => {
            let place = atlas.place(group);
            let derived = place.derived.then(|| writer.tr("detail-derived"));
            Card {
                title: place.names.full(i18n.language()).to_owned(),
                kind: writer.tr("detail-members"),
                notes: derived.into_iter().collect(),
                ..writer.membership_card(group)?
            }
        }
    })
}

/// Texts in full, in their order.
#[must_use]
pub fn source_notes(atlas: &Atlas, i18n: &I18n, sources: &[SourceId]) -> Vec<SourceNote> {
    let writer = PanelWriter { atlas, i18n };
    let note = |id: &SourceId| {
        let source = atlas.source(*id);
        SourceNote {
            source: *id,
            title: source.title.get(i18n.language()).to_owned(),
            line: writer.source_line(source),
        }
    };
    sources.iter().map(note).collect()
}
