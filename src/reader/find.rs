//! Finding words in a text.

use std::ops::Range;

use crate::geodata::Text;

/// The most places of some words that are told apart.
const MOST: usize = 10_000;

/// Where some words stand in a text, as anchors count; white space in either does not matter.
#[must_use]
pub fn find(text: &Text, words: &str) -> Vec<Range<u32>> {
    let length = words.chars().filter(|c| !c.is_whitespace()).count();
    let length = u32::try_from(length).unwrap_or(u32::MAX);
    let found = text.occurrences(words).into_iter().take(MOST);
    found
        .map(|start| start..start.saturating_add(length))
        .collect()
}
