//! Mentions: the phrases that state a fact.

use super::format::RawMention;
use super::kind::EntryKind;
use super::origin::Origin;
use super::resolver::Resolver;
use crate::geodata::texts::length;
use crate::model::{Anchor, Evidence, Mention, Quote, SourceId};

/// The evidence of a fact; `None`, reported, when there is none or a mention breaks a rule.
pub(super) fn evidence(
    r: &mut Resolver<'_>,
    origin: &Origin,
    kind: EntryKind,
    raw: Vec<RawMention>,
) -> Option<Evidence> {
    if raw.is_empty() {
        r.report(
            origin
                .problem("it has no mention")
                .remedy("say where a text states it: source and quote"),
        );
        return None;
    }
    let count = raw.len();
    let numbered = raw.into_iter().enumerate();
    let mentions: Vec<Mention> = numbered
        .filter_map(|(i, m)| mention(r, &origin.part(&format!("mention {}", i + 1)), kind, m))
        .collect();
    if mentions.len() < count {
        return None;
    }
    Evidence::new(mentions)
}

fn mention(
    r: &mut Resolver<'_>,
    origin: &Origin,
    kind: EntryKind,
    raw: RawMention,
) -> Option<Mention> {
    let source = source(r, origin, &raw.source);
    let quote = match Quote::new(&raw.quote) {
        Ok(quote) => Some(quote),
        Err(error) => {
            let remedy = "quote the phrase verbatim, 1 to 40 characters of it";
            r.report(origin.problem(error.to_string()).remedy(remedy));
            None
        }
    };
    let sound = speaker_fits(r, origin, kind, &raw) & numbers_fit(r, origin, &raw);
    let speaker = raw.speaker.as_deref().and_then(|key| r.place(origin, key));
    let anchor = Anchor {
        source: source?,
        quote: quote?,
        occurrence: raw.occurrence,
        // A draft that has not been anchored yet has no offsets; `verify` reports it.
        paragraph: raw.paragraph.unwrap_or(0),
        article: raw.article,
        start: raw.start.unwrap_or(0),
        end: raw.end.unwrap_or(0),
    };
    sound.then_some(Mention {
        anchor,
        given_by: raw.given_by,
        speaker,
        status_text: raw.status_text,
        derived: raw.derived,
    })
}

fn source(r: &mut Resolver<'_>, origin: &Origin, key: &str) -> Option<SourceId> {
    let id = r.sources.get(key).copied();
    if id.is_none() && !r.unread.holds(EntryKind::Source, key) {
        r.report(
            origin
                .problem(format!("source {key:?} is not declared"))
                .remedy("add it to sources.toml"),
        );
    }
    id
}

fn speaker_fits(r: &mut Resolver<'_>, origin: &Origin, kind: EntryKind, raw: &RawMention) -> bool {
    let problem = match (kind, raw.given_by) {
        (EntryKind::Role, None) => origin
            .problem("\"given_by\" is missing")
            .remedy("say who: centre, province, city, county or described"),
        (EntryKind::Role, Some(_)) => return true,
        (_, Some(_)) => origin
            .problem("\"given_by\" belongs to roles only")
            .remedy("remove it"),
        (_, None) if raw.speaker.is_some() => origin
            .problem("\"speaker\" belongs to roles only")
            .remedy("remove it"),
        (_, None) => return true,
    };
    r.report(problem);
    false
}

/// Whether occurrence, offsets and quote agree.
fn numbers_fit(r: &mut Resolver<'_>, origin: &Origin, raw: &RawMention) -> bool {
    const REMEDY: &str = "run `chengyu-atlas anchor --texts DIR --pack DIR` to fill them in";
    let problem = match (raw.start, raw.end) {
        _ if raw.occurrence == 0 => origin
            .problem("occurrences count from 1, not from 0")
            .remedy("write 1 for the first"),
        (Some(_), None) | (None, Some(_)) => origin
            .problem("one of \"start\" and \"end\" is missing")
            .remedy(REMEDY),
        (Some(start), Some(end)) if end <= start => origin
            .problem(format!("it ends at {end}, not after its start at {start}"))
            .remedy(REMEDY),
        (Some(start), Some(end)) if end - start != length(&raw.quote) => origin
            .problem(format!(
                "start {start} and end {end} are {} characters apart, the quote has {}",
                end - start,
                length(&raw.quote)
            ))
            .remedy(REMEDY),
        (Some(_), Some(_)) if raw.paragraph.is_none_or(|n| n == 0) => {
            origin.problem("\"paragraph\" is missing").remedy(REMEDY)
        }
        _ => return true,
    };
    r.report(problem);
    false
}
