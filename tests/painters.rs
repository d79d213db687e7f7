//! Every mark of a real map reaches all painters, those of the screen and of SVG measure text alike,
//! and every character that can be shown has a glyph.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail at once")]

mod support;

use std::collections::BTreeMap;

use chengyu_atlas::card::{self, Panel};
use chengyu_atlas::export::rasterise;
use chengyu_atlas::font::{Weight, has_glyph, width_in};
use chengyu_atlas::geometry::{clip_line, clip_ring};
use chengyu_atlas::model::{Alignment, FeatureId, Names, Title};
use chengyu_atlas::paint::{screen, slide, svg};
use chengyu_atlas::projection::{PagePt, PageRect, WorldPt};
use chengyu_atlas::scene::theme::{
    CITY_LABEL_PT, CORE_LABEL_PT, COUNTY_LABEL_PT, HALO_PT, LEGEND_HEAD_PT, LEGEND_PT,
    LINE_LABEL_PT, NOTE_PT, TITLE_PT,
};
use chengyu_atlas::scene::{Item, Mark, Scene, Shape, Text};
use chengyu_atlas::ui;
use support::{ATLAS, I18N, THEME, View, WINDOW_MARGIN_PT};

/// Real maps: far and near, few layers and all, with a place, a link and a corridor selected.
fn scenes() -> Vec<(String, Scene)> {
    let near = View::chengdu_ziyang();
    let views = [
        View::opening(),
        View::opening().with_all_layers(),
        near.clone(),
        near.with_all_layers(),
        View::opening().selecting(FeatureId::Place(support::place("512000"))),
        View::opening().selecting(support::link("mian-sui-nei-tielu")),
        View::opening().selecting(support::corridor("cheng-zi-tongchenghua")),
    ];
    let named = views.iter().map(|view| {
        let selected = view.selection.map(|f| format!(", {f:?} selected"));
        let name = format!("{}{}", view.name, selected.unwrap_or_default());
        (name, view.scene())
    });
    let mut scenes: Vec<_> = named.collect();
    scenes.push(("the figure".to_owned(), support::region_figure()));
    scenes.push(("ties".to_owned(), support::figure_of_ties()));
    scenes
}

/// The scene without any item.
fn empty(scene: &Scene) -> Scene {
    Scene {
        ground: Vec::new(),
        furniture: Vec::new(),
        ..scene.clone()
    }
}

/// Fails with every item of every real map that `check` finds fault with.
fn assert_every_item(claim: &str, mut check: impl FnMut(&Scene, &Item, &mut Scene) -> bool) {
    for (name, scene) in scenes() {
        let mut alone = empty(&scene);
        let faults: Vec<String> = scene
            .items()
            .filter(|item| !check(&scene, item, &mut alone))
            .map(|item| format!("{:?} {}", item.mark, item.shape))
            .collect();
        let (n, first) = (faults.len(), faults.iter().take(10));
        let first: Vec<_> = first.map(String::as_str).collect();
        assert!(
            faults.is_empty(),
            "{name}: {claim}; {n} do not:\n  {}",
            first.join("\n  ")
        );
    }
}

/// Whether an item may touch `clip`: whether the box of any of its segments, at full detail,
/// does. An item that may not need leave no mark.
fn may_touch(scene: &Scene, item: &Item, clip: &PageRect) -> bool {
    let page = |p: &WorldPt| scene.to_page.project(*p);
    let touches = |points: &[PagePt]| points.windows(2).any(|w| segment_box_touches(w, clip));
    match &item.shape {
        // The painters clip neither areas nor what is on the page already.
        Shape::Area { .. } | Shape::Path { stroke: None, .. } | Shape::Text(_) => true,
        Shape::Outline { area, .. } => area
            .at_zoom(f64::INFINITY)
            .rings
            .iter()
            .any(|ring| touches(&ring.iter().map(page).collect::<Vec<_>>())),
        Shape::Line { line, .. } => touches(&line.points().iter().map(page).collect::<Vec<_>>()),
        Shape::Path { points, closed, .. } => {
            let mut points = points.clone();
            points.extend(points.first().copied().filter(|_| *closed));
            touches(&points)
        }
        Shape::Segments { segments, .. } => segments.iter().any(|s| segment_box_touches(s, clip)),
    }
}

fn segment_box_touches(segment: &[PagePt], clip: &PageRect) -> bool {
    let (a, b) = (segment[0], segment[1]);
    a.x.min(b.x) <= clip.max.x
        && a.x.max(b.x) >= clip.min.x
        && a.y.min(b.y) <= clip.max.y
        && a.y.max(b.y) >= clip.min.y
}

#[test]
fn every_item_in_the_frame_leaves_an_element_in_the_svg() {
    let options = svg::Options::default();
    let claim = "every item leaves an element in the SVG";
    let elements = |text: &str| {
        let opened = ["<path ", "<text "];
        opened
            .map(|e| text.matches(e).count())
            .iter()
            .sum::<usize>()
    };
    assert_every_item(claim, |scene, item, alone| {
        let blank = svg::paint(alone, &options);
        let in_furniture = scene.furniture.iter().any(|i| std::ptr::eq(i, item));
        // The SVG is cut at the frame; only what lies beyond may be missing from it.
        if !in_furniture && !may_touch(scene, item, &scene.view.frame) {
            return true;
        }
        let list = if in_furniture {
            &mut alone.furniture
        } else {
            &mut alone.ground
        };
        list.push(item.clone());
        let drawn = svg::paint(alone, &options);
        alone.ground.clear();
        alone.furniture.clear();
        drawn != blank && elements(&drawn) > elements(&blank)
    });
}

/// Whether any of an item lies within `clip`, where a slide cuts it.
fn shows(scene: &Scene, item: &Item, clip: &PageRect) -> bool {
    let zoom = scene.view.zoom + 1.0;
    let page = |points: &[WorldPt]| -> Vec<PagePt> {
        points.iter().map(|p| scene.to_page.project(*p)).collect()
    };
    let has_line = |points: &[PagePt]| !clip_line(points, clip).is_empty();
    let has_area = |ring: &[PagePt]| !clip_ring(ring, clip).is_empty();
    match &item.shape {
        Shape::Area { area, .. } => {
            let mut rings = area.at_zoom(zoom).rings.iter();
            rings.any(|ring| has_area(&page(ring)))
        }
        Shape::Outline { area, .. } => {
            let mut rings = area.at_zoom(zoom).rings.iter();
            rings.any(|ring| has_line(&page(ring)))
        }
        Shape::Line { line, .. } => has_line(&page(line.at_zoom(zoom))),
        Shape::Path {
            points,
            closed,
            fill,
            stroke,
        } => {
            let mut ring = points.clone();
            ring.extend(points.first());
            let line = if *closed { &ring } else { points };
            (stroke.is_some() && has_line(line)) || (fill.is_some() && has_area(&ring))
        }
        Shape::Segments { segments, .. } => segments.iter().any(|ends| has_line(ends)),
        Shape::Text(text) => clip.contains(text.at),
    }
}

#[test]
fn every_item_in_the_frame_leaves_a_shape_on_the_slide() {
    let options = slide::Options::default();
    let shapes = |scene: &Scene| {
        let slide = String::from_utf8(slide::paint(scene, &options).slide).expect("UTF-8");
        slide.matches("<p:sp>").count()
    };
    let claim = "every item leaves a shape on the slide";
    assert_every_item(claim, |scene, item, alone| {
        let blank = shapes(alone);
        let in_furniture = scene.furniture.iter().any(|i| std::ptr::eq(i, item));
        let list = if in_furniture {
            &mut alone.furniture
        } else {
            &mut alone.ground
        };
        list.push(item.clone());
        let drawn = shapes(alone);
        alone.ground.clear();
        alone.furniture.clear();
        drawn > blank || (!in_furniture && !shows(scene, item, &scene.view.frame))
    });
}

#[test]
fn every_item_in_the_frame_and_its_margin_leaves_triangles_on_the_screen() {
    let claim = "every item leaves triangles on the screen";
    let mut renderer = screen::ScreenRenderer::new(screen::fonts());
    // Simplified lines stray by less than a point.
    let margin = WINDOW_MARGIN_PT - 1.0;
    assert_every_item(claim, |scene, item, alone| {
        if !may_touch(scene, item, &scene.view.frame.expand(margin)) {
            return true;
        }
        alone.ground.push(item.clone());
        let ground = renderer.tessellate_ground(alone, 1.0, WINDOW_MARGIN_PT);
        alone.ground.clear();
        renderer.render_frame(&ground).vertices > 0
    });
}

/// The box of the pixels that differ from the first one.
fn inked(width: usize, pixels: &[[u8; 4]]) -> [usize; 4] {
    let far = |(a, b): (&u8, &u8)| a.abs_diff(*b) > 40;
    let is_ink = |p: &[u8; 4]| p.iter().zip(&pixels[0]).any(far);
    let mut found = [usize::MAX, usize::MAX, 0, 0];
    for (i, _) in pixels.iter().enumerate().filter(|(_, p)| is_ink(p)) {
        let (x, y) = (i % width, i / width);
        found = [
            found[0].min(x),
            found[1].min(y),
            found[2].max(x),
            found[3].max(y),
        ];
    }
    found
}

#[test]
fn turned_text_and_its_halo_cover_the_same_pixels_on_the_screen_and_in_the_svg() {
    let mut view = View::about("", WorldPt { x: 0.5, y: 0.5 }, 9.0, (300.0, 300.0));
    view.legend = false;
    let blank = empty(&view.scene());
    let mut renderer = screen::ScreenRenderer::new(screen::fonts());
    for (angle_rad, halo) in [(0.0, false), (0.6, false), (-1.0, true), (1.5, true)] {
        let mut scene = blank.clone();
        scene.ground.push(Item {
            mark: Mark::Name,
            feature: None,
            shape: Shape::Text(Text {
                content: "成渝中线高铁".to_owned(),
                at: PagePt::new(140.0, 150.0),
                weight: Weight::Regular,
                size_pt: 18.0,
                color: THEME.ink,
                halo: halo.then_some(THEME.selection),
                halo_pt: HALO_PT,
                angle_rad,
                continues: false,
            }),
        });
        let ground = renderer.tessellate_ground(&scene, 1.0, 0.0);
        let image = renderer.render_frame(&ground);
        let images = image.bands.iter().flat_map(|band| &band.image.pixels);
        let on_screen: Vec<[u8; 4]> = images.map(|p| p.to_array()).collect();
        let drawn = rasterise(&scene, 72.0).expect("pixels");
        let in_svg: Vec<[u8; 4]> = drawn
            .pixels()
            .iter()
            .map(|p| [p.red(), p.green(), p.blue(), p.alpha()])
            .collect();
        let (a, b) = (inked(300, &on_screen), inked(300, &in_svg));
        let apart = a.iter().zip(&b).map(|(a, b)| a.abs_diff(*b)).max();
        assert!(apart <= Some(2), "turned {angle_rad}: {a:?} and {b:?}");
    }
}

/// The strings the atlas shows on a map, with the sizes they are shown at.
fn map_strings() -> Vec<(String, f64)> {
    let mut strings: Vec<(String, f64)> = Vec::new();
    let mut add = |text: &str, sizes: &[f64]| {
        strings.extend(sizes.iter().map(|size| (text.to_owned(), *size)));
    };
    for (_, place) in ATLAS.places() {
        let sizes = [CORE_LABEL_PT, CITY_LABEL_PT, COUNTY_LABEL_PT, LINE_LABEL_PT];
        for name in [&place.names.short, &place.names.hans, &place.names.en_short] {
            add(name, &sizes);
        }
    }
    let titles = ATLAS.links().map(|(_, l)| &l.title);
    for title in titles.chain(ATLAS.corridors().map(|(_, c)| &c.title)) {
        add(&title.zh, &[LINE_LABEL_PT]);
        add(&title.en, &[LINE_LABEL_PT]);
    }
    for message in messages() {
        add(&message, &[NOTE_PT, LEGEND_PT, LEGEND_HEAD_PT, TITLE_PT]);
    }
    strings.retain(|(text, _)| !text.is_empty());
    strings
}

/// The messages of the interface in every language, arguments not filled in.
fn messages() -> Vec<String> {
    let files = [
        include_str!("../assets/i18n/zh-Hans.ftl"),
        include_str!("../assets/i18n/zh-Hant.ftl"),
        include_str!("../assets/i18n/en.ftl"),
    ];
    let lines = files.into_iter().flat_map(str::lines);
    let values = lines.filter(|line| !line.starts_with('#'));
    values.map(str::to_owned).collect()
}

#[test]
fn egui_and_the_scene_measure_every_name_alike() {
    const TOLERANCE_PT: f64 = 0.5;
    let strings = map_strings();
    assert!(strings.len() > 1000, "{} strings", strings.len());
    let cases = [1.0, 1.5, 2.0].map(|scale| [Weight::Regular, Weight::Bold].map(|w| (scale, w)));
    for (pixels_per_point, weight) in cases.into_iter().flatten() {
        let mut worst = (0.0, String::new());
        in_egui(pixels_per_point, |ui| {
            for (text, size) in &strings {
                let measured = width_in(text, *size, weight);
                let difference = (egui_width(ui, text, *size, weight) - measured).abs();
                if difference > worst.0 {
                    worst = (difference, format!("{text} at {size} pt"));
                }
            }
        });
        let (difference, text) = worst;
        assert!(
            difference < TOLERANCE_PT,
            "{text}, {pixels_per_point} pixels a point: {difference} pt apart"
        );
    }
}

/// Runs a frame without a window, in the interface's own font.
fn in_egui(pixels_per_point: f32, frame: impl FnMut(&mut egui::Ui)) {
    let ctx = egui::Context::default();
    ui::style::install(&ctx, &THEME);
    let mut input = egui::RawInput::default();
    let root = input.viewports.get_mut(&egui::ViewportId::ROOT);
    root.expect("a root").native_pixels_per_point = Some(pixels_per_point);
    // egui insists that textures are uploaded or thrown away.
    ctx.run_ui(input, frame).textures_delta.clear();
}

fn egui_width(ui: &egui::Ui, text: &str, size: f64, weight: Weight) -> f64 {
    let font = screen::font_of(text, size, weight);
    let layout = |fonts: &mut egui::epaint::text::FontsView<'_>| {
        fonts.layout_no_wrap(text.to_owned(), font, egui::Color32::BLACK)
    };
    f64::from(ui.fonts_mut(layout).size().x)
}

/// Fails with the characters of `strings` that the bundled font lacks, white space excepted.
fn assert_has_glyphs(of: &str, strings: impl IntoIterator<Item = String>) {
    let mut missing: BTreeMap<char, String> = BTreeMap::new();
    for text in strings {
        for c in text.chars().filter(|c| !c.is_whitespace()) {
            if !has_glyph(c) {
                missing.entry(c).or_insert_with(|| text.clone());
            }
        }
    }
    assert!(missing.is_empty(), "{of}: no glyph for {missing:#?}");
}

#[test]
fn every_message_has_its_glyphs() {
    assert_has_glyphs("messages", messages());
}

#[test]
fn every_traditional_character_has_its_glyph() {
    // Whatever a pack says can be shown in Traditional characters.
    let table = include_str!("../assets/i18n/traditional.tsv");
    let entries = table.lines().filter_map(|line| line.split_once('\t'));
    let forms: Vec<String> = entries.map(|(_, form)| form.to_owned()).collect();
    assert!(forms.len() > 2000, "{} entries", forms.len());
    assert_has_glyphs("the table of characters", forms);
}

#[test]
fn every_name_of_a_place_has_its_glyphs() {
    let all = |names: &Names| {
        let Names {
            hans,
            hant,
            pinyin,
            en,
            short,
            hant_short,
            en_short,
            aliases,
        } = names.clone();
        [hans, hant, pinyin, en, short, hant_short, en_short]
            .into_iter()
            .chain(aliases)
    };
    assert_has_glyphs("places", ATLAS.places().flat_map(|(_, p)| all(&p.names)));
    let base = ATLAS.base();
    let rivers = base.rivers.iter().flat_map(|r| [&r.name, &r.name_en]);
    let airports = base.airports.iter().flat_map(|a| [&a.name, &a.name_en]);
    assert_has_glyphs("the base map", rivers.chain(airports).cloned());
}

#[test]
fn every_fact_and_source_has_its_glyphs() {
    let both = |title: &Title| [title.zh.clone(), title.hant.clone(), title.en.clone()];
    let atlas = &*ATLAS;
    assert_has_glyphs("roles", atlas.roles().flat_map(|(_, r)| both(&r.title)));
    for (_, c) in atlas.corridors() {
        assert_has_glyphs(&c.key, both(&c.title).into_iter().chain(c.aliases.clone()));
    }
    for (_, l) in atlas.links() {
        let reason = match &l.alignment {
            Alignment::None { reason } => reason.zh.clone(),
            Alignment::Lines(_) | Alignment::Points(_) => String::new(),
        };
        let texts = both(&l.title).into_iter().chain(l.aliases.clone());
        assert_has_glyphs(&l.key, texts.chain([reason]));
    }
    for (_, s) in atlas.sources() {
        let texts = both(&s.title).into_iter();
        assert_has_glyphs(
            &s.key,
            texts.chain(both(&s.publisher)).chain([s.note.zh.clone()]),
        );
    }
}

/// All text of a panel.
fn texts(panel: Panel) -> Vec<String> {
    let mut texts = vec![panel.title];
    texts.extend(panel.other_names);
    texts.extend(panel.facts);
    texts.extend(panel.empty);
    for section in panel.sections {
        texts.push(section.title);
        texts.extend(section.places.into_iter().map(|chip| chip.name));
        for card in section.cards {
            texts.push(card.text());
            texts.extend([card.title, card.kind]);
            texts.extend(card.notes);
            for mention in card.mentions {
                texts.extend([mention.quote, mention.status_text, mention.source]);
                texts.extend([mention.source_line, mention.locus, mention.citation]);
            }
        }
    }
    texts
}

#[test]
fn every_panel_and_tooltip_has_its_glyphs() {
    let places = ATLAS.places().map(|(id, _)| FeatureId::Place(id));
    let corridors = ATLAS.corridors().map(|(id, _)| FeatureId::Corridor(id));
    let links = ATLAS.links().map(|(id, _)| FeatureId::Link(id));
    for feature in places.chain(corridors).chain(links) {
        let panel = card::panel(&ATLAS, &I18N, feature);
        let (name, line) = card::tooltip(&ATLAS, &I18N, feature);
        assert_has_glyphs(
            &panel.title.clone(),
            texts(panel).into_iter().chain([name, line]),
        );
    }
}

#[test]
fn every_shortcut_is_written_with_glyphs_of_the_font() {
    let mut written = Vec::new();
    in_egui(1.0, |ui| {
        let table = ui::shortcuts::TABLE.iter();
        written = table
            .map(|(s, ..)| ui::shortcuts::text_of(ui, *s))
            .collect();
    });
    assert!(written.iter().all(|text| !text.is_empty()), "{written:?}");
    assert_has_glyphs("shortcuts", written);
}
