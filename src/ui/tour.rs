//! A tour of the window: a small card at each stop, and a ring around the control it speaks of. It
//! changes nothing that the person has chosen.

use egui::{Area, Id, Label, LayerId, Order, Pos2, Rect, RichText, Stroke, StrokeKind, Ui, Vec2};
use egui::{pos2, vec2};

use super::landmarks::{Landmark, find};
use super::map_view::MapPane;
use super::{Reading, style};
use crate::action::Action;
use crate::paint::screen::{color32, pos};
use crate::state::TourStop;

/// The width of the card's words.
const WIDTH_PT: f32 = 280.0;
/// How high a card is taken to be before it was shown.
const HEIGHT_PT: f32 = 170.0;
/// How far the card keeps from what it speaks of, and from the edges of the window.
const GAP_PT: f32 = 12.0;
/// How far the ring keeps from it, and how broad it is.
const RING_PT: (f32, f32) = (4.0, 2.5);
/// Half the side of the ring on the map.
const SPOT_PT: f32 = 22.0;
/// The place that the tour points at, where it is in sight: the one that the text speaks of.
const PLACE: &str = "512000";

/// Shows the stop that the tour is at.
pub(super) fn tour(
    ui: &Ui,
    reading: &Reading<'_>,
    (map, map_rect): (&MapPane, Rect),
    actions: &mut Vec<Action>,
) {
    let Some(stop) = reading.state.tour else {
        return;
    };
    let target = target(ui, reading, stop, (map, map_rect)).expand(RING_PT.0);
    let ring = LayerId::new(Order::Foreground, Id::unique("tour ring"));
    let ink = Stroke::new(RING_PT.1, color32(reading.theme.selection));
    ui.ctx()
        .layer_painter(ring)
        .rect_stroke(target, 6.0, ink, StrokeKind::Outside);
    let id = Id::unique("tour");
    let known: Option<Vec2> = ui.data(|data| data.get_temp(id));
    let size = known.unwrap_or(vec2(WIDTH_PT + 2.0 * GAP_PT, HEIGHT_PT));
    let at = beside(target, size, ui.ctx().content_rect());
    let shown = Area::new(id)
        .fixed_pos(at)
        .order(Order::Foreground)
        .constrain(false)
        .show(ui.ctx(), |ui| {
            style::card_frame(reading.theme).show(ui, |ui| card(ui, reading, stop, actions));
        });
    let size = shown.response.rect.size();
    if known != Some(size) {
        ui.data_mut(|data| data.insert_temp(id, size));
        ui.request_repaint();
    }
}

fn card(ui: &mut Ui, reading: &Reading<'_>, stop: TourStop, actions: &mut Vec<Action>) {
    let (i18n, theme) = (reading.i18n, reading.theme);
    ui.set_width(WIDTH_PT);
    let (title, words) = match stop {
        TourStop::Search => ("tour-search", "tour-search-text"),
        TourStop::Place => ("tour-place", "tour-place-text"),
        TourStop::Layers => ("tour-layers", "tour-layers-text"),
        TourStop::Views => ("tour-views", "tour-views-text"),
        TourStop::Figure => ("tour-figure", "tour-figure-text"),
    };
    let title = i18n.tr(title);
    let number = format!("{}/{}", stop.number() + 1, TourStop::ALL.len());
    ui.horizontal(|ui| {
        ui.label(RichText::new(title).size(style::CARD_PT));
        ui.label(style::soft(theme, number));
    });
    let said = ui.add(Label::new(i18n.tr(words)).wrap());
    ui.ctx().accesskit_node_builder(said.id, |node| {
        node.set_live(egui::accesskit::Live::Polite);
    });
    ui.horizontal(|ui| {
        let (back, next) = (stop.step(false), stop.step(true));
        let button = egui::Button::new(i18n.tr("tour-back"));
        if ui.add_enabled(back.is_some(), button).clicked() {
            actions.push(Action::Tour(back));
        }
        // The last one ends, too.
        let name = i18n.tr(if next.is_some() {
            "tour-next"
        } else {
            "tour-done"
        });
        let go_on = ui.button(name);
        let at_stop = Id::unique("tour stop");
        let seen = ui.data_mut(|data| {
            let seen = data.get_temp::<usize>(at_stop);
            data.insert_temp(at_stop, stop.number());
            seen
        });
        if seen != Some(stop.number()) || ui.memory(|m| m.focused().is_none()) {
            go_on.request_focus();
        }
        if go_on.clicked() {
            actions.push(Action::Tour(next));
        }
        if next.is_some() && ui.button(i18n.tr("tour-end")).clicked() {
            actions.push(Action::Tour(None));
        }
    });
}

/// What a stop speaks of, in the window.
fn target(
    ui: &Ui,
    reading: &Reading<'_>,
    stop: TourStop,
    (map, map_rect): (&MapPane, Rect),
) -> Rect {
    let of = |landmark| find(ui, landmark);
    // A panel that is closed is opened by its handle.
    let in_panel = |landmark| of(landmark).or_else(|| of(Landmark::LeftHandle));
    let found = match stop {
        TourStop::Search => in_panel(Landmark::Search),
        TourStop::Layers => in_panel(Landmark::Layers),
        TourStop::Views => of(Landmark::ViewMenu),
        TourStop::Figure => of(Landmark::FileMenu),
        TourStop::Place => place(reading, (map, map_rect)),
    };
    let middle = Rect::from_center_size(map_rect.center(), Vec2::splat(2.0 * SPOT_PT));
    found.unwrap_or(middle)
}

/// The dot of the place, where it is in sight and nothing covers it.
fn place(reading: &Reading<'_>, (map, map_rect): (&MapPane, Rect)) -> Option<Rect> {
    let place = reading.atlas.place_by_key(PLACE)?;
    let node = reading.atlas.place(place).node.as_ref()?;
    let (to_page, corner) = map.placement()?;
    let at = to_page.project(node.at.to_world());
    let mut covered = map.scene()?.covered.iter();
    let is_clear = !covered.any(|rect| rect.contains(at));
    let at = pos(at) + corner.to_vec2();
    let is_in_sight = is_clear && map_rect.shrink(SPOT_PT).contains(at);
    is_in_sight.then(|| Rect::from_center_size(at, Vec2::splat(2.0 * SPOT_PT)))
}

/// Where a card of a size stands beside a target: below it, right, left or above, within the window
/// and clear of the target wherever there is room.
fn beside(target: Rect, size: Vec2, window: Rect) -> Pos2 {
    let room = window.shrink(GAP_PT);
    let within = |at: Pos2| {
        let most = (room.max - size).max(room.min);
        pos2(
            at.x.clamp(room.min.x, most.x),
            at.y.clamp(room.min.y, most.y),
        )
    };
    let middle = target.center() - size / 2.0;
    let candidates = [
        pos2(target.left(), target.bottom() + GAP_PT),
        pos2(target.right() + GAP_PT, middle.y),
        pos2(target.left() - GAP_PT - size.x, middle.y),
        pos2(middle.x, target.top() - GAP_PT - size.y),
    ]
    .map(within);
    let is_clear = |at: &Pos2| !Rect::from_min_size(*at, size).intersects(target);
    let found = candidates.iter().copied().find(is_clear);
    found.unwrap_or(candidates[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_never_covers_what_it_points_at_and_stays_in_the_window() {
        let window = Rect::from_min_size(Pos2::ZERO, vec2(900.0, 600.0));
        let card = vec2(304.0, 170.0);
        for x in (0..90).map(|i| f32::from(i as u8) * 10.0) {
            for y in (0..60).map(|i| f32::from(i as u8) * 10.0) {
                for size in [vec2(40.0, 20.0), vec2(230.0, 200.0)] {
                    let target = Rect::from_min_size(pos2(x, y), size).intersect(window);
                    let shown = Rect::from_min_size(beside(target, card, window), card);
                    assert!(window.contains_rect(shown), "{target}: {shown}");
                    assert!(!shown.intersects(target), "{target}: {shown}");
                }
            }
        }
    }
}
