//! Files of squares that stand for units, and what becomes of them.

use std::process::Command;

use chengyu_atlas::geodata::{LoadOptions, Loaded, load};
use chengyu_atlas::i18n::I18n;
use chengyu_atlas::model::{Atlas, Language};
use chengyu_atlas::scene::layout::{Figure, figure};
use chengyu_atlas::scene::{Scene, Shape, Theme};
use serde_json::{Value, json};

/// A unit of the cases: its adcode, its name and where its square lies.
#[derive(Clone, Copy)]
pub(crate) struct Square {
    pub(crate) adcode: u32,
    pub(crate) name: &'static str,
    pub(crate) pinyin: &'static str,
    /// West, south, east, north.
    pub(crate) sides: [f64; 4],
}

pub(crate) const CHENGDU: Square = Square {
    adcode: 510_100,
    name: "成都市",
    pinyin: "Chengdu",
    sides: [103.5, 30.2, 104.5, 31.2],
};
pub(crate) const ZIYANG: Square = Square {
    adcode: 512_000,
    name: "资阳市",
    pinyin: "Ziyang",
    sides: [104.5, 30.2, 105.5, 31.2],
};
pub(crate) const CHONGQING: Square = Square {
    adcode: 500_000,
    name: "重庆市",
    pinyin: "Chongqing",
    sides: [105.5, 30.2, 107.5, 31.2],
};
pub(crate) const THREE: [Square; 3] = [CHENGDU, ZIYANG, CHONGQING];

/// A feature with these properties.
pub(crate) fn feature(properties: &Value, [west, south, east, north]: [f64; 4]) -> Value {
    let ring = [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
    ];
    json!({"type": "Feature", "properties": properties,
           "geometry": {"type": "Polygon", "coordinates": [ring]}})
}

/// The three squares with properties of a kind of file.
pub(crate) fn three(properties: impl Fn(&Square) -> Value) -> Vec<Value> {
    let squares = THREE.iter();
    squares.map(|s| feature(&properties(s), s.sides)).collect()
}

/// A file of boundaries in a folder of its own.
pub(crate) struct OwnFile(tempfile::TempDir);

impl OwnFile {
    pub(crate) fn of(features: &[Value]) -> Self {
        let collection = json!({"type": "FeatureCollection", "features": features});
        Self::of_text(&collection.to_string())
    }

    pub(crate) fn of_text(text: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("mine.geojson"), text).unwrap();
        Self(folder)
    }

    pub(crate) fn options(&self) -> LoadOptions {
        LoadOptions {
            base: Some(self.0.path().join("mine.geojson")),
            ..LoadOptions::default()
        }
    }

    pub(crate) fn load(&self) -> Loaded {
        load(&self.options()).unwrap()
    }

    /// Runs the program with `--base` and the file; its exit code and all it says.
    pub(crate) fn run(&self, arguments: &[&str]) -> (Option<i32>, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_chengyu-atlas"))
            .env("LC_ALL", "C")
            .env("XDG_CACHE_HOME", env!("CARGO_TARGET_TMPDIR"))
            .args(arguments)
            .arg("--base")
            .arg(self.0.path().join("mine.geojson"))
            .output()
            .unwrap();
        let text = [output.stdout, output.stderr].concat();
        (output.status.code(), String::from_utf8(text).unwrap())
    }
}

/// The adcodes, or ids, of the units of a map, in their order.
pub(crate) fn keys(atlas: &Atlas) -> Vec<String> {
    let units = atlas.regions();
    units
        .map(|(_, r)| atlas.place(r.place).key.clone())
        .collect()
}

/// A figure, and the words on it.
pub(crate) fn drawn(atlas: &Atlas, asked: &Figure) -> (Scene, Vec<String>) {
    let i18n = I18n::new(Language::ZhHans);
    let scene = figure(atlas, &i18n, &Theme::light(), asked);
    let words = scene.items().filter_map(|item| match &item.shape {
        Shape::Text(text) => Some(text.content.clone()),
        _ => None,
    });
    let words = words.collect();
    (scene, words)
}
