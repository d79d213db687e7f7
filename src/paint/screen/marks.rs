//! What a scene comes to on the screen: triangles, areas and lines, in the order they are drawn.

use std::ops::Range;

use egui::Rect;
use egui::epaint::Mesh;

use super::area::Area;
use super::line::Line;

/// The marks of a scene, in points.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// All triangles, those of text included.
    pub(super) mesh: Mesh,
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

    /// Adds a line upon all that there is.
    pub(super) fn add_line(&mut self, line: Line) {
        self.take_triangles();
        self.steps.push(Step::Line(line));
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
            Step::Area(area) => area.bounds(),
            Step::Line(line) => line.bounds(),
        });
        boxes.fold(self.mesh.calc_bounds(), Rect::union)
    }

    /// How many corners all have.
    pub(super) fn corners(&self) -> usize {
        let corners = self.steps.iter().map(|step| match step {
            Step::Triangles(_) => 0,
            Step::Area(area) => area.rings.iter().map(Vec::len).sum(),
            Step::Line(line) => line.points.len(),
        });
        self.mesh.vertices.len() + corners.sum::<usize>()
    }
}
