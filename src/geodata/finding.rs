//! What was found in a person's own boundaries, and how much it matters.
//!
//! A warning says what was made of a feature; a problem says that a unit is missing. Knows nothing
//! of how a feature is read or joined.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Problem;
use crate::messages::{Said, Says, said};

/// One thing that was found in a file of boundaries.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Finding {
    /// What became of the feature.
    pub kind: FindingKind,
    /// The file, the feature, what was found and what to do about it.
    pub notice: Problem,
}

/// What became of a feature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum FindingKind {
    /// Its geometry had flaws that do not change what is meant; they are corrected on the map.
    Mended,
    /// It is no area but a line, and is drawn as one.
    DrawnAsLine,
    /// It has nothing that could be drawn: no geometry, or points.
    NotDrawn,
    /// It is a unit that the atlas does not know, so that no fact is tied to it.
    NotMatched,
    /// Its positions are not in the datum of the bundled map.
    OtherDatum,
    /// It is a unit that the map lacks, because its geometry cannot be used.
    LeftOut,
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The map is right; `verify` ends with 0.
    Warning,
    /// The map lacks something; `verify` ends with 1.
    Problem,
}

impl Finding {
    /// A finding of a kind.
    #[must_use]
    pub fn new(kind: FindingKind, notice: Problem) -> Self {
        Self { kind, notice }
    }

    /// How much it matters.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.kind.severity()
    }
}

impl FindingKind {
    /// How much findings of this kind matter.
    #[must_use]
    pub fn severity(self) -> Severity {
        match self {
            Self::Mended
            | Self::DrawnAsLine
            | Self::NotDrawn
            | Self::NotMatched
            | Self::OtherDatum => Severity::Warning,
            Self::LeftOut => Severity::Problem,
        }
    }
}

impl Says for Severity {
    fn said(&self) -> Said {
        match self {
            Self::Warning => said!("severity-warning"),
            Self::Problem => said!("severity-problem"),
        }
    }
}

impl Says for Finding {
    fn said(&self) -> Said {
        self.notice.said()
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.notice.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_unit_that_is_missing_is_a_problem() {
        let notice = Problem::of_entry(
            "mine.geojson",
            said!("entry-feature-called", n = 2_usize, name = "510100 成都市"),
            Said::verbatim("a spike"),
        );
        for (kind, severity) in [
            (FindingKind::Mended, Severity::Warning),
            (FindingKind::DrawnAsLine, Severity::Warning),
            (FindingKind::NotDrawn, Severity::Warning),
            (FindingKind::NotMatched, Severity::Warning),
            (FindingKind::OtherDatum, Severity::Warning),
            (FindingKind::LeftOut, Severity::Problem),
        ] {
            let finding = Finding::new(kind, notice.clone());
            assert_eq!(finding.severity(), severity);
            assert_eq!(
                finding.to_string(),
                "mine.geojson, feature 2 (510100 成都市): a spike"
            );
        }
    }
}
