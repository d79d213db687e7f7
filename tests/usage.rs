//! The command line answers in the language of the terminal, or the one it is asked for.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail at once")]

#[path = "support/prose.rs"]
mod prose;

use std::process::Command;

use chengyu_atlas::model::Language;
use prose::{foreign, foreign_runs};

const COMMANDS: [&str; 7] = [
    "facts", "verify", "render", "locate", "profile", "anchor", "schema",
];

/// What a run ended with, and what it wrote to both streams.
struct Run {
    code: Option<i32>,
    out: String,
    err: String,
}

/// Runs the program in a terminal of a locale.
fn run(locale: &str, args: &[&str]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_chengyu-atlas"));
    for name in ["LC_ALL", "LC_MESSAGES", "LANGUAGE", "COLUMNS"] {
        command.env_remove(name);
    }
    let output = command
        .env("LANG", locale)
        .args(args)
        .output()
        .expect("it runs");
    Run {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).expect("UTF-8"),
        err: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

/// Every kind of wrong call, with what is said of it.
const WRONG: &[(&[&str], &str)] = &[
    (&["facts", "--colour"], "没有“--colour”这个选项或参数"),
    (&["facts", "--formt", "json"], "有相近的选项“--format”"),
    (&["fly"], "没有“fly”这个命令"),
    (&["rendr"], "有相近的命令“render”"),
    (&["--", "facts"], "请去掉它前面的“--”"),
    (&["facts", "--pack"], "“--pack <DIR>”之后缺一个值"),
    (
        &["facts", "--format", "xml"],
        "[可选值：json、csv、geojson]",
    ),
    (&["facts", "--format", "jsn"], "有相近的值“json”"),
    (
        &["render", "-o", "a.png", "--dpi", "95"],
        "应在 96 至 600 之间",
    ),
    (
        &["render", "-o", "a.png", "--dpi", "many"],
        "的值不能是“many”：应为整数",
    ),
    (
        &["locate", "--stdin", "104", "30"],
        "“--stdin”不能与“[LON]”",
    ),
    (&["render"], "缺少必需的“--output <FILE>”"),
    (
        &["locate", "--datum", "wgs84", "104", "30"],
        "缺少必需的“--base <FILE>”",
    ),
    (
        &["facts", "--format", "csv", "--format", "csv"],
        "“--format <FORMAT>”只能给一次",
    ),
    (&["facts", "--raw=x"], "“x”是多出来的"),
    (&["locate", "104", "30", "500"], "没有“500”这个选项或参数"),
    (&["help", "fly"], "没有“fly”这个命令"),
];

#[test]
fn what_is_wrong_with_a_call_is_said_in_chinese() {
    for (args, words) in WRONG {
        let run = run("zh_CN.UTF-8", args);
        assert_eq!((run.code, &*run.out), (Some(2), ""), "{args:?}");
        assert!(
            run.err.starts_with("错误：") && run.err.contains(words),
            "{args:?}: {}",
            run.err
        );
        assert!(
            run.err.ends_with("详见“--help”。\n"),
            "{args:?}: {}",
            run.err
        );
        for line in run.err.lines() {
            // A usage is a command, and the values that can be are words of it.
            let line = line.split("[可选值").next().unwrap_or_default();
            let prose = foreign(line, Language::ZhHans).filter(|_| !line.starts_with("用法："));
            assert_eq!(prose, None, "{args:?}: {line}");
        }
    }
}

#[test]
fn what_is_wrong_with_a_call_is_said_in_traditional_chinese_and_in_english() {
    for (args, _) in WRONG {
        let hant = run("zh_TW.UTF-8", args);
        assert_eq!(hant.code, Some(2), "{args:?}");
        assert!(hant.err.starts_with("錯誤："), "{args:?}: {}", hant.err);
        for locale in ["C", "en_GB.UTF-8", "de_DE.UTF-8"] {
            let run = run(locale, args);
            assert_eq!(run.code, Some(2), "{args:?}");
            assert!(run.err.starts_with("error: "), "{args:?}: {}", run.err);
            assert_eq!(foreign(&run.err, Language::En), None, "{args:?}");
        }
    }
    let asked = run("C", &["render", "--lang", "zh-Hans"]);
    assert!(asked.err.starts_with("错误："), "{}", asked.err);
    let asked = run("zh_CN.UTF-8", &["render", "--lang", "en"]);
    assert!(asked.err.starts_with("error: "), "{}", asked.err);
}

#[test]
fn help_is_in_the_language_of_the_terminal() {
    for (locale, language, usage) in [
        ("zh_CN.UTF-8", Language::ZhHans, "用法："),
        ("zh_HK.UTF-8", Language::ZhHant, "用法："),
        ("C", Language::En, "Usage: "),
    ] {
        let of_program = [vec!["--help"], vec!["-h"], vec!["help"]];
        let of_commands = COMMANDS.iter().flat_map(|name| {
            [
                vec![*name, "--help"],
                vec![*name, "-h"],
                vec!["help", *name],
            ]
        });
        for args in of_program.into_iter().chain(of_commands) {
            let run = run(locale, &args);
            assert_eq!((run.code, &*run.err), (Some(0), ""), "{args:?}");
            assert!(
                run.out.contains(&format!("{usage}chengyu-atlas")),
                "{args:?}: {}",
                run.out
            );
            let is_word =
                |word: &str| word.len() > 1 && word.bytes().all(|b| b.is_ascii_lowercase());
            for line in run
                .out
                .lines()
                .filter(|line| !line.contains("chengyu-atlas"))
            {
                let prose = if language == Language::En {
                    // Figures are called so, review numbers are written so, columns are named so.
                    let known = ["审图号", "号", "图", "遂宁市", "经度", "纬度", "成渝图志"];
                    let chinese = foreign_runs(line, language).into_iter();
                    chinese
                        .filter(|run| !known.contains(&&**run))
                        .collect::<Vec<_>>()
                } else {
                    // Two small words beside each other are English; one is a value or a column.
                    let words: Vec<&str> = line.split(' ').collect();
                    let pairs = words
                        .windows(2)
                        .filter(|two| two.iter().all(|word| is_word(word)));
                    pairs.map(|two| two.join(" ")).collect()
                };
                assert!(prose.is_empty(), "{args:?}: {prose:?} in {line}");
            }
        }
    }
}

#[test]
fn help_in_chinese_fits_a_terminal_and_keeps_examples() {
    let run = run("zh_CN.UTF-8", &["render", "--help"]);
    for words in [
        "选项：",
        "示例：",
        "[默认：150]",
        "- circle：双城经济圈",
        "--size <SIZE>",
        "chengyu-atlas render -o map.svg",
    ] {
        assert!(run.out.contains(words), "{words}: {}", run.out);
    }
    let examples = run.out.find("示例：").expect("examples");
    for line in run.out[..examples].lines().skip(4) {
        let columns: usize = line
            .chars()
            .map(|c| if c > '\u{2000}' { 2 } else { 1 })
            .sum();
        assert!(columns <= 80, "{columns}: {line}");
    }
}
