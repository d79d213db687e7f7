//! Files → atlas, or problems that name file and entry.
//!
//! The only module that knows GeoJSON and TOML. Bundled files are part of the program and load
//! without a problem (a test); a person's own files give what could be read and the problems.

mod anchor;
mod base;
mod boundaries;
mod datum;
mod embedded;
mod finding;
mod fingerprint;
mod geojson;
mod geojson_out;
mod hexadecimal;
mod label_point;
mod load;
mod pack;
mod problem;
mod progress;
mod store;
mod texts;
mod verify;

pub use anchor::{Anchored, anchor};
pub use base::{BoundaryReport, DatumCheck, NamedUnit, NotMatched, Suggestion, Unkept};
pub use datum::Datum;
pub use finding::{Finding, FindingKind, Severity};
pub use fingerprint::fingerprint;
pub use geojson::Form;
pub use geojson_out::{FeatureGeometry, write_features};
pub use load::{BrokenPacks, LoadOptions, Loaded, load, load_bundled};
pub use pack::{Origins, PACK_FILE_NAMES, schemas};
pub use problem::{LoadError, Problem};
pub use progress::Progress;
pub use texts::{NoText, Orphan, Paragraph, ParagraphKind, Passage, Text, TextPlace, Texts};
pub use verify::verify;
