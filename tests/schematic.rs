//! Diagrams of the bundled data: how true they stay, and what is drawn of them.

#![allow(clippy::unwrap_used, reason = "a test may fail at once")]

use std::sync::LazyLock;

use chengyu_atlas::export::{Description, encode};
use chengyu_atlas::figure_spec::{FigureKind, Format, Notes, PageSize, ViewAt};
use chengyu_atlas::filter::parse_facet;
use chengyu_atlas::geodata::load_bundled;
use chengyu_atlas::i18n::I18n;
use chengyu_atlas::messages::{Language, Says as _};
use chengyu_atlas::model::{
    Alignment, Atlas, CorridorFamily, FeatureId, Link, PartialDate, Status,
};
use chengyu_atlas::projection::{PagePt, WorldPt};
use chengyu_atlas::scene::layout::{Figure, diagram, figure};
use chengyu_atlas::scene::{
    About, Compared, Extent, Layer, LetteringPart, Mark, Scene, Shape, Shown, Theme,
};
use chengyu_atlas::schematic::{Network, Schematic, Subject};

static ATLAS: LazyLock<Atlas> = LazyLock::new(|| load_bundled().unwrap());

fn place(key: &str) -> FeatureId {
    FeatureId::Place(ATLAS.place_by_key(key).unwrap())
}

/// The subjects that figures are made of.
fn subjects() -> [(&'static str, Subject); 5] {
    let axis = ATLAS.corridor_by_key("chengyu-zhuzhou").unwrap();
    [
        ("all", Subject::Everything),
        ("circle", Subject::Circle),
        ("资阳", Subject::Feature(place("512000"))),
        ("遂宁", Subject::Feature(place("510900"))),
        ("成渝主轴", Subject::Feature(FeatureId::Corridor(axis))),
    ]
}

fn laid_out(subject: Subject) -> Schematic<'static> {
    let network = Network::of(&ATLAS, &Shown::default(), subject, (true, true)).unwrap();
    Schematic::of(network)
}

fn drawn(asked: &Figure, language: Language) -> (Atlas, Figure, Scene) {
    let (atlas, asked) = diagram(&ATLAS, asked).unwrap();
    let scene = figure(&atlas, &I18n::new(language), &Theme::light(), &asked);
    (atlas, asked, scene)
}

fn asked(extent: Extent, page: PageSize) -> Figure {
    Figure {
        kind: FigureKind::Schematic,
        page,
        notes: Notes::usual(page),
        about: match extent {
            Extent::Feature(feature) => Some(feature).into(),
            _ => About::Everything,
        },
        ..Figure::new(extent)
    }
}

#[test]
fn neighbours_keep_their_direction_and_edges_cross_less_than_on_the_ground() {
    for (name, subject) in subjects() {
        let measures = laid_out(subject).measures();
        let kept = measures.octants_kept * 10 >= measures.neighbours * 9;
        assert!(kept, "{name}: {measures:?}");
        let is_simpler = measures.crossings <= measures.crossings_on_ground;
        assert!(is_simpler, "{name}: {measures:?}");
    }
}

#[test]
fn lines_run_in_eight_directions_from_place_to_place() {
    for (name, subject) in subjects() {
        let atlas = laid_out(subject).atlas();
        let plan = atlas.base().diagram.clone().unwrap();
        assert!(!plan.ways.is_empty());
        let node = |id| atlas.place(id).node.as_ref().unwrap().at.to_world();
        let near = |a: WorldPt, b: WorldPt| (a.x - b.x).hypot(a.y - b.y) < 1e-9;
        for way in &plan.ways {
            let (first, last) = (way.course[0], way.course[way.course.len() - 1]);
            assert!(
                near(first, node(way.ends.0)) && near(last, node(way.ends.1)),
                "{name}"
            );
            // All but the pieces of a bend.
            let straight = [&way.course[..2], &way.course[way.course.len() - 2..]];
            for ends in straight {
                let (dx, dy) = (ends[1].x - ends[0].x, ends[1].y - ends[0].y);
                let turn = dy.atan2(dx) / std::f64::consts::FRAC_PI_4;
                assert!((turn - turn.round()).abs() < 1e-6, "{name}: {turn}");
            }
        }
        // A link is drawn from each of its places that has a node to the next.
        for (_, link) in atlas.links() {
            if let Alignment::Lines(parts) = &link.alignment {
                let tied = link
                    .places
                    .iter()
                    .filter(|id| atlas.place(**id).node.is_some());
                let tied: Vec<_> = tied.collect();
                let points = parts[0].line.points();
                assert!(near(points[0], node(*tied[0])), "{name}: {}", link.key);
                let end = points[points.len() - 1];
                assert!(
                    near(end, node(*tied[tied.len() - 1])),
                    "{name}: {}",
                    link.key
                );
            }
        }
    }
}

/// The figures of which all is asked.
fn figures() -> impl Iterator<Item = Figure> {
    let pages = [
        PageSize::A4,
        PageSize::Slide,
        PageSize::Report,
        PageSize::Column,
    ];
    let extents = [
        Extent::Circle,
        Extent::Feature(place("512000")),
        Extent::Feature(place("510900")),
    ];
    let each = move |page| extents.map(|extent| asked(extent, page));
    pages.into_iter().flat_map(each)
}

/// The lines of links and the ties of a diagram, on the page.
fn page_lines(scene: &Scene) -> Vec<(FeatureId, Vec<PagePt>)> {
    let lines = scene.picking.lines.iter().map(|(feature, line)| {
        let points = line
            .points()
            .iter()
            .map(|p| scene.view.transform().project(*p));
        (*feature, points.collect())
    });
    let ties = scene.items().filter_map(|item| {
        let is_tie = item.mark == Mark::Corridor(CorridorFamily::Cooperation);
        let points = match &item.shape {
            Shape::Path {
                points,
                closed: false,
                ..
            } if is_tie => points.clone(),
            _ => return None,
        };
        Some((item.feature?, points))
    });
    lines.chain(ties).collect()
}

#[test]
fn no_name_lies_on_a_line() {
    let mut places = Vec::new();
    for asked in figures() {
        for language in Language::ALL {
            let (_, _, scene) = drawn(&asked, language);
            let lines = page_lines(&scene);
            assert!(lines.len() > 5);
            let names = scene.picking.lettering.iter();
            for name in names.filter(|of| of.part == LetteringPart::Name) {
                // A leader line is thinner than any letter, and leads across lines.
                let letters = || name.boxes.iter().filter(|of| of.half.1 > 2.0);
                let crosses = |(_, line): &&(FeatureId, Vec<PagePt>)| {
                    let mut pieces = line.windows(2);
                    pieces.any(|ends| letters().any(|of| of.is_crossed_by(ends[0], ends[1])))
                };
                let Some((crossed, _)) = lines.iter().find(crosses) else {
                    continue;
                };
                let told = format!(
                    "{:?} {language:?} {:?} {crossed:?}",
                    asked.page, name.feature
                );
                // English names of places are long for a column, and a place is named whatever is
                // beneath.
                let is_long = language == Language::En
                    && asked.extent == Extent::Circle
                    && asked.page == PageSize::Column;
                let is_place = matches!(name.feature, FeatureId::Place(_));
                assert!(is_place && is_long, "{told}");
                places.push(told);
            }
        }
    }
    assert!(places.len() <= 5, "{places:#?}");
}

#[test]
fn lanes_leave_a_node_side_by_side() {
    let mut compared = 0;
    // In a narrow column lanes may touch.
    for asked in figures().filter(|asked| asked.page != PageSize::Column) {
        let (_, _, scene) = drawn(&asked, Language::ZhHans);
        // Each end of a line with the direction in which it leaves, in eighths of a turn.
        let ends = scene.picking.lines.iter().flat_map(|(feature, line)| {
            let points = line
                .points()
                .iter()
                .map(|p| scene.view.transform().project(*p));
            let points: Vec<PagePt> = points.collect();
            let end = |from: PagePt, to: PagePt| {
                let turn = (to.y - from.y).atan2(to.x - from.x) / std::f64::consts::FRAC_PI_4;
                (*feature, from, turn.round())
            };
            let last = points.len() - 1;
            [
                end(points[0], points[1]),
                end(points[last], points[last - 1]),
            ]
        });
        let ends: Vec<(FeatureId, PagePt, f64)> = ends.collect();
        for (at, (feature, from, turn)) in ends.iter().enumerate() {
            for (other, beside, their_turn) in &ends[at + 1..] {
                let (x, y) = (beside.x - from.x, beside.y - from.y);
                let angle = turn * std::f64::consts::FRAC_PI_4;
                let along = x * angle.cos() + y * angle.sin();
                let across = y * angle.cos() - x * angle.sin();
                // They end in one row across the way.
                let is_one_row = turn == their_turn && along.abs() < 1.0;
                if is_one_row && across.abs() < 60.0 && feature != other {
                    compared += 1;
                    assert!(across.abs() > 1.5, "{feature:?} on {other:?}: {across}");
                }
            }
        }
    }
    assert!(compared > 100, "{compared}");
}

#[test]
fn every_place_is_named_and_no_lettering_lies_on_other() {
    for asked in figures() {
        let page = asked.page;
        for language in Language::ALL {
            let (atlas, _, scene) = drawn(&asked, language);
            for (id, of) in atlas.places().filter(|(_, of)| of.node.is_some()) {
                let is_named =
                    scene.picking.lettering.iter().any(|of| {
                        of.feature == FeatureId::Place(id) && of.part == LetteringPart::Name
                    });
                assert!(
                    is_named,
                    "{page:?} {language:?} {}",
                    of.names.label(language)
                );
            }
            let lettering: Vec<_> = scene.picking.lettering.iter().collect();
            for (at, one) in lettering.iter().enumerate() {
                for other in &lettering[at + 1..] {
                    let overlaps = one
                        .boxes
                        .iter()
                        .any(|a| other.boxes.iter().any(|b| a.overlaps(b)));
                    assert!(!overlaps, "{page:?} {one:?} {other:?}");
                }
            }
        }
    }
}

#[test]
fn a_diagram_has_no_ground_no_scale_and_says_so() {
    let (atlas, asked, scene) = drawn(&asked(Extent::Circle, PageSize::A4), Language::ZhHans);
    let marks: Vec<Mark> = scene.items().map(|item| item.mark).collect();
    assert!(!marks.contains(&Mark::ScaleBar) && !marks.contains(&Mark::NorthArrow));
    let says = |words: &str| {
        scene.items().any(|item| match &item.shape {
            Shape::Text(text) => text.content.contains(words),
            _ => false,
        })
    };
    assert!(says("间距与走向不按比例") && says("排布依据地点坐标"));
    assert!(!says("天地图") && !says("审图") && !says("未经地图审核"));
    let described = Description::of(&atlas, &I18n::new(Language::ZhHans), &asked, &scene);
    assert!(!described.text().contains("天地图"), "{}", described.text());
}

#[test]
fn what_is_left_out_on_a_map_is_left_out_in_a_diagram() {
    let drawn = |change: fn(&mut Shown)| {
        let mut shown = Shown::default();
        change(&mut shown);
        let network = Network::of(&ATLAS, &shown, Subject::Circle, (true, true)).unwrap();
        let lines = network.line_count();
        let atlas = Schematic::of(network).atlas();
        let links = atlas.links().map(|(_, link)| link.clone());
        let links: Vec<_> = links
            .filter(|link| matches!(link.alignment, Alignment::Lines(_)))
            .collect();
        assert_eq!(links.len(), lines);
        links
    };
    let all = drawn(|_| {});
    let rail = drawn(|shown| {
        let mut filter = shown.filter().clone();
        let (facet, choice) = parse_facet(&ATLAS, "mode=rail").unwrap();
        filter.choose(facet, Some(choice));
        shown.set_filter(filter);
    });
    let started = drawn(|shown| {
        for status in Status::ALL {
            shown.set_status(status, status == Status::UnderConstruction);
        }
    });
    assert!(rail.len() < all.len() && started.len() < all.len());
    let is_started = |link: &Link| link.status == Status::UnderConstruction;
    assert!(!started.is_empty() && started.iter().all(is_started));
    assert!(rail.len() > 5);
    let by_then = drawn(|shown| shown.set_as_of(PartialDate::parse("2020-03")));
    assert!(by_then.len() < all.len());
}

#[test]
fn the_same_diagram_has_the_same_bytes() {
    let bytes = || {
        let (atlas, asked, scene) = drawn(&asked(Extent::Region, PageSize::A4), Language::En);
        let described = Description::of(&atlas, &I18n::new(Language::En), &asked, &scene);
        encode(&scene, &described, Format::Svg, 0.0).unwrap()
    };
    assert_eq!(bytes(), bytes());
}

#[test]
fn what_is_no_diagram_is_refused_in_words() {
    let at = "104.65,30.12,9".parse::<ViewAt>().unwrap();
    let two = Compared::new(&[place("512000"), place("510900")]).unwrap();
    let mut nothing = Figure::new(Extent::Region);
    nothing.shown.set(Layer::Links, false);
    nothing.shown.set(Layer::Corridors, false);
    // A unit that nothing ties.
    let alone = Figure::new(Extent::Feature(place("513200")));
    for (asked, en, zh) in [
        (Figure::new(Extent::At(at)), "no ground", "没有底图"),
        (
            asked(Extent::Compared(two), PageSize::A4),
            "Diagram",
            "示意图",
        ),
        (nothing, "no link or corridor", "绘不成"),
        (alone, "no link or corridor", "绘不成"),
    ] {
        let refused = diagram(&ATLAS, &asked).unwrap_err().said();
        assert!(refused.text(Language::En).contains(en), "{refused}");
        assert!(refused.text(Language::ZhHans).contains(zh), "{refused}");
    }
}
