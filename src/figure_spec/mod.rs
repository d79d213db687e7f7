//! What a person specifies of a figure, read from words: its kind, its page, its view, its review
//! number, its notes, the place or line it is about, the format of its file. Knows nothing of drawing.

mod focus;
mod format;
mod kind;
mod notes;
mod page;
mod review;
mod view;

pub use focus::{UnknownFocus, find};
pub use format::{Format, UnknownFormat};
pub use kind::{FigureKind, PanelsBy, RowOrder};
pub use notes::Notes;
pub use page::{InvalidPage, PageSize};
pub use review::{InvalidReviewNumber, ReviewNumber};
pub use view::{InvalidView, ViewAt};

use std::collections::BTreeSet;

use crate::font::has_glyph;
use crate::xml::without_forbidden;

/// A title or caption as one line of text: line breaks and control characters become spaces, runs
/// of spaces one; what has no glyph of its own or no file may hold is left out.
#[must_use]
pub fn one_line(text: &str) -> String {
    let cleaned: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .filter(|c| !is_invisible(*c))
        .collect();
    let cleaned = without_forbidden(&cleaned);
    let words: Vec<&str> = cleaned.split_whitespace().collect();
    words.join(" ")
}

/// The characters of a line that the font of figures does not have, each once and in order; empty
/// where there are none.
#[must_use]
pub fn without_glyph(line: &str) -> String {
    let missing = line.chars().filter(|c| !has_glyph(*c));
    let missing: BTreeSet<char> = missing.collect();
    missing.into_iter().collect()
}

/// Marks that turn or join text and have no glyph of their own.
const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_one_line_of_what_can_be_seen() {
        assert_eq!(one_line(" 资阳\r\n 与\t遂宁\u{202e}\u{0} "), "资阳 与 遂宁");
        assert_eq!(one_line("资\u{ffff}阳\u{fffe}"), "资阳");
        assert_eq!(one_line("\n\u{feff}"), "");
    }

    #[test]
    fn what_the_font_does_not_have_is_named_once() {
        assert_eq!(without_glyph("资阳 Ziyang，2020"), "");
        assert_eq!(without_glyph("🚄资阳🚄🏙"), "🏙🚄");
    }
}
