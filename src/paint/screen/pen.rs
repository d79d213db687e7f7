//! Items → areas, and triangles by egui's own tessellator.

use egui::Pos2;
use egui::epaint::{Mesh, PathShape, PathStroke, TessellationOptions, Tessellator};

use super::area::Area;
use super::convert::{color32, pos};
use crate::geometry::{dashes, visible_runs};
use crate::projection::{PagePt, PageRect};
use crate::scene::{Item, Scene, Shape, Stroke, Text};

/// Turns items into areas and triangles.
pub(super) struct Pen<'a> {
    scene: &'a Scene,
    clip: PageRect,
    tessellator: Tessellator,
    pub(super) mesh: Mesh,
    pub(super) areas: Vec<Area>,
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
            mesh: Mesh::default(),
            areas: Vec::new(),
            texts: Vec::new(),
        }
    }

    pub(super) fn item(&mut self, item: &'a Item) {
        let zoom = self.scene.view.zoom;
        let to_page = self.scene.to_page;
        match &item.shape {
            Shape::Area { area, fill } => {
                let page = |ring: &Vec<_>| ring.iter().map(|p| pos(to_page.project(*p))).collect();
                self.areas.push(Area {
                    rings: area.at_zoom(zoom).rings.iter().map(page).collect(),
                    color: color32(*fill),
                    beneath: self.mesh.indices.len() / 3,
                });
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
                        .tessellate_shape(shape.into(), &mut self.mesh);
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
                for [a, b] in segments {
                    self.piece(vec![pos(*a), pos(*b)], stroke);
                }
            }
            Shape::Text(text) => self.texts.push(text),
        }
    }

    fn line(&mut self, page: &[PagePt], stroke: &Stroke) {
        for run in visible_runs(page, &self.clip) {
            for piece in dashes(&run, &stroke.dash) {
                self.piece(piece.into_iter().map(pos).collect(), stroke);
            }
        }
    }

    fn piece(&mut self, points: Vec<Pos2>, stroke: &Stroke) {
        #[expect(clippy::cast_possible_truncation, reason = "the screen is f32")]
        let width = stroke.width_pt as f32;
        // An open line, also for rings: closed ones grow spikes at acute corners.
        let shape = PathShape::line(points, PathStroke::new(width, color32(stroke.color)));
        self.tessellator
            .tessellate_shape(shape.into(), &mut self.mesh);
    }
}
