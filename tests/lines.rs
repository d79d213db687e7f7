//! The drawn lines of the bundled pack: how sharply they turn, where they end, how long they are.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test may fail at once"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use chengyu_atlas::geodata::load_bundled;
use chengyu_atlas::model::{Atlas, Link};
use chengyu_atlas::projection::LonLat;
use expect_test::expect_file;
use geo::{Bearing, Distance, Geodesic, InterpolatePoint, Point};
use serde_json::Value;

const PACK: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/geodata/packs/shuangcheng");

/// A schematic line turns no more than this at a waypoint, degrees.
const SCHEMATIC_TURN_DEG: f64 = 50.0;

/// A traced line turns no more than this over [`TRACED_STRETCH_KM`], degrees.
const TRACED_TURN_DEG: f64 = 90.0;

const TRACED_STRETCH_KM: f64 = 2.0;

/// An end this near to the seat or station of a place lies at it.
const AT_PLACE_KM: f64 = 8.0;

/// A line of the file, as it is written there.
struct Part {
    link: String,
    kind: String,
    line: Vec<Point<f64>>,
    waypoints: Vec<String>,
    open: (bool, bool),
    end_note: String,
    turn_note: String,
}

fn text(properties: &Value, key: &str) -> String {
    let value = properties.get(key).and_then(Value::as_str);
    value.unwrap_or_default().to_owned()
}

fn parts() -> Vec<Part> {
    let file = Path::new(PACK).join("alignments.geojson");
    let all: Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    let features = all["features"].as_array().unwrap().iter();
    let lines = features.filter(|f| f["geometry"]["type"] == "LineString");
    lines.map(part).collect()
}

fn part(feature: &Value) -> Part {
    let properties = &feature["properties"];
    let open = |key: &str| properties.get(key).and_then(Value::as_bool) == Some(true);
    let positions = feature["geometry"]["coordinates"].as_array().unwrap();
    let waypoints = properties.get("waypoints").and_then(Value::as_array);
    Part {
        link: text(properties, "link"),
        kind: text(properties, "kind"),
        line: positions
            .iter()
            .map(|p| Point::new(p[0].as_f64().unwrap(), p[1].as_f64().unwrap()))
            .collect(),
        waypoints: waypoints.map_or(Vec::new(), |names| {
            let names = names.iter().map(|name| name.as_str().unwrap());
            names.map(str::to_owned).collect()
        }),
        open: (open("open_start"), open("open_end")),
        end_note: text(properties, "end_note"),
        turn_note: text(properties, "turn_note"),
    }
}

fn km(a: Point<f64>, b: Point<f64>) -> f64 {
    Geodesic.distance(a, b) / 1000.0
}

/// By how many degrees a way from `a` over `b` to `c` turns at `b`.
fn turn_deg(a: Point<f64>, b: Point<f64>, c: Point<f64>) -> f64 {
    let change = Geodesic.bearing(b, c) - Geodesic.bearing(a, b);
    ((change + 540.0).rem_euclid(360.0) - 180.0).abs()
}

/// The largest turn at a position; a ring turns at its first one too.
fn turn_at_waypoints(line: &[Point<f64>]) -> f64 {
    let mut closed = line.to_vec();
    if line.first() == line.last() {
        closed.push(line[1]);
    }
    let turns = closed.windows(3).map(|w| turn_deg(w[0], w[1], w[2]));
    turns.fold(0.0, f64::max)
}

/// The largest turn between the first and the second half of a stretch.
fn turn_over_stretch(line: &[Point<f64>]) -> f64 {
    let total: f64 = line.windows(2).map(|w| km(w[0], w[1])).sum();
    let half = TRACED_STRETCH_KM / 2.0;
    let mut largest: f64 = 0.0;
    let mut at = half;
    while at + half <= total {
        let [a, b, c] = [at - half, at, at + half].map(|along| position(line, along));
        largest = largest.max(turn_deg(a, b, c));
        at += half / 4.0;
    }
    largest
}

/// The position so many kilometres along a line.
fn position(line: &[Point<f64>], along_km: f64) -> Point<f64> {
    let mut left = along_km;
    for w in line.windows(2) {
        let length = km(w[0], w[1]);
        if left <= length && length > 0.0 {
            return Geodesic.point_at_ratio_between(w[0], w[1], left / length);
        }
        left -= length;
    }
    *line.last().unwrap()
}

impl Part {
    fn largest_turn_deg(&self) -> f64 {
        if self.kind == "traced" {
            turn_over_stretch(&self.line)
        } else {
            turn_at_waypoints(&self.line)
        }
    }

    fn turn_limit_deg(&self) -> f64 {
        if self.kind == "traced" {
            TRACED_TURN_DEG
        } else {
            SCHEMATIC_TURN_DEG
        }
    }
}

/// What stands at an end of a line.
#[derive(Debug, PartialEq)]
enum End {
    /// The line is a ring.
    Ring,
    /// Another part of the link goes on from here.
    Joined,
    /// The line goes on; a note says why it stops here.
    Open,
    /// A place that the link names, by its seat, its station or the waypoint's name.
    At(String),
    /// A place that only the note names, as a traced line has no waypoints.
    Noted,
    /// Nothing: the line ends in a field.
    Field,
}

fn ends(atlas: &Atlas, link: &Link, part: &Part, all: &[Part]) -> (End, End) {
    let (first, last) = (part.line[0], *part.line.last().unwrap());
    let (start, end) = (part.waypoints.first(), part.waypoints.last());
    let of = |at, open, name: Option<&String>| {
        let others = all
            .iter()
            .filter(|other| other.link == part.link && !std::ptr::eq(*other, part));
        if first == last {
            End::Ring
        } else if others.into_iter().any(|other| other.line.contains(&at)) {
            End::Joined
        } else if open {
            End::Open
        } else if let Some(place) = place_at(atlas, link, at, name) {
            End::At(place)
        } else if let Some(name) = name.filter(|name| part.end_note.contains(short(name))) {
            End::At(short(name).to_owned())
        } else if part.kind == "traced" && !part.end_note.is_empty() {
            End::Noted
        } else {
            End::Field
        }
    };
    (of(first, part.open.0, start), of(last, part.open.1, end))
}

/// The name of a waypoint without what stands in brackets.
fn short(waypoint: &str) -> &str {
    waypoint.split(['(', '/']).next().unwrap_or(waypoint)
}

/// The nearest place of a link at a position, or the one that the waypoint there is named after.
fn place_at(
    atlas: &Atlas,
    link: &Link,
    at: Point<f64>,
    waypoint: Option<&String>,
) -> Option<String> {
    let places = link.places.iter().map(|id| atlas.place(*id));
    let mut near: Vec<(f64, &str)> = Vec::new();
    for place in places {
        let name = place.names.hans.as_str();
        let distance = place.node.as_ref().map(|node| km(point(node.at), at));
        if distance.is_some_and(|d| d <= AT_PLACE_KM) {
            near.push((distance.unwrap(), name));
        } else if waypoint.is_some_and(|waypoint| waypoint.contains(name)) {
            near.push((0.0, name));
        }
    }
    near.sort_by(|a, b| a.0.total_cmp(&b.0));
    near.first().map(|(_, name)| (*name).to_owned())
}

fn point(at: LonLat) -> Point<f64> {
    Point::new(at.lon_deg, at.lat_deg)
}

fn links(atlas: &Atlas) -> BTreeMap<&str, &Link> {
    atlas.links().map(|(_, l)| (l.key.as_str(), l)).collect()
}

#[test]
fn a_line_turns_as_lines_do_or_a_note_says_why() {
    for part in parts() {
        let (turn, limit) = (part.largest_turn_deg(), part.turn_limit_deg());
        assert!(
            turn <= limit || !part.turn_note.is_empty(),
            "{}: {} line turns by {turn:.0}°",
            part.link,
            part.kind
        );
    }
}

#[test]
fn a_line_ends_at_a_place_or_says_why_not() {
    let atlas = load_bundled().unwrap();
    let (links, all) = (links(&atlas), parts());
    for part in &all {
        let (start, end) = ends(&atlas, links[part.link.as_str()], part, &all);
        assert!(start != End::Field, "{}: starts in a field", part.link);
        assert!(end != End::Field, "{}: ends in a field", part.link);
        let is_open = part.open.0 || part.open.1;
        assert!(!is_open || !part.end_note.is_empty(), "{}", part.link);
    }
}

#[test]
fn a_road_that_no_one_has_published_is_schematic() {
    for part in parts() {
        let published =
            !part.end_note.contains("线位未公布") && !part.end_note.contains("走向未公布");
        let is_water = part.link.ends_with("hangdao") || part.link.ends_with("tonghang");
        assert!(
            part.kind == "schematic" || published || is_water,
            "{}: traced",
            part.link
        );
    }
}

/// Words that name no one: whoever wants to look it up cannot.
const NO_ONE: [&str; 6] = [
    "常见资料",
    "媒体",
    "报道所载",
    "公布的",
    "分别公布",
    "公布。",
];

#[test]
fn a_length_and_a_later_note_have_a_source_to_cite() {
    for (_, link) in load_bundled().unwrap().links() {
        let length = link.official_length.iter().map(|l| l.source.zh.as_str());
        let later = link.later.iter().map(|note| note.source.zh.as_str());
        for source in length.chain(later) {
            let vague = NO_ONE.iter().find(|word| source.contains(**word));
            assert!(vague.is_none(), "{}: {source}", link.key);
        }
    }
}

#[test]
fn the_table_of_drawn_lines_is_as_committed() {
    let atlas = load_bundled().unwrap();
    let (links, all) = (links(&atlas), parts());
    let mut table = String::from(
        "| link | name | kind | official km | drawn km | largest turn | start | end | note |\n\
         |---|---|---|---|---|---|---|---|---|\n",
    );
    for part in &all {
        let link = links[part.link.as_str()];
        let official = link.official_length.as_ref();
        let official = official.map_or_else(String::new, |l| l.km.to_string());
        let drawn: f64 = part.line.windows(2).map(|w| km(w[0], w[1])).sum();
        let (start, end) = ends(&atlas, link, part, &all);
        let _ = writeln!(
            table,
            "| {} | {} | {} | {official} | {drawn:.1} | {:.0}° | {} | {} | {}{} |",
            part.link,
            link.title.zh,
            part.kind,
            part.largest_turn_deg(),
            words(&start),
            words(&end),
            part.end_note,
            part.turn_note,
        );
    }
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/lines.md");
    expect_file![file].assert_eq(&table);
}

fn words(end: &End) -> String {
    match end {
        End::Ring => "ring".to_owned(),
        End::Joined => "joined".to_owned(),
        End::Open => "open".to_owned(),
        End::At(place) => place.clone(),
        End::Noted => "noted".to_owned(),
        End::Field => "in a field".to_owned(),
    }
}
