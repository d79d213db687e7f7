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
mod vertical;
mod writer;

use std::collections::BTreeSet;

use crate::scene::{Scene, Shape};
use vertical::Upright;

pub use options::Options;
pub use writer::paint_in_parts;

/// The scene as an SVG document.
#[must_use]
pub fn paint(scene: &Scene, options: &Options) -> String {
    let mut document = String::new();
    paint_in_parts(scene, options, usize::MAX, &mut |part| document = part);
    document
}

/// The characters with which the file of a scene writes its text, sorted.
#[must_use]
pub fn characters(scene: &Scene) -> BTreeSet<char> {
    let mut characters = BTreeSet::new();
    for item in scene.items() {
        if let Shape::Text(text) = &item.shape {
            characters.extend(text.content.chars());
            characters.extend(Upright::of(text).map(|upright| upright.form));
        }
    }
    characters
}
