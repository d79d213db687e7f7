//! What a frame costs while the application is driven by pointer events at 1280×800: egui's pass and
//! the tessellation of what it shows, the map's image among it.
//!
//! The map is rendered on another thread meanwhile, which is not measured, and there is no driver.
//! `cargo bench --bench frame`.

use std::sync::{Arc, Mutex};
use std::time::Instant;

use chengyu_atlas::app::{AtlasApp, Loading, Options, Report, SettingsStore, load};
use chengyu_atlas::geodata::LoadOptions;
use divan::Bencher;
use egui::{
    Context, Event, Modifiers, MouseWheelUnit, PointerButton, Pos2, RawInput, Rect, pos2, vec2,
};

fn main() {
    divan::main();
}

/// A window without a screen.
struct Window {
    ctx: Context,
    app: AtlasApp,
    time: f64,
}

impl Window {
    fn open() -> Self {
        let ctx = Context::default();
        let loading = Loading::finished(load(&LoadOptions::default()));
        let options = Options::new(LoadOptions::default(), Instant::now());
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

    /// One frame, as the window would draw it; the vertices of all its meshes.
    fn frame(&mut self, events: Vec<Event>) -> usize {
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

    fn button(&mut self, at: Pos2, pressed: bool) {
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
fn drag_at(n: u32) -> Pos2 {
    let phase = f64::from(n % 120) / 120.0 * std::f64::consts::TAU;
    #[expect(clippy::cast_possible_truncation, reason = "the screen is f32")]
    let (x, y) = ((phase.sin() * 180.0) as f32, (phase.cos() * 90.0) as f32);
    pos2(700.0 + x, 330.0 + y)
}

/// Nothing changes.
#[divan::bench]
fn at_rest(bencher: Bencher<'_, '_>) {
    let mut window = Window::open();
    bencher.bench_local(|| window.frame(Vec::new()));
}

/// The map is dragged as it opens.
#[divan::bench(sample_count = 300, sample_size = 1)]
fn panning(bencher: Bencher<'_, '_>) {
    let mut window = Window::open();
    window.button(drag_at(0), true);
    let mut n = 0;
    bencher.bench_local(|| {
        n += 1;
        window.frame(vec![Event::PointerMoved(drag_at(n))])
    });
}

/// The wheel turns: the map is scaled and new ones are requested.
#[divan::bench(sample_count = 300, sample_size = 1)]
fn zooming(bencher: Bencher<'_, '_>) {
    let mut window = Window::open();
    window.frame(vec![Event::PointerMoved(pos2(700.0, 330.0))]);
    let mut n = 0_u32;
    bencher.bench_local(|| {
        n += 1;
        let up = if (n / 40).is_multiple_of(2) {
            0.1
        } else {
            -0.1
        };
        window.frame(vec![Event::MouseWheel {
            unit: MouseWheelUnit::Line,
            delta: vec2(0.0, up),
            phase: egui::TouchPhase::Move,
            modifiers: Modifiers::NONE,
            source: egui::MouseWheelSource::Wheel,
        }])
    });
}
