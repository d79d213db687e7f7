//! The window's panels and map over a state that a test holds: what a person does comes back as
//! actions, which are applied only where the test says so.

use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

use chengyu_atlas::action::Action;
use chengyu_atlas::geodata::load_bundled;
use chengyu_atlas::i18n::I18n;
use chengyu_atlas::index::SpatialIndex;
use chengyu_atlas::model::{Atlas, FeatureId, Language};
use chengyu_atlas::projection::{LonLat, PagePt, PageRect};
use chengyu_atlas::scene::{Scene, Theme};
use chengyu_atlas::state::{AppState, Camera, Goal};
use chengyu_atlas::ui::{self, Panes, Reading};
use egui::{Event, Modifiers, PointerButton, Pos2, pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

const DEADLINE: Duration = Duration::from_secs(60);
/// Longer than a double click, so that two clicks are two.
const STEP_S: f32 = 0.2;

pub(crate) static SHARED: LazyLock<Arc<Atlas>> =
    LazyLock::new(|| Arc::new(load_bundled().expect("the bundled atlas loads")));
static INDEX: LazyLock<SpatialIndex> = LazyLock::new(|| SpatialIndex::new(&SHARED));
static THEME: Theme = Theme::light();

/// The state, the panels, and what was done.
pub(crate) struct Held {
    pub(crate) state: AppState,
    pub(crate) panes: Panes,
    i18n: I18n,
    done: Vec<Action>,
    is_dressed: bool,
}

/// A window without a screen over a state that a test holds.
pub(crate) struct Desk {
    pub(crate) harness: Harness<'static, Held>,
}

impl Desk {
    /// A window with a state as it opens, in a language.
    pub(crate) fn open(language: Language, set: impl FnOnce(&mut AppState)) -> Self {
        let mut state = AppState::new(language);
        set(&mut state);
        let held = Held {
            state,
            panes: Panes::default(),
            i18n: I18n::new(language),
            done: Vec::new(),
            is_dressed: false,
        };
        let builder = Harness::builder()
            .with_size(egui::vec2(1280.0, 800.0))
            .with_theme(egui::Theme::Light)
            .with_step_dt(STEP_S)
            .with_max_steps(400);
        let harness = builder.build_ui_state(frame, held);
        let mut desk = Self { harness };
        desk.settle();
        desk
    }

    /// The map about a position.
    pub(crate) fn go(&mut self, lon_deg: f64, lat_deg: f64, zoom: f64) {
        let center = LonLat { lon_deg, lat_deg }.to_world();
        let goal = Goal::Camera(Camera { center, zoom });
        self.harness.state_mut().state.goal = Some(goal);
        self.settle();
    }

    /// Runs until the map is rendered and nothing moves.
    pub(crate) fn settle(&mut self) {
        let begun = Instant::now();
        let mut still = 0;
        while still < 3 {
            self.harness.step();
            let map = &self.harness.state().panes.map;
            let waits = map.scene().is_none() || map.is_rendering() || map.is_moving();
            still = if waits { 0 } else { still + 1 };
            if waits {
                std::thread::sleep(Duration::from_millis(2));
            }
            assert!(begun.elapsed() < DEADLINE, "the map does not come to rest");
        }
    }

    pub(crate) fn scene(&self) -> &Scene {
        let map = &self.harness.state().panes.map;
        map.scene().expect("a map")
    }

    pub(crate) fn state(&self) -> &AppState {
        &self.harness.state().state
    }

    /// What was done since the last call, but for movements of the map.
    pub(crate) fn take_done(&mut self) -> Vec<Action> {
        std::mem::take(&mut self.harness.state_mut().done)
    }

    /// Applies what was done since the last call.
    pub(crate) fn apply(&mut self) {
        for action in self.take_done() {
            let state = &mut self.harness.state_mut().state;
            let _ = state.apply(action);
        }
        self.settle();
    }

    /// A point of the map's page in the window.
    pub(crate) fn on_screen(&self, at: PagePt) -> Pos2 {
        let placement = self.harness.state().panes.map.placement();
        let (_, corner) = placement.expect("a map");
        #[expect(clippy::cast_possible_truncation, reason = "the screen is f32")]
        let at = pos2(at.x as f32, at.y as f32);
        at + corner.to_vec2()
    }

    /// What the pointer is on at a point of the map's page.
    pub(crate) fn hover(&mut self, at: PagePt) -> Option<FeatureId> {
        let at = self.on_screen(at);
        self.harness.hover_at(at);
        // Words beside the pointer take a second frame.
        self.harness.run_steps(2);
        self.harness.state().panes.map.hover()
    }

    /// What a click at a point of the map's page does.
    pub(crate) fn click(&mut self, at: PagePt) -> Vec<Action> {
        self.press(at, PointerButton::Primary);
        self.take_done()
    }

    /// Clicks at a point of the map's page with a button of the pointer.
    pub(crate) fn press(&mut self, at: PagePt, button: PointerButton) {
        let pos = self.on_screen(at);
        self.take_done();
        self.harness.hover_at(pos);
        self.harness.step();
        for pressed in [true, false] {
            self.harness.event(Event::PointerButton {
                pos,
                button,
                pressed,
                modifiers: Modifiers::NONE,
            });
            self.harness.step();
        }
        self.harness.run_steps(2);
    }

    /// Whether a point of the page is in the map's frame, clear of its furniture.
    pub(crate) fn is_clear(&self, at: PagePt) -> bool {
        let scene = self.scene();
        let mut covered = scene.covered.iter();
        let frame: &PageRect = &scene.view.frame;
        frame.expand(-2.0).contains(at) && !covered.any(|rect| rect.contains(at))
    }

    /// Every text that is shown.
    pub(crate) fn texts(&self) -> Vec<String> {
        let nodes = self.harness.query_all_by(|_| true);
        let text = |node: egui_kittest::Node<'_>| {
            let node = node.accesskit_node();
            node.label().or_else(|| node.value())
        };
        nodes.filter_map(text).collect()
    }

    #[track_caller]
    pub(crate) fn assert_says(&self, text: &str) {
        let texts = self.texts();
        let is_said = texts.iter().any(|said| said.contains(text));
        assert!(is_said, "{text:?} is not in {texts:?}");
    }
}

fn frame(ui: &mut egui::Ui, held: &mut Held) {
    if !held.is_dressed {
        ui::style::install(ui.ctx(), &THEME);
        held.is_dressed = true;
        return;
    }
    let reading = Reading {
        atlas: &SHARED,
        index: &INDEX,
        i18n: &held.i18n,
        theme: &THEME,
        state: &held.state,
        texts: None,
        problems: &[],
        working: None,
        candidate: None,
    };
    let actions = ui::window(ui, &reading, &mut held.panes);
    held.state.goal = None;
    held.state.reveal = None;
    held.state.focus_dialog = 0;
    for action in actions {
        match action {
            Action::Moved(camera) => held.state.camera = Some(camera),
            Action::Rested(_) => {}
            action => held.done.push(action),
        }
    }
}
