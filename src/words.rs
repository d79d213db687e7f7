//! Words and numbers from outside, as messages and figures can bear them: cut short, without what no
//! file may hold, and beside the known words that they are near to.

use std::borrow::Cow;

/// Most characters of what was given that a message repeats.
const MOST_SHOWN: usize = 60;

/// A number in few characters: by its power of ten where it is very large or very small.
#[must_use]
pub fn number(value: f64) -> String {
    let size = value.abs();
    if size.is_finite() && size != 0.0 && !(1e-6..1e9).contains(&size) {
        format!("{value:e}")
    } else {
        value.to_string()
    }
}

/// The beginning of a text that may be of any length.
#[must_use]
pub fn excerpt(text: &str) -> Cow<'_, str> {
    if text.chars().nth(MOST_SHOWN).is_none() {
        return Cow::Borrowed(text);
    }
    let beginning = text.chars().take(MOST_SHOWN - 1);
    Cow::Owned(beginning.chain(['\u{2026}']).collect())
}

/// Why a file could not be written. The library that makes temporary files adds their names, which
/// mean nothing to whoever asked for another file.
#[must_use]
pub fn reason(error: &std::io::Error) -> String {
    let text = error.to_string();
    let reason = text.split_once(" at path \"").map(|(reason, _)| reason);
    reason.map_or_else(|| text.clone(), str::to_owned)
}

/// A text without the characters that XML 1.0 forbids, of which SVG and the metadata of a PDF are
/// made.
#[must_use]
pub fn printable(text: &str) -> Cow<'_, str> {
    if text.contains(is_forbidden) {
        Cow::Owned(text.replace(is_forbidden, ""))
    } else {
        Cow::Borrowed(text)
    }
}

/// Whether XML 1.0 forbids a character.
const fn is_forbidden(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// The words nearest to one that is not known, the nearest first: those that a few letters part
/// from it, at most `most`.
#[must_use]
pub fn nearest<'a>(
    word: &str,
    known: impl IntoIterator<Item = &'a str>,
    most: usize,
) -> Vec<String> {
    let word = word.to_lowercase();
    let length = word.chars().count();
    let mut near: Vec<(usize, &str)> = known
        .into_iter()
        // A much longer word is no slip of the pen.
        .filter(|k| k.chars().count().abs_diff(length) <= length / 2 + 1)
        .map(|k| (strsim::damerau_levenshtein(&word, &k.to_lowercase()), k))
        .filter(|(distance, k)| *distance <= k.chars().count().max(length).div_ceil(2).min(4))
        .filter(|(distance, k)| *distance < k.chars().count().max(length))
        .collect();
    near.sort_unstable();
    near.dedup_by(|a, b| a.1 == b.1);
    near.into_iter()
        .take(most)
        .map(|(_, k)| k.to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_of_three_hundred_digits_is_shown_by_its_power_of_ten() {
        for (value, shown) in [
            (1e300, "1e300"),
            (-1e300, "-1e300"),
            (1e-300, "1e-300"),
            (200.5, "200.5"),
            (0.0, "0"),
            (-90.25, "-90.25"),
            (f64::NAN, "NaN"),
            (f64::INFINITY, "inf"),
        ] {
            assert_eq!(number(value), shown);
        }
    }

    #[test]
    fn a_long_line_is_cut_short_between_characters() {
        assert_eq!(excerpt("资阳"), "资阳");
        let line = "资阳".repeat(1000);
        let long = excerpt(&line);
        assert_eq!(long.chars().count(), MOST_SHOWN);
        assert!(long.starts_with("资阳资阳") && long.ends_with('\u{2026}'));
    }

    #[test]
    fn what_xml_forbids_is_taken_out() {
        assert_eq!(printable("资\u{fffe}阳\u{ffff}\u{0}\u{1f}"), "资阳");
        assert_eq!(
            printable("a\tb\nc\u{fffd}\u{1f600}"),
            "a\tb\nc\u{fffd}\u{1f600}"
        );
    }

    #[test]
    fn a_slip_of_the_pen_is_near_and_another_word_is_not() {
        let words = ["roles", "corridors", "links", "资阳", "遂宁"];
        assert_eq!(nearest("role", words, 3), ["roles"]);
        assert_eq!(nearest("lniks", words, 3), ["links"]);
        assert_eq!(nearest("资洋", words, 3), ["资阳"]);
        assert!(nearest("铁", words, 3).is_empty());
        assert!(nearest(&"x".repeat(5000), words, 3).is_empty());
    }
}
