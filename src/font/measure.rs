//! How wide text is: the one measure both painters agree on.
//!
//! The bundled fonts carry no kerning or ligatures, so a line is as wide as its advances.

use std::sync::OnceLock;

use super::face::{Face, Script, Weight};
use super::marks::is_opening;

/// A character at least so wide, in ems, fills a square.
const FULL_WIDTH: f64 = 0.9;
/// The usual room left of a character, in ems.
const SIDE_BEARING: f64 = 0.06;

/// Whether the bundled fonts have a glyph for a character.
#[must_use]
pub fn has_glyph(c: char) -> bool {
    glyph(Face::new(Script::Latin, Weight::Regular), c).1.id != 0
}

/// The picture of a character in a bundled font.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Glyph {
    /// Its number in the font; 0 where the font has none.
    pub id: u16,
    /// How far it moves the next one, in the units of the font.
    pub advance: u16,
}

/// The units of the bundled fonts in an em.
pub const UNITS_PER_EM: u16 = 1000;

/// The glyph of a character of a text that is set in a font, and the font it is taken from: that
/// one, or another where it has none.
#[must_use]
pub fn glyph(face: Face, c: char) -> (Face, Glyph) {
    let glyphs = face.fallbacks().map(|face| (face, glyph_of(face, c)));
    let mut missing = None;
    for (face, glyph) in glyphs {
        if glyph.id != 0 {
            return (face, glyph);
        }
        missing = Some((face, glyph));
    }
    missing.unwrap_or((face, Glyph::default()))
}

fn glyph_of(face: Face, c: char) -> Glyph {
    /// The glyphs of 256 characters each, looked up when one of them is first asked for: a book
    /// asks for millions.
    type Blocks = [OnceLock<Box<[Glyph; 256]>>; 256];
    static GLYPHS: [Blocks; 4] = [const { [const { OnceLock::new() }; 256] }; 4];
    let looked_up = |c: char| {
        font(face).map_or_else(Glyph::default, |font| {
            let id = font.glyph_index(c).unwrap_or_default();
            let advance = font.glyph_hor_advance(id).unwrap_or(0);
            Glyph { id: id.0, advance }
        })
    };
    let (block, inner) = (u32::from(c) / 256, u32::from(c) % 256);
    let Some(block_of) = GLYPHS
        .get(face.index())
        .and_then(|blocks| blocks.get(block as usize))
    else {
        return looked_up(c);
    };
    let glyphs = block_of.get_or_init(|| {
        let mut glyphs = Box::new([Glyph::default(); 256]);
        for (glyph, code) in glyphs.iter_mut().zip(block * 256..) {
            *glyph = char::from_u32(code).map_or_else(Glyph::default, looked_up);
        }
        glyphs
    });
    glyphs.get(inner as usize).copied().unwrap_or_default()
}

fn font(face: Face) -> Option<&'static ttf_parser::Face<'static>> {
    static FONTS: [OnceLock<Option<ttf_parser::Face<'static>>>; 4] = [const { OnceLock::new() }; 4];
    let font = FONTS.get(face.index())?;
    font.get_or_init(|| ttf_parser::Face::parse(face.data(), 0).ok())
        .as_ref()
}

/// The font that a line of text is set in: the Latin one where that makes a difference.
#[must_use]
pub fn face_of(text: &str, weight: Weight) -> Face {
    let (han, latin) = (
        Face::new(Script::Han, weight),
        Face::new(Script::Latin, weight),
    );
    let differs = |c| glyph(han, c).1.advance != glyph(latin, c).1.advance;
    if Script::of(text) == Script::Latin && text.chars().any(differs) {
        latin
    } else {
        han
    }
}

/// The width of one line of text, in points, at a size in points.
#[must_use]
pub fn text_width(text: &str, size_pt: f64) -> f64 {
    width_in(text, size_pt, Weight::Regular)
}

/// The same in a weight.
#[must_use]
pub fn width_in(text: &str, size_pt: f64, weight: Weight) -> f64 {
    Width::new(face_of(text, weight)).of(text, size_pt)
}

/// How much emptier than that of other characters the left of the mark is with which a line of
/// text begins, in points: a full-width opening mark stands in the right half of its square. A line
/// that is moved to the left by so much stands flush.
#[must_use]
pub fn opening_blank(text: &str, size_pt: f64, weight: Weight) -> f64 {
    let Some(first) = text.chars().next().filter(|c| is_opening(*c)) else {
        return 0.0;
    };
    let (face, found) = glyph(face_of(text, weight), first);
    if f64::from(found.advance) < FULL_WIDTH * f64::from(UNITS_PER_EM) {
        return 0.0;
    }
    let ink = font(face).and_then(|font| font.glyph_bounding_box(ttf_parser::GlyphId(found.id)));
    let blank = ink.map_or(0.0, |ink| f64::from(ink.x_min) / f64::from(UNITS_PER_EM));
    (blank - SIDE_BEARING).max(0.0) * size_pt
}

/// The width of a text that is measured character by character, in the units of the font.
#[derive(Clone, Copy, Debug)]
pub(super) struct Width {
    face: Face,
    units: f64,
}

impl Width {
    /// Of nothing yet.
    pub(super) const fn new(face: Face) -> Self {
        Self { face, units: 0.0 }
    }

    /// With one more character.
    #[must_use]
    pub(super) fn with(self, c: char) -> Self {
        let (_, glyph) = glyph(self.face, c);
        Self {
            units: self.units + f64::from(glyph.advance),
            ..self
        }
    }

    /// With a text, in points, at a size in points.
    pub(super) fn of(self, text: &str, size_pt: f64) -> f64 {
        text.chars().fold(self, Self::with).pt(size_pt)
    }

    /// In points, at a size in points.
    #[must_use]
    pub(super) fn pt(self, size_pt: f64) -> f64 {
        self.units * size_pt / f64::from(UNITS_PER_EM)
    }
}

/// How far the glyphs of CJK text reach above the baseline, as a share of the size.
pub const ASCENT: f64 = 0.88;
/// How far they reach below it.
pub const DESCENT: f64 = 0.12;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_han_character_is_one_em_wide() {
        assert!((text_width("资阳", 12.0) - 24.0).abs() < 1e-9);
        assert!(text_width("Ziyang", 12.0) < 48.0);
    }

    #[test]
    fn quotes_are_as_wide_as_their_script_has_them() {
        let wide = text_width("“资阳”", 10.0) - text_width("资阳", 10.0);
        let narrow = text_width("“Ziyang”", 10.0) - text_width("Ziyang", 10.0);
        assert!(
            (wide - 20.0).abs() < 1e-9 && narrow < 10.0,
            "{wide}, {narrow}"
        );
    }

    #[test]
    fn a_line_that_opens_with_a_full_width_mark_is_moved_to_stand_flush() {
        for text in ["“双城记”", "（资阳）", "《决定》", "「双城」"] {
            let blank = opening_blank(text, 10.0, Weight::Regular);
            assert!((3.0..8.0).contains(&blank), "{text}: {blank}");
        }
        for text in ["资阳", "“Ziyang”", "(Ziyang)", ""] {
            let blank = opening_blank(text, 10.0, Weight::Regular);
            assert!(blank.abs() < 1e-9, "{text}: {blank}");
        }
    }

    #[test]
    fn what_a_font_lacks_is_taken_from_another() {
        let bold = Face::new(Script::Han, Weight::Bold);
        let rare = ('\u{4e00}'..'\u{9fa5}')
            .find(|c| glyph_of(bold, *c).id == 0 && glyph_of(Face::ALL[0], *c).id != 0);
        let (face, glyph) = glyph(bold, rare.unwrap());
        assert_eq!(face, Face::ALL[0]);
        assert_ne!(glyph.id, 0);
        assert!(has_glyph('资') && !has_glyph('\u{10ffff}'));
    }
}
