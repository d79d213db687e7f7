//! What a slide holds beside the scene.

use std::collections::BTreeMap;

use crate::scene::DrawingLayer;

/// What a slide holds beside the scene.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// What is read of the map instead of its picture.
    pub description: String,
    /// The language of text and names, as a tag that programs for slides know.
    pub language: String,
    /// The names of layers; one without has the word of its id.
    pub layers: BTreeMap<DrawingLayer, String>,
}

impl Options {
    /// What a layer is called.
    pub(super) fn name(&self, layer: DrawingLayer) -> String {
        let named = self.layers.get(&layer);
        named.map_or_else(|| layer.word().to_owned(), Clone::clone)
    }
}
