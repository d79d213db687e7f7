//! The layers of a map, bottom up. Each draws into a list and returns what it drew.

mod apart;
mod base;
mod corridors;
mod course_form;
mod detail;
mod dots;
mod draw;
mod fading;
mod hatch;
mod line_style;
mod links;
mod node_outline;
mod nodes;
mod points;
mod selection;
mod spokes;
mod zones;

pub(super) use base::{
    airport_symbol, border_stroke, draws_river, is_large_river, neighbour_stroke, own_line_stroke,
    railway_strokes, river_stroke,
};
pub(super) use corridors::{
    CorridorDrawing, CorridorMarks, family_stroke, selected_stroke, thin_stroke,
};
pub(super) use course_form::{CourseForm, faded_sample, tie_point};
pub(super) use detail::Detail;
pub(super) use dots::{DotRank, seen_dots};
pub(super) use draw::{Marks, draw};
pub(super) use hatch::{Slope, hatch_within};
pub(super) use line_style::{LineStyle, link_color};
pub(super) use links::{LineDrawing, LinkMarks, SELECTED_PT, drawing_order};
pub(super) use nodes::{NodeMark, NodeMarks, draw_nodes};
pub(super) use points::{PointMarks, planned_airport, point_color, station_or_hub};
pub(super) use selection::selection_strokes;
pub(super) use spokes::{spoke_count, spoke_stroke};
pub use zones::is_zone;
pub(super) use zones::{ZoneMarks, zone_symbol};
