//! The table of facts as text and as a file.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use egui::Ui;

use super::AtlasApp;
use super::loading::Phase;
use crate::files::{self, Overwrite};
use crate::filter::FactFilter;
use crate::model::{Atlas, Language};
use crate::state::Dialog;
use crate::table::{Lister, TableFormat, TableView, tab_separated};

/// A table to write on another thread.
pub(super) struct TableJob {
    atlas: Arc<Atlas>,
    language: Language,
    filter: FactFilter,
    view: TableView,
}

impl TableJob {
    /// The table as text with tabs.
    pub(super) fn text(&self) -> String {
        let mut lister = Lister::new(Arc::clone(&self.atlas), self.language);
        let rows = lister.list(&self.filter, &self.view);
        tab_separated(lister.cells(), &self.view.columns, &rows)
    }

    /// Writes the table, unless it was cancelled meanwhile.
    pub(super) fn write(
        &self,
        path: &Path,
        (format, overwrite): (TableFormat, Overwrite),
        cancelled: &AtomicBool,
    ) -> std::io::Result<()> {
        let mut lister = Lister::new(Arc::clone(&self.atlas), self.language);
        let rows = lister.list(&self.filter, &self.view);
        let mut bytes = Vec::new();
        let columns = &self.view.columns;
        format.write(lister.cells(), columns, &rows, &mut bytes)?;
        if cancelled.load(Ordering::Relaxed) {
            return Ok(());
        }
        files::write_atomically(path, &bytes, overwrite).map_err(std::io::Error::other)
    }
}

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
        if let Some(request) = self.listed_table() {
            let words = self.i18n.tr("message-table-saving");
            self.jobs
                .save_table(ui, request, (path, format, overwrite), words);
        }
    }

    /// Copies the table as it lists facts.
    pub(super) fn copy_table(&mut self, ui: &Ui) {
        if let Some(request) = self.listed_table() {
            let words = self.i18n.tr("message-table-copying");
            self.jobs.copy_table(ui, request, words);
        }
    }

    fn listed_table(&self) -> Option<TableJob> {
        let Phase::Ready(ready) = &self.phase else {
            return None;
        };
        Some(TableJob {
            atlas: Arc::clone(&ready.atlas),
            language: self.state.language,
            filter: self.state.shown.filter().clone(),
            view: self.state.table.clone(),
        })
    }
}
