//! The `chengyu-atlas` program.

fn main() {}
