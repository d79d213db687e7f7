//! Reading GeoJSON (RFC 7946) in one pass, forgiving enough to name every bad feature.
//!
//! What is wrong inside one feature is kept with that feature, so that the others can still be
//! used; only broken JSON stops the reading. Coordinates go into flat lists, without a list a
//! position, so a file of a hundred megabytes takes about a second.

mod collection;
mod coordinates;
mod crossing;
mod polygons;

pub(super) use collection::{Feature, Geometry, read, read_any_each, read_each};
pub(super) use coordinates::Coordinates;
pub(super) use crossing::find_crossing;
pub(super) use polygons::{Fault, check_position, has_hole_outside, multi_polygon};
