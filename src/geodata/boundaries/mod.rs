//! A person's own boundaries: from the bytes of a file to features with sound geometry.
//!
//! Reads every form of GeoJSON, TopoJSON and ECharts' packed form, and names other formats for what
//! they are. Small flaws are mended and noted; only what has no usable geometry is left out. Knows
//! nothing of what the features are: their properties are passed on as they are.

mod budget;
mod crossing;
mod flaw;
mod foreign;
mod grid;
mod junction;
mod mend;
mod overlay;
mod ring;
mod shape;
mod share;
mod sound;

use std::path::Path;
use std::sync::mpsc::sync_channel;
use std::thread;

use geo_types::{Coord, LineString, MultiPolygon};
use serde_json::{Map, Value};

use super::geojson::{self, Fault, Feature, Form, Geometry};
use super::{Finding, FindingKind, Problem, Progress};
use crate::files::{self, ReadError};
use crate::messages::{Said, Says as _, said};
use crate::threads;
use flaw::{Flaw, Flaws};
pub(in crate::geodata) use junction::Junctions;
use share::Mended;

/// The features of a file.
#[derive(Debug)]
pub(in crate::geodata) struct BoundaryFile<T> {
    /// What it was read as.
    pub(in crate::geodata) form: Form,
    /// All features, in the order of the file.
    pub(in crate::geodata) features: Vec<BoundaryFeature<T>>,
}

/// One feature, its geometry sound.
#[derive(Debug)]
pub(in crate::geodata) struct BoundaryFeature<T> {
    /// Its position in the file, from 1.
    pub(in crate::geodata) number: usize,
    /// What its id and its properties say.
    pub(in crate::geodata) description: T,
    /// Its areas: closed rings, nothing crosses, no part over another. Empty when it is no area.
    pub(in crate::geodata) polygons: MultiPolygon<f64>,
    /// Its lines, which are drawn as lines.
    pub(in crate::geodata) lines: Vec<LineString<f64>>,
    /// What was found in it.
    pub(in crate::geodata) notes: Vec<Note>,
    /// Vertices a hair apart: the one that stayed and the one that was dropped.
    twins: Vec<(Coord<f64>, Coord<f64>)>,
    /// Whether its outlines may have other vertices than its neighbours' now.
    is_moved: bool,
}

/// What was found in a feature, before the feature has a name.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::geodata) struct Note {
    pub(in crate::geodata) kind: FindingKind,
    message: Said,
    remedy: Said,
}

impl Note {
    /// The finding, for a feature that is called `entry`.
    pub(in crate::geodata) fn finding(&self, file: &str, entry: Said) -> Finding {
        let notice = Problem::of_entry(file, entry, self.message.clone());
        let notice = notice.remedy(self.remedy.clone());
        Finding::new(self.kind, notice)
    }

    fn mended(flaws: &Flaws) -> Option<Self> {
        (!flaws.is_empty()).then(|| Self {
            kind: FindingKind::Mended,
            message: said!("boundary-mended", flaws = flaws.said()),
            remedy: flaws.remedy(),
        })
    }
}

/// The most bytes that a file may have.
pub(in crate::geodata) const MOST_BYTES: u64 = 512 << 20;

/// The bytes of a file of boundaries.
///
/// # Errors
/// When the file cannot be read.
pub(in crate::geodata) fn bytes(path: &Path) -> Result<Vec<u8>, Problem> {
    files::read(path, MOST_BYTES).map_err(|error| {
        let problem = Problem::unreadable(path, &error);
        match error {
            ReadError::TooLarge(_) => problem.remedy(said!("remedy-outside-or-simplify")),
            ReadError::Folder | ReadError::NoFile => {
                problem.remedy(said!("remedy-give-boundaries"))
            }
            ReadError::System(_) | ReadError::DeadLink => problem,
        }
    })
}

/// Reads the bytes of a file of boundaries; takes the progress from 0 to one half.
///
/// `describe` is given the id and the properties of each feature, in the order of the file; a
/// feature's own id stands beside its properties.
///
/// # Errors
/// When the file is of another format, is broken or holds no feature.
pub(in crate::geodata) fn read<T: Send>(
    path: &Path,
    bytes: Vec<u8>,
    progress: &Progress,
    describe: impl FnMut(Option<&Value>, &Map<String, Value>) -> T + Send,
) -> Result<BoundaryFile<T>, Problem> {
    let shown = path.display().to_string();
    progress.reach(0.05);
    if let Some(problem) = foreign::recognise(path, &bytes) {
        return Err(problem);
    }
    let mut file = features(&shown, &bytes, progress, describe)?;
    drop(bytes);
    if progress.is_cancelled() {
        return Err(cancelled(path));
    }
    let mut units: Vec<Mended<'_>> = file
        .features
        .iter_mut()
        .map(|feature| Mended {
            is_moved: feature.is_moved,
            polygons: &mut feature.polygons,
            twins: &feature.twins,
        })
        .collect();
    share::share_edges(&mut units);
    Ok(file)
}

/// What a reading that was cancelled ends with; nobody waits for it.
pub(in crate::geodata) fn cancelled(path: &Path) -> Problem {
    let problem = Problem::of_file(path.display().to_string(), said!("boundary-cancelled"));
    problem.remedy(said!("remedy-read-again"))
}

/// The polygons of several features of one unit as one, and what is to be said of it.
pub(in crate::geodata) fn unite(
    parts: impl IntoIterator<Item = MultiPolygon<f64>>,
) -> (MultiPolygon<f64>, Option<Note>) {
    let mut flaws = Flaws::default();
    let polygons: Vec<_> = parts.into_iter().flat_map(|part| part.0).collect();
    if let Some(at) = polygons.first().and_then(|part| part.exterior().0.first()) {
        flaws.add(Flaw::PartOfUnit, *at);
    }
    let united = mend::mended(polygons, &mut flaws);
    (united, Note::mended(&flaws))
}

/// Reads all features. One thread reads while another mends, because checking large polygons is
/// slow.
fn features<T: Send>(
    file: &str,
    bytes: &[u8],
    progress: &Progress,
    mut describe: impl FnMut(Option<&Value>, &Map<String, Value>) -> T + Send,
) -> Result<BoundaryFile<T>, Problem> {
    let mut number = 0;
    let mut make = move |feature: Feature| {
        number += 1;
        let (id, properties, geometry) = feature.into_parts();
        let description = describe(id.as_ref(), &properties);
        drop(properties);
        made(number, description, geometry.as_ref())
    };
    let read = |take: &mut dyn FnMut(Feature)| {
        let mut read_bytes = 0.0;
        geojson::read_each(file, bytes, &mut |feature| {
            read_bytes += feature.positions() as f64 * BYTES_A_POSITION;
            progress.reach(0.05 + 0.45 * (read_bytes / bytes.len() as f64).min(1.0));
            // The rest of a file that nobody waits for any more is not mended.
            if !progress.is_cancelled() {
                take(feature);
            }
        })
    };
    let (read, features) = on_two_threads(read, &mut make).unwrap_or_else(|| {
        let mut features = Vec::new();
        let read = read(&mut |feature| features.push(make(feature)));
        (read, features)
    });
    match read? {
        (_, 0) => Err(geojson::no_features(file)),
        (form, _) => Ok(BoundaryFile { form, features }),
    }
}

/// What was read, and what was made of the features meanwhile on another thread; `None`, and nothing
/// is read, where the system refuses a thread.
fn on_two_threads<R, M: Send>(
    read: impl FnOnce(&mut dyn FnMut(Feature)) -> R,
    make: &mut (impl FnMut(Feature) -> M + Send),
) -> Option<(R, Vec<M>)> {
    thread::scope(|scope| {
        let (sender, features) = sync_channel::<Feature>(READ_AHEAD);
        let made = threads::spawn(scope, || features.into_iter().map(make).collect())?;
        // Sending cannot fail: the other thread receives until the channel is closed.
        let read = read(&mut |feature| drop(sender.send(feature)));
        drop(sender);
        Some((read, threads::joined(made)))
    })
}

/// The approximate length of a position in a file; used only for the progress.
const BYTES_A_POSITION: f64 = 23.0;

/// How many features may wait to be mended.
const READ_AHEAD: usize = 64;

fn made<T>(number: usize, description: T, geometry: Option<&Geometry>) -> BoundaryFeature<T> {
    let mut made = BoundaryFeature {
        number,
        description,
        polygons: MultiPolygon::new(Vec::new()),
        lines: Vec::new(),
        notes: Vec::new(),
        twins: Vec::new(),
        is_moved: false,
    };
    let shape = match geometry.map(shape::shape) {
        None => {
            made.notes.push(not_drawn());
            return made;
        }
        Some(Err(fault)) => {
            made.notes.push(left_out(&fault));
            return made;
        }
        Some(Ok(shape)) => shape,
    };
    let had_polygons = !shape.polygons.is_empty();
    let mut flaws = shape.flaws;
    made.polygons = mend::mended(shape.polygons, &mut flaws);
    made.lines = shape.lines;
    made.twins = shape.twins;
    made.is_moved = flaws.moves_vertices();
    if had_polygons && made.polygons.0.is_empty() {
        made.notes.push(left_out(&Fault::NoArea(1)));
    } else {
        made.notes.extend(Note::mended(&flaws));
    }
    if !made.lines.is_empty() {
        made.notes.push(drawn_as_line(had_polygons));
    } else if made.notes.is_empty() && made.polygons.0.is_empty() {
        made.notes.push(not_drawn());
    }
    made
}

fn left_out(fault: &Fault) -> Note {
    Note {
        kind: FindingKind::LeftOut,
        message: fault.said(),
        remedy: fault.remedy(),
    }
}

fn not_drawn() -> Note {
    let fault = Fault::NoGeometry;
    Note {
        kind: FindingKind::NotDrawn,
        message: said!("geometry-none-not-drawn"),
        remedy: fault.remedy(),
    }
}

fn drawn_as_line(has_polygons: bool) -> Note {
    Note {
        kind: FindingKind::DrawnAsLine,
        message: if has_polygons {
            said!("boundary-lines-beside")
        } else {
            said!("boundary-line")
        },
        remedy: said!("remedy-leave-out-lines"),
    }
}
