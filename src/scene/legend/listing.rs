//! What a frame gives a legend to list: the entries of just what its layers drew.

use std::collections::BTreeSet;

use super::entry::{Group, LegendEntry};
use super::swatch::{FillTone, SelectedForm, Swatch};
use crate::connection::Tie;
use crate::i18n::keys;
use crate::model::{
    Alignment, AlignmentKind, BorderClass, CorridorFamily, CorridorId, FeatureId, Link, LinkId,
    Mode, PlaceId, RoleCategory, Status,
};
use crate::scene::frame::MapFrame;
use crate::scene::layers::{
    CourseForm, LineStyle, Marks, border_stroke, neighbour_stroke, own_line_stroke,
    railway_strokes, river_stroke, seen_dots,
};
use crate::scene::numbering::Sources;
use crate::scene::role_glyphs::possible_glyphs;
use crate::scene::seen::SeenFacts;
use crate::scene::theme::LinkClass;
use crate::scene::{Layer, Mark, Standing, standing_name};

/// What the entries of a legend are read from.
pub(super) struct Listing<'a> {
    pub(super) frame: &'a MapFrame<'a>,
    pub(super) marks: &'a Marks,
    pub(super) facts: &'a SeenFacts,
}

impl Listing<'_> {
    /// All groups in their order, each of the same length whatever is drawn.
    pub(super) fn groups(&self) -> Vec<Group> {
        let drawn = DrawnLinks::of(self);
        vec![
            ("legend-fills", self.fills()),
            ("legend-roles", self.glyphs()),
            ("legend-links", self.modes(&drawn)),
            ("legend-statuses", self.statuses(&drawn)),
            ("legend-courses", self.courses(&drawn)),
            ("legend-corridors", self.corridors()),
            (self.base_head(), self.base()),
        ]
    }

    /// An entry for a sign that stands for no fact, where it is drawn.
    fn sign(&self, is_drawn: bool, swatch: Swatch, key: &str) -> Option<LegendEntry> {
        is_drawn.then(|| LegendEntry::Sign(swatch, self.frame.tr(key), Sources::new()))
    }

    fn sees(&self, mark: Mark) -> bool {
        self.marks.base.seen.contains(&mark)
    }

    /// The mark of what is selected, where that is of a kind and seen.
    fn selected(&self, form: Option<SelectedForm>) -> Option<LegendEntry> {
        let is_figure = self.frame.request.furniture.footer;
        let key = if is_figure {
            "legend-subject"
        } else {
            "legend-selected"
        };
        self.sign(true, Swatch::Selected(form?), key)
    }

    fn selected_place(&self) -> Option<SelectedForm> {
        let features = self.frame.request.about.features();
        let mut seen = features.filter_map(|feature| match feature {
            FeatureId::Place(id) => self.place_form(id),
            FeatureId::Link(_) | FeatureId::Corridor(_) => None,
        });
        seen.next()
    }

    /// How a place that the map is about is marked, where its mark is seen.
    fn place_form(&self, id: PlaceId) -> Option<SelectedForm> {
        let (frame, atlas) = (self.frame, self.frame.atlas());
        let place = atlas.place(id);
        if let Some(region) = place.region {
            let view = frame.request.view.world_rect();
            let is_seen = atlas.region(region).area.bounds().intersects(&view);
            return is_seen.then_some(SelectedForm::Area);
        }
        let zones = &self.marks.zones.drawings;
        let mark = zones.iter().find(|(zone, _)| *zone == id);
        let node = || place.node.as_ref().map(|node| node.at.to_world());
        let at = mark.map(|(_, at)| *at).or_else(node)?;
        let is_seen = frame.rect().contains(frame.project(at));
        is_seen.then_some(SelectedForm::Point)
    }

    fn selected_link(&self) -> Option<SelectedForm> {
        let features = self.frame.request.about.features();
        let mut links = features.filter_map(|feature| match feature {
            FeatureId::Link(id) => Some(id),
            FeatureId::Place(_) | FeatureId::Corridor(_) => None,
        });
        let id = links.next()?;
        let is_seen = self.facts.links.contains(&id);
        let link = self.frame.atlas().link(id);
        let style = LineStyle::of(self.frame.theme(), link.mode, link.status);
        is_seen.then_some(match link.alignment {
            Alignment::Lines(_) => SelectedForm::Line(style),
            Alignment::Points(_) | Alignment::None { .. } => SelectedForm::Point,
        })
    }

    fn selected_corridor(&self) -> Option<SelectedForm> {
        let features = self.frame.request.about.features();
        let mut families = features.filter_map(|feature| match feature {
            FeatureId::Corridor(id) => self.facts.corridors.get(&id),
            FeatureId::Place(_) | FeatureId::Link(_) => None,
        });
        families.next().copied().map(SelectedForm::Corridor)
    }

    fn fills(&self) -> Vec<Option<LegendEntry>> {
        let frame = self.frame;
        let fill = |standing: Standing| {
            let text = standing_name(frame.atlas(), frame.request.i18n, standing);
            let is_seen = frame.shows(Layer::Roles) && self.sees(Mark::Fill(standing));
            let base = &self.marks.base;
            let tone = match (
                base.strong.contains(&standing),
                base.faint.contains(&standing),
            ) {
                (_, false) => FillTone::Strong,
                (false, true) => FillTone::Faint,
                (true, true) => FillTone::Both,
            };
            let sources = self.facts.of_standing(standing);
            let swatch = Swatch::Fill(standing, tone);
            is_seen.then_some(LegendEntry::Sign(swatch, text, sources))
        };
        let mut entries = vec![self.selected(self.selected_place())];
        entries.extend(Standing::ALL.into_iter().map(fill));
        entries.push(self.sign(
            self.sees(Mark::Hatch),
            Swatch::Hatch,
            "legend-outside-circle",
        ));
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
        let more = self.sign(possible.len() > 1, Swatch::MoreGlyphs, "legend-more-roles");
        // Zones are drawn because a text gives them a role.
        let zones = self.facts.zones();
        let zone = self.frame.tr("legend-zone");
        let zones = zones.map(|sources| LegendEntry::Sign(Swatch::Zone, zone, sources));
        let entries = RoleCategory::ALL.into_iter().map(entry);
        entries.chain([more, zones]).collect()
    }

    /// An entry for such of some links as are wanted.
    fn of_links(
        &self,
        swatch: Swatch,
        text: String,
        of: &[(LinkId, &Link)],
        wanted: &dyn Fn(&Link) -> bool,
    ) -> Option<LegendEntry> {
        let of: Vec<_> = of.iter().filter(|(_, link)| wanted(link)).collect();
        let sources = of
            .iter()
            .flat_map(|(_, link)| self.frame.sources_of(&link.evidence));
        (!of.is_empty()).then(|| LegendEntry::Sign(swatch, text, sources.collect()))
    }

    fn modes(&self, drawn: &DrawnLinks<'_>) -> Vec<Option<LegendEntry>> {
        let (frame, theme) = (self.frame, self.frame.theme());
        let mut entries = vec![self.selected(self.selected_link())];
        for class in LinkClass::ALL {
            let style = LineStyle::of(theme, class.first_mode(), Status::InOperation);
            let swatch = Swatch::Link(style);
            let is_such = |link: &Link| LinkClass::of(link.mode) == class;
            entries.push(self.of_links(swatch, frame.tr(class.key()), &drawn.lines, &is_such));
        }
        let is_airport = |link: &Link| link.mode == Mode::Airport;
        let is_hub = |link: &Link| !is_airport(link);
        let points = &drawn.points;
        entries.push(self.of_links(Swatch::Point, frame.tr("legend-hub"), points, &is_hub));
        let airport = frame.tr("legend-airport-planned");
        entries.push(self.of_links(Swatch::PlannedAirport, airport, points, &is_airport));
        entries
    }

    /// The statuses as lines show them, with the codes that stand on these.
    fn statuses(&self, drawn: &DrawnLinks<'_>) -> Vec<Option<LegendEntry>> {
        let (frame, theme) = (self.frame, self.frame.theme());
        let entry = |status: Status| {
            let code = keys::status_code(status).map(|key| frame.tr(key));
            let swatch = Swatch::Status(LineStyle::of_status(theme, status), code);
            let text = frame.tr(keys::status(status));
            self.of_links(swatch, text, &drawn.lines, &|link| link.status == status)
        };
        Status::ALL.into_iter().map(entry).collect()
    }

    /// What the signs of the ground are called; a diagram has places alone.
    fn base_head(&self) -> &'static str {
        if self.frame.is_diagram() {
            "legend-places"
        } else {
            "legend-base"
        }
    }

    /// How the courses of the lines that are seen are known, and what is said of no more than some.
    fn courses(&self, drawn: &DrawnLinks<'_>) -> Vec<Option<LegendEntry>> {
        let frame = self.frame;
        let forms = &self.marks.links.forms;
        let course = |form: CourseForm| {
            // On a small page one row tells them apart: what is not schematic is traced.
            let is_plain = form == CourseForm::Traced && forms.len() > 1;
            if frame.is_small() && is_plain {
                return None;
            }
            let links = forms.get(&form)?.clone();
            let swatch = Some(Swatch::Course(form));
            Some(LegendEntry::Links(swatch, form.key(), links))
        };
        let open_end = self.marks.links.has_open_end;
        let mut entries = vec![self.sign(open_end, Swatch::OpenEnd, "legend-open-end")];
        entries.extend(CourseForm::ALL.into_iter().map(course));
        let theme = frame.theme();
        let thin = LineStyle::of(theme, Mode::HighSpeedRail, Status::UnderConstruction);
        let thin = Swatch::Link(thin.stepped_back(theme));
        let others = frame.tr("legend-other-links");
        entries.push(self.of_links(thin, others, &drawn.thin, &|_| true));
        entries.extend(self.doubts(drawn));
        entries
    }

    /// How many of the links that are seen are no lines, and how many tie places that no text spells
    /// out.
    fn doubts(&self, drawn: &DrawnLinks<'_>) -> Vec<Option<LegendEntry>> {
        let count = |key, wanted: &dyn Fn(&Link) -> bool| {
            let links = drawn.lines.iter().chain(&drawn.points);
            let such = links.filter(|(_, link)| wanted(link));
            let ids: BTreeSet<LinkId> = such.map(|(id, _)| *id).collect();
            (!ids.is_empty()).then_some(LegendEntry::Links(None, key, ids))
        };
        let is_point = |link: &Link| link.alignment.kind() == AlignmentKind::Point;
        let hidden = self.marks.links.hidden;
        let has_hidden = hidden > 0 && !self.facts.links.is_empty();
        vec![
            count("legend-points", &is_point),
            count("legend-derived", &|link| link.derived),
            has_hidden.then_some(LegendEntry::Counted(None, "legend-lines-hidden", hidden)),
        ]
    }

    /// The families as they are drawn, then what stands for many, and what stands back.
    fn corridors(&self) -> Vec<Option<LegendEntry>> {
        let frame = self.frame;
        let corridors = &self.marks.corridors;
        let drawings = corridors.drawings.iter();
        let drawings: Vec<_> = drawings.filter(|drawing| drawing.is_seen).collect();
        let is_whole = |id: &CorridorId| {
            drawings
                .iter()
                .any(|drawing| drawing.corridors.contains(id))
        };
        let entry = |family: CorridorFamily| {
            let seen = self.facts.corridors.iter();
            let of = seen.filter(|(id, drawn_as)| **drawn_as == family && is_whole(id));
            let of: Vec<_> = of.map(|(id, _)| frame.atlas().corridor(*id)).collect();
            let sources = of.iter().flat_map(|c| frame.sources_of(&c.evidence));
            let text = frame.tr(keys::corridor_family(family));
            let swatch = Swatch::Corridor(family);
            (!of.is_empty()).then(|| LegendEntry::Sign(swatch, text, sources.collect()))
        };
        let mut entries = vec![self.selected(self.selected_corridor())];
        entries.extend(CorridorFamily::ALL.map(entry));
        let has_counts = drawings.iter().any(|drawing| drawing.corridors.len() > 1);
        entries.push(self.sign(has_counts, Swatch::Count, "legend-corridor-count"));
        // On a map of everything it is known how many they are.
        let thin = corridors.thin.len();
        let is_any_thin = self.facts.corridors.keys().any(|id| !is_whole(id));
        entries.push(if thin > 0 {
            let swatch = Some(Swatch::ThinCorridor);
            Some(LegendEntry::Counted(swatch, "legend-corridor-thin", thin))
        } else {
            self.sign(is_any_thin, Swatch::ThinCorridor, "legend-other-corridors")
        });
        entries.extend(self.spokes());
        entries
    }

    /// The schematic lines between places that are tied, and how many places have none.
    fn spokes(&self) -> [Option<LegendEntry>; 3] {
        let (frame, drawn) = (self.frame, &self.marks.spokes);
        let entry = |ties: &[Tie], is_via, key: &str| {
            let evidence = ties.iter().map(|tie| tie.evidence(frame.atlas()));
            let sources = evidence.flat_map(|e| frame.sources_of(e)).collect();
            let sign = LegendEntry::Sign(Swatch::Spoke { is_via }, frame.tr(key), sources);
            (!ties.is_empty()).then_some(sign)
        };
        let without = frame.spokes.without.len();
        let key = "legend-spokes-without";
        [
            entry(&drawn.direct, false, "legend-spokes"),
            entry(&drawn.via, true, "legend-spokes-via"),
            (without > 0).then_some(LegendEntry::Counted(None, key, without)),
        ]
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
        let dots = seen_dots(self.frame);
        vec![
            (!dots.is_empty()).then_some(LegendEntry::Dots(dots)),
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

/// The links that are seen, by how they are drawn.
struct DrawnLinks<'a> {
    lines: Vec<(LinkId, &'a Link)>,
    /// Lines that stand back.
    thin: Vec<(LinkId, &'a Link)>,
    points: Vec<(LinkId, &'a Link)>,
}

impl<'a> DrawnLinks<'a> {
    fn of(listing: &Listing<'a>) -> Self {
        let (frame, atlas) = (listing.frame, listing.frame.atlas());
        let links = listing.facts.links.iter();
        let links = links.map(|id| (*id, atlas.link(*id)));
        let is_line = |(_, link): &(LinkId, &Link)| matches!(link.alignment, Alignment::Lines(_));
        let stands_back = |(id, _): &(LinkId, &Link)| frame.stands_back(FeatureId::Link(*id));
        let (lines, points): (Vec<_>, Vec<_>) = links.partition(is_line);
        let (thin, lines) = lines.into_iter().partition(stands_back);
        Self {
            lines,
            thin,
            points,
        }
    }
}
