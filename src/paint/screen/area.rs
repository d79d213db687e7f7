//! Areas → pixels: in each row, those whose centres lie between two crossings of the rings.
//!
//! An edge that two areas share is computed the same way for both, so that no pixel between them is
//! missed or drawn twice.

use egui::{Color32, Pos2, Rect, Vec2};

use super::raster::{Raster, Side, first_centre};

/// An area on the page, in points: its rings, even-odd.
#[derive(Debug)]
pub(super) struct Area {
    pub(super) rings: Vec<Vec<Pos2>>,
    pub(super) color: Color32,
}

impl Area {
    /// The box around it.
    pub(super) fn bounds(&self) -> Rect {
        let corners = self.rings.iter().flatten();
        corners.fold(Rect::NOTHING, |all, at| all.union(Rect::from_pos(*at)))
    }
}

/// An area as rows of pixels cross it.
pub(super) struct Rows {
    color: Color32,
    edges: Vec<Edge>,
    first: usize,
    last: usize,
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
    /// The rows of an area on a picture of so many, whose corner lies at `origin`, in pixels.
    pub(super) fn of(area: &Area, pixels_per_point: f32, origin: Vec2, height: usize) -> Self {
        let mut rows = Self {
            color: area.color,
            edges: Vec::new(),
            first: height,
            last: 0,
        };
        let at = |p: &Pos2| (p.to_vec2() * pixels_per_point - origin).to_pos2();
        for ring in &area.rings {
            let mut corners = ring.iter().map(at);
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
                    rows.edges.push(Edge { side, first, last });
                    rows.first = rows.first.min(first);
                    rows.last = rows.last.max(last);
                }
                before = corner;
            }
        }
        rows
    }

    /// Draws the area.
    pub(super) fn draw(&self, raster: &mut Raster<'_>, crossings: &mut Crossings) {
        let (first, last) = (self.first.max(raster.top), self.last.min(raster.bottom));
        if first >= last || self.color == Color32::TRANSPARENT {
            return;
        }
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
