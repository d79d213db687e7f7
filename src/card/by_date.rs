//! What the panel says as of a date: the facts that a text had said by then, with its quotes alone.

use super::sections::{Outline, OutlineSection, searched_text};
use super::{Card, PanelWriter, SectionKind};
use crate::filter::Fact;
use crate::i18n::I18n;
use crate::model::{Atlas, FeatureId, PartialDate};

impl Outline {
    /// What of it was said by a date. Sections without any are left out; cards and quotes that are
    /// left out are counted as withheld, and the numbers of the texts stay.
    #[must_use]
    pub fn said_by(
        &self,
        (atlas, i18n): (&Atlas, &I18n),
        feature: FeatureId,
        date: PartialDate,
    ) -> Self {
        let writer = PanelWriter { atlas, i18n };
        let mut said = self.clone();
        for section in &mut said.sections {
            let (mut withheld, heading) = (0, section.title.clone());
            match (section.kind, feature) {
                (SectionKind::Colour, FeatureId::Place(_)) => {
                    writer.colour_by(feature, date, section);
                }
                (SectionKind::Later, FeatureId::Link(link)) => {
                    let mut notes = atlas.link(link).later.iter();
                    let is_by = |_: &Card| notes.next().is_some_and(|n| !n.date.is_after(date));
                    let before = section.cards.len();
                    section.cards.retain(is_by);
                    withheld += before - section.cards.len();
                }
                _ => section.cards.retain_mut(|card| {
                    let (is_said, left_out) = writer.narrow(card, date, &heading);
                    withheld += left_out;
                    is_said
                }),
            }
            said.withheld += withheld;
        }
        said.sections.retain(|section| section.count() > 0);
        let has_quotes = |outline: &Self| {
            let cards = outline.sections.iter().flat_map(|section| &section.cards);
            cards.into_iter().any(|card| !card.mentions.is_empty())
        };
        if has_quotes(self) && !has_quotes(&said) {
            said.empty = Some(i18n.tr_with("detail-nothing-by", &[("date", &date.to_string())]));
        }
        said
    }
}

impl PanelWriter<'_> {
    /// Leaves the quotes of a card that were said by a date; whether anything of it was, and how
    /// much is left out.
    fn narrow(&self, card: &mut Card, date: PartialDate, heading: &str) -> (bool, usize) {
        let atlas = self.atlas;
        let quotes = card.mentions.len();
        let is_by = |source| PartialDate::is_by(atlas.source(source).date, Some(date));
        card.mentions.retain(|mention| is_by(mention.anchor.source));
        let left_out = quotes - card.mentions.len();
        let fact = card.fact.map(|id| Fact::with_id(atlas, id));
        let is_said = match fact {
            Some(fact) => atlas.is_said_by(fact.evidence(), Some(date)),
            None => quotes == 0 || !card.mentions.is_empty(),
        };
        if !is_said {
            return (false, 1);
        }
        if left_out > 0 {
            card.said = searched_text(card, heading);
        }
        (true, left_out)
    }

    /// Why the map of a date fills a place as it does.
    fn colour_by(&self, feature: FeatureId, date: PartialDate, section: &mut OutlineSection) {
        let FeatureId::Place(place) = feature else {
            return;
        };
        let is_said = |evidence: &_| self.atlas.is_said_by(evidence, Some(date));
        let made = self.standing_section_by(place, is_said);
        section.cards = made.map_or_else(Vec::new, |made| made.cards);
        for card in &mut section.cards {
            self.narrow(card, date, &section.title);
            card.said = searched_text(card, &section.title);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::outline;
    use crate::index::SpatialIndex;
    use crate::model::Language;
    use crate::scene::testing::ATLAS;

    #[test]
    fn a_panel_of_a_date_has_no_quote_of_a_later_text() {
        let i18n = I18n::new(Language::ZhHans);
        let index = SpatialIndex::new(&ATLAS);
        let date = PartialDate::parse("2020-03").unwrap();
        let mut withheld = 0;
        for (id, _) in ATLAS.places().filter(|(id, _)| ATLAS.is_mentioned(*id)) {
            let feature = FeatureId::Place(id);
            let whole = outline(&ATLAS, &index, &i18n, feature);
            let said = whole.said_by((&ATLAS, &i18n), feature, date);
            let quotes = |outline: &Outline| {
                let cards = outline.sections.iter().flat_map(|section| &section.cards);
                let quotes = cards.flat_map(|card| &card.mentions);
                quotes.map(|m| m.anchor.source).collect::<Vec<_>>()
            };
            let is_by = |source: &_| PartialDate::is_by(ATLAS.source(*source).date, Some(date));
            assert!(quotes(&said).iter().all(is_by), "{}", whole.title);
            let all = quotes(&whole).iter().all(is_by);
            assert_eq!(said.withheld == 0, all && said.cards() == whole.cards());
            assert_eq!(said.sources, whole.sources);
            withheld += said.withheld;
        }
        assert!(withheld > 100, "{withheld}");
    }
}
