//! What a scene comes to on the screen: triangles, areas and lines, in the order they are drawn.

use std::ops::Range;

use egui::epaint::Mesh;
use egui::{Color32, Pos2, Rect};

use super::area::Area;
use super::line::{Line, LinePoint, around};

/// The marks of a scene, in points.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// All triangles, those of text included.
    pub(super) mesh: Mesh,
    /// The points of all lines, piece by piece: a dashed line has a piece for each dash.
    points: Vec<LinePoint>,
    steps: Vec<Step>,
    /// How many of the triangles are in a step.
    taken: usize,
}

/// What is drawn at once.
#[derive(Debug)]
pub(super) enum Step {
    /// Some of the triangles of the mesh.
    Triangles(Range<usize>),
    Area(Area),
    Line(Line),
}

impl Marks {
    /// Adds an area upon all that there is.
    pub(super) fn add_area(&mut self, area: Area) {
        self.take_triangles();
        self.steps.push(Step::Area(area));
    }

    /// Adds a line of some pieces upon all that there is.
    pub(super) fn add_line<P: IntoIterator<Item = Pos2>>(
        &mut self,
        pieces: impl IntoIterator<Item = P>,
        width: f32,
        color: Color32,
    ) {
        self.take_triangles();
        let first = self.points.len();
        for piece in pieces {
            let points = piece.into_iter().enumerate();
            self.points.extend(points.map(|(i, at)| LinePoint {
                at,
                is_first: i == 0,
            }));
        }
        self.steps.push(Step::Line(Line {
            points: first..self.points.len(),
            width,
            color,
            around: around(&self.points[first..]),
        }));
    }

    /// The points of a line.
    pub(super) fn points_of(&self, line: &Line) -> &[LinePoint] {
        &self.points[line.points.clone()]
    }

    /// Makes the triangles that were added to the mesh since the last step a step.
    pub(super) fn take_triangles(&mut self) {
        let count = self.mesh.indices.len() / 3;
        if self.taken < count {
            self.steps.push(Step::Triangles(self.taken..count));
            self.taken = count;
        }
    }

    /// What is drawn, from the lowest to the uppermost.
    pub(super) fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The box around them.
    pub(super) fn bounds(&self) -> Rect {
        let boxes = self.steps.iter().map(|step| match step {
            Step::Triangles(_) => Rect::NOTHING,
            Step::Area(area) => area.around,
            Step::Line(line) => line.around.expand(line.width / 2.0),
        });
        boxes.fold(self.mesh.calc_bounds(), Rect::union)
    }

    /// How many corners all have.
    pub(super) fn corners(&self) -> usize {
        let corners = self.steps.iter().map(|step| match step {
            Step::Area(area) => area.rings.iter().map(Vec::len).sum(),
            Step::Triangles(_) | Step::Line(_) => 0,
        });
        self.mesh.vertices.len() + self.points.len() + corners.sum::<usize>()
    }
}
