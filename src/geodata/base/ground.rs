//! The ground that a person's own units cover, in cells of about two kilometres, and what of the
//! bundled borders around them would be drawn twice.

use geo_types::{Coord, LineString, MultiPolygon, Rect};

/// The side of a cell, degrees.
const CELL_DEG: f64 = 1.0 / 60.0;
/// The same in metres, from south to north.
const CELL_M: f64 = 111_195.0 * CELL_DEG;
/// How many times the median distance of two courses of one border most of them lie apart.
const SPREAD: f64 = 6.0;
/// A stretch between two along an edge is of that edge, too, if it is shorter than so many reaches.
const SHORT: f64 = 24.0;
/// How many cells apart two courses of one border may be at most.
const MOST_CELLS: u32 = 6;
/// The most cells a side of the grid.
const MOST_SIDE: f64 = 4000.0;

/// The cells within a frame that units cover.
pub(super) struct CoveredGround {
    corner: Coord<f64>,
    columns: usize,
    rows: usize,
    /// Whether an edge of a unit runs through a cell.
    edges: Vec<bool>,
    /// Whether the middle of a cell lies within a unit.
    inside: Vec<bool>,
    /// From how many cells away a border is taken for an edge of the units.
    reach: isize,
}

impl CoveredGround {
    /// The ground within `frame` that units cover which do not lie within each other.
    pub(super) fn of<'u>(
        units: impl Iterator<Item = &'u MultiPolygon<f64>>,
        frame: Rect<f64>,
    ) -> Self {
        let side = |length: f64| (length / CELL_DEG).clamp(1.0, MOST_SIDE).ceil() as usize;
        let (columns, rows) = (side(frame.width()), side(frame.height()));
        let mut ground = Self {
            corner: frame.min(),
            columns,
            rows,
            edges: vec![false; columns * rows],
            inside: vec![false; columns * rows],
            reach: 1,
        };
        for polygon in units.flat_map(|unit| &unit.0) {
            let rings = std::iter::once(polygon.exterior()).chain(polygon.interiors());
            rings.for_each(|ring| ground.add_ring(ring));
        }
        // A cell is inside when an odd number of edges lies west of its middle.
        for row in ground.inside.chunks_mut(columns) {
            let mut is_inside = false;
            for cell in row {
                is_inside ^= *cell;
                *cell = is_inside;
            }
        }
        ground
    }

    /// The same for units of which half of the vertices are nearer than `offset_m` to the bundled
    /// borders, where that is known.
    pub(super) fn reaching(&mut self, offset_m: Option<f64>) {
        let apart = SPREAD * offset_m.unwrap_or_default() / CELL_M;
        self.reach = apart.clamp(1.0, f64::from(MOST_CELLS)).ceil() as isize;
    }

    /// The stretches of a border that the units do not draw themselves: those that do not lie
    /// within them or against their edges. A border between two neighbours may end at an edge; it
    /// is drawn up to there.
    pub(super) fn left<'c>(
        &self,
        course: &'c [Coord<f64>],
        is_between_neighbours: bool,
    ) -> Vec<&'c [Coord<f64>]> {
        let segments = course.len().saturating_sub(1);
        let is_end = |start: usize, end: usize| start == 0 || end == segments;
        let mut kept: Vec<(usize, usize)> = Vec::new();
        let mut start = 0;
        while start < segments {
            let is_covered = self.is_covered(course, start);
            let same = |at: &usize| self.is_covered(course, *at) == is_covered;
            let end = start + 1 + (start + 1..segments).take_while(same).count();
            let ends_at_edge = || {
                let may_end = is_between_neighbours && is_end(start, end);
                may_end && self.is_crossing(&course[start..=end])
            };
            if !is_covered || ends_at_edge() {
                match kept.last_mut() {
                    Some(before) if before.1 == start => before.1 = end,
                    _ => kept.push((start, end)),
                }
            }
            start = end;
        }
        // Between stretches along an edge, a short one is of that edge, too.
        let is_drawn = |(start, end): &(usize, usize)| {
            let is_whole = (*start, *end) == (0, segments);
            let is_open = is_between_neighbours && is_end(*start, *end);
            is_whole || is_open || length(&course[*start..=*end]) >= SHORT * self.reach_deg()
        };
        let drawn = kept.into_iter().filter(is_drawn);
        drawn.map(|(start, end)| &course[start..=end]).collect()
    }

    /// Whether a position lies within the units or in a cell that an edge of theirs runs through.
    pub(super) fn covers(&self, at: Coord<f64>) -> bool {
        let (x, y) = self.cell(at);
        let cell = self.index(x.floor() as isize, y.floor() as isize);
        cell.is_some_and(|cell| self.inside[cell] || self.edges[cell])
    }

    /// Whether a segment of a course lies within the units or near their edges.
    fn is_covered(&self, course: &[Coord<f64>], segment: usize) -> bool {
        let (a, b) = (course[segment], course[segment + 1]);
        let middle = (a + b) / 2.0;
        self.is_near(a) && self.is_near(middle) && self.is_near(b)
    }

    /// Whether a course near the units only runs towards an edge, rather than along it or within.
    fn is_crossing(&self, course: &[Coord<f64>]) -> bool {
        let is_short = length(course) < 4.0 * self.reach_deg();
        is_short && !course.iter().any(|at| self.is_within(*at))
    }

    fn reach_deg(&self) -> f64 {
        self.reach as f64 * CELL_DEG
    }

    fn is_near(&self, at: Coord<f64>) -> bool {
        let (x, y) = self.cell(at);
        let (column, row) = (x.floor() as isize, y.floor() as isize);
        let is_edge = |column, row| self.index(column, row).is_some_and(|cell| self.edges[cell]);
        let around = |middle: isize| middle - self.reach..=middle + self.reach;
        self.index(column, row)
            .is_some_and(|cell| self.inside[cell])
            || around(row).any(|row| around(column).any(|column| is_edge(column, row)))
    }

    /// Whether a position lies within the units, clear of their edges.
    fn is_within(&self, at: Coord<f64>) -> bool {
        let (x, y) = self.cell(at);
        let cell = self.index(x.floor() as isize, y.floor() as isize);
        cell.is_some_and(|cell| self.inside[cell] && !self.edges[cell])
    }

    /// A position in columns and rows.
    fn cell(&self, at: Coord<f64>) -> (f64, f64) {
        let Coord { x, y } = at - self.corner;
        (x / CELL_DEG, y / CELL_DEG)
    }

    fn index(&self, column: isize, row: isize) -> Option<usize> {
        let column = usize::try_from(column).ok().filter(|c| *c < self.columns)?;
        let row = usize::try_from(row).ok().filter(|r| *r < self.rows)?;
        Some(row * self.columns + column)
    }

    fn add_ring(&mut self, ring: &LineString<f64>) {
        // Most edges are far shorter than a cell. Where both ends lie in one half of it, it is
        // marked already, and no middle of a row is crossed.
        let half = |(x, y): (f64, f64)| (x.floor(), y.floor(), (y - 0.5).ceil());
        let mut before: Option<((f64, f64), _)> = None;
        for at in &ring.0 {
            let end = self.cell(*at);
            let half = half(end);
            match before {
                None => self.mark(end),
                Some((_, same)) if same == half => {}
                Some((start, _)) => self.add_edge(start, end),
            }
            before = Some((end, half));
        }
    }

    /// Marks the cells that an edge runs through, but for corners, and toggles in each row the first
    /// cell whose middle lies east of it.
    fn add_edge(&mut self, start: (f64, f64), end: (f64, f64)) {
        let (columns, rows) = (self.columns as f64, self.rows as f64);
        let (low, high) = if start.1 <= end.1 {
            (start, end)
        } else {
            (end, start)
        };
        let (dx, dy) = (high.0 - low.0, high.1 - low.1);
        let (is_steep, slope) = (dx.abs() <= dy, dx / dy);
        let first = (low.1 - 0.5).ceil().max(0.0);
        let last = (high.1 - 0.5).ceil().min(rows).max(first);
        for row in first as usize..last as usize {
            let x = low.0 + slope * (row as f64 + 0.5 - low.1);
            let first_cell = row * self.columns;
            if x < columns - 0.5 {
                self.inside[first_cell + (x + 0.5).max(0.0) as usize] ^= true;
            }
            if is_steep && x >= 0.0 && x < columns {
                self.edges[first_cell + x as usize] = true;
            }
        }
        self.mark(low);
        self.mark(high);
        if is_steep {
            return;
        }
        let (west, east) = if dx > 0.0 { (low, high) } else { (high, low) };
        let slope = (east.1 - west.1) / (east.0 - west.0);
        let first = west.0.max(0.0).ceil();
        for column in first as usize..east.0.min(columns).max(first) as usize {
            let x = column as f64 + 0.5;
            self.mark((x, west.1 + slope * (x - west.0)));
        }
    }

    /// Marks the cell of an edge at a position in columns and rows.
    fn mark(&mut self, (x, y): (f64, f64)) {
        if let Some(cell) = self.index(x.floor() as isize, y.floor() as isize) {
            self.edges[cell] = true;
        }
    }
}

/// The length of a course, degrees.
fn length(course: &[Coord<f64>]) -> f64 {
    let of_pair = |pair: &[Coord<f64>]| (pair[1].x - pair[0].x).hypot(pair[1].y - pair[0].y);
    course.windows(2).map(of_pair).sum()
}

#[cfg(test)]
mod tests {
    use geo_types::{LineString, coord, polygon};

    use super::*;

    fn frame() -> Rect<f64> {
        Rect::new(coord! { x: 100.0, y: 25.0 }, coord! { x: 110.0, y: 35.0 })
    }

    /// A square with a square hole.
    fn square() -> MultiPolygon<f64> {
        let area = polygon!(
            exterior: [(x: 103.0, y: 28.0), (x: 106.0, y: 28.0), (x: 106.0, y: 31.0), (x: 103.0, y: 31.0)],
            interiors: [[(x: 104.0, y: 29.0), (x: 105.0, y: 29.0), (x: 105.0, y: 30.0), (x: 104.0, y: 30.0)]],
        );
        area.into()
    }

    /// A course through points, with a vertex about every kilometre.
    fn course(points: &[(f64, f64)]) -> Vec<Coord<f64>> {
        let line = LineString::from(points.to_vec());
        let mut course: Vec<Coord<f64>> = Vec::new();
        for edge in line.lines() {
            course.extend((0..100).map(|i| edge.start + edge.delta() * (f64::from(i) / 100.0)));
        }
        course.extend(line.0.last());
        course
    }

    /// The first and last position of what is left of a course.
    fn left(
        points: &[(f64, f64)],
        offset_m: Option<f64>,
        is_between: bool,
    ) -> Vec<[(f64, f64); 2]> {
        let square = square();
        let mut ground = CoveredGround::of([&square].into_iter(), frame());
        ground.reaching(offset_m);
        let course = course(points);
        let round = |c: &Coord<f64>| ((c.x * 100.0).round() / 100.0, (c.y * 100.0).round() / 100.0);
        let stretches = ground.left(&course, is_between).into_iter();
        let ends = stretches.map(|part| [round(&part[0]), round(&part[part.len() - 1])]);
        ends.collect()
    }

    #[test]
    fn a_border_is_drawn_where_it_does_not_lie_within_or_against_the_units() {
        let far = [(101.0, 26.0), (102.0, 34.0)];
        assert_eq!(left(&far, None, true), [far]);
        assert_eq!(
            left(&[(103.2, 28.5), (103.8, 30.5)], None, true),
            [[(0.0, 0.0); 2]; 0]
        );
        let against = [(103.005, 28.1), (103.005, 30.9)];
        assert_eq!(left(&against, None, true), [[(0.0, 0.0); 2]; 0]);
        let in_the_hole = [(104.3, 29.3), (104.7, 29.7)];
        assert_eq!(left(&in_the_hole, None, true), [in_the_hole]);
    }

    #[test]
    fn a_border_that_ends_at_the_units_reaches_them() {
        let to_the_edge = [(101.0, 29.0), (102.99, 29.0)];
        assert_eq!(left(&to_the_edge, None, true), [to_the_edge]);
        let through = left(&[(102.0, 28.5), (107.0, 28.5)], None, true);
        let [[_, west], [east, _]] = through[..] else {
            panic!("{through:?}");
        };
        assert!((102.9..=103.01).contains(&west.0) && (105.99..=106.1).contains(&east.0));
    }

    #[test]
    fn of_a_neighbours_own_edge_no_scraps_are_left_beside_the_units() {
        // Beside the west edge, but for two bays that the units leave out.
        let bays = [
            (102.99, 28.2),
            (102.99, 28.6),
            (102.93, 28.65),
            (102.99, 28.7),
            (102.99, 30.9),
            (102.94, 30.95),
        ];
        assert_eq!(left(&bays, None, false), [[(0.0, 0.0); 2]; 0]);
        let far = [(101.0, 26.0), (102.0, 34.0)];
        assert_eq!(left(&far, None, false), [far]);
    }

    #[test]
    fn a_coarse_file_takes_the_place_of_borders_farther_away() {
        let beside = [(102.95, 28.2), (102.95, 30.8)];
        assert_eq!(left(&beside, None, true), [beside]);
        assert_eq!(left(&beside, Some(1500.0), true), [[(0.0, 0.0); 2]; 0]);
    }

    #[test]
    fn edges_beyond_the_frame_cost_no_more_than_the_frame_is_large() {
        let world = polygon![
            (x: -180.0, y: -80.0), (x: 180.0, y: -80.0), (x: 180.0, y: 80.0), (x: -180.0, y: 80.0)
        ];
        let world = MultiPolygon::from(world);
        let ground = CoveredGround::of([&world].into_iter(), frame());
        assert!(
            ground
                .left(&course(&[(101.0, 26.0), (109.0, 34.0)]), true)
                .is_empty()
        );
    }
}
