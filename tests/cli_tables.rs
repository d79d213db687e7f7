//! The tables that commands read and write: for spreadsheets, and for programs.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test may fail at once"
)]

#[path = "growth/packs.rs"]
mod packs;
#[path = "common/process.rs"]
mod process;

use std::io::Write as _;
use std::process::{Command, Stdio};

/// How a run ended: code, standard output and standard error.
struct Run {
    code: Option<i32>,
    out: String,
    err: String,
}

fn run(args: &[&str], input: &[u8]) -> Run {
    let output = process::output(args, input);
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Run {
        code: output.status.code(),
        out: text(output.stdout),
        err: text(output.stderr),
    }
}

fn located(input: &str) -> Run {
    run(&["locate", "--stdin"], input.as_bytes())
}

/// What a table becomes, without an error.
fn good(input: &str) -> String {
    let run = located(input);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{input:?}");
    run.out
}

const ZIYANG: &str = "512002,雁江区,512000,资阳市";

#[test]
fn a_header_names_the_columns_in_any_order_and_case_and_all_others_are_kept() {
    for (lat, lon) in [
        ("lat", "lon"),
        ("Latitude", "Longitude"),
        ("LAT", "lng"),
        ("y", "x"),
        ("纬度", "经度"),
    ] {
        let table = format!("id,{lat},名称,{lon}\n7,30.12,\"甲,乙\",104.65\n");
        let expected = format!(
            "id,{lat},名称,{lon},county_adcode,county,prefecture_adcode,prefecture\n\
             7,30.12,\"甲,乙\",104.65,{ZIYANG}\n"
        );
        assert_eq!(good(&table), expected);
    }
}

#[test]
fn the_first_line_tells_what_parts_the_fields() {
    let semicolons = ZIYANG.replace(',', ";");
    let tabs = ZIYANG.replace(',', "\t");
    for (table, expected) in [
        ("104.65;30.12\n", format!("104.65;30.12;{semicolons}\n")),
        ("104.65\t30.12\n", format!("104.65\t30.12\t{tabs}\n")),
        // As spreadsheets of half the world write decimals.
        ("104,65;30,12\n", format!("104,65;30,12;{semicolons}\n")),
        ("104.65,30.12,a;b\n", format!("104.65,30.12,a;b,{ZIYANG}\n")),
        (
            "\"104,65\",\"30,12\"\n",
            format!("\"104,65\",\"30,12\",{ZIYANG}\n"),
        ),
    ] {
        assert_eq!(good(table), expected, "{table:?}");
    }
}

#[test]
fn quoted_fields_keep_separators_quotes_and_line_breaks() {
    let table = "lon,lat,说明\r\n104.65,30.12,\"一，\n二 \"\"三\"\", 四\"\r\n104.65,30.12,五";
    let out = good(table);
    let rest = format!("\"一，\n二 \"\"三\"\", 四\",{ZIYANG}\n104.65,30.12,五,{ZIYANG}\n");
    assert!(out.ends_with(&rest), "{out}");
}

#[test]
fn plain_lines_are_written_as_they_were_read() {
    let input = "\u{feff} 104.65 , 30.12 \r\n\n1e2,-5\r\n104.650,030.12";
    let expected = format!("104.65,30.12,{ZIYANG}\n1e2,-5,,,,\n104.650,030.12,{ZIYANG}\n");
    assert_eq!(good(input), expected);
}

#[test]
fn names_that_a_header_has_already_are_not_given_twice() {
    let out = good("lon,lat,county,county_2\n1,2,a,b\n");
    let header = out.lines().next().unwrap();
    assert_eq!(
        header,
        "lon,lat,county,county_2,county_adcode,county_3,prefecture_adcode,prefecture"
    );
}

#[test]
fn bad_lines_are_named_and_all_others_are_located() {
    let input = b"id,lon,lat\n1,104.65,30.12\n2,,\n3\n4,104.65,91\n5,\xff,30\n6,1,2,3,4\n\
                  7,104.65,30.12\n8,104\0,30\n";
    let run = run(&["locate", "--stdin"], input);
    assert_eq!(run.code, Some(1), "{}", run.err);
    let lines: Vec<&str> = run.out.lines().collect();
    let first = format!("1,104.65,30.12,{ZIYANG}");
    assert_eq!(lines.len(), 9, "{}", run.out);
    assert_eq!(lines[1], first);
    assert_eq!(lines[2..5], ["2,,,,,,", "3,,,,,,", "4,104.65,91,,,,"]);
    assert_eq!(lines[7], first.replacen('1', "7", 1));
    for line in [3, 4, 5, 6, 7, 9] {
        assert!(
            run.err
                .contains(&format!("error: standard input, line {line}: ")),
            "{}",
            run.err
        );
    }
    assert_eq!(run.err.lines().count(), 6, "{}", run.err);
}

#[test]
fn of_many_bad_lines_twenty_are_named_and_the_others_counted() {
    let run = located(&"104.65,north\n".repeat(1000));
    assert_eq!(run.code, Some(1));
    assert_eq!(run.out, "104.65,north,,,,\n".repeat(1000));
    assert_eq!(run.err.lines().count(), 21);
    assert!(
        run.err.ends_with("and 980 more lines like these\n"),
        "{}",
        run.err
    );
}

#[test]
fn a_header_without_positions_is_refused() {
    let run = located("E,N\n104.65,30.12\n");
    assert_eq!((run.code, run.out.as_str()), (Some(1), ""));
    assert!(
        run.err.contains("line 1") && run.err.contains("经度"),
        "{}",
        run.err
    );
}

#[test]
fn a_line_without_an_end_ends_soon() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_chengyu-atlas"))
        .env("LC_ALL", "C")
        .args(["locate", "--stdin"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(b"104.65,30.12\n").unwrap();
    let chunk = "y".repeat(100_000);
    let mut written = 0;
    while written < 400_000_000 && stdin.write_all(chunk.as_bytes()).is_ok() {
        written += chunk.len();
    }
    drop(stdin);
    assert!(written < 80_000_000, "{written}");
    let ended = child.wait_with_output().unwrap();
    let err = String::from_utf8_lossy(&ended.stderr);
    assert_eq!(ended.status.code(), Some(1));
    assert!(err.contains("line 2: longer than 64 MiB"), "{err}");
    let out = String::from_utf8_lossy(&ended.stdout);
    assert_eq!(out, format!("104.65,30.12,{ZIYANG}\n"));
}

#[test]
fn long_lines_and_open_quotes_are_named_and_the_lines_after_them_are_located() {
    let long = "y".repeat(3_000_000);
    let table = format!("id,lon,lat\n\"1,104.65,30.12\n{long}\n3,104.65,30.12\n");
    let run = run(&["locate", "--stdin"], table.as_bytes());
    assert_eq!(run.code, Some(1), "{}", run.err);
    let lines: Vec<&str> = run.out.lines().collect();
    assert_eq!(lines.len(), 3, "{}", run.out);
    // The quote is closed, so that the table can be read.
    assert_eq!(lines[1], "\"1,104.65,30.12\",,,,,,");
    assert_eq!(lines[2], format!("3,104.65,30.12,{ZIYANG}"));
    let err: Vec<&str> = run.err.lines().collect();
    assert_eq!(err.len(), 2, "{}", run.err);
    assert!(err[0].contains("line 2: a quote is opened"), "{}", err[0]);
    assert!(err[1].contains("line 3: longer than 1 MiB"), "{}", err[1]);
    // However many quotes are open, each line is read ahead of a bounded number of times.
    let run = located(&format!("104.65,30.12,甲\n{}", "x\",\"\n".repeat(20_000)));
    assert_eq!(run.code, Some(1));
    assert_eq!(run.out.lines().count(), 20_001);
}

#[test]
fn a_separator_that_excel_tells_before_the_table_is_kept() {
    for first in ["sep=;", "\"SEP=;\""] {
        let out = good(&format!("{first}\r\nlon;lat;甲,乙\n104,65;30,12;1\n"));
        let lines: Vec<&str> = out.lines().collect();
        assert_eq!(lines[0], first);
        assert_eq!(
            lines[1],
            "lon;lat;甲,乙;county_adcode;county;prefecture_adcode;prefecture"
        );
        assert_eq!(
            lines[2],
            format!("104,65;30,12;1;{}", ZIYANG.replace(',', ";"))
        );
    }
}

#[cfg(unix)]
#[test]
fn a_standard_input_that_was_closed_is_no_empty_table() {
    let program = env!("CARGO_BIN_EXE_chengyu-atlas");
    let run = |redirection: &str| {
        let shell = format!("\"{program}\" locate --stdin {redirection}");
        Command::new("sh").args(["-c", &shell]).output().unwrap()
    };
    let closed = run("<&-");
    assert_eq!(closed.status.code(), Some(1));
    let err = String::from_utf8_lossy(&closed.stderr);
    assert!(err.contains("standard input is closed"), "{err}");
    assert_eq!(run("</dev/null").status.code(), Some(0));
}

#[test]
fn no_text_becomes_a_formula_but_for_programs() {
    let table = "lon,lat,甲,乙\n-5,+5,=1+1,-7\n1,2,\"@x,\ty\",－1\n";
    let out = good(table);
    assert!(out.contains("\n-5,+5,'=1+1,-7,"), "{out}");
    assert!(out.contains("\n1,2,\"'@x,\ty\",'－1,"), "{out}");
    let raw = run(&["locate", "--stdin", "--raw"], table.as_bytes()).out;
    assert!(
        raw.contains("\n-5,+5,=1+1,-7,") && !raw.contains('\''),
        "{raw}"
    );
}

#[test]
fn facts_are_no_formulas_but_for_programs_and_begin_with_a_mark_where_it_is_asked_for() {
    let pack = packs::named("=HYPERLINK(1)");
    let folder = pack.path().to_str().unwrap();
    let facts = |more: &[&str]| {
        let args = ["facts", "--format", "csv", "--pack", folder];
        run(&[&args, more].concat(), b"").out
    };
    let (usual, raw, marked) = (facts(&[]), facts(&["--raw"]), facts(&["--bom"]));
    assert!(usual.contains(",'=HYPERLINK(1),"), "{usual}");
    assert!(raw.contains(",=HYPERLINK(1),"), "{raw}");
    assert_eq!(marked, format!("\u{feff}{usual}"));
    let position = run(&["locate", "--bom", "104.65", "30.12"], b"").out;
    assert_eq!(position, format!("\u{feff}104.65,30.12,{ZIYANG}\n"));
}

#[test]
fn what_is_for_csv_is_refused_elsewhere() {
    for option in ["--raw", "--bom"] {
        let run = run(&["facts", option], b"");
        assert_eq!(run.code, Some(2));
        assert!(
            run.err.contains(option) && run.err.contains("--format csv"),
            "{}",
            run.err
        );
    }
}
