//! Geometry that maps share: projected once, simplified once, drawn many times.

mod clip;
mod coverage;
mod curve;
mod dash;
mod geodesic;
mod lanes;
mod length;
mod line_merge;
mod planar;
mod point_store;
mod rank;
mod ranked_points;
mod stored;
mod turned;
mod world;

pub use clip::{clip_line, clip_ring};
pub use coverage::{BorderArc, Coverage};
pub use curve::catmull_rom;
pub use dash::{Run, dashes, length_pt, stations, stretch_of, visible_runs};
pub use geodesic::{geodesic_area_km2, geodesic_course};
pub use lanes::{LaneLine, LaneRules, side_by_side};
pub use length::geodesic_length_km;
pub use line_merge::merge_lines;
pub use planar::{ring_contains, squared_distance_to_segment};
pub use rank::rank_vertices;
pub use stored::{from_bytes, to_bytes};
pub use turned::TurnedRect;
pub use world::{AreaLevel, WorldArea, WorldLine};
