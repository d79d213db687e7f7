//! The map as data: what is on it, for one viewport.
//!
//! A [`Scene`] is built from the atlas, a viewport and what is shown; the screen and the figures
//! draw the same one. It has no clock, file, network or global: the same inputs give the same
//! scene, byte for byte as text.

mod build;
mod color;
mod corridors;
pub mod figure;
mod footnotes;
mod furniture;
mod glyphs;
mod ground;
mod hatch;
mod insets;
mod item;
mod labels;
mod legend;
mod lettering;
mod line_names;
mod link_points;
mod links;
mod names;
mod shown;
mod standing;
pub mod theme;
mod zones;

pub use build::{
    Furniture, LegendPlace, Request, build, feature_key, feature_of_key, legend_height,
};
pub use color::Rgba;
pub use footnotes::Numbering;
pub use furniture::scale_bar_length;
pub use item::{CorridorOutline, Item, LeftOut, Panel, Scene, Shape, Stroke, Text};
pub use shown::{Layer, Shown};
pub use standing::Standing;
pub use theme::Theme;
pub use zones::is_zone;
