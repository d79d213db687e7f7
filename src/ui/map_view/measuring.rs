//! Measuring on the map: points by clicks or by the keys, and the line as it is drawn.
//!
//! The line lies over the map, not in its scene, so that no figure has it.

use egui::{EventFilter, Key, Modifiers, Painter, PointerButton, Pos2, Shape, Stroke, Ui};
use egui::{WidgetInfo, vec2};

use super::{Live, Reading};
use crate::action::Action;
use crate::geometry::geodesic_course;
use crate::paint::screen::{color32, pos};
use crate::projection::{LonLat, PagePt};
use crate::state::{Measure, MeasureStep};
use crate::ui::shortcuts::arrows_move_map;

/// Width of the line, and of the paper around it.
const LINE_PT: (f32, f32) = (2.0, 4.5);
/// Width of what is not yet a part of it.
const LOOSE_PT: f32 = 1.2;
/// Radius of a point.
const POINT_PT: f32 = 3.5;
/// How far the cross in the middle reaches, and how much of its middle is left free.
const CROSS_PT: (f32, f32) = (12.0, 3.0);
/// Points nearer than this are the same one.
const SAME_PT: f64 = 2.0;

/// Who adds points: the pointer, or the keys at a cross in the middle of the map.
#[derive(Debug, Default)]
pub(super) struct Measuring {
    was_open: bool,
    by_keys: bool,
}

impl Measuring {
    /// Reads clicks and keys while points are added.
    pub(super) fn read(
        &mut self,
        ui: &Ui,
        reading: &Reading<'_>,
        live: &Live<'_>,
        actions: &mut Vec<Action>,
    ) {
        let map = live.response;
        let open = reading.state.measure.as_ref().filter(|m| m.is_open);
        let Some(measure) = open else {
            if std::mem::take(&mut self.was_open) {
                map.surrender_focus();
            }
            return;
        };
        if !std::mem::replace(&mut self.was_open, true) {
            // With the map's own keys at hand at once; a line that begins at the pointer goes on there.
            map.request_focus();
            self.by_keys = measure.points.is_empty();
        }
        map.widget_info(|| {
            let name = reading.i18n.tr("measure-map");
            WidgetInfo::labeled(egui::Role::Canvas, true, name)
        });
        if map.has_focus() {
            let own = EventFilter {
                tab: false,
                horizontal_arrows: true,
                vertical_arrows: true,
                escape: true,
            };
            arrows_move_map(ui, map.id);
            ui.memory_mut(|m| m.set_focus_lock_filter(map.id, own));
        }
        if map.hovered() {
            ui.set_cursor_icon(egui::CursorIcon::Crosshair);
        }
        self.by_keys &= !(map.contains_pointer() && ui.input(|i| i.pointer.is_moving()));
        let mut step = |step| actions.push(Action::Measure(step));
        if map.clicked_by(PointerButton::Primary) {
            let at = map.interact_pointer_pos().map(|at| live.page(at));
            let Some(at) = at.filter(|at| !live.is_covered(*at)) else {
                return;
            };
            self.by_keys = false;
            if map.double_clicked() {
                step(MeasureStep::End);
            } else if let Some(at) = position(live, at) {
                step(MeasureStep::Add(at));
            }
            return;
        }
        let typing = ui.text_edit_focused();
        if !typing && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Backspace)) {
            step(MeasureStep::RemoveLast);
        }
        let is_elsewhere = ui.memory(|m| m.focused().is_some_and(|id| id != map.id));
        let is_entered = !is_elsewhere && ui.input(|i| i.key_pressed(Key::Enter));
        // Space, and what a screen reader does, count as clicks.
        if !is_entered && !map.clicked() {
            return;
        }
        if is_entered && !self.by_keys {
            step(MeasureStep::End);
            return;
        }
        let middle = live.view.frame.center();
        let is_same = measure.points.last().is_some_and(|last| {
            let last = live.to_page.project(last.to_world());
            last.distance(middle) < SAME_PT
        });
        if is_same {
            step(MeasureStep::End);
        } else if let Some(at) = position(live, middle) {
            step(MeasureStep::Add(at));
        }
    }

    /// Draws the line, and what a next point would add.
    pub(super) fn draw(&self, ui: &Ui, reading: &Reading<'_>, live: &Live<'_>) {
        let Some(measure) = &reading.state.measure else {
            return;
        };
        let painter = ui.painter().with_clip_rect(live.rect);
        let pen = MeasurePen {
            painter,
            reading,
            live,
        };
        let middle = live.view.frame.center();
        let next = measure.is_open.then(|| match self.by_keys {
            true => Some(middle),
            false => live.pointer(ui),
        });
        let next = next.flatten().and_then(|at| position(live, at));
        pen.measure(measure, next);
        if measure.is_open && self.by_keys {
            pen.cross(live.on_screen(middle));
        }
    }
}

/// The position at a point of the map's page.
fn position(live: &Live<'_>, at: PagePt) -> Option<LonLat> {
    let at = live.to_page.unproject(at).to_lon_lat();
    LonLat::new(at.lon_deg, at.lat_deg).ok()
}

struct MeasurePen<'a> {
    painter: Painter,
    reading: &'a Reading<'a>,
    live: &'a Live<'a>,
}

impl MeasurePen<'_> {
    fn measure(&self, measure: &Measure, next: Option<LonLat>) {
        let theme = self.reading.theme;
        let (ink, paper) = (color32(theme.selection), color32(theme.paper));
        let points = &measure.points;
        let mut course: Vec<Pos2> = Vec::new();
        for leg in points.windows(2) {
            course.extend(self.course(leg[0], leg[1]));
        }
        let loose = Stroke::new(LOOSE_PT, ink);
        if let (true, Some(first), Some(last)) = (measure.is_area, points.first(), points.last()) {
            self.painter
                .add(Shape::line(self.course(*last, *first), loose));
        }
        if let (Some(last), Some(next)) = (points.last(), next) {
            self.painter
                .add(Shape::line(self.course(*last, next), loose));
        }
        self.painter
            .add(Shape::line(course.clone(), Stroke::new(LINE_PT.1, paper)));
        self.painter
            .add(Shape::line(course, Stroke::new(LINE_PT.0, ink)));
        for point in points {
            let at = self.live.screen(point.to_world());
            let edge = Stroke::new(LINE_PT.0, ink);
            self.painter.circle(at, POINT_PT, paper, edge);
        }
    }

    fn course(&self, from: LonLat, to: LonLat) -> Vec<Pos2> {
        let on_screen = |at: LonLat| {
            let at = self.live.to_page.project(at.to_world());
            pos(at) + self.live.rect.min.to_vec2()
        };
        geodesic_course(from, to)
            .into_iter()
            .map(on_screen)
            .collect()
    }

    /// The cross at which the keys add a point.
    fn cross(&self, at: Pos2) {
        let theme = self.reading.theme;
        let strokes = [
            Stroke::new(LINE_PT.1, color32(theme.paper)),
            Stroke::new(LINE_PT.0, color32(theme.selection)),
        ];
        let (far, near) = CROSS_PT;
        for stroke in strokes {
            for (x, y) in [(1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)] {
                let (from, to) = (vec2(x * near, y * near), vec2(x * far, y * far));
                self.painter.line_segment([at + from, at + to], stroke);
            }
        }
    }
}
