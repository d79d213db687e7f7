//! The packs' own places.

use std::collections::BTreeSet;

use super::entry::Entry;
use super::evidence::evidence;
use super::format::{RawMention, RawPlace};
use super::kind::EntryKind;
use super::origin::Origin;
use super::resolver::Resolver;
use crate::messages::{Says as _, said};
use crate::model::{Membership, Names, Node, Place, PlaceId, PlaceKind, Remark, Title};
use crate::projection::LonLat;

/// What is written of who the members of a group are, until the sources are known.
pub(super) struct WrittenMembership {
    origin: Origin,
    group: PlaceId,
    title: Title,
    mention: Vec<RawMention>,
}

/// Appends the packs' places to those of the base map; memberships come later.
///
/// A place is kept even when something is wrong with it, for others refer to it; only what is
/// wrong is left out.
pub(super) fn resolve(
    r: &mut Resolver<'_>,
    entries: Vec<Entry<RawPlace>>,
    places: &mut Vec<Place>,
) -> Vec<WrittenMembership> {
    let first = places.len();
    let mut written = Vec::with_capacity(entries.len());
    let mut memberships = Vec::new();
    for Entry { origin, mut raw } in entries {
        if r.places.contains_key(&raw.id) {
            r.taken(&origin, &raw.id);
            continue;
        }
        let id = PlaceId::from_index(first + written.len());
        r.places.insert(raw.id.clone(), id);
        r.origins.add(EntryKind::Place, origin.clone());
        let membership = WrittenMembership {
            origin: origin.clone(),
            group: id,
            title: Title::new(
                std::mem::take(&mut raw.membership),
                std::mem::take(&mut raw.membership_en),
            ),
            mention: std::mem::take(&mut raw.mention),
        };
        if !membership.title.zh.is_empty() || !membership.mention.is_empty() {
            memberships.push(membership);
        }
        written.push((origin, raw));
    }
    let origins: Vec<Origin> = written.iter().map(|(origin, _)| origin.clone()).collect();
    places.reserve_exact(written.len());
    places.extend(
        written
            .into_iter()
            .map(|(origin, raw)| place(r, &origin, raw)),
    );
    break_cycles(r, &origins, first, places);
    memberships
}

/// Resolves where texts say who the members of groups are.
pub(super) fn memberships(
    r: &mut Resolver<'_>,
    written: Vec<WrittenMembership>,
    places: &mut [Place],
) {
    for one in written {
        let group = &mut places[one.group.index()];
        if group.members.is_empty() {
            r.report(
                one.origin
                    .problem(said!("fault-membership-alone"))
                    .remedy(said!("remedy-list-members")),
            );
            continue;
        }
        let evidence = evidence(r, &one.origin, EntryKind::Place, one.mention);
        let title = Some(one.title).filter(|title| !title.zh.is_empty());
        group.membership = evidence.map(|evidence| Box::new(Membership { title, evidence }));
    }
}

fn place(r: &mut Resolver<'_>, origin: &Origin, raw: RawPlace) -> Place {
    let hans = r.name(origin, "hans", raw.hans.clone(), &raw.id);
    if matches!(
        raw.kind,
        PlaceKind::Province | PlaceKind::Prefecture | PlaceKind::County
    ) {
        r.report(
            origin
                .problem(said!("fault-unit-in-pack"))
                .remedy(said!("remedy-unit-by-adcode")),
        );
    }
    if raw.kind != PlaceKind::Group && !raw.members.is_empty() {
        r.report(
            origin
                .problem(said!("fault-members-of-no-group"))
                .remedy(said!("remedy-kind-group")),
        );
    }
    let node = node(r, origin, &raw);
    let by_table = Names::only(&hans);
    let parent = raw.parent.as_deref().and_then(|key| r.place(origin, key));
    let members = r.all_places(origin, &raw.members).unwrap_or_default();
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
        membership: None,
        note: Remark::new(raw.note, raw.note_en),
    }
}

fn node(r: &mut Resolver<'_>, origin: &Origin, raw: &RawPlace) -> Option<Node> {
    let (lon, lat) = match (raw.lon, raw.lat) {
        (Some(lon), Some(lat)) => (lon, lat),
        (None, None) => return None,
        _ => {
            r.report(
                origin
                    .problem(said!("fault-lon-or-lat"))
                    .remedy(said!("remedy-both-or-none")),
            );
            return None;
        }
    };
    let at = LonLat::new(lon, lat)
        .map_err(|error| {
            r.report(origin.problem(error.said()).remedy(said!("remedy-lon-lat")));
        })
        .ok()?;
    let Some(certainty) = raw.position else {
        r.report(
            origin
                .problem(said!("fault-no-certainty"))
                .remedy(said!("remedy-certainty")),
        );
        return None;
    };
    Some(Node {
        at,
        certainty,
        source: Remark::new(raw.position_source.clone(), raw.position_source_en.clone()),
    })
}

/// Reports groups that hold themselves, and places that lie in themselves, and cuts them.
fn break_cycles(r: &mut Resolver<'_>, origins: &[Origin], first: usize, places: &mut [Place]) {
    let in_itself = cut_cycles(
        places,
        first,
        |place, n| place.members.get(n).copied(),
        |place| place.members.clear(),
    );
    let around_itself = cut_cycles(
        places,
        first,
        |place, n| place.parent.filter(|_| n == 0),
        |place| place.parent = None,
    );
    for (offset, origin) in origins.iter().enumerate() {
        if in_itself.contains(&(first + offset)) {
            r.report(
                origin
                    .problem(said!("fault-group-in-itself"))
                    .remedy(said!("remedy-break-group")),
            );
        }
        if around_itself.contains(&(first + offset)) {
            r.report(
                origin
                    .problem(said!("fault-place-in-itself"))
                    .remedy(said!("remedy-parent")),
            );
        }
    }
}

/// Cuts the steps of places that are reached from themselves, so that none is left that is; which
/// places these were, by their positions. `next` gives the n-th step of a place, `cut` takes its
/// steps away.
///
/// A search in depth from each place that none before has come to, so that each step is taken once:
/// a step to a place that is still being searched closes a circle.
fn cut_cycles(
    places: &mut [Place],
    first: usize,
    next: fn(&Place, usize) -> Option<PlaceId>,
    cut: fn(&mut Place),
) -> BTreeSet<usize> {
    #[derive(Clone, Copy, PartialEq)]
    enum Search {
        Before,
        Within,
        Done,
    }
    let mut state = vec![Search::Before; places.len()];
    let mut cut_places = BTreeSet::new();
    for root in first..places.len() {
        if state[root] != Search::Before {
            continue;
        }
        state[root] = Search::Within;
        let mut path = vec![(root, 0)];
        while let Some((at, taken)) = path.last_mut() {
            let step = next(&places[*at], *taken).map(PlaceId::index);
            *taken += 1;
            match step {
                None => {
                    state[*at] = Search::Done;
                    path.pop();
                }
                Some(to) if state[to] == Search::Before => {
                    state[to] = Search::Within;
                    path.push((to, 0));
                }
                Some(to) if state[to] == Search::Within && cut_places.insert(to) => {
                    cut(&mut places[to]);
                }
                Some(_) => {}
            }
        }
    }
    cut_places
}
