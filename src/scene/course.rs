//! Lines that carry names and codes: points with their distance along the line.

use crate::projection::{WorldPt, WorldRect};

/// A line that carries names.
#[derive(Clone, Debug)]
pub(super) struct Course {
    points: Vec<WorldPt>,
    /// How far along the line each point is, in the world.
    along: Vec<f64>,
    /// The diagonal of the box around it, in the world.
    extent: f64,
    /// The feature whose line it is, if names should not cover it.
    owner: Option<u32>,
}

impl Course {
    /// A line of at least two points.
    pub(super) fn new(points: Vec<WorldPt>, owner: Option<u32>) -> Self {
        let mut length = 0.0;
        let mut along = Vec::with_capacity(points.len());
        along.push(0.0);
        for w in points.windows(2) {
            length += (w[1].x - w[0].x).hypot(w[1].y - w[0].y);
            along.push(length);
        }
        let bounds = WorldRect::around(points.iter().copied());
        Self {
            extent: (bounds.max.x - bounds.min.x).hypot(bounds.max.y - bounds.min.y),
            points,
            along,
            owner,
        }
    }

    pub(super) const fn owner(&self) -> Option<u32> {
        self.owner
    }

    /// The diagonal of the box around it, in the world.
    pub(super) const fn extent(&self) -> f64 {
        self.extent
    }

    pub(super) fn points(&self) -> &[WorldPt] {
        &self.points
    }

    /// How long it is, in the world.
    pub(super) fn length(&self) -> f64 {
        self.along.last().copied().unwrap_or_default()
    }

    /// The first vertex beyond a distance along the line.
    pub(super) fn vertex_after(&self, distance: f64) -> usize {
        self.along
            .partition_point(|a| *a <= distance)
            .clamp(1, self.points.len().max(2) - 1)
    }

    /// The point at a distance along the line.
    pub(super) fn point(&self, distance: f64) -> Option<WorldPt> {
        let i = self.vertex_after(distance);
        let (a, b) = (self.points.get(i - 1)?, self.points.get(i)?);
        let run = (self.along[i] - self.along[i - 1]).max(f64::MIN_POSITIVE);
        let t = ((distance - self.along[i - 1]) / run).clamp(0.0, 1.0);
        Some(WorldPt {
            x: a.x + (b.x - a.x) * t,
            y: a.y + (b.y - a.y) * t,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_is_found_by_its_distance_along_the_line() {
        let points = [(0.0, 0.0), (3.0, 0.0), (3.0, 4.0)].map(|(x, y)| WorldPt { x, y });
        let course = Course::new(points.to_vec(), None);
        assert!((course.length() - 7.0).abs() < 1e-12);
        assert!((course.extent() - 5.0).abs() < 1e-12);
        for (distance, x, y) in [
            (0.0, 0.0, 0.0),
            (2.0, 2.0, 0.0),
            (5.0, 3.0, 2.0),
            (9.0, 3.0, 4.0),
        ] {
            assert_eq!(course.point(distance), Some(WorldPt { x, y }), "{distance}");
        }
    }
}
