//! The panel of the window: what is said of a feature, in sections that fold, with their counts.
//!
//! It has the cards of [`super::panel`], whose sections the book prints; here the roles of a place
//! stand by what they are about, and its links by what runs on them.

use std::collections::BTreeSet;

use super::{Card, Panel, PanelWriter, PlaceChip, Section};
use super::{LinkGroup, SectionKind};
use crate::filter::{Fact, FactFilter};
use crate::i18n::{I18n, keys};
use crate::index::SpatialIndex;
use crate::model::{Atlas, FeatureId, LinkId, PlaceId, RoleCategory, SourceId, Status};
use crate::search::simplified;

/// Everything the window's panel shows of a feature.
#[derive(Clone, Debug)]
pub struct Outline {
    /// The name.
    pub title: String,
    /// The name in other scripts and languages.
    pub other_names: Vec<String>,
    /// Facts in a line.
    pub facts: Vec<String>,
    /// Shown when the texts say nothing.
    pub empty: Option<String>,
    /// The sections, each with something in it.
    pub sections: Vec<OutlineSection>,
    /// The texts of its quotes, in the order in which the cards name them first.
    pub sources: Vec<SourceNote>,
    /// How many cards are left out because their facts are not asked for, and how many cards and
    /// quotes because they were said later than the date that is asked for.
    pub withheld: usize,
}

/// A heading with what folds away under it.
#[derive(Clone, Debug)]
pub struct OutlineSection {
    /// What it is about; no two sections of a panel are about the same.
    pub kind: SectionKind,
    /// The heading.
    pub title: String,
    /// What the link that jumps to it says; sections in a row may share one.
    pub jump: String,
    /// How what stands in it was found, where that is not by a text.
    pub remark: Option<String>,
    /// Cards.
    pub cards: Vec<Card>,
    /// Places that can be clicked.
    pub places: Vec<PlaceChip>,
}

/// A link to a section, with how much is under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Jump {
    /// What it says.
    pub label: String,
    /// How many cards and places there are.
    pub count: usize,
    /// The first section that it leads to, by its position.
    pub section: usize,
}

/// A text in full, once for a panel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceNote {
    /// Which text.
    pub source: SourceId,
    /// Its title.
    pub title: String,
    /// Who it is by, where the copy was read, its kind, and when it was said.
    pub line: String,
}

/// The panel of a feature, for the window.
#[must_use]
pub fn outline(atlas: &Atlas, index: &SpatialIndex, i18n: &I18n, feature: FeatureId) -> Outline {
    let writer = PanelWriter { atlas, i18n };
    let (sections, panel) = match feature {
        FeatureId::Place(id) => {
            let head = writer.place_without_sections(id);
            (writer.place_outline(index, id), head)
        }
        FeatureId::Corridor(_) | FeatureId::Link(_) => {
            writer.fact_outline(super::panel(atlas, i18n, feature))
        }
    };
    let mut outline = Outline {
        title: panel.title,
        other_names: panel.other_names,
        facts: panel.facts,
        empty: panel.empty,
        sections,
        sources: Vec::new(),
        withheld: 0,
    };
    outline.sources = outline.source_notes();
    for section in &mut outline.sections {
        for card in &mut section.cards {
            card.said = searched_text(card, &section.title);
        }
    }
    outline
}

impl OutlineSection {
    /// How many cards and places it has.
    #[must_use]
    pub fn count(&self) -> usize {
        self.cards.len() + self.places.len()
    }
}

impl Outline {
    /// The section of a kind.
    #[must_use]
    pub fn section(&self, kind: SectionKind) -> Option<&OutlineSection> {
        self.sections.iter().find(|section| section.kind == kind)
    }

    /// How many cards there are.
    #[must_use]
    pub fn cards(&self) -> usize {
        self.sections
            .iter()
            .map(|section| section.cards.len())
            .sum()
    }

    /// The links to its sections; those in a row that share one count together.
    #[must_use]
    pub fn jumps(&self) -> Vec<Jump> {
        let mut jumps: Vec<Jump> = Vec::new();
        for (position, section) in self.sections.iter().enumerate() {
            match jumps.last_mut().filter(|jump| jump.label == section.jump) {
                Some(jump) => jump.count += section.count(),
                None => jumps.push(Jump {
                    label: section.jump.clone(),
                    count: section.count(),
                    section: position,
                }),
            }
        }
        jumps
    }

    /// The number of a text at the foot, from 1.
    #[must_use]
    pub fn number_of(&self, source: SourceId) -> Option<usize> {
        number_among(&self.sources, source)
    }

    /// What of it is about facts that are asked for, or about none. Sections of cards without any
    /// are left out; the numbers of the texts stay.
    #[must_use]
    pub fn asked_for(&self, atlas: &Atlas, filter: &FactFilter) -> Self {
        let is_asked = |card: &Card| {
            let fact = card.fact.map(|id| Fact::with_id(atlas, id));
            fact.is_none_or(|fact| filter.admits(atlas, &fact))
        };
        let asked = self.restricted_to(is_asked, |_, _| true);
        Self {
            withheld: self.withheld + self.cards() - asked.cards(),
            ..asked
        }
    }

    /// What of it contains each word of a query: in a card's name, category, status, quotes,
    /// sources or heading, or in a place's name, in Simplified characters or Traditional ones.
    /// Sections without any are left out; the numbers of the texts stay.
    #[must_use]
    pub fn filtered(&self, query: &str) -> Self {
        let query = searched(query);
        let words: Vec<&str> = query.split_whitespace().collect();
        let says = |text: &str| words.iter().all(|word| text.contains(word));
        self.restricted_to(
            |card| says(&card.said),
            |section, chip| says(&searched(&format!("{} {}", chip.name, section.title))),
        )
    }

    /// What of it has some cards and places; sections without any are left out.
    fn restricted_to(
        &self,
        has_card: impl Fn(&Card) -> bool,
        has_place: impl Fn(&OutlineSection, &PlaceChip) -> bool,
    ) -> Self {
        let section = |section: &OutlineSection| {
            let cards = section.cards.iter().filter(|card| has_card(card));
            let places = section.places.iter();
            let places = places.filter(|chip| has_place(section, chip));
            let (cards, places): (Vec<&Card>, Vec<&PlaceChip>) =
                (cards.collect(), places.collect());
            if cards.is_empty() && places.is_empty() {
                return None;
            }
            Some(OutlineSection {
                kind: section.kind,
                title: section.title.clone(),
                jump: section.jump.clone(),
                remark: section.remark.clone(),
                cards: cards.into_iter().cloned().collect(),
                places: places.into_iter().cloned().collect(),
            })
        };
        Self {
            title: self.title.clone(),
            other_names: self.other_names.clone(),
            facts: self.facts.clone(),
            empty: self.empty.clone(),
            sections: self.sections.iter().filter_map(section).collect(),
            sources: self.sources.clone(),
            withheld: self.withheld,
        }
    }

    fn source_notes(&self) -> Vec<SourceNote> {
        let cards = self.sections.iter().flat_map(|section| &section.cards);
        let (mut notes, mut seen) = (Vec::new(), BTreeSet::new());
        for mention in cards.flat_map(|card| &card.mentions) {
            let source = mention.anchor.source;
            if seen.insert(source) {
                notes.push(SourceNote {
                    source,
                    title: mention.source.clone(),
                    line: mention.source_line.clone(),
                });
            }
        }
        notes
    }
}

/// The number of a text among those at the foot of a panel, from 1.
#[must_use]
pub fn number_among(sources: &[SourceNote], source: SourceId) -> Option<usize> {
    let position = sources.iter().position(|note| note.source == source);
    position.map(|position| position + 1)
}

/// A text as it is searched: in lower case and simplified characters.
fn searched(text: &str) -> String {
    simplified(text).to_lowercase()
}

/// Everything a card says under its heading, as it is searched.
pub(super) fn searched_text(card: &Card, heading: &str) -> String {
    searched(&text_of(card, heading))
}

/// Everything a card says, in one line.
fn text_of(card: &Card, heading: &str) -> String {
    let mut parts = vec![heading, &card.title, &card.kind, &card.status];
    parts.extend(card.notes.iter().map(String::as_str));
    for mention in &card.mentions {
        parts.extend([
            &*mention.quote,
            &mention.status_text,
            &mention.giver,
            &mention.source,
            &mention.short_source,
            &mention.source_line,
            &mention.locus,
        ]);
    }
    parts.join(" ")
}

impl PanelWriter<'_> {
    fn place_outline(&self, index: &SpatialIndex, id: PlaceId) -> Vec<OutlineSection> {
        let of = |kind, key: &str, cards: Vec<Card>| self.titled(kind, key, cards, Vec::new());
        let places =
            |kind, key: &str, of: &[PlaceId]| self.titled(kind, key, Vec::new(), self.chips(of));
        let colour = self.standing_section(id);
        let colour = colour.map_or(Vec::new(), |section| section.cards);
        let mut sections = vec![of(SectionKind::Colour, "detail-why-colour", colour)];
        sections.extend(self.roles_by_category(id));
        sections.extend(self.roles_through_groups(id));
        sections.push(of(
            SectionKind::Targets,
            "detail-targets",
            self.target_cards(id),
        ));
        let corridors = self.corridor_cards(id);
        sections.push(of(SectionKind::Corridors, "detail-corridors", corridors));
        sections.extend(self.links_by_mode(id));
        sections.extend(self.passing_section(index, id));
        sections.push(of(
            SectionKind::Events,
            "detail-events",
            self.event_cards(id),
        ));
        if let Some(members) = self.members_section(id) {
            let Section { cards, places, .. } = members;
            let members = self.titled(SectionKind::Members, "detail-members", cards, places);
            sections.push(members);
        }
        let groups = self.atlas.groups_of(id);
        sections.push(places(SectionKind::Groups, "detail-groups", groups));
        let region = self.atlas.place(id).region;
        let beside = region.map_or(&[][..], |region| self.atlas.neighbours_of(region));
        let beside: Vec<PlaceId> = beside.iter().map(|r| self.atlas.region(*r).place).collect();
        sections.push(places(
            SectionKind::Neighbours,
            "detail-neighbours",
            &beside,
        ));
        sections.retain(|section| section.count() > 0);
        sections
    }

    fn titled(
        &self,
        kind: SectionKind,
        key: &str,
        cards: Vec<Card>,
        places: Vec<PlaceChip>,
    ) -> OutlineSection {
        OutlineSection {
            kind,
            title: self.tr(key),
            jump: self.tr(key),
            remark: None,
            cards,
            places,
        }
    }

    /// The roles of a place by what they are about, those with the most authority first.
    fn roles_by_category(&self, id: PlaceId) -> impl Iterator<Item = OutlineSection> {
        let heading = self.tr("detail-roles");
        let authority = |role: &crate::model::RoleId| {
            let principal = self.atlas.role(*role).evidence.principal();
            (principal.given_by.is_none(), principal.given_by)
        };
        RoleCategory::ALL.into_iter().map(move |category| {
            let roles = self.atlas.roles_of(id).iter().copied();
            let mut roles: Vec<_> = roles
                .filter(|role| self.atlas.role(*role).category == category)
                .collect();
            roles.sort_by_key(authority);
            OutlineSection {
                kind: SectionKind::Roles(category),
                title: [&*heading, &*self.tr(keys::category(category))].join(" · "),
                jump: heading.clone(),
                remark: None,
                cards: roles.into_iter().map(|role| self.role_card(role)).collect(),
                places: Vec::new(),
            }
        })
    }

    /// The roles of the groups a place is in, a section a group.
    fn roles_through_groups(&self, id: PlaceId) -> impl Iterator<Item = OutlineSection> {
        let jump = self.tr("detail-through-jump");
        let groups = super::through_group::groups_with_roles(self.atlas, id);
        groups.map(move |(group, roles)| {
            let name = self.atlas.place(group).names.full(self.i18n.language());
            let through = [("group", name)];
            let through = self.i18n.tr_with("detail-roles-through", &through);
            OutlineSection {
                kind: SectionKind::Through(group),
                title: [self.tr("detail-roles"), through].join(" · "),
                jump: jump.clone(),
                remark: None,
                cards: roles.iter().map(|role| self.role_card(*role)).collect(),
                places: Vec::new(),
            }
        })
    }

    /// The links of a place by what runs on them, in each in the order of the legend's statuses.
    fn links_by_mode(&self, id: PlaceId) -> impl Iterator<Item = OutlineSection> {
        let rank = |link: &LinkId| {
            let status = self.atlas.link(*link).status;
            Status::ALL.iter().position(|known| *known == status)
        };
        LinkGroup::ALL.into_iter().map(move |group| {
            let links = self.atlas.links_of(id).iter().copied();
            let mut links: Vec<_> = links
                .filter(|link| LinkGroup::of(self.atlas.link(*link).mode) == group)
                .collect();
            links.sort_by_key(rank);
            let cards = links.into_iter().map(|link| self.link_card(link)).collect();
            self.titled(SectionKind::Links(group), group.key(), cards, Vec::new())
        })
    }

    /// The sections of a corridor or a link, and what else its panel says.
    fn fact_outline(&self, mut panel: Panel) -> (Vec<OutlineSection>, Panel) {
        let kind_of = |section: &Section| {
            let has_quotes = section.cards.iter().any(|card| !card.mentions.is_empty());
            match (section.cards.is_empty(), has_quotes) {
                (true, _) => SectionKind::Places,
                (false, true) => SectionKind::Mentions,
                (false, false) => SectionKind::Later,
            }
        };
        let section = |section: Section| OutlineSection {
            kind: kind_of(&section),
            jump: section.title.clone(),
            title: section.title,
            remark: None,
            cards: section.cards,
            places: section.places,
        };
        let sections = std::mem::take(&mut panel.sections);
        (sections.into_iter().map(section).collect(), panel)
    }
}
