//! The whole application without a screen, driven through the accessibility tree as a person would
//! drive it.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chengyu_atlas::action::Action;
use chengyu_atlas::app::{AtlasApp, Loading, Options, SettingsStore, load};
use chengyu_atlas::geodata::LoadOptions;
use chengyu_atlas::scene::feature_key;
use chengyu_atlas::state::AppState;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};

use crate::support::{ATLAS, I18N};

pub(crate) const DEADLINE: Duration = Duration::from_secs(60);

/// The window without a screen: the real application on the bundled atlas.
pub(crate) struct Window {
    pub(crate) harness: Harness<'static, AtlasApp>,
}

impl Window {
    /// A window as it is after the first start.
    pub(crate) fn open() -> Self {
        Self::open_with(options())
    }

    pub(crate) fn open_with(options: Options) -> Self {
        Self::open_after(options, SettingsStore::in_memory())
    }

    /// A window that starts with the settings of the one before.
    pub(crate) fn open_after(options: Options, settings: SettingsStore) -> Self {
        Self::open_sized(options, settings, egui::vec2(1280.0, 800.0))
    }

    /// A window of a size in points.
    pub(crate) fn open_sized(options: Options, settings: SettingsStore, size: egui::Vec2) -> Self {
        let loading = Loading::finished(load(&LoadOptions::default()));
        let mut window = Self::of_size(size, move |cc| {
            AtlasApp::new(&cc.egui_ctx, options, settings, loading, Arc::default())
        });
        window.wait(|app| app.map().scene().is_some());
        window.settle();
        window
    }

    pub(crate) fn of(
        build: impl FnOnce(&mut eframe::CreationContext<'static>) -> AtlasApp,
    ) -> Self {
        Self::of_size(egui::vec2(1280.0, 800.0), build)
    }

    fn of_size(
        size: egui::Vec2,
        build: impl FnOnce(&mut eframe::CreationContext<'static>) -> AtlasApp,
    ) -> Self {
        let builder = Harness::builder()
            .with_size(size)
            .with_theme(egui::Theme::Light)
            .with_step_dt(1.0 / 60.0)
            .with_max_steps(400);
        Self {
            harness: builder.build_eframe(build),
        }
    }

    pub(crate) fn app(&self) -> &AtlasApp {
        self.harness.state()
    }

    pub(crate) fn state(&self) -> &AppState {
        self.app().state()
    }

    /// Runs until nothing moves any more, the map is rendered and the search is answered.
    pub(crate) fn settle(&mut self) {
        let begun = Instant::now();
        self.harness.run();
        while self.app().map().is_rendering() || self.app().awaits_answers() {
            assert!(begun.elapsed() < DEADLINE, "map or search do not end");
            std::thread::sleep(Duration::from_millis(2));
            self.harness.run();
        }
    }

    /// Runs until the application is in a state, which work on another thread may bring about.
    pub(crate) fn wait(&mut self, until: impl Fn(&AtlasApp) -> bool) {
        let begun = Instant::now();
        while !until(self.app()) {
            let state = self.state();
            assert!(begun.elapsed() < DEADLINE, "nothing came of it: {state:?}");
            self.harness.step();
            std::thread::sleep(Duration::from_millis(2));
        }
        self.settle();
    }

    /// Does what a panel may ask for, which needs no file.
    pub(crate) fn apply(&mut self, action: Action) {
        let job = self.harness.state_mut().state_mut().apply(action);
        assert!(job.is_none(), "{job:?}");
        self.settle();
    }

    /// Whether a text is shown, alone or as part of a longer one.
    pub(crate) fn says(&self, text: &str) -> bool {
        self.harness
            .query_all_by_label_contains(text)
            .next()
            .is_some()
    }

    #[track_caller]
    pub(crate) fn assert_says(&self, text: &str) {
        assert!(
            self.says(text),
            "{text:?} is not shown in {:?}",
            self.texts()
        );
    }

    /// Every text that is shown.
    pub(crate) fn texts(&self) -> Vec<String> {
        // The runs of a label repeat what it says.
        let nodes = self
            .harness
            .query_all_by(|node| node.role() != Role::TextRun);
        nodes.filter_map(|node| text_of(&node)).collect()
    }

    /// The text that starts with this one; an entry of a menu may add its keys or an arrow.
    #[track_caller]
    pub(crate) fn label_starting_with(&self, start: &str) -> String {
        let texts = self.texts();
        let found = texts.iter().find(|text| text.starts_with(start));
        found
            .unwrap_or_else(|| panic!("{start} is not in {texts:?}"))
            .clone()
    }

    #[track_caller]
    pub(crate) fn click(&mut self, role: Role, label: &str) {
        let mut nodes = self.harness.query_all_by_role_and_label(role, label);
        let Some(node) = nodes.next() else {
            panic!("no {role:?} {label:?}; there are {:?}", self.texts());
        };
        // Through the accessibility tree, for a panel may have scrolled it out of sight.
        node.click_accesskit();
        drop(nodes);
        self.settle();
    }

    pub(crate) fn press(&mut self, key: Key) {
        self.harness.key_press(key);
        self.settle();
    }

    pub(crate) fn press_with(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }

    /// Types into a field, whatever has the focus.
    #[track_caller]
    pub(crate) fn type_into(&mut self, field: &str, text: &str) {
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

    pub(crate) fn search(&mut self, query: &str) {
        self.type_into(&tr("menu-find"), query);
    }

    /// Leafs through the panel on the right until it shows something.
    #[track_caller]
    pub(crate) fn leaf_to(&mut self, role: Role, label: &str) {
        let found = (0..120).any(|_| {
            let mut nodes = self.harness.query_all_by_role_and_label(role, label);
            let is_shown = nodes.next().is_some();
            drop(nodes);
            if !is_shown {
                self.press(Key::PageDown);
            }
            is_shown
        });
        assert!(found, "no {role:?} {label:?} in the panel");
    }

    /// Filters the panel on the right.
    pub(crate) fn filter_panel(&mut self, query: &str) {
        self.type_into(&tr("detail-filter"), query);
    }

    /// The rows of the list of places that are in sight.
    pub(crate) fn rows(&self) -> Vec<String> {
        let names = ATLAS.places().map(|(_, place)| &place.names.hans);
        let names: BTreeSet<&String> = names.collect();
        let buttons = self.harness.query_all_by_role(Role::Button);
        let labels = buttons.filter_map(|node| text_of(&node));
        labels.filter(|label| names.contains(label)).collect()
    }

    /// Finds a place with the search field and clicks it in the list.
    pub(crate) fn show_place(&mut self, name: &str) {
        self.search(name);
        self.click(Role::Button, name);
        self.press(Key::Escape);
        assert_eq!(self.state().query, "");
        // A click of the pointer would have taken the keyboard from the field.
        let fit = tr("menu-fit-circle");
        let buttons = self.harness.query_all_by_role_and_label(Role::Button, &fit);
        buttons.for_each(|node| node.focus());
        self.settle();
    }

    pub(crate) fn selected(&self) -> Option<String> {
        let selection = self.state().selection?;
        Some(feature_key(self.app().atlas()?, selection).to_string())
    }

    #[track_caller]
    pub(crate) fn assert_selected(&self, key: &str) {
        assert_eq!(self.selected().as_deref(), Some(key));
    }

    pub(crate) fn message(&self) -> String {
        let message = self.state().message.clone();
        message.map(|m| m.text).unwrap_or_default()
    }
}

/// A plain window, in Simplified Chinese whatever the system speaks.
pub(crate) fn options() -> Options {
    Options::new(LoadOptions::default(), Instant::now())
}

/// What a node says; a label keeps its text as its value.
pub(crate) fn text_of(node: &Node<'_>) -> Option<String> {
    let node = node.accesskit_node();
    node.label().or_else(|| node.value())
}

/// A message of the interface.
pub(crate) fn tr(key: &str) -> String {
    assert!(I18N.has(key), "{key}");
    I18N.tr(key)
}
