//! The names of rivers, along their courses in the colour of water, and of the neighbouring
//! provinces, in grey: spaced, and where everything else leaves them room.

use super::along::{AlongLine, Footprint};
use super::name::characters;
use super::placement::{Placement, Setting};
use super::places::name_size;
use super::placing::{Candidates, PlacementContext, PlacementRequest};
use crate::font::{ASCENT, DESCENT, text_width};
use crate::geometry::WorldLine;
use crate::i18n::keys;
use crate::model::{BaseLine, Language, NeighbourProvince, River, traditional};
use crate::projection::PagePt;
use crate::scene::course::Course;
use crate::scene::draw_list::DrawList;
use crate::scene::frame::MapFrame;
use crate::scene::layers::{draws_river, is_large_river, river_stroke};
use crate::scene::shapes::{continuing, turned_text};
use crate::scene::theme::{PROVINCE_NAME_PT, RIVER_NAME_PT, SMALL_RIVER_NAME_ZOOM};
use crate::scene::{Layer, Mark, Rgba, Shape};

/// How far the name of a river stands off its line.
const RIVER_CLEARANCE_PT: f64 = 2.8;
/// By how many zooms the course that a name follows is coarser than the river.
const COARSER: f64 = 3.0;
/// Distance between stacked characters, as a share of that of other names.
const WIDER_STACK: f64 = 1.2;
/// What stands between the characters of a name: an en space, which no reader of SVG collapses.
const SPACE: char = '\u{2002}';

/// A name of the base map.
struct BaseName {
    /// What it says, spaced.
    text: String,
    /// The same unspaced, for characters one beneath the other.
    plain: String,
    size_pt: f64,
    color: Rgba,
    /// The lines it may stand along, the longest first.
    courses: Vec<Course>,
    /// How far it stands off its line; `None` for a name upon its line, which is not drawn.
    clearance: Option<f64>,
}

/// Draws the names for which there is room among what is placed.
pub(super) fn draw(
    frame: &MapFrame<'_>,
    context: &PlacementContext<'_>,
    placed: &[Option<Placement>],
    list: &mut DrawList,
) {
    let base = frame.atlas().base();
    let mut rivers: Vec<&River> = base
        .rivers
        .iter()
        .filter(|r| names_river(frame, r))
        .collect();
    rivers.sort_by_key(|river| river.order);
    let rivers = rivers.into_iter().map(|river| river_name(frame, river));
    let provinces = base.neighbour_provinces.iter();
    let provinces = provinces.filter_map(|province| province_name(frame, province));
    let names: Vec<BaseName> = rivers.chain(provinces).collect();
    let requests: Vec<PlacementRequest<'_>> = names.iter().map(BaseName::request).collect();
    let placements = context.place_last(&requests, placed);
    for (name, placement) in names.iter().zip(&placements) {
        if let Some(placement) = placement {
            name.draw(frame, &placement.setting, list);
        }
    }
}

fn names_river(frame: &MapFrame<'_>, river: &River) -> bool {
    let is_near = is_large_river(river) || frame.zoom() >= SMALL_RIVER_NAME_ZOOM;
    frame.shows(Layer::Rivers) && draws_river(frame, river) && is_near
}

fn river_name(frame: &MapFrame<'_>, river: &River) -> BaseName {
    let plain = match frame.i18n().language() {
        Language::ZhHans => river.name.clone(),
        Language::ZhHant => traditional(&river.name),
        // What stands in brackets is another name.
        Language::En => river
            .name_en
            .split(" (")
            .next()
            .unwrap_or_default()
            .to_owned(),
    };
    let sizes = RIVER_NAME_PT;
    let size_pt = if river.order == 1 { sizes.0 } else { sizes.1 };
    let half_line = river_stroke(frame.theme(), river.order).width_pt / 2.0;
    BaseName {
        // Latin words are read as such: they are not spaced.
        text: characters(&plain).map_or_else(|| plain.clone(), |_| spaced(&plain)),
        plain,
        size_pt: name_size(frame, None, size_pt),
        color: frame.theme().river,
        courses: courses(
            frame,
            river
                .lines
                .iter()
                .map(|BaseLine { line, .. }| line.as_ref()),
        ),
        clearance: Some(half_line + RIVER_CLEARANCE_PT),
    }
}

fn province_name(frame: &MapFrame<'_>, province: &NeighbourProvince) -> Option<BaseName> {
    let plain = frame.tr(keys::neighbour_province(&province.adcode)?);
    let name = match frame.i18n().language() {
        Language::ZhHans | Language::ZhHant => plain.clone(),
        Language::En => plain.to_uppercase(),
    };
    Some(BaseName {
        text: spaced(&name),
        plain,
        size_pt: name_size(frame, None, PROVINCE_NAME_PT),
        color: frame.theme().neighbour_name,
        courses: courses(frame, province.rows.iter().map(AsRef::as_ref)),
        clearance: None,
    })
}

/// Lines in and about the frame as names follow them.
fn courses<'l>(frame: &MapFrame<'_>, lines: impl Iterator<Item = &'l WorldLine>) -> Vec<Course> {
    let near = lines.filter(|line| line.bounds().intersects(&frame.clip_world));
    let course = |line: &WorldLine| {
        let points = line.at_zoom(frame.zoom() - COARSER).to_vec();
        Course::new(points, None)
    };
    let mut courses: Vec<Course> = near.map(course).collect();
    courses.sort_by(|a, b| b.length().total_cmp(&a.length()));
    courses
}

fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(4 * text.len());
    for (i, c) in text.chars().enumerate() {
        if i > 0 {
            spaced.push(SPACE);
        }
        spaced.push(c);
    }
    spaced
}

impl BaseName {
    fn request(&self) -> PlacementRequest<'_> {
        let upon = self.clearance.is_none();
        PlacementRequest {
            candidates: Candidates::Along(AlongLine {
                courses: self.courses.iter().collect(),
                footprint: Footprint::Name {
                    width: text_width(&self.text, self.size_pt),
                    size_pt: self.size_pt * WIDER_STACK,
                    characters: characters(&self.plain).filter(|_| !upon),
                    upon,
                    level: None,
                },
                clearance: self.clearance.unwrap_or_default(),
            }),
            owner: None,
            is_needed: false,
            may_cross_many: false,
        }
    }

    fn draw(&self, frame: &MapFrame<'_>, setting: &Setting, list: &mut DrawList) {
        match setting {
            Setting::Block { rect, .. } => {
                list.add(
                    Mark::BaseName,
                    self.text(frame, &self.text, (rect.center(), 0.0)),
                );
            }
            Setting::Turned { middle, angle_rad } => {
                list.add(
                    Mark::BaseName,
                    self.text(frame, &self.text, (*middle, *angle_rad)),
                );
            }
            Setting::Stacked(middles) => {
                for (i, (c, middle)) in self.plain.chars().zip(middles).enumerate() {
                    let character = self.text(frame, &c.to_string(), (*middle, 0.0));
                    list.add(Mark::BaseName, continuing(character, i > 0));
                }
            }
        }
    }

    /// Text turned about its middle.
    fn text(
        &self,
        frame: &MapFrame<'_>,
        content: &str,
        (middle, angle_rad): (PagePt, f64),
    ) -> Shape {
        let left = -0.5 * text_width(content, self.size_pt);
        let down = 0.5 * (ASCENT - DESCENT) * self.size_pt;
        let (sin, cos) = angle_rad.sin_cos();
        let at = middle.offset(left * cos - down * sin, left * sin + down * cos);
        let halo = Some(frame.theme().paper);
        turned_text(content, at, self.size_pt, self.color, halo, angle_rad)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::scene::Extent;
    use crate::scene::labels::draw as draw_labels;
    use crate::scene::layers::draw_nodes;
    use crate::scene::testing::Map;

    /// The names of the base map on a map, put together from their characters.
    fn drawn(map: &Map) -> Vec<String> {
        map.layers(|frame, marks, _| {
            let mut list = DrawList::default();
            let nodes = draw_nodes(frame, marks, &mut DrawList::default());
            draw_labels(frame, marks, &nodes, &[], &mut list);
            let items = list.into_items().into_iter();
            let texts = items.filter_map(|item| match (item.mark, item.shape) {
                (Mark::BaseName, Shape::Text(text)) => Some(text.content.replace(SPACE, "")),
                _ => None,
            });
            texts.collect()
        })
    }

    #[test]
    fn the_region_shows_its_rivers_and_its_neighbours_each_once() {
        let names = drawn(&Map::of(Extent::Region)).concat();
        for name in ["金沙江", "雅砻江", "大渡河", "贵州", "云南"] {
            assert_eq!(names.matches(name).count(), 1, "{name} in {names}");
        }
    }

    #[test]
    fn a_river_that_is_not_drawn_has_no_name() {
        let map = Map::of(Extent::Region).with(Layer::Rivers, false);
        let names = drawn(&map).concat();
        assert!(!names.contains('江') && names.contains("贵州"), "{names}");
        assert!(drawn(&map.with(Layer::Labels, false)).is_empty());
    }

    #[test]
    fn small_rivers_are_named_from_near_alone() {
        let count = |zoom| {
            let mut count: BTreeMap<bool, usize> = BTreeMap::new();
            for name in drawn(&Map::about(104.3, 30.9, zoom)) {
                *count.entry(name.contains("青白江")).or_default() += 1;
            }
            count.get(&true).copied().unwrap_or_default()
        };
        assert_eq!((count(9.0), count(10.0)), (0, 1));
    }
}
