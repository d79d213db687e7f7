//! Names with characters that no file may hold, or that the font of figures lacks.

use std::path::Path;

use resvg::usvg::roxmltree::Document;

use crate::drawing::{INKSCAPE, by_id, sound_ids};
use crate::files::{name, path_name, sound_pack};
use crate::program::Program;

/// Draws a figure in each format; none may fail for its characters, and what is XML must be sound.
fn draws_in_every_format(claim: &str, more: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    for ending in ["svg", "png", "pdf"] {
        let path = folder.path().join(format!("map.{ending}"));
        let mut args = vec!["render", "-o", path_name(&path)];
        args.extend(more);
        let run = Program::run(&args);
        let stderr = &run.stderr;
        for words in ["panicked", "could not be made"] {
            assert!(!stderr.contains(words), "{claim}, {ending}: {stderr}");
        }
        assert!(path.is_file(), "{claim}, {ending}: {stderr}");
        assert_sound(claim, &path);
    }
}

fn assert_sound(claim: &str, path: &Path) {
    let bytes = std::fs::read(path).unwrap();
    let text = String::from_utf8_lossy(&bytes);
    let xml = match path.extension().and_then(|e| e.to_str()) {
        Some("svg") => &*text,
        Some("pdf") => {
            let (start, end) = ("<x:xmpmeta", "</x:xmpmeta>");
            let (from, to) = (text.find(start).unwrap(), text.find(end).unwrap());
            &text[from..to + end.len()]
        }
        _ => return,
    };
    let read = Document::parse(xml);
    assert!(read.is_ok(), "{claim}, {}: {read:?}", path.display());
}

#[test]
fn a_title_may_hold_any_character() {
    let words = "资\u{fffe}阳\u{ffff}\u{1}\u{b}<&>\u{85}";
    draws_in_every_format("title", &["--title", words, "--caption", words]);
}

#[test]
fn names_of_a_pack_may_hold_any_character() {
    let pack = sound_pack();
    for (file, from) in [
        ("places.toml", "我的园区"),
        ("roles.toml", "role = \"门户枢纽"),
        ("corridors.toml", "name = \"成资走廊"),
        ("links.toml", "name = \"资乐铁路"),
        ("sources.toml", "title = \"题目"),
        ("pack.toml", "title = \"我的"),
    ] {
        let path = pack.path().join(file);
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file}");
        let changed = text.replace(from, &format!(r"{from}\uFFFE\u0001\uFFFF\u0000"));
        std::fs::write(&path, changed).unwrap();
    }
    let args = ["--pack", name(&pack), "--focus", "my-corridor"];
    draws_in_every_format("pack", &args);
    let layers = ["--layers", "roles,corridors,links,labels"];
    draws_in_every_format(
        "pack",
        &[&args[..2], &layers, &["--focus", "512000"]].concat(),
    );
}

/// Names stand in an SVG as they are, whatever XML makes of their characters.
#[test]
fn names_with_the_marks_of_xml_name_their_groups() {
    const MARKS: &str = "a'b<c> & ]]></g>";
    let pack = sound_pack();
    for (file, from) in [
        ("places.toml", "hans = \"我的园区"),
        ("corridors.toml", "name = \"成资走廊"),
        ("links.toml", "name = \"资乐铁路"),
    ] {
        let path = pack.path().join(file);
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file}");
        let changed = text.replacen(from, &format!("{from}\\\"{MARKS}"), 1);
        std::fs::write(&path, changed).unwrap();
    }
    let folder = tempfile::tempdir().unwrap();
    let map = folder.path().join("map.svg");
    let args = ["render", "-o", path_name(&map), "--pack", name(&pack)];
    let near = ["--view", "104.6,30.1,9.5"];
    let run = Program::run(&[&args[..], &near].concat());
    assert_eq!(run.code, Some(0), "{}", run.text);
    let text = std::fs::read_to_string(&map).unwrap();
    let tree = Document::parse(&text).unwrap();
    sound_ids(&tree);
    for (id, name) in [
        ("place-my-zone", "我的园区"),
        ("corridor-my-corridor", "成资走廊"),
        ("link-my-link", "资乐铁路"),
    ] {
        let group = by_id(&tree, id);
        let named = format!("{name}\"{MARKS}");
        let title = group.first_element_child().unwrap();
        assert_eq!(title.text(), Some(&*named), "{id}");
        assert_eq!(group.attribute((INKSCAPE, "label")), Some(&*named), "{id}");
    }
}

#[test]
fn names_of_boundaries_may_hold_any_character() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("base.geojson");
    let text = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"adcode":"512002","name":"资\ufffe阳\uffff\u0001区"},"geometry":{"type":"Polygon","coordinates":[[[104,30],[105,30],[105,31],[104,31],[104,30]]]}}]}"#;
    std::fs::write(&path, text).unwrap();
    draws_in_every_format("base", &["--base", path_name(&path)]);
}

#[test]
fn words_the_font_cannot_draw_are_reported() {
    let folder = tempfile::tempdir().unwrap();
    let map = folder.path().join("map.svg").to_string_lossy().into_owned();
    let run = Program::run(&["render", "-o", &map, "--title", "龘\n资阳"]);
    assert_eq!(run.code, Some(0));
    run.says("title", &["warning", "“龘”", "“龘 资阳”"]);
    let svg = std::fs::read_to_string(&map).unwrap();
    assert!(svg.contains("龘 资阳"));
}

#[test]
fn bundled_figures_lack_no_character() {
    let folder = tempfile::tempdir().unwrap();
    let map = folder.path().join("map.svg").to_string_lossy().into_owned();
    for language in ["zh-Hans", "zh-Hant", "en"] {
        let run = Program::run(&["render", "-o", &map, "--force", "--lang", language]);
        assert_eq!(run.stderr, "", "{language}");
    }
}

#[test]
fn names_of_a_pack_that_the_font_cannot_draw_are_reported() {
    let pack = sound_pack();
    let mut places = String::new();
    for (i, rare) in "龘龗龖齉爨鱻麤".chars().enumerate() {
        let (lon, lat) = (104.2 + 0.15 * i as f64, 30.12 - 0.1 * i as f64);
        places += &format!(
            "[[place]]\nid = \"rare-{i}\"\nkind = \"zone\"\nhans = \"{rare}园\"\nparent = \"512000\"\n\
             lon = {lon}\nlat = {lat}\nposition = \"approximate\"\nposition_source = \"me\"\n\n"
        );
    }
    let path = pack.path().join("places.toml");
    let known = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, places + &known).unwrap();
    let roles = pack.path().join("roles.toml");
    let known = std::fs::read_to_string(&roles).unwrap();
    std::fs::write(
        &roles,
        known.replace("role = \"门户枢纽\"", "role = \"靐靐枢纽\""),
    )
    .unwrap();
    let folder = tempfile::tempdir().unwrap();
    let figure = folder.path().join("map.pdf");
    let args = ["render", "-o", path_name(&figure), "--pack", name(&pack)];
    let near = ["--view", "104.6,29.9,10"];
    let run = Program::run(&[&args[..], &near].concat());
    assert_eq!(run.code, Some(0), "{}", run.text);
    let warnings = run.stderr.lines().filter(|l| l.starts_with("warning: the"));
    assert!((1..=5).contains(&warnings.count()), "{}", run.stderr);
    run.says("a name", &["warning", "园”"]);
    let book = Program::run(&[&args[..], &["--book", "cities", "--force"]].concat());
    assert_eq!(book.code, Some(0), "{}", book.text);
    book.says("a role of the book", &["warning", "“靐”", "枢纽"]);
    book.says("the rest", &["warning", "more"]);
}
