//! Whether anything ties a place, or two.

use super::asked::Asked;
use super::between::Between;
use super::connected::Connected;
use super::ties::ties_of;
use crate::model::{Atlas, PlaceId};

/// Whether a fact that counts ties a place to another, or anything two; the first that does is
/// enough.
#[must_use]
pub fn is_tied(atlas: &Atlas, asked: &dyn Asked, connected: Connected) -> bool {
    let has_tie = |place: PlaceId, other: Option<PlaceId>| {
        ties_of(atlas, place).any(|tie| {
            let names_other = match other {
                Some(other) => tie.names(atlas, other),
                None => tie.places(atlas).len() > 1,
            };
            let fact = tie.fact(atlas);
            names_other && asked.asks_for(atlas, &fact) && asked.is_said(atlas, fact.evidence())
        })
    };
    match connected {
        Connected::Star(place) => has_tie(place, None),
        Connected::Between(one, other) => {
            has_tie(one, Some(other)) || !Between::of(atlas, asked, one, other).is_nothing()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connection::{Everything, Star};
    use crate::scene::testing::ATLAS;

    #[test]
    fn a_place_is_tied_where_its_star_has_partners() {
        for (place, _) in ATLAS.places() {
            let star = Star::of(&ATLAS, &Everything, place);
            let is_tied = is_tied(&ATLAS, &Everything, Connected::Star(place));
            assert_eq!(is_tied, !star.partners.is_empty(), "{place:?}");
        }
    }

    #[test]
    fn two_places_are_tied_directly_or_through_others() {
        let place = |key| ATLAS.place_by_key(key).expect("a place");
        let tied = |one, other| {
            is_tied(
                &ATLAS,
                &Everything,
                Connected::Between(place(one), place(other)),
            )
        };
        assert!(tied("510100", "512000"));
        assert!(!tied("513300", "512000"), "no text ties Garze to Ziyang");
    }
}
