//! Makes sound polygons of those that are not, with i_overlay.
//!
//! As GEOS's MakeValid does by its method "structure": each outline and each hole is made sound by
//! itself, holes are cut from their outline, and the parts are united. What has an area in the file
//! keeps it; nothing cancels something else.

use std::collections::HashMap;

use geo_types::{MultiPolygon, Polygon};
use i_overlay::core::fill_rule::FillRule;
use i_overlay::core::overlay::{ContourDirection, IntOverlayOptions, Overlay, ShapeType};
use i_overlay::core::overlay_rule::OverlayRule;
use i_overlay::i_float::int::point::IntPoint;
use i_overlay::i_shape::int::shape::{IntContour, IntShape, IntShapes};

use super::budget::Budget;
use super::crossing::find_crossing;
use super::flaw::{Flaw, Flaws};
use super::grid::{Grid, doubled_area};
use super::sound::rings;

/// The polygons, made sound and united; `None` where they were sound.
pub(super) fn repaired(polygons: &[Polygon<f64>], flaws: &mut Flaws) -> Option<MultiPolygon<f64>> {
    let mut grid = Grid::around(polygons);
    let options = IntOverlayOptions {
        preserve_input_collinear: true,
        preserve_output_collinear: true,
        output_direction: ContourDirection::CounterClockwise,
        // Loops of less than a square metre mean nothing.
        min_output_area: grid.square_metre(),
        ogc: true,
    };
    let before: Vec<IntShape> = polygons
        .iter()
        .map(|polygon| rings(polygon).map(|ring| grid.contour(ring)).collect())
        .collect();
    let mut parts = IntShapes::new();
    for (shape, polygon) in before.iter().zip(polygons) {
        let (own, outside) = cut(shape, options);
        if !outside.is_empty() && !flaws.has(Flaw::HoleOutside) {
            let at = polygon.interiors().iter().find_map(|hole| hole.0.first());
            at.into_iter()
                .for_each(|at| flaws.add(Flaw::HoleOutside, *at));
        }
        parts.extend(own);
        parts.extend(outside);
    }
    let after = if parts.len() > 1 {
        let mut overlay = Overlay::new_custom(0, options, Default::default());
        overlay.add_shapes(&parts, ShapeType::Subject);
        overlay.overlay(OverlayRule::Subject, FillRule::NonZero)
    } else {
        parts
    };
    if outlines(&before) == outlines(&after) {
        return None;
    }
    let made =
        |grid: &Grid| MultiPolygon::new(after.iter().filter_map(|s| grid.polygon(s)).collect());
    let polygons = made(&grid);
    let mut budget = Budget::of(polygons.0.iter().flat_map(rings).map(|r| r.0.len()).sum());
    let mut edges = polygons
        .0
        .iter()
        .map(|p| find_crossing(rings(p), &mut budget));
    if edges.any(|found| found.is_ok_and(|at| at.is_some())) {
        grid.forget();
        return Some(made(&grid));
    }
    Some(polygons)
}

/// An outline without its holes, and the holes that lie outside it.
fn cut(shape: &IntShape, options: IntOverlayOptions) -> (IntShapes, IntShapes) {
    let Some((outline, holes)) = shape.split_first() else {
        return (IntShapes::new(), IntShapes::new());
    };
    let mut overlay = Overlay::new_custom(outline.len(), options, Default::default());
    overlay.add_contour(outline, ShapeType::Subject);
    if holes.is_empty() {
        return (
            overlay.overlay(OverlayRule::Subject, FillRule::NonZero),
            IntShapes::new(),
        );
    }
    overlay.add_contours(holes, ShapeType::Clip);
    let Some(graph) = overlay.build_graph_view(FillRule::NonZero) else {
        return (IntShapes::new(), IntShapes::new());
    };
    let mut buffer = Default::default();
    let inside = graph.extract_shapes(OverlayRule::Difference, &mut buffer);
    let outside = graph.extract_shapes(OverlayRule::InverseDifference, &mut buffer);
    (inside, whole_holes(outside, holes))
}

/// Of what lies outside an outline, the holes that do so as a whole.
fn whole_holes(outside: IntShapes, holes: &[IntContour]) -> IntShapes {
    if outside.is_empty() {
        return outside;
    }
    let sizes: HashMap<IntPoint, i64> = holes
        .iter()
        .filter_map(|hole| Some((lowest(hole)?, doubled_area(hole))))
        .collect();
    let is_whole = |shape: &IntShape| {
        let contour = shape.first()?;
        Some(sizes.get(&lowest(contour)?)? == &doubled_area(contour).abs())
    };
    let whole = outside.into_iter();
    whole.filter(|s| is_whole(s) == Some(true)).collect()
}

/// The vertex that comes first.
fn lowest(contour: &[IntPoint]) -> Option<IntPoint> {
    contour.iter().copied().min_by_key(|at| (at.x, at.y))
}

/// Shapes with their rings in one order and one direction, to be compared.
fn outlines(shapes: &[IntShape]) -> Vec<Vec<Outline>> {
    let shape = |shape: &IntShape| {
        let mut rings: Vec<Outline> = shape.iter().map(|contour| outline(contour)).collect();
        if let Some((_, holes)) = rings.split_first_mut() {
            holes.sort_unstable();
        }
        rings
    };
    let mut all: Vec<_> = shapes.iter().map(shape).collect();
    all.sort_unstable();
    all
}

/// A ring from its first vertex, counter-clockwise.
type Outline = Vec<(i32, i32)>;

fn outline(contour: &[IntPoint]) -> Outline {
    let mut ring: Outline = contour.iter().map(|at| (at.x, at.y)).collect();
    if doubled_area(contour) < 0 {
        ring.reverse();
    }
    let first = ring.iter().enumerate().min_by_key(|(_, at)| **at);
    let first = first.map_or(0, |(index, _)| index);
    ring.rotate_left(first);
    ring
}
