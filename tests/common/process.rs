//! The real program, run once to its end.

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

/// What came of a run with these arguments, and with this on its standard input; it speaks English.
pub(crate) fn output(args: &[&str], input: &[u8]) -> Output {
    output_in("C", args, input)
}

/// The same on a terminal of a locale.
pub(crate) fn output_in(locale: &str, args: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_chengyu-atlas"))
        .args(args)
        .env("LC_ALL", locale)
        .env("XDG_CACHE_HOME", env!("CARGO_TARGET_TMPDIR"))
        .env_remove("LANGUAGE")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("standard input is a pipe");
    std::thread::scope(|scope| {
        // A program that has refused its arguments reads nothing.
        scope.spawn(move || drop(stdin.write_all(input)));
        child.wait_with_output().expect("the program ends")
    })
}
