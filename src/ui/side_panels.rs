//! Which of the panels beside the map are open, how wide they are, and the handles that close and
//! open them.

use egui::{Panel, Pos2, Rect, Sense, Shape, Stroke, Ui, WidgetInfo, vec2};

use super::landmarks::{Landmark, mark};
use super::{Reading, style};
use crate::action::Action;
use crate::paint::screen::color32;
use crate::state::Topic;

/// In a narrower window one panel is open unless the person opens the other, so that the map keeps
/// three fifths of it.
const NARROW_PT: f32 = 1100.0;
/// The most that the panel on the right takes of a narrow window at first.
const NARROW_SHARE: f32 = 0.32;
/// Width and height of a handle.
const HANDLE_PT: egui::Vec2 = vec2(14.0, 56.0);

/// A side of the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    /// Search, layers and the list of places.
    Left,
    /// What is selected.
    Right,
}

/// Whether a window of a width is too narrow for both panels.
pub(super) fn is_narrow(window_pt: f32) -> bool {
    window_pt < NARROW_PT
}

/// The handles over the edges of the map.
pub(super) fn handles(ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
    let (map, state) = (ui.max_rect(), reading.state);
    let middle = map.center().y - HANDLE_PT.y / 2.0;
    let at = |x: f32| Rect::from_min_size(Pos2::new(x, middle), HANDLE_PT);
    let left = at(map.left());
    mark(ui, Landmark::LeftHandle, left);
    if handle(ui, reading, Side::Left, state.has_left_panel(), left) {
        actions.push(Action::ToggleLeftPanel);
    }
    let right = at(map.right() - HANDLE_PT.x);
    if state.topic() != Topic::Nothing
        && handle(ui, reading, Side::Right, state.has_right_panel(), right)
    {
        actions.push(Action::ToggleRightPanel);
    }
}

/// The panel of the text that is read, in a window of a width.
pub(super) fn reader_panel(window_pt: f32) -> Panel {
    if is_narrow(window_pt) {
        let width = (window_pt * NARROW_SHARE).clamp(240.0, 360.0);
        return Panel::left("reader in a narrow window")
            .default_size(width)
            .size_range(220.0..=420.0);
    }
    Panel::left("reader")
        .default_size(400.0)
        .size_range(280.0..=640.0)
}

/// The panel on the right in a window of a width. It has one width in narrow windows and another
/// in wide ones.
pub(super) fn right_panel(window_pt: f32) -> Panel {
    if !is_narrow(window_pt) {
        return Panel::right("detail")
            .default_size(340.0)
            .size_range(260.0..=520.0);
    }
    let width = (window_pt * NARROW_SHARE).clamp(220.0, 340.0);
    Panel::right("detail in a narrow window")
        .default_size(width)
        .size_range(220.0..=420.0)
}

/// A tab at the edge of the map with an arrow; whether it was clicked.
fn handle(ui: &mut Ui, reading: &Reading<'_>, side: Side, is_open: bool, rect: Rect) -> bool {
    let name = reading.i18n.tr(match (side, is_open) {
        (Side::Left, true) => "panel-left-close",
        (Side::Left, false) => "panel-left-open",
        (Side::Right, true) => "panel-right-close",
        (Side::Right, false) => "panel-right-open",
    });
    let points_left = (side == Side::Left) == is_open;
    let x = if points_left { -1.0 } else { 1.0 };
    let salt = match side {
        Side::Left => "left",
        Side::Right => "right",
    };
    tab(ui, reading, rect, vec2(x, 0.0), (salt, &name))
}

/// A small tab over the map with an arrow in a direction, by a salt that stays while its name
/// changes; whether it was clicked.
pub(super) fn tab(
    ui: &mut Ui,
    reading: &Reading<'_>,
    rect: Rect,
    direction: egui::Vec2,
    (salt, name): (&str, &str),
) -> bool {
    /// How far the arrow reaches from its middle, in its direction and across it.
    const ARROW_PT: f32 = 3.5;
    let response = ui.interact(rect, ui.scope_id().with(("tab", salt)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, name));
    let theme = reading.theme;
    let is_on = response.hovered() || response.has_focus();
    let (middle, across) = (rect.center(), direction.rot90());
    let arrow = [
        middle + direction * ARROW_PT,
        middle - direction * ARROW_PT + across * ARROW_PT,
        middle - direction * ARROW_PT - across * ARROW_PT,
    ];
    let painter = ui.painter();
    style::button_ground(painter, theme, rect, is_on);
    let ink = color32(theme.ink_soft);
    painter.add(Shape::convex_polygon(arrow.to_vec(), ink, Stroke::NONE));
    response.on_hover_text(style::soft(theme, name)).clicked()
}
