//! How a person's own boundaries were understood, as values to show.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::datum_check::DatumCheck;
use super::join::{Joined, NotMatched, Suggestion};
use super::unit::Unit;
use crate::geodata::{Finding, FindingKind, Form, Problem};
use crate::messages::{Said, Says as _, said};
use crate::model::Level;

/// How a person's own boundaries were understood.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BoundaryReport {
    /// The file's name, without its folder.
    pub file: String,
    /// What it was read as.
    pub form: Form,
    /// How many units of each level it has; a municipality that is a province and a prefecture is
    /// counted as both.
    pub units: BTreeMap<Level, usize>,
    /// How many of them the atlas knows.
    pub matched: usize,
    /// Those that it does not know.
    pub not_matched: Vec<NotMatched>,
    /// How many features became what, beside plain units.
    pub features: BTreeMap<FindingKind, usize>,
    /// How far its borders lie from the bundled ones; `None` where none can be compared.
    pub datum: Option<DatumCheck>,
    /// Whether its units are all of Sichuan and Chongqing and nothing else.
    pub is_whole_region: bool,
}

impl BoundaryReport {
    /// The report on a file's units, and the units.
    pub(super) fn of(
        path: &Path,
        form: Form,
        joined: Joined,
        datum: Option<DatumCheck>,
        findings: &[Finding],
    ) -> (Self, Vec<Unit>) {
        let mut units = BTreeMap::new();
        for unit in &joined.units {
            *units.entry(unit.head.level).or_default() += 1;
        }
        let mut features = BTreeMap::new();
        let others = findings.iter().map(|finding| finding.kind);
        for kind in others.filter(|kind| *kind != FindingKind::NotMatched) {
            *features.entry(kind).or_default() += 1;
        }
        let report = Self {
            file: file_name(path),
            form,
            units,
            matched: joined.matched,
            is_whole_region: joined.not_matched.is_empty() && is_whole_region(&joined.units),
            not_matched: joined.not_matched,
            features,
            datum,
        };
        (report, joined.units)
    }
}

/// A file's name without control characters, fit for a line of a figure.
fn file_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    let name = name.to_string_lossy();
    name.chars().filter(|c| !c.is_control()).collect()
}

/// How many prefectures, with Chongqing, and how many counties the region has.
const PREFECTURES: usize = 22;
const COUNTIES: usize = 221;

/// Whether matched units make up the region: both provinces, all prefectures or all counties.
fn is_whole_region(units: &[Unit]) -> bool {
    let keys = |level: Level| -> BTreeSet<&str> {
        let of_level = units.iter().filter(|unit| unit.head.level == level);
        of_level.map(|unit| unit.head.key.as_str()).collect()
    };
    keys(Level::County).len() == COUNTIES
        || keys(Level::Prefecture).len() == PREFECTURES
        || keys(Level::Province).len() == 2
}

/// How many units that are not matched are named one by one.
const MOST_NAMED: usize = 100;

/// What is to be told of the units that were not matched: each with what it may be; those
/// outside the region, and those beyond the first hundred, as one.
pub(super) fn not_matched(file: &str, joined: &Joined) -> Vec<Finding> {
    let finding = |problem: Problem| Finding::new(FindingKind::NotMatched, problem);
    let is_elsewhere = |unit: &&NotMatched| unit.suggestion == Suggestion::Elsewhere;
    let (elsewhere, near): (Vec<_>, Vec<_>) = joined.not_matched.iter().partition(is_elsewhere);
    let named = near.iter().take(MOST_NAMED).map(|unit| {
        let problem = Problem::of_entry(file, unit.entry.clone(), said!("boundary-not-matched"));
        finding(problem.remedy(unit.suggestion.said()))
    });
    let mut findings: Vec<Finding> = named.collect();
    let count = |n: usize, message: Said, remedy: Said| {
        (n > 0).then(|| finding(Problem::of_file(file, message).remedy(remedy)))
    };
    let more = near.len().saturating_sub(MOST_NAMED);
    findings.extend(count(
        more,
        said!("boundary-more-not-matched", n = more),
        said!("remedy-give-adcodes"),
    ));
    findings.extend(count(
        elsewhere.len(),
        said!("boundary-outside-not-matched", n = elsewhere.len()),
        Suggestion::Elsewhere.said(),
    ));
    findings
}
