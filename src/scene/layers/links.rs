//! Planned links that are lines: casing, line, ticks and open ends.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::course_form::{CourseForm, FadedLine, faded, tie_point};
use super::detail::Detail;
use super::line_style::{LineStyle, link_color};
use crate::geometry::{LaneLine, LaneRules, WorldLine, clip_line, side_by_side, visible_runs};
use crate::model::{Alignment, AlignmentPart, FeatureId, Link, LinkId, Mode, Waypoint};
use crate::projection::{PagePt, WorldPt};
use crate::scene::course::Course;
use crate::scene::draw_list::DrawList;
use crate::scene::frame::MapFrame;
use crate::scene::theme::{
    CASING_PT, LANE_GAP_PT, LANE_TAPER_PT, LINE_AREA_PT2, NEAREST_LINES_PT, SHARED_LENGTH_KM,
    SHARED_LENGTH_PT, SHARED_WAY_KM,
};
use crate::scene::{Layer, Mark, Shape, Stroke};

/// How far the mark of a selected line reaches beyond its casing, both sides together.
pub(in crate::scene) const SELECTED_PT: f64 = 2.6;
/// However small a map is, it has room for so many lines.
const LEAST_LINES: usize = 100;

/// What this layer drew.
#[derive(Debug, Default)]
pub(in crate::scene) struct LinkMarks {
    /// The lines as they are drawn, side by side where they share a way.
    pub(in crate::scene) lines: Vec<(FeatureId, Arc<WorldLine>)>,
    /// The same at this zoom's level of detail, which names keep clear of.
    pub(in crate::scene) courses: Vec<Course>,
    /// What asks for a name and a code, in drawing order.
    pub(in crate::scene) drawings: Vec<LineDrawing>,
    /// Whether a line in the frame ends where it goes on.
    pub(in crate::scene) has_open_end: bool,
    /// How the courses in the frame are known, with the links that are drawn so.
    pub(in crate::scene) forms: BTreeMap<CourseForm, BTreeSet<LinkId>>,
    /// The points that ties lead to, with their links.
    pub(in crate::scene) waypoints: Vec<(LinkId, Waypoint)>,
    /// Where the lanes of a diagram end, each with the node at which they do.
    pub(in crate::scene) lane_ends: Vec<LaneEnd>,
    /// Lines for which the map has no room.
    pub(in crate::scene) hidden: usize,
}

/// Where a lane ends.
#[derive(Clone, Copy, Debug)]
pub(in crate::scene) struct LaneEnd {
    /// The end of its line.
    pub(in crate::scene) node: PagePt,
    /// The end of the lane.
    pub(in crate::scene) at: PagePt,
}

/// A link that is drawn as lines.
#[derive(Debug)]
pub(in crate::scene) struct LineDrawing {
    pub(in crate::scene) link: LinkId,
    /// Positions among [`LinkMarks::courses`] of the lines that carry its name, the longest first.
    pub(in crate::scene) courses: Vec<usize>,
    /// How long they are together, in the world.
    pub(in crate::scene) length: f64,
    /// Whether any of the link may lie in the frame, its margin left aside.
    pub(in crate::scene) is_seen: bool,
}

/// Roads lie beneath rail, water beneath roads.
pub(in crate::scene) const fn drawing_order(mode: Mode) -> u8 {
    match mode {
        Mode::Waterway | Mode::WaterDiversion => 0,
        Mode::TourismRoad | Mode::FastRoad => 1,
        Mode::Expressway => 2,
        Mode::SuburbanRail => 3,
        Mode::ConventionalRail => 4,
        Mode::HighSpeedRail => 5,
        Mode::Airport | Mode::Station | Mode::FreightHub | Mode::Network | Mode::Other => 6,
    }
}

/// The links that are on, in drawing order.
pub(super) fn shown_links<'a>(frame: &MapFrame<'a>) -> Vec<(LinkId, &'a Link)> {
    if !frame.shows(Layer::Links) {
        return Vec::new();
    }
    let links = frame.atlas().links();
    let mut links: Vec<_> = links
        .filter(|(id, l)| frame.is_said(&l.evidence) && !frame.is_hidden(FeatureId::Link(*id)))
        .collect();
    links.sort_by_key(|(id, link)| (drawing_order(link.mode), *id));
    links
}

pub(super) fn draw(frame: &MapFrame<'_>, detail: Detail, list: &mut DrawList) -> LinkMarks {
    let (mut parts, hidden) = drawn_parts(frame, detail);
    // What the map is about lies above all that steps back.
    parts.sort_by_key(|part| !frame.stands_back(FeatureId::Link(part.link)));
    let mut links = LinkLayer {
        frame,
        list,
        marks: LinkMarks {
            hidden,
            ..LinkMarks::default()
        },
        known_points: BTreeSet::new(),
    };
    for of_one in parts.chunk_by(|a, b| a.link == b.link) {
        links.link(of_one);
    }
    for part in &parts {
        links.waypoints(part);
        if frame.is_diagram() {
            links.marks.lane_ends.extend(lane_ends(frame, part));
        }
    }
    links.marks
}

/// A part of a link as it is drawn.
struct DrawnPart<'a> {
    link: LinkId,
    part: &'a AlignmentPart,
    form: CourseForm,
    line: Arc<WorldLine>,
}

/// Where the lane of a part ends on the page, at both its ends.
fn lane_ends(frame: &MapFrame<'_>, part: &DrawnPart<'_>) -> Vec<LaneEnd> {
    let (own, lane) = (course_of(frame, part.part).points(), part.line.points());
    let ends = [own.first().zip(lane.first()), own.last().zip(lane.last())];
    let ends = ends.into_iter().flatten();
    let end = |(own, lane): (&WorldPt, &WorldPt)| LaneEnd {
        node: frame.project(*own),
        at: frame.project(*lane),
    };
    ends.map(end).collect()
}

/// The parts of links on the map, side by side where they share a way, and how many of them the
/// map has no room for.
fn drawn_parts<'a>(frame: &MapFrame<'a>, detail: Detail) -> (Vec<DrawnPart<'a>>, usize) {
    let mut parts: Vec<(LinkId, &AlignmentPart)> = Vec::new();
    for (id, link) in shown_links(frame) {
        if let Alignment::Lines(of_link) = &link.alignment {
            let seen = of_link.iter();
            let seen = seen.filter(|part| part.line.bounds().intersects(&frame.clip_world));
            parts.extend(seen.map(|part| (id, part)));
        }
    }
    let hidden = keep_longest(frame, &mut parts);
    // Where not even every line has room, none has room beside another.
    let moved = if hidden > 0 || detail == Detail::Survey {
        vec![None; parts.len()]
    } else {
        in_lanes(frame, &parts)
    };
    let drawn = parts.into_iter().zip(moved);
    let drawn = drawn.map(|((link, part), moved)| DrawnPart {
        link,
        part,
        form: CourseForm::of(frame, part),
        line: moved.map_or_else(
            || Arc::clone(course_of(frame, part)),
            |page| {
                let world = page.iter().map(|p| frame.unproject(*p)).collect();
                Arc::new(WorldLine::from_world(world))
            },
        ),
    });
    (drawn.collect(), hidden)
}

/// The course of a part in the form in which a map draws it.
fn course_of<'a>(frame: &MapFrame<'_>, part: &'a AlignmentPart) -> &'a Arc<WorldLine> {
    match (CourseForm::of(frame, part), &part.tie) {
        (CourseForm::Tie, Some(tie)) => &tie.line,
        _ => &part.line,
    }
}

/// The courses of lines that run beside others, moved apart.
fn in_lanes(frame: &MapFrame<'_>, parts: &[(LinkId, &AlignmentPart)]) -> Vec<Option<Vec<PagePt>>> {
    let lines: Vec<LaneLine> = parts
        .iter()
        .map(|(id, part)| {
            let link = frame.atlas().link(*id);
            let style = LineStyle::of(frame.theme(), link.mode, link.status);
            let width_pt = style.at_zoom(link.mode, frame.zoom()).width_pt;
            LaneLine {
                points: frame.page_line(course_of(frame, part)),
                lane_pt: width_pt + 2.0 * CASING_PT + LANE_GAP_PT,
                owner: id.0,
            }
        })
        .collect();
    let pt_per_km = 1000.0 / frame.request.view.metres_per_pt();
    side_by_side(
        &lines,
        &LaneRules {
            near_pt: (SHARED_WAY_KM * pt_per_km).clamp(NEAREST_LINES_PT.0, NEAREST_LINES_PT.1),
            least_pt: (SHARED_LENGTH_KM * pt_per_km).clamp(SHARED_LENGTH_PT.0, SHARED_LENGTH_PT.1),
            taper_pt: LANE_TAPER_PT,
            // The lanes of a diagram end at the outline of a node.
            end_taper_pt: if frame.is_diagram() {
                0.0
            } else {
                LANE_TAPER_PT
            },
            area: frame.clip.expand(2.0 * LANE_TAPER_PT),
        },
    )
}

/// Keeps as many lines as the map has room for, those it is about and the longest first; how many are
/// left out. What is drawn is bounded by the size of the map, not by the data.
fn keep_longest(frame: &MapFrame<'_>, parts: &mut Vec<(LinkId, &AlignmentPart)>) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a page's worth"
    )]
    let room = (frame.clip.width() * frame.clip.height() / LINE_AREA_PT2) as usize;
    let most = room + LEAST_LINES;
    if parts.len() <= most {
        return 0;
    }
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_cached_key(|i| {
        let (link, part) = &parts[*i];
        let nearness = frame.nearness(FeatureId::Link(*link));
        let bounds = part.line.bounds();
        let size = (bounds.max.x - bounds.min.x).hypot(bounds.max.y - bounds.min.y);
        // Sizes are not negative, so that their bits are in their order.
        (nearness, std::cmp::Reverse(size.to_bits()), *i)
    });
    let kept: BTreeSet<usize> = order[..most].iter().copied().collect();
    let hidden = parts.len() - most;
    let mut position = 0;
    parts.retain(|_| {
        position += 1;
        kept.contains(&(position - 1))
    });
    hidden
}

/// The layer while it is drawn.
struct LinkLayer<'a> {
    frame: &'a MapFrame<'a>,
    list: &'a mut DrawList,
    marks: LinkMarks,
    /// Where the waypoints among the marks are: longitude and latitude by their bits.
    known_points: BTreeSet<(u64, u64)>,
}

impl LinkLayer<'_> {
    /// The parts of a link; those of its official length carry its name.
    fn link(&mut self, parts: &[DrawnPart<'_>]) {
        let Some(link) = parts.first().map(|p| p.link) else {
            return;
        };
        let frame = self.frame;
        let mut named: Vec<(usize, f64)> = Vec::new();
        let mut is_seen = false;
        for part in parts {
            let page = frame.page_line(&part.line);
            self.line(part, &page);
            if !clip_line(&page, &frame.rect()).is_empty() {
                is_seen = true;
                // A diagram does not say how courses on the ground are known.
                if !frame.is_diagram() {
                    self.marks.forms.entry(part.form).or_default().insert(link);
                }
            }
            let points = part.line.at_zoom(frame.zoom()).to_vec();
            let course = Course::new(points, Some(link.0));
            if part.part.counted || parts.len() == 1 {
                named.push((self.marks.courses.len(), course.length()));
            }
            self.marks.courses.push(course);
            let line = Arc::clone(&part.line);
            self.marks.lines.push((FeatureId::Link(link), line));
        }
        named.sort_by(|a, b| b.1.total_cmp(&a.1));
        if !named.is_empty() {
            self.marks.drawings.push(LineDrawing {
                link,
                length: named.iter().map(|(_, length)| length).sum(),
                courses: named.into_iter().map(|(i, _)| i).collect(),
                is_seen,
            });
        }
    }

    fn line(&mut self, part: &DrawnPart<'_>, page: &[PagePt]) {
        let (frame, theme) = (self.frame, self.frame.theme());
        let feature = FeatureId::Link(part.link);
        let link = frame.atlas().link(part.link);
        let style = LineStyle::of(theme, link.mode, link.status)
            .at_zoom(link.mode, frame.zoom())
            .in_form(part.form);
        let (style, casing) = if frame.stands_back(feature) {
            (style.stepped_back(theme), Vec::new())
        } else {
            (style, part.form.casing(theme, &style.stroke()))
        };
        let cased = style.width_pt + 2.0 * CASING_PT;
        let is_selected = frame.is_selected(feature);
        let selected = is_selected.then(|| Stroke::solid(theme.selection, cased + SELECTED_PT));
        let strokes = selected.into_iter().chain(casing).chain(style.strokes());
        let strokes: Vec<Stroke> = strokes.collect();
        let open = (part.part.open_start, part.part.open_end);
        let drawn = faded(frame, page, open, &strokes);
        let (drawn, ticked) = match drawn {
            None => (Arc::clone(&part.line), None),
            Some(FadedLine { whole, ends }) => {
                self.open_ends(page, open);
                ends.into_iter()
                    .for_each(|end| self.list.add_of(Mark::OpenEnd, feature, end));
                let world = whole.iter().map(|p| frame.unproject(*p)).collect();
                (Arc::new(WorldLine::from_world(world)), Some(whole))
            }
        };
        self.strokes(feature, &drawn, strokes);
        let runs = visible_runs(ticked.as_deref().unwrap_or(page), &frame.clip);
        if let Some(ticks) = style.ticks(&runs) {
            self.list.add_of(Mark::LinkLine, feature, ticks);
        }
    }

    fn strokes(
        &mut self,
        feature: FeatureId,
        line: &Arc<WorldLine>,
        strokes: impl IntoIterator<Item = Stroke>,
    ) {
        for stroke in strokes {
            let line = Arc::clone(line);
            self.list
                .add_of(Mark::LinkLine, feature, Shape::Line { line, stroke });
        }
    }

    /// Notes whether an end beyond which a line goes on lies in the frame.
    fn open_ends(&mut self, page: &[PagePt], open: (bool, bool)) {
        let ends = [(open.0, page.first()), (open.1, page.last())];
        let mut open = ends.into_iter().filter(|(is_open, _)| *is_open);
        let is_seen = |end: Option<&PagePt>| end.is_some_and(|p| self.frame.rect().contains(*p));
        self.marks.has_open_end |= open.any(|(_, end)| is_seen(end));
    }

    /// The points that a tie leads to.
    fn waypoints(&mut self, part: &DrawnPart<'_>) {
        let (CourseForm::Tie, Some(tie)) = (part.form, &part.part.tie) else {
            return;
        };
        let frame = self.frame;
        let color = link_color(frame.theme(), frame.atlas().link(part.link));
        for waypoint in &tie.waypoints {
            let at = frame.project(waypoint.at.to_world());
            if !frame.clip.contains(at) {
                continue;
            }
            let dot = tie_point(frame.theme(), at, color);
            self.list
                .add_of(Mark::Waypoint, FeatureId::Link(part.link), dot);
            // Adding zero makes one of the two zeros, which are equal but differ in their bits.
            let (lon, lat) = (waypoint.at.lon_deg + 0.0, waypoint.at.lat_deg + 0.0);
            if self.known_points.insert((lon.to_bits(), lat.to_bits())) {
                self.marks.waypoints.push((part.link, waypoint.clone()));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Extent;
    use crate::scene::testing::Map;

    fn drawn(map: &Map, detail: Detail) -> LinkMarks {
        map.frame(|frame| draw(frame, detail, &mut DrawList::default()))
    }

    #[test]
    fn a_survey_draws_the_links_that_the_map_draws() {
        let map = Map::of(Extent::Circle);
        let links = |detail| {
            let lines = drawn(&map, detail).lines;
            lines
                .into_iter()
                .map(|(link, _)| link)
                .collect::<BTreeSet<_>>()
        };
        let whole = links(Detail::Whole);
        assert!(whole.len() > 10, "{}", whole.len());
        assert_eq!(links(Detail::Survey), whole);
    }

    #[test]
    fn a_line_carries_its_name_on_its_longest_part() {
        for drawing in drawn(&Map::of(Extent::Region), Detail::Whole).drawings {
            let marks = drawn(&Map::of(Extent::Region), Detail::Whole);
            let lengths = drawing.courses.iter().map(|i| marks.courses[*i].length());
            assert!(lengths.is_sorted_by(|a, b| a >= b), "{:?}", drawing.link);
        }
    }
}
