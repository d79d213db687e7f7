//! The rows of a comparison.

use std::collections::{BTreeMap, BTreeSet};

use super::query::{ComparisonQuery, Part, Shows, Sorting};
use super::row::{ComparedFact, ComparedRow, ComparedSubject, is_counted};
use super::text::CellWriter;
use crate::filter::Fact;
use crate::i18n::I18n;
use crate::model::PlaceId;
use crate::pinyin::Readings;
use crate::search::{FactId, simplified};

/// Places beside each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// The places, a column each.
    pub places: Vec<PlaceId>,
    /// The rows, part by part.
    pub rows: Vec<ComparedRow>,
    /// How many rows there are of each part, shown or not, and how many of them all places have.
    pub counts: BTreeMap<Part, (usize, usize)>,
}

impl ComparisonQuery {
    /// The comparison that is asked for.
    #[must_use]
    pub fn compared(&self) -> Comparison {
        let mut rows = self.all_rows();
        let mut counts = BTreeMap::new();
        for row in &rows {
            let (all, shared) = counts.entry(row.subject.part()).or_insert((0, 0));
            *all += 1;
            *shared += usize::from(row.is_shared());
        }
        match self.view.shows {
            Shows::All => {}
            Shows::Shared => rows.retain(ComparedRow::is_shared),
            Shows::Different => rows.retain(|row| !row.is_shared()),
        }
        let i18n = I18n::new(self.language);
        let writer = CellWriter::new(&self.atlas, &i18n, &self.shown);
        let searched = simplified(&self.view.query).to_lowercase();
        let words: Vec<&str> = searched.split_whitespace().collect();
        if !words.is_empty() {
            rows.retain(|row| {
                let text = simplified(&writer.whole_row(row)).to_lowercase();
                words.iter().all(|word| text.contains(word))
            });
        }
        self.sort(&mut rows, &writer);
        Comparison {
            places: self.view.places.clone(),
            rows,
            counts,
        }
    }

    /// Every subject of which some place has something, in the order of the parts.
    fn all_rows(&self) -> Vec<ComparedRow> {
        let columns = self.view.places.len();
        let mut by_subject: BTreeMap<ComparedSubject, Vec<Vec<ComparedFact>>> = BTreeMap::new();
        for (column, place) in self.view.places.iter().enumerate() {
            // What names the place itself comes before what names a group it is in.
            let mut known = BTreeSet::new();
            for (subject, fact) in self.facts_of(*place) {
                if !known.insert(fact.fact) {
                    continue;
                }
                let cells = by_subject.entry(subject);
                let cells = cells.or_insert_with(|| vec![Vec::new(); columns]);
                cells[column].push(fact);
            }
        }
        let rows = by_subject.into_iter();
        rows.map(|(subject, cells)| ComparedRow { subject, cells })
            .collect()
    }

    /// The facts of a place that count, those that name it before those of its groups.
    fn facts_of(&self, place: PlaceId) -> impl Iterator<Item = (ComparedSubject, ComparedFact)> {
        let atlas = &self.atlas;
        let groups = atlas.groups_of(place).iter().map(|id| (*id, Some(*id)));
        let named = std::iter::once((place, None)).chain(groups);
        named.flat_map(move |(id, through)| {
            let roles = atlas.roles_of(id).iter().map(|id| {
                let subject = ComparedSubject::Roles(atlas.role(*id).category);
                (subject, FactId::Role(*id))
            });
            // A number is its owner's alone.
            let targets = atlas
                .targets_of(id)
                .iter()
                .filter(move |_| through.is_none());
            let targets = targets.map(|id| {
                let subject = ComparedSubject::Targets(atlas.target(*id).quantity.zh.clone());
                (subject, FactId::Target(*id))
            });
            let corridors = atlas.corridors_of(id).iter();
            let corridors =
                corridors.map(|id| (ComparedSubject::Corridor(*id), FactId::Corridor(*id)));
            let links = atlas.links_of(id).iter();
            let links = links.map(|id| (ComparedSubject::Link(*id), FactId::Link(*id)));
            let all = roles.chain(targets).chain(corridors).chain(links);
            let counting = all.filter(|(_, fact)| self.counts(*fact));
            counting.map(move |(subject, fact)| (subject, ComparedFact { fact, through }))
        })
    }

    /// Whether a quote of a fact is asked for and was said by the date that is shown.
    fn counts(&self, id: FactId) -> bool {
        let fact = Fact::with_id(&self.atlas, id);
        let mut mentions = fact.evidence().mentions().iter();
        mentions.any(|mention| is_counted(&self.atlas, &self.shown, &fact, mention))
    }

    fn sort(&self, rows: &mut [ComparedRow], writer: &CellWriter<'_>) {
        match self.view.sorting {
            Sorting::Usual => {
                rows.sort_by_key(|row| {
                    let part = row.subject.part();
                    // Categories stay in the order of the legend.
                    let least = match part {
                        Part::Roles | Part::Targets => 0,
                        Part::Corridors | Part::Links => row.cells.len() - row.count(),
                    };
                    (part, least)
                });
            }
            Sorting::Name => {
                let readings = Readings::of(&self.atlas);
                let name = |row: &ComparedRow| {
                    let name = writer.subject(row);
                    readings.letters(&simplified(&name)).to_lowercase()
                };
                rows.sort_by_cached_key(|row| (row.subject.part(), name(row)));
            }
            Sorting::Column(column) => rows.sort_by_key(|row| {
                let cell = row.cells.get(column);
                let count = cell.map_or(0, Vec::len);
                (row.subject.part(), std::cmp::Reverse(count))
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::comparison::ComparisonView;
    use crate::filter::{FactKind, Value};
    use crate::model::{Language, PartialDate};
    use crate::scene::Shown;
    use crate::scene::testing::ATLAS;

    fn query(keys: &[&str]) -> ComparisonQuery {
        let place = |key: &&str| ATLAS.place_by_key(key).expect("a place");
        ComparisonQuery {
            language: Language::ZhHans,
            shown: Shown::default(),
            view: ComparisonView {
                places: keys.iter().map(place).collect(),
                ..ComparisonView::default()
            },
            atlas: Arc::new(ATLAS.clone()),
        }
    }

    const ZIYANG: &str = "512000";
    const SUINING: &str = "510900";
    const CHENGDU: &str = "510100";

    #[test]
    fn every_fact_of_each_place_stands_in_its_column_once() {
        let query = query(&[ZIYANG, SUINING, CHENGDU]);
        let (atlas, compared) = (&query.atlas, query.compared());
        for (column, place) in query.view.places.iter().enumerate() {
            let mut own: Vec<FactId> = Vec::new();
            own.extend(atlas.roles_of(*place).iter().map(|id| FactId::Role(*id)));
            own.extend(
                atlas
                    .targets_of(*place)
                    .iter()
                    .map(|id| FactId::Target(*id)),
            );
            own.extend(
                atlas
                    .corridors_of(*place)
                    .iter()
                    .map(|id| FactId::Corridor(*id)),
            );
            own.extend(atlas.links_of(*place).iter().map(|id| FactId::Link(*id)));
            own.sort_unstable();
            let cells = compared.rows.iter().flat_map(|row| &row.cells[column]);
            let direct = cells.filter(|fact| fact.through.is_none());
            let mut listed: Vec<FactId> = direct.map(|fact| fact.fact).collect();
            listed.sort_unstable();
            assert_eq!(listed, own);
        }
        assert!(compared.rows.iter().all(|row| row.count() > 0));
        let of_groups = compared
            .rows
            .iter()
            .flat_map(|row| row.cells.iter().flatten());
        assert!(of_groups.clone().any(|fact| fact.through.is_some()));
    }

    #[test]
    fn shared_and_different_rows_part_all_rows() {
        let mut query = query(&[ZIYANG, SUINING]);
        let all = query.compared();
        query.view.shows = Shows::Shared;
        let shared = query.compared();
        query.view.shows = Shows::Different;
        let different = query.compared();
        assert!(!shared.rows.is_empty() && !different.rows.is_empty());
        assert!(shared.rows.iter().all(ComparedRow::is_shared));
        assert!(!different.rows.iter().any(ComparedRow::is_shared));
        assert_eq!(shared.rows.len() + different.rows.len(), all.rows.len());
        let counted: (usize, usize) = all
            .counts
            .values()
            .fold((0, 0), |(a, b), (all, shared)| (a + all, b + shared));
        assert_eq!(counted, (all.rows.len(), shared.rows.len()));
        // The shared corridors are those that name both places or groups of theirs.
        for row in &shared.rows {
            if let ComparedSubject::Corridor(id) = row.subject {
                let places = &query.atlas.corridor(id).places;
                for place in &query.view.places {
                    let mut named = places.iter();
                    let groups = query.atlas.groups_of(*place);
                    assert!(named.any(|named| named == place || groups.contains(named)));
                }
            }
        }
    }

    #[test]
    fn filters_dates_and_words_leave_rows_out() {
        let mut query = query(&[ZIYANG, SUINING]);
        let all = query.compared().rows.len();
        let mut filter = query.shown.filter().clone();
        filter.only(Value::Kind(FactKind::Link));
        query.shown.set_filter(filter);
        let links = query.compared();
        assert!(
            links
                .rows
                .iter()
                .all(|row| row.subject.part() == Part::Links)
        );
        query.shown = Shown::default();
        query.shown.set_as_of(PartialDate::parse("1999"));
        assert_eq!(query.compared().rows.len(), 0);
        query.shown = Shown::default();
        query.view.query = "高铁".to_owned();
        let rows = query.compared().rows.len();
        assert!(rows > 0 && rows < all, "{rows} of {all}");
    }

    #[test]
    fn rows_are_sorted_within_their_parts() {
        let mut query = query(&[ZIYANG, SUINING, CHENGDU]);
        for sorting in [Sorting::Usual, Sorting::Name, Sorting::Column(1)] {
            query.view.sorting = sorting;
            let rows = query.compared().rows;
            let parts: Vec<Part> = rows.iter().map(|row| row.subject.part()).collect();
            assert!(parts.is_sorted(), "{sorting:?}");
        }
        query.view.sorting = Sorting::Column(1);
        let rows = query.compared().rows;
        let of_part = |part| rows.iter().filter(move |row| row.subject.part() == part);
        for part in Part::ALL {
            let counts: Vec<usize> = of_part(part).map(|row| row.cells[1].len()).collect();
            assert!(counts.is_sorted_by(|a, b| a >= b), "{part:?}: {counts:?}");
        }
        query.view.sorting = Sorting::Usual;
        let rows = query.compared().rows;
        let links = rows.iter().filter(|row| row.subject.part() == Part::Links);
        let counts: Vec<usize> = links.map(ComparedRow::count).collect();
        assert!(counts.is_sorted_by(|a, b| a >= b), "{counts:?}");
    }

    #[test]
    fn without_a_place_there_is_nothing_to_compare() {
        assert_eq!(query(&[]).compared(), Comparison::default());
    }
}
