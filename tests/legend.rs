//! The legend at the foot of the map: low, exact, the most telling rows first where it has no room
//! for all, and its heading alone where the map is very low.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail at once")]

mod support;

use chengyu_atlas::i18n::{I18n, keys};
use chengyu_atlas::model::{FeatureId, Language, RoleCategory};
use chengyu_atlas::scene::Extent;
use chengyu_atlas::scene::{Layer, Mark, Scene, Shape, Standing, legend_height};
use support::{I18N, MAP_BESIDE_PANEL, OPENING_MAP, View};

const LANGUAGES: [Language; 3] = [Language::ZhHans, Language::ZhHant, Language::En];

fn words(scene: &Scene) -> Vec<&str> {
    let items = scene.furniture.iter();
    let texts = items.filter_map(|item| match &item.shape {
        Shape::Text(text) => Some(text.content.as_str()),
        _ => None,
    });
    texts.collect()
}

#[test]
fn the_legend_takes_a_fifth_of_the_height_of_a_map_in_a_window_of_1280_by_800() {
    let corridors = View::opening().with(Layer::Corridors, true);
    let near = View::chengdu_ziyang();
    for language in LANGUAGES {
        let i18n = I18n::new(language);
        for view in [
            View::opening(),
            corridors.clone(),
            near.clone(),
            near.clone().with_all_layers(),
            View::fitting("the region", Extent::Region, OPENING_MAP),
        ] {
            let scene = view.scene_in(&i18n);
            let height = scene.legend.expect("a legend").height();
            let most = OPENING_MAP.1 * 0.2;
            assert!(height <= most, "{}, {language:?}: {height}", view.name);
            let rail = i18n.tr("legend-rail");
            assert!(words(&scene).contains(&&*rail), "{}", view.name);
        }
    }
}

#[test]
fn in_a_low_map_the_heading_stands_alone() {
    let scene = View::fitting("low", Extent::Circle, (900.0, 320.0)).scene();
    let height = scene.legend.expect("a legend").height();
    assert!(height < 60.0, "{height}");
    let words = words(&scene);
    let has = |key: &str| words.contains(&&*I18N.tr(key));
    assert!(has("legend-title"));
    assert!(!has("legend-rail") && !has("legend-core"));
}

/// How much of its map a legend takes.
fn share(scene: &Scene) -> f64 {
    let legend = scene.legend.expect("a legend");
    legend.width() * legend.height() / (scene.page.0 * scene.page.1)
}

#[test]
fn beside_the_panel_the_legend_keeps_its_most_telling_rows_in_a_fifth_of_the_map() {
    for size in [MAP_BESIDE_PANEL, (610.0, 550.0), (900.0, 400.0)] {
        for language in LANGUAGES {
            let i18n = I18n::new(language);
            let mut view = View::fitting("a selection", Extent::Circle, size);
            for selection in [None, Some(support::place("512000"))] {
                view.selection = selection.map(FeatureId::Place);
                let scene = view.scene_in(&i18n);
                assert!(
                    share(&scene) <= 0.201,
                    "{size:?}, {language:?}: {}",
                    share(&scene)
                );
                // Fills that step back behind a selection have no row on a small map.
                let telling = match selection {
                    None => i18n.tr("legend-core"),
                    Some(_) => i18n.tr("legend-rail"),
                };
                assert!(words(&scene).contains(&&*telling), "{size:?}, {language:?}");
            }
        }
    }
}

#[test]
fn rows_without_room_are_counted_and_come_on_the_next_pages() {
    let view = View::fitting("beside a panel", Extent::Circle, (610.0, 450.0));
    let mut seen = std::collections::BTreeSet::new();
    for page in 0..16 {
        let scene = view.clone().on_legend_page(page).scene();
        let is_more = |item: &&chengyu_atlas::scene::Item| item.mark == Mark::LegendMore;
        assert_eq!(scene.furniture.iter().filter(is_more).count(), 1, "{page}");
        assert!(share(&scene) <= 0.201);
        seen.extend(words(&scene).into_iter().map(str::to_owned));
    }
    for key in [
        "legend-core",
        "legend-rail",
        "legend-river",
        "legend-city-line",
    ] {
        assert!(seen.contains(&I18N.tr(key)), "{key}");
    }
}

#[test]
fn the_legend_is_never_higher_than_the_room_set_aside_for_it() {
    for size in [OPENING_MAP, MAP_BESIDE_PANEL, (1684.0, 1030.0)] {
        for extent in [Extent::Circle, Extent::Region] {
            for language in LANGUAGES {
                let view = View::fitting("", extent, size).with_all_layers();
                let i18n = I18n::new(language);
                let room = view.built(&i18n, legend_height);
                let legend = view.scene_in(&i18n).legend.expect("a legend");
                assert!(legend.height() <= room + 1e-6, "{extent:?} {size:?}");
                assert!(
                    legend.width() <= size.0 - 20.0 + 1e-6,
                    "{extent:?} {size:?}"
                );
            }
        }
    }
}

#[test]
fn the_legend_lists_the_glyphs_that_stand_on_the_map_and_no_others() {
    for view in [View::opening(), View::chengdu_ziyang()] {
        let scene = view.scene();
        let words = words(&scene);
        let listed = RoleCategory::ALL
            .into_iter()
            .filter(|c| words.contains(&&*I18N.tr(keys::category(*c))));
        let count = listed.count();
        assert!(
            (2..RoleCategory::ALL.len()).contains(&count),
            "{}: {count}",
            view.name
        );
        let without = view.with(Layer::Labels, false).scene();
        let words = self::words(&without);
        let glyphs = RoleCategory::ALL.into_iter();
        let glyphs = glyphs.filter(|category| Standing::given_by(*category).is_none());
        let mut categories = glyphs.map(|category| I18N.tr(keys::category(category)));
        assert!(categories.all(|category| !words.contains(&&*category)));
    }
}
