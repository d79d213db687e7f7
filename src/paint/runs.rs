//! The items of a drawing in runs: those of a layer, those of a label.

use std::collections::BTreeMap;

use crate::scene::{DrawingLayer, Item, Shape, Text};

/// Items in order, each run of a layer with it. A layer that comes again is the one beneath until
/// it comes last.
pub(super) fn layer_runs(
    items: &[Item],
    layer_of: impl Fn(&Item) -> DrawingLayer,
) -> Vec<(DrawingLayer, &[Item])> {
    let mut runs: Vec<(DrawingLayer, &[Item])> = items
        .chunk_by(|a, b| layer_of(a) == layer_of(b))
        .filter_map(|run| Some((layer_of(run.first()?), run)))
        .collect();
    let last: BTreeMap<DrawingLayer, usize> = runs
        .iter()
        .enumerate()
        .map(|(i, (layer, _))| (*layer, i))
        .collect();
    for (i, (layer, _)) in runs.iter_mut().enumerate() {
        if last.get(layer).is_some_and(|last| *last > i) {
            *layer = layer.beneath();
        }
    }
    runs
}

/// The layers that a layer lies within, from the outermost, and itself.
pub(super) fn path_to(layer: DrawingLayer) -> Vec<DrawingLayer> {
    let mut path = vec![layer];
    while let Some(parent) = path.last().and_then(|layer| layer.parent()) {
        path.push(parent);
    }
    path.reverse();
    path
}

/// Whether an item goes on with the text before it.
pub(super) fn continues(item: &Item) -> bool {
    matches!(&item.shape, Shape::Text(text) if text.continues)
}

/// The texts among some items.
pub(super) fn texts(items: &[Item]) -> Vec<&Text> {
    let texts = items.iter().filter_map(|item| match &item.shape {
        Shape::Text(text) => Some(text),
        _ => None,
    });
    texts.collect()
}

/// Whether a text ends with a word, so that what follows on another line is parted from it by a
/// space.
pub(super) fn ends_with_word(text: &str) -> bool {
    text.ends_with(|c: char| c.is_ascii_alphanumeric() || c == ',')
}
