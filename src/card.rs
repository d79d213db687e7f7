//! What the panel on the right says of a feature: text, ready to be shown, copied or dumped.
//!
//! Knows nothing of egui; everything is in the reader's language but quotes, which stay as the
//! text prints them.

use serde::Serialize;

use crate::i18n::{I18n, keys};
use crate::model::{
    Alignment, AlignmentKind, Anchor, Atlas, DateBasis, Evidence, FeatureId, GivenBy, InCircle,
    Language, LinkId, Mention, PlaceId, PositionCertainty, Status,
};

/// One mention: the phrase, the verb, the source.
#[derive(Clone, Debug, Serialize)]
pub struct MentionCard {
    /// The phrase, verbatim.
    pub quote: String,
    /// The verb or status word.
    pub status_text: String,
    /// The source's title.
    pub source: String,
    /// Publisher, kind and date.
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
#[derive(Clone, Debug, Serialize)]
pub struct Card {
    /// The fact's id in its pack.
    pub key: String,
    /// The designation or name.
    pub title: String,
    /// Category, kind or mode.
    pub kind: String,
    /// Remarks: date, value, note.
    pub notes: Vec<String>,
    /// Where it is said, the principal mention first.
    pub mentions: Vec<MentionCard>,
    /// The feature it stands for, if it can be selected.
    #[serde(skip)]
    pub feature: Option<FeatureId>,
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
    let writer = Writer { atlas, i18n };
    match feature {
        FeatureId::Place(id) => writer.place(id),
        FeatureId::Corridor(id) => writer.corridor(id),
        FeatureId::Link(id) => writer.link(id),
    }
}

/// The name and the one line a tooltip shows of a feature.
#[must_use]
pub fn tooltip(atlas: &Atlas, i18n: &I18n, feature: FeatureId) -> (String, String) {
    let language = i18n.language();
    match feature {
        FeatureId::Place(id) => {
            let place = atlas.place(id);
            let line = atlas.roles_of(id).first().map_or_else(
                || {
                    let known = atlas.is_mentioned(id);
                    i18n.tr(if known {
                        keys::place(place.kind)
                    } else {
                        "legend-not-mentioned"
                    })
                },
                |role| atlas.role(*role).title.get(language).to_owned(),
            );
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

struct Writer<'a> {
    atlas: &'a Atlas,
    i18n: &'a I18n,
}

impl Writer<'_> {
    fn tr(&self, key: &str) -> String {
        self.i18n.tr(key)
    }

    fn mention(&self, mention: &Mention) -> MentionCard {
        let source = self.atlas.source(mention.anchor.source);
        let language = self.i18n.language();
        let (title, date) = (source.title.get(language), self.i18n.date_text(source));
        let (quote, locus) = (mention.anchor.quote.as_str(), mention.anchor.locus());
        MentionCard {
            quote: quote.to_owned(),
            status_text: mention.status_text.clone().unwrap_or_default(),
            source: title.to_owned(),
            source_line: [
                source.publisher.clone(),
                self.tr(keys::source(source.kind)),
                date.clone(),
            ]
            .join(" · "),
            locus: locus.clone(),
            derived: mention.derived,
            citation: self.i18n.tr_with(
                "citation",
                &[
                    ("quote", quote),
                    ("title", title),
                    ("publisher", &source.publisher),
                    ("date", &date),
                    ("locus", &locus),
                ],
            ),
            anchor: mention.anchor.clone(),
        }
    }

    /// The mentions of a fact, the principal one first.
    fn mentions(&self, evidence: &Evidence) -> Vec<MentionCard> {
        let principal = evidence.principal();
        std::iter::once(principal)
            .chain(
                evidence
                    .mentions()
                    .iter()
                    .filter(|m| !std::ptr::eq(*m, principal)),
            )
            .map(|m| self.mention(m))
            .collect()
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

    fn place(&self, id: PlaceId) -> Panel {
        let place = self.atlas.place(id);
        let language = self.i18n.language();
        let title = place.names.full(language).to_owned();
        let names = &place.names;
        let mut other_names: Vec<String> = [&names.hans, &names.hant, &names.pinyin, &names.en]
            .into_iter()
            .filter(|n| !n.is_empty() && **n != title)
            .cloned()
            .collect();
        other_names.dedup();
        let mut sections = self.role_sections(id);
        let facts_of = |title: &str, cards: Vec<Card>| {
            (!cards.is_empty()).then(|| Section {
                title: self.tr(title),
                cards,
                places: Vec::new(),
            })
        };
        sections.extend(facts_of("detail-targets", self.target_cards(id)));
        sections.extend(facts_of("detail-corridors", self.corridor_cards(id)));
        sections.extend(self.link_sections(id));
        sections.extend(facts_of("detail-events", self.event_cards(id)));
        sections.extend(self.places_section("detail-members", &place.members));
        sections.extend(self.places_section("detail-groups", self.atlas.groups_of(id)));
        let empty = if !self.atlas.is_mentioned(id) {
            Some(self.tr("detail-not-mentioned"))
        } else if self.atlas.roles_of(id).is_empty() {
            Some(self.tr("detail-not-mentioned-itself"))
        } else {
            None
        };
        if let Some(region) = place.region {
            let neighbours: Vec<PlaceId> = self
                .atlas
                .neighbours_of(region)
                .iter()
                .map(|r| self.atlas.region(*r).place)
                .collect();
            sections.extend(self.places_section("detail-neighbours", &neighbours));
        }
        Panel {
            title,
            other_names,
            facts: self.place_facts(id),
            empty,
            sections,
        }
    }

    fn place_facts(&self, id: PlaceId) -> Vec<String> {
        let place = self.atlas.place(id);
        let mut facts = vec![self.tr(keys::place(place.kind))];
        if place.region.is_some() {
            facts.push(self.i18n.tr_with("detail-adcode", &[("code", &place.key)]));
        }
        let circle = place.region.map(|r| self.atlas.region(r).circle);
        facts.extend(circle.and_then(|circle| match circle {
            InCircle::Wholly => Some(self.tr("detail-in-circle-wholly")),
            InCircle::Partly => Some(self.tr("detail-in-circle-partly")),
            InCircle::Not => Some(self.tr("detail-in-circle-not")),
            InCircle::Unknown => None,
        }));
        if let Some(parent) = place.parent {
            facts.push(
                self.atlas
                    .place(parent)
                    .names
                    .full(self.i18n.language())
                    .to_owned(),
            );
        }
        if place.derived {
            facts.push(self.tr("detail-derived"));
        }
        if place.region.is_none() {
            facts.extend(match place.node.as_ref().map(|n| n.certainty) {
                None if place.members.is_empty() => Some(self.tr("detail-no-position")),
                Some(PositionCertainty::Approximate) => {
                    Some(self.tr("detail-position-approximate"))
                }
                Some(PositionCertainty::CentreOfArea) => Some(self.tr("detail-position-centre")),
                _ => None,
            });
        }
        facts
    }

    /// Roles by who gave them, the most authoritative first.
    fn role_sections(&self, id: PlaceId) -> Vec<Section> {
        let given_by = |role: &crate::model::RoleId| {
            self.atlas
                .role(*role)
                .evidence
                .principal()
                .given_by
                .unwrap_or(GivenBy::Described)
        };
        GivenBy::ALL
            .into_iter()
            .filter_map(|giver| {
                let cards: Vec<Card> = self
                    .atlas
                    .roles_of(id)
                    .iter()
                    .filter(|role| given_by(role) == giver)
                    .map(|role| self.role_card(*role))
                    .collect();
                let title = format!(
                    "{} · {}",
                    self.tr("detail-roles"),
                    self.tr(keys::given_by(giver))
                );
                (!cards.is_empty()).then_some(Section {
                    title,
                    cards,
                    places: Vec::new(),
                })
            })
            .collect()
    }

    fn role_card(&self, id: crate::model::RoleId) -> Card {
        let role = self.atlas.role(id);
        let mut notes = self.note(&role.note);
        let variants: Vec<&str> = role
            .variants
            .iter()
            .map(|v| self.atlas.role(*v).title.get(self.i18n.language()))
            .collect();
        notes.extend(self.variants_note(&variants));
        Card {
            key: role.key.clone(),
            title: role.title.get(self.i18n.language()).to_owned(),
            kind: self.tr(keys::category(role.category)),
            notes,
            mentions: self.mentions(&role.evidence),
            feature: None,
        }
    }

    fn note(&self, note: &str) -> Vec<String> {
        if note.is_empty() {
            Vec::new()
        } else {
            vec![note.to_owned()]
        }
    }

    fn variants_note(&self, titles: &[&str]) -> Option<String> {
        (!titles.is_empty()).then(|| {
            let comma = self.tr("list-comma");
            format!("{} {}", self.tr("detail-variants"), titles.join(&comma))
        })
    }

    fn target_cards(&self, id: PlaceId) -> Vec<Card> {
        self.atlas
            .targets_of(id)
            .iter()
            .map(|id| {
                let target = self.atlas.target(*id);
                Card {
                    key: target.key.clone(),
                    title: target.title.get(self.i18n.language()).to_owned(),
                    kind: [
                        target.qualifier.clone(),
                        target.value.to_string(),
                        keys::unit(&target.unit)
                            .map_or_else(|| target.unit.clone(), |key| self.tr(key)),
                    ]
                    .join(" ")
                    .trim()
                    .to_owned(),
                    notes: self.note(&target.note),
                    mentions: self.mentions(&target.evidence),
                    feature: None,
                }
            })
            .collect()
    }

    fn event_cards(&self, id: PlaceId) -> Vec<Card> {
        self.atlas
            .events_of(id)
            .iter()
            .map(|id| {
                let event = self.atlas.event(*id);
                let date = match (event.date, event.date_basis) {
                    (None, _) => self.tr("detail-date-unknown"),
                    (Some(date), DateBasis::Stated) => date.to_string(),
                    (Some(date), DateBasis::Inferred) => {
                        format!("{date}{}", self.tr("detail-inferred-date"))
                    }
                };
                Card {
                    key: event.key.clone(),
                    title: event.title.get(self.i18n.language()).to_owned(),
                    kind: date,
                    notes: self.note(&event.note),
                    mentions: self.mentions(&event.evidence),
                    feature: None,
                }
            })
            .collect()
    }

    fn corridor_cards(&self, id: PlaceId) -> Vec<Card> {
        self.atlas
            .corridors_of(id)
            .iter()
            .map(|id| {
                let corridor = self.atlas.corridor(*id);
                Card {
                    key: corridor.key.clone(),
                    title: corridor.title.get(self.i18n.language()).to_owned(),
                    kind: self.tr(keys::corridor(corridor.kind)),
                    notes: Vec::new(),
                    mentions: self.mentions(&corridor.evidence),
                    feature: Some(FeatureId::Corridor(*id)),
                }
            })
            .collect()
    }

    /// Links by status, in the order of the legend.
    fn link_sections(&self, id: PlaceId) -> Vec<Section> {
        Status::ALL
            .into_iter()
            .filter_map(|status| {
                let of_status = |id: &&LinkId| self.atlas.link(**id).status == status;
                let cards: Vec<Card> = self
                    .atlas
                    .links_of(id)
                    .iter()
                    .filter(of_status)
                    .map(|id| self.link_card(*id))
                    .collect();
                let title = format!(
                    "{} · {}",
                    self.tr("detail-links"),
                    self.tr(keys::status(status))
                );
                (!cards.is_empty()).then_some(Section {
                    title,
                    cards,
                    places: Vec::new(),
                })
            })
            .collect()
    }

    fn link_card(&self, id: LinkId) -> Card {
        let link = self.atlas.link(id);
        Card {
            key: link.key.clone(),
            title: link.title.get(self.i18n.language()).to_owned(),
            kind: self.tr(keys::mode(link.mode)),
            notes: Vec::new(),
            mentions: self.mentions(&link.evidence),
            feature: Some(FeatureId::Link(id)),
        }
    }

    /// The one card of a fact's own panel.
    fn evidence_section(&self, key: &str, evidence: &Evidence) -> Section {
        let card = Card {
            key: key.to_owned(),
            title: String::new(),
            kind: String::new(),
            notes: Vec::new(),
            mentions: self.mentions(evidence),
            feature: None,
        };
        Section {
            title: self.tr("detail-mentions"),
            cards: vec![card],
            places: Vec::new(),
        }
    }

    fn corridor(&self, id: crate::model::CorridorId) -> Panel {
        let corridor = self.atlas.corridor(id);
        let title = corridor.title.get(self.i18n.language()).to_owned();
        let mut facts = vec![self.tr(keys::corridor(corridor.kind))];
        if corridor.derived {
            facts.push(self.tr("detail-derived-hint"));
        }
        facts.extend(self.note(&corridor.note));
        let variants: Vec<&str> = corridor
            .variants
            .iter()
            .map(|v| self.atlas.corridor(*v).title.get(self.i18n.language()))
            .collect();
        facts.extend(self.variants_note(&variants));
        let mut sections = Vec::new();
        sections.extend(self.places_section("detail-places", &corridor.places));
        sections.push(self.evidence_section(&corridor.key, &corridor.evidence));
        let empty = corridor
            .places
            .is_empty()
            .then(|| self.tr("detail-no-members"));
        Panel {
            other_names: self.fact_names(&corridor.title, &corridor.aliases),
            title,
            facts,
            empty,
            sections,
        }
    }

    fn fact_names(&self, title: &crate::model::Title, aliases: &[String]) -> Vec<String> {
        let other = match self.i18n.language() {
            Language::En => &title.zh,
            _ => &title.en,
        };
        std::iter::once(other)
            .filter(|n| !n.is_empty())
            .chain(aliases)
            .cloned()
            .collect()
    }

    fn link(&self, id: LinkId) -> Panel {
        let link = self.atlas.link(id);
        let title = link.title.get(self.i18n.language()).to_owned();
        let mut sections = Vec::new();
        sections.extend(self.places_section("detail-places", &link.places));
        sections.push(self.evidence_section(&link.key, &link.evidence));
        if !link.later.is_empty() {
            let cards = link
                .later
                .iter()
                .map(|later| Card {
                    key: link.key.clone(),
                    title: later.text.clone(),
                    kind: later.date.to_string(),
                    notes: vec![later.source.clone()],
                    mentions: Vec::new(),
                    feature: None,
                })
                .collect();
            sections.push(Section {
                title: self.tr("detail-later"),
                cards,
                places: Vec::new(),
            });
        }
        let other_names = self.fact_names(&link.title, &link.aliases);
        Panel {
            title,
            other_names,
            facts: self.link_facts(id),
            empty: None,
            sections,
        }
    }

    fn link_facts(&self, id: LinkId) -> Vec<String> {
        let link = self.atlas.link(id);
        let status = [self.tr(keys::status(link.status)), self.tr("detail-as-of")].join(" · ");
        let mut facts = vec![self.tr(keys::mode(link.mode)), status];
        facts.push(self.tr(match link.alignment.kind() {
            AlignmentKind::Traced => "detail-alignment-traced",
            AlignmentKind::Schematic => "detail-alignment-schematic",
            AlignmentKind::Point => "detail-alignment-point",
            AlignmentKind::None => "detail-alignment-none",
        }));
        if let Alignment::None { reason } = &link.alignment {
            facts.push(self.i18n.tr_with("detail-not-drawn", &[("reason", reason)]));
        }
        if let Some(km) = link.alignment.length_km() {
            facts.push(
                self.i18n
                    .tr_with("detail-length-drawn", &[("km", &format!("{km:.0}"))]),
            );
        }
        if let Some(official) = &link.official_length {
            let km = official.km.to_string();
            facts.push(self.i18n.tr_with(
                "detail-length-official",
                &[("km", &km), ("source", &official.source)],
            ));
            facts.extend(self.note(&official.note));
        }
        if link.derived {
            facts.push(self.tr("detail-derived-hint"));
        }
        facts.extend(self.note(&link.note));
        let variants: Vec<&str> = link
            .variants
            .iter()
            .map(|v| self.atlas.link(*v).title.get(self.i18n.language()))
            .collect();
        facts.extend(self.variants_note(&variants));
        facts
    }
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
