//! A person's own boundaries in the window: a file is read in the background and shown in its
//! dialogue; the map changes only when the person says so.

use egui::Context;

use super::AtlasApp;
use super::candidate::free;
use super::jobs::Outcome;
use super::loading::{Phase, Ready, load};
use super::own_file::own_options;
use crate::geodata::{BrokenPacks, LoadOptions, Progress};
use crate::messages::said;
use crate::render::Polled;
use crate::state::{Dialog, FailedOpening, Goal, Opening, OwnBoundaries};
use crate::ui::WAITING_STEP;

impl AtlasApp {
    /// Reads a file of boundaries, in place of the one that is being read.
    pub(super) fn open_boundaries(&mut self, ctx: &Context, own: OwnBoundaries) {
        // The next window may start in another folder.
        let path = std::path::absolute(&own.path).unwrap_or(own.path);
        let own = OwnBoundaries { path, ..own };
        let progress = Progress::default();
        let options = own_options(&self.options.load, &own, progress.clone());
        self.candidate.read(ctx, options);
        self.state.dialog = Some(Dialog::Boundaries);
        self.state.opening = Some(Opening::Reading(own, progress));
    }

    /// Puts the boundaries that were read on the map, from the next frame on.
    pub(super) fn use_boundaries(&mut self) {
        self.candidate.accept();
        self.state.dialog = None;
    }

    /// Reads the bundled boundaries again, in the background.
    pub(super) fn reload_bundled(&mut self, ctx: &Context) {
        let sources = LoadOptions {
            progress: Progress::default(),
            base: None,
            datum: None,
            broken_packs: BrokenPacks::LeaveOut,
            ..self.options.load.clone()
        };
        let words = self.i18n.tr("message-boundaries-back");
        self.jobs
            .start(ctx, words, move |_| Outcome::Bundled(load(&sources)));
    }

    /// Takes up what came of a reading. It lasts as long as the dialogue about it.
    pub(super) fn poll_boundaries(&mut self, ctx: &Context) {
        if let Some(next) = self.candidate.take_next() {
            self.replace_atlas(next);
        }
        if self.state.dialog != Some(Dialog::Boundaries) {
            self.state.opening = None;
        }
        if self.state.opening.is_none() {
            self.candidate.abandon();
        }
        let error = match self.candidate.poll() {
            None => return,
            Some(Polled::Working) => {
                ctx.request_repaint_after(WAITING_STEP);
                return;
            }
            Some(Polled::Made(Ok(ready))) => {
                self.state.opening = ready.own.clone().map(Opening::Read);
                None
            }
            Some(Polled::Made(Err(error))) => Some(error),
            Some(Polled::Ended) => Some(said!("message-job-lost")),
        };
        if let Some(error) = error {
            self.state.opening = Some(Opening::Failed(FailedOpening {
                error,
                was_kept: false,
            }));
        }
        ctx.request_repaint();
    }

    /// Puts an atlas of other boundaries in the place of the one that is shown; called before any
    /// panel is.
    pub(super) fn replace_atlas(&mut self, ready: Ready) {
        let Phase::Ready(shown) = &mut self.phase else {
            return;
        };
        self.state.follow(&shown.atlas, &ready.atlas);
        let words = match &ready.own {
            Some(own) => {
                self.state.boundaries.choose(own.file.clone());
                // A file of a part of the region would be small in the view of the whole.
                if !own.report.is_whole_region {
                    self.state.goal = Some(Goal::Region);
                }
                let name = own.file.name();
                let file = [("file", name.as_str())];
                self.i18n.tr_with("message-boundaries-on", &file)
            }
            None => {
                self.state.boundaries.choose_bundled();
                self.i18n.tr("message-boundaries-bundled")
            }
        };
        self.state.show_message(words);
        let old = std::mem::replace(&mut **shown, ready);
        self.panes.renew();
        self.is_touched = true;
        free(old);
    }

    /// Notes whose boundaries the window starts with, and tells why they are not those of the
    /// window before.
    pub(super) fn start_with_boundaries(&mut self, ready: &Ready) {
        let boundaries = &mut self.state.boundaries;
        if let Some(own) = &ready.own {
            // What the command line asks for is for this window alone.
            if self.options.load.base.is_some() {
                boundaries.show(own.file.clone());
            } else {
                boundaries.choose(own.file.clone());
            }
        }
        let Some(error) = &ready.fault else { return };
        boundaries.choose_bundled();
        self.is_touched = true;
        if ready.problems.is_empty() {
            self.state.dialog = Some(Dialog::Boundaries);
            self.state.opening = Some(Opening::Failed(FailedOpening {
                error: error.clone(),
                was_kept: true,
            }));
        } else {
            // The dialogue is for the problems of the packs.
            self.fail("boundaries-kept-failed-because", error);
        }
    }
}
