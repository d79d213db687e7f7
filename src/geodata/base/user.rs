//! A person's own boundaries, in place of the bundled ones.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

use super::unit::{Unit, UnitHead};
use crate::geodata::geojson::{self, Fault, Feature, find_crossing, multi_polygon};
use crate::geodata::{LoadError, Problem};
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

/// The units of a file, and what was wrong with the others.
pub(super) struct Read {
    pub(super) units: Vec<Unit>,
    pub(super) problems: Vec<Problem>,
}

/// Reads a FeatureCollection of areas; each becomes a unit of the lowest level.
///
/// # Errors
/// When the file is no such collection, or none of its features can be used.
pub(super) fn read(path: &Path) -> Result<Read, LoadError> {
    let file = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|error| Problem::unreadable(path, &error))?;
    let features = geojson::read(&file, &bytes)?;
    drop(bytes);
    let mut read = Read {
        units: Vec::with_capacity(features.len()),
        problems: Vec::new(),
    };
    let mut seen = BTreeSet::new();
    for (index, feature) in features.into_iter().enumerate() {
        let label = Label::of(index, &feature);
        match unit(&label, &feature) {
            Err(fault) => read.problems.push(
                Problem::of_entry(&file, label.entry(), fault.to_string()).remedy(fault.remedy()),
            ),
            Ok(unit) if !seen.insert(unit.head.key.clone()) => read.problems.push(
                Problem::of_entry(
                    &file,
                    label.entry(),
                    format!(
                        "the adcode {:?} stands on an earlier feature too",
                        unit.head.key
                    ),
                )
                .remedy("give each feature its own adcode, or join the parts of one unit"),
            ),
            Ok(unit) => read.units.push(unit),
        }
    }
    read.units.sort_by(|a, b| a.head.key.cmp(&b.head.key));
    match read.problems.first() {
        Some(first) if read.units.is_empty() => Err(LoadError::NothingLeft {
            file,
            first: first.clone(),
            problems: read.problems,
        }),
        _ => Ok(read),
    }
}

fn unit(label: &Label, feature: &Feature) -> Result<Unit, Fault> {
    let boundary = multi_polygon(feature.geometry()?)?;
    if let Some(at) = boundary.0.iter().find_map(find_crossing) {
        return Err(Fault::Crossing(format!("[{}, {}]", at.x, at.y)));
    }
    let key = label
        .adcode
        .clone()
        .unwrap_or_else(|| format!("feature-{}", label.number));
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
struct Label {
    /// Its position in the file, from 1.
    number: usize,
    adcode: Option<String>,
    name: Option<String>,
}

impl Label {
    fn of(index: usize, feature: &Feature) -> Self {
        let property = |keys: &[&str]| {
            let properties = feature.properties()?;
            keys.iter().find_map(|key| {
                properties
                    .iter()
                    .find(|(k, _)| k.to_lowercase() == *key)
                    .map(|(_, v)| v)
            })
        };
        Self {
            number: index + 1,
            adcode: property(&CODE_KEYS).and_then(adcode),
            name: property(&NAME_KEYS)
                .and_then(Value::as_str)
                .map(|n| n.trim().to_owned()),
        }
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
    // Other codes (a category, a foreign key) need not be unique: they name nothing here.
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
