//! What changed from one date to a later one: what came, what is said otherwise, and what happened.

use crate::filter::Fact;
use crate::model::{Atlas, LinkId, PartialDate};
use crate::search::FactId;

use super::differs::{Pair, differs};
use super::saying::Saying;

/// Something that happened between two dates, apart from what texts say of plans.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Later {
    /// A note of a pack on a link, in its own words: which link, which of its notes, and the first
    /// quote of the link.
    Note(LinkId, usize, Saying),
    /// An event with a date of its own, and its first quote.
    Event(PartialDate, Saying),
}

/// What changed from one date to a later one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Facts that no text had said by the earlier date and one has by the later, each with its first
    /// quote.
    pub came: Vec<Saying>,
    /// Facts that were known and that a text in between says again in other words or with another
    /// status, each with its last quote of before; near-identical facts of another text, too.
    pub changed: Vec<Pair>,
    /// What happened in between to what was said by the later date, in the order of time.
    pub later: Vec<Later>,
}

impl Changes {
    /// What changed between two dates. It looks at each fact once, and at each of its variants.
    #[must_use]
    pub fn between(atlas: &Atlas, earlier: PartialDate, later: PartialDate) -> Self {
        let mut changes = Self::default();
        let dates = Dates {
            atlas,
            earlier,
            later,
        };
        let mut happened = Vec::new();
        for fact in Fact::all(atlas) {
            let (before, between) = dates.sayings(&fact);
            let first = before.first().or(between.first()).copied();
            match (before.last(), between.first()) {
                (None, Some(first)) => {
                    changes.came.push(*first);
                    dates.other_variants(&fact, *first, &mut changes.changed);
                }
                (Some(_), Some(_)) => dates.said_again(&before, &between, &mut changes.changed),
                _ => {}
            }
            if let Some(first) = first {
                dates.happened(&fact, first, &mut happened);
            }
        }
        changes.changed.sort_by_key(|pair| pair.differs);
        happened.sort_by_key(|(date, _)| *date);
        changes.later = happened.into_iter().map(|(_, later)| later).collect();
        changes
    }

    /// Whether nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.came.is_empty() && self.changed.is_empty() && self.later.is_empty()
    }
}

/// The two dates.
struct Dates<'a> {
    atlas: &'a Atlas,
    earlier: PartialDate,
    later: PartialDate,
}

impl Dates<'_> {
    /// The quotes of a fact by the earlier date, and those since by the later one, each in the order
    /// in which they were said.
    fn sayings(&self, fact: &Fact<'_>) -> (Vec<Saying>, Vec<Saying>) {
        let atlas = self.atlas;
        let by_later = Saying::all(fact).filter(|said| said.is_by(atlas, self.later));
        let (mut before, mut between): (Vec<_>, Vec<_>) =
            by_later.partition(|said| said.is_by(atlas, self.earlier));
        for said in [&mut before, &mut between] {
            said.sort_by_key(|saying| (saying.order(atlas), saying.source(atlas)));
        }
        (before, between)
    }

    /// Whether something of a date is of the time between.
    fn is_between(&self, date: PartialDate) -> bool {
        date.is_after(self.earlier) && !date.is_after(self.later)
    }

    /// The texts in between that say a known fact otherwise than all before, once each.
    fn said_again(&self, before: &[Saying], between: &[Saying], changed: &mut Vec<Pair>) {
        let atlas = self.atlas;
        let Some(last) = before.last() else { return };
        for of_text in between.chunk_by(|a, b| a.source(atlas) == b.source(atlas)) {
            let is_new = |now: &&Saying| {
                let mut known = before.iter();
                !known.any(|then| differs(atlas, *then, **now).is_none())
            };
            let pairs = of_text.iter().filter(is_new);
            let pairs = pairs.filter_map(|now| pair(atlas, *last, *now));
            changed.extend(pairs.min_by_key(|pair| pair.differs));
        }
    }

    /// The near-identical facts of before that differ from one that came.
    fn other_variants(&self, fact: &Fact<'_>, now: Saying, changed: &mut Vec<Pair>) {
        let atlas = self.atlas;
        changed.extend(variants(fact).filter_map(|other| {
            let (before, _) = self.sayings(&Fact::with_id(atlas, other));
            pair(atlas, *before.last()?, now)
        }));
    }

    /// What happened in between to a fact that was said by the later date.
    fn happened(&self, fact: &Fact<'_>, said: Saying, happened: &mut Vec<(PartialDate, Later)>) {
        match fact {
            Fact::Link(id, link) => {
                let notes = link.later.iter().enumerate();
                let notes = notes.filter(|(_, note)| self.is_between(note.date));
                happened.extend(notes.map(|(nth, note)| (note.date, Later::Note(*id, nth, said))));
            }
            Fact::Event(_, event) => {
                let date = event.date.filter(|date| self.is_between(*date));
                happened.extend(date.map(|date| (date, Later::Event(date, said))));
            }
            Fact::Role(..) | Fact::Corridor(..) | Fact::Target(..) => {}
        }
    }
}

/// What was said of before and what of now, where these differ.
fn pair(atlas: &Atlas, before: Saying, now: Saying) -> Option<Pair> {
    let differs = differs(atlas, before, now)?;
    Some(Pair {
        differs,
        one: before,
        other: now,
    })
}

/// The near-identical facts of a fact.
pub(super) fn variants<'a>(fact: &Fact<'a>) -> Box<dyn Iterator<Item = FactId> + 'a> {
    match fact {
        Fact::Role(_, role) => Box::new(role.variants.iter().map(|id| FactId::Role(*id))),
        Fact::Corridor(_, corridor) => {
            Box::new(corridor.variants.iter().map(|id| FactId::Corridor(*id)))
        }
        Fact::Link(_, link) => Box::new(link.variants.iter().map(|id| FactId::Link(*id))),
        Fact::Target(..) | Fact::Event(..) => Box::new(std::iter::empty()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::testing::ATLAS;
    use crate::timeline::Axis;

    fn date(text: &str) -> PartialDate {
        PartialDate::parse(text).unwrap()
    }

    #[test]
    fn what_came_is_what_is_said_by_the_later_date_and_not_by_the_earlier() {
        let steps = Axis::of(&ATLAS).steps().to_vec();
        for (earlier, later) in steps.iter().zip(&steps[1..]) {
            let changes = Changes::between(&ATLAS, *earlier, *later);
            let said = |fact: &Fact<'_>, by| ATLAS.is_said_by(fact.evidence(), Some(by));
            let came = Fact::all(&ATLAS)
                .filter(|fact| said(fact, *later) && !said(fact, *earlier))
                .map(|fact| fact.id());
            let found = changes.came.iter().map(|saying| saying.fact);
            assert!(found.eq(came), "{earlier} {later}");
            assert!(!changes.came.is_empty(), "{earlier} {later}");
            for saying in &changes.came {
                assert!(saying.is_by(&ATLAS, *later) && !saying.is_by(&ATLAS, *earlier));
            }
        }
    }

    #[test]
    fn what_changed_has_a_quote_of_before_and_another_of_the_time_between() {
        let (earlier, later) = (date("2020-07-25"), date("2023-04-27"));
        let changes = Changes::between(&ATLAS, earlier, later);
        assert!(!changes.changed.is_empty());
        assert!(changes.changed.is_sorted_by_key(|pair| pair.differs));
        for pair in &changes.changed {
            assert!(pair.one.is_by(&ATLAS, earlier), "{pair:?}");
            assert!(pair.other.is_by(&ATLAS, later) && !pair.other.is_by(&ATLAS, earlier));
            assert_eq!(differs(&ATLAS, pair.one, pair.other), Some(pair.differs));
            if pair.one.fact != pair.other.fact {
                let mut others = variants(&Fact::with_id(&ATLAS, pair.other.fact));
                assert!(others.any(|id| id == pair.one.fact), "{pair:?}");
            }
        }
    }

    #[test]
    fn what_happened_is_apart_from_what_is_said_and_in_the_order_of_time() {
        let changes = Changes::between(&ATLAS, date("2020-07-25"), date("2023-04-27"));
        let dates = changes.later.iter().map(|later| match *later {
            Later::Note(link, nth, said) => {
                assert_eq!(said.fact, FactId::Link(link));
                ATLAS.link(link).later[nth].date
            }
            Later::Event(date, _) => date,
        });
        let dates: Vec<String> = dates.map(|date| date.to_string()).collect();
        let known = [
            "2020-11-08",
            "2020-12-24",
            "2020-12-31",
            "2021-07-06",
            "2021-12-24",
        ];
        assert!(dates.is_sorted());
        assert!(
            known.iter().all(|date| dates.iter().any(|d| d == date)),
            "{dates:?}"
        );
        assert!(!dates.iter().any(|date| date.as_str() > "2023-04-27"));
        let events = Changes::between(&ATLAS, date("2020-02-25"), date("2020-07-25"));
        let is_event = |later: &Later| matches!(later, Later::Event(..));
        assert!(events.later.iter().any(is_event));
    }

    #[test]
    fn nothing_changes_from_a_date_to_itself() {
        let changes = Changes::between(&ATLAS, date("2020-07"), date("2020-07"));
        assert!(changes.is_empty(), "{changes:?}");
    }
}
