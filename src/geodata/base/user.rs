//! A person's own boundaries, in place of the bundled ones.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::mpsc::sync_channel;
use std::thread;

use serde_json::Value;

use super::known::KnownUnits;
use super::unit::{Unit, UnitHead};
use crate::geodata::geojson::{
    self, Fault, Feature, find_crossing, has_hole_outside, multi_polygon,
};
use crate::geodata::{Finding, FindingKind, LoadError, Problem, Progress};
use crate::model::Level;

/// Properties that may hold an adcode, compared without regard to case.
const CODE_KEYS: [&str; 8] = [
    "adcode",
    "adm_code",
    "code",
    "gb",
    "pac",
    "xzqdm",
    "区划代码",
    "行政区划代码",
];

/// Properties that may hold a name.
const NAME_KEYS: [&str; 9] = [
    "name",
    "name_zh",
    "name_chn",
    "fullname",
    "xzqmc",
    "shapename",
    "名称",
    "地名",
    "区划名称",
];

/// The units of a file, and what was found in it.
pub(super) struct OwnUnits {
    pub(super) units: Vec<Unit>,
    pub(super) findings: Vec<Finding>,
}

/// Reads a FeatureCollection of areas; each becomes a unit of the lowest level.
///
/// # Errors
/// When the file is not such a collection, or none of its features can be used.
pub(super) fn read(
    path: &Path,
    known: &KnownUnits<'_>,
    progress: &Progress,
) -> Result<OwnUnits, LoadError> {
    let file = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|error| Problem::unreadable(path, &error))?;
    progress.reach(0.05);
    let found = units(&file, &bytes, known, progress)?;
    drop(bytes);
    let mut read = OwnUnits {
        units: Vec::with_capacity(found.len()),
        findings: Vec::new(),
    };
    let mut seen = BTreeSet::new();
    for (label, unit) in found {
        let unit = unit.map(|unit| label.without_clash(unit, &seen));
        let problem = match unit {
            Err(fault) => {
                Problem::of_entry(&file, label.entry(), fault.to_string()).remedy(fault.remedy())
            }
            Ok(unit) if !seen.insert(unit.head.key.clone()) => Problem::of_entry(
                &file,
                label.entry(),
                format!(
                    "the adcode {:?} is used by an earlier feature too",
                    unit.head.key
                ),
            )
            .remedy("give each feature its own adcode, or join the parts of one unit"),
            Ok(unit) => {
                read.units.push(unit);
                continue;
            }
        };
        let finding = Finding::new(FindingKind::LeftOut, problem);
        read.findings.push(finding);
    }
    read.units.sort_by(|a, b| a.head.key.cmp(&b.head.key));
    if read.units.is_empty() {
        let problems = read.findings.into_iter().map(|found| found.notice);
        let problems = problems.collect();
        return Err(LoadError::NothingLeft { file, problems });
    }
    Ok(read)
}

/// A feature, and the unit made of it.
type LabelledUnit = (FeatureLabel, Result<Unit, Fault>);

/// A unit of each feature. One thread reads while another makes the units, because checking large
/// polygons is slow.
fn units(
    file: &str,
    bytes: &[u8],
    known: &KnownUnits<'_>,
    progress: &Progress,
) -> Result<Vec<LabelledUnit>, Problem> {
    let make = |(index, feature): (usize, Feature)| {
        let label = FeatureLabel::of(index, &feature, known);
        let unit = unit(&label, &feature);
        (label, unit)
    };
    thread::scope(|scope| {
        let (read, features) = sync_channel(READ_AHEAD);
        let units = scope.spawn(move || features.into_iter().enumerate().map(make).collect());
        // Sending cannot fail: the other thread receives until the channel is closed.
        let mut read_bytes = 0.0;
        let result = geojson::read_each(file, bytes, &mut |feature| {
            read_bytes += feature.positions() as f64 * BYTES_A_POSITION;
            progress.reach(0.05 + 0.45 * (read_bytes / bytes.len() as f64).min(1.0));
            drop(read.send(feature));
        });
        drop(read);
        let units = units.join();
        let units = units.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        result.map(|()| units)
    })
}

/// The approximate length of a position in a file; used only for the progress.
const BYTES_A_POSITION: f64 = 23.0;

/// How many features may wait to be made into units.
const READ_AHEAD: usize = 64;

fn unit(label: &FeatureLabel, feature: &Feature) -> Result<Unit, Fault> {
    let boundary = multi_polygon(feature.geometry()?)?;
    if boundary.0.iter().any(has_hole_outside) {
        return Err(Fault::HoleOutside);
    }
    if let Some(at) = boundary.0.iter().find_map(find_crossing) {
        return Err(Fault::Crossing(format!("[{}, {}]", at.x, at.y)));
    }
    let known = label.adcode.as_ref().or(label.known.as_ref());
    let key = known.cloned().unwrap_or_else(|| label.own_key());
    let name = label.name.clone().unwrap_or_default();
    let head = UnitHead {
        key,
        name,
        level: Level::County,
        parent: None,
    };
    Ok(Unit {
        head,
        label: None,
        boundary,
    })
}

/// What a feature is called, in the file and in messages.
struct FeatureLabel {
    /// Its position in the file, from 1.
    number: usize,
    adcode: Option<String>,
    /// The adcode of the bundled unit of that name, where the file has none.
    known: Option<String>,
    name: Option<String>,
}

impl FeatureLabel {
    fn of(index: usize, feature: &Feature, known: &KnownUnits<'_>) -> Self {
        let name = property(feature, &NAME_KEYS).and_then(Value::as_str);
        let name = name.map(|name| name.trim().to_owned());
        let others: Vec<&str> = feature
            .properties()
            .map(|all| all.values().filter_map(Value::as_str).collect())
            .unwrap_or_default();
        let adcode = property(feature, &CODE_KEYS).and_then(adcode);
        let by_name = || known.adcode(name.as_deref()?, &others).map(str::to_owned);
        Self {
            number: index + 1,
            known: if adcode.is_none() { by_name() } else { None },
            adcode,
            name,
        }
    }

    /// The id of a unit that has no adcode.
    fn own_key(&self) -> String {
        format!("feature-{}", self.number)
    }

    /// The unit, with an id of its own if an earlier unit has the adcode that was found by its name:
    /// only adcodes that the file itself gives must be unique.
    fn without_clash(&self, mut unit: Unit, seen: &BTreeSet<String>) -> Unit {
        if self.adcode.is_none() && seen.contains(&unit.head.key) {
            unit.head.key = self.own_key();
        }
        unit
    }

    /// How messages name it: `feature 3 (510104 锦江区)`.
    fn entry(&self) -> String {
        let known: Vec<_> = [&self.adcode, &self.name]
            .into_iter()
            .flatten()
            .cloned()
            .collect();
        match known.as_slice() {
            [] => format!("feature {}", self.number),
            known => format!("feature {} ({})", self.number, known.join(" ")),
        }
    }
}

/// The first of `keys` that the feature has.
fn property<'f>(feature: &'f Feature, keys: &[&str]) -> Option<&'f Value> {
    let properties = feature.properties()?;
    keys.iter().find_map(|key| {
        let mut all = properties.iter();
        all.find(|(k, _)| k.to_lowercase() == *key).map(|(_, v)| v)
    })
}

/// A six-digit adcode from the spellings in use: `510104`, `51`, `156510104`, `510104000000`.
fn adcode(value: &Value) -> Option<String> {
    let digits = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    let digits = match digits.len() {
        9 => digits.strip_prefix("156").unwrap_or(&digits).to_owned(),
        12 => digits.get(..6)?.to_owned(),
        2 | 4 => format!("{digits:0<6}"),
        _ => digits,
    };
    // Other codes (a category, a foreign key) need not be unique, so they are not ids.
    (digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_digit())).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_adcode_is_read_from_every_spelling_in_use() {
        for (written, read) in [
            (Value::from("510104"), "510104"),
            (Value::from(510_104), "510104"),
            (Value::from("51"), "510000"),
            (Value::from(5101), "510100"),
            (Value::from("156510104"), "510104"),
            (Value::from("510104000000"), "510104"),
        ] {
            assert_eq!(adcode(&written).as_deref(), Some(read), "{written}");
        }
    }
}
