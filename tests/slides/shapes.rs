//! The shapes of a slide: within their frames, named, a label one box, and not too many points.

use std::sync::Arc;

use chengyu_atlas::export::Description;
use chengyu_atlas::figure_spec::PageSize;
use chengyu_atlas::geometry::WorldArea;
use chengyu_atlas::model::FeatureId;
use chengyu_atlas::projection::{PageRect, WorldPt};
use chengyu_atlas::scene::{Compared, Extent, Item, Mark, Scene, Shape, Shown};
use resvg::usvg::roxmltree::{Document, Node};

use super::support::{I18N, THEME, page_figure, place};
use super::{file, named, parts, region, said, within};

const EMU_PER_PT: f64 = 12_700.0;

fn slide_of(scene: &Scene, description: &Description) -> String {
    let mut parts = parts(&file(scene, description));
    parts.remove("ppt/slides/slide1.xml").expect("a slide")
}

/// What a group or a shape is called.
fn name<'a>(shape: Node<'a, 'a>) -> &'a str {
    let words = within(shape, "cNvPr").expect("words");
    words.attribute("name").expect("a name")
}

/// The box of a shape in points, as it stands when it is not turned.
fn bounds(shape: Node<'_, '_>) -> PageRect {
    let side = |element: &str, key: &str| -> f64 {
        let found = within(shape, element).expect("a place");
        let value = found.attribute(key).expect("a number");
        value.parse::<f64>().expect("a number") / EMU_PER_PT
    };
    let corner = chengyu_atlas::projection::PagePt::new(side("off", "x"), side("off", "y"));
    PageRect::from_min_size(corner, side("ext", "cx"), side("ext", "cy"))
}

/// The freeforms and other shapes without text in a group.
fn drawn<'a>(group: Node<'a, 'a>) -> impl Iterator<Item = Node<'a, 'a>> {
    let shapes = group.descendants();
    shapes.filter(|node| node.tag_name().name() == "sp" && within(*node, "txBody").is_none())
}

/// Checks that the shapes of each map keep to its frame.
fn check_frames(scene: &Scene, description: &Description) -> usize {
    let text = slide_of(scene, description);
    let tree = Document::parse(&text).expect("well-formed XML");
    let called = I18N.tr("drawing-map");
    let maps: Vec<_> = named(&tree, "grpSp")
        .filter(|group| {
            let name = name(*group);
            name == called || name.starts_with(&format!("{called} "))
        })
        .collect();
    let frames = std::iter::once(scene.view.frame).chain(scene.panels.iter().map(|p| p.view.frame));
    let frames: Vec<PageRect> = frames.collect();
    assert_eq!(maps.len(), frames.len());
    let mut count = 0;
    for (map, frame) in maps.into_iter().zip(&frames) {
        for shape in drawn(map) {
            let bounds = bounds(shape);
            assert!(
                frame.expand(0.02).contains_rect(&bounds),
                "{} {bounds:?} in {frame:?}",
                name(shape)
            );
            count += 1;
        }
    }
    count
}

#[test]
fn no_shape_reaches_beyond_the_frame_of_its_map() {
    let (scene, description) = region();
    assert!(check_frames(&scene, &description) > 500);
    let both = ["512000", "510900"].map(|key| FeatureId::Place(place(key)));
    let compared = Extent::Compared(Compared::new(&both).expect("two"));
    let scene = page_figure(PageSize::A4, compared, Shown::default());
    assert_eq!(scene.panels.len(), 1);
    let description = Description {
        layers: description.layers,
        ..Description::default()
    };
    assert!(check_frames(&scene, &description) > 200);
}

#[test]
fn no_name_on_a_map_reaches_beyond_its_frame() {
    let (scene, description) = region();
    let text = slide_of(&scene, &description);
    let tree = Document::parse(&text).expect("well-formed XML");
    let map = named(&tree, "grpSp").find(|group| name(*group) == I18N.tr("drawing-map"));
    let map = map.expect("a map");
    let boxes = map
        .descendants()
        .filter(|node| node.tag_name().name() == "sp" && within(*node, "txBody").is_some());
    let mut count = 0;
    for shape in boxes.filter(|shape| {
        let place = within(*shape, "xfrm").expect("a place");
        place.attribute("rot").is_none()
    }) {
        let bounds = bounds(shape);
        let frame = scene.view.frame.expand(2.0);
        assert!(frame.contains_rect(&bounds), "{} {bounds:?}", name(shape));
        count += 1;
    }
    assert!(count > 50, "{count}");
}

/// The labels of a scene but those in places of the layout, letters alone.
fn labels(scene: &Scene) -> Vec<String> {
    let is_boxed = |item: &&Item| {
        !matches!(item.mark, Mark::Title | Mark::References) && matches!(item.shape, Shape::Text(_))
    };
    let mut labels: Vec<String> = Vec::new();
    for item in scene.items().filter(is_boxed) {
        let Shape::Text(text) = &item.shape else {
            continue;
        };
        match labels.last_mut().filter(|_| text.continues) {
            Some(label) => label.push_str(&text.content),
            None => labels.push(text.content.clone()),
        }
    }
    labels
}

#[test]
fn every_label_is_one_box_that_does_not_wrap_and_says_all_of_it() {
    let (scene, description) = region();
    let text = slide_of(&scene, &description);
    let tree = Document::parse(&text).expect("well-formed XML");
    let is_box = |node: &Node<'_, '_>| {
        within(*node, "cNvSpPr").is_some_and(|of| of.attribute("txBox") == Some("1"))
    };
    let boxes: Vec<_> = named(&tree, "sp").filter(is_box).collect();
    let mut written: Vec<&str> = boxes.iter().map(|shape| name(*shape)).collect();
    let mut wanted = labels(&scene);
    written.sort_unstable();
    wanted.sort_unstable();
    assert_eq!(written, wanted);
    for shape in &boxes {
        let body = within(*shape, "bodyPr").expect("a body");
        assert_eq!(body.attribute("wrap"), Some("none"));
        for side in ["lIns", "tIns", "rIns", "bIns"] {
            assert_eq!(body.attribute(side), Some("0"));
        }
        assert!(within(*shape, "noAutofit").is_some());
        // A sign that lies on its side in a stack is another one upright.
        let letters = said(*shape).chars().count();
        assert_eq!(letters, name(*shape).chars().count(), "{}", name(*shape));
    }
    let paragraphs = |shape: &Node<'_, '_>| {
        let of = shape.descendants();
        of.filter(|node| node.tag_name().name() == "p" && within(*node, "r").is_some())
            .count()
    };
    let stacked = boxes.iter().filter(|shape| paragraphs(shape) > 1).count();
    assert!(stacked > 2, "{stacked} stacked");
}

#[test]
fn features_are_groups_or_shapes_with_their_names() {
    let (scene, description) = region();
    let text = slide_of(&scene, &description);
    let tree = Document::parse(&text).expect("well-formed XML");
    let names: Vec<&str> = named(&tree, "grpSp")
        .chain(named(&tree, "sp"))
        .map(name)
        .collect();
    for words in scene.features.values() {
        assert!(names.contains(&&*words.name), "{}", words.name);
    }
    for layer in ["drawing-map", "drawing-rail", "drawing-legend"] {
        assert!(names.contains(&I18N.tr(layer).as_str()), "{layer}");
    }
}

#[test]
fn dashed_lines_stay_lines_with_dashes() {
    let (scene, description) = region();
    let text = slide_of(&scene, &description);
    let tree = Document::parse(&text).expect("well-formed XML");
    let dashed = named(&tree, "custDash").count();
    let wanted = scene.ground.iter().filter(|item| match &item.shape {
        Shape::Outline { stroke, .. }
        | Shape::Line { stroke, .. }
        | Shape::Segments { stroke, .. } => !stroke.dash.is_empty(),
        Shape::Path { stroke, .. } => stroke.as_ref().is_some_and(|s| !s.dash.is_empty()),
        Shape::Area { .. } | Shape::Text(_) => false,
    });
    assert!(dashed * 10 >= wanted.count() * 9, "{dashed}");
    assert!(named(&tree, "ds").all(|dash| dash.attribute("d") != Some("0")));
}

#[test]
fn boundaries_with_too_many_points_are_drawn_less_finely() {
    const CORNERS: u32 = 400_000;
    let (mut scene, _) = region();
    let frame = scene.view.world_rect();
    let (x, y) = (frame.center().x, frame.center().y);
    let radius = (frame.max.y - frame.min.y) / 2.5;
    let corner = |i: u32| {
        let angle = f64::from(i % CORNERS) / f64::from(CORNERS) * std::f64::consts::TAU;
        let ragged = radius * (1.0 + 0.01 * f64::from(i % 7) / 7.0);
        WorldPt {
            x: x + ragged * angle.cos(),
            y: y + ragged * angle.sin(),
        }
    };
    let ring: Vec<WorldPt> = (0..=CORNERS).map(corner).collect();
    let line = chengyu_atlas::geometry::WorldLine::from_world(ring.clone());
    let stroke = chengyu_atlas::scene::Stroke::solid(THEME.ink, 1.0);
    scene.ground = vec![
        Item {
            mark: Mark::OwnLine,
            feature: None,
            shape: Shape::Line {
                line: Arc::new(line),
                stroke,
            },
        },
        Item {
            mark: Mark::OwnLine,
            feature: None,
            shape: Shape::Area {
                area: Arc::new(WorldArea::drawn(vec![ring[..1000].to_vec()])),
                fill: THEME.ink,
            },
        },
    ];
    let text = slide_of(&scene, &Description::default());
    let points = text.matches("<a:pt ").count();
    assert!((1000..100_000).contains(&points), "{points}");
}
