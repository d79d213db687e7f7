//! The items of a scene as nodes, in groups by layer and by feature.

use std::collections::BTreeMap;

use super::freeforms::MapFrame;
use super::node::{Freeform, Node, NodeKind, Subpath};
use super::options::Options;
use super::text_box::{Align, TextBox};
use crate::paint::runs::{continues, layer_runs, path_to, texts};
use crate::scene::{DrawingLayer, Item, Scene, Shape};

/// The nodes of a slide while they are gathered, map by map.
pub(super) struct Gathering<'a> {
    scene: &'a Scene,
    options: &'a Options,
    /// The layers that are open, outermost first, with what they hold.
    open: Vec<(DrawingLayer, Vec<Node>)>,
    /// How often each layer has been opened.
    opened: BTreeMap<DrawingLayer, usize>,
    nodes: Vec<Node>,
}

impl<'a> Gathering<'a> {
    pub(super) const fn new(scene: &'a Scene, options: &'a Options) -> Self {
        Self {
            scene,
            options,
            open: Vec::new(),
            opened: BTreeMap::new(),
            nodes: Vec::new(),
        }
    }

    /// What was gathered.
    pub(super) fn into_nodes(self) -> Vec<Node> {
        self.nodes
    }

    /// The ground of a map, on its background.
    pub(super) fn ground(&mut self, within: &MapFrame, items: &[Item]) {
        self.enter(DrawingLayer::Outside);
        let frame = within.units.rect(&within.clip);
        let background = Freeform {
            paths: vec![Subpath {
                points: frame.corners().to_vec(),
                is_closed: true,
            }],
            fill: Some(self.scene.background),
            pen: None,
        };
        let name = self.options.name(DrawingLayer::Outside);
        self.add(Node {
            name,
            description: String::new(),
            kind: NodeKind::Freeform(background),
        });
        let scene = self.scene;
        self.in_layers(within, items, |item| scene.ground_layer(item));
    }

    /// What stands on and around a map.
    pub(super) fn furniture(&mut self, within: &MapFrame, items: &[Item]) {
        self.in_layers(within, items, |item| DrawingLayer::of_furniture(item.mark));
    }

    fn in_layers(
        &mut self,
        within: &MapFrame,
        items: &[Item],
        layer_of: impl Fn(&Item) -> DrawingLayer,
    ) {
        for (layer, run) in layer_runs(items, layer_of) {
            self.enter(layer);
            for of_one in run.chunk_by(|a, b| a.feature == b.feature) {
                self.feature(within, layer, of_one);
            }
        }
        self.leave(0);
    }

    /// Items of one feature: a group with its name, or the only shape of them.
    fn feature(&mut self, within: &MapFrame, layer: DrawingLayer, items: &[Item]) {
        let words = items.first().and_then(|item| self.scene.words_of(item));
        let name = words.map_or_else(|| self.options.name(layer), |words| words.name.to_string());
        let mut nodes = Vec::new();
        for label in items.chunk_by(|_, next| continues(next)) {
            match label {
                [first, ..] if matches!(first.shape, Shape::Text(_)) => {
                    nodes.extend(text(within, layer, label));
                }
                others => {
                    let freeforms = others.iter().flat_map(|item| within.freeforms(&item.shape));
                    nodes.extend(freeforms.map(|freeform| Node {
                        name: name.clone(),
                        description: String::new(),
                        kind: NodeKind::Freeform(freeform),
                    }));
                }
            }
        }
        if words.is_none() || nodes.len() < 2 {
            let described = nodes.into_iter().map(|mut node| {
                if words.is_some() && matches!(node.kind, NodeKind::Freeform(_)) {
                    node.description.clone_from(&name);
                }
                node
            });
            described.for_each(|node| self.add(node));
            return;
        }
        self.add(Node {
            description: name.clone(),
            name,
            kind: NodeKind::Group(nodes),
        });
    }

    fn add(&mut self, node: Node) {
        match self.open.last_mut() {
            Some((_, nodes)) => nodes.push(node),
            None => self.nodes.push(node),
        }
    }

    /// Opens a layer and those it lies within, but for those that are open, and closes the others.
    fn enter(&mut self, layer: DrawingLayer) {
        let path = path_to(layer);
        let both = self.open.iter().zip(&path);
        let shared = both
            .take_while(|((open, _), wanted)| open == *wanted)
            .count();
        self.leave(shared);
        let more = path.into_iter().skip(shared);
        self.open.extend(more.map(|layer| (layer, Vec::new())));
    }

    /// Closes layers until so many are open; one with nothing in it leaves nothing.
    fn leave(&mut self, kept: usize) {
        while self.open.len() > kept {
            let Some((layer, nodes)) = self.open.pop() else {
                return;
            };
            if !nodes.is_empty() {
                let group = self.group(layer, nodes);
                self.add(group);
            }
        }
    }

    /// A layer as a group with its name, and a number where there is one of that name.
    fn group(&mut self, layer: DrawingLayer, nodes: Vec<Node>) -> Node {
        let number = self.opened.entry(layer).or_default();
        *number += 1;
        let mut name = self.options.name(layer);
        if *number > 1 {
            name = format!("{name} {number}");
        }
        let description = match layer {
            DrawingLayer::Map if !self.options.description.is_empty() => {
                self.options.description.clone()
            }
            _ => name.clone(),
        };
        Node {
            name,
            description,
            kind: NodeKind::Group(nodes),
        }
    }
}

/// A label, if any of it lies in the frame.
fn text(within: &MapFrame, layer: DrawingLayer, label: &[Item]) -> Option<Node> {
    let parts = texts(label);
    let text = TextBox::of_labels(&[&parts], align(layer), within.units)?;
    let frame = within.units.rect(&within.clip);
    text.bounds().overlaps(&frame).then(|| Node {
        name: parts.iter().map(|part| part.content.as_str()).collect(),
        description: String::new(),
        kind: NodeKind::TextBox(text),
    })
}

/// What names a place stays in its middle whatever its font, and what is read in lines where they
/// begin.
const fn align(layer: DrawingLayer) -> Align {
    match layer {
        DrawingLayer::Notice
        | DrawingLayer::Legend
        | DrawingLayer::Title
        | DrawingLayer::Caption
        | DrawingLayer::Notes => Align::Left,
        _ => Align::Centre,
    }
}
