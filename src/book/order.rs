//! Which places have pages, and in which order: provinces, their cities, their counties, by the
//! gazetteer.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Atlas, PlaceId, RegionId};

/// A unit of the base map with those in it of which the book speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct BookUnit {
    pub(super) place: PlaceId,
    /// Whether a text names it; otherwise it is listed only for its children.
    pub(super) has_page: bool,
    pub(super) children: Vec<BookUnit>,
}

/// Provinces in the order of the base map.
pub(super) fn units(atlas: &Atlas) -> Vec<BookUnit> {
    let mut inner: Inner = BTreeMap::new();
    for (id, region) in atlas.regions() {
        inner.entry(region.parent).or_default().push(id);
    }
    let mut seen = BTreeSet::new();
    let tops = inner.get(&None).into_iter().flatten();
    tops.filter_map(|id| unit(atlas, &inner, *id, &mut seen))
        .collect()
}

/// Units by the unit they lie in.
type Inner = BTreeMap<Option<RegionId>, Vec<RegionId>>;

fn unit(
    atlas: &Atlas,
    inner: &Inner,
    id: RegionId,
    seen: &mut BTreeSet<PlaceId>,
) -> Option<BookUnit> {
    let place = atlas.region(id).place;
    // A municipality is one place as a province and as a city.
    let is_new = seen.insert(place);
    let mut children = Vec::new();
    for child in inner.get(&Some(id)).into_iter().flatten() {
        match unit(atlas, inner, *child, seen) {
            Some(same) if same.place == place => children.extend(same.children),
            other => children.extend(other),
        }
    }
    let has_page = is_new && atlas.is_mentioned(place);
    (has_page || !children.is_empty()).then_some(BookUnit {
        place,
        has_page,
        children,
    })
}

/// Every place with a page, in the order of the book.
pub(super) fn all(units: &[BookUnit]) -> Vec<PlaceId> {
    let of = |unit: &BookUnit| {
        let own = unit.has_page.then_some(unit.place);
        own.into_iter()
            .chain(all(&unit.children))
            .collect::<Vec<_>>()
    };
    units.iter().flat_map(of).collect()
}
