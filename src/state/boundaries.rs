//! Whose boundaries are on the map, and the file of boundaries that is being opened.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::geodata::{BoundaryReport, Datum, Finding, FindingKind, Progress};
use crate::messages::Said;

/// A file of a person's own boundaries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnBoundaries {
    /// Where it is.
    pub path: PathBuf,
    /// The datum it is read in; `None` where nobody has said, so that it is looked for.
    pub datum: Option<Datum>,
}

impl OwnBoundaries {
    /// Its name, without its folder, short enough for a line among others.
    #[must_use]
    pub fn name(&self) -> String {
        let name = self.path.file_name().unwrap_or(self.path.as_os_str());
        shortened(&name.to_string_lossy())
    }
}

/// The most characters of a name that a bar or a menu has room for.
const NAME_CHARS: usize = 32;

/// A name with its middle left out where it is long.
#[must_use]
pub fn shortened(name: &str) -> String {
    let chars: Vec<char> = name.chars().filter(|c| !c.is_control()).collect();
    if chars.len() <= NAME_CHARS {
        return chars.into_iter().collect();
    }
    let (half, end) = (NAME_CHARS / 2, chars.len() - NAME_CHARS / 2);
    let (first, last) = (&chars[..half], &chars[end..]);
    first.iter().chain(&['…']).chain(last).collect()
}

/// Whose boundaries are on the map.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Boundaries {
    /// The person's own that are on the map; `None` for the bundled ones.
    pub on: Option<OwnBoundaries>,
    /// The person's own that were on it last; the menu offers them again.
    pub last: Option<OwnBoundaries>,
    /// What the next window knows of them.
    pub kept: Option<KeptBoundaries>,
}

/// A person's own boundaries, as one window leaves them to the next.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct KeptBoundaries {
    /// The file.
    pub path: String,
    /// The word of the datum it is read in.
    pub datum: Option<String>,
    /// Whether the next window starts with them.
    pub on: bool,
}

impl KeptBoundaries {
    /// The file; `None` where none is named.
    #[must_use]
    pub fn file(&self) -> Option<OwnBoundaries> {
        let datum = self.datum.as_deref();
        (!self.path.is_empty()).then(|| OwnBoundaries {
            path: PathBuf::from(&self.path),
            datum: datum.and_then(Datum::of_word),
        })
    }

    /// What is kept of a file; `None` where its path is no text.
    fn of(file: &OwnBoundaries, on: bool) -> Option<Self> {
        Some(Self {
            path: file.path.to_str()?.to_owned(),
            datum: file.datum.map(|datum| datum.word().to_owned()),
            on,
        })
    }
}

impl Boundaries {
    /// What a window starts with: the bundled ones, until others are read.
    #[must_use]
    pub fn kept(kept: Option<KeptBoundaries>) -> Self {
        Self {
            on: None,
            last: kept.as_ref().and_then(KeptBoundaries::file),
            kept,
        }
    }

    /// A person's own are on the map now, for this window.
    pub fn show(&mut self, own: OwnBoundaries) {
        self.on = Some(own.clone());
        self.last = Some(own);
    }

    /// A person's own are on the map now; the next window starts with them.
    pub fn choose(&mut self, own: OwnBoundaries) {
        self.kept = KeptBoundaries::of(&own, true);
        self.show(own);
    }

    /// The bundled ones are on the map now, and in the next window.
    pub fn choose_bundled(&mut self) {
        self.on = None;
        let last = self.last.as_ref();
        self.kept = last.and_then(|last| KeptBoundaries::of(last, false));
    }

    /// The file that the menu offers again, unless it is on the map.
    #[must_use]
    pub fn offered(&self) -> Option<&OwnBoundaries> {
        self.last.as_ref().filter(|_| self.on != self.last)
    }
}

/// How far the opening of a file of boundaries has come; the map has others meanwhile.
#[derive(Clone, Debug)]
pub enum Opening {
    /// The file is being read.
    Reading(OwnBoundaries, Progress),
    /// It was read, and waits to be used or not.
    Read(std::sync::Arc<Understood>),
    /// It cannot be used.
    Failed(FailedOpening),
}

/// Why a file of boundaries is not on the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FailedOpening {
    /// The file, the place in it and what to do.
    pub error: Said,
    /// Whether it was on the map of the window before, so that the bundled ones stand in for it.
    pub was_kept: bool,
}

/// What was understood of a file of boundaries.
#[derive(Clone, Debug, PartialEq)]
pub struct Understood {
    /// The file.
    pub file: OwnBoundaries,
    /// How it was understood.
    pub report: BoundaryReport,
    /// What became of its features, what is missing first. Units that were not matched are in the
    /// report.
    pub findings: Vec<Finding>,
    /// How many of these are units that are missing.
    pub left_out: usize,
}

impl Understood {
    /// What was understood of a file, from what was found in it.
    #[must_use]
    pub fn new(file: OwnBoundaries, report: BoundaryReport, findings: &[Finding]) -> Self {
        let is_told = |finding: &&Finding| {
            let elsewhere = [FindingKind::NotMatched, FindingKind::OtherDatum];
            !elsewhere.contains(&finding.kind)
        };
        let mut findings: Vec<Finding> = findings.iter().filter(is_told).cloned().collect();
        findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity()));
        let is_left_out = |finding: &&Finding| finding.kind == FindingKind::LeftOut;
        Self {
            left_out: findings.iter().filter(is_left_out).count(),
            file,
            report,
            findings,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(path: &str) -> OwnBoundaries {
        OwnBoundaries {
            path: path.into(),
            datum: Some(Datum::Gcj02),
        }
    }

    #[test]
    fn the_next_window_starts_with_what_was_chosen_and_not_with_what_was_only_shown() {
        let mut boundaries = Boundaries::default();
        boundaries.show(own("/a.geojson"));
        assert_eq!(boundaries.kept, None);
        boundaries.choose(own("/b.geojson"));
        let kept = boundaries.kept.clone().unwrap();
        assert!(kept.on && kept.file() == Some(own("/b.geojson")));
        boundaries.show(own("/a.geojson"));
        assert_eq!(boundaries.kept, Some(kept));
    }

    #[test]
    fn the_bundled_ones_leave_the_last_file_in_the_menu_of_this_window_and_the_next() {
        let mut boundaries = Boundaries::default();
        boundaries.choose(own("/b.geojson"));
        assert_eq!(boundaries.offered(), None);
        boundaries.choose_bundled();
        assert_eq!(boundaries.offered(), Some(&own("/b.geojson")));
        let next = Boundaries::kept(boundaries.kept.clone());
        assert_eq!(
            (next.on.as_ref(), next.offered()),
            (None, boundaries.offered())
        );
        assert!(next.kept.is_some_and(|kept| !kept.on));
    }

    #[test]
    fn a_long_name_keeps_its_beginning_and_its_ending() {
        assert_eq!(own("/a/四川.geojson").name(), "四川.geojson");
        let long = own(&format!("/a/{}.geojson", "很".repeat(200))).name();
        assert!(
            long.starts_with('很') && long.ends_with(".geojson"),
            "{long}"
        );
        assert_eq!(long.chars().count(), NAME_CHARS + 1);
    }

    #[test]
    fn an_unknown_word_for_a_datum_is_none() {
        let text = r#"{"path":"/a.geojson","datum":"mars","on":true}"#;
        let kept: KeptBoundaries = serde_json::from_str(text).unwrap();
        assert_eq!(kept.file().unwrap().datum, None);
        assert_eq!(KeptBoundaries::default().file(), None);
    }
}
