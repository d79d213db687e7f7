//! What the window's first map is likely to be, so that it can be begun while the window is made.

use std::ops::RangeInclusive;
use std::sync::{Arc, Mutex, PoisonError};

use egui::{Ui, Vec2};

use super::start::first_size;
use super::{LARGEST_TEXTURE, Options, SettingsStore};
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
        let screen = (pixels.unwrap_or(1.0), LARGEST_TEXTURE);
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
