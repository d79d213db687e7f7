//! The theme for paper without colours: what colours tell elsewhere, lightness and pattern tell here,
//! in grey and under every deficiency of vision.

use chengyu_atlas::model::BorderClass;
use chengyu_atlas::scene::theme::HATCH_WIDTH_PT;
use chengyu_atlas::scene::{Mark, Rgba, Shape, Standing, Theme};

use super::vision::{Vision, lab};
use super::{fills, link_lines, over, scene_of};

/// How far neighbours in rank are apart in lightness, L*.
const STEP: f64 = 8.0;

/// The lightness of a colour as `vision` sees it, which in normal vision is that of its grey.
fn lightness(color: Rgba, vision: Vision) -> f64 {
    lab(color, vision).0
}

#[test]
fn fills_as_drawn_are_steps_of_eight_in_the_order_of_their_standing() {
    let theme = Theme::print();
    let scene = scene_of(&theme);
    let drawn = |standing: Standing| {
        let fill = scene.ground.iter().find_map(|item| match &item.shape {
            Shape::Area { fill, .. } if item.mark == Mark::Fill(standing) => Some(*fill),
            _ => None,
        });
        (
            format!("{standing:?}"),
            fill.expect("a fill of each standing"),
        )
    };
    let standings = [
        Standing::Core,
        Standing::SubCentre,
        Standing::Member,
        Standing::Mentioned,
    ];
    let mut ranked: Vec<(String, Rgba)> = standings.into_iter().map(drawn).collect();
    ranked.push(("outside".to_owned(), scene.background));
    ranked.push(drawn(Standing::NotMentioned));
    for vision in Vision::ALL {
        for pair in ranked.windows(2) {
            let [(one, a), (other, b)] = pair else {
                panic!("a pair")
            };
            let step = lightness(*b, vision) - lightness(*a, vision);
            assert!(
                step >= STEP,
                "{one} {a} and {other} {b}, {vision:?}: {step:.1}"
            );
        }
    }
}

#[test]
fn classes_of_links_differ_in_lightness_or_in_ticks() {
    let lines = link_lines(&Theme::print());
    for vision in Vision::ALL {
        for (i, ((one, a), ticks)) in lines.iter().enumerate() {
            for ((other, b), other_ticks) in &lines[i + 1..] {
                let step = (lightness(*a, vision) - lightness(*b, vision)).abs();
                assert!(
                    step >= STEP || ticks != other_ticks,
                    "{one} and {other}, {vision:?}: {step:.1}"
                );
            }
        }
    }
}

#[test]
fn boundaries_of_every_rank_and_railways_have_patterns_of_their_own() {
    let scene = scene_of(&Theme::print());
    let patterns = |wanted: Mark| -> Vec<Vec<String>> {
        let strokes = scene.ground.iter().filter_map(|item| match &item.shape {
            Shape::Line { stroke, .. } if item.mark == wanted => Some(stroke),
            _ => None,
        });
        let pattern = strokes.map(|s| s.dash.iter().map(|on| format!("{on:.1}")).collect());
        let mut patterns: Vec<Vec<String>> = pattern.collect();
        patterns.sort();
        patterns.dedup();
        patterns
    };
    let classes = [
        BorderClass::Interprovincial,
        BorderClass::Outer,
        BorderClass::Prefecture,
    ];
    let mut all: Vec<_> = classes.map(|class| patterns(Mark::Border(class))).into();
    all.push(patterns(Mark::Railway));
    all.push(patterns(Mark::River));
    for (i, one) in all.iter().enumerate() {
        assert!(!one.is_empty(), "pattern {i}");
        assert!(all[i + 1..].iter().all(|other| other != one), "{one:?}");
    }
}

#[test]
fn hatches_are_told_from_their_fills_at_300_dots_an_inch() {
    let theme = Theme::print();
    for vision in Vision::ALL {
        for (name, fill) in fills(&theme) {
            let step = lightness(fill, vision) - lightness(over(theme.hatch, fill), vision);
            assert!(step >= STEP, "on {name}, {vision:?}: {step:.1}");
        }
    }
    // A line of the hatch is at least two dots wide.
    const { assert!(HATCH_WIDTH_PT * 300.0 / 72.0 >= 2.0) };
}
