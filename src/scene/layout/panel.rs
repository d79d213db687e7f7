//! One of the maps of small multiples.

use std::collections::BTreeSet;

use crate::model::FeatureId;
use crate::scene::{Item, Mark, Shape, Shown, Stroke, Theme};

/// How far the colour of a line that the map before has, too, goes towards the paper.
const KNOWN_LINE: f64 = 0.62;

/// A map of small multiples.
#[derive(Clone, Debug)]
pub(super) struct Panel {
    /// What it is of.
    pub(super) name: String,
    /// The same in fewer words.
    pub(super) short_name: String,
    /// What it shows.
    pub(super) shown: Shown,
    /// The links and corridors that the map before shows, too, themselves or near-identical ones.
    pub(super) known: BTreeSet<FeatureId>,
}

impl Panel {
    /// Makes pale what the map before shows, too, so that what is new stands out. Names keep their
    /// colour.
    pub(super) fn step_back(&self, theme: &Theme, items: &mut [Item]) {
        let paper = theme.paper;
        let fade = |stroke: &mut Stroke| stroke.color = stroke.color.mixed(paper, KNOWN_LINE);
        for item in items {
            let is_known = item.feature.is_some_and(|of| self.known.contains(&of));
            if !is_known || item.mark == Mark::Selection {
                continue;
            }
            match &mut item.shape {
                Shape::Area { fill, .. } => *fill = fill.mixed(paper, KNOWN_LINE),
                Shape::Outline { stroke, .. }
                | Shape::Line { stroke, .. }
                | Shape::Segments { stroke, .. } => fade(stroke),
                Shape::Path { fill, stroke, .. } => {
                    if let Some(fill) = fill {
                        *fill = fill.mixed(paper, KNOWN_LINE);
                    }
                    stroke.iter_mut().for_each(fade);
                }
                Shape::Text(_) => {}
            }
        }
    }
}
