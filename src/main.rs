//! The `chengyu-atlas` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    chengyu_atlas::cli::main(std::env::args_os())
}
