//! Maps that were saved, as `render --document` reads them.

use std::path::{Path, PathBuf};

use crate::program::Program;

fn written(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    std::fs::write(&path, text).expect("a file");
    path.display().to_string()
}

fn map(keys: &str) -> String {
    format!(r#"{{"format":"chengyu-atlas-map","version":1{keys}}}"#)
}

fn rendered(document: &str, output: &Path, more: &[&str]) -> Program {
    let output = output.display().to_string();
    let mut args = vec!["render", "-o", &output, "--document", document];
    args.extend(more);
    Program::run(&args)
}

#[test]
fn a_saved_map_that_cannot_be_drawn_is_refused_by_file_and_key_and_nothing_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = folder.path().join("map.svg");
    for (name, text, says) in [
        ("a.json", "{", "no JSON at line 1"),
        ("b.json", "[]", "no map of the atlas"),
        ("c.json", &*map(r#","version":7"#), "later version"),
        ("d.json", &*map(r#","view":7"#), "“view”"),
        (
            "e.json",
            &*map(r#","boundaries":{"path":"none.geojson"}"#),
            "--base",
        ),
        ("f.json", &*map(r#","packs":[{"path":"none"}]"#), "--pack"),
        (
            "g.json",
            &*map(r#","figure":{"page":null,"size":"7 m"}"#),
            "g.json",
        ),
        (
            "h.json",
            &*map(r#","figure":{"subject":"selection"}"#),
            "h.json",
        ),
    ] {
        let document = written(folder.path(), name, text);
        let run = rendered(&document, &output, &[]).fails_with(1);
        run.says(name, &[name, says]);
        assert!(!output.exists(), "{name}");
    }
    let missing = folder.path().join("none.json").display().to_string();
    rendered(&missing, &output, &[])
        .fails_with(1)
        .says("no file", &["none.json"]);
    let document = written(folder.path(), "i.json", &map(""));
    let other = ["--fit", "circle"];
    rendered(&document, &output, &other).fails_with(2);
    let itself = PathBuf::from(&document);
    // The format is asked first: a figure is no .json.
    rendered(&document, &itself, &["--force"]).fails_with(2);
}

#[test]
fn what_the_data_do_not_have_is_told_and_the_rest_is_drawn() {
    let folder = tempfile::tempdir().expect("a folder");
    let keys = r#","filters":["place=亚特兰蒂斯","mode=rail"],"selection":{"feature":"link-none"}"#;
    let document = written(folder.path(), "map.atlas.json", &map(keys));
    let output = folder.path().join("map.svg");
    let run = rendered(&document, &output, &[]);
    assert_eq!(run.code, Some(0), "{}", run.problems());
    run.says("a warning", &["warning", "亚特兰蒂斯", "link-none"]);
    assert!(output.exists());
}

#[test]
fn the_figure_of_a_saved_map_is_the_one_of_its_flags() {
    let folder = tempfile::tempdir().expect("a folder");
    let keys = r#","layers":["links","labels"],"filters":["mode=rail"],"others":"hide",
        "selection":{"feature":"place-512000"},"as-of":"2021",
        "figure":{"subject":"selection","page":"slide","theme":"dark","title":"资阳"}"#;
    let document = written(folder.path(), "map.atlas.json", &map(keys));
    let (one, other) = (
        folder.path().join("one.svg"),
        folder.path().join("other.svg"),
    );
    let run = rendered(&document, &one, &[]);
    assert_eq!(run.code, Some(0), "{}", run.problems());
    let path = other.display().to_string();
    let run = Program::run(&[
        "render",
        "-o",
        &path,
        "--focus",
        "资阳市",
        "--layers",
        "links,labels",
        "--filter",
        "mode=rail",
        "--as-of",
        "2021",
        "--size",
        "slide",
        "--theme",
        "dark",
        "--title",
        "资阳",
    ]);
    assert_eq!(run.code, Some(0), "{}", run.problems());
    let read = |path: &Path| std::fs::read_to_string(path).expect("a figure");
    assert!(read(&one) == read(&other), "the two figures differ");
}
