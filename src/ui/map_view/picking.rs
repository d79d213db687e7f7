//! What is under the pointer: symbols and lines before areas, the next thing on a later click.

use egui::{Pos2, Shape, Stroke, Ui};

use super::{Live, Reading};
use crate::action::Action;
use crate::card;
use crate::model::{Alignment, FeatureId, Level};
use crate::paint::screen::color32;
use crate::projection::{PagePt, WorldPt};
use crate::scene::theme::{COUNTY_ZOOM, ZONE_ZOOM};
use crate::scene::{Layer, is_zone};
use crate::state::Goal;

/// How near the pointer must come to a line or a symbol.
const REACH_PT: f64 = 6.0;
/// Clicks closer than this are at the same spot.
const SAME_SPOT_PT: f64 = 4.0;

/// The last click, so that a later one at the same spot goes to the thing beneath.
#[derive(Debug, Default)]
pub(super) struct Clicks {
    last: Option<Click>,
    before: Option<FeatureId>,
}

/// A click on the ground.
#[derive(Clone, Copy, Debug)]
struct Click {
    ground: WorldPt,
    zoom: f64,
    time: f64,
    picked: Option<FeatureId>,
}

impl Clicks {
    /// Reads clicks on the map.
    pub(super) fn read(
        &mut self,
        ui: &mut Ui,
        reading: &Reading<'_>,
        live: &Live<'_>,
        actions: &mut Vec<Action>,
    ) {
        let at = live.response.interact_pointer_pos().map(|at| live.page(at));
        let Some(at) = at.filter(|at| !live.is_covered(*at)) else {
            return;
        };
        if live.response.double_clicked() {
            // A double click only zooms: what its first click selected is deselected again.
            actions.push(Action::Select(self.before));
            actions.push(Action::Go(Goal::ZoomBy(1.0)));
            self.last = None;
        } else if live.response.clicked() {
            let time = ui.input(|i| i.time);
            let stack = stack_at(reading, live, at);
            let beneath = self
                .last
                .filter(|click| {
                    click.same_ground(at, live)
                        && time - click.time > double_click_time(ui)
                        && click.picked == reading.state.selection
                })
                .and_then(|click| stack.iter().position(|f| Some(*f) == click.picked))
                .map_or(0, |depth| (depth + 1) % stack.len());
            let picked = stack.get(beneath).copied();
            self.last = Some(Click {
                ground: live.to_page.unproject(at),
                zoom: live.view.zoom,
                time,
                picked,
            });
            self.before = reading.state.selection;
            actions.push(Action::Select(picked));
        }
    }
}

impl Click {
    /// Whether a point of the map now is where this click was, on the screen and on the ground.
    fn same_ground(&self, at: PagePt, live: &Live<'_>) -> bool {
        let now = live.to_page.project(self.ground);
        self.zoom == live.view.zoom && now.distance(at) < SAME_SPOT_PT
    }
}

fn double_click_time(ui: &Ui) -> f64 {
    ui.options(|o| o.input_options.max_double_click_delay)
}

/// Everything at a point, topmost first.
fn stack_at(reading: &Reading<'_>, live: &Live<'_>, at: PagePt) -> Vec<FeatureId> {
    let world = live.to_page.unproject(at);
    let reach = REACH_PT / live.view.scale();
    let shown = &reading.state.shown;
    let visible = |feature: FeatureId| match feature {
        FeatureId::Place(id) => {
            let place = reading.atlas.place(id);
            let zone = is_zone(place) && live.view.zoom >= ZONE_ZOOM && shown.layer(Layer::Roles);
            zone || place.region.is_some_and(|r| {
                let level = reading.atlas.region(r).level;
                level == Level::Prefecture
                    || level == Level::County && live.view.zoom >= COUNTY_ZOOM
            })
        }
        FeatureId::Corridor(_) => {
            shown.layer(Layer::Corridors) || reading.state.selection == Some(feature)
        }
        FeatureId::Link(id) => {
            shown.layer(Layer::Links) && shown.status(reading.atlas.link(id).status)
        }
    };
    // Lines are where they are drawn, which is beside their course where they share a way; so is
    // the line that ties a symbol beside a city's node to it.
    let symbols = reading.index.features_near(world, reach, visible);
    let mut symbols: Vec<(FeatureId, f64)> = symbols
        .into_iter()
        .filter(|(feature, _)| is_symbol(reading, *feature))
        .collect();
    let mut lines: Vec<(FeatureId, f64)> = live.scene.lines_near(world, reach).collect();
    symbols.sort_by(|(_, a), (_, b)| a.total_cmp(b));
    lines.sort_by(|(_, a), (_, b)| a.total_cmp(b));
    // A line through a city's node is as near as the node: the symbol goes first.
    let near = symbols.into_iter().chain(lines);
    let mut stack: Vec<FeatureId> = near.map(|(feature, _)| feature).collect();
    stack.extend(live.corridors_at(at));
    let lon_lat = world.to_lon_lat();
    let county = reading.index.county_at(lon_lat);
    let city = reading.index.prefecture_at(lon_lat);
    let areas = if live.view.zoom >= COUNTY_ZOOM {
        [county, city]
    } else {
        [city, county]
    };
    stack.extend(
        areas
            .into_iter()
            .flatten()
            .map(|r| FeatureId::Place(reading.atlas.region(r).place)),
    );
    let mut seen = Vec::with_capacity(stack.len());
    stack.retain(|f| {
        !seen.contains(f) && {
            seen.push(*f);
            true
        }
    });
    stack
}

/// Whether a feature is a symbol on the map rather than a line or an area.
fn is_symbol(reading: &Reading<'_>, feature: FeatureId) -> bool {
    match feature {
        FeatureId::Place(_) => true,
        FeatureId::Link(id) => {
            matches!(reading.atlas.link(id).alignment, Alignment::Points(_))
        }
        FeatureId::Corridor(_) => false,
    }
}

/// What the pointer is on, with a tooltip of its name and one line.
pub(super) fn hover(ui: &mut Ui, reading: &Reading<'_>, live: &Live<'_>) -> Option<FeatureId> {
    let at = live
        .response
        .hover_pos()
        .filter(|_| !live.response.dragged())?;
    let at = live.page(at);
    if live.is_covered(at) {
        return None;
    }
    let feature = stack_at(reading, live, at).into_iter().next()?;
    let (name, line) = card::tooltip(reading.atlas, reading.i18n, feature);
    live.response.clone().on_hover_ui_at_pointer(|ui| {
        let line = super::super::style::soft(reading.theme, line);
        ui.add(egui::Label::new(name).extend());
        ui.add(egui::Label::new(line).extend());
    });
    if matches!(feature, FeatureId::Link(_) | FeatureId::Corridor(_)) {
        ui.set_cursor_icon(egui::CursorIcon::PointingHand);
    }
    Some(feature)
}

/// Marks what the pointer is on, above the scene.
pub(super) fn draw_hover(ui: &Ui, reading: &Reading<'_>, live: &Live<'_>, feature: FeatureId) {
    let painter = ui.painter().with_clip_rect(live.rect);
    let color = color32(reading.theme.hover);
    let zoom = live.view.zoom;
    let line = |points: &[crate::projection::WorldPt], width: f32| {
        let points: Vec<Pos2> = points.iter().map(|p| live.screen(*p)).collect();
        painter.add(Shape::line(points, Stroke::new(width, color)));
    };
    match feature {
        FeatureId::Place(id) => {
            if let Some(region) = reading.atlas.place(id).region {
                let area = &reading.atlas.region(region).area;
                area.at_zoom(zoom)
                    .rings
                    .iter()
                    .for_each(|ring| line(ring, 1.8));
            }
        }
        FeatureId::Link(id) => match &reading.atlas.link(id).alignment {
            Alignment::Lines(_) => {
                let drawn = live
                    .scene
                    .picking
                    .lines
                    .iter()
                    .filter(|(f, _)| *f == feature);
                drawn.for_each(|(_, course)| line(course.at_zoom(zoom), 2.0));
            }
            Alignment::Points(points) => {
                for p in points {
                    painter.circle_stroke(
                        live.screen(p.at.to_world()),
                        10.0,
                        Stroke::new(1.8, color),
                    );
                }
            }
            Alignment::None { .. } => {}
        },
        FeatureId::Corridor(_) => {
            let scene = live.scene;
            for outline in scene
                .picking
                .outlines
                .iter()
                .filter(|o| o.feature == feature)
            {
                let ring = outline.points.iter().chain(outline.points.first());
                let ground: Vec<_> = ring.map(|p| scene.to_page.unproject(*p)).collect();
                line(&ground, 2.0);
            }
        }
    }
}
