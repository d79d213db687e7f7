//! Roles, corridors, targets and events.

use super::evidence::evidence;
use super::format::{RawCorridor, RawEvent, RawRole, RawTarget};
use super::read::{Entry, Kind, Spot};
use super::resolve::{Resolver, each};
use crate::model::{
    Corridor, CorridorId, CorridorShape, Event, EventId, Role, RoleId, Target, TargetId, Title,
};

/// Resolves the roles; variants come later.
pub(super) fn roles(r: &mut Resolver<'_>, entries: Vec<Entry<RawRole>>) -> Vec<Role> {
    each(
        r,
        entries,
        Kind::Role,
        |r| &mut r.roles,
        |x| &x.id,
        RoleId::from_index,
        role,
    )
}

fn role(r: &mut Resolver<'_>, spot: &Spot, raw: RawRole) -> Option<Role> {
    r.named(spot, "role", &raw.role);
    let place = r.place(spot, &raw.place);
    let evidence = evidence(r, spot, Kind::Role, raw.mention);
    Some(Role {
        key: raw.id,
        place: place?,
        title: Title::new(raw.role, raw.en),
        category: raw.category,
        variants: Vec::new(),
        evidence: evidence?,
        note: raw.note,
    })
}

/// Resolves the corridors; variants come later.
pub(super) fn corridors(r: &mut Resolver<'_>, entries: Vec<Entry<RawCorridor>>) -> Vec<Corridor> {
    each(
        r,
        entries,
        Kind::Corridor,
        |r| &mut r.corridors,
        |x| &x.id,
        CorridorId::from_index,
        corridor,
    )
}

fn corridor(r: &mut Resolver<'_>, spot: &Spot, raw: RawCorridor) -> Option<Corridor> {
    r.named(spot, "name", &raw.name);
    let places = r.all_places(spot, &raw.places);
    let shape_word = match raw.shape {
        CorridorShape::Ribbon => "ribbon",
        CorridorShape::Hull => "hull",
        CorridorShape::None => "none",
    };
    let enough = raw.shape == CorridorShape::None || raw.places.len() >= 2;
    if !enough {
        r.report(
            spot.problem(format!(
                "a {shape_word} needs two places at least, there are {}",
                raw.places.len()
            ))
            .remedy("name the places, or set the shape to \"none\""),
        );
    }
    let evidence = evidence(r, spot, Kind::Corridor, raw.mention);
    Some(Corridor {
        key: raw.id,
        title: Title::new(raw.name, raw.en),
        aliases: raw.aliases,
        kind: raw.kind,
        places: places.filter(|_| enough)?,
        derived: raw.derived,
        shape: raw.shape,
        variants: Vec::new(),
        evidence: evidence?,
        note: raw.note,
    })
}

/// Resolves the targets.
pub(super) fn targets(r: &mut Resolver<'_>, entries: Vec<Entry<RawTarget>>) -> Vec<Target> {
    each(
        r,
        entries,
        Kind::Target,
        |r| &mut r.targets,
        |x| &x.id,
        TargetId::from_index,
        target,
    )
}

fn target(r: &mut Resolver<'_>, spot: &Spot, raw: RawTarget) -> Option<Target> {
    r.named(spot, "name", &raw.name);
    r.named(spot, "quantity", &raw.quantity);
    let owner = r.place(spot, &raw.owner);
    if !raw.value.is_finite() {
        r.report(
            spot.problem(format!("{} is not a value", raw.value))
                .remedy("give a number"),
        );
        return None;
    }
    let evidence = evidence(r, spot, Kind::Target, raw.mention);
    Some(Target {
        key: raw.id,
        title: Title::new(raw.name, raw.en),
        owner: owner?,
        quantity: raw.quantity,
        value: raw.value,
        unit: raw.unit.word().to_owned(),
        qualifier: raw.qualifier,
        evidence: evidence?,
        note: raw.note,
    })
}

/// Resolves the events.
pub(super) fn events(r: &mut Resolver<'_>, entries: Vec<Entry<RawEvent>>) -> Vec<Event> {
    each(
        r,
        entries,
        Kind::Event,
        |r| &mut r.events,
        |x| &x.id,
        EventId::from_index,
        event,
    )
}

fn event(r: &mut Resolver<'_>, spot: &Spot, raw: RawEvent) -> Option<Event> {
    r.named(spot, "name", &raw.name);
    let (date, date_basis) = r.date(spot, raw.date.as_deref(), raw.date_basis);
    let places = r.all_places(spot, &raw.places);
    let evidence = evidence(r, spot, Kind::Event, raw.mention);
    Some(Event {
        key: raw.id,
        title: Title::new(raw.name, raw.en),
        date,
        date_basis,
        places: places?,
        evidence: evidence?,
        note: raw.note,
    })
}
