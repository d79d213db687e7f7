//! The marginalia of a map: scale bar, north arrow, notice, and the legend's strip with them; in a
//! window, room for the buttons that zoom.

mod free_spot;
mod map_buttons;
mod north_arrow;
mod notice;
mod plan;
mod scale_bar;

pub use map_buttons::{MAP_BUTTON_PT, MAP_BUTTONS};
pub(super) use plan::Marginalia;
pub(super) use scale_bar::distance_text;
pub use scale_bar::scale_bar_length;
