//! The drawing list: what a finished map consists of.
//!
//! Areas and lines lie in the world and share their geometry; everything else is in page points,
//! X right, Y down, from the page's top-left corner. Knows nothing of egui, files or the network.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{DrawingLayer, Mark, Picking, Rgba, SymbolSpot};
use crate::font::Weight;
use crate::geometry::{WorldArea, WorldLine};
use crate::model::{FeatureId, SourceId};
use crate::projection::{PagePt, PageRect, ToPage, Viewport, WorldPt, WorldRect};

/// How a line is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub color: Rgba,
    /// Its width.
    pub width_pt: f64,
    /// Lengths on and off in points; empty is solid.
    pub dash: Vec<f64>,
}

impl Stroke {
    /// A solid line.
    #[must_use]
    pub const fn solid(color: Rgba, width_pt: f64) -> Self {
        Self {
            color,
            width_pt,
            dash: Vec::new(),
        }
    }

    /// The same line, dashed.
    #[must_use]
    pub fn dashed(mut self, dash: &[f64]) -> Self {
        self.dash = dash.to_vec();
        self
    }
}

/// One line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// What it says; one line.
    pub content: String,
    /// The left end of its baseline.
    pub at: PagePt,
    /// Its size.
    pub size_pt: f64,
    /// How heavy it is.
    pub weight: Weight,
    /// Its colour.
    pub color: Rgba,
    /// The colour around it, if any.
    pub halo: Option<Rgba>,
    /// How far the halo reaches.
    pub halo_pt: f64,
    /// How far it is turned about `at`, clockwise.
    pub angle_rad: f64,
    /// Whether it goes on with the text before it, as the numbers behind a name, its next line or
    /// the next character of a stacked one do: a file has one element for all of it.
    pub continues: bool,
}

/// What an item draws.
#[derive(Clone, Debug)]
pub enum Shape {
    /// An area of the world.
    Area {
        /// Its geometry.
        area: Arc<WorldArea>,
        /// Its colour.
        fill: Rgba,
    },
    /// The outline of an area of the world.
    Outline {
        /// Its geometry.
        area: Arc<WorldArea>,
        /// How it is drawn.
        stroke: Stroke,
    },
    /// A line of the world.
    Line {
        /// Its geometry.
        line: Arc<WorldLine>,
        /// How it is drawn.
        stroke: Stroke,
    },
    /// A path on the page.
    Path {
        /// Its points.
        points: Vec<PagePt>,
        /// Whether the last point joins the first.
        closed: bool,
        /// The colour inside; the path must be convex.
        fill: Option<Rgba>,
        /// The line along it.
        stroke: Option<Stroke>,
    },
    /// Short straight lines on the page: ticks, hatches.
    Segments {
        /// Their ends.
        segments: Vec<[PagePt; 2]>,
        /// How they are drawn.
        stroke: Stroke,
    },
    /// Text on the page.
    Text(Text),
}

/// One mark of the map.
#[derive(Clone, Debug)]
pub struct Item {
    /// What it is.
    pub mark: Mark,
    /// The feature it stands for; `None` for furniture and most of the base map.
    pub feature: Option<FeatureId>,
    /// What is drawn.
    pub shape: Shape,
}

/// What a feature with a mark is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeatureWords {
    /// Its key, which is its id in files and names it in the scene as text: `place-512000`,
    /// `link-…`. It is of ASCII letters, digits and hyphens, as ids of packs and adcodes are.
    pub key: Arc<str>,
    /// Its name in the language of the scene.
    pub name: Arc<str>,
    /// The layer of the lines that are drawn of it, if it is a link.
    pub lines: DrawingLayer,
}

/// Why a name is not on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WhyDropped {
    /// No candidate is free.
    NoRoom,
    /// The map has more important names than it has room for.
    TooMany,
    /// Names of its kind start at a nearer zoom.
    TooFar,
}

/// A name that is missed: its feature lies in the frame, the name does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// Whose name it is.
    pub feature: FeatureId,
    /// Why it is not there.
    pub why: WhyDropped,
}

/// A second map of a page.
#[derive(Clone, Debug)]
pub struct MapPanel {
    /// What it shows, and its frame on the page.
    pub view: Viewport,
    /// From the world to the page.
    pub to_page: ToPage,
    /// What lies on its ground, bottom up; clipped to its frame.
    pub ground: Vec<Item>,
    /// Its own scale bar, insets and notes, bottom up.
    pub furniture: Vec<Item>,
}

/// What a figure is left without where its page is too small for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeftOut {
    /// The title, or the end of a long one.
    Title,
    /// The caption, or the end of a long one.
    Caption,
    /// The legend.
    Legend,
    /// The list of texts, and their numbers.
    References,
    /// The north arrow.
    NorthArrow,
}

impl LeftOut {
    /// The key of the message that names it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Title => "left-out-title",
            Self::Caption => "left-out-caption",
            Self::Legend => "left-out-legend",
            Self::References => "left-out-references",
            Self::NorthArrow => "left-out-north",
        }
    }
}

/// A finished map.
#[derive(Clone, Debug)]
pub struct Scene {
    /// The page: width and height in points.
    pub page: (f64, f64),
    /// What the map shows, and its frame on the page.
    pub view: Viewport,
    /// From the world to the page.
    pub to_page: ToPage,
    /// The colour of the page.
    pub paper: Rgba,
    /// The colour of the map where nothing lies.
    pub background: Rgba,
    /// What lies on the ground, bottom up; clipped to the frame.
    pub ground: Vec<Item>,
    /// Legend, scale bar, title and notes, bottom up.
    pub furniture: Vec<Item>,
    /// What the pointer finds on it.
    pub picking: Picking,
    /// Where the furniture covers the map; labels keep out.
    pub covered: Vec<PageRect>,
    /// Where the legend stands on the map, if it does.
    pub legend: Option<PageRect>,
    /// Names that a reader misses.
    pub dropped: Vec<Dropped>,
    /// The other maps of a figure.
    pub panels: Vec<MapPanel>,
    /// The features whose facts a figure draws.
    pub facts: Vec<FeatureId>,
    /// The texts these facts come from, in the order of their numbers, which count from 1.
    pub sources: Vec<SourceId>,
    /// What of a figure its page has no room for.
    pub left_out: Vec<LeftOut>,
    /// What the features that have a mark are called in files and in this scene as text.
    pub features: BTreeMap<FeatureId, FeatureWords>,
}

impl Scene {
    /// The key of the feature that an item stands for: `place-512000`, `link-…`.
    #[must_use]
    pub fn key_of(&self, item: &Item) -> Option<&Arc<str>> {
        self.words_of(item).map(|words| &words.key)
    }

    /// What the feature is called that an item stands for.
    #[must_use]
    pub fn words_of(&self, item: &Item) -> Option<&FeatureWords> {
        item.feature.and_then(|feature| self.features.get(&feature))
    }

    /// The layer of a drawing that an item of the ground belongs to.
    #[must_use]
    pub fn ground_layer(&self, item: &Item) -> DrawingLayer {
        let lines = self.words_of(item).map(|words| words.lines);
        DrawingLayer::of_ground(item.mark, lines)
    }

    /// The drawn symbols that a pointer at a point of the world is on, or nearer to their middle
    /// than a distance, with those distances.
    pub fn symbols_near(
        &self,
        at: WorldPt,
        reach: f64,
    ) -> impl Iterator<Item = (FeatureId, f64)> + '_ {
        let scale = self.to_page.scale;
        let near = move |symbol: &SymbolSpot| {
            let distance = (symbol.at.x - at.x).hypot(symbol.at.y - at.y);
            let reach = reach.max(symbol.radius_pt / scale);
            (distance <= reach).then_some((symbol.feature, distance))
        };
        self.picking.symbols.iter().filter_map(near)
    }

    /// The drawn lines within a distance of a point of the world, with their distances.
    pub fn lines_near(
        &self,
        at: WorldPt,
        reach: f64,
    ) -> impl Iterator<Item = (FeatureId, f64)> + '_ {
        let around = WorldRect {
            min: WorldPt {
                x: at.x - reach,
                y: at.y - reach,
            },
            max: WorldPt {
                x: at.x + reach,
                y: at.y + reach,
            },
        };
        let seen = self
            .picking
            .lines
            .iter()
            .filter(move |(_, line)| line.bounds().intersects(&around));
        seen.map(move |(feature, line)| (*feature, line.distance(at, self.view.zoom)))
            .filter(move |(_, distance)| *distance <= reach)
    }

    /// Every item, bottom up.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        let panels = self.panels.iter();
        let panels = panels.flat_map(|p| p.ground.iter().chain(&p.furniture));
        self.ground.iter().chain(&self.furniture).chain(panels)
    }
}
