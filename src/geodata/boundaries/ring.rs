//! The flaws of one ring: ends apart, repeated vertices, spikes.

use geo::GeoNum;
use geo::algorithm::kernels::{Kernel, Orientation};
use geo_types::{Coord, LineString};

use super::flaw::{Flaw, Flaws, HAIR_M, metres};
use crate::geodata::geojson::Fault;

/// What was done to a ring.
#[derive(Debug, Default)]
pub(super) struct RingChanges {
    pub(super) flaws: Flaws,
    /// Vertices a hair apart: the one that stayed and the one that was dropped, which a neighbour
    /// may have instead.
    pub(super) twins: Vec<(Coord<f64>, Coord<f64>)>,
}

/// A closed ring without repeated vertices and without spikes; `number` counts from 1.
///
/// Every vertex that stays is one of `positions`, bit for bit, so that neighbours still share it.
///
/// # Errors
/// When it encloses nothing.
pub(super) fn mended(
    number: usize,
    positions: &[Coord<f64>],
    changes: &mut RingChanges,
) -> Result<LineString<f64>, Fault> {
    if positions.len() < 4 && positions.first() == positions.last() {
        let positions = positions.len();
        return Err(Fault::ShortRing {
            ring: number,
            positions,
        });
    }
    if is_sound(positions) {
        return Ok(positions.to_vec().into());
    }
    let mut points = opened(positions, changes);
    let before = points.len();
    points.dedup();
    while points.len() > 1 && points.first() == points.last() {
        points.pop();
    }
    if let (true, Some(at)) = (points.len() < before, repeated(positions)) {
        changes.flaws.add(Flaw::RepeatedVertex, at);
    }
    remove_spikes(&mut points, changes);
    match points.first() {
        Some(first) if points.len() > 2 => {
            points.push(*first);
            Ok(LineString::new(points))
        }
        _ => Err(Fault::NoArea(number)),
    }
}

/// Whether a ring is closed, repeats no position and turns back nowhere.
fn is_sound(positions: &[Coord<f64>]) -> bool {
    let [first, second, .., before, last] = positions else {
        return false;
    };
    first == last
        && positions.len() > 3
        && first != second
        && !turns_back(*before, *first, *second)
        && positions
            .windows(3)
            .all(|p| p[1] != p[2] && !turns_back(p[0], p[1], p[2]))
}

/// The positions without the closing one.
fn opened(positions: &[Coord<f64>], changes: &mut RingChanges) -> Vec<Coord<f64>> {
    let mut points = positions.to_vec();
    let (Some(first), Some(last)) = (points.first().copied(), points.last().copied()) else {
        return points;
    };
    if first == last {
        points.pop();
    } else if points.len() > 3 && metres(first, last) <= HAIR_M {
        points.pop();
        changes.flaws.add(Flaw::EndsApart, last);
        changes.twins.push((first, last));
    } else {
        changes.flaws.add(Flaw::OpenRing, first);
    }
    points
}

/// The first position that repeats the one before it.
fn repeated(positions: &[Coord<f64>]) -> Option<Coord<f64>> {
    let mut pairs = positions.windows(2);
    pairs.find(|pair| pair[0] == pair[1]).map(|pair| pair[0])
}

/// Removes the vertices at which a ring turns back on itself.
fn remove_spikes(points: &mut Vec<Coord<f64>>, changes: &mut RingChanges) {
    let mut kept: Vec<Coord<f64>> = Vec::with_capacity(points.len());
    for &point in points.iter() {
        push(&mut kept, point, changes);
    }
    // The ends of the list may hide a spike that reaches over them.
    let mut start = 0;
    while kept.len() - start > 2 {
        let (first, second) = (kept[start], kept[start + 1]);
        let (last, before) = (kept[kept.len() - 1], kept[kept.len() - 2]);
        if first == last {
            kept.pop();
        } else if turns_back(before, last, first) {
            changes.flaws.add(Flaw::Spike, last);
            kept.pop();
        } else if turns_back(last, first, second) {
            changes.flaws.add(Flaw::Spike, first);
            start += 1;
        } else {
            break;
        }
    }
    kept.drain(..start);
    *points = kept;
}

/// Adds a vertex, and removes those before it that are the tip of a spike now.
fn push(kept: &mut Vec<Coord<f64>>, point: Coord<f64>, changes: &mut RingChanges) {
    while let [.., before, tip] = kept.as_slice() {
        let (before, tip) = (*before, *tip);
        if !turns_back(before, tip, point) {
            break;
        }
        changes.flaws.add(Flaw::Spike, tip);
        kept.pop();
        if before == point {
            return;
        }
        if metres(tip, point) <= HAIR_M {
            changes.twins.push((point, tip));
        }
    }
    if kept.last() != Some(&point) {
        kept.push(point);
    }
}

/// Whether the way from `a` over `b` to `c` goes back along itself.
fn turns_back(a: Coord<f64>, b: Coord<f64>, c: Coord<f64>) -> bool {
    let along = (b.x - a.x) * (c.x - b.x) + (b.y - a.y) * (c.y - b.y);
    along < 0.0 && <f64 as GeoNum>::Ker::orient2d(a, b, c) == Orientation::Collinear
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Says as _;

    fn check(positions: &[(f64, f64)]) -> (Vec<(f64, f64)>, String) {
        let positions: Vec<Coord<f64>> = positions.iter().copied().map(Coord::from).collect();
        let mut changes = RingChanges::default();
        let ring = mended(1, &positions, &mut changes).unwrap();
        let points = ring.0.iter().map(Coord::x_y).collect();
        (points, changes.flaws.said().to_string())
    }

    const SQUARE: [(f64, f64); 5] = [(0.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.0, 2.0), (0.0, 0.0)];

    #[test]
    fn a_sound_ring_stays_as_it_is() {
        assert_eq!(check(&SQUARE), (SQUARE.to_vec(), String::new()));
    }

    #[test]
    fn flaws_of_every_kind_leave_the_square() {
        let with = |at: usize, more: &[(f64, f64)]| {
            let mut ring = SQUARE.to_vec();
            ring.splice(at..at, more.iter().copied());
            ring
        };
        for (claim, ring, says) in [
            (
                "a hair apart",
                [&SQUARE[..4], &[(0.0, 1e-9)]].concat(),
                "a hair apart",
            ),
            ("not closed", SQUARE[..4].to_vec(), "not closed"),
            ("repeated", with(1, &[(0.0, 0.0), (2.0, 0.0)]), "repeated"),
            (
                "a spike at a vertex",
                with(2, &[(5.0, 0.0), (2.0, 0.0)]),
                "spike",
            ),
            (
                "a spike of several vertices",
                with(2, &[(4.0, 1.0), (6.0, 2.0), (4.0, 1.0), (2.0, 0.0)]),
                "spike",
            ),
            ("a spike that overshoots", with(2, &[(2.0, -1.0)]), "spike"),
            (
                "a spike at the ends",
                [
                    &[(0.0, 0.0)][..],
                    &SQUARE[1..4],
                    &[(0.0, 0.0), (-3.0, -1.0), (0.0, 0.0)],
                ]
                .concat(),
                "spike",
            ),
            (
                "a ring that starts at a tip",
                [&[(-3.0, 0.0)][..], &SQUARE[..4], &[(0.0, 0.0), (-3.0, 0.0)]].concat(),
                "spike",
            ),
        ] {
            let (mut points, flaws) = check(&ring);
            points.pop();
            points.sort_by(|a, b| a.partial_cmp(b).unwrap());
            let corners = [(0.0, 0.0), (0.0, 2.0), (2.0, 0.0), (2.0, 2.0)];
            assert_eq!(points, corners, "{claim}");
            assert!(flaws.contains(says), "{claim}: {flaws}");
        }
    }
}
