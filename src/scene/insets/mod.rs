//! Small maps within the map: Chongqing's central districts, and where a figure's view lies.
//!
//! An inset is furniture: it stays where it is while the ground moves. Its areas and lines are cut
//! at its frame and set on the page when the scene is built.

mod districts;
mod inset;
mod locator;
mod plan;
mod spot;

pub(super) use inset::Inset;
pub(super) use locator::locator_size;
pub(super) use plan::{draw, draw_guides, plan};
