//! Folders of texts, and the writing of anchors: only what sources name is opened, and all files are
//! written or none.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use crate::files::{TEXT, name, sound_pack, texts};
use crate::program::Program;

#[test]
fn only_texts_that_a_source_names_are_opened() {
    let (pack, folder) = (sound_pack(), texts(TEXT.as_bytes()));
    // A file of a terabyte, and one that never ends.
    let large = std::fs::File::create(folder.path().join("large.txt")).unwrap();
    large.set_len(1 << 40).unwrap();
    let pipe = folder.path().join("pipe.txt");
    assert!(Command::new("mkfifo").arg(pipe).status().unwrap().success());
    let run = Program::run(&["verify", "--pack", name(&pack), "--texts", name(&folder)]);
    assert_eq!(run.code, Some(0), "{}", run.problems());
}

#[test]
fn a_text_that_is_too_long_or_no_file_is_named() {
    for how in ["long", "pipe", "folder"] {
        let (pack, folder) = (sound_pack(), texts(TEXT.as_bytes()));
        let path = folder.path().join("my.txt");
        std::fs::remove_file(&path).unwrap();
        let says = match how {
            "long" => {
                std::fs::File::create(&path)
                    .unwrap()
                    .set_len(1 << 40)
                    .unwrap();
                "longer than 32 MiB"
            }
            "pipe" => {
                assert!(
                    Command::new("mkfifo")
                        .arg(&path)
                        .status()
                        .unwrap()
                        .success()
                );
                "a pipe or a device"
            }
            _ => {
                std::fs::create_dir(&path).unwrap();
                "a folder"
            }
        };
        let args = ["verify", "--pack", name(&pack), "--texts", name(&folder)];
        let run = Program::run(&args).fails_with(1);
        run.says(how, &["sources.toml", "my.txt", says, "("]);
        run.says(how, &["     1 problem"]);
    }
}

#[test]
fn a_folder_without_the_texts_is_a_failure_that_names_one() {
    let folder = texts(b"other");
    std::fs::rename(
        folder.path().join("my.txt"),
        folder.path().join("other.txt"),
    )
    .unwrap();
    let pack = sound_pack();
    for command in ["verify", "anchor"] {
        let args = [command, "--pack", name(&pack), "--texts", name(&folder)];
        let run = Program::run(&args).fails_with(1);
        run.says(
            command,
            &[name(&folder), "no text that a source names", "\""],
        );
    }
}

#[test]
fn a_pack_is_compared_with_its_own_texts_only() {
    let (pack, folder) = (sound_pack(), texts(TEXT.as_bytes()));
    let run = Program::run(&["verify", "--pack", name(&pack), "--texts", name(&folder)]);
    assert_eq!(run.code, Some(0), "{}", run.problems());
    run.says(
        "what is left out",
        &["quotes of the bundled pack not compared"],
    );
}

fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(folder).unwrap().map(Result::unwrap);
    let read = |entry: std::fs::DirEntry| {
        let name = entry.file_name().into_string().unwrap();
        (name, std::fs::read(entry.path()).unwrap_or_default())
    };
    entries.map(read).collect()
}

/// The sound pack with offsets that fit no quote.
fn unanchored() -> tempfile::TempDir {
    let pack = sound_pack();
    for (file, bytes) in contents(pack.path()) {
        let text = String::from_utf8(bytes).unwrap();
        std::fs::write(
            pack.path().join(file),
            text.replace("\nstart = ", "\nstart = 9"),
        )
        .unwrap();
    }
    pack
}

#[test]
fn anchors_are_written_in_all_files_or_in_none() {
    let folder = texts(TEXT.as_bytes());
    for (claim, file, text) in [
        ("no TOML", "links.toml", &b"[[link]]\nid = \n"[..]),
        ("no UTF-8", "events.toml", b"\xd7\xca\n"),
        ("no sources", "sources.toml", b"[["),
    ] {
        let (sound, broken) = (unanchored(), unanchored());
        std::fs::write(broken.path().join(file), text).unwrap();
        let before = (contents(sound.path()), contents(broken.path()));
        let packs = ["--pack", name(&sound), "--pack", name(&broken)];
        let args = [&["anchor", "--texts", name(&folder)], &packs[..]].concat();
        let run = Program::run(&args).fails_with(1);
        run.says(claim, &["error", file]);
        assert!(!run.text.contains("written: "), "{claim}: {}", run.text);
        let after = (contents(sound.path()), contents(broken.path()));
        assert!(before == after, "{claim}: something was written");
    }
    // A folder in the place of a file that is to be written.
    let pack = unanchored();
    let run = Program::run(&["anchor", "--texts", name(&folder), "--pack", name(&pack)]);
    assert_eq!(run.code, Some(0), "{}", run.problems());
    let sound = sound_pack();
    assert!(
        contents(pack.path()) == contents(sound.path()),
        "not anchored"
    );
}

#[test]
fn a_file_keeps_the_end_of_each_of_its_lines() {
    let folder = texts(TEXT.as_bytes());
    for first in ["\r\n", "\n"] {
        let other = if first == "\n" { "\r\n" } else { "\n" };
        let (pack, sound) = (unanchored(), sound_pack());
        let mixed = |text: &str| -> String {
            let lines = text.lines().enumerate();
            lines
                .map(|(i, line)| format!("{line}{}", if i % 3 == 0 { first } else { other }))
                .collect()
        };
        let edit = |folder: &Path| {
            let path = folder.join("roles.toml");
            let text = std::fs::read_to_string(&path).unwrap();
            std::fs::write(&path, mixed(&text)).unwrap();
            path
        };
        let (path, expected) = (edit(pack.path()), edit(sound.path()));
        let run = Program::run(&["anchor", "--texts", name(&folder), "--pack", name(&pack)]);
        assert_eq!(run.code, Some(0), "{}", run.problems());
        let read = |path| std::fs::read_to_string(path).unwrap();
        assert_eq!(read(path), read(expected));
    }
}

#[test]
fn a_paragraph_far_into_a_text_has_its_own_number() {
    let lines: String = (1..=70_100).map(|n| format!("第{n}段\n")).collect();
    let (pack, folder) = (sound_pack(), texts(lines.as_bytes()));
    for file in ["corridors", "links", "targets", "events"] {
        std::fs::remove_file(pack.path().join(format!("{file}.toml"))).unwrap();
    }
    std::fs::remove_file(pack.path().join("alignments.geojson")).unwrap();
    let path = pack.path().join("roles.toml");
    let role = "[[role]]\nid = \"r\"\nplace = \"512000\"\nrole = \"枢纽\"\ncategory = \"gateway\"\n\
                [[role.mention]]\nsource = \"my-text\"\nquote = \"第70001段\"\ngiven_by = \"city\"\n";
    std::fs::write(&path, role).unwrap();
    let args = ["anchor", "--texts", name(&folder), "--pack", name(&pack)];
    // The digest of the text is known from the message that it is another one.
    let said = Program::run(&args).text;
    let digest = said.split("SHA-256 is ").nth(1).unwrap()[..64].to_owned();
    let sources = pack.path().join("sources.toml");
    let text = std::fs::read_to_string(&sources).unwrap();
    std::fs::write(&sources, text.replace(crate::files::TEXT_SHA256, &digest)).unwrap();
    let run = Program::run(&args);
    assert_eq!(run.code, Some(0), "{}", run.problems());
    let anchored = std::fs::read_to_string(&path).unwrap();
    assert!(anchored.contains("paragraph = 70001\n"), "{anchored}");
    std::fs::write(&path, anchored.replace("70001\n", "65535\n")).unwrap();
    let verify = ["verify", "--texts", name(&folder), "--pack", name(&pack)];
    let run = Program::run(&verify).fails_with(1);
    run.says("the paragraph", &["paragraph 65535", "paragraph 70001"]);
}
