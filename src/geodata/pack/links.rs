//! Links: rail, road, water, air and hub projects.

use super::alignments::Parts;
use super::evidence::evidence;
use super::format::{RawLater, RawLink, StatusWord};
use super::read::{Entry, Kind, Spot};
use super::resolve::{Resolver, each};
use crate::model::{LaterNote, Link, LinkId, OfficialLength, Stage, Status, Title};

/// No line of the region is longer, in kilometres; a length beyond it is in metres.
const MAX_LENGTH_KM: f64 = 20_000.0;

/// Resolves the links; variants come later.
pub(super) fn resolve(
    r: &mut Resolver<'_>,
    entries: Vec<Entry<RawLink>>,
    parts: &mut Parts,
) -> Vec<Link> {
    each(
        r,
        entries,
        Kind::Link,
        |r| &mut r.links,
        |x| &x.id,
        LinkId::from_index,
        |r, spot, raw| link(r, spot, raw, parts),
    )
}

fn link(r: &mut Resolver<'_>, spot: &Spot, raw: RawLink, parts: &mut Parts) -> Option<Link> {
    r.named(spot, "name", &raw.name);
    let status = status(r, spot, raw.status, raw.stage);
    let places = r.all_places(spot, &raw.places);
    let official_length = official_length(r, spot, &raw);
    let later = raw
        .later
        .iter()
        .filter_map(|note| later(r, spot, note))
        .collect();
    let alignment = parts.alignment(r, spot, &raw);
    let evidence = evidence(r, spot, Kind::Link, raw.mention);
    Some(Link {
        key: raw.id,
        title: Title::new(raw.name, raw.en),
        aliases: raw.aliases,
        mode: raw.mode,
        status: status?,
        status_text: raw.status_text,
        places: places?,
        derived: raw.derived,
        alignment: alignment?,
        official_length: official_length?,
        later,
        variants: Vec::new(),
        evidence: evidence?,
        note: raw.note,
    })
}

fn status(
    r: &mut Resolver<'_>,
    spot: &Spot,
    word: StatusWord,
    stage: Option<Stage>,
) -> Option<Status> {
    let status = match (word, stage) {
        (StatusWord::PreConstruction, Some(stage)) => Status::PreConstruction(stage),
        (StatusWord::PreConstruction, None) => {
            r.report(
                spot.problem("the status \"pre-construction\" has no stage")
                    .remedy("add stage = \"start\" or \"preparatory\""),
            );
            return None;
        }
        (_, Some(_)) => {
            r.report(
                spot.problem("only the status \"pre-construction\" has a stage")
                    .remedy("remove the stage"),
            );
            return None;
        }
        (StatusWord::InOperation, None) => Status::InOperation,
        (StatusWord::UnderConstruction, None) => Status::UnderConstruction,
        (StatusWord::Upgrade, None) => Status::Upgrade,
        (StatusWord::EarlyStudy, None) => Status::EarlyStudy,
        (StatusWord::Proposed, None) => Status::Proposed,
        (StatusWord::NotStated, None) => Status::NotStated,
    };
    Some(status)
}

/// The official length; the outer `None` when what is written breaks a rule.
fn official_length(
    r: &mut Resolver<'_>,
    spot: &Spot,
    raw: &RawLink,
) -> Option<Option<OfficialLength>> {
    let source = raw.official_length_source.trim();
    let problem = match raw.official_length_km {
        None if source.is_empty() => return Some(None),
        None => spot
            .problem("\"official_length_source\" stands without a length")
            .remedy("add official_length_km, or remove the source"),
        Some(km) if !(km > 0.0 && km <= MAX_LENGTH_KM) => spot
            .problem(format!("an official length of {km} km cannot be"))
            .remedy("give kilometres, above 0 and up to 20000"),
        Some(_) if source.is_empty() => spot
            .problem("the official length has no source")
            .remedy("say in official_length_source who states it"),
        Some(km) => {
            let (source, note) = (source.to_owned(), raw.length_note.clone());
            return Some(Some(OfficialLength { km, source, note }));
        }
    };
    r.report(problem);
    None
}

fn later(r: &mut Resolver<'_>, spot: &Spot, raw: &RawLater) -> Option<LaterNote> {
    r.named(spot, "later.text", &raw.text);
    r.named(spot, "later.source", &raw.source);
    let date = r.day(spot, &raw.date)?;
    Some(LaterNote {
        date,
        text: raw.text.clone(),
        source: raw.source.clone(),
    })
}
