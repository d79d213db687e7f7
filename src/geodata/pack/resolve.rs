//! From written entries to the model: ids resolved, every rule of the format checked.

use std::collections::BTreeMap;

use super::contents::RawContents;
use super::kind::EntryKind;
use super::origin::Origins;
use super::resolver::Resolver;
use super::{alignments, facts, links, places, sources, variants};
use crate::geodata::Problem;
use crate::model::{Contents, Pack, Place, PlaceId, Source, Title};

/// Resolves the entries of all packs over the places of the base map.
///
/// Whatever breaks a rule is reported. A fact that cannot be used without it is left out; places
/// and sources stay, because facts refer to them; a blank name gives way to the id.
pub(in crate::geodata) fn resolve(
    mut raw: RawContents,
    units: Vec<Place>,
    problems: &mut Vec<Problem>,
) -> (Contents, Origins) {
    let ids = units
        .iter()
        .enumerate()
        .map(|(i, p)| (p.key.clone(), PlaceId::from_index(i)));
    let mut resolver = Resolver {
        problems,
        unread: raw.unread,
        origins: Origins::default(),
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
                replaces_bundled: p.replaces_bundled,
            })
            .collect(),
        places: units,
        ..Contents::default()
    };
    let memberships = places::resolve(&mut resolver, raw.places, &mut contents.places);
    contents.sources = sources::resolve(&mut resolver, raw.sources);
    places::memberships(&mut resolver, memberships, &mut contents.places);
    let role_variants = variants::of(&mut raw.roles, |r| (&r.id, &mut r.variants));
    let corridor_variants = variants::of(&mut raw.corridors, |c| (&c.id, &mut c.variants));
    let link_variants = variants::of(&mut raw.links, |l| (&l.id, &mut l.variants));
    let mut alignments = alignments::Parts::group(&mut resolver, raw.parts, &raw.links);
    contents.roles = facts::roles(&mut resolver, raw.roles);
    contents.corridors = facts::corridors(&mut resolver, raw.corridors);
    contents.links = links::resolve(&mut resolver, raw.links, &mut alignments);
    contents.targets = facts::targets(&mut resolver, raw.targets);
    contents.events = facts::events(&mut resolver, raw.events);
    variants::resolve(
        &mut resolver,
        EntryKind::Role,
        role_variants,
        &mut contents.roles,
    );
    variants::resolve(
        &mut resolver,
        EntryKind::Corridor,
        corridor_variants,
        &mut contents.corridors,
    );
    variants::resolve(
        &mut resolver,
        EntryKind::Link,
        link_variants,
        &mut contents.links,
    );
    let Resolver {
        problems,
        unread,
        origins,
        ..
    } = resolver;
    problems.extend(unread.into_problems());
    (contents, origins)
}

/// The sources of a pack alone, as far as they can be used.
pub(in crate::geodata) fn sources_alone(raw: RawContents) -> Vec<Source> {
    let alone = RawContents {
        sources: raw.sources,
        ..RawContents::default()
    };
    resolve(alone, Vec::new(), &mut Vec::new()).0.sources
}
