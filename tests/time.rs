//! The facts in time: the axis, the date that all follow, and two dates that are compared.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may fail at once"
)]

#[path = "support/headless.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod headless;
#[path = "time/sample.rs"]
mod sample;
mod support;

use chengyu_atlas::action::Action;
use chengyu_atlas::filter::{Counts, Fact, FactFilter};
use chengyu_atlas::model::{Atlas, FeatureId, Language};
use chengyu_atlas::state::{Dialog, TimePart};
use chengyu_atlas::table::{Lister, Row, TableQuery, TableView};
use chengyu_atlas::timeline::{Axis, Changes, Differs, Later, Pair, Saying, differences, marks};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use headless::{Window, tr};
use sample::{Sample, date};
use support::{ATLAS, I18N, place};

fn key(atlas: &Atlas, said: Saying) -> &str {
    Fact::with_id(atlas, said.fact).key()
}

fn keys(atlas: &Atlas, pairs: &[Pair]) -> Vec<(Differs, String, String)> {
    let words = |said| {
        let source = atlas.source(Saying::source(said, atlas));
        format!("{} in {}", key(atlas, said), source.key)
    };
    let pairs = pairs.iter();
    pairs
        .map(|pair| (pair.differs, words(pair.one), words(pair.other)))
        .collect()
}

fn pair(differs: Differs, one: &str, other: &str) -> (Differs, String, String) {
    (differs, one.to_owned(), other.to_owned())
}

#[test]
fn the_axis_keeps_what_is_known_of_each_date() {
    let atlas = Sample::new().atlas();
    let axis = Axis::of(&atlas);
    let dated: Vec<_> = axis.dated().collect();
    let dates: Vec<String> = dated.iter().map(|t| t.date.unwrap().to_string()).collect();
    assert_eq!(dates, ["2020-01", "2020-03-15", "2021"]);
    assert_eq!(
        dated.iter().map(|t| t.is_inferred).collect::<Vec<_>>(),
        [true, false, false]
    );
    assert_eq!(
        dated.iter().map(|t| t.quotes).collect::<Vec<_>>(),
        [3, 3, 3]
    );
    assert_eq!(axis.undated().len(), 1);
    let bars = marks(&axis, 0.01, 3).into_iter().map(|mark| mark.is_bar);
    assert_eq!(bars.collect::<Vec<_>>(), [true, false, true]);
    let steps: Vec<String> = axis.steps().iter().map(ToString::to_string).collect();
    assert_eq!(steps, ["2020-01", "2020-03-15", "2021"]);
}

#[test]
fn changes_are_what_came_what_is_said_otherwise_and_what_happened() {
    let atlas = Sample::new().atlas();
    let changes = Changes::between(&atlas, date("2020-01"), date("2020-12"));
    let came: Vec<&str> = changes.came.iter().map(|said| key(&atlas, *said)).collect();
    assert_eq!(came, ["fast-line", "meeting", "meeting-of-nowhere"]);
    let changed = keys(&atlas, &changes.changed);
    let variant = pair(Differs::Status, "line in month", "fast-line in day");
    assert_eq!(changed, [variant]);
    let later: Vec<&str> = changes
        .later
        .iter()
        .map(|later| match later {
            Later::Note(_, _, said) | Later::Event(_, said) => key(&atlas, *said),
        })
        .collect();
    assert_eq!(later, ["meeting", "meeting-of-nowhere", "line"]);
    let changes = Changes::between(&atlas, date("2020-12"), date("2021"));
    let came: Vec<&str> = changes.came.iter().map(|said| key(&atlas, *said)).collect();
    assert_eq!(came, ["tie", "fifteen"]);
    let word = pair(Differs::Word, "hub in month", "hub in year");
    assert_eq!(keys(&atlas, &changes.changed), [word]);
    assert_eq!(changes.later, []);
    // What no text with a date says is of no time.
    let all = Changes::between(&atlas, date("1000"), date("9999"));
    let said = |saying: &Saying| key(&atlas, *saying) == "unknown";
    assert!(!all.came.iter().any(said));
}

#[test]
fn texts_differ_in_a_status_a_number_a_word() {
    let atlas = Sample::new().atlas();
    let found = keys(&atlas, &differences(&atlas));
    let expected = [
        pair(Differs::Status, "line in month", "fast-line in day"),
        pair(Differs::Value, "ten in month", "fifteen in year"),
        pair(Differs::Word, "hub in month", "hub in year"),
    ];
    assert_eq!(found, expected);
}

#[test]
fn counts_and_table_have_what_was_said_by_a_date() {
    let atlas = Sample::new().atlas();
    let filter = FactFilter::default();
    let listed = |as_of: Option<&str>| {
        let query = TableQuery {
            atlas: std::sync::Arc::clone(&atlas),
            language: Language::ZhHans,
            filter: filter.clone(),
            as_of: as_of.map(date),
            view: TableView::default(),
        };
        let rows = Lister::of(&query).list(&query);
        let text = query.text();
        assert_eq!(
            text.lines().count(),
            rows.len() + 1,
            "what is copied is what is listed"
        );
        rows
    };
    let count = |as_of: Option<&str>| Counts::as_of(&atlas, &filter, as_of.map(date)).total();
    assert_eq!((listed(None).len(), count(None)), (10, 9));
    assert_eq!(
        (listed(Some("2020-01")).len(), count(Some("2020-01"))),
        (3, 3)
    );
    assert_eq!(
        (listed(Some("2020-03")).len(), count(Some("2020-03"))),
        (6, 6)
    );
    assert_eq!((listed(Some("2021")).len(), count(Some("2021"))), (9, 8));
    assert_eq!((listed(Some("1999")).len(), count(Some("1999"))), (0, 0));
}

// The window.

fn open() -> Window {
    let mut window = Window::open();
    window.press(Key::F4);
    assert!(window.state().time.is_open);
    window
}

fn as_of(window: &Window) -> Option<String> {
    window.state().shown.as_of().map(|date| date.to_string())
}

#[track_caller]
fn focus(window: &mut Window, role: Role, label: &str) {
    let node = window.harness.get_by_role_and_label(role, label);
    node.focus();
    window.settle();
}

/// What a slider says of its value.
fn value(window: &Window, label: &str) -> String {
    let node = window.harness.get_by_role_and_label(Role::Slider, label);
    node.accesskit_node().value().unwrap_or_default()
}

fn rect(window: &Window, role: Role, start: &str) -> egui::Rect {
    let nodes = window.harness.query_all_by_role(role);
    let mut found =
        nodes.filter(|node| headless::text_of(node).is_some_and(|text| text.starts_with(start)));
    let found = found.next().map(|node| node.rect());
    found.unwrap_or_else(|| panic!("no {role:?} {start:?} in {:?}", window.texts()))
}

fn button(window: &mut Window, at: Pos2, pressed: bool) {
    window.harness.hover_at(at);
    window.harness.step();
    window.harness.event(Event::PointerButton {
        pos: at,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    });
    window.harness.step();
}

fn click_at(window: &mut Window, at: Pos2) {
    button(window, at, true);
    button(window, at, false);
    window.settle();
}

fn title(atlas: &Atlas, of: &str) -> String {
    let found = atlas.sources().find(|(_, source)| source.key == of);
    found.unwrap().1.title.zh.clone()
}

#[test]
fn a_key_opens_the_axis_with_every_text_by_name() {
    let mut window = open();
    let atlas = window.app().atlas().unwrap().clone();
    for (_, source) in atlas.sources() {
        let at = rect(&window, Role::Button, &source.title.zh);
        assert!(at.width() > 4.0 && at.top() > 600.0, "{at}");
    }
    window.assert_says(&I18N.tr_n("time-all-texts", 5));
    assert_eq!(value(&window, &tr("time-handle")), tr("time-all"));
    let inferred = tr("detail-inferred-date");
    let of_month = title(&atlas, "yaan-2020");
    let said = window.label_starting_with(&of_month);
    assert!(
        said.contains("2020-07") && said.contains(&inferred),
        "{said}"
    );
    // A month is as wide as its days.
    let day = rect(&window, Role::Button, &title(&atlas, "ziyang-2020"));
    let month = rect(&window, Role::Button, &of_month);
    assert!(month.width() > 1.5 * day.width(), "{month} {day}");
    window.press(Key::F4);
    assert!(!window.state().time.is_open && !window.says(&I18N.tr_n("time-all-texts", 5)));
}

#[test]
fn the_handle_walks_from_text_to_text_by_keys() {
    let mut window = open();
    let camera = window.state().camera;
    focus(&mut window, Role::Slider, &tr("time-handle"));
    let mut press = |key| {
        window.press(key);
        let said = value(&window, &tr("time-handle"));
        assert_eq!(Some(said.clone()), as_of(&window));
        said
    };
    assert_eq!(press(Key::ArrowLeft), "2023-04-27");
    assert_eq!(press(Key::ArrowLeft), "2020-07-25");
    assert_eq!(press(Key::Home), "2020-01");
    assert_eq!(press(Key::ArrowLeft), "2020-01");
    assert_eq!(press(Key::ArrowRight), "2020-02-25");
    assert_eq!(press(Key::End), "2023-04-27");
    assert_eq!(press(Key::ArrowRight), "2023-04-27");
    assert_eq!(window.state().camera, camera, "the map does not move");
    window.click(Role::Button, &tr("time-all"));
    assert_eq!(as_of(&window), None);
    window.click(Role::Button, &tr("time-previous"));
    assert_eq!(as_of(&window).as_deref(), Some("2023-04-27"));
}

#[test]
fn the_handle_is_dragged_and_a_click_brings_it_there() {
    let mut window = open();
    let atlas = window.app().atlas().unwrap().clone();
    let flag = rect(&window, Role::Slider, &tr("time-handle")).center();
    let to = rect(&window, Role::Button, &title(&atlas, "ziyang-2020"));
    button(&mut window, flag, true);
    for share in [0.3, 0.6, 1.0] {
        let at = flag + (Pos2::new(to.center().x, flag.y) - flag) * share;
        window.harness.hover_at(at);
        window.harness.step();
    }
    let end = Pos2::new(to.center().x, flag.y);
    button(&mut window, end, false);
    window.settle();
    assert_eq!(
        as_of(&window).as_deref(),
        Some("2020-07-25"),
        "it is near enough"
    );
    // Between two texts a day is taken.
    let later = rect(&window, Role::Button, &title(&atlas, "sichuan-2023"));
    let between = Pos2::new(
        f32::midpoint(to.center().x, later.center().x),
        later.center().y,
    );
    click_at(&mut window, between);
    let found = window.state().shown.as_of().unwrap();
    assert!(found.year == 2021 && found.day.is_some(), "{found}");
    window.assert_says(&I18N.tr_n_with(
        "time-texts-by",
        4,
        &[("date", &found.to_string()), ("all", "5")],
    ));
}

#[test]
fn a_mark_opens_its_text() {
    let mut window = open();
    let atlas = window.app().atlas().unwrap().clone();
    let (id, source) = atlas
        .sources()
        .find(|(_, s)| s.key == "ziyang-2020")
        .unwrap();
    let at = rect(&window, Role::Button, &source.title.zh).center();
    click_at(&mut window, at);
    assert_eq!(
        window.state().reader.as_ref().map(|view| view.source),
        Some(id)
    );
    assert!(window.state().reads);
}

#[test]
fn table_panel_counts_and_legend_follow_the_date() {
    let mut window = Window::open();
    window.apply(Action::ToggleTable);
    let feature = FeatureId::Place(place("512000"));
    window.apply(Action::Select(Some(feature)));
    let all = Row::all(&ATLAS).count();
    window.assert_says(&I18N.tr_n("table-count", all));
    window.apply(Action::SetAsOf(Some(date("2020-02-25"))));
    let by = Row::all(&ATLAS).filter(|row| {
        let evidence = row.fact.evidence(&ATLAS);
        let mention = &evidence.mentions()[row.mention];
        ATLAS.is_quoted_by(mention, Some(date("2020-02-25")))
    });
    let by = by.count();
    assert!(0 < by && by < all);
    window.assert_says(&I18N.tr_n("table-count", by));
    let legend = I18N.tr_with("legend-by", &[("date", "2020-02-25")]);
    let scene = format!("{:?}", window.app().map().scene());
    assert!(scene.contains(&legend), "{legend}");
    window.click(Role::Link, &tr("detail-withheld-show"));
    window.assert_says(&tr("detail-later-none"));
    // All that is asked for is counted, too.
    let counts = Counts::as_of(&ATLAS, &FactFilter::default(), Some(date("2020-02-25")));
    assert!(
        0 < counts.total() && counts.total() < Counts::of(&ATLAS, &FactFilter::default()).total()
    );
}

#[test]
fn a_chip_over_the_map_tells_the_date_and_clears_it() {
    let mut window = Window::open();
    assert!(!window.says(&I18N.tr_with("time-as-of", &[("date", "2020-07")])));
    window.apply(Action::SetAsOf(Some(date("2020-07"))));
    let chip = I18N.tr_with("time-clear", &[("date", "2020-07")]);
    window.click(Role::Button, &chip);
    assert_eq!(as_of(&window), None);
    assert!(!window.says(&chip));
}

#[test]
fn a_figure_has_the_date_of_the_window_until_another_is_typed() {
    let mut window = Window::open();
    window.apply(Action::SetAsOf(Some(date("2020-07"))));
    window.apply(Action::Open(Dialog::Figure));
    let asked = |window: &Window| {
        let atlas = window.app().atlas().unwrap();
        let figure = window.state().asked_figure(atlas, &I18N).unwrap();
        figure.shown.as_of().map(|date| date.to_string())
    };
    assert_eq!(asked(&window).as_deref(), Some("2020-07"));
    let atlas = window.app().atlas().unwrap();
    let figure = window.state().asked_figure(atlas, &I18N).unwrap();
    let (path, theme) = (std::path::Path::new("a.png"), window.state().figure.theme);
    let words = (Language::ZhHans, theme);
    let command = chengyu_atlas::export::command(atlas, None, &figure, words, 300, path);
    assert!(command.contains("--as-of 2020-07"), "{command}");
    let name = tr("figure-as-of");
    let field = window.harness.get_by_role_and_label(Role::TextInput, &name);
    assert_eq!(field.accesskit_node().value().as_deref(), Some("2020-07"));
    focus(&mut window, Role::TextInput, &tr("figure-as-of"));
    window.press_with(Modifiers::COMMAND, Key::A);
    window.press(Key::Backspace);
    assert_eq!(window.state().figure.as_of.as_deref(), Some(""));
    assert_eq!(asked(&window), None, "an empty field asks for all");
    window.type_into(&tr("figure-as-of"), "2021");
    assert_eq!(asked(&window).as_deref(), Some("2021"));
    assert_eq!(
        as_of(&window).as_deref(),
        Some("2020-07"),
        "the window keeps its own"
    );
}

#[test]
fn two_dates_are_compared_and_an_entry_leads_to_its_quote() {
    let sample = Sample::new();
    let mut window = sample.window();
    let atlas = window.app().atlas().unwrap().clone();
    window.press(Key::F4);
    window.click(Role::CheckBox, &tr("time-compare"));
    assert_eq!(window.state().time.compared, Some(date("2020-03-15")));
    assert_eq!(as_of(&window).as_deref(), Some("2021"));
    assert_eq!(value(&window, &tr("time-handle-earlier")), "2020-03-15");
    assert_eq!(value(&window, &tr("time-handle-later")), "2021");
    // What came is marked on the map.
    let tie = atlas.corridors().next().unwrap().0;
    assert!(
        window
            .state()
            .marked_features
            .contains(&FeatureId::Corridor(tie))
    );
    window.assert_says(&I18N.tr_with("time-not-yet", &[("date", "2020-03-15")]));
    let quoted = I18N.quoted("成都与资阳样本同城");
    window.assert_says(&quoted);
    let entry = window.texts().into_iter();
    let mut entry = entry.filter(|text| text.contains(&quoted) && text.starts_with("成资样本"));
    let entry = entry.next().expect("an entry");
    // The text that is read follows.
    let year = atlas.sources().find(|(_, s)| s.key == "year").unwrap().0;
    let day = atlas.sources().find(|(_, s)| s.key == "day").unwrap().0;
    window.apply(Action::OpenReader(day));
    let at = rect(&window, Role::Button, &entry).center();
    click_at(&mut window, at);
    assert_eq!(window.state().selection, Some(FeatureId::Corridor(tie)));
    let read = window.state().reader.clone().unwrap();
    assert_eq!((read.source, read.at.unwrap().0), (year, "tie".to_owned()));
    // The earlier handle goes back to the first text, and the list with it.
    focus(&mut window, Role::Slider, &tr("time-handle-earlier"));
    window.press(Key::ArrowLeft);
    assert_eq!(window.state().time.compared, Some(date("2020-01")));
    let changed = I18N.tr_with(
        "detail-section",
        &[("title", &tr("time-changed")), ("n", "2")],
    );
    window.click(Role::Button, &changed);
    assert_eq!(window.state().time.part, TimePart::Changed);
    for quote in ["规划建设样本铁路", "加快建设样本快铁"] {
        window.assert_says(&I18N.quoted(quote));
    }
    window.assert_says(&tr("time-differs-status"));
    // Enter does what a click does, and the arrows go down.
    let first = window.texts().into_iter();
    let mut first = first.filter(|t| t.starts_with("样本快铁") && t.contains("规划建设样本铁路"));
    let first = first.next().expect("the earlier side");
    focus(&mut window, Role::Button, &first);
    window.press(Key::Enter);
    let line = atlas
        .links()
        .find(|(_, link)| link.key == "line")
        .unwrap()
        .0;
    assert_eq!(window.state().selection, Some(FeatureId::Link(line)));
    focus(&mut window, Role::Button, &first);
    window.press(Key::ArrowDown);
    window.press(Key::Enter);
    let ziyang = atlas.place_by_key("512000").unwrap();
    assert_eq!(window.state().selection, Some(FeatureId::Place(ziyang)));
    window.click(Role::CheckBox, &tr("time-compare"));
    assert_eq!(window.state().marked_features, []);
}

#[test]
fn the_links_are_listed_below_the_axis_and_a_row_selects_its_link() {
    let mut window = Window::open();
    window.press_with(Modifiers::SHIFT, Key::F4);
    assert!(window.state().time.is_open && window.state().time.has_board);
    let link = |key: &str| ATLAS.links().find(|(_, link)| link.key == key).unwrap().0;
    let (first, next) = (link("cheng-zi-yi-gaotie"), link("cheng-yu-kezhuan"));
    let title = ATLAS.link(first).title.get(Language::ZhHans);
    let mut rows = window.texts().into_iter();
    let row = rows.find(|text| text.starts_with(title) && text.contains("2020-07-25"));
    let row = row.expect("a row");
    window.click(Role::Row, &row);
    assert_eq!(window.state().selection, Some(FeatureId::Link(first)));
    focus(&mut window, Role::Row, &row);
    window.press(Key::ArrowDown);
    window.press(Key::Enter);
    assert_eq!(window.state().selection, Some(FeatureId::Link(next)));
    // The filters and the date of the window hold.
    window.apply(Action::SetAsOf(Some(date("1990"))));
    window.assert_says(&tr("board-empty"));
    window.click(Role::Button, &tr("menu-view"));
    let entry = window.label_starting_with(&tr("menu-board"));
    window.click(Role::Button, &entry);
    assert!(!window.state().time.has_board);
}

#[test]
fn what_happened_and_what_differs_have_parts_of_their_own() {
    let sample = Sample::new();
    let mut window = sample.window();
    window.press(Key::F4);
    window.apply(Action::CompareDates(Some((
        date("2020-01"),
        date("2020-12"),
    ))));
    window.apply(Action::ListTimePart(TimePart::Later));
    window.assert_says("样本开工");
    window.assert_says(&tr("time-happened"));
    window.apply(Action::ListTimePart(TimePart::Differing));
    window.assert_says(&tr("time-differs-value"));
    window.assert_says(&I18N.quoted("建成15个样本园区"));
    // An event without a place leads to its text.
    window.apply(Action::ListTimePart(TimePart::Later));
    let entry = window.texts().into_iter();
    let mut entry =
        entry.filter(|t| t.starts_with("无地的样本大会") && t.contains(&tr("table-kind-event")));
    let entry = entry.next().expect("an entry");
    window.click(Role::Button, &entry);
    let read = window.state().reader.clone().unwrap();
    assert_eq!(read.at.unwrap().0, "meeting-of-nowhere");
}

#[test]
fn texts_without_a_date_stand_in_a_box_and_count_as_of_none() {
    let sample = Sample::new();
    let mut window = sample.window();
    window.press(Key::F4);
    window.assert_says(&I18N.tr_n("time-undated", 1));
    let undated = rect(&window, Role::Button, "样本文undated");
    let year = rect(&window, Role::Button, "样本文year");
    assert!(undated.left() > year.right());
    window.apply(Action::SetAsOf(Some(date("9999"))));
    window.assert_says(&I18N.tr_n_with("time-texts-by", 3, &[("date", "9999"), ("all", "4")]));
    window.apply(Action::CompareDates(Some((date("2022"), date("2022")))));
    window.assert_says(&tr("time-same-dates"));
    window.assert_says(&I18N.tr_n("time-undated-aside", 1));
}

#[test]
fn an_axis_without_dates_or_texts_says_so() {
    let mut window = Sample::with(&["undated"]).window();
    window.press(Key::F4);
    window.assert_says(&tr("time-none-dated"));
    window.assert_says(&I18N.tr_n("time-undated", 1));
    let mut sliders = window.harness.query_all_by_role(Role::Slider);
    assert!(sliders.next().is_none());
    drop(sliders);
    let mut window = Sample::with(&[]).window();
    window.press(Key::F4);
    window.assert_says(&tr("time-none"));
}

#[test]
fn the_list_says_why_it_is_empty() {
    let sample = Sample::with(&["month", "day", "year"]);
    let mut window = sample.window();
    window.press(Key::F4);
    window.apply(Action::CompareDates(Some((date("2022"), date("2023")))));
    let dates = [("earlier", "2022"), ("later", "2023")];
    for (part, key) in [
        (TimePart::Came, "time-none-came"),
        (TimePart::Changed, "time-none-changed"),
        (TimePart::Later, "time-none-later"),
    ] {
        window.apply(Action::ListTimePart(part));
        window.assert_says(&I18N.tr_with(key, &dates));
    }
    let mut window = Sample::with(&["month"]).window();
    window.press(Key::F4);
    window.click(Role::CheckBox, &tr("time-compare"));
    window.apply(Action::ListTimePart(TimePart::Differing));
    window.assert_says(&tr("time-none-differing"));
}
