//! What the legend lists: the rows of just what the frame shows, in groups.

use std::collections::BTreeSet;

use super::row::LegendRow;
use super::swatch::Swatch;
use crate::i18n::{I18n, keys};
use crate::model::{
    Alignment, AlignmentKind, BorderClass, CorridorFamily, FeatureId, Link, LinkId, Mode,
    RoleCategory, SourceId, Status,
};
use crate::scene::frame::MapFrame;
use crate::scene::layers::{
    CourseForm, LineStyle, Marks, border_stroke, neighbour_stroke, own_line_stroke,
    railway_strokes, river_stroke,
};
use crate::scene::numbering::Sources;
use crate::scene::role_glyphs::possible_glyphs;
use crate::scene::seen::SeenFacts;
use crate::scene::theme::{LinkClass, ROOMY_PAGE_PT};
use crate::scene::{Layer, Mark, Numbering, Standing, standing_name};

/// Everything a legend may say, in its order, with what a map has of it; the same length for every
/// map of one request, so that the maps of a page can share a legend.
#[derive(Clone, Debug, Default)]
pub(in crate::scene) struct Legend(Vec<(&'static str, Vec<Option<LegendEntry>>)>);

/// What may become a row.
#[derive(Clone, Debug)]
enum LegendEntry {
    /// A mark, its meaning, and the texts of the facts drawn with it.
    Sign(Swatch, String, Sources),
    /// How many links of a kind are drawn, with a mark of theirs where they have one.
    Links(Option<Swatch>, &'static str, BTreeSet<LinkId>),
    /// How many marks have no room, or only that of a thin line.
    Hidden(&'static str, usize),
}

impl LegendEntry {
    fn merge(self, other: Self) -> Self {
        match (self, other) {
            (Self::Sign(swatch, text, mut one), Self::Sign(_, _, two)) => {
                one.extend(two);
                Self::Sign(swatch, text, one)
            }
            (Self::Links(swatch, key, mut one), Self::Links(_, _, two)) => {
                one.extend(two);
                Self::Links(swatch, key, one)
            }
            (Self::Hidden(key, one), Self::Hidden(_, two)) => Self::Hidden(key, one + two),
            (one, _) => one,
        }
    }
}

impl Legend {
    /// What a map draws of all that a legend may say, each glyph that a name may have among it.
    pub(in crate::scene) fn of(frame: &MapFrame<'_>, marks: &Marks, facts: &SeenFacts) -> Self {
        let listing = Listing {
            frame,
            marks,
            facts,
        };
        Self(vec![
            ("legend-fills", listing.fills()),
            ("legend-roles", listing.glyphs()),
            ("legend-links", listing.links()),
            ("legend-corridors", listing.corridors()),
            ("legend-base", listing.base()),
        ])
    }

    /// The same with no glyphs but some, and with counts of corridors only where one is drawn.
    pub(in crate::scene) fn with_lettering(
        mut self,
        glyphs: &BTreeSet<RoleCategory>,
        has_counts: bool,
    ) -> Self {
        let is_missing = |entry: &LegendEntry| match entry {
            LegendEntry::Sign(Swatch::Glyph(category), ..) => !glyphs.contains(category),
            LegendEntry::Sign(Swatch::Count, ..) => !has_counts,
            LegendEntry::Sign(..) | LegendEntry::Links(..) | LegendEntry::Hidden(..) => false,
        };
        for (_, entries) in &mut self.0 {
            for entry in entries {
                entry.take_if(|entry| is_missing(entry));
            }
        }
        self
    }

    /// What either of two maps draws.
    pub(in crate::scene) fn merged(self, other: Self) -> Self {
        if self.0.is_empty() {
            return other;
        }
        let groups = self.0.into_iter().zip(other.0);
        let merged = groups.map(|((key, one), (_, two))| {
            let entries = one.into_iter().zip(two).map(|pair| match pair {
                (Some(one), Some(two)) => Some(one.merge(two)),
                (one, two) => one.or(two),
            });
            (key, entries.collect())
        });
        Self(merged.collect())
    }

    /// The texts of the facts that are drawn, in the order in which the rows first name them.
    pub(in crate::scene) fn sources(&self) -> Vec<SourceId> {
        let (mut order, mut seen) = (Vec::new(), Sources::new());
        for entry in self
            .0
            .iter()
            .flat_map(|(_, entries)| entries.iter().flatten())
        {
            if let LegendEntry::Sign(_, _, sources) = entry {
                order.extend(sources.iter().filter(|s| seen.insert(**s)));
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
    ) -> Vec<Vec<LegendRow>> {
        let numbers_of = |sources: &Sources| numbers.map(|n| n.of(sources)).unwrap_or_default();
        let mut groups = Vec::new();
        for (key, entries) in &self.0 {
            let mut of_group = Sources::new();
            let rows: Vec<LegendRow> = entries
                .iter()
                .flatten()
                .map(|entry| match entry {
                    LegendEntry::Sign(swatch, text, sources) => {
                        of_group.extend(sources);
                        let numbers = if at_heads {
                            String::new()
                        } else {
                            numbers_of(sources)
                        };
                        LegendRow::Sign(swatch.clone(), text.clone(), numbers)
                    }
                    LegendEntry::Links(swatch, key, links) => {
                        let text = i18n.tr_n(key, links.len());
                        swatch.clone().map_or_else(
                            || LegendRow::Note(text.clone()),
                            |swatch| LegendRow::Sign(swatch, text.clone(), String::new()),
                        )
                    }
                    LegendEntry::Hidden(key, n) => LegendRow::Note(i18n.tr_n(key, *n)),
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
            let head = LegendRow::Head(i18n.tr(key), of_group);
            groups.push(std::iter::once(head).chain(rows).collect());
        }
        groups
    }
}

/// What the entries of a legend are read from.
struct Listing<'a> {
    frame: &'a MapFrame<'a>,
    marks: &'a Marks,
    facts: &'a SeenFacts,
}

impl Listing<'_> {
    /// An entry for a sign that stands for no fact, where it is drawn.
    fn sign(&self, is_drawn: bool, swatch: Swatch, key: &str) -> Option<LegendEntry> {
        is_drawn.then(|| LegendEntry::Sign(swatch, self.frame.tr(key), Sources::new()))
    }

    fn sees(&self, mark: Mark) -> bool {
        self.marks.base.seen.contains(&mark)
    }

    fn fills(&self) -> Vec<Option<LegendEntry>> {
        let frame = self.frame;
        let fill = |standing: Standing| {
            let text = standing_name(frame.atlas(), frame.request.i18n, standing);
            let is_seen = frame.shows(Layer::Roles) && self.sees(Mark::Fill(standing));
            // Fills that step back are lighter than their swatch; on a small page they go without.
            let is_strong = self.marks.base.strong.contains(&standing);
            let is_listed = is_seen && (is_strong || frame.request.page.0 >= ROOMY_PAGE_PT);
            let sources = self.facts.of_standing(standing);
            is_listed.then_some(LegendEntry::Sign(Swatch::Fill(standing), text, sources))
        };
        let mut entries: Vec<_> = Standing::ALL.into_iter().map(fill).collect();
        let hatch = self.sign(
            self.sees(Mark::Hatch),
            Swatch::Hatch,
            "legend-outside-circle",
        );
        let zones = self.facts.zones();
        let zones =
            zones.map(|sources| LegendEntry::Sign(Swatch::Zone, frame.tr("legend-zone"), sources));
        entries.extend([hatch, zones]);
        entries
    }

    fn glyphs(&self) -> Vec<Option<LegendEntry>> {
        let possible = possible_glyphs(self.frame, &self.marks.zones);
        let entry = |category: RoleCategory| {
            let sources = self.facts.of_category(category);
            let text = self.frame.tr(keys::category(category));
            let is_possible = possible.contains(&category);
            is_possible.then_some(LegendEntry::Sign(Swatch::Glyph(category), text, sources))
        };
        RoleCategory::ALL.into_iter().map(entry).collect()
    }

    fn links(&self) -> Vec<Option<LegendEntry>> {
        let (frame, theme) = (self.frame, self.frame.theme());
        let atlas = frame.atlas();
        let links = self.facts.links.iter();
        let links: Vec<(LinkId, &Link)> = links.map(|id| (*id, atlas.link(*id))).collect();
        let is_line = |link: &Link| matches!(link.alignment, Alignment::Lines(_));
        let (lines, points): (Vec<_>, Vec<_>) = links.iter().partition(|(_, link)| is_line(link));
        let stands_back = |(id, _): &(LinkId, &Link)| frame.stands_back(FeatureId::Link(*id));
        let (thin, lines): (Vec<_>, Vec<_>) = lines.into_iter().partition(stands_back);
        let entry =
            |swatch, text: String, of: &[(LinkId, &Link)], wanted: &dyn Fn(&Link) -> bool| {
                let of: Vec<_> = of.iter().filter(|(_, link)| wanted(link)).collect();
                let sources = of
                    .iter()
                    .flat_map(|(_, link)| frame.sources_of(&link.evidence));
                (!of.is_empty()).then(|| LegendEntry::Sign(swatch, text, sources.collect()))
            };
        let mut entries = Vec::new();
        for class in LinkClass::ALL {
            let (mode, key) = match class {
                LinkClass::Rail => (Mode::HighSpeedRail, "legend-rail"),
                LinkClass::Road => (Mode::Expressway, "legend-road"),
                LinkClass::Water => (Mode::Waterway, "legend-water"),
                LinkClass::Other => (Mode::Other, "legend-other-link"),
            };
            let style = LineStyle::of(theme, mode, Status::InOperation);
            let is_such = |link: &Link| LinkClass::of(link.mode) == class;
            entries.push(entry(Swatch::Link(style), frame.tr(key), &lines, &is_such));
        }
        let is_airport = |link: &Link| link.mode == Mode::Airport;
        let hub = |link: &Link| !is_airport(link);
        entries.push(entry(Swatch::Point, frame.tr("legend-hub"), &points, &hub));
        let airport = frame.tr("legend-airport-planned");
        entries.push(entry(Swatch::PlannedAirport, airport, &points, &is_airport));
        for status in Status::ALL {
            let code = keys::status_code(status).map(|k| format!("{} ", frame.tr(k)));
            let name = frame.tr(keys::status(status));
            let text = format!("{}{name}", code.unwrap_or_default());
            let swatch = Swatch::Link(LineStyle::of_status(theme, status));
            entries.push(entry(swatch, text, &lines, &|link| link.status == status));
        }
        let thin_style = LineStyle::of_status(theme, Status::InOperation).stepped_back(theme);
        let others = frame.tr("legend-other-links");
        entries.push(entry(Swatch::Link(thin_style), others, &thin, &|_| true));
        entries.push(self.sign(
            self.marks.links.has_open_end,
            Swatch::OpenEnd,
            "legend-open-end",
        ));
        entries.extend(self.courses());
        let drawn: Vec<_> = lines.into_iter().chain(points).collect();
        entries.extend(self.doubts(&drawn));
        entries
    }

    /// How the courses of the lines that are seen are known.
    fn courses(&self) -> impl Iterator<Item = Option<LegendEntry>> {
        let forms = &self.marks.links.forms;
        CourseForm::ALL.into_iter().map(|form| {
            // On a small page one row tells them apart: what is not schematic is traced.
            let is_plain = form == CourseForm::Traced && forms.len() > 1;
            if self.frame.is_small() && is_plain {
                return None;
            }
            let swatch = Some(Swatch::Course(form));
            let links = forms.get(&form)?.clone();
            Some(LegendEntry::Links(swatch, form.key(), links))
        })
    }

    /// How many of the links that are seen are no lines, and how many tie places that no text spells
    /// out.
    fn doubts(&self, links: &[(LinkId, &Link)]) -> Vec<Option<LegendEntry>> {
        let count = |key, wanted: &dyn Fn(&Link) -> bool| {
            let such = links.iter().filter(|(_, link)| wanted(link));
            let ids: BTreeSet<LinkId> = such.map(|(id, _)| *id).collect();
            (!ids.is_empty()).then_some(LegendEntry::Links(None, key, ids))
        };
        let is_point = |link: &Link| link.alignment.kind() == AlignmentKind::Point;
        let hidden = self.marks.links.hidden;
        let has_hidden = hidden > 0 && !self.facts.links.is_empty();
        vec![
            count("legend-points", &is_point),
            count("legend-derived", &|link| link.derived),
            has_hidden.then_some(LegendEntry::Hidden("legend-lines-hidden", hidden)),
        ]
    }

    /// The families as they are drawn, then what stands for many, and what stands back.
    fn corridors(&self) -> Vec<Option<LegendEntry>> {
        let frame = self.frame;
        let entry = |family: CorridorFamily| {
            let seen = self.facts.corridors.iter();
            let of = seen.filter(|(_, drawn_as)| **drawn_as == family);
            let of: Vec<_> = of.map(|(id, _)| frame.atlas().corridor(*id)).collect();
            let sources = of.iter().flat_map(|c| frame.sources_of(&c.evidence));
            let text = frame.tr(keys::corridor_family(family));
            let swatch = Swatch::Corridor(family);
            (!of.is_empty()).then(|| LegendEntry::Sign(swatch, text, sources.collect()))
        };
        let mut entries: Vec<_> = CorridorFamily::ALL.into_iter().map(entry).collect();
        let corridors = &self.marks.corridors;
        let mut bundles = corridors.drawings.iter();
        let has_counts = bundles.any(|drawing| drawing.is_seen && drawing.corridors.len() > 1);
        entries.push(self.sign(has_counts, Swatch::Count, "legend-corridor-count"));
        let thin = corridors.thin.len();
        entries.push((thin > 0).then_some(LegendEntry::Hidden("legend-corridor-thin", thin)));
        entries
    }

    fn base(&self) -> Vec<Option<LegendEntry>> {
        let theme = self.frame.theme();
        let line = |mark, stroke, key| self.sign(self.sees(mark), Swatch::Line(vec![stroke]), key);
        let border = |class, key| line(Mark::Border(class), border_stroke(self.frame, class), key);
        let outer = if self.frame.atlas().base().has_own_edge {
            "legend-own-edge"
        } else {
            "legend-outer-line"
        };
        vec![
            border(BorderClass::Interprovincial, "legend-province-line"),
            border(BorderClass::Provincial, "legend-provincial-line"),
            border(BorderClass::Outer, outer),
            border(BorderClass::Prefecture, "legend-city-line"),
            border(BorderClass::County, "legend-county-line"),
            line(Mark::River, river_stroke(theme, 1), "legend-river"),
            self.sign(
                self.sees(Mark::Railway),
                Swatch::Line(railway_strokes(theme, self.frame.zoom())),
                "legend-railway",
            ),
            line(
                Mark::NeighbourBorder,
                neighbour_stroke(theme),
                "legend-neighbour-line",
            ),
            line(Mark::OwnLine, own_line_stroke(theme), "legend-own-line"),
            self.sign(self.sees(Mark::Airport), Swatch::Airport, "legend-airport"),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Extent;
    use crate::scene::testing::Map;

    fn legend(map: &Map) -> Legend {
        map.reserved(|_, _, legend, _| legend.clone())
    }

    fn signs(legend: &Legend) -> Vec<Swatch> {
        let entries = legend
            .0
            .iter()
            .flat_map(|(_, entries)| entries.iter().flatten());
        let signs = entries.filter_map(|entry| match entry {
            LegendEntry::Sign(swatch, ..) => Some(swatch.clone()),
            LegendEntry::Links(..) | LegendEntry::Hidden(..) => None,
        });
        signs.collect()
    }

    #[test]
    fn a_legend_lists_what_its_layers_drew_and_nothing_of_those_that_are_off() {
        let map = Map::of(Extent::Region);
        let all = signs(&legend(&map));
        for swatch in [Swatch::Hatch, Swatch::Point, Swatch::Fill(Standing::Core)] {
            assert!(all.contains(&swatch), "{swatch:?}");
        }
        assert!(!all.contains(&Swatch::Airport));
        let mut bare = map;
        for layer in Layer::ALL {
            bare.shown.set(layer, false);
        }
        let lines = signs(&legend(&bare));
        assert!(
            lines.iter().all(|sign| matches!(sign, Swatch::Line(_))),
            "{lines:?}"
        );
    }

    #[test]
    fn only_glyphs_that_are_drawn_stay_and_nothing_else_goes() {
        let all = legend(&Map::of(Extent::Circle));
        let glyph = |swatch: &Swatch| matches!(swatch, Swatch::Glyph(_));
        let (glyphs, others): (Vec<_>, Vec<_>) = signs(&all).into_iter().partition(glyph);
        let kept = BTreeSet::from([RoleCategory::Gateway]);
        let (left, same): (Vec<_>, Vec<_>) = signs(&all.with_lettering(&kept, true))
            .into_iter()
            .partition(glyph);
        assert!(glyphs.len() > 1);
        assert_eq!(left, [Swatch::Glyph(RoleCategory::Gateway)]);
        assert_eq!(same, others);
    }

    #[test]
    fn two_maps_share_a_legend_of_what_either_draws() {
        let near = legend(&Map::near());
        let far = legend(&Map::of(Extent::Region));
        let both = signs(&near.clone().merged(far.clone()));
        // Maps of a page have one scale; these two draw the lines of the base map in two ways.
        let is_line = |sign: &Swatch| matches!(sign, Swatch::Line(_));
        for sign in signs(&near).iter().chain(&signs(&far)) {
            let is_there = |other: &Swatch| other == sign || is_line(other) && is_line(sign);
            assert!(both.iter().any(is_there), "{sign:?}");
        }
        assert!(both.len() > signs(&near).len());
    }
}
