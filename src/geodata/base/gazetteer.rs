//! The gazetteer: names and seats of government of the base map's units.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::diagnostics::escaped;
use crate::geodata::Problem;
use crate::geodata::embedded::{Embedded, GAZETTEER};
use crate::geodata::pack::toml_said;
use crate::messages::{Said, Says as _, said};
use crate::model::{InCircle, Names, Node, PositionCertainty, Remark, traditional};
use crate::projection::LonLat;

/// The gazetteer's entries by adcode.
pub(super) type Gazetteer = BTreeMap<String, GazetteerEntry>;

/// What the gazetteer knows of a unit.
#[derive(Clone, Debug)]
pub(super) struct GazetteerEntry {
    pub(super) names: Names,
    pub(super) node: Node,
    pub(super) circle: InCircle,
    pub(super) central_district: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    unit: Vec<RawEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawEntry {
    adcode: String,
    hans: String,
    short: String,
    hant: String,
    pinyin: String,
    #[serde(default, rename = "pinyin_short")]
    _pinyin_short: serde::de::IgnoredAny,
    en: String,
    en_short: String,
    node: RawPosition,
    node_position: PositionCertainty,
    node_source: String,
    #[serde(default)]
    node_source_en: String,
    circle: InCircle,
    #[serde(default)]
    central_district: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPosition {
    lon: f64,
    lat: f64,
}

/// Reads the bundled gazetteer.
pub(super) fn read() -> Result<Gazetteer, Problem> {
    let Embedded { path, text } = GAZETTEER;
    let file: File = toml::from_str(text).map_err(|error| {
        let what = toml_said(error.message(), error.span(), text);
        Problem::of_file(path, what)
    })?;
    let mut gazetteer = Gazetteer::new();
    for raw in file.unit {
        let name = said!("entry-unit", id = escaped(&raw.adcode));
        let adcode = raw.adcode.clone();
        let entry = raw
            .resolve()
            .map_err(|message| Problem::of_entry(path, name.clone(), message))?;
        if gazetteer.insert(adcode, entry).is_some() {
            return Err(Problem::of_entry(path, name, said!("fault-adcode-twice")));
        }
    }
    Ok(gazetteer)
}

impl RawEntry {
    fn resolve(self) -> Result<GazetteerEntry, Said> {
        let at = LonLat::new(self.node.lon, self.node.lat).map_err(|error| error.said())?;
        Ok(GazetteerEntry {
            names: Names {
                hans: self.hans,
                hant: self.hant,
                pinyin: self.pinyin,
                en: self.en,
                hant_short: traditional(&self.short),
                short: self.short,
                en_short: self.en_short,
                aliases: Vec::new(),
            },
            node: Node {
                at,
                certainty: self.node_position,
                source: Remark::new(self.node_source, self.node_source_en),
            },
            circle: self.circle,
            central_district: self.central_district,
        })
    }
}
