//! What the program says of every bad input, on a terminal whose locale is Chinese: the same, in
//! Chinese. What stands in quotes, paths, commands, options and keys is as it is.

use std::process::Output;

use crate::process::output_in;

/// Runs the program once more in Chinese and looks at what it says. Half of the cases are in
/// Simplified, half in Traditional Chinese, told by the arguments, so that a run costs one more.
#[track_caller]
pub(crate) fn says_the_same(args: &[&str], input: &[u8], english: &Output) {
    let told = text(&english.stderr);
    // What clap says of arguments has a test of its own.
    let is_of_clap = told.contains("--help") || told.contains("[possible values");
    if is_of_clap || args.contains(&"--lang") {
        return;
    }
    let is_simplified = args
        .iter()
        .map(|arg| arg.len())
        .sum::<usize>()
        .is_multiple_of(2);
    let locale = if is_simplified {
        "zh_CN.UTF-8"
    } else {
        "zh_TW.UTF-8"
    };
    let chinese = output_in(locale, args, input);
    let said = text(&chinese.stderr);
    assert!(
        chinese.status.code() != Some(0),
        "{args:?} in {locale}: {said}"
    );
    for line in said.lines().filter(|line| !line.starts_with("  ")) {
        assert!(is_chinese(line), "{args:?} in {locale}: {line}");
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Whether a line is Chinese: it has Chinese characters, and no two words of Latin letters in a row
/// outside of quotes.
fn is_chinese(line: &str) -> bool {
    let bare = bare(line);
    let words: Vec<&str> = bare.split([' ', ',', ';']).collect();
    let is_prose = |word: &str| word.len() > 1 && word.bytes().all(|b| b.is_ascii_lowercase());
    let has_prose = words
        .windows(2)
        .any(|two| two.iter().all(|word| is_prose(word)));
    let is_cjk = |c: char| matches!(c, '\u{3000}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}');
    line.trim().is_empty() || (line.contains(is_cjk) && !has_prose)
}

/// A line without what stands in quotes, backticks and brackets of tables, and without commands.
fn bare(line: &str) -> String {
    let (mut bare, mut within) = (String::new(), None);
    for c in line.chars() {
        match (within, c) {
            (Some(end), c) if c == end => within = None,
            (Some(_), _) => {}
            (None, '\u{201c}') => within = Some('\u{201d}'),
            (None, '\u{300c}') => within = Some('\u{300d}'),
            (None, '`') => within = Some('`'),
            (None, '[') => within = Some(']'),
            (None, c) => bare.push(c),
        }
    }
    match bare.split_once("chengyu-atlas ") {
        Some((before, _)) => before.to_owned(),
        None => bare,
    }
}

#[test]
fn prose_is_told_from_what_is_quoted() {
    for line in [
        "错误：/a/b c.toml，通道“my link is bad”：没有声明来源“x”",
        "示例：",
        "错误：--size：“1 by 2”不是版面尺寸",
        "请运行 `chengyu-atlas anchor --texts DIR --pack DIR`",
        "",
    ] {
        assert!(is_chinese(line), "{line}");
    }
    for line in [
        "error: cannot write",
        "错误：it has no geometry",
        "错误：a.json：“x” is missing here",
    ] {
        assert!(!is_chinese(line), "{line}");
    }
}
