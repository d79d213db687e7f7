//! What the panel on the right says of a feature: text, ready to be shown, copied or dumped.
//!
//! Knows nothing of egui; everything is in the reader's language but quotes, which stay as the
//! text prints them.

mod by_date;
mod corridor_list;
pub mod doubt;
mod fact;
mod hint;
mod passing;
mod place;
mod section_kind;
mod sections;
mod standing;
mod through_group;
mod ties;

use serde::Serialize;

pub use corridor_list::{CorridorList, CorridorRow, corridor_list, corridor_list_title};
pub use hint::{Hint, bundle_hint, feature_hint, lettering_hint, roles_of_category};
pub use section_kind::{LinkGroup, SectionKind};
pub use sections::{Jump, Outline, OutlineSection, SourceNote, number_among, outline};
pub use ties::{CardOf, card_of, source_notes};

use crate::i18n::{I18n, keys};
use crate::model::{
    Anchor, Atlas, Evidence, FeatureId, Language, Mention, PlaceId, Remark, Role, Source,
};
use crate::search::FactId;

/// Of more variants of a fact the first so many are named.
const MOST_VARIANTS: usize = 40;

/// One mention: the phrase, the verb, the source.
#[derive(Clone, Debug, Serialize)]
pub struct MentionCard {
    /// The phrase, verbatim.
    pub quote: String,
    /// The verb or status word.
    pub status_text: String,
    /// Who gave the place the role; empty for other facts, and where the text does not tell.
    pub giver: String,
    /// The source's title.
    pub source: String,
    /// The source in few words: whose it is, and when.
    pub short_source: String,
    /// Who it is by, where the copy was read, its kind, and when it was said.
    pub source_line: String,
    /// Article or paragraph.
    pub locus: String,
    /// Whether the place or a member is implied.
    pub derived: bool,
    /// The line "copy citation" copies.
    pub citation: String,
    /// Where the phrase stands.
    #[serde(skip)]
    pub anchor: Anchor,
}

/// One fact of a place, a corridor or a link.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Card {
    /// The fact's id in its pack.
    pub key: String,
    /// The designation or name.
    pub title: String,
    /// Category, kind or mode.
    pub kind: String,
    /// The status of a link, in words; empty for other facts.
    pub status: String,
    /// Remarks: date, value, note.
    pub notes: Vec<String>,
    /// Where it is said, the principal mention first.
    pub mentions: Vec<MentionCard>,
    /// The feature it stands for, if it can be selected.
    #[serde(skip)]
    pub feature: Option<FeatureId>,
    /// The fact that it is about; `None` where it is about none or explains one.
    #[serde(skip)]
    pub fact: Option<FactId>,
    /// All that it says with its heading, as it is searched; empty until it stands in an outline.
    #[serde(skip)]
    pub(crate) said: String,
}

/// A heading with what stands under it.
#[derive(Clone, Debug, Serialize)]
pub struct Section {
    /// The heading.
    pub title: String,
    /// Cards.
    pub cards: Vec<Card>,
    /// Places that can be clicked.
    pub places: Vec<PlaceChip>,
}

/// A place that can be clicked.
#[derive(Clone, Debug, Serialize)]
pub struct PlaceChip {
    /// Its full name.
    pub name: String,
    /// Which place.
    #[serde(skip)]
    pub place: PlaceId,
}

/// Everything the panel says.
#[derive(Clone, Debug, Serialize)]
pub struct Panel {
    /// The name.
    pub title: String,
    /// The name in other scripts and languages.
    pub other_names: Vec<String>,
    /// Facts in a line: adcode, kind, in the circle or not, status, alignment.
    pub facts: Vec<String>,
    /// Shown when the texts say nothing.
    pub empty: Option<String>,
    /// The sections.
    pub sections: Vec<Section>,
}

/// The panel of a feature.
#[must_use]
pub fn panel(atlas: &Atlas, i18n: &I18n, feature: FeatureId) -> Panel {
    let writer = PanelWriter { atlas, i18n };
    match feature {
        FeatureId::Place(id) => writer.place(id),
        FeatureId::Corridor(id) => writer.corridor(id),
        FeatureId::Link(id) => writer.link(id),
    }
}

impl Panel {
    /// The first mention that the panel shows, if it shows one.
    #[must_use]
    pub fn first_mention(&self) -> Option<&MentionCard> {
        let cards = self.sections.iter().flat_map(|section| &section.cards);
        cards.flat_map(|card| &card.mentions).next()
    }
}

/// The name and the one line a tooltip shows of a feature.
#[must_use]
pub fn tooltip(atlas: &Atlas, i18n: &I18n, feature: FeatureId) -> (String, String) {
    let language = i18n.language();
    match feature {
        FeatureId::Place(id) => {
            let place = atlas.place(id);
            let own = atlas.roles_of(id).first();
            let line = own
                .map(|role| atlas.role(*role).title.get(language).to_owned())
                .or_else(|| through_group::first_role(atlas, i18n, id))
                .unwrap_or_else(|| {
                    let known = atlas.is_mentioned(id);
                    i18n.tr(if known {
                        keys::place(place.kind)
                    } else if atlas.is_not_matched(id) {
                        "legend-not-matched"
                    } else {
                        "legend-not-mentioned"
                    })
                });
            (place.names.full(language).to_owned(), line)
        }
        FeatureId::Corridor(id) => {
            let corridor = atlas.corridor(id);
            (
                corridor.title.get(language).to_owned(),
                i18n.tr(keys::corridor(corridor.kind)),
            )
        }
        FeatureId::Link(id) => {
            let link = atlas.link(id);
            let line = [
                i18n.tr(keys::mode(link.mode)),
                i18n.tr(keys::status(link.status)),
            ];
            (link.title.get(language).to_owned(), line.join(" · "))
        }
    }
}

struct PanelWriter<'a> {
    atlas: &'a Atlas,
    i18n: &'a I18n,
}

impl<'a> PanelWriter<'a> {
    fn tr(&self, key: &str) -> String {
        self.i18n.tr(key)
    }

    fn mention(&self, mention: &Mention) -> MentionCard {
        let source = self.atlas.source(mention.anchor.source);
        let language = self.i18n.language();
        let (title, credit) = (source.title.get(language), self.i18n.credit(source));
        let (quote, locus) = (
            mention.anchor.quote.as_str(),
            self.i18n.locus(&mention.anchor),
        );
        MentionCard {
            quote: quote.to_owned(),
            status_text: mention.status_text.clone().unwrap_or_default(),
            giver: String::new(),
            short_source: self.i18n.short_source(self.atlas, source),
            source: title.to_owned(),
            source_line: self.source_line(source),
            locus: locus.clone(),
            derived: mention.derived,
            citation: self.i18n.tr_with(
                "citation",
                &[
                    ("quoted", &self.i18n.quoted(quote)),
                    ("title", title),
                    ("credit", &credit),
                    ("date", &self.i18n.reference_date_text(source)),
                    ("locus", &locus),
                    ("address", &self.i18n.address(source)),
                ],
            ),
            anchor: mention.anchor.clone(),
        }
    }

    /// Who a text is by, where the copy was read, its kind, and when it was said.
    fn source_line(&self, source: &Source) -> String {
        [
            self.i18n.credit(source),
            self.tr(keys::source(source.kind)),
            self.i18n.date_text(source),
        ]
        .join(" · ")
    }

    /// The mentions of a fact, the principal one first.
    fn mentions(&self, evidence: &Evidence) -> Vec<MentionCard> {
        principal_first(evidence).map(|m| self.mention(m)).collect()
    }

    /// The same of a role, with who gave it.
    fn role_mentions(&self, role: &Role) -> Vec<MentionCard> {
        let mention = |mention: &Mention| MentionCard {
            giver: self
                .i18n
                .giver(self.atlas, role.place, mention)
                .unwrap_or_default(),
            ..self.mention(mention)
        };
        principal_first(&role.evidence).map(mention).collect()
    }

    fn chips(&self, places: &[PlaceId]) -> Vec<PlaceChip> {
        let language = self.i18n.language();
        let chip = |id: &PlaceId| PlaceChip {
            name: self.atlas.place(*id).names.full(language).to_owned(),
            place: *id,
        };
        places.iter().map(chip).collect()
    }

    fn places_section(&self, key: &str, places: &[PlaceId]) -> Option<Section> {
        (!places.is_empty()).then(|| Section {
            title: self.tr(key),
            cards: Vec::new(),
            places: self.chips(places),
        })
    }

    fn note(&self, note: &Remark) -> Vec<String> {
        if note.is_empty() {
            Vec::new()
        } else {
            vec![self.i18n.remark(note)]
        }
    }

    /// The titles of variants in a line; of more than [`MOST_VARIANTS`] the first, and how many more
    /// there are.
    fn variants_note(&self, count: usize, titles: impl Iterator<Item = &'a str>) -> Option<String> {
        let titles: Vec<&str> = titles.take(MOST_VARIANTS).collect();
        (!titles.is_empty()).then(|| {
            let mut list = titles.join(&self.tr("list-comma"));
            let more = count - titles.len();
            if more > 0 {
                let more = more.to_string();
                let values = [("list", &*list), ("n", &*more)];
                list = self.i18n.tr_with("facet-and-more", &values);
            }
            format!("{}{list}", self.tr("detail-variants"))
        })
    }

    fn fact_names(&self, title: &crate::model::Title, aliases: &[String]) -> Vec<String> {
        let other = match self.i18n.language() {
            Language::En => &title.zh,
            Language::ZhHans | Language::ZhHant => &title.en,
        };
        std::iter::once(other)
            .filter(|n| !n.is_empty())
            .chain(aliases)
            .cloned()
            .collect()
    }
}

/// The mentions of a fact, the principal one first.
fn principal_first(evidence: &Evidence) -> impl Iterator<Item = &Mention> {
    let principal = evidence.principal();
    let others = evidence.mentions().iter();
    let others = others.filter(move |m| !std::ptr::eq(*m, principal));
    std::iter::once(principal).chain(others)
}

impl Card {
    /// The card as plain text, for the clipboard.
    #[must_use]
    pub fn text(&self) -> String {
        let mut lines = vec![
            [self.title.as_str(), self.kind.as_str()]
                .join(" ")
                .trim()
                .to_owned(),
        ];
        lines.extend(self.notes.iter().cloned());
        lines.extend(self.mentions.iter().map(|m| m.citation.clone()));
        lines.retain(|l| !l.is_empty());
        lines.join("\n")
    }
}
