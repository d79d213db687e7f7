//! The buttons on the map: nearer, further away, and back to the economic circle.

use egui::{Painter, Pos2, Rect, Sense, Stroke, Ui, Vec2, WidgetInfo, vec2};

use super::shortcuts::{Shortcut, text_of};
use super::{Reading, style};
use crate::action::Action;
use crate::paint::screen::{color32, pos};
use crate::scene::{MAP_BUTTONS, Scene};

/// How far a sign reaches from the middle of its button.
const SIGN_PT: f32 = 5.0;
/// Width of its strokes.
const STROKE_PT: f32 = 1.6;

/// The column of buttons, where the map has set room aside for them.
pub(super) fn map_buttons(
    ui: &mut Ui,
    reading: &Reading<'_>,
    scene: Option<&Scene>,
    actions: &mut Vec<Action>,
) {
    let Some(room) = scene.and_then(|scene| scene.picking.buttons) else {
        return;
    };
    let corner = ui.max_rect().min.to_vec2();
    let column = Rect::from_min_max(pos(room.min) + corner, pos(room.max) + corner);
    let side = vec2(column.width(), column.height() / f32::from(MAP_BUTTONS));
    let mut at = column.min;
    for shortcut in [Shortcut::ZoomIn, Shortcut::ZoomOut, Shortcut::FitCircle] {
        if button(ui, reading, Rect::from_min_size(at, side), shortcut) {
            actions.push(shortcut.action());
        }
        at.y += side.y;
    }
}

/// One of the buttons; whether it was clicked.
fn button(ui: &mut Ui, reading: &Reading<'_>, rect: Rect, shortcut: Shortcut) -> bool {
    let name = reading.i18n.tr(match shortcut {
        Shortcut::ZoomIn => "map-zoom-in",
        Shortcut::ZoomOut => "map-zoom-out",
        _ => "map-fit-circle",
    });
    let keys = text_of(ui, shortcut);
    let id = ui.scope_id().with(("map button", shortcut));
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_keyboard_shortcut(keys.clone());
    });
    let theme = reading.theme;
    let is_on = response.hovered() || response.has_focus();
    let painter = ui.painter();
    style::button_ground(painter, theme, rect, is_on);
    let ink = Stroke::new(STROKE_PT, color32(theme.ink_soft));
    sign(painter, rect.center(), shortcut, ink);
    let hint = style::soft(theme, format!("{name}  {keys}"));
    response.on_hover_text(hint).clicked()
}

/// A cross, a bar, or the corners of a frame about a point.
fn sign(painter: &Painter, at: Pos2, shortcut: Shortcut, ink: Stroke) {
    let line = |from: Vec2, to: Vec2| {
        painter.line_segment([at + from, at + to], ink);
    };
    let (x, y) = (vec2(SIGN_PT, 0.0), vec2(0.0, SIGN_PT));
    match shortcut {
        Shortcut::ZoomIn => {
            line(-x, x);
            line(-y, y);
        }
        Shortcut::ZoomOut => line(-x, x),
        _ => {
            for (x, y) in [(x, y), (-x, y), (x, -y), (-x, -y)] {
                line(x + y, x * 0.3 + y);
                line(x + y, x + y * 0.3);
            }
            painter.circle_filled(at, STROKE_PT, ink.color);
        }
    }
}
