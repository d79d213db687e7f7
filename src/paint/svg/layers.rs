//! Items in the layers of a drawing and in the groups of their features.

use std::fmt::Write as _;

use super::syntax::escaped;
use super::writer::SvgWriter;
use crate::paint::runs::{continues, layer_runs, path_to, texts};
use crate::scene::{DrawingLayer, Item, Shape};

impl SvgWriter<'_> {
    /// Items in order, each run of a layer in a group; closes all layers of the map at the end.
    pub(super) fn in_layers(&mut self, items: &[Item], layer_of: impl Fn(&Item) -> DrawingLayer) {
        for (layer, run) in layer_runs(items, layer_of) {
            self.enter(layer);
            self.run(layer, run);
        }
        self.leave(0);
    }

    /// Opens a layer and those it lies within, but for those that are open, and closes the others.
    pub(super) fn enter(&mut self, layer: DrawingLayer) {
        let path = path_to(layer);
        let both = self.layers.iter().zip(&path);
        let shared = both.take_while(|(open, wanted)| open == wanted).count();
        self.leave(shared);
        for layer in path.into_iter().skip(shared) {
            self.open_layer(layer, "");
        }
    }

    /// Opens one layer with more attributes.
    pub(super) fn open_layer(&mut self, layer: DrawingLayer, attributes: &str) {
        let (id, number) = self.ids.numbered(&format!("layer-{}", layer.word()));
        let named = self.options.layers.get(&layer);
        let mut name = named.map_or_else(|| layer.word().to_owned(), Clone::clone);
        if number > 1 {
            let _ = write!(name, " {number}");
        }
        let name = escaped(&name);
        self.open(format!(
            "<g id=\"{id}\" inkscape:groupmode=\"layer\" inkscape:label=\"{name}\"{attributes}>\n"
        ));
        self.layers.push(layer);
    }

    /// Closes layers until so many are open.
    fn leave(&mut self, kept: usize) {
        while self.layers.len() > kept {
            self.layers.pop();
            self.close();
        }
    }

    /// A run of items of a layer: the halos of its text beneath, then the features.
    fn run(&mut self, layer: DrawingLayer, items: &[Item]) {
        let is_text = |item: &Item| matches!(item.shape, Shape::Text(_));
        // Names keep clear of each other, so that all halos can lie beneath all of them. Elsewhere
        // text lies on paper that is drawn after other text.
        let together =
            |a: &Item, b: &Item| layer == DrawingLayer::Labels || is_text(a) == is_text(b);
        for part in items.chunk_by(together) {
            self.halos(part);
            for of_one in part.chunk_by(|a, b| a.feature == b.feature) {
                self.cut_if_long();
                self.feature(of_one);
            }
        }
    }

    /// Items of one feature, in a group with its id and its name where the document has none of it,
    /// else under a reference to that id.
    fn feature(&mut self, items: &[Item]) {
        let scene = self.scene;
        let Some(words) = items.first().and_then(|item| scene.words_of(item)) else {
            self.shapes(items, "");
            return;
        };
        let id = &words.key;
        if !self.ids.take(id) {
            let reference = format!(" data-of=\"{id}\"");
            if is_one_text(items) {
                self.shapes(items, &reference);
            } else {
                self.group(&format!("<g{reference}>\n"), items);
            }
            return;
        }
        let name = escaped(&words.name);
        let group = format!("<g id=\"{id}\" inkscape:label=\"{name}\">\n<title>{name}</title>\n");
        // What lies beyond the frame is not drawn, and an id would lead to nothing.
        if !self.group(&group, items) {
            self.ids.give_back(id);
        }
    }

    /// A group of some items, if any of them leaves an element; whether one does.
    fn group(&mut self, opening: &str, items: &[Item]) -> bool {
        let start = self.out.len();
        self.out.push_str(opening);
        let empty = self.out.len();
        self.shapes(items, "");
        let is_drawn = self.out.len() > empty;
        if is_drawn {
            self.out.push_str("</g>\n");
        } else {
            self.out.truncate(start);
        }
        is_drawn
    }

    /// Items in order, the parts of a text in one element with more attributes.
    fn shapes(&mut self, items: &[Item], attributes: &str) {
        for label in items.chunk_by(|_, next| continues(next)) {
            match label {
                [first, ..] if matches!(first.shape, Shape::Text(_)) => {
                    self.label(&texts(label), attributes);
                }
                others => others.iter().for_each(|item| self.shape(&item.shape)),
            }
        }
    }
}

/// Whether some items are one text.
fn is_one_text(items: &[Item]) -> bool {
    let mut items = items.iter();
    let first = items.next();
    first.is_some_and(|item| matches!(item.shape, Shape::Text(_))) && items.all(continues)
}
