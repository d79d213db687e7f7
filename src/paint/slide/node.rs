//! What a slide consists of: groups, shapes and text boxes, before they are written.

use super::pen::Pen;
use super::text_box::TextBox;
use super::units::{SlidePt, SlideRect};
use crate::scene::Rgba;

/// A group or a single shape with what it is called.
#[derive(Clone, Debug)]
pub(super) struct Node {
    /// What the list of shapes calls it.
    pub(super) name: String,
    /// What is read of it instead of its picture; empty for none.
    pub(super) description: String,
    pub(super) kind: NodeKind,
}

#[derive(Clone, Debug)]
pub(super) enum NodeKind {
    Group(Vec<Node>),
    Freeform(Freeform),
    TextBox(TextBox),
}

impl Node {
    /// The box around it, if there is anything in it.
    pub(super) fn bounds(&self) -> Option<SlideRect> {
        match &self.kind {
            NodeKind::Group(nodes) => {
                let boxes = nodes.iter().filter_map(Self::bounds);
                boxes.reduce(SlideRect::union)
            }
            NodeKind::Freeform(freeform) => freeform.bounds(),
            NodeKind::TextBox(text) => Some(text.bounds()),
        }
    }
}

/// An area or lines of any form.
#[derive(Clone, Debug)]
pub(super) struct Freeform {
    /// Filled together by the even-odd rule.
    pub(super) paths: Vec<Subpath>,
    pub(super) fill: Option<Rgba>,
    pub(super) pen: Option<Pen>,
}

impl Freeform {
    pub(super) fn bounds(&self) -> Option<SlideRect> {
        SlideRect::around(
            self.paths
                .iter()
                .flat_map(|path| path.points.iter().copied()),
        )
    }
}

/// A ring or a line of a freeform.
#[derive(Clone, Debug)]
pub(super) struct Subpath {
    pub(super) points: Vec<SlidePt>,
    /// Whether the last point, which is not repeated, joins the first.
    pub(super) is_closed: bool,
}
