//! Shapes as elements.

use std::fmt::Write as _;

use super::syntax::{fill_attribute, push_points, stroke_attributes};
use super::writer::SvgWriter;
use crate::geometry::visible_runs;
use crate::projection::PagePt;
use crate::scene::{Shape, Stroke};

impl SvgWriter<'_> {
    pub(super) fn shape(&mut self, shape: &Shape) {
        let (zoom, to_page) = (self.zoom, self.to_page);
        match shape {
            Shape::Area { area, fill } => {
                self.out.push_str("<path fill-rule=\"evenodd\" d=\"");
                for ring in &area.at_zoom(zoom).rings {
                    let ring = ring.iter().map(|p| to_page.project(*p));
                    push_points(&mut self.out, ring, true);
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
                push_points(&mut self.out, points.iter().copied(), *closed);
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
                    push_points(&mut self.out, [*a, *b].into_iter(), false);
                }
                let _ = writeln!(self.out, "\"{}/>", stroke_attributes(stroke, 0.0));
            }
            Shape::Text(text) => self.label(&[text], ""),
        }
    }

    /// The visible stretches of a line, dashes in phase with the whole line.
    fn line(&mut self, page: &[PagePt], stroke: &Stroke) {
        for run in visible_runs(page, &self.clip) {
            self.out.push_str("<path fill=\"none\" d=\"");
            push_points(&mut self.out, run.points.into_iter(), false);
            let _ = writeln!(self.out, "\"{}/>", stroke_attributes(stroke, run.start_pt));
        }
    }
}
