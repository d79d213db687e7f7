//! Where the subject of a map lies on the page: what furniture must not cover.

use super::frame::MapFrame;
use super::item::Shape;
use super::subject::Nearness;
use super::{Item, Mark};
use crate::model::{FeatureId, PlaceId};
use crate::projection::{PagePt, PageRect, ToPage, WorldPt, WorldRect};

/// Side of a cell of the grid.
const CELL_PT: f64 = 4.0;
/// Most cells a side; beyond that cells grow.
const MOST_CELLS: f64 = 400.0;
/// Most points of lines that are looked at one by one, more than ten for each cell: of lines beyond
/// that, which cross the whole frame again and again, the ends alone.
const MOST_STEPS: f64 = 2_000_000.0;
/// Room around the subject, which has room for the strokes of its lines.
const CLEAR_PT: f64 = 4.0;
/// Radius of a place's dot.
const DOT_PT: f64 = 5.0;

/// The shapes of a subject on the ground.
#[derive(Clone, Debug, Default)]
pub(super) struct SubjectShapes {
    /// Lines, and rings that enclose what lies inside.
    shapes: Vec<(Vec<Vec<WorldPt>>, bool)>,
    /// The dots of the places that it ties.
    dots: Vec<WorldPt>,
}

impl SubjectShapes {
    /// What layers drew of the subject of a map; nothing on a map of everything.
    pub(super) fn of(frame: &MapFrame<'_>, items: &[Item]) -> Self {
        // The lines of what ties a place belong to it, whatever is at their other ends.
        let is_itself = |item: &&Item| {
            let itself = |feature| frame.nearness(feature) == Nearness::Itself;
            item.mark == Mark::Spoke || item.feature.is_some_and(itself)
        };
        let shapes = items.iter().filter(is_itself);
        Self {
            shapes: shapes
                .filter_map(|item| ground_of(frame, &item.shape))
                .collect(),
            dots: ends(frame)
                .filter_map(|p| frame.node_in_world(*p))
                .collect(),
        }
    }

    /// Whether all of them but the dots lie in a part of the world.
    pub(super) fn are_within(&self, part: &WorldRect) -> bool {
        let bounds = self.bounds();
        bounds.is_empty() || part.contains(bounds.min) && part.contains(bounds.max)
    }

    /// The box around them, the dots left aside.
    pub(super) fn bounds(&self) -> WorldRect {
        let lines = self.shapes.iter().flat_map(|(lines, _)| lines);
        WorldRect::around(lines.flatten().copied())
    }

    /// Where they lie in a frame of the page.
    pub(super) fn on_page(&self, to_page: &ToPage, frame: PageRect) -> SubjectGround {
        let mut ground = SubjectGround::new(frame);
        for (lines, encloses) in &self.shapes {
            let page = |line: &Vec<WorldPt>| line.iter().map(|p| to_page.project(*p)).collect();
            let lines: Vec<Vec<PagePt>> = lines.iter().map(page).collect();
            if *encloses {
                ground.add_inside(&lines);
            }
            lines.iter().for_each(|line| ground.add_line(line));
        }
        for dot in &self.dots {
            let at = to_page.project(*dot);
            let (from, to) = (at.offset(-DOT_PT, 0.0), at.offset(DOT_PT, 0.0));
            ground.add_line(&[from, to]);
        }
        ground.summed()
    }
}

/// The places that a link or a corridor ties.
fn ends<'a>(frame: &MapFrame<'a>) -> impl Iterator<Item = &'a PlaceId> {
    let atlas = frame.atlas();
    let features = frame.request.about.features();
    features.flat_map(move |feature| match feature {
        FeatureId::Link(id) => atlas.link(id).places.as_slice(),
        FeatureId::Corridor(id) => atlas.corridor(id).places.as_slice(),
        FeatureId::Place(_) => &[],
    })
}

/// The lines of a shape on the ground, and whether they enclose what lies inside; nothing for text,
/// which keeps clear of the furniture by itself.
fn ground_of(frame: &MapFrame<'_>, shape: &Shape) -> Option<(Vec<Vec<WorldPt>>, bool)> {
    let zoom = frame.zoom();
    let ground = |points: &[PagePt]| points.iter().map(|p| frame.unproject(*p)).collect();
    match shape {
        Shape::Area { area, .. } | Shape::Outline { area, .. } => {
            Some((area.at_zoom(zoom).rings.clone(), true))
        }
        Shape::Line { line, .. } => Some((vec![line.at_zoom(zoom).to_vec()], false)),
        Shape::Path { points, closed, .. } => {
            let mut line: Vec<WorldPt> = ground(points);
            if *closed {
                line.extend(line.first().copied());
            }
            Some((vec![line], *closed))
        }
        Shape::Segments { segments, .. } => {
            let lines = segments.iter().map(|ends| ground(ends));
            Some((lines.collect(), false))
        }
        Shape::Text(_) => None,
    }
}

/// The part of a frame that a subject takes, in cells. It answers for any box in the same time.
#[derive(Clone, Debug, Default)]
pub(super) struct SubjectGround {
    frame: PageRect,
    cell: f64,
    columns: usize,
    rows: usize,
    /// How many points of lines were looked at.
    steps: f64,
    /// For each cell whether it is taken; once summed, how many are left of and above each corner.
    counts: Vec<u32>,
}

impl SubjectGround {
    fn new(frame: PageRect) -> Self {
        let cell = CELL_PT.max(frame.width().max(frame.height()) / MOST_CELLS);
        let (columns, rows) = (cells(frame.width() / cell), cells(frame.height() / cell));
        Self {
            frame,
            cell,
            columns,
            rows,
            steps: 0.0,
            counts: vec![0; (columns + 1) * (rows + 1)],
        }
    }

    /// Whether nothing must stay free, as on a map of everything.
    pub(super) fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// Whether any of a box with some room around it lies on the subject.
    pub(super) fn is_touched_by(&self, rect: &PageRect) -> bool {
        let rect = rect.expand(CLEAR_PT);
        if self.counts.is_empty() || !rect.overlaps(&self.frame) {
            return false;
        }
        let column = |x: f64| self.position(x - self.frame.min.x, self.columns);
        let row = |y: f64| self.position(y - self.frame.min.y, self.rows);
        let (left, right) = (column(rect.min.x), column(rect.max.x) + 1);
        let (top, foot) = (row(rect.min.y), row(rect.max.y) + 1);
        let count = |row: usize, column: usize| self.counts[row * (self.columns + 1) + column];
        count(foot, right) + count(top, left) > count(top, right) + count(foot, left)
    }

    /// Takes the cells along a line.
    fn add_line(&mut self, line: &[PagePt]) {
        for ends in line.windows(2) {
            let (a, b) = (ends[0], ends[1]);
            let reach = PageRect {
                min: PagePt::new(a.x.min(b.x), a.y.min(b.y)),
                max: PagePt::new(a.x.max(b.x), a.y.max(b.y)),
            };
            if !reach.expand(self.cell).overlaps(&self.frame) {
                continue;
            }
            let steps = (a.distance(b) / (self.cell / 2.0))
                .ceil()
                .clamp(1.0, 4.0 * MOST_CELLS);
            let steps = if self.steps > MOST_STEPS { 1.0 } else { steps };
            self.steps += steps;
            let mut step = 0.0;
            while step <= steps {
                let t = step / steps;
                let at = PagePt::new(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t);
                if self.frame.contains(at) {
                    let column = self.position(at.x - self.frame.min.x, self.columns);
                    let row = self.position(at.y - self.frame.min.y, self.rows);
                    self.take(row, column);
                }
                step += 1.0;
            }
        }
    }

    /// Takes the cells whose middle lies inside rings, by the even-odd rule.
    fn add_inside(&mut self, rings: &[Vec<PagePt>]) {
        for row in 0..self.rows {
            let y = self.frame.min.y + (row as f64 + 0.5) * self.cell;
            let edges = rings.iter().flat_map(|ring| ring.windows(2));
            let edges = edges.filter(|ends| (ends[0].y > y) != (ends[1].y > y));
            let mut crossings: Vec<f64> = edges
                .map(|ends| {
                    let share = (y - ends[0].y) / (ends[1].y - ends[0].y);
                    ends[0].x + (ends[1].x - ends[0].x) * share
                })
                .collect();
            crossings.sort_by(f64::total_cmp);
            for inside in crossings.chunks_exact(2) {
                let (from, to) = (inside[0] - self.frame.min.x, inside[1] - self.frame.min.x);
                if to > 0.0 && from < self.frame.width() {
                    let columns =
                        self.position(from, self.columns)..=self.position(to, self.columns);
                    columns.for_each(|column| self.take(row, column));
                }
            }
        }
    }

    fn take(&mut self, row: usize, column: usize) {
        self.counts[(row + 1) * (self.columns + 1) + column + 1] = 1;
    }

    /// The same with the cells counted.
    fn summed(mut self) -> Self {
        let width = self.columns + 1;
        for row in 1..=self.rows {
            let mut of_row = 0;
            for column in 1..width {
                of_row += self.counts[row * width + column];
                self.counts[row * width + column] =
                    of_row + self.counts[(row - 1) * width + column];
            }
        }
        self
    }

    /// The cell at a distance from the edge of the frame, the last one beyond it.
    fn position(&self, off: f64, most: usize) -> usize {
        cells(off / self.cell).min(most).saturating_sub(1)
    }
}

/// So many cells, a part of one counted as one.
fn cells(count: f64) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a few hundred"
    )]
    let whole = count.clamp(0.0, MOST_CELLS).floor() as usize;
    whole + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Extent;
    use crate::scene::draw_list::DrawList;
    use crate::scene::layers::{self, Detail};
    use crate::scene::testing::{Map, feature};

    fn ground(map: &Map) -> SubjectGround {
        map.frame(|frame| {
            let mut list = DrawList::default();
            layers::draw(frame, Detail::Survey, &mut list);
            let shapes = SubjectShapes::of(frame, list.items());
            shapes.on_page(&frame.to_page, frame.rect())
        })
    }

    #[test]
    fn the_inside_of_a_city_is_taken_and_what_lies_beside_it_is_not() {
        let ziyang = feature("place-512000");
        let map = Map::of(Extent::Feature(ziyang)).selecting(ziyang);
        let ground = ground(&map);
        let frame = map.view.frame;
        let middle = PageRect {
            min: frame.center(),
            max: frame.center(),
        };
        assert!(ground.is_touched_by(&middle));
        let corner = PageRect::from_min_size(frame.min, 20.0, 20.0);
        assert!(!ground.is_touched_by(&corner));
        assert!(ground.is_touched_by(&frame) && !ground.is_touched_by(&PageRect::default()));
    }

    #[test]
    fn a_map_of_everything_has_no_ground_that_must_stay_free() {
        let map = Map::of(Extent::Circle);
        assert!(!ground(&map).is_touched_by(&map.view.frame));
    }
}
