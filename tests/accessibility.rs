//! What a screen reader finds: the selection is announced, every control has a name, and those with
//! a state tell it.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail at once")]

#[path = "support/headless.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod headless;
mod support;

use chengyu_atlas::action::Action;
use chengyu_atlas::model::FeatureId;
use chengyu_atlas::state::Dialog;
use egui::accesskit::{Live, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use headless::{Window, text_of, tr};
use support::place;

/// What is read out of the selection.
fn announced(window: &Window) -> String {
    let node = window.harness.query_all_by_role(Role::Status).next();
    let node = node.expect("a node");
    assert_eq!(node.accesskit_node().live(), Live::Polite);
    text_of(&node).unwrap_or_default()
}

#[test]
fn the_selection_is_announced_with_kind_status_and_sources() {
    let mut window = Window::open();
    assert_eq!(announced(&window), "");
    window.apply(Action::Select(Some(FeatureId::Place(place("512000")))));
    let words = announced(&window);
    assert!(words.contains("资阳市"), "{words}");
    for part in ["地级单位", "个来源"] {
        assert!(words.contains(part), "{words}");
    }
    let atlas = window.app().atlas().expect("an atlas");
    let (link, of) = atlas.links().next().expect("a link");
    let status = tr(chengyu_atlas::i18n::keys::status(of.status));
    window.apply(Action::Select(Some(FeatureId::Link(link))));
    let of_link = announced(&window);
    assert!(of_link.contains(&status), "{of_link}: {status}");
    assert!(of_link.contains("个来源"), "{of_link}");
    window.apply(Action::Select(None));
    assert_eq!(announced(&window), "");
}

/// The controls without a name, by their role.
fn unnamed(window: &Window) -> Vec<Role> {
    const CONTROLS: [Role; 12] = [
        Role::Button,
        Role::CheckBox,
        Role::RadioButton,
        Role::ComboBox,
        Role::TextInput,
        Role::Slider,
        Role::SpinButton,
        Role::Link,
        Role::DisclosureTriangle,
        Role::GraphicsSymbol,
        Role::ListBoxOption,
        Role::Row,
    ];
    let nodes = window
        .harness
        .query_all_by(|node| CONTROLS.contains(&node.role()));
    let nameless = nodes.filter(|node| text_of(node).is_none_or(|name| name.trim().is_empty()));
    nameless.map(|node| node.accesskit_node().role()).collect()
}

/// The boxes to tick and the headings that fold which do not tell their state.
fn stateless(window: &Window) -> Vec<String> {
    let nodes = window.harness.query_all_by(|node| match node.role() {
        Role::CheckBox | Role::RadioButton => node.toggled().is_none(),
        Role::DisclosureTriangle => node.data().is_expanded().is_none(),
        _ => false,
    });
    nodes.filter_map(|node| text_of(&node)).collect()
}

#[test]
fn every_control_has_a_name_and_tells_its_state() {
    let ziyang = FeatureId::Place(place("512000"));
    let panes: [(&str, Vec<Action>); 9] = [
        ("the window as it opens", vec![]),
        ("the panel of a place", vec![Action::Select(Some(ziyang))]),
        ("the table", vec![Action::ToggleTable]),
        (
            "the comparison",
            vec![
                Action::Compare(place("512000")),
                Action::Compare(place("510900")),
            ],
        ),
        ("the time axis", vec![Action::ToggleTime]),
        ("the table of keys", vec![Action::Open(Dialog::Keys)]),
        ("about", vec![Action::Open(Dialog::About)]),
        ("the folder of texts", vec![Action::Open(Dialog::Texts)]),
        ("the figure dialogue", vec![Action::Open(Dialog::Figure)]),
    ];
    for (name, actions) in panes {
        let mut window = Window::open();
        actions.into_iter().for_each(|action| window.apply(action));
        assert_eq!(unnamed(&window), [], "{name}");
        assert_eq!(stateless(&window), Vec::<String>::new(), "{name}");
    }
}
