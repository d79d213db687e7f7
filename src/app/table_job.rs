//! The table of facts as text and as a file.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::files::{self, Overwrite};
use crate::filter::FactFilter;
use crate::model::{Atlas, Language};
use crate::table::{Lister, TableFormat, TableView, tab_separated};

/// A table to write on another thread.
pub(super) struct TableJob {
    pub(super) atlas: Arc<Atlas>,
    pub(super) language: Language,
    pub(super) filter: FactFilter,
    pub(super) view: TableView,
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
