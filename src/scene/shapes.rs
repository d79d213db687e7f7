//! Shapes that marks are made of: text, boxes, symbols of places.

use super::theme::{HALO_PT, NOTE_PT};
use super::{Rgba, Shape, Stroke, Text, Theme};
use crate::font::{ASCENT, DESCENT, Weight, opening_blank, text_width};
use crate::projection::{PagePt, PageRect};

/// A line of text, its baseline starting at `at`; an opening mark is flush there with other letters.
pub(super) fn text(content: &str, at: PagePt, size_pt: f64, color: Rgba) -> Shape {
    text_in(content, at, size_pt, color, Weight::Regular)
}

/// The same in a weight.
pub(super) fn text_in(
    content: &str,
    at: PagePt,
    size_pt: f64,
    color: Rgba,
    weight: Weight,
) -> Shape {
    let at = at.offset(-opening_blank(content, size_pt, weight), 0.0);
    weighted(turned_text(content, at, size_pt, color, None, 0.0), weight)
}

/// Text in a weight.
pub(super) fn weighted(shape: Shape, weight: Weight) -> Shape {
    match shape {
        Shape::Text(text) => Shape::Text(Text { weight, ..text }),
        other => other,
    }
}

/// A line of text with a halo.
pub(super) fn haloed(content: &str, at: PagePt, size_pt: f64, color: Rgba, halo: Rgba) -> Shape {
    turned_text(content, at, size_pt, color, Some(halo), 0.0)
}

/// A line of text turned clockwise about the start of its baseline.
pub(super) fn turned_text(
    content: &str,
    at: PagePt,
    size_pt: f64,
    color: Rgba,
    halo: Option<Rgba>,
    angle_rad: f64,
) -> Shape {
    Shape::Text(Text {
        content: content.to_owned(),
        at,
        size_pt,
        weight: Weight::Regular,
        color,
        halo,
        halo_pt: HALO_PT,
        angle_rad,
        continues: false,
    })
}

/// Text as a part of the text before it, if it is one.
pub(super) fn continuing(shape: Shape, continues: bool) -> Shape {
    match shape {
        Shape::Text(text) => Shape::Text(Text { continues, ..text }),
        other => other,
    }
}

/// An open path.
pub(super) fn path(points: Vec<PagePt>, stroke: Stroke) -> Shape {
    Shape::Path {
        points,
        closed: false,
        fill: None,
        stroke: Some(stroke),
    }
}

/// A closed path with nothing inside.
pub(super) fn ring(points: Vec<PagePt>, stroke: Stroke) -> Shape {
    Shape::Path {
        points,
        closed: true,
        fill: None,
        stroke: Some(stroke),
    }
}

/// The corners of a box, clockwise from the upper left.
pub(super) const fn corners(rect: &PageRect) -> [PagePt; 4] {
    [
        rect.min,
        PagePt::new(rect.max.x, rect.min.y),
        rect.max,
        PagePt::new(rect.min.x, rect.max.y),
    ]
}

/// A box.
pub(super) fn rectangle(rect: PageRect, fill: Option<Rgba>, stroke: Option<Stroke>) -> Shape {
    Shape::Path {
        points: corners(&rect).to_vec(),
        closed: true,
        fill,
        stroke,
    }
}

/// The paper under a part of the furniture.
pub(super) fn paper(theme: &Theme, rect: PageRect) -> Shape {
    let frame = Stroke::solid(theme.frame, 0.6);
    rectangle(rect, Some(theme.paper), Some(frame))
}

/// A circle as a closed path.
#[must_use]
pub(super) fn circle(
    center: PagePt,
    radius: f64,
    fill: Option<Rgba>,
    stroke: Option<Stroke>,
) -> Shape {
    const SIDES: u32 = 24;
    let at = |i: u32| {
        let angle = f64::from(i) / f64::from(SIDES) * std::f64::consts::TAU;
        center.offset(radius * angle.cos(), radius * angle.sin())
    };
    Shape::Path {
        points: (0..SIDES).map(at).collect(),
        closed: true,
        fill,
        stroke,
    }
}

/// Text in the middle of a circle: what is written, its colour and size; the circle's radius, inside
/// and line.
pub(super) fn encircled(
    (content, color, size_pt): (&str, Rgba, f64),
    center: PagePt,
    (radius, fill, line): (f64, Rgba, Rgba),
) -> [Shape; 2] {
    let left = -0.5 * text_width(content, size_pt);
    let baseline = center.offset(left, 0.5 * (ASCENT - DESCENT) * size_pt);
    let stroke = Some(Stroke::solid(line, 1.0));
    [
        circle(center, radius, Some(fill), stroke),
        text(content, baseline, size_pt, color),
    ]
}

/// How many corridors a mark stands for: a number on a disc.
pub(super) fn count_disc(theme: &Theme, center: PagePt, count: &str, color: Rgba) -> [Shape; 2] {
    let disc = (count_radius(count), color, theme.paper);
    encircled((count, theme.paper, NOTE_PT), center, disc)
}

/// The radius of such a disc.
pub(super) fn count_radius(count: &str) -> f64 {
    0.5 * text_width(count, NOTE_PT).max(NOTE_PT * 0.7) + 2.2
}

/// A box whose short sides are round.
pub(super) fn rounded(rect: &PageRect, fill: Option<Rgba>, stroke: Stroke) -> Shape {
    const STEPS: u32 = 10;
    let radius = rect.height() / 2.0;
    let half_turn = |center: PagePt, from: f64| {
        (0..=STEPS).map(move |i| {
            let angle = from + f64::from(i) / f64::from(STEPS) * std::f64::consts::PI;
            center.offset(radius * angle.cos(), radius * angle.sin())
        })
    };
    let right = PagePt::new(rect.max.x - radius, rect.center().y);
    let left = PagePt::new(rect.min.x + radius, rect.center().y);
    let quarter = std::f64::consts::FRAC_PI_2;
    Shape::Path {
        points: half_turn(right, -quarter)
            .chain(half_turn(left, quarter))
            .collect(),
        closed: true,
        fill,
        stroke: Some(stroke),
    }
}

/// A hexagon standing on a side.
#[must_use]
pub(super) fn hexagon(center: PagePt, radius: f64, fill: Rgba, stroke: Stroke) -> Shape {
    let corner = |i: u32| {
        let angle = f64::from(i) * std::f64::consts::FRAC_PI_3;
        center.offset(radius * angle.cos(), radius * angle.sin())
    };
    Shape::Path {
        points: (0..6).map(corner).collect(),
        closed: true,
        fill: Some(fill),
        stroke: Some(stroke),
    }
}

/// A square standing on its side (`turned = false`) or on its corner.
#[must_use]
pub(super) fn square(center: PagePt, half: f64, turned: bool, fill: Rgba, stroke: Stroke) -> Shape {
    let corners = if turned {
        [(0.0, -1.3), (1.3, 0.0), (0.0, 1.3), (-1.3, 0.0)]
    } else {
        [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)]
    };
    Shape::Path {
        points: corners
            .iter()
            .map(|(x, y)| center.offset(x * half, y * half))
            .collect(),
        closed: true,
        fill: Some(fill),
        stroke: Some(stroke),
    }
}

/// An aeroplane seen from above, `size` wide; hollow with an outline.
pub(super) fn aeroplane(
    center: PagePt,
    size: f64,
    fill: Rgba,
    outline: Option<Rgba>,
) -> impl Iterator<Item = Shape> {
    const PARTS: [&[(f64, f64)]; 4] = [
        &[
            (0.0, -0.5),
            (0.07, -0.35),
            (0.07, 0.4),
            (0.0, 0.5),
            (-0.07, 0.4),
            (-0.07, -0.35),
        ],
        &[(0.0, -0.18), (0.5, 0.14), (0.5, 0.24), (0.0, 0.1)],
        &[(0.0, -0.18), (-0.5, 0.14), (-0.5, 0.24), (0.0, 0.1)],
        &[
            (0.0, 0.28),
            (0.2, 0.42),
            (0.2, 0.5),
            (-0.2, 0.5),
            (-0.2, 0.42),
        ],
    ];
    PARTS.into_iter().map(move |points| Shape::Path {
        points: points
            .iter()
            .map(|(x, y)| center.offset(x * size, y * size))
            .collect(),
        closed: true,
        fill: Some(fill),
        stroke: outline.map(|ink| Stroke::solid(ink, size * 0.07)),
    })
}
