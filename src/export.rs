//! A scene as a file: SVG with its font, PNG and PDF made from the SVG, written atomically.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use resvg::{tiny_skia, usvg};

use crate::font::FONT;
use crate::paint::svg;
use crate::scene::Scene;

/// The formats a figure can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    /// The file could not be written.
    #[error("{path}: cannot be written: {error}")]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: std::io::Error,
    },
    /// The picture would have no pixels or too many.
    #[error("{width}×{height} pixels cannot be made; choose 1 to 20000 a side")]
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

/// The bytes of a figure. `dpi` matters to PNG only: a page point is 1/72 inch.
///
/// # Errors
/// When the pixels are too many or a library refuses.
pub fn encode(
    scene: &Scene,
    title: &str,
    format: Format,
    dpi: f64,
) -> Result<Vec<u8>, ExportError> {
    match format {
        Format::Svg => {
            let font = subset_font(scene)?;
            let options = svg::Options {
                title: title.to_owned(),
                font_base64: Some(base64(&font)),
            };
            Ok(svg::paint(scene, &options).into_bytes())
        }
        Format::Png => rasterise(scene, title, dpi)?
            .encode_png()
            .map_err(|e| ExportError::Internal("PNG", e.to_string())),
        Format::Pdf => pdf(scene, title),
    }
}

/// The pixels of a scene at `dpi`, opaque.
///
/// # Errors
/// When the pixels are too many.
pub fn rasterise(scene: &Scene, title: &str, dpi: f64) -> Result<tiny_skia::Pixmap, ExportError> {
    let tree = tree(scene, title)?;
    let scale = dpi / 72.0;
    let (width, height) = (
        (scene.page.0 * scale).round(),
        (scene.page.1 * scale).round(),
    );
    let side = 1.0..=20_000.0;
    let size = ExportError::Size { width, height };
    if !side.contains(&width) || !side.contains(&height) {
        return Err(size);
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "1 to 20000"
    )]
    let mut pixels = tiny_skia::Pixmap::new(width as u32, height as u32).ok_or(size)?;
    #[expect(clippy::cast_possible_truncation, reason = "tiny-skia works in f32")]
    let transform = tiny_skia::Transform::from_scale(
        (width / f64::from(tree.size().width())) as f32,
        (height / f64::from(tree.size().height())) as f32,
    );
    resvg::render(&tree, transform, &mut pixels.as_mut());
    Ok(pixels)
}

/// The scene as resvg and krilla read it: with the bundled font and no other.
fn tree(scene: &Scene, title: &str) -> Result<usvg::Tree, ExportError> {
    let mut fonts = usvg::fontdb::Database::new();
    fonts.load_font_data(FONT.to_vec());
    let options = usvg::Options {
        fontdb: Arc::new(fonts),
        ..usvg::Options::default()
    };
    let text = svg::paint(
        scene,
        &svg::Options {
            title: title.to_owned(),
            font_base64: None,
        },
    );
    usvg::Tree::from_str(&text, &options).map_err(|e| ExportError::Internal("SVG", e.to_string()))
}

fn pdf(scene: &Scene, title: &str) -> Result<Vec<u8>, ExportError> {
    use krilla::Document;
    use krilla::geom::Size;
    use krilla::metadata::Metadata;
    use krilla::page::PageSettings;
    use krilla_svg::{SurfaceExt as _, SvgSettings};

    let failed = |what: &str| ExportError::Internal("PDF", what.to_owned());
    let tree = tree(scene, title)?;
    #[expect(clippy::cast_possible_truncation, reason = "krilla works in f32")]
    let size = Size::from_wh(scene.page.0 as f32, scene.page.1 as f32)
        .ok_or_else(|| failed("the page has no size"))?;
    let mut document = Document::new();
    document.set_metadata(Metadata::new().title(title.to_owned()));
    let mut page = document.start_page_with(PageSettings::new(size));
    let mut surface = page.surface();
    surface
        .draw_svg(&tree, size, SvgSettings::default())
        .ok_or_else(|| failed("the page could not be drawn"))?;
    surface.finish();
    page.finish();
    document
        .finish()
        .map_err(|e| ExportError::Internal("PDF", format!("{e:?}")))
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

/// The folder a file is to be written to.
///
/// # Errors
/// When it is missing.
pub fn check_folder(path: &Path) -> Result<&Path, ExportError> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    if folder.is_dir() {
        Ok(folder)
    } else {
        Err(ExportError::NoFolder(folder.to_owned()))
    }
}

/// Writes a file whole or not at all: beside its place first, then moved there.
///
/// # Errors
/// When the folder is missing or the disk refuses; an earlier file then stays as it was.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> Result<(), ExportError> {
    let folder = check_folder(path)?;
    let failed = |error| ExportError::Write {
        path: path.to_owned(),
        error,
    };
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
    file.write_all(bytes)
        .and_then(|()| file.as_file().sync_all())
        .map_err(failed)?;
    make_readable(file.as_file()).map_err(failed)?;
    file.persist(path).map_err(|e| failed(e.error))?;
    Ok(())
}

/// A temporary file is its owner's alone; a figure is for everyone the folder is for.
#[cfg(unix)]
fn make_readable(file: &std::fs::File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    file.set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn make_readable(_: &std::fs::File) -> std::io::Result<()> {
    Ok(())
}
