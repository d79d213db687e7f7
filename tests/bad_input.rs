//! Bad input of every kind, given to the real program: it names file, entry and remedy, ends with
//! the right code, and never panics.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test may fail at once"
)]
#![allow(clippy::print_stdout, reason = "what is skipped is told")]

#[path = "bad_input/boundaries.rs"]
mod boundaries;
#[path = "bad_input/characters.rs"]
mod characters;
#[path = "bad_input/chinese.rs"]
mod chinese;
#[path = "common/drawing.rs"]
mod drawing;
#[path = "bad_input/files.rs"]
mod files;
#[path = "bad_input/pack_entries.rs"]
mod pack_entries;
#[path = "bad_input/pack_facts.rs"]
mod pack_facts;
#[path = "bad_input/pack_files.rs"]
mod pack_files;
#[path = "bad_input/pack_quotes.rs"]
mod pack_quotes;
#[path = "common/process.rs"]
mod process;
#[path = "bad_input/program.rs"]
mod program;
#[path = "bad_input/resources.rs"]
mod resources;
#[path = "bad_input/saved_maps.rs"]
mod saved_maps;
#[path = "bad_input/terminal.rs"]
mod terminal;
#[path = "bad_input/texts.rs"]
mod texts;
#[path = "bad_input/unread.rs"]
mod unread;
#[path = "bad_input/usage.rs"]
mod usage;

use program::Program;

/// One bad input: what is done to a sound pack, and what the program must say.
pub(crate) struct Case {
    /// What is wrong, as the claim of the test.
    pub(crate) claim: &'static str,
    /// The file of the pack to change.
    pub(crate) file: &'static str,
    /// What to look for in it; empty to replace the whole file.
    pub(crate) from: &'static str,
    /// What to put there instead.
    pub(crate) to: &'static str,
    /// What the message must say beside the path of the file: the entry, what is wrong, the remedy.
    pub(crate) says: &'static [&'static str],
}

/// Runs `verify` on the sound pack after each case's change.
pub(crate) fn check_pack(cases: &[Case]) {
    for case in cases {
        let folder = files::sound_pack();
        let path = folder.path().join(case.file);
        let old = std::fs::read_to_string(&path).unwrap();
        let new = if case.from.is_empty() {
            case.to.to_owned()
        } else {
            assert!(old.contains(case.from), "{}: nothing to change", case.claim);
            old.replacen(case.from, case.to, 1)
        };
        std::fs::write(&path, new).unwrap();
        let mut says = vec![files::path_name(&path)];
        says.extend(case.says);
        Program::run(&["verify", "--pack", files::name(&folder)])
            .fails_with(1)
            .says(case.claim, &says);
    }
}

#[test]
fn the_sound_pack_is_sound() {
    let folder = files::sound_pack();
    let run = Program::run(&["facts", "--pack", files::name(&folder)]);
    assert!(
        !run.text.contains(files::name(&folder)),
        "problems in the pack the cases start from:\n{}",
        run.problems()
    );
    for id in ["my-role", "my-corridor", "my-link", "my-target", "my-event"] {
        assert!(run.text.contains(id), "{id} is not among the facts");
    }
}
