//! The note of a reference, the same in both formats.

use crate::model::{DateBasis, Source, SourceKind};

/// What identifies the file of a source, and what is uncertain about it.
pub(super) fn note(source: &Source) -> String {
    let mut parts = vec![
        format!("file {}", source.file),
        format!("SHA-256 {}", source.sha256),
    ];
    match (source.date, source.published) {
        (Some(said), Some(published)) if said != published => {
            let basis = match source.date_basis {
                DateBasis::Stated => "",
                DateBasis::Inferred => " (inferred from the text)",
            };
            parts.push(format!("said {said}{basis}"));
        }
        (Some(_), None) if source.date_basis == DateBasis::Inferred => {
            parts.push("date inferred from the text".to_owned());
        }
        _ => {}
    }
    if source.kind == SourceKind::Repost {
        parts.push("read in a copy printed again by the publisher".to_owned());
    }
    if source.address.is_none() {
        parts.push("address not known".to_owned());
    }
    if !source.title.en.is_empty() {
        parts.push(format!("English title: {}", source.title.en));
    }
    parts.join("; ")
}
