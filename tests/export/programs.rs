//! What the programs of others make of a PDF. They are skipped where they are not installed, unless
//! ATLAS_REQUIRE_WINDOW=1 says that this machine has all that tests need.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use chengyu_atlas::export::encode;
use chengyu_atlas::figure_spec::Format;
use chengyu_atlas::scene::Extent;
use resvg::tiny_skia::Pixmap;
use tempfile::{TempDir, tempdir};

use super::support::{I18N, all_layers, described};
use super::{bytes, region_file, support};

/// The largest file a full map may be.
const MAX_PDF_BYTES: usize = 2 << 20;

/// The figure of the region as a file in a folder that lives as long.
fn region_pdf() -> (TempDir, PathBuf) {
    let folder = tempdir().expect("a folder");
    let path = folder.path().join("map.pdf");
    fs::write(&path, region_file(Format::Pdf)).expect("a file");
    (folder, path)
}

/// What a program says, which must succeed and complain of nothing; `None` where it is not
/// installed.
fn says(program: &str, arguments: &[&str], file: &Path, more: &[&str]) -> Option<String> {
    let mut command = Command::new(program);
    let Ok(output) = command.args(arguments).arg(file).args(more).output() else {
        let required = std::env::var_os("ATLAS_REQUIRE_WINDOW").is_some_and(|v| v == "1");
        assert!(!required, "{program} is not installed");
        eprintln!("skipped: {program} is not installed");
        return None;
    };
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program}: {complaint}");
    // Some builds of MuPDF do without colour profiles, of which the file has none.
    let mut complaints = complaint
        .lines()
        .filter(|line| !line.contains("ICC support"));
    assert!(complaints.next().is_none(), "{program}: {complaint}");
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
fn a_pdf_embeds_its_font() {
    let pdf = bytes(&support::region_figure(), Format::Pdf);
    assert!(pdf.starts_with(b"%PDF-"));
    let has = |word: &str| pdf.windows(word.len()).any(|w| w == word.as_bytes());
    assert!(has("/FontFile2") || has("/FontFile3"), "no embedded font");
    assert!(has("+NotoSansSC"), "another font, or all of it");
    assert!(has("/ToUnicode"), "text that cannot be copied");
}

#[test]
fn a_pdf_of_all_layers_is_small() {
    let (scene, description) = described(Extent::Region, all_layers(), &I18N);
    let file = encode(&scene, &description, Format::Pdf, 72.0).expect("a figure");
    assert!(file.len() <= MAX_PDF_BYTES, "{} bytes", file.len());
}

#[test]
fn a_pdf_is_sound_to_qpdf() {
    let (_kept, path) = region_pdf();
    if let Some(said) = says("qpdf", &["--check"], &path, &[]) {
        assert!(
            said.contains("No syntax or stream encoding errors"),
            "{said}"
        );
    }
}

#[test]
fn poppler_draws_a_pdf_without_complaint() {
    let (folder, path) = region_pdf();
    let picture = folder.path().join("map");
    let picture = picture.to_str().expect("a plain name");
    says("pdftoppm", &["-r", "40", "-png"], &path, &[picture]);
}

#[test]
fn the_text_of_a_pdf_can_be_copied() {
    let (_kept, path) = region_pdf();
    if let Some(text) = says("pdftotext", &[], &path, &["-"]) {
        for name in ["资阳", "遂宁", "图例", "未经地图审核"] {
            assert!(text.contains(name), "{name} is not in:\n{text}");
        }
    }
}

#[test]
fn a_name_with_a_halo_is_one_text_of_a_pdf() {
    let (_kept, path) = region_pdf();
    if let Some(text) = says(
        "mutool",
        &["draw", "-q", "-F", "txt", "-o", "-"],
        &path,
        &[],
    ) {
        for name in ["攀枝花", "阿坝州"] {
            assert_eq!(text.matches(name).count(), 1, "{name} in:\n{text}");
        }
    }
}

#[test]
fn a_pdf_is_tagged_as_a_figure_with_words_instead() {
    let (_kept, path) = region_pdf();
    if let Some(said) = says("pdfinfo", &[], &path, &[]) {
        let has = |name: &str, value: &str| {
            let mut lines = said.lines();
            lines.any(|l| l.starts_with(name) && l.contains(value))
        };
        for (name, value) in [
            ("Title:", "川渝地区"),
            ("Subject:", "地图《"),
            ("Keywords:", "四川"),
            ("Creator:", "chengyu-atlas"),
            ("Tagged:", "yes"),
        ] {
            assert!(has(name, value), "{name} {value}:\n{said}");
        }
    }
    let (_, description) = described(Extent::Region, Default::default(), &I18N);
    if let Some(said) = says("pdfinfo", &["-struct-text"], &path, &[]) {
        assert!(said.contains("Figure") && said.contains("资阳"), "{said}");
    }
    if let Some(said) = says("qpdf", &["--json=2", "--json-key=qpdf"], &path, &[]) {
        let alt = format!("\"/Alt\": \"u:{}\"", description.alt);
        assert!(said.contains(&alt), "no {alt}");
    }
}

#[test]
fn mupdf_finds_one_page_with_its_embedded_fonts_and_draws_it() {
    let (folder, path) = region_pdf();
    let Some(said) = says("mutool", &["info"], &path, &[]) else {
        return;
    };
    assert!(said.contains("Pages: 1"), "{said}");
    assert!(
        // Of both weights.
        said.contains("Fonts (2)") && said.contains("+NotoSansSC-Bold"),
        "{said}"
    );
    let picture = folder.path().join("map.png");
    let picture_name = picture.to_str().expect("a plain name");
    says(
        "mutool",
        &["draw", "-q", "-r", "72", "-o", picture_name],
        &path,
        &[],
    );
    let drawn = Pixmap::load_png(&picture).expect("a picture");
    let ours = Pixmap::decode_png(&region_file(Format::Png)).expect("a picture");
    // Two rasterisers of two resolutions agree on how dark the page is on the whole.
    let (one, other) = (brightness(&drawn), brightness(&ours));
    assert!((one - other).abs() < 0.02, "{one} and {other}");
}

/// The mean of all colours, from 0 to 1.
fn brightness(pixels: &Pixmap) -> f64 {
    let colours = pixels.pixels().iter();
    let sum: f64 = colours
        .map(|p| f64::from(p.red()) + f64::from(p.green()) + f64::from(p.blue()))
        .sum();
    sum / 255.0 / 3.0 / pixels.pixels().len() as f64
}
