//! The atlas with the boundaries of a file that the dialogue asks about, while it is read and
//! until it is used. Knows nothing of the rest of the window.

use std::sync::Arc;
use std::time::Duration;

use egui::Context;

use super::loading::{LoadResult, Ready, load};
use crate::geodata::{LoadOptions, Progress};
use crate::messages::Said;
use crate::model::Atlas;
use crate::render::{Background, Polled};

/// What becomes of a file of boundaries.
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

    /// Starts to read a file, in place of the one that is being read.
    pub(super) fn read(&mut self, ctx: &Context, options: LoadOptions) {
        self.abandon();
        let progress = options.progress.clone();
        let window = ctx.clone();
        let wake = move || window.request_repaint();
        let reading = Background::spawn("boundaries", wake, move |outbox| {
            let read = load(&options);
            let keep = read.as_ref().ok().map(Ready::keep);
            if outbox.send(read)
                && let Some(keep) = keep
            {
                keep();
            }
        });
        self.reading = Some((reading, progress));
    }

    /// What has come of the reading: `None` while there is none or nothing has come of it yet,
    /// [`Polled::Ended`] when it has panicked.
    pub(super) fn poll(&mut self) -> Option<Polled<Result<&Ready, Said>>> {
        let (reading, _) = self.reading.as_ref()?;
        let polled = match reading.poll(Duration::ZERO) {
            Polled::Working => return Some(Polled::Working),
            Polled::Ended => Polled::Ended,
            Polled::Made(made) => {
                let made = made.map(|ready| self.read.insert(Box::new(ready)));
                Polled::Made(made.map(|ready| &**ready))
            }
        };
        self.reading = None;
        Some(polled)
    }

    /// What was read is wanted: the next frame begins with it.
    pub(super) fn accept(&mut self) {
        self.next = self.read.take();
    }

    /// The atlas that this frame begins with, if it is another one.
    pub(super) fn take_next(&mut self) -> Option<Ready> {
        self.next.take().map(|ready| *ready)
    }

    /// Ends a reading; what was read is forgotten.
    pub(super) fn abandon(&mut self) {
        if let Some((_, progress)) = self.reading.take() {
            progress.cancel();
        }
        if let Some(read) = self.read.take() {
            free(*read);
        }
    }
}

/// Frees an atlas off the UI thread: a large one takes longer than a frame. Nobody waits for it.
pub(super) fn free(ready: Ready) {
    drop(Background::<()>::spawn(
        "old atlas",
        || {},
        move |_| drop(ready),
    ));
}
