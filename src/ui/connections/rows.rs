//! The rows of a list of ties, in order: parts that fold, and the cards under them.

use super::thread::Answer;
use crate::card::CardOf;
use crate::connection::{Between, Connected, Connections, GroupFacts, Star, TiePart, Ties};
use crate::model::PlaceId;
use crate::state::Panels;

/// A heading above several parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Heading {
    Partners,
    Groups,
    Via,
}

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Row {
    /// That facts are left out by a filter or a date.
    Withheld,
    /// That no text ties the place, or both, and what there is instead.
    Empty,
    Heading(Heading),
    /// A part, by which it is unfolded.
    Part(TiePart),
    /// Which of two sides the cards below are of.
    Side(TiePart, PlaceId),
    /// A card of a part; a fact may stand in several.
    Card(TiePart, CardOf),
    /// The texts in full.
    Sources,
}

impl Row {
    /// The part that it is the heading of.
    pub(super) const fn part(self) -> Option<TiePart> {
        match self {
            Self::Part(part) => Some(part),
            _ => None,
        }
    }
}

/// The rows of what was found; a folded part is its heading alone.
pub(super) fn rows(answer: &Answer, connected: Connected, panels: &Panels) -> Vec<Row> {
    let mut list = Lister {
        connected,
        panels,
        rows: Vec::new(),
    };
    match &answer.found {
        Connections::Star(star) => list.star(star),
        Connections::Between(between) => list.between(between),
    }
    if !answer.sources.is_empty() {
        list.rows.push(Row::Sources);
    }
    list.rows
}

struct Lister<'a> {
    connected: Connected,
    panels: &'a Panels,
    rows: Vec<Row>,
}

impl Lister<'_> {
    fn star(&mut self, star: &Star) {
        self.rows
            .extend((!star.withheld.is_nothing()).then_some(Row::Withheld));
        if star.partners.is_empty() {
            self.rows.push(Row::Empty);
        } else {
            self.rows.push(Row::Heading(Heading::Partners));
        }
        for partner in &star.partners {
            self.part(TiePart::Partner(partner.place), |list, part| {
                list.ties(part, &partner.ties);
            });
        }
        self.groups(&star.through);
    }

    fn between(&mut self, between: &Between) {
        self.rows
            .extend((!between.withheld.is_nothing()).then_some(Row::Withheld));
        if between.direct.is_empty() {
            self.rows.push(Row::Empty);
        } else {
            self.part(TiePart::Direct, |list, part| {
                list.ties(part, &between.direct);
            });
        }
        self.groups(&between.groups);
        if between.groups.is_empty() && !between.crossings.is_empty() {
            self.rows.push(Row::Heading(Heading::Groups));
        }
        for crossing in &between.crossings {
            let part = TiePart::Crossing {
                named: crossing.named,
                group: crossing.group,
            };
            self.part(part, |list, part| {
                list.rows
                    .push(Row::Card(part, CardOf::Members(crossing.group)));
                list.ties(part, &crossing.ties);
            });
        }
        if !between.via.is_empty() {
            self.rows.push(Row::Heading(Heading::Via));
        }
        for via in &between.via {
            self.part(TiePart::Via(via.place), |list, part| {
                for (side, ties) in [(between.one, &via.to_one), (between.other, &via.to_other)] {
                    list.rows.push(Row::Side(part, side));
                    list.ties(part, ties);
                }
            });
        }
    }

    fn groups(&mut self, groups: &[GroupFacts]) {
        if !groups.is_empty() {
            self.rows.push(Row::Heading(Heading::Groups));
        }
        for of in groups {
            self.part(TiePart::Group(of.group), |list, part| {
                list.rows.push(Row::Card(part, CardOf::Members(of.group)));
                list.ties(part, &of.ties);
                let roles = of.roles.iter().map(|role| CardOf::Role(*role));
                list.rows.extend(roles.map(|role| Row::Card(part, role)));
            });
        }
    }

    /// A part, and its rows where it is unfolded.
    fn part(&mut self, part: TiePart, unfolded: impl FnOnce(&mut Self, TiePart)) {
        self.rows.push(Row::Part(part));
        if self.panels.shows_ties(self.connected, part) {
            unfolded(self, part);
        }
    }

    fn ties(&mut self, part: TiePart, ties: &Ties) {
        let cards = ties.iter().map(|tie| Row::Card(part, CardOf::Tie(tie)));
        self.rows.extend(cards);
    }
}

/// How many facts a part has: corridors, links, roles.
pub(super) fn amount(answer: &Answer, part: TiePart) -> [usize; 3] {
    let of = |ties: &Ties, roles: usize| [ties.corridors.len(), ties.links.len(), roles];
    let group = |groups: &[GroupFacts], group: PlaceId| {
        let of_group = groups.iter().find(|of| of.group == group);
        of_group.map(|found| of(&found.ties, found.roles.len()))
    };
    let found = match (&answer.found, part) {
        (Connections::Star(star), TiePart::Partner(place)) => {
            let partner = star.partners.iter().find(|p| p.place == place);
            partner.map(|partner| of(&partner.ties, 0))
        }
        (Connections::Star(star), TiePart::Group(place)) => group(&star.through, place),
        (Connections::Between(between), TiePart::Direct) => Some(of(&between.direct, 0)),
        (Connections::Between(between), TiePart::Group(place)) => group(&between.groups, place),
        (Connections::Between(between), TiePart::Crossing { named, group }) => {
            let mut crossings = between.crossings.iter();
            let crossing = crossings.find(|c| (c.named, c.group) == (named, group));
            crossing.map(|crossing| of(&crossing.ties, 0))
        }
        (Connections::Between(between), TiePart::Via(place)) => {
            let via = between.via.iter().find(|via| via.place == place);
            via.map(|via| {
                let [one, other] = [&via.to_one, &via.to_other];
                let corridors = one.corridors.len() + other.corridors.len();
                [corridors, one.links.len() + other.links.len(), 0]
            })
        }
        _ => None,
    };
    found.unwrap_or_default()
}
