//! Entries of a pack that break a rule of the format.

use crate::files::{TEXT, name, sound_pack, texts};
use crate::program::Program;
use crate::{Case, check_pack};

#[test]
fn an_entry_of_the_wrong_form_is_named() {
    check_pack(&[
        Case {
            claim: "an unknown key",
            file: "links.toml",
            from: "mode =",
            to: "colour = \"red\"\nmode =",
            says: &[
                "link \"my-link\"",
                "line 4",
                "unknown field `colour`",
                "`official_length_km`",
                "check its spelling",
            ],
        },
        Case {
            claim: "an unknown key of a mention",
            file: "roles.toml",
            from: "given_by = \"province\"",
            to: "given_by = \"province\"\npage = 3",
            says: &[
                "role \"my-role\"",
                "unknown field `page`",
                "check its spelling",
            ],
        },
        Case {
            claim: "a key that is missing",
            file: "corridors.toml",
            from: "kind = \"axis\"\n",
            to: "",
            says: &["corridor \"my-corridor\"", "missing field `kind`", "add it"],
        },
        Case {
            claim: "an entry without an id",
            file: "targets.toml",
            from: "id = \"my-target\"\n",
            to: "",
            says: &["target 1", "missing field `id`", "add it"],
        },
        Case {
            claim: "a mode that is none",
            file: "links.toml",
            from: "\"conventional-rail\"",
            to: "\"maglev\"",
            says: &[
                "link \"my-link\"",
                "unknown variant `maglev`",
                "`high-speed-rail`",
                "use one of the words",
            ],
        },
        Case {
            claim: "a category that is none",
            file: "roles.toml",
            from: "\"gateway\"",
            to: "\"harbour\"",
            says: &[
                "role \"my-role\"",
                "unknown variant `harbour`",
                "`logistics`",
                "use one of the words",
            ],
        },
        Case {
            claim: "a unit that is none",
            file: "targets.toml",
            from: "unit = \"h\"",
            to: "unit = \"li\"",
            says: &[
                "target \"my-target\"",
                "unknown variant `li`",
                "`km`",
                "use one of the words",
            ],
        },
        Case {
            claim: "text where a number belongs",
            file: "places.toml",
            from: "lon = 104.6",
            to: "lon = \"104.6\"",
            says: &[
                "place \"my-zone\"",
                "line 6",
                "invalid type: string",
                "README.md",
            ],
        },
        Case {
            claim: "an id with a capital",
            file: "roles.toml",
            from: "id = \"my-role\"",
            to: "id = \"My_Role\"",
            says: &["role \"My_Role\"", "is not an id", "hyphens"],
        },
        Case {
            claim: "an id that stands twice",
            file: "links.toml",
            from: "id = \"my-network\"",
            to: "id = \"my-link\"",
            says: &["link \"my-link\"", "stands twice", "rename"],
        },
        Case {
            claim: "an id of another pack",
            file: "sources.toml",
            from: "id = \"my-text\"",
            to: "id = \"ziyang-2020\"",
            says: &["source \"ziyang-2020\"", "in use already", "rename"],
        },
        Case {
            claim: "an adcode of the base map as an id",
            file: "places.toml",
            from: "id = \"my-zone\"",
            to: "id = \"510100\"",
            says: &["place \"510100\"", "in use already", "rename"],
        },
        Case {
            claim: "a name that is blank",
            file: "corridors.toml",
            from: "name = \"成资走廊\"",
            to: "name = \" \"",
            says: &[
                "corridor \"my-corridor\"",
                "\"name\" is empty",
                "fill it in",
            ],
        },
    ]);
}

#[test]
fn a_reference_that_leads_nowhere_is_named() {
    check_pack(&[
        Case {
            claim: "a place that is not known",
            file: "links.toml",
            from: "[\"512000\", \"511100\"]",
            to: "[\"512000\", \"510799\"]",
            says: &[
                "link \"my-link\"",
                "place \"510799\" is not in the gazetteer",
                "add it to places.toml",
            ],
        },
        Case {
            claim: "a source that is not declared",
            file: "events.toml",
            from: "\"my-text\"",
            to: "\"no-text\"",
            says: &[
                "event \"my-event\", mention 1",
                "source \"no-text\"",
                "add it to sources.toml",
            ],
        },
        Case {
            claim: "a variant that is not declared",
            file: "roles.toml",
            from: "[\"my-other-role\"]",
            to: "[\"my-other-role\", \"gone\"]",
            says: &["role \"my-role\"", "variant \"gone\"", "roles.toml"],
        },
        Case {
            claim: "a variant on one side only",
            file: "roles.toml",
            from: "variants = [\"my-role\"]",
            to: "variants = []",
            says: &[
                "role \"my-role\"",
                "does not name it in turn",
                "add \"my-role\"",
            ],
        },
        Case {
            claim: "an owner that is not known",
            file: "targets.toml",
            from: "owner = \"my-group\"",
            to: "owner = \"nobody\"",
            says: &["target \"my-target\"", "place \"nobody\"", "places.toml"],
        },
        Case {
            claim: "a member that is not known",
            file: "places.toml",
            from: "[\"510100\", \"512000\"]",
            to: "[\"510100\", \"519999\"]",
            says: &["place \"my-group\"", "\"519999\"", "places.toml"],
        },
        Case {
            claim: "groups that hold each other",
            file: "places.toml",
            from: "members = [\"510100\", \"512000\"]\n\n[[place]]\nid = \"my-pair\"\nkind = \"group\"\nhans = \"资内\"\nmembers = [\"512000\", \"511000\"]",
            to: "members = [\"my-pair\"]\n\n[[place]]\nid = \"my-pair\"\nkind = \"group\"\nhans = \"资内\"\nmembers = [\"my-group\"]",
            says: &["place \"my-group\"", "holds itself", "out of the circle"],
        },
        Case {
            claim: "an alignment of no link",
            file: "alignments.geojson",
            from: "\"link\":\"my-link\"",
            to: "\"link\":\"your-link\"",
            says: &[
                "feature 1 (link \"your-link\")",
                "not declared",
                "add it to links.toml",
            ],
        },
    ]);
}

#[test]
fn an_entry_that_contradicts_itself_is_named() {
    check_pack(&[
        Case {
            claim: "a latitude beyond the pole",
            file: "places.toml",
            from: "lat = 30.1",
            to: "lat = 104.6",
            says: &["place \"my-zone\"", "latitude 104.6", "WGS-84"],
        },
        Case {
            claim: "a longitude that is no number",
            file: "places.toml",
            from: "lon = 104.6",
            to: "lon = nan",
            says: &["place \"my-zone\"", "longitude NaN", "WGS-84"],
        },
        Case {
            claim: "a longitude alone",
            file: "places.toml",
            from: "lat = 30.1\n",
            to: "",
            says: &["place \"my-zone\"", "is missing", "give both or none"],
        },
        Case {
            claim: "members of what is no group",
            file: "places.toml",
            from: "kind = \"group\"",
            to: "kind = \"zone\"",
            says: &[
                "place \"my-group\"",
                "only a group has members",
                "set the kind",
            ],
        },
        Case {
            claim: "a unit of the base map declared in a pack",
            file: "places.toml",
            from: "kind = \"zone\"",
            to: "kind = \"county\"",
            says: &["place \"my-zone\"", "not declared in a pack", "adcode"],
        },
        Case {
            claim: "a place twice in a corridor",
            file: "corridors.toml",
            from: "[\"510100\", \"512000\"]",
            to: "[\"510100\", \"512000\", \"510100\"]",
            says: &[
                "corridor \"my-corridor\"",
                "\"510100\" stands twice",
                "once",
            ],
        },
        Case {
            claim: "a ribbon of one place",
            file: "corridors.toml",
            from: "[\"510100\", \"512000\"]",
            to: "[\"510100\"]",
            says: &[
                "corridor \"my-corridor\"",
                "two places at least",
                "\"none\"",
            ],
        },
        Case {
            claim: "pre-construction without its stage",
            file: "links.toml",
            from: "stage = \"start\"\n",
            to: "",
            says: &["link \"my-link\"", "has no stage", "\"preparatory\""],
        },
        Case {
            claim: "a stage of another status",
            file: "links.toml",
            from: "status = \"pre-construction\"",
            to: "status = \"proposed\"",
            says: &[
                "link \"my-link\"",
                "only the status \"pre-construction\"",
                "remove the stage",
            ],
        },
        Case {
            claim: "an official length without its source",
            file: "links.toml",
            from: "official_length_source = \"me\"\n",
            to: "",
            says: &["link \"my-link\"", "no source", "official_length_source"],
        },
        Case {
            claim: "a length in metres",
            file: "links.toml",
            from: "= 150.0",
            to: "= 150000",
            says: &["link \"my-link\"", "150000 km", "give kilometres"],
        },
        Case {
            claim: "a length below nothing",
            file: "links.toml",
            from: "= 150.0",
            to: "= -1.0",
            says: &["link \"my-link\"", "-1 km", "above 0"],
        },
        Case {
            claim: "no alignment and no reason",
            file: "links.toml",
            from: "alignment_note = \"no members\"\n",
            to: "",
            says: &[
                "link \"my-network\"",
                "no note says why",
                "add alignment_note",
            ],
        },
        Case {
            claim: "an alignment without a feature",
            file: "links.toml",
            from: "alignment = \"none\"",
            to: "alignment = \"traced\"",
            says: &[
                "link \"my-network\"",
                "no feature for it",
                "add the feature",
            ],
        },
        Case {
            claim: "a day that is none",
            file: "events.toml",
            from: "2020-07-25",
            to: "2020-02-30",
            says: &[
                "event \"my-event\"",
                "\"2020-02-30\" is not a date",
                "2020-07-25",
            ],
        },
        Case {
            claim: "a date without its basis",
            file: "sources.toml",
            from: "date_basis = \"stated\"\n",
            to: "",
            says: &["source \"my-text\"", "no date_basis", "\"inferred\""],
        },
        Case {
            claim: "a digest that is none",
            file: "sources.toml",
            from: "sha256 = \"",
            to: "sha256 = \"x",
            says: &["source \"my-text\"", "not a SHA-256", "sha256sum"],
        },
        Case {
            claim: "a path in place of a file's name",
            file: "sources.toml",
            from: "\"my.txt\"",
            to: "\"../my.txt\"",
            says: &["source \"my-text\"", "not the name of a file", "name alone"],
        },
        Case {
            claim: "a value that is no number",
            file: "targets.toml",
            from: "value = 1",
            to: "value = inf",
            says: &[
                "target \"my-target\"",
                "inf is not a value",
                "give a number",
            ],
        },
    ]);
}

#[test]
fn evidence_that_does_not_hold_is_named() {
    check_pack(&[
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

#[test]
fn an_alignment_that_cannot_be_drawn_is_named() {
    const FEATURE: &str = "feature 1 (link \"my-link\")";
    let file = "alignments.geojson";
    check_pack(&[
        Case {
            claim: "one position for a line",
            file,
            from: "[[104.65,30.12],[104.14,30.0],[103.76,29.55]]",
            to: "[[104.65,30.12],[104.65,30.12],[104.65,30.12]]",
            says: &[FEATURE, "two different positions", "other end"],
        },
        Case {
            claim: "latitude first",
            file,
            from: "[104.65,30.12]",
            to: "[30.12,104.65]",
            says: &[
                FEATURE,
                "position 1: latitude 104.65",
                "longitude comes first",
            ],
        },
        Case {
            claim: "a polygon in place of a line",
            file,
            from: "\"LineString\"",
            to: "\"Polygon\"",
            says: &[FEATURE, "not a Point or LineString", "one feature a part"],
        },
        Case {
            claim: "waypoints that do not fit",
            file,
            from: "\"仁寿\",",
            to: "",
            says: &[FEATURE, "2 waypoints for 3 positions", "name each"],
        },
        Case {
            claim: "a certainty that is none",
            file,
            from: "\"estimate\"",
            to: "\"sure\"",
            says: &[FEATURE, "unknown variant `sure`", "use one of the words"],
        },
        Case {
            claim: "an unknown property",
            file,
            from: "\"kind\":",
            to: "\"colour\":1,\"kind\":",
            says: &[FEATURE, "unknown field `colour`", "check its spelling"],
        },
        Case {
            claim: "a link of another kind",
            file,
            from: "\"kind\":\"schematic\"",
            to: "\"kind\":\"point\"",
            says: &[FEATURE, "a LineString cannot be \"point\"", "\"traced\""],
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
    Program::run(&["verify", "--pack", name(&pack), "--texts", name(&texts)]).fails_with(1)
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
fn a_text_that_is_not_the_one_is_named() {
    let changed = TEXT.replace('题', "標");
    verify_with(changed.as_bytes(), None).says(
        "another text",
        &[
            "source \"my-text\"",
            "my.txt",
            "SHA-256",
            "anchor them anew",
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
