//! Packs that can be of any size, one a way in which work may grow faster than what it is done for.
//! Each has the id of the bundled pack and so takes its place.

#![allow(dead_code, reason = "each program uses a part of it")]
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test or a benchmark may fail at once"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use chengyu_atlas::book::Book;
use chengyu_atlas::export::{Description, encode, encode_book};
use chengyu_atlas::figure_spec::Format;
use chengyu_atlas::geodata::{LoadOptions, Loaded, load};
use chengyu_atlas::i18n::I18n;
use chengyu_atlas::model::{Atlas, Language};
use chengyu_atlas::scene::layout::{Figure, figure};
use chengyu_atlas::scene::{Extent, Theme};
use tempfile::TempDir;

/// A pack in a folder that is gone with it.
pub(crate) struct Pack {
    folder: TempDir,
    sources: usize,
}

impl Pack {
    fn new() -> Self {
        let pack = Self {
            folder: tempfile::tempdir().expect("a folder"),
            sources: 1,
        };
        let header = "id = \"shuangcheng\"\ntitle = \"大\"\ntitle_en = \"Grown\"\n\
                      languages = [\"zh-Hans\"]\n";
        pack.with("pack.toml", header).with_sources(1)
    }

    fn with(self, name: &str, text: &str) -> Self {
        fs::write(self.folder.path().join(name), text).expect("a file");
        self
    }

    fn with_sources(self, count: usize) -> Self {
        let sha = "0".repeat(64);
        let source = |n: usize| {
            format!(
                "[[source]]\nid = \"s-{n}\"\ntitle = \"文本{n}\"\npublisher = \"社\"\nkind = \"news\"\n\
                 date = \"2020\"\ndate_basis = \"stated\"\nlanguage = \"zh-Hans\"\n\
                 file = \"{n}.txt\"\nsha256 = \"{sha}\"\n"
            )
        };
        let text: String = (0..count).map(source).collect();
        Self {
            sources: count,
            ..self.with("sources.toml", &text)
        }
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// What is read of it.
    pub(crate) fn load(&self) -> Loaded {
        let options = LoadOptions {
            packs: vec![self.path().to_owned()],
            ..LoadOptions::default()
        };
        load(&options).expect("the base map and the pack's header can be read")
    }

    /// The atlas of a pack without problems.
    pub(crate) fn atlas(&self) -> Atlas {
        let loaded = self.load();
        let problems = loaded.problems.iter().take(3).collect::<Vec<_>>();
        assert!(problems.is_empty(), "{problems:#?}");
        loaded.atlas
    }
}

fn mention(of: &str, source: usize) -> String {
    let given_by = if of == "role" {
        "given_by = \"city\"\n"
    } else {
        ""
    };
    format!(
        "[[{of}.mention]]\nsource = \"s-{source}\"\nquote = \"门户枢纽\"\nparagraph = 1\nstart = 0\n\
         end = 4\n{given_by}"
    )
}

fn role(id: usize, name: &str, more: &str, source: usize) -> String {
    format!(
        "[[role]]\nid = \"r-{id}\"\nplace = \"512000\"\nrole = \"{name}\"\ncategory = \"gateway\"\n\
         {more}{}",
        mention("role", source)
    )
}

fn link(id: usize, name: &str) -> String {
    format!(
        "[[link]]\nid = \"l-{id}\"\nname = \"{name}\"\nmode = \"high-speed-rail\"\n\
         status = \"proposed\"\nplaces = [\"510100\", \"500000\"]\nalignment = \"traced\"\n{}",
        mention("link", 0)
    )
}

fn traced(links: impl Iterator<Item = (usize, Vec<(f64, f64)>)>) -> String {
    let feature = |(id, course): (usize, Vec<(f64, f64)>)| {
        let mut positions = String::new();
        for (lon, lat) in course {
            let comma = if positions.is_empty() { "" } else { "," };
            let _ = write!(positions, "{comma}[{lon:.6},{lat:.6}]");
        }
        format!(
            "{{\"type\":\"Feature\",\"properties\":{{\"link\":\"l-{id}\",\"kind\":\"traced\",\
             \"certainty\":\"exact\",\"source\":\"x\"}},\"geometry\":{{\"type\":\"LineString\",\
             \"coordinates\":[{positions}]}}}}"
        )
    };
    let features: Vec<String> = links.map(feature).collect();
    format!(
        "{{\"type\":\"FeatureCollection\",\"features\":[{}]}}",
        features.join(",")
    )
}

/// So many positions from Chengdu to Chongqing; `aside` says how far each lies north, in degrees, by
/// its number and its share of the way.
fn course(count: usize, aside: impl Fn(usize, f64) -> f64) -> Vec<(f64, f64)> {
    let at = |i: usize| {
        let share = i as f64 / (count - 1) as f64;
        (104.06 + 2.49 * share, 30.66 - 1.1 * share + aside(i, share))
    };
    (0..count).map(at).collect()
}

/// Roles that are all each other's variants.
pub(crate) fn variants(count: usize) -> Pack {
    let one = |own: usize| {
        let mut list = String::new();
        for other in (0..count).filter(|other| *other != own) {
            let _ = write!(list, "\"r-{other}\",");
        }
        role(
            own,
            &format!("枢纽{own}"),
            &format!("variants = [{list}]\n"),
            0,
        )
    };
    Pack::new().with("roles.toml", &(0..count).map(one).collect::<String>())
}

/// One traced line of so many positions in ever smaller teeth.
pub(crate) fn traced_line(count: usize) -> Pack {
    let teeth = |i: usize, share: f64| (1.0 - share) * if i.is_multiple_of(2) { 1.0 } else { -1.0 };
    Pack::new().with("links.toml", &link(0, "线")).with(
        "alignments.geojson",
        &traced([(0, course(count, teeth))].into_iter()),
    )
}

/// So many links of a hundred positions, one beside the other.
pub(crate) fn links_side_by_side(count: usize) -> Pack {
    let links: String = (0..count).map(|i| link(i, &format!("线{i}"))).collect();
    let course = |i: usize| (i, course(100, |_, _| 0.3 * i as f64 / count as f64));
    Pack::new()
        .with("links.toml", &links)
        .with("alignments.geojson", &traced((0..count).map(course)))
}

/// A link with a name of so many characters.
pub(crate) fn long_name(characters: usize) -> Pack {
    Pack::new()
        .with("links.toml", &link(0, &"长".repeat(characters)))
        .with(
            "alignments.geojson",
            &traced([(0, course(10, |_, _| 0.0))].into_iter()),
        )
}

/// A role whose name is this text.
pub(crate) fn named(name: &str) -> Pack {
    Pack::new().with("roles.toml", &role(0, name, "", 0))
}

/// So many roles of one city.
pub(crate) fn roles_of_a_city(count: usize) -> Pack {
    let roles = (0..count).map(|i| role(i, &format!("枢纽{i}"), "", 0));
    Pack::new().with("roles.toml", &roles.collect::<String>())
}

/// So many texts, each with a role.
pub(crate) fn sources(count: usize) -> Pack {
    let roles = (0..count).map(|i| role(i, &format!("枢纽{i}"), "", i));
    Pack::new()
        .with_sources(count)
        .with("roles.toml", &roles.collect::<String>())
}

/// Groups, each a member of the one before it; the last one has the first where they go round.
pub(crate) fn groups(count: usize, goes_round: bool) -> Pack {
    let group = |i: usize| {
        let next = match i + 1 {
            next if next < count => format!("g-{next}"),
            _ if goes_round => "g-0".to_owned(),
            _ => "512000".to_owned(),
        };
        format!(
            "[[place]]\nid = \"g-{i}\"\nkind = \"group\"\nhans = \"群{i}\"\nmembers = [\"{next}\"]\n"
        )
    };
    Pack::new().with("places.toml", &(0..count).map(group).collect::<String>())
}

/// A corridor of so many places, all of them zones near each other.
pub(crate) fn corridor_of_places(count: usize) -> Pack {
    let (mut places, mut ids) = (String::new(), String::new());
    for i in 0..count {
        let (lon, lat) = (
            104.0 + (i % 100) as f64 * 0.02,
            29.0 + (i / 100) as f64 * 0.02,
        );
        let _ = write!(
            places,
            "[[place]]\nid = \"p-{i}\"\nkind = \"zone\"\nhans = \"区{i}\"\nlon = {lon}\nlat = {lat}\n\
             position = \"exact\"\nposition_source = \"x\"\n"
        );
        let _ = write!(ids, "\"p-{i}\",");
    }
    let corridor = format!(
        "[[corridor]]\nid = \"c\"\nname = \"带\"\nkind = \"axis\"\nplaces = [{ids}]\n\
         shape = \"ribbon\"\n{}",
        mention("corridor", 0)
    );
    Pack::new()
        .with("places.toml", &places)
        .with("corridors.toml", &corridor)
}

/// Roles of which each has a key that a role has not.
pub(crate) fn unknown_keys(count: usize) -> Pack {
    let roles = (0..count).map(|i| role(i, "枢纽", "nota = \"\"\n", 0));
    Pack::new().with("roles.toml", &roles.collect::<String>())
}

/// The figure of the whole region as SVG.
pub(crate) fn drawn(atlas: &Atlas) -> Vec<u8> {
    let (i18n, theme) = (I18n::new(Language::ZhHans), Theme::light());
    let spec = Figure::new(Extent::Region);
    let scene = figure(atlas, &i18n, &theme, &spec);
    let description = Description::of(atlas, &i18n, &spec, &scene);
    encode(&scene, &description, Format::Svg, 96.0).expect("an SVG")
}

/// The book as PDF.
pub(crate) fn book(atlas: &Atlas) -> Vec<u8> {
    let (i18n, theme) = (I18n::new(Language::ZhHans), Theme::light());
    let book = Book::new(atlas, &i18n, &theme, None);
    encode_book(&book, atlas, &i18n, &theme).expect("a PDF")
}

/// Corridors that tie cities of the bundled base map, two to four of them each; a share of them, in a
/// hundred, ties Chengdu.
pub(crate) fn ties(corridors: usize, at_chengdu: usize) -> Pack {
    const CITIES: [&str; 8] = [
        "512000", "510700", "510900", "511000", "511100", "511300", "511500", "500000",
    ];
    let mut text = String::new();
    for id in 0..corridors {
        let of = 2 + id % 3;
        let mut places: Vec<&str> = (0..of).map(|n| CITIES[(id * 7 + n) % 8]).collect();
        if id % 100 < at_chengdu {
            places[0] = "510100";
        }
        let _ = write!(
            text,
            "[[corridor]]\nid = \"c-{id}\"\nname = \"第{id}条\"\nkind = \"cooperation-pair\"\n\
             shape = \"ribbon\"\nplaces = {places:?}\n{}",
            mention("corridor", 0)
        );
    }
    Pack::new().with("corridors.toml", &text)
}
