//! What a file says of itself: it names what the figure shows and nothing else, in the figure's
//! language, and every format carries it.

use std::collections::BTreeSet;

use chengyu_atlas::export::{Description, PROGRAM, encode};
use chengyu_atlas::figure_spec::{Format, find};
use chengyu_atlas::geodata::{LoadOptions, load};
use chengyu_atlas::i18n::{I18n, keys};
use chengyu_atlas::model::{FeatureId, Language, PartialDate, Status};
use chengyu_atlas::projection::{LonLat, PagePt, PageRect, Viewport};
use chengyu_atlas::scene::layout::{Figure, figure, usual_title};
use chengyu_atlas::scene::{Compared, Extent};
use chengyu_atlas::scene::{Layer, Scene, Shape, Shown};
use resvg::usvg::roxmltree::Document;

use super::region_file;
use super::support::{ATLAS, I18N, THEME, all_layers, described};

/// A figure of what lies about a position.
fn about(lon_deg: f64, lat_deg: f64, zoom: f64, shown: Shown) -> (Scene, Description) {
    let view = Viewport {
        center: LonLat { lon_deg, lat_deg }.to_world(),
        zoom,
        frame: PageRect::from_min_size(PagePt::default(), 480.0, 360.0),
    };
    described(Extent::View(view), shown, &I18N)
}

/// Links and corridors that the ground of a scene has marks of.
fn marked(scene: &Scene) -> BTreeSet<FeatureId> {
    let features = scene.ground.iter().filter_map(|item| item.feature);
    features.collect()
}

#[test]
fn every_link_of_the_region_is_counted_under_its_status() {
    let (scene, description) = described(Extent::Region, Shown::default(), &I18N);
    let marked = marked(&scene);
    let is_drawn = |feature| marked.contains(&feature);
    let drawn: Vec<_> = ATLAS
        .links()
        .filter(|(id, _)| is_drawn(FeatureId::Link(*id)))
        .collect();
    assert!(drawn.len() > 10, "{}", drawn.len());
    let line = description.long.lines().find(|l| l.contains("规划通道"));
    let line = line.expect("a line on links");
    assert!(
        line.contains(&format!("画出规划通道 {} 条", drawn.len())),
        "{line}"
    );
    for status in Status::ALL {
        let of_status = drawn.iter().filter(|(_, link)| link.status == status);
        let name = I18N.tr(keys::status(status));
        let count = of_status.count();
        let says = line.contains(&format!("{name}（{count}）："));
        assert_eq!(says, count > 0, "{name} {count}: {line}");
    }
    for (_, link) in &drawn {
        assert!(line.contains(&link.title.zh), "{}", link.title.zh);
    }
    assert!(description.long.contains("走廊"), "corridors are on");
}

#[test]
fn a_ribbon_that_stands_for_several_corridors_is_described_by_all_of_them() {
    let (scene, description) = described(Extent::Region, all_layers(), &I18N);
    let drawn: BTreeSet<_> = scene
        .picking
        .outlines
        .iter()
        .map(|outline| outline.feature)
        .collect();
    let line = description.long.lines().find(|l| l.contains("画出走廊"));
    let line = line.expect("a line on corridors");
    assert!(
        line.contains(&format!("画出走廊 {} 条", drawn.len())),
        "{line}"
    );
    for (id, corridor) in ATLAS.corridors() {
        let is_drawn = drawn.contains(&FeatureId::Corridor(id));
        assert!(!is_drawn || line.contains(&corridor.title.zh), "{line}");
    }
}

#[test]
fn units_are_listed_by_their_fill() {
    let (_, description) = described(Extent::Region, Shown::default(), &I18N);
    let line = description.long.lines().next().expect("a line on units");
    assert!(line.starts_with("图中有 22 个行政单位。"), "{line}");
    assert!(
        line.contains("核心城市（2）：成都、重庆（中心城区）"),
        "{line}"
    );
    assert!(
        line.contains("成德眉资同城化（3）：德阳、眉山、资阳"),
        "{line}"
    );
    let mut plain = Shown::default();
    plain.set(Layer::Roles, false);
    let (_, description) = described(Extent::Region, plain, &I18N);
    let line = description.long.lines().next().expect("a line on units");
    assert!(
        !line.contains("核心城市") && line.contains("文本未提到（22）"),
        "{line}"
    );
    assert!(
        !description.alt.contains("图层：角色"),
        "{}",
        description.alt
    );
}

#[test]
fn what_lies_beside_the_frame_is_not_described() {
    let (_, description) = about(104.64, 30.12, 10.5, all_layers());
    assert!(
        description.text().contains("资阳"),
        "{}",
        description.text()
    );
    for far in ["攀枝花", "川藏铁路", "达州", "涪江通航"] {
        assert!(!description.text().contains(far), "{far}");
    }
    // Without a unit, a link or a corridor, nothing is said of them.
    let (_, sea) = about(150.0, 0.0, 8.0, all_layers());
    assert!(sea.alt.contains("川渝以外"), "{}", sea.alt);
    assert!(sea.long.starts_with("注意："), "{}", sea.long);
    assert!(sea.keywords.is_empty(), "{:?}", sea.keywords);
}

#[test]
fn a_description_speaks_the_language_of_its_figure() {
    for (language, alt, unit) in [
        (Language::ZhHans, "地图《", "资阳"),
        (Language::ZhHant, "地圖《", "資陽"),
        (Language::En, "Map “", "Ziyang"),
    ] {
        let (_, description) = described(Extent::Circle, all_layers(), &I18n::new(language));
        assert!(description.alt.starts_with(alt), "{}", description.alt);
        assert!(!description.alt.contains('\n'));
        assert!(description.long.contains(unit), "{}", description.long);
        assert_eq!(description.language, language);
        // A message without its arguments would show its braces.
        assert!(!description.text().contains(['{', '}']));
    }
}

#[test]
fn every_text_is_named_with_its_digest_and_the_data_with_its_version() {
    let (_, description) = described(Extent::Circle, Shown::default(), &I18N);
    for (_, source) in ATLAS.sources() {
        for text in [&source.title.zh, &source.sha256] {
            assert!(description.long.contains(text.as_str()), "{text}");
        }
    }
    for said in [PROGRAM, "shuangcheng", "未经地图审核"] {
        assert!(description.long.contains(said), "{said}");
    }
    assert!(PROGRAM.ends_with(env!("CARGO_PKG_VERSION")));
}

/// What a file says of a figure.
fn said_of(asked: &Figure) -> (Scene, Description) {
    let scene = figure(&ATLAS, &I18N, &THEME, asked);
    let description = Description::of(&ATLAS, &I18N, asked, &scene);
    (scene, description)
}

#[test]
fn a_reviewed_map_is_not_described_as_unreviewed() {
    let mut asked = Figure::new(Extent::Circle);
    asked.review = Some("GS（2024）1".parse().expect("a number"));
    let (_, description) = said_of(&asked);
    let lines: Vec<&str> = description.long.lines().collect();
    assert!(lines.contains(&"审图号：GS（2024）1号"), "{lines:?}");
    assert!(!description.text().contains("未经地图审核"), "{lines:?}");
}

#[test]
fn only_the_texts_of_the_drawn_facts_are_named() {
    let mut asked = Figure::new(Extent::Circle);
    asked.caption = "至二〇二〇年七月".to_owned();
    asked.shown.set_as_of(PartialDate::parse("2020-07"));
    let (scene, description) = said_of(&asked);
    let digests: Vec<&str> = description
        .texts
        .iter()
        .map(|t| t.sha256.as_str())
        .collect();
    let drawn = scene.sources.iter().map(|id| ATLAS.source(*id));
    let drawn: Vec<&str> = drawn.map(|source| source.sha256.as_str()).collect();
    assert_eq!(digests, drawn);
    assert!(digests.len() < ATLAS.sources().count());
    for (_, source) in ATLAS.sources() {
        let is_named = description.long.contains(&source.sha256);
        assert_eq!(is_named, drawn.contains(&source.sha256.as_str()));
    }
    let lines: Vec<&str> = description.long.lines().collect();
    assert_eq!(lines.first(), Some(&"至二〇二〇年七月"));
    assert!(
        lines.contains(&"只画出截至 2020-07 的文本所述。"),
        "{lines:?}"
    );
}

#[test]
fn two_maps_are_described_as_two_with_what_is_on_either() {
    let [one, other] = ["雅安", "达州"].map(|word| find(&ATLAS, word).expect("a place"));
    let (_, pair) = said_of(&Figure::new(Extent::Compared(
        Compared::new(&[one, other]).expect("two"),
    )));
    assert!(pair.alt.contains("并列的2幅图：雅安与达州"), "{}", pair.alt);
    let line = pair.long.lines().next().expect("a line on units");
    for (name, feature) in [("雅安", one), ("达州", other)] {
        assert!(line.contains(name), "{line}");
        // Its own map shows it, the other's does not.
        let (_, alone) = said_of(&Figure::new(Extent::Feature(feature)));
        let far = if feature == one { "达州" } else { "雅安" };
        let units = alone.long.lines().next().expect("a line on units");
        assert!(units.contains(name) && !units.contains(far), "{units}");
    }
}

#[test]
fn an_svg_is_one_picture_with_title_and_description() {
    let (scene, description) = described(Extent::Region, Shown::default(), &I18N);
    let file = encode(&scene, &description, Format::Svg, 96.0).expect("a figure");
    let text = String::from_utf8(file).expect("UTF-8");
    let tree = Document::parse(&text).expect("well-formed XML");
    let root = tree.root_element();
    let role = root.attribute("role");
    assert_eq!(role, Some("graphics-document document"));
    let by_id = |id: &str| {
        let mut found = tree
            .descendants()
            .filter(|node| node.attribute("id") == Some(id));
        let node = found.next().expect("what the attribute names");
        assert!(found.next().is_none(), "two elements have the id {id}");
        (
            node.tag_name().name().to_owned(),
            node.text().map(str::to_owned),
        )
    };
    let labels = root.attribute("aria-labelledby").expect("labels");
    let labels: Vec<_> = labels.split(' ').map(by_id).collect();
    assert_eq!(
        labels,
        [
            ("title".to_owned(), Some(description.title.clone())),
            ("desc".to_owned(), Some(description.text())),
        ]
    );
    let sources = tree
        .descendants()
        .filter(|node| node.tag_name().name() == "source");
    let sources: Vec<_> = sources.filter_map(|node| node.text()).collect();
    assert_eq!(sources, description.made_of());
}

#[test]
fn what_is_empty_is_not_written_into_an_svg() {
    let (scene, _) = described(Extent::Circle, Shown::default(), &I18N);
    let file = encode(&scene, &Description::default(), Format::Svg, 96.0).expect("a figure");
    let text = String::from_utf8(file).expect("UTF-8");
    for word in ["<title id", "<desc", "<metadata", "aria-labelledby"] {
        assert!(!text.contains(word), "{word}");
    }
}

#[test]
fn a_png_says_what_it_shows_and_how_large_it_is() {
    let (scene, description) = described(Extent::Region, Shown::default(), &I18N);
    let file = encode(&scene, &description, Format::Png, 150.0).expect("a figure");
    let reader = png::Decoder::new(std::io::Cursor::new(&file))
        .read_info()
        .expect("a PNG");
    let info = reader.info();
    let texts = info.utf8_text.iter();
    let texts: Vec<(&str, String)> = texts
        .map(|chunk| (&*chunk.keyword, chunk.get_text().expect("text")))
        .collect();
    assert_eq!(
        texts,
        [
            ("Title", description.title.clone()),
            ("Description", description.text()),
            ("Software", PROGRAM.to_owned()),
            ("Source", description.made_of().join("\n")),
        ]
    );
    assert_eq!(info.utf8_text[0].language_tag, "zh-Hans");
    let size = info.pixel_dims.expect("a resolution");
    assert_eq!((size.xppu, size.yppu), (5906, 5906), "pixels a metre");
}

#[test]
fn a_pdf_is_tagged_and_holds_no_date() {
    let pdf = region_file(Format::Pdf);
    let has = |word: &str| pdf.windows(word.len()).any(|w| w == word.as_bytes());
    for word in ["/StructTreeRoot", "/Lang(zh-Hans)", "/Marked true", PROGRAM] {
        assert!(has(word), "{word}");
    }
    for word in ["/CreationDate", "/ModDate", "xmp:CreateDate"] {
        assert!(!has(word), "{word}");
    }
}

#[test]
fn a_figure_without_a_title_is_still_called_something() {
    let asked = Figure {
        title: String::new(),
        ..Figure::new(Extent::Region)
    };
    let scene = figure(&ATLAS, &I18N, &THEME, &asked);
    let description = Description::of(&ATLAS, &I18N, &asked, &scene);
    let usual = usual_title(&ATLAS, &I18N, &asked.shown, asked.extent);
    assert_eq!(description.title, usual);
    assert!(description.alt.contains(&usual), "{}", description.alt);
    let shows = scene.items().any(|item| match &item.shape {
        Shape::Text(text) => text.content.contains(&usual),
        _ => false,
    });
    assert!(!shows, "the figure itself has none");
}

#[test]
fn own_boundaries_are_credited_to_their_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("mine.geojson");
    let square = r#"{"type":"FeatureCollection","features":[{"type":"Feature",
        "properties":{"name":"甲","adcode":"510104"},"geometry":{"type":"Polygon",
        "coordinates":[[[104,30],[105,30],[105,31],[104,31],[104,30]]]}}]}"#;
    std::fs::write(&path, square).expect("a file");
    let options = LoadOptions {
        base: Some(path),
        ..LoadOptions::default()
    };
    let atlas = load(&options).expect("an atlas").atlas;
    let asked = Figure::new(Extent::Circle);
    let scene = figure(&atlas, &I18N, &THEME, &asked);
    let texts = scene.items().filter_map(|item| match &item.shape {
        Shape::Text(text) => Some(text.content.as_str()),
        _ => None,
    });
    let drawn: String = texts.collect();
    let described = Description::of(&atlas, &I18N, &asked, &scene).text();
    for words in [drawn, described] {
        assert!(words.contains("mine.geojson"), "{words}");
        assert!(!words.contains("国家基础地理信息中心"), "{words}");
    }
}

#[test]
fn every_layer_of_the_region_is_named() {
    let (_, description) = described(Extent::Region, all_layers(), &I18N);
    let text = description.text();
    // County boundaries are drawn from nearer.
    for layer in Layer::ALL.into_iter().filter(|l| *l != Layer::Counties) {
        let name = I18N.tr(&format!("layer-{}", layer.word()));
        assert!(text.contains(&name), "{name} is not in {text}");
    }
}

#[test]
fn the_legend_and_the_description_name_the_same_links() {
    for (lon_deg, lat_deg, zoom) in [
        (106.873, 29.044, 8.57),
        (104.2, 30.9, 9.3),
        (105.7, 30.4, 8.9),
    ] {
        let view = Viewport {
            center: LonLat { lon_deg, lat_deg }.to_world(),
            zoom,
            frame: PageRect::from_min_size(PagePt::default(), 640.0, 420.0),
        };
        let (scene, description) = described(Extent::View(view), all_layers(), &I18N);
        let links = scene
            .facts
            .iter()
            .filter(|f| matches!(f, FeatureId::Link(_)));
        let count = links.count();
        let words = format!("画出规划通道 {count} 条");
        assert!(
            count == 0 || description.text().contains(&words),
            "{count}: {}",
            description.text()
        );
    }
}
