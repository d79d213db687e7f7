//! Candidates along a line: where it is straight enough, beside it or upon it.

use super::beside::{BesideNode, FAR, Reach};
use super::placement::{CandidateKey, Placement, Setting};
use crate::geometry::TurnedRect;
use crate::projection::{PagePt, PageRect, ToPage, WorldPt};
use crate::scene::course::Course;

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
/// The height of a name's box, as a share of its size.
pub(super) const NAME_HEIGHT: f64 = 1.1;
/// Keys of level candidates beside the line start here.
const LEVEL: u32 = 1 << 20;
/// What a level name costs on a line that could not carry it.
const LEVEL_COST: f64 = 14.0;
/// A line shorter than this, as a share of its name, goes without it: one could not tell whose it
/// is.
pub(super) const SHORTEST_LINE: f64 = 0.75;
/// How many candidates a level name has about a middle without a leader line.
const LEVEL_SIDES: u32 = 8;
/// How many candidates a name or a number has about a middle on leader lines: as many as
/// [`Reach::Anywhere`].
const FAR_WAYS: u32 = 256;
/// How many middles of a line are looked at for a number, at least: many lie outside the map.
const LEAST_MIDDLES: u32 = 127;
/// About how many of those that are seen it may stand on a leader line.
const FAR_MIDDLES: usize = 9;
/// How many middles are tried for level names.
const LEVEL_MIDDLES: u32 = 7;

/// A name that stands level.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Level {
    /// How long the line must be, as a share of the name's length.
    pub(super) shortest: f64,
    /// The size of the name in its lines.
    pub(super) size: (f64, f64),
    /// Whether it may stand in free room on a leader line.
    pub(super) leads: bool,
}

/// What stands along a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Footprint {
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
        /// How it stands level beside a line that cannot carry it; `None` where it may not.
        level: Option<Level>,
    },
    /// A ring around a code, upon the line.
    Ring {
        /// Half its size.
        half: f64,
    },
    /// A number upon the line, or else beside it on a leader line.
    Number {
        /// Half its size.
        half: f64,
    },
}

impl Footprint {
    /// How many candidates a middle has beside the line that do not lie along it.
    const fn level_ways(self) -> u32 {
        match self {
            Self::Name {
                level: Some(Level { leads: true, .. }),
                ..
            } => LEVEL_SIDES + FAR_WAYS,
            Self::Name {
                level: Some(Level { leads: false, .. }),
                ..
            } => LEVEL_SIDES,
            Self::Name { level: None, .. } | Self::Ring { .. } => 0,
            Self::Number { .. } => FAR_WAYS,
        }
    }
}

/// A name or a code along the lines of a feature.
#[derive(Clone, Debug)]
pub(super) struct AlongLine<'a> {
    /// The lines, the longest first.
    pub(super) courses: Vec<&'a Course>,
    /// What stands there.
    pub(super) footprint: Footprint,
    /// How far the line's own drawing reaches from its middle.
    pub(super) clearance: f64,
}

/// A straight enough stretch of a line.
struct Stretch {
    middle: PagePt,
    /// From its start to its end, pointing right, or down where it is upright.
    angle_rad: f64,
    /// How far the line strays to the left and to the right of that direction.
    stray: (f64, f64),
}

impl AlongLine<'_> {
    /// Whether a number stands for the name.
    pub(super) const fn is_number(&self) -> bool {
        matches!(self.footprint, Footprint::Number { .. })
    }

    /// Whether it is the name itself.
    pub(super) const fn is_name(&self) -> bool {
        matches!(self.footprint, Footprint::Name { .. })
    }

    /// Its candidates: along every line, then level beside it; a number's where its line is seen.
    pub(super) fn keys(
        &self,
        to_page: &ToPage,
        seen: Option<PageRect>,
    ) -> Box<dyn Iterator<Item = CandidateKey>> {
        let ways = match self.footprint {
            Footprint::Name { .. } => WAYS,
            Footprint::Ring { .. } | Footprint::Number { .. } => 1,
        };
        let level_ways = self.footprint.level_ways();
        // However little of a line lies on the map, its number must find it.
        let least_middles = match self.footprint {
            Footprint::Name { .. } | Footprint::Ring { .. } => 0,
            Footprint::Number { .. } => LEAST_MIDDLES,
        };
        let lines: Vec<u32> = self
            .courses
            .iter()
            .map(|course| middles(course.length() * to_page.scale).max(least_middles))
            .collect();
        let along = (0..).zip(lines.clone()).flat_map(move |(line, count)| {
            let places = (0..count).flat_map(move |i| (0..ways).map(move |w| i * WAYS + w));
            places.map(move |place| CandidateKey { line, place })
        });
        let level_middles: Vec<Vec<u32>> = self
            .courses
            .iter()
            .zip(lines)
            .map(|(course, count)| self.level_middles(course, count, to_page, seen))
            .collect();
        let level = (0..).zip(level_middles).flat_map(move |(line, middles)| {
            let places = middles
                .into_iter()
                .flat_map(move |i| (0..level_ways).map(move |way| i * level_ways + way));
            places.map(move |k| CandidateKey {
                line,
                place: LEVEL + k,
            })
        });
        Box::new(along.chain(level))
    }

    /// The middles of a line that have candidates beside it.
    fn level_middles(
        &self,
        course: &Course,
        count: u32,
        to_page: &ToPage,
        seen: Option<PageRect>,
    ) -> Vec<u32> {
        if !self.is_number() {
            return (0..count.min(LEVEL_MIDDLES)).collect();
        }
        let is_seen = |i: &u32| {
            let middle = course.point(share(*i) * course.length());
            let middle = middle.map(|p| to_page.project(p));
            middle.is_some_and(|p| seen.is_none_or(|seen| seen.contains(p)))
        };
        (0..count).filter(is_seen).take(FAR_MIDDLES).collect()
    }

    /// What a candidate takes up; `None` where the line cannot carry it, or where its middle does
    /// not lie in the part of the page that is seen.
    pub(super) fn placement(
        &self,
        key: CandidateKey,
        to_page: &ToPage,
        seen: Option<PageRect>,
    ) -> Option<Placement> {
        let CandidateKey { line, place } = key;
        let course = *self.courses.get(line as usize)?;
        let (index, way) = if place >= LEVEL {
            let ways = self.footprint.level_ways().max(1);
            ((place - LEVEL) / ways, (place - LEVEL) % ways)
        } else {
            (place / WAYS, place % WAYS)
        };
        let at = share(index) * course.length();
        let here = course.point(at)?;
        let middle = to_page.project(here);
        if seen.is_some_and(|seen| !seen.contains(middle)) {
            return None;
        }
        let mut placement = match self.footprint {
            Footprint::Number { half } if place >= LEVEL => {
                led(here, (2.0 * half, 2.0 * half), way, to_page)?
            }
            Footprint::Ring { half } | Footprint::Number { half } => ring(middle, half),
            Footprint::Name { level, .. } if place >= LEVEL && way >= LEVEL_SIDES => {
                led(here, level?.size, way - LEVEL_SIDES, to_page)?
            }
            Footprint::Name { width, level, .. } if place >= LEVEL => {
                let level = level?;
                if course.extent() * to_page.scale < width.min(level.size.0) * level.shortest {
                    return None;
                }
                let beside = BesideNode {
                    node: here,
                    gap: self.clearance + 2.0,
                    sizes: vec![level.size],
                    reach: Reach::Beside,
                };
                let mut placement = beside.placement(
                    CandidateKey {
                        line: 0,
                        place: way,
                    },
                    to_page,
                )?;
                placement.cost += LEVEL_COST;
                placement
            }
            Footprint::Name { .. } => self.beside(course, at, way, to_page)?,
        };
        placement.key = key;
        placement.cost +=
            (f64::from(index) * MIDDLE_COST).min(MOST_MIDDLE_COST) + f64::from(line) * 2.0;
        Some(placement)
    }

    /// A name on a stretch about a place of the line.
    fn beside(&self, course: &Course, at: f64, way: u32, to_page: &ToPage) -> Option<Placement> {
        let Footprint::Name {
            width,
            size_pt,
            characters,
            upon: inside,
            ..
        } = self.footprint
        else {
            return None;
        };
        let level = stretch(course, at, width + 4.0, to_page)?;
        let steep = level.angle_rad.abs() > STEEPEST_RAD;
        let upon = way == 2;
        let (boxes, setting) = match characters.filter(|_| steep) {
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
                let half = (width / 2.0 + 1.0, size_pt * NAME_HEIGHT / 2.0);
                let middle = self.shifted(&level, way, half, level.angle_rad)?;
                let angle_rad = level.angle_rad;
                let turned = TurnedRect::new(middle, half.0 * 2.0, half.1 * 2.0, angle_rad);
                (vec![turned], Setting::Turned { middle, angle_rad })
            }
        };
        if upon && level.stray.0.max(level.stray.1) > STRAY_UPON_PT {
            return None;
        }
        Some(Placement {
            key: CandidateKey::default(),
            cost: if inside && !upon {
                BAND_COST
            } else if inside {
                0.0
            } else {
                WAY_COST[way as usize]
            },
            boxes,
            leader: None,
            setting,
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

impl Placement {
    /// Whether it lies upon the line it belongs to.
    pub(super) fn is_upon(&self) -> bool {
        let way = self.key.place;
        let ring = matches!(self.setting, Setting::Block { .. }) && way < LEVEL;
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

/// A block of a size on the leader line of one of the ways about a place of a line.
fn led(place: WorldPt, size: (f64, f64), way: u32, to_page: &ToPage) -> Option<Placement> {
    let tied = BesideNode {
        node: place,
        gap: 0.0,
        sizes: vec![size],
        reach: Reach::Anywhere,
    };
    let key = CandidateKey {
        line: 0,
        place: FAR + way,
    };
    tied.placement(key, to_page)
}

fn ring(middle: PagePt, half: f64) -> Placement {
    let rect = PageRect {
        min: middle,
        max: middle,
    }
    .expand(half);
    Placement {
        key: CandidateKey::default(),
        cost: 0.0,
        boxes: vec![rect.into()],
        leader: None,
        setting: Setting::Block {
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
        let p = to_page.project(course.points()[i]);
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

    fn name(courses: &[Course]) -> AlongLine<'_> {
        AlongLine {
            courses: courses.iter().collect(),
            footprint: Footprint::Name {
                width: 44.0,
                size_pt: 11.0,
                characters: Some(4),
                upon: false,
                level: Some(Level {
                    shortest: SHORTEST_LINE,
                    size: (46.0, 12.8),
                    leads: false,
                }),
            },
            clearance: 2.0,
        }
    }

    fn first(points: &[(f64, f64)]) -> Placement {
        let courses = [course(points)];
        let name = name(&courses);
        let mut keys = name.keys(&PAGE, None);
        keys.find_map(|key| name.placement(key, &PAGE, None))
            .unwrap()
    }

    #[test]
    fn a_name_leans_with_its_line_and_stands_above_it() {
        let placement = first(&[(200.0, 300.0), (0.0, 100.0)]);
        let Setting::Turned { middle, angle_rad } = placement.setting else {
            panic!("{placement:?}");
        };
        assert!((angle_rad - std::f64::consts::FRAC_PI_4).abs() < 1e-9);
        assert!(middle.x > 100.0 && middle.y < 200.0, "{middle:?}");
    }

    #[test]
    fn on_a_steep_line_characters_stand_one_beneath_the_other() {
        for points in [[(0.0, 0.0), (20.0, 200.0)], [(0.0, 200.0), (20.0, 0.0)]] {
            let placement = first(&points);
            let Setting::Stacked(middles) = &placement.setting else {
                panic!("{placement:?}");
            };
            assert_eq!(middles.len(), 4);
            assert!(middles.is_sorted_by(|a, b| a.y + 11.0 < b.y), "{middles:?}");
        }
    }

    #[test]
    fn a_line_that_bends_under_a_name_carries_it_elsewhere() {
        let placement = first(&[(0.0, 0.0), (100.0, 0.0), (100.0, -20.0), (200.0, -20.0)]);
        assert!(placement.key != CandidateKey::default(), "{placement:?}");
    }

    #[test]
    fn a_line_too_short_for_its_name_has_it_level_beside_it() {
        let placement = first(&[(0.0, 0.0), (36.0, 10.0)]);
        assert!(placement.cost >= LEVEL_COST);
        assert!(matches!(placement.setting, Setting::Block { .. }));
    }

    #[test]
    fn every_line_of_a_feature_in_many_parts_carries_its_name() {
        let parts: Vec<Course> = (0..300)
            .map(|i| course(&[(0.0, f64::from(i) * 40.0), (100.0, f64::from(i) * 40.0)]))
            .collect();
        let name = name(&parts);
        let lines: std::collections::BTreeSet<u32> = name
            .keys(&PAGE, None)
            .filter(|key| {
                let placement = name.placement(*key, &PAGE, None);
                placement.is_some_and(|placement| {
                    (placement.boxes[0].center.y - f64::from(key.line) * 40.0).abs() < 20.0
                })
            })
            .map(|key| key.line)
            .collect();
        assert_eq!(lines.len(), parts.len());
    }

    #[test]
    fn the_number_of_a_middle_means_the_same_at_every_zoom() {
        assert_eq!(
            (0..5).map(share).collect::<Vec<_>>(),
            [0.5, 0.25, 0.75, 0.125, 0.625]
        );
    }
}
