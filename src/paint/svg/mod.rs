//! Scene → SVG 1.1 with text as text.
//!
//! The drawing is in layers that Inkscape lists as such, the same in every figure, and each feature
//! is a group with its id and its name. A halo is a separate stroked text beneath, hidden from
//! assistive technology, because some viewers ignore `paint-order`. The file holds no date and no
//! file name: the same scene gives the same bytes.

mod cover;
mod document;
mod halos;
mod ids;
mod label;
mod layers;
mod options;
mod shapes;
mod syntax;
mod writer;

use std::collections::{BTreeMap, BTreeSet};

use super::vertical::Upright;
use crate::font::{Face, face_of, glyph};
use crate::scene::{Scene, Shape};

pub use options::Options;
pub use writer::paint_in_parts;

/// The scene as an SVG document.
#[must_use]
pub fn paint(scene: &Scene, options: &Options) -> String {
    let mut document = String::new();
    paint_in_parts(scene, options, usize::MAX, &mut |part| document = part);
    document
}

/// The characters with which the file of a scene writes its text, sorted, by the font that each is
/// taken from.
#[must_use]
pub fn characters(scene: &Scene) -> BTreeMap<Face, BTreeSet<char>> {
    let mut characters: BTreeMap<Face, BTreeSet<char>> = BTreeMap::new();
    for item in scene.items() {
        let Shape::Text(text) = &item.shape else {
            continue;
        };
        let set_in = face_of(&text.content, text.weight);
        let upright = Upright::of(text).map(|upright| upright.form);
        for c in text.content.chars().chain(upright) {
            let (face, _) = glyph(set_in, c);
            characters.entry(face).or_default().insert(c);
        }
    }
    characters
}
