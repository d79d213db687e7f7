//! Building a scene: layers in drawing order, then labels, then the cartouche.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::corridors::CorridorDrawing;
use super::footnotes::{Drawn, Numbering};
use super::insets::Inset;
use super::labels::Course;
use super::legend::{Slots, Strip};
use super::links::LineDrawing;
use super::theme::HALO_PT;
use super::{CorridorOutline, Item, LeftOut, Rgba, Scene, Shape, Shown, Stroke, Text, Theme};
use crate::figure_spec::ReviewNumber;
use crate::geometry::WorldLine;
use crate::i18n::I18n;
use crate::model::{Atlas, Evidence, FeatureId, LinkId, PlaceId, RoleCategory, SourceId};
use crate::projection::{PagePt, PageRect, ToPage, Viewport, WorldPt, WorldRect};

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
    /// The north arrow.
    pub north_arrow: bool,
    /// Chongqing's central districts in an inset, where the map is too small for them.
    pub districts: bool,
    /// Where the view lies, in an inset, when it is closer than the region.
    pub locator: bool,
    /// Whether the source line stands on the paper; otherwise the notice says it.
    pub footer: bool,
    /// The number of the map's review, which the notice then says.
    pub review: Option<ReviewNumber>,
    /// The numbers of the texts, which names of lines and rows of the legend then carry.
    pub numbers: Option<Numbering>,
    /// A small page: names are set small.
    pub is_small: bool,
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
    /// What is selected.
    pub selection: Option<FeatureId>,
    /// The furniture.
    pub furniture: &'a Furniture,
    /// How far beyond the frame the ground is made, for panning.
    pub margin_pt: f64,
}

/// A scene in the making.
pub(super) struct Builder<'a> {
    pub(super) request: &'a Request<'a>,
    pub(super) to_page: ToPage,
    /// The frame with its margin.
    pub(super) clip: PageRect,
    pub(super) clip_world: WorldRect,
    pub(super) ground: Vec<Item>,
    pub(super) furniture: Vec<Item>,
    pub(super) covered: Vec<PageRect>,
    pub(super) outlines: Vec<CorridorOutline>,
    pub(super) insets: Vec<Inset>,
    pub(super) strip: Option<Strip>,
    /// Where the legend was drawn on the map.
    legend_rect: Option<PageRect>,
    /// The room set aside for the legend's strip before the names had their places.
    pub(super) strip_room: Option<PageRect>,
    pub(super) labels_dropped: usize,
    /// Lines for which the map has no room.
    pub(super) lines_hidden: usize,
    /// Only what is drawn counts, not just where.
    pub(super) is_draft: bool,
    /// The texts of the facts that are drawn.
    pub(super) texts_drawn: Vec<SourceId>,
    /// What of the furniture has no room.
    left_out: Vec<LeftOut>,
    /// Lines that carry names and codes, as they are drawn.
    pub(super) courses: Vec<Course>,
    /// Lines of features as they are drawn, for picking.
    pub(super) drawn_lines: Vec<(FeatureId, Arc<WorldLine>)>,
    /// Whether a line in the frame ends where it goes on.
    pub(super) has_open_end: bool,
    /// Links drawn as lines, in drawing order.
    pub(super) line_drawings: Vec<LineDrawing>,
    /// Links drawn as symbols, with half a symbol's size.
    pub(super) point_drawings: Vec<(LinkId, WorldPt, f64)>,
    /// Zones, parks and hubs as they are drawn.
    pub(super) zone_drawings: Vec<(PlaceId, WorldPt)>,
    /// Corridors as they are drawn.
    pub(super) corridor_drawings: Vec<CorridorDrawing>,
    /// Categories whose glyphs stand in the frame; those that may, until the names have their
    /// places.
    pub(super) glyphs_drawn: BTreeSet<RoleCategory>,
    /// Symbols that names keep clear of, with their radius.
    pub(super) symbols: Vec<(WorldPt, f64)>,
    /// Nodes whose dots are drawn.
    pub(super) nodes: Vec<WorldPt>,
}

/// Builds the map of a request.
#[must_use]
pub fn build(request: &Request<'_>) -> Scene {
    let mut builder = Builder::of(request);
    builder.make();
    builder.into_scene()
}

/// The same, with what the legend lists and which facts are drawn.
pub(super) fn build_counted(request: &Request<'_>) -> (Scene, Slots, Drawn) {
    let mut builder = Builder::of(request);
    builder.make();
    let (slots, drawn) = (builder.slots(), builder.drawn());
    (builder.into_scene(), slots, drawn)
}

/// How high the legend of a request's map is at most, without placing a name: what a fitted view
/// keeps clear of.
#[must_use]
pub fn legend_height(request: &Request<'_>) -> f64 {
    let mut builder = Builder::of(request);
    builder.is_draft = true;
    builder.set_out();
    builder.strip_room.map_or(0.0, |room| room.height())
}

/// The id a feature has in scenes, SVG files and state dumps.
#[must_use]
pub fn feature_key(atlas: &Atlas, feature: FeatureId) -> Arc<str> {
    match feature {
        FeatureId::Place(id) => format!("place-{}", atlas.place(id).key),
        FeatureId::Corridor(id) => format!("corridor-{}", atlas.corridor(id).key),
        FeatureId::Link(id) => format!("link-{}", atlas.link(id).key),
    }
    .into()
}

/// The feature of an id that [`feature_key`] gives; `None` when this atlas has none.
#[must_use]
pub fn feature_of_key(atlas: &Atlas, key: &str) -> Option<FeatureId> {
    let (kind, key) = key.split_once('-')?;
    match kind {
        "place" => atlas.place_by_key(key).map(FeatureId::Place),
        "corridor" => atlas.corridor_by_key(key).map(FeatureId::Corridor),
        "link" => atlas.link_by_key(key).map(FeatureId::Link),
        _ => None,
    }
}

impl<'a> Builder<'a> {
    pub(super) fn of(request: &'a Request<'a>) -> Self {
        let to_page = request.view.transform();
        let clip = request.view.frame.expand(request.margin_pt);
        Self {
            request,
            to_page,
            clip,
            clip_world: WorldRect {
                min: to_page.unproject(clip.min),
                max: to_page.unproject(clip.max),
            },
            ground: Vec::new(),
            furniture: Vec::new(),
            covered: Vec::new(),
            outlines: Vec::new(),
            insets: Vec::new(),
            strip: None,
            legend_rect: None,
            strip_room: None,
            labels_dropped: 0,
            lines_hidden: 0,
            is_draft: false,
            texts_drawn: Vec::new(),
            left_out: Vec::new(),
            courses: Vec::new(),
            drawn_lines: Vec::new(),
            has_open_end: false,
            line_drawings: Vec::new(),
            point_drawings: Vec::new(),
            zone_drawings: Vec::new(),
            corridor_drawings: Vec::new(),
            glyphs_drawn: BTreeSet::new(),
            symbols: Vec::new(),
            nodes: Vec::new(),
        }
    }

    /// Everything beneath the names, to see what is drawn.
    pub(super) fn surveying(request: &'a Request<'a>) -> Self {
        let mut builder = Self::of(request);
        builder.is_draft = true;
        builder.set_out();
        builder.glyphs_drawn = builder.glyphs_in_frame();
        builder
    }

    /// Makes the map.
    fn make(&mut self) {
        self.set_out();
        self.reserve_insets();
        self.labels();
        self.settle_furniture();
        self.legend_rect = self.strip.as_ref().map(|s| s.rect);
        self.furniture();
        if self.request.furniture.north_arrow && !self.has_north_arrow() {
            self.left_out.push(LeftOut::NorthArrow);
        }
    }

    fn into_scene(self) -> Scene {
        Scene {
            legend: self.legend_rect,
            page: self.request.page,
            view: self.request.view,
            to_page: self.to_page,
            paper: self.request.theme.paper,
            background: self.request.theme.outside,
            ground: self.ground,
            furniture: self.furniture,
            covered: self.covered,
            outlines: self.outlines,
            lines: self.drawn_lines,
            labels_dropped: self.labels_dropped,
            panels: Vec::new(),
            facts: Vec::new(),
            sources: Vec::new(),
            left_out: self.left_out,
        }
    }

    /// Everything beneath the names, and room for the cartouche.
    fn set_out(&mut self) {
        self.base_map();
        self.corridors();
        self.links();
        self.zones();
        self.selection();
        self.glyphs_drawn = self.glyphs_in_frame();
        self.reserve_furniture();
        self.glyphs_drawn.clear();
    }
}

impl Builder<'_> {
    pub(super) fn theme(&self) -> &Theme {
        self.request.theme
    }

    /// Whether a fact was said by the date that is shown.
    pub(super) fn is_said(&self, evidence: &Evidence) -> bool {
        self.request.shown.holds(self.request.atlas, evidence)
    }

    pub(super) fn zoom(&self) -> f64 {
        self.request.view.zoom
    }

    pub(super) fn link_key(&self, id: LinkId) -> Arc<str> {
        feature_key(self.request.atlas, FeatureId::Link(id))
    }

    /// Adds a mark to the ground.
    pub(super) fn mark(&mut self, id: Option<Arc<str>>, shape: Shape) {
        self.ground.push(Item { id, shape });
    }

    /// Adds an unnamed mark to the ground.
    pub(super) fn plain(&mut self, shape: Shape) {
        self.mark(None, shape);
    }

    /// Adds a mark to the furniture.
    pub(super) fn fixed(&mut self, shape: Shape) {
        self.furniture.push(Item { id: None, shape });
    }

    /// A line of text, its baseline starting at `at`.
    pub(super) fn text(&self, content: &str, at: PagePt, size_pt: f64, color: Rgba) -> Shape {
        Shape::Text(Text {
            content: content.to_owned(),
            at,
            size_pt,
            color,
            halo: None,
            halo_pt: HALO_PT,
            angle_rad: 0.0,
        })
    }

    /// The same with a halo.
    pub(super) fn haloed(&self, content: &str, at: PagePt, size_pt: f64, color: Rgba) -> Shape {
        let halo = Some(self.theme().paper);
        Shape::Text(Text {
            content: content.to_owned(),
            at,
            size_pt,
            color,
            halo,
            halo_pt: HALO_PT,
            angle_rad: 0.0,
        })
    }

    /// Outlines what is selected, above all lines and below all labels.
    fn selection(&mut self) {
        let Some(FeatureId::Place(id)) = self.request.selection else {
            return;
        };
        let atlas = self.request.atlas;
        let key = feature_key(atlas, FeatureId::Place(id));
        let stroke = Stroke::solid(self.theme().selection, 2.4);
        if let Some(region) = atlas.place(id).region {
            let area = Arc::clone(&atlas.region(region).area);
            self.mark(Some(key), Shape::Outline { area, stroke });
        } else if let Some(node) = &atlas.place(id).node {
            let at = self.to_page.project(node.at.to_world());
            self.mark(
                Some(key),
                super::glyphs::circle(at, 9.0, None, Some(stroke)),
            );
        }
    }
}
