//! A figure about a city, a link or a corridor: its subject lies whole in the frame, and nothing of
//! the furniture lies on it, whatever the page.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail at once")]
#![allow(clippy::print_stdout, reason = "the tables are read with --nocapture")]

mod support;

use std::sync::Mutex;

use chengyu_atlas::figure_spec::PageSize;
use chengyu_atlas::font::text_width;
use chengyu_atlas::geometry::{TurnedRect, WorldArea, ring_contains};
use chengyu_atlas::model::{Alignment, FeatureId, Level, PartialDate, PlaceId};
use chengyu_atlas::projection::{PagePt, PageRect, WorldPt};
use chengyu_atlas::scene::layout::{Figure, figure, usual_title};
use chengyu_atlas::scene::{About, Extent, Item, Mark, Scene, Shape, feature_key};
use support::{ATLAS, I18N, THEME};

/// The pages that are looked at: wide, middling, narrow.
fn pages() -> [(&'static str, PageSize); 3] {
    let middling = PageSize::custom(156.0 / 25.4 * 72.0, 110.0 / 25.4 * 72.0);
    [
        ("A4", PageSize::A4),
        ("156×110 mm", middling.expect("a page")),
        ("column", PageSize::Column),
    ]
}

/// Every city with facts, every link and every corridor that is drawn.
fn subjects() -> Vec<FeatureId> {
    let cities = ATLAS.regions_of(Level::Prefecture).map(|(_, r)| r.place);
    let cities = cities.filter(|place| ATLAS.is_mentioned(*place));
    let links = ATLAS.links();
    let links = links.filter(|(_, link)| !matches!(link.alignment, Alignment::None { .. }));
    let corridors = ATLAS.corridors();
    let corridors = corridors.filter(|(_, corridor)| ATLAS.is_drawn(corridor));
    cities
        .map(FeatureId::Place)
        .chain(links.map(|(id, _)| FeatureId::Link(id)))
        .chain(corridors.map(|(id, _)| FeatureId::Corridor(id)))
        .collect()
}

/// A figure about a feature.
fn about(feature: FeatureId, page: PageSize) -> Figure {
    Figure {
        page,
        about: About::Feature(feature),
        title: "标题".to_owned(),
        ..Figure::new(Extent::Feature(feature))
    }
}

/// The same under its usual title, of the texts until a date.
fn titled(feature: FeatureId, page: PageSize, as_of: Option<PartialDate>) -> Figure {
    let mut asked = about(feature, page);
    asked.shown.set_as_of(as_of);
    asked.title = usual_title(&ATLAS, &I18N, &asked.shown, asked.extent);
    asked
}

/// What is drawn of a subject.
fn drawn(scene: &Scene, subject: FeatureId) -> Vec<&Shape> {
    let items = scene.ground.iter();
    let items = items.filter(|item| item.feature == Some(subject));
    items.map(|item| &item.shape).collect()
}

/// The dots of the places that a link or a corridor ties.
fn ends(scene: &Scene, subject: FeatureId) -> Vec<&Shape> {
    let places: &[PlaceId] = match subject {
        FeatureId::Corridor(id) => &ATLAS.corridor(id).places,
        FeatureId::Link(id) => &ATLAS.link(id).places,
        FeatureId::Place(_) => &[],
    };
    let is_end = |feature: FeatureId| match feature {
        FeatureId::Place(place) => places.contains(&place),
        FeatureId::Link(_) | FeatureId::Corridor(_) => false,
    };
    let dots = scene.ground.iter().filter(|item| item.mark == Mark::Node);
    let dots = dots.filter(|item| item.feature.is_some_and(is_end));
    dots.map(|item| &item.shape).collect()
}

/// A shape on the page: lines, the width of their stroke, and whether they enclose what lies inside.
fn outline(scene: &Scene, shape: &Shape) -> (Vec<Vec<PagePt>>, f64, bool) {
    let page = |points: &[WorldPt]| points.iter().map(|p| scene.to_page.project(*p)).collect();
    let rings = |area: &WorldArea| {
        let rings = &area.at_zoom(scene.view.zoom).rings;
        rings.iter().map(|ring| page(ring)).collect()
    };
    match shape {
        Shape::Area { area, .. } => (rings(area), 0.0, true),
        Shape::Outline { area, stroke } => (rings(area), stroke.width_pt, true),
        Shape::Line { line, stroke } => (
            vec![page(line.at_zoom(scene.view.zoom))],
            stroke.width_pt,
            false,
        ),
        Shape::Path {
            points,
            closed,
            stroke,
            ..
        } => {
            let mut points = points.clone();
            if *closed {
                points.extend(points.first().copied());
            }
            let width = stroke.as_ref().map_or(0.0, |stroke| stroke.width_pt);
            (vec![points], width, *closed)
        }
        Shape::Segments { segments, stroke } => {
            let lines = segments.iter().map(|ends| ends.to_vec()).collect();
            (lines, stroke.width_pt, false)
        }
        Shape::Text(text) => {
            let width = text_width(&text.content, text.size_pt);
            let (sin, cos) = text.angle_rad.sin_cos();
            let at = |along: f64, up: f64| {
                text.at
                    .offset(along * cos + up * sin, along * sin - up * cos)
            };
            let (top, foot) = (text.size_pt * 0.8, -text.size_pt * 0.2);
            let corners = [
                (0.0, foot),
                (width, foot),
                (width, top),
                (0.0, top),
                (0.0, foot),
            ];
            (vec![corners.map(|(x, y)| at(x, y)).to_vec()], 0.0, true)
        }
    }
}

/// Whether a box of the page lies on any of a shape.
fn is_touched(scene: &Scene, shape: &Shape, rect: &PageRect) -> bool {
    let (lines, width, encloses) = outline(scene, shape);
    let wide = TurnedRect::from(rect.expand(width / 2.0));
    let is_crossed = lines
        .iter()
        .flat_map(|line| line.windows(2))
        .any(|ends| wide.is_crossed_by(ends[0], ends[1]));
    let around = lines
        .iter()
        .filter(|ring| ring_contains(ring, rect.center()));
    is_crossed || encloses && around.count() % 2 == 1
}

/// Whether all of a subject lies in the frame.
fn is_whole(scene: &Scene, subject: FeatureId) -> bool {
    let frame = scene.view.frame.expand(0.1);
    let shapes = drawn(scene, subject);
    shapes.iter().all(|shape| {
        let (lines, ..) = outline(scene, shape);
        lines.iter().flatten().all(|p| frame.contains(*p))
    })
}

/// The furniture that lies on a subject.
fn touching(scene: &Scene, subject: FeatureId) -> Option<&PageRect> {
    let (shapes, ends) = (drawn(scene, subject), ends(scene, subject));
    let all = || shapes.iter().chain(&ends);
    let touches = |rect: &&PageRect| all().any(|s| is_touched(scene, s, rect));
    scene.covered.iter().find(touches)
}

/// What is wrong with a figure about a subject; nothing for one that is right.
fn fault(subject: FeatureId, page: PageSize) -> Option<String> {
    let scene = figure(&ATLAS, &I18N, &THEME, &about(subject, page));
    assert!(
        !drawn(&scene, subject).is_empty(),
        "nothing of {subject:?} is drawn"
    );
    if let Some(rect) = touching(&scene, subject) {
        return Some(format!("touched at {rect:?}"));
    }
    (!is_whole(&scene, subject)).then(|| "cut by the frame".to_owned())
}

/// What `look` says of every subject on every page, by all cores.
fn of_all<T: Send>(look: impl Fn(FeatureId, PageSize) -> T + Sync) -> Vec<(usize, FeatureId, T)> {
    let pages = pages();
    let subjects = subjects();
    let all = (0..pages.len()).flat_map(|page| subjects.iter().map(move |s| (page, *s)));
    let queue: Mutex<Vec<(usize, FeatureId)>> = Mutex::new(all.collect());
    let seen = Mutex::new(Vec::new());
    let work = || {
        let next = || queue.lock().expect("no thread failed").pop();
        while let Some((page, subject)) = next() {
            let answer = look(subject, pages[page].1);
            let mut seen = seen.lock().expect("no thread failed");
            seen.push((page, subject, answer));
        }
    };
    std::thread::scope(|scope| {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        (0..cores).for_each(|_| {
            scope.spawn(work);
        });
    });
    let mut seen = seen.into_inner().expect("no thread failed");
    seen.sort_by_key(|(page, subject, _)| (*page, *subject));
    seen
}

#[test]
#[allow(
    clippy::print_stdout,
    reason = "the table is for whoever runs the test"
)]
fn nothing_covers_a_subject_on_any_page() {
    let seen = of_all(fault);
    let mut faults = Vec::new();
    println!(
        "{:12} {:>9} {:>8} {:>8}",
        "page", "subjects", "touched", "cut"
    );
    for (page, (name, _)) in pages().into_iter().enumerate() {
        let of_page = seen.iter().filter(|(of, ..)| *of == page);
        let of_page: Vec<_> = of_page.collect();
        let count = |what: &str| {
            let such = of_page.iter().filter(|(_, _, fault)| {
                fault.as_ref().is_some_and(|fault| fault.starts_with(what))
            });
            such.count()
        };
        println!(
            "{name:12} {:>9} {:>8} {:>8}",
            of_page.len(),
            count("touched"),
            count("cut")
        );
        faults.extend(of_page.iter().filter_map(|(_, subject, fault)| {
            let fault = fault.as_ref()?;
            Some(format!("{name}: {} {fault}", feature_key(&ATLAS, *subject)))
        }));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_subject_has_one_extent_whatever_the_date_of_its_facts() {
    let date = PartialDate::parse("2020-03");
    let seen = of_all(|subject, page| {
        let [all, dated] = [None, date].map(|as_of| {
            let scene = figure(&ATLAS, &I18N, &THEME, &titled(subject, page, as_of));
            let touching = touching(&scene, subject);
            assert!(touching.is_none(), "{subject:?} {as_of:?}: {touching:?}");
            (scene.view, scene.page)
        });
        (all != dated).then(|| format!("{all:?} and {dated:?}"))
    });
    let faults = seen.into_iter().filter_map(|(page, subject, fault)| {
        let name = pages()[page].0;
        Some(format!(
            "{name}: {} {}",
            feature_key(&ATLAS, subject),
            fault?
        ))
    });
    let faults: Vec<String> = faults.collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The places whose fill keeps its strength: what the subject is or ties, members of groups, and
/// the units around places without an area.
fn kept(subject: FeatureId) -> Vec<PlaceId> {
    let own: Vec<PlaceId> = match subject {
        FeatureId::Place(id) => vec![id],
        FeatureId::Link(id) => ATLAS.link(id).places.clone(),
        FeatureId::Corridor(id) => ATLAS.corridor(id).places.clone(),
    };
    let mut kept = own.clone();
    for place in own.iter().map(|id| ATLAS.place(*id)) {
        kept.extend(&place.members);
        kept.extend(place.parent.filter(|_| place.region.is_none()));
    }
    kept
}

/// Whether a fill is one of a unit or of a city around a district.
fn is_kept(item: &Item, kept: &[PlaceId]) -> bool {
    let Some(FeatureId::Place(place)) = item.feature else {
        return false;
    };
    let city = ATLAS
        .place(place)
        .region
        .and_then(|r| ATLAS.region(r).parent);
    let city = city.map(|city| ATLAS.region(city).place);
    kept.contains(&place) || city.is_some_and(|city| kept.contains(&city))
}

#[test]
fn all_but_the_subject_steps_back() {
    for subject in subjects() {
        let name = feature_key(&ATLAS, subject);
        let scene = figure(&ATLAS, &I18N, &THEME, &about(subject, PageSize::A4));
        let kept = kept(subject);
        for item in &scene.ground {
            if let (Mark::Fill(standing), Shape::Area { fill, .. }) = (item.mark, &item.shape) {
                let expected = THEME.fill(standing, !is_kept(item, &kept));
                assert_eq!(*fill, expected, "{name}: {:?}", item.feature);
            }
        }
        let named = |item: &&Item| matches!(item.mark, Mark::Name | Mark::Code);
        let named: Vec<FeatureId> = scene
            .ground
            .iter()
            .filter(named)
            .filter_map(|i| i.feature)
            .collect();
        let is_named = |feature: FeatureId| named.contains(&feature);
        if let FeatureId::Place(_) | FeatureId::Link(_) = subject {
            assert!(is_named(subject), "{name} has no name");
        }
        for (id, link) in ATLAS.links() {
            let is_line = matches!(link.alignment, Alignment::Lines(_));
            let feature = FeatureId::Link(id);
            let may_be_named = match subject {
                FeatureId::Place(_) => true,
                FeatureId::Link(_) => !is_line || feature == subject,
                FeatureId::Corridor(_) => false,
            };
            assert!(may_be_named || !is_named(feature), "{name}: {}", link.key);
        }
    }
}

#[test]
fn the_lines_of_a_city_keep_their_width_and_the_others_are_thin() {
    let cities = subjects().into_iter().filter_map(|subject| match subject {
        FeatureId::Place(id) => Some(id),
        FeatureId::Link(_) | FeatureId::Corridor(_) => None,
    });
    let (mut thin, mut full) = (0, 0);
    for city in cities {
        let subject = FeatureId::Place(city);
        let scene = figure(&ATLAS, &I18N, &THEME, &about(subject, PageSize::A4));
        let everything = Figure {
            about: About::Everything,
            ..about(subject, PageSize::A4)
        };
        let everything = figure(&ATLAS, &I18N, &THEME, &everything);
        let widths = |scene: &Scene, link| {
            let lines = scene
                .ground
                .iter()
                .filter(|item| item.feature == Some(FeatureId::Link(link)));
            let widths = lines.filter_map(|item| match &item.shape {
                Shape::Line { stroke, .. } if item.mark == Mark::LinkLine => Some(stroke.width_pt),
                _ => None,
            });
            widths.fold(0.0, f64::max)
        };
        for (id, _) in ATLAS.links() {
            let (here, before) = (widths(&scene, id), widths(&everything, id));
            if here == 0.0 || before == 0.0 {
                continue;
            }
            let is_thin = here < before * 0.7;
            let is_tied = ATLAS.links_of(city).contains(&id);
            assert!(!(is_thin && is_tied), "{:?} {:?}", ATLAS.link(id).key, city);
            (thin, full) = (thin + usize::from(is_thin), full + usize::from(!is_thin));
        }
    }
    assert!(thin > 20 && full > 20, "{thin} thin, {full} full");
}
