//! How wide text is: the one measure both painters agree on.
//!
//! The bundled font carries no kerning or ligatures, so a line is as wide as its advances.

use std::sync::OnceLock;

use ttf_parser::Face;

/// The bundled font: Noto Sans SC, a subset (`assets/fonts/README.md`).
pub static FONT: &[u8] = include_bytes!("../../assets/fonts/NotoSansSC-Atlas-Regular.ttf");

/// The family name the bundled font declares.
pub const FONT_FAMILY: &str = "Noto Sans SC";

fn face() -> Option<&'static Face<'static>> {
    static FACE: OnceLock<Option<Face<'static>>> = OnceLock::new();
    FACE.get_or_init(|| Face::parse(FONT, 0).ok()).as_ref()
}

/// Whether the bundled font has a glyph for a character.
#[must_use]
pub fn has_glyph(c: char) -> bool {
    glyph(c).id != 0
}

/// The picture of a character in the bundled font.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Glyph {
    /// Its number in the font; 0 where the font has none.
    pub id: u16,
    /// How far it moves the next one, in the units of the font.
    pub advance: u16,
}

/// The glyph of a character.
#[must_use]
pub fn glyph(c: char) -> Glyph {
    /// The glyphs of 256 characters each, looked up when one of them is first asked for: a book
    /// asks for millions.
    static GLYPHS: [OnceLock<Box<[Glyph; 256]>>; 256] = [const { OnceLock::new() }; 256];
    let looked_up = |c: char| {
        face().map_or_else(Glyph::default, |face| {
            let id = face.glyph_index(c).unwrap_or_default();
            let advance = face.glyph_hor_advance(id).unwrap_or(0);
            Glyph { id: id.0, advance }
        })
    };
    let (block, inner) = (u32::from(c) / 256, u32::from(c) % 256);
    let Some(block_of) = GLYPHS.get(block as usize) else {
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

/// The units of the font in an em.
#[must_use]
pub fn units_per_em() -> u16 {
    face().map_or(1, Face::units_per_em)
}

/// The width of one line of text, in points, at a size in points.
#[must_use]
pub fn text_width(text: &str, size_pt: f64) -> f64 {
    let width = text.chars().fold(Width::default(), Width::with);
    width.pt(size_pt)
}

/// The width of a text that is measured character by character, in the units of the font.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Width(f64);

impl Width {
    /// With one more character.
    #[must_use]
    pub(super) fn with(self, c: char) -> Self {
        Self(self.0 + f64::from(glyph(c).advance))
    }

    /// In points, at a size in points.
    #[must_use]
    pub(super) fn pt(self, size_pt: f64) -> f64 {
        face().map_or(0.0, |face| {
            self.0 * size_pt / f64::from(face.units_per_em())
        })
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
}
