//! Whole numbers for positions, because polygons can be cut exactly only on a grid.
//!
//! The grid is the same for every feature, about a centimetre wide, so that neighbours that are cut
//! in the same place are cut in the same point. A vertex that was there before comes back bit for
//! bit.

use std::collections::HashMap;

use geo_types::{Coord, LineString, Polygon};
use i_overlay::i_float::int::point::IntPoint;
use i_overlay::i_shape::int::shape::{IntContour, IntShape};

use super::sound::rings;

/// The grid around one feature, and the vertices that it knows.
pub(super) struct Grid {
    /// Cells a degree.
    scale: f64,
    /// The middle, in cells: i_overlay computes with 31 bits.
    origin: Coord<f64>,
    known: HashMap<IntPoint, Coord<f64>>,
}

/// Cells a degree for everything but shapes around the globe.
const FINE: f64 = 1e7;

/// The same for the others.
const COARSE: f64 = 1e6;

/// How many cells a shape may reach from the middle.
const REACH: f64 = 1e9;

impl Grid {
    /// The grid around some polygons.
    pub(super) fn around(polygons: &[Polygon<f64>]) -> Self {
        let vertices = || polygons.iter().flat_map(rings).flat_map(|ring| &ring.0);
        let (min, max) = bounds(vertices());
        let reach = (max.x - min.x).max(max.y - min.y);
        let scale = if reach * FINE < REACH { FINE } else { COARSE };
        let middle = (min + max) / 2.0;
        let mut grid = Self {
            scale,
            origin: Coord {
                x: (middle.x * scale).round(),
                y: (middle.y * scale).round(),
            },
            known: HashMap::new(),
        };
        for c in vertices() {
            let at = grid.cell(*c);
            grid.known.entry(at).or_insert(*c);
        }
        grid
    }

    /// How many cells a square metre has there.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "some thousand cells, or a few million at a pole"
    )]
    pub(super) fn square_metre(&self) -> u64 {
        let a_metre = self.scale / 111_195.0;
        let latitude = (self.origin.y / self.scale).to_radians();
        (a_metre * a_metre / latitude.cos().max(1e-3)) as u64
    }

    /// The ring as a contour, counter-clockwise, without the closing vertex.
    pub(super) fn contour(&self, ring: &LineString<f64>) -> IntContour {
        let mut contour: IntContour = ring.0.iter().map(|c| self.cell(*c)).collect();
        contour.dedup();
        if contour.len() > 1 && contour.first() == contour.last() {
            contour.pop();
        }
        if doubled_area(&contour) < 0 {
            contour.reverse();
        }
        contour
    }

    /// The polygon of a shape, its vertices where they were before.
    pub(super) fn polygon(&self, shape: &IntShape) -> Option<Polygon<f64>> {
        let mut rings = shape.iter().map(|contour| {
            let mut ring: Vec<Coord<f64>> = contour.iter().map(|at| self.position(*at)).collect();
            ring.extend(ring.first().copied());
            LineString::new(ring)
        });
        Some(Polygon::new(rings.next()?, rings.collect()))
    }

    /// Forgets the vertices, so that what is made is as sound as it is on the grid.
    pub(super) fn forget(&mut self) {
        self.known.clear();
    }

    #[expect(clippy::cast_possible_truncation, reason = "within the grid's reach")]
    fn cell(&self, c: Coord<f64>) -> IntPoint {
        IntPoint::new(
            ((c.x * self.scale).round() - self.origin.x) as i32,
            ((c.y * self.scale).round() - self.origin.y) as i32,
        )
    }

    fn position(&self, at: IntPoint) -> Coord<f64> {
        self.known.get(&at).copied().unwrap_or_else(|| Coord {
            x: (f64::from(at.x) + self.origin.x) / self.scale,
            y: (f64::from(at.y) + self.origin.y) / self.scale,
        })
    }
}

fn bounds<'c>(vertices: impl Iterator<Item = &'c Coord<f64>>) -> (Coord<f64>, Coord<f64>) {
    let corner = |x: f64, y: f64| Coord { x, y };
    let nothing = (corner(180.0, 90.0), corner(-180.0, -90.0));
    vertices.fold(nothing, |(min, max), c| {
        (
            corner(min.x.min(c.x), min.y.min(c.y)),
            corner(max.x.max(c.x), max.y.max(c.y)),
        )
    })
}

/// Twice the area of a contour, positive where it runs counter-clockwise.
pub(super) fn doubled_area(contour: &[IntPoint]) -> i64 {
    let Some(first) = contour.first() else {
        return 0;
    };
    let pairs = contour.windows(2);
    let doubled = pairs.map(|p| {
        let (a, b) = (p[0].subtract(*first), p[1].subtract(*first));
        i128::from(a.x) * i128::from(b.y) - i128::from(a.y) * i128::from(b.x)
    });
    i64::try_from(doubled.sum::<i128>()).unwrap_or(i64::MAX)
}
