//! The list that layers draw into, bottom up.

use super::{Item, Mark, Shape};
use crate::model::FeatureId;

/// Items in drawing order.
#[derive(Clone, Debug, Default)]
pub(super) struct DrawList(Vec<Item>);

impl DrawList {
    /// Draws a mark that stands for no feature.
    pub(super) fn add(&mut self, mark: Mark, shape: Shape) {
        self.push(mark, None, shape);
    }

    /// Draws a mark of a feature.
    pub(super) fn add_of(&mut self, mark: Mark, feature: FeatureId, shape: Shape) {
        self.push(mark, Some(feature), shape);
    }

    /// Draws several shapes as one mark.
    pub(super) fn add_all(&mut self, mark: Mark, shapes: impl IntoIterator<Item = Shape>) {
        shapes.into_iter().for_each(|shape| self.add(mark, shape));
    }

    /// Draws what another list has.
    pub(super) fn append(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    pub(super) fn items(&self) -> &[Item] {
        &self.0
    }

    pub(super) fn into_items(mut self) -> Vec<Item> {
        self.0.shrink_to_fit();
        self.0
    }

    fn push(&mut self, mark: Mark, feature: Option<FeatureId>, shape: Shape) {
        self.0.push(Item {
            mark,
            feature,
            shape,
        });
    }
}
