//! Links that are points: stations, airports, hubs.

use std::sync::Arc;

use super::apart::{SymbolRoom, tie};
use super::links::shown_links;
use crate::geometry::WorldLine;
use crate::model::{Alignment, FeatureId, Link, LinkId, Mode, Status};
use crate::projection::{PagePt, WorldPt};
use crate::scene::draw_list::DrawList;
use crate::scene::frame::MapFrame;
use crate::scene::obstacles::Symbol;
use crate::scene::shapes::{aeroplane, circle, square};
use crate::scene::theme::{SMALL_APART, SMALL_SYMBOL, SMALL_SYMBOL_ZOOM, status_style};
use crate::scene::{Mark, Rgba, Shape, Stroke, Theme};

/// Radius of the ring around a selected symbol.
const SELECTED_PT: f64 = 10.5;
/// Half the size of an airport's symbol, and of the others.
const HALF_PT: (f64, f64) = (8.0, 5.5);

/// What this layer drew.
#[derive(Debug, Default)]
pub(in crate::scene) struct PointMarks {
    /// Links, where their symbols stand, and half a symbol's size.
    pub(in crate::scene) drawings: Vec<(LinkId, WorldPt, f64)>,
    pub(in crate::scene) symbols: Vec<Symbol>,
    /// From the place of a link to its symbol where that stands beside it: the pointer finds the
    /// symbol where it is drawn.
    pub(in crate::scene) ties: Vec<(FeatureId, Arc<WorldLine>)>,
}

/// The colour of the name beside a symbol, which is in ink.
pub(in crate::scene) fn point_color(theme: &Theme, link: &Link) -> Rgba {
    if status_style(link.status).grey {
        theme.not_stated
    } else {
        theme.ink
    }
}

/// The symbol of an airport that is a link, of a scale; hollow when not in operation.
pub(in crate::scene) fn planned_airport(
    theme: &Theme,
    at: PagePt,
    scale: f64,
    fill: Rgba,
) -> impl Iterator<Item = Shape> {
    let ring = Stroke::solid(theme.ink, 1.3);
    let ring = circle(at, 7.0 * scale, Some(theme.paper), Some(ring));
    std::iter::once(ring).chain(aeroplane(at, 10.0 * scale, fill, Some(theme.ink)))
}

/// The symbol of a station, or of another link that is a point, of a scale.
pub(in crate::scene) fn station_or_hub(
    theme: &Theme,
    at: PagePt,
    scale: f64,
    fill: Rgba,
    is_station: bool,
) -> Shape {
    let stroke = Stroke::solid(theme.ink, 1.3);
    square(at, 3.6 * scale, !is_station, fill, stroke)
}

pub(super) fn draw(
    frame: &MapFrame<'_>,
    room: &mut SymbolRoom<'_>,
    list: &mut DrawList,
) -> PointMarks {
    let mut points = PointLayer {
        frame,
        list,
        marks: PointMarks::default(),
    };
    for (id, link) in shown_links(frame) {
        if let Alignment::Points(of_link) = &link.alignment {
            for point in of_link {
                points.point(id, point.at.to_world(), room);
            }
        }
    }
    points.marks
}

/// The layer while it is drawn.
struct PointLayer<'a> {
    frame: &'a MapFrame<'a>,
    list: &'a mut DrawList,
    marks: PointMarks,
}

impl PointLayer<'_> {
    /// The symbol of a link at a place, or beside it on a short tie: on a city's dot, where a text
    /// names no more than the city, or on another symbol.
    fn point(&mut self, id: LinkId, place: WorldPt, room: &mut SymbolRoom<'_>) {
        let (frame, theme) = (self.frame, self.frame.theme());
        let home = frame.project(place);
        if !room.reaches(home) {
            return;
        }
        let feature = FeatureId::Link(id);
        let link = frame.atlas().link(id);
        let scale = if frame.stands_back(feature) {
            SMALL_APART
        } else if frame.zoom() < SMALL_SYMBOL_ZOOM && !frame.is_of_subject(feature) {
            SMALL_SYMBOL
        } else {
            1.0
        };
        let is_airport = link.mode == Mode::Airport;
        let half = if is_airport { HALF_PT.0 } else { HALF_PT.1 } * scale;
        let ground = room.stand(place, half);
        if !frame.clip.expand(-half).contains(home) {
            return;
        }
        let at = frame.project(ground);
        let tie = tie(
            frame,
            (Mark::LinkPoint, feature),
            [place, ground],
            self.list,
        );
        self.marks.ties.extend(tie);
        if frame.is_selected(feature) {
            let ring = Stroke::solid(theme.selection, 2.4);
            let ring = circle(at, SELECTED_PT, None, Some(ring));
            self.list.add_of(Mark::LinkPoint, feature, ring);
        }
        // Hollow when not in operation.
        let fill = if link.status == Status::InOperation {
            theme.ink
        } else {
            theme.paper
        };
        if is_airport {
            for shape in planned_airport(theme, at, scale, fill) {
                self.list.add_of(Mark::LinkPoint, feature, shape);
            }
        } else {
            let symbol = station_or_hub(theme, at, scale, fill, link.mode == Mode::Station);
            self.list.add_of(Mark::LinkPoint, feature, symbol);
        }
        // On a small page the names of cities matter more than an uncovered symbol.
        if !frame.is_small() {
            self.marks.symbols.push((ground, half));
        }
        self.marks.drawings.push((id, ground, half));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Level;
    use crate::scene::Extent;
    use crate::scene::testing::Map;

    #[test]
    fn a_symbol_stands_at_its_place_or_beside_the_dot_of_a_city_on_a_tie() {
        Map::of(Extent::Circle).layers(|frame, marks, _| {
            let points = &marks.points;
            assert!(points.drawings.len() > 3);
            let cities = frame.atlas().regions_of(Level::Prefecture);
            for (_, region) in cities {
                let Some(city) = frame.node(region.place) else {
                    continue;
                };
                for (id, at, half) in &points.drawings {
                    let apart = frame.project(*at).distance(city);
                    assert!(
                        apart > *half,
                        "{id:?} lies on the dot of {:?}",
                        region.place
                    );
                }
            }
            let tied = points.ties.iter().map(|(feature, _)| *feature);
            for feature in tied {
                let FeatureId::Link(link) = feature else {
                    panic!("{feature:?} is no link");
                };
                assert!(points.drawings.iter().any(|(id, ..)| *id == link));
            }
        });
    }

    #[test]
    fn on_a_small_page_names_need_not_keep_clear_of_symbols() {
        let mut map = Map::of(Extent::Circle);
        map.furniture.is_small = true;
        map.layers(|_, marks, _| {
            assert!(marks.points.symbols.is_empty() && !marks.points.drawings.is_empty());
        });
    }
}
