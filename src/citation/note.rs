//! The note of a reference, the same in both formats.

use crate::model::{DateBasis, Source};

/// What identifies the file of a source, and what is uncertain about it.
pub(super) fn note(source: &Source) -> String {
    let mut parts = vec![
        format!("file {}", source.file),
        format!("SHA-256 {}", source.sha256),
    ];
    if source.date.is_some() && source.date_basis == DateBasis::Inferred {
        parts.push("date inferred from the text".to_owned());
    }
    if !source.title.en.is_empty() {
        parts.push(format!("English title: {}", source.title.en));
    }
    parts.join("; ")
}
