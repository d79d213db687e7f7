//! Which places have pages, and in which order: provinces, their cities, their counties, by the
//! gazetteer.

use std::collections::BTreeSet;

use crate::model::{Atlas, Level, PlaceId, RegionId};

/// A unit of the base map with those in it of which the book speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    pub(super) place: PlaceId,
    /// Whether a text names it; otherwise it only holds its children together.
    pub(super) has_page: bool,
    pub(super) children: Vec<Unit>,
}

/// Provinces in the order of the base map.
pub(super) fn units(atlas: &Atlas) -> Vec<Unit> {
    let mut seen = BTreeSet::new();
    let regions = atlas.regions();
    let tops = regions.filter(|(_, region)| region.parent.is_none());
    tops.filter_map(|(id, _)| unit(atlas, id, &mut seen))
        .collect()
}

fn unit(atlas: &Atlas, id: RegionId, seen: &mut BTreeSet<PlaceId>) -> Option<Unit> {
    let place = atlas.region(id).place;
    // A municipality is one place as a province and as a city.
    let is_new = seen.insert(place);
    let inner = atlas.regions().filter(|(_, r)| r.parent == Some(id));
    let inner = inner.filter(|(_, r)| r.level != Level::Province);
    let mut children = Vec::new();
    for (child, region) in inner {
        match unit(atlas, child, seen) {
            Some(same) if region.place == place => children.extend(same.children),
            other => children.extend(other),
        }
    }
    let has_page = is_new && atlas.is_mentioned(place);
    (has_page || !children.is_empty()).then_some(Unit {
        place,
        has_page,
        children,
    })
}

/// Every place with a page, in the order of the book.
pub(super) fn all(units: &[Unit]) -> Vec<PlaceId> {
    let of = |unit: &Unit| {
        let own = unit.has_page.then_some(unit.place);
        own.into_iter()
            .chain(all(&unit.children))
            .collect::<Vec<_>>()
    };
    units.iter().flat_map(of).collect()
}
