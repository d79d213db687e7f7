//! Areas → pixels: in each row, those whose centres lie between two crossings of the rings.
//!
//! An edge that two areas share is computed the same way for both, so that no pixel between them is
//! missed or drawn twice.

use egui::{Color32, Pos2, Rect};

use super::pixels::ToPixels;
use super::raster::{Raster, Side, first_centre};

/// An area on the page, in points: its rings, even-odd.
#[derive(Debug)]
pub(super) struct Area {
    pub(super) rings: Vec<Vec<Pos2>>,
    pub(super) color: Color32,
    /// The box around it.
    pub(super) around: Rect,
}

impl Area {
    /// The area between rings.
    pub(super) fn between(rings: Vec<Vec<Pos2>>, color: Color32) -> Self {
        let mut around = Rect::NOTHING;
        let corners = rings.iter().flatten();
        corners.for_each(|corner| around.extend_with(*corner));
        Self {
            rings,
            color,
            around,
        }
    }
}

/// An area as rows of pixels cross it.
pub(super) struct Rows {
    color: Color32,
    edges: Vec<Edge>,
    /// The box around it.
    around: Rect,
}

/// A side of a ring, and the rows whose middle it crosses, from the first to before the last.
struct Edge {
    side: Side,
    first: usize,
    last: usize,
}

/// Where rings cross each row of a raster.
#[derive(Default)]
pub(super) struct Crossings(Vec<Vec<f32>>);

impl Rows {
    /// The rows of an area on a picture that has so many.
    pub(super) fn of(area: &Area, to_pixels: ToPixels, height: usize) -> Self {
        let mut edges = Vec::new();
        for ring in &area.rings {
            let mut corners = ring.iter().map(|corner| to_pixels.point(*corner));
            let Some(start) = corners.next() else {
                continue;
            };
            let mut before = start;
            for corner in corners.chain([start]) {
                let (upper, lower) = if (before.y, before.x) <= (corner.y, corner.x) {
                    (before, corner)
                } else {
                    (corner, before)
                };
                let first = first_centre(upper.y, 0, height);
                let last = first_centre(lower.y, 0, height);
                if first < last {
                    let side = Side::between(upper, lower);
                    edges.push(Edge { side, first, last });
                }
                before = corner;
            }
        }
        Self {
            color: area.color,
            edges,
            around: to_pixels.rect(area.around),
        }
    }

    /// Draws the area.
    pub(super) fn draw(&self, raster: &mut Raster<'_>, crossings: &mut Crossings) {
        let (columns, rows) = raster.pixels_in(self.around);
        if columns.is_empty() || rows.is_empty() || self.color == Color32::TRANSPARENT {
            return;
        }
        let (first, last) = (rows.start, rows.end);
        let crossings = crossings.of_rows(last - first);
        for edge in &self.edges {
            for row in edge.first.max(first)..edge.last.min(last) {
                crossings[row - first].push(edge.side.crossing(middle(row)));
            }
        }
        for (row, crossings) in (first..).zip(crossings) {
            crossings.sort_unstable_by(f32::total_cmp);
            for ends in crossings.chunks_exact(2) {
                let from = first_centre(ends[0], raster.left, raster.right);
                let to = first_centre(ends[1], raster.left, raster.right);
                if from < to {
                    raster.fill(row, from, to, self.color);
                }
            }
            crossings.clear();
        }
    }
}

impl Crossings {
    /// Room for so many rows, all empty.
    fn of_rows(&mut self, count: usize) -> &mut [Vec<f32>] {
        if self.0.len() < count {
            self.0.resize_with(count, Vec::new);
        }
        &mut self.0[..count]
    }
}

/// The middle of a row.
#[expect(clippy::cast_precision_loss, reason = "an image is low")]
fn middle(row: usize) -> f32 {
    row as f32 + 0.5
}
