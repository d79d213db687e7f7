//! What reaches a terminal, and what a command ends with whoever reads its output.

use std::io::{BufRead, BufReader, Read as _};
use std::process::{Command, Stdio};

use crate::files::{name, path_name, sound_pack};
use crate::program::Program;

/// What a terminal obeys, a line break that forges a message, and a right-to-left override.
const HOSTILE: &str = "\u{1b}]0;owned\u{7}\u{1b}[2J\nerror: forged\r\u{202e}x";

#[track_caller]
fn assert_harmless(claim: &str, run: &Program) {
    let obeyed = |c: char| c.is_control() && c != '\n' || c == '\u{202e}';
    assert!(!run.text.contains(obeyed), "{claim}: {:?}", run.text);
    let forged = run
        .text
        .lines()
        .any(|line| line.starts_with("error: forged"));
    assert!(!forged, "{claim}: {}", run.text);
}

#[test]
fn nothing_that_a_file_or_an_argument_holds_is_obeyed_by_a_terminal() {
    let escaped = HOSTILE.chars().fold(String::new(), |all, c| {
        all + &format!("\\u{:04x}", u32::from(c))
    });
    for (file, from, to) in [
        ("pack.toml", "id = \"mine\"", "id = \"HOSTILE\""),
        ("pack.toml", "title_en", "\"HOSTILE\""),
        ("sources.toml", "id = \"my-text\"", "id = \"HOSTILE\""),
        ("sources.toml", "file = \"my.txt\"", "file = \"HOSTILE\""),
        ("roles.toml", "id = \"my-role\"", "id = \"HOSTILE\""),
        ("roles.toml", "place = \"512000\"", "place = \"HOSTILE\""),
        ("roles.toml", "quote = \"枢纽\"", "quote = \"HOSTILE\""),
        ("corridors.toml", "[[corridor]]", "[[\"HOSTILE\"]]"),
        (
            "links.toml",
            "status = \"proposed\"",
            "status = \"HOSTILE\"",
        ),
        ("links.toml", "name =", "\"HOSTILE\" ="),
        (
            "alignments.geojson",
            "\"link\":\"my-link\"",
            "\"link\":\"HOSTILE\"",
        ),
        ("alignments.geojson", "\"certainty\"", "\"HOSTILE\""),
    ] {
        let pack = sound_pack();
        let path = pack.path().join(file);
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file}: {from}");
        std::fs::write(
            &path,
            text.replacen(from, &to.replace("HOSTILE", &escaped), 1),
        )
        .unwrap();
        let texts = crate::files::texts(crate::files::TEXT.as_bytes());
        for args in [
            vec!["verify", "--pack", name(&pack)],
            vec!["verify", "--pack", name(&pack), "--texts", name(&texts)],
            vec!["anchor", "--pack", name(&pack), "--texts", name(&texts)],
        ] {
            assert_harmless(&format!("{file}: {to}: {args:?}"), &Program::run(&args));
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let base = folder
        .path()
        .join(format!("{}.geojson", HOSTILE.replace('/', "")));
    std::fs::write(
        &base,
        format!(
            r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{{"name":"{escaped}"}},"geometry":null}}]}}"#
        ),
    )
    .unwrap();
    let figure = folder.path().join(format!("{HOSTILE}.svg"));
    for args in [
        &["verify", "--base", path_name(&base)][..],
        &["locate", "--base", path_name(&base), "104", "30"],
        &["locate", HOSTILE, "30"],
        &["verify", "--pack", HOSTILE],
        &["verify", "--texts", HOSTILE],
        &["anchor", "--pack", HOSTILE, "--texts", HOSTILE],
        &["schema", "--out", HOSTILE],
        &[HOSTILE],
        &["verify", HOSTILE],
        &["render", "-o", HOSTILE],
        &["render", "-o", path_name(&figure), "--focus", HOSTILE],
        &["render", "-o", path_name(&figure), "--filter", HOSTILE],
        &["render", "-o", path_name(&figure), "--size", HOSTILE],
        &["render", "-o", path_name(&figure), "--view", HOSTILE],
        &["render", "-o", path_name(&figure), "--layers", HOSTILE],
        &[
            "render",
            "-o",
            path_name(&figure),
            "--review-number",
            HOSTILE,
        ],
        &["render", "-o", path_name(&figure), "--citations", HOSTILE],
    ] {
        assert_harmless(&format!("{args:?}"), &Program::run(args));
    }
}

#[test]
fn a_message_has_a_bounded_length_and_keeps_its_remedy() {
    let long = "长".repeat(300_000);
    let pack = sound_pack();
    let path = pack.path().join("roles.toml");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replacen("512000", &long, 1)).unwrap();
    let run = Program::run(&["verify", "--pack", name(&pack)]).fails_with(1);
    assert!(run.text.len() < 8000, "{} bytes", run.text.len());
    run.says("the remedy", &["roles.toml", "add it to places.toml"]);
    let argument = "长".repeat(30_000);
    for args in [
        ["verify", &argument],
        ["render", &argument],
        ["--lang", &argument],
    ] {
        let run = Program::run(&args);
        assert!(run.text.len() < 8000, "{} bytes", run.text.len());
    }
}

/// A pack with as many problems as roles.
fn pack_with_problems() -> tempfile::TempDir {
    let pack = sound_pack();
    let role = "[[role]]\nid = \"ID\"\nplace = \"999999\"\nrole = \"枢纽\"\ncategory = \"gateway\"\n\
                [[role.mention]]\nsource = \"my-text\"\nquote = \"枢纽\"\ngiven_by = \"city\"\n";
    let roles: String = (0..3000)
        .map(|n| role.replace("ID", &format!("r{n}")))
        .collect();
    std::fs::write(pack.path().join("roles.toml"), roles).unwrap();
    pack
}

/// Runs the program and stops reading its output after a line.
fn read_one_line(args: &[&str]) -> (Option<i32>, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_chengyu-atlas"))
        .env("LC_ALL", "C")
        .args(args)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    assert!(!line.is_empty());
    let mut stderr = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut stderr)
        .unwrap();
    (child.wait().unwrap().code(), stderr)
}

#[test]
fn a_reader_that_stops_early_does_not_change_how_the_work_ends() {
    let pack = pack_with_problems();
    let (code, stderr) = read_one_line(&["verify", "--pack", name(&pack)]);
    assert_eq!((code, stderr.as_str()), (Some(1), ""));
    let bad_lines = "104,30\n".repeat(100_000) + "x\n" + &"104,30\n".repeat(1_000_000);
    let folder = tempfile::tempdir().unwrap();
    let lines = folder.path().join("lines");
    std::fs::write(&lines, bad_lines).unwrap();
    let shell = "\"$0\" locate --stdin < \"$1\" | { head -c 4000000 >/dev/null; }; exit \"${PIPESTATUS[0]}\"";
    let mut bash = Command::new("bash");
    bash.args([
        "-c",
        shell,
        env!("CARGO_BIN_EXE_chengyu-atlas"),
        path_name(&lines),
    ]);
    if let Ok(ended) = bash.output() {
        assert_eq!(ended.status.code(), Some(1), "{ended:?}");
    }
    let (code, stderr) = read_one_line(&["facts", "--pack", name(&pack)]);
    assert_eq!(code, Some(1));
    assert!(stderr.contains("999999"), "{stderr}");
    for format in ["json", "csv", "geojson"] {
        let (code, stderr) = read_one_line(&["facts", "--format", format]);
        assert_eq!((code, stderr.as_str()), (Some(0), ""), "{format}");
    }
}

#[cfg(unix)]
#[test]
fn results_that_nobody_can_read_are_a_failure() {
    let run = |shell: &str| {
        let mut command = Command::new("sh");
        command.args(["-c", shell, env!("CARGO_BIN_EXE_chengyu-atlas")]);
        command.output().unwrap()
    };
    for command in [
        "facts >&-",
        "facts --format csv >&-",
        "facts >/dev/full",
        "locate 104 30 >&-",
        "locate 104 30 >/dev/full",
    ] {
        let ended = run(&format!("exec \"$0\" {command}"));
        let stderr = String::from_utf8_lossy(&ended.stderr);
        assert_eq!(ended.status.code(), Some(1), "{command}: {stderr}");
        assert!(stderr.starts_with("error: "), "{command}: {stderr}");
    }
    // Whoever wants nothing but the code gets it, and a closed standard error changes nothing.
    for command in ["facts >/dev/null", "verify >&-", "verify >/dev/null 2>&-"] {
        let ended = run(&format!("exec \"$0\" {command}"));
        assert_eq!(ended.status.code(), Some(0), "{command}");
    }
}

#[test]
fn what_was_found_stands_before_the_message_that_it_was() {
    let pack = pack_with_problems();
    let mut shell = Command::new("sh");
    shell.args(["-c", "exec \"$0\" verify --pack \"$1\" 2>&1"]);
    shell.args([env!("CARGO_BIN_EXE_chengyu-atlas"), name(&pack)]);
    let ended = shell.output().unwrap();
    let text = String::from_utf8_lossy(&ended.stdout);
    let last = text.lines().last().unwrap();
    assert!(
        last.starts_with("error: ") && last.ends_with("found, listed above"),
        "{last}"
    );
}
