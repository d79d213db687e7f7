//! What can be done to the legend on the map: folded, opened, turned to the rows without room.

use egui::{Rect, Sense, Ui, WidgetInfo, vec2};

use super::Reading;
use super::side_panels::tab;
use crate::action::Action;
use crate::font::{ASCENT, text_width};
use crate::paint::screen::pos;
use crate::projection::PageRect;
use crate::scene::{Mark, Scene, Shape};

/// Width and height of the tab that folds the legend.
const TAB_PT: egui::Vec2 = vec2(22.0, 15.0);
/// Width and height of the one that opens it.
const CLOSED_TAB_PT: egui::Vec2 = vec2(44.0, 18.0);
/// Distance of the tab of a legend that is folded from the corner of the map.
const EDGE_PT: f32 = 10.0;

/// The tab in the legend's upper corner, and the words that lead to its other rows; where it is
/// folded, the tab alone.
pub(super) fn legend_controls(
    ui: &mut Ui,
    reading: &Reading<'_>,
    scene: Option<&Scene>,
    actions: &mut Vec<Action>,
) {
    let map = ui.max_rect();
    if reading.state.legend_hidden {
        let corner = map.left_bottom() + vec2(EDGE_PT, -EDGE_PT - CLOSED_TAB_PT.y);
        let rect = Rect::from_min_size(corner, CLOSED_TAB_PT);
        let name = reading.i18n.tr("legend-open");
        if tab(ui, reading, rect, vec2(0.0, -1.0), ("legend", &name)) {
            actions.push(Action::ToggleLegend);
        }
        return;
    }
    let Some((scene, legend)) = scene.and_then(|scene| Some((scene, scene.legend?))) else {
        return;
    };
    let in_window = |rect: PageRect| {
        let (min, max) = (pos(rect.min), pos(rect.max));
        Rect::from_min_max(map.min + min.to_vec2(), map.min + max.to_vec2())
    };
    let strip = in_window(legend);
    let corner = strip.right_top() + vec2(-TAB_PT.x - 4.0, 4.0);
    let name = reading.i18n.tr("legend-close");
    let rect = Rect::from_min_size(corner, TAB_PT);
    if tab(ui, reading, rect, vec2(0.0, 1.0), ("legend", &name)) {
        actions.push(Action::ToggleLegend);
    }
    if let Some((words, rect)) = more(scene) {
        let rect = in_window(rect).expand2(vec2(4.0, 2.0));
        let response = ui.interact(rect, ui.scope_id().with("legend more"), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Link, true, &words));
        if response.hovered() || response.has_focus() {
            let ink = ui.visuals().hyperlink_color;
            let line = egui::Stroke::new(1.0, ink);
            ui.painter().hline(rect.x_range(), rect.bottom(), line);
            ui.set_cursor_icon(egui::CursorIcon::PointingHand);
        }
        if response.clicked() {
            actions.push(Action::TurnLegend);
        }
    }
}

/// How many rows have no room, in words, and where the legend says so on the page.
fn more(scene: &Scene) -> Option<(String, PageRect)> {
    let mut items = scene.furniture.iter();
    items.find_map(|item| match &item.shape {
        Shape::Text(text) if item.mark == Mark::LegendMore => {
            let width = text_width(&text.content, text.size_pt);
            let corner = text.at.offset(0.0, -text.size_pt * ASCENT);
            let rect = PageRect::from_min_size(corner, width, text.size_pt * 1.2);
            Some((text.content.clone(), rect))
        }
        _ => None,
    })
}
