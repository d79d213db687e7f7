//! Filters in the window: asked for with the panel on the left, with chips and with the table; all
//! panels share them.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail at once")]

#[path = "support/headless.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod headless;
mod support;

use std::collections::BTreeSet;

use chengyu_atlas::action::Action;
use chengyu_atlas::filter::{Counts, Facet, FactFilter, FactKind, ModeGroup, Value};
use chengyu_atlas::i18n::keys;
use chengyu_atlas::model::{FeatureId, Status};
use chengyu_atlas::scene::Layer;
use chengyu_atlas::state::AppState;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use headless::{Window, text_of, tr};
use support::{ATLAS, I18N, place};

fn only(name: &str) -> String {
    I18N.tr_with("filters-only-value", &[("value", name)])
}

/// A window with some filters.
fn filtered(values: &[Value]) -> Window {
    let mut window = Window::open();
    ask(&mut window, values);
    window
}

/// Asks for values with the table, which stays closed afterwards.
fn ask(window: &mut Window, values: &[Value]) {
    let mut filter = FactFilter::default();
    values.iter().for_each(|value| filter.only(*value));
    window.apply(Action::SetFilter(filter));
}

#[test]
fn a_value_is_asked_for_alone_and_the_chip_drops_it() {
    let mut window = Window::open();
    window.click(Role::DisclosureTriangle, &tr("filters-title"));
    window.click(Role::Button, &only(&tr("mode-group-rail")));
    let filter = window.state().shown.filter().clone();
    assert!(filter.includes(Value::Mode(ModeGroup::Rail)));
    assert!(!filter.includes(Value::Mode(ModeGroup::Road)));
    let counts = Counts::of(&ATLAS, &filter);
    window.assert_says(&I18N.tr_n("filters-count", counts.admitted()));
    // All that is left are links: by status.
    let status = Status::ALL
        .into_iter()
        .find(|status| counts.of_value(Value::Status(*status)) > 0)
        .expect("a status");
    let count = counts.of_value(Value::Status(status));
    window.assert_says(&format!("{} {count}", tr(keys::status(status))));
    window.click(Role::Button, &tr("filters-clear"));
    assert!(window.state().shown.filter().is_empty());
}

#[test]
fn where_nothing_fits_the_nearest_filter_to_drop_is_offered() {
    let values = [
        Value::Mode(ModeGroup::Rail),
        Value::Place(place("510900")),
        Value::Status(Status::UnderConstruction),
    ];
    let mut window = filtered(&values);
    window.assert_says(&tr("filters-none"));
    let (facet, count) = Counts::of(&ATLAS, window.state().shown.filter())
        .nearest()
        .expect("one to drop");
    let drops = window.harness.query_all_by_role(Role::Button);
    let labels: Vec<String> = drops.filter_map(|node| text_of(&node)).collect();
    let needle = count.to_string();
    let offer = labels
        .iter()
        .find(|label| label.contains(&needle) && label.contains(&tr(facet.key())))
        .unwrap_or_else(|| panic!("{labels:?}"))
        .clone();
    window.click(Role::Button, &offer);
    assert!(window.state().shown.filter().choice(facet).is_none());
    window.assert_says(&I18N.tr_n("filters-count", count));
}

#[test]
fn every_category_can_be_asked_for() {
    let mut window = Window::open();
    window.apply(Action::SetFilter(FactFilter::default()));
    window.click(Role::DisclosureTriangle, &tr("filters-title"));
    window.click(Role::DisclosureTriangle, &tr(Facet::Category.key()));
    let counts = Counts::of(&ATLAS, &FactFilter::default());
    for (value, _) in counts.values(Facet::Category) {
        let Value::Category(category) = value else {
            panic!("{value:?}");
        };
        let name = only(&tr(keys::category(category)));
        let nodes = window.harness.query_all_by_label(&name);
        assert_eq!(nodes.count(), 1, "{name}");
    }
}

#[test]
fn all_places_can_be_listed_a_part_at_a_time() {
    let mut window = Window::open();
    window.click(Role::DisclosureTriangle, &tr("filters-title"));
    window.click(Role::DisclosureTriangle, &tr(Facet::Place.key()));
    let counts = Counts::of(&ATLAS, &FactFilter::default());
    let all = counts.values(Facet::Place).count();
    let listed = |window: &Window| {
        let start = only("").trim().to_owned();
        let buttons = window.harness.query_all_by_role(Role::Button);
        let labels = buttons.filter_map(|node| text_of(&node));
        labels.filter(|label| label.starts_with(&start)).count()
    };
    let mut before = listed(&window);
    let modes = ModeGroup::ALL
        .into_iter()
        .filter(|mode| counts.of_value(Value::Mode(*mode)) > 0)
        .count();
    for _ in 0..20 {
        let rest = (all + modes).saturating_sub(before);
        if rest == 0 {
            break;
        }
        window.click(Role::Link, &I18N.tr_n("filters-more-values", rest.min(40)));
        let now = listed(&window);
        assert!(now > before, "{now} after {before}");
        before = now;
    }
    assert_eq!(before, all + modes);
}

#[test]
fn the_panel_leaves_out_what_is_not_asked_for_and_says_so() {
    let ziyang = FeatureId::Place(place("512000"));
    let mut window = filtered(&[Value::Mode(ModeGroup::Rail)]);
    window.apply(Action::Select(Some(ziyang)));
    let headings = |window: &Window| -> BTreeSet<String> {
        let nodes = window.harness.query_all_by_role(Role::DisclosureTriangle);
        nodes.filter_map(|node| text_of(&node)).collect()
    };
    let roles = tr("detail-roles");
    assert!(
        !headings(&window)
            .iter()
            .any(|text| text.starts_with(&roles))
    );
    let start = tr("detail-withheld-show");
    window.click(Role::Link, &start);
    assert!(
        headings(&window)
            .iter()
            .any(|text| text.starts_with(&roles))
    );
    window.click(Role::Link, &tr("detail-withhold"));
    assert!(
        !headings(&window)
            .iter()
            .any(|text| text.starts_with(&roles))
    );
    // A quote that is sought is shown all the same.
    let role = ATLAS.role(*ATLAS.roles_of(place("512000")).first().expect("a role"));
    let anchor = &role.evidence.principal().anchor;
    let sought = (role.key.clone(), anchor.source, anchor.start);
    window.apply(Action::ShowQuote(ziyang, sought));
    window.assert_says(anchor.quote.as_str());
    // With nothing asked for, nothing is said of filters.
    window.apply(Action::SetFilter(FactFilter::default()));
    assert!(!window.says(&tr("detail-withhold")));
}

#[test]
fn the_kinds_above_the_table_are_the_filters_of_the_map() {
    let mut window = Window::open();
    window.press_with(Modifiers::COMMAND, Key::T);
    let link = tr(FactKind::Link.key());
    window.click(Role::Button, &link);
    let filter = window.state().shown.filter().clone();
    assert!(filter.includes(Value::Kind(FactKind::Link)));
    assert!(!filter.includes(Value::Kind(FactKind::Role)));
    let quotes: usize = ATLAS
        .links()
        .map(|(_, l)| l.evidence.mentions().len())
        .sum();
    window.assert_says(&I18N.tr_n("table-count", quotes));
    window.click(Role::Button, &tr("table-all"));
    assert!(window.state().shown.filter().is_empty());
}

#[test]
fn a_place_that_is_asked_for_does_not_step_back() {
    let suining = place("510900");
    let mut filter = FactFilter::default();
    filter.only(Value::Mode(ModeGroup::Rail));
    filter.only(Value::Place(suining));
    assert!(filter.admits_feature(&ATLAS, FeatureId::Place(suining)));
    // A city of which nothing is said with it does.
    let apart = ATLAS
        .places()
        .find(|(id, _)| ATLAS.links_of(*id).is_empty() && !ATLAS.roles_of(*id).is_empty());
    let apart = apart.expect("a place without links").0;
    assert!(!filter.admits_feature(&ATLAS, FeatureId::Place(apart)));
}

#[test]
fn what_leaves_nothing_out_is_no_filter() {
    let mut filter = FactFilter::default();
    filter.only(Value::Mode(ModeGroup::Rail));
    filter.set(Value::Mode(ModeGroup::Rail), false);
    assert_eq!(Counts::of(&ATLAS, &filter).admitted(), 0);
    filter.invert(Facet::Mode);
    assert!(filter.is_empty(), "{filter:?}");
    for words in ["mode=", "mode=!", "mode= , "] {
        let error = chengyu_atlas::filter::parse_facet(&ATLAS, words).expect_err("no value");
        assert!(error.to_string().contains("names no value"), "{error}");
    }
}

#[test]
fn another_atlas_is_asked_for_the_same_by_name() {
    let group = ATLAS
        .places()
        .filter(|(_, place)| !place.members.is_empty())
        .last()
        .expect("a group");
    let mut state = AppState::default();
    let mut filter = FactFilter::default();
    filter.only(Value::Place(group.0));
    filter.only(Value::Mode(ModeGroup::Rail));
    state.shown.set_filter(filter.clone());
    // The same packs: all is found again.
    let (own, none) = (ATLAS.clone(), chengyu_atlas::model::Atlas::default());
    state.follow(&ATLAS, &own);
    assert_eq!(state.shown.filter(), &filter);
    // An atlas without the place: what it does not have is not asked for.
    state.follow(&own, &none);
    let left = state.shown.filter();
    assert!(left.choice(Facet::Place).is_none());
    assert!(left.choice(Facet::Mode).is_some());
}

#[test]
fn a_quote_that_is_asked_for_opens_its_panel() {
    let mut window = Window::open();
    let ziyang = FeatureId::Place(place("512000"));
    window.apply(Action::Select(Some(ziyang)));
    window.apply(Action::ToggleRightPanel);
    assert!(!window.state().has_right_panel());
    let role = ATLAS.role(*ATLAS.roles_of(place("512000")).first().expect("a role"));
    let anchor = &role.evidence.principal().anchor;
    let sought = (role.key.clone(), anchor.source, anchor.start);
    window.apply(Action::ShowQuote(ziyang, sought));
    assert!(window.state().has_right_panel());
    window.assert_says(anchor.quote.as_str());
}

#[test]
fn the_colour_is_explained_while_the_map_shows_it() {
    let mut window = Window::open();
    window.apply(Action::Select(Some(FeatureId::Place(place("512000")))));
    window.assert_says(&tr("detail-why-colour"));
    window.apply(Action::SetLayer(Layer::Roles, false));
    assert!(!window.says(&tr("detail-why-colour")));
}

#[test]
fn letters_typed_one_by_one_stay_in_the_panels_filter() {
    let mut window = Window::open();
    window.show_place("资阳市");
    let name = tr("detail-filter");
    let field = window.harness.get_by_role_and_label(Role::TextInput, &name);
    field.focus();
    window.settle();
    for letter in ["铁", "路", "建"] {
        window.harness.event(egui::Event::Text(letter.to_owned()));
        window.settle();
    }
    let ziyang = FeatureId::Place(place("512000"));
    let reading = window.state().panels.reading(ziyang).expect("a filter");
    assert_eq!(reading.query, "铁路建");
    let focused = window.harness.query_all_by(|node| node.is_focused());
    let focused: Vec<_> = focused.filter_map(|node| text_of(&node)).collect();
    assert_eq!(focused, [tr("detail-filter")]);
}

#[test]
fn a_value_keeps_the_keyboard_when_its_facet_is_asked_for() {
    let mut window = Window::open();
    window.click(Role::DisclosureTriangle, &tr("filters-title"));
    let rail = tr("mode-group-rail");
    let tick = window.harness.get_by_role_and_label(Role::CheckBox, &rail);
    tick.focus();
    window.settle();
    window.press(Key::Space);
    assert!(
        !window
            .state()
            .shown
            .filter()
            .includes(Value::Mode(ModeGroup::Rail))
    );
    window.press(Key::Space);
    assert!(window.state().shown.filter().is_empty());
}

#[test]
fn the_handle_of_a_panel_works_twice_by_the_keyboard() {
    let mut window = Window::open();
    let close = tr("panel-left-close");
    let handle = window.harness.get_by_role_and_label(Role::Button, &close);
    handle.focus();
    window.settle();
    for is_open in [false, true, false] {
        window.press(Key::Enter);
        assert_eq!(window.state().has_left_panel(), is_open);
    }
}

#[test]
fn a_jump_leads_to_its_section_though_it_is_folded() {
    let mut window = Window::open();
    window.show_place("资阳市");
    window.click(Role::Link, &tr("detail-fold-all"));
    let jump = window.label_starting_with(&tr("legend-road"));
    window.click(Role::Link, &jump);
    let headings = window.harness.query_all_by_role(Role::DisclosureTriangle);
    let road = headings
        .filter(|node| text_of(node).is_some_and(|text| text.starts_with(&tr("legend-road"))))
        .map(|node| node.rect())
        .next()
        .expect("the heading");
    assert!(road.top() > 0.0 && road.bottom() < 700.0, "{road:?}");
}
