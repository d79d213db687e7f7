//! A window in which nothing happens draws the same map again and builds nothing.

#![allow(clippy::unwrap_used, reason = "a test may fail at once")]

use std::sync::{Arc, Mutex, mpsc};
use std::time::Instant;

use chengyu_atlas::app::{AtlasApp, Options, Report, load};
use chengyu_atlas::geodata::LoadOptions;
use egui::{Context, Event, Pos2, RawInput, Rect, pos2, vec2};

fn frame(ctx: &Context, app: &mut AtlasApp, size: egui::Vec2, events: Vec<Event>) {
    let input = RawInput {
        screen_rect: Some(Rect::from_min_size(Pos2::ZERO, size)),
        events,
        ..RawInput::default()
    };
    let mut output = ctx.run_ui(input, |ui| app.frame(ui));
    output.textures_delta.clear();
}

fn open(ctx: &Context) -> AtlasApp {
    let (sender, loading) = mpsc::channel();
    sender.send(load(&LoadOptions::default())).unwrap();
    let options = Options {
        load: LoadOptions::default(),
        texts: None,
        started: Instant::now(),
        startup_report: false,
        dump_state: None,
    };
    AtlasApp::new(
        ctx,
        options,
        loading,
        Arc::new(Mutex::new(Report::default())),
    )
}

fn check_rest(width: f32, height: f32) {
    let ctx = Context::default();
    let mut app = open(&ctx);
    let size = vec2(width, height);
    (0..12).for_each(|_| frame(&ctx, &mut app, size, Vec::new()));
    let (before, placement) = (app.map().counts(), app.map().placement());
    for i in 0..12_u8 {
        let hover = Event::PointerMoved(pos2(500.0 + f32::from(i), 300.0));
        frame(&ctx, &mut app, size, vec![hover]);
    }
    assert_eq!(app.map().counts(), before, "{width}×{height}");
    assert_eq!(app.map().placement(), placement, "{width}×{height}");
}

#[test]
fn hovering_over_the_opening_view_builds_no_scene_and_moves_nothing() {
    for (width, height) in [
        (1280.0, 800.0),
        (1920.0, 1080.0),
        (1024.0, 768.0),
        (760.0, 480.0),
    ] {
        check_rest(width, height);
    }
}
