//! Work longer than a frame, each job on a thread of its own; it can be cancelled.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use egui::{ColorImage, Context};
use resvg::tiny_skia::Pixmap;

use crate::document_files::OpenedDocument;
use crate::export::{self, Description};
use crate::figure_spec::Format;
use crate::files::{self, Overwrite};
use crate::geodata::Texts;
use crate::i18n::I18n;
use crate::messages::{Said, Says as _, said};
use crate::model::{Atlas, Language};
use crate::render::{Background, Polled};
use crate::scene::layout::{Figure, pages};
use crate::scene::{Scene, Theme};
use crate::state::RecentFigure;
use crate::state::document::Document;
use crate::table::{TableFormat, TableQuery};

use super::dropped::Dropped;
use super::loading::LoadResult;
use super::recovery::LeftMap;
use super::writings::{Writing, Writings};

/// What came of a job.
pub(super) enum Outcome {
    /// The system has no dialogue to ask for a path.
    NoSystemDialog,
    /// The folder of texts the person picked in the system's dialogue, or none.
    PickedTexts(Option<PathBuf>),
    /// The file the person picked there for a figure, or none.
    PickedFigure(Option<PathBuf>),
    /// The file the person picked there for the table, or none.
    PickedTable(Option<PathBuf>),
    /// The file of boundaries the person picked there, or none.
    PickedBoundaries(Option<PathBuf>),
    /// The map the person picked there to be opened, or none.
    PickedDocument(Option<PathBuf>),
    /// The file the person picked there for the map, or none.
    PickedSaving(Option<PathBuf>),
    /// The file or folder the person picked there that the map needs, or none.
    PickedMissing(Option<PathBuf>),
    /// A map that was read.
    Document(Result<OpenedDocument, Said>),
    /// The atlas that a map needs, and its packs.
    DocumentAtlas(LoadResult, Vec<PathBuf>),
    /// A map was written.
    SavedDocument(Result<(PathBuf, Box<Document>), Said>),
    /// What the file has of the map that the window before went on with, if it can be read.
    KnownDocument(Option<OpenedDocument>),
    /// The map that a window left, if one did.
    Left(Option<LeftMap>),
    /// Something that nobody waits for.
    Done,
    /// What was dropped on the window.
    Dropped(Option<Dropped>),
    /// The atlas with the bundled boundaries.
    Bundled(LoadResult),
    /// The texts of a folder, and where it is.
    Texts(PathBuf, Result<Texts, Said>),
    /// A figure was written.
    Saved(Result<Box<RecentFigure>, Said>),
    /// The table as text.
    CopiedTable(String),
    /// The table was written to a file.
    SavedTable(Result<PathBuf, Said>),
    /// The map as a picture.
    Copied(Result<ColorImage, Said>),
    /// The job has panicked; this is a fault of the atlas.
    Panicked,
}

/// A figure to make on another thread.
pub(super) struct FigureJob {
    pub(super) atlas: Arc<Atlas>,
    pub(super) language: Language,
    pub(super) theme: Theme,
    pub(super) figure: Figure,
    /// Pixels an inch of a PNG.
    pub(super) dpi: f64,
}

impl FigureJob {
    /// Its pages, each with what it says of itself.
    fn pages(&self) -> Result<Vec<(Scene, Description)>, Said> {
        let words = I18n::new(self.language);
        let scenes = pages(&self.atlas, &words, &self.theme, &self.figure);
        let scenes = scenes.map_err(|error| error.said())?.into_iter();
        let described = scenes.map(|scene| {
            let description = Description::of(&self.atlas, &words, &self.figure, &scene);
            (scene, description)
        });
        Ok(described.collect())
    }

    /// Its first page in pixels.
    fn first_page(&self) -> Result<Pixmap, Said> {
        let pages = self.pages()?;
        let (scene, _) = pages
            .first()
            .ok_or_else(|| said!("export-page-not-drawn"))?;
        export::rasterise(scene, self.dpi).map_err(|error| error.said())
    }

    /// Writes the figure, unless it was cancelled meanwhile. What has several pages goes into files
    /// beside the path that is asked for, none of which may be replaced unless that one may.
    fn write(&self, path: &Path, overwrite: Overwrite, cancelled: &AtomicBool) -> Result<(), Said> {
        let format = Format::of(path).map_err(|error| error.said())?;
        let pages = self.pages()?;
        let files = export::encode_pages(&pages, format, self.dpi).map_err(|e| e.said())?;
        if cancelled.load(Ordering::Relaxed) {
            return Ok(());
        }
        let paths = export::page_paths(path, files.len());
        let files = paths.iter().zip(&files);
        let files: Vec<(&Path, &[u8])> = files.map(|(p, f)| (p.as_path(), f.as_slice())).collect();
        files::write_together(&files, overwrite).map_err(|error| error.said())
    }
}

/// The running jobs, in the order they were started.
#[derive(Debug, Default)]
pub(super) struct Jobs {
    running: Vec<Running>,
    writings: Writings,
    /// The numbers of files of which the window has heard, but which its settings may not have.
    heard: Vec<u64>,
}

#[derive(Debug)]
struct Running {
    /// What is going on, in words; empty for a dialogue of the system, which is not work.
    words: String,
    thread: Background<Outcome>,
    cancelled: Arc<AtomicBool>,
    /// The file it writes, and its number among those of the process.
    file: Option<(PathBuf, u64)>,
}

impl std::fmt::Debug for Outcome {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::NoSystemDialog => "NoSystemDialog",
            Self::PickedTexts(_) => "PickedTexts",
            Self::PickedFigure(_) => "PickedFigure",
            Self::PickedTable(_) => "PickedTable",
            Self::PickedBoundaries(_) => "PickedBoundaries",
            Self::PickedDocument(_) => "PickedDocument",
            Self::PickedSaving(_) => "PickedSaving",
            Self::PickedMissing(_) => "PickedMissing",
            Self::Document(_) => "Document",
            Self::DocumentAtlas(..) => "DocumentAtlas",
            Self::SavedDocument(_) => "SavedDocument",
            Self::KnownDocument(_) => "KnownDocument",
            Self::Left(_) => "Left",
            Self::Done => "Done",
            Self::Dropped(_) => "Dropped",
            Self::Bundled(_) => "Bundled",
            Self::Texts(..) => "Texts",
            Self::Saved(_) => "Saved",
            Self::CopiedTable(_) => "CopiedTable",
            Self::SavedTable(_) => "SavedTable",
            Self::Copied(_) => "Copied",
            Self::Panicked => "Panicked",
        })
    }
}

impl Jobs {
    /// What is going on, in words.
    pub(super) fn working(&self) -> Option<&str> {
        let mut words = self.running.iter().map(|job| job.words.as_str());
        words.find(|words| !words.is_empty())
    }

    /// The files that are being written, or of which the window has not yet told what came.
    pub(super) fn writing(&self) -> Vec<PathBuf> {
        let files = self.running.iter().filter_map(|job| job.file.as_ref());
        files.map(|(path, _)| path.clone()).collect()
    }

    /// The files that are being written, for whoever ends the process.
    pub(super) const fn writings(&self) -> &Writings {
        &self.writings
    }

    /// Cancels all work: what it makes is dropped, and it writes nothing more.
    pub(super) fn cancel(&mut self) {
        for job in self.running.drain(..) {
            job.cancelled.store(true, Ordering::Relaxed);
            if let Some((_, number)) = job.file {
                self.writings.forget(number);
            }
        }
    }

    /// The outcome of a job that has ended since. A file it wrote stays among those of the process
    /// until the settings have it.
    pub(super) fn poll(&mut self) -> Option<Outcome> {
        let ended = self.running.iter().enumerate().find_map(|(i, job)| {
            match job.thread.poll(Duration::ZERO) {
                Polled::Made(outcome) => Some((i, outcome)),
                Polled::Working => None,
                Polled::Ended => Some((i, Outcome::Panicked)),
            }
        });
        let (i, outcome) = ended?;
        if let Some((_, number)) = self.running.remove(i).file {
            self.heard.push(number);
        }
        Some(outcome)
    }

    /// The settings have what came of the files that the window has heard of.
    pub(super) fn settle(&mut self) {
        for number in self.heard.drain(..) {
            self.writings.forget(number);
        }
    }

    pub(super) fn start(
        &mut self,
        ctx: &Context,
        words: String,
        work: impl FnOnce(&AtomicBool) -> Outcome + Send + 'static,
    ) {
        self.start_on(None, ctx, words, work);
    }

    /// Starts a job that writes a file, which the process waits for before it ends.
    pub(super) fn start_writing(
        &mut self,
        path: PathBuf,
        ctx: &Context,
        words: String,
        work: impl FnOnce(&AtomicBool, Writing) -> Outcome + Send + 'static,
    ) {
        let writing = self.writings.begin(&path);
        let file = Some((path, writing.number()));
        self.start_on(file, ctx, words, move |cancelled| work(cancelled, writing));
    }

    fn start_on(
        &mut self,
        file: Option<(PathBuf, u64)>,
        ctx: &Context,
        words: String,
        work: impl FnOnce(&AtomicBool) -> Outcome + Send + 'static,
    ) {
        let cancelled = Arc::new(AtomicBool::new(false));
        let (window, flag) = (ctx.clone(), Arc::clone(&cancelled));
        let thread = Background::spawn(
            "job",
            move || window.request_repaint(),
            move |outbox| {
                // Nobody waits for it any more when the job was cancelled.
                outbox.send(work(&flag));
            },
        );
        self.running.push(Running {
            words,
            thread,
            cancelled,
            file,
        });
    }

    pub(super) fn pick_folder(&mut self, ctx: &Context) {
        let dialog = rfd::AsyncFileDialog::new().pick_folder();
        self.start(ctx, String::new(), move |_| {
            picked(dialog, Outcome::PickedTexts)
        });
    }

    /// Asks for a file of boundaries.
    pub(super) fn pick_boundaries(&mut self, ctx: &Context) {
        let dialog = rfd::AsyncFileDialog::new()
            .add_filter(
                "GeoJSON, TopoJSON",
                &["geojson", "json", "geojsonl", "topojson"],
            )
            .add_filter("*", &["*"])
            .pick_file();
        self.start(ctx, String::new(), move |_| {
            picked(dialog, Outcome::PickedBoundaries)
        });
    }

    /// Asks for a map to open.
    pub(super) fn pick_document(&mut self, ctx: &Context) {
        let dialog = rfd::AsyncFileDialog::new()
            .add_filter("*.atlas.json", &["json"])
            .pick_file();
        self.start(ctx, String::new(), move |_| {
            let picked = pollster::block_on(dialog);
            Outcome::PickedDocument(picked.map(|file| file.path().to_owned()))
        });
    }

    /// Asks for a file or a folder that a map needs.
    pub(super) fn pick_missing(&mut self, ctx: &Context, is_folder: bool) {
        let dialog = rfd::AsyncFileDialog::new();
        self.start(ctx, String::new(), move |_| {
            let picked = if is_folder {
                pollster::block_on(dialog.pick_folder())
            } else {
                pollster::block_on(dialog.pick_file())
            };
            Outcome::PickedMissing(picked.map(|file| file.path().to_owned()))
        });
    }

    /// Asks for a file to write the map to; the path is the one that is offered.
    pub(super) fn pick_saving(&mut self, ctx: &Context, path: &Path) {
        let dialog = rfd::AsyncFileDialog::new().add_filter("*.atlas.json", &["json"]);
        self.pick_file(ctx, path, dialog, Outcome::PickedSaving);
    }

    /// Asks for a file to write a figure to; the path is the one that is offered.
    pub(super) fn pick_figure(&mut self, ctx: &Context, path: &Path) {
        let endings = Format::ALL.map(Format::ending);
        let dialog = rfd::AsyncFileDialog::new().add_filter("PNG, SVG, PDF, PPTX", &endings);
        self.pick_file(ctx, path, dialog, Outcome::PickedFigure);
    }

    /// Asks for a file to write the table to; the path is the one that is offered.
    pub(super) fn pick_table(&mut self, ctx: &Context, path: &Path) {
        let endings = TableFormat::ENDINGS.map(|(ending, _)| ending);
        let dialog = rfd::AsyncFileDialog::new().add_filter("CSV, GeoJSON", &endings);
        self.pick_file(ctx, path, dialog, Outcome::PickedTable);
    }

    fn pick_file(
        &mut self,
        ctx: &Context,
        path: &Path,
        dialog: rfd::AsyncFileDialog,
        outcome: fn(Option<PathBuf>) -> Outcome,
    ) {
        let name = path.file_name().unwrap_or_default();
        let mut dialog = dialog.set_file_name(name.to_string_lossy());
        if let Some(folder) = path.parent().filter(|folder| folder.is_dir()) {
            dialog = dialog.set_directory(folder);
        }
        let dialog = dialog.save_file();
        self.start(ctx, String::new(), move |_| picked(dialog, outcome));
    }

    /// Writes the table as text to be copied.
    pub(super) fn copy_text(
        &mut self,
        ctx: &Context,
        words: String,
        make: impl FnOnce() -> String + Send + 'static,
    ) {
        self.start(ctx, words, move |_| Outcome::CopiedTable(make()));
    }

    /// Writes the table to a file, unless that is cancelled meanwhile.
    pub(super) fn save_table(
        &mut self,
        ctx: &Context,
        query: TableQuery,
        (path, format, overwrite): (PathBuf, TableFormat, Overwrite),
        words: String,
    ) {
        self.start_writing(path.clone(), ctx, words, move |cancelled, writing| {
            let written = query.encoded(format).map_err(|e| e.said());
            let written = written.and_then(|bytes| {
                if cancelled.load(Ordering::Relaxed) {
                    return Ok(());
                }
                let written = files::write_atomically(&path, &bytes, overwrite);
                written.map_err(|e| e.said())
            });
            writing.end(written.clone().map(|()| None));
            Outcome::SavedTable(written.map(|()| path))
        });
    }

    /// Reads the texts of a folder that the sources of an atlas name.
    pub(super) fn open_texts(
        &mut self,
        ctx: &Context,
        folder: PathBuf,
        atlas: Arc<Atlas>,
        words: String,
    ) {
        self.start(ctx, words, move |_| {
            let sources = atlas.sources().map(|(_, source)| source);
            let texts = Texts::open(&folder, sources).map_err(|e| e.said());
            Outcome::Texts(folder, texts)
        });
    }

    pub(super) fn save_figure(
        &mut self,
        ctx: &Context,
        request: FigureJob,
        (path, overwrite): (PathBuf, Overwrite),
        saved: RecentFigure,
        words: String,
    ) {
        self.start_writing(path.clone(), ctx, words, move |cancelled, writing| {
            let written = request.write(&path, overwrite, cancelled);
            let written = written.map(|()| Box::new(saved));
            writing.end(written.clone().map(Some));
            Outcome::Saved(written)
        });
    }

    /// Makes a figure, or its first page, as a picture to be copied.
    pub(super) fn copy_map(&mut self, ctx: &Context, request: FigureJob, words: String) {
        self.start(ctx, words, move |_| {
            Outcome::Copied(request.first_page().map(|p| {
                let size = [p.width() as usize, p.height() as usize];
                ColorImage::from_rgba_premultiplied(size, p.data())
            }))
        });
    }
}

/// A dialogue that ends sooner was not shown: nobody closes one so quickly.
const LEAST_SHOWN: Duration = Duration::from_millis(400);

/// What came of a dialogue of the system. Where there is neither a desktop portal nor zenity, it
/// comes back at once, as one does that the person closes.
fn picked(
    dialog: impl Future<Output = Option<rfd::FileHandle>>,
    outcome: fn(Option<PathBuf>) -> Outcome,
) -> Outcome {
    let begun = Instant::now();
    match pollster::block_on(dialog) {
        None if begun.elapsed() < LEAST_SHOWN => Outcome::NoSystemDialog,
        picked => outcome(picked.map(|file| file.path().to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dialogue_that_ends_at_once_was_none_and_one_that_is_closed_picks_nothing() {
        let none = || std::future::ready(None);
        let at_once = picked(none(), Outcome::PickedTexts);
        assert!(matches!(at_once, Outcome::NoSystemDialog), "{at_once:?}");
        let later = async {
            std::thread::sleep(LEAST_SHOWN);
            None
        };
        let closed = picked(later, Outcome::PickedTexts);
        assert!(matches!(closed, Outcome::PickedTexts(None)), "{closed:?}");
    }

    #[test]
    fn a_file_is_listed_until_the_settings_have_what_came_of_it() {
        let (mut jobs, ctx) = (Jobs::default(), Context::default());
        let path = PathBuf::from("map.png");
        jobs.start_writing(path.clone(), &ctx, String::new(), |_, writing| {
            writing.end(Ok(None));
            Outcome::Saved(Err(Said::verbatim("")))
        });
        while jobs.poll().is_none() {
            std::thread::yield_now();
        }
        assert!(jobs.writing().is_empty());
        assert_eq!(jobs.writings().paths(), [path]);
        jobs.settle();
        assert!(jobs.writings().paths().is_empty());
    }
}
