//! What hands do on the map: buttons that zoom, wheels and touch surfaces, fingers, double clicks,
//! and measuring.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may fail at once"
)]

#[path = "support/desk.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod desk;

use chengyu_atlas::action::Action;
use chengyu_atlas::i18n::I18n;
use chengyu_atlas::model::Language;
use chengyu_atlas::projection::{LonLat, PagePt, Viewport, WorldPt};
use chengyu_atlas::state::{Goal, MeasureStep};
use desk::Desk;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, PointerButton, Pos2, Vec2};
use egui::{TouchDeviceId, TouchId, TouchPhase, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

fn i18n() -> I18n {
    I18n::new(Language::ZhHans)
}

fn open() -> Desk {
    let mut desk = Desk::open(Language::ZhHans, |_| {});
    desk.go(105.0, 30.2, 7.5);
    desk
}

fn view(desk: &Desk) -> Viewport {
    desk.harness.state().panes.map.view().unwrap()
}

/// A point of the map's page that nothing covers, away from its middle.
fn spot(desk: &Desk) -> PagePt {
    let at = view(desk).frame.center().offset(-180.0, -120.0);
    assert!(desk.is_clear(at));
    at
}

/// The point of the world at a point of the page.
fn ground(desk: &Desk, at: PagePt) -> WorldPt {
    view(desk).transform().unproject(at)
}

/// How far, in points, a point of the world is now from a point of the page.
fn off(desk: &Desk, ground: WorldPt, at: PagePt) -> (f64, f64) {
    let now = view(desk).transform().project(ground);
    (now.x - at.x, now.y - at.y)
}

fn wheel(desk: &mut Desk, unit: MouseWheelUnit, delta: Vec2, modifiers: Modifiers) {
    desk.harness.event(Event::MouseWheel {
        unit,
        delta,
        phase: TouchPhase::Move,
        modifiers,
        source: MouseWheelSource::Unknown,
    });
    desk.settle();
}

#[test]
fn buttons_on_the_map_zoom_and_fit_and_tell_their_keys() {
    let mut desk = open();
    let expected = [
        ("map-zoom-in", Goal::ZoomBy(1.0), "+"),
        ("map-zoom-out", Goal::ZoomBy(-1.0), "−"),
        ("map-fit-circle", Goal::Circle, "0"),
    ];
    for (key, goal, keys) in expected {
        let name = i18n().tr(key);
        let node = desk.harness.get_by_role_and_label(Role::Button, &name);
        let rect = node.rect();
        assert!(rect.width() >= 24.0 && rect.height() >= 24.0, "{rect}");
        desk.take_done();
        desk.harness.hover_at(rect.center());
        desk.harness.run_steps(3);
        desk.assert_says(&format!("{name}  {keys}"));
        for pressed in [true, false] {
            desk.harness.event(Event::PointerButton {
                pos: rect.center(),
                button: PointerButton::Primary,
                pressed,
                modifiers: Modifiers::NONE,
            });
            desk.harness.step();
        }
        assert_eq!(desk.take_done(), [Action::Go(goal)], "{key}");
    }
}

#[test]
fn names_and_furniture_leave_the_buttons_alone() {
    let desk = open();
    let scene = desk.scene();
    let buttons = scene.picking.buttons.unwrap();
    assert!(!desk.is_clear(buttons.center()), "a click goes to the map");
    let others = scene.covered.iter().filter(|rect| **rect != buttons);
    assert!(others.clone().count() >= 3);
    assert!(others.into_iter().all(|rect| !rect.overlaps(&buttons)));
    for name in &scene.picking.lettering {
        let covers = |rect: &chengyu_atlas::geometry::TurnedRect| rect.bounds().overlaps(&buttons);
        assert!(!name.boxes.iter().any(covers), "{name:?}");
    }
}

#[test]
fn two_fingers_on_a_touch_surface_pan_and_steps_of_a_wheel_zoom_about_the_pointer() {
    let mut desk = open();
    let at = spot(&desk);
    let pos = desk.on_screen(at);
    desk.harness.hover_at(pos);
    desk.settle();
    let (before, zoom) = (ground(&desk, at), view(&desk).zoom);
    wheel(
        &mut desk,
        MouseWheelUnit::Point,
        vec2(40.0, 25.0),
        Modifiers::NONE,
    );
    let (x, y) = off(&desk, before, at);
    assert!((x - 40.0).abs() < 1.0 && (y - 25.0).abs() < 1.0, "{x} {y}");
    assert_eq!(view(&desk).zoom, zoom);
    wheel(
        &mut desk,
        MouseWheelUnit::Point,
        vec2(-40.0, -25.0),
        Modifiers::NONE,
    );
    wheel(
        &mut desk,
        MouseWheelUnit::Line,
        vec2(0.0, 1.0),
        Modifiers::SHIFT,
    );
    let (x, y) = off(&desk, before, at);
    assert!(x.abs() > 20.0 && y.abs() < 1.0, "{x} {y}");
    assert_eq!(view(&desk).zoom, zoom);
    let before = ground(&desk, at);
    wheel(
        &mut desk,
        MouseWheelUnit::Line,
        vec2(0.0, 1.0),
        Modifiers::NONE,
    );
    let (x, y) = off(&desk, before, at);
    assert!(x.hypot(y) < 1.0 && view(&desk).zoom > zoom + 0.4, "{x} {y}");
    let zoom = view(&desk).zoom;
    let before = ground(&desk, at);
    desk.harness.event(Event::Zoom(1.5));
    desk.settle();
    let (x, y) = off(&desk, before, at);
    assert!(x.hypot(y) < 1.0, "{x} {y}");
    assert!((view(&desk).zoom - zoom - 1.5_f64.log2()).abs() < 0.01);
}

fn touch(desk: &mut Desk, finger: u64, phase: TouchPhase, pos: Pos2) {
    desk.harness.event(Event::Touch {
        device_id: TouchDeviceId(0),
        id: TouchId(finger),
        phase,
        pos,
        force: None,
    });
    // What the windowing crate makes of the first finger.
    if finger != 1 {
        return;
    }
    desk.harness.event(Event::PointerMoved(pos));
    let pressed = match phase {
        TouchPhase::Start => true,
        TouchPhase::End => false,
        _ => return,
    };
    desk.harness.event(Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    });
    if !pressed {
        desk.harness.event(Event::PointerGone);
    }
}

#[test]
fn fingers_that_pinch_zoom_about_the_point_between_them() {
    let mut desk = open();
    let at = spot(&desk);
    let middle = desk.on_screen(at);
    let (before, zoom) = (ground(&desk, at), view(&desk).zoom);
    let finger = |reach: f32| [middle - vec2(reach, 0.0), middle + vec2(reach, 0.0)];
    let phases = [
        (TouchPhase::Start, 40.0_f32),
        (TouchPhase::Move, 60.0),
        (TouchPhase::Move, 80.0),
        (TouchPhase::End, 80.0),
    ];
    for (phase, reach) in phases {
        for (finger, pos) in [1, 2].into_iter().zip(finger(reach)) {
            touch(&mut desk, finger, phase, pos);
        }
        desk.harness.step();
    }
    desk.settle();
    let (x, y) = off(&desk, before, at);
    assert!(x.hypot(y) < 3.0, "{x} {y}");
    let levels = view(&desk).zoom - zoom;
    assert!((levels - 1.0).abs() < 0.1, "{levels} levels");
    assert!(desk.take_done().is_empty(), "a pinch is no click");
}

/// Each event takes a step, longer than two clicks may be apart otherwise.
fn clicks_are_double(desk: &Desk) {
    let ctx = &desk.harness.ctx;
    ctx.options_mut(|options| options.input_options.max_double_click_delay = 4.0);
}

#[test]
fn a_double_click_zooms_in_about_the_pointer_and_with_shift_out() {
    for (modifiers, levels) in [(Modifiers::NONE, 1.0), (Modifiers::SHIFT, -1.0)] {
        let mut desk = open();
        let at = spot(&desk);
        let pos = desk.on_screen(at);
        let (before, zoom) = (ground(&desk, at), view(&desk).zoom);
        desk.harness.hover_at(pos);
        desk.harness.step();
        clicks_are_double(&desk);
        desk.harness.event(Event::ModifiersChanged(modifiers));
        for _ in 0..2 {
            for pressed in [true, false] {
                desk.harness.event(Event::PointerButton {
                    pos,
                    button: PointerButton::Primary,
                    pressed,
                    modifiers,
                });
            }
            desk.harness.step();
        }
        desk.harness.event(Event::ModifiersChanged(Modifiers::NONE));
        let done = desk.take_done();
        assert!(matches!(done.last(), Some(Action::Go(_))), "{done:?}");
        for action in done {
            let _ = desk.harness.state_mut().state.apply(action);
        }
        desk.settle();
        assert!((view(&desk).zoom - zoom - levels).abs() < 0.01, "{levels}");
        let (x, y) = off(&desk, before, at);
        assert!(x.hypot(y) < 1.0, "{x} {y}");
        assert_eq!(desk.state().selection, None);
    }
}

#[test]
fn a_finger_that_rests_opens_the_menu_that_the_second_button_opens() {
    let entries = |desk: &Desk| -> Vec<String> {
        let buttons = desk.harness.query_all_by_role(Role::Button);
        let label = |node: egui_kittest::Node<'_>| node.accesskit_node().label();
        buttons.filter_map(label).collect()
    };
    let mut desk = open();
    let at = spot(&desk);
    desk.press(at, PointerButton::Secondary);
    let by_button = entries(&desk);
    assert!(by_button.contains(&i18n().tr("context-measure")));
    let mut desk = open();
    let pos = desk.on_screen(at);
    touch(&mut desk, 1, TouchPhase::Start, pos);
    // Steps of 0.2 s: it opens after more than half a second.
    desk.harness.run_steps(2);
    assert!(!entries(&desk).contains(&i18n().tr("context-measure")));
    desk.harness.run_steps(3);
    assert!(entries(&desk).contains(&i18n().tr("context-measure")));
    touch(&mut desk, 1, TouchPhase::End, pos);
    desk.harness.run_steps(3);
    assert_eq!(entries(&desk), by_button, "it stays when the finger goes");
    assert!(desk.take_done().is_empty());
}

#[test]
fn the_menu_copies_the_position_in_two_forms_that_are_read_back() {
    let mut desk = open();
    let at = spot(&desk);
    let place = ground(&desk, at).to_lon_lat();
    desk.press(at, PointerButton::Secondary);
    let entry = i18n().tr_with("context-copy-coordinates", &[("at", "")]);
    assert!(entry.contains("WGS-84"));
    let labels = desk.texts();
    let forms = labels.iter().filter_map(|text| text.strip_prefix(&entry));
    let forms: Vec<&str> = forms.collect();
    assert!(forms.len() >= 2, "{labels:?}");
    assert!(forms.iter().any(|form| form.contains('″')));
    for form in forms {
        let read = chengyu_atlas::search::position(form, &desk::SHARED).unwrap();
        let off = (read.lon_deg - place.lon_deg).abs() + (read.lat_deg - place.lat_deg).abs();
        assert!(off < 1e-4, "{form}: {read:?} {place:?}");
    }
}

/// The points of the line, and whether it is still open.
fn measured(desk: &Desk) -> (Vec<LonLat>, bool) {
    let measure = desk.state().measure.clone().unwrap();
    (measure.points, measure.is_open)
}

fn key(desk: &mut Desk, key: Key) {
    desk.harness.key_press(key);
    desk.harness.step();
    desk.apply();
}

#[test]
fn clicks_measure_along_the_ellipsoid_and_leave_the_features_alone() {
    let mut desk = open();
    key(&mut desk, Key::M);
    desk.assert_says(&i18n().tr("measure-begin"));
    // A degree of the meridian at 30°N.
    let points = [(104.5, 29.5), (104.5, 30.5), (105.5, 30.5)];
    for (lon_deg, lat_deg) in points {
        let at = LonLat { lon_deg, lat_deg }.to_world();
        let at = view(&desk).transform().project(at);
        assert!(desk.is_clear(at));
        assert_eq!(desk.hover(at), None, "features are left alone");
        desk.press(at, PointerButton::Primary);
        desk.apply();
    }
    let (added, is_open) = measured(&desk);
    assert!(added.len() == 3 && is_open, "{added:?}");
    assert_eq!(desk.state().selection, None);
    desk.assert_says(&i18n().tr_with("measure-total", &[("length", "207 km")]));
    desk.assert_says(&i18n().tr_with("measure-last", &[("length", "96.0 km")]));
    let name = i18n().tr("measure-with-area");
    desk.harness
        .get_by_role_and_label(Role::CheckBox, &name)
        .click_accesskit();
    desk.harness.step();
    desk.apply();
    desk.assert_says(&i18n().tr_with("measure-area", &[("area", "5320 km²")]));
    // The map is panned meanwhile.
    let before = view(&desk).center;
    key(&mut desk, Key::ArrowRight);
    assert_ne!(view(&desk).center, before);
    key(&mut desk, Key::Backspace);
    assert_eq!(measured(&desk).0.len(), 2);
    key(&mut desk, Key::Escape);
    assert!(!measured(&desk).1, "Esc ends it and keeps its figures");
    desk.assert_says(&i18n().tr_with("measure-total", &[("length", "111 km")]));
    let copy = i18n().tr("measure-copy");
    desk.take_done();
    desk.harness
        .get_by_role_and_label(Role::Button, &copy)
        .click_accesskit();
    desk.harness.step();
    let [Action::Copy(text)] = &desk.take_done()[..] else {
        panic!("nothing is copied");
    };
    assert!(text.contains("111 km") && text.contains("WGS-84"), "{text}");
    key(&mut desk, Key::Escape);
    assert_eq!(desk.state().measure, None);
    assert!(!desk.texts().contains(&i18n().tr("measure-note")));
}

#[test]
fn a_double_click_ends_a_line_at_its_last_point() {
    let mut desk = open();
    desk.harness
        .state_mut()
        .state
        .measure(MeasureStep::Begin(None));
    desk.settle();
    let at = spot(&desk);
    desk.press(at, PointerButton::Primary);
    desk.apply();
    let pos = desk.on_screen(at.offset(90.0, 30.0));
    desk.harness.hover_at(pos);
    desk.harness.run_steps(30);
    clicks_are_double(&desk);
    for _ in 0..2 {
        for pressed in [true, false] {
            desk.harness.event(Event::PointerButton {
                pos,
                button: PointerButton::Primary,
                pressed,
                modifiers: Modifiers::NONE,
            });
        }
        desk.harness.step();
        for action in desk.take_done() {
            let _ = desk.harness.state_mut().state.apply(action);
        }
    }
    let (points, is_open) = measured(&desk);
    assert_eq!((points.len(), is_open), (2, false));
}

#[test]
fn a_line_is_measured_by_the_keys_alone() {
    let mut desk = open();
    key(&mut desk, Key::M);
    let map = i18n().tr("measure-map");
    let focused = desk.harness.get_by_label(&map).is_focused();
    assert!(focused, "the map has the keyboard");
    key(&mut desk, Key::Enter);
    for _ in 0..3 {
        key(&mut desk, Key::ArrowRight);
    }
    key(&mut desk, Key::Enter);
    let (points, is_open) = measured(&desk);
    assert!(points.len() == 2 && is_open, "{points:?}");
    assert!(points[1].lon_deg > points[0].lon_deg);
    // The same place again.
    key(&mut desk, Key::Enter);
    let (points, is_open) = measured(&desk);
    assert!(points.len() == 2 && !is_open, "{points:?}");
    assert_eq!(desk.state().selection, None);
}

#[test]
fn a_line_begins_where_the_menu_was_opened() {
    let mut desk = open();
    let at = spot(&desk);
    let place = ground(&desk, at).to_lon_lat();
    desk.press(at, PointerButton::Secondary);
    let entry = i18n().tr("context-measure");
    desk.harness
        .get_by_role_and_label(Role::Button, &entry)
        .click_accesskit();
    desk.harness.step();
    desk.apply();
    let (points, is_open) = measured(&desk);
    assert!(points.len() == 1 && is_open);
    assert!((points[0].lon_deg - place.lon_deg).abs() < 1e-9);
    // Enter ends where the pointer adds the points.
    let next = at.offset(60.0, 0.0);
    desk.press(next, PointerButton::Primary);
    desk.apply();
    assert_eq!(measured(&desk).0.len(), 2);
    key(&mut desk, Key::Enter);
    assert!(!measured(&desk).1);
}
