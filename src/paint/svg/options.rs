//! What a document holds beside the scene, and who reads it.

use std::collections::BTreeMap;

use crate::font::Face;
use crate::scene::DrawingLayer;

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
