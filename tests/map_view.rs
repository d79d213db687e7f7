//! The map comes to rest and stays there, and a click finds what is drawn on top.

#![allow(clippy::unwrap_used, reason = "a test may fail at once")]

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use chengyu_atlas::app::{AtlasApp, Loading, Options, Report, SettingsStore, load};
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

/// Frames until the map is rendered and nothing moves.
fn rest(ctx: &Context, app: &mut AtlasApp, size: egui::Vec2) {
    let begun = Instant::now();
    let mut still = 0;
    while still < 4 {
        frame(ctx, app, size, Vec::new());
        let map = app.map();
        let waits = map.scene().is_none() || map.is_rendering() || map.is_moving();
        still = if waits { 0 } else { still + 1 };
        if waits {
            std::thread::sleep(Duration::from_millis(2));
        }
        assert!(begun.elapsed() < Duration::from_secs(60), "never at rest");
    }
}

fn open(ctx: &Context) -> AtlasApp {
    let loading = Loading::finished(load(&LoadOptions::default()));
    let options = Options::new(LoadOptions::default(), Instant::now());
    AtlasApp::new(
        ctx,
        options,
        SettingsStore::in_memory(),
        loading,
        Arc::new(Mutex::new(Report::default())),
    )
}

fn check_rest(width: f32, height: f32) {
    let ctx = Context::default();
    let mut app = open(&ctx);
    let size = vec2(width, height);
    rest(&ctx, &mut app, size);
    let (before, placement) = (app.map().counts(), app.map().placement());
    for i in 0..12_u8 {
        let hover = Event::PointerMoved(pos2(500.0 + f32::from(i), 300.0));
        frame(&ctx, &mut app, size, vec![hover]);
    }
    assert_eq!(app.map().counts(), before, "{width}×{height}");
    assert_eq!(app.map().placement(), placement, "{width}×{height}");
}

/// A key, pressed and let go.
fn press(key: egui::Key) -> Vec<Event> {
    [true, false]
        .map(|pressed| Event::Key {
            key,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers: egui::Modifiers::NONE,
        })
        .into()
}

/// The first button of the mouse, pressed or let go.
fn button(pos: egui::Pos2, pressed: bool) -> Event {
    Event::PointerButton {
        pos,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: egui::Modifiers::NONE,
    }
}

#[test]
fn a_map_that_is_pushed_beyond_the_region_comes_to_rest_at_its_edge() {
    let ctx = Context::default();
    let mut app = open(&ctx);
    let size = vec2(1280.0, 800.0);
    rest(&ctx, &mut app, size);
    let opening = app.map().placement();
    (0..40).for_each(|_| frame(&ctx, &mut app, size, press(egui::Key::ArrowRight)));
    rest(&ctx, &mut app, size);
    let rest = (app.map().placement(), app.map().counts());
    assert_ne!(rest.0, opening);
    (0..10).for_each(|_| frame(&ctx, &mut app, size, Vec::new()));
    assert_eq!((app.map().placement(), app.map().counts()), rest);
    assert!(!app.map().is_moving());
}

#[test]
fn a_click_on_the_node_of_a_city_selects_the_city_and_not_a_line_through_it() {
    for key in ["512000", "510900", "511000", "511100", "511800"] {
        let ctx = Context::default();
        let mut app = open(&ctx);
        let size = vec2(1280.0, 800.0);
        rest(&ctx, &mut app, size);
        let (to_page, corner) = app.map().placement().unwrap();
        let atlas = app.atlas().unwrap();
        let place = atlas.place_by_key(key).unwrap();
        let node = atlas.place(place).node.as_ref().unwrap().at.to_world();
        let at = to_page.project(node);
        #[expect(clippy::cast_possible_truncation, reason = "the screen is f32")]
        let at = pos2(corner.x + at.x as f32, corner.y + at.y as f32);
        frame(&ctx, &mut app, size, vec![Event::PointerMoved(at)]);
        for pressed in [true, false] {
            let click = Event::PointerButton {
                pos: at,
                button: egui::PointerButton::Primary,
                pressed,
                modifiers: egui::Modifiers::NONE,
            };
            frame(&ctx, &mut app, size, vec![click]);
        }
        frame(&ctx, &mut app, size, Vec::new());
        assert_eq!(
            app.state().selection,
            Some(chengyu_atlas::model::FeatureId::Place(place)),
            "{key}"
        );
    }
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

#[test]
fn a_drag_within_one_frame_moves_the_map_as_far_as_the_pointer() {
    let ctx = Context::default();
    let mut app = open(&ctx);
    let size = vec2(1280.0, 800.0);
    rest(&ctx, &mut app, size);
    let (from, to) = (pos2(600.0, 300.0), pos2(800.0, 350.0));
    let (before, corner) = app.map().placement().unwrap();
    let ground = before.unproject(chengyu_atlas::projection::PagePt::new(
        f64::from(from.x - corner.x),
        f64::from(from.y - corner.y),
    ));
    frame(&ctx, &mut app, size, vec![Event::PointerMoved(from)]);
    let drag = vec![
        button(from, true),
        Event::PointerMoved(to),
        button(to, false),
    ];
    frame(&ctx, &mut app, size, drag);
    rest(&ctx, &mut app, size);
    let (after, corner) = app.map().placement().unwrap();
    let now = after.project(ground);
    let there = (f64::from(corner.x) + now.x, f64::from(corner.y) + now.y);
    let off = (there.0 - f64::from(to.x)).hypot(there.1 - f64::from(to.y));
    assert!(off < 1.0, "{there:?}, not {to:?}");
    assert_eq!(app.state().selection, None);
}

#[test]
fn a_click_of_the_wheel_renders_the_map_once_or_twice() {
    let ctx = Context::default();
    let mut app = open(&ctx);
    // So large that a map is handed to the graphics card over several frames.
    let size = vec2(1920.0, 1080.0);
    rest(&ctx, &mut app, size);
    let rendered_maps = |app: &AtlasApp| app.map().counts().2;
    for _ in 0..3 {
        let before = rendered_maps(&app);
        let at = Event::PointerMoved(pos2(900.0, 420.0));
        let wheel = Event::MouseWheel {
            unit: egui::MouseWheelUnit::Line,
            delta: vec2(0.0, 1.0),
            phase: egui::TouchPhase::Move,
            modifiers: egui::Modifiers::NONE,
            source: egui::MouseWheelSource::Wheel,
        };
        frame(&ctx, &mut app, size, vec![at, wheel]);
        rest(&ctx, &mut app, size);
        let rendered = rendered_maps(&app) - before;
        assert!((1..=2).contains(&rendered), "{rendered} maps");
    }
}

/// How far the ground goes beyond the pointer that drags it over six frames, keeps still for some
/// more, and lets it go; and how many frames later the map is still.
fn glide(held: usize) -> (f64, usize) {
    let ctx = Context::default();
    let mut app = open(&ctx);
    let size = vec2(1280.0, 800.0);
    rest(&ctx, &mut app, size);
    let from = pos2(600.0, 300.0);
    let (before, _) = app.map().placement().unwrap();
    let origin = chengyu_atlas::projection::PagePt::new(0.0, 0.0);
    let ground = before.unproject(origin);
    let start = vec![Event::PointerMoved(from), button(from, true)];
    frame(&ctx, &mut app, size, start);
    let mut at = from;
    for _ in 0..6 {
        at.x += 25.0;
        frame(&ctx, &mut app, size, vec![Event::PointerMoved(at)]);
    }
    for _ in 0..held {
        frame(&ctx, &mut app, size, Vec::new());
    }
    frame(&ctx, &mut app, size, vec![button(at, false)]);
    let mut frames = 0;
    while app.map().is_moving() {
        frame(&ctx, &mut app, size, Vec::new());
        frames += 1;
        assert!(frames < 600, "it glides without end");
    }
    let (after, _) = app.map().placement().unwrap();
    let moved = after.project(ground).x - origin.x;
    (moved - f64::from(at.x - from.x), frames)
}

#[test]
fn a_map_that_is_thrown_glides_a_quarter_of_a_second_and_one_that_is_held_stays() {
    let (beyond, frames) = glide(0);
    assert!((20.0..=91.0).contains(&beyond), "{beyond} points");
    // Sixty frames a second, and one in which it sees that it has arrived.
    assert!(frames <= 18, "{frames} frames");
    let (beyond, frames) = glide(30);
    assert!(beyond.abs() < 1.0 && frames == 0, "{beyond}, {frames}");
}

#[test]
fn with_reduced_motion_the_map_jumps_to_where_it_would_glide() {
    let size = vec2(1280.0, 800.0);
    let after_two_frames = |is_reduced: bool| {
        let ctx = Context::default();
        let mut app = open(&ctx);
        rest(&ctx, &mut app, size);
        app.state_mut().reduced_motion = is_reduced;
        frame(&ctx, &mut app, size, press(egui::Key::Num9));
        frame(&ctx, &mut app, size, Vec::new());
        let (is_moving, view) = (app.map().is_moving(), app.map().view());
        rest(&ctx, &mut app, size);
        let zoom = |view: Option<chengyu_atlas::projection::Viewport>| view.unwrap().zoom;
        (
            is_moving,
            zoom(view),
            zoom(app.map().view()),
            ctx.global_style().animation_time,
        )
    };
    let (is_moving, zoom, last, animation) = after_two_frames(false);
    assert!(is_moving && (zoom - last).abs() > 0.01 && animation > 0.0);
    let (is_moving, zoom, last, animation) = after_two_frames(true);
    assert!(!is_moving && (zoom - last).abs() < 1e-9, "{zoom} {last}");
    assert!(animation == 0.0, "{animation}");
}
