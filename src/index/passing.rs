//! Which links are drawn in a unit, or near a point: by the geometry of their marks alone.
//!
//! Says nothing of what any text says; a course that is schematic may really run elsewhere.

use super::SpatialIndex;
use crate::geometry::squared_distance_to_segment;
use crate::model::{Alignment, Atlas, Link, LinkId, RegionId};
use crate::projection::{LonLat, WorldPt, WorldRect};

/// Courses are looked at this often along their segments, as a share of the world's width: some
/// 400 m at 30° north.
const STEP: f64 = 1.25e-5;
/// The length of the equator, in kilometres.
const EQUATOR_KM: f64 = 40_075.0;

impl SpatialIndex {
    /// The links with a point of their course, or of their own, in a unit; in the order of their
    /// ids. A course that cuts off less than some 400 m of the unit may be missed.
    #[must_use]
    pub fn links_in(&self, atlas: &Atlas, region: RegionId) -> Vec<LinkId> {
        let unit = atlas.region(region);
        let bounds = unit.area.bounds();
        let is_within = |at: WorldPt| {
            bounds.contains(at) && self.region_at(at.to_lon_lat(), unit.level) == Some(region)
        };
        let has_point = |link: &Link| match &link.alignment {
            Alignment::Lines(parts) => parts.iter().any(|part| {
                let may_meet = part.line.bounds().intersects(&bounds);
                may_meet && passes(part.line.points(), &bounds, is_within)
            }),
            Alignment::Points(points) => points.iter().any(|point| is_within(point.at.to_world())),
            Alignment::None { .. } => false,
        };
        ids(atlas, has_point)
    }
}

/// The links that are drawn at most so many kilometres from a point; in the order of their ids.
#[must_use]
pub fn links_near(atlas: &Atlas, at: LonLat, radius_km: f64) -> Vec<LinkId> {
    let center = at.to_world();
    let reach = radius_km / (EQUATOR_KM * at.lat_deg.to_radians().cos().max(0.01));
    let corner = |d: f64| WorldPt {
        x: center.x + d,
        y: center.y + d,
    };
    let bounds = WorldRect::around([corner(-reach), corner(reach)]);
    let is_near = |line: &[WorldPt]| match line {
        [point] => (point.x - center.x).hypot(point.y - center.y) <= reach,
        _ => line
            .windows(2)
            .any(|ends| squared_distance_to_segment(center, ends[0], ends[1]) <= reach * reach),
    };
    ids(atlas, |link| match &link.alignment {
        Alignment::Lines(parts) => parts
            .iter()
            .any(|part| part.line.bounds().intersects(&bounds) && is_near(part.line.points())),
        Alignment::Points(points) => points.iter().any(|point| is_near(&[point.at.to_world()])),
        Alignment::None { .. } => false,
    })
}

fn ids(atlas: &Atlas, wanted: impl Fn(&Link) -> bool) -> Vec<LinkId> {
    let links = atlas.links().filter(|(_, link)| wanted(link));
    links.map(|(id, _)| id).collect()
}

/// Whether a course has a point that is wanted, of those in a box.
fn passes(course: &[WorldPt], bounds: &WorldRect, wanted: impl Fn(WorldPt) -> bool) -> bool {
    course.windows(2).any(|ends| {
        let (from, to) = (ends[0], ends[1]);
        if !WorldRect::around([from, to]).intersects(bounds) {
            return false;
        }
        let steps = ((to.x - from.x).hypot(to.y - from.y) / STEP)
            .ceil()
            .clamp(1.0, 1e4);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 1 and 10,000"
        )]
        let last = steps as u32;
        (0..=last).any(|step| {
            let share = f64::from(step) / steps;
            wanted(WorldPt {
                x: from.x + (to.x - from.x) * share,
                y: from.y + (to.y - from.y) * share,
            })
        })
    })
}
