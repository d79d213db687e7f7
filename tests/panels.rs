//! The window's panels, driven through the accessibility tree as a person would drive them.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail at once")]
#![allow(clippy::print_stderr, reason = "a test says why it skipped")]

mod support;

use std::fmt::Debug;
use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use chengyu_atlas::app::{AtlasApp, Options, Report, load};
use chengyu_atlas::geodata::LoadOptions;
use chengyu_atlas::model::{FeatureId, Language, Level};
use chengyu_atlas::scene::figure::Extent;
use chengyu_atlas::scene::{Layer, feature_key};
use chengyu_atlas::state::AppState;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};
use support::{ATLAS, I18N, MAP_BESIDE_PANEL, OPENING_MAP, View};

const DEADLINE: Duration = Duration::from_secs(60);

/// The window without a screen: the real application on the bundled atlas.
struct Window {
    harness: Harness<'static, AtlasApp>,
}

impl Window {
    /// A window as it is after the first start.
    fn open() -> Self {
        let (sender, loading) = channel();
        sender
            .send(load(&LoadOptions::default()))
            .expect("a receiver");
        let mut window =
            Self::of(move |cc| AtlasApp::new(&cc.egui_ctx, options(), loading, Arc::default()));
        window.wait(|app| app.map().scene().is_some());
        window.settle();
        window
    }

    fn of(build: impl FnOnce(&mut eframe::CreationContext<'static>) -> AtlasApp) -> Self {
        let builder = Harness::builder()
            .with_size(egui::vec2(1280.0, 800.0))
            .with_step_dt(1.0 / 60.0)
            .with_max_steps(400);
        Self {
            harness: builder.build_eframe(build),
        }
    }

    fn app(&self) -> &AtlasApp {
        self.harness.state()
    }

    fn state(&self) -> &AppState {
        self.app().state()
    }

    /// Runs until nothing moves any more.
    fn settle(&mut self) {
        self.harness.run();
    }

    /// Runs until the application is in a state, which work on another thread may bring about.
    fn wait(&mut self, until: impl Fn(&AtlasApp) -> bool) {
        let begun = Instant::now();
        while !until(self.app()) {
            let state = self.state();
            assert!(begun.elapsed() < DEADLINE, "nothing came of it: {state:?}");
            self.harness.step();
            std::thread::sleep(Duration::from_millis(2));
        }
        self.settle();
    }

    /// Whether a text is shown, alone or as part of a longer one.
    fn says(&self, text: &str) -> bool {
        self.harness
            .query_all_by_label_contains(text)
            .next()
            .is_some()
    }

    #[track_caller]
    fn assert_says(&self, text: &str) {
        assert!(
            self.says(text),
            "{text:?} is not shown in {:?}",
            self.texts()
        );
    }

    /// Every text that is shown.
    fn texts(&self) -> Vec<String> {
        // The runs of a label repeat what it says.
        let nodes = self
            .harness
            .query_all_by(|node| node.role() != Role::TextRun);
        nodes.filter_map(|node| text_of(&node)).collect()
    }

    #[track_caller]
    fn click(&mut self, role: Role, label: &str) {
        let mut nodes = self.harness.query_all_by_role_and_label(role, label);
        let Some(node) = nodes.next() else {
            panic!("no {role:?} {label:?}; there are {:?}", self.texts());
        };
        // Through the accessibility tree, for a panel may have scrolled it out of sight.
        node.click_accesskit();
        drop(nodes);
        self.settle();
    }

    fn press(&mut self, key: Key) {
        self.harness.key_press(key);
        self.settle();
    }

    fn press_with(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }

    /// Types into a field, whatever has the focus.
    #[track_caller]
    fn type_into(&mut self, field: &str, text: &str) {
        let node = |harness: &Harness<'static, AtlasApp>| {
            let fields = harness.query_all_by_role_and_label(Role::TextInput, field);
            fields.for_each(|node| node.focus());
        };
        node(&self.harness);
        self.settle();
        self.harness
            .get_by_role_and_label(Role::TextInput, field)
            .type_text(text);
        self.settle();
    }

    fn search(&mut self, query: &str) {
        self.type_into(&tr("menu-find"), query);
    }

    /// The rows of the list of places that are in sight.
    fn rows(&self) -> Vec<String> {
        let names = ATLAS.places().map(|(_, place)| &place.names.hans);
        let names: std::collections::BTreeSet<&String> = names.collect();
        let buttons = self.harness.query_all_by_role(Role::Button);
        let labels = buttons.filter_map(|node| text_of(&node));
        labels.filter(|label| names.contains(label)).collect()
    }

    /// Finds a place with the search field and clicks it in the list.
    fn show_place(&mut self, name: &str) {
        self.search(name);
        self.click(Role::Button, name);
        self.press(Key::Escape);
        assert_eq!(self.state().query, "");
    }

    fn selected(&self) -> Option<String> {
        let selection = self.state().selection?;
        Some(feature_key(self.app().atlas()?, selection).to_string())
    }

    #[track_caller]
    fn assert_selected(&self, key: &str) {
        assert_eq!(self.selected().as_deref(), Some(key));
    }

    fn message(&self) -> String {
        let message = self.state().message.clone();
        message.map(|m| m.text).unwrap_or_default()
    }
}

fn options() -> Options {
    Options {
        load: LoadOptions::default(),
        texts: None,
        started: Instant::now(),
        startup_report: false,
        dump_state: None,
    }
}

/// What a node says; a label keeps its text as its value.
fn text_of(node: &Node<'_>) -> Option<String> {
    let node = node.accesskit_node();
    node.label().or_else(|| node.value())
}

/// A message of the interface.
fn tr(key: &str) -> String {
    assert!(I18N.has(key), "{key}");
    I18N.tr(key)
}

// Loading.

#[test]
fn while_the_atlas_is_read_the_window_says_so() {
    let (_sender, loading) = channel();
    let window =
        Window::of(move |cc| AtlasApp::new(&cc.egui_ctx, options(), loading, Arc::default()));
    window.assert_says(&tr("loading"));
}

#[test]
fn an_atlas_that_cannot_be_read_is_told_with_its_reason() {
    let (sender, loading) = channel();
    sender
        .send(Err("links.toml is missing".to_owned()))
        .expect("a receiver");
    let mut window =
        Window::of(move |cc| AtlasApp::new(&cc.egui_ctx, options(), loading, Arc::default()));
    window.settle();
    window.assert_says(&tr("load-failed"));
    window.assert_says("links.toml is missing");
}

#[test]
fn the_first_map_is_reported_once_it_was_shown() {
    let (sender, loading) = channel();
    sender
        .send(load(&LoadOptions::default()))
        .expect("a receiver");
    let report = Arc::new(Mutex::new(Report::default()));
    let shared = Arc::clone(&report);
    let mut window = Window::of(move |cc| AtlasApp::new(&cc.egui_ctx, options(), loading, shared));
    window.settle();
    assert!(report.lock().expect("a report").first_map.is_some());
}

#[test]
fn the_first_start_fits_the_circle_and_asks_nothing() {
    let window = Window::open();
    let scene = window.app().map().scene().expect("a map");
    let view = View::fitting("", Extent::Circle, scene.page);
    assert!(scene.to_string() == view.scene().to_string());
    assert_eq!(window.state().dialog, None);
    assert_eq!(window.state().message, None);
    assert_eq!(window.selected(), None);
    // The views of the other tests are as large as this one.
    assert_near(scene.page, OPENING_MAP);
}

/// Fails when a map is not as large as the views of the other tests.
fn assert_near(size: (f64, f64), known: (f64, f64)) {
    let difference = (size.0 - known.0).abs().max((size.1 - known.1).abs());
    assert!(difference < 4.0, "{size:?}, not {known:?}");
}

// Search and the list of places.

#[test]
fn the_list_is_filtered_by_name_pinyin_and_initials() {
    let mut window = Window::open();
    let all = window.rows();
    assert!(all.len() > 10, "{all:?}");
    for query in ["资阳", "ziyang", "zy", "Ziyang", "512000"] {
        window.search(query);
        let rows = window.rows();
        assert!(rows.contains(&"资阳市".to_owned()), "{query}: {rows:?}");
        assert!(!rows.contains(&"成都市".to_owned()), "{query}: {rows:?}");
        window.press(Key::Escape);
        assert_eq!(window.rows(), all, "{query} is let go of");
    }
}

#[test]
fn a_query_that_nothing_matches_is_answered() {
    let mut window = Window::open();
    window.search("上海");
    assert!(window.rows().is_empty());
    window.assert_says(&I18N.tr_with("search-empty", &[("query", "上海")]));
}

#[test]
fn enter_in_the_search_field_shows_the_first_place() {
    let mut window = Window::open();
    window.press_with(Modifiers::COMMAND, Key::F);
    window.search("遂宁市");
    window.press(Key::Enter);
    window.assert_selected("place-510900");
}

#[test]
fn the_list_can_be_kept_to_places_a_text_names() {
    let mut window = Window::open();
    let unnamed = unnamed_city();
    let name = &ATLAS.place(unnamed).names.hans;
    window.search(name);
    assert!(window.rows().contains(name));
    window.click(Role::CheckBox, &tr("places-only-mentioned"));
    assert!(!window.rows().contains(name));
}

/// A prefecture-level unit that no text says anything of.
fn unnamed_city() -> chengyu_atlas::model::PlaceId {
    let mut cities = ATLAS
        .regions()
        .filter(|(_, r)| r.level == Level::Prefecture);
    let found = cities.find(|(_, r)| !ATLAS.is_mentioned(r.place));
    found.expect("a city no text names").1.place
}

// The panel.

#[test]
fn a_city_shows_its_roles_with_phrase_source_and_article() {
    let mut window = Window::open();
    window.show_place("资阳市");
    window.assert_selected("place-512000");
    for text in [
        "資陽市",
        "Zīyáng Shì",
        "512000",
        "成渝门户枢纽",
        "“支持资阳建设成渝门户枢纽”",
        "资阳日报 · ",
        "2020-07-25",
        "(二)",
    ] {
        window.assert_says(text);
    }
    window.assert_says(&tr("given-by-province"));
}

#[test]
fn the_panel_takes_its_room_from_the_map() {
    let mut window = Window::open();
    window.show_place("资阳市");
    let scene = window.app().map().scene().expect("a map");
    assert_near(scene.page, MAP_BESIDE_PANEL);
}

#[test]
fn the_role_and_its_source_stand_in_the_same_card() {
    let mut window = Window::open();
    window.show_place("资阳市");
    let texts = window.texts();
    let position = |wanted: &str| {
        let found = texts.iter().position(|text| text.contains(wanted));
        found.unwrap_or_else(|| panic!("{wanted} is not in {texts:?}"))
    };
    let title = texts.iter().position(|text| text == "成渝门户枢纽");
    let title = title.expect("the card's title");
    let quote = position("支持资阳建设成渝门户枢纽");
    let below: Vec<&String> = texts[quote..].iter().take(3).collect();
    assert!(title < quote && quote < title + 4, "{title} {quote}");
    assert!(below.iter().any(|t| t.contains("资阳日报")), "{below:?}");
    assert!(below.iter().any(|t| t.contains("(二)")), "{below:?}");
}

#[test]
fn a_corridor_leads_to_its_own_panel_and_on_to_its_places() {
    let mut window = Window::open();
    let corridor = support::corridor("cheng-zi-tongchenghua");
    let FeatureId::Corridor(id) = corridor else {
        panic!("{corridor:?}");
    };
    let title = ATLAS.corridor(id).title.get(Language::ZhHans);
    window.show_place("资阳市");
    window.click(Role::Link, title);
    window.assert_selected("corridor-cheng-zi-tongchenghua");
    window.assert_says(&tr("detail-places"));
    window.assert_says(&tr("detail-mentions"));
    window.click(Role::Link, "成都市");
    window.assert_selected("place-510100");
}

#[test]
fn a_link_shows_its_status_its_alignment_and_its_places() {
    let mut window = Window::open();
    let FeatureId::Link(id) = support::link("mian-sui-nei-tielu") else {
        panic!("no link");
    };
    let link = ATLAS.link(id);
    let through = *link.places.first().expect("a place");
    window.show_place(&ATLAS.place(through).names.hans);
    window.click(Role::Link, link.title.get(Language::ZhHans));
    window.assert_selected("link-mian-sui-nei-tielu");
    window.assert_says(&tr("status-pre-construction-preparatory"));
    window.assert_says(&tr("detail-as-of"));
    window.assert_says(&tr("detail-places"));
    for place in &link.places {
        window.assert_says(&ATLAS.place(*place).names.hans);
    }
}

#[test]
fn a_city_no_text_names_says_so() {
    let mut window = Window::open();
    window.show_place(&ATLAS.place(unnamed_city()).names.hans);
    window.assert_says(&tr("detail-not-mentioned"));
}

#[test]
fn more_mentions_of_a_fact_open_on_demand() {
    let mut window = Window::open();
    window.show_place("资阳市");
    let quote = "“加快建设成渝门户枢纽”";
    let shown = |window: &Window| window.harness.query_all_by_label(quote).count();
    let before = shown(&window);
    // The gateway role has four mentions beside its principal one.
    window.click(Role::Link, &I18N.tr_n("detail-also", 4));
    assert!(shown(&window) > before, "{} of {quote}", shown(&window));
}

#[test]
fn a_citation_is_copied() {
    let mut window = Window::open();
    window.show_place("资阳市");
    let button = tr("button-copy-citation");
    let buttons = window
        .harness
        .query_all_by_role_and_label(Role::Button, &button);
    buttons.take(1).for_each(|node| node.click_accesskit());
    // The command is in the output of the one frame that handles the click.
    window.harness.step();
    let commands = &window.harness.output().platform_output.commands;
    let copied = commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    let copied = copied.expect("copied text");
    assert!(copied.starts_with('“') && copied.contains('，'), "{copied}");
    window.settle();
    window.assert_says(&tr("message-copied"));
}

// Selection and view.

#[test]
fn escape_lets_go_of_the_selection() {
    let mut window = Window::open();
    window.show_place("资阳市");
    window.press(Key::Escape);
    assert_eq!(window.selected(), None);
    assert!(!window.says(&tr("button-copy-citation")));
}

#[test]
fn back_and_forward_walk_the_selections() {
    let mut window = Window::open();
    window.show_place("资阳市");
    window.show_place("遂宁市");
    window.press_with(Modifiers::ALT, Key::ArrowLeft);
    window.assert_selected("place-512000");
    window.press_with(Modifiers::ALT, Key::ArrowRight);
    window.assert_selected("place-510900");
}

#[test]
fn a_layer_is_turned_on_and_off_and_the_map_follows() {
    let mut window = Window::open();
    let drawn = |window: &Window| {
        let scene = window.app().map().scene().expect("a map");
        let mut ids = scene.items().filter_map(|item| item.id.as_deref());
        ids.any(|id| id.starts_with("corridor-"))
    };
    for on in [true, false] {
        window.click(Role::CheckBox, &tr("layer-corridors"));
        assert_eq!(window.state().shown.layer(Layer::Corridors), on);
        assert_eq!(drawn(&window), on);
    }
}

#[test]
fn a_status_is_turned_off_and_its_links_go() {
    let mut window = Window::open();
    let drawn = |window: &Window| {
        let scene = window.app().map().scene().expect("a map");
        let mut ids = scene.items().filter_map(|item| item.id.as_deref());
        ids.any(|id| id == "link-mian-sui-nei-tielu")
    };
    assert!(drawn(&window));
    window.click(Role::DisclosureTriangle, &tr("status-filter-title"));
    window.click(Role::CheckBox, &tr("status-pre-construction-preparatory"));
    assert!(!drawn(&window));
}

#[test]
fn keys_zoom_and_fit() {
    let mut window = Window::open();
    let zoom = |window: &Window| window.state().camera.expect("a camera").zoom;
    let circle = zoom(&window);
    window.press(Key::Plus);
    let near = zoom(&window);
    assert!((near - circle - 1.0).abs() < 0.02, "{circle} {near}");
    window.press(Key::Num9);
    let region = zoom(&window);
    assert!(region < circle, "{region} {circle}");
    window.press(Key::Num0);
    let again = zoom(&window);
    assert!((again - circle).abs() < 0.02, "{again} {circle}");
}

#[test]
fn tab_reaches_the_places_of_the_map_and_enter_selects() {
    let mut window = Window::open();
    let focused = |window: &Window| {
        let mut symbols = window.harness.query_all_by_role(Role::GraphicsSymbol);
        symbols
            .find(|node| node.is_focused())
            .and_then(|n| text_of(&n))
    };
    let reached = (0..300).find_map(|_| {
        window.press(Key::Tab);
        focused(&window)
    });
    let label = reached.expect("Tab reaches a place of the map");
    window.press(Key::Enter);
    let Some(FeatureId::Place(id)) = window.state().selection else {
        panic!("{:?} is selected", window.state().selection);
    };
    let name = &ATLAS.place(id).names.hans;
    assert!(label.starts_with(name.as_str()), "{label} {name}");
}

#[test]
fn every_city_in_view_is_a_symbol_with_its_name() {
    let window = Window::open();
    let symbols = window.harness.query_all_by_role(Role::GraphicsSymbol);
    let labels: Vec<String> = symbols.filter_map(|node| text_of(&node)).collect();
    for name in ["成都市", "重庆市", "资阳市", "遂宁市", "达州市"] {
        let found = labels.iter().any(|label| label.starts_with(name));
        assert!(found, "{name} is not in {labels:?}");
    }
}

#[test]
fn a_click_on_the_map_selects_the_city_beneath() {
    let mut window = Window::open();
    // Suining's symbol, then a little off it, so that no line is nearer than six points.
    let found = (0..64_u8).any(|i| {
        let (distance, angle) = (4.0 + f32::from(i / 8) * 3.0, f32::from(i % 8));
        let offset = egui::Vec2::angled(angle * std::f32::consts::FRAC_PI_4) * distance;
        let mut symbols = window.harness.query_all_by_role(Role::GraphicsSymbol);
        let suining = symbols.find(|n| text_of(n).is_some_and(|t| t.starts_with("遂宁市")));
        let at = suining.expect("a symbol").rect().center() + offset;
        drop(symbols);
        window.harness.hover_at(at);
        window.settle();
        let hovered = window.app().map().hover();
        if hovered != Some(FeatureId::Place(support::place("510900"))) {
            return false;
        }
        window.harness.drag_at(at);
        window.harness.drop_at(at);
        window.settle();
        true
    });
    assert!(found, "no spot of Suining is clear of lines");
    window.assert_selected("place-510900");
}

// Dialogues.

fn help(window: &mut Window, entry: &str) {
    window.click(Role::Button, &tr("menu-help"));
    let labels: Vec<String> = window.texts();
    let entry = tr(entry);
    let label = labels.iter().find(|label| label.starts_with(&entry));
    let label = label.unwrap_or_else(|| panic!("{entry} is not in {labels:?}"));
    window.click(Role::Button, &label.clone());
}

#[test]
fn about_lists_every_licence_and_source() {
    let mut window = Window::open();
    help(&mut window, "menu-about");
    for licence in [
        "MIT",
        "Apache-2.0",
        "LGPL",
        "ODbL",
        "CC BY 4.0",
        "SIL",
        "天地图",
    ] {
        window.assert_says(licence);
    }
    for (_, source) in ATLAS.sources() {
        window.assert_says(source.title.get(Language::ZhHans));
    }
    window.assert_says(env!("CARGO_PKG_VERSION"));
    window.press(Key::Escape);
    assert_eq!(window.state().dialog, None);
}

#[test]
fn the_shortcuts_are_listed_with_their_keys() {
    let mut window = Window::open();
    window.press(Key::F1);
    for key in [
        "keys-fit",
        "keys-find",
        "keys-save",
        "keys-clear",
        "keys-quit",
    ] {
        window.assert_says(&tr(key));
    }
    for keys in ["Ctrl+F", "Ctrl+S", "Ctrl+Q", "Esc", "Tab"] {
        window.assert_says(keys);
    }
    window.press(Key::Escape);
    help(&mut window, "menu-keys");
    window.assert_says(&tr("keys-fit"));
}

/// The folder of the texts the facts quote, if it is at hand.
fn texts_folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/texts");
    if !folder.is_dir() {
        eprintln!("skipped: there is no folder {}", folder.display());
        return None;
    }
    Some(folder)
}

/// Opens a folder of texts through the dialogue.
fn open_texts(window: &mut Window, folder: &Path) {
    window.press_with(Modifiers::COMMAND, Key::O);
    window.type_into(&tr("field-path"), &folder.display().to_string());
    window.click(Role::Button, &tr("button-open"));
    window.wait(|app| app.state().message.is_some());
}

#[test]
fn a_passage_is_shown_in_its_context_once_the_texts_are_open() {
    let Some(folder) = texts_folder() else { return };
    let mut window = Window::open();
    open_texts(&mut window, &folder);
    assert_eq!(window.message(), I18N.tr_n("message-texts-open", 5));
    window.show_place("资阳市");
    let quote = "支持资阳建设成渝门户枢纽";
    let context = |window: &Window| {
        let texts = window.texts().into_iter();
        texts
            .filter(|t| t.contains(quote) && !t.starts_with('“'))
            .max_by_key(String::len)
    };
    assert_eq!(context(&window), None);
    open_passage_of(&mut window, quote);
    let passage = context(&window).expect("the passage");
    assert!(
        passage.chars().count() > quote.chars().count() + 20,
        "{passage}"
    );
}

/// Clicks the button below a quote that opens its passage.
fn open_passage_of(window: &mut Window, quote: &str) {
    let button = tr("button-passage");
    let bottom = {
        let mut quotes = window.harness.query_all_by_label_contains(quote);
        quotes.next().expect("the quote").rect().bottom()
    };
    let buttons = window
        .harness
        .query_all_by_role_and_label(Role::Button, &button);
    let below = buttons.filter(|b| b.rect().top() >= bottom - 1.0);
    let nearest = below.min_by(|a, b| a.rect().top().total_cmp(&b.rect().top()));
    nearest.expect("a button below the quote").click_accesskit();
    window.settle();
}

#[test]
fn without_the_texts_a_passage_says_how_to_open_them() {
    let mut window = Window::open();
    window.show_place("资阳市");
    open_passage_of(&mut window, "支持资阳建设成渝门户枢纽");
    window.assert_says(&tr("passage-need-texts"));
}

#[test]
fn a_wrong_folder_of_texts_is_told_and_stays_until_closed() {
    let mut window = Window::open();
    open_texts(&mut window, Path::new("/nowhere/texts"));
    let failed = I18N.tr_with("message-texts-failed", &[("error", "")]);
    window.assert_says(failed.trim());
    window.assert_says("/nowhere/texts");
    window.harness.run_steps(600);
    window.assert_says("/nowhere/texts");
    window.click(Role::Button, &tr("button-close"));
    assert!(!window.says("/nowhere/texts"));
}

#[test]
fn a_folder_without_texts_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = Window::open();
    open_texts(&mut window, folder.path());
    window.assert_says("no .txt file");
}

/// Saves a figure through the dialogue and waits for what comes of it.
fn save_figure(window: &mut Window, path: &Path) {
    window.press_with(Modifiers::COMMAND, Key::S);
    window.type_into(&tr("field-path"), &path.display().to_string());
    let button = tr("button-save");
    window
        .harness
        .get_by_role_and_label(Role::Button, &button)
        .click_accesskit();
    // A spinner turns while the figure is made, so that the window is not at rest.
    window.harness.step();
    let begun = Instant::now();
    while window.state().message.is_none() {
        assert!(begun.elapsed() < DEADLINE, "the figure is not done");
        window.harness.step();
        std::thread::sleep(Duration::from_millis(5));
    }
    window.settle();
}

#[test]
fn a_figure_is_saved_where_the_person_says() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("map.png");
    let mut window = Window::open();
    save_figure(&mut window, &path);
    let shown = path.display().to_string();
    assert_eq!(
        window.message(),
        I18N.tr_with("message-saved", &[("path", &shown)])
    );
    let png = std::fs::read(&path).expect("a file");
    assert!(png.starts_with(b"\x89PNG"));
}

#[test]
fn a_figure_that_cannot_be_saved_is_told() {
    let mut window = Window::open();
    save_figure(&mut window, Path::new("/nowhere/map.png"));
    let failed = I18N.tr_with("message-save-failed", &[("error", "")]);
    window.assert_says(failed.trim());
    window.assert_says("/nowhere");
}

#[test]
fn every_widget_a_person_can_act_on_has_a_name() {
    let mut window = Window::open();
    let check = |window: &Window, of: &dyn Debug| {
        let unnamed = window.harness.unnamed_widgets();
        assert!(unnamed.is_empty(), "{of:?}: {unnamed:?}");
    };
    check(&window, &"the opening view");
    window.show_place("资阳市");
    check(&window, &"a city");
    for (key, of) in [(Key::O, "the folder of texts"), (Key::S, "a figure")] {
        window.press_with(Modifiers::COMMAND, key);
        check(&window, &of);
        window.press(Key::Escape);
    }
    window.press(Key::F1);
    check(&window, &"shortcuts");
}
