//! What outlives the window: language, theme, the figure dialogue, figures that were saved, and the
//! map: where it looked, its layers, what was asked of its facts, its bookmarks.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::document::Document;
use super::document_state::DocumentState;
use super::recent::remember;
use super::{
    AppState, Boundaries, FigureForm, KeptBoundaries, PanelChoice, Panels, RecentFigure,
    ThemeChoice,
};
use crate::model::Language;
use crate::table::{Columns, TableView};

/// What a window leaves to the next one. Fields that a file does not have are as at a first start.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Session {
    /// The language, if one was chosen; otherwise the system's.
    pub language: Option<Language>,
    /// The theme.
    pub theme: ThemeChoice,
    /// Whether the map jumps where it would glide.
    pub reduced_motion: bool,
    /// Whether the legend is closed.
    pub legend_hidden: bool,
    /// Whether the panel on the left is open.
    pub left_panel: PanelChoice,
    /// Whether the panel on the right is open.
    pub right_panel: PanelChoice,
    /// The folder of texts.
    pub texts: Option<String>,
    /// The person's own boundaries.
    pub boundaries: Option<KeptBoundaries>,
    /// The window's size.
    pub window: Option<WindowSize>,
    /// The fields of the figure dialogue that are not about one figure.
    pub figure: FigureForm,
    /// Figures that were saved, the last one first.
    pub recent_figures: Vec<RecentFigure>,
    /// The map that the next window goes on with.
    pub map: Option<Document>,
    /// The file that this map was saved in.
    pub document: Option<String>,
    /// Maps that were opened or saved, the last one first.
    pub recent_documents: Vec<RecentDocument>,
    /// The columns of the table that are shown.
    pub table_columns: Columns,
    /// Whether what can be clicked need not be told any more.
    pub hint_seen: bool,
}

/// A map that was opened or saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct RecentDocument {
    /// The file.
    pub path: String,
}

/// How large a window is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct WindowSize {
    /// Width in points, when it fills no screen.
    pub width: f32,
    /// Height in points.
    pub height: f32,
    /// Whether it fills the screen.
    pub maximized: bool,
    /// The pixels a point of its screen.
    #[serde(default = "usual_pixels")]
    pub pixels_per_point: f32,
}

const fn usual_pixels() -> f32 {
    1.0
}

impl Session {
    /// What is worth keeping of a window.
    #[must_use]
    pub fn of(state: &AppState, window: Option<WindowSize>) -> Self {
        let texts = state.texts_folder.as_deref();
        Self {
            language: state.chosen_language,
            theme: state.theme,
            reduced_motion: state.reduced_motion,
            legend_hidden: state.legend_hidden,
            left_panel: state.panels.left,
            right_panel: state.panels.right,
            texts: texts.and_then(|folder| folder.to_str().map(str::to_owned)),
            boundaries: state.boundaries.kept.clone(),
            window,
            figure: state.figure.without_words(),
            recent_figures: state.recent_figures.clone(),
            map: state.kept_map.as_deref().cloned(),
            document: state
                .document
                .path
                .as_deref()
                .and_then(|path| path.to_str().map(str::to_owned)),
            recent_documents: state
                .document
                .recent
                .iter()
                .map(|path| RecentDocument { path: path.clone() })
                .collect(),
            table_columns: state.table.columns.clone(),
            hint_seen: state.hint_seen,
        }
    }

    /// Remembers a figure that was saved when the window was gone.
    pub fn remember(&mut self, saved: RecentFigure) {
        remember(&mut self.recent_figures, saved);
    }

    /// The state a window starts with, in the language of its interface.
    #[must_use]
    pub fn state(&self, language: Language) -> AppState {
        let mut state = self.settings(language);
        if let Some(map) = &self.map {
            state.begin_with(map);
        }
        state
    }

    fn settings(&self, language: Language) -> AppState {
        AppState {
            chosen_language: self.language,
            theme: self.theme,
            reduced_motion: self.reduced_motion,
            legend_hidden: self.legend_hidden,
            panels: Panels::new(self.left_panel, self.right_panel),
            texts_folder: self.texts.as_ref().map(PathBuf::from),
            boundaries: Boundaries::kept(self.boundaries.clone()),
            figure: self.figure.without_words().checked(),
            recent_figures: self.recent_figures.clone(),
            document: DocumentState {
                recent: self
                    .recent_documents
                    .iter()
                    .map(|document| document.path.clone())
                    .collect(),
                ..DocumentState::default()
            },
            kept_map: self.map.clone().map(Box::new),
            hint_seen: self.hint_seen,
            table: TableView {
                columns: self.table_columns.clone(),
                ..TableView::default()
            },
            ..AppState::new(language)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_starts_with_what_the_last_one_left() {
        let mut state = AppState::new(Language::En);
        state.chosen_language = Some(Language::En);
        state.theme = ThemeChoice::Dark;
        state.figure.dpi = 600;
        state.figure.review = "GS(2024)0001号".to_owned();
        let session = Session::of(&state, None);
        let text = serde_json::to_string(&session).unwrap();
        let next: Session = serde_json::from_str(&text).unwrap();
        assert_eq!(next, session);
        let next = next.state(Language::En);
        assert_eq!((next.theme, next.figure.dpi), (ThemeChoice::Dark, 600));
        assert_eq!(next.figure.review, "", "a number is of one map");
    }

    #[test]
    fn what_a_file_does_not_have_is_as_at_a_first_start() {
        let session: Session = serde_json::from_str(r#"{"theme":"dark","later":1}"#).unwrap();
        assert_eq!(session.theme, ThemeChoice::Dark);
        assert_eq!(session.figure, FigureForm::default());
        let session: Session = serde_json::from_str(r#"{"figure":{"dpi":7,"as-of":""}}"#).unwrap();
        let figure = session.state(Language::En).figure;
        assert_eq!((figure.dpi, figure.as_of), (96, None));
    }
}
