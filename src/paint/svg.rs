//! Scene → SVG 1.1 with text as text.
//!
//! A halo is a separate stroked text beneath, hidden from assistive technology, because some
//! viewers ignore `paint-order`. The file holds no date and no file name: the same scene gives the
//! same bytes.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::Arc;

use crate::font::FONT_FAMILY;
use crate::geometry::visible_runs;
use crate::projection::{PagePt, PageRect, ToPage};
use crate::scene::{Item, Rgba, Scene, Shape, Stroke, Text};
use crate::xml::without_forbidden;

/// How much finer than the screen's the level of detail of a figure is, in zoom levels.
const EXTRA_DETAIL: f64 = 1.0;

/// What a file holds beside the scene.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The title of the document.
    pub title: String,
    /// What it shows, in words.
    pub description: String,
    /// The language of title, description and names, as a BCP 47 tag.
    pub language: String,
    /// What the figure was made of, an entry a source.
    pub made_of: Vec<String>,
    /// A font to embed, already subset, as the base64 text of a TrueType file.
    pub font_base64: Option<String>,
    /// Whether the ground is covered beyond its frame rather than clipped: the same to the eye, and
    /// far cheaper to turn into pixels, for a clipped group needs a picture of its own.
    pub covered: bool,
    /// Whether who reads the document knows `paint-order`, so that a text and its halo can be one:
    /// in a PDF, text that is two is copied twice.
    pub paint_order: bool,
}

/// The scene as an SVG document.
#[must_use]
pub fn paint(scene: &Scene, options: &Options) -> String {
    let mut document = String::new();
    paint_in_parts(scene, options, usize::MAX, &mut |part| document = part);
    document
}

/// The scene as documents to be drawn one over another, bottom up, each closed as soon as it has
/// `most_bytes`, because its reader needs many times its length. One, if that is enough.
pub fn paint_in_parts(
    scene: &Scene,
    options: &Options,
    most_bytes: usize,
    take: &mut dyn FnMut(String),
) {
    let page = PageRect::from_min_size(PagePt::default(), scene.page.0, scene.page.1);
    let (head, definitions) = (options.head(&page), options.definitions(scene));
    let mut svg = SvgWriter {
        out: String::with_capacity(1 << 20),
        opening: format!("{head}{definitions}"),
        group: String::new(),
        most_bytes,
        take,
        zoom: 0.0,
        to_page: scene.to_page,
        clip: PageRect::default(),
        seen: BTreeSet::new(),
        paint_order: options.paint_order,
    };
    svg.out.push_str(&head);
    options.words(&mut svg.out);
    svg.out.push_str(&definitions);
    let _ = writeln!(svg.out, "{}", rect(&page, &fill_attribute(scene.paper)));
    let background = fill_attribute(scene.background);
    let first = (&scene.view, scene.to_page, &scene.ground, &scene.furniture);
    let others = scene.panels.iter();
    let others = others.map(|p| (&p.view, p.to_page, &p.ground, &p.furniture));
    for (n, (view, to_page, ground, furniture)) in std::iter::once(first).chain(others).enumerate()
    {
        svg.zoom = view.zoom + EXTRA_DETAIL;
        svg.to_page = to_page;
        svg.clip = view.frame.expand(8.0);
        let frame = rect(&view.frame, &background);
        svg.open(if options.covered {
            "<g>\n".to_owned()
        } else {
            format!("<g clip-path=\"url(#{})\">\n", clip_id(n))
        });
        let _ = writeln!(svg.out, "{frame}");
        svg.items(scene, ground);
        svg.out.push_str("</g>\n");
        svg.open("<g>\n".to_owned());
        if options.covered {
            cover(&mut svg.out, &page, &view.frame, scene.paper);
        }
        svg.items(scene, furniture);
        svg.out.push_str("</g>\n");
    }
    svg.out.push_str("</svg>\n");
    (svg.take)(svg.out);
}

/// Paper over all of a page but a frame. Its outer edge lies beyond the page, and the inner one on
/// the frame, whose own line covers the seam.
fn cover(out: &mut String, page: &PageRect, frame: &PageRect, paper: Rgba) {
    let hole = [
        frame.min,
        PagePt::new(frame.min.x, frame.max.y),
        frame.max,
        PagePt::new(frame.max.x, frame.min.y),
    ];
    let page = page.expand(1.0);
    let around = [
        page.min,
        PagePt::new(page.max.x, page.min.y),
        page.max,
        PagePt::new(page.min.x, page.max.y),
    ];
    out.push_str("<path fill-rule=\"evenodd\" d=\"");
    for ring in [around, hole] {
        for (i, p) in ring.iter().enumerate() {
            out.push(if i == 0 { 'M' } else { 'L' });
            push_short(out, p.x);
            out.push(' ');
            push_short(out, p.y);
        }
        out.push('Z');
    }
    let _ = writeln!(out, "\"{}/>", fill_attribute(paper));
}

/// The characters a scene's text uses, sorted.
#[must_use]
pub fn characters(scene: &Scene) -> BTreeSet<char> {
    scene
        .items()
        .filter_map(|item| match &item.shape {
            Shape::Text(text) => Some(text.content.chars()),
            _ => None,
        })
        .flatten()
        .collect()
}

impl Options {
    /// The opening of a document of this page.
    fn head(&self, page: &PageRect) -> String {
        let (width, height) = (short(page.width()), short(page.height()));
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}pt\" height=\"{height}pt\" \
             viewBox=\"0 0 {width} {height}\" font-family=\"'{FONT_FAMILY}', sans-serif\"{}>\n",
            self.attributes()
        )
    }

    /// The embedded font, and the frames of the maps.
    fn definitions(&self, scene: &Scene) -> String {
        let mut out = String::new();
        if let Some(font) = &self.font_base64 {
            let _ = writeln!(
                out,
                "<style>@font-face{{font-family:'{FONT_FAMILY}';\
                 src:url(data:font/ttf;base64,{font}) format('truetype')}}</style>"
            );
        }
        out.push_str("<defs>");
        let frames = std::iter::once(&scene.view).chain(scene.panels.iter().map(|p| &p.view));
        for (n, view) in frames.enumerate() {
            let (id, frame) = (clip_id(n), rect(&view.frame, ""));
            let _ = write!(out, "<clipPath id=\"{id}\">{frame}</clipPath>");
        }
        out.push_str("</defs>\n");
        out
    }

    /// What tells a reader of the screen that the drawing is one picture, and where its words are.
    fn attributes(&self) -> String {
        let mut attributes = String::new();
        if !self.language.is_empty() {
            let _ = write!(attributes, " xml:lang=\"{}\"", escaped(&self.language));
        }
        let words = [("title", &self.title), ("description", &self.description)];
        let ids: Vec<&str> = words
            .iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(id, _)| *id)
            .collect();
        if !ids.is_empty() {
            let _ = write!(
                attributes,
                " role=\"img\" aria-labelledby=\"{}\"",
                ids.join(" ")
            );
        }
        attributes
    }

    /// Title, description, and the sources as metadata in the terms of Dublin Core.
    fn words(&self, out: &mut String) {
        if !self.title.is_empty() {
            let _ = writeln!(out, "<title id=\"title\">{}</title>", escaped(&self.title));
        }
        if !self.description.is_empty() {
            let text = escaped(&self.description);
            let _ = writeln!(out, "<desc id=\"description\">{text}</desc>");
        }
        if !self.made_of.is_empty() {
            out.push_str(
                "<metadata><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" \
                 xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><rdf:Description rdf:about=\"\">\n",
            );
            for source in &self.made_of {
                let _ = writeln!(out, "<dc:source>{}</dc:source>", escaped(source));
            }
            out.push_str("</rdf:Description></rdf:RDF></metadata>\n");
        }
    }
}

/// The id of the frame of a map of the page.
fn clip_id(map: usize) -> String {
    match map {
        0 => "frame".to_owned(),
        n => format!("frame-{}", n + 1),
    }
}

struct SvgWriter<'t> {
    out: String,
    /// What each part begins with, and the group that is open.
    opening: String,
    group: String,
    most_bytes: usize,
    take: &'t mut dyn FnMut(String),
    /// The level of detail.
    zoom: f64,
    to_page: ToPage,
    clip: PageRect,
    seen: BTreeSet<Arc<str>>,
    paint_order: bool,
}

impl SvgWriter<'_> {
    fn open(&mut self, group: String) {
        self.out.push_str(&group);
        self.group = group;
    }

    /// Hands on what is written if it is long, and goes on in a document of its own.
    fn cut_if_long(&mut self) {
        if self.out.len() <= self.most_bytes {
            return;
        }
        self.out.push_str("</g>\n</svg>\n");
        let next = format!("{}{}", self.opening, self.group);
        (self.take)(std::mem::replace(&mut self.out, next));
    }

    /// Items in order; runs of one feature share a group. An id stands once in a document, so later
    /// groups carry it as data only.
    fn items(&mut self, scene: &Scene, items: &[Item]) {
        for run in items.chunk_by(|a, b| a.feature == b.feature) {
            self.cut_if_long();
            let Some(key) = run.first().and_then(|item| scene.key_of(item)) else {
                for item in run {
                    self.cut_if_long();
                    self.shape(&item.shape);
                }
                continue;
            };
            let attribute = if self.seen.insert(Arc::clone(key)) {
                "id"
            } else {
                "data-of"
            };
            let _ = writeln!(self.out, "<g {attribute}=\"{}\">", escaped(key));
            run.iter().for_each(|item| self.shape(&item.shape));
            self.out.push_str("</g>\n");
        }
    }

    fn shape(&mut self, shape: &Shape) {
        let (zoom, to_page) = (self.zoom, self.to_page);
        match shape {
            Shape::Area { area, fill } => {
                self.out.push_str("<path fill-rule=\"evenodd\" d=\"");
                for ring in &area.at_zoom(zoom).rings {
                    self.points(ring.iter().map(|p| to_page.project(*p)), true);
                }
                let _ = writeln!(self.out, "\"{}/>", fill_attribute(*fill));
            }
            Shape::Outline { area, stroke } => {
                for ring in &area.at_zoom(zoom).rings {
                    let page: Vec<_> = ring.iter().map(|p| to_page.project(*p)).collect();
                    self.line(&page, stroke);
                }
            }
            Shape::Line { line, stroke } => {
                let page: Vec<_> = line
                    .at_zoom(zoom)
                    .iter()
                    .map(|p| to_page.project(*p))
                    .collect();
                self.line(&page, stroke);
            }
            Shape::Path {
                points,
                closed,
                fill,
                stroke,
            } => {
                self.out.push_str("<path d=\"");
                self.points(points.iter().copied(), *closed);
                let fill = fill.map_or_else(|| " fill=\"none\"".to_owned(), fill_attribute);
                let stroke = stroke
                    .as_ref()
                    .map(|s| stroke_attributes(s, 0.0))
                    .unwrap_or_default();
                let _ = writeln!(self.out, "\"{fill}{stroke}/>");
            }
            Shape::Segments { segments, stroke } => {
                self.out.push_str("<path d=\"");
                for [a, b] in segments {
                    self.points([*a, *b].into_iter(), false);
                }
                let _ = writeln!(self.out, "\"{}/>", stroke_attributes(stroke, 0.0));
            }
            Shape::Text(text) => self.text(text),
        }
    }

    /// The visible stretches of a line, dashes in phase with the whole line.
    fn line(&mut self, page: &[PagePt], stroke: &Stroke) {
        for run in visible_runs(page, &self.clip) {
            self.out.push_str("<path fill=\"none\" d=\"");
            self.points(run.points.into_iter(), false);
            let _ = writeln!(self.out, "\"{}/>", stroke_attributes(stroke, run.start_pt));
        }
    }

    fn points(&mut self, points: impl Iterator<Item = PagePt>, closed: bool) {
        for (i, p) in points.enumerate() {
            let command = if i == 0 { 'M' } else { 'L' };
            self.out.push(command);
            push_short(&mut self.out, p.x);
            self.out.push(' ');
            push_short(&mut self.out, p.y);
        }
        if closed {
            self.out.push('Z');
        }
    }

    fn text(&mut self, text: &Text) {
        let mut place = format!(
            "x=\"{}\" y=\"{}\" font-size=\"{}\"",
            short(text.at.x),
            short(text.at.y),
            short(text.size_pt)
        );
        if text.angle_rad != 0.0 {
            let (angle, at) = (short(text.angle_rad.to_degrees()), text.at);
            let turn = format!(
                " transform=\"rotate({angle} {} {})\"",
                short(at.x),
                short(at.y)
            );
            place.push_str(&turn);
        }
        let content = escaped(&text.content);
        let halo = text.halo.map(|halo| {
            let (color, width) = (halo.css(), short(2.0 * text.halo_pt));
            format!(" stroke=\"{color}\" stroke-width=\"{width}\" stroke-linejoin=\"round\"")
        });
        match halo {
            Some(halo) if self.paint_order => place += &format!(" paint-order=\"stroke\"{halo}"),
            Some(halo) => {
                let _ = writeln!(
                    self.out,
                    "<text {place} aria-hidden=\"true\" fill=\"none\"{halo}>{content}</text>"
                );
            }
            None => {}
        }
        let _ = writeln!(
            self.out,
            "<text {place}{}>{content}</text>",
            fill_attribute(text.color)
        );
    }
}

/// A number with at most two decimals.
fn short(value: f64) -> String {
    let mut text = String::new();
    push_short(&mut text, value);
    text
}

/// Appends a number with at most two decimals. Most of a document are such numbers: they are
/// written as whole hundredths, many times faster than as fractions.
fn push_short(out: &mut String, value: f64) {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "`as` saturates, and a page is small"
    )]
    let hundredths = (value * 100.0).round() as i64;
    if hundredths < 0 {
        out.push('-');
    }
    let (whole, rest) = (
        hundredths.unsigned_abs() / 100,
        hundredths.unsigned_abs() % 100,
    );
    let _ = match (rest, rest % 10) {
        (0, _) => write!(out, "{whole}"),
        (_, 0) => write!(out, "{whole}.{}", rest / 10),
        _ => write!(out, "{whole}.{rest:02}"),
    };
}

fn rect(rect: &PageRect, attributes: &str) -> String {
    format!(
        "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"{attributes}/>",
        short(rect.min.x),
        short(rect.min.y),
        short(rect.width()),
        short(rect.height())
    )
}

fn fill_attribute(color: Rgba) -> String {
    let opacity = opacity_attribute("fill", color);
    format!(" fill=\"{}\"{opacity}", color.css())
}

fn opacity_attribute(of: &str, color: Rgba) -> String {
    if color.a == 255 {
        String::new()
    } else {
        format!(" {of}-opacity=\"{}\"", short(f64::from(color.a) / 255.0))
    }
}

fn stroke_attributes(stroke: &Stroke, phase_pt: f64) -> String {
    let mut attributes = format!(
        " stroke=\"{}\"{} stroke-width=\"{}\" stroke-linejoin=\"round\"",
        stroke.color.css(),
        opacity_attribute("stroke", stroke.color),
        short(stroke.width_pt)
    );
    if !stroke.dash.is_empty() {
        let dash: Vec<_> = stroke.dash.iter().map(|d| short(*d)).collect();
        let _ = write!(attributes, " stroke-dasharray=\"{}\"", dash.join(" "));
        if phase_pt > 0.0 {
            let _ = write!(attributes, " stroke-dashoffset=\"{}\"", short(phase_pt));
        }
    }
    attributes
}

/// A text within a document, which may hold no control character but a line break, and nothing that
/// XML forbids.
fn escaped(text: &str) -> String {
    let text = text.replace(|c: char| c.is_control() && c != '\n', " ");
    without_forbidden(&text)
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_never_minus_zero() {
        for (value, text) in [(1.0, "1"), (0.126, "0.13"), (-0.001, "0"), (12.5, "12.5")] {
            assert_eq!(short(value), text);
        }
    }

    #[test]
    fn text_is_escaped() {
        assert_eq!(escaped("<a & \"b\">"), "&lt;a &amp; &quot;b&quot;&gt;");
    }
}
