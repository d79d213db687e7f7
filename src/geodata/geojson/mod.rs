//! Reads GeoJSON (RFC 7946) in one pass, and names every feature that cannot be used.
//!
//! A fault inside one feature is kept with that feature, so that the others can still be used; only
//! broken JSON stops the reading. Coordinates go into flat lists instead of a list for each
//! position, so that a file of a hundred megabytes takes about a second.

mod collection;
mod coordinates;
mod crossing;
mod fault;
mod polygons;

pub(super) use collection::{Feature, Geometry, read, read_any_each, read_each};
pub(super) use coordinates::Coordinates;
pub(super) use crossing::find_crossing;
pub(super) use fault::Fault;
pub(super) use polygons::{check_position, has_hole_outside, multi_polygon};
