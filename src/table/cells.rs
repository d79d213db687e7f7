//! A row of the table, and what its cells say in the reader's language.

use crate::card::doubt;
use crate::filter::Fact;
use crate::i18n::{I18n, keys};
use crate::model::{Atlas, Corridor, DateBasis, Event, FeatureId, Mention, PlaceId, SourceId};
use crate::search::FactId;

use super::column::Column;

/// One quote of one fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Row {
    /// The fact.
    pub fact: FactId,
    /// Which of its mentions, from 0.
    pub mention: usize,
}

impl Row {
    /// Every quote of every fact, in the packs' order.
    pub fn all(atlas: &Atlas) -> impl Iterator<Item = Self> {
        Fact::all(atlas).flat_map(|fact| {
            let count = fact.evidence().mentions().len();
            let fact = fact.id();
            (0..count).map(move |mention| Self { fact, mention })
        })
    }

    /// What to select to read of it; `None` for an event without a place.
    #[must_use]
    pub fn feature(self, atlas: &Atlas) -> Option<FeatureId> {
        Fact::with_id(atlas, self.fact).feature()
    }

    /// What opens its passage: the fact's id in its pack, the source, and where the phrase starts.
    #[must_use]
    pub fn anchor(self, atlas: &Atlas) -> (String, SourceId, u32) {
        let anchor = &self.mention(atlas).anchor;
        let key = Fact::with_id(atlas, self.fact).key().to_owned();
        (key, anchor.source, anchor.start)
    }

    /// The mention it is about.
    pub(super) fn mention(self, atlas: &Atlas) -> &Mention {
        let evidence = self.fact.evidence(atlas);
        // The row of a mention that is not there is that of the principal one.
        let mention = evidence.mentions().get(self.mention);
        mention.unwrap_or_else(|| evidence.principal())
    }
}

/// Writes the cells of rows. Quotes and verbs stay as their text prints them.
#[derive(Clone, Copy, Debug)]
pub struct Cells<'a> {
    /// The facts.
    pub atlas: &'a Atlas,
    /// The words.
    pub i18n: &'a I18n,
}

impl<'a> Cells<'a> {
    /// The text of a row in a column; empty where the fact has nothing of the kind.
    #[must_use]
    pub fn text(self, row: Row, column: Column) -> String {
        let (atlas, i18n) = (self.atlas, self.i18n);
        let fact = Fact::with_id(atlas, row.fact);
        let mention = row.mention(atlas);
        let source = atlas.source(mention.anchor.source);
        match column {
            Column::Kind => i18n.tr(fact.kind().key()),
            Column::Name => fact.title().get(i18n.language()).to_owned(),
            Column::Places => self.places(fact.places()),
            Column::Category => self.category(&fact),
            Column::Status => match fact {
                Fact::Link(_, link) => i18n.tr(keys::status(link.status)),
                _ => String::new(),
            },
            Column::Quote => mention.anchor.quote.as_str().to_owned(),
            Column::GivenBy => {
                let of = fact.places().first();
                let giver = of.and_then(|of| i18n.giver(atlas, *of, mention));
                giver.unwrap_or_default()
            }
            Column::Verb => mention.status_text.clone().unwrap_or_default(),
            Column::Source => i18n.credit(source),
            Column::SourceKind => i18n.tr(keys::source(source.kind)),
            Column::Date => i18n.date_text(source),
            Column::Paragraph => i18n.locus(&mention.anchor),
            Column::Doubt => self.doubts(&fact, mention).join(" · "),
        }
    }

    fn places(self, places: &[PlaceId]) -> String {
        let language = self.i18n.language();
        let full = |id: &PlaceId| self.atlas.place(*id).names.full(language);
        let names: Vec<&str> = places.iter().map(full).collect();
        names.join(&self.i18n.tr("list-comma"))
    }

    fn category(self, fact: &Fact<'_>) -> String {
        let i18n = self.i18n;
        match fact {
            Fact::Role(_, role) => i18n.tr(keys::category(role.category)),
            Fact::Corridor(_, corridor) => i18n.tr(keys::corridor(corridor.kind)),
            Fact::Link(_, link) => i18n.tr(keys::mode(link.mode)),
            Fact::Target(_, target) => i18n.quantity_text(target),
            Fact::Event(_, event) => {
                let date = event.date.map(|date| date.to_string());
                date.unwrap_or_else(|| i18n.tr("detail-date-unknown"))
            }
        }
    }

    fn doubts(self, fact: &Fact<'_>, mention: &Mention) -> Vec<String> {
        let i18n = self.i18n;
        let derived = mention.derived.then(|| i18n.tr("detail-derived"));
        let of_fact = match fact {
            Fact::Role(_, role) => {
                let place = self.atlas.place(role.place);
                doubt::of_place(i18n, place).into_iter().collect()
            }
            Fact::Corridor(_, corridor) => self.doubts_of_corridor(corridor),
            Fact::Link(_, link) => doubt::of_alignment(i18n, &link.alignment),
            Fact::Target(..) => Vec::new(),
            Fact::Event(_, event) => self.doubts_of_event(event),
        };
        derived.into_iter().chain(of_fact).collect()
    }

    fn doubts_of_corridor(self, corridor: &Corridor) -> Vec<String> {
        let members = corridor.places.is_empty();
        let members = members.then(|| self.i18n.tr("detail-no-members"));
        let shape = (!self.atlas.is_drawn(corridor)).then(|| doubt::of_shape(self.i18n, corridor));
        members.into_iter().chain(shape.flatten()).collect()
    }

    fn doubts_of_event(self, event: &Event) -> Vec<String> {
        let inferred = event.date.is_some() && event.date_basis == DateBasis::Inferred;
        let inferred = inferred.then(|| self.i18n.tr("table-date-inferred"));
        inferred.into_iter().collect()
    }
}
