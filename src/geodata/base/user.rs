//! A person's own boundaries, in place of the bundled ones.

use std::collections::BTreeMap;
use std::path::Path;

use geo_types::{LineString, MultiPolygon};
use serde_json::{Map, Value};

use super::known::KnownUnits;
use super::unit::{Unit, UnitHead};
use crate::geodata::boundaries::{self, BoundaryFeature};
use crate::geodata::{Finding, LoadError, Progress};
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
    /// What is no area and is drawn as a line.
    pub(super) lines: Vec<LineString<f64>>,
    pub(super) findings: Vec<Finding>,
}

/// Reads a file of boundaries; each area becomes a unit of the lowest level, features of one code
/// the parts of one unit.
///
/// # Errors
/// When the file cannot be read, or has no area that can be used.
pub(super) fn read(
    path: &Path,
    known: &KnownUnits<'_>,
    progress: &Progress,
) -> Result<OwnUnits, LoadError> {
    let file = path.display().to_string();
    let mut read = OwnUnits {
        units: Vec::new(),
        lines: Vec::new(),
        findings: Vec::new(),
    };
    let mut parts: BTreeMap<String, (FeatureLabel, Vec<MultiPolygon<f64>>)> = BTreeMap::new();
    for feature in boundaries::read(path, progress)?.features {
        let label = FeatureLabel::of(&feature, known);
        let entry = label.entry();
        let notes = feature.notes.iter();
        read.findings
            .extend(notes.map(|note| note.finding(&file, &entry)));
        read.lines.extend(feature.lines);
        if !feature.polygons.0.is_empty() {
            let key = label.key(|key| parts.contains_key(key));
            let part = parts.entry(key).or_insert((label, Vec::new()));
            part.1.push(feature.polygons);
        }
    }
    for (key, (label, polygons)) in parts {
        let (boundary, note) = match <[_; 1]>::try_from(polygons) {
            Ok([one]) => (one, None),
            Err(several) => boundaries::unite(several),
        };
        let finding = note.map(|note| note.finding(&file, &label.entry()));
        read.findings.extend(finding);
        read.units.push(unit(key, &label, boundary));
    }
    if read.units.is_empty() {
        let problems = read.findings.into_iter().map(|found| found.notice);
        let problems = problems.collect();
        return Err(LoadError::NothingLeft { file, problems });
    }
    Ok(read)
}

fn unit(key: String, label: &FeatureLabel, boundary: MultiPolygon<f64>) -> Unit {
    let head = UnitHead {
        key,
        name: label.name.clone().unwrap_or_default(),
        level: Level::County,
        parent: None,
    };
    Unit {
        head,
        label: None,
        boundary,
    }
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
    fn of(feature: &BoundaryFeature, known: &KnownUnits<'_>) -> Self {
        let properties = &feature.properties;
        let name = property(properties, &NAME_KEYS).and_then(Value::as_str);
        let name = name.map(|name| name.trim().to_owned());
        let others: Vec<&str> = properties.values().filter_map(Value::as_str).collect();
        let adcode = property(properties, &CODE_KEYS).and_then(adcode);
        let by_name = || known.adcode(name.as_deref()?, &others).map(str::to_owned);
        Self {
            number: feature.number,
            known: if adcode.is_none() { by_name() } else { None },
            adcode,
            name,
        }
    }

    /// The id of its unit: its adcode, or one of its own if an earlier unit has the adcode that was
    /// found by its name.
    fn key(&self, is_taken: impl Fn(&str) -> bool) -> String {
        let by_name = self.known.clone().filter(|key| !is_taken(key));
        let known = self.adcode.clone().or(by_name);
        known.unwrap_or_else(|| format!("feature-{}", self.number))
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
fn property<'f>(properties: &'f Map<String, Value>, keys: &[&str]) -> Option<&'f Value> {
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
