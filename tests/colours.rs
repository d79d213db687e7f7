//! The colours of every theme, checked by computation: contrasts, and distances under each
//! deficiency of colour vision. `vision` names the models.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail at once")]

#[path = "colours/print.rs"]
mod print;
#[path = "colours/table.rs"]
mod table;
#[path = "colours/vision.rs"]
mod vision;

mod support;

use chengyu_atlas::model::{CorridorFamily, Mode};
use chengyu_atlas::scene::theme::{ModeStyle, Ticks};
use chengyu_atlas::scene::{Mark, Rgba, Scene, Shape, Standing, Theme, build};
use support::View;
use vision::{Lab, Vision, ciede2000, contrast, difference};

/// Every theme, with the name it has in a failure.
fn themes() -> [(&'static str, Theme); 3] {
    [
        ("light", Theme::light()),
        ("dark", Theme::dark()),
        ("print", Theme::print()),
    ]
}

/// The themes that tell by colours what `print` tells by lightness and pattern (`print` tests it).
fn coloured_themes() -> [(&'static str, Theme); 2] {
    [("light", Theme::light()), ("dark", Theme::dark())]
}

type Named = (&'static str, Rgba);

/// The fills a mark can lie on, outside of the region included.
fn fills(theme: &Theme) -> Vec<Named> {
    let standings = Standing::ALL.map(|standing| {
        let name = match standing {
            Standing::Core => "core",
            Standing::SubCentre => "sub-centre",
            Standing::Member => "member",
            Standing::Mentioned => "mentioned",
            Standing::NotMentioned => "not mentioned",
            Standing::NotMatched => "not matched",
        };
        (name, theme.standing(standing))
    });
    let mut fills = vec![("outside", theme.outside)];
    fills.extend(standings);
    fills
}

/// A see-through colour over an opaque one.
fn over(top: Rgba, ground: Rgba) -> Rgba {
    ground.mixed(top, f64::from(top.a) / 255.0)
}

/// Fails with every fault of any theme.
fn assert_in_every_theme(claim: &str, faults: impl Fn(&Theme) -> Vec<String>) {
    assert_in(&themes(), claim, faults);
}

/// The same for themes of colours.
fn assert_in_coloured_themes(claim: &str, faults: impl Fn(&Theme) -> Vec<String>) {
    assert_in(&coloured_themes(), claim, faults);
}

fn assert_in(
    themes: &[(&'static str, Theme)],
    claim: &str,
    faults: impl Fn(&Theme) -> Vec<String>,
) {
    let found: Vec<String> = themes
        .iter()
        .flat_map(|(name, theme)| {
            let faults = faults(theme).into_iter();
            faults.map(move |fault| format!("{name}: {fault}"))
        })
        .collect();
    assert!(found.is_empty(), "{claim}:\n  {}", found.join("\n  "));
}

/// The marks that have less contrast than `least` to some ground.
fn too_faint(marks: &[Named], grounds: &[Named], least: f64) -> Vec<String> {
    let pairs = marks
        .iter()
        .flat_map(|mark| grounds.iter().map(move |ground| (mark, ground)));
    pairs
        .filter_map(|((mark, a), (ground, b))| {
            let ratio = contrast(*a, *b);
            (ratio < least).then(|| format!("{mark} {a} on {ground} {b}: {ratio:.2}"))
        })
        .collect()
}

#[test]
fn the_difference_is_that_of_the_published_test_data() {
    // Sharma, Wu and Dalal 2005, table 1: pairs that wrong implementations get wrong.
    let pairs = [
        (
            Lab(50.0, 2.6772, -79.7751),
            Lab(50.0, 0.0, -82.7485),
            2.0425,
        ),
        (Lab(50.0, -1.3802, -84.2814), Lab(50.0, 0.0, -82.7485), 1.0),
        (Lab(50.0, 0.0, 0.0), Lab(50.0, -1.0, 2.0), 2.3669),
        (Lab(50.0, 2.49, -0.001), Lab(50.0, -2.49, 0.0009), 7.1792),
        (Lab(50.0, 2.49, -0.001), Lab(50.0, -2.49, 0.0011), 7.2195),
        (Lab(50.0, -0.001, 2.49), Lab(50.0, 0.0011, -2.49), 4.7461),
        (Lab(50.0, 2.5, 0.0), Lab(73.0, 25.0, -18.0), 27.1492),
        (Lab(50.0, 2.5, 0.0), Lab(56.0, -27.0, -3.0), 31.9030),
        (
            Lab(60.2574, -34.0099, 36.2677),
            Lab(60.4626, -34.1751, 39.4387),
            1.2644,
        ),
        (
            Lab(22.7233, 20.0904, -46.6940),
            Lab(23.0331, 14.9730, -42.5619),
            2.0373,
        ),
        (
            Lab(90.9257, -0.5406, -0.9208),
            Lab(88.6381, -0.8985, -0.7239),
            1.5381,
        ),
        (
            Lab(2.0776, 0.0795, -1.1350),
            Lab(0.9033, -0.0636, -0.5514),
            0.9082,
        ),
    ];
    for (a, b, known) in pairs {
        for found in [ciede2000(a, b), ciede2000(b, a)] {
            assert!(
                (found - known).abs() < 1e-4,
                "{a:?} {b:?}: {found}, not {known}"
            );
        }
    }
}

#[test]
fn a_deficiency_leaves_grey_alone_and_confuses_its_own_colours() {
    let [red, green] = [0xC0_30_30, 0x30_80_30].map(Rgba::hex);
    for vision in Vision::ALL {
        let grey = vision::lab(Rgba::hex(0x80_80_80), vision);
        assert!(
            grey.1.abs() < 0.1 && grey.2.abs() < 0.1,
            "{vision:?}: {grey:?}"
        );
    }
    let seen = |vision| difference(red, green, vision);
    assert!(seen(Vision::DeuteranopiaMachado) < 0.5 * seen(Vision::Normal));
    assert!(seen(Vision::ProtanopiaVienot) < 0.5 * seen(Vision::Normal));
}

#[test]
fn fills_are_told_apart_under_every_deficiency() {
    assert_in_coloured_themes("fills are ΔE00 ≥ 10 apart", |theme| {
        let fills = fills(theme);
        let mut faults = Vec::new();
        for (i, (a, one)) in fills.iter().enumerate() {
            for (b, other) in &fills[i + 1..] {
                // A boundary parts what no text names from what lies outside, a hatch what is not
                // matched from both.
                let are_grounds = [*a, *b]
                    .iter()
                    .all(|name| ["outside", "not mentioned", "not matched"].contains(name));
                if are_grounds {
                    continue;
                }
                for vision in Vision::ALL {
                    let apart = difference(*one, *other, vision);
                    if apart < 10.0 {
                        faults.push(format!("{a} and {b}, {vision:?}: {apart:.1}"));
                    }
                }
            }
        }
        faults
    });
}

/// The lines of links, and how their modes are drawn; each has a casing in the paper's colour.
fn link_lines(theme: &Theme) -> Vec<(Named, Ticks)> {
    let style = |mode| -> ModeStyle { theme.mode(mode) };
    let (rail, suburban) = (style(Mode::HighSpeedRail), style(Mode::SuburbanRail));
    let (road, water) = (style(Mode::Expressway), style(Mode::Waterway));
    let line = |name, style: ModeStyle| ((name, style.color), style.ticks);
    vec![
        line("rail", rail),
        line("suburban rail", suburban),
        line("road", road),
        line("water", water),
        line("other", style(Mode::Other)),
        (("not stated", theme.not_stated), Ticks::None),
    ]
}

/// The colours of the families of corridors: of their edges, arcs, names and counts.
fn family_colors(theme: &Theme) -> [Named; 4] {
    CorridorFamily::ALL.map(|family| {
        let name = match family {
            CorridorFamily::Axis => "axis",
            CorridorFamily::Integration => "integration",
            CorridorFamily::JointZone => "joint zone",
            CorridorFamily::Cooperation => "cooperation",
        };
        (name, theme.family(family).color)
    })
}

/// What stays on fills that step back behind a subject: their lines and names can be read as ever.
#[test]
fn lines_and_text_can_be_read_on_fills_that_step_back() {
    assert_in_every_theme("marks are readable on faint fills", |theme| {
        let faint = Standing::ALL.map(|standing| ("a faint fill", theme.fill(standing, true)));
        let mut lines: Vec<Named> = link_lines(theme)
            .into_iter()
            .map(|(line, _)| line)
            .collect();
        lines.extend(base_lines(theme));
        lines.extend([
            ("selection", theme.selection),
            ("hover mark", theme.hover),
            ("leader of a label", theme.ink_soft),
        ]);
        let mut faults = too_faint(&lines, &faint, 3.0);
        faults.extend(too_faint(&[("ink", theme.ink)], &faint, 4.5));
        faults
    });
}

/// The lines of the base map, which have no casing.
fn base_lines(theme: &Theme) -> Vec<Named> {
    vec![
        ("river", theme.river),
        ("existing railway", theme.railway),
        ("county boundary", theme.county_line),
        ("city boundary", theme.city_line),
        ("boundary of Sichuan and Chongqing", theme.province_line),
    ]
}

#[test]
fn lines_stand_out_from_every_fill_and_from_their_casing() {
    assert_in_every_theme("lines have a contrast ≥ 3", |theme| {
        let links = link_lines(theme).into_iter().map(|(line, _)| line);
        let mut lines: Vec<Named> = links.collect();
        let casing = [("its casing", theme.paper)];
        let mut faults = too_faint(&lines, &casing, 3.0);
        lines.extend(base_lines(theme));
        lines.extend([
            ("selection", theme.selection),
            ("hover mark", theme.hover),
            ("leader of a label", theme.ink_soft),
            ("symbol", theme.ink),
        ]);
        lines.extend(family_colors(theme));
        faults.extend(too_faint(&lines, &fills(theme), 3.0));
        // The provinces around are parted by lines that lie nowhere else.
        let outside = [("outside", theme.outside)];
        let neighbours = [("boundary of neighbours", theme.neighbour_line)];
        faults.extend(too_faint(&neighbours, &outside, 3.0));
        let frame = [("frame", theme.frame)];
        faults.extend(too_faint(&frame, &casing, 3.0));
        faults
    });
}

#[test]
fn lines_of_links_are_told_apart_by_colour_or_by_ticks() {
    assert_in_coloured_themes("line colours are ΔE00 ≥ 20 apart", |theme| {
        let lines = link_lines(theme);
        let mut faults = Vec::new();
        for (i, ((a, one), ticks)) in lines.iter().enumerate() {
            for ((b, other), other_ticks) in &lines[i + 1..] {
                if one == other && ticks != other_ticks {
                    continue;
                }
                for vision in Vision::ALL {
                    let apart = difference(*one, *other, vision);
                    let by_pattern = vision != Vision::Normal && ticks != other_ticks;
                    if apart < 20.0 && !by_pattern {
                        faults.push(format!("{a} and {b}, {vision:?}: {apart:.1}"));
                    }
                }
            }
        }
        faults
    });
}

/// Each family has its own form, which tells it under a deficiency of vision.
#[test]
fn families_of_corridors_are_told_apart_from_each_other_and_from_every_line() {
    assert_in_coloured_themes("families are ΔE00 ≥ 20 apart", |theme| {
        let families = family_colors(theme);
        let links = link_lines(theme).into_iter().map(|(line, _)| line);
        let others: Vec<Named> = links
            .chain([("river", theme.river), ("selection", theme.selection)])
            .collect();
        let mut faults = Vec::new();
        for (i, (a, one)) in families.iter().enumerate() {
            for (b, other) in families[i + 1..].iter().chain(&others) {
                let apart = difference(*one, *other, Vision::Normal);
                if apart < 20.0 {
                    faults.push(format!("{a} and {b}: {apart:.1}"));
                }
            }
        }
        faults
    });
}

/// A band lies over the fills and under text: neither may be lost.
#[test]
fn ink_is_readable_on_every_band() {
    assert_in_every_theme("ink on a band has a contrast ≥ 4.5", |theme| {
        let fills = fills(theme);
        let insides = CorridorFamily::ALL.map(|family| theme.family(family).inside);
        let bands = insides.into_iter().flatten().flat_map(|inside| {
            fills
                .iter()
                .map(move |(name, fill)| (*name, over(inside, *fill)))
        });
        too_faint(&[("ink", theme.ink)], &bands.collect::<Vec<_>>(), 4.5)
    });
}

/// The lines of the base map are thin and bare, those of links broad and cased; even so no river
/// may look like a road or a canal.
#[test]
fn a_river_is_no_link_in_normal_vision() {
    assert_in_coloured_themes("a river is ΔE00 ≥ 20 from every link", |theme| {
        let lines = link_lines(theme).into_iter();
        let near = lines.filter_map(|((name, color), _)| {
            let apart = difference(theme.river, color, Vision::Normal);
            (apart < 20.0).then(|| format!("{name}: {apart:.1}"))
        });
        near.collect()
    });
}

#[test]
fn the_legend_can_tell_lines_by_their_colours() {
    assert_in_every_theme("no two kinds of line share a colour", |theme| {
        let mut lines = base_lines(theme);
        lines.push(("boundary of neighbours", theme.neighbour_line));
        lines.extend([
            ("rail", theme.rail),
            ("road", theme.road),
            ("water", theme.water),
            ("other", theme.other_link),
            ("not stated", theme.not_stated),
        ]);
        let mut faults = Vec::new();
        for (i, (a, one)) in lines.iter().enumerate() {
            let same = lines[i + 1..].iter().filter(|(_, other)| one == other);
            faults.extend(same.map(|(b, _)| format!("{a} and {b}: {one}")));
        }
        faults
    });
}

#[test]
fn hatches_are_seen_and_do_not_hide_what_lies_beneath() {
    // A hatch is a texture of the fill, no line that must be followed.
    assert_in_every_theme("hatches are ΔE00 4 to 20 from each fill", |theme| {
        let fills = fills(theme).into_iter();
        let faults = fills.filter_map(|(name, fill)| {
            let apart = difference(over(theme.hatch, fill), fill, Vision::Normal);
            (!(4.0..=20.0).contains(&apart)).then(|| format!("on {name}: {apart:.1}"))
        });
        faults.collect()
    });
}

#[test]
fn text_is_readable_on_everything_it_stands_on() {
    assert_in_every_theme("text has a contrast ≥ 4.5", |theme| {
        let paper = |ground| over(theme.paper.with_alpha(235), ground);
        let mut marginalia: Vec<Named> = fills(theme)
            .into_iter()
            .map(|(name, fill)| (name, paper(fill)))
            .collect();
        let interface = [
            ("paper", theme.paper),
            ("panel", theme.panel),
            ("chip", theme.not_mentioned),
        ];
        let buttons = [
            ("button", theme.button),
            ("button, hovered", theme.button_hover),
            ("button, pressed", theme.button_press),
            ("chosen", theme.accent),
            ("marked passage", theme.core),
        ];
        let ink = [("ink", theme.ink)];
        let mut faults = too_faint(&ink, &fills(theme), 4.5);
        faults.extend(too_faint(&ink, &buttons, 4.5));
        marginalia.extend(interface);
        let both = [("ink", theme.ink), ("soft ink", theme.ink_soft)];
        faults.extend(too_faint(&both, &marginalia, 4.5));
        // Names and codes of lines stand on their halo; links of the interface are blue.
        let halo = [("halo", theme.paper)];
        let links = link_lines(theme).into_iter().map(|(line, _)| line);
        let names = links.chain(family_colors(theme));
        let names: Vec<Named> = names.chain([("failure", theme.failure)]).collect();
        faults.extend(too_faint(&names, &halo, 4.5));
        faults.extend(too_faint(&[("link", theme.road)], &interface, 4.5));
        faults
    });
}

#[test]
fn parts_of_the_interface_have_an_outline_that_is_seen() {
    assert_in_every_theme("fields and buttons have a contrast ≥ 3", |theme| {
        let grounds = [("paper", theme.paper), ("panel", theme.panel)];
        too_faint(&[("field", theme.field)], &grounds, 3.0)
    });
}

/// Secondary text never stands on a fill, the blue one least of all.
#[test]
fn secondary_text_stands_on_paper_alone() {
    for (name, theme) in themes() {
        let scene = scene_of(&theme);
        let soft = scene.ground.iter().filter_map(|item| match &item.shape {
            Shape::Text(text) if text.color == theme.ink_soft => Some(text.content.clone()),
            _ => None,
        });
        let soft: Vec<String> = soft.collect();
        assert!(soft.is_empty(), "{name}: {soft:?}");
    }
}

#[test]
fn every_name_on_the_ground_has_a_halo_or_stands_in_a_ring() {
    for (name, theme) in themes() {
        let scene = scene_of(&theme);
        let bare = scene.ground.iter().filter_map(|item| match &item.shape {
            // Codes and counts lie in a ring or on a disc.
            Shape::Text(text) if text.halo.is_none() => {
                let is_encircled = matches!(item.mark, Mark::Code | Mark::Count);
                (!is_encircled).then(|| text.content.clone())
            }
            _ => None,
        });
        let bare: Vec<String> = bare.collect();
        assert!(bare.is_empty(), "{name}: {bare:?}");
    }
}

#[test]
fn a_theme_changes_colours_and_nothing_else() {
    let [light, dark, print] = themes().map(|(_, theme)| scene_of(&theme));
    let places = |scene: &Scene| -> Vec<String> {
        let items = scene.items();
        items
            .map(|item| without_colours(&item.shape.to_string()))
            .collect()
    };
    assert_eq!(places(&light), places(&dark));
    assert_eq!(places(&light), places(&print));
    assert_ne!(light.to_string(), dark.to_string());
}

/// A line of a scene with every `#rrggbb` and opacity cut out.
fn without_colours(line: &str) -> String {
    let mut parts = line.split('#');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |out, part| {
        let is_colour = part.len() >= 6 && part.bytes().take(6).all(|b| b.is_ascii_hexdigit());
        let rest = if is_colour { &part[6..] } else { part };
        let alpha = rest.strip_prefix('/');
        out + alpha.map_or(rest, |r| r.trim_start_matches(|c: char| c.is_ascii_digit()))
    })
}

/// The opening view with every layer on.
fn scene_of(theme: &Theme) -> Scene {
    let view = View::opening().with_all_layers();
    view.built(&support::I18N, |request| {
        let mut request = *request;
        request.theme = theme;
        build(&request)
    })
}

#[test]
fn the_outline_of_what_has_the_keyboard_is_seen_wherever_it_stands() {
    assert_in_every_theme(
        "the outline has a contrast ≥ 3 to what it stands on",
        |theme| {
            let grounds = [
                ("panel", theme.panel),
                ("paper", theme.paper),
                ("button", theme.button),
                ("button under the pointer", theme.button_hover),
                ("button that is pressed", theme.button_press),
                ("chip", theme.not_mentioned),
            ];
            let ink = theme.ink;
            let mut faint: Vec<String> = grounds
                .iter()
                .filter(|(_, ground)| contrast(ink, *ground) < 3.0)
                .map(|(name, _)| (*name).to_owned())
                .collect();
            // On the map, where anything may be below it, ring and edge are so far apart that any
            // colour is far from one of them.
            if contrast(ink, theme.paper).sqrt() < 3.0 {
                faint.push("any colour".to_owned());
            }
            faint
        },
    );
}
