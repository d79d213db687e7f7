//! A scene as a file: SVG with its font, PNG and PDF made from the SVG. Each says what it shows
//! and what it was made of, and is written whole or not at all.

mod book;
mod command;
mod describe;
mod drawn;
mod pdf;
mod png;
mod write;

use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use book::encode_book;
pub use command::{NONE, command};
pub use describe::{Description, PROGRAM, TextUsed};
pub use write::{Overwrite, check_folder, check_target, write_atomically, write_together};

use resvg::{tiny_skia, usvg};

use crate::font::FONT;
use crate::paint::svg;
use crate::scene::Scene;
use crate::words;

/// The formats a figure can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// Vector graphics with text and font.
    Svg,
    /// Pixels.
    Png,
    /// A page with vector graphics, text and font.
    Pdf,
}

/// Why a figure could not be made or written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The file name does not end in a known format.
    #[error("{0}: the name must end in .png, .svg or .pdf")]
    UnknownFormat(PathBuf),
    /// The folder is not there.
    #[error("{0}: there is no such folder; create it first")]
    NoFolder(PathBuf),
    /// A file is there already and is not to be replaced.
    #[error("{0}: the file exists; use --force to replace it, or choose another name")]
    Exists(PathBuf),
    /// A folder stands where the file should.
    #[error("{0}: this is a folder; choose the name of a file")]
    IsFolder(PathBuf),
    /// Something that is no file, such as a device, stands where the file should.
    #[error("{0}: this is a device or a pipe, not a file; choose another name")]
    NoFile(PathBuf),
    /// A link to nothing stands where the file should.
    #[error("{0}: this link leads nowhere; remove it, or choose another name")]
    DeadLink(PathBuf),
    /// The file could not be written.
    #[error("{path}: cannot be written: {reason}")]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// The picture would have no pixels or too many.
    #[error(
        "{} × {} pixels cannot be made; choose 1 to {MOST_A_SIDE} a side and {MOST_MILLIONS} \
         million in all at most",
        words::number(*.width),
        words::number(*.height)
    )]
    Size {
        /// Pixels across.
        width: f64,
        /// Pixels down.
        height: f64,
    },
    /// A library refused; this is a fault of the atlas.
    #[error("the {0} could not be made: {1}")]
    Internal(&'static str, String),
}

impl Format {
    /// What the name of its files ends in.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Pdf => "pdf",
        }
    }

    /// The format a file's name asks for.
    ///
    /// # Errors
    /// When the name ends in none of `.png`, `.svg`, `.pdf`.
    pub fn of(path: &Path) -> Result<Self, ExportError> {
        let ending = path
            .extension()
            .and_then(|e| e.to_str())
            .map(str::to_ascii_lowercase);
        match ending.as_deref() {
            Some("svg") => Ok(Self::Svg),
            Some("png") => Ok(Self::Png),
            Some("pdf") => Ok(Self::Pdf),
            _ => Err(ExportError::UnknownFormat(path.to_owned())),
        }
    }
}

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
                font_base64: Some(base64(&subset_font(scene)?)),
                paint_order: false,
                covered: false,
            };
            Ok(svg::paint(scene, &options).into_bytes())
        }
        Format::Png => png::encode(rasterise(scene, dpi)?, description, dpi),
        Format::Pdf => pdf::encode(&tree(scene, &fonts(), false)?, scene.page, description),
    }
}

/// Most pixels along a side.
const MOST_A_SIDE: u32 = 20_000;
/// Most pixels of a picture, in millions: 0.8 GB of memory.
const MOST_MILLIONS: u32 = 200;

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
    // Of two maps each would cover the other.
    let tree = tree(scene, &fonts(), scene.panels.is_empty())?;
    let (across, down) = (f64::from(width), f64::from(height));
    let mut pixels = tiny_skia::Pixmap::new(width, height).ok_or(ExportError::Size {
        width: across,
        height: down,
    })?;
    #[expect(clippy::cast_possible_truncation, reason = "tiny-skia works in f32")]
    let transform = tiny_skia::Transform::from_scale(
        (across / f64::from(tree.size().width())) as f32,
        (down / f64::from(tree.size().height())) as f32,
    );
    resvg::render(&tree, transform, &mut pixels.as_mut());
    Ok(pixels)
}

/// The bundled font and no other, not copied: it has some megabytes.
fn fonts() -> Arc<usvg::fontdb::Database> {
    let mut fonts = usvg::fontdb::Database::new();
    fonts.load_font_source(usvg::fontdb::Source::Binary(Arc::new(FONT)));
    Arc::new(fonts)
}

/// The scene as resvg and krilla read it.
fn tree(
    scene: &Scene,
    fonts: &Arc<usvg::fontdb::Database>,
    covered: bool,
) -> Result<usvg::Tree, ExportError> {
    let options = usvg::Options {
        fontdb: Arc::clone(fonts),
        ..usvg::Options::default()
    };
    let text = svg::paint(
        scene,
        &svg::Options {
            paint_order: true,
            covered,
            ..svg::Options::default()
        },
    );
    usvg::Tree::from_str(&text, &options).map_err(|e| ExportError::Internal("SVG", e.to_string()))
}

/// The bundled font with just the characters of a scene, its character map kept.
fn subset_font(scene: &Scene) -> Result<Vec<u8>, ExportError> {
    use allsorts::binary::read::ReadScope;
    use allsorts::font_data::FontData;
    use allsorts::subset::{CmapTarget, SubsetProfile, subset};

    let failed = |e: &dyn std::fmt::Display| ExportError::Internal("font", e.to_string());
    let face = ttf_parser::Face::parse(FONT, 0).map_err(|e| failed(&e))?;
    let mut glyphs = vec![0];
    glyphs.extend(
        svg::characters(scene)
            .into_iter()
            .filter_map(|c| face.glyph_index(c))
            .map(|g| g.0),
    );
    glyphs.sort_unstable();
    glyphs.dedup();
    let font = ReadScope::new(FONT)
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
