//! Candidates along a line: where it is straight enough, beside it or upon it.

use super::around::{Around, Reach};
use super::{Setting, Spot};
use crate::geometry::TurnedRect;
use crate::projection::{PagePt, PageRect, ToPage, WorldPt, WorldRect};

/// Names lean no further than this; on steeper stretches Chinese stands upright, one character
/// beneath the other.
const STEEPEST_RAD: f64 = std::f64::consts::FRAC_PI_3;
/// How far a line may stray from the straight under a name beside it.
const STRAY_PT: f64 = 6.0;
/// The same under a name upon it.
const STRAY_UPON_PT: f64 = 2.5;
/// Distance between the middles of candidates, about.
const EVERY_PT: f64 = 24.0;
/// Most middles along a line.
const MOST_MIDDLES: u32 = 1023;
/// Distance between stacked characters, as a share of their size.
const STACK_PITCH: f64 = 1.06;
/// Candidates a middle has along the line: above, below, upon.
const WAYS: u32 = 3;
const WAY_COST: [f64; WAYS as usize] = [0.0, 0.6, 2.0];
/// What standing beside a band costs.
const BAND_COST: f64 = 4.0;
/// What one place further from the middle of the line costs.
const MIDDLE_COST: f64 = 0.35;
/// No middle costs more than this, so that covering a line is always worse.
const MOST_MIDDLE_COST: f64 = 5.0;
/// Keys of level candidates beside the line start here.
const LEVEL: u32 = 1 << 20;
/// What a level name costs on a line that could not carry it.
const LEVEL_COST: f64 = 14.0;
/// A line shorter than this, as a share of its name, goes without it: one could not tell whose it
/// is.
const SHORTEST_LINE: f64 = 0.75;
/// How many middles are tried for level names.
const LEVEL_MIDDLES: u32 = 7;
/// Keys of one line from another of the same feature.
const LINE_KEYS: u32 = 1 << 24;

/// A line that carries names.
#[derive(Clone, Debug)]
pub(in crate::scene) struct Course {
    points: Vec<WorldPt>,
    /// How far along the line each point is, in the world.
    along: Vec<f64>,
    /// The diagonal of the box around it, in the world.
    extent: f64,
    /// The feature whose line it is, if names had better not cover it.
    pub(super) owner: Option<u32>,
}

impl Course {
    /// A line of at least two points.
    pub(in crate::scene) fn new(points: Vec<WorldPt>, owner: Option<u32>) -> Self {
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

    pub(super) fn points(&self) -> &[WorldPt] {
        &self.points
    }

    pub(in crate::scene) fn length(&self) -> f64 {
        self.along.last().copied().unwrap_or_default()
    }

    /// The first vertex beyond a distance along the line.
    fn vertex_after(&self, distance: f64) -> usize {
        self.along
            .partition_point(|a| *a <= distance)
            .clamp(1, self.points.len().max(2) - 1)
    }

    fn point(&self, distance: f64) -> Option<WorldPt> {
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

/// What stands along a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::scene) enum Figure {
    /// A name.
    Name {
        /// Its length.
        width: f64,
        /// Its size.
        size_pt: f64,
        /// Into how many characters it may be taken apart on steep lines.
        characters: Option<u32>,
        /// Whether it belongs upon the line, which is a band, rather than beside it.
        upon: bool,
        /// Whether it may stand level beside a line that cannot carry it.
        level: bool,
    },
    /// A ring around a code, upon the line.
    Ring {
        /// Half its size.
        half: f64,
    },
}

/// A name or a code along the lines of a feature.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::scene) struct Along {
    /// Positions of the lines, the longest first.
    pub(in crate::scene) courses: Vec<usize>,
    /// What stands there.
    pub(in crate::scene) figure: Figure,
    /// How far the line's own drawing reaches from its middle.
    pub(in crate::scene) clearance: f64,
}

/// A straight enough stretch of a line.
struct Stretch {
    middle: PagePt,
    /// From its start to its end, pointing right, or down where it is upright.
    angle_rad: f64,
    /// How far the line strays to the left and to the right of that direction.
    stray: (f64, f64),
}

impl Along {
    pub(super) fn keys(
        &self,
        courses: &[Course],
        to_page: &ToPage,
    ) -> Box<dyn Iterator<Item = u32>> {
        let ways = match self.figure {
            Figure::Name { .. } => WAYS,
            Figure::Ring { .. } => 1,
        };
        let named = matches!(self.figure, Figure::Name { level: true, .. });
        let lines: Vec<u32> = self
            .courses
            .iter()
            .filter_map(|i| courses.get(*i))
            .map(|course| middles(course.length() * to_page.scale))
            .collect();
        let along = (0..).zip(lines.clone()).flat_map(move |(line, count)| {
            (0..count).flat_map(move |i| (0..ways).map(move |w| line * LINE_KEYS + i * WAYS + w))
        });
        let level = (0..).zip(lines).flat_map(move |(line, count)| {
            let most = if named { count.min(LEVEL_MIDDLES) } else { 0 };
            (0..most * 8).map(move |k| line * LINE_KEYS + LEVEL + k)
        });
        Box::new(along.chain(level))
    }

    pub(super) fn spot(
        &self,
        key: u32,
        courses: &[Course],
        to_page: &ToPage,
        seen: Option<PageRect>,
    ) -> Option<Spot> {
        let (line, key_here) = (key / LINE_KEYS, key % LINE_KEYS);
        let course = courses.get(*self.courses.get(line as usize)?)?;
        let (index, way) = if key_here >= LEVEL {
            ((key_here - LEVEL) / 8, (key_here - LEVEL) % 8)
        } else {
            (key_here / WAYS, key_here % WAYS)
        };
        let at = share(index) * course.length();
        let here = course.point(at)?;
        let middle = to_page.project(here);
        if seen.is_some_and(|seen| !seen.contains(middle)) {
            return None;
        }
        let mut spot = match self.figure {
            Figure::Ring { half } => ring(middle, half),
            Figure::Name { width, size_pt, .. } if key_here >= LEVEL => {
                if course.extent * to_page.scale < width * SHORTEST_LINE {
                    return None;
                }
                let around = Around {
                    node: here,
                    gap: self.clearance + 2.0,
                    sizes: vec![(width + 2.0, size_pt * 1.1)],
                    reach: Reach::Beside,
                };
                let mut spot = around.spot(way, to_page)?;
                spot.cost += LEVEL_COST;
                spot
            }
            Figure::Name { .. } => self.beside(course, at, way, to_page)?,
        };
        spot.key = key;
        spot.cost += (f64::from(index) * MIDDLE_COST).min(MOST_MIDDLE_COST) + f64::from(line) * 2.0;
        Some(spot)
    }

    /// A name on a stretch about a place of the line.
    fn beside(&self, course: &Course, at: f64, way: u32, to_page: &ToPage) -> Option<Spot> {
        let Figure::Name {
            width,
            size_pt,
            characters,
            upon: inside,
            ..
        } = self.figure
        else {
            return None;
        };
        let level = stretch(course, at, width + 4.0, to_page)?;
        let steep = level.angle_rad.abs() > STEEPEST_RAD;
        let upon = way == 2;
        let (boxes, set) = match characters.filter(|_| steep) {
            Some(count) => {
                let pitch = size_pt * STACK_PITCH / level.angle_rad.sin().abs();
                let stretch = stretch(course, at, pitch * f64::from(count), to_page)?;
                if stretch.angle_rad.abs() <= STEEPEST_RAD {
                    return None;
                }
                let middle = self.shifted(&stretch, way, (size_pt / 2.0, size_pt / 2.0), 0.0)?;
                stacked(middle, stretch.angle_rad, pitch, count, size_pt)
            }
            None => {
                let half = (width / 2.0 + 1.0, size_pt * 0.55);
                let middle = self.shifted(&level, way, half, level.angle_rad)?;
                let angle_rad = level.angle_rad;
                let turned = TurnedRect::new(middle, half.0 * 2.0, half.1 * 2.0, angle_rad);
                (vec![turned], Setting::Turned { middle, angle_rad })
            }
        };
        if upon && level.stray.0.max(level.stray.1) > STRAY_UPON_PT {
            return None;
        }
        Some(Spot {
            key: 0,
            cost: if inside && !upon {
                BAND_COST
            } else if inside {
                0.0
            } else {
                WAY_COST[way as usize]
            },
            boxes,
            leader: None,
            set,
        })
    }

    /// The middle of a box of half a size above or below a stretch, or upon it.
    fn shifted(
        &self,
        stretch: &Stretch,
        way: u32,
        half: (f64, f64),
        angle_rad: f64,
    ) -> Option<PagePt> {
        let (x, y) = (stretch.angle_rad.cos(), stretch.angle_rad.sin());
        // Up is to the left of a direction that points right.
        let (normal, stray) = match way {
            0 => ((y, -x), stretch.stray.0),
            1 => ((-y, x), stretch.stray.1),
            2 => return Some(stretch.middle),
            _ => return None,
        };
        let shape = TurnedRect::new(stretch.middle, half.0 * 2.0, half.1 * 2.0, angle_rad);
        let off = self.clearance + stray + shape.reach(normal);
        Some(stretch.middle.offset(normal.0 * off, normal.1 * off))
    }
}

impl Spot {
    /// Whether it lies upon the line it belongs to.
    pub(super) fn is_upon(&self) -> bool {
        let way = self.key % LINE_KEYS;
        let ring = matches!(self.set, Setting::Block { .. }) && way < LEVEL;
        ring || way < LEVEL && way % WAYS == 2
    }
}

/// How many middles a line of a length has: one less than a power of two.
fn middles(length_pt: f64) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a cast from float saturates"
    )]
    let count = (length_pt / EVERY_PT) as u32;
    (count.clamp(7, MOST_MIDDLES) + 1).next_power_of_two() - 1
}

/// The middles of a line in an order that fills it evenly: ½, ¼, ¾, ⅛ … (van der Corput 1935).
/// Nearer zooms only append to it, so that a number means one place at every zoom.
fn share(index: u32) -> f64 {
    let n = index + 1;
    f64::from(n.reverse_bits()) / 4_294_967_296.0
}

fn ring(middle: PagePt, half: f64) -> Spot {
    let rect = PageRect {
        min: middle,
        max: middle,
    }
    .expand(half);
    Spot {
        key: 0,
        cost: 0.0,
        boxes: vec![rect.into()],
        leader: None,
        set: Setting::Block {
            rect,
            size: 0,
            flush_right: false,
        },
    }
}

/// Characters one beneath the other, in the direction of a line.
fn stacked(
    middle: PagePt,
    angle_rad: f64,
    pitch: f64,
    count: u32,
    size_pt: f64,
) -> (Vec<TurnedRect>, Setting) {
    // Downwards, whichever way the line is read.
    let turn = if angle_rad < 0.0 { -1.0 } else { 1.0 };
    let (x, y) = (angle_rad.cos() * turn, angle_rad.sin() * turn);
    let middles: Vec<PagePt> = (0..count)
        .map(|i| {
            let off = (f64::from(i) - (f64::from(count) - 1.0) / 2.0) * pitch;
            middle.offset(x * off, y * off)
        })
        .collect();
    let side = size_pt + 0.5;
    let boxes = middles
        .iter()
        .map(|m| TurnedRect::new(*m, side, side, 0.0))
        .collect();
    (boxes, Setting::Stacked(middles))
}

/// The stretch of a length about a place of a line, where it is straight enough.
fn stretch(course: &Course, at: f64, length_pt: f64, to_page: &ToPage) -> Option<Stretch> {
    let half = length_pt / 2.0 / to_page.scale;
    let (from, to) = (at - half, at + half);
    if from < 0.0 || to > course.length() {
        return None;
    }
    let mut a = to_page.project(course.point(from)?);
    let mut b = to_page.project(course.point(to)?);
    if b.x < a.x {
        std::mem::swap(&mut a, &mut b);
    }
    let chord = a.distance(b);
    if chord < length_pt * 0.9 {
        return None;
    }
    let (x, y) = ((b.x - a.x) / chord, (b.y - a.y) / chord);
    let mut stray = (0.0_f64, 0.0_f64);
    for i in course.vertex_after(from)..course.vertex_after(to) {
        let p = to_page.project(course.points[i]);
        let right = (p.y - a.y) * x - (p.x - a.x) * y;
        stray = (stray.0.max(-right), stray.1.max(right));
    }
    (stray.0.max(stray.1) <= STRAY_PT).then(|| Stretch {
        middle: PagePt::new(f64::midpoint(a.x, b.x), f64::midpoint(a.y, b.y)),
        angle_rad: y.atan2(x),
        stray,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: ToPage = ToPage {
        scale: 1.0,
        dx: 0.0,
        dy: 0.0,
    };

    fn course(points: &[(f64, f64)]) -> Course {
        let points = points.iter().map(|&(x, y)| WorldPt { x, y });
        Course::new(points.collect(), Some(0))
    }

    fn name() -> Along {
        Along {
            courses: vec![0],
            figure: Figure::Name {
                width: 44.0,
                size_pt: 11.0,
                characters: Some(4),
                upon: false,
                level: true,
            },
            clearance: 2.0,
        }
    }

    fn first(points: &[(f64, f64)]) -> Spot {
        let courses = [course(points)];
        let mut keys = name().keys(&courses, &PAGE);
        keys.find_map(|key| name().spot(key, &courses, &PAGE, None))
            .unwrap()
    }

    #[test]
    fn a_name_leans_with_its_line_and_stands_above_it() {
        let spot = first(&[(200.0, 300.0), (0.0, 100.0)]);
        let Setting::Turned { middle, angle_rad } = spot.set else {
            panic!("{spot:?}");
        };
        assert!((angle_rad - std::f64::consts::FRAC_PI_4).abs() < 1e-9);
        assert!(middle.x > 100.0 && middle.y < 200.0, "{middle:?}");
    }

    #[test]
    fn on_a_steep_line_characters_stand_one_beneath_the_other() {
        for points in [[(0.0, 0.0), (20.0, 200.0)], [(0.0, 200.0), (20.0, 0.0)]] {
            let spot = first(&points);
            let Setting::Stacked(middles) = &spot.set else {
                panic!("{spot:?}");
            };
            assert_eq!(middles.len(), 4);
            assert!(middles.is_sorted_by(|a, b| a.y + 11.0 < b.y), "{middles:?}");
        }
    }

    #[test]
    fn a_line_that_bends_under_a_name_carries_it_elsewhere() {
        let spot = first(&[(0.0, 0.0), (100.0, 0.0), (100.0, -20.0), (200.0, -20.0)]);
        assert!(spot.key != 0, "{spot:?}");
    }

    #[test]
    fn a_line_too_short_for_its_name_has_it_level_beside_it() {
        let spot = first(&[(0.0, 0.0), (36.0, 10.0)]);
        assert!(spot.cost >= LEVEL_COST);
        assert!(matches!(spot.set, Setting::Block { .. }));
    }

    #[test]
    fn the_number_of_a_middle_means_the_same_at_every_zoom() {
        assert_eq!(
            (0..5).map(share).collect::<Vec<_>>(),
            [0.5, 0.25, 0.75, 0.125, 0.625]
        );
    }
}
