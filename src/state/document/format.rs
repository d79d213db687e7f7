//! What a document holds.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::Language;
use crate::state::bookmark::{Bookmark, SavedView, Selection};
use crate::state::figure::FigureForm;

/// The version that is written, and the latest that is read.
pub const VERSION: u64 = 1;
/// What says that a file is a document.
pub(super) const FORMAT: &str = "chengyu-atlas-map";

/// A map: what it shows of what, and what its figure is to be.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct Document {
    /// The language of its figure.
    pub language: Language,
    /// Where the map looks; null for the economic circle.
    pub view: Option<SavedView>,
    /// The layers that are on; null for those of a first start.
    pub layers: Option<Vec<String>>,
    /// What is asked of the facts, as `--filter` has it: `mode=rail`, `status=!proposed`.
    pub filters: Vec<String>,
    /// What becomes of the facts that are not asked for.
    pub others: Others,
    /// The date whose knowledge is shown: `2020`, `2020-07`, `2020-07-25`; null for all there is.
    pub as_of: Option<String>,
    /// An earlier date that it is compared with.
    pub compared_date: Option<String>,
    /// What is selected.
    pub selection: Option<Selection>,
    /// The ids of the places that are compared.
    pub compared: Vec<String>,
    /// The panes that are open.
    pub panes: Vec<Pane>,
    /// Views with names.
    pub bookmarks: Vec<Bookmark>,
    /// Boundaries instead of the bundled ones.
    pub boundaries: Option<FileOfOwn>,
    /// Folders of facts beside the bundled ones.
    pub packs: Vec<FileOfOwn>,
    /// What is asked of a figure.
    pub figure: FigureForm,
}

/// What becomes of the facts that are not asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Others {
    /// They are drawn thin and faint.
    #[default]
    StepBack,
    /// They are not drawn.
    Hide,
}

/// A pane that may be open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Pane {
    /// The table of facts.
    Table,
    /// The comparison of places.
    Comparison,
    /// The axis of time.
    Time,
}

/// A file or a folder of a person's own that a map needs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct FileOfOwn {
    /// Where it is: from the folder of the document if it lies in there, with `/` between folders,
    /// otherwise from the root.
    #[schemars(length(min = 1, max = 4096))]
    pub path: String,
    /// The SHA-256 of its content when the map was saved, in hexadecimal digits.
    pub sha256: Option<String>,
    /// The datum that boundaries are read in: `wgs84`, `gcj02` or `bd09`; null where it is looked
    /// for.
    pub datum: Option<String>,
}
