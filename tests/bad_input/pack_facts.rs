//! Entries of a pack that contradict themselves.

use crate::{Case, check_pack};

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
            claim: "a membership that no phrase gives",
            file: "places.toml",
            from: "members = [\"510100\", \"512000\"]",
            to: "members = [\"510100\", \"512000\"]\nmembership = \"成资同城化\"",
            says: &["place \"my-group\"", "no mention", "source and quote"],
        },
        Case {
            claim: "a membership without members",
            file: "places.toml",
            from: "members = [\"510100\", \"512000\"]",
            to: "members = []\nmembership = \"成资同城化\"",
            says: &["place \"my-group\"", "needs members", "list the members"],
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
                "\"510100\" is listed twice",
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
            claim: "a text said after its copy",
            file: "sources.toml",
            from: "date_basis = \"stated\"\n",
            to: "date_basis = \"stated\"\npublished = \"2019\"\n",
            says: &["source \"my-text\"", "said on 2020-07", "\"published\""],
        },
        Case {
            claim: "a speaker without a level",
            file: "sources.toml",
            from: "date_basis = \"stated\"\n",
            to: "date_basis = \"stated\"\nspeaker = \"512000\"\n",
            says: &["source \"my-text\"", "\"speaker_level\" is missing", "city"],
        },
        Case {
            claim: "a place that speaks for the centre",
            file: "sources.toml",
            from: "date_basis = \"stated\"\n",
            to: "date_basis = \"stated\"\nspeaker = \"512000\"\nspeaker_level = \"centre\"\n",
            says: &["source \"my-text\"", "centre is no place", "remove"],
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
            says: &[FEATURE, "not a Point or LineString", "a feature of its own"],
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
