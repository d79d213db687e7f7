//! Drags too quick for the frame rate: a press, a move and a release within a frame or two, of
//! which a frame sees only the end.

use egui::{Event, PointerButton, Pos2, Response, Ui, Vec2};

use crate::projection::WorldPt;

/// Movements up to this are clicks.
const CLICK_PT: f32 = 6.0;
/// The share of a movement that must be missing for it to be made up for; the rest is the last
/// frame of an ordinary drag, and its fling goes on.
const MISSING: f32 = 0.4;

/// The last press on the map.
#[derive(Debug, Default)]
pub(super) struct QuickDrag {
    pressed: Option<(Pos2, WorldPt)>,
}

impl QuickDrag {
    /// How far the map still has to move after a release in this frame, in points.
    ///
    /// `center` is the middle of the map now, `scale` the points a world unit.
    pub(super) fn missing(
        &mut self,
        ui: &Ui,
        response: &Response,
        center: WorldPt,
        scale: f64,
    ) -> Option<Vec2> {
        let mut released = None;
        ui.input(|i| {
            for event in &i.events {
                let Event::PointerButton {
                    pos,
                    button: PointerButton::Primary,
                    pressed,
                    ..
                } = event
                else {
                    continue;
                };
                if *pressed {
                    self.pressed = Some((*pos, center)).filter(|_| response.contains_pointer());
                } else {
                    released = self.pressed.take().map(|press| (press, *pos));
                }
            }
        });
        let ((from, center_then), to) = released?;
        let wanted = to - from;
        #[expect(clippy::cast_possible_truncation, reason = "the screen is f32")]
        let done = Vec2::new(
            ((center_then.x - center.x) * scale) as f32,
            ((center_then.y - center.y) * scale) as f32,
        );
        let missing = wanted - done;
        let is_drag = wanted.length() > CLICK_PT;
        (is_drag && missing.length() > MISSING * wanted.length()).then_some(missing)
    }
}
