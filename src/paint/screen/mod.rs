//! Scene → egui: one mesh for the shapes, tessellated when the scene is built, and the text.
//!
//! Page points are egui points. Moving the picture costs a copy of its vertices and no more.

use std::sync::Arc;

use egui::epaint::{
    Mesh, PathShape, PathStroke, TessellationOptions, Tessellator, TextShape, WHITE_UV,
};
use egui::{Color32, FontFamily, FontId, Painter, Pos2, Vec2, pos2, vec2};

use crate::geometry::{dashes, visible_runs};
use crate::projection::{PagePt, PageRect};
use crate::scene::theme::HALO_PT;
use crate::scene::{Item, Rgba, Scene, Shape, Stroke, Text};

/// A scene made ready for the screen.
#[derive(Debug, Default)]
pub struct Picture {
    background: Color32,
    ground: Sheet,
    furniture: Sheet,
}

/// Shapes and the text above them.
#[derive(Debug, Default)]
struct Sheet {
    mesh: Mesh,
    texts: Vec<Text>,
    /// The mesh as last moved, with the offset it was moved by.
    moved: Option<(Vec2, Arc<Mesh>)>,
}

/// The egui colour of a scene's colour.
#[must_use]
pub fn color32(color: Rgba) -> Color32 {
    Color32::from_rgba_unmultiplied(color.r, color.g, color.b, color.a)
}

/// A page point in egui's coordinates.
#[expect(clippy::cast_possible_truncation, reason = "the screen is f32")]
#[must_use]
pub fn pos(p: PagePt) -> Pos2 {
    pos2(p.x as f32, p.y as f32)
}

/// Tessellates a scene for a screen with so many pixels a point; `margin_pt` is how far beyond
/// the frame the ground was made.
#[must_use]
pub fn prepare(scene: &Scene, pixels_per_point: f32, margin_pt: f64) -> Picture {
    let mut sheets = [&scene.ground, &scene.furniture].map(|items| {
        let mut pen = Pen::new(scene, pixels_per_point, margin_pt);
        items.iter().for_each(|item| pen.item(item));
        Sheet {
            mesh: pen.mesh,
            texts: pen.texts,
            moved: None,
        }
    });
    let [ground, furniture] = &mut sheets;
    Picture {
        background: color32(scene.background),
        ground: std::mem::take(ground),
        furniture: std::mem::take(furniture),
    }
}

impl Picture {
    /// Draws the ground with its page's corner at `corner`, moved by `pan`.
    pub fn draw_ground(&mut self, painter: &Painter, corner: Pos2, pan: Vec2) {
        painter.rect_filled(painter.clip_rect(), 0.0, self.background);
        self.ground.draw(painter, corner.to_vec2() + pan);
    }

    /// Draws the furniture, which stays where it is.
    pub fn draw_furniture(&mut self, painter: &Painter, corner: Pos2) {
        self.furniture.draw(painter, corner.to_vec2());
    }

    /// Vertices of all shapes.
    #[must_use]
    pub fn vertices(&self) -> usize {
        self.ground.mesh.vertices.len() + self.furniture.mesh.vertices.len()
    }

    /// Lines of text.
    #[must_use]
    pub fn texts(&self) -> usize {
        self.ground.texts.len() + self.furniture.texts.len()
    }
}

impl Sheet {
    fn draw(&mut self, painter: &Painter, offset: Vec2) {
        let mesh = match &self.moved {
            Some((known, mesh)) if *known == offset => Arc::clone(mesh),
            _ => {
                let mut mesh = self.mesh.clone();
                mesh.translate(offset);
                let mesh = Arc::new(mesh);
                self.moved = Some((offset, Arc::clone(&mesh)));
                mesh
            }
        };
        painter.add(egui::Shape::Mesh(mesh));
        for text in &self.texts {
            draw_text(painter, text, offset);
        }
    }
}

/// A line of text; its halo is the same text stamped around it.
pub fn draw_text(painter: &Painter, text: &Text, offset: Vec2) {
    #[expect(clippy::cast_possible_truncation, reason = "the screen is f32")]
    let font = FontId::new(text.size_pt as f32, FontFamily::Proportional);
    let galley = painter.layout_no_wrap(text.content.clone(), font, color32(text.color));
    let ascent = galley
        .rows
        .first()
        .and_then(|row| row.row.glyphs.first().map(|g| row.pos.y + g.pos.y))
        .unwrap_or_default();
    let at = pos(text.at) + offset - vec2(0.0, ascent);
    if !painter
        .clip_rect()
        .intersects(galley.rect.translate(at.to_vec2()).expand(4.0))
    {
        return;
    }
    if let Some(halo) = text.halo {
        #[expect(clippy::cast_possible_truncation, reason = "the screen is f32")]
        let reach = HALO_PT as f32;
        for i in 0..8_u8 {
            let angle = f32::from(i) * std::f32::consts::FRAC_PI_4;
            let shift = Vec2::angled(angle) * reach;
            let stamp = TextShape::new(at + shift, Arc::clone(&galley), color32(halo))
                .with_override_text_color(color32(halo));
            painter.add(stamp);
        }
    }
    painter.galley(at, galley, color32(text.color));
}

/// Turns items into triangles.
struct Pen<'a> {
    scene: &'a Scene,
    clip: PageRect,
    tessellator: Tessellator,
    mesh: Mesh,
    texts: Vec<Text>,
}

impl<'a> Pen<'a> {
    fn new(scene: &'a Scene, pixels_per_point: f32, margin_pt: f64) -> Self {
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
            texts: Vec::new(),
        }
    }

    fn item(&mut self, item: &Item) {
        let zoom = self.scene.view.zoom;
        let to_page = self.scene.to_page;
        match &item.shape {
            Shape::Area { area, fill } => {
                let level = area.at_zoom(zoom);
                let base = u32::try_from(self.mesh.vertices.len()).unwrap_or(u32::MAX);
                let color = color32(*fill);
                self.mesh
                    .vertices
                    .extend(level.vertices.iter().map(|p| egui::epaint::Vertex {
                        pos: pos(to_page.project(*p)),
                        uv: WHITE_UV,
                        color,
                    }));
                self.mesh
                    .indices
                    .extend(level.triangles.iter().map(|i| base + i));
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
            Shape::Text(text) => self.texts.push(text.clone()),
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
