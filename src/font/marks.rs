//! Marks of punctuation that open and close.

/// Marks that never begin a line.
pub(super) const NO_START: &str = "\u{ff0c}\u{3002}\u{3001}\u{ff1b}\u{ff1a}\u{ff01}\u{ff1f}\u{ff09}\u{3009}\
    \u{300b}\u{300d}\u{300f}\u{3011}\u{3015}\u{2026}\u{201d}\u{2019}\u{b7}\u{2014},.;:!?)]%";
/// Marks that never end a line.
pub(super) const NO_END: &str =
    "\u{ff08}\u{3008}\u{300a}\u{300c}\u{300e}\u{3010}\u{3014}\u{201c}\u{2018}([";

/// Whether a mark opens what follows, as quotation marks and parentheses do.
pub(super) fn is_opening(c: char) -> bool {
    NO_END.contains(c)
}
