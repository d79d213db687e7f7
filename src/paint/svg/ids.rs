//! Ids of a document, each given once.

use std::collections::{BTreeMap, BTreeSet};

/// The ids that a document has.
#[derive(Clone, Debug, Default)]
pub(super) struct Ids {
    taken: BTreeSet<String>,
    /// The last number that was given behind an id.
    numbers: BTreeMap<String, usize>,
}

impl Ids {
    /// Takes an id; whether it was free.
    pub(super) fn take(&mut self, id: &str) -> bool {
        !self.taken.contains(id) && self.taken.insert(id.to_owned())
    }

    /// Gives an id back.
    pub(super) fn give_back(&mut self, id: &str) {
        self.taken.remove(id);
    }

    /// Takes an id, or the first free of those with a number behind it, which counts from 2.
    pub(super) fn numbered(&mut self, id: &str) -> (String, usize) {
        let mut number = self.numbers.get(id).copied().unwrap_or(0);
        loop {
            number += 1;
            let tried = match number {
                1 => id.to_owned(),
                n => format!("{id}-{n}"),
            };
            if self.take(&tried) {
                self.numbers.insert(id.to_owned(), number);
                return (tried, number);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_that_is_taken_gets_a_number() {
        let mut ids = Ids::default();
        assert!(ids.take("a-2") && !ids.take("a-2"));
        let taken: Vec<_> = (0..3).map(|_| ids.numbered("a")).collect();
        let named = |id: &str, n| (id.to_owned(), n);
        assert_eq!(taken, [named("a", 1), named("a-3", 3), named("a-4", 4)]);
    }
}
