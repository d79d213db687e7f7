//! Corridors: a ribbon a pair of places from afar, lanes from near, a count where there are many.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail at once")]

mod support;

use std::collections::BTreeSet;

use chengyu_atlas::model::{CorridorShape, FeatureId, PlaceId};
use chengyu_atlas::projection::{PagePt, WorldPt};
use chengyu_atlas::scene::theme::{LANE_ZOOM, MAX_LANES, RIBBON_LANE_PT};
use chengyu_atlas::scene::{CorridorOutline, Layer, Scene, Shape};
use support::{ATLAS, I18N, OPENING_MAP, View};

type Pair = (PlaceId, PlaceId);

fn pairs_of(corridor: &chengyu_atlas::model::Corridor) -> Vec<Pair> {
    let ends = corridor.places.windows(2);
    ends.map(|w| (w[0].min(w[1]), w[0].max(w[1]))).collect()
}

/// The pairs of places with the corridors that tie them, as ribbons.
fn ties() -> std::collections::BTreeMap<Pair, Vec<FeatureId>> {
    let mut ties = std::collections::BTreeMap::new();
    for (id, corridor) in ATLAS.corridors() {
        if corridor.shape == CorridorShape::Ribbon {
            for pair in pairs_of(corridor) {
                let list: &mut Vec<_> = ties.entry(pair).or_default();
                list.push(FeatureId::Corridor(id));
            }
        }
    }
    ties
}

fn node(place: PlaceId) -> WorldPt {
    let node = ATLAS.place(place).node.as_ref();
    node.expect("a node").at.to_world()
}

fn view(pair: Pair, zoom: f64) -> View {
    let (a, b) = (node(pair.0), node(pair.1));
    let center = WorldPt {
        x: f64::midpoint(a.x, b.x),
        y: f64::midpoint(a.y, b.y),
    };
    let view = View::about("a pair", center, zoom, OPENING_MAP);
    view.with(Layer::Corridors, true).with(Layer::Links, false)
}

/// The ribbons from node to node of a pair, by how far their middles lie off the straight line.
fn ribbons(scene: &Scene, pair: Pair) -> Vec<(FeatureId, f64)> {
    let [a, b] = [pair.0, pair.1].map(|p| scene.to_page.project(node(p)));
    let length = a.distance(b);
    let off = |p: &PagePt| ((b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x)) / length;
    let middle = |points: &[PagePt]| {
        let half = points.len() / 2;
        // The last point of one end and the first of the other, on both sides.
        let sides = [points[half / 2 - 1], points[half + half / 2 - 1]];
        sides.iter().map(off).sum::<f64>() / 2.0
    };
    let of_pair = |o: &&CorridorOutline| {
        let (n, p) = (o.points.len(), &o.points);
        let between = |i: usize, j: usize| {
            PagePt::new(f64::midpoint(p[i].x, p[j].x), f64::midpoint(p[i].y, p[j].y))
        };
        // Both sides begin at the one node and end at the other.
        let ends = || (between(0, n - 1), between(n / 2 - 1, n / 2));
        o.is_ribbon && ends().0.distance(a) < 0.1 && ends().1.distance(b) < 0.1
    };
    let outlines = scene.picking.outlines.iter().filter(of_pair);
    outlines.map(|o| (o.feature, middle(&o.points))).collect()
}

#[test]
fn from_near_each_corridor_of_a_pair_has_its_lane() {
    let mut seen = 0;
    for (pair, ids) in ties().into_iter().filter(|(_, ids)| ids.len() <= MAX_LANES) {
        let scene = view(pair, LANE_ZOOM + 0.5).scene();
        let mut found = ribbons(&scene, pair);
        found.sort_by(|a, b| a.1.total_cmp(&b.1));
        let drawn: BTreeSet<_> = found.iter().map(|(id, _)| *id).collect();
        assert_eq!(drawn, ids.iter().copied().collect(), "{pair:?}");
        for w in found.windows(2) {
            let apart = w[1].1 - w[0].1;
            assert!((apart - RIBBON_LANE_PT).abs() < 0.5, "{pair:?}: {found:?}");
        }
        seen += usize::from(found.len() > 1);
    }
    assert!(seen > 1, "{seen} pairs with several lanes");
}

#[test]
fn from_afar_and_where_there_are_many_one_ribbon_carries_their_number_and_all_can_be_picked() {
    for (pair, ids) in ties().into_iter().filter(|(_, ids)| ids.len() > 1) {
        for zoom in [LANE_ZOOM - 0.5, LANE_ZOOM + 1.5] {
            if zoom > LANE_ZOOM && ids.len() <= MAX_LANES {
                continue;
            }
            let scene = view(pair, zoom).scene();
            let found = ribbons(&scene, pair);
            let picked: BTreeSet<_> = found.iter().map(|(id, _)| *id).collect();
            assert_eq!(picked, ids.iter().copied().collect(), "{pair:?}");
            assert!(found.iter().all(|(_, off)| off.abs() < 0.5), "{found:?}");
            let count = I18N.tr_n("corridor-count", ids.len());
            let said = scene.ground.iter().any(|item| match &item.shape {
                Shape::Text(text) => text.content == count,
                _ => false,
            });
            assert!(said || !scene.dropped.is_empty(), "{pair:?}: {count}");
        }
    }
}
