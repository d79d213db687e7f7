//! The places of the base map's units: names, seats, and where each belongs.

use std::collections::{BTreeMap, BTreeSet};

use super::gazetteer::Gazetteer;
use super::unit::{Unit, UnitHead};
use crate::model::{Level, Names, Place, PlaceId, PlaceKind, Remark};

/// The units that have a place: the known ones first, then those that only `units` has.
///
/// A municipality is a unit on two levels but one place, of the higher kind. Facts find their place
/// by adcode, so the known units stay even where `units` has no boundary for them.
pub(super) fn heads(known: &[UnitHead], units: &[Unit]) -> Vec<UnitHead> {
    let mut seen = BTreeSet::new();
    let all = known.iter().chain(units.iter().map(|unit| &unit.head));
    all.filter(|head| seen.insert(head.key.as_str()))
        .cloned()
        .collect()
}

/// One place a unit.
pub(super) fn of_heads(heads: &[UnitHead], gazetteer: &Gazetteer) -> Vec<Place> {
    let ids = heads.iter().enumerate();
    let ids: BTreeMap<&str, PlaceId> = ids
        .map(|(at, head)| (head.key.as_str(), PlaceId::from_index(at)))
        .collect();
    let parent = |head: &UnitHead| {
        head.above
            .iter()
            .find_map(|key| ids.get(key.as_str()).copied())
    };
    heads
        .iter()
        .map(|head| place(head, parent(head), gazetteer))
        .collect()
}

fn place(head: &UnitHead, parent: Option<PlaceId>, gazetteer: &Gazetteer) -> Place {
    let entry = gazetteer.get(&head.key);
    let own_name = if head.name.is_empty() {
        &head.key
    } else {
        &head.name
    };
    Place {
        key: head.key.clone(),
        kind: match head.level {
            Level::Province => PlaceKind::Province,
            Level::Prefecture => PlaceKind::Prefecture,
            Level::County => PlaceKind::County,
        },
        names: entry.map_or_else(|| Names::only(own_name), |e| e.names.clone()),
        node: entry.map(|e| e.node.clone()),
        region: None,
        parent,
        members: Vec::new(),
        derived: false,
        membership: None,
        note: Remark::default(),
    }
}
