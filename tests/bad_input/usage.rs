//! The program called wrongly.

use std::process::{Command, Stdio};

use crate::files::{name, sound_pack};
use crate::program::Program;

#[test]
fn a_wrong_call_ends_with_two_and_a_hint() {
    for (args, words) in [
        (&["fly"][..], &["unrecognized subcommand", "fly"][..]),
        (&["facts", "--colour"], &["unexpected argument", "--colour"]),
        (&["facts", "--format", "xml"], &["invalid value", "xml"]),
        (&["facts", "--pack"], &["--pack"]),
        (
            &["locate"],
            &["longitude and latitude", "chengyu-atlas locate"],
        ),
        (
            &["locate", "104"],
            &["longitude and latitude", "chengyu-atlas locate"],
        ),
        (
            &["locate", "east", "30"],
            &["longitude \"east\" is not a number", "chengyu-atlas locate"],
        ),
        (
            &["locate", "104", "NaN"],
            &["latitude NaN", "chengyu-atlas locate"],
        ),
        (
            &["locate", "181", "30"],
            &["longitude 181 is not between", "chengyu-atlas locate"],
        ),
        (
            &["locate", "104", "-90.5"],
            &["latitude -90.5 is not between", "chengyu-atlas locate"],
        ),
        (
            &["locate", "--stdin", "104", "30"],
            &["cannot be used with"],
        ),
        (&["profile", "--frames", "3"], &["invalid value", "3"]),
        (&["profile", "--path", "up"], &["invalid value", "up"]),
        (&["anchor"], &["needs --texts and --pack"]),
        (&["anchor", "--texts", "x"], &["needs --texts and --pack"]),
    ] {
        Program::run(args)
            .fails_with(2)
            .says(&args.join(" "), words);
    }
}

#[test]
fn a_bad_line_of_a_stream_is_named_after_the_good_ones() {
    for (line, words) in [
        ("104,91", &["line 2", "latitude 91", "lon,lat"][..]),
        ("104;30", &["line 2", "no comma", "lon,lat"]),
        ("east,30", &["line 2", "longitude \"east\"", "lon,lat"]),
        ("104,30,5", &["line 2", "latitude \"30,5\"", "lon,lat"]),
        (",", &["line 2", "is not a number", "lon,lat"]),
    ] {
        let input = format!("104.06,30.66\n{line}\n106.55,29.56\n");
        let run = Program::run_with_input(&["locate", "--stdin"], input.as_bytes()).fails_with(1);
        run.says(line, words);
        run.says(line, &["104.06,30.66,510105,青羊区,510100,成都市"]);
    }
}

#[test]
fn a_stream_that_is_not_text_is_refused() {
    let run = Program::run_with_input(&["locate", "--stdin"], b"\xff\xfe1,2\n");
    run.fails_with(1).says("bytes", &["line 1"]);
}

#[test]
fn texts_that_are_not_there_are_named() {
    let pack = sound_pack();
    Program::run(&["verify", "--texts", "/nowhere/texts"])
        .fails_with(1)
        .says(
            "missing",
            &["/nowhere/texts", "cannot be read", "check the path"],
        );
    let empty = tempfile::tempdir().unwrap();
    Program::run(&["anchor", "--pack", name(&pack), "--texts", name(&empty)])
        .fails_with(1)
        .says("empty", &["no .txt file", "folder of the texts"]);
}

#[test]
fn a_folder_that_cannot_be_written_to_is_named() {
    Program::run(&["schema", "--out", "/nowhere/schema"])
        .fails_with(1)
        .says(
            "missing",
            &["/nowhere/schema", "cannot be written", "create the folder"],
        );
}

#[test]
fn a_reader_that_stops_early_is_no_error() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_chengyu-atlas"))
        .args(["facts"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{stderr}");
    assert_eq!(stderr, "");
}

#[test]
fn every_command_has_help_with_an_example() {
    for command in ["facts", "verify", "locate", "anchor", "schema"] {
        let run = Program::run(&[command, "--help"]);
        assert_eq!(run.code, Some(0));
        run.says(command, &[&format!("chengyu-atlas {command}")]);
        assert!(run.text.contains("Example"), "{}", run.text);
    }
}
