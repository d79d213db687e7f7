//! What a map is asked for: the atlas, a view, what is shown, and which furniture it has.

use super::{About, NameKey, Numbering, Shown, Theme};
use crate::figure_spec::ReviewNumber;
use crate::i18n::I18n;
use crate::model::Atlas;
use crate::projection::Viewport;

/// Where a legend stands.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum LegendPlace {
    /// Nowhere.
    #[default]
    Nowhere,
    /// A low strip at the foot of the map.
    Foot,
    /// On the paper outside the map's frame, drawn by the figure.
    Outside,
}

/// Which furniture a map has.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Furniture {
    /// Where the legend of what is drawn stands.
    pub legend: LegendPlace,
    /// Which page of the rows it shows where it has no room for all; after the last comes the first.
    pub legend_page: usize,
    /// The north arrow.
    pub north_arrow: bool,
    /// Chongqing's central districts in an inset, where the map is too small for them.
    pub districts: bool,
    /// Room for the buttons that zoom the map of a window.
    pub map_buttons: bool,
    /// Where the view lies, in an inset, when it is closer than the region.
    pub locator: bool,
    /// Whether the source line stands on the paper; otherwise the notice says it.
    pub footer: bool,
    /// How many points of the paper a unit of the page is; `None` on the screen, where that is not
    /// known.
    pub lettering: Option<f64>,
    /// The number of the map's review, which the notice then says.
    pub review: Option<ReviewNumber>,
    /// The numbers of the texts, which names of lines and rows of the legend then carry.
    pub numbers: Option<Numbering>,
    /// The key in which names without room are listed under numbers; without one they are counted.
    pub key: Option<NameKey>,
    /// A small page: names are set small.
    pub is_small: bool,
    /// The least size of the names of what the map is about.
    pub least_name_pt: f64,
    /// Scale bar and notice stand on another map of the page.
    pub scale_elsewhere: bool,
}

/// What to build.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The facts and the base map.
    pub atlas: &'a Atlas,
    /// The words.
    pub i18n: &'a I18n,
    /// The colours.
    pub theme: &'a Theme,
    /// The page: width and height in points.
    pub page: (f64, f64),
    /// The view; its frame lies on the page.
    pub view: Viewport,
    /// What is shown.
    pub shown: &'a Shown,
    /// What it is about.
    pub about: About,
    /// The furniture.
    pub furniture: &'a Furniture,
    /// How far beyond the frame the ground is drawn, for panning.
    pub margin_pt: f64,
}
