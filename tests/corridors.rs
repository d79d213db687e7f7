//! Corridors: one mark for all that tie the same places, in the form of a family, by rank.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail at once")]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use chengyu_atlas::i18n::keys;
use chengyu_atlas::model::{CorridorFamily, CorridorId, CorridorShape, FeatureId, PlaceId};
use chengyu_atlas::scene::theme::CORRIDOR_ZOOM;
use chengyu_atlas::scene::{Mark, Scene, Shape};
use support::{ATLAS, I18N, OPENING_MAP, View};

/// The drawn corridors by the places that they tie.
fn ties() -> BTreeMap<BTreeSet<PlaceId>, Vec<CorridorId>> {
    let mut ties: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (id, corridor) in ATLAS.corridors() {
        if corridor.shape != CorridorShape::None {
            let places = corridor.places.iter().copied().collect();
            ties.entry(places).or_default().push(id);
        }
    }
    ties
}

/// A map about the middle of some places.
fn about(places: &BTreeSet<PlaceId>, zoom: f64) -> Scene {
    let nodes = places
        .iter()
        .filter_map(|place| ATLAS.place(*place).node.as_ref());
    let bounds = chengyu_atlas::projection::WorldRect::around(nodes.map(|n| n.at.to_world()));
    View::about("some places", bounds.center(), zoom, OPENING_MAP).scene()
}

fn texts(scene: &Scene, mark: Mark) -> Vec<(Option<FeatureId>, String)> {
    let items = scene.ground.iter().filter(|item| item.mark == mark);
    let texts = items.filter_map(|item| match &item.shape {
        Shape::Text(text) => Some((item.feature, text.content.clone())),
        _ => None,
    });
    texts.collect()
}

#[test]
fn corridors_of_the_same_places_share_one_mark_that_tells_their_number() {
    let mut several = 0;
    for (places, ids) in ties() {
        let scene = about(&places, CORRIDOR_ZOOM + 1.5);
        let of = |feature: &FeatureId| ids.iter().any(|id| FeatureId::Corridor(*id) == *feature);
        let outlines: Vec<_> = scene
            .picking
            .outlines
            .iter()
            .filter(|o| of(&o.feature))
            .collect();
        let picked: BTreeSet<FeatureId> = outlines.iter().map(|o| o.feature).collect();
        assert_eq!(picked.len(), ids.len(), "{places:?}");
        assert!(outlines.iter().all(|o| o.points == outlines[0].points));
        let marks = scene
            .ground
            .iter()
            .filter(|item| matches!(item.mark, Mark::Corridor(_)));
        let own: BTreeSet<FeatureId> = marks.filter_map(|item| item.feature).filter(of).collect();
        assert_eq!(own.len(), 1, "{own:?}");
        let counts = texts(&scene, Mark::Count);
        let count = counts
            .iter()
            .find(|(feature, _)| feature.as_ref().is_some_and(of));
        if ids.len() > 1 {
            several += 1;
            assert_eq!(
                count.map(|(_, n)| n.as_str()),
                Some(ids.len().to_string().as_str())
            );
        } else {
            assert_eq!(count, None);
        }
    }
    assert!(several > 5, "{several}");
}

#[test]
fn the_opening_view_names_the_first_six_to_ten_and_tells_that_the_others_have_no_name() {
    let scene = View::opening().scene();
    let named: BTreeSet<FeatureId> = texts(&scene, Mark::Name)
        .into_iter()
        .filter_map(|(feature, _)| feature.filter(|f| matches!(f, FeatureId::Corridor(_))))
        .collect();
    assert!((6..=10).contains(&named.len()), "{}", named.len());
    for key in [
        "chengyu-zhuzhou",
        "chengyu-fazhan-zhuzhou",
        "cheng-de-mei-zi-tongchenghua",
        "sui-tong-yitihua-lianxi",
        "cheng-zi-tongchenghua",
    ] {
        let id = ATLAS.corridor_by_key(key).expect("a corridor");
        assert!(named.contains(&FeatureId::Corridor(id)), "{key}");
    }
    let marks = scene.ground.iter();
    let marked: BTreeSet<FeatureId> = marks
        .filter(|item| matches!(item.mark, Mark::Corridor(_)))
        .filter_map(|item| item.feature)
        .collect();
    let told: BTreeSet<FeatureId> = scene.dropped.iter().map(|d| d.feature).collect();
    let silent: Vec<_> = marked
        .difference(&named)
        .filter(|f| !told.contains(*f))
        .collect();
    assert!(silent.is_empty(), "{silent:?}");
}

#[test]
fn the_legend_has_a_row_for_each_family_that_is_drawn() {
    let near = ties().into_keys().next().map(|places| about(&places, 9.5));
    for scene in near.into_iter().chain([View::opening().scene()]) {
        let drawn: BTreeSet<CorridorFamily> = scene
            .ground
            .iter()
            .filter_map(|item| match item.mark {
                Mark::Corridor(family) => Some(family),
                _ => None,
            })
            .collect();
        assert!(drawn.len() >= 2, "{drawn:?}");
        let legend: BTreeSet<String> = scene
            .furniture
            .iter()
            .filter_map(|item| match &item.shape {
                Shape::Text(text) if item.mark == Mark::Legend => Some(text.content.clone()),
                _ => None,
            })
            .collect();
        // Families of which thin lines alone are drawn share the row of these.
        let thin = I18N.tr("legend-corridor-thin");
        let thin = thin.split('：').next().expect("a beginning");
        let has_thin = legend.iter().any(|row| row.starts_with(thin));
        let mut whole = 0;
        for family in &drawn {
            let name = I18N.tr(keys::corridor_family(*family));
            assert!(legend.contains(&name) || has_thin, "{name} of {legend:?}");
            whole += usize::from(legend.contains(&name));
        }
        assert!(whole >= 2, "{legend:?}");
    }
}
