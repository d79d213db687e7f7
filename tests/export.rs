//! Figures as files: the same bytes every time, text that stays text, fonts embedded, and a file
//! that is written whole or not at all. The files by subject are in `tests/export`.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail at once")]
#![allow(clippy::print_stderr, reason = "a test says why it skipped")]

#[path = "export/description.rs"]
mod description;
#[path = "common/drawing.rs"]
mod drawing;
#[path = "export/layers.rs"]
mod layers;
#[path = "export/programs.rs"]
mod programs;
mod support;
#[path = "export/writing.rs"]
mod writing;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use base64::Engine as _;
use chengyu_atlas::export::{Description, ExportError, encode, pixels, rasterise};
use chengyu_atlas::figure_spec::Format;
use chengyu_atlas::paint::svg;
use chengyu_atlas::scene::Extent;
use chengyu_atlas::scene::{Layer, Scene, Shown, Theme};
use resvg::tiny_skia::Pixmap;
use support::View;
use tempfile::{TempDir, tempdir};

const FORMATS: [(Format, &str); 4] = [
    (Format::Svg, "svg"),
    (Format::Png, "png"),
    (Format::Pdf, "pdf"),
    (Format::Pptx, "pptx"),
];
const DPI: f64 = 96.0;

fn bytes(scene: &Scene, format: Format) -> Vec<u8> {
    encode(scene, &Description::default(), format, DPI).expect("a figure")
}

/// The figure of the region as a file with all that it says of itself.
fn region_file(format: Format) -> Vec<u8> {
    let (scene, description) = support::described(Extent::Region, Shown::default(), &support::I18N);
    encode(&scene, &description, format, DPI).expect("a figure")
}

/// The names in a folder.
fn listing(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let name = |e: std::io::Result<fs::DirEntry>| e.expect("an entry").file_name();
    let mut names: Vec<_> = entries
        .map(|e| name(e).to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

fn svg_text(scene: &Scene) -> String {
    String::from_utf8(bytes(scene, Format::Svg)).expect("UTF-8")
}

#[test]
fn the_same_figure_gives_the_same_bytes_in_every_format() {
    for (format, name) in FORMATS {
        let make = || region_file(format);
        assert!(make() == make(), "{name}");
    }
}

#[test]
fn names_stay_text_in_an_svg() {
    let text = svg_text(&support::region_figure());
    let tree = resvg::usvg::roxmltree::Document::parse(&text).expect("well-formed XML");
    for name in ["资阳", "成都", "重庆", "图例"] {
        let mut texts = drawing::elements(&tree).filter(|node| node.has_tag_name("text"));
        let is_it = |said: String| said == name || said.starts_with(&format!("{name}["));
        assert!(texts.any(|text| is_it(drawing::said(text))), "{name}");
    }
}

#[test]
fn an_svg_is_well_formed_and_holds_no_path() {
    let text = String::from_utf8(region_file(Format::Svg)).expect("UTF-8");
    let tree = resvg::usvg::roxmltree::Document::parse(&text).expect("well-formed XML");
    assert_eq!(tree.root_element().tag_name().name(), "svg");
    for word in ["/work", "/tmp", "/home", "/root", "file:"] {
        assert!(!text.contains(word), "{word}");
    }
}

/// The fonts that an SVG carries.
fn embedded_fonts(svg: &str) -> Vec<Vec<u8>> {
    let fonts = svg.split("url(data:font/ttf;base64,").skip(1);
    fonts
        .map(|after| {
            let (font, _) = after.split_once(')').expect("the end of the font");
            base64::engine::general_purpose::STANDARD
                .decode(font)
                .expect("base64")
        })
        .collect()
}

#[test]
fn the_fonts_in_an_svg_have_every_character_of_its_text_and_few_others() {
    let scene = support::region_figure();
    let fonts = embedded_fonts(&svg_text(&scene));
    let used = svg::characters(&scene);
    let all: usize = used.values().map(std::collections::BTreeSet::len).sum();
    assert!(all > 100 && fonts.len() == used.len(), "{all}");
    for (font, (of, characters)) in fonts.iter().zip(&used) {
        let face = ttf_parser::Face::parse(font, 0).expect("a TrueType font");
        for c in characters {
            assert!(face.glyph_index(*c).is_some(), "{of:?}: {c:?}");
        }
        let glyphs = usize::from(face.number_of_glyphs());
        // Characters that look alike may share a glyph; glyph 0 stands for what is missing.
        assert!(glyphs <= characters.len() + 1, "{glyphs} glyphs");
        assert_eq!(face.glyph_index('龘'), None);
    }
}

#[test]
fn the_subset_measures_text_as_the_whole_font_does() {
    let fonts = embedded_fonts(&svg_text(&support::region_figure()));
    let font = fonts.first().expect("an embedded font");
    let face = ttf_parser::Face::parse(font, 0).expect("a TrueType font");
    for name in ["资阳", "100 千米", "© OpenStreetMap"] {
        let advance = |c| face.glyph_hor_advance(face.glyph_index(c).expect("a glyph"));
        let units: f64 = name.chars().filter_map(advance).map(f64::from).sum();
        let width = units / f64::from(face.units_per_em()) * 10.0;
        let measured = chengyu_atlas::font::text_width(name, 10.0);
        assert!(
            (width - measured).abs() < 1e-6,
            "{name}: {width}, {measured}"
        );
    }
}

#[test]
fn a_png_is_as_large_as_page_and_resolution_say() {
    let scene = support::region_figure();
    for dpi in [36.0, 72.0, 150.0] {
        let png = encode(&scene, &Description::default(), Format::Png, dpi).expect("a figure");
        let pixels = Pixmap::decode_png(&png).expect("a PNG");
        let side = |points: f64| (points * dpi / 72.0).round();
        let (width, height) = (f64::from(pixels.width()), f64::from(pixels.height()));
        assert_eq!((width, height), (side(scene.page.0), side(scene.page.1)));
    }
}

#[test]
fn a_picture_without_pixels_or_with_too_many_is_refused() {
    let scene = support::region_figure();
    for dpi in [0.01, 5000.0] {
        let refused = rasterise(&scene, dpi);
        assert!(matches!(refused, Err(ExportError::Size { .. })), "{dpi}");
    }
    // 20000 a side are allowed, but not on both.
    let inch = 72.0;
    assert!(pixels((200.0 * inch, 100.0 * inch), 100.0).is_ok());
    for page in [(200.0 * inch, 101.0 * inch), (201.0 * inch, inch)] {
        let said = pixels(page, 100.0).expect_err("too many").to_string();
        assert!(
            said.contains("20000 a side") && said.contains("200 million"),
            "{said}"
        );
    }
}

#[test]
fn the_ending_of_a_name_says_the_format_whatever_its_case() {
    for (name, format) in [
        ("a.svg", Format::Svg),
        ("b.PNG", Format::Png),
        ("c.d.Pdf", Format::Pdf),
        ("e.pptx", Format::Pptx),
    ] {
        assert_eq!(Format::of(Path::new(name)).expect("a format"), format);
    }
    for name in ["a", "a.jpg", "svg", ".svg", "a.svg.txt"] {
        let refused = Format::of(Path::new(name)).expect_err(name).to_string();
        assert!(refused.contains(".png, .svg, .pdf or .pptx"), "{refused}");
    }
}

// The program itself.

fn render(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_chengyu-atlas"))
        .env("LC_ALL", "C")
        .arg("render")
        .args(arguments)
        .current_dir(folder)
        // A figure needs no display.
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .expect("the program runs")
}

/// What a failed run says, after checking its exit code.
fn refused(folder: &Path, arguments: &[&str], code: i32) -> String {
    let output = render(folder, arguments);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {said}");
    assert!(output.stdout.is_empty());
    said
}

fn folder() -> (TempDir, PathBuf) {
    let folder = tempdir().expect("a folder");
    let path = folder.path().to_owned();
    (folder, path)
}

#[test]
fn render_run_twice_writes_the_same_bytes_in_every_format() {
    let (_kept, folder) = folder();
    for (_, ending) in FORMATS {
        let files = ["one", "other"].map(|name| format!("{name}.{ending}"));
        for file in &files {
            let output = render(&folder, &["-o", file, "--size", "column", "--dpi", "96"]);
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success() && said.is_empty(), "{file}: {said}");
        }
        let [one, other] = files.map(|f| fs::read(folder.join(f)).expect("a file"));
        assert!(
            one == other && one.len() > 10_000,
            "{ending}: {}",
            one.len()
        );
    }
}

#[test]
fn render_writes_title_and_names_as_text() {
    let (_kept, folder) = folder();
    let output = render(&folder, &["-o", "map.svg", "--title", "成渝"]);
    assert!(output.status.success());
    let written = fs::read_to_string(folder.join("map.svg")).expect("a file");
    assert!(written.contains(">成渝</title>") && written.contains(">资阳<"));
}

#[test]
fn render_with_an_unknown_ending_is_a_wrong_call() {
    let (_kept, folder) = folder();
    for name in ["map.jpg", "map"] {
        let said = refused(&folder, &["-o", name], 2);
        assert!(said.contains(".png, .svg, .pdf or .pptx"), "{said}");
        assert!(said.contains("Examples:"), "{said}");
    }
    assert!(listing(&folder).is_empty());
}

#[test]
fn render_into_a_missing_folder_fails_and_says_what_to_do() {
    let (_kept, folder) = folder();
    let said = refused(&folder, &["-o", "missing/map.svg"], 1);
    assert!(
        said.contains("missing") && said.contains("create it"),
        "{said}"
    );
    assert!(listing(&folder).is_empty());
}

#[test]
fn render_onto_a_folder_fails_and_leaves_it() {
    let (_kept, folder) = folder();
    fs::create_dir(folder.join("map.svg")).expect("a folder in the way");
    let said = refused(&folder, &["-o", "map.svg"], 1);
    assert!(said.contains("map.svg"), "{said}");
    assert_eq!(listing(&folder), ["map.svg"]);
}

#[test]
fn render_draws_the_layers_asked_for() {
    let (_kept, folder) = folder();
    let drawn = |layers: &str| {
        let output = render(&folder, &["-o", "map.svg", "--force", "--layers", layers]);
        assert!(output.status.success());
        fs::read_to_string(folder.join("map.svg")).expect("a file")
    };
    let links = drawn("links");
    assert!(links.contains("id=\"link-") && !links.contains("id=\"corridor-"));
    let corridors = drawn("corridors,labels");
    assert!(corridors.contains("id=\"corridor-") && !corridors.contains("id=\"link-"));
}

#[test]
fn render_draws_in_the_theme_asked_for() {
    let (_kept, folder) = folder();
    for (name, theme) in [
        ("light", Theme::light()),
        ("dark", Theme::dark()),
        ("print", Theme::print()),
    ] {
        let output = render(&folder, &["-o", "map.svg", "--force", "--theme", name]);
        assert!(output.status.success());
        let written = fs::read_to_string(folder.join("map.svg")).expect("a file");
        let page = written.split("<rect").nth(2).expect("the page");
        assert!(page.contains(&theme.paper.css()), "{name}: {page}");
    }
}

#[test]
fn render_writes_in_the_language_asked_for() {
    let (_kept, folder) = folder();
    for (tag, title, name) in [
        ("zh-Hans", "城市角色", "资阳"),
        ("zh-hant", "城市角色、發展走廊與規劃通道", "資陽"),
        ("en", "roles of cities", "Ziyang"),
    ] {
        let output = render(&folder, &["-o", "map.svg", "--force", "--lang", tag]);
        assert!(output.status.success(), "{tag}");
        let written = fs::read_to_string(folder.join("map.svg")).expect("a file");
        let name = format!(">{name}<");
        assert!(written.contains(title) && written.contains(&name), "{tag}");
    }
}

#[test]
fn render_with_an_unknown_language_lists_the_languages() {
    let (_kept, folder) = folder();
    let said = refused(&folder, &["-o", "map.svg", "--lang", "fr"], 2);
    assert!(said.contains("zh-Hans, zh-Hant, en"), "{said}");
}

#[test]
fn render_with_an_unknown_layer_lists_the_layers() {
    let (_kept, folder) = folder();
    let said = refused(&folder, &["-o", "map.svg", "--layers", "roads"], 2);
    for layer in Layer::ALL {
        assert!(said.contains(layer.word()), "{said}");
    }
}

// Pictures. Accept a changed one with ATLAS_BLESS=1 after looking at it.

/// How much of a channel may differ before a pixel counts as another.
const CHANNEL_TOLERANCE: u8 = 24;
/// How many pixels in a thousand may be others.
const OTHER_PER_MILLE: usize = 5;
/// The largest reference picture that may be kept.
const MAX_BYTES: usize = 20 * 1024;

/// Compares a scene, two pixels for three points, with its reference picture.
fn check_picture(name: &str, scene: &Scene) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/snapshots/{name}.png"));
    let drawn = encode(scene, &Description::default(), Format::Png, 48.0).expect("a picture");
    if std::env::var_os("ATLAS_BLESS").is_some() {
        assert!(drawn.len() < MAX_BYTES, "{name}: {} bytes", drawn.len());
        fs::write(&path, &drawn).expect("the reference is written");
        return;
    }
    let known = fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    assert!(known.len() < MAX_BYTES, "{name}: {} bytes", known.len());
    let [drawn, known] = [drawn, known].map(|png| Pixmap::decode_png(&png).expect("a PNG"));
    assert_eq!(
        (drawn.width(), drawn.height()),
        (known.width(), known.height())
    );
    let differs = |(a, b): &(&[u8], &[u8])| {
        a.iter()
            .zip(*b)
            .any(|(x, y)| x.abs_diff(*y) > CHANNEL_TOLERANCE)
    };
    let pixels = drawn.data().chunks(4).zip(known.data().chunks(4));
    let others = pixels.filter(differs).count();
    let most = known.data().len() / 4 * OTHER_PER_MILLE / 1000;
    if others > most {
        let kept = std::env::temp_dir().join(format!("chengyu-atlas-{name}.png"));
        fs::write(&kept, drawn.encode_png().expect("a PNG")).expect("written");
        panic!(
            "{name}: {others} pixels differ, at most {most} may; look at {} and accept it with \
             ATLAS_BLESS=1",
            kept.display()
        );
    }
}

/// A small map of these layers, without names and legend, which are checked as text.
fn small(extent: Extent, layers: &[Layer]) -> Scene {
    let mut view = View::fitting("small", extent, (216.0, 162.0));
    for layer in Layer::ALL {
        view.shown.set(layer, layers.contains(&layer));
    }
    view.legend = false;
    view.scene()
}

#[test]
fn the_roles_of_the_region_look_as_they_were_accepted() {
    let layers = [Layer::Roles, Layer::Rivers];
    check_picture("roles", &small(Extent::Region, &layers));
}

#[test]
fn the_links_of_the_circle_look_as_they_were_accepted() {
    check_picture("links", &small(Extent::Circle, &[Layer::Links]));
}
