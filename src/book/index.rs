//! The index: every place, corridor and link with the pages that speak of it.

use std::collections::{BTreeMap, BTreeSet};

use super::Maker;
use super::columns::Columns;
use super::page::{Chapter, JumpTarget};
use super::paragraph::Paragraph;
use super::sort::Sorter;
use crate::model::FeatureId;

/// Columns of the index.
const COLUMNS: u32 = 4;
const ENTRY_PT: f64 = 7.4;
const LETTER_PT: f64 = 9.5;

impl Maker<'_> {
    /// Begins the index after all that it lists.
    pub(super) fn index(&mut self) {
        let sorter = Sorter::new(self.atlas, self.i18n.language());
        // A station and the project to build it have one name, and one entry.
        let mut entries: BTreeMap<(String, String), (FeatureId, BTreeSet<usize>)> = BTreeMap::new();
        for (feature, pages) in &self.mentions {
            let key = self.sort_key(&sorter, *feature);
            let entry = entries.entry(key).or_insert((*feature, BTreeSet::new()));
            entry.1.extend(pages);
        }
        let mut flow = self.chapter(Chapter::Index, COLUMNS);
        let mut last = None;
        for ((letters, name), (feature, pages)) in entries {
            let letter = letters.chars().next().filter(char::is_ascii_alphabetic);
            let mut group = Vec::new();
            if last != Some(letter) {
                let heading = letter.map_or('#', |letter| letter.to_ascii_uppercase());
                let heading = Paragraph::new(heading, LETTER_PT, self.ink());
                group.push(heading.heading(2).after(7.0));
                last = Some(letter);
            }
            group.push(self.index_entry(&name, &numbers(&pages), feature));
            flow.put(group);
        }
        flow.avoid_sparse_page(&[Columns::whole(COLUMNS).tight()]);
        flow.finish(self);
    }

    fn index_entry(&self, name: &str, pages: &str, feature: FeatureId) -> Paragraph {
        let text = format!("{name}  {pages}");
        Paragraph::new(text, ENTRY_PT, self.ink())
            .after(1.0)
            .hanging(8.0)
            .to(JumpTarget::Feature(feature))
    }
}

/// Pages, counted from 0, as they are printed: `3, 7–9`.
fn numbers(pages: &BTreeSet<usize>) -> String {
    let pages: Vec<usize> = pages.iter().map(|page| page + 1).collect();
    let runs = pages.chunk_by(|a, b| a + 1 == *b);
    let runs = runs.map(|run| match run {
        [] => String::new(),
        [one] => one.to_string(),
        [first, .., last] => format!("{first}\u{2013}{last}"),
    });
    runs.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_that_follow_each_other_are_a_run() {
        let printed = |pages: &[usize]| numbers(&pages.iter().copied().collect());
        assert_eq!(printed(&[]), "");
        assert_eq!(printed(&[2]), "3");
        assert_eq!(printed(&[2, 6, 7, 8, 11]), "3, 7\u{2013}9, 12");
    }
}
