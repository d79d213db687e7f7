//! A window without a screen, for the tests of this module.

use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::{Context, FullOutput, RawInput};

use super::{AtlasApp, Loading, Options, SettingsStore, load};
use crate::geodata::LoadOptions;

/// A window on the bundled atlas.
pub(super) fn window(ctx: &Context) -> AtlasApp {
    let options = Options::new(LoadOptions::default(), Instant::now());
    let loading = Loading::finished(load(&LoadOptions::default()));
    AtlasApp::new(
        ctx,
        options,
        SettingsStore::in_memory(),
        loading,
        Arc::default(),
    )
}

/// Shows one frame.
pub(super) fn frame(ctx: &Context, app: &mut AtlasApp, input: RawInput) -> FullOutput {
    let mut output = ctx.run_ui(input, |ui| app.frame(ui));
    output.textures_delta.clear();
    output
}

/// Shows frames until the window is in a state.
pub(super) fn wait(ctx: &Context, app: &mut AtlasApp, until: impl Fn(&AtlasApp) -> bool) {
    let begun = Instant::now();
    while !until(app) {
        assert!(begun.elapsed() < Duration::from_secs(60), "{:?}", app.state);
        frame(ctx, app, RawInput::default());
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// How long the window rests when nothing moves any more, at most so long; in the meantime it is
/// shown as it asks to be.
pub(super) fn rest(ctx: &Context, app: &mut AtlasApp, enough: Duration) -> Duration {
    let begun = Instant::now();
    loop {
        let input = RawInput {
            time: Some(begun.elapsed().as_secs_f64()),
            ..RawInput::default()
        };
        let output = frame(ctx, app, input);
        let delay = output.viewport_output[&egui::ViewportId::ROOT].repaint_delay;
        if delay >= enough {
            return delay;
        }
        assert!(begun.elapsed() < Duration::from_secs(60), "it never rests");
        std::thread::sleep(Duration::from_millis(2));
    }
}
