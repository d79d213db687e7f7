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
mod shapes;
mod syntax;
mod vertical;
mod writer;

use std::collections::{BTreeMap, BTreeSet};

use crate::font::{Face, face_of, glyph};
use crate::scene::{DrawingLayer, Scene, Shape};
use vertical::Upright;

pub use ids::id_of_key;
pub use writer::paint_in_parts;

/// What a file holds beside the scene.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The title of the document.
    pub title: String,
    /// What it shows, in words.
    pub description: String,
    /// The language of title, description and names, as a BCP 47 tag.
    pub language: String,
    /// What the figure was made of, an entry a source.
    pub made_of: Vec<String>,
    /// The fonts to embed, already subset, each as the base64 text of a TrueType file.
    pub fonts_base64: Vec<(Face, String)>,
    /// The names of layers; one without has the word of its id.
    pub layers: BTreeMap<DrawingLayer, String>,
    /// Whether the ground is covered beyond its frame rather than clipped: the same to the eye, and
    /// far cheaper to turn into pixels, for a clipped group needs a picture of its own.
    pub covered: bool,
    /// Whether the document is only drawn, by who knows `paint-order`: layers, ids and names are
    /// left out, and a text and its halo are one, because in a PDF text that is two is copied twice.
    pub only_drawn: bool,
}

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
