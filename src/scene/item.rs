//! The drawing list: what a finished map consists of.
//!
//! Areas and lines lie in the world and share their geometry; everything else is in page points,
//! X right, Y down, from the page's top-left corner. Knows nothing of egui, files or the network.

use std::sync::Arc;

use super::Rgba;
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
    /// Its colour.
    pub color: Rgba,
    /// The colour around it, if any.
    pub halo: Option<Rgba>,
    /// How far the halo reaches.
    pub halo_pt: f64,
    /// How far it is turned about `at`, clockwise.
    pub angle_rad: f64,
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
    /// What the mark stands for: `place-512000`, `link-…`; `None` for furniture and base map.
    pub id: Option<Arc<str>>,
    /// What is drawn.
    pub shape: Shape,
}

/// A corridor as it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct CorridorOutline {
    /// The corridor.
    pub feature: FeatureId,
    /// Whether it is a ribbon rather than a hull around its members.
    pub is_ribbon: bool,
    /// Its outline on the page.
    pub points: Vec<PagePt>,
}

/// A second map of a page.
#[derive(Clone, Debug)]
pub struct Panel {
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
    /// Which features each text speaks of.
    Key,
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
            Self::Key => "left-out-key",
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
    /// Outlines of corridors as drawn, for picking; not clipped.
    pub outlines: Vec<CorridorOutline>,
    /// Lines of links as drawn, side by side where they share a way; for picking.
    pub lines: Vec<(FeatureId, Arc<WorldLine>)>,
    /// Where the furniture covers the map; labels keep out.
    pub covered: Vec<PageRect>,
    /// Where the legend stands on the map, if it does.
    pub legend: Option<PageRect>,
    /// How many labels found no room.
    pub labels_dropped: usize,
    /// The other maps of a figure.
    pub panels: Vec<Panel>,
    /// The features whose facts a figure draws.
    pub facts: Vec<FeatureId>,
    /// The texts these facts come from, in the order of their numbers, which count from 1.
    pub sources: Vec<SourceId>,
    /// What of a figure its page has no room for.
    pub left_out: Vec<LeftOut>,
}

impl Scene {
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

impl std::fmt::Display for Scene {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let frame = self.view.frame;
        writeln!(
            f,
            "page {:.0}×{:.0}, frame {}",
            self.page.0,
            self.page.1,
            rect(&frame)
        )?;
        writeln!(
            f,
            "background {}, {} labels dropped",
            self.background, self.labels_dropped
        )?;
        writeln!(f, "ground:")?;
        self.ground
            .iter()
            .try_for_each(|item| writeln!(f, "  {item}"))?;
        writeln!(f, "furniture:")?;
        self.furniture
            .iter()
            .try_for_each(|item| writeln!(f, "  {item}"))?;
        for panel in &self.panels {
            writeln!(f, "another map, frame {}:", rect(&panel.view.frame))?;
            let mut items = panel.ground.iter().chain(&panel.furniture);
            items.try_for_each(|item| writeln!(f, "  {item}"))?;
        }
        Ok(())
    }
}

fn rect(r: &PageRect) -> String {
    format!(
        "{:.1},{:.1} {:.1}×{:.1}",
        r.min.x,
        r.min.y,
        r.width(),
        r.height()
    )
}

impl std::fmt::Display for Stroke {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}pt", self.color, self.width_pt)?;
        if !self.dash.is_empty() {
            write!(f, " dash {:?}", self.dash)?;
        }
        Ok(())
    }
}

impl std::fmt::Display for Item {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.shape {
            Shape::Area { fill, .. } => write!(f, "area {fill}")?,
            Shape::Outline { stroke, .. } => write!(f, "outline {stroke}")?,
            Shape::Line { line, stroke } => {
                write!(f, "line of {} points, {stroke}", line.points().len())?;
            }
            Shape::Path {
                points,
                closed,
                fill,
                stroke,
            } => {
                let start = points.first().copied().unwrap_or_default();
                let kind = if *closed { "ring" } else { "path" };
                write!(
                    f,
                    "{kind} of {} points from {:.1},{:.1}",
                    points.len(),
                    start.x,
                    start.y
                )?;
                if let Some(fill) = fill {
                    write!(f, ", filled {fill}")?;
                }
                if let Some(stroke) = stroke {
                    write!(f, ", {stroke}")?;
                }
            }
            Shape::Segments { segments, stroke } => {
                write!(f, "{} segments, {stroke}", segments.len())?;
            }
            Shape::Text(text) => {
                let Text {
                    content,
                    at,
                    size_pt,
                    color,
                    angle_rad,
                    ..
                } = text;
                write!(
                    f,
                    "text {content:?} at {:.1},{:.1}, {size_pt}pt {color}",
                    at.x, at.y
                )?;
                if *angle_rad != 0.0 {
                    write!(f, " turned {:.1}°", angle_rad.to_degrees())?;
                }
            }
        }
        self.id.iter().try_for_each(|id| write!(f, " #{id}"))
    }
}
