//! An analyst's walk through the window, with what a hand does counted: from a phrase of a text to the
//! map, to who else has such a role, to two places beside each other, to what ties them, to what was
//! known in 2020, to the figure of it.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail at once")]

#[path = "support/headless.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod headless;
mod support;

use chengyu_atlas::connection::Connected;
use chengyu_atlas::filter::{FactKind, Value};
use chengyu_atlas::model::{FeatureId, PlaceId, RoleCategory};
use chengyu_atlas::scene::{About, Compared, Extent};
use chengyu_atlas::state::{Dialog, Topic};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use headless::{Window, tr};
use support::{ATLAS, I18N, place};

/// A window, and how often its person has clicked or pressed keys.
struct Walk {
    window: Window,
    actions: usize,
}

impl Walk {
    #[track_caller]
    fn click(&mut self, role: Role, label: &str) {
        self.window.click(role, label);
        self.window.settle();
        self.actions += 1;
    }

    fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.window.press_with(modifiers, key);
        self.window.settle();
        self.actions += 1;
    }
}

/// A phrase of the text that says most, which gives Ziyang a role as a gateway.
fn phrase() -> String {
    let ziyang = place("512000");
    let roles = ATLAS.roles_of(ziyang).iter().map(|id| ATLAS.role(*id));
    let mut gateways = roles.filter(|role| role.category == RoleCategory::Gateway);
    let mention = gateways.find_map(|role| {
        let mut mentions = role.evidence.mentions().iter();
        mentions.find(|m| ATLAS.source(m.anchor.source).key == "ziyang-2020")
    });
    let anchor = &mention.expect("a gateway").anchor;
    anchor.quote.as_str().to_owned()
}

/// A place beside Ziyang with a role as a gateway, and a phrase that gives it one.
fn other_gateway() -> (PlaceId, String) {
    let other = place("510900");
    let roles = ATLAS.roles_of(other).iter().map(|id| ATLAS.role(*id));
    let mut gateways = roles.filter(|role| role.category == RoleCategory::Gateway);
    let role = gateways.next().expect("Suining is a gateway");
    let quote = role.evidence.mentions()[0].anchor.quote.as_str();
    (other, quote.to_owned())
}

#[test]
fn from_a_phrase_to_a_figure_of_ties_in_sixteen_actions() {
    let mut walk = Walk {
        window: Window::open(),
        actions: 0,
    };
    let (ziyang, (suining, other_quote)) = (place("512000"), other_gateway());
    let quote = phrase();

    // A phrase in the text, and from there to the map.
    walk.press(Modifiers::COMMAND, Key::F);
    walk.window.search(&quote);
    walk.actions += 1;
    walk.press(Modifiers::NONE, Key::Enter);
    assert_eq!(
        walk.window.state().selection,
        Some(FeatureId::Place(ziyang))
    );

    // Who else has such a role.
    walk.press(Modifiers::NONE, Key::F7);
    walk.click(Role::Link, &tr("detail-who-else"));
    let filter = walk.window.state().shown.filter();
    assert!(filter.includes(Value::Kind(FactKind::Role)));
    assert!(!filter.includes(Value::Kind(FactKind::Link)));
    assert!(filter.includes(Value::Category(RoleCategory::Gateway)));
    assert!(!filter.includes(Value::Category(RoleCategory::Core)));
    assert!(walk.window.state().table_open);

    // Two beside each other.
    walk.click(Role::Row, &other_quote);
    assert_eq!(
        walk.window.state().selection,
        Some(FeatureId::Place(suining))
    );
    walk.press(Modifiers::NONE, Key::F7);
    let features = [ziyang, suining].map(FeatureId::Place);
    let compared = Compared::new(&features).map(About::Compared);
    assert_eq!(Some(walk.window.state().about()), compared);

    // What ties them, whatever was asked for before.
    walk.click(Role::Button, &tr("compare-ties"));
    let pair = Connected::Between(ziyang, suining);
    walk.click(Role::Button, &tr("filters-clear"));
    assert_eq!(walk.window.state().topic(), Topic::Connected(pair));

    // As of 2020.
    walk.press(Modifiers::NONE, Key::F4);
    walk.click(Role::Button, &tr("time-previous"));
    walk.click(Role::Button, &tr("time-previous"));
    let date = walk.window.state().shown.as_of().expect("a date");
    assert_eq!(date.to_string(), "2020-07-25");

    // The figure.
    walk.click(Role::Button, &tr("connections-figure"));
    assert_eq!(walk.window.state().dialog, Some(Dialog::Figure));
    let figure = walk.window.state().asked_figure(&ATLAS, &I18N);
    let figure = figure.expect("a figure");
    assert_eq!(figure.extent, Extent::Connected(pair));
    assert_eq!(figure.shown.as_of(), Some(date));
    assert!(walk.actions <= 16, "{} actions", walk.actions);
}
