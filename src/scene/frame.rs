//! The frame of a map: a request with its projection, which all phases read and none changes.

use super::numbering::Sources;
use super::position::node_of;
use super::spokes::Spokes;
use super::subject::{Nearness, Subject};
use super::theme::{COUNTY_ZOOM, ROOMY_PAGE_PT};
use super::{About, Layer, Request, Theme};
use crate::connection::Connections;
use crate::filter::Fact;
use crate::geometry::{WorldArea, WorldLine, visible_runs};
use crate::i18n::I18n;
use crate::model::{Atlas, Evidence, FeatureId, Level, PlaceId, RoleId};
use crate::projection::{PagePt, PageRect, ToPage, WorldPt, WorldRect};

/// A frame narrower or lower than this has hardly room for more than the map.
const CRAMPED_PT: (f64, f64) = (380.0, 330.0);

/// A request with what follows from its view.
#[derive(Clone, Debug)]
pub(super) struct MapFrame<'a> {
    /// What is asked for.
    pub(super) request: &'a Request<'a>,
    /// From the world to the page.
    pub(super) to_page: ToPage,
    /// The frame with its margin.
    pub(super) clip: PageRect,
    /// The same part of the world.
    pub(super) clip_world: WorldRect,
    /// What the map is about; `None` for a map of everything.
    pub(super) subject: Option<Subject>,
    /// The lines of what it ties.
    pub(super) spokes: Spokes,
}

impl<'a> MapFrame<'a> {
    pub(super) fn new(request: &'a Request<'a>) -> Self {
        let (atlas, shown, about) = (request.atlas, request.shown, request.about);
        let connections = match about {
            About::Connected(connected) => Some(Connections::of(atlas, shown, connected)),
            About::Everything | About::Feature(_) | About::Compared(_) => None,
        };
        let connections = connections.as_ref();
        let spokes = connections.map(|of| Spokes::of_connections(atlas, of));
        Self {
            subject: Subject::of(atlas, about, connections),
            spokes: spokes.unwrap_or_default(),
            ..Self::of_everything(request)
        }
    }

    /// The frame of a map on which nothing steps back.
    pub(super) fn of_everything(request: &'a Request<'a>) -> Self {
        let to_page = request.view.transform();
        let clip = request.view.frame.expand(request.margin_pt);
        Self {
            request,
            to_page,
            clip,
            clip_world: WorldRect {
                min: to_page.unproject(clip.min),
                max: to_page.unproject(clip.max),
            },
            subject: None,
            spokes: Spokes::default(),
        }
    }

    pub(super) fn atlas(&self) -> &'a Atlas {
        self.request.atlas
    }

    pub(super) fn theme(&self) -> &'a Theme {
        self.request.theme
    }

    pub(super) fn i18n(&self) -> &'a I18n {
        self.request.i18n
    }

    pub(super) fn tr(&self, key: &str) -> String {
        self.request.i18n.tr(key)
    }

    /// The frame on the page, its margin left aside.
    pub(super) fn rect(&self) -> PageRect {
        self.request.view.frame
    }

    pub(super) fn zoom(&self) -> f64 {
        self.request.view.zoom
    }

    pub(super) fn shows(&self, layer: Layer) -> bool {
        self.request.shown.layer(layer)
    }

    /// Whether counties are drawn.
    pub(super) fn draws_counties(&self) -> bool {
        self.zoom() >= COUNTY_ZOOM
    }

    /// Whether a county is drawn: with all others, or for the sake of what the map is about.
    pub(super) fn draws_county(&self, place: PlaceId) -> bool {
        let is_for_subject = |subject: &Subject| subject.draws_county(place, self.zoom());
        self.draws_counties() || self.subject.as_ref().is_some_and(is_for_subject)
    }

    /// Whether a place is drawn for what the map is about alone, on a page with room for no more than
    /// its name: a county or a zone of a map too far for others.
    pub(super) fn has_name_alone(&self, place: PlaceId) -> bool {
        let region = self.atlas().place(place).region;
        let level = region.map(|region| self.atlas().region(region).level);
        let is_part = level.is_none_or(|level| level == Level::County);
        let is_far = self.subject.is_some() && !self.draws_counties();
        is_part && is_far && self.request.page.0 < ROOMY_PAGE_PT
    }

    /// How near a feature is to what the map is about; on a map of everything all are alike.
    pub(super) fn nearness(&self, feature: FeatureId) -> Nearness {
        let subject = self.subject.as_ref();
        let nearness = subject.map_or(Nearness::Own, |subject| subject.nearness(feature));
        if nearness > Nearness::Itself && !self.is_asked_for(feature) {
            return Nearness::Apart;
        }
        nearness
    }

    /// Whether a feature is among the facts that are asked for, or is a place with such a role.
    fn is_asked_for(&self, feature: FeatureId) -> bool {
        let filter = self.request.shown.filter();
        filter.is_empty() || filter.admits_feature(self.atlas(), feature)
    }

    /// Whether a feature is left out because it is not asked for.
    pub(super) fn is_hidden(&self, feature: FeatureId) -> bool {
        self.request.shown.hides_feature(self.atlas(), feature)
    }

    /// Whether a role is asked for.
    pub(super) fn is_role_asked_for(&self, id: RoleId) -> bool {
        let filter = self.request.shown.filter();
        let fact = Fact::Role(id, self.atlas().role(id));
        filter.is_empty() || filter.admits(self.atlas(), &fact)
    }

    /// Whether a feature steps back behind what the map is about: it is drawn thin or faint.
    pub(super) fn stands_back(&self, feature: FeatureId) -> bool {
        self.nearness(feature) == Nearness::Apart
    }

    /// Whether a feature belongs to what the map is about, which is drawn and named though the map
    /// would be too far for it.
    pub(super) fn is_of_subject(&self, feature: FeatureId) -> bool {
        self.subject.is_some() && !self.stands_back(feature)
    }

    /// Whether the fill of a unit steps back behind what the map is about.
    pub(super) fn is_faint(&self, place: PlaceId) -> bool {
        let subject = self.subject.as_ref();
        let is_apart = subject.is_some_and(|subject| !subject.fills(place));
        is_apart || !self.is_asked_for(FeatureId::Place(place))
    }

    /// Whether it is a diagram without ground.
    pub(super) fn is_diagram(&self) -> bool {
        self.atlas().base().diagram.is_some()
    }

    /// The ways of a diagram from place to place on the page, and how many links run along one of
    /// them at most; `None` on a map.
    pub(super) fn way(&self, places: &[PlaceId]) -> Option<(Vec<PagePt>, usize)> {
        let plan = self.atlas().base().diagram.as_ref()?;
        let drawn = places
            .iter()
            .filter(|id| self.atlas().place(**id).node.is_some());
        let (course, lines) = plan.course(&drawn.copied().collect::<Vec<_>>())?;
        let page = course.iter().map(|at| self.to_page.project(*at)).collect();
        Some((page, lines))
    }

    /// Whether the map is one of a small page.
    pub(super) fn is_small(&self) -> bool {
        self.request.furniture.is_small
    }

    /// Whether the frame has hardly room for more than the map.
    pub(super) fn is_cramped(&self) -> bool {
        let frame = self.rect();
        frame.width() < CRAMPED_PT.0 || frame.height() < CRAMPED_PT.1
    }

    pub(super) fn is_selected(&self, feature: FeatureId) -> bool {
        self.request.about.has(feature)
    }

    /// Whether a fact was said by the date that is shown.
    pub(super) fn is_said(&self, evidence: &Evidence) -> bool {
        self.request.shown.holds(self.request.atlas, evidence)
    }

    /// The texts of a fact, as far as they are shown.
    pub(super) fn sources_of(&self, evidence: &Evidence) -> Sources {
        let mut sources = Sources::new();
        self.add_sources_of(evidence, &mut sources);
        sources
    }

    /// Adds the texts of a fact, as far as they are shown, to others.
    pub(super) fn add_sources_of(&self, evidence: &Evidence, sources: &mut Sources) {
        let (atlas, shown) = (self.request.atlas, self.request.shown);
        for mention in evidence.mentions() {
            let id = mention.anchor.source;
            if shown.is_by_then(atlas.source(id).date) {
                sources.insert(id);
            }
        }
    }

    /// The numbers behind the name of a fact, where the map has them.
    pub(super) fn numbers_of(&self, evidence: &Evidence) -> Option<String> {
        self.numbers_for(&self.sources_of(evidence))
    }

    /// The numbers of some texts, where the map has them.
    pub(super) fn numbers_for(&self, sources: &Sources) -> Option<String> {
        let numbering = self.request.furniture.numbers.as_ref()?;
        Some(numbering.of(sources)).filter(|numbers| !numbers.is_empty())
    }

    pub(super) fn project(&self, at: WorldPt) -> PagePt {
        self.to_page.project(at)
    }

    pub(super) fn unproject(&self, at: PagePt) -> WorldPt {
        self.to_page.unproject(at)
    }

    /// Where marks of a place attach, on the page.
    pub(super) fn node(&self, place: PlaceId) -> Option<PagePt> {
        Some(self.project(node_of(self.request.atlas, place)?))
    }

    /// Where marks of a place attach, in the world.
    pub(super) fn node_in_world(&self, place: PlaceId) -> Option<WorldPt> {
        node_of(self.request.atlas, place)
    }

    /// A line on the page at this zoom's level of detail.
    pub(super) fn page_line(&self, line: &WorldLine) -> Vec<PagePt> {
        self.projected(line.at_zoom(self.zoom()))
    }

    /// Whether any of an area lies in the frame.
    pub(super) fn sees_area(&self, area: &WorldArea) -> bool {
        let view = self.request.view;
        let rings = &area.at_zoom(view.zoom).rings;
        area.bounds().intersects(&view.world_rect())
            && (area.contains(view.center) || rings.iter().any(|r| self.sees_course(r)))
    }

    /// Whether any of a line lies in the frame.
    pub(super) fn sees_line(&self, line: &WorldLine) -> bool {
        line.bounds().intersects(&self.request.view.world_rect())
            && self.sees_course(line.at_zoom(self.zoom()))
    }

    /// Whether a line of the page has a segment whose box touches the frame.
    pub(super) fn sees_page_line(&self, line: &[PagePt]) -> bool {
        !visible_runs(line, &self.rect()).is_empty()
    }

    fn sees_course(&self, course: &[WorldPt]) -> bool {
        self.sees_page_line(&self.projected(course))
    }

    fn projected(&self, course: &[WorldPt]) -> Vec<PagePt> {
        course.iter().map(|p| self.project(*p)).collect()
    }

    /// A length as a share of the frame's diagonal.
    pub(super) fn share_of_diagonal(&self, length: f64) -> f64 {
        let frame = self.rect();
        length / frame.width().hypot(frame.height()).max(1.0)
    }
}

#[cfg(test)]
mod tests {
    use crate::scene::testing::{ATLAS, Map};
    use crate::scene::{Extent, Numbering};

    #[test]
    fn a_frame_sees_what_lies_in_it_and_not_what_lies_in_its_margin_alone() {
        let mut map = Map::about(104.65, 30.12, 10.0);
        map.margin_pt = 4000.0;
        map.frame(|frame| {
            let area = |key: &str| {
                let place = ATLAS.place_by_key(key).expect("a place");
                let region = ATLAS.place(place).region.expect("a region");
                &ATLAS.region(region).area
            };
            assert!(frame.sees_area(area("512000")), "Ziyang");
            assert!(!frame.sees_area(area("500000")), "Chongqing");
            assert!(frame.clip_world.intersects(&area("500000").bounds()));
        });
    }

    #[test]
    fn the_numbers_of_a_fact_are_those_of_its_texts_by_the_date_that_is_shown() {
        let mut map = Map::of(Extent::Circle);
        let sources: Vec<_> = ATLAS.sources().map(|(id, _)| id).collect();
        map.furniture.numbers = Some(Numbering::new(sources));
        let role = ATLAS.roles().next().expect("a role").1;
        let numbers = |map: &Map| map.frame(|frame| frame.numbers_of(&role.evidence));
        assert!(numbers(&map).is_some_and(|n| n.starts_with('[')));
        map.shown
            .set_as_of(crate::model::PartialDate::parse("1990"));
        assert_eq!(numbers(&map), None);
    }
}
