//! Files of a pack that cannot be read, or contain what they should not.

use crate::files::{name, sound_pack};
use crate::program::Program;
use crate::{Case, check_pack};

#[test]
fn a_broken_file_of_a_pack_is_named() {
    check_pack(&[
        Case {
            claim: "broken TOML",
            file: "links.toml",
            from: "mode = \"conventional-rail\"",
            to: "mode = conventional-rail",
            says: &["line 4", "README.md"],
        },
        Case {
            claim: "a key that is used twice",
            file: "roles.toml",
            from: "role = \"门户枢纽\"",
            to: "role = \"门户枢纽\"\nrole = \"枢纽\"",
            says: &["line 5", "duplicate key"],
        },
        Case {
            claim: "entries of another file",
            file: "roles.toml",
            from: "[[role]]\nid = \"my-role\"",
            to: "[[links]]\nid = \"x\"\n\n[[role]]\nid = \"my-role\"",
            says: &["line 1", "unknown key \"links\"", "[[role]] entries only"],
        },
        Case {
            claim: "an alignment file cut short",
            file: "alignments.geojson",
            from: "]}}\n]}",
            to: "",
            says: &["feature 1", "ends too early", "get the whole file"],
        },
        Case {
            claim: "an alignment file of another kind",
            file: "alignments.geojson",
            from: "",
            to: "{\"type\":\"Topology\",\"objects\":{}}",
            says: &["TopoJSON", "convert it"],
        },
        Case {
            claim: "an alignment file that is empty",
            file: "alignments.geojson",
            from: "",
            to: "",
            says: &["the file is empty", "FeatureCollection"],
        },
        Case {
            claim: "no id of the pack",
            file: "pack.toml",
            from: "id = \"mine\"\n",
            to: "",
            says: &["missing field `id`", "add it"],
        },
        Case {
            claim: "an id of the pack that is none",
            file: "pack.toml",
            from: "id = \"mine\"",
            to: "id = \"My Pack\"",
            says: &["\"My Pack\" is not an id", "lower-case"],
        },
        Case {
            claim: "a language that is none",
            file: "pack.toml",
            from: "[\"zh-Hans\"]",
            to: "[\"zh\"]",
            says: &["unknown variant `zh`", "`zh-Hant`", "use one of the words"],
        },
    ]);
}

#[test]
fn a_folder_without_a_header_is_not_a_pack() {
    let folder = sound_pack();
    std::fs::remove_file(folder.path().join("pack.toml")).unwrap();
    Program::run(&["facts", "--pack", name(&folder)])
        .fails_with(1)
        .says("no header", &["pack.toml", "is missing", "every pack has"]);
}

#[test]
fn a_pack_without_sources_is_reported() {
    let folder = sound_pack();
    std::fs::remove_file(folder.path().join("sources.toml")).unwrap();
    let run = Program::run(&["verify", "--pack", name(&folder)]).fails_with(1);
    run.says(
        "no sources",
        &["sources.toml", "is missing", "every pack has"],
    );
}

#[test]
fn a_missing_folder_is_named() {
    Program::run(&["facts", "--pack", "/nowhere/at-all"])
        .fails_with(1)
        .says(
            "no folder",
            &["/nowhere/at-all", "no such folder", "pack.toml"],
        );
}

#[test]
fn a_file_in_place_of_a_folder_is_named() {
    let folder = sound_pack();
    let file = folder.path().join("pack.toml");
    Program::run(&["verify", "--pack", crate::files::path_name(&file)])
        .fails_with(1)
        .says("a file", &["pack.toml", "not a folder", "give the folder"]);
}

#[test]
fn a_file_that_is_not_utf_8_is_named() {
    let folder = sound_pack();
    std::fs::write(folder.path().join("places.toml"), b"# \xd7\xca\xd1\xf4\n").unwrap();
    Program::run(&["verify", "--pack", name(&folder)])
        .fails_with(1)
        .says(
            "GBK",
            &[
                "places.toml",
                "not UTF-8",
                "byte 2",
                "save the file in UTF-8",
            ],
        );
}

#[test]
fn what_can_be_read_is_still_printed() {
    let folder = sound_pack();
    let path = folder.path().join("corridors.toml");
    std::fs::write(&path, "[[corridor]]\nid = \"torn").unwrap();
    let run = Program::run(&["facts", "--pack", name(&folder)]).fails_with(1);
    assert!(run.text.contains("\"my-role\"") && run.text.contains("\"my-link\""));
    run.says("torn", &["corridors.toml", "line 2"]);
}

#[test]
fn a_file_of_another_name_is_reported() {
    let folder = sound_pack();
    let path = |name: &str| folder.path().join(name);
    std::fs::rename(path("roles.toml"), path("role.toml")).unwrap();
    std::fs::write(path("notes.json"), "{}").unwrap();
    for harmless in ["README.md", ".taplo.toml", "roles.toml.bak"] {
        std::fs::write(path(harmless), "").unwrap();
    }
    let run = Program::run(&["verify", "--pack", name(&folder)]).fails_with(1);
    run.says("misspelt", &["role.toml", "did you mean roles.toml?"]);
    run.says(
        "foreign",
        &["notes.json", "no file of this name", "links.toml"],
    );
    for harmless in ["README", "taplo", ".bak"] {
        assert!(!run.text.contains(harmless), "{}", run.text);
    }
}

#[test]
fn one_problem_is_counted_in_the_singular() {
    let folder = sound_pack();
    std::fs::write(folder.path().join("role.toml"), "").unwrap();
    let run = Program::run(&["verify", "--pack", name(&folder)]).fails_with(1);
    run.says("the count", &["     1 problem"]);
    run.says("the error", &["error: 1 problem found"]);
    assert!(!run.text.contains("1 problems"), "{}", run.text);
}

#[test]
fn two_packs_with_one_id_are_both_named() {
    let (one, other) = (sound_pack(), sound_pack());
    let args = ["facts", "--pack", name(&one), "--pack", name(&other)];
    let run = Program::run(&args).fails_with(1);
    run.says(
        "both",
        &[name(&one), name(&other), "\"mine\"", "another id"],
    );
    assert!(run.text.contains("\"my-role\""), "the first is read");
}
