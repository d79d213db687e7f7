//! Links: rail, road, water, air and hub projects.

use super::alignments::Parts;
use super::entry::Entry;
use super::evidence::evidence;
use super::format::{RawLater, RawLink, StatusWord};
use super::kind::EntryKind;
use super::origin::Origin;
use super::resolver::{Resolver, each};
use crate::messages::said;
use crate::model::{LaterNote, Link, LinkId, OfficialLength, Remark, Stage, Status, Title};

/// The longest official length, in kilometres; a larger number is probably in metres.
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
        |r| &mut r.links,
        LinkId::from_index,
        |r, origin, raw| link(r, origin, raw, parts),
    )
}

fn link(r: &mut Resolver<'_>, origin: &Origin, raw: RawLink, parts: &mut Parts) -> Option<Link> {
    let status = status(r, origin, raw.status, raw.stage);
    let places = r.all_places(origin, &raw.places);
    let official_length = official_length(r, origin, &raw);
    let later = raw
        .later
        .iter()
        .filter_map(|note| later(r, origin, note))
        .collect();
    let alignment = parts.alignment(r, origin, &raw);
    let evidence = evidence(r, origin, EntryKind::Link, raw.mention);
    let name = r.name(origin, "name", raw.name, &raw.id);
    Some(Link {
        key: raw.id,
        title: Title::new(name, raw.en),
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
        note: Remark::new(raw.note, raw.note_en),
    })
}

fn status(
    r: &mut Resolver<'_>,
    origin: &Origin,
    word: StatusWord,
    stage: Option<Stage>,
) -> Option<Status> {
    let status = match (word, stage) {
        (StatusWord::PreConstruction, Some(stage)) => Status::PreConstruction(stage),
        (StatusWord::PreConstruction, None) => {
            r.report(
                origin
                    .problem(said!("fault-no-stage"))
                    .remedy(said!("remedy-add-stage")),
            );
            return None;
        }
        (_, Some(_)) => {
            r.report(
                origin
                    .problem(said!("fault-stage-too-many"))
                    .remedy(said!("remedy-remove-stage")),
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
    origin: &Origin,
    raw: &RawLink,
) -> Option<Option<OfficialLength>> {
    let source = raw.official_length_source.trim();
    let problem = match raw.official_length_km {
        None if source.is_empty() => return Some(None),
        None => origin
            .problem(said!("fault-length-missing"))
            .remedy(said!("remedy-add-length")),
        Some(km) if !(km > 0.0 && km <= MAX_LENGTH_KM) => origin
            .problem(said!("fault-length-out", km = km))
            .remedy(said!("remedy-length")),
        Some(_) if source.is_empty() => origin
            .problem(said!("fault-length-no-source"))
            .remedy(said!("remedy-length-source")),
        Some(km) => {
            let source = Remark::new(source.to_owned(), raw.official_length_source_en.clone());
            let note = Remark::new(raw.length_note.clone(), raw.length_note_en.clone());
            return Some(Some(OfficialLength { km, source, note }));
        }
    };
    r.report(problem);
    None
}

fn later(r: &mut Resolver<'_>, origin: &Origin, raw: &RawLater) -> Option<LaterNote> {
    let has_text = r.is_filled(origin, "later.text", &raw.text);
    let has_source = r.is_filled(origin, "later.source", &raw.source);
    let date = r.day(origin, &raw.date)?;
    (has_text && has_source).then(|| LaterNote {
        date,
        text: Remark::new(raw.text.clone(), raw.text_en.clone()),
        source: Remark::new(raw.source.clone(), raw.source_en.clone()),
    })
}
