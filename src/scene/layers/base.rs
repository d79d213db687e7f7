//! The base map: fills, hatch, rivers, railways and boundaries, bottom up.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::course_form::{FadedLine, faded};
use super::hatch::{Slope, hatch_lines, hatch_stroke};
use crate::geometry::WorldLine;
use crate::model::{
    BaseLine, Border, BorderClass, FeatureId, InCircle, Level, PlaceId, Region, River,
};
use crate::projection::PagePt;
use crate::scene::draw_list::DrawList;
use crate::scene::frame::MapFrame;
use crate::scene::obstacles::Symbol;
use crate::scene::shapes::aeroplane;
use crate::scene::standing::{city_standing, district_standing, is_district_faint};
use crate::scene::subject::Subject;
use crate::scene::theme::{AIRPORT_PT, HATCH_EVERY_PT};
use crate::scene::{Layer, Mark, Shape, Standing, Stroke, Theme};

/// From this zoom existing railways have the symbol of Chinese maps.
const RAILWAY_SYMBOL_ZOOM: f64 = 6.8;
/// Width of that symbol from afar, and at most.
const RAILWAY_PT: (f64, f64) = (1.5, 2.4);
/// How much broader it is with every zoom.
const RAILWAY_STEP_PT: f64 = 0.4;
/// Width of its white inside, as a share of its own.
const RAILWAY_INSIDE: f64 = 0.58;
/// Length of its black and white blocks, in its widths.
const RAILWAY_BLOCK: f64 = 3.0;
/// A railway shorter than this on the page is a spur or a part of a yard, and not drawn.
const LEAST_RAILWAY_PT: f64 = 9.0;
/// From this zoom the boundaries of prefectures have the whole pattern of their rank.
const FULL_PATTERN_ZOOM: f64 = 6.5;
/// From this zoom small rivers are drawn.
const SMALL_RIVER_ZOOM: f64 = 7.5;
/// Rivers of a higher order are small.
const LARGE_RIVER: u8 = 2;

/// What this layer drew.
#[derive(Clone, Debug, Default)]
pub(in crate::scene) struct BaseMarks {
    /// Kinds of marks of which something lies in the frame.
    pub(in crate::scene) seen: BTreeSet<Mark>,
    /// Standings of which a fill in the frame does not step back.
    pub(in crate::scene) strong: BTreeSet<Standing>,
    /// Standings of which one does.
    pub(in crate::scene) faint: BTreeSet<Standing>,
    pub(in crate::scene) symbols: Vec<Symbol>,
}

/// How a river of an order is drawn.
pub(in crate::scene) fn river_stroke(theme: &Theme, order: u8) -> Stroke {
    let width = match order {
        1 => 1.6,
        2 => 1.1,
        _ => 0.7,
    };
    Stroke::solid(theme.river, width)
}

/// Whether a river is one of the large ones, which are drawn and named from afar.
pub(in crate::scene) const fn is_large_river(river: &River) -> bool {
    river.order <= LARGE_RIVER
}

/// Whether a river is drawn on a map that shows rivers.
pub(in crate::scene) fn draws_river(frame: &MapFrame<'_>, river: &River) -> bool {
    is_large_river(river) || frame.zoom() >= SMALL_RIVER_ZOOM
}

/// How an existing railway is drawn at a zoom, bottom up: from near as on Chinese maps, a black line
/// whose inside is black and white in turn; from afar as a thin line.
pub(in crate::scene) fn railway_strokes(theme: &Theme, zoom: f64) -> Vec<Stroke> {
    if zoom < RAILWAY_SYMBOL_ZOOM {
        return vec![Stroke::solid(theme.railway, 0.55)];
    }
    let (narrow, broad) = RAILWAY_PT;
    let width = (narrow + (zoom - RAILWAY_SYMBOL_ZOOM) * RAILWAY_STEP_PT).min(broad);
    let block = width * RAILWAY_BLOCK;
    vec![
        Stroke::solid(theme.railway, width),
        Stroke::solid(theme.paper, width * RAILWAY_INSIDE).dashed(&[block, block]),
    ]
}

/// How the border of a neighbouring province is drawn.
pub(in crate::scene) fn neighbour_stroke(theme: &Theme) -> Stroke {
    Stroke::solid(theme.neighbour_line, 0.8).dashed(&[6.0, 2.0, 1.2, 2.0])
}

/// How a person's own line that is no area is drawn.
pub(in crate::scene) fn own_line_stroke(theme: &Theme) -> Stroke {
    Stroke::solid(theme.neighbour_line, 0.8)
}

/// How a boundary of a class is drawn, by its rank as Chinese atlases do: provinces by a dash and a
/// dot, prefectures by a dash and two dots, counties by fine dashes. From afar, where an outline
/// turns within the length of such a pattern, prefectures have dashes alone. The edge of a person's
/// own units is the boundary of no rank that is known.
pub(in crate::scene) fn border_stroke(frame: &MapFrame<'_>, class: BorderClass) -> Stroke {
    let theme = frame.theme();
    let province = |width| Stroke::solid(theme.province_line, width);
    match class {
        BorderClass::County => Stroke::solid(theme.county_line, 0.6).dashed(&[2.6, 1.6]),
        BorderClass::Prefecture if frame.zoom() < FULL_PATTERN_ZOOM => {
            Stroke::solid(theme.city_line, 0.9).dashed(&[4.0, 1.6])
        }
        BorderClass::Prefecture => {
            Stroke::solid(theme.city_line, 1.2).dashed(&[7.0, 2.4, 1.4, 2.4, 1.4, 2.4])
        }
        BorderClass::Outer if frame.atlas().base().has_own_edge => province(1.4),
        BorderClass::Outer | BorderClass::Provincial => province(1.5).dashed(&[8.0, 2.4, 1.6, 2.4]),
        BorderClass::Interprovincial => province(2.0).dashed(&[10.0, 3.0, 2.0, 3.0]),
    }
}

/// The symbol of an airport.
pub(in crate::scene) fn airport_symbol(theme: &Theme, at: PagePt) -> impl Iterator<Item = Shape> {
    aeroplane(at, AIRPORT_PT, theme.ink, None)
}

pub(super) fn draw(frame: &MapFrame<'_>, list: &mut DrawList) -> BaseMarks {
    let mut base = BaseLayer {
        frame,
        list,
        marks: BaseMarks::default(),
    };
    base.neighbour_borders();
    base.fills();
    if frame.shows(Layer::Hatch) {
        base.hatch();
    }
    if frame.shows(Layer::Rivers) {
        base.rivers();
    }
    if frame.shows(Layer::Railways) {
        base.railways();
    }
    base.borders();
    if frame.shows(Layer::Airports) {
        base.airports();
    }
    base.marks
}

/// The layer while it is drawn.
struct BaseLayer<'a> {
    frame: &'a MapFrame<'a>,
    list: &'a mut DrawList,
    marks: BaseMarks,
}

impl BaseLayer<'_> {
    fn neighbour_borders(&mut self) {
        let stroke = neighbour_stroke(self.frame.theme());
        let base = self.frame.atlas().base();
        for border in &base.neighbour_borders {
            self.open_line(Mark::NeighbourBorder, border, &stroke);
        }
        let stroke = own_line_stroke(self.frame.theme());
        for line in &base.own_lines {
            self.line(Mark::OwnLine, line, &stroke);
        }
    }

    /// Prefectures by their standing; then Chongqing's central districts, which are the core city
    /// rather than the whole municipality.
    fn fills(&mut self) {
        let (frame, atlas) = (self.frame, self.frame.atlas());
        let is_near = |r: &&Region| r.area.bounds().intersects(&frame.clip_world);
        let units = atlas.filled_regions().map(|(_, r)| r);
        for region in units.filter(is_near) {
            self.fill(
                region,
                city_standing(frame, region),
                frame.is_faint(region.place),
            );
        }
        self.fill_counties();
        self.hatch_not_matched();
        let districts = atlas.central_districts().map(|(_, r)| r);
        for region in districts.filter(is_near) {
            let city = district_standing(frame, region);
            if city > Standing::Mentioned {
                self.fill(region, city, is_district_faint(frame, region));
            }
        }
    }

    /// Counties that the map is about, in the fill of their city, which steps back around them.
    fn fill_counties(&mut self) {
        let (frame, atlas) = (self.frame, self.frame.atlas());
        let filled = frame.subject.iter().flat_map(Subject::filled);
        let regions = filled.filter_map(|place| atlas.place(place).region);
        for region in regions.map(|region| atlas.region(region)) {
            let city = region.parent.map(|city| atlas.region(city));
            let city = city.filter(|city| city.level == Level::Prefecture);
            let city = city.filter(|city| frame.is_faint(city.place));
            if let (Level::County, Some(city)) = (region.level, city) {
                self.fill(region, city_standing(frame, city), false);
            }
        }
    }

    /// The hatch of the units that the atlas does not know.
    fn hatch_not_matched(&mut self) {
        let (frame, atlas) = (self.frame, self.frame.atlas());
        let units = atlas.filled_regions().map(|(_, r)| r);
        let units = units.filter(|r| {
            atlas.is_not_matched(r.place) && r.area.bounds().intersects(&frame.clip_world)
        });
        let zoom = frame.zoom();
        let rings = units.flat_map(|r| &r.area.at_zoom(zoom).rings);
        let (page, clip) = (&frame.to_page, &frame.clip);
        let segments = hatch_lines(rings, page, Slope::Down, clip, HATCH_EVERY_PT);
        if !segments.is_empty() {
            let fill = frame.theme().standing(Standing::NotMatched);
            let stroke = hatch_stroke(frame.theme(), fill);
            let mark = Mark::Fill(Standing::NotMatched);
            self.list.add(mark, Shape::Segments { segments, stroke });
        }
    }

    fn fill(&mut self, region: &Region, standing: Standing, is_faint: bool) {
        let mark = Mark::Fill(standing);
        self.note(mark, |frame| frame.sees_area(&region.area));
        let theme = self.frame.theme();
        let is_faint = is_faint && theme.fill(standing, true) != theme.fill(standing, false);
        let seen = if is_faint {
            &mut self.marks.faint
        } else {
            &mut self.marks.strong
        };
        if !seen.contains(&standing) && self.frame.sees_area(&region.area) {
            seen.insert(standing);
        }
        let shape = Shape::Area {
            area: Arc::clone(&region.area),
            fill: self.frame.theme().fill(standing, is_faint),
        };
        self.list
            .add_of(mark, FeatureId::Place(region.place), shape);
    }

    /// The hatch, fill by fill in an opaque colour of its own: some viewers of PDF draw what is
    /// translucent as if it were not.
    fn hatch(&mut self) {
        let (frame, atlas) = (self.frame, self.frame.atlas());
        let units = atlas.finest_regions().map(|(_, r)| r);
        let outside = units
            .filter(|r| r.circle == InCircle::Not && r.area.bounds().intersects(&frame.clip_world));
        let mut standings: BTreeMap<PlaceId, Standing> = BTreeMap::new();
        let mut by_fill: BTreeMap<(Standing, bool), Vec<&Region>> = BTreeMap::new();
        for county in outside {
            let view = frame.request.view.world_rect();
            self.note(Mark::Hatch, |_| county.area.bounds().intersects(&view));
            let city = county.parent.map(|city| atlas.region(city));
            let city = city.filter(|city| city.level == Level::Prefecture);
            let filled = city.unwrap_or(county);
            let standing = standings
                .entry(filled.place)
                .or_insert_with(|| city_standing(frame, filled));
            let is_faint = frame.is_faint(filled.place) && frame.is_faint(county.place);
            by_fill
                .entry((*standing, is_faint))
                .or_default()
                .push(county);
        }
        for ((standing, is_faint), counties) in by_fill {
            let zoom = frame.zoom();
            let rings = counties.iter().flat_map(|r| &r.area.at_zoom(zoom).rings);
            let (page, clip) = (&frame.to_page, &frame.clip);
            let segments = hatch_lines(rings, page, Slope::Up, clip, HATCH_EVERY_PT);
            if !segments.is_empty() {
                let fill = frame.theme().fill(standing, is_faint);
                let stroke = hatch_stroke(frame.theme(), fill);
                self.list
                    .add(Mark::Hatch, Shape::Segments { segments, stroke });
            }
        }
    }

    fn rivers(&mut self) {
        let frame = self.frame;
        let rivers = frame.atlas().base().rivers.iter();
        for river in rivers.filter(|river| draws_river(frame, river)) {
            let stroke = river_stroke(self.frame.theme(), river.order);
            for line in &river.lines {
                self.open_line(Mark::River, line, &stroke);
            }
        }
    }

    fn railways(&mut self) {
        let frame = self.frame;
        let is_drawn = |railway: &&BaseLine| {
            let bounds = railway.line.bounds();
            let size = (bounds.max.x - bounds.min.x).hypot(bounds.max.y - bounds.min.y);
            size * frame.to_page.scale >= LEAST_RAILWAY_PT
        };
        let railways = frame.atlas().base().railways.iter().filter(is_drawn);
        // All casings before all insides, so that none covers another line's inside.
        for stroke in railway_strokes(frame.theme(), frame.zoom()) {
            for railway in railways.clone() {
                self.open_line(Mark::Railway, railway, &stroke);
            }
        }
    }

    /// Boundaries, the lowest class first.
    fn borders(&mut self) {
        use BorderClass::{County, Interprovincial, Outer, Prefecture, Provincial};
        let frame = self.frame;
        let stroke = border_stroke(frame, County);
        let borders = frame.atlas().base().borders.iter();
        let counties = borders.filter(|border| border.class == County);
        for border in counties.filter(|border| draws_county_border(frame, border)) {
            self.line(Mark::Border(County), &border.line, &stroke);
        }
        for class in [Prefecture, Outer, Provincial, Interprovincial] {
            let stroke = border_stroke(frame, class);
            let lines = frame.atlas().base().boundary_lines.iter();
            for boundary in lines.filter(|boundary| boundary.class == class) {
                self.line(Mark::Border(class), &boundary.line, &stroke);
            }
        }
    }

    fn airports(&mut self) {
        for airport in &self.frame.atlas().base().airports {
            let ground = airport.at.to_world();
            let at = self.frame.project(ground);
            if self.frame.clip.contains(at) {
                self.note(Mark::Airport, |frame| frame.rect().contains(at));
                self.marks.symbols.push((ground, AIRPORT_PT / 2.0 + 1.0));
                let symbol = airport_symbol(self.frame.theme(), at);
                self.list.add_all(Mark::Airport, symbol);
            }
        }
    }

    /// A line that fades where it goes on beyond what is drawn of it.
    fn open_line(&mut self, mark: Mark, base: &BaseLine, stroke: &Stroke) {
        let frame = self.frame;
        let is_open = base.open.0 || base.open.1;
        let fade = (is_open && base.line.bounds().intersects(&frame.clip_world))
            .then(|| {
                let page = frame.page_line(&base.line);
                faded(frame, &page, base.open, std::slice::from_ref(stroke))
            })
            .flatten();
        let Some(FadedLine { whole, ends }) = fade else {
            self.line(mark, &base.line, stroke);
            return;
        };
        let world = whole.iter().map(|p| frame.unproject(*p)).collect();
        self.line(mark, &Arc::new(WorldLine::from_world(world)), stroke);
        self.list.add_all(mark, ends);
    }

    fn line(&mut self, mark: Mark, line: &Arc<WorldLine>, stroke: &Stroke) {
        if line.bounds().intersects(&self.frame.clip_world) {
            self.note(mark, |frame| frame.sees_line(line));
            let line = Arc::clone(line);
            let stroke = stroke.clone();
            self.list.add(mark, Shape::Line { line, stroke });
        }
    }

    /// Notes a kind of mark once something of it lies in the frame.
    fn note(&mut self, mark: Mark, is_seen: impl FnOnce(&MapFrame<'_>) -> bool) {
        if !self.marks.seen.contains(&mark) && is_seen(self.frame) {
            self.marks.seen.insert(mark);
        }
    }
}

/// Whether the boundary between two counties is drawn: with all others, or for a county that the
/// map is about.
fn draws_county_border(frame: &MapFrame<'_>, border: &Border) -> bool {
    let (one, other) = border.sides;
    let mut sides = std::iter::once(one).chain(other);
    let is_drawn = |side| frame.draws_county(frame.atlas().region(side).place);
    frame.shows(Layer::Counties) && sides.any(is_drawn)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Extent;
    use crate::scene::testing::{Map, feature};

    fn drawn(map: &Map) -> (BaseMarks, Vec<Mark>) {
        map.frame(|frame| {
            let mut list = DrawList::default();
            let marks = draw(frame, &mut list);
            let items = list.into_items().iter().map(|item| item.mark).collect();
            (marks, items)
        })
    }

    #[test]
    fn a_layer_that_is_off_leaves_no_mark() {
        for (layer, mark) in [
            (Layer::Rivers, Mark::River),
            (Layer::Railways, Mark::Railway),
            (Layer::Hatch, Mark::Hatch),
            (Layer::Airports, Mark::Airport),
            (Layer::Counties, Mark::Border(BorderClass::County)),
        ] {
            for on in [true, false] {
                let map = Map::near().with(layer, on);
                // Hatch lies outside the circle.
                let map = if layer == Layer::Hatch {
                    Map::of(Extent::Region).with(layer, on)
                } else {
                    map
                };
                let (marks, items) = drawn(&map);
                assert_eq!(marks.seen.contains(&mark), on, "{layer:?}");
                assert_eq!(items.contains(&mark), on, "{layer:?}");
            }
        }
    }

    #[test]
    fn what_lies_in_the_margin_alone_is_drawn_and_not_seen() {
        let mut map = Map::about(104.65, 30.12, 11.0);
        map.margin_pt = 3000.0;
        let (marks, items) = drawn(&map);
        let border = Mark::Border(BorderClass::Interprovincial);
        assert!(items.contains(&border) && !marks.seen.contains(&border));
    }

    #[test]
    fn a_municipality_is_core_only_where_its_central_districts_are() {
        let fills = |map: &Map| {
            map.layers(|_, _, items| {
                let chongqing = feature("place-500000");
                let of = |item: &&crate::scene::Item| item.feature == Some(chongqing);
                let fills: Vec<Mark> = items.iter().filter(of).map(|i| i.mark).collect();
                fills
            })
        };
        let fills = fills(&Map::of(Extent::Region));
        assert_eq!(fills, [Mark::Fill(Standing::Mentioned)]);
        let (marks, _) = drawn(&Map::of(Extent::Region));
        assert!(marks.seen.contains(&Mark::Fill(Standing::Core)));
    }
}
