//! What LibreOffice makes of a slide: the same picture as of the SVG, its names at the same places.
//! Skipped where it is not installed, unless ATLAS_REQUIRE_OFFICE=1 says that it must be.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::LazyLock;

use chengyu_atlas::export::rasterise;
use chengyu_atlas::font::width_in;
use chengyu_atlas::projection::PagePt;
use chengyu_atlas::scene::{Mark, Rgba, Scene, Shape, Text};
use resvg::tiny_skia::Pixmap;
use resvg::usvg::roxmltree::Document;
use tempfile::TempDir;

use super::vision::{Vision, difference};
use super::{file, named, parts, region, within};

/// How far the middle of a label may be from where the figure has it.
const MOST_APART_PT: f64 = 3.0;
/// The mean difference of colour over the map.
const MOST_DIFFERENT: f64 = 5.0;
const DPI: f64 = 72.0;

/// The slide of the region as a PDF by LibreOffice; `None` where it is not installed.
static PDF: LazyLock<Option<(TempDir, PathBuf)>> = LazyLock::new(|| {
    let (scene, description) = region();
    let folder = tempfile::tempdir().expect("a folder");
    let slide = folder.path().join("map.pptx");
    fs::write(&slide, file(&scene, &description)).expect("a file");
    // A profile of its own: another LibreOffice may be running.
    let profile = format!(
        "-env:UserInstallation=file://{}/profile",
        folder.path().display()
    );
    let mut office = Command::new("soffice");
    office.args([&profile, "--headless", "--convert-to", "pdf", "--outdir"]);
    let Ok(output) = office.arg(folder.path()).arg(&slide).output() else {
        let required = std::env::var_os("ATLAS_REQUIRE_OFFICE").is_some_and(|v| v == "1");
        assert!(!required, "soffice is not installed");
        eprintln!("skipped: soffice is not installed");
        return None;
    };
    let pdf = folder.path().join("map.pdf");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && pdf.is_file(), "soffice: {said}");
    Some((folder, pdf))
});

/// What MuPDF says of the PDF in a format.
fn mupdf(pdf: &PathBuf, format: &str) -> String {
    let mut command = Command::new("mutool");
    let output = command
        .args(["draw", "-q", "-F", format, "-o", "-"])
        .arg(pdf)
        .output()
        .expect("mutool reads what LibreOffice writes");
    assert!(output.status.success());
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// A character with its middle.
type Placed = (char, PagePt);

/// How far above its baseline the middle of a character is, in ems.
const MIDDLE: f64 = 0.38;

/// The characters of the PDF in their order, without blanks.
fn characters(pdf: &PathBuf) -> Vec<Placed> {
    let text = mupdf(pdf, "stext");
    let tree = Document::parse(&text).expect("well-formed XML");
    let mut found = Vec::new();
    for node in named(&tree, "char") {
        let c = node.attribute("c").and_then(|c| c.chars().next());
        let Some(c) = c.filter(|c| !c.is_whitespace()) else {
            continue;
        };
        let number = |text: &str| -> f64 { text.parse().expect("a number") };
        let quad = node.attribute("quad").expect("a box").split(' ');
        let quad: Vec<f64> = quad.map(number).collect();
        let size = node.parent().and_then(|font| font.attribute("size"));
        let size = number(size.expect("a size"));
        let (dx, dy) = (quad[2] - quad[0], quad[3] - quad[1]);
        let length = dx.hypot(dy).max(1e-9);
        let (dx, dy) = (dx / length, dy / length);
        let start = PagePt::new(
            number(node.attribute("x").expect("a place")),
            number(node.attribute("y").expect("a place")),
        );
        let (half, up) = (length / 2.0, MIDDLE * size);
        found.push((c, start.offset(dx * half + dy * up, dy * half - dx * up)));
    }
    found
}

/// The characters of a part of a label, without blanks.
fn placed(text: &Text) -> Vec<Placed> {
    let (sin, cos) = text.angle_rad.sin_cos();
    let up = MIDDLE * text.size_pt;
    let mut along = 0.0;
    let mut found = Vec::new();
    for c in text.content.chars() {
        let width = width_in(c.encode_utf8(&mut [0; 4]), text.size_pt, text.weight);
        let middle = along + width / 2.0;
        along += width;
        if !c.is_whitespace() {
            let at = text
                .at
                .offset(middle * cos + up * sin, middle * sin - up * cos);
            found.push((c, at));
        }
    }
    found
}

/// The labels of a scene that stand where they are, with their characters.
fn labels(scene: &Scene) -> Vec<Vec<Placed>> {
    let mut labels: Vec<Vec<Placed>> = Vec::new();
    for item in scene.items().filter(|item| item.mark != Mark::References) {
        let Shape::Text(text) = &item.shape else {
            continue;
        };
        match labels.last_mut().filter(|_| text.continues) {
            Some(label) => label.extend(placed(text)),
            None => labels.push(placed(text)),
        }
    }
    labels
}

fn middle(characters: &[Placed]) -> PagePt {
    let count = characters.len() as f64;
    let sum = characters
        .iter()
        .fold(PagePt::default(), |sum, (_, at)| sum.offset(at.x, at.y));
    PagePt::new(sum.x / count, sum.y / count)
}

#[test]
fn every_label_has_its_middle_where_the_figure_has_it() {
    let Some((_, pdf)) = &*PDF else { return };
    let (scene, _) = region();
    let written = characters(pdf);
    let labels = labels(&scene);
    let (mut far, mut sum, mut most) = (Vec::new(), 0.0, 0.0_f64);
    for label in &labels {
        let wanted = middle(label);
        let same = written
            .windows(label.len())
            .filter(|window| window.iter().zip(label).all(|(a, b)| a.0 == b.0));
        let apart = same.map(|window| middle(window).distance(wanted));
        let apart = apart.fold(f64::INFINITY, f64::min);
        sum += apart;
        most = most.max(apart);
        if apart > MOST_APART_PT {
            let words: String = label.iter().map(|(c, _)| c).collect();
            far.push(format!("{words} is {apart:.1} pt away"));
        }
    }
    assert!(labels.len() > 150, "{}", labels.len());
    eprintln!(
        "{} labels, {:.2} pt apart on average and {most:.2} at most",
        labels.len(),
        sum / labels.len() as f64
    );
    assert!(far.is_empty(), "{far:#?}");
}

#[test]
fn every_area_and_line_is_drawn() {
    let Some((_, pdf)) = &*PDF else { return };
    let (scene, description) = region();
    let parts = parts(&file(&scene, &description));
    let slide = Document::parse(&parts["ppt/slides/slide1.xml"]).expect("well-formed XML");
    let shapes = || named(&slide, "spPr").filter(|node| within(*node, "ln").is_some());
    let is_filled = |node: &resvg::usvg::roxmltree::Node<'_, '_>| {
        let mut children = node.children();
        children.any(|child| child.tag_name().name() == "solidFill")
    };
    let filled = shapes().filter(is_filled).count();
    let lines = shapes()
        .filter(|node| within(*node, "ln").is_some_and(|line| line.attribute("w").is_some()))
        .count();
    let trace = mupdf(pdf, "trace");
    let (fills, strokes) = (
        trace.matches("<fill_path").count(),
        trace.matches("<stroke_path").count(),
    );
    assert!(filled > 100 && fills >= filled, "{fills} of {filled} areas");
    assert!(
        lines > 500 && strokes >= lines,
        "{strokes} of {lines} lines"
    );
}

#[test]
fn the_map_looks_like_that_of_the_svg() {
    let Some((folder, pdf)) = &*PDF else { return };
    let (scene, _) = region();
    let picture = folder.path().join("map.png");
    let status = Command::new("mutool")
        .args(["draw", "-q", "-r", "72", "-o"])
        .args([&picture, pdf])
        .output()
        .expect("mutool draws what LibreOffice writes")
        .status;
    assert!(status.success());
    let drawn = Pixmap::load_png(&picture).expect("a picture");
    let wanted = rasterise(&scene, DPI).expect("a picture");
    let frame = scene.view.frame;
    let (mut sum, mut count) = (0.0, 0_u32);
    let color = |pixels: &Pixmap, x: u32, y: u32| {
        let pixel = pixels.pixel(x, y).expect("a pixel");
        Rgba {
            r: pixel.red(),
            g: pixel.green(),
            b: pixel.blue(),
            a: 255,
        }
    };
    for y in frame.min.y.ceil() as u32..frame.max.y as u32 {
        for x in frame.min.x.ceil() as u32..frame.max.x as u32 {
            let [a, b] = [&drawn, &wanted].map(|pixels| color(pixels, x, y));
            sum += difference(a, b, Vision::Normal);
            count += 1;
        }
    }
    let mean = sum / f64::from(count);
    eprintln!("a mean difference of {mean:.2}");
    assert!(mean <= MOST_DIFFERENT, "a mean difference of {mean:.2}");
}
