//! What the legend lists: the rows of just what the frame shows, in groups.

use std::collections::BTreeSet;

use super::{Row, Swatch};
use crate::geometry::{WorldLine, visible_runs};
use crate::i18n::keys;
use crate::model::{
    Alignment, AlignmentKind, FeatureId, InCircle, Level, Link, LinkId, Mode, RoleCategory, Status,
};
use crate::projection::{PagePt, WorldPt};
use crate::scene::build::Builder;
use crate::scene::theme::status_style;
use crate::scene::{Layer, Rgba, Shape, Standing};

impl Builder<'_> {
    /// The rows of what this map draws, in groups.
    pub(super) fn legend_groups(&self) -> Vec<Vec<Row>> {
        let groups = [
            self.fill_rows(),
            self.glyph_rows(),
            self.link_rows(),
            self.corridor_rows(),
            self.base_rows(),
        ];
        groups.into_iter().filter(|g| !g.is_empty()).collect()
    }

    pub(in crate::scene) fn tr(&self, key: &str) -> String {
        self.request.i18n.tr(key)
    }

    /// Whether a mark that `wanted` accepts is seen in the frame, its margin left aside.
    fn is_seen(&self, wanted: impl Fn(&Shape) -> bool) -> bool {
        self.ground
            .iter()
            .any(|item| wanted(&item.shape) && self.shape_is_seen(&item.shape))
    }

    fn shape_is_seen(&self, shape: &Shape) -> bool {
        match shape {
            Shape::Area { area, .. } => {
                let view = self.request.view;
                let (center, rect) = (view.center, view.world_rect());
                area.bounds().intersects(&rect)
                    && (area.contains(center)
                        || area
                            .at_zoom(view.zoom)
                            .rings
                            .iter()
                            .any(|r| self.crosses_frame(r)))
            }
            Shape::Line { line, .. } => self.line_is_seen(line),
            _ => true,
        }
    }

    fn line_is_seen(&self, line: &WorldLine) -> bool {
        line.bounds().intersects(&self.request.view.world_rect())
            && self.crosses_frame(line.at_zoom(self.zoom()))
    }

    fn crosses_frame(&self, course: &[WorldPt]) -> bool {
        let page: Vec<PagePt> = course.iter().map(|p| self.to_page.project(*p)).collect();
        !visible_runs(&page, &self.request.view.frame).is_empty()
    }

    fn fill_rows(&self) -> Vec<Row> {
        let roles = self.request.shown.layer(Layer::Roles);
        let standings = Standing::ALL.into_iter().filter(|_| roles);
        let mut rows = vec![Row::Head(self.tr("legend-fills"))];
        for standing in standings {
            let color = self.theme().standing(standing);
            if self.is_seen(|s| matches!(s, Shape::Area { fill, .. } if *fill == color)) {
                let key = match standing {
                    Standing::Core => "legend-core",
                    Standing::SubCentre => "legend-sub-centre",
                    Standing::Metropolitan => "legend-metropolitan",
                    Standing::Mentioned => "legend-mentioned",
                    Standing::NotMentioned => "legend-not-mentioned",
                };
                rows.push(Row::Entry(Swatch::Fill(color), self.tr(key)));
            }
        }
        let hatched = self.request.shown.layer(Layer::Hatch)
            && self.request.atlas.regions().any(|(_, r)| {
                r.level == Level::County
                    && r.circle == InCircle::Not
                    && r.area.bounds().intersects(&self.request.view.world_rect())
            });
        if hatched {
            rows.push(Row::Entry(Swatch::Hatch, self.tr("legend-outside-circle")));
        }
        let view = self.request.view.world_rect();
        if self.zone_drawings.iter().any(|(_, at)| view.contains(*at)) {
            rows.push(Row::Entry(Swatch::Zone, self.tr("legend-zone")));
        }
        if rows.len() > 1 { rows } else { Vec::new() }
    }

    fn glyph_rows(&self) -> Vec<Row> {
        let mut rows = vec![Row::Head(self.tr("legend-roles"))];
        rows.extend(
            RoleCategory::ALL
                .into_iter()
                .filter(|c| self.glyphs_drawn.contains(c))
                .map(|c| Row::Entry(Swatch::Glyph(c), self.tr(keys::category(c)))),
        );
        if rows.len() > 1 { rows } else { Vec::new() }
    }

    fn link_rows(&self) -> Vec<Row> {
        let drawn: BTreeSet<FeatureId> = self.drawn_lines.iter().map(|(id, _)| *id).collect();
        let mut links = self.shown_links();
        links.retain(|(id, link)| match link.alignment {
            Alignment::Lines(_) => drawn.contains(&FeatureId::Link(*id)),
            Alignment::Points(_) => true,
            Alignment::None { .. } => false,
        });
        let view = self.request.view.world_rect();
        let lines: Vec<(Mode, Status)> = links
            .iter()
            .filter(|(_, l)| match &l.alignment {
                Alignment::Lines(parts) => parts.iter().any(|p| self.line_is_seen(&p.line)),
                _ => false,
            })
            .map(|(_, l)| (l.mode, l.status))
            .collect();
        let points: Vec<Mode> = links
            .iter()
            .filter(|(_, l)| match &l.alignment {
                Alignment::Points(points) => points.iter().any(|p| view.contains(p.at.to_world())),
                _ => false,
            })
            .map(|(_, l)| l.mode)
            .collect();
        if lines.is_empty() && points.is_empty() {
            return Vec::new();
        }
        let mut rows = vec![Row::Head(self.tr("legend-links"))];
        rows.extend(self.mode_rows(&lines));
        if points.iter().any(|m| *m != Mode::Airport) {
            rows.push(Row::Entry(Swatch::Point, self.tr("legend-hub")));
        }
        if points.contains(&Mode::Airport) {
            rows.push(Row::Entry(
                Swatch::PlannedAirport,
                self.tr("legend-airport-planned"),
            ));
        }
        rows.extend(self.status_rows(&lines));
        if self.has_open_end {
            rows.push(Row::Entry(Swatch::OpenEnd, self.tr("legend-open-end")));
        }
        rows.extend(self.doubt_rows(&links));
        rows
    }

    /// How the links that are seen were drawn, and how many tie places that no text spells out.
    fn doubt_rows(&self, links: &[(LinkId, &Link)]) -> Vec<Row> {
        let view = self.request.view.world_rect();
        let seen = |alignment: &Alignment| match alignment {
            Alignment::Lines(parts) => parts.iter().any(|p| self.line_is_seen(&p.line)),
            Alignment::Points(points) => points.iter().any(|p| view.contains(p.at.to_world())),
            Alignment::None { .. } => false,
        };
        let seen: Vec<&Link> = links
            .iter()
            .map(|(_, link)| *link)
            .filter(|link| seen(&link.alignment))
            .collect();
        let count = |key: &str, n: usize| {
            let row = Row::Note(self.request.i18n.tr_n(key, n));
            (n > 0).then_some(row)
        };
        let of = |kind| seen.iter().filter(|l| l.alignment.kind() == kind).count();
        let derived = seen.iter().filter(|l| l.derived).count();
        let rows = [
            count("legend-traced", of(AlignmentKind::Traced)),
            count("legend-schematic", of(AlignmentKind::Schematic)),
            count("legend-points", of(AlignmentKind::Point)),
            count("legend-derived", derived),
        ];
        let hidden = count("legend-lines-hidden", self.lines_hidden);
        rows.into_iter().flatten().chain(hidden).collect()
    }

    fn mode_rows(&self, lines: &[(Mode, Status)]) -> Vec<Row> {
        let groups = [
            (self.theme().rail, "legend-rail", 2.6),
            (self.theme().road, "legend-road", 2.4),
            (self.theme().water, "legend-water", 2.0),
        ];
        groups
            .into_iter()
            .filter(|(color, ..)| {
                lines
                    .iter()
                    .any(|(m, _)| self.theme().mode(*m).color == *color)
            })
            .map(|(color, key, width_pt)| {
                Row::Entry(
                    Swatch::Line {
                        color,
                        width_pt,
                        dash: &[],
                        stripe: false,
                    },
                    self.tr(key),
                )
            })
            .collect()
    }

    fn status_rows(&self, lines: &[(Mode, Status)]) -> Vec<Row> {
        let color = self.theme().ink;
        Status::ALL
            .into_iter()
            .filter(|s| lines.iter().any(|(_, status)| status == s))
            .map(|s| {
                let style = status_style(s);
                let code = keys::status_code(s).map(|k| format!("{} ", self.tr(k)));
                let swatch = Swatch::Line {
                    color: if style.grey {
                        self.theme().not_stated
                    } else {
                        color
                    },
                    width_pt: 2.4 * style.width,
                    dash: style.dash,
                    stripe: style.centre_stripe,
                };
                let name = self.tr(keys::status(s));
                Row::Entry(swatch, format!("{}{name}", code.unwrap_or_default()))
            })
            .collect()
    }

    fn corridor_rows(&self) -> Vec<Row> {
        let frame = self.request.view.frame;
        let seen = |ribbon: bool| {
            let drawn = self.outlines.iter().filter(|o| o.is_ribbon == ribbon);
            let mut seen = drawn.filter(|o| !visible_runs(&o.points, &frame).is_empty());
            seen.next().is_some()
        };
        let mut rows = vec![Row::Head(self.tr("legend-corridors"))];
        if seen(true) {
            rows.push(Row::Entry(Swatch::Ribbon, self.tr("legend-ribbon")));
        }
        if seen(false) {
            rows.push(Row::Entry(Swatch::Hull, self.tr("legend-hull")));
        }
        if rows.len() > 1 { rows } else { Vec::new() }
    }

    fn base_rows(&self) -> Vec<Row> {
        let theme = *self.theme();
        let line = |color, width_pt, dash: &'static [f64]| Swatch::Line {
            color,
            width_pt,
            dash,
            stripe: false,
        };
        let mut rows = vec![Row::Head(self.tr("legend-base"))];
        let mut add = |drawn: bool, swatch: Swatch, key: &str| {
            if drawn {
                rows.push(Row::Entry(swatch, self.tr(key)));
            }
        };
        let has = |color: Rgba| {
            self.is_seen(|s| matches!(s, Shape::Line { stroke, .. } if stroke.color == color))
        };
        let province = |dashed: bool| {
            self.is_seen(|s| {
                matches!(s, Shape::Line { stroke, .. }
                    if stroke.color == theme.province_line && stroke.dash.is_empty() != dashed)
            })
        };
        add(
            province(true),
            line(theme.province_line, 2.0, &[10.0, 3.0, 2.0, 3.0]),
            "legend-province-line",
        );
        add(
            province(false),
            line(theme.province_line, 1.4, &[]),
            "legend-outer-line",
        );
        add(
            has(theme.city_line),
            line(theme.city_line, 1.0, &[]),
            "legend-city-line",
        );
        add(
            has(theme.county_line),
            line(theme.county_line, 0.8, &[]),
            "legend-county-line",
        );
        add(
            has(theme.river),
            line(theme.river, 1.6, &[]),
            "legend-river",
        );
        add(
            has(theme.railway),
            line(theme.railway, 0.9, &[]),
            "legend-railway",
        );
        add(
            has(theme.neighbour_line),
            line(theme.neighbour_line, 0.9, &[]),
            "legend-neighbour-line",
        );
        let frame = self.request.view.frame;
        let airports = &self.request.atlas.base().airports;
        let airport_seen = self.request.shown.layer(Layer::Airports)
            && airports
                .iter()
                .any(|a| frame.contains(self.to_page.project(a.at.to_world())));
        add(airport_seen, Swatch::Airport, "legend-airport");
        if rows.len() > 1 { rows } else { Vec::new() }
    }
}
