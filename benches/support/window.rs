//! A window without a screen, driven by pointer events at 1280×800.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Instant;

use chengyu_atlas::app::{AtlasApp, LoadResult, Loading, Options, Report, SettingsStore};
use chengyu_atlas::geodata::LoadOptions;
use chengyu_atlas::state::AppState;
use egui::{
    Context, Event, Modifiers, MouseWheelSource, MouseWheelUnit, PointerButton, Pos2, RawInput,
    Rect, TouchPhase, pos2, vec2,
};

/// A window without a screen.
pub(crate) struct Window {
    ctx: Context,
    app: AtlasApp,
    time: f64,
}

impl Window {
    /// The window on an atlas, at rest.
    pub(crate) fn open(loaded: LoadResult) -> Self {
        Self::open_with(loaded, None)
    }

    /// The same with a folder of texts.
    pub(crate) fn open_with(loaded: LoadResult, texts: Option<PathBuf>) -> Self {
        let ctx = Context::default();
        let loading = Loading::finished(loaded);
        let options = Options {
            texts,
            ..Options::new(LoadOptions::default(), Instant::now())
        };
        let report = Arc::new(Mutex::new(Report::default()));
        let app = AtlasApp::new(&ctx, options, SettingsStore::in_memory(), loading, report);
        let mut window = Self {
            ctx,
            app,
            time: 0.0,
        };
        for _ in 0..20 {
            window.frame(Vec::new());
        }
        window
    }

    /// What is chosen in it.
    pub(crate) fn state_mut(&mut self) -> &mut AppState {
        self.app.state_mut()
    }

    /// One frame, as the window would draw it; the vertices of all its meshes.
    pub(crate) fn frame(&mut self, events: Vec<Event>) -> usize {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1280.0, 800.0))),
            time: Some(self.time),
            events,
            ..RawInput::default()
        };
        let app = &mut self.app;
        let mut output = self.ctx.run_ui(input, |ui| app.frame(ui));
        output.textures_delta.clear();
        let primitives = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        primitives
            .iter()
            .map(|p| match &p.primitive {
                egui::epaint::Primitive::Mesh(mesh) => mesh.vertices.len(),
                egui::epaint::Primitive::Callback(_) => 0,
            })
            .sum()
    }

    pub(crate) fn button(&mut self, at: Pos2, pressed: bool) {
        let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
        self.frame(vec![
            Event::PointerMoved(at),
            Event::PointerButton {
                pos: at,
                button,
                pressed,
                modifiers,
            },
        ]);
    }
}

/// Where the pointer is in the n-th frame of a drag to and fro.
pub(crate) fn drag_at(n: u32) -> Pos2 {
    let phase = f64::from(n % 120) / 120.0 * std::f64::consts::TAU;
    #[expect(clippy::cast_possible_truncation, reason = "the screen is f32")]
    let (x, y) = ((phase.sin() * 180.0) as f32, (phase.cos() * 90.0) as f32);
    pos2(700.0 + x, 330.0 + y)
}

/// The events of a frame in which the wheel is turned at a point: down for 200 frames, then up again.
pub(crate) fn wheel(frame: usize, at: Pos2) -> Vec<Event> {
    let down = if frame % 400 < 200 { -60.0 } else { 60.0 };
    vec![
        Event::PointerMoved(at),
        Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: vec2(0.0, down),
            phase: TouchPhase::Move,
            modifiers: Modifiers::NONE,
            source: MouseWheelSource::Wheel,
        },
    ]
}
