//! Scenes as the pages of a PDF: each a tagged figure with its text, font and description.

use krilla::configure::{Configuration, ConfigurationBuilder, PdfVersion};
use krilla::geom::{Rect, Size};
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::tagging::{BBox, ContentTag, Tag, TagGroup, TagTree};
use krilla::{Document, SerializeSettings};
use krilla_svg::{SurfaceExt as _, SvgSettings};
use resvg::usvg::Tree;

use super::{Description, ExportError, PROGRAM};
use crate::messages::{Said, said};

/// A drawing with the size of its page in points, and what it says of itself.
pub(super) struct PdfPage<'a> {
    pub(super) tree: Tree,
    pub(super) page: (f64, f64),
    pub(super) description: &'a Description,
}

/// The file of one drawing or several, a page each; the first says what the file is about. It has no
/// date; its id is made from what it holds.
pub(super) fn encode(pages: &[PdfPage<'_>]) -> Result<Vec<u8>, ExportError> {
    let mut document = document()?;
    if let Some(first) = pages.first() {
        document.set_metadata(metadata(first.description));
    }
    let mut tags = TagTree::new();
    for (index, page) in pages.iter().enumerate() {
        tags.push(draw(&mut document, index, page)?);
    }
    document.set_tag_tree(tags);
    document
        .finish()
        .map_err(|e| ExportError::refused("PDF", &format_args!("{e:?}")))
}

/// Draws a page, and the tag of what is on it.
fn draw(
    document: &mut Document,
    index: usize,
    drawing: &PdfPage<'_>,
) -> Result<TagGroup, ExportError> {
    let failed = |what| ExportError::Internal(Said::verbatim("PDF"), what);
    let (width, height) = drawing.page;
    #[expect(clippy::cast_possible_truncation, reason = "krilla works in f32")]
    let size = Size::from_wh(width as f32, height as f32)
        .ok_or_else(|| failed(said!("export-page-no-size")))?;
    let mut page = document.start_page_with(PageSettings::new(size));
    let mut surface = page.surface();
    let content = surface.start_tagged(ContentTag::Other);
    let drawn = surface.draw_svg(&drawing.tree, size, SvgSettings::default());
    surface.end_tagged();
    surface.finish();
    page.finish();
    drawn.ok_or_else(|| failed(said!("export-page-not-drawn")))?;
    let alt = Some(drawing.description.alt.clone()).filter(|alt| !alt.is_empty());
    let whole = Rect::from_xywh(0.0, 0.0, size.width(), size.height());
    let tag = Tag::Figure(alt).with_bbox(whole.map(|rect| BBox::new(index, rect)));
    let mut figure = TagGroup::new(tag);
    figure.push(content);
    Ok(figure)
}

/// An empty document of a version that readers open without a warning.
pub(super) fn document() -> Result<Document, ExportError> {
    Ok(Document::new_with(SerializeSettings {
        configuration: version()?,
        ..SerializeSettings::default()
    }))
}

/// PDF 1.5, which has all that a figure needs. Files of 1.6 and 1.7 say that their tags are not
/// doubtful, and Poppler calls that an error.
fn version() -> Result<Configuration, ExportError> {
    ConfigurationBuilder::new()
        .with_version(PdfVersion::Pdf15)
        .finish()
        .map_err(|e| ExportError::refused("PDF", &format_args!("{e:?}")))
}

fn metadata(description: &Description) -> Metadata {
    Metadata::new()
        .title(description.title.clone())
        .description(description.text())
        .keywords(description.keywords.clone())
        .language(description.language.tag().to_owned())
        .creator(PROGRAM.to_owned())
}
