//! From written entries to the model: ids resolved, every rule of the format checked.

use std::collections::BTreeMap;

use super::read::{Entry, Kind, RawContents, Spot, Unread};
use super::{alignments, facts, links, places, sources, variants};
use crate::geodata::Problem;
use crate::model::{
    Contents, CorridorId, DateBasis, EventId, LinkId, Pack, PartialDate, Place, PlaceId, RoleId,
    SourceId, TargetId, Title,
};

/// What ids stand for, and what was found wrong so far.
pub(super) struct Resolver<'a> {
    pub(super) problems: &'a mut Vec<Problem>,
    pub(super) unread: Unread,
    pub(super) sources: BTreeMap<String, SourceId>,
    pub(super) places: BTreeMap<String, PlaceId>,
    pub(super) roles: BTreeMap<String, RoleId>,
    pub(super) corridors: BTreeMap<String, CorridorId>,
    pub(super) links: BTreeMap<String, LinkId>,
    pub(super) targets: BTreeMap<String, TargetId>,
    pub(super) events: BTreeMap<String, EventId>,
}

/// Resolves the entries of all packs over the places of the base map.
///
/// An entry that breaks a rule is reported and left out.
pub(in crate::geodata) fn resolve(
    raw: RawContents,
    units: Vec<Place>,
    problems: &mut Vec<Problem>,
) -> Contents {
    let ids = units
        .iter()
        .enumerate()
        .map(|(i, p)| (p.key.clone(), PlaceId::from_index(i)));
    let mut resolver = Resolver {
        problems,
        unread: raw.unread,
        sources: BTreeMap::new(),
        places: ids.collect(),
        roles: BTreeMap::new(),
        corridors: BTreeMap::new(),
        links: BTreeMap::new(),
        targets: BTreeMap::new(),
        events: BTreeMap::new(),
    };
    let packs = raw.packs.into_iter();
    let mut contents = Contents {
        packs: packs
            .map(|p| Pack {
                key: p.id,
                title: Title::new(p.title, p.title_en),
            })
            .collect(),
        places: units,
        ..Contents::default()
    };
    contents.sources = sources::resolve(&mut resolver, raw.sources);
    places::resolve(&mut resolver, raw.places, &mut contents.places);
    let role_variants = variants::of(&raw.roles, |r| (&r.id, &r.variants));
    let corridor_variants = variants::of(&raw.corridors, |c| (&c.id, &c.variants));
    let link_variants = variants::of(&raw.links, |l| (&l.id, &l.variants));
    let mut alignments = alignments::Parts::group(&mut resolver, raw.parts, &raw.links);
    contents.roles = facts::roles(&mut resolver, raw.roles);
    contents.corridors = facts::corridors(&mut resolver, raw.corridors);
    contents.links = links::resolve(&mut resolver, raw.links, &mut alignments);
    contents.targets = facts::targets(&mut resolver, raw.targets);
    contents.events = facts::events(&mut resolver, raw.events);
    variants::resolve(
        &mut resolver,
        Kind::Role,
        role_variants,
        &mut contents.roles,
    );
    variants::resolve(
        &mut resolver,
        Kind::Corridor,
        corridor_variants,
        &mut contents.corridors,
    );
    variants::resolve(
        &mut resolver,
        Kind::Link,
        link_variants,
        &mut contents.links,
    );
    contents
}

impl Resolver<'_> {
    pub(super) fn report(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// The place of an adcode or id; reports one that is not known.
    pub(super) fn place(&mut self, spot: &Spot, key: &str) -> Option<PlaceId> {
        let id = self.places.get(key).copied();
        if id.is_none() && !self.unread.holds(Kind::Place, key) {
            self.report(
                spot.problem(format!("place {key:?} is not in the gazetteer"))
                    .remedy("add it to places.toml, or use an adcode of the base map"),
            );
        }
        id
    }

    /// All the places, each once; `None` when one is not known or stands twice.
    pub(super) fn all_places(&mut self, spot: &Spot, keys: &[String]) -> Option<Vec<PlaceId>> {
        let mut places = Vec::with_capacity(keys.len());
        let mut sound = true;
        for key in keys {
            match self.place(spot, key) {
                Some(id) if places.contains(&id) => {
                    sound = false;
                    self.report(
                        spot.problem(format!("place {key:?} stands twice"))
                            .remedy("name each place once"),
                    );
                }
                Some(id) => places.push(id),
                None => sound = false,
            }
        }
        sound.then_some(places)
    }

    /// A date and its basis; reports one that is no date, or lacks its basis.
    pub(super) fn date(
        &mut self,
        spot: &Spot,
        written: Option<&str>,
        basis: Option<DateBasis>,
    ) -> (Option<PartialDate>, DateBasis) {
        let date = written.and_then(|text| self.day(spot, text));
        if written.is_some() && basis.is_none() {
            self.report(
                spot.problem("the date has no date_basis")
                    .remedy("add \"stated\" or \"inferred\""),
            );
        }
        (date, basis.unwrap_or(DateBasis::Inferred))
    }

    /// A date of its own.
    pub(super) fn day(&mut self, spot: &Spot, written: &str) -> Option<PartialDate> {
        let date = PartialDate::parse(written);
        if date.is_none() {
            self.report(
                spot.problem(format!("{written:?} is not a date"))
                    .remedy("write 2020, 2020-07 or 2020-07-25"),
            );
        }
        date
    }

    /// Reports an id that another pack or the base map has given already.
    pub(super) fn taken(&mut self, spot: &Spot, key: &str) {
        self.report(
            spot.problem(format!(
                "the id {key:?} is in use already, in another pack or the base map"
            ))
            .remedy("rename it"),
        );
    }

    /// Reports a name that is blank.
    pub(super) fn named(&mut self, spot: &Spot, key: &str, name: &str) {
        if name.trim().is_empty() {
            self.report(
                spot.problem(format!("{key:?} is empty"))
                    .remedy("fill it in"),
            );
        }
    }
}

/// Resolves entries one by one; `make` gives `None` for one that breaks a rule.
pub(super) fn each<'a, Raw, T, Id>(
    resolver: &mut Resolver<'a>,
    entries: Vec<Entry<Raw>>,
    kind: Kind,
    ids: for<'r> fn(&'r mut Resolver<'a>) -> &'r mut BTreeMap<String, Id>,
    id: fn(&Raw) -> &str,
    from_index: fn(usize) -> Id,
    mut make: impl FnMut(&mut Resolver<'a>, &Spot, Raw) -> Option<T>,
) -> Vec<T> {
    let mut made = Vec::with_capacity(entries.len());
    for Entry { spot, raw } in entries {
        let key = id(&raw).to_owned();
        if ids(resolver).contains_key(&key) {
            resolver.taken(&spot, &key);
            continue;
        }
        match make(resolver, &spot, raw) {
            Some(one) => {
                ids(resolver).insert(key, from_index(made.len()));
                made.push(one);
            }
            None => resolver.unread.add(kind, &key),
        }
    }
    made
}
