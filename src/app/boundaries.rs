//! A person's own boundaries in the window: a file is read in the background and shown in its
//! dialogue; the map changes only when the person says so.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use egui::Context;

use super::AtlasApp;
use super::jobs::Outcome;
use super::loading::{LoadResult, Phase, Ready, load};
use crate::geodata::{LoadOptions, Problem, Progress};
use crate::model::Atlas;
use crate::render::{Background, Polled};
use crate::state::{Dialog, FailedOpening, Goal, Opening, OwnBoundaries};

/// How often the bar of the dialogue moves.
const BAR_STEP: Duration = Duration::from_millis(100);

/// The atlas with the boundaries of a file that the dialogue is about.
#[derive(Debug, Default)]
pub(super) struct BoundaryCandidate {
    reading: Option<(Background<LoadResult>, Progress)>,
    read: Option<Box<Ready>>,
    /// The atlas that the next frame begins with: in this one, panels have spoken of the old one.
    next: Option<Box<Ready>>,
}

impl BoundaryCandidate {
    /// The atlas that was read.
    pub(super) fn atlas(&self) -> Option<&Arc<Atlas>> {
        self.read.as_ref().map(|ready| &ready.atlas)
    }

    /// Ends a reading; what was read is forgotten.
    fn abandon(&mut self) {
        if let Some((_, progress)) = self.reading.take() {
            progress.cancel();
        }
        self.read = None;
    }
}

impl AtlasApp {
    /// Reads a file of boundaries, in place of the one that is being read.
    pub(super) fn open_boundaries(&mut self, ctx: &Context, own: OwnBoundaries) {
        self.candidate.abandon();
        // The next window may start in another folder.
        let path = std::path::absolute(&own.path).unwrap_or(own.path);
        let own = OwnBoundaries { path, ..own };
        let progress = Progress::default();
        let options = own_options(&self.options.load, &own, progress.clone());
        let window = ctx.clone();
        let wake = move || window.request_repaint();
        let reading = Background::spawn("boundaries", wake, move |outbox| {
            outbox.send(check_is_file(&options).and_then(|()| load(&options)));
        });
        self.candidate.reading = Some((reading, progress.clone()));
        self.state.dialog = Some(Dialog::Boundaries);
        self.state.opening = Some(Opening::Reading(own, progress));
    }

    /// Puts the boundaries that were read on the map, from the next frame on.
    pub(super) fn use_boundaries(&mut self) {
        self.candidate.next = self.candidate.read.take();
        self.state.dialog = None;
    }

    /// Reads the bundled boundaries again, in the background.
    pub(super) fn reload_bundled(&mut self, ctx: &Context) {
        let sources = LoadOptions {
            progress: Progress::default(),
            base: None,
            datum: None,
            ..self.options.load.clone()
        };
        let words = self.i18n.tr("message-boundaries-back");
        self.jobs
            .start(ctx, words, move |_| Outcome::Bundled(load(&sources)));
    }

    /// Takes up what came of a reading. It lasts as long as the dialogue about it.
    pub(super) fn poll_boundaries(&mut self, ctx: &Context) {
        if let Some(next) = self.candidate.next.take() {
            self.replace_atlas(*next);
        }
        if self.state.dialog != Some(Dialog::Boundaries) {
            self.state.opening = None;
        }
        if self.state.opening.is_none() {
            self.candidate.abandon();
        }
        let Some((reading, _)) = &self.candidate.reading else {
            return;
        };
        let error = match reading.poll(Duration::ZERO) {
            Polled::Working => {
                ctx.request_repaint_after(BAR_STEP);
                return;
            }
            Polled::Made(Ok(ready)) => {
                self.state.opening = ready.own.clone().map(Opening::Read);
                self.candidate.read = Some(Box::new(ready));
                None
            }
            Polled::Made(Err(error)) => Some(error),
            Polled::Ended => Some(self.i18n.tr("message-job-lost")),
        };
        self.candidate.reading = None;
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
                let file = [("file", own.report.file.as_str())];
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
        // A large atlas takes longer than a frame to be freed. Nobody waits for its end.
        drop(Background::<()>::spawn(
            "old atlas",
            || {},
            move |_| drop(old),
        ));
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

/// What to load for a person's own boundaries.
pub(super) fn own_options(
    sources: &LoadOptions,
    own: &OwnBoundaries,
    progress: Progress,
) -> LoadOptions {
    LoadOptions {
        base: Some(own.path.clone()),
        datum: own.datum,
        packs: sources.packs.clone(),
        progress,
    }
}

/// Refuses what a window would wait for without end, a pipe for example.
pub(super) fn check_is_file(options: &LoadOptions) -> Result<(), String> {
    let Some(path) = &options.base else {
        return Ok(());
    };
    check(path).map_err(|problem| problem.to_string())
}

fn check(path: &Path) -> Result<(), Problem> {
    let metadata = std::fs::metadata(path).map_err(|error| Problem::unreadable(path, &error))?;
    let message = if metadata.is_dir() {
        "it is a folder"
    } else if metadata.is_file() {
        return Ok(());
    } else {
        "it is a pipe or a device"
    };
    let problem = Problem::of_file(path.display().to_string(), message);
    Err(problem.remedy("give a file of boundaries, as GeoJSON or TopoJSON"))
}
