//! What a designer and a reader of the screen find in an SVG: layers with names, one text a label,
//! halos apart, and every feature by its id and its name.

use std::collections::{BTreeMap, BTreeSet};
use std::f64::consts::FRAC_PI_2;
use std::sync::Arc;

use chengyu_atlas::export::{Description, encode, rasterise};
use chengyu_atlas::figure_spec::Format;
use chengyu_atlas::font::Face;
use chengyu_atlas::i18n::I18n;
use chengyu_atlas::model::{FeatureId, Language};
use chengyu_atlas::paint::svg;
use chengyu_atlas::scene::layout::{Figure, figure};
use chengyu_atlas::scene::{About, Compared, DrawingLayer, Extent, Item, Scene, Shape, Shown};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg;
use resvg::usvg::roxmltree::{Document, Node};

use super::drawing::{INKSCAPE, by_id, elements, is_hidden, is_layer, said, sound_ids};
use super::support::{ATLAS, I18N, THEME, View, corridor, described, link, place};

/// A figure as a file.
struct File {
    name: &'static str,
    scene: Scene,
    i18n: I18n,
    text: String,
}

impl File {
    fn of(name: &'static str, request: &Figure, language: Language) -> Self {
        let i18n = I18n::new(language);
        let scene = figure(&ATLAS, &i18n, &THEME, request);
        let description = Description::of(&ATLAS, &i18n, request, &scene);
        let bytes = encode(&scene, &description, Format::Svg, 96.0).expect("a figure");
        Self {
            name,
            scene,
            i18n,
            text: String::from_utf8(bytes).expect("UTF-8"),
        }
    }

    fn tree(&self) -> Document<'_> {
        Document::parse(&self.text).expect("well-formed XML")
    }
}

fn about(feature: FeatureId) -> Figure {
    Figure {
        about: About::Feature(feature),
        title: "一张图\n第二行".to_owned(),
        ..Figure::new(Extent::Feature(feature))
    }
}

/// The region; a place, a link and a corridor; two maps; English; a near view with ties and zones.
fn files() -> Vec<File> {
    let [ziyang, mianyang] = ["512000", "510700"].map(|key| FeatureId::Place(place(key)));
    let near = View::chengdu_ziyang().with_all_layers();
    let near = Figure {
        shown: near.shown.clone(),
        ..Figure::new(Extent::View(near.view))
    };
    let pair = Figure::new(Extent::Compared(
        Compared::new(&[ziyang, mianyang]).expect("two"),
    ));
    let region = Figure::new(Extent::Region);
    let (hans, hant) = (Language::ZhHans, Language::ZhHant);
    vec![
        File::of("the region", &region, hans),
        File::of("a place", &about(ziyang), hans),
        File::of("a link", &about(link("mian-sui-nei-tielu")), hans),
        File::of(
            "a corridor",
            &about(corridor("cheng-zi-tongchenghua")),
            hant,
        ),
        File::of("two maps", &pair, hans),
        File::of("English", &region, Language::En),
        File::of("a near view", &near, hans),
    ]
}

/// The maps of a scene: what lies on the ground and what stands around it.
fn maps(scene: &Scene) -> Vec<(&[Item], &[Item])> {
    let first = (&scene.ground[..], &scene.furniture[..]);
    let panels = scene.panels.iter();
    let panels = panels.map(|panel| (&panel.ground[..], &panel.furniture[..]));
    std::iter::once(first).chain(panels).collect()
}

#[test]
fn every_id_is_a_name_and_stands_once() {
    for file in files() {
        let ids = sound_ids(&file.tree());
        assert!(ids.len() > 40, "{}: {} ids", file.name, ids.len());
    }
}

#[test]
fn every_layer_of_a_map_is_listed_by_inkscape_in_the_language_of_the_figure() {
    for file in files() {
        let tree = file.tree();
        // How often each layer was there on the maps before.
        let mut counts: BTreeMap<DrawingLayer, usize> = BTreeMap::new();
        for (ground, furniture) in maps(&file.scene) {
            let ground = ground.iter().map(|item| file.scene.ground_layer(item));
            let furniture = furniture.iter();
            let furniture = furniture.map(|item| DrawingLayer::of_furniture(item.mark));
            for layer in ground.chain(furniture).collect::<BTreeSet<_>>() {
                let number = counts.entry(layer).or_default();
                *number += 1;
                let (id, named) = (format!("layer-{}", layer.word()), file.i18n.tr(layer.key()));
                let (id, named) = match number {
                    1 => (id, named),
                    n => (format!("{id}-{n}"), format!("{named} {n}")),
                };
                let node = by_id(&tree, &id);
                assert!(is_layer(node), "{}: {id}", file.name);
                let label = node.attribute((INKSCAPE, "label"));
                assert_eq!(label, Some(&*named), "{}: {id}", file.name);
                let around = node.ancestors().filter(|node| is_layer(*node)).count();
                assert!((2..=3).contains(&around), "{}: {id}", file.name);
            }
        }
        // Nothing is drawn outside a layer but the paper.
        let drawn = elements(&tree).filter(|node| {
            let is_mark = ["path", "text", "rect"].contains(&node.tag_name().name());
            is_mark && !node.ancestors().any(|n| n.has_tag_name("defs"))
        });
        let loose = drawn.filter(|node| !node.ancestors().any(is_layer)).count();
        assert_eq!(loose, 1, "{}", file.name);
    }
}

#[test]
fn layers_lie_in_the_order_in_which_the_map_is_drawn() {
    let ziyang = FeatureId::Place(place("512000"));
    let file = File::of("a place", &about(ziyang), Language::ZhHans);
    let tree = file.tree();
    let layers = elements(&tree).filter(|node| is_layer(*node));
    let words: Vec<&str> = layers
        .filter_map(|node| node.attribute("id")?.strip_prefix("layer-"))
        .collect();
    let order = |word: &str| {
        let mut all = DrawingLayer::ALL.iter();
        all.position(|layer| layer.word() == word)
    };
    let ground: Vec<_> = words
        .iter()
        .take_while(|word| **word != "furniture")
        .map(|word| order(word).expect("a layer that has no number"))
        .collect();
    assert!(ground.is_sorted(), "{words:?}");
    for word in ["rail-beneath", "rail", "labels", "halos", "legend", "notes"] {
        assert!(words.contains(&word), "{word}: {words:?}");
    }
}

/// The texts of a scene, the parts of each in one.
fn labels(items: &[Item]) -> Vec<String> {
    let texts = items.iter().filter_map(|item| match &item.shape {
        Shape::Text(text) => Some(text),
        _ => None,
    });
    let mut labels: Vec<String> = Vec::new();
    let mut above = 0.0;
    for text in texts {
        let is_below = text.angle_rad == 0.0 && text.at.y > above + 0.5 * text.size_pt;
        above = text.at.y;
        match labels.last_mut() {
            // A dash in a stacked name stands there in its form for vertical text.
            Some(last) if text.continues && text.angle_rad == FRAC_PI_2 => {
                last.push_str(&text.content.replace('\u{2014}', "\u{fe31}"));
            }
            Some(last) if text.continues => {
                // A word that ends a line is parted from the next.
                let is_word = last.ends_with(|c: char| c.is_ascii_alphanumeric() || c == ',');
                if is_word && is_below {
                    last.push(' ');
                }
                last.push_str(&text.content);
            }
            _ => labels.push(text.content.clone()),
        }
    }
    labels
}

fn counted(texts: impl Iterator<Item = String>) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    texts.for_each(|text| *counts.entry(text).or_default() += 1);
    counts
}

#[test]
fn every_label_is_one_text_and_every_halo_another_that_is_hidden() {
    let mut parts = 0;
    for file in files() {
        let tree = file.tree();
        let of_scene = maps(&file.scene).into_iter();
        let of_scene = of_scene.flat_map(|(ground, furniture)| {
            let mut all = labels(ground);
            all.extend(labels(furniture));
            all
        });
        let texts = || elements(&tree).filter(|node| node.has_tag_name("text"));
        let seen = texts().filter(|node| !is_hidden(*node)).map(said);
        assert_eq!(counted(seen), counted(of_scene), "{}", file.name);
        let halos: Vec<Node<'_, '_>> = texts().filter(|node| is_hidden(*node)).collect();
        let with_halo = file.scene.items().filter(|item| {
            matches!(&item.shape, Shape::Text(text) if text.halo.is_some() && !text.continues)
        });
        assert_eq!(halos.len(), with_halo.count(), "{}", file.name);
        for halo in halos {
            let layer = halo.parent_element().expect("a layer");
            let id = layer.attribute("id").unwrap_or_default();
            assert!(id.starts_with("layer-halos"), "{}: {id}", file.name);
            assert_eq!(layer.attribute("aria-hidden"), Some("true"));
            let named = file.i18n.tr(DrawingLayer::Halos.key());
            let label = layer.attribute((INKSCAPE, "label")).unwrap_or_default();
            assert!(label.starts_with(&named), "{}: {label}", file.name);
        }
        parts += texts()
            .flat_map(|node| node.children())
            .filter(|n| n.has_tag_name("tspan"))
            .count();
    }
    assert!(
        parts > 100,
        "names with numbers and stacked names have parts: {parts}"
    );
}

#[test]
fn every_feature_that_is_drawn_is_a_group_with_its_id_and_its_name() {
    for file in files() {
        let tree = file.tree();
        let ids = sound_ids(&tree);
        let mut missing = Vec::new();
        for words in file.scene.features.values() {
            let id = &*words.key;
            if !ids.contains(id) {
                missing.push(id);
                continue;
            }
            let group = by_id(&tree, id);
            let title = group.first_element_child().expect("a title");
            assert_eq!(title.tag_name().name(), "title", "{}: {id}", file.name);
            assert_eq!(title.text(), Some(&*words.name), "{}: {id}", file.name);
            assert_eq!(group.attribute((INKSCAPE, "label")), Some(&*words.name));
            assert!(!is_hidden(group), "{}: {id}", file.name);
        }
        // What lies beyond the frame leaves nothing.
        let all = file.scene.features.len();
        assert!(missing.len() * 4 < all, "{}: {missing:?}", file.name);
        let referred = elements(&tree).filter(|node| node.attribute("data-of").is_some());
        assert!(referred.count() > 20, "{}", file.name);
    }
}

#[test]
fn a_name_in_a_file_is_in_the_language_of_the_figure() {
    for (language, name) in [
        (Language::ZhHans, "资阳"),
        (Language::ZhHant, "資陽"),
        (Language::En, "Ziyang"),
    ] {
        let file = File::of("the region", &Figure::new(Extent::Region), language);
        let tree = file.tree();
        let group = by_id(&tree, "place-512000");
        let title = group.first_element_child().and_then(|title| title.text());
        assert_eq!(title, Some(name));
    }
}

#[test]
fn png_and_pdf_are_made_without_layers_ids_and_names() {
    let (scene, _) = described(Extent::Region, Shown::default(), &I18N);
    let only_drawn = svg::Options {
        only_drawn: true,
        ..svg::Options::default()
    };
    let (plain, whole) = (
        svg::paint(&scene, &only_drawn),
        svg::paint(&scene, &svg::Options::default()),
    );
    assert!(plain.len() < whole.len());
    let tree = Document::parse(&plain).expect("well-formed XML");
    let ids: Vec<_> = elements(&tree).filter_map(|n| n.attribute("id")).collect();
    assert_eq!(ids, ["frame"]);
    assert!(!plain.contains("inkscape") && !plain.contains("aria-"));
}

#[test]
fn a_drawing_in_layers_can_be_cut_into_parts_that_are_sound() {
    let (scene, _) = described(Extent::Region, Shown::default(), &I18N);
    for only_drawn in [true, false] {
        let options = svg::Options {
            only_drawn,
            ..svg::Options::default()
        };
        let mut parts = Vec::new();
        svg::paint_in_parts(&scene, &options, 1 << 16, &mut |part| parts.push(part));
        assert!(parts.len() > 3, "{} parts", parts.len());
        let count = |text: &str| {
            let tree = Document::parse(text).expect("well-formed XML");
            elements(&tree)
                .filter(|node| ["path", "text"].contains(&node.tag_name().name()))
                .count()
        };
        let whole = count(&svg::paint(&scene, &options));
        let of_parts: usize = parts.iter().map(|part| count(part)).sum();
        assert_eq!(of_parts, whole);
    }
}

/// The pixels of a file as resvg draws it, in the bundled fonts.
fn drawn(text: &str, (width, height): (u32, u32)) -> Pixmap {
    let mut options = usvg::Options::default();
    for face in Face::ALL {
        let font = usvg::fontdb::Source::Binary(Arc::new(face.data()));
        options.fontdb_mut().load_font_source(font);
    }
    let tree = usvg::Tree::from_str(text, &options).expect("an SVG");
    let mut pixels = Pixmap::new(width, height).expect("pixels");
    let (across, down) = (tree.size().width(), tree.size().height());
    let transform = Transform::from_scale(width as f32 / across, height as f32 / down);
    resvg::render(&tree, transform, &mut pixels.as_mut());
    pixels
}

#[test]
fn a_file_in_layers_is_the_picture_that_a_png_is() {
    const FAR: u8 = 48;
    for file in files() {
        let png = rasterise(&file.scene, 96.0).expect("pixels");
        let svg = drawn(&file.text, (png.width(), png.height()));
        let differs = |(a, b): &(&[u8], &[u8])| {
            let mut channels = a.iter().zip(*b);
            channels.any(|(a, b)| a.abs_diff(*b) > FAR)
        };
        let pixels = png.data().chunks(4).zip(svg.data().chunks(4));
        let (others, all) = (pixels.filter(differs).count(), png.data().len() / 4);
        assert!(others * 1000 < all, "{}: {others} of {all}", file.name);
    }
}
