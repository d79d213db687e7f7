//! What a row of a board says, in lines as wide as its columns.

use super::columns::{Columns, Natural};
use super::signs::DateKnown;
use crate::board::{Board, BoardRow, Stated, is_unplaced};
use crate::font::{Weight, text_width};
use crate::i18n::I18n;
use crate::model::{Atlas, Link, LinkId, PartialDate};
use crate::scene::Numbering;
use crate::scene::layout::arrangement::{LINE_PT, cut};
use crate::scene::numbering::Sources;
use crate::scene::theme::{LEGEND_PT, NOTE_PT};

/// Size of the names.
pub(super) const NAME_PT: f64 = LEGEND_PT;
/// Height of a line of a name.
pub(super) const NAME_LINE_PT: f64 = NAME_PT * 1.25;
/// Room above and below the words of a row.
pub(super) const ROW_PAD_PT: f64 = 2.6;
/// Room for the sign that no map can place a link, behind its name.
pub(super) const UNPLACED_PT: f64 = 13.0;
/// Most lines of a name, of places, and of what a text says.
const MOST_LINES: usize = 2;
/// Most texts and events of a row; more are counted.
const MOST_ENTRIES: usize = 6;
/// Between the parts of a verb.
const ELLIPSIS: char = '\u{2026}';
/// Behind places that are inferred.
const INFERRED: &str = "*";

/// A row in lines.
#[derive(Clone, Debug)]
pub(super) struct RowCells {
    pub(super) link: LinkId,
    pub(super) name: Vec<String>,
    pub(super) places: Vec<String>,
    pub(super) entries: Vec<Entry>,
    /// Whether no map can place the link.
    pub(super) is_unplaced: bool,
    /// Whether years and words stand beneath the name.
    is_stacked: bool,
}

/// What a text states, or what came later.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) kind: EntryKind,
    pub(super) lines: Vec<String>,
}

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EntryKind {
    /// What a text states, with its date.
    Stated(Option<PartialDate>, DateKnown),
    /// What came later.
    Later(PartialDate),
    /// How many more there are.
    More,
}

impl RowCells {
    /// How high the row is.
    pub(super) fn height(&self) -> f64 {
        let words = self.words_height();
        let (name, places) = (self.name_height(), self.places_height());
        let high = if self.is_stacked {
            name + places + words
        } else {
            name.max(places).max(words)
        };
        high + 2.0 * ROW_PAD_PT
    }

    /// How far the first words of a text lie beneath those of the name.
    pub(super) fn words_below(&self) -> f64 {
        if self.is_stacked {
            self.name_height() + self.places_height()
        } else {
            0.0
        }
    }

    pub(super) fn name_height(&self) -> f64 {
        self.name.len() as f64 * NAME_LINE_PT
    }

    fn places_height(&self) -> f64 {
        self.places.len() as f64 * LINE_PT
    }

    fn words_height(&self) -> f64 {
        let lines: usize = self.entries.iter().map(|entry| entry.lines.len()).sum();
        lines as f64 * LINE_PT
    }
}

/// Writes the cells of a board.
#[derive(Clone, Copy, Debug)]
pub(super) struct CellWriter<'a> {
    pub(super) atlas: &'a Atlas,
    pub(super) i18n: &'a I18n,
    /// The numbers of the texts, where the page lists them.
    pub(super) numbers: Option<&'a Numbering>,
}

impl CellWriter<'_> {
    /// How wide the cells of a board are in one line each.
    pub(super) fn natural(&self, board: &Board) -> Natural {
        let widest = |width: &dyn Fn(&BoardRow) -> f64| board.rows().map(width).fold(0.0, f64::max);
        let stated = || board.rows().flat_map(|row| &row.stated);
        Natural {
            name: widest(&|row| {
                let link = self.atlas.link(row.link);
                text_width(self.name(link), NAME_PT) + sign_room(link)
            }),
            places: widest(&|row| text_width(&self.places(row), NOTE_PT)),
            words: widest(&|row| {
                let entries = self.entries(row, f64::INFINITY).into_iter();
                let lines = entries.flat_map(|entry| entry.lines);
                lines
                    .map(|line| text_width(&line, NOTE_PT))
                    .fold(0.0, f64::max)
            }),
            has_dates: board.span(self.atlas).is_some(),
            has_undated: stated().any(|stated| stated.date.is_none()),
        }
    }

    /// The cells of a row.
    pub(super) fn cells(&self, row: &BoardRow, columns: &Columns) -> RowCells {
        let link = self.atlas.link(row.link);
        let places = self.places(row);
        let places = if places.is_empty() {
            Vec::new()
        } else {
            lines(&places, NOTE_PT, columns.places.width)
        };
        RowCells {
            link: row.link,
            name: lines(
                self.name(link),
                NAME_PT,
                columns.name.width - sign_room(link),
            ),
            places,
            entries: self.entries(row, columns.words.width),
            is_unplaced: is_unplaced(link),
            is_stacked: columns.is_stacked,
        }
    }

    fn name<'l>(&self, link: &'l Link) -> &'l str {
        link.title.get(self.i18n.language())
    }

    /// The places that a link ties, as far as its text names them.
    fn places(&self, row: &BoardRow) -> String {
        let link = self.atlas.link(row.link);
        let places = link.places.iter().map(|id| self.atlas.place(*id));
        let names = places.map(|place| place.names.label(self.i18n.language()).to_owned());
        let names: Vec<String> = names.collect();
        let is_inferred = is_inferred(self.atlas, row) && !names.is_empty();
        let sign = if is_inferred { INFERRED } else { "" };
        names.join(&self.i18n.tr("list-comma")) + sign
    }

    fn entries(&self, row: &BoardRow, width: f64) -> Vec<Entry> {
        let link = self.atlas.link(row.link);
        let stated = row.stated.iter().map(|stated| {
            let known = match (stated.date, stated.is_inferred) {
                (None, _) => DateKnown::Unknown,
                (Some(_), true) => DateKnown::Inferred,
                (Some(_), false) => DateKnown::Stated,
            };
            let kind = EntryKind::Stated(stated.date, known);
            (kind, self.said(row.link, stated))
        });
        let notes = row.later.iter().filter_map(|nth| link.later.get(*nth));
        let later = notes.map(|note| {
            let (what, source) = (self.i18n.remark(&note.text), self.i18n.remark(&note.source));
            let date = note.date.to_string();
            let arguments = [("date", &*date), ("text", &*what), ("source", &*source)];
            let words = if source.is_empty() {
                self.i18n.tr_with("board-later", &arguments[..2])
            } else {
                self.i18n.tr_with("board-later-by", &arguments)
            };
            (EntryKind::Later(note.date), words)
        });
        let all: Vec<(EntryKind, String)> = stated.chain(later).collect();
        let more = all.len().saturating_sub(MOST_ENTRIES);
        let entries = all.into_iter().take(MOST_ENTRIES);
        let more = (more > 0).then(|| (EntryKind::More, self.i18n.tr_n("board-more", more)));
        entries
            .chain(more)
            .map(|(kind, words)| Entry {
                kind,
                lines: lines(&words, NOTE_PT, width),
            })
            .collect()
    }

    /// What a text says: its phrase, after the verb where that stands elsewhere, and its number.
    fn said(&self, link: LinkId, stated: &Stated) -> String {
        let mention = stated.mention(self.atlas, link);
        let phrase = mention.anchor.quote.as_str();
        let quoted = self.i18n.quoted(phrase);
        let verb = mention.status_text.as_deref().unwrap_or_default();
        let said = if has_parts(phrase, verb) {
            quoted
        } else {
            let arguments = [("verb", verb), ("quote", &*quoted)];
            self.i18n.tr_with("board-said", &arguments)
        };
        let source: Sources = [mention.anchor.source].into_iter().collect();
        let number = self.numbers.map(|numbers| numbers.of(&source));
        match number.filter(|number| !number.is_empty()) {
            Some(number) => format!("{said}\u{a0}{number}"),
            None => said,
        }
    }
}

/// Whether a phrase has the parts of a verb in their order: the two of `A…B` in `AxB`.
fn has_parts(phrase: &str, verb: &str) -> bool {
    let mut rest = Some(phrase);
    for part in verb.split(ELLIPSIS) {
        rest = rest
            .and_then(|rest| rest.split_once(part))
            .map(|(_, rest)| rest);
    }
    rest.is_some()
}

/// Whether the places of a row are not spelled out.
pub(super) fn is_inferred(atlas: &Atlas, row: &BoardRow) -> bool {
    let link = atlas.link(row.link);
    let mut stated = row.stated.iter();
    link.derived || stated.any(|stated| stated.mention(atlas, row.link).derived)
}

fn sign_room(link: &Link) -> f64 {
    if is_unplaced(link) { UNPLACED_PT } else { 0.0 }
}

fn lines(text: &str, size_pt: f64, width: f64) -> Vec<String> {
    cut(text, MOST_LINES, (size_pt, Weight::Regular), width).lines
}
