//! The sound files that each case changes.

use std::path::Path;

use tempfile::TempDir;

pub(crate) const TEXT: &str =
    "题目\n\n(一)支持资阳建设门户枢纽,打造成资走廊。\n推进资乐铁路开工建设。\n";

/// SHA-256 of [`TEXT`].
pub(crate) const TEXT_SHA256: &str =
    "94e6431d390875b03eaaa9be376764fef20ca88a35c7491306568cd6a85c58a0";

const PACK: &str = r#"id = "mine"
title = "我的"
title_en = "Mine"
languages = ["zh-Hans"]
"#;

const SOURCES: &str = r#"[[source]]
id = "my-text"
title = "题目"
publisher = "我"
kind = "news"
date = "2020-07"
date_basis = "stated"
language = "zh-Hans"
file = "my.txt"
sha256 = "SHA256"
"#;

const PLACES: &str = r#"[[place]]
id = "my-zone"
kind = "zone"
hans = "我的园区"
parent = "512000"
lon = 104.6
lat = 30.1
position = "approximate"
position_source = "me"

[[place]]
id = "my-group"
kind = "group"
hans = "成资"
members = ["510100", "512000"]

[[place]]
id = "my-pair"
kind = "group"
hans = "资内"
members = ["512000", "511000"]
"#;

const ROLES: &str = r#"[[role]]
id = "my-role"
place = "512000"
role = "门户枢纽"
category = "gateway"
variants = ["my-other-role"]

[[role.mention]]
source = "my-text"
quote = "支持资阳建设门户枢纽"
given_by = "province"
status_text = "支持…建设"
paragraph = 2
article = "(一)"
start = 5
end = 15

[[role]]
id = "my-other-role"
place = "my-zone"
role = "枢纽"
category = "gateway"
variants = ["my-role"]

[[role.mention]]
source = "my-text"
quote = "枢纽"
given_by = "described"
paragraph = 2
article = "(一)"
start = 13
end = 15
"#;

const CORRIDORS: &str = r#"[[corridor]]
id = "my-corridor"
name = "成资走廊"
kind = "axis"
places = ["510100", "512000"]
shape = "ribbon"

[[corridor.mention]]
source = "my-text"
quote = "打造成资走廊"
paragraph = 2
article = "(一)"
start = 16
end = 22
"#;

const LINKS: &str = r#"[[link]]
id = "my-link"
name = "资乐铁路"
mode = "conventional-rail"
status = "pre-construction"
stage = "start"
status_text = "推进…开工建设"
places = ["512000", "511100"]
alignment = "schematic"
official_length_km = 150.0
official_length_source = "me"
later = [{ date = "2022-11", text = "begun", source = "me" }]

[[link.mention]]
source = "my-text"
quote = "推进资乐铁路开工建设"
paragraph = 3
article = "(一)"
start = 23
end = 33

[[link]]
id = "my-network"
name = "资乐铁路网"
mode = "network"
status = "proposed"
alignment = "none"
alignment_note = "no members"

[[link.mention]]
source = "my-text"
quote = "资乐铁路"
paragraph = 3
article = "(一)"
start = 25
end = 29
"#;

const TARGETS: &str = r#"[[target]]
id = "my-target"
name = "一小时"
owner = "my-group"
quantity = "time"
value = 1
unit = "h"

[[target.mention]]
source = "my-text"
quote = "走廊"
paragraph = 2
article = "(一)"
start = 20
end = 22
"#;

const EVENTS: &str = r#"[[event]]
id = "my-event"
name = "建设"
date = "2020-07-25"
date_basis = "stated"
places = ["512000"]

[[event.mention]]
source = "my-text"
quote = "建设"
paragraph = 2
article = "(一)"
start = 9
end = 11
"#;

const ALIGNMENTS: &str = r#"{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"link":"my-link","kind":"schematic","certainty":"estimate","source":"me","waypoints":["资阳","仁寿","乐山"]},"geometry":{"type":"LineString","coordinates":[[104.65,30.12],[104.14,30.0],[103.76,29.55]]}}
]}
"#;

/// A pack without a fault, in a folder of its own.
pub(crate) fn sound_pack() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let sources = SOURCES.replace("SHA256", TEXT_SHA256);
    for (name, text) in [
        ("pack.toml", PACK),
        ("sources.toml", &sources),
        ("places.toml", PLACES),
        ("roles.toml", ROLES),
        ("corridors.toml", CORRIDORS),
        ("links.toml", LINKS),
        ("targets.toml", TARGETS),
        ("events.toml", EVENTS),
        ("alignments.geojson", ALIGNMENTS),
    ] {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

/// The folder of texts that the sound pack quotes.
pub(crate) fn texts(text: &[u8]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("my.txt"), text).unwrap();
    folder
}

/// The path of a folder as an argument.
pub(crate) fn name(folder: &TempDir) -> &str {
    path_name(folder.path())
}

/// A path as an argument.
pub(crate) fn path_name(path: &Path) -> &str {
    path.to_str().unwrap()
}
