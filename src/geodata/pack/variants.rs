//! Variants: near-identical facts, linked and not merged.

use std::collections::{BTreeMap, HashMap};

use super::entry::Entry;
use super::kind::EntryKind;
use super::origin::Origin;
use super::resolver::Resolver;
use crate::diagnostics::escaped;
use crate::messages::said;
use crate::model::{Corridor, CorridorId, Link, LinkId, Role, RoleId};

/// What an entry says of its variants.
pub(super) struct Written {
    origin: Origin,
    id: String,
    variants: Vec<String>,
}

/// Takes from the entries what they say, before they are resolved; `parts` gives an entry's id and
/// its variants. They are taken, not copied: lists of variants can be most of a pack.
pub(super) fn of<Raw>(
    entries: &mut [Entry<Raw>],
    parts: fn(&mut Raw) -> (&str, &mut Vec<String>),
) -> Vec<Written> {
    let mut all = Vec::new();
    for entry in entries {
        let (id, variants) = parts(&mut entry.raw);
        if !variants.is_empty() {
            all.push(Written {
                id: id.to_owned(),
                variants: std::mem::take(variants),
                origin: entry.origin.clone(),
            });
        }
    }
    all
}

/// A fact that may have variants.
pub(super) trait HasVariants: Sized {
    type Id: Copy + Ord;
    fn ids<'r>(resolver: &'r Resolver<'_>) -> &'r BTreeMap<String, Self::Id>;
    fn index(id: Self::Id) -> usize;
    fn from_index(index: usize) -> Self::Id;
    fn variants_mut(&mut self) -> &mut Vec<Self::Id>;
}

macro_rules! has_variants {
    ($fact:ty, $id:ty, $ids:ident) => {
        impl HasVariants for $fact {
            type Id = $id;
            fn ids<'r>(resolver: &'r Resolver<'_>) -> &'r BTreeMap<String, $id> {
                &resolver.$ids
            }
            fn index(id: $id) -> usize {
                id.index()
            }
            fn from_index(index: usize) -> $id {
                <$id>::from_index(index)
            }
            fn variants_mut(&mut self) -> &mut Vec<$id> {
                &mut self.variants
            }
        }
    };
}

has_variants!(Role, RoleId, roles);
has_variants!(Corridor, CorridorId, corridors);
has_variants!(Link, LinkId, links);

/// Resolves what was collected; reports a variant that is unknown, the entry itself, or one-sided.
///
/// Grows as n log n with the number of variants that are written: each id is looked up once, and
/// whether another names an entry back is a search in a sorted list. The links go both ways.
pub(super) fn resolve<F: HasVariants>(
    r: &mut Resolver<'_>,
    kind: EntryKind,
    written: Vec<Written>,
    facts: &mut [F],
) {
    let known: HashMap<String, F::Id> = F::ids(r).iter().map(|(id, f)| (id.clone(), *f)).collect();
    // Each entry with its own id and those of its variants that are known.
    type Resolved<Id> = (Written, Id, Vec<Option<Id>>);
    let mut resolved: Vec<Resolved<F::Id>> = Vec::new();
    for one in written {
        if let Some(own) = known.get(&one.id) {
            let found = one.variants.iter().map(|other| known.get(other).copied());
            let found = found.collect();
            resolved.push((one, *own, found));
        }
    }
    let mut named: Vec<Vec<F::Id>> = vec![Vec::new(); facts.len()];
    for (_, own, found) in &resolved {
        named[F::index(*own)].extend(found.iter().flatten().filter(|id| *id != own));
    }
    sort_each(&mut named);
    let named_by = turned_round::<F>(&named);
    for (one, own, found) in &resolved {
        let (named, named_by) = (&named[F::index(*own)], &named_by[F::index(*own)]);
        // What is as it should be needs no further look.
        let is_mutual = named == named_by;
        for (other, found) in one.variants.iter().zip(found) {
            let problem = match found {
                None if r.unread.holds(kind, other) => continue,
                None => one
                    .origin
                    .problem(said!(
                        "fault-variant-not-declared",
                        variant = escaped(other)
                    ))
                    .remedy(said!("remedy-declare-variant", file = kind.file())),
                Some(id) if id == own => one
                    .origin
                    .problem(said!("fault-own-variant"))
                    .remedy(said!("remedy-not-own-variant")),
                Some(id) if is_mutual || named_by.binary_search(id).is_ok() => continue,
                Some(_) => one
                    .origin
                    .problem(said!("fault-variant-one-sided", variant = escaped(other)))
                    .remedy(said!(
                        "remedy-variant-back",
                        id = escaped(&one.id),
                        variant = escaped(other)
                    )),
            };
            r.report(problem);
        }
    }
    drop(resolved);
    for ((fact, mut variants), naming) in facts.iter_mut().zip(named).zip(named_by) {
        if variants != naming {
            variants.extend(naming);
            variants.sort_unstable();
            variants.dedup();
        }
        *fact.variants_mut() = variants;
    }
}

/// For each fact those that name it, in order, from those that it names.
fn turned_round<F: HasVariants>(named: &[Vec<F::Id>]) -> Vec<Vec<F::Id>> {
    let mut named_by: Vec<Vec<F::Id>> = vec![Vec::new(); named.len()];
    for (own, variants) in named.iter().enumerate() {
        for other in variants {
            named_by[F::index(*other)].push(F::from_index(own));
        }
    }
    named_by
}

fn sort_each<Id: Ord>(lists: &mut [Vec<Id>]) {
    for list in lists {
        list.sort_unstable();
        list.dedup();
        list.shrink_to_fit();
    }
}
