//! An entry of a comparison in words: what it is about, and what each side says.

use super::thread::Listing;
use crate::action::Action;
use crate::filter::Fact;
use crate::i18n::keys;
use crate::model::{LinkId, PartialDate};
use crate::state::TimePart;
use crate::table::Row;
use crate::timeline::{Differs, Later, Pair, Saying};
use crate::ui::{Reading, text};

/// An entry.
pub(super) struct Entry {
    /// What the fact is called.
    pub(super) title: String,
    /// Its kind, and in what its sides differ.
    pub(super) note: String,
    /// The earlier side and the later one.
    pub(super) sides: [Side; 2],
}

/// What one side of an entry says.
#[derive(Default)]
pub(super) struct Side {
    /// The phrase, or a remark.
    pub(super) line: String,
    /// When and where it is said; empty for a remark.
    pub(super) under: String,
    /// What leads there.
    pub(super) action: Option<Action>,
}

/// How many entries a part has.
pub(super) fn count(listing: &Listing, part: TimePart) -> usize {
    match part {
        TimePart::Came => listing.changes.came.len(),
        TimePart::Changed => listing.changes.changed.len(),
        TimePart::Later => listing.changes.later.len(),
        TimePart::Differing => listing.differing.len(),
    }
}

/// An entry of a part, by its position there, of a comparison with an earlier date.
pub(super) fn entry(
    reading: &Reading<'_>,
    listing: &Listing,
    (part, nth): (TimePart, usize),
    earlier: PartialDate,
) -> Option<Entry> {
    match part {
        TimePart::Came => {
            let said = listing.changes.came.get(nth)?;
            Some(came(reading, *said, earlier))
        }
        TimePart::Changed => Some(pair(reading, listing.changes.changed.get(nth)?)),
        TimePart::Differing => Some(pair(reading, listing.differing.get(nth)?)),
        TimePart::Later => Some(match *listing.changes.later.get(nth)? {
            Later::Note(link, note, said) => noted(reading, (link, note), said),
            Later::Event(date, said) => event(reading, date, said),
        }),
    }
}

fn came(reading: &Reading<'_>, said: Saying, earlier: PartialDate) -> Entry {
    let date = earlier.to_string();
    let not_yet = Side {
        line: reading.i18n.tr_with("time-not-yet", &[("date", &date)]),
        ..Side::default()
    };
    Entry {
        sides: [not_yet, side(reading, said)],
        ..about(reading, said, None)
    }
}

fn pair(reading: &Reading<'_>, pair: &Pair) -> Entry {
    Entry {
        sides: [side(reading, pair.one), side(reading, pair.other)],
        ..about(reading, pair.other, Some(pair.differs))
    }
}

fn noted(reading: &Reading<'_>, (link, nth): (LinkId, usize), said: Saying) -> Entry {
    let i18n = reading.i18n;
    let notes = &reading.atlas.link(link).later;
    let happened = notes.get(nth).map_or_else(Side::default, |note| Side {
        line: i18n.remark(&note.text),
        under: [note.date.to_string(), i18n.remark(&note.source)].join(text::DOT),
        action: action(reading, said),
    });
    Entry {
        sides: [side(reading, said), happened],
        ..about(reading, said, None)
    }
}

fn event(reading: &Reading<'_>, date: PartialDate, said: Saying) -> Entry {
    let i18n = reading.i18n;
    let fact = Fact::with_id(reading.atlas, said.fact);
    let under = match fact {
        Fact::Event(_, event) => i18n.date(Some(date), event.date_basis),
        _ => date.to_string(),
    };
    let happened = Side {
        line: fact.title().get(i18n.language()).to_owned(),
        under,
        action: action(reading, said),
    };
    // The text that tells of an event is later than it.
    Entry {
        sides: [Side::default(), happened],
        ..about(reading, said, None)
    }
}

/// What an entry is about; its sides are yet to be told.
fn about(reading: &Reading<'_>, said: Saying, differs: Option<Differs>) -> Entry {
    let i18n = reading.i18n;
    let fact = Fact::with_id(reading.atlas, said.fact);
    let differs = differs.map(|differs| {
        i18n.tr(match differs {
            Differs::Status => "time-differs-status",
            Differs::Value => "time-differs-value",
            Differs::Word => "time-differs-word",
            Differs::Wording => "time-differs-wording",
        })
    });
    let note: Vec<String> = std::iter::once(i18n.tr(fact.kind().key()))
        .chain(differs)
        .collect();
    Entry {
        title: fact.title().get(i18n.language()).to_owned(),
        note: note.join(text::DOT),
        sides: Default::default(),
    }
}

/// What a text says of a fact: its phrase, and below it when, with which status or number, with which
/// word, and who.
fn side(reading: &Reading<'_>, said: Saying) -> Side {
    let (atlas, i18n) = (reading.atlas, reading.i18n);
    let mention = said.mention(atlas);
    let source = atlas.source(mention.anchor.source);
    let stated = match Fact::with_id(atlas, said.fact) {
        Fact::Link(_, link) => Some(i18n.tr(keys::status(link.status))),
        Fact::Target(_, target) => Some(i18n.quantity_text(target)),
        Fact::Role(..) | Fact::Corridor(..) | Fact::Event(..) => None,
    };
    let word = mention.status_text.as_ref().map(|word| i18n.quoted(word));
    let under = std::iter::once(i18n.date_text(source));
    let under = under.chain(stated).chain(word);
    let under: Vec<String> = under.chain([i18n.credit(source)]).collect();
    Side {
        line: i18n.quoted(mention.anchor.quote.as_str()),
        under: under.join(text::DOT),
        action: action(reading, said),
    }
}

/// What leads to a quote: its feature with the quote, or the text alone for an event without a place.
fn action(reading: &Reading<'_>, said: Saying) -> Option<Action> {
    let row = Row {
        fact: said.fact,
        mention: said.mention,
    };
    let anchor = row.anchor(reading.atlas);
    Some(match row.feature(reading.atlas) {
        Some(feature) => Action::ShowFact(feature, anchor),
        None => Action::OpenReaderAt(anchor),
    })
}
