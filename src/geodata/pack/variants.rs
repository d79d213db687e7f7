//! Variants: near-identical facts, linked and not merged.

use std::collections::BTreeMap;

use super::entry::Entry;
use super::kind::EntryKind;
use super::origin::Origin;
use super::resolver::Resolver;
use crate::model::{Corridor, CorridorId, Link, LinkId, Role, RoleId};

/// What an entry says of its variants.
pub(super) struct Written {
    origin: Origin,
    id: String,
    variants: Vec<String>,
}

/// Collects what the entries say, before they are resolved.
pub(super) fn of<Raw>(
    entries: &[Entry<Raw>],
    parts: fn(&Raw) -> (&str, &[String]),
) -> Vec<Written> {
    let written = |entry: &Entry<Raw>| {
        let (id, variants) = parts(&entry.raw);
        Written {
            origin: entry.origin.clone(),
            id: id.to_owned(),
            variants: variants.to_vec(),
        }
    };
    entries
        .iter()
        .map(written)
        .filter(|w| !w.variants.is_empty())
        .collect()
}

/// A fact that may have variants.
pub(super) trait HasVariants: Sized {
    type Id: Copy + Ord;
    fn ids<'r>(resolver: &'r Resolver<'_>) -> &'r BTreeMap<String, Self::Id>;
    fn index(id: Self::Id) -> usize;
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
pub(super) fn resolve<F: HasVariants>(
    r: &mut Resolver<'_>,
    kind: EntryKind,
    written: Vec<Written>,
    facts: &mut [F],
) {
    let says: BTreeMap<&str, &[String]> = written
        .iter()
        .map(|w| (w.id.as_str(), w.variants.as_slice()))
        .collect();
    for one in &written {
        let Some(own) = F::ids(r).get(&one.id).copied() else {
            continue;
        };
        for other in &one.variants {
            let found = F::ids(r).get(other).copied();
            let problem = match found {
                None if r.unread.holds(kind, other) => continue,
                None => one
                    .origin
                    .problem(format!("the variant {other:?} is not declared"))
                    .remedy(format!(
                        "add it to {}, or remove it from variants",
                        kind.file()
                    )),
                Some(id) if id == own => one
                    .origin
                    .problem("it is its own variant")
                    .remedy("remove it from variants"),
                Some(id) => {
                    link_both(facts, own, id);
                    if says
                        .get(other.as_str())
                        .is_some_and(|back| back.contains(&one.id))
                    {
                        continue;
                    }
                    one.origin
                        .problem(format!(
                            "the variant {other:?} does not name it as a variant"
                        ))
                        .remedy(format!("add {:?} to the variants of {other:?}", one.id))
                }
            };
            r.report(problem);
        }
    }
}

fn link_both<F: HasVariants>(facts: &mut [F], one: F::Id, other: F::Id) {
    for (of, variant) in [(one, other), (other, one)] {
        let variants = facts[F::index(of)].variants_mut();
        if !variants.contains(&variant) {
            variants.push(variant);
            variants.sort_unstable();
        }
    }
}
