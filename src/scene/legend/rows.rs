//! What the legend lists: the rows of just what the frame shows, in groups.

use std::collections::BTreeSet;

use super::{Row, Swatch};
use crate::geometry::{WorldArea, WorldLine, visible_runs};
use crate::i18n::{I18n, keys};
use crate::model::{
    Alignment, AlignmentKind, FeatureId, InCircle, Level, Link, LinkId, Mode, RoleCategory, Status,
};
use crate::projection::{PagePt, PageRect, WorldPt};
use crate::scene::build::Builder;
use crate::scene::footnotes::{Drawn, Numbering, Sources};
use crate::scene::theme::status_style;
use crate::scene::{Layer, Rgba, Shape, Standing};

/// Everything a legend may say, in its order, with what a map has of it; the same length for every
/// map of one request, so that the maps of a page can share a legend.
#[derive(Clone, Debug, Default)]
pub(in crate::scene) struct Slots(Vec<(&'static str, Vec<Option<Slot>>)>);

/// What may become a row.
#[derive(Clone, Debug)]
enum Slot {
    /// A mark, its meaning, and the texts of the facts drawn with it.
    Entry(Swatch, String, Sources),
    /// How many links of a kind are drawn.
    Links(&'static str, BTreeSet<LinkId>),
    /// How many marks have no room.
    Hidden(&'static str, usize),
}

impl Slot {
    fn merge(self, other: Self) -> Self {
        match (self, other) {
            (Self::Entry(swatch, text, mut one), Self::Entry(_, _, two)) => {
                one.extend(two);
                Self::Entry(swatch, text, one)
            }
            (Self::Links(key, mut one), Self::Links(_, two)) => {
                one.extend(two);
                Self::Links(key, one)
            }
            (Self::Hidden(key, one), Self::Hidden(_, two)) => Self::Hidden(key, one + two),
            (one, _) => one,
        }
    }
}

impl Slots {
    /// What either of two maps draws.
    pub(in crate::scene) fn merged(self, other: Self) -> Self {
        if self.0.is_empty() {
            return other;
        }
        let groups = self.0.into_iter().zip(other.0);
        let merged = groups.map(|((key, one), (_, two))| {
            let slots = one.into_iter().zip(two).map(|pair| match pair {
                (Some(one), Some(two)) => Some(one.merge(two)),
                (one, two) => one.or(two),
            });
            (key, slots.collect())
        });
        Self(merged.collect())
    }

    /// The texts of the facts that are drawn, in the order in which the rows first name them.
    pub(in crate::scene) fn sources(&self) -> Vec<crate::model::SourceId> {
        let mut order = Vec::new();
        for slot in self.0.iter().flat_map(|(_, slots)| slots.iter().flatten()) {
            if let Slot::Entry(_, _, sources) = slot {
                let new: Vec<_> = sources.iter().filter(|s| !order.contains(*s)).collect();
                order.extend(new);
            }
        }
        order
    }

    /// The rows, group by group, each under its heading. The numbers of texts stand with the rows,
    /// or with the headings alone.
    pub(in crate::scene) fn groups(
        &self,
        i18n: &I18n,
        numbers: Option<&Numbering>,
        at_heads: bool,
    ) -> Vec<Vec<Row>> {
        let numbers_of = |sources: &Sources| numbers.map(|n| n.of(sources)).unwrap_or_default();
        let mut groups = Vec::new();
        for (key, slots) in &self.0 {
            let mut of_group = Sources::new();
            let rows: Vec<Row> = slots
                .iter()
                .flatten()
                .map(|slot| match slot {
                    Slot::Entry(swatch, text, sources) => {
                        of_group.extend(sources);
                        let numbers = if at_heads {
                            String::new()
                        } else {
                            numbers_of(sources)
                        };
                        Row::Entry(*swatch, text.clone(), numbers)
                    }
                    Slot::Links(key, links) => Row::Note(i18n.tr_n(key, links.len())),
                    Slot::Hidden(key, n) => Row::Note(i18n.tr_n(key, *n)),
                })
                .collect();
            if rows.is_empty() {
                continue;
            }
            let of_group = if at_heads {
                numbers_of(&of_group)
            } else {
                String::new()
            };
            let head = Row::Head(i18n.tr(key), of_group);
            groups.push(std::iter::once(head).chain(rows).collect());
        }
        groups
    }
}

impl Builder<'_> {
    /// The rows of what this map draws, in groups.
    pub(super) fn legend_groups(&self) -> Vec<Vec<Row>> {
        self.slots().groups(self.request.i18n, None, false)
    }

    /// What this map draws of all that a legend may say.
    pub(in crate::scene) fn slots(&self) -> Slots {
        let drawn = self.drawn();
        Slots(vec![
            ("legend-fills", self.fill_slots(&drawn)),
            ("legend-roles", self.glyph_slots(&drawn)),
            ("legend-links", self.link_slots(&drawn)),
            ("legend-corridors", self.corridor_slots(&drawn)),
            ("legend-base", self.base_slots()),
        ])
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
            Shape::Area { area, .. } => self.area_is_seen(area),
            Shape::Line { line, .. } => self.line_is_seen(line),
            _ => true,
        }
    }

    /// Whether any of an area lies in the frame.
    pub(in crate::scene) fn area_is_seen(&self, area: &WorldArea) -> bool {
        let view = self.request.view;
        let rings = &area.at_zoom(view.zoom).rings;
        area.bounds().intersects(&view.world_rect())
            && (area.contains(view.center) || rings.iter().any(|r| self.crosses_frame(r)))
    }

    fn line_is_seen(&self, line: &WorldLine) -> bool {
        line.bounds().intersects(&self.request.view.world_rect())
            && self.crosses_frame(line.at_zoom(self.zoom()))
    }

    fn crosses_frame(&self, course: &[WorldPt]) -> bool {
        let page: Vec<PagePt> = course.iter().map(|p| self.to_page.project(*p)).collect();
        !visible_runs(&page, &self.request.view.frame).is_empty()
    }

    fn fill_slots(&self, drawn: &Drawn) -> Vec<Option<Slot>> {
        let roles = self.request.shown.layer(Layer::Roles);
        let standing = |standing: Standing| {
            let color = self.theme().standing(standing);
            let is_seen =
                roles && self.is_seen(|s| matches!(s, Shape::Area { fill, .. } if *fill == color));
            let key = match standing {
                Standing::Core => "legend-core",
                Standing::SubCentre => "legend-sub-centre",
                Standing::Metropolitan => "legend-metropolitan",
                Standing::Mentioned => "legend-mentioned",
                Standing::NotMentioned => "legend-not-mentioned",
            };
            let sources = drawn.of_standing(standing);
            is_seen.then(|| Slot::Entry(Swatch::Fill(color), self.tr(key), sources))
        };
        let mut slots: Vec<_> = Standing::ALL.into_iter().map(standing).collect();
        let hatched = self.request.shown.layer(Layer::Hatch)
            && self.request.atlas.regions().any(|(_, r)| {
                r.level == Level::County
                    && r.circle == InCircle::Not
                    && r.area.bounds().intersects(&self.request.view.world_rect())
            });
        let plain = |swatch, key: &str| Slot::Entry(swatch, self.tr(key), Sources::new());
        slots.push(hatched.then(|| plain(Swatch::Hatch, "legend-outside-circle")));
        let zones = drawn.zones();
        slots.push(zones.map(|sources| Slot::Entry(Swatch::Zone, self.tr("legend-zone"), sources)));
        slots
    }

    fn glyph_slots(&self, drawn: &Drawn) -> Vec<Option<Slot>> {
        let slot = |c: RoleCategory| {
            let sources = drawn.of_category(c);
            let entry = || Slot::Entry(Swatch::Glyph(c), self.tr(keys::category(c)), sources);
            self.glyphs_drawn.contains(&c).then(entry)
        };
        RoleCategory::ALL.into_iter().map(slot).collect()
    }

    fn link_slots(&self, drawn: &Drawn) -> Vec<Option<Slot>> {
        let atlas = self.request.atlas;
        let links: Vec<(LinkId, &Link)> = drawn
            .links
            .iter()
            .map(|id| (*id, atlas.link(*id)))
            .collect();
        let is_line = |link: &Link| matches!(link.alignment, Alignment::Lines(_));
        let (lines, points): (Vec<_>, Vec<_>) = links.iter().partition(|(_, link)| is_line(link));
        let entry =
            |swatch, text: String, of: &[(LinkId, &Link)], wanted: &dyn Fn(&Link) -> bool| {
                let of: Vec<_> = of.iter().filter(|(_, link)| wanted(link)).collect();
                let sources = of
                    .iter()
                    .flat_map(|(_, link)| self.sources_of(&link.evidence));
                (!of.is_empty()).then(|| Slot::Entry(swatch, text, sources.collect()))
            };
        let mut slots = Vec::new();
        for (color, key, width_pt) in [
            (self.theme().rail, "legend-rail", 2.6),
            (self.theme().road, "legend-road", 2.4),
            (self.theme().water, "legend-water", 2.0),
        ] {
            let swatch = Swatch::Line {
                color,
                width_pt,
                dash: &[],
                stripe: false,
            };
            let is_such = |link: &Link| self.theme().mode(link.mode).color == color;
            slots.push(entry(swatch, self.tr(key), &lines, &is_such));
        }
        let is_airport = |link: &Link| link.mode == Mode::Airport;
        let hub = |link: &Link| !is_airport(link);
        slots.push(entry(Swatch::Point, self.tr("legend-hub"), &points, &hub));
        let airport = self.tr("legend-airport-planned");
        slots.push(entry(Swatch::PlannedAirport, airport, &points, &is_airport));
        for status in Status::ALL {
            let style = status_style(status);
            let code = keys::status_code(status).map(|k| format!("{} ", self.tr(k)));
            let name = self.tr(keys::status(status));
            let swatch = Swatch::Line {
                color: if style.grey {
                    self.theme().not_stated
                } else {
                    self.theme().ink
                },
                width_pt: 2.4 * style.width,
                dash: style.dash,
                stripe: style.centre_stripe,
            };
            let text = format!("{}{name}", code.unwrap_or_default());
            slots.push(entry(swatch, text, &lines, &|link| link.status == status));
        }
        let open = || Slot::Entry(Swatch::OpenEnd, self.tr("legend-open-end"), Sources::new());
        slots.push(self.has_open_end.then(open));
        slots.extend(self.doubt_slots(&links));
        slots
    }

    /// How the links that are seen were drawn, and how many tie places that no text spells out.
    fn doubt_slots(&self, links: &[(LinkId, &Link)]) -> Vec<Option<Slot>> {
        let count = |key, wanted: &dyn Fn(&Link) -> bool| {
            let such = links.iter().filter(|(_, link)| wanted(link));
            let ids: BTreeSet<LinkId> = such.map(|(id, _)| *id).collect();
            (!ids.is_empty()).then_some(Slot::Links(key, ids))
        };
        let of = |kind| move |link: &Link| link.alignment.kind() == kind;
        let hidden = Slot::Hidden("legend-lines-hidden", self.lines_hidden);
        vec![
            count("legend-traced", &of(AlignmentKind::Traced)),
            count("legend-schematic", &of(AlignmentKind::Schematic)),
            count("legend-points", &of(AlignmentKind::Point)),
            count("legend-derived", &|link| link.derived),
            (self.lines_hidden > 0 && !links.is_empty()).then_some(hidden),
        ]
    }

    /// The links whose line or symbol lies in the frame.
    pub(in crate::scene) fn links_seen(&self) -> BTreeSet<LinkId> {
        let frame = self.request.view.frame;
        let lines = self.drawn_lines.iter().filter_map(|(feature, line)| {
            let FeatureId::Link(id) = feature else {
                return None;
            };
            self.line_is_seen(line).then_some(*id)
        });
        let symbols = self.point_drawings.iter();
        let symbols = symbols.filter_map(|(id, at, half)| {
            let middle = self.to_page.project(*at);
            let around = PageRect {
                min: middle,
                max: middle,
            };
            around.expand(*half).overlaps(&frame).then_some(*id)
        });
        lines.chain(symbols).collect()
    }

    fn corridor_slots(&self, drawn: &Drawn) -> Vec<Option<Slot>> {
        let entry = |ribbon: bool, swatch, key: &str| {
            let of = drawn
                .corridors
                .iter()
                .filter(|(_, is_ribbon)| **is_ribbon == ribbon);
            let of: Vec<_> = of.map(|(id, _)| self.request.atlas.corridor(*id)).collect();
            let sources = of.iter().flat_map(|c| self.sources_of(&c.evidence));
            (!of.is_empty()).then(|| Slot::Entry(swatch, self.tr(key), sources.collect()))
        };
        vec![
            entry(true, Swatch::Ribbon, "legend-ribbon"),
            entry(false, Swatch::Hull, "legend-hull"),
        ]
    }

    fn base_slots(&self) -> Vec<Option<Slot>> {
        let theme = *self.theme();
        let line = |color, width_pt, dash: &'static [f64]| Swatch::Line {
            color,
            width_pt,
            dash,
            stripe: false,
        };
        let mut slots = Vec::new();
        let mut add = |drawn: bool, swatch: Swatch, key: &str| {
            slots.push(drawn.then(|| Slot::Entry(swatch, self.tr(key), Sources::new())));
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
        slots
    }
}
