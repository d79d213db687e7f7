//! Evidence that does not hold: mentions, and the texts they are in.

use crate::files::{TEXT, name, sound_pack, texts};
use crate::program::Program;
use crate::{Case, check_pack};

#[test]
fn evidence_that_does_not_hold_is_named() {
    check_pack(&[
        Case {
            claim: "a speaker of a corridor",
            file: "corridors.toml",
            from: "quote = \"打造成资走廊\"",
            to: "quote = \"打造成资走廊\"\nspeaker = \"512000\"",
            says: &["corridor \"my-corridor\"", "roles only", "remove it"],
        },
        Case {
            claim: "no mention",
            file: "corridors.toml",
            from: "[[corridor.mention]]\nsource = \"my-text\"\nquote = \"打造成资走廊\"\nparagraph = 2\narticle = \"(一)\"\nstart = 16\nend = 22\n",
            to: "",
            says: &["corridor \"my-corridor\"", "no mention", "source and quote"],
        },
        Case {
            claim: "a quote of a whole sentence",
            file: "roles.toml",
            from: "支持资阳建设门户枢纽\"\ngiven_by",
            to: "支持资阳建设门户枢纽支持资阳建设门户枢纽支持资阳建设门户枢纽支持资阳建设门户枢纽全\"\ngiven_by",
            says: &["role \"my-role\", mention 1", "41 characters", "1 to 40"],
        },
        Case {
            claim: "an empty quote",
            file: "events.toml",
            from: "quote = \"建设\"",
            to: "quote = \" \"",
            says: &[
                "event \"my-event\", mention 1",
                "quote is empty",
                "verbatim",
            ],
        },
        Case {
            claim: "offsets that do not fit the quote",
            file: "links.toml",
            from: "end = 33",
            to: "end = 34",
            says: &[
                "link \"my-link\", mention 1",
                "11 characters apart",
                "quote has 10",
                "chengyu-atlas anchor",
            ],
        },
        Case {
            claim: "an end before the start",
            file: "links.toml",
            from: "end = 33",
            to: "end = 2",
            says: &[
                "link \"my-link\", mention 1",
                "ends at 2",
                "chengyu-atlas anchor",
            ],
        },
        Case {
            claim: "an occurrence of zero",
            file: "links.toml",
            from: "paragraph = 3",
            to: "occurrence = 0\nparagraph = 3",
            says: &["link \"my-link\", mention 1", "count from 1", "write 1"],
        },
        Case {
            claim: "a role that no one gave",
            file: "roles.toml",
            from: "given_by = \"province\"\n",
            to: "",
            says: &[
                "role \"my-role\", mention 1",
                "\"given_by\" is missing",
                "described",
            ],
        },
        Case {
            claim: "a giver of a link",
            file: "links.toml",
            from: "paragraph = 3",
            to: "given_by = \"city\"\nparagraph = 3",
            says: &["link \"my-link\", mention 1", "roles only", "remove it"],
        },
        Case {
            claim: "an anchor without offsets",
            file: "targets.toml",
            from: "paragraph = 2\narticle = \"(一)\"\nstart = 20\nend = 22\n",
            to: "",
            says: &[
                "target \"my-target\", mention 1",
                "no offsets yet",
                "chengyu-atlas anchor",
            ],
        },
    ]);
}

/// The sound pack against a folder of texts.
fn verify_with(text: &[u8], change: Option<(&str, &str)>) -> Program {
    let (pack, texts) = (sound_pack(), texts(text));
    if let Some((from, to)) = change {
        let path = pack.path().join("roles.toml");
        let old = std::fs::read_to_string(&path).unwrap();
        assert!(old.contains(from));
        std::fs::write(&path, old.replacen(from, to, 1)).unwrap();
    }
    let run = Program::run(&["verify", "--pack", name(&pack), "--texts", name(&texts)]);
    run.says("what is found in the folder's own pack", &[name(&pack)]);
    run.fails_with(1)
}

#[test]
fn an_orphan_is_named_with_what_was_expected_and_found() {
    let whole = TEXT.as_bytes();
    verify_with(
        whole,
        Some(("支持资阳建设门户枢纽", "支持资阳打造门户枢纽")),
    )
    .says(
        "an altered character",
        &[
            "role \"my-role\", mention 1",
            "expected \"支持资阳打造门户枢纽\" at 5..15 of my.txt",
            "found \"支持资阳建设门户枢纽\"",
            "chengyu-atlas anchor",
        ],
    );
    verify_with(
        whole,
        Some(("start = 5\nend = 15", "start = 9905\nend = 9915")),
    )
    .says("beyond the end", &["role \"my-role\"", "found \"\""]);
    verify_with(whole, Some(("paragraph = 2", "paragraph = 7"))).says(
        "another paragraph",
        &["role \"my-role\"", "paragraph 7", "found it in paragraph 2"],
    );
    verify_with(whole, Some(("(一)", "(二)"))).says(
        "another article",
        &["role \"my-role\"", "article (二)", "article (一)"],
    );
    verify_with(
        whole,
        Some(("paragraph = 2", "occurrence = 2\nparagraph = 2")),
    )
    .says(
        "another occurrence",
        &[
            "role \"my-role\"",
            "expected occurrence 2",
            "found occurrence 1",
        ],
    );
}

#[test]
fn a_text_that_differs_from_the_anchored_one_is_named() {
    let changed = TEXT.replace('题', "標");
    verify_with(changed.as_bytes(), None).says(
        "another text",
        &[
            "source \"my-text\"",
            "my.txt",
            "SHA-256",
            "anchor them again",
        ],
    );
    verify_with(b"\xd7\xca\xd1\xf4", None)
        .says("GBK", &["source \"my-text\"", "my.txt", "not UTF-8"]);
}

#[test]
fn a_quote_that_cannot_be_anchored_is_named_and_left_alone() {
    let (pack, texts) = (sound_pack(), texts(TEXT.as_bytes()));
    let path = pack.path().join("roles.toml");
    let old = std::fs::read_to_string(&path).unwrap();
    let spoilt = old.replacen("支持资阳建设门户枢纽", "支持资阳打造门户枢纽", 1);
    std::fs::write(&path, &spoilt).unwrap();
    let run = Program::run(&["anchor", "--pack", name(&pack), "--texts", name(&texts)]);
    run.fails_with(1).says(
        "altered",
        &[
            "roles.toml",
            "role \"my-role\", mention 1",
            "is not in my.txt",
            "verbatim",
        ],
    );
    assert_eq!(std::fs::read_to_string(&path).unwrap(), spoilt);
}
