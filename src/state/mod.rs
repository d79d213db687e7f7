//! What a person has chosen: selection, filters, view, what is shown. Knows nothing of egui.

mod anchor_key;
mod bookmark;
mod bookmarks;
mod boundaries;
mod camera;
mod comparison;
pub mod document;
mod document_state;
mod documents;
mod figure;
mod figures;
mod kept_keys;
mod measure;
mod measure_line;
mod open_panels;
mod panel;
mod paths;
mod reader;
mod reader_view;
mod recent;
mod session;
mod shown_words;
mod ties;
mod time;
mod time_view;
mod topic;
mod tour;
mod undo;
mod undoing;
mod viewing;
mod views;

use std::collections::BTreeSet;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

pub use anchor_key::AnchorKey;
pub use bookmark::{Bookmark, SavedView, Selection};
pub use boundaries::{
    Boundaries, FailedOpening, KeptBoundaries, Opening, OwnBoundaries, Understood, shortened,
};
pub use camera::{Camera, Goal, Sight};
pub use document_state::{
    DOCUMENT_ENDING, DocumentState, LeftWindow, MissingFile, with_document_ending,
};
pub use figure::{DPI, FigureFault, FigureForm, Subject};
pub use kept_keys::{Misunderstood, put_changes};
pub use measure_line::{Measure, MeasureStep};
pub use panel::{PanelChoice, PanelReading, Panels};
pub use reader_view::ReaderView;
pub use recent::{Look, RecentFigure, Reopened};
pub use session::{Session, WindowSize};
pub use time_view::{TimePart, TimeView};
pub use topic::Topic;
pub use tour::TourStop;
pub use undo::Undone;

use crate::comparison::ComparisonView;
use crate::connection::Connected;
use crate::filter::{Value, followed};
use crate::model::{Atlas, CorridorId, FeatureId, Language};
use crate::projection::{LonLat, WorldRect};
use crate::scene::feature_bounds;
use crate::scene::theme::ThemeName;
use crate::scene::{Shown, feature_key, feature_of_key};
use crate::table::TableView;

/// A dialogue over the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// Licences and data sources.
    About,
    /// Keyboard shortcuts.
    Keys,
    /// Which folder holds the texts.
    Texts,
    /// Which file has other boundaries, and what was understood of it.
    Boundaries,
    /// What a figure is to be, and where it is saved.
    Figure,
    /// Whether a file that is there already is to be replaced by the figure.
    Replace,
    /// Where the table of facts is saved.
    Table,
    /// Whether a file that is there already is to be replaced by the table.
    ReplaceWithTable,
    /// Problems found in files.
    Problems,
    /// Which map is opened.
    OpenDocument,
    /// Where the map is saved.
    SaveDocument,
    /// Whether a file that is there already is to be replaced by the map.
    ReplaceWithDocument,
    /// Where a file is that the map needs.
    MissingFile,
    /// Whether the map is to be shown that a window left that did not end as it should.
    Restore,
    /// Whether the changes of the map are to be saved before something takes its place.
    UnsavedDocument,
    /// Under which name the view of now is kept.
    AddBookmark,
    /// All bookmarks, to be renamed and removed.
    Bookmarks,
}

/// Which theme the window has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ThemeChoice {
    /// The light one.
    #[default]
    Light,
    /// The dark one.
    Dark,
    /// The one for paper without colours.
    Print,
    /// The one the system asks for.
    System,
}

impl ThemeChoice {
    /// All of them, in the order of the menu.
    pub const ALL: [Self; 4] = [Self::Light, Self::Dark, Self::Print, Self::System];
}

/// A dialogue is measured in its first frame and keeps no keyboard then; it asks for so many frames.
pub const FOCUS_FRAMES: u8 = 4;

/// How many features are marked together at most: each frame draws their marks.
pub const MOST_MARKED: usize = 300;

/// A short message about what was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// What it says.
    pub text: String,
    /// Whether it tells of a failure; it then stays until it is closed.
    pub failed: bool,
}

/// What a person has chosen.
#[derive(Clone, Debug, Default)]
pub struct AppState {
    /// The layers and statuses on the map.
    pub shown: Shown,
    /// Whether the map jumps where it would glide.
    pub reduced_motion: bool,
    /// Whether the legend is closed.
    pub legend_hidden: bool,
    /// Which page of the legend is shown where the map has no room for all of it.
    pub legend_page: usize,
    /// The feature that the panel on the right is about.
    pub selection: Option<FeatureId>,
    /// The corridors that the panel lists while nothing is selected.
    pub listed_corridors: Vec<CorridorId>,
    /// The place or the two whose ties the panel lists; the first of them is selected.
    pub connected: Option<Connected>,
    /// The language of names and titles.
    pub language: Language,
    /// The language that was chosen rather than the system's, for the windows to come.
    pub chosen_language: Option<Language>,
    /// Which theme was chosen.
    pub theme: ThemeChoice,
    /// Whether the system asks for a dark window.
    pub system_is_dark: bool,
    /// What the list of places is filtered by.
    pub query: String,
    /// Whether the list holds only places a text names.
    pub only_mentioned: bool,
    /// Where the map looks now, once it has been shown.
    pub camera: Option<Camera>,
    /// Where it is asked to go; taken by the map.
    pub goal: Option<Goal>,
    /// The passages that are open.
    pub open_passages: BTreeSet<AnchorKey>,
    /// How the panels are arranged and read.
    pub panels: Panels,
    /// The passage to be brought into sight; taken by the panel.
    pub reveal: Option<AnchorKey>,
    /// Whether the table of facts is open.
    pub table_open: bool,
    /// How the table is read.
    pub table: TableView,
    /// Whether the comparison is open.
    pub compares: bool,
    /// Which places are compared, and how.
    pub comparison: ComparisonView,
    /// Features that are marked together on the map.
    pub marked_features: Vec<FeatureId>,
    /// The dialogue on top.
    pub dialog: Option<Dialog>,
    /// The folder of texts that was opened last.
    pub texts_folder: Option<PathBuf>,
    /// Whose boundaries are on the map.
    pub boundaries: Boundaries,
    /// The file of boundaries that is being opened; lasts as long as its dialogue.
    pub opening: Option<Opening>,
    /// The path typed in the dialogue; `None` until something is typed.
    pub path_input: Option<String>,
    /// The folder a figure is saved in, if no other is asked for.
    pub figure_folder: Option<PathBuf>,
    /// What is asked of a figure.
    pub figure: FigureForm,
    /// Figures that were saved, the last one first.
    pub recent_figures: Vec<RecentFigure>,
    /// The last message.
    pub message: Option<Message>,
    /// The position that is marked on the map, until something else is turned to.
    pub marked_position: Option<LonLat>,
    /// Whether what can be clicked need not be told any more.
    pub hint_seen: bool,
    /// Where a tour of the window is, while there is one.
    pub tour: Option<TourStop>,
    /// What went wrong last, for a report of a problem.
    pub last_failure: Option<String>,
    /// Whether the system had no dialogue to ask for a path, which is then typed.
    pub no_system_dialog: bool,
    /// For how many frames more the field or the button that a dialogue is about takes the keyboard.
    pub focus_dialog: u8,
    /// The line that is measured on the map.
    pub measure: Option<Measure>,
    /// Whether the search field is to take the keyboard.
    pub focus_search: bool,
    /// The text that is read beside the map.
    pub reader: Option<ReaderView>,
    /// Whether it is shown in the place of layers and places.
    pub reads: bool,
    /// Whether the reader is to turn to the next phrase, or to the one before; taken by the reader.
    pub step_phrase: Option<bool>,
    /// How the axis of time is read.
    pub time: TimeView,
    /// Whether a person has moved the map, so that it is not fitted to what a window opens with.
    pub is_moved: bool,
    /// Views with names.
    pub bookmarks: Vec<Bookmark>,
    /// The file that the map is saved in.
    pub document: DocumentState,
    /// The file that the map which is being opened needs.
    pub missing: Option<MissingFile>,
    /// The window whose map is offered, because it did not end as it should.
    pub left: Option<LeftWindow>,
    /// The map as the next window is to go on with it.
    pub kept_map: Option<Box<document::Document>>,
    views: views::Views,
    undo: undo::UndoStack,
}

impl AppState {
    /// What is chosen at first, in a language.
    #[must_use]
    pub fn new(language: Language) -> Self {
        Self {
            language,
            ..Self::default()
        }
    }

    /// Selects a feature, and remembers what was selected before; or nothing, and marks nothing.
    pub fn select(&mut self, selection: Option<FeatureId>) {
        if selection.is_none() {
            self.marked_features.clear();
        }
        self.turn_to(selection.into());
    }

    /// Lists corridors that are drawn as one.
    pub fn list_corridors(&mut self, corridors: Vec<CorridorId>) {
        self.turn_to(Topic::Corridors(corridors));
    }

    /// What the panel is about.
    #[must_use]
    pub fn topic(&self) -> Topic {
        match (self.connected, self.selection) {
            (Some(connected), _) => Topic::Connected(connected),
            (None, None) if !self.listed_corridors.is_empty() => {
                Topic::Corridors(self.listed_corridors.clone())
            }
            (None, selection) => selection.into(),
        }
    }

    /// Selects a feature, brings it into view and opens one of its quotes.
    pub fn show_fact(&mut self, feature: FeatureId, anchor: AnchorKey) {
        self.select(Some(feature));
        self.goal = Some(Goal::Feature(feature));
        self.panels.open_card(&anchor.0);
        self.open_right_panel();
        self.reveal = Some(anchor.clone());
        self.read_on(&anchor);
        self.open_passages.insert(anchor);
    }

    /// Opens the table and asks for facts with some values, each alone in its facet.
    pub fn list_facts(&mut self, values: Vec<Value>) {
        self.open_table(true);
        self.table.query.clear();
        self.marked_features.clear();
        let mut filter = self.shown.filter().clone();
        values.into_iter().for_each(|value| filter.only(value));
        self.shown.set_filter(filter);
    }

    /// Opens the table in the place of the comparison, or closes it.
    pub(crate) fn open_table(&mut self, open: bool) {
        self.table_open = open;
        self.compares &= !open;
    }

    /// Marks features together and brings the part of the world into view that they lie in.
    pub fn show_all(&mut self, features: Vec<FeatureId>, bounds: WorldRect) {
        self.goal = Some(Goal::Bounds(bounds));
        self.marked_features = features;
    }

    /// Selects what lies at a position, marks the position and brings it into view.
    pub fn show_position(&mut self, at: LonLat, place: Option<FeatureId>) {
        self.select(place);
        self.marked_position = Some(at);
        self.goal = Some(Goal::Beside(Sight::Position(at), 0.0));
    }

    /// Selects a feature and brings one of its quotes into sight; the map stays where it is.
    pub fn show_quote(&mut self, feature: FeatureId, anchor: AnchorKey) {
        self.select(Some(feature));
        self.open_right_panel();
        self.read_on(&anchor);
        self.reveal = Some(anchor);
    }

    /// Opens a dialogue.
    pub fn open_dialog(&mut self, dialog: Dialog) {
        self.dialog = Some(dialog);
        self.path_input = None;
        self.no_system_dialog = false;
        self.focus_dialog = FOCUS_FRAMES;
    }

    /// Follows from one atlas to another: what both have stays selected, and the ways back too.
    pub fn follow(&mut self, old: &Atlas, new: &Atlas) {
        let same = |feature| feature_of_key(new, &feature_key(old, feature));
        let topic = self.topic().followed(same);
        let open = std::mem::take(&mut self.open_passages);
        self.show_topic(topic);
        self.open_passages = open;
        self.shown
            .set_filter(followed(self.shown.filter(), old, new));
        self.panels.follow(same);
        self.follow_comparison(same);
        self.views.follow(same);
        self.undo.follow(old, new, same);
        self.goal = None;
        self.marked_features.clear();
    }

    fn show_topic(&mut self, topic: Topic) {
        self.connected = None;
        (self.selection, self.listed_corridors) = match topic {
            Topic::Nothing => (None, Vec::new()),
            Topic::Feature(feature) => (Some(feature), Vec::new()),
            Topic::Corridors(corridors) => (None, corridors),
            Topic::Connected(connected) => {
                self.connected = Some(connected);
                (Some(FeatureId::Place(connected.first())), Vec::new())
            }
        };
        self.open_passages.clear();
        self.legend_page = 0;
    }

    /// The theme that the window has.
    #[must_use]
    pub const fn theme_name(&self) -> ThemeName {
        match self.theme {
            ThemeChoice::Light => ThemeName::Light,
            ThemeChoice::Dark => ThemeName::Dark,
            ThemeChoice::Print => ThemeName::Print,
            ThemeChoice::System if self.system_is_dark => ThemeName::Dark,
            ThemeChoice::System => ThemeName::Light,
        }
    }

    /// Whether the window is dark.
    #[must_use]
    pub fn is_dark(&self) -> bool {
        self.theme_name() == ThemeName::Dark
    }

    /// Chooses the theme that is not seen now.
    pub fn toggle_dark(&mut self) {
        self.theme = if self.is_dark() {
            ThemeChoice::Light
        } else {
            ThemeChoice::Dark
        };
    }

    /// What is selected, if it lies on the map.
    #[must_use]
    pub fn placed_selection(&self, atlas: &Atlas) -> Option<FeatureId> {
        let lies = |feature: &FeatureId| feature_bounds(atlas, *feature).is_some();
        self.selection.filter(lies)
    }

    /// Shows a short message.
    pub fn show_message(&mut self, text: String) {
        self.message = Some(Message {
            text,
            failed: false,
        });
    }

    /// Shows what went wrong.
    pub fn show_failure(&mut self, text: String) {
        self.last_failure = Some(text.clone());
        self.message = Some(Message { text, failed: true });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn toggling_leaves_the_theme_that_is_seen_whoever_chose_it() {
        let mut state = AppState {
            theme: ThemeChoice::System,
            system_is_dark: true,
            ..AppState::default()
        };
        assert!(state.is_dark());
        state.toggle_dark();
        assert_eq!(state.theme, ThemeChoice::Light);
        state.toggle_dark();
        assert!(state.is_dark());
    }
}
