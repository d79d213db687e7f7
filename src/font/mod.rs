//! The bundled fonts: how wide text is in them, and where it breaks into lines.

mod breaks;
mod broken;
mod face;
mod lines;
mod marks;
mod measure;

pub use broken::BrokenLines;
pub use face::{Face, Script, Weight};
pub use lines::{Lines, shortened, shortened_in, wrap, wrap_in};
pub use measure::{
    ASCENT, DESCENT, Glyph, UNITS_PER_EM, face_of, glyph, has_glyph, opening_blank, text_width,
    width_in,
};
