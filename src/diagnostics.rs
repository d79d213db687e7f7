//! Input as error messages repeat it: words and numbers cut short, without what a terminal would
//! obey, and the known words that are nearest to one that is not known.

use std::borrow::Cow;
use std::path::Path;

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
    cut(text, MOST_SHOWN)
}

/// The beginning of a text: `most` characters at most, the last of them an ellipsis where there are
/// more.
#[must_use]
pub fn cut(text: &str, most: usize) -> Cow<'_, str> {
    if text.chars().nth(most).is_none() {
        return Cow::Borrowed(text);
    }
    let beginning = text.chars().take(most.saturating_sub(1));
    Cow::Owned(beginning.chain(['\u{2026}']).collect())
}

/// A text on one line, without what a terminal would obey: control characters, line breaks and
/// those that turn the direction of writing are written as `\n` and `\u{1b}`.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_obeyed) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if !is_obeyed(c) {
            shown.push(c);
        } else if matches!(c, '\n' | '\r' | '\t') {
            shown.extend(c.escape_default());
        } else {
            shown.extend(c.escape_unicode());
        }
    }
    Cow::Owned(shown)
}

/// A text as it stands between quotes: what would end them or be read as a mark is escaped.
#[must_use]
pub fn escaped(text: &str) -> String {
    let quoted = format!("{text:?}");
    let inside = quoted.strip_prefix('"').and_then(|q| q.strip_suffix('"'));
    inside.unwrap_or(&quoted).to_owned()
}

/// Whether a terminal would do something else with a character than show it.
fn is_obeyed(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
        )
}

/// A path as messages name it.
#[must_use]
pub fn shown_path(path: &Path) -> String {
    const MOST: usize = 500;
    let shown = path.display().to_string();
    cut(&visible(&shown), MOST).into_owned()
}

/// The known words that differ from `word` by a few letters, the nearest first, at most `most`.
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
        // A much longer word is no misspelling.
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
    fn nothing_that_a_terminal_obeys_is_left() {
        assert_eq!(visible("资阳 – 成都\\n"), "资阳 – 成都\\n");
        assert_eq!(
            visible("a\u{1b}[31m\u{7}\nerror:\t\u{202e}x\u{9b}\r"),
            "a\\u{1b}[31m\\u{7}\\nerror:\\t\\u{202e}x\\u{9b}\\r"
        );
        assert_eq!(
            shown_path(Path::new(&"x".repeat(5000))).chars().count(),
            500
        );
    }

    #[test]
    fn a_text_between_quotes_does_not_end_them() {
        assert_eq!(escaped("it's 资阳"), "it's 资阳");
        assert_eq!(escaped("a\"b\\\n"), "a\\\"b\\\\\\n");
    }

    #[test]
    fn a_misspelt_word_is_near_and_another_word_is_not() {
        let words = ["roles", "corridors", "links", "资阳", "遂宁"];
        assert_eq!(nearest("role", words, 3), ["roles"]);
        assert_eq!(nearest("lniks", words, 3), ["links"]);
        assert_eq!(nearest("资洋", words, 3), ["资阳"]);
        assert!(nearest("铁", words, 3).is_empty());
        assert!(nearest(&"x".repeat(5000), words, 3).is_empty());
    }
}
