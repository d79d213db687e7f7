//! Nested quotation marks: a phrase with quotation marks, quoted itself (GB/T 15834 and its
//! counterpart with corner marks).

use crate::model::Language;

/// Pairs of marks, the outer one first; deeper ones alternate.
const CURLY: [(char, char); 2] = [('\u{201c}', '\u{201d}'), ('\u{2018}', '\u{2019}')];
const CORNER: [(char, char); 2] = [('\u{300c}', '\u{300d}'), ('\u{300e}', '\u{300f}')];

const fn marks(language: Language) -> [(char, char); 2] {
    match language {
        Language::ZhHant => CORNER,
        Language::ZhHans | Language::En => CURLY,
    }
}

/// A phrase with its own marks replaced by those that a language uses inside its outer marks.
///
/// A phrase may begin or end inside a quotation: a closing mark without its opening one is of the
/// first level.
pub(super) fn inside(phrase: &str, language: Language) -> String {
    let marks = marks(language);
    let pairs = || CURLY.into_iter().chain(CORNER);
    let mut depth = 0_usize;
    let mut set = String::with_capacity(phrase.len());
    let mut rest = phrase.chars().peekable();
    while let Some(c) = rest.next() {
        let is_apostrophe = c == '\u{2019}'
            && set.ends_with(|c: char| c.is_ascii_alphabetic())
            && rest.peek().is_some_and(char::is_ascii_alphabetic);
        if is_apostrophe {
            set.push(c);
        } else if pairs().any(|(open, _)| open == c) {
            depth += 1;
            set.push(marks[depth % 2].0);
        } else if pairs().any(|(_, close)| close == c) {
            set.push(marks[depth.max(1) % 2].1);
            depth = depth.saturating_sub(1);
        } else {
            set.push(c);
        }
    }
    set
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_inside_marks_are_of_the_other_kind() {
        for (phrase, hans, hant) in [
            ("畅通“毛细血管”", "畅通‘毛细血管’", "畅通『毛细血管』"),
            ("“甲‘乙’”", "‘甲“乙”’", "『甲「乙」』"),
            ("「甲」", "‘甲’", "『甲』"),
            // Cut out of the middle of a quotation.
            ("双城”与“单", "双城’与‘单", "双城』与『单"),
            ("Sichuan’s", "Sichuan’s", "Sichuan’s"),
            ("没有引号", "没有引号", "没有引号"),
        ] {
            assert_eq!(inside(phrase, Language::ZhHans), hans);
            assert_eq!(inside(phrase, Language::En), hans);
            assert_eq!(inside(phrase, Language::ZhHant), hant);
        }
    }
}
