//! The cells in sight, written once and kept while the table shows them.

use std::collections::HashMap;
use std::sync::Arc;

use crate::model::{Atlas, Language};
use crate::table::{Cells, Column, Row};
use crate::ui::Reading;

/// How many rows are kept; all are dropped when there are more.
const MOST: usize = 512;

/// The cells of rows that were seen lately.
#[derive(Debug, Default)]
pub(super) struct CachedCells {
    of: Option<(Arc<Atlas>, Language)>,
    rows: HashMap<Row, [String; Column::ALL.len()]>,
}

impl CachedCells {
    /// Drops what is of another atlas or language, or too much.
    pub(super) fn renew(&mut self, reading: &Reading<'_>) {
        let language = reading.i18n.language();
        let is_of = |(atlas, of): &(Arc<Atlas>, Language)| {
            Arc::ptr_eq(atlas, reading.atlas) && *of == language
        };
        if !self.of.as_ref().is_some_and(is_of) {
            self.of = Some((Arc::clone(reading.atlas), language));
            self.rows.clear();
        }
        if self.rows.len() > MOST {
            self.rows.clear();
        }
    }

    /// The cells of a row, a text a column.
    pub(super) fn of_row(
        &mut self,
        reading: &Reading<'_>,
        row: Row,
    ) -> &[String; Column::ALL.len()] {
        self.rows.entry(row).or_insert_with(|| {
            let cells = Cells {
                atlas: reading.atlas,
                i18n: reading.i18n,
            };
            Column::ALL.map(|column| cells.text(row, column))
        })
    }
}
