//! What ties a place, or two, as it is asked for.

use super::asked::Asked;
use super::between::Between;
use super::connected::Connected;
use super::star::Star;
use crate::model::Atlas;

/// What ties a place, or two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Connections {
    /// What ties a place to others.
    Star(Star),
    /// What ties two places.
    Between(Between),
}

impl Connections {
    /// What is asked for, of the facts that count.
    #[must_use]
    pub fn of(atlas: &Atlas, asked: &dyn Asked, connected: Connected) -> Self {
        match connected {
            Connected::Star(place) => Self::Star(Star::of(atlas, asked, place)),
            Connected::Between(one, other) => Self::Between(Between::of(atlas, asked, one, other)),
        }
    }
}
