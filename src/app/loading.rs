//! From files to the window: the atlas is read on a thread of its own.

use std::sync::Arc;
use std::thread;
use std::time::Duration;

use super::expected::Expected;
use super::options::Options;
use super::own_file::own_options;
use super::settings::SettingsStore;
use crate::geodata::{BrokenPacks, LoadError, LoadOptions, Problem, Progress, Severity, Unkept};
use crate::index::SpatialIndex;
use crate::memory;
use crate::messages::{Said, Says as _, said};
use crate::model::Atlas;
use crate::render::{Background, MapAhead, SHOWING};
use crate::state::{OwnBoundaries, Understood};

/// The atlas, read and indexed.
#[derive(Debug)]
pub struct Ready {
    pub(super) atlas: Arc<Atlas>,
    pub(super) index: Arc<SpatialIndex>,
    pub(super) problems: Vec<Problem>,
    /// How the person's own boundaries were understood; `None` for the bundled ones.
    pub(super) own: Option<Arc<Understood>>,
    /// Why the boundaries that the last window had are not on the map.
    pub(super) fault: Option<Said>,
    /// What of the person's own boundaries may be kept for the next time.
    pub(super) unkept: Option<Arc<Unkept>>,
}

impl Ready {
    /// Work that makes lines and symbols answer the pointer; on any thread.
    fn add_marks(&self) -> impl FnOnce() + Send + use<> {
        let (atlas, index) = (Arc::clone(&self.atlas), Arc::clone(&self.index));
        move || index.add_marks(&atlas)
    }

    /// Work that keeps what was read for the next time; on any thread, when nobody waits.
    pub(super) fn keep(&self) -> impl FnOnce() + Send + use<> {
        let unkept = self.unkept.clone().map(|it| (it, Arc::clone(&self.atlas)));
        move || {
            if let Some((unkept, atlas)) = unkept {
                unkept.keep(&atlas);
            }
        }
    }
}

/// Told of an atlas before it is indexed.
pub(super) type OnAtlas<'a> = dyn FnMut(&Arc<Atlas>) + 'a;

/// The atlas, or what went wrong.
pub type LoadResult = Result<Ready, Said>;

/// The thread that reads the atlas.
#[derive(Debug)]
pub struct Loading {
    pub(super) thread: Background<Step>,
    /// Whether it is the second attempt at the marks alone.
    pub(super) is_second_attempt: bool,
    /// How far the boundaries of the window before are read, while they are.
    pub(super) kept: Option<Progress>,
    /// The map that the thread is to begin with.
    pub(super) expected: Option<Expected>,
}

/// What the thread sends, in this order.
#[derive(Debug)]
pub(super) enum Step {
    /// What the map needs, and the first one if it is begun.
    Map(LoadResult, Option<Box<MapAhead>>),
    /// Lines and symbols answer the pointer now.
    Marks,
}

impl Loading {
    /// Runs `read` on a thread of its own, then makes lines and symbols answer the pointer; `wake`
    /// wakes the window.
    pub fn start(
        wake: impl Fn() + Send + Sync + 'static,
        read: impl FnOnce() -> LoadResult + Send + 'static,
    ) -> Self {
        Self::expecting(None, wake, |_| read())
    }

    /// The same; begins the map that is expected as soon as `read` has an atlas, which it tells.
    fn expecting(
        expected: Option<Expected>,
        wake: impl Fn() + Send + Sync + 'static,
        read: impl FnOnce(&mut OnAtlas<'_>) -> LoadResult + Send + 'static,
    ) -> Self {
        let wake = Arc::new(wake);
        let first = expected.clone();
        let map_wake = Arc::clone(&wake);
        let thread = Background::spawn(
            "atlas",
            move || wake(),
            move |outbox| {
                let mut ahead = None;
                let loaded = read(&mut |atlas| {
                    let wake = Arc::clone(&map_wake);
                    let begin =
                        |first: &Expected| MapAhead::begin(atlas, first.map(), move || wake());
                    ahead = first.as_ref().map(begin);
                });
                let add_marks = loaded.as_ref().ok().map(Ready::add_marks);
                let keep = loaded.as_ref().ok().map(Ready::keep);
                let (ahead, made) = ahead.unzip();
                let is_wanted = outbox.send(Step::Map(loaded, ahead.map(Box::new)));
                if let Some(made) = made.filter(|_| is_wanted) {
                    // The cores have more urgent work until the map is seen.
                    if made.recv_timeout(MOST_WAIT).is_ok() {
                        thread::sleep(SHOWING);
                    }
                }
                if let Some(add_marks) = add_marks.filter(|_| is_wanted) {
                    add_marks();
                    outbox.send(Step::Marks);
                    if let Some(keep) = keep {
                        keep();
                    }
                    memory::give_back();
                }
            },
        );
        Self {
            thread,
            is_second_attempt: false,
            kept: None,
            expected,
        }
    }

    /// Reads what a window with these options and settings starts with.
    pub fn of(
        options: &Options,
        settings: &SettingsStore,
        wake: impl Fn() + Send + Sync + 'static,
    ) -> Self {
        let sources = options.load.clone();
        let expected = Some(Expected::of(options, settings));
        if options.is_measured() {
            // What is measured is what was asked for, or nothing.
            return Self::expecting(expected, wake, move |on_atlas| {
                load_map(&sources, on_atlas).map_err(|e| e.said())
            });
        }
        let Some(own) = options.kept_boundaries(settings.session()) else {
            return Self::expecting(expected, wake, move |on_atlas| {
                load_rest(&sources, on_atlas)
            });
        };
        let progress = Progress::default();
        let kept = Some(progress.clone());
        let read = move |on_atlas: &mut OnAtlas<'_>| load_kept(&sources, &own, progress, on_atlas);
        let loading = Self::expecting(expected, wake, read);
        Self { kept, ..loading }
    }

    /// Tries once more to make lines and symbols answer the pointer.
    pub(super) fn marks_again(ready: &Ready, wake: impl Fn() + Send + 'static) -> Self {
        let add_marks = ready.add_marks();
        let thread = Background::spawn("marks", wake, |outbox| {
            add_marks();
            outbox.send(Step::Marks);
        });
        Self {
            thread,
            is_second_attempt: true,
            kept: None,
            expected: None,
        }
    }

    /// An atlas that has been read before.
    #[must_use]
    pub fn finished(loaded: LoadResult) -> Self {
        Self {
            thread: Background::finished([Step::Map(loaded, None), Step::Marks]),
            is_second_attempt: false,
            kept: None,
            expected: None,
        }
    }
}

/// Reads the atlas and builds its index.
///
/// # Errors
/// The message of what could not be read.
pub fn load(options: &LoadOptions) -> LoadResult {
    let ready = load_map(options, &mut |_| {}).map_err(|error| error.said())?;
    ready.add_marks()();
    Ok(ready)
}

/// Reads the atlas, and leaves out what of a person's own cannot be read; the problems tell.
///
/// # Errors
/// When the bundled data cannot be read.
pub(super) fn load_rest(options: &LoadOptions, on_atlas: &mut OnAtlas<'_>) -> LoadResult {
    let options = LoadOptions {
        broken_packs: BrokenPacks::LeaveOut,
        ..options.clone()
    };
    let error = match load_map(&options, on_atlas) {
        Ok(ready) => return Ok(ready),
        Err(error) if options.base.is_none() => return Err(error.said()),
        Err(error) => error,
    };
    let bundled = LoadOptions {
        base: None,
        datum: None,
        ..options
    };
    let mut ready = load_map(&bundled, on_atlas).map_err(|error| error.said())?;
    let of_base = error.problems().iter().cloned().map(|problem| Problem {
        message: said!("boundary-now-bundled", what = problem.message),
        ..problem
    });
    ready.problems.splice(0..0, of_base);
    Ok(ready)
}

/// The same, but for the marks, which the window can do without for a moment; `on_atlas` is told of
/// the atlas before it is indexed.
///
/// # Errors
/// What could not be read.
fn load_map(options: &LoadOptions, on_atlas: &mut OnAtlas<'_>) -> Result<Ready, LoadError> {
    let loaded = crate::geodata::load(options)?;
    let atlas = Arc::new(loaded.atlas);
    on_atlas(&atlas);
    let own = options.base.as_ref().zip(loaded.boundaries);
    let own = own.map(|(path, report)| {
        // A figure's command may be run in another folder.
        let path = std::path::absolute(path).unwrap_or_else(|_| path.clone());
        let datum = options.datum;
        let file = OwnBoundaries { path, datum };
        Arc::new(Understood::new(file, report, &loaded.findings))
    });
    let missing = loaded.findings.into_iter();
    let missing = missing.filter(|finding| finding.severity() == Severity::Problem);
    let missing = missing.map(|finding| finding.notice);
    let problems = missing.chain(loaded.problems).collect();
    Ok(Ready {
        index: Arc::new(SpatialIndex::of_regions(&atlas)),
        atlas,
        problems,
        own,
        fault: None,
        unkept: loaded.unkept.map(Arc::new),
    })
}

/// The same with the boundaries of the window before; where they cannot be read, with the bundled
/// ones and the reason.
fn load_kept(
    sources: &LoadOptions,
    own: &OwnBoundaries,
    progress: Progress,
    on_atlas: &mut OnAtlas<'_>,
) -> LoadResult {
    let options = own_options(sources, own, progress);
    let error = match load_map(&options, on_atlas) {
        Ok(ready) => return Ok(ready),
        Err(error) => error,
    };
    let bundled = load_rest(sources, on_atlas)?;
    Ok(Ready {
        fault: Some(error.said()),
        ..bundled
    })
}

/// How long the first frame waits for the atlas: shorter than drawing a frame that says so. The
/// bundled atlas is read while the window is made, and is there when it opens.
pub(super) const FIRST_WAIT: Duration = Duration::from_millis(30);
/// How long a frame after the first waits for it: painting one that shows nothing new takes the
/// cores from the reading.
pub(super) const NEXT_WAIT: Duration = Duration::from_millis(100);
/// How long the marks wait for the first map.
const MOST_WAIT: Duration = Duration::from_secs(2);

/// How far the atlas has come.
#[derive(Debug)]
pub(super) enum Phase {
    Loading,
    Ready(Box<Ready>),
    Failed(Said),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_opens_without_a_pack_or_boundaries_that_cannot_be_read() {
        let folder = tempfile::tempdir().unwrap();
        let header = folder.path().join("pack.toml");
        std::fs::write(&header, "id = \"mine\"\ntitle = \"我的\"\nkey = 1\n").unwrap();
        let options = LoadOptions {
            base: Some(folder.path().join("missing.geojson")),
            packs: vec![folder.path().to_owned(), folder.path().join("none")],
            ..LoadOptions::default()
        };
        let ready = load_rest(&options, &mut |_| {}).unwrap();
        assert!(ready.atlas.roles().len() > 200);
        let problems: Vec<String> = ready.problems.iter().map(ToString::to_string).collect();
        assert_eq!(problems.len(), 3, "{problems:#?}");
        for (problem, says) in problems.iter().zip([
            ["missing.geojson", "the bundled boundaries are shown"],
            ["unknown field `key`", "the pack is left out"],
            ["no such folder", "the pack is left out"],
        ]) {
            assert!(
                says.iter().all(|words| problem.contains(words)),
                "{problem}"
            );
        }
        // A measurement is of what was asked for, or none.
        let loaded = load(&options).map(drop);
        assert!(loaded.is_err(), "{loaded:?}");
    }
}
