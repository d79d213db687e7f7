//! The bundled font: how wide text is, and where it breaks into lines.

mod breaks;
mod lines;
mod measure;

pub use lines::{Lines, shortened, wrap};
pub use measure::{
    ASCENT, DESCENT, FONT, FONT_FAMILY, Glyph, glyph, has_glyph, text_width, units_per_em,
};
