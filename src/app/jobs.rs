//! Work longer than a frame, on a thread of its own; one at a time, and it can be cancelled.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use egui::{ColorImage, Context};

use crate::export::{self, Format};
use crate::geodata::Texts;
use crate::i18n::I18n;
use crate::model::{Atlas, Language};
use crate::scene::figure::{Figure, figure};
use crate::scene::{Scene, Theme};

/// Pixels an inch of a saved PNG.
const FIGURE_DPI: f64 = 300.0;
/// Pixels an inch of a copied map.
const COPY_DPI: f64 = 144.0;

/// What came of a job.
pub(super) enum Outcome {
    /// A path the person picked, or none.
    Picked(Option<PathBuf>),
    /// The texts of a folder.
    Texts(Result<Texts, String>),
    /// A figure was written.
    Saved(Result<PathBuf, String>),
    /// The map as a picture.
    Copied(Result<ColorImage, String>),
}

/// A figure to make on another thread.
pub(super) struct FigureRequest {
    pub(super) atlas: Arc<Atlas>,
    pub(super) language: Language,
    pub(super) theme: Theme,
    pub(super) figure: Figure,
}

impl FigureRequest {
    fn scene(&self) -> Scene {
        figure(
            &self.atlas,
            &I18n::new(self.language),
            &self.theme,
            &self.figure,
        )
    }
}

/// The running job, if any. A cancelled one runs out unheard.
#[derive(Debug, Default)]
pub(super) struct Jobs {
    running: Option<(String, Receiver<Outcome>)>,
}

impl std::fmt::Debug for Outcome {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Picked(_) => "Picked",
            Self::Texts(_) => "Texts",
            Self::Saved(_) => "Saved",
            Self::Copied(_) => "Copied",
        })
    }
}

impl Jobs {
    /// What is going on, in words; a dialogue of the system is not work.
    pub(super) fn working(&self) -> Option<&str> {
        self.running
            .as_ref()
            .map(|(words, _)| words.as_str())
            .filter(|words| !words.is_empty())
    }

    pub(super) fn cancel(&mut self) {
        self.running = None;
    }

    pub(super) fn poll(&mut self) -> Option<Outcome> {
        match self.running.as_ref()?.1.try_recv() {
            Ok(outcome) => {
                self.running = None;
                Some(outcome)
            }
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => {
                self.running = None;
                None
            }
        }
    }

    fn start(
        &mut self,
        ctx: &Context,
        words: String,
        work: impl FnOnce() -> Outcome + Send + 'static,
    ) {
        let (sender, receiver) = channel();
        let ctx = ctx.clone();
        std::thread::spawn(move || {
            // Nobody listens any more when the job was cancelled.
            let _ = sender.send(work());
            ctx.request_repaint();
        });
        self.running = Some((words, receiver));
    }

    pub(super) fn pick_folder(&mut self, ctx: &Context) {
        let dialog = rfd::AsyncFileDialog::new().pick_folder();
        self.start(ctx, String::new(), move || {
            Outcome::Picked(pollster::block_on(dialog).map(|f| f.path().to_owned()))
        });
    }

    pub(super) fn pick_file(&mut self, ctx: &Context, name: String) {
        let dialog = rfd::AsyncFileDialog::new()
            .add_filter("PNG, SVG, PDF", &["png", "svg", "pdf"])
            .set_file_name(name)
            .save_file();
        self.start(ctx, String::new(), move || {
            Outcome::Picked(pollster::block_on(dialog).map(|f| f.path().to_owned()))
        });
    }

    pub(super) fn open_texts(&mut self, ctx: &Context, folder: PathBuf) {
        self.start(ctx, String::new(), move || {
            Outcome::Texts(Texts::open(&folder).map_err(|e| e.to_string()))
        });
    }

    pub(super) fn save_figure(
        &mut self,
        ctx: &Context,
        request: FigureRequest,
        path: PathBuf,
        words: String,
    ) {
        self.start(ctx, words, move || {
            let written = Format::of(&path).and_then(|format| {
                let bytes =
                    export::encode(&request.scene(), &request.figure.title, format, FIGURE_DPI)?;
                export::write_atomically(&path, &bytes)
            });
            Outcome::Saved(written.map(|()| path).map_err(|e| e.to_string()))
        });
    }

    pub(super) fn copy_map(&mut self, ctx: &Context, request: FigureRequest, words: String) {
        self.start(ctx, words, move || {
            let pixels = export::rasterise(&request.scene(), &request.figure.title, COPY_DPI);
            Outcome::Copied(pixels.map_err(|e| e.to_string()).map(|p| {
                let size = [p.width() as usize, p.height() as usize];
                ColorImage::from_rgba_premultiplied(size, p.data())
            }))
        });
    }
}
