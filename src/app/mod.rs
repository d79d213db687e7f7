//! The eframe glue: loads the atlas while the window is made, collects what the panels report,
//! applies it, and runs what takes longer than a frame off the UI thread.

mod appearing;
mod boundaries;
mod candidate;
mod clock;
mod closing;
mod display;
mod document_flow;
mod documents;
mod dropped;
mod drops;
mod dump;
mod ending;
mod expected;
mod figures;
mod fitting;
mod folders;
mod input_method;
mod job_control;
mod jobs;
mod keeping;
mod kept_map;
mod loading;
mod loading_screen;
mod measuring;
mod options;
mod own_file;
mod problem_report;
mod profile;
mod recovery;
mod saved_table;
mod settings;
mod sizes;
mod start;
mod surroundings;
#[cfg(test)]
mod testing;
mod toolkit_words;
mod typed_ahead;
mod writings;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use egui::{Ui, Vec2, ViewportCommand};

use crate::action::Action;
use crate::geodata::Texts;
use crate::i18n::I18n;
use crate::messages::{Says, said};
use crate::model::Atlas;
use crate::paint::screen::color32;
use crate::render::SoftwareGl;
use crate::scene::Theme;
use crate::state::{AppState, Message, Session, WindowSize};
use crate::ui::figure::FigurePane;
use crate::ui::map_view::MapPane;
use crate::ui::{self, Panes, Reading};

use candidate::BoundaryCandidate;
use document_flow::Documents;
use jobs::Jobs;
use kept_map::Keeping;
use loading::{FIRST_WAIT, Phase};
use profile::ProfileRun;
use settings::SettingsNotice;
use sizes::texture_side;
use surroundings::Surroundings;
use typed_ahead::TypedAhead;

pub use display::Refusal;
pub use folders::figures_folder;
pub use loading::{LoadResult, Loading, Ready, load};
pub use options::{Options, Report};
pub use profile::{Measured, Path, Profile, Spread};
pub use settings::{SettingsStore, session_file};
pub use start::{StartError, run};

/// The application.
#[derive(Debug)]
pub struct AtlasApp {
    phase: Phase,
    /// The thread that reads the atlas, until all of it is read.
    loading: Option<Loading>,
    state: AppState,
    i18n: I18n,
    theme: Theme,
    panes: Panes,
    texts: Option<Texts>,
    /// The folder of texts to open once there is an atlas, whose sources name them.
    kept_texts: Option<PathBuf>,
    jobs: Jobs,
    /// What the dialogue of a file of boundaries is about.
    candidate: BoundaryCandidate,
    /// Maps as files: what is being opened, and what waits for a question.
    documents: Documents,
    /// The map as it is kept for the next window.
    keeping: Keeping,
    /// When something was done last, in seconds of the window's clock.
    acted_s: f64,
    typed_ahead: TypedAhead,
    /// Files that were dropped before there was an atlas.
    dropped: Vec<PathBuf>,
    options: Options,
    /// What the window runs on.
    surroundings: Surroundings,
    /// The first whole map has been handed to the screen.
    shown: bool,
    report: Arc<std::sync::Mutex<Report>>,
    dump: dump::Dump,
    profile_run: Option<ProfileRun>,
    /// When the message on the screen goes away by itself.
    message_until: Option<(Message, f64)>,
    settings: SettingsStore,
    /// The window's size, as last seen.
    size: Option<WindowSize>,
    /// The window closes when the files are written that are being written.
    is_closing: bool,
    /// When the window was first seen, in seconds of its own clock.
    first_seen_s: Option<f64>,
    /// The window fits its screen, or is too old to be made to.
    is_fitted: bool,
    /// Something was done since the settings were last looked at.
    is_touched: bool,
}

/// How long a message of success stays, in seconds.
const MESSAGE_S: f64 = 4.0;

/// How long a pause parts two steps that can be undone, in seconds.
const STEP_S: f64 = 0.8;

impl AtlasApp {
    /// The application for a window; `loading` reads the atlas, `settings` are those of the last
    /// window.
    #[must_use]
    pub fn new(
        ctx: &egui::Context,
        options: Options,
        settings: SettingsStore,
        loading: Loading,
        report: Arc<std::sync::Mutex<Report>>,
    ) -> Self {
        let session = settings.session();
        let mut state = session.state(options.language(session));
        state.figure_folder = folders::of_last_figure(session).or_else(|| options.figures.clone());
        let packs = options.load.packs.iter();
        let absolute = |path: &PathBuf| std::path::absolute(path).unwrap_or_else(|_| path.clone());
        state.document.packs = packs.map(absolute).collect();
        // What is measured is the map.
        state.hint_seen |= options.is_measured();
        let theme = Theme::of(state.theme_name());
        ui::style::install(ctx, &theme);
        let i18n = I18n::new(state.language);
        toolkit_words::speak(ctx, &i18n);
        // A folder on a drive that is not connected today is no failure.
        let kept = state.texts_folder.clone().filter(|folder| folder.is_dir());
        let mut app = Self {
            phase: Phase::Loading,
            loading: Some(loading),
            state,
            i18n,
            theme,
            panes: Panes::default(),
            texts: None,
            kept_texts: options.texts.clone().or(kept),
            jobs: Jobs::default(),
            candidate: BoundaryCandidate::default(),
            documents: Documents::default(),
            keeping: Keeping::default(),
            acted_s: 0.0,
            typed_ahead: TypedAhead::default(),
            dropped: Vec::new(),
            dump: dump::Dump::new(options.dump_state.clone()),
            profile_run: options.profile.map(ProfileRun::new),
            options,
            surroundings: Surroundings::default(),
            shown: false,
            message_until: None,
            size: session.window,
            is_closing: false,
            first_seen_s: None,
            is_fitted: false,
            is_touched: false,
            settings,
            report,
        };
        app.poll_loading(ctx, FIRST_WAIT);
        app
    }

    /// Draws the map by OpenGL that the processor does from now on, if there is any.
    pub fn draw_by(&mut self, gl: Option<SoftwareGl>) {
        self.panes.map.draw_by(gl);
    }

    /// Remembers what the window runs on, for a report of a problem.
    fn run_on(&mut self, surroundings: Surroundings) {
        self.surroundings = surroundings;
    }

    /// The state, for tests.
    #[must_use]
    pub fn state(&self) -> &AppState {
        &self.state
    }

    /// The same, for whoever drives the window from outside: what is applied to it is seen in the
    /// next frame.
    pub const fn state_mut(&mut self) -> &mut AppState {
        &mut self.state
    }

    /// The map, for tests and profiles.
    #[must_use]
    pub fn map(&self) -> &MapPane {
        &self.panes.map
    }

    /// Whether a search is yet to be answered, for tests.
    #[must_use]
    pub fn awaits_answers(&self) -> bool {
        self.panes.awaits_answers()
    }

    /// The figure dialogue, for tests.
    #[must_use]
    pub fn figure(&self) -> &FigurePane {
        &self.panes.figure
    }

    /// The atlas, once it is read.
    #[must_use]
    pub fn atlas(&self) -> Option<&Atlas> {
        match &self.phase {
            Phase::Ready(ready) => Some(&ready.atlas),
            Phase::Loading | Phase::Failed(_) => None,
        }
    }

    /// One frame.
    pub fn frame(&mut self, ui: &mut Ui) {
        self.report_start(ui);
        self.wait_for_atlas(ui);
        self.take_dropped(ui);
        self.fit_screen(ui);
        if matches!(self.phase, Phase::Ready(_)) {
            self.poll_jobs(ui);
            self.poll_boundaries(ui);
            self.mind_documents();
        }
        self.expire_message(ui);
        match &self.phase {
            Phase::Loading => self.show_loading(ui),
            Phase::Failed(error) => self.fail_to_load(ui, &error.clone()),
            Phase::Ready(_) => {
                self.mind_closing(ui);
                self.window(ui);
            }
        }
        self.apply_theme(ui);
        self.apply_language(ui);
        ui::style::set_motion(ui, self.state.reduced_motion);
        self.save_settings(ui);
    }

    /// Saves the settings for the next window, if they may have changed.
    fn save_settings(&mut self, ui: &Ui) {
        let size = Some(seen_size(ui, self.size));
        let is_touched = std::mem::take(&mut self.is_touched);
        let is_kept = self.keep_map(ui, is_touched);
        if is_touched {
            self.show_title(ui);
        }
        if is_touched || is_kept || size != self.size {
            self.size = size;
            self.settings.set(Session::of(&self.state, size));
        }
        self.jobs.settle();
        let Some(notice) = self.settings.save(ui) else {
            return;
        };
        match notice {
            SettingsNotice::Unread(reason) => self.fail("message-session-unread", &reason),
            SettingsNotice::Moved(reason) => self.fail("message-session-moved", &reason),
            SettingsNotice::Misunderstood(list) => self.fail("message-session-unknown", &list),
            SettingsNotice::Unwritten(reason) => self.fail("message-session-failed", &reason),
            SettingsNotice::Panicked => {
                self.fail("message-session-failed", &said!("message-job-lost"));
            }
            SettingsNotice::WrittenAgain => {
                self.state
                    .show_message(self.i18n.tr("message-session-again"));
            }
        }
        ui.request_repaint();
    }

    /// Changes to the theme that is asked for, from the next frame on.
    fn apply_theme(&mut self, ui: &Ui) {
        self.state.system_is_dark = ui.system_theme() == Some(egui::Theme::Dark);
        let theme = Theme::of(self.state.theme_name());
        if theme != self.theme {
            self.theme = theme;
            ui::style::set_colors(ui, &self.theme);
            ui.request_repaint();
        }
    }

    /// Changes to the language that is asked for, from the next frame on.
    fn apply_language(&mut self, ui: &Ui) {
        if self.state.language != self.i18n.language() {
            self.i18n = I18n::new(self.state.language);
            toolkit_words::speak(ui, &self.i18n);
            // The message is in the language of before.
            self.state.message = None;
            ui.request_repaint();
        }
    }

    fn window(&mut self, ui: &mut Ui) {
        let Phase::Ready(ready) = &self.phase else {
            return;
        };
        let reading = Reading {
            atlas: &ready.atlas,
            index: &ready.index,
            i18n: &self.i18n,
            theme: &self.theme,
            state: &self.state,
            texts: self.texts.as_ref(),
            problems: &ready.problems,
            working: self.jobs.working(),
            candidate: self.candidate.atlas(),
        };
        let mut actions = ui::window(ui, &reading, &mut self.panes);
        if self.is_about_to_close() {
            actions.clear();
        }
        // The goal and the focus were taken in this frame.
        self.state.goal = None;
        self.state.reveal = None;
        self.state.focus_search = false;
        if self.state.focus_dialog > 0 {
            self.state.focus_dialog -= 1;
            ui.request_repaint();
        }
        self.state.step_phrase = None;
        if !actions.is_empty() {
            self.is_touched = true;
            ui.request_repaint();
            self.part_steps(ui, &actions);
        }
        for action in actions {
            self.apply(ui, action);
        }
        self.write_dump(ui);
        if !self.shown && self.panes.map.scene().is_some() {
            self.shown = true;
            ui.request_repaint();
        }
    }

    /// What follows at once, or while the pointer is held, is one step to undo.
    fn part_steps(&mut self, ui: &Ui, actions: &[Action]) {
        if actions
            .iter()
            .all(|action| matches!(action, Action::Moved(_)))
        {
            return;
        }
        let (now, is_pressed, is_held) = ui.input(|i| {
            let pointer = &i.pointer;
            (i.time, pointer.any_pressed(), pointer.any_down())
        });
        if is_pressed || (!is_held && now - self.acted_s > STEP_S) {
            self.state.end_step();
        }
        self.acted_s = now;
    }

    /// Closes a message of success after a while.
    fn expire_message(&mut self, ui: &Ui) {
        let Some(message) = self.state.message.clone().filter(|m| !m.failed) else {
            self.message_until = None;
            return;
        };
        let now = ui.input(|i| i.time);
        match &self.message_until {
            Some((known, until)) if *known == message => {
                if now >= *until {
                    self.state.message = None;
                } else {
                    ui.request_repaint_after(Duration::from_secs_f64(until - now));
                }
            }
            _ => {
                self.message_until = Some((message, now + MESSAGE_S));
                ui.request_repaint_after(Duration::from_secs_f64(MESSAGE_S));
            }
        }
    }

    /// The frame before this one showed the whole map: note when.
    fn report_start(&mut self, ui: &Ui) {
        if !self.shown {
            return;
        }
        if let Ok(mut report) = self.report.lock()
            && report.first_map.is_none()
        {
            report.first_map = Some(self.options.started.elapsed());
            report.first_map_cpu = clock::process();
            if self.options.startup_report {
                ui.send_viewport_cmd(ViewportCommand::Close);
            }
        }
    }

    fn apply(&mut self, ui: &Ui, action: Action) {
        if let Some(job) = self.state.apply(action) {
            self.run(ui, job);
        }
    }

    fn fail(&mut self, key: &str, error: &dyn Says) {
        let error = self.i18n.say(error);
        self.state
            .show_failure(self.i18n.tr_with(key, &[("error", &error)]));
    }

    fn write_dump(&mut self, ui: &Ui) {
        if let Phase::Ready(ready) = &self.phase {
            self.dump.write(
                &ready.atlas,
                &self.i18n,
                &self.state,
                (&self.panes.map, self.size),
                self.texts.is_some(),
                ui,
            );
        }
    }
}

/// The window's size; while it fills the screen, the one it had before.
fn seen_size(ui: &Ui, before: Option<WindowSize>) -> WindowSize {
    let (inner, maximized) = ui.input(|i| {
        let viewport = i.viewport();
        (viewport.inner_rect, viewport.maximized == Some(true))
    });
    let pixels_per_point = ui.pixels_per_point();
    // Wayland tells nobody where a window is, only how large it is.
    let size = inner.unwrap_or_else(|| ui.viewport_rect()).size();
    match before {
        Some(before) if maximized => WindowSize {
            maximized,
            pixels_per_point,
            ..before
        },
        _ => WindowSize {
            width: size.x,
            height: size.y,
            maximized,
            pixels_per_point,
        },
    }
}

impl eframe::App for AtlasApp {
    fn raw_input_hook(&mut self, ctx: &egui::Context, input: &mut egui::RawInput) {
        self.drive_profile(input);
        self.typed_ahead.pass(ctx, input);
        let screen = input.viewports.get(&input.viewport_id);
        let pixels = screen.and_then(|screen| screen.native_pixels_per_point);
        let window = input.screen_rect.map_or(Vec2::ZERO, |rect| rect.size());
        let needed = texture_side(window, pixels.unwrap_or(1.0) * ctx.zoom_factor());
        input.max_texture_side = input.max_texture_side.map(|side| side.min(needed));
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        self.frame(ui);
        if ui.cumulative_frame_nr() == 0 {
            appearing::show_window(frame);
        }
        self.measure_profile(ui);
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        color32(self.theme.panel).to_normalized_gamma_f32()
    }
}
