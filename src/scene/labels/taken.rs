//! What is taken: boxes on the page, and the lines that labels had better not cover.

use std::cell::Cell;

use super::placement::Placement;
use crate::geometry::{TurnedRect, squared_distance_to_segment};
use crate::projection::{PagePt, PageRect, ToPage, WorldPt};
use crate::scene::course::Course;

/// Side of a cell of the grids.
const CELL_PT: f64 = 40.0;
/// Most cells a side; beyond that cells grow.
const MAX_CELLS: f64 = 256.0;

/// Squares over an area, each with the positions of what touches it. What lies outside belongs to
/// the squares on the edge.
#[derive(Debug)]
struct CellGrid {
    min: (f64, f64),
    cell: f64,
    columns: usize,
    rows: usize,
    lists: Vec<Vec<u32>>,
}

impl CellGrid {
    fn new(min: (f64, f64), size: (f64, f64), cell: f64) -> Self {
        let cell = cell
            .max(size.0.max(size.1) / MAX_CELLS)
            .max(f64::MIN_POSITIVE);
        let (columns, rows) = (count(size.0 / cell), count(size.1 / cell));
        Self {
            min,
            cell,
            columns,
            rows,
            lists: vec![Vec::new(); columns * rows],
        }
    }

    /// The cells that a box touches.
    fn cells(&self, min: (f64, f64), max: (f64, f64)) -> impl Iterator<Item = usize> + use<> {
        let at =
            |value: f64, from: f64, most: usize| count((value - from) / self.cell).min(most) - 1;
        let (left, right) = (
            at(min.0, self.min.0, self.columns),
            at(max.0, self.min.0, self.columns),
        );
        let (top, foot) = (
            at(min.1, self.min.1, self.rows),
            at(max.1, self.min.1, self.rows),
        );
        let columns = self.columns;
        (top..=foot).flat_map(move |row| (left..=right).map(move |column| row * columns + column))
    }

    fn add(&mut self, min: (f64, f64), max: (f64, f64), position: u32) {
        for cell in self.cells(min, max) {
            self.lists[cell].push(position);
        }
    }
}

/// One more than a whole number of cells, at least one.
fn count(cells: f64) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a cast from float saturates"
    )]
    let whole = cells.clamp(0.0, MAX_CELLS) as usize;
    whole + 1
}

fn position(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

/// Boxes that are taken.
#[derive(Debug)]
pub(super) struct Taken {
    grid: CellGrid,
    boxes: Vec<TurnedRect>,
}

impl Taken {
    /// Nothing is taken in an area of the page.
    pub(super) fn new(area: PageRect) -> Self {
        let min = (area.min.x, area.min.y);
        Self {
            grid: CellGrid::new(min, (area.width(), area.height()), CELL_PT),
            boxes: Vec::new(),
        }
    }

    /// Takes a box whether or not it is free.
    pub(super) fn take(&mut self, taken: TurnedRect) {
        let b = taken.bounds();
        let (min, max) = ((b.min.x, b.min.y), (b.max.x, b.max.y));
        self.grid.add(min, max, position(self.boxes.len()));
        self.boxes.push(taken);
    }

    /// Takes what a label covers but for its leader line.
    pub(super) fn take_lettering(&mut self, placement: &Placement) {
        let boxes = placement.lettering().iter();
        boxes.for_each(|taken| self.take(*taken));
    }

    /// Whether nothing taken overlaps any of some boxes.
    pub(super) fn is_free(&self, boxes: &[TurnedRect]) -> bool {
        boxes.iter().all(|wanted| {
            let b = wanted.bounds();
            self.grid
                .cells((b.min.x, b.min.y), (b.max.x, b.max.y))
                .flat_map(|cell| &self.grid.lists[cell])
                .all(|i| !self.boxes[*i as usize].overlaps(wanted))
        })
    }
}

/// The straight pieces of lines, in the world, so that one field serves every zoom.
#[derive(Debug)]
pub(in crate::scene) struct LineField {
    grid: CellGrid,
    pieces: Vec<([WorldPt; 2], u32)>,
    /// How many pieces were looked at.
    looked_at: Cell<u64>,
}

impl LineField {
    /// The pieces of the courses that have an owner, within an area of the page.
    pub(in crate::scene) fn new(courses: &[&Course], to_page: &ToPage, area: PageRect) -> Self {
        let (min, max) = (to_page.unproject(area.min), to_page.unproject(area.max));
        let size = (max.x - min.x, max.y - min.y);
        let mut field = Self {
            grid: CellGrid::new((min.x, min.y), size, CELL_PT / to_page.scale),
            pieces: Vec::new(),
            looked_at: Cell::new(0),
        };
        for course in courses {
            let Some(owner) = course.owner() else {
                continue;
            };
            for w in course.points().windows(2) {
                let low = (w[0].x.min(w[1].x), w[0].y.min(w[1].y));
                let high = (w[0].x.max(w[1].x), w[0].y.max(w[1].y));
                let seen = low.0 <= max.x && high.0 >= min.x && low.1 <= max.y && high.1 >= min.y;
                if seen {
                    field.grid.add(low, high, position(field.pieces.len()));
                    field.pieces.push(([w[0], w[1]], owner));
                }
            }
        }
        field
    }

    /// How many pieces of lines were looked at so far, for all that was asked: the measure of what
    /// placing names costs where lines lie on each other.
    pub(in crate::scene) fn looked_at(&self) -> u64 {
        self.looked_at.get()
    }

    fn look_at(&self, pieces: usize) {
        self.looked_at.set(self.looked_at.get() + pieces as u64);
    }

    /// Whether another feature's line is nearer to a point of a page than its own, by more than
    /// `slack`; lines farther than `reach` do not count.
    pub(in crate::scene) fn is_nearer_to_other(
        &self,
        point: PagePt,
        to_page: &ToPage,
        own: u32,
        (reach, slack): (f64, f64),
    ) -> bool {
        let at = to_page.unproject(point);
        let reach = reach / to_page.scale;
        let cells = self
            .grid
            .cells((at.x - reach, at.y - reach), (at.x + reach, at.y + reach));
        // Squares of distances in the world, for many pieces are asked.
        let (mut ours, mut theirs) = (f64::INFINITY, reach * reach);
        let mut is_other_near = false;
        for cell in cells {
            self.look_at(self.grid.lists[cell].len());
            for i in &self.grid.lists[cell] {
                let ([a, b], owner) = self.pieces[*i as usize];
                let squared = squared_distance_to_segment(at, a, b);
                if owner == own {
                    ours = ours.min(squared);
                } else if squared < theirs {
                    theirs = squared;
                    is_other_near = true;
                }
            }
        }
        is_other_near && theirs.sqrt() + slack / to_page.scale < ours.sqrt()
    }

    /// How many features' lines pass through some boxes of a page, but for `own`; counts up to
    /// `most`.
    pub(in crate::scene) fn crossed(
        &self,
        boxes: &[TurnedRect],
        to_page: &ToPage,
        own: Option<u32>,
        most: usize,
    ) -> usize {
        let mut owners: Vec<u32> = Vec::new();
        for wanted in boxes {
            let b = wanted.bounds();
            let (min, max) = (to_page.unproject(b.min), to_page.unproject(b.max));
            for cell in self.grid.cells((min.x, min.y), (max.x, max.y)) {
                self.look_at(self.grid.lists[cell].len());
                for i in &self.grid.lists[cell] {
                    let ([a, b], owner) = self.pieces[*i as usize];
                    let is_beside = a.x.max(b.x) < min.x
                        || a.x.min(b.x) > max.x
                        || a.y.max(b.y) < min.y
                        || a.y.min(b.y) > max.y;
                    if is_beside || Some(owner) == own || owners.contains(&owner) {
                        continue;
                    }
                    let page = |p: WorldPt| -> PagePt { to_page.project(p) };
                    if wanted.is_crossed_by(page(a), page(b)) {
                        owners.push(owner);
                        if owners.len() >= most {
                            return most;
                        }
                    }
                }
            }
        }
        owners.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_is_taken_where_it_lies_and_free_beside_it() {
        let area = PageRect::from_min_size(PagePt::default(), 500.0, 500.0);
        let rect = |x, y| TurnedRect::from(PageRect::from_min_size(PagePt::new(x, y), 50.0, 20.0));
        let mut taken = Taken::new(area);
        taken.take(rect(100.0, 100.0));
        assert!(!taken.is_free(&[rect(120.0, 110.0)]));
        assert!(taken.is_free(&[rect(151.0, 100.0), rect(100.0, 121.0)]));
        // Beyond the area boxes are kept as well.
        taken.take(rect(700.0, 100.0));
        assert!(!taken.is_free(&[rect(710.0, 105.0)]));
    }

    #[test]
    fn the_nearer_line_and_the_lines_beneath_a_box_are_found() {
        let page = ToPage {
            scale: 1.0,
            dx: 0.0,
            dy: 0.0,
        };
        let area = PageRect::from_min_size(PagePt::default(), 500.0, 500.0);
        let line = |y: f64, owner| {
            let points = [0.0, 500.0].map(|x| WorldPt { x, y });
            Course::new(points.to_vec(), owner)
        };
        let courses = [
            line(100.0, Some(1)),
            line(120.0, Some(2)),
            line(110.0, None),
        ];
        let field = LineField::new(&courses.iter().collect::<Vec<_>>(), &page, area);
        let at = |y| PagePt::new(250.0, y);
        assert!(!field.is_nearer_to_other(at(95.0), &page, 1, (24.0, 1.0)));
        assert!(field.is_nearer_to_other(at(118.0), &page, 1, (24.0, 1.0)));
        let whole = [TurnedRect::from(PageRect::from_min_size(
            at(90.0),
            30.0,
            40.0,
        ))];
        assert_eq!(
            field.crossed(&whole, &page, None, 9),
            2,
            "a line without owner does not count"
        );
        assert_eq!(field.crossed(&whole, &page, Some(1), 9), 1);
        assert_eq!(field.crossed(&whole, &page, None, 1), 1);
    }
}
