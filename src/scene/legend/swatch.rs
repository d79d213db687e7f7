//! What stands before an entry's text: a sample of the mark.

use crate::model::RoleCategory;
use crate::projection::{PagePt, PageRect};
use crate::scene::build::Builder;
use crate::scene::furniture::rectangle;
use crate::scene::glyphs::{circle, hexagon, role_glyph, square};
use crate::scene::theme::{GLYPH_PT, HATCH_WIDTH_PT, OPEN_END_PT, RIBBON_PT, ZONE_PT};
use crate::scene::{Item, Rgba, Shape, Stroke};

/// What stands before an entry's text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::scene) enum Swatch {
    Fill(Rgba),
    Hatch,
    Line {
        color: Rgba,
        width_pt: f64,
        dash: &'static [f64],
        stripe: bool,
    },
    Glyph(RoleCategory),
    OpenEnd,
    Zone,
    Point,
    Airport,
    PlannedAirport,
    Ribbon,
    Hull,
}

impl Builder<'_> {
    /// A swatch, the middle of its left edge at `at`.
    pub(super) fn swatch(&mut self, swatch: Swatch, at: PagePt, width: f64) {
        let theme = *self.theme();
        let end = at.offset(width, 0.0);
        let middle = at.offset(width / 2.0, 0.0);
        let bar = |half: f64| PageRect::from_min_size(at.offset(0.0, -half), width, 2.0 * half);
        let outline = Stroke::solid(theme.city_line, 0.6);
        match swatch {
            Swatch::Fill(fill) => self.fixed(rectangle(bar(5.0), Some(fill), Some(outline))),
            Swatch::Hatch => {
                let sheet = rectangle(bar(5.0), Some(theme.not_mentioned), Some(outline));
                self.fixed(sheet);
                let segments = (0..3_u32)
                    .map(|i| {
                        let x = f64::from(i) * width / 3.0 + 2.0;
                        [at.offset(x, 4.0), at.offset(x + width / 3.0, -4.0)]
                    })
                    .collect();
                self.fixed(Shape::Segments {
                    segments,
                    stroke: Stroke::solid(theme.hatch_on(theme.not_mentioned), HATCH_WIDTH_PT),
                });
            }
            Swatch::Line {
                color,
                width_pt,
                dash,
                stripe,
            } => {
                let path = |stroke| Shape::Path {
                    points: vec![at, end],
                    closed: false,
                    fill: None,
                    stroke: Some(stroke),
                };
                self.fixed(path(Stroke::solid(color, width_pt).dashed(dash)));
                if stripe {
                    self.fixed(path(Stroke::solid(theme.paper, width_pt * 0.34)));
                }
            }
            Swatch::Glyph(category) => {
                let corner = middle.offset(-GLYPH_PT / 2.0, -GLYPH_PT / 2.0);
                let items: Vec<Item> =
                    role_glyph(category, corner, GLYPH_PT, theme.ink, None).collect();
                self.furniture.extend(items);
            }
            Swatch::OpenEnd => {
                let color = theme.ink;
                self.fixed(Shape::Path {
                    points: vec![at, end],
                    closed: false,
                    fill: None,
                    stroke: Some(Stroke::solid(color, 2.2)),
                });
                let ring = Stroke::solid(color, OPEN_END_PT.1);
                let tip = end.offset(-OPEN_END_PT.0, 0.0);
                self.fixed(circle(tip, OPEN_END_PT.0, Some(theme.paper), Some(ring)));
            }
            Swatch::Zone => {
                let stroke = Stroke::solid(theme.ink_soft, 1.2);
                self.fixed(hexagon(middle, ZONE_PT, theme.paper, stroke));
            }
            Swatch::Point => {
                let stroke = Stroke::solid(theme.ink, 1.2);
                let left = middle.offset(-width / 4.0, 0.0);
                self.fixed(square(left, 3.4, false, theme.paper, stroke.clone()));
                self.fixed(square(
                    middle.offset(width / 4.0, 0.0),
                    3.4,
                    true,
                    theme.paper,
                    stroke,
                ));
            }
            Swatch::Airport => {
                crate::scene::glyphs::aeroplane(middle, 11.0, theme.ink, None)
                    .for_each(|s| self.fixed(s));
            }
            Swatch::PlannedAirport => {
                let ring = Stroke::solid(theme.ink, 1.0);
                self.fixed(circle(middle, 6.4, Some(theme.paper), Some(ring)));
                crate::scene::glyphs::aeroplane(middle, 9.0, theme.paper, Some(theme.ink))
                    .for_each(|s| self.fixed(s));
            }
            Swatch::Ribbon => {
                let edge = Stroke::solid(theme.ribbon_edge, 1.0);
                self.fixed(rectangle(
                    bar(RIBBON_PT / 2.0),
                    Some(theme.ribbon),
                    Some(edge),
                ));
            }
            Swatch::Hull => {
                let dotted = Stroke::solid(theme.ribbon_edge, 1.6).dashed(&[1.6, 3.2]);
                self.fixed(rectangle(bar(5.0), None, Some(dotted)));
            }
        }
    }
}
