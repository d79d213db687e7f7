//! Glyphs of role categories, as paths in a unit square.

use super::{Rgba, Shape, Stroke};
use crate::model::RoleCategory;
use crate::projection::PagePt;

/// One stroke or filled convex outline of a glyph, in a unit square, Y down.
struct GlyphPart {
    points: &'static [(f64, f64)],
    closed: bool,
    filled: bool,
}

const fn line(points: &'static [(f64, f64)]) -> GlyphPart {
    GlyphPart {
        points,
        closed: false,
        filled: false,
    }
}

const fn ring(points: &'static [(f64, f64)]) -> GlyphPart {
    GlyphPart {
        points,
        closed: true,
        filled: false,
    }
}

const fn solid(points: &'static [(f64, f64)]) -> GlyphPart {
    GlyphPart {
        points,
        closed: true,
        filled: true,
    }
}

const CORE: &[GlyphPart] = &[
    solid(&[(0.5, 0.05), (0.62, 0.38), (0.5, 0.62), (0.38, 0.38)]),
    solid(&[(0.95, 0.38), (0.62, 0.6), (0.5, 0.62), (0.62, 0.38)]),
    solid(&[(0.78, 0.92), (0.5, 0.7), (0.5, 0.62), (0.62, 0.6)]),
    solid(&[(0.22, 0.92), (0.38, 0.6), (0.5, 0.62), (0.5, 0.7)]),
    solid(&[(0.05, 0.38), (0.38, 0.38), (0.5, 0.62), (0.38, 0.6)]),
];
const METROPOLITAN: &[GlyphPart] = &[
    ring(&[(0.1, 0.9), (0.1, 0.45), (0.35, 0.45), (0.35, 0.9)]),
    ring(&[(0.35, 0.9), (0.35, 0.15), (0.65, 0.15), (0.65, 0.9)]),
    ring(&[(0.65, 0.9), (0.65, 0.55), (0.9, 0.55), (0.9, 0.9)]),
];
const SUB_CENTRE: &[GlyphPart] = &[
    ring(&[(0.5, 0.08), (0.92, 0.5), (0.5, 0.92), (0.08, 0.5)]),
    solid(&[(0.5, 0.34), (0.66, 0.5), (0.5, 0.66), (0.34, 0.5)]),
];
const GATEWAY: &[GlyphPart] = &[
    line(&[
        (0.12, 0.92),
        (0.12, 0.5),
        (0.2, 0.25),
        (0.36, 0.1),
        (0.64, 0.1),
        (0.8, 0.25),
        (0.88, 0.5),
        (0.88, 0.92),
    ]),
    line(&[
        (0.34, 0.92),
        (0.34, 0.58),
        (0.42, 0.42),
        (0.58, 0.42),
        (0.66, 0.58),
        (0.66, 0.92),
    ]),
    line(&[(0.02, 0.94), (0.98, 0.94)]),
];
const INDUSTRY: &[GlyphPart] = &[line(&[
    (0.06, 0.92),
    (0.06, 0.5),
    (0.34, 0.32),
    (0.34, 0.5),
    (0.62, 0.32),
    (0.62, 0.5),
    (0.72, 0.5),
    (0.76, 0.08),
    (0.88, 0.08),
    (0.94, 0.5),
    (0.94, 0.92),
    (0.06, 0.92),
])];
const INNOVATION: &[GlyphPart] = &[
    line(&[(0.38, 0.08), (0.62, 0.08)]),
    line(&[
        (0.43, 0.08),
        (0.43, 0.42),
        (0.14, 0.92),
        (0.86, 0.92),
        (0.57, 0.42),
        (0.57, 0.08),
    ]),
    solid(&[(0.32, 0.64), (0.68, 0.64), (0.84, 0.9), (0.16, 0.9)]),
];
const ECOLOGY: &[GlyphPart] = &[
    ring(&[
        (0.08, 0.92),
        (0.12, 0.5),
        (0.36, 0.2),
        (0.92, 0.08),
        (0.84, 0.6),
        (0.56, 0.84),
        (0.24, 0.84),
    ]),
    line(&[(0.08, 0.92), (0.6, 0.4)]),
];
const TOURISM: &[GlyphPart] = &[
    line(&[
        (0.04, 0.4),
        (0.24, 0.3),
        (0.5, 0.06),
        (0.76, 0.3),
        (0.96, 0.4),
    ]),
    line(&[(0.12, 0.4), (0.88, 0.4)]),
    line(&[(0.24, 0.4), (0.24, 0.82)]),
    line(&[(0.5, 0.4), (0.5, 0.82)]),
    line(&[(0.76, 0.4), (0.76, 0.82)]),
    line(&[(0.06, 0.9), (0.94, 0.9)]),
];
const AGRICULTURE: &[GlyphPart] = &[
    line(&[(0.5, 0.95), (0.5, 0.1)]),
    line(&[(0.5, 0.4), (0.24, 0.12)]),
    line(&[(0.5, 0.4), (0.76, 0.12)]),
    line(&[(0.5, 0.62), (0.2, 0.34)]),
    line(&[(0.5, 0.62), (0.8, 0.34)]),
    line(&[(0.5, 0.84), (0.2, 0.56)]),
    line(&[(0.5, 0.84), (0.8, 0.56)]),
];
const LOGISTICS: &[GlyphPart] = &[
    ring(&[(0.04, 0.24), (0.6, 0.24), (0.6, 0.72), (0.04, 0.72)]),
    line(&[
        (0.6, 0.4),
        (0.8, 0.4),
        (0.96, 0.56),
        (0.96, 0.72),
        (0.6, 0.72),
    ]),
    solid(&[(0.2, 0.64), (0.32, 0.76), (0.2, 0.88), (0.08, 0.76)]),
    solid(&[(0.78, 0.64), (0.9, 0.76), (0.78, 0.88), (0.66, 0.76)]),
];
const OPENING_UP: &[GlyphPart] = &[
    ring(&[
        (0.5, 0.06),
        (0.81, 0.19),
        (0.94, 0.5),
        (0.81, 0.81),
        (0.5, 0.94),
        (0.19, 0.81),
        (0.06, 0.5),
        (0.19, 0.19),
    ]),
    line(&[(0.06, 0.5), (0.94, 0.5)]),
    line(&[
        (0.5, 0.06),
        (0.32, 0.3),
        (0.32, 0.7),
        (0.5, 0.94),
        (0.68, 0.7),
        (0.68, 0.3),
        (0.5, 0.06),
    ]),
];
const STRATEGY: &[GlyphPart] = &[
    line(&[(0.06, 0.88), (0.36, 0.52), (0.56, 0.68), (0.92, 0.14)]),
    line(&[(0.62, 0.16), (0.92, 0.14), (0.94, 0.44)]),
];
const COOPERATION: &[GlyphPart] = &[
    ring(&[
        (0.25, 0.22),
        (0.45, 0.22),
        (0.6, 0.38),
        (0.6, 0.62),
        (0.45, 0.78),
        (0.25, 0.78),
        (0.08, 0.62),
        (0.08, 0.38),
    ]),
    ring(&[
        (0.55, 0.22),
        (0.75, 0.22),
        (0.92, 0.38),
        (0.92, 0.62),
        (0.75, 0.78),
        (0.55, 0.78),
        (0.4, 0.62),
        (0.4, 0.38),
    ]),
];
const URBAN_RURAL: &[GlyphPart] = &[
    ring(&[(0.08, 0.92), (0.08, 0.1), (0.46, 0.1), (0.46, 0.92)]),
    solid(&[(0.2, 0.24), (0.34, 0.24), (0.34, 0.38), (0.2, 0.38)]),
    solid(&[(0.2, 0.52), (0.34, 0.52), (0.34, 0.66), (0.2, 0.66)]),
    line(&[(0.46, 0.56), (0.7, 0.38), (0.94, 0.56)]),
    line(&[(0.92, 0.54), (0.92, 0.92), (0.46, 0.92)]),
];
const LIVING: &[GlyphPart] = &[ring(&[
    (0.5, 0.92),
    (0.12, 0.54),
    (0.06, 0.34),
    (0.16, 0.16),
    (0.34, 0.14),
    (0.5, 0.3),
    (0.66, 0.14),
    (0.84, 0.16),
    (0.94, 0.34),
    (0.88, 0.54),
])];
const SERVICES: &[GlyphPart] = &[
    ring(&[(0.14, 0.36), (0.86, 0.36), (0.94, 0.94), (0.06, 0.94)]),
    line(&[
        (0.32, 0.54),
        (0.32, 0.22),
        (0.42, 0.08),
        (0.58, 0.08),
        (0.68, 0.22),
        (0.68, 0.54),
    ]),
];
const GOVERNANCE: &[GlyphPart] = &[
    line(&[(0.5, 0.06), (0.5, 0.92)]),
    line(&[(0.28, 0.92), (0.72, 0.92)]),
    line(&[(0.2, 0.2), (0.8, 0.2)]),
    line(&[(0.04, 0.58), (0.2, 0.2), (0.36, 0.58)]),
    line(&[(0.64, 0.58), (0.8, 0.2), (0.96, 0.58)]),
    solid(&[(0.02, 0.56), (0.38, 0.56), (0.28, 0.7), (0.12, 0.7)]),
    solid(&[(0.62, 0.56), (0.98, 0.56), (0.88, 0.7), (0.72, 0.7)]),
];
const OTHER: &[GlyphPart] = &[line(&[
    (0.26, 0.94),
    (0.26, 0.08),
    (0.86, 0.08),
    (0.7, 0.29),
    (0.86, 0.5),
    (0.26, 0.5),
])];

const fn parts(category: RoleCategory) -> &'static [GlyphPart] {
    match category {
        RoleCategory::Core => CORE,
        RoleCategory::MetropolitanArea => METROPOLITAN,
        RoleCategory::SubCentre => SUB_CENTRE,
        RoleCategory::Gateway => GATEWAY,
        RoleCategory::Industry => INDUSTRY,
        RoleCategory::Innovation => INNOVATION,
        RoleCategory::Ecology => ECOLOGY,
        RoleCategory::Tourism => TOURISM,
        RoleCategory::Agriculture => AGRICULTURE,
        RoleCategory::Logistics => LOGISTICS,
        RoleCategory::OpeningUp => OPENING_UP,
        RoleCategory::Strategy => STRATEGY,
        RoleCategory::Cooperation => COOPERATION,
        RoleCategory::UrbanRural => URBAN_RURAL,
        RoleCategory::Living => LIVING,
        RoleCategory::Services => SERVICES,
        RoleCategory::Governance => GOVERNANCE,
        RoleCategory::Other => OTHER,
    }
}

/// The glyph of a role's category, `size` wide, its top-left corner at `at`.
pub(super) fn role_glyph(
    category: RoleCategory,
    at: PagePt,
    size: f64,
    ink: Rgba,
) -> impl Iterator<Item = Shape> {
    parts(category).iter().map(move |part| Shape::Path {
        points: part
            .points
            .iter()
            .map(|(x, y)| at.offset(x * size, y * size))
            .collect(),
        closed: part.closed,
        fill: part.filled.then_some(ink),
        stroke: (!part.filled).then(|| Stroke::solid(ink, size * 0.09)),
    })
}
