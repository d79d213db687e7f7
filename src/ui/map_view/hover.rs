//! What the pointer is on: a few words beside it, and a mark above the scene.

use egui::{Painter, Pos2, Shape, Stroke, Ui};

use super::picking::{Found, found_at};
use super::{Live, Reading};
use crate::card::{Hint, bundle_hint, feature_hint, lettering_hint};
use crate::model::{Alignment, CorridorId, FeatureId, PlaceId};
use crate::paint::screen::{color32, pos};
use crate::projection::{LonLat, ToPage, WorldPt};

/// Width of the mark of a line.
const LINE_PT: f32 = 2.0;
/// Width of the mark of an area.
const AREA_PT: f32 = 1.8;
/// Radius of the ring around a symbol.
const RING_PT: f32 = 10.0;

/// What the pointer is on, with a few words beside it.
pub(super) fn hover(ui: &mut Ui, reading: &Reading<'_>, live: &Live<'_>) -> Option<FeatureId> {
    let at = live
        .response
        .hover_pos()
        .filter(|_| !live.response.dragged())?;
    let found = found_at(reading, live, live.page(at))?;
    let feature = *found.stack.first()?;
    let Hint { title, lines } = hint(reading, &found, feature);
    live.response.clone().on_hover_ui_at_pointer(|ui| {
        ui.add(egui::Label::new(title).extend());
        for line in lines {
            let line = super::super::style::soft(reading.theme, line);
            ui.add(egui::Label::new(line).extend());
        }
    });
    let is_link = matches!(feature, FeatureId::Link(_) | FeatureId::Corridor(_));
    if is_link || found.lettering.is_some() {
        ui.set_cursor_icon(egui::CursorIcon::PointingHand);
    }
    Some(feature)
}

fn hint(reading: &Reading<'_>, found: &Found<'_>, feature: FeatureId) -> Hint {
    let (atlas, i18n) = (reading.atlas, reading.i18n);
    match (found.bundle, found.lettering) {
        (Some(bundle), _) => bundle_hint(atlas, i18n, &bundle.corridors),
        (None, Some(on)) => lettering_hint(atlas, i18n, &reading.state.shown, on),
        (None, None) => feature_hint(atlas, i18n, &reading.state.shown, feature),
    }
}

/// How much a mark stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Emphasis {
    /// The pointer is on it.
    Pointed,
    /// It is what the map was moved for.
    Shown,
}

/// Marks a feature on the ground, above the scene.
pub(super) fn draw_mark(
    ui: &Ui,
    reading: &Reading<'_>,
    live: &Live<'_>,
    feature: FeatureId,
    emphasis: Emphasis,
) {
    let pen = MarkPen {
        emphasis,
        painter: ui.painter().with_clip_rect(live.rect),
        reading,
        live,
        to_page: &live.to_page,
        zoom: live.view.zoom,
    };
    match feature {
        FeatureId::Place(id) => pen.area(id),
        FeatureId::Link(id) => pen.link(feature, &reading.atlas.link(id).alignment),
        FeatureId::Corridor(id) => pen.corridor(id),
    }
}

/// Marks a position: a ring with a point in it.
pub(super) fn draw_position(ui: &Ui, reading: &Reading<'_>, live: &Live<'_>, at: LonLat) {
    let painter = ui.painter().with_clip_rect(live.rect);
    let at = live.screen(at.to_world());
    let (ink, paper) = (
        color32(reading.theme.selection),
        color32(reading.theme.paper),
    );
    painter.circle_stroke(at, RING_PT, Stroke::new(2.0 * AREA_PT, paper));
    painter.circle_stroke(at, RING_PT, Stroke::new(AREA_PT, ink));
    painter.circle(at, LINE_PT, ink, Stroke::new(1.0, paper));
}

/// Marks a place on the insets, above the furniture.
pub(super) fn draw_mark_on_insets(
    ui: &Ui,
    reading: &Reading<'_>,
    live: &Live<'_>,
    feature: FeatureId,
) {
    let FeatureId::Place(id) = feature else {
        return;
    };
    for inset in &live.scene.picking.insets {
        let frame = &inset.view.frame;
        let frame = egui::Rect::from_min_max(
            pos(frame.min) + live.rect.min.to_vec2(),
            pos(frame.max) + live.rect.min.to_vec2(),
        );
        let pen = MarkPen {
            emphasis: Emphasis::Pointed,
            painter: ui.painter().with_clip_rect(frame.intersect(live.rect)),
            reading,
            live,
            to_page: &inset.view.transform(),
            zoom: inset.view.zoom,
        };
        pen.area(id);
    }
}

/// Draws marks with a projection.
struct MarkPen<'a> {
    emphasis: Emphasis,
    painter: Painter,
    reading: &'a Reading<'a>,
    live: &'a Live<'a>,
    to_page: &'a ToPage,
    zoom: f64,
}

impl MarkPen<'_> {
    fn stroke(&self, width: f32) -> Stroke {
        let theme = self.reading.theme;
        match self.emphasis {
            Emphasis::Pointed => Stroke::new(width, color32(theme.hover)),
            Emphasis::Shown => Stroke::new(1.6 * width, color32(theme.selection)),
        }
    }

    fn screen(&self, p: WorldPt) -> Pos2 {
        pos(self.to_page.project(p)) + self.live.rect.min.to_vec2()
    }

    fn line(&self, points: &[WorldPt], width: f32) {
        let points: Vec<Pos2> = points.iter().map(|p| self.screen(*p)).collect();
        self.painter.add(Shape::line(points, self.stroke(width)));
    }

    fn ring(&self, at: WorldPt) {
        let at = self.screen(at);
        self.painter
            .circle_stroke(at, RING_PT, self.stroke(AREA_PT));
    }

    fn area(&self, id: PlaceId) {
        let atlas = self.reading.atlas;
        let place = atlas.place(id);
        if let (None, Some(node)) = (place.region, &place.node) {
            self.ring(node.at.to_world());
        }
        if let Some(region) = place.region {
            let area = &atlas.region(region).area;
            let level = area.at_zoom(self.zoom);
            level.rings.iter().for_each(|ring| self.line(ring, AREA_PT));
        }
    }

    fn link(&self, feature: FeatureId, alignment: &Alignment) {
        match alignment {
            Alignment::Lines(_) => {
                let lines = self.live.scene.picking.lines.iter();
                let drawn = lines.filter(|(f, _)| *f == feature);
                drawn.for_each(|(_, course)| self.line(course.at_zoom(self.zoom), LINE_PT));
            }
            Alignment::Points(_) => {
                let symbols = self.live.scene.picking.symbols.iter();
                let own = symbols.filter(|symbol| symbol.feature == feature);
                own.for_each(|symbol| self.ring(symbol.at));
            }
            Alignment::None { .. } => {}
        }
    }

    /// Its outline and the places it ties: of several that are drawn as one, each has the same
    /// outline.
    fn corridor(&self, id: CorridorId) {
        let (scene, atlas) = (self.live.scene, self.reading.atlas);
        let outlines = scene.picking.outlines.iter();
        let own = outlines.filter(|o| o.feature == FeatureId::Corridor(id));
        for outline in own {
            let ring = outline.points.iter().chain(outline.points.first());
            let ground: Vec<_> = ring.map(|p| scene.to_page.unproject(*p)).collect();
            self.line(&ground, LINE_PT);
        }
        let places = atlas.corridor(id).places.iter();
        let nodes = places.filter_map(|place| atlas.place(*place).node.as_ref());
        nodes.for_each(|node| self.ring(node.at.to_world()));
    }
}
