//! Corridors: what ties the same places is one mark, in the form of its family.
//!
//! Axes and belts are bands through their places, integration is a broad soft band or an oval,
//! a joint zone a dashed oval, cooperation a slender arc. The first-ranked are drawn whole, with
//! their names; the others are thin lines until the map is near enough.

mod bundle;
mod form;
mod layer;
mod style;

pub(super) use layer::draw;
pub(in crate::scene) use layer::{CorridorDrawing, CorridorMarks};
pub(in crate::scene) use style::{family_stroke, selected_stroke, thin_stroke};
