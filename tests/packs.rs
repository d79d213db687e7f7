//! The bundled pack: it loads without a problem, its lines run through the places they name, and its
//! quotes are in the texts.

#![allow(clippy::unwrap_used, reason = "a test may fail at once")]

use std::path::{Path, PathBuf};

use chengyu_atlas::geodata::{
    Anchored, LoadOptions, Texts, anchor, load, load_bundled, schemas, verify,
};
use chengyu_atlas::model::{
    Alignment, Atlas, CorridorShape, Link, Mode, Place, PlaceId, PlaceKind, Status,
};
use chengyu_atlas::projection::LonLat;
use geo::{Contains, Distance, Geodesic, Point};

const PACK: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/geodata/packs/shuangcheng");

/// A node may lie this far from the line of a link that ties it: a station is not the town hall.
const NODE_DISTANCE_KM: f64 = 8.0;

fn atlas() -> Atlas {
    load_bundled().unwrap()
}

/// The folder of texts beside the project, or where `ATLAS_TEXTS` says.
fn texts() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/texts");
    let folder = std::env::var_os("ATLAS_TEXTS").map_or(beside, PathBuf::from);
    folder.is_dir().then_some(folder)
}

/// Anchors one pack.
fn anchored(pack: &Path, texts: &Path) -> Anchored {
    anchor(&[pack.to_owned()], texts).unwrap().remove(0)
}

#[test]
fn the_bundled_data_loads_without_a_problem() {
    let loaded = load(&LoadOptions::default()).unwrap();
    assert!(loaded.problems.is_empty(), "{:#?}", loaded.problems);
    let atlas = loaded.atlas;
    assert_eq!(atlas.sources().len(), 5);
    assert!(atlas.roles().len() > 200 && atlas.corridors().len() > 100);
    assert!(atlas.links().len() > 70 && atlas.targets().len() > 20);
}

#[test]
fn a_pack_with_the_bundled_id_replaces_the_bundled_one() {
    let options = LoadOptions {
        packs: vec![PACK.into()],
        ..LoadOptions::default()
    };
    let (loaded, bundled) = (load(&options).unwrap(), atlas());
    assert!(loaded.problems.is_empty(), "{:#?}", loaded.problems);
    let id = |atlas: &Atlas| atlas.packs()[0].key.clone();
    assert_eq!(id(&loaded.atlas), id(&bundled));
    assert!(loaded.atlas.packs()[0].replaces_bundled && !bundled.packs()[0].replaces_bundled);
    assert_eq!(loaded.atlas.roles().len(), bundled.roles().len());
}

#[test]
fn every_quote_is_in_its_text() {
    let Some(folder) = texts() else { return };
    let bundled = load(&LoadOptions::default()).unwrap();
    let texts = Texts::open(&folder, bundled.checked_sources()).unwrap();
    let problems = verify(&bundled, Some(&texts));
    assert!(problems.is_empty(), "{problems:#?}");
}

#[test]
fn a_passage_shows_the_quote_in_its_paragraph() {
    let Some(folder) = texts() else { return };
    let atlas = atlas();
    let texts = Texts::open(&folder, atlas.sources().map(|(_, source)| source)).unwrap();
    for (_, role) in atlas.roles() {
        let anchor = &role.evidence.principal().anchor;
        let passage = texts.passage(atlas.source(anchor.source), anchor).unwrap();
        let squeezed = |text: &str| text.split_whitespace().collect::<String>();
        assert_eq!(squeezed(&passage.quote), squeezed(anchor.quote.as_str()));
        assert!(passage.before.chars().count() <= 80 && passage.after.chars().count() <= 80);
    }
}

#[test]
fn anchoring_the_bundled_pack_again_changes_nothing() {
    let Some(folder) = texts() else { return };
    let copy = tempfile::tempdir().unwrap();
    for entry in std::fs::read_dir(PACK).unwrap() {
        let path = entry.unwrap().path();
        std::fs::copy(&path, copy.path().join(path.file_name().unwrap())).unwrap();
    }
    let done = anchored(copy.path(), &folder);
    assert!(done.problems.is_empty(), "{:#?}", done.problems);
    assert!(done.written.is_empty(), "{:?}", done.written);
    assert!(done.placed > 600);
}

#[test]
fn anchoring_keeps_comments_and_order() {
    let (pack, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let text = "题目\n\n(一)支持资阳,支持资阳。\n";
    std::fs::write(folder.path().join("my.txt"), text).unwrap();
    let texts = folder.path();
    // A text with another digest is refused, and the message gives the digest to use.
    let write = |name: &str, text: &str| std::fs::write(pack.path().join(name), text).unwrap();
    write("pack.toml", "id = \"mine\"\ntitle = \"我的\"\n");
    let source = |digest: &str| {
        format!(
            "[[source]]\nid = \"t\"\ntitle = \"题目\"\npublisher = \"我\"\nkind = \"news\"\n\
             language = \"zh-Hans\"\nfile = \"my.txt\"\nsha256 = \"{digest}\"\n"
        )
    };
    write("sources.toml", &source(&"0".repeat(64)));
    let roles = "# mine\n[[role]] # one\nid = \"r\"\nplace = \"512000\"\nrole = \"资阳\"\n\
                 category = \"other\"\n\n[[role.mention]]\nsource = \"t\" # the text\nstart = 1 # old\n\
                 quote = \"支持资阳\"\noccurrence = 2\ngiven_by = \"described\"\n";
    write("roles.toml", roles);
    let refused = anchored(pack.path(), texts);
    let message = refused.problems[0].to_string();
    let digest = message
        .split("SHA-256 is ")
        .nth(1)
        .and_then(|rest| rest.get(..64))
        .unwrap();
    write("sources.toml", &source(digest));
    let done = anchored(pack.path(), texts);
    assert_eq!(
        (done.placed, done.problems.len()),
        (1, 0),
        "{:?}",
        done.problems
    );
    let expected = roles.replace("start = 1 # old", "start = 10 # old")
        + "paragraph = 2\narticle = \"(一)\"\nend = 14\n";
    let read = || std::fs::read_to_string(pack.path().join("roles.toml")).unwrap();
    assert_eq!(read(), expected);
    // The byte order marks and line ends of editors on other systems.
    for (mark, end) in [("\u{feff}", "\r\n"), ("", "\r\n"), ("\u{feff}", "\n")] {
        let saved = |text: &str| format!("{mark}{}", text.replace('\n', end));
        write("roles.toml", &saved(roles));
        let done = anchored(pack.path(), texts);
        assert_eq!((done.placed, done.written.len()), (1, 1));
        assert_eq!(read(), saved(&expected));
        let again = anchored(pack.path(), texts);
        assert!(again.written.is_empty(), "{:?}", again.written);
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_is_linked_into_a_pack_stays_a_link() {
    let Some(folder) = texts() else { return };
    let (pack, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for entry in std::fs::read_dir(PACK).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        // Offsets that fit no quote.
        let text = text.replace("\nstart = ", "\nstart = 9");
        std::fs::write(other.path().join(name), text).unwrap();
        std::os::unix::fs::symlink(other.path().join(name), pack.path().join(name)).unwrap();
    }
    let done = anchored(pack.path(), &folder);
    assert!(done.written.len() > 3, "{:?}", done.written);
    for file in done.written {
        let link = file.as_path();
        let file = file.display();
        assert!(link.symlink_metadata().unwrap().is_symlink(), "{file}");
        let ours = Path::new(PACK).join(link.file_name().unwrap());
        assert_eq!(
            std::fs::read_to_string(link).unwrap(),
            std::fs::read_to_string(ours).unwrap(),
            "{file}"
        );
    }
}

#[test]
fn the_committed_schemas_are_those_of_the_program() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("geodata/packs/schema");
    for (name, text) in schemas().unwrap() {
        let committed = std::fs::read_to_string(folder.join(name)).unwrap_or_default();
        assert!(
            committed == text,
            "{name} is out of date: chengyu-atlas schema --out geodata/packs/schema"
        );
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/schema/atlas.schema.json");
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    let text = chengyu_atlas::state::document::schema().unwrap();
    let remedy =
        "atlas.schema.json is out of date: chengyu-atlas schema --of map --out assets/schema";
    assert!(committed == text, "{remedy}");
}

#[test]
fn a_drawn_length_is_near_the_official_one_or_a_note_says_why() {
    for (_, link) in atlas().links() {
        let Some(official) = &link.official_length else {
            continue;
        };
        let Some(drawn_km) = link.alignment.length_km() else {
            continue;
        };
        let tolerance = tolerance(link);
        let error = drawn_km / official.km - 1.0;
        assert!(
            error.abs() <= tolerance || !official.note.is_empty(),
            "{}: drawn {drawn_km:.1} km, official {} km, off by {:.1} %",
            link.key,
            official.km,
            error * 100.0
        );
    }
}

/// How far a drawn length may be from the official one, as a share of it: new railways and roads
/// run straight, old railways, canals and rivers wind between the points that are known.
fn tolerance(link: &Link) -> f64 {
    let is_old_railway = link.mode == Mode::ConventionalRail && link.status == Status::Upgrade;
    let winds = matches!(link.mode, Mode::Waterway | Mode::WaterDiversion) || is_old_railway;
    if winds { 0.15 } else { 0.08 }
}

/// The vertices of a drawn link, and points every 2 km or so between them.
fn course(alignment: &Alignment) -> Vec<LonLat> {
    match alignment {
        Alignment::Lines(parts) => parts.iter().flat_map(|part| dense(&part.course)).collect(),
        Alignment::Points(points) => points.iter().map(|p| p.at).collect(),
        Alignment::None { .. } => Vec::new(),
    }
}

fn dense(line: &[LonLat]) -> Vec<LonLat> {
    let mut points = line.to_vec();
    for ends in line.windows(2) {
        let (a, b) = (ends[0], ends[1]);
        let steps = ((a.lon_deg - b.lon_deg).hypot(a.lat_deg - b.lat_deg) / 0.02).ceil();
        let mut step = 1.0;
        while step < steps {
            let share = step / steps;
            points.push(LonLat {
                lon_deg: a.lon_deg + (b.lon_deg - a.lon_deg) * share,
                lat_deg: a.lat_deg + (b.lat_deg - a.lat_deg) * share,
            });
            step += 1.0;
        }
    }
    points
}

fn point(at: LonLat) -> Point<f64> {
    Point::new(at.lon_deg, at.lat_deg)
}

/// Whether a course meets a place: crosses its area, or passes near its point.
fn meets(atlas: &Atlas, course: &[LonLat], place: &Place) -> bool {
    if let Some(id) = place.region {
        let boundary = &atlas.region(id).boundary();
        return course.iter().any(|at| boundary.contains(&point(*at)));
    }
    let near = |node: LonLat| {
        let km = |at: &LonLat| Geodesic.distance(point(node), point(*at)) / 1000.0;
        course.iter().any(|at| km(at) <= NODE_DISTANCE_KM)
    };
    place.node.as_ref().is_some_and(|node| near(node.at))
}

/// Whether a place has a position to be met: rivers, areas and groups have none.
fn can_be_met(place: &Place) -> bool {
    (place.node.is_some() || place.region.is_some())
        && !matches!(
            place.kind,
            PlaceKind::River | PlaceKind::Area | PlaceKind::Group
        )
}

#[test]
fn a_link_runs_through_every_place_it_ties() {
    let atlas = atlas();
    let mut astray = Vec::new();
    for (_, link) in atlas.links() {
        let course = course(&link.alignment);
        let named = link
            .places
            .iter()
            .map(|id| atlas.place(*id))
            .filter(|p| can_be_met(p));
        for place in named {
            if !course.is_empty() && !meets(&atlas, &course, place) {
                astray.push(format!("{}: {}", link.key, place.names.hans));
            }
        }
    }
    assert!(astray.is_empty(), "{astray:#?}");
}

#[test]
fn every_corridor_with_a_shape_has_two_places_to_draw_it_by() {
    let atlas = atlas();
    let placed = |id: &&PlaceId| {
        let place = atlas.place(**id);
        place.node.is_some() || place.region.is_some()
    };
    for (_, corridor) in atlas.corridors() {
        if corridor.shape != CorridorShape::None {
            let drawn = corridor.places.iter().filter(placed).count();
            assert!(
                drawn >= 2,
                "{} has {drawn} places with a position",
                corridor.key
            );
        }
    }
}

#[test]
fn every_place_has_its_four_names_and_every_fact_an_english_one() {
    let atlas = atlas();
    let has_han = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    for (_, place) in atlas.places() {
        let names = &place.names;
        for name in [&names.hans, &names.hant, &names.pinyin, &names.en] {
            assert!(!name.trim().is_empty(), "{}: {names:?}", place.key);
        }
        assert!(
            has_han(&names.hans) && has_han(&names.hant),
            "{}",
            place.key
        );
        assert!(
            !has_han(&names.pinyin) && !has_han(&names.en),
            "{}",
            place.key
        );
        // The pinyin of a unit's name has its kind as a separate word.
        if place.region.is_some() {
            assert!(
                names.pinyin.contains(' '),
                "{}: {}",
                place.key,
                names.pinyin
            );
        }
    }
    let roles = atlas.roles().map(|(_, f)| (&f.key, &f.title));
    let corridors = atlas.corridors().map(|(_, f)| (&f.key, &f.title));
    let links = atlas.links().map(|(_, f)| (&f.key, &f.title));
    let targets = atlas.targets().map(|(_, f)| (&f.key, &f.title));
    let events = atlas.events().map(|(_, f)| (&f.key, &f.title));
    let sources = atlas.sources().map(|(_, f)| (&f.key, &f.title));
    let facts = roles.chain(corridors).chain(links).chain(targets);
    for (key, title) in facts.chain(events).chain(sources) {
        assert!(!has_han(&title.en), "{key}: {}", title.en);
        assert!(title.en.chars().any(|c| c.is_ascii_alphabetic()), "{key}");
    }
}
