//! A source for tests.

use crate::model::{DateBasis, Language, PartialDate, Remark, Source, SourceKind, Title};

/// A text that does not exist.
pub(super) fn sample() -> Source {
    Source {
        key: "sample".to_owned(),
        title: Title::verbatim("例文".to_owned(), String::new()),
        author: Title::new(String::new(), String::new()),
        publisher: Title::new("某报".to_owned(), "A Paper".to_owned()),
        kind: SourceKind::News,
        date: PartialDate::parse("2020-07"),
        date_basis: DateBasis::Stated,
        published: None,
        address: None,
        accessed: None,
        speaker: None,
        language: Language::ZhHans,
        file: "sample.txt".to_owned(),
        sha256: "0".repeat(64),
        note: Remark::default(),
    }
}
