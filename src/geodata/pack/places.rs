//! The packs' own places.

use super::format::RawPlace;
use super::read::{Entry, Spot};
use super::resolve::Resolver;
use crate::model::{Names, Node, Place, PlaceId, PlaceKind};
use crate::projection::LonLat;

/// Appends the packs' places to those of the base map.
///
/// A place is kept even when something is wrong with it, for others refer to it; only what is
/// wrong is left out.
pub(super) fn resolve(
    r: &mut Resolver<'_>,
    entries: Vec<Entry<RawPlace>>,
    places: &mut Vec<Place>,
) {
    let first = places.len();
    let mut written = Vec::with_capacity(entries.len());
    for Entry { spot, raw } in entries {
        if r.places.contains_key(&raw.id) {
            r.taken(&spot, &raw.id);
            continue;
        }
        let id = PlaceId::from_index(first + written.len());
        r.places.insert(raw.id.clone(), id);
        written.push((spot, raw));
    }
    let spots: Vec<Spot> = written.iter().map(|(spot, _)| spot.clone()).collect();
    places.extend(written.into_iter().map(|(spot, raw)| place(r, &spot, raw)));
    break_cycles(r, &spots, first, places);
}

fn place(r: &mut Resolver<'_>, spot: &Spot, raw: RawPlace) -> Place {
    r.named(spot, "hans", &raw.hans);
    if matches!(
        raw.kind,
        PlaceKind::Province | PlaceKind::Prefecture | PlaceKind::County
    ) {
        r.report(
            spot.problem("units of the base map are not declared in a pack")
                .remedy("name the unit by its adcode, or use the kind \"city\""),
        );
    }
    if raw.kind != PlaceKind::Group && !raw.members.is_empty() {
        r.report(
            spot.problem("only a group has members")
                .remedy("set the kind to \"group\""),
        );
    }
    let node = node(r, spot, &raw);
    let by_table = Names::only(&raw.hans);
    let parent = raw.parent.as_deref().and_then(|key| r.place(spot, key));
    let members = r.all_places(spot, &raw.members).unwrap_or_default();
    Place {
        key: raw.id,
        kind: raw.kind,
        names: Names {
            hant: if raw.hant.is_empty() {
                by_table.hant.clone()
            } else {
                raw.hant
            },
            pinyin: raw.pinyin,
            en: raw.en,
            aliases: raw.aliases,
            ..by_table
        },
        node,
        region: None,
        parent,
        members,
        derived: raw.derived,
        note: raw.note,
    }
}

fn node(r: &mut Resolver<'_>, spot: &Spot, raw: &RawPlace) -> Option<Node> {
    let (lon, lat) = match (raw.lon, raw.lat) {
        (Some(lon), Some(lat)) => (lon, lat),
        (None, None) => return None,
        _ => {
            r.report(
                spot.problem("one of \"lon\" and \"lat\" is missing")
                    .remedy("give both or none"),
            );
            return None;
        }
    };
    let at = LonLat::new(lon, lat)
        .map_err(|error| {
            r.report(
                spot.problem(error.to_string())
                    .remedy("give WGS-84 degrees, longitude in \"lon\", latitude in \"lat\""),
            );
        })
        .ok()?;
    let Some(certainty) = raw.position else {
        r.report(
            spot.problem("\"position\" is missing")
                .remedy("say \"exact\", \"approximate\" or \"centre-of-area\""),
        );
        return None;
    };
    Some(Node {
        at,
        certainty,
        source: raw.position_source.clone(),
    })
}

/// Reports groups that hold themselves, and places that lie in themselves, and cuts them.
fn break_cycles(r: &mut Resolver<'_>, spots: &[Spot], first: usize, places: &mut [Place]) {
    for (offset, spot) in spots.iter().enumerate() {
        let own = PlaceId::from_index(first + offset);
        if reaches(places, own, |p| p.members.clone()) {
            r.report(
                spot.problem("the group holds itself, through its members")
                    .remedy("take one of the members out of the circle"),
            );
            places[own.index()].members.clear();
        }
        if reaches(places, own, |p| p.parent.into_iter().collect()) {
            r.report(
                spot.problem("the place lies in itself, through its parents")
                    .remedy("correct the parent"),
            );
            places[own.index()].parent = None;
        }
    }
}

/// Whether `start` is reached from itself by steps along `next`.
fn reaches(places: &[Place], start: PlaceId, next: fn(&Place) -> Vec<PlaceId>) -> bool {
    let mut seen = vec![false; places.len()];
    let mut open = next(&places[start.index()]);
    while let Some(id) = open.pop() {
        if id == start {
            return true;
        }
        if !std::mem::replace(&mut seen[id.index()], true) {
            open.extend(next(&places[id.index()]));
        }
    }
    false
}
