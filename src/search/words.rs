//! The words for what things are, in every language: a query may name a category or a status.

use std::collections::BTreeMap;

use super::matching::Term;
use crate::i18n::I18n;
use crate::model::Language;

/// The words by the keys of their messages.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    /// For each key that is used: its position.
    positions: BTreeMap<&'static str, usize>,
    /// For each of them the word in every language.
    words: Vec<[String; Language::ALL.len()]>,
}

impl Words {
    /// The position of a key, which is added where it is new.
    pub(super) fn position(&mut self, key: &'static str) -> usize {
        let next = self.positions.len();
        *self.positions.entry(key).or_insert(next)
    }

    /// Looks the words of all keys up.
    pub(super) fn learn(&mut self) {
        let messages = Language::ALL.map(I18n::new);
        let mut words = vec![Default::default(); self.positions.len()];
        for (key, position) in &self.positions {
            words[*position] = std::array::from_fn(|i| messages[i].tr(key));
        }
        self.words = words;
    }

    /// For each key whether a word of a query fits it.
    pub(super) fn fitting(&self, term: &Term) -> Vec<bool> {
        let fits = |words: &[String; 3]| {
            let mut words = words.iter();
            term.is_telling() && words.any(|word| term.best_in(word).is_some())
        };
        self.words.iter().map(fits).collect()
    }

    /// The word of a key in a language, or the one in another language that a word of a query fits.
    pub(super) fn fitting_word(&self, key: &str, term: &Term, language: Language) -> Option<&str> {
        let words = self.words.get(*self.positions.get(key)?)?;
        let own = Language::ALL.iter().position(|l| *l == language)?;
        let mut all = std::iter::once(&words[own]).chain(words);
        let fitting = all.find(|word| term.best_in(word).is_some())?;
        Some(fitting)
    }
}
