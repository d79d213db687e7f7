//! A file that could not be read has no consequences: one problem, and how much is not checked.

use std::path::Path;
use std::process::Command;

use crate::files::{name, path_name, sound_pack};
use crate::program::Program;

/// The files of the bundled pack, in a folder of their own.
fn copy_of_bundled() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let bundled = Path::new(env!("CARGO_MANIFEST_DIR")).join("geodata/packs/shuangcheng");
    for entry in std::fs::read_dir(bundled).unwrap() {
        let path = entry.unwrap().path();
        std::fs::copy(&path, folder.path().join(path.file_name().unwrap())).unwrap();
    }
    folder
}

/// The ways in which a file cannot be read, and what is said of each.
const DAMAGES: [(&str, &str); 6] = [
    ("a link to nothing", "this link leads nowhere"),
    ("GBK", "not UTF-8"),
    ("a pipe", "a pipe or a device"),
    ("a folder", "it is a folder"),
    ("a link in a circle", "cannot be read"),
    ("half", ""),
];

fn damage(path: &Path, how: &str) {
    let bytes = std::fs::read(path).unwrap();
    std::fs::remove_file(path).unwrap();
    match how {
        "GBK" => std::fs::write(path, b"# \xd7\xca\xd1\xf4\n").unwrap(),
        "a pipe" => assert!(Command::new("mkfifo").arg(path).status().unwrap().success()),
        "a folder" => std::fs::create_dir(path).unwrap(),
        "a link to nothing" => std::os::unix::fs::symlink("/nowhere", path).unwrap(),
        "a link in a circle" => std::os::unix::fs::symlink(path, path).unwrap(),
        // In the middle of a string.
        _ => {
            let half = bytes.len() / 2;
            let begins = |b: &[u8]| b == b" \"" || b == b":\"";
            let string = bytes[half..].windows(2).position(begins).unwrap();
            std::fs::write(path, &bytes[..half + string + 2]).unwrap();
        }
    }
}

/// The folder of texts beside the project, if it is there.
fn shared_texts() -> Option<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/texts");
    folder.is_dir().then(|| path_name(&folder).to_owned())
}

#[test]
fn a_file_that_cannot_be_read_is_one_problem() {
    for file in [
        "sources.toml",
        "places.toml",
        "roles.toml",
        "corridors.toml",
        "links.toml",
        "alignments.geojson",
    ] {
        for (how, says) in DAMAGES {
            let pack = copy_of_bundled();
            let path = pack.path().join(file);
            damage(&path, how);
            let run = Program::run(&["verify", "--pack", name(&pack)]).fails_with(1);
            let claim = format!("{file}: {how}");
            run.says(&claim, &["     1 problem"]);
            run.says(&claim, &[path_name(&path), says, "("]);
            // The texts make no other problem of it.
            if let Some(texts) = shared_texts() {
                let args = ["verify", "--pack", name(&pack), "--texts", &texts];
                let run = Program::run(&args).fails_with(1);
                run.says(&claim, &["     1 problem"]);
                run.says(&claim, &[path_name(&path), says, "("]);
            }
        }
    }
}

#[test]
fn it_is_told_how_much_is_not_checked_because_of_a_file() {
    let pack = copy_of_bundled();
    damage(&pack.path().join("sources.toml"), "GBK");
    let run = Program::run(&["verify", "--pack", name(&pack)]).fails_with(1);
    run.says(
        "references",
        &["sources.toml", "947 references", "not checked"],
    );
}

#[test]
fn what_refers_to_an_entry_under_a_wrong_name_or_id_is_no_problem_of_its_own() {
    for (from, to) in [
        ("[[source]]", "[[sources]]"),
        ("id = \"my-text\"", "id = \"My Text\""),
    ] {
        let pack = sound_pack();
        let change = |file: &str, from: &str, to: &str| {
            let path = pack.path().join(file);
            let text = std::fs::read_to_string(&path).unwrap();
            std::fs::write(&path, text.replace(from, to)).unwrap();
        };
        change("sources.toml", from, to);
        if to.contains("My Text") {
            for file in ["roles", "corridors", "links", "targets", "events"] {
                change(&format!("{file}.toml"), "\"my-text\"", "\"My Text\"");
            }
        }
        let run = Program::run(&["verify", "--pack", name(&pack)]).fails_with(1);
        run.says(to, &["     1 problem"]);
    }
}

#[test]
fn a_pack_may_refer_to_what_another_one_that_cannot_be_read_may_hold() {
    let (broken, other) = (sound_pack(), sound_pack());
    std::fs::write(broken.path().join("pack.toml"), "id = \"mine\"\nkey = 1\n").unwrap();
    let change = |file: &str, from: &str, to: &str| {
        let path = other.path().join(file);
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, text.replace(from, to)).unwrap();
    };
    change("pack.toml", "mine", "other");
    change("roles.toml", "my-zone", "zone-of-the-broken-pack");
    let loaded = chengyu_atlas::geodata::load(&chengyu_atlas::geodata::LoadOptions {
        packs: vec![broken.path().to_owned(), other.path().to_owned()],
        broken_packs: chengyu_atlas::geodata::BrokenPacks::LeaveOut,
        ..Default::default()
    });
    let loaded = loaded.unwrap();
    let problems: Vec<String> = loaded.problems.iter().map(ToString::to_string).collect();
    let [problem] = problems.as_slice() else {
        panic!("{problems:#?}");
    };
    let says = |words| problem.contains(words);
    assert!(
        says("unknown field") && says("the pack is left out"),
        "{problem}"
    );
    // A command does not go on without what it was asked for.
    let args = ["facts", "--pack", name(&broken), "--pack", name(&other)];
    let run = Program::run(&args).fails_with(1);
    run.says("headless", &["error", "pack.toml", "unknown field"]);
}
