//! A new window fits the screen with its frame. How broad the frame is, the window manager says
//! only after it has shown the window.

use egui::{Rect, Ui, Vec2, ViewportCommand, vec2};

use super::AtlasApp;
use super::sizes::SMALLEST;

/// Room for the bars of a desktop, in points.
const BARS_PT: Vec2 = vec2(0.0, 48.0);
/// How long after it is opened a window may be made smaller, in seconds; later its size is the
/// person's.
const UNTIL_S: f64 = 3.0;

impl AtlasApp {
    /// Makes a new window smaller that is larger, with its frame, than the screen.
    pub(super) fn fit_screen(&mut self, ui: &Ui) {
        if self.is_fitted {
            return;
        }
        let (viewport, now) = ui.input(|i| (i.viewport().clone(), i.time));
        let first = *self.first_seen_s.get_or_insert(now);
        if now - first > UNTIL_S || viewport.maximized == Some(true) {
            self.is_fitted = true;
            return;
        }
        let rects = viewport.inner_rect.zip(viewport.outer_rect);
        let Some((screen, (inner, outer))) = viewport.monitor_size.zip(rects) else {
            return;
        };
        if let Some(size) = fitted(screen, inner, outer) {
            self.is_fitted = true;
            ui.send_viewport_cmd(ViewportCommand::MinInnerSize(size.min(SMALLEST.into())));
            ui.send_viewport_cmd(ViewportCommand::InnerSize(size));
        }
    }
}

/// The size within the frame that fits the screen; `None` where the window does. All in points.
fn fitted(screen: Vec2, inner: Rect, outer: Rect) -> Option<Vec2> {
    let frame = (outer.size() - inner.size()).max(Vec2::ZERO);
    let is_framed = frame.max_elem() > 0.5;
    let is_larger = outer.width() > screen.x + 0.5 || outer.height() > screen.y + 0.5;
    // Without a frame there is no window manager and no bar: the window may fill the screen.
    let room = if is_framed {
        screen - frame - BARS_PT
    } else {
        screen
    };
    is_larger.then(|| inner.size().min(room).max(vec2(1.0, 1.0)).floor())
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    #[test]
    fn a_window_is_made_smaller_only_where_it_does_not_fit_with_its_frame() {
        let window = |inner: Vec2, frame: Vec2| {
            let inner = Rect::from_min_size(pos2(1.0, 22.0), inner);
            (
                inner,
                Rect::from_min_size(pos2(0.0, 0.0), inner.size() + frame),
            )
        };
        let (usual, frame) = (vec2(1280.0, 800.0), vec2(2.0, 24.0));
        let size = |screen: Vec2, (inner, outer)| fitted(screen, inner, outer);
        for (screen, expected) in [
            (vec2(1920.0, 1080.0), None),
            (vec2(1366.0, 768.0), Some(vec2(1280.0, 696.0))),
            (vec2(1280.0, 800.0), Some(vec2(1278.0, 728.0))),
            (vec2(1024.0, 600.0), Some(vec2(1022.0, 528.0))),
        ] {
            assert_eq!(size(screen, window(usual, frame)), expected, "{screen}");
        }
        // Without a window manager.
        assert_eq!(size(usual, window(usual, Vec2::ZERO)), None);
        let small = vec2(1024.0, 600.0);
        assert_eq!(size(small, window(usual, Vec2::ZERO)), Some(small));
    }
}
