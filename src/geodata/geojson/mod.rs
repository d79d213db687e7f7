//! Reads GeoJSON (RFC 7946) in one pass, and names every feature that cannot be used.
//!
//! A fault inside one feature is kept with that feature, so that the others can still be used; only
//! broken JSON stops the reading. Coordinates go into flat lists instead of a list for each
//! position, so that a file of a hundred megabytes takes about a second.

mod bounded;
mod coordinates;
mod document;
mod fault;
mod feature;
mod packed;
mod polygons;
mod topology;

pub(super) use coordinates::Coordinates;
pub use document::Form;
pub(super) use document::{no_features, read, read_any_each, read_each};
pub(super) use fault::Fault;
pub(super) use feature::{Feature, Geometry};
pub(super) use polygons::{check_position, multi_polygon};
