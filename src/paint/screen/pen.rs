//! Items → areas, lines, and triangles by egui's own tessellator.

use egui::epaint::{PathShape, PathStroke, TessellationOptions, Tessellator};

use super::area::Area;
use super::convert::{color32, pos};
use super::marks::Marks;
use crate::geometry::{dashes, visible_runs};
use crate::projection::{PagePt, PageRect};
use crate::scene::{Item, Scene, Shape, Stroke, Text};

/// Turns items into marks.
pub(super) struct Pen<'a> {
    scene: &'a Scene,
    clip: PageRect,
    tessellator: Tessellator,
    pub(super) marks: Marks,
    pub(super) texts: Vec<&'a Text>,
}

impl<'a> Pen<'a> {
    /// A pen for a screen with so many pixels a point; `margin_pt` is how far beyond the frame the
    /// ground reaches.
    pub(super) fn new(scene: &'a Scene, pixels_per_point: f32, margin_pt: f64) -> Self {
        Self {
            scene,
            clip: scene.view.frame.expand(margin_pt),
            tessellator: Tessellator::new(
                pixels_per_point,
                TessellationOptions::default(),
                [1, 1],
                Vec::new(),
            ),
            marks: Marks::default(),
            texts: Vec::new(),
        }
    }

    pub(super) fn item(&mut self, item: &'a Item) {
        let zoom = self.scene.view.zoom;
        let to_page = self.scene.to_page;
        match &item.shape {
            Shape::Area { area, fill } => {
                let page = |ring: &Vec<_>| ring.iter().map(|p| pos(to_page.project(*p))).collect();
                let rings = area.at_zoom(zoom).rings.iter().map(page).collect();
                self.marks.add_area(Area::between(rings, color32(*fill)));
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
                if let Some(fill) = fill {
                    let corners = points.iter().copied().map(pos).collect();
                    let shape =
                        PathShape::convex_polygon(corners, color32(*fill), PathStroke::NONE);
                    self.tessellator
                        .tessellate_shape(shape.into(), &mut self.marks.mesh);
                }
                if let Some(stroke) = stroke {
                    let mut outline = points.clone();
                    if *closed {
                        outline.extend(points.first());
                    }
                    self.line(&outline, stroke);
                }
            }
            Shape::Segments { segments, stroke } => {
                self.pieces(segments.iter().map(|ends| ends.iter().copied()), stroke);
            }
            Shape::Text(text) => self.texts.push(text),
        }
    }

    fn line(&mut self, page: &[PagePt], stroke: &Stroke) {
        let runs = visible_runs(page, &self.clip);
        if !runs.is_empty() {
            let pieces = runs.iter().flat_map(|run| dashes(run, &stroke.dash));
            self.pieces(pieces, stroke);
        }
    }

    fn pieces<P>(&mut self, pieces: impl Iterator<Item = P>, stroke: &Stroke)
    where
        P: IntoIterator<Item = PagePt>,
    {
        #[expect(clippy::cast_possible_truncation, reason = "the screen is f32")]
        let width = stroke.width_pt as f32;
        let pieces = pieces.map(|piece| piece.into_iter().map(pos));
        self.marks.add_line(pieces, width, color32(stroke.color));
    }
}
