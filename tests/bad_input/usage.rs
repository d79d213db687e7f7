//! Wrong calls of the program.

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
        (
            &["profile", "--frames", "-1"],
            &["-1 is not in 10..=100000"],
        ),
        (&["locate", "1e300", "30"], &["longitude 1e300 is not"]),
        (
            &["--pack", "A", "verify", "--pack", "B"],
            &["--pack stands before the command `verify`", "put it after"],
        ),
        (
            &["--base", "A", "facts"],
            &["--base stands before the command `facts`", "put it after"],
        ),
        (
            &["--lang", "en", "render", "-o", "map.svg"],
            &["--lang stands before the command `render`", "put it after"],
        ),
        (
            &["--texts", "A", "render", "-o", "map.svg"],
            &["--texts is for the window, not for `render`"],
        ),
        (
            &["--startup-report", "verify"],
            &["--startup-report is for the window, not for `verify`"],
        ),
        (
            &["render", "-o", "map.svg", "--texts", "A"],
            &["unexpected argument '--texts'"],
        ),
        (
            &["facts", "--texts", "A"],
            &["unexpected argument '--texts'"],
        ),
        (
            &["locate", "104", "30", "--pack", "A"],
            &["unexpected argument '--pack'"],
        ),
        (
            &["anchor", "--base", "A"],
            &["unexpected argument '--base'"],
        ),
        (
            &["schema", "--out", "A", "--pack", "B"],
            &["unexpected argument '--pack'"],
        ),
        (&["anchor"], &["needs --texts and --pack"]),
        (&["anchor", "--texts", "x"], &["needs --texts and --pack"]),
    ] {
        Program::run(args)
            .fails_with(2)
            .says(&args.join(" "), words);
    }
}

#[test]
fn a_figure_asked_for_wrongly_ends_with_two_and_a_remedy() {
    for (args, words) in [
        (
            &["-o", "map.jpg"][..],
            &["map.jpg", ".png, .svg, .pdf or .pptx"][..],
        ),
        (&["-o", "map"], &[".png, .svg, .pdf or .pptx"]),
        (&["--dpi", "95"], &["invalid value", "95"]),
        (&["--dpi", "601"], &["invalid value", "601"]),
        (&["--dpi", "-1"], &["-1 is not in 96..=600"]),
        (
            &["-o", "map.png", "--size", "2000x2000mm", "--dpi", "200"],
            &[
                "--size, --dpi",
                "15748 × 15748",
                "20000 a side",
                "200 million",
            ],
        ),
        (&["--size", "0x210mm"], &["--size", "40 to 2000 mm"]),
        (&["--size", "-5x210mm"], &["--size", "40 to 2000 mm"]),
        (&["--size", "100x100m"], &["--size", "40 to 2000 mm"]),
        (&["--size", "1x1px"], &["--size", "40 to 2000 mm"]),
        (&["--size", "A7"], &["--size", "A7", "column", "297x210mm"]),
        (&["--size", "资阳"], &["--size", "资阳", "297x210mm"]),
        (
            &["--view", "104,30"],
            &["longitude, latitude and zoom", "104.65,30.12,9"],
        ),
        (&["--view", "200,30,9"], &["longitude 200"]),
        (
            &["--view", "104,30,40"],
            &["zoom 40", "between 3", "and 16"],
        ),
        (
            &["--view", "104,30,9", "--fit", "circle"],
            &["cannot be used with"],
        ),
        (&["--focus", "资洋"], &["资洋", "did you mean", "资阳"]),
        (
            &["--focus", "ziyagn"],
            &["ziyagn", "did you mean", "ziyang"],
        ),
        (
            &["--focus", "成渝"],
            &["成渝", "may mean several", "give the whole name"],
        ),
        (
            &["--focus", "市中区"],
            &["511002", "内江市", "511102", "乐山市", "give the id"],
        ),
        (
            &["--focus", "沱江"],
            &["沱江", "has no position", "name a place that has one"],
        ),
        (
            &["--focus", "wuqu-gongxing"],
            &[
                "has no position on the map, nor ties it a place",
                "name a place instead",
            ],
        ),
        (
            &["--focus", "chuan-zang-tielu", "--status", "in-operation"],
            &["chuan-zang-tielu", "--status leaves out", "add proposed"],
        ),
        (
            &["--focus", "chuan-zang-tielu", "--layers", "roles,labels"],
            &["chuan-zang-tielu", "--layers leaves out", "add links"],
        ),
        (
            &["--focus", "chuan-zang-tielu", "--as-of", "2019"],
            &["chuan-zang-tielu", "--as-of leaves it out", "2019"],
        ),
        (
            &["--focus", "shuangcheng-jingjiquan", "--as-of", "2019-12"],
            &["shuangcheng-jingjiquan", "--as-of leaves it out", "2019-12"],
        ),
        (
            &[
                "--side-by-side",
                "--focus",
                "资阳",
                "--focus",
                "chuan-zang-tielu",
                "--layers",
                "roles",
            ],
            &["chuan-zang-tielu", "--layers leaves out"],
        ),
        (&["--focus", ""], &["no place, link or corridor"]),
        (
            &["--focus", "资阳", "--focus", "遂宁"],
            &["--focus is given 2 times", "--side-by-side"],
        ),
        (
            &["--focus", "资阳", "--side-by-side"],
            &["needs --focus 2 to 4 times, not 1"],
        ),
        (&["--side-by-side"], &["needs --focus 2 to 4 times, not 0"]),
        (
            &[
                "--focus",
                "资阳",
                "--focus",
                "遂宁",
                "--focus",
                "雅安",
                "--focus",
                "达州",
                "--focus",
                "内江",
                "--side-by-side",
            ],
            &["needs --focus 2 to 4 times, not 5"],
        ),
        (
            &["--focus", "资阳", "--focus", "512000", "--side-by-side"],
            &["“512000” is given twice"],
        ),
        (
            &["--connections"],
            &[
                "--connections needs --focus once",
                "or twice",
                "given 0 times",
            ],
        ),
        (
            &[
                "--focus",
                "资阳",
                "--focus",
                "成都",
                "--focus",
                "重庆",
                "--connections",
            ],
            &["--connections needs --focus once", "given 3 times"],
        ),
        (
            &["--focus", "chuan-zang-tielu", "--connections"],
            &["“chuan-zang-tielu” is a link", "name a place"],
        ),
        (
            &[
                "--focus",
                "资阳",
                "--focus",
                "cheng-zi-tongchenghua",
                "--connections",
            ],
            &["“cheng-zi-tongchenghua” is a corridor", "name a place"],
        ),
        (
            &["--focus", "资阳", "--focus", "512000", "--connections"],
            &["“512000” is given twice"],
        ),
        (
            &["--focus", "513300", "--connections"],
            &["no text here ties “513300”", "leave out --connections"],
        ),
        (
            &["--focus", "513300", "--focus", "资阳", "--connections"],
            &["nothing here ties “513300” and “资阳”", "name other places"],
        ),
        (
            &["--focus", "资阳", "--connections", "--as-of", "1990"],
            &["leave out all that ties “资阳”", "a later date"],
        ),
        (
            &[
                "--focus",
                "资阳",
                "--focus",
                "成都",
                "--connections",
                "--side-by-side",
            ],
            &["cannot be used with"],
        ),
        (
            &["--fit", "circle", "--connections"],
            &["--connections needs --focus once"],
        ),
        (
            &["--book", "cities", "--connections"],
            &["--book", "cannot be used with", "--connections"],
        ),
        (
            &["--layers", "role"],
            &["did you mean roles?", "the layers are roles"],
        ),
        (
            &["--status", "planed"],
            &["the statuses are in-operation", "proposed"],
        ),
        (&["--as-of", "July 2020"], &["2020-07-25"]),
        (&["--as-of", "2020-02-30"], &["2020-07-25"]),
        (&["--review-number", "12"], &["12", "GS(2024)0001"]),
        (&["--lang", "fr"], &["the languages are zh-Hans"]),
        (&["--footnotes", "some"], &["invalid value", "some"]),
        (&["--notes", "some"], &["invalid value", "some"]),
        (
            &["--notes", "full", "--footnotes", "off"],
            &["cannot be used with"],
        ),
        (&["--size", "120"], &["120mm"]),
        (&["--citations", "refs.txt"], &["refs.txt", ".bib"]),
        (&["--book", "rivers"], &["invalid value", "rivers"]),
        (
            &["-o", "atlas.png", "--book", "cities"],
            &["atlas.png", "--book makes a PDF", ".pdf"],
        ),
        (
            &["--book", "cities", "--size", "A3"],
            &["--book", "cannot be used with", "--size"],
        ),
        (
            &["--book", "cities", "--dpi", "150"],
            &["--book", "cannot be used with", "--dpi"],
        ),
        (
            &["--book", "cities", "--focus", "资阳"],
            &["--book", "cannot be used with", "--focus"],
        ),
        (
            &["--book", "cities", "--citations", "refs.bib"],
            &["--book", "cannot be used with", "--citations"],
        ),
    ] {
        let mut call = vec!["render"];
        if args.first() != Some(&"-o") {
            call.extend(["-o", "figure.svg"]);
        }
        call.extend(args);
        Program::run(&call)
            .fails_with(2)
            .says(&args.join(" "), words);
    }
}

#[test]
fn a_figure_and_its_references_replace_no_file_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let (map, references) = (path("map.svg"), path("refs.bib"));
    let call = |more: &[&str]| {
        let mut args = vec!["render", "-o", &map, "--citations", &references];
        args.extend(more);
        Program::run(&args)
    };
    std::fs::write(&references, "mine").unwrap();
    call(&[])
        .fails_with(1)
        .says("kept", &["refs.bib", "exists"]);
    assert_eq!(std::fs::read_to_string(&references).unwrap(), "mine");
    assert!(
        !folder.path().join("map.svg").exists(),
        "half of the work was done"
    );
    assert_eq!(call(&["--force"]).code, Some(0));
    let written = std::fs::read_to_string(&references).unwrap();
    assert!(
        written.contains("@") && written.contains("ziyang-2020"),
        "{written}"
    );
    let first = std::fs::read(&map).unwrap();
    call(&[]).fails_with(1).says("kept", &["map.svg", "exists"]);
    assert_eq!(call(&["--force"]).code, Some(0));
    assert!(std::fs::read(&map).unwrap() == first, "another map");
}

#[test]
fn a_book_is_written_once_unless_it_may_be_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("atlas.pdf");
    let name = path.to_string_lossy().into_owned();
    let args = ["render", "-o", &name, "--book", "cities", "--lang", "en"];
    assert_eq!(Program::run(&args).code, Some(0));
    let first = std::fs::read(&path).unwrap();
    assert!(first.starts_with(b"%PDF-"));
    Program::run(&args)
        .fails_with(1)
        .says("kept", &["atlas.pdf", "exists"]);
    assert!(std::fs::read(&path).unwrap() == first, "another book");
}

#[test]
fn a_corridor_that_is_asked_for_is_drawn_without_its_layer() {
    let folder = tempfile::tempdir().unwrap();
    let map = folder.path().join("map.svg").to_string_lossy().into_owned();
    let id = "cheng-zi-tongchenghua";
    let run = Program::run(&["render", "-o", &map, "--focus", id, "--layers", "roles"]);
    assert_eq!(run.code, Some(0), "{}", run.text);
    let svg = std::fs::read_to_string(&map).unwrap();
    assert!(svg.contains(&format!("corridor-{id}")));
}

#[test]
fn a_figure_whose_references_cannot_be_written_is_not_written() {
    let folder = tempfile::tempdir().unwrap();
    let map = folder.path().join("map.svg");
    std::fs::write(&map, "earlier").unwrap();
    let name = map.to_string_lossy().into_owned();
    if !std::path::Path::new("/proc/self").is_dir() {
        return;
    }
    let references = "/proc/self/refs.bib";
    let run = Program::run(&["render", "-o", &name, "--citations", references, "--force"]);
    let run = run.fails_with(1);
    run.says("no place to write", &[references, "cannot be written"]);
    assert!(!run.stderr.contains(".tmp"), "{}", run.stderr);
    assert_eq!(std::fs::read_to_string(&map).unwrap(), "earlier");
}

#[test]
fn a_bad_line_of_a_stream_is_named_after_the_good_ones() {
    for (line, words) in [
        ("104,91", &["line 2", "latitude 91", "lon,lat"][..]),
        ("104;30", &["line 2", "no comma", "lon,lat"]),
        ("east,30", &["line 2", "longitude \"east\"", "lon,lat"]),
        ("104,30,5", &["line 2", "3 fields", "lon,lat"]),
        (",", &["line 2", "is not a number", "lon,lat"]),
    ] {
        let input = format!("104.06,30.66\n{line}\n106.55,29.56\n");
        let run = Program::run_with_input(&["locate", "--stdin"], input.as_bytes()).fails_with(1);
        run.says(line, words);
        run.says(line, &["104.06,30.66,510105,青羊区,510100,成都市"]);
        run.says(line, &["106.55,29.56,500"]);
    }
}

#[test]
fn a_stream_may_begin_with_a_byte_order_mark() {
    let input = "\u{feff}104.06,30.66\r\n106.55,29.56\n";
    let run = Program::run_with_input(&["locate", "--stdin"], input.as_bytes());
    assert_eq!(run.code, Some(0), "{}", run.text);
    assert!(run.text.starts_with("104.06,30.66,510105,"), "{}", run.text);
    let later = Program::run_with_input(&["locate", "--stdin"], "1,2\n\u{feff}1,2\n".as_bytes());
    later.fails_with(1).says("in the middle", &["line 2"]);
}

#[test]
fn a_bad_line_of_any_length_is_shown_in_short() {
    for line in ["x".repeat(1 << 20), format!("{},3", "x".repeat(1 << 20))] {
        let run = Program::run_with_input(&["locate", "--stdin"], line.as_bytes()).fails_with(1);
        run.says("long", &["line 1", "xxxxx\u{2026}"]);
        assert!(run.stderr.len() < 300, "{}", run.stderr.len());
    }
}

#[test]
fn a_stream_that_is_not_text_is_refused() {
    let run = Program::run_with_input(&["locate", "--stdin"], b"\xff\xfe1,2\n");
    run.fails_with(1).says("bytes", &["line 1"]);
}

#[test]
fn missing_texts_are_named() {
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
        .says(
            "empty",
            &["no text that a source names", "folder of the texts"],
        );
}

#[test]
fn a_folder_that_cannot_be_written_to_is_named() {
    Program::run(&["schema", "--out", "/nowhere/schema"])
        .fails_with(1)
        .says(
            "missing",
            &["/nowhere/schema", "no such folder", "create it first"],
        );
}

#[test]
fn a_reader_that_stops_early_is_not_an_error() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_chengyu-atlas"))
        .env("LC_ALL", "C")
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
