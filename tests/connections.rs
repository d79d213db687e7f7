//! What ties a place, and two: the panel by pointer and by keyboard, the map, the figure and the
//! command that makes it again.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may fail at once"
)]

#[path = "support/headless.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod headless;
mod support;

use std::process::Command;

use chengyu_atlas::action::Action;
use chengyu_atlas::connection::{Between, Connected, Everything, Partner, Star};
use chengyu_atlas::export::{Description, command};
use chengyu_atlas::filter::{FactFilter, FactKind, Value};
use chengyu_atlas::i18n::I18n;
use chengyu_atlas::model::{FeatureId, Language, PartialDate, PlaceId};
use chengyu_atlas::scene::layout::{Figure, figure, ties_title, usual_title};
use chengyu_atlas::scene::theme::ThemeName;
use chengyu_atlas::scene::{About, Extent, Mark, Scene, Shape, Shown, without_line};
use chengyu_atlas::state::Topic;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use headless::{Window, tr};
use support::{ATLAS, I18N, THEME, place};

fn ziyang() -> PlaceId {
    place("512000")
}

fn chengdu() -> PlaceId {
    place("510100")
}

fn star() -> Star {
    Star::of(&ATLAS, &Everything, ziyang())
}

fn label(place: PlaceId) -> &'static str {
    ATLAS.place(place).names.label(Language::ZhHans)
}

/// A window with a topic in its panel.
fn open(connected: Connected) -> Window {
    let mut window = Window::open();
    window.apply(Action::Connect(connected));
    window
}

/// The heading of a part in the list, by how it begins.
fn heading(window: &Window, start: &str) -> Option<(String, bool)> {
    let nodes = window.harness.query_all_by_role(Role::DisclosureTriangle);
    nodes
        .filter_map(|node| {
            let node = node.accesskit_node();
            Some((node.label()?, node.data().is_expanded() == Some(true)))
        })
        .find(|(label, _)| label.starts_with(start))
}

fn heading_of(partner: &Partner) -> String {
    format!("{} · {} · ", label(partner.place), partner.ties.count())
}

fn click_heading(window: &mut Window, start: &str) {
    let (label, _) = heading(window, start).unwrap_or_else(|| panic!("no {start}"));
    window.click(Role::DisclosureTriangle, &label);
}

fn focus_heading(window: &mut Window, start: &str) {
    let (label, _) = heading(window, start).unwrap_or_else(|| panic!("no {start}"));
    let role = Role::DisclosureTriangle;
    window.harness.get_by_role_and_label(role, &label).focus();
    window.settle();
}

fn focused(window: &Window) -> Option<String> {
    let nodes = window.harness.query_all_by_role(Role::DisclosureTriangle);
    let mut nodes = nodes.filter(|node| node.is_focused());
    nodes.next()?.accesskit_node().label()
}

#[test]
fn the_button_of_a_place_lists_its_partners_by_rank() {
    let mut window = Window::open();
    window.show_place("资阳市");
    window.click(Role::Button, &tr("connections-open"));
    assert_eq!(
        window.state().topic(),
        Topic::Connected(Connected::Star(ziyang()))
    );
    window.assert_says(&ties_title(&ATLAS, &I18N, Connected::Star(ziyang())));
    let star = star();
    for partner in star.partners.iter().take(4) {
        let (_, is_open) = heading(&window, &heading_of(partner)).expect("a heading");
        assert!(!is_open);
    }
    let first = &star.partners[0];
    click_heading(&mut window, &heading_of(first));
    let title = &ATLAS.corridor(first.ties.corridors[0]).title.zh;
    window.assert_says(title);
    // Unfolded, the list below is out of sight and not laid out.
    assert!(heading(&window, &heading_of(&star.partners[1])).is_none());
    window.press_with(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(
        window.state().topic(),
        Topic::Feature(FeatureId::Place(ziyang()))
    );
    window.press_with(Modifiers::ALT, Key::ArrowRight);
    let (_, is_open) = heading(&window, &heading_of(first)).expect("a heading");
    assert!(is_open, "it is folded as it was left");
}

#[test]
fn the_keyboard_walks_the_list_unfolds_it_and_leads_to_the_pair() {
    let star = star();
    let mut window = open(Connected::Star(ziyang()));
    let camera = window.state().camera;
    focus_heading(&mut window, &heading_of(&star.partners[0]));
    for partner in &star.partners[1..12] {
        window.press(Key::ArrowDown);
        let on = focused(&window).expect("the keyboard is in the list");
        assert!(on.starts_with(&heading_of(partner)), "{on}");
    }
    for _ in 0..11 {
        window.press(Key::ArrowUp);
    }
    let first = heading_of(&star.partners[0]);
    assert!(focused(&window).is_some_and(|on| on.starts_with(&first)));
    assert_eq!(window.state().camera, camera, "the map stays");
    window.press(Key::ArrowRight);
    assert!(heading(&window, &first).is_some_and(|(_, is_open)| is_open));
    window.press(Key::ArrowLeft);
    assert!(heading(&window, &first).is_some_and(|(_, is_open)| !is_open));
    window.press(Key::Enter);
    let pair = Connected::Between(ziyang(), star.partners[0].place);
    assert_eq!(window.state().topic(), Topic::Connected(pair));
    // A fast hand has let go of Alt before the frame begins.
    for pressed in [true, false] {
        window.harness.event(Event::Key {
            key: Key::ArrowLeft,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers: Modifiers::ALT,
        });
    }
    window.settle();
    assert_eq!(
        window.state().topic(),
        Topic::Connected(Connected::Star(ziyang()))
    );
}

#[test]
fn two_places_are_listed_directly_through_groups_and_through_others() {
    let found = Between::of(&ATLAS, &Everything, chengdu(), ziyang());
    let mut window = open(Connected::Between(chengdu(), ziyang()));
    let direct = format!("{} · {}", tr("connections-direct"), found.direct.count());
    let (_, is_open) = heading(&window, &direct).expect("the direct ties");
    assert!(is_open);
    let first = ATLAS.corridor(found.direct.corridors[0]);
    window.assert_says(&I18N.quoted(first.evidence.principal().anchor.quote.as_str()));
    click_heading(&mut window, &direct);
    for of in &found.groups {
        let name = [("group", label(of.group))];
        let through = I18N.tr_with("connections-through", &name);
        click_heading(&mut window, &through);
        let membership = ATLAS.place(of.group).membership.as_ref().expect("a phrase");
        let quote = membership.evidence.principal().anchor.quote.as_str();
        window.assert_says(&I18N.quoted(quote));
        click_heading(&mut window, &through);
    }
    for via in &found.via {
        let counts = format!("{} + {}", via.to_one.count(), via.to_other.count());
        let start = format!("{} · {counts}", label(via.place));
        assert!(
            heading(&window, &start).is_some(),
            "{start} {:?}",
            window.texts()
        );
    }
    window.click(Role::Button, &tr("connections-swap-hint"));
    let swapped = Connected::Between(ziyang(), chengdu());
    assert_eq!(window.state().topic(), Topic::Connected(swapped));
    let all = I18N.tr_with("connections-all-of", &[("name", label(chengdu()))]);
    window.click(Role::Link, &all);
    assert_eq!(
        window.state().topic(),
        Topic::Connected(Connected::Star(chengdu()))
    );
}

#[test]
fn either_place_is_replaced_by_a_partner_of_the_other() {
    let mut window = open(Connected::Between(chengdu(), ziyang()));
    let other = I18N.tr_with("connections-other", &[("name", label(chengdu()))]);
    window.click(Role::Button, &other);
    let deyang = star()
        .partners
        .into_iter()
        .find(|p| p.place == place("510600"));
    let deyang = deyang.expect("a partner");
    let count = deyang.ties.count().to_string();
    let entry = [("name", label(deyang.place)), ("n", &*count)];
    window.click(Role::Button, &I18N.tr_with("connections-entry", &entry));
    let pair = Connected::Between(deyang.place, ziyang());
    assert_eq!(window.state().topic(), Topic::Connected(pair));
}

#[test]
fn a_fact_of_the_list_is_selected_by_its_name_and_read_by_its_quote() {
    let found = Between::of(&ATLAS, &Everything, chengdu(), ziyang());
    let mut window = open(Connected::Between(chengdu(), ziyang()));
    window.click(Role::Link, &I18N.tr("detail-card-whole"));
    window.click(Role::Button, &tr("button-read"));
    assert!(window.state().reader.is_some());
    let id = found.direct.corridors[0];
    let title = ATLAS.corridor(id).title.zh.clone();
    window.click(Role::Link, &title);
    assert_eq!(
        window.state().topic(),
        Topic::Feature(FeatureId::Corridor(id))
    );
    let pair = Connected::Between(chengdu(), ziyang());
    let title = ties_title(&ATLAS, &I18N, pair);
    let back = I18N.tr_with("connections-back", &[("title", &title)]);
    window.click(Role::Link, &back);
    assert_eq!(window.state().topic(), Topic::Connected(pair));
}

#[test]
fn what_filter_and_date_leave_out_is_told_with_a_way_to_lift_it() {
    let mut window = open(Connected::Star(ziyang()));
    let mut filter = FactFilter::default();
    filter.only(Value::Kind(FactKind::Link));
    window.apply(Action::SetFilter(filter));
    window.apply(Action::SetAsOf(PartialDate::parse("1990")));
    let none = I18N.tr_with("connections-none-left", &[("name", label(ziyang()))]);
    window.assert_says(&none);
    window.assert_says("1990");
    window.click(Role::Button, &tr("connections-any-date"));
    assert_eq!(window.state().shown.as_of(), None);
    let first = window.label_starting_with(&tr("connections-partners"));
    assert!(!window.says(&none), "{first}");
    assert!(window.says(&I18N.tr(FactKind::Link.key())));
    let clear = tr("filters-clear");
    window.click(Role::Button, &clear);
    assert!(window.state().shown.filter().is_empty());
    assert!(heading(&window, &heading_of(&star().partners[0])).is_some());
}

#[test]
fn a_place_without_ties_says_that_no_text_names_one() {
    let mut places = ATLAS.places();
    let lonely = places.find(|(id, place)| {
        let star = Star::of(&ATLAS, &Everything, *id);
        star.partners.is_empty() && place.region.is_some()
    });
    let (id, _) = lonely.expect("a place without ties");
    let window = open(Connected::Star(id));
    window.assert_says(&I18N.tr_with("connections-none", &[("name", label(id))]));
    let window = open(Connected::Between(id, ziyang()));
    let names = [("one", label(id)), ("other", label(ziyang()))];
    window.assert_says(&I18N.tr_with("connections-none-direct", &names));
    window.assert_says(&tr("connections-none-at-all"));
}

/// The numbers in the rings that lead to a place.
fn rings(scene: &Scene, place: PlaceId) -> Vec<String> {
    let of = scene
        .ground
        .iter()
        .filter(|item| item.mark == Mark::Spoke && item.feature == Some(FeatureId::Place(place)));
    let texts = of.filter_map(|item| match &item.shape {
        Shape::Text(text) => Some(text.content.clone()),
        _ => None,
    });
    texts.collect()
}

fn asked(connected: Connected) -> Figure {
    let mut asked = Figure {
        about: About::Connected(connected),
        ..Figure::new(Extent::Connected(connected))
    };
    asked.title = usual_title(&ATLAS, &I18N, &asked.shown, asked.extent);
    asked
}

#[test]
fn a_figure_shows_each_partner_with_the_number_of_its_facts_in_its_frame() {
    let scene = figure(&ATLAS, &I18N, &THEME, &asked(Connected::Star(ziyang())));
    let (mut lines, frame) = (0, scene.view.frame);
    let without = without_line(&ATLAS, &Shown::default(), Connected::Star(ziyang()));
    for partner in &star().partners {
        let numbers = rings(&scene, partner.place);
        if numbers.is_empty() {
            assert!(without.contains(&partner.place));
            continue;
        }
        assert_eq!(numbers, [partner.ties.count().to_string()]);
        lines += 1;
    }
    assert!(lines > 15, "{lines}");
    for item in scene.ground.iter().filter(|item| item.mark == Mark::Spoke) {
        if let Shape::Path { points, .. } = &item.shape {
            assert!(
                points.iter().all(|p| frame.contains(*p)),
                "{:?}",
                item.feature
            );
        }
    }
    let pair = Connected::Between(chengdu(), ziyang());
    let scene = figure(&ATLAS, &I18N, &THEME, &asked(pair));
    let found = Between::of(&ATLAS, &Everything, chengdu(), ziyang());
    assert_eq!(rings(&scene, ziyang()), [found.direct.count().to_string()]);
}

#[test]
fn no_name_lies_on_a_ring() {
    let scene = figure(&ATLAS, &I18N, &THEME, &asked(Connected::Star(ziyang())));
    let rings = scene.picking.symbols.iter().filter(|symbol| {
        let FeatureId::Place(place) = symbol.feature else {
            return false;
        };
        star().partners.iter().any(|p| p.place == place)
    });
    let mut count = 0;
    for ring in rings {
        let at = scene.to_page.project(ring.at);
        let on = scene.picking.lettering_at(at);
        assert_eq!(on, None, "{ring:?}");
        count += 1;
    }
    assert!(count > 20);
}

#[test]
fn the_description_lists_the_partners_with_their_numbers() {
    for language in Language::ALL {
        let i18n = I18n::new(language);
        let mut asked = asked(Connected::Star(ziyang()));
        asked.title = usual_title(&ATLAS, &i18n, &asked.shown, asked.extent);
        let scene = figure(&ATLAS, &i18n, &THEME, &asked);
        let described = Description::of(&ATLAS, &i18n, &asked, &scene);
        for partner in &star().partners {
            let name = ATLAS.place(partner.place).names.label(language);
            let count = partner.ties.count();
            assert!(
                described.long.contains(&format!("{name} {count}")),
                "{name}"
            );
        }
        assert!(described.alt.contains(&asked.title), "{}", described.alt);
    }
}

#[test]
fn the_command_makes_the_figure_again() {
    let folder = tempfile::tempdir().unwrap();
    for connected in [
        Connected::Star(ziyang()),
        Connected::Between(chengdu(), ziyang()),
    ] {
        let asked = asked(connected);
        let file = folder.path().join("ties.svg");
        let look = (Language::ZhHans, ThemeName::Light);
        let words = command(&ATLAS, None, &asked, look, 150, &file);
        assert!(words.ends_with("--connections"), "{words}");
        let rest = words.strip_prefix("chengyu-atlas ").expect("a command");
        let program = env!("CARGO_BIN_EXE_chengyu-atlas");
        let script = format!("'{program}' {rest} --force");
        let output = Command::new("sh").arg("-c").arg(script).output().unwrap();
        assert!(output.status.success(), "{words}: {output:?}");
        let scene = figure(&ATLAS, &I18N, &THEME, &asked);
        let description = Description::of(&ATLAS, &I18N, &asked, &scene);
        let format = chengyu_atlas::figure_spec::Format::Svg;
        let bytes = chengyu_atlas::export::encode(&scene, &description, format, 150.0).unwrap();
        assert!(std::fs::read(&file).unwrap() == bytes, "another figure");
    }
}

#[test]
fn the_figure_dialogue_offers_what_the_panel_lists() {
    let mut window = open(Connected::Star(ziyang()));
    window.click(Role::Button, &tr("connections-figure"));
    let state = window.state();
    let asked = state.asked_figure(&ATLAS, &I18N).expect("a figure");
    assert_eq!(asked.extent, Extent::Connected(Connected::Star(ziyang())));
    assert_eq!(asked.about, About::Connected(Connected::Star(ziyang())));
    window.assert_says(&ties_title(&ATLAS, &I18N, Connected::Star(ziyang())));
}

#[test]
fn the_window_s_map_is_about_the_ties_and_marks_a_partner_that_is_pointed_at() {
    let mut window = open(Connected::Star(ziyang()));
    let scene = window.app().map().scene().expect("a map");
    let first = star().partners[0].clone();
    assert_eq!(rings(scene, first.place), [first.ties.count().to_string()]);
    window.press(Key::Escape);
    assert_eq!(window.state().topic(), Topic::Nothing);
    let scene = window.app().map().scene().expect("a map");
    assert!(scene.ground.iter().all(|item| item.mark != Mark::Spoke));
}
