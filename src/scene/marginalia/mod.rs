//! The marginalia of a map: scale bar, north arrow, notice, and the legend's strip with them.

mod free_spot;
mod north_arrow;
mod notice;
mod plan;
mod scale_bar;

pub(super) use plan::Marginalia;
pub(super) use scale_bar::distance_text;
pub use scale_bar::scale_bar_length;
