//! Roles, corridors, targets and events.

use super::entry::Entry;
use super::evidence::evidence;
use super::format::{RawCorridor, RawEvent, RawRole, RawTarget};
use super::kind::EntryKind;
use super::origin::Origin;
use super::resolver::{Resolver, each};
use crate::messages::said;
use crate::model::{
    Corridor, CorridorId, CorridorShape, Event, EventId, Remark, Role, RoleId, Target, TargetId,
    Title,
};

/// Resolves the roles; variants come later.
pub(super) fn roles(r: &mut Resolver<'_>, entries: Vec<Entry<RawRole>>) -> Vec<Role> {
    each(r, entries, |r| &mut r.roles, RoleId::from_index, role)
}

fn role(r: &mut Resolver<'_>, origin: &Origin, raw: RawRole) -> Option<Role> {
    let role = r.name(origin, "role", raw.role, &raw.id);
    let place = r.place(origin, &raw.place);
    let evidence = evidence(r, origin, EntryKind::Role, raw.mention);
    Some(Role {
        key: raw.id,
        place: place?,
        title: Title::new(role, raw.en),
        category: raw.category,
        variants: Vec::new(),
        evidence: evidence?,
        note: Remark::new(raw.note, raw.note_en),
    })
}

/// Resolves the corridors; variants come later.
pub(super) fn corridors(r: &mut Resolver<'_>, entries: Vec<Entry<RawCorridor>>) -> Vec<Corridor> {
    each(
        r,
        entries,
        |r| &mut r.corridors,
        CorridorId::from_index,
        corridor,
    )
}

fn corridor(r: &mut Resolver<'_>, origin: &Origin, raw: RawCorridor) -> Option<Corridor> {
    let name = r.name(origin, "name", raw.name, &raw.id);
    let places = r.all_places(origin, &raw.places);
    let shape_word = match raw.shape {
        CorridorShape::Ribbon => "ribbon",
        CorridorShape::Hull => "hull",
        CorridorShape::None => "none",
    };
    let enough = raw.shape == CorridorShape::None || raw.places.len() >= 2;
    if !enough {
        r.report(
            origin
                .problem(said!(
                    "fault-two-places",
                    shape = shape_word,
                    n = raw.places.len()
                ))
                .remedy(said!("remedy-shape-places")),
        );
    }
    let evidence = evidence(r, origin, EntryKind::Corridor, raw.mention);
    Some(Corridor {
        key: raw.id,
        title: Title::new(name, raw.en),
        aliases: raw.aliases,
        kind: raw.kind,
        places: places.filter(|_| enough)?,
        derived: raw.derived,
        shape: raw.shape,
        shape_note: Remark::new(raw.shape_note, raw.shape_note_en),
        variants: Vec::new(),
        evidence: evidence?,
        note: Remark::new(raw.note, raw.note_en),
    })
}

/// Resolves the targets.
pub(super) fn targets(r: &mut Resolver<'_>, entries: Vec<Entry<RawTarget>>) -> Vec<Target> {
    each(r, entries, |r| &mut r.targets, TargetId::from_index, target)
}

fn target(r: &mut Resolver<'_>, origin: &Origin, raw: RawTarget) -> Option<Target> {
    let name = r.name(origin, "name", raw.name, &raw.id);
    let has_quantity = r.is_filled(origin, "quantity", &raw.quantity);
    let owner = r.place(origin, &raw.owner);
    if !raw.value.is_finite() {
        r.report(
            origin
                .problem(said!("fault-not-a-value", value = raw.value))
                .remedy(said!("remedy-number")),
        );
        return None;
    }
    let evidence = evidence(r, origin, EntryKind::Target, raw.mention);
    has_quantity.then_some(())?;
    Some(Target {
        key: raw.id,
        title: Title::new(name, raw.en),
        owner: owner?,
        quantity: Remark::new(raw.quantity, raw.quantity_en),
        value: raw.value,
        unit: raw.unit.word().to_owned(),
        qualifier: Remark::new(raw.qualifier, raw.qualifier_en),
        evidence: evidence?,
        note: Remark::new(raw.note, raw.note_en),
    })
}

/// Resolves the events.
pub(super) fn events(r: &mut Resolver<'_>, entries: Vec<Entry<RawEvent>>) -> Vec<Event> {
    each(r, entries, |r| &mut r.events, EventId::from_index, event)
}

fn event(r: &mut Resolver<'_>, origin: &Origin, raw: RawEvent) -> Option<Event> {
    let name = r.name(origin, "name", raw.name, &raw.id);
    let (date, date_basis) = r.date(origin, raw.date.as_deref(), raw.date_basis);
    let places = r.all_places(origin, &raw.places);
    let evidence = evidence(r, origin, EntryKind::Event, raw.mention);
    Some(Event {
        key: raw.id,
        title: Title::new(name, raw.en),
        date,
        date_basis,
        places: places?,
        evidence: evidence?,
        note: Remark::new(raw.note, raw.note_en),
    })
}
