//! Mentions: the phrases that state a fact.

use super::format::RawMention;
use super::kind::EntryKind;
use super::origin::Origin;
use super::resolver::Resolver;
use crate::diagnostics::escaped;
use crate::geodata::texts::length;
use crate::messages::{Says as _, said};
use crate::model::{Anchor, Evidence, MAX_QUOTE_CHARS, Mention, Quote, SourceId};

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
                .problem(said!("fault-no-mention"))
                .remedy(said!("remedy-say-where")),
        );
        return None;
    }
    let count = raw.len();
    let numbered = raw.into_iter().enumerate();
    let mentions: Vec<Mention> = numbered
        .filter_map(|(i, m)| mention(r, &origin.mention(i), kind, m))
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
            let remedy = said!("remedy-quote-length", most = MAX_QUOTE_CHARS);
            r.report(origin.problem(error.said()).remedy(remedy));
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
                .problem(said!("fault-not-declared", source = escaped(key)))
                .remedy(said!("remedy-declare-source")),
        );
    }
    id
}

fn speaker_fits(r: &mut Resolver<'_>, origin: &Origin, kind: EntryKind, raw: &RawMention) -> bool {
    let problem = match (kind, raw.given_by) {
        (EntryKind::Role, None) => origin
            .problem(said!("fault-no-given-by"))
            .remedy(said!("remedy-given-by")),
        (EntryKind::Role, Some(_)) => return true,
        (_, Some(_)) => origin
            .problem(said!("fault-given-by-for-roles"))
            .remedy(said!("remedy-remove")),
        (_, None) if raw.speaker.is_some() => origin
            .problem(said!("fault-speaker-for-roles"))
            .remedy(said!("remedy-remove")),
        (_, None) => return true,
    };
    r.report(problem);
    false
}

/// Whether occurrence, offsets and quote agree.
fn numbers_fit(r: &mut Resolver<'_>, origin: &Origin, raw: &RawMention) -> bool {
    let remedy = || said!("remedy-run-anchor-fill");
    let problem = match (raw.start, raw.end) {
        _ if raw.occurrence == 0 => origin
            .problem(said!("fault-occurrence-zero"))
            .remedy(said!("remedy-occurrence-one")),
        (Some(_), None) | (None, Some(_)) => {
            origin.problem(said!("fault-start-or-end")).remedy(remedy())
        }
        (Some(start), Some(end)) if end <= start => origin
            .problem(said!("fault-ends-before", end = end, start = start))
            .remedy(remedy()),
        (Some(start), Some(end)) if end - start != length(&raw.quote) => origin
            .problem(said!(
                "fault-length-differs",
                start = start,
                end = end,
                apart = end - start,
                n = length(&raw.quote)
            ))
            .remedy(remedy()),
        (Some(_), Some(_)) if raw.paragraph.is_none_or(|n| n == 0) => {
            origin.problem(said!("fault-no-paragraph")).remedy(remedy())
        }
        _ => return true,
    };
    r.report(problem);
    false
}
