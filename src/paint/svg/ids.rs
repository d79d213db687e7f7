//! Ids of a document: names as XML has them, each given once.

use std::collections::BTreeSet;
use std::fmt::Write as _;

/// The id that a file gives to a feature of a key ([`crate::scene::feature_key`]): the key, in which
/// characters that no id may hold are written as `_x0020_`, and so is an underscore that would read
/// as the start of one. Keys that differ have ids that differ.
#[must_use]
pub fn id_of_key(key: &str) -> String {
    let mut id = String::with_capacity(key.len());
    let mut rest = key.chars().peekable();
    while let Some(c) = rest.next() {
        let is_start = id.is_empty();
        let reads_as_escape = c == '_' && rest.peek() == Some(&'x');
        if reads_as_escape || !is_name_character(c) || is_start && !is_name_start(c) {
            let _ = write!(id, "_x{:04X}_", u32::from(c));
        } else {
            id.push(c);
        }
    }
    id
}

/// Whether a name may begin with a character, by "Namespaces in XML", which has no colon in it.
const fn is_name_start(c: char) -> bool {
    matches!(c, 'A'..='Z' | '_' | 'a'..='z' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}'
        | '\u{f8}'..='\u{2ff}' | '\u{370}'..='\u{37d}' | '\u{37f}'..='\u{1fff}'
        | '\u{200c}'..='\u{200d}' | '\u{2070}'..='\u{218f}' | '\u{2c00}'..='\u{2fef}'
        | '\u{3001}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}'
        | '\u{10000}'..='\u{effff}')
}

/// Whether a name may hold a character.
const fn is_name_character(c: char) -> bool {
    is_name_start(c)
        || matches!(c, '-' | '.' | '0'..='9' | '\u{b7}' | '\u{300}'..='\u{36f}'
            | '\u{203f}'..='\u{2040}')
}

/// The ids that a document has.
#[derive(Clone, Debug, Default)]
pub(super) struct Ids(BTreeSet<String>);

impl Ids {
    /// Takes an id; whether it was free.
    pub(super) fn take(&mut self, id: &str) -> bool {
        !self.0.contains(id) && self.0.insert(id.to_owned())
    }

    /// Gives an id back.
    pub(super) fn give_back(&mut self, id: &str) {
        self.0.remove(id);
    }

    /// Takes an id, or the first free of those with a number behind it, which counts from 2.
    pub(super) fn numbered(&mut self, id: &str) -> (String, usize) {
        let mut number = 1;
        loop {
            let tried = match number {
                1 => id.to_owned(),
                n => format!("{id}-{n}"),
            };
            if self.take(&tried) {
                return (tried, number);
            }
            number += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_the_key_but_for_what_no_name_may_hold() {
        for (key, id) in [
            ("place-512000", "place-512000"),
            ("link-mian-sui-nei_a.b", "link-mian-sui-nei_a.b"),
            ("place-资阳", "place-资阳"),
            ("a\"b<c> &", "a_x0022_b_x003C_c_x003E__x0020__x0026_"),
            ("a_x0022_b", "a_x005F_x0022_b"),
            ("a:b\u{fffe}", "a_x003A_b_xFFFE_"),
            ("1 a", "_x0031__x0020_a"),
        ] {
            assert_eq!(id_of_key(key), id);
        }
    }

    #[test]
    fn an_id_that_is_taken_gets_a_number() {
        let mut ids = Ids::default();
        assert!(ids.take("a-2") && !ids.take("a-2"));
        let taken: Vec<_> = (0..3).map(|_| ids.numbered("a")).collect();
        let named = |id: &str, n| (id.to_owned(), n);
        assert_eq!(taken, [named("a", 1), named("a-3", 3), named("a-4", 4)]);
    }
}
