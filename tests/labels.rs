//! Names and codes: they keep clear of each other, of the frame and of the furniture, every city
//! has its name, and a name keeps its side while one zooms and pans.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail at once")]

mod support;

use std::collections::BTreeMap;
use std::f64::consts::PI;

use chengyu_atlas::figure_spec::PageSize;
use chengyu_atlas::font::{ASCENT, DESCENT, text_width};
use chengyu_atlas::geometry::TurnedRect;
use chengyu_atlas::i18n::I18n;
use chengyu_atlas::model::{Alignment, FeatureId, Language, Level};
use chengyu_atlas::projection::{PagePt, WorldPt};
use chengyu_atlas::scene::theme::NOTE_PT;
use chengyu_atlas::scene::{Extent, bounds};
use chengyu_atlas::scene::{Item, Layer, Mark, Scene, Shape, Shown, Text};
use support::{ATLAS, I18N, MAP_BESIDE_PANEL, OPENING_MAP, View};

fn texts(items: &[Item]) -> impl Iterator<Item = (&Item, &Text)> {
    items.iter().filter_map(|item| match &item.shape {
        Shape::Text(text) => Some((item, text)),
        _ => None,
    })
}

/// A label of the ground with the box it needs.
struct Label<'a> {
    text: &'a str,
    needs: TurnedRect,
}

/// The labels of the ground; a status code needs the ring around it, a count a square as large as its
/// disc, which may lean with a name, a number that stands for a name its square.
fn labels(scene: &Scene) -> Vec<Label<'_>> {
    texts(&scene.ground)
        .map(|(item, text)| {
            let width = text_width(&text.content, text.size_pt);
            let needs = if text.halo.is_none() {
                let side = match item.mark {
                    Mark::Code => width.max(NOTE_PT) + 3.2,
                    Mark::Count => (width.max(NOTE_PT * 0.7) + 4.4) * PI.sqrt() / 2.0,
                    _ => width.max(NOTE_PT * 0.7) + 4.4,
                };
                TurnedRect::new(middle(text), side, side, 0.0)
            } else {
                let height = (ASCENT + DESCENT) * text.size_pt;
                TurnedRect::new(middle(text), width, height, text.angle_rad)
            };
            Label {
                text: &text.content,
                needs,
            }
        })
        .collect()
}

/// The middle of a line of text.
fn middle(text: &Text) -> PagePt {
    let right = text_width(&text.content, text.size_pt) / 2.0;
    let down = -(ASCENT - DESCENT) / 2.0 * text.size_pt;
    let (cos, sin) = (text.angle_rad.cos(), text.angle_rad.sin());
    text.at
        .offset(right * cos - down * sin, right * sin + down * cos)
}

/// Numbers that look random and are the same in every run (Knuth's MMIX generator).
struct Lcg(u64);

impl Lcg {
    /// From 0 to 1, 1 excluded.
    fn share(&mut self) -> f64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        f64::from(u32::try_from(self.0 >> 32).expect("32 bits")) / 4_294_967_296.0
    }

    fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.share()
    }

    fn chance(&mut self, share: f64) -> bool {
        self.share() < share
    }
}

/// A view of the region anywhere, at any zoom, of any size, with any layers.
fn random_view(lcg: &mut Lcg, number: usize) -> View {
    let room = bounds(&ATLAS, Extent::Region);
    let center = WorldPt {
        x: lcg.between(room.min.x, room.max.x),
        y: lcg.between(room.min.y, room.max.y),
    };
    let size = (
        lcg.between(600.0, 1920.0).round(),
        lcg.between(400.0, 1080.0).round(),
    );
    let zoom = lcg.between(5.0, 12.0);
    let at = center.to_lon_lat();
    let name = format!(
        "view {number}, {:.3} {:.3} at {zoom:.3} in {size:?}",
        at.lon_deg, at.lat_deg
    );
    let mut view = View::about(&name, center, zoom, size);
    for layer in [
        Layer::Roles,
        Layer::Corridors,
        Layer::Links,
        Layer::Airports,
        Layer::Counties,
    ] {
        view.shown.set(layer, lcg.chance(0.7));
    }
    view.legend = lcg.chance(0.7);
    view
}

/// What is wrong with the labels of a map.
fn faults(scene: &Scene) -> Vec<String> {
    let labels = labels(scene);
    let mut faults = Vec::new();
    let frame = scene.view.frame;
    for (i, a) in labels.iter().enumerate() {
        let tight = TurnedRect {
            half: (a.needs.half.0 - 0.01, a.needs.half.1 - 0.01),
            ..a.needs
        };
        let bounds = tight.bounds();
        if frame.overlaps(&bounds) && !frame.contains_rect(&bounds) {
            faults.push(format!("{} crosses the frame", a.text));
        }
        let beneath = |rect: &&_| tight.overlaps(&TurnedRect::from(**rect));
        if scene.covered.iter().any(|rect| beneath(&rect)) {
            faults.push(format!("{} lies beneath the furniture", a.text));
        }
        let overlapping = labels[i + 1..].iter().filter(|b| tight.overlaps(&b.needs));
        faults.extend(overlapping.map(|b| format!("{} and {} overlap", a.text, b.text)));
    }
    faults
}

/// The faults of many maps, found on two threads.
fn faults_of(views: &[View], i18n: &I18n) -> (Vec<String>, usize) {
    let check = |views: &[View]| {
        let mut found = (Vec::new(), 0);
        for view in views {
            let scene = view.scene_in(i18n);
            found.1 += labels(&scene).len();
            let faults = faults(&scene).into_iter();
            found
                .0
                .extend(faults.map(|f| format!("{}: {f}", view.name)));
        }
        found
    };
    let (one, other) = views.split_at(views.len() / 2);
    std::thread::scope(|scope| {
        let other = scope.spawn(|| check(other));
        let mut found = check(one);
        let (faults, labels) = other.join().expect("no panic");
        found.0.extend(faults);
        (found.0, found.1 + labels)
    })
}

#[test]
fn in_500_views_no_label_overlaps_another_leaves_the_frame_or_lies_beneath_the_furniture() {
    let mut lcg = Lcg(2021);
    for (language, count) in [(Language::ZhHans, 350), (Language::En, 150)] {
        let views: Vec<View> = (0..count).map(|n| random_view(&mut lcg, n)).collect();
        let (faults, labels) = faults_of(&views, &I18n::new(language));
        assert!(labels > count * 20, "{labels} labels say little");
        assert!(
            faults.is_empty(),
            "{language:?}: {} faults:\n  {}",
            faults.len(),
            faults[..faults.len().min(20)].join("\n  ")
        );
    }
}

#[test]
fn fitted_maps_of_any_size_have_no_faulty_label() {
    const SIZES: [(f64, f64); 6] = [
        OPENING_MAP,
        MAP_BESIDE_PANEL,
        (320.0, 300.0),
        (524.0, 430.0),
        (1308.0, 1030.0),
        (1948.0, 1390.0),
    ];
    let mut views = Vec::new();
    for extent in [Extent::Circle, Extent::Region] {
        for size in SIZES {
            let view = View::fitting(&format!("{extent:?} in {size:?}"), extent, size);
            views.push(view.clone().with_all_layers());
            views.push(view);
        }
    }
    let (faults, _) = faults_of(&views, &I18N);
    assert!(faults.is_empty(), "{}", faults.join("\n  "));
}

/// Prefecture-level units whose node is in the frame: those without a label there, and those of
/// them that the furniture hides.
fn unlabelled(scene: &Scene) -> (Vec<&'static str>, Vec<&'static str>) {
    let frame = scene.view.frame;
    let labelled: Vec<(FeatureId, &str)> = texts(&scene.ground)
        .filter(|(_, text)| frame.contains(text.at))
        .filter_map(|(item, text)| Some((item.feature?, text.content.as_str())))
        .collect();
    let units = ATLAS
        .regions()
        .filter(|(_, r)| r.level == Level::Prefecture);
    let mut missing = (Vec::new(), Vec::new());
    for (_, region) in units {
        let place = ATLAS.place(region.place);
        let node = place.node.as_ref().expect("a node").at.to_world();
        let at: PagePt = scene.to_page.project(node);
        let name = place.names.label(I18N.language());
        let feature = FeatureId::Place(region.place);
        if !frame.contains(at) || labelled.contains(&(feature, name)) {
            continue;
        }
        if scene.covered.iter().any(|c| c.contains(at)) {
            missing.1.push(name);
        } else {
            missing.0.push(name);
        }
    }
    missing
}

#[test]
fn every_city_in_view_is_labelled() {
    let maps = [
        ("the opening view", View::opening().scene()),
        (
            "the whole region",
            View::fitting("", Extent::Region, OPENING_MAP).scene(),
        ),
        (
            "the circle beside a panel",
            View::fitting("", Extent::Circle, MAP_BESIDE_PANEL).scene(),
        ),
        (
            "the whole region beside a panel",
            View::fitting("", Extent::Region, MAP_BESIDE_PANEL).scene(),
        ),
        ("the figure of the whole region", support::region_figure()),
        (
            "the figure of the circle",
            support::page_figure(PageSize::A4, Extent::Circle, Shown::default()),
        ),
    ];
    for (name, scene) in maps {
        let (missing, _) = unlabelled(&scene);
        assert!(missing.is_empty(), "{name}: without a name: {missing:?}");
    }
}

#[test]
fn the_furniture_hides_no_city_when_circle_or_region_are_fitted() {
    for extent in [Extent::Circle, Extent::Region] {
        for size in [OPENING_MAP, MAP_BESIDE_PANEL] {
            let (_, hidden) = unlabelled(&View::fitting("", extent, size).scene());
            // What lies beyond what is fitted may lie beneath the legend.
            let fitted = bounds(&ATLAS, extent);
            let is_fitted = |name: &&&str| {
                let mut places = ATLAS.places().map(|(_, place)| place);
                let place = places.find(|place| place.names.label(I18N.language()) == **name);
                let node = place.and_then(|place| place.node.as_ref());
                node.is_some_and(|node| fitted.contains(node.at.to_world()))
            };
            let hidden: Vec<_> = hidden.iter().filter(is_fitted).collect();
            assert!(hidden.is_empty(), "{extent:?} in {size:?}: {hidden:?}");
        }
    }
}

/// Where names stand: for each name that occurs once, from its node or from the ground beneath it.
fn sides(scene: &Scene, from_edge_pt: f64) -> BTreeMap<String, (f64, f64)> {
    let frame = scene.view.frame.expand(-from_edge_pt);
    let mut sides: BTreeMap<String, Vec<(f64, f64)>> = BTreeMap::new();
    for (item, text) in texts(&scene.ground).filter(|(_, t)| t.content.chars().count() > 1) {
        let Some(FeatureId::Place(place)) = item.feature else {
            continue;
        };
        let Some(node) = ATLAS.place(place).node.as_ref() else {
            continue;
        };
        let at = scene.to_page.project(node.at.to_world());
        let label = middle(text);
        if frame.contains(at) && !text.content.starts_with('+') {
            let side = (label.x - at.x, label.y - at.y);
            sides.entry(text.content.clone()).or_default().push(side);
        }
    }
    let once = |(name, all): (String, Vec<(f64, f64)>)| (all.len() == 1).then(|| (name, all[0]));
    sides.into_iter().filter_map(once).collect()
}

/// The share of names that stand on the same side of their node in two maps, of those in both;
/// and the share of those in the one that are in the other.
fn share_kept(pairs: &[(Scene, Scene)]) -> (f64, f64) {
    let (mut same, mut both, mut all) = (0.0, 0.0, 0.0);
    for (one, other) in pairs {
        let (one, other) = (sides(one, 130.0), sides(other, 0.0));
        for (name, a) in &one {
            all += 1.0;
            if let Some(b) = other.get(name) {
                both += 1.0;
                let near = (a.0 - b.0).hypot(a.1 - b.1) < 4.0;
                same += f64::from(u8::from(near));
            }
        }
    }
    assert!(all > 300.0, "{all} names say little");
    (same / both, both / all)
}

#[test]
fn names_keep_their_side_and_do_not_flicker_when_the_zoom_changes_a_little() {
    let mut lcg = Lcg(7);
    let pairs: Vec<(Scene, Scene)> = (0..120)
        .map(|n| {
            let mut one = random_view(&mut lcg, n);
            // Where the whole region is narrower than a few names, they must give way.
            one.view.zoom = one.view.zoom.max(6.0);
            let mut other = one.clone();
            other.view.zoom += 0.05;
            (one.scene(), other.scene())
        })
        .collect();
    let (side, shown) = share_kept(&pairs);
    assert!(side > 0.95, "{side:.3} of the names keep their side");
    assert!(shown > 0.98, "{shown:.3} of the names stay");
}

#[test]
fn names_keep_their_side_when_the_map_is_moved() {
    let mut lcg = Lcg(8);
    let pairs: Vec<(Scene, Scene)> = (0..120)
        .map(|n| {
            let mut one = random_view(&mut lcg, n);
            // Where the whole region is narrower than a few names, they must give way.
            one.view.zoom = one.view.zoom.max(6.0);
            let mut other = one.clone();
            other.view.center.x += 50.0 / one.view.scale();
            other.view.center.y -= 30.0 / one.view.scale();
            (one.scene(), other.scene())
        })
        .collect();
    let (side, shown) = share_kept(&pairs);
    // Names of corridors seek the frame, and counties without a fact give way to them.
    assert!(side > 0.96, "{side:.3} of the names keep their side");
    assert!(shown > 0.97, "{shown:.3} of the names stay");
}

#[test]
fn a_name_away_from_its_node_has_a_short_leader_line() {
    let mut lcg = Lcg(9);
    let mut far = 0;
    for n in 0..40 {
        let view = random_view(&mut lcg, n);
        let scene = view.scene();
        let ends: Vec<PagePt> = scene
            .ground
            .iter()
            .filter_map(|item| match &item.shape {
                Shape::Path {
                    points,
                    closed: false,
                    ..
                } if points.len() == 2 => Some(points[1]),
                _ => None,
            })
            .collect();
        for (name, _) in sides(&scene, 60.0) {
            let label = texts(&scene.ground)
                .find(|(_, t)| t.content == name)
                .expect("a label");
            let Some(FeatureId::Place(place)) = label.0.feature else {
                panic!("{name} is no place's");
            };
            let place = ATLAS.place(place);
            let node = place.node.as_ref().expect("a node").at.to_world();
            let at = scene.to_page.project(node);
            let bounds = labels(&scene)
                .into_iter()
                .find(|l| l.text == name)
                .expect("a label")
                .needs
                .bounds();
            let near = PagePt::new(
                at.x.clamp(bounds.min.x, bounds.max.x),
                at.y.clamp(bounds.min.y, bounds.max.y),
            );
            let away = near.distance(at);
            assert!(away < 76.0, "{}: {name} is {away:.0} pt off", view.name);
            // The row of glyphs and a symbol on the node may stand between.
            if away > 34.0 {
                far += 1;
                let led = ends.iter().any(|e| bounds.expand(16.0).contains(*e));
                assert!(led, "{}: {name} has no leader line", view.name);
            }
        }
    }
    assert!(far > 0, "no name had to stand away from its node");
}

#[test]
fn a_name_along_a_steep_line_stands_upright_and_no_text_leans_too_far() {
    let scene = View::chengdu_ziyang().scene();
    let leaning = texts(&scene.ground).filter(|(_, t)| t.angle_rad != 0.0);
    let mut turned = 0;
    for (_, text) in leaning.filter(|(_, t)| t.content.chars().count() > 1) {
        turned += 1;
        assert!(text.angle_rad.abs() <= 1.048, "{}", text.content);
    }
    assert!(turned > 5, "{turned} names along lines");
    let stacked = texts(&scene.ground)
        .filter(|(item, t)| {
            let is_of_line = !matches!(item.feature, Some(FeatureId::Place(_)));
            is_of_line
                && item.mark == Mark::Name
                && t.halo.is_some()
                && t.content.chars().count() == 1
        })
        .count();
    assert!(stacked > 3, "{stacked} stacked characters");
}

#[test]
fn the_legend_says_how_many_names_found_no_room() {
    let mut lcg = Lcg(10);
    for n in 0..40 {
        let view = random_view(&mut lcg, n);
        let scene = view.scene();
        let words = I18N.tr_n("legend-not-shown", scene.dropped.len());
        let said = texts(&scene.furniture).any(|(_, text)| text.content == words);
        let has_legend =
            texts(&scene.furniture).any(|(_, text)| text.content == I18N.tr("legend-title"));
        let expected = has_legend && !scene.dropped.is_empty();
        assert_eq!(said, expected, "{}: {words}", view.name);
    }
}

/// How far a point is from the nearest line of a feature and from the nearest of any other.
fn distances(scene: &Scene, at: PagePt, own: FeatureId) -> (f64, f64) {
    let mut nearest = (f64::INFINITY, f64::INFINITY);
    let world = scene.to_page.unproject(at);
    for (feature, line) in &scene.picking.lines {
        // A tie of a symbol is no line that carries names.
        let FeatureId::Link(id) = feature else {
            continue;
        };
        if !matches!(ATLAS.link(*id).alignment, Alignment::Lines(_)) {
            continue;
        }
        let distance = line.distance(world, scene.view.zoom) * scene.to_page.scale;
        let kind = if *feature == own {
            &mut nearest.0
        } else {
            &mut nearest.1
        };
        *kind = kind.min(distance);
    }
    nearest
}

#[test]
fn the_name_of_a_line_is_nearer_to_it_than_to_any_other() {
    let region = View::fitting("the region", Extent::Region, OPENING_MAP);
    let mut faults = Vec::new();
    let mut count = 0;
    for view in [View::opening(), View::chengdu_ziyang(), region] {
        for language in Language::ALL {
            let scene = view.scene_in(&I18n::new(language));
            for (item, text) in texts(&scene.ground) {
                let is_whole = text.halo.is_some() && text.content.chars().count() > 1;
                let Some(own @ FeatureId::Link(id)) = item.feature.filter(|_| is_whole) else {
                    continue;
                };
                if !matches!(ATLAS.link(id).alignment, Alignment::Lines(_)) {
                    continue;
                }
                count += 1;
                let (ours, theirs) = distances(&scene, middle(text), own);
                let half = text_width(&text.content, text.size_pt) / 2.0;
                // From its end a level name reaches away from its line, over empty ground.
                // The lines of a name that has two stand above and below its middle.
                if theirs + 2.0 < ours && theirs < 16.0 || ours > half + 16.0 + text.size_pt {
                    faults.push(format!(
                        "{}, {language:?}: {} is {ours:.0} pt from its line, {theirs:.0} from another",
                        view.name, text.content
                    ));
                }
            }
        }
    }
    assert!(count > 60, "{count} names");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
