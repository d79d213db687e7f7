//! Where figures, the table and the map are saved: what is typed, or else a name for what is shown.

use super::document_state::DOCUMENT_ENDING;
use super::{AppState, Subject};
use crate::i18n::I18n;
use crate::model::{Atlas, FeatureId};
use crate::scene::Compared;
use crate::scene::layout::ties_title;

impl AppState {
    /// A name for the file of the figure that is asked for, with its ending.
    #[must_use]
    pub fn figure_name(&self, atlas: &Atlas, i18n: &I18n) -> String {
        let subject = match (self.figure.subject, self.selection) {
            (Subject::Selection, Some(_)) if self.connected.is_some() => {
                let connected = self.connected.into_iter();
                connected.map(|of| ties_title(atlas, i18n, of)).collect()
            }
            (Subject::Selection, Some(feature)) => crate::card::tooltip(atlas, i18n, feature).0,
            (Subject::Region, _) => i18n.tr("menu-fit-region"),
            (Subject::Circle, _) => i18n.tr("menu-fit-circle"),
            (Subject::Compared, _) => {
                let compared = self.placed_comparison(atlas);
                let features = compared.iter().flat_map(Compared::features);
                let name = |feature: &FeatureId| crate::card::tooltip(atlas, i18n, *feature).0;
                i18n.joined(features.map(name).collect())
            }
            (Subject::Window | Subject::Selection, _) => String::new(),
        };
        let kept = |c: &char| !c.is_control() && !"/\\:*?\"<>|".contains(*c);
        let subject: String = subject.chars().filter(kept).collect();
        let mut name = i18n.tr("figure-file-name");
        if !subject.is_empty() {
            name = format!("{name}-{subject}");
        }
        format!("{name}.{}", self.figure.format.ending())
    }

    /// A path for the figure that is asked for, which follows its subject and format.
    #[must_use]
    pub fn suggested_path(&self, atlas: &Atlas, i18n: &I18n) -> String {
        let name = self.figure_name(atlas, i18n);
        match &self.figure_folder {
            Some(folder) => folder.join(name).display().to_string(),
            None => name,
        }
    }

    /// The path of the figure that is asked for: the one that is typed, or else the suggested one.
    #[must_use]
    pub fn figure_path(&self, atlas: &Atlas, i18n: &I18n) -> String {
        let typed = self.typed_path().map(str::to_owned);
        typed.unwrap_or_else(|| self.suggested_path(atlas, i18n))
    }

    /// A path for the table, beside the figures.
    #[must_use]
    pub fn suggested_table_path(&self, i18n: &I18n) -> String {
        let name = format!("{}.csv", i18n.tr("table-file-name"));
        match &self.figure_folder {
            Some(folder) => folder.join(name).display().to_string(),
            None => name,
        }
    }

    /// The path of the table: the one that is typed, or else the suggested one.
    #[must_use]
    pub fn table_path(&self, i18n: &I18n) -> String {
        let typed = self.typed_path().map(str::to_owned);
        typed.unwrap_or_else(|| self.suggested_table_path(i18n))
    }

    /// A path for the map: where it was saved, or else beside the figures.
    #[must_use]
    pub fn suggested_document_path(&self, i18n: &I18n) -> String {
        if let Some(path) = &self.document.path {
            return path.display().to_string();
        }
        let name = format!("{}{DOCUMENT_ENDING}", i18n.tr("document-file-name"));
        match &self.figure_folder {
            Some(folder) => folder.join(name).display().to_string(),
            None => name,
        }
    }

    /// The path of the map: the one that is typed, or else the suggested one.
    #[must_use]
    pub fn document_path(&self, i18n: &I18n) -> String {
        let typed = self.typed_path().map(str::to_owned);
        typed.unwrap_or_else(|| self.suggested_document_path(i18n))
    }

    fn typed_path(&self) -> Option<&str> {
        let typed = self.path_input.as_deref().map(str::trim);
        typed.filter(|path| !path.is_empty())
    }
}
