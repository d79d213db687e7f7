//! Entries of a pack that do not fit the format, or refer to something that does not exist.

use chengyu_atlas::geodata::{LoadOptions, load};

use crate::files::sound_pack;
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
            claim: "an id that is used twice",
            file: "links.toml",
            from: "id = \"my-network\"",
            to: "id = \"my-link\"",
            says: &["link \"my-link\"", "used twice", "rename"],
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
fn what_has_a_blank_name_is_called_by_its_id() {
    let folder = sound_pack();
    for (file, from, to) in [
        ("sources.toml", "title = \"题目\"", "title = \"\""),
        ("places.toml", "hans = \"我的园区\"", "hans = \" \""),
        ("roles.toml", "role = \"门户枢纽\"", "role = \"\""),
        (
            "corridors.toml",
            "name = \"成资走廊\"",
            "name = \"\u{3000}\"",
        ),
        ("links.toml", "name = \"资乐铁路\"", "name = \"\""),
        ("targets.toml", "name = \"一小时\"", "name = \"\""),
        ("events.toml", "name = \"建设\"", "name = \"\""),
    ] {
        let path = folder.path().join(file);
        let old = std::fs::read_to_string(&path).unwrap();
        assert!(old.contains(from), "{file}: nothing to change");
        std::fs::write(&path, old.replacen(from, to, 1)).unwrap();
    }
    let options = LoadOptions {
        packs: vec![folder.path().to_owned()],
        ..LoadOptions::default()
    };
    let loaded = load(&options).unwrap();
    assert_eq!(loaded.problems.len(), 7, "{:#?}", loaded.problems);
    let atlas = loaded.atlas;
    for (_, place) in atlas.places() {
        let names = &place.names;
        let blank = [&names.hans, &names.hant, &names.short].into_iter();
        assert!(blank.clone().all(|n| !n.trim().is_empty()), "{}", place.key);
    }
    let named = |key: &str| {
        atlas
            .place(atlas.place_by_key(key).unwrap())
            .names
            .hans
            .clone()
    };
    assert_eq!(named("my-zone"), "my-zone");
    let sources = atlas.sources().map(|(_, x)| (&x.key, &x.title));
    let roles = atlas.roles().map(|(_, x)| (&x.key, &x.title));
    let corridors = atlas.corridors().map(|(_, x)| (&x.key, &x.title));
    let links = atlas.links().map(|(_, x)| (&x.key, &x.title));
    let targets = atlas.targets().map(|(_, x)| (&x.key, &x.title));
    let events = atlas.events().map(|(_, x)| (&x.key, &x.title));
    let facts = sources.chain(roles).chain(corridors).chain(links);
    let called_by_id: Vec<_> = facts
        .chain(targets)
        .chain(events)
        .filter(|(key, title)| *key == &title.zh)
        .map(|(key, _)| key.as_str())
        .collect();
    let ids = [
        "my-text",
        "my-role",
        "my-corridor",
        "my-link",
        "my-target",
        "my-event",
    ];
    assert_eq!(called_by_id, ids);
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
                "does not name it as a variant",
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
            says: &["place \"my-group\"", "contains itself", "from the circle"],
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
