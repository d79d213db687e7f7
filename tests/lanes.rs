//! Lines that share a way are drawn side by side, at every zoom.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail at once")]

mod support;

use chengyu_atlas::model::FeatureId;
use chengyu_atlas::projection::{LonLat, PagePt};
use chengyu_atlas::scene::{Scene, feature_key};
use support::{ATLAS, OPENING_MAP, View};

/// Lines may lie upon each other where they part, meet or cross, about two tapers long.
const LONG_PT: f64 = 45.0;

/// A line as it is drawn, cut every two points.
struct Drawn {
    feature: FeatureId,
    places: Vec<PagePt>,
}

fn drawn(scene: &Scene) -> Vec<Drawn> {
    let lines = scene.picking.lines.iter().map(|(feature, line)| {
        let page: Vec<PagePt> = line
            .at_zoom(scene.view.zoom)
            .iter()
            .map(|p| scene.to_page.project(*p))
            .collect();
        let mut places = Vec::new();
        for w in page.windows(2) {
            let count = (w[0].distance(w[1]) / 2.0).ceil().max(1.0);
            let mut i = 0.0;
            while i < count {
                let t = i / count;
                places.push(w[0].offset((w[1].x - w[0].x) * t, (w[1].y - w[0].y) * t));
                i += 1.0;
            }
        }
        Drawn {
            feature: *feature,
            places,
        }
    });
    lines.collect()
}

/// The longest stretch over which a line lies upon another, in points, within the frame.
fn longest_upon(a: &Drawn, b: &Drawn, scene: &Scene) -> f64 {
    let (mut longest, mut here) = (0.0_f64, 0.0);
    for p in &a.places {
        let seen = scene.view.frame.contains(*p);
        let upon = seen && b.places.iter().any(|q| q.distance(*p) < 2.0);
        here = if upon { here + 2.0 } else { 0.0 };
        longest = longest.max(here);
    }
    longest
}

fn views() -> Vec<View> {
    let at = |lon, lat, zoom: f64| {
        let center = LonLat::new(lon, lat).expect("a position").to_world();
        View::about(&format!("{lon} {lat} at {zoom}"), center, zoom, OPENING_MAP)
    };
    let mut views = vec![View::opening(), View::chengdu_ziyang()];
    for zoom in [6.13, 7.0, 7.7, 8.4, 9.2, 10.0, 11.0, 12.0] {
        views.push(at(104.65, 30.1, zoom));
        views.push(at(105.5, 29.5, zoom));
    }
    views
}

#[test]
fn no_line_lies_upon_another_for_long() {
    let mut faults = Vec::new();
    for view in views() {
        let scene = view.scene();
        let lines = drawn(&scene);
        for (i, a) in lines.iter().enumerate() {
            for b in lines[i + 1..].iter().filter(|b| b.feature != a.feature) {
                let upon = longest_upon(a, b, &scene);
                if upon > LONG_PT {
                    let name = |f| feature_key(&ATLAS, f);
                    let (a, b) = (name(a.feature), name(b.feature));
                    faults.push(format!("{}: {a} upon {b} for {upon:.0} pt", view.name));
                }
            }
        }
    }
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.join("\n")
    );
}
