//! A book as a PDF: page by page its map and its text, with outline, places to click, and tags.

use std::collections::BTreeMap;
use std::num::NonZeroU16;
use std::sync::Arc;

use krilla::annotation::{Annotation, LinkAnnotation, Target as LinkTarget};
use krilla::color::rgb;
use krilla::destination::{Destination, XyzDestination};
use krilla::geom::{PathBuilder, Point, Rect, Size, Transform};
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, BBox, ContentTag, Identifier, Tag, TagGroup, TagTree,
};
use krilla::text::{Font, Glyph as _, GlyphId, KrillaGlyph, TextDirection};
use krilla::{Data, Document};
use krilla_svg::{SurfaceExt as _, SvgSettings};
use resvg::usvg;

use super::{ExportError, PROGRAM, fonts, pdf, tree};
use crate::book::{Block, Book, BookPosition, Bookmark, Jump, Line, Map, PAGE_PT, Page, Part};
use crate::font::{Face, Glyph, UNITS_PER_EM, face_of, glyph};
use crate::i18n::I18n;
use crate::messages::{Said, said};
use crate::model::{Atlas, PlaceId};
use crate::projection::PageRect;
use crate::scene::{Rgba, Theme};
use crate::threads;

/// Height of a rule.
const RULE_PT: f32 = 0.5;

/// The bytes of a book as a PDF, the same for the same book. A few maps at most are drawn ahead of
/// the pages they stand on.
///
/// # Errors
/// When a library refuses.
pub fn encode_book(
    book: &Book,
    atlas: &Atlas,
    i18n: &I18n,
    theme: &Theme,
) -> Result<Vec<u8>, ExportError> {
    let mut faces = BTreeMap::new();
    for face in Face::ALL {
        let font = Font::new(Data::from(face.data()), 0);
        faces.insert(
            face,
            font.ok_or_else(|| failed(said!("export-font-unreadable")))?,
        );
    }
    let mut writer = PdfWriter {
        book,
        fonts: faces,
        tags: TagTree::new(),
        document: pdf::document()?,
    };
    let drawer = Drawer {
        atlas,
        i18n,
        theme,
        places: &Book::places(atlas),
        fonts: fonts(),
    };
    let maps: Vec<&Map> = book.pages.iter().flat_map(|page| &page.map).collect();
    let draw = |map: &&Map| drawer.drawing(map);
    threads::ahead(&maps, draw, |next| {
        for (index, page) in book.pages.iter().enumerate() {
            let drawing = page.map.as_ref().and_then(|_| next()).transpose()?;
            writer.page(index, page, drawing.as_ref())?;
        }
        Ok::<(), ExportError>(())
    })?;
    writer.finish()
}

fn failed(what: Said) -> ExportError {
    ExportError::Internal(Said::verbatim("PDF"), what)
}

struct PdfWriter<'a> {
    book: &'a Book,
    fonts: BTreeMap<Face, Font>,
    tags: TagTree,
    document: Document,
}

/// Draws the maps of a book.
struct Drawer<'a> {
    atlas: &'a Atlas,
    i18n: &'a I18n,
    theme: &'a Theme,
    places: &'a [PlaceId],
    fonts: Arc<usvg::fontdb::Database>,
}

/// A map ready to be put on its page.
struct Drawing {
    tree: usvg::Tree,
    rect: PageRect,
    alt: String,
    jumps: Vec<Jump>,
}

impl Drawer<'_> {
    fn drawing(&self, map: &Map) -> Result<Drawing, ExportError> {
        let scene = map.scene(self.atlas, self.i18n, self.theme);
        Ok(Drawing {
            tree: tree(&scene, &self.fonts)?,
            rect: map.rect(),
            alt: map.alt.clone(),
            jumps: map.jumps(self.atlas, &scene, self.places),
        })
    }
}

impl PdfWriter<'_> {
    fn page(
        &mut self,
        index: usize,
        page: &Page,
        drawing: Option<&Drawing>,
    ) -> Result<(), ExportError> {
        let size = size(PAGE_PT.0, PAGE_PT.1)?;
        let mut pdf = self.document.start_page_with(PageSettings::new(size));
        let mut surface = pdf.surface();
        let whole = PageRect::from_min_size(<_>::default(), PAGE_PT.0, PAGE_PT.1);
        fill_rect(&mut surface, whole, self.book.paper);
        for rule in &page.rules {
            let rect = PageRect::from_min_size(rule.from, rule.length, f64::from(RULE_PT));
            fill_rect(&mut surface, rect, rule.color);
        }
        let mut groups = Vec::new();
        let is_late = |block: &&Block| matches!(block.part, Part::Heading(_) | Part::Paragraph);
        for block in page.blocks.iter().filter(|block| !is_late(block)) {
            text(&mut surface, &self.fonts, block);
        }
        if let Some(drawing) = drawing {
            groups.push(figure(&mut surface, index, drawing)?);
        }
        for block in page.blocks.iter().filter(is_late) {
            let content = text(&mut surface, &self.fonts, block);
            groups.push(group(block, content));
        }
        surface.finish();
        let drawn = drawing.into_iter().flat_map(|drawing| &drawing.jumps);
        for jump in page.jumps.iter().chain(drawn) {
            if let Some(position) = self.book.positions.get(&jump.to) {
                pdf.add_annotation(Annotation::new_link(link(jump, *position)?, None));
            }
        }
        pdf.finish();
        groups.into_iter().for_each(|group| self.tags.push(group));
        Ok(())
    }

    fn finish(mut self) -> Result<Vec<u8>, ExportError> {
        let mut outline = Outline::new();
        for bookmark in &self.book.bookmarks {
            outline.push_child(node(bookmark));
        }
        self.document.set_outline(outline);
        self.document.set_tag_tree(self.tags);
        let metadata = Metadata::new()
            .title(self.book.title.clone())
            .description(self.book.description.clone())
            .keywords(self.book.keywords.clone())
            .language(self.book.language.tag().to_owned())
            .creator(PROGRAM.to_owned());
        self.document.set_metadata(metadata);
        self.document
            .finish()
            .map_err(|error| ExportError::refused("PDF", &format_args!("{error:?}")))
    }
}

fn size(width: f64, height: f64) -> Result<Size, ExportError> {
    Size::from_wh(short(width), short(height)).ok_or_else(|| failed(said!("export-a-page-no-size")))
}

#[expect(clippy::cast_possible_truncation, reason = "krilla works in f32")]
const fn short(length: f64) -> f32 {
    length as f32
}

fn rect(of: &PageRect) -> Option<Rect> {
    Rect::from_ltrb(
        short(of.min.x),
        short(of.min.y),
        short(of.max.x),
        short(of.max.y),
    )
}

fn fill(color: Rgba) -> Fill {
    Fill {
        paint: rgb::Color::new(color.r, color.g, color.b).into(),
        ..Fill::default()
    }
}

/// Fills a box that is no part of what is read.
fn fill_rect(surface: &mut Surface<'_>, of: PageRect, color: Rgba) {
    let Some(rect) = rect(&of) else { return };
    let mut path = PathBuilder::new();
    path.push_rect(rect);
    let Some(path) = path.finish() else { return };
    let layout = Artifact::new(ArtifactType::Layout, None);
    surface.start_tagged(ContentTag::Artifact(layout));
    surface.set_fill(Some(fill(color)));
    surface.draw_path(&path);
    surface.end_tagged();
}

/// Writes the lines of a block.
fn text(surface: &mut Surface<'_>, fonts: &BTreeMap<Face, Font>, block: &Block) -> Identifier {
    let artifact = |kind| ContentTag::Artifact(Artifact::new(kind, None));
    let content = surface.start_tagged(match block.part {
        Part::Head => artifact(ArtifactType::Header),
        Part::Number => artifact(ArtifactType::PageNumber),
        Part::Leader => artifact(ArtifactType::Layout),
        Part::Heading(_) | Part::Paragraph => ContentTag::Other,
    });
    for Line {
        at,
        size_pt,
        weight,
        color,
        text,
    } in &block.lines
    {
        surface.set_fill(Some(fill(*color)));
        let size = short(*size_pt);
        let face = face_of(text, *weight);
        let mut at = Point::from_xy(short(at.x), short(at.y));
        let Some(stretches) = runs(text, face) else {
            if let Some(font) = fonts.get(&face).cloned() {
                surface.draw_text(at, font, size, text, false, TextDirection::LeftToRight);
            }
            continue;
        };
        for run in stretches {
            if let Some(font) = fonts.get(&run.face).cloned() {
                surface.draw_glyphs(at, &run.glyphs, font, run.text, size, false);
            }
            let width = run.glyphs.iter().map(|glyph| glyph.x_advance(size));
            at = Point::from_xy(at.x + width.sum::<f32>(), at.y);
        }
    }
    surface.end_tagged();
    content
}

/// A stretch of a line that is set in one font.
struct FontRun<'t> {
    face: Face,
    text: &'t str,
    glyphs: Vec<KrillaGlyph>,
}

/// The stretches of a line and their glyphs, a character each: the fonts have nothing to shape.
/// `None` where they lack a character or one has no width, which shaping may compose with others.
fn runs(text: &str, face: Face) -> Option<Vec<FontRun<'_>>> {
    let mut runs: Vec<FontRun<'_>> = Vec::with_capacity(1);
    let mut from = 0;
    for (at, c) in text.char_indices() {
        let (face, Glyph { id, advance }) = glyph(face, c);
        if id == 0 || advance == 0 {
            return None;
        }
        let end = at + c.len_utf8();
        if runs.last().is_none_or(|run| run.face != face) {
            from = at;
            runs.push(FontRun {
                face,
                text: "",
                glyphs: Vec::with_capacity(text.len() / 2),
            });
        }
        let width = f32::from(advance) / f32::from(UNITS_PER_EM);
        let id = GlyphId::new(id.into());
        let glyph = KrillaGlyph::new(id, width, 0.0, 0.0, 0.0, at - from..end - from, None);
        if let Some(run) = runs.last_mut() {
            run.text = text.get(from..end)?;
            run.glyphs.push(glyph);
        }
    }
    Some(runs)
}

/// Lines as one: with a space where Latin words were parted.
fn unbroken(lines: &[Line]) -> String {
    let is_latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_graphic());
    lines.iter().fold(String::new(), |mut text, line| {
        if is_latin(text.chars().last()) && is_latin(line.text.chars().next()) {
            text.push(' ');
        }
        text + &line.text
    })
}

/// The tag of a block.
fn group(block: &Block, content: Identifier) -> TagGroup {
    let mut group = match block.part {
        Part::Heading(level) => {
            let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
            TagGroup::new(Tag::Hn(level, Some(unbroken(&block.lines))))
        }
        Part::Paragraph | Part::Head | Part::Number | Part::Leader => TagGroup::new(Tag::P),
    };
    group.push(content);
    group
}

/// Draws a map on the page of an index.
fn figure(
    surface: &mut Surface<'_>,
    page: usize,
    drawing: &Drawing,
) -> Result<TagGroup, ExportError> {
    let corner = drawing.rect.min;
    let size = size(drawing.rect.width(), drawing.rect.height())?;
    let content = surface.start_tagged(ContentTag::Other);
    surface.push_transform(&Transform::from_translate(short(corner.x), short(corner.y)));
    let drawn = surface.draw_svg(&drawing.tree, size, SvgSettings::default());
    surface.pop();
    surface.end_tagged();
    drawn.ok_or_else(|| failed(said!("export-map-not-drawn")))?;
    let bounds = rect(&drawing.rect).map(|rect| BBox::new(page, rect));
    let mut group = TagGroup::new(Tag::Figure(Some(drawing.alt.clone())).with_bbox(bounds));
    group.push(content);
    Ok(group)
}

fn destination(position: BookPosition) -> XyzDestination {
    // A little above, so that what is sought does not touch the window's edge.
    let y = short((position.y - 6.0).max(0.0));
    XyzDestination::new(position.page, Point::from_xy(0.0, y))
}

fn link(jump: &Jump, position: BookPosition) -> Result<LinkAnnotation, ExportError> {
    let rect = rect(&jump.rect).ok_or_else(|| failed(said!("export-link-no-size")))?;
    let target = LinkTarget::Destination(Destination::Xyz(destination(position)));
    Ok(LinkAnnotation::new(rect, target))
}

fn node(bookmark: &Bookmark) -> OutlineNode {
    let mut node = OutlineNode::new(bookmark.title.clone(), destination(bookmark.position));
    for child in &bookmark.children {
        node.push_child(self::node(child));
    }
    node
}
