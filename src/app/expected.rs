//! What the window's first map is likely to be, so that it can be begun while the window is made.

use std::ops::RangeInclusive;
use std::sync::{Arc, Mutex, PoisonError};

use egui::{Ui, Vec2};

use super::options::Options;
use super::settings::SettingsStore;
use super::sizes::{first_size, texture_side};
use crate::render::FirstMap;
use crate::scene::Theme;
use crate::state::AppState;
use crate::ui::first_map;

/// The pixels a point that screens have.
const PIXELS: RangeInclusive<f32> = 0.5..=8.0;

/// The first map as far as it is known; shared by the window and the thread that reads the atlas.
#[derive(Clone, Debug)]
pub(super) struct Expected(Arc<Mutex<FirstMap>>);

impl Expected {
    /// What a window with these options and settings begins with.
    pub(super) fn of(options: &Options, settings: &SettingsStore) -> Self {
        let session = settings.session();
        let state = session.state(options.language(session));
        let size = first_size(session.window);
        let pixels = session.window.map(|window| window.pixels_per_point);
        // A file may say anything.
        let pixels = pixels.filter(|pixels| PIXELS.contains(pixels));
        let pixels = pixels.unwrap_or(1.0);
        let screen = (pixels, texture_side(size, pixels));
        let theme = Theme::of(state.theme_name());
        Self(Arc::new(Mutex::new(first_map(
            size, screen, &state, &theme,
        ))))
    }

    /// Notes how the window is while it waits for the atlas.
    pub(super) fn note(&self, ui: &Ui, state: &AppState, theme: &Theme) {
        let screen = (
            ui.pixels_per_point(),
            ui.input(|input| input.max_texture_side),
        );
        let size: Vec2 = ui.max_rect().size();
        let now = first_map(size, screen, state, theme);
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = now;
    }

    /// The map to begin.
    pub(super) fn map(&self) -> FirstMap {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.clone()
    }
}

#[cfg(test)]
mod tests {
    use egui::{Context, Pos2, RawInput, Rect, vec2};

    use super::*;
    use crate::app::testing::{frame, window};
    use crate::model::Language;
    use crate::state::PanelChoice;

    #[test]
    fn the_map_that_is_begun_is_as_large_as_the_windows() {
        use Language::{En, ZhHans, ZhHant};
        use PanelChoice::{Automatic, Closed};
        for (size, language, left) in [
            (vec2(1280.0, 800.0), ZhHans, Automatic),
            (vec2(1920.0, 1080.0), En, Automatic),
            (vec2(900.0, 600.0), ZhHant, Automatic),
            (vec2(1280.0, 800.0), ZhHans, Closed),
        ] {
            let ctx = Context::default();
            let mut app = window(&ctx);
            app.state.language = language;
            app.i18n = crate::i18n::I18n::new(language);
            app.state.panels.left = left;
            let screen = (1.0, texture_side(size, 1.0));
            let expected = first_map(size, screen, &app.state, &app.theme);
            let input = RawInput {
                screen_rect: Some(Rect::from_min_size(Pos2::ZERO, size)),
                ..RawInput::default()
            };
            frame(&ctx, &mut app, input);
            let shown = app.map().view().map(|view| view.frame);
            let shown = shown.map(|frame| (frame.width(), frame.height()));
            assert_eq!(shown, Some(expected.size), "{size}");
        }
    }
}
