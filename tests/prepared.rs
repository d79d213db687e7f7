//! What reading a long file of boundaries came to is kept, and the next reading is the same.

#![allow(clippy::unwrap_used, reason = "a test may fail at once")]

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::SystemTime;

use chengyu_atlas::geodata::{Datum, LoadOptions, Loaded, load, verify};
use chengyu_atlas::i18n::I18n;
use chengyu_atlas::messages::{Language, Says as _};
use chengyu_atlas::model::Place;
use chengyu_atlas::paint::svg;
use chengyu_atlas::scene::layout::{Figure, figure};
use chengyu_atlas::scene::{Extent, Theme};
use serde_json::{Value, json};

/// Vertices on each side of a square: with fewer the file is not worth keeping.
const A_SIDE: u32 = 6000;

/// A folder with a file of boundaries, and one for what is kept.
struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        desk.write(&[
            square(&json!({"adcode": 510_100, "name": "成都市"}), 103.5),
            square(&json!({"adcode": 512_000, "name": "资阳市"}), 104.5),
            square(&json!({"adcode": 999_999, "name": "无此市"}), 105.5),
        ]);
        desk
    }

    fn write(&self, features: &[Value]) {
        let collection = json!({"type": "FeatureCollection", "features": features});
        fs::write(self.base(), collection.to_string()).unwrap();
    }

    fn base(&self) -> PathBuf {
        self.0.path().join("mine.geojson")
    }

    fn kept(&self) -> PathBuf {
        self.0.path().join("kept")
    }

    fn load(&self, datum: Option<Datum>) -> Loaded {
        load(&LoadOptions {
            base: Some(self.base()),
            datum,
            kept: Some(self.kept()),
            ..LoadOptions::default()
        })
        .unwrap()
    }

    /// A figure by the program, whose folder of what may be removed is `cache`.
    fn render(&self, cache: &Path, figure: &str) -> (Output, Vec<u8>) {
        let figure = self.0.path().join(figure);
        let output = Command::new(env!("CARGO_BIN_EXE_chengyu-atlas"))
            .env("LC_ALL", "C")
            .env("XDG_CACHE_HOME", cache)
            .arg("render")
            .arg("--base")
            .arg(self.base())
            .arg("-o")
            .arg(&figure)
            .output()
            .unwrap();
        let drawn = fs::read(figure).unwrap_or_default();
        (output, drawn)
    }
}

/// A unit with a bow-tie at its edge, so that something is found in it.
fn square(properties: &Value, west: f64) -> Value {
    let (south, side) = (30.2, 1.0);
    let step = |at: u32| f64::from(at) / f64::from(A_SIDE) * side;
    let mut ring = Vec::new();
    ring.extend((0..A_SIDE).map(|at| [west + step(at), south]));
    ring.extend((0..A_SIDE).map(|at| [west + side, south + step(at)]));
    ring.extend((0..A_SIDE).map(|at| [west + side - step(at), south + side]));
    ring.extend((0..A_SIDE).map(|at| [west, south + side - step(at)]));
    // The ring is not closed: that is mended and told.
    json!({"type": "Feature", "properties": properties,
           "geometry": {"type": "Polygon", "coordinates": [ring]}})
}

fn places(loaded: &Loaded) -> Vec<Place> {
    let places = loaded.atlas.places();
    places.map(|(_, place)| place.clone()).collect()
}

fn drawn(loaded: &Loaded) -> String {
    let i18n = I18n::new(Language::ZhHans);
    let scene = figure(
        &loaded.atlas,
        &i18n,
        &Theme::light(),
        &Figure::new(Extent::Region),
    );
    svg::paint(&scene, &svg::Options::default())
}

fn told(loaded: &Loaded, language: Language) -> Vec<String> {
    let findings = loaded.findings.iter();
    findings
        .map(|finding| finding.said().text(language))
        .collect()
}

/// What is kept, by the time it was used.
fn entries(folder: &Path) -> Vec<(PathBuf, SystemTime)> {
    let Ok(all) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let all = all.map(|entry| entry.unwrap().path());
    let timed = all.map(|path| {
        (
            path.clone(),
            fs::metadata(path).unwrap().modified().unwrap(),
        )
    });
    timed.collect()
}

#[test]
fn what_is_kept_is_what_was_read() {
    let desk = Desk::new();
    let first = desk.load(None);
    assert!(first.unkept.is_some());
    first.keep();
    let second = desk.load(None);
    assert!(second.unkept.is_none(), "it was read from what is kept");
    assert_eq!(second.findings, first.findings);
    assert_eq!(second.boundaries, first.boundaries);
    for language in Language::ALL {
        let words = told(&second, language);
        assert_eq!(words, told(&first, language));
        assert!(words.len() >= 2, "{words:#?}");
    }
    assert_eq!(places(&second), places(&first));
    assert_eq!(drawn(&second), drawn(&first));
}

#[test]
fn what_is_kept_of_the_bundled_boundaries_is_what_is_bundled() {
    let folder = tempfile::tempdir().unwrap();
    let options = LoadOptions {
        kept: Some(folder.path().to_owned()),
        ..LoadOptions::default()
    };
    let first = load(&options).unwrap();
    assert!(first.unkept.is_some());
    first.keep();
    let second = load(&options).unwrap();
    assert!(second.unkept.is_none(), "it was read from what is kept");
    assert_eq!(places(&second), places(&first));
    assert_eq!(second.boundaries, None);
    assert_eq!(drawn(&second), drawn(&first));
}

/// Every fact of an atlas, in words.
fn facts(loaded: &Loaded) -> Vec<String> {
    let atlas = &loaded.atlas;
    let mut all: Vec<String> = Vec::new();
    all.extend(atlas.packs().iter().map(|pack| format!("{pack:?}")));
    all.extend(atlas.sources().map(|source| format!("{source:?}")));
    all.extend(atlas.places().map(|place| format!("{place:?}")));
    all.extend(atlas.roles().map(|role| format!("{role:?}")));
    all.extend(atlas.corridors().map(|corridor| format!("{corridor:?}")));
    all.extend(atlas.targets().map(|target| format!("{target:?}")));
    all.extend(atlas.events().map(|event| format!("{event:?}")));
    for (id, link) in atlas.links() {
        let said = (&link.title, &link.status, &link.later, &link.variants);
        let of = (&link.places, &link.official_length, &link.evidence);
        let drawn = (link.alignment.notes(), link.alignment.certainty());
        let length = link.alignment.length_km();
        all.push(format!("{id:?} {said:?} {of:?} {drawn:?} {length:?}"));
    }
    all
}

#[test]
fn the_bundled_facts_are_kept_with_the_boundaries() {
    let desk = Desk::new();
    let first = desk.load(None);
    first.keep();
    let second = desk.load(None);
    assert!(second.problems.is_empty() && second.unkept.is_none());
    assert!(facts(&first).len() > 700);
    assert!(facts(&second) == facts(&first));
    // Each still knows where it is written.
    assert_eq!(second.checked_sources(), first.checked_sources());
    assert_eq!(verify(&second, None), verify(&first, None));
    let told = |loaded: &Loaded| format!("{:?}", loaded.origins);
    assert!(told(&second) == told(&first));
}

#[test]
fn facts_of_a_persons_own_are_read_each_time() {
    let desk = Desk::new();
    let pack = desk.0.path().join("pack");
    fs::create_dir(&pack).unwrap();
    let write = |title: &str| {
        let header = format!("id = \"mine\"\ntitle = \"{title}\"\n");
        fs::write(pack.join("pack.toml"), header).unwrap();
        fs::write(pack.join("sources.toml"), "").unwrap();
    };
    let load = |packs: &[&Path]| {
        load(&LoadOptions {
            base: Some(desk.base()),
            kept: Some(desk.kept()),
            packs: packs.iter().map(|pack| pack.to_path_buf()).collect(),
            ..LoadOptions::default()
        })
        .unwrap()
    };
    let titles = |loaded: &Loaded| {
        let packs = loaded.atlas.packs();
        packs
            .iter()
            .map(|pack| pack.title.zh.clone())
            .collect::<Vec<_>>()
    };
    write("甲");
    let with_own = load(&[&pack]);
    with_own.keep();
    // What was kept has no facts, so that the bundled ones are read, and kept from then on.
    let bundled = load(&[]);
    assert!(bundled.unkept.is_some());
    bundled.keep();
    let again = load(&[]);
    assert!(again.unkept.is_none());
    assert!(facts(&again) == facts(&bundled));
    assert_eq!(titles(&again).len(), 1);
    // Kept facts do not stand in the way of others, and stay.
    write("乙");
    let with_own = load(&[&pack]);
    assert!(with_own.unkept.is_none());
    assert_eq!(titles(&with_own).last().map(String::as_str), Some("乙"));
    assert_eq!(drawn(&with_own), drawn(&bundled));
    assert!(facts(&load(&[])) == facts(&bundled));
}

#[test]
fn another_file_or_datum_is_read_anew() {
    let desk = Desk::new();
    desk.load(None).keep();
    assert!(desk.load(Some(Datum::Gcj02)).unkept.is_some());
    desk.write(&[
        square(&json!({"adcode": 510_100, "name": "成都市"}), 103.5),
        square(&json!({"adcode": 512_000, "name": "资阳市"}), 104.5),
    ]);
    let changed = desk.load(None);
    assert!(changed.unkept.is_some());
    assert_eq!(changed.atlas.regions().len(), 2);
    // A short file is read as fast as what would be kept of it.
    fs::write(
        desk.base(),
        fs::read("geodata/base/prefectures.geojson").unwrap(),
    )
    .unwrap();
    assert!(desk.load(None).unkept.is_none());
    assert_eq!(entries(&desk.kept()).len(), 1);
}

#[test]
fn the_program_keeps_what_it_read_and_does_without_where_it_cannot() {
    let desk = Desk::new();
    let cache = desk.0.path().join("cache");
    let (first, figure) = desk.render(&cache, "a.svg");
    assert!(first.status.success(), "{first:?}");
    let folder = cache.join("chengyu-atlas").join("boundaries");
    let [(entry, _)] = entries(&folder).try_into().unwrap();
    let long_ago = SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000);
    let file = File::options().append(true).open(&entry).unwrap();
    file.set_modified(long_ago).unwrap();
    let (second, again) = desk.render(&cache, "b.svg");
    assert_eq!(second.stderr, first.stderr);
    assert!(figure == again && !figure.is_empty());
    assert!(entries(&folder)[0].1 > long_ago, "it was used");

    // Broken, it is as if there were none, and made again.
    let whole = fs::read(&entry).unwrap();
    let mut broken = whole.clone();
    broken[whole.len() / 2] ^= 0x40;
    fs::write(&entry, &broken).unwrap();
    let (third, again) = desk.render(&cache, "c.svg");
    assert_eq!(third.stderr, first.stderr);
    assert!(figure == again);
    assert!(fs::read(&entry).unwrap() == whole);

    // Nothing can be kept in a file.
    let (fourth, again) = desk.render(&desk.base(), "d.svg");
    assert!(fourth.status.success());
    assert_eq!(fourth.stderr, first.stderr);
    assert!(figure == again);
}

#[test]
fn what_is_checked_is_the_file() {
    let desk = Desk::new();
    let cache = desk.0.path().join("cache");
    let checked = Command::new(env!("CARGO_BIN_EXE_chengyu-atlas"))
        .env("XDG_CACHE_HOME", &cache)
        .arg("verify")
        .arg("--base")
        .arg(desk.base())
        .output()
        .unwrap();
    assert!(checked.status.success(), "{checked:?}");
    assert!(!cache.exists());
}
