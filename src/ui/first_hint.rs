//! One quiet line over a first map: what can be clicked. It goes with the first click on a feature,
//! or by its cross, and does not come back.

use egui::{Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::style::{SMALL_PT, soft};
use super::{Reading, text};
use crate::action::Action;
use crate::paint::screen::color32;

/// Distance from the corner of the map, and between words and edge.
const GAP_PT: f32 = 8.0;
/// The side of the cross's room.
const CROSS_ROOM_PT: f32 = 24.0;
/// How far the cross reaches.
const CROSS_PT: f32 = 3.5;
/// The widest line.
const WIDEST_PT: f32 = 560.0;
/// Its share of the map at most: an inset may stand in the other corner.
const SHARE: f32 = 0.62;

/// Shows the line over the upper left of the map, unless something else is there to be read.
pub(super) fn first_hint(
    ui: &mut Ui,
    reading: &Reading<'_>,
    (map, chips): (Rect, Option<Rect>),
    actions: &mut Vec<Action>,
) {
    let state = reading.state;
    let is_busy = state.dialog.is_some() || state.measure.is_some() || state.tour.is_some();
    if state.hint_seen || is_busy || chips.is_some() {
        return;
    }
    let (theme, words) = (reading.theme, reading.i18n.tr("first-hint"));
    let room = WIDEST_PT.min(map.width() * SHARE - CROSS_ROOM_PT);
    let width = (text::width(&words, SMALL_PT) * 1.02 + 2.0).min(room);
    let galley = ui.painter().layout(
        words.clone(),
        egui::FontId::proportional(SMALL_PT),
        color32(theme.ink_soft),
        width,
    );
    let height = (galley.size().y + GAP_PT).max(CROSS_ROOM_PT);
    let size = vec2(width + GAP_PT + CROSS_ROOM_PT, height);
    let paper = Rect::from_min_size(map.min + vec2(GAP_PT, GAP_PT), size);
    let edge = Stroke::new(1.0, color32(theme.rule));
    let ground = color32(theme.paper);
    ui.painter()
        .rect(paper, 4.0, ground, edge, StrokeKind::Inside);
    // The map beneath keeps its clicks.
    let at = pos2(
        paper.left() + GAP_PT,
        paper.center().y - galley.size().y / 2.0,
    );
    let rect = Rect::from_min_size(at, galley.size());
    ui.painter().galley(at, galley, color32(theme.ink_soft));
    let line = ui.interact(rect, ui.scope_id().with("first hint line"), Sense::hover());
    line.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &words));
    let corner = pos2(
        paper.right() - CROSS_ROOM_PT,
        paper.center().y - CROSS_ROOM_PT / 2.0,
    );
    let cross = Rect::from_min_size(corner, vec2(CROSS_ROOM_PT, CROSS_ROOM_PT));
    let name = reading.i18n.tr("first-hint-close");
    let response = ui.interact(cross, ui.scope_id().with("first hint"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
    let is_on = response.hovered() || response.has_focus();
    let ink = if is_on { theme.ink } else { theme.ink_soft };
    let ink = Stroke::new(1.2, color32(ink));
    for across in [vec2(CROSS_PT, CROSS_PT), vec2(CROSS_PT, -CROSS_PT)] {
        let middle = cross.center();
        ui.painter()
            .line_segment([middle - across, middle + across], ink);
    }
    if response.on_hover_text(soft(theme, name)).clicked() {
        actions.push(Action::CloseHint);
    }
}
