//! The tables of the window, of facts and of places compared: where they go, and what they list.

use std::path::PathBuf;
use std::sync::Arc;

use egui::Ui;

use super::AtlasApp;
use super::loading::Phase;
use crate::comparison::ComparisonQuery;
use crate::files::Overwrite;
use crate::state::Dialog;
use crate::table::{TableFormat, TableQuery};

impl AtlasApp {
    /// Writes the table as it lists facts; a file that is there already is asked about first.
    pub(super) fn save_table(&mut self, ui: &Ui, path: PathBuf, overwrite: Overwrite) {
        // The dialogue saves only what has a format.
        let Some(format) = TableFormat::of(&path) else {
            return;
        };
        if overwrite == Overwrite::No && path.is_file() {
            self.state.path_input = Some(path.display().to_string());
            self.state.dialog = Some(Dialog::ReplaceWithTable);
            return;
        }
        self.state.dialog = None;
        if let Some(query) = self.listed_table() {
            let words = self.i18n.tr("message-table-saving");
            self.jobs
                .save_table(ui, query, (path, format, overwrite), words);
        }
    }

    /// Copies the table as it lists facts.
    pub(super) fn copy_table(&mut self, ui: &Ui) {
        if let Some(query) = self.listed_table() {
            let words = self.i18n.tr("message-table-copying");
            self.jobs.copy_text(ui, words, move || query.text());
        }
    }

    /// Copies the comparison as it is shown.
    pub(super) fn copy_comparison(&mut self, ui: &Ui) {
        let Phase::Ready(ready) = &self.phase else {
            return;
        };
        let query = ComparisonQuery {
            atlas: Arc::clone(&ready.atlas),
            language: self.state.language,
            shown: self.state.shown.clone(),
            view: self.state.comparison.clone(),
        };
        let words = self.i18n.tr("message-table-copying");
        self.jobs.copy_text(ui, words, move || query.text());
    }

    fn listed_table(&self) -> Option<TableQuery> {
        let Phase::Ready(ready) = &self.phase else {
            return None;
        };
        Some(TableQuery {
            atlas: Arc::clone(&ready.atlas),
            language: self.state.language,
            filter: self.state.shown.filter().clone(),
            as_of: self.state.shown.as_of(),
            view: self.state.table.clone(),
        })
    }
}
