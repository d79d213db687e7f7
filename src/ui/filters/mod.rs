//! Which facts are asked for: the values of every facet with their counts, and what is asked as
//! chips over the map.

mod chips;
mod facets;
mod pane;

pub(super) use chips::{chips, layer as chips_layer};
pub(super) use facets::facets;
pub(super) use pane::FilterPane;
