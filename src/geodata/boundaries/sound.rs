//! Whether the polygons of one unit are sound: no edges that cross, no hole outside, no part over
//! another.

use geo::BoundingRect;
use geo::algorithm::coordinate_position::{CoordPos, coord_pos_relative_to_ring};
use geo_types::{LineString, Polygon, Rect};

use super::budget::{Budget, Spent};
use super::crossing::find_crossing;
use super::flaw::{Flaw, Flaws};

/// Adds the flaws of `polygons`; not all of them, but one at least unless they are sound.
///
/// # Errors
/// When the answer takes more comparisons than real boundaries do.
pub(super) fn check(polygons: &[Polygon<f64>], flaws: &mut Flaws) -> Result<(), Spent> {
    let mut budget = Budget::of(polygons.iter().flat_map(rings).map(|r| r.0.len()).sum());
    for polygon in polygons {
        if let Some(at) = find_crossing(rings(polygon), &mut budget)? {
            flaws.add(Flaw::Crossing, at);
        }
        check_holes(polygon, &mut budget, flaws)?;
    }
    check_parts(polygons, &mut budget, flaws)
}

/// The outline of a polygon, then its holes.
pub(super) fn rings(polygon: &Polygon<f64>) -> impl Iterator<Item = &LineString<f64>> {
    std::iter::once(polygon.exterior()).chain(polygon.interiors())
}

/// A hole that starts inside its polygon and leaves it crosses its edge, which is a flaw already.
fn check_holes(
    polygon: &Polygon<f64>,
    budget: &mut Budget,
    flaws: &mut Flaws,
) -> Result<(), Spent> {
    for hole in polygon.interiors() {
        if !starts_within(hole, polygon.exterior(), budget)? {
            add(flaws, Flaw::HoleOutside, hole);
        }
    }
    let holes: Vec<&LineString<f64>> = polygon.interiors().iter().collect();
    for (inner, outer) in meeting(&holes, budget)? {
        if starts_within(holes[inner], holes[outer], budget)? {
            add(flaws, Flaw::Crossing, holes[inner]);
        }
    }
    Ok(())
}

/// Whether parts overlap: their edges cross, or one lies within another and not in its hole.
fn check_parts(
    polygons: &[Polygon<f64>],
    budget: &mut Budget,
    flaws: &mut Flaws,
) -> Result<(), Spent> {
    let outlines: Vec<&LineString<f64>> = polygons.iter().map(Polygon::exterior).collect();
    let pairs = meeting(&outlines, budget)?;
    let mut near: Vec<usize> = pairs.iter().flat_map(|pair| [pair.0, pair.1]).collect();
    near.sort_unstable();
    near.dedup();
    let edges = near.iter().flat_map(|part| rings(&polygons[*part]));
    if let Some(at) = find_crossing(edges, budget)? {
        flaws.add(Flaw::Overlap, at);
        return Ok(());
    }
    for (inner, outer) in pairs {
        let outer = &polygons[outer];
        let mut within = starts_within(outlines[inner], outer.exterior(), budget)?;
        for hole in outer.interiors() {
            within = within && !starts_within(outlines[inner], hole, budget)?;
        }
        if within {
            add(flaws, Flaw::Overlap, outlines[inner]);
        }
    }
    Ok(())
}

/// The pairs of rings of which the second's box holds a part of the first's, each pair both ways.
fn meeting(rings: &[&LineString<f64>], budget: &mut Budget) -> Result<Vec<(usize, usize)>, Spent> {
    let mut boxes: Vec<(usize, Rect<f64>)> = rings
        .iter()
        .enumerate()
        .filter_map(|(index, ring)| Some((index, ring.bounding_rect()?)))
        .collect();
    boxes.sort_unstable_by(|a, b| a.1.min().x.total_cmp(&b.1.min().x));
    let mut active: Vec<(usize, Rect<f64>)> = Vec::new();
    let mut pairs = Vec::new();
    for (index, bounds) in boxes {
        budget.spend(active.len())?;
        active.retain(|(_, other)| other.max().x >= bounds.min().x);
        for (other, around) in &active {
            if bounds.min().y <= around.max().y && around.min().y <= bounds.max().y {
                pairs.extend([(index, *other), (*other, index)]);
            }
        }
        active.push((index, bounds));
    }
    Ok(pairs)
}

/// Whether a ring starts inside another, where both do not cross.
fn starts_within(
    inner: &LineString<f64>,
    outer: &LineString<f64>,
    budget: &mut Budget,
) -> Result<bool, Spent> {
    // A vertex on the other ring does not tell; two rings without crossings share few of them.
    for at in &inner.0 {
        budget.spend(outer.0.len())?;
        match coord_pos_relative_to_ring(*at, outer) {
            CoordPos::Inside => return Ok(true),
            CoordPos::Outside => return Ok(false),
            CoordPos::OnBoundary => {}
        }
    }
    Ok(true)
}

fn add(flaws: &mut Flaws, flaw: Flaw, ring: &LineString<f64>) {
    if let Some(at) = ring.0.first() {
        flaws.add(flaw, *at);
    }
}
