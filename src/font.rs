//! How wide text is: the one measure both painters agree on.
//!
//! The bundled font carries no kerning or ligatures, so a line is as wide as its advances.

use std::sync::OnceLock;

use ttf_parser::Face;

/// The bundled font: Noto Sans SC, a subset (`assets/fonts/README.md`).
pub static FONT: &[u8] = include_bytes!("../assets/fonts/NotoSansSC-Atlas-Regular.ttf");

/// The family name the bundled font declares.
pub const FONT_FAMILY: &str = "Noto Sans SC";

fn face() -> Option<&'static Face<'static>> {
    static FACE: OnceLock<Option<Face<'static>>> = OnceLock::new();
    FACE.get_or_init(|| Face::parse(FONT, 0).ok()).as_ref()
}

/// Whether the bundled font has a glyph for a character.
#[must_use]
pub fn has_glyph(c: char) -> bool {
    face().is_some_and(|f| f.glyph_index(c).is_some())
}

/// The width of one line of text, in points, at a size in points.
#[must_use]
pub fn text_width(text: &str, size_pt: f64) -> f64 {
    let Some(face) = face() else { return 0.0 };
    let advance = |c| {
        let glyph = face.glyph_index(c).unwrap_or_default();
        f64::from(face.glyph_hor_advance(glyph).unwrap_or(0))
    };
    text.chars().map(advance).sum::<f64>() * size_pt / f64::from(face.units_per_em())
}

/// How far the glyphs of CJK text reach above the baseline, as a share of the size.
pub const ASCENT: f64 = 0.88;
/// How far they reach below it.
pub const DESCENT: f64 = 0.12;

/// Breaks text so that no line is wider than `max_pt`; CJK may break anywhere but before closing
/// and after opening punctuation, Latin and figures at spaces.
#[must_use]
pub fn wrap(text: &str, size_pt: f64, max_pt: f64) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in words(text)
        .into_iter()
        .flat_map(|w| pieces(w, size_pt, max_pt))
    {
        let candidate = format!("{}{word}", lines.last().map_or("", String::as_str));
        if text_width(candidate.trim_end(), size_pt) > max_pt
            && lines.last().is_some_and(|l| !l.is_empty())
        {
            lines.push(word.trim_start().to_owned());
        } else if let Some(last) = lines.last_mut() {
            *last = candidate;
        }
    }
    for line in &mut lines {
        line.truncate(line.trim_end().len());
    }
    lines
}

/// A word cut where it is wider than a line.
fn pieces(word: String, size_pt: f64, max_pt: f64) -> Vec<String> {
    if text_width(word.trim_end(), size_pt) <= max_pt || word.chars().count() < 3 {
        return vec![word];
    }
    let mut pieces = vec![String::new()];
    for c in word.chars() {
        let piece = pieces.last().map_or("", String::as_str);
        if !piece.is_empty() && text_width(&format!("{piece}{c}"), size_pt) > max_pt {
            pieces.push(String::new());
        }
        if let Some(piece) = pieces.last_mut() {
            piece.push(c);
        }
    }
    pieces
}

/// Pieces a line may break between.
fn words(text: &str) -> Vec<String> {
    const NO_START: &str = "\u{ff0c}\u{3002}\u{3001}\u{ff1b}\u{ff1a}\u{ff01}\u{ff1f}\u{ff09}\u{300b}\u{300d}\u{300f}\u{3011}\u{2026}\u{201d}\u{2019}\u{b7}\u{2014},.;:)";
    const NO_END: &str = "\u{ff08}\u{300a}\u{300c}\u{300e}\u{3010}\u{201c}\u{2018}([";
    let mut words: Vec<String> = Vec::new();
    let mut open = false;
    for c in text.chars() {
        let latin = is_latin(c);
        match words.last_mut() {
            Some(word)
                if (latin && open)
                    || NO_START.contains(c)
                    || word.ends_with(|end| NO_END.contains(end))
                    || c == ' ' =>
            {
                word.push(c);
            }
            _ => words.push(c.to_string()),
        }
        open = latin;
    }
    words
}

/// Whether a character belongs to the word before it: letters with their accents, figures, the
/// dash between two years, the mark of a paragraph.
fn is_latin(c: char) -> bool {
    let accented = matches!(c, '\u{c0}'..='\u{24f}');
    c.is_ascii() && c != ' ' || accented || matches!(c, '\u{2013}' | '\u{2019}' | '\u{b6}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_han_character_is_one_em_wide() {
        assert!((text_width("资阳", 12.0) - 24.0).abs() < 1e-9);
        assert!(text_width("Ziyang", 12.0) < 48.0);
    }

    #[test]
    fn latin_words_and_spans_of_years_stay_whole() {
        let lines = wrap("Garzê and Zoigê, 2020\u{2013}2023", 10.0, 60.0);
        assert_eq!(lines, ["Garzê and", "Zoigê,", "2020\u{2013}2023"]);
    }

    #[test]
    fn an_opening_mark_never_ends_a_line() {
        for line in wrap("成渝（资阳）《决定》\u{201c}引\u{201d}", 10.0, 32.0) {
            assert!(
                !line.ends_with(['\u{ff08}', '\u{300a}', '\u{201c}']),
                "{line}"
            );
        }
    }

    #[test]
    fn closing_punctuation_never_starts_a_line() {
        for line in wrap("成渝门户枢纽\u{ff0c}临空新兴城市。", 10.0, 60.0) {
            assert!(!line.starts_with(['\u{ff0c}', '。']), "{line}");
            assert!(text_width(&line, 10.0) <= 70.0, "{line}");
        }
    }
}
