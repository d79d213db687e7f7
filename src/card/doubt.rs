//! What is not certain of a fact, in words: where it is, and how its course was made.
//!
//! The panel, the table and the figures all say it in these words.

use crate::i18n::{I18n, keys};
use crate::model::{Alignment, Corridor, CorridorShape, Place, PositionCertainty};

/// What is not certain of a place's position; `None` when it is sure, or nothing to be sure of.
#[must_use]
pub fn of_place(i18n: &I18n, place: &Place) -> Option<String> {
    if place.region.is_some() {
        return None;
    }
    match place.node.as_ref().map(|node| node.certainty) {
        None if place.members.is_empty() => Some(i18n.tr("detail-no-position")),
        Some(PositionCertainty::Approximate) => Some(i18n.tr("detail-position-approximate")),
        Some(PositionCertainty::CentreOfArea) => Some(i18n.tr("detail-position-centre")),
        Some(PositionCertainty::Exact) | None => None,
    }
}

/// How a course was made and how sure it is, or why there is none.
#[must_use]
pub fn of_alignment(i18n: &I18n, alignment: &Alignment) -> Vec<String> {
    let mut words = vec![i18n.tr(keys::alignment(alignment.kind()))];
    if let Alignment::None { reason } = alignment {
        let reason = i18n.remark(reason);
        words.push(i18n.tr_with("detail-not-drawn", &[("reason", &reason)]));
    }
    if let Some((certainty, _)) = alignment.certainty() {
        words.push(i18n.tr(keys::certainty(certainty)));
    }
    words
}

/// Why a corridor is drawn as it is, or is not; `None` where the pack does not say.
#[must_use]
pub fn of_shape(i18n: &I18n, corridor: &Corridor) -> Option<String> {
    if corridor.shape_note.is_empty() {
        return None;
    }
    let key = match corridor.shape {
        CorridorShape::None => "detail-not-drawn",
        CorridorShape::Ribbon | CorridorShape::Hull => "detail-drawn-since",
    };
    let reason = i18n.remark(&corridor.shape_note);
    Some(i18n.tr_with(key, &[("reason", &reason)]))
}
