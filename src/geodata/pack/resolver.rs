//! The state of resolving: what ids stand for, and what is wrong so far.

use std::collections::{BTreeMap, BTreeSet};

use super::entry::{Entry, Identified};
use super::kind::EntryKind;
use super::origin::{Origin, Origins};
use super::unread::Unread;
use crate::diagnostics::escaped;
use crate::geodata::Problem;
use crate::messages::said;
use crate::model::{
    CorridorId, DateBasis, EventId, LinkId, PartialDate, PlaceId, RoleId, SourceId, TargetId,
};

/// What ids stand for, and what was found wrong so far.
pub(super) struct Resolver<'a> {
    pub(super) problems: &'a mut Vec<Problem>,
    pub(super) unread: Unread,
    pub(super) origins: Origins,
    pub(super) sources: BTreeMap<String, SourceId>,
    pub(super) places: BTreeMap<String, PlaceId>,
    pub(super) roles: BTreeMap<String, RoleId>,
    pub(super) corridors: BTreeMap<String, CorridorId>,
    pub(super) links: BTreeMap<String, LinkId>,
    pub(super) targets: BTreeMap<String, TargetId>,
    pub(super) events: BTreeMap<String, EventId>,
}

impl Resolver<'_> {
    /// Adds a problem to the list.
    pub(super) fn report(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// The place of an adcode or id; reports one that is not known.
    pub(super) fn place(&mut self, origin: &Origin, key: &str) -> Option<PlaceId> {
        let id = self.places.get(key).copied();
        if id.is_none() && !self.unread.holds(EntryKind::Place, key) {
            self.report(
                origin
                    .problem(said!("fault-place-unknown", place = escaped(key)))
                    .remedy(said!("remedy-declare-place")),
            );
        }
        id
    }

    /// All the places, each once; `None` when one is unknown or listed twice.
    pub(super) fn all_places(&mut self, origin: &Origin, keys: &[String]) -> Option<Vec<PlaceId>> {
        let mut places = Vec::with_capacity(keys.len());
        let mut seen = BTreeSet::new();
        let mut sound = true;
        for key in keys {
            match self.place(origin, key) {
                Some(id) if !seen.insert(id) => {
                    sound = false;
                    self.report(
                        origin
                            .problem(said!("fault-place-twice", place = escaped(key)))
                            .remedy(said!("remedy-place-once")),
                    );
                }
                Some(id) => places.push(id),
                None => sound = false,
            }
        }
        sound.then_some(places)
    }

    /// A date and its basis; reports an invalid date, or one without its basis.
    pub(super) fn date(
        &mut self,
        origin: &Origin,
        written: Option<&str>,
        basis: Option<DateBasis>,
    ) -> (Option<PartialDate>, DateBasis) {
        let date = written.and_then(|text| self.day(origin, text));
        if written.is_some() && basis.is_none() {
            self.report(
                origin
                    .problem(said!("fault-no-date-basis"))
                    .remedy(said!("remedy-date-basis")),
            );
        }
        (date, basis.unwrap_or(DateBasis::Inferred))
    }

    /// A date without a basis.
    pub(super) fn day(&mut self, origin: &Origin, written: &str) -> Option<PartialDate> {
        let date = PartialDate::parse(written);
        if date.is_none() {
            self.report(
                origin
                    .problem(said!("fault-not-a-date", written = escaped(written)))
                    .remedy(said!("remedy-date")),
            );
        }
        date
    }

    /// Reports an id that another pack or the base map has given already.
    pub(super) fn taken(&mut self, origin: &Origin, key: &str) {
        self.report(
            origin
                .problem(said!("fault-id-taken", id = escaped(key)))
                .remedy(said!("remedy-rename")),
        );
    }

    /// The name of an entry; where it is blank, which is reported, the entry's id, so that the
    /// entry can be found and read all the same.
    pub(super) fn name(&mut self, origin: &Origin, key: &str, name: String, id: &str) -> String {
        if self.is_filled(origin, key, &name) {
            name
        } else {
            id.to_owned()
        }
    }

    /// Whether a text that is needed is there; reports one that is blank.
    pub(super) fn is_filled(&mut self, origin: &Origin, key: &str, text: &str) -> bool {
        let filled = !text.trim().is_empty();
        if !filled {
            let problem = origin.problem(said!("fault-empty", key = key));
            self.report(problem.remedy(said!("remedy-fill-in")));
        }
        filled
    }
}

/// Resolves entries one by one; `make` gives `None` for one that breaks a rule.
pub(super) fn each<'a, Raw: Identified, T, Id>(
    resolver: &mut Resolver<'a>,
    entries: Vec<Entry<Raw>>,
    ids: for<'r> fn(&'r mut Resolver<'a>) -> &'r mut BTreeMap<String, Id>,
    from_index: fn(usize) -> Id,
    mut make: impl FnMut(&mut Resolver<'a>, &Origin, Raw) -> Option<T>,
) -> Vec<T> {
    let mut made = Vec::with_capacity(entries.len());
    for Entry { origin, raw } in entries {
        let key = raw.id().to_owned();
        if ids(resolver).contains_key(&key) {
            resolver.taken(&origin, &key);
            continue;
        }
        match make(resolver, &origin, raw) {
            Some(one) => {
                ids(resolver).insert(key, from_index(made.len()));
                resolver.origins.add(Raw::KIND, origin);
                made.push(one);
            }
            None => resolver.unread.add(Raw::KIND, &key),
        }
    }
    made
}
