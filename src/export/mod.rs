//! A scene as a file: SVG with its font, PNG and PDF made from the SVG, a slide. Each says what it
//! shows and what it was made of.

mod book;
mod command;
mod describe;
mod describe_board;
mod describe_ties;
mod error;
mod pdf;
mod png;
mod pptx;
mod visible;

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use book::encode_book;
pub use command::{NONE, command};
pub use describe::{Description, PROGRAM, TextUsed};
pub use error::ExportError;

use error::{MOST_A_SIDE, MOST_MILLIONS};
use resvg::{tiny_skia, usvg};

use crate::figure_spec::Format;
use crate::font::Face;
use crate::messages::said;
use crate::paint::svg;
use crate::scene::Scene;

/// The bytes of a figure, the same for the same scene and description. `dpi` matters to PNG only: a
/// page point is 1/72 inch.
///
/// # Errors
/// When the pixels are too many or a library refuses.
pub fn encode(
    scene: &Scene,
    description: &Description,
    format: Format,
    dpi: f64,
) -> Result<Vec<u8>, ExportError> {
    match format {
        Format::Svg => {
            let options = svg::Options {
                title: description.title.clone(),
                description: description.text(),
                language: description.language.tag().to_owned(),
                made_of: description.made_of(),
                fonts_base64: subset_fonts(scene)?,
                layers: description.layers.clone(),
                covered: false,
                only_drawn: false,
            };
            Ok(svg::paint(scene, &options).into_bytes())
        }
        Format::Png => png::encode(&rasterise(scene, dpi)?, description, dpi),
        Format::Pdf => pdf::encode(&[pdf_page(scene, description, &fonts())?]),
        Format::Pptx => pptx::encode(&[(scene, description)]),
    }
}

/// The bytes of the files of a figure with its pages: one PDF of them all, one PPTX with a slide
/// each, or else a file a page, which [`page_paths`] names.
///
/// # Errors
/// As [`encode`].
pub fn encode_pages(
    pages: &[(Scene, Description)],
    format: Format,
    dpi: f64,
) -> Result<Vec<Vec<u8>>, ExportError> {
    let pages = pages.iter();
    match format {
        Format::Pdf => {
            let fonts = fonts();
            let pages = pages.map(|(scene, description)| pdf_page(scene, description, &fonts));
            Ok(vec![pdf::encode(&pages.collect::<Result<Vec<_>, _>>()?)?])
        }
        Format::Pptx => {
            let pages = pages.map(|(scene, description)| (scene, description));
            Ok(vec![pptx::encode(&pages.collect::<Vec<_>>())?])
        }
        Format::Svg | Format::Png => pages
            .map(|(scene, description)| encode(scene, description, format, dpi))
            .collect(),
    }
}

/// Where the files of a figure go that is asked for at `path`: there, or, of several, beside it under
/// its name with their numbers, as in `board-1.svg`.
#[must_use]
pub fn page_paths(path: &Path, files: usize) -> Vec<PathBuf> {
    if files == 1 {
        return vec![path.to_owned()];
    }
    let part = |part: Option<&OsStr>| part.unwrap_or_default().to_owned();
    let numbered = |number: usize| {
        let mut name = part(path.file_stem());
        name.push(format!("-{number}."));
        name.push(part(path.extension()));
        path.with_file_name(name)
    };
    (1..=files).map(numbered).collect()
}

/// A scene as a page of a PDF.
fn pdf_page<'a>(
    scene: &Scene,
    description: &'a Description,
    fonts: &Arc<usvg::fontdb::Database>,
) -> Result<pdf::PdfPage<'a>, ExportError> {
    Ok(pdf::PdfPage {
        tree: tree(scene, fonts)?,
        page: scene.page,
        description,
    })
}

/// Width and height in pixels of a page in points, at `dpi`.
///
/// # Errors
/// When there would be none or too many.
pub fn pixels(page: (f64, f64), dpi: f64) -> Result<(u32, u32), ExportError> {
    let scale = dpi / 72.0;
    let (width, height) = ((page.0 * scale).round(), (page.1 * scale).round());
    let side = 1.0..=f64::from(MOST_A_SIDE);
    let is_too_large = width * height > f64::from(MOST_MILLIONS) * 1e6;
    if is_too_large || !side.contains(&width) || !side.contains(&height) {
        return Err(ExportError::Size { width, height });
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "1 to 20000"
    )]
    let sides = (width as u32, height as u32);
    Ok(sides)
}

/// The pixels of a scene at `dpi`, opaque.
///
/// # Errors
/// When the pixels are too many.
pub fn rasterise(scene: &Scene, dpi: f64) -> Result<tiny_skia::Pixmap, ExportError> {
    let (width, height) = pixels(scene.page, dpi)?;
    let (across, down) = (f64::from(width), f64::from(height));
    let mut pixels = empty(width, height)?;
    let fonts = fonts();
    let mut draw = |part: &str| {
        let tree = parsed(part, &fonts)?;
        #[expect(clippy::cast_possible_truncation, reason = "tiny-skia works in f32")]
        let transform = tiny_skia::Transform::from_scale(
            (across / f64::from(tree.size().width())) as f32,
            (down / f64::from(tree.size().height())) as f32,
        );
        resvg::render(&tree, transform, &mut pixels.as_mut());
        Ok(())
    };
    let mut result = Ok(());
    // Of two maps each would cover the other.
    let options = drawing_options(scene.panels.is_empty());
    svg::paint_in_parts(scene, &options, MOST_BYTES, &mut |part| {
        if result.is_ok() {
            result = draw(&part);
        }
    });
    result.map(|()| pixels)
}

/// A picture without anything on it, if there is memory for it.
fn empty(width: u32, height: u32) -> Result<tiny_skia::Pixmap, ExportError> {
    let bytes = u64::from(width) * u64::from(height) * 4;
    // The file takes a quarter at most, what is drawn is taken to be as much as three. Asked for at
    // once and given back, because only this can be refused: to run out later ends the program.
    let all = bytes * 2 + (64 << 20);
    let refused = || ExportError::Memory(all >> 20);
    let length = usize::try_from(all).map_err(|_too_many| refused())?;
    let mut probe: Vec<u8> = Vec::new();
    probe
        .try_reserve_exact(length)
        .map_err(|_too_much| refused())?;
    drop(probe);
    tiny_skia::Pixmap::new(width, height).ok_or(ExportError::Size {
        width: f64::from(width),
        height: f64::from(height),
    })
}

/// From which length on a document is drawn in parts: its tree takes ten times as much memory.
const MOST_BYTES: usize = 1 << 20;

/// The bundled fonts and no others, not copied: they have some megabytes.
fn fonts() -> Arc<usvg::fontdb::Database> {
    let mut fonts = usvg::fontdb::Database::new();
    for face in Face::ALL {
        fonts.load_font_source(usvg::fontdb::Source::Binary(Arc::new(face.data())));
    }
    Arc::new(fonts)
}

/// The scene as krilla reads it.
fn tree(scene: &Scene, fonts: &Arc<usvg::fontdb::Database>) -> Result<usvg::Tree, ExportError> {
    parsed(&svg::paint(scene, &drawing_options(false)), fonts)
}

/// How a scene is written for resvg and krilla.
fn drawing_options(covered: bool) -> svg::Options {
    svg::Options {
        covered,
        only_drawn: true,
        ..svg::Options::default()
    }
}

fn parsed(document: &str, fonts: &Arc<usvg::fontdb::Database>) -> Result<usvg::Tree, ExportError> {
    let options = usvg::Options {
        fontdb: Arc::clone(fonts),
        ..usvg::Options::default()
    };
    usvg::Tree::from_str(document, &options).map_err(|e| ExportError::refused("SVG", &e))
}

/// The bundled fonts that a scene is set in, each with just the characters taken from it.
fn subset_fonts(scene: &Scene) -> Result<Vec<(Face, String)>, ExportError> {
    let used = svg::characters(scene).into_iter();
    used.map(|(face, characters)| Ok((face, base64(&subset_font(face, &characters)?))))
        .collect()
}

/// A font with just some characters, its character map kept.
fn subset_font(font: Face, characters: &BTreeSet<char>) -> Result<Vec<u8>, ExportError> {
    use allsorts::binary::read::ReadScope;
    use allsorts::font_data::FontData;
    use allsorts::subset::{CmapTarget, SubsetProfile, subset};

    let failed = |e: &dyn std::fmt::Display| {
        let what = said!("parse-other", what = e.to_string());
        ExportError::Internal(said!("export-font"), what)
    };
    let face = ttf_parser::Face::parse(font.data(), 0).map_err(|e| failed(&e))?;
    let mut glyphs = vec![0];
    glyphs.extend(
        characters
            .iter()
            .filter_map(|c| face.glyph_index(*c))
            .map(|g| g.0),
    );
    glyphs.sort_unstable();
    glyphs.dedup();
    let font = ReadScope::new(font.data())
        .read::<FontData<'_>>()
        .map_err(|e| failed(&e))?;
    let tables = font.table_provider(0).map_err(|e| failed(&e))?;
    subset(
        &tables,
        &glyphs,
        &SubsetProfile::Minimal,
        CmapTarget::Unicode,
    )
    .map_err(|e| failed(&e))
}

fn base64(bytes: &[u8]) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}
