//! Halos: the text once more, stroked, in a layer of its own beneath the text.

use super::syntax::short;
use super::writer::SvgWriter;
use crate::paint::runs::{continues, texts};
use crate::scene::{DrawingLayer, Item, Rgba, Shape, Text};

/// The colour and the width of a halo.
type Halo = (Rgba, f64);

fn halo_of(text: &Text) -> Option<Halo> {
    text.halo.map(|color| (color, 2.0 * text.halo_pt))
}

fn halo(item: &Item) -> Option<Halo> {
    match &item.shape {
        Shape::Text(text) => halo_of(text),
        _ => None,
    }
}

fn stroke((color, width_pt): Halo) -> String {
    let (color, width) = (color.css(), short(width_pt));
    format!(" stroke=\"{color}\" stroke-width=\"{width}\"")
}

impl SvgWriter<'_> {
    /// The halos of the text among some items, if any has one. They are said once where they are
    /// alike.
    pub(super) fn halos(&mut self, items: &[Item]) {
        let Some(usual) = items.iter().find_map(halo) else {
            return;
        };
        let attributes = format!(
            " aria-hidden=\"true\" fill=\"none\"{} stroke-linejoin=\"round\"",
            stroke(usual)
        );
        self.open_layer(DrawingLayer::Halos, &attributes);
        for label in items.chunk_by(|_, next| continues(next)) {
            let Some(first) = label.first() else { continue };
            let Some(own) = halo(first) else { continue };
            let mut attributes = String::new();
            if own != usual {
                attributes = stroke(own);
            }
            if let Some(words) = self.scene.words_of(first) {
                attributes.push_str(&format!(" data-of=\"{}\"", words.key));
            }
            self.text(&texts(label), &attributes);
        }
        self.layers.pop();
        self.close();
    }
}
