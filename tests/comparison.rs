//! Places beside each other: added by pointer and keyboard, their rows, what the map marks, what is
//! copied, and the figure.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail at once")]

#[path = "support/headless.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod headless;
mod support;

use std::sync::Arc;

use chengyu_atlas::action::Action;
use chengyu_atlas::comparison::{ComparisonQuery, ComparisonView, Shows, Sorting};
use chengyu_atlas::i18n::I18n;
use chengyu_atlas::model::{FeatureId, Language, PlaceId};
use chengyu_atlas::scene::{About, Extent, Mark, Shown};
use chengyu_atlas::state::{Dialog, Reopened};
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use headless::{Window, text_of, tr};
use support::{ATLAS, I18N, place};

/// A window in which places are compared.
fn comparing(keys: &[&str]) -> Window {
    let mut window = Window::open();
    for key in keys {
        window.apply(Action::Compare(place(key)));
    }
    window.settle();
    window
}

fn query(keys: &[&str], language: Language) -> ComparisonQuery {
    ComparisonQuery {
        atlas: Arc::new(ATLAS.clone()),
        language,
        shown: Shown::default(),
        view: ComparisonView {
            places: keys.iter().map(|key| place(key)).collect(),
            ..ComparisonView::default()
        },
    }
}

fn links(window: &Window) -> Vec<String> {
    let nodes = window.harness.query_all_by_role(Role::Link);
    nodes.filter_map(|node| text_of(&node)).collect()
}

#[test]
fn without_places_it_says_how_to_add_them_and_f7_adds_what_is_selected() {
    let mut window = Window::open();
    window.press(Key::F7);
    window.settle();
    window.assert_says(&tr("compare-none"));
    window.show_place("资阳市");
    window.press(Key::F7);
    window.settle();
    assert_eq!(window.state().comparison.places, [place("512000")]);
    window.assert_says(&tr("compare-one"));
    window.press(Key::F7);
    window.settle();
    assert!(!window.state().compares, "there is nothing to add");
}

#[test]
fn a_place_is_added_by_its_name_and_left_out_again() {
    let mut window = comparing(&["512000"]);
    window.click(Role::Button, &tr("compare-add"));
    window.settle();
    window.type_into(&tr("compare-add-field"), "suining");
    window.settle();
    window.click(Role::Button, "遂宁市");
    window.settle();
    let both = [place("512000"), place("510900")];
    assert_eq!(window.state().comparison.places, both);
    let remove = I18N.tr_with("compare-remove", &[("place", "资阳市")]);
    window.click(Role::Button, &remove);
    window.settle();
    assert_eq!(window.state().comparison.places, both[1..]);
}

#[test]
fn the_map_outlines_what_is_compared_and_goes_there() {
    let keys = ["512000", "510900", "511800"];
    let window = comparing(&keys);
    let About::Compared(compared) = window.state().about() else {
        panic!("{:?}", window.state().about());
    };
    let scene = window.app().map().scene().expect("a map");
    for feature in compared.features() {
        let items = scene.ground.iter();
        let mut marks = items.filter(|item| item.feature == Some(*feature));
        assert!(
            marks.any(|item| item.mark == Mark::Selection),
            "{feature:?}"
        );
        let FeatureId::Place(id) = feature else {
            panic!("{feature:?} is no place");
        };
        let node = ATLAS.place(*id).node.as_ref().expect("a seat");
        let at = scene.to_page.project(node.at.to_world());
        assert!(scene.view.frame.contains(at), "{feature:?} is in sight");
    }
}

#[test]
fn a_fact_of_a_cell_leads_to_its_quote_and_the_filters_leave_rows_out() {
    let mut window = comparing(&["512000", "510900"]);
    let all = links(&window).len();
    let role = ATLAS.roles_of(place("512000")).first().expect("a role");
    let category = ATLAS.role(*role).category;
    let of_category = |id: &&chengyu_atlas::model::RoleId| ATLAS.role(**id).category == category;
    let first = ATLAS.roles_of(place("512000")).iter().find(of_category);
    let role = ATLAS.role(*first.expect("a role"));
    let subject = I18N.tr(chengyu_atlas::i18n::keys::category(category));
    let name = I18N.tr_with(
        "compare-cell",
        &[
            ("place", "资阳市"),
            ("subject", &subject),
            ("words", &role.title.zh),
        ],
    );
    window.apply(Action::SetComparison(ComparisonView {
        query: role.title.zh.clone(),
        ..window.state().comparison.clone()
    }));
    window.settle();
    assert!(links(&window).len() < all);
    window.click(Role::Link, &name);
    window.settle();
    window.assert_selected("place-512000");
    let open = &window.state().open_passages;
    assert!(open.iter().any(|(key, ..)| *key == role.key), "{open:?}");
    window.apply(Action::SetComparison(ComparisonView {
        query: "没有这样的话".to_owned(),
        ..window.state().comparison.clone()
    }));
    window.settle();
    window.assert_says(&tr("compare-empty"));
}

#[test]
fn shared_rows_alone_are_shown_when_asked_for_and_columns_sort() {
    let mut window = comparing(&["512000", "510100"]);
    window.click(Role::Button, &tr("compare-shows-shared"));
    window.settle();
    assert_eq!(window.state().comparison.shows, Shows::Shared);
    let lacks = I18N.tr_with("compare-lacks", &[("place", "资阳市"), ("subject", "")]);
    let start: String = lacks.chars().take(8).collect();
    assert!(!window.texts().iter().any(|text| text.starts_with(&start)));
    window.click(Role::ColumnHeader, "成都市");
    window.settle();
    assert_eq!(window.state().comparison.sorting, Sorting::Column(1));
    window.click(Role::ColumnHeader, "成都市");
    window.settle();
    assert_eq!(window.state().comparison.sorting, Sorting::Usual);
}

#[test]
fn the_copied_table_has_a_column_a_place_and_the_phrases_in_every_language() {
    for language in Language::ALL {
        let query = query(&["512000", "510900", "510100"], language);
        let (text, compared) = (query.text(), query.compared());
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), compared.rows.len() + 1);
        assert!(lines.iter().all(|line| line.split('\t').count() == 6));
        let i18n = I18n::new(language);
        let name = ATLAS.place(place("510900")).names.full(language);
        assert_eq!(lines[0].split('\t').nth(4), Some(name));
        let role = ATLAS.role(ATLAS.roles_of(place("510900"))[0]);
        let quote = i18n.quoted(role.evidence.principal().anchor.quote.as_str());
        assert!(text.contains(&quote), "{quote}");
        assert!(!text.contains("compare-"), "a message is missing");
    }
}

#[test]
fn the_figure_of_the_comparison_has_a_map_a_place_and_comes_back_from_its_words() {
    let keys = ["512000", "510900", "511800", "511700"];
    let mut window = comparing(&keys);
    window.click(Role::Button, &tr("compare-figure"));
    window.settle();
    assert_eq!(window.state().dialog, Some(Dialog::Figure));
    let figure = window
        .state()
        .asked_figure(&ATLAS, &I18N)
        .expect("a figure");
    let Extent::Compared(compared) = figure.extent else {
        panic!("{:?}", figure.extent);
    };
    let places: Vec<FeatureId> = keys
        .iter()
        .map(|key| FeatureId::Place(place(key)))
        .collect();
    assert_eq!(compared.features(), places);
    for name in ["资阳", "遂宁", "雅安", "达州"] {
        assert!(figure.title.contains(name), "{}", figure.title);
    }
    let saved = chengyu_atlas::state::RecentFigure {
        path: "figure.png".to_owned(),
        form: window.state().figure.clone(),
        look: window.state().look(&ATLAS),
    };
    let text = serde_json::to_string(&saved).expect("words");
    let saved = serde_json::from_str(&text).expect("the same");
    let reopened = Reopened::of(&ATLAS, &saved);
    window.apply(Action::SetComparison(ComparisonView::default()));
    window.apply(Action::ReopenFigure(Box::new(reopened)));
    let again = window
        .state()
        .asked_figure(&ATLAS, &I18N)
        .expect("a figure");
    assert_eq!(again.extent, figure.extent);
}

#[test]
fn the_comparison_gives_its_place_to_the_table_and_keeps_its_places() {
    let mut window = comparing(&["512000", "510900"]);
    window.apply(Action::ToggleTable);
    window.settle();
    assert!(!window.state().compares);
    assert_eq!(window.state().about(), About::Everything);
    window.apply(Action::ShowComparison(true));
    window.settle();
    let kept: Vec<PlaceId> = window.state().comparison.places.clone();
    assert_eq!(kept, [place("512000"), place("510900")]);
    assert!(!window.state().table_open);
}
