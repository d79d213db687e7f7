//! Names and codes: who asks for one, where it is put, and how it is drawn there.

mod along;
mod base_names;
mod beside;
mod draw;
mod label;
mod lettering;
mod lines;
mod name;
mod needed_first;
mod numbers;
mod picking;
mod placement;
mod places;
mod placing;
mod taken;

pub(super) use draw::{Labels, draw};
pub(super) use taken::LineField;
