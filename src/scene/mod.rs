//! The map as data: what is on it, for one viewport.
//!
//! A [`Scene`] is built from the atlas, a viewport and what is shown; the screen and the figures
//! draw the same one. It has no clock, file, network or global: the same inputs give the same
//! scene, byte for byte as text. `build` reads as the list of its phases.

mod about;
mod as_text;
mod build;
mod color;
mod course;
mod draw_list;
mod drawing_layer;
mod edges;
mod extent;
mod frame;
mod glyphs;
mod insets;
mod item;
mod labels;
mod layers;
pub mod layout;
mod legend;
mod marginalia;
mod mark;
mod name_key;
mod numbering;
mod obstacles;
mod picking;
mod position;
mod request;
mod role_glyphs;
mod seen;
mod shapes;
mod shown;
mod spokes;
mod standing;
mod subject;
mod subject_ground;
#[cfg(test)]
pub(crate) mod testing;
pub mod theme;

pub use about::{About, Compared};
pub use build::{build, feature_key, feature_of_key, legend_height};
pub use color::Rgba;
pub use drawing_layer::DrawingLayer;
pub use extent::{Extent, bounds};
pub use item::{
    Dropped, FeatureWords, Item, LeftOut, MapPanel, Scene, Shape, Stroke, Text, WhyDropped,
};
pub use layers::is_zone;
pub use marginalia::{MAP_BUTTON_PT, MAP_BUTTONS, scale_bar_length};
pub use mark::Mark;
pub use name_key::NameKey;
pub use numbering::Numbering;
pub use picking::{
    CorridorBundle, CorridorOutline, InsetMap, LetteringBox, LetteringPart, Picking, SymbolSpot,
};
pub use position::feature_bounds;
pub use request::{Furniture, LegendPlace, Request};
pub use shown::{Layer, Shown};
pub use spokes::{connected_bounds, without_line};
pub use standing::{Standing, standing_name, standing_of};
pub use theme::Theme;
