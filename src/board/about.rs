//! The links that concern a place, a corridor or a link.

use crate::filter::{Facet, Fact, Value};
use crate::model::{Atlas, FeatureId, LinkId, PlaceId};

/// So many places of a corridor a link names that runs along it.
const PLACES_OF_CORRIDOR: usize = 2;

/// Whether a link concerns a feature: it names the place, or one in it; at least two places of the
/// corridor; or it is the link itself, or a near-identical one.
pub(super) fn concerns(atlas: &Atlas, about: FeatureId, link: LinkId) -> bool {
    let fact = Fact::Link(link, atlas.link(link));
    let named = || fact.values(atlas, Facet::Place);
    match about {
        FeatureId::Place(place) => named().contains(&Value::Place(place)),
        FeatureId::Corridor(corridor) => {
            let named = named();
            let is_named = |place: &PlaceId| {
                let members = &atlas.place(*place).members;
                let mut all = std::iter::once(place).chain(members);
                all.any(|place| named.contains(&Value::Place(*place)))
            };
            let places = atlas.corridor(corridor).places.iter();
            places.filter(|place| is_named(place)).count() >= PLACES_OF_CORRIDOR
        }
        FeatureId::Link(one) => link == one || atlas.link(one).variants.contains(&link),
    }
}
