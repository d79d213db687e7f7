//! Corridors that are drawn as one, as a list: what they tie, and each with its phrase.

use serde::Serialize;

use crate::i18n::{I18n, keys};
use crate::model::{Atlas, CorridorId, PlaceId};

/// More places than this are not all named in the heading.
const MOST_PLACES: usize = 4;

/// Corridors that are drawn as one.
#[derive(Clone, Debug, Serialize)]
pub struct CorridorList {
    /// The places that all of them tie, and how many they are.
    pub title: String,
    /// Each of them.
    pub rows: Vec<CorridorRow>,
}

/// One of several corridors.
#[derive(Clone, Debug, Serialize)]
pub struct CorridorRow {
    /// Which one.
    #[serde(skip)]
    pub corridor: CorridorId,
    /// Its name.
    pub title: String,
    /// What kind of tie it is.
    pub kind: String,
    /// The phrase that says so, in quotation marks.
    pub quote: String,
}

/// The list of some corridors, in their order.
#[must_use]
pub fn corridor_list(atlas: &Atlas, i18n: &I18n, corridors: &[CorridorId]) -> CorridorList {
    let row = |id: &CorridorId| {
        let corridor = atlas.corridor(*id);
        CorridorRow {
            corridor: *id,
            title: corridor.title.get(i18n.language()).to_owned(),
            kind: i18n.tr(keys::corridor(corridor.kind)),
            quote: i18n.quoted(corridor.evidence.principal().anchor.quote.as_str()),
        }
    };
    CorridorList {
        title: corridor_list_title(atlas, i18n, corridors),
        rows: corridors.iter().map(row).collect(),
    }
}

/// What a list of corridors is headed with: the places that all of them tie, and how many they are.
#[must_use]
pub fn corridor_list_title(atlas: &Atlas, i18n: &I18n, corridors: &[CorridorId]) -> String {
    let count = i18n.tr_n("bundle-count", corridors.len());
    let places = common_places(atlas, corridors);
    if places.is_empty() {
        return count;
    }
    let name = |id: &PlaceId| atlas.place(*id).names.label(i18n.language()).to_owned();
    let names: Vec<String> = places.iter().take(MOST_PLACES).map(name).collect();
    let mut names = names.join(&i18n.tr("bundle-joint"));
    if places.len() > MOST_PLACES {
        names = i18n.tr_with("bundle-and-others", &[("places", &names)]);
    }
    i18n.tr_with("bundle-title", &[("places", &names), ("count", &count)])
}

/// The places that all of some corridors tie, in the order of the first.
fn common_places(atlas: &Atlas, corridors: &[CorridorId]) -> Vec<PlaceId> {
    let Some((first, others)) = corridors.split_first() else {
        return Vec::new();
    };
    let ties = |id: &CorridorId, place: &PlaceId| atlas.corridor(*id).places.contains(place);
    let places = atlas.corridor(*first).places.iter().copied();
    places
        .filter(|place| others.iter().all(|id| ties(id, place)))
        .collect()
}
