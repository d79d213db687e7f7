//! The words of evidence: who says it, who printed it, when, and where in the text it stands.

use super::I18n;
use crate::model::{
    Anchor, Atlas, DateBasis, GivenBy, Language, Mention, PlaceId, Relation, Source, SourceKind,
    SpeakerLevel,
};

impl I18n {
    /// Where a quote stands: the article, or else the paragraph.
    #[must_use]
    pub fn locus(&self, anchor: &Anchor) -> String {
        match (&anchor.article, self.language) {
            (Some(article), Language::En) => article.clone(),
            (Some(article), _) => article.replace('(', "\u{ff08}").replace(')', "\u{ff09}"),
            (None, _) => {
                let n = anchor.paragraph.to_string();
                self.tr_with("locus-paragraph", &[("n", &n)])
            }
        }
    }

    /// Who a text is by and where its copy was read.
    #[must_use]
    pub fn credit(&self, source: &Source) -> String {
        let (author, publisher) = (self.author(source), source.publisher.get(self.language));
        if author.is_empty() || author == publisher {
            return self
                .copy_read(source)
                .unwrap_or_else(|| publisher.to_owned());
        }
        let arguments = [("author", author), ("publisher", publisher)];
        self.tr_with("credit", &arguments)
    }

    /// A text in few words: the place whose authority speaks, or else who published it, and when.
    #[must_use]
    pub fn short_source(&self, atlas: &Atlas, source: &Source) -> String {
        [self.speaker(atlas, source), &*self.date_text(source)].join(" ")
    }

    /// The same without how the date is known.
    #[must_use]
    pub fn shortest_source(&self, atlas: &Atlas, source: &Source) -> String {
        let date = self.date(source.date, DateBasis::Stated);
        [self.speaker(atlas, source), &*date].join(" ")
    }

    /// The place whose authority speaks in a text, or else who published it.
    fn speaker<'s>(&self, atlas: &'s Atlas, source: &'s Source) -> &'s str {
        let speaker = source.speaker.and_then(|speaker| speaker.place);
        let publisher = || source.publisher.get(self.language);
        speaker.map_or_else(publisher, |id| atlas.place(id).names.label(self.language))
    }

    /// Texts in the fewest words: who wrote each, or else who published it, those of one year
    /// together.
    #[must_use]
    pub fn brief_sources<'s>(&self, sources: impl IntoIterator<Item = &'s Source>) -> String {
        let mut years: Vec<(Option<u16>, Vec<&str>)> = Vec::new();
        for source in sources {
            let year = source.date.map(|date| date.year);
            let publisher = source.publisher.get(self.language).trim();
            let author = self.author(source);
            let who = if author.is_empty() { publisher } else { author };
            match years.iter_mut().find(|(of, _)| *of == year) {
                Some((_, all)) if all.contains(&who) => {}
                Some((_, all)) => all.push(who),
                None => years.push((year, vec![who])),
            }
        }
        let of_year = |(year, who): (Option<u16>, Vec<&str>)| {
            let who = who.join(&self.tr("list-comma"));
            let Some(year) = year else { return who };
            let year = year.to_string();
            self.tr_with("source-brief", &[("who", &who), ("year", &year)])
        };
        let years: Vec<String> = years.into_iter().map(of_year).collect();
        years.join(&self.tr("list-semicolon"))
    }

    /// Who wrote a text or published it first; empty when that is not known.
    #[must_use]
    pub fn author<'s>(&self, source: &'s Source) -> &'s str {
        source.author.get(self.language).trim()
    }

    /// Where the copy was read, of a text that is by another than who published the copy.
    #[must_use]
    pub fn copy_read(&self, source: &Source) -> Option<String> {
        let publisher = source.publisher.get(self.language).trim();
        let author = self.author(source);
        let is_copy = source.kind == SourceKind::Repost || !author.is_empty();
        (is_copy && author != publisher && !publisher.is_empty())
            .then(|| self.tr_with("credit-copy", &[("publisher", publisher)]))
    }

    /// The address of a copy, or that none is known.
    #[must_use]
    pub fn address(&self, source: &Source) -> String {
        let known = source.address.clone();
        known.unwrap_or_else(|| self.tr("address-unknown"))
    }

    /// Who gave a place a role, by the level of the speaker and what the place is to it; `None`
    /// where the mention does not say.
    #[must_use]
    pub fn giver(&self, atlas: &Atlas, of: PlaceId, mention: &Mention) -> Option<String> {
        let level = match mention.given_by? {
            GivenBy::Described => return Some(self.tr("given-by-described")),
            GivenBy::Centre => return Some(self.tr("given-by-centre")),
            GivenBy::Province => SpeakerLevel::Province,
            GivenBy::City => SpeakerLevel::City,
            GivenBy::County => SpeakerLevel::County,
        };
        let voice = atlas.voice(of, mention);
        let key = match (voice.relation, level) {
            (Some(Relation::Itself), SpeakerLevel::City) => "given-by-city-itself",
            (Some(Relation::Itself), SpeakerLevel::County) => "given-by-county-itself",
            (Some(Relation::Itself), _) => "given-by-province-itself",
            (Some(Relation::Below), SpeakerLevel::City) => "given-by-city",
            (Some(Relation::Below), SpeakerLevel::County) => "given-by-county",
            (Some(Relation::Below), _) => "given-by-province",
            (Some(Relation::Shared), _) => "said-of-shared",
            (Some(Relation::Other), _) => "said-of-other",
            (None, _) if voice.speaker.is_some() => "said-by",
            (None, SpeakerLevel::City) => "said-by-city",
            (None, SpeakerLevel::County) => "said-by-county",
            (None, _) => "said-by-province",
        };
        let speaker = voice.speaker.map(|id| atlas.place(id));
        let name = speaker.map_or("", |place| place.names.full(self.language));
        Some(self.tr_with(key, &[("speaker", name)]))
    }
}
