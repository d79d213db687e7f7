//! Text that XML can hold, and elements as they are written.

mod writer;

use std::borrow::Cow;

pub use writer::{Attributes, XmlWriter};

/// A text without the characters that XML 1.0 forbids, of which SVG, slides and the
/// metadata of a PDF are made.
#[must_use]
pub fn without_forbidden(text: &str) -> Cow<'_, str> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_forbids_is_left_out() {
        assert_eq!(without_forbidden("资\u{fffe}阳\u{ffff}\u{0}\u{1f}"), "资阳");
        assert_eq!(
            without_forbidden("a\tb\nc\u{fffd}\u{1f600}"),
            "a\tb\nc\u{fffd}\u{1f600}"
        );
    }
}
