//! What the rows of a comparison say, on the screen and in a spreadsheet.

use super::query::ComparisonQuery;
use super::row::{ComparedFact, ComparedRow, ComparedSubject};
use crate::filter::Fact;
use crate::i18n::{I18n, keys};
use crate::model::{Atlas, Language, PlaceId};
use crate::scene::Shown;
use crate::search::FactId;
use crate::spreadsheet::tabbed;

/// Writes rows in the reader's language.
#[derive(Clone, Copy, Debug)]
pub struct CellWriter<'a> {
    atlas: &'a Atlas,
    i18n: &'a I18n,
    shown: &'a Shown,
}

impl<'a> CellWriter<'a> {
    /// A writer for the facts of an atlas that are shown.
    #[must_use]
    pub const fn new(atlas: &'a Atlas, i18n: &'a I18n, shown: &'a Shown) -> Self {
        Self { atlas, i18n, shown }
    }

    /// What a row is about. Where a pack has no English for a quantity, the first target of a place
    /// stands for it.
    #[must_use]
    pub fn subject(&self, row: &ComparedRow) -> String {
        let language = self.i18n.language();
        match &row.subject {
            ComparedSubject::Roles(category) => self.i18n.tr(keys::category(*category)),
            ComparedSubject::Targets(quantity) => {
                let first = row.cells.iter().flatten().next();
                match first.map(|first| Fact::with_id(self.atlas, first.fact)) {
                    Some(Fact::Target(_, target)) => {
                        let has_none = language == Language::En && target.quantity.en.is_empty();
                        if has_none {
                            target.title.get(language).to_owned()
                        } else {
                            self.i18n.remark(&target.quantity)
                        }
                    }
                    _ => quantity.clone(),
                }
            }
            ComparedSubject::Corridor(id) => {
                self.atlas.corridor(*id).title.get(language).to_owned()
            }
            ComparedSubject::Link(id) => self.atlas.link(*id).title.get(language).to_owned(),
        }
    }

    /// The kind of a corridor, the status of a link.
    #[must_use]
    pub fn remark(&self, subject: &ComparedSubject) -> Option<String> {
        match subject {
            ComparedSubject::Roles(_) | ComparedSubject::Targets(_) => None,
            ComparedSubject::Corridor(id) => {
                Some(self.i18n.tr(keys::corridor(self.atlas.corridor(*id).kind)))
            }
            ComparedSubject::Link(id) => {
                Some(self.i18n.tr(keys::status(self.atlas.link(*id).status)))
            }
        }
    }

    /// What a cell says of a fact: what a role or a target is, and for a tie that it is there; with
    /// the group that it names.
    #[must_use]
    pub fn fact(&self, fact: &ComparedFact) -> String {
        let words = match fact.fact {
            FactId::Corridor(_) | FactId::Link(_) => self.i18n.tr("compare-has"),
            _ => {
                let title = Fact::with_id(self.atlas, fact.fact).title();
                title.get(self.i18n.language()).to_owned()
            }
        };
        match fact.through {
            None => words,
            Some(group) => {
                let group = self.place(group);
                let arguments = [("words", &*words), ("group", &*group)];
                self.i18n.tr_with("compare-through", &arguments)
            }
        }
    }

    /// The phrase of a fact, as its text prints it.
    #[must_use]
    pub fn quote(&self, fact: &ComparedFact) -> &'a str {
        fact.mention(self.atlas, self.shown).anchor.quote.as_str()
    }

    /// The name of a place.
    #[must_use]
    pub fn place(&self, place: PlaceId) -> String {
        let names = &self.atlas.place(place).names;
        names.full(self.i18n.language()).to_owned()
    }

    /// A cell with its phrases, for a spreadsheet.
    fn cell(&self, facts: &[ComparedFact]) -> String {
        let fact = |fact: &ComparedFact| {
            let anchor = &fact.mention(self.atlas, self.shown).anchor;
            let quote = self.i18n.quoted(anchor.quote.as_str());
            let source = self
                .i18n
                .short_source(self.atlas, self.atlas.source(anchor.source));
            let locus = self.i18n.locus(anchor);
            let arguments = [
                ("words", &*self.fact(fact)),
                ("quote", &*quote),
                ("source", &*source),
                ("locus", &*locus),
            ];
            self.i18n.tr_with("compare-copied", &arguments)
        };
        let facts: Vec<String> = facts.iter().map(fact).collect();
        facts.join(&self.i18n.tr("list-semicolon"))
    }

    /// All that a row says, by which it is searched.
    pub(super) fn whole_row(&self, row: &ComparedRow) -> String {
        let mut text = self.subject(row);
        text.extend(self.remark(&row.subject));
        for cell in &row.cells {
            text.push('\n');
            text.push_str(&self.cell(cell));
        }
        text
    }
}

impl ComparisonQuery {
    /// The comparison as text with tabs, to be pasted into a spreadsheet: part, subject, remark, and
    /// a column a place.
    #[must_use]
    pub fn text(&self) -> String {
        let i18n = I18n::new(self.language);
        let writer = CellWriter::new(&self.atlas, &i18n, &self.shown);
        let compared = self.compared();
        let heads = ["compare-part", "compare-subject", "compare-remark"].map(|key| i18n.tr(key));
        let places = compared.places.iter().map(|place| writer.place(*place));
        let mut lines = vec![tabbed(heads.into_iter().chain(places))];
        lines.extend(compared.rows.iter().map(|row| {
            let heads = [
                i18n.tr(row.subject.part().key()),
                writer.subject(row),
                writer.remark(&row.subject).unwrap_or_default(),
            ];
            let cells = row.cells.iter().map(|cell| writer.cell(cell));
            tabbed(heads.into_iter().chain(cells))
        }));
        lines.join("\n") + "\n"
    }
}
