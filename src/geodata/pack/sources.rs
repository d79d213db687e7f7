//! Sources: the texts that facts come from.

use super::entry::Entry;
use super::format::RawSource;
use super::origin::Origin;
use super::resolver::{Resolver, each};
use crate::diagnostics::escaped;
use crate::messages::said;
use crate::model::{Remark, Source, SourceId, Speaker, SpeakerLevel, Title};

/// Resolves the sources.
pub(super) fn resolve(r: &mut Resolver<'_>, entries: Vec<Entry<RawSource>>) -> Vec<Source> {
    each(r, entries, |r| &mut r.sources, SourceId::from_index, source)
}

fn source(r: &mut Resolver<'_>, origin: &Origin, raw: RawSource) -> Option<Source> {
    let title = r.name(origin, "title", raw.title, &raw.id);
    let (date, date_basis) = r.date(origin, raw.date.as_deref(), raw.date_basis);
    let published = raw.published.and_then(|text| r.day(origin, &text));
    if let (Some(day), Some(published)) = (date, published)
        && day.is_after(published)
    {
        r.report(
            origin
                .problem(said!(
                    "fault-said-after-copy",
                    said = day.to_string(),
                    published = published.to_string()
                ))
                .remedy(said!("remedy-published")),
        );
    }
    let accessed = raw.accessed.and_then(|text| r.day(origin, &text));
    let speaker = speaker(r, origin, raw.speaker.as_deref(), raw.speaker_level);
    if raw.file.is_empty() || raw.file.contains(['/', '\\']) {
        r.report(
            origin
                .problem(said!("fault-not-a-file-name", name = escaped(&raw.file)))
                .remedy(said!("remedy-file-name-alone")),
        );
    }
    let is_digest = raw.sha256.len() == 64
        && raw
            .sha256
            .bytes()
            .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    if !is_digest {
        r.report(
            origin
                .problem(said!("fault-not-a-digest", written = escaped(&raw.sha256)))
                .remedy(said!("remedy-digest")),
        );
    }
    Some(Source {
        key: raw.id,
        title: Title::verbatim(title, raw.title_en),
        author: Title::new(raw.author, raw.author_en),
        publisher: Title::new(raw.publisher, raw.publisher_en),
        kind: raw.kind,
        date,
        date_basis,
        published,
        address: raw.address.filter(|address| !address.trim().is_empty()),
        accessed,
        speaker,
        language: raw.language,
        file: raw.file,
        sha256: raw.sha256,
        note: Remark::new(raw.note, raw.note_en),
    })
}

/// The authority that speaks; a place needs its level, and the centre is no place.
fn speaker(
    r: &mut Resolver<'_>,
    origin: &Origin,
    key: Option<&str>,
    level: Option<SpeakerLevel>,
) -> Option<Speaker> {
    let place = key.and_then(|key| r.place(origin, key));
    let problem = match (key, level) {
        (Some(_), None) => origin
            .problem(said!("fault-no-speaker-level"))
            .remedy(said!("remedy-speaker-level")),
        (Some(_), Some(SpeakerLevel::Centre)) => origin
            .problem(said!("fault-centre-no-place"))
            .remedy(said!("remedy-no-speaker")),
        (_, level) => return level.map(|level| Speaker { level, place }),
    };
    r.report(problem);
    None
}
