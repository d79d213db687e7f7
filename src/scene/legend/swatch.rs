//! What stands before an entry's text: a sample of the mark, drawn by the layer's own code.

use crate::geometry::Run;
use crate::model::{CorridorFamily, RoleCategory};
use crate::projection::{PagePt, PageRect};
use crate::scene::draw_list::DrawList;
use crate::scene::glyphs::role_glyph;
use crate::scene::layers::{
    CourseForm, LineStyle, Slope, airport_symbol, faded_sample, family_stroke, hatch_within,
    planned_airport, station_or_hub, tie_point, zone_symbol,
};
use crate::scene::shapes::{count_disc, path, rectangle, rounded};
use crate::scene::theme::{GLYPH_PT, TICK_EVERY_PT, TIE_POINT_PT, TIE_WIDTH};
use crate::scene::{Mark, Shape, Standing, Stroke, Theme};

/// Half the height of a swatch that is an area.
const HALF_PT: f64 = 5.0;
/// How large symbols of links are in a row, as a share of their size on the map.
const SYMBOL: (f64, f64) = (0.9, 0.94);
/// Width of a line of any mode.
const LINE_PT: f64 = 2.2;

/// What stands before an entry's text.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::scene) enum Swatch {
    Fill(Standing),
    Hatch,
    Zone,
    Glyph(RoleCategory),
    /// The line of a link.
    Link(LineStyle),
    Point,
    PlannedAirport,
    OpenEnd,
    /// How the course of a line is known.
    Course(CourseForm),
    /// Corridors of a family.
    Corridor(CorridorFamily),
    /// The ring that tells how many corridors a mark stands for.
    Count,
    /// A line of the base map, its strokes bottom up.
    Line(Vec<Stroke>),
    Airport,
}

impl Swatch {
    /// Draws it, the middle of its left edge at `at`.
    pub(super) fn draw(&self, theme: &Theme, at: PagePt, width: f64, list: &mut DrawList) {
        list.add_all(Mark::Legend, self.shapes(theme, at, width));
    }

    fn shapes(&self, theme: &Theme, at: PagePt, width: f64) -> Vec<Shape> {
        let end = at.offset(width, 0.0);
        let middle = at.offset(width / 2.0, 0.0);
        let bar = |half: f64| PageRect::from_min_size(at.offset(0.0, -half), width, 2.0 * half);
        let outlined = |standing| {
            let outline = Stroke::solid(theme.city_line, 0.6);
            rectangle(bar(HALF_PT), Some(theme.standing(standing)), Some(outline))
        };
        match self {
            Self::Fill(standing @ Standing::NotMatched) => {
                let hatch = hatch_within(theme, *standing, Slope::Down, &bar(HALF_PT));
                vec![outlined(*standing), hatch]
            }
            Self::Fill(standing) => vec![outlined(*standing)],
            Self::Hatch => {
                let standing = Standing::NotMentioned;
                let hatch = hatch_within(theme, standing, Slope::Up, &bar(HALF_PT));
                vec![outlined(standing), hatch]
            }
            Self::Zone => vec![zone_symbol(theme, middle)],
            Self::Glyph(category) => {
                let corner = middle.offset(-GLYPH_PT / 2.0, -GLYPH_PT / 2.0);
                role_glyph(*category, corner, GLYPH_PT, theme.ink).collect()
            }
            Self::Link(style) => {
                let line = style.strokes().map(|stroke| path(vec![at, end], stroke));
                // As many ticks as the length has room for, about its middle.
                let between = ((width / TICK_EVERY_PT).round() - 1.0).max(0.0) * TICK_EVERY_PT;
                let run = Run {
                    start_pt: TICK_EVERY_PT - (width - between) / 2.0,
                    points: vec![at, end],
                };
                let ticks = style.ticks(&[run]);
                line.chain(ticks).collect()
            }
            Self::Point => {
                let beside = |off: f64, is_station| {
                    let at = middle.offset(off, 0.0);
                    station_or_hub(theme, at, SYMBOL.1, theme.paper, is_station)
                };
                vec![beside(-width / 4.0, true), beside(width / 4.0, false)]
            }
            Self::PlannedAirport => planned_airport(theme, middle, SYMBOL.0, theme.paper).collect(),
            Self::OpenEnd => faded_sample([at, end], &Stroke::solid(theme.ink, LINE_PT)),
            Self::Course(CourseForm::Tie) => {
                let reach = TIE_POINT_PT.0 + TIE_POINT_PT.1 / 2.0;
                let line = Stroke::solid(theme.ink, LINE_PT * TIE_WIDTH);
                let dot = |at| tie_point(theme, at, theme.ink);
                let dots = [at.offset(reach, 0.0), end.offset(-reach, 0.0)].map(dot);
                std::iter::once(path(vec![at, end], line))
                    .chain(dots)
                    .collect()
            }
            Self::Course(form) => {
                let line = Stroke::solid(theme.ink, LINE_PT);
                let casing = form.casing(theme, &line).into_iter();
                let strokes = casing.chain([line]);
                strokes.map(|stroke| path(vec![at, end], stroke)).collect()
            }
            Self::Corridor(family) => {
                let fill = theme.family(*family).inside;
                let stroke = family_stroke(theme, *family);
                match family {
                    CorridorFamily::Axis => {
                        vec![rectangle(bar(HALF_PT), fill, Some(stroke))]
                    }
                    CorridorFamily::Integration | CorridorFamily::JointZone => {
                        vec![rounded(&bar(HALF_PT + 1.0), fill, stroke)]
                    }
                    CorridorFamily::Cooperation => vec![path(vec![at, end], stroke)],
                }
            }
            Self::Count => count_disc(theme, middle, "3", theme.ink).to_vec(),
            Self::Line(strokes) => {
                let line = |stroke: &Stroke| path(vec![at, end], stroke.clone());
                strokes.iter().map(line).collect()
            }
            Self::Airport => airport_symbol(theme, middle).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_swatch_is_drawn_within_its_row() {
        use crate::model::{Mode, Status};
        let at = PagePt::new(100.0, 50.0);
        for theme in [Theme::light(), Theme::dark()] {
            let link = |status| Swatch::Link(LineStyle::of(&theme, Mode::HighSpeedRail, status));
            let mut all = vec![
                Swatch::Fill(Standing::Core),
                Swatch::Hatch,
                Swatch::Zone,
                Swatch::Point,
                Swatch::PlannedAirport,
                Swatch::OpenEnd,
                Swatch::Airport,
            ];
            all.extend(CourseForm::ALL.map(Swatch::Course));
            all.extend(Status::ALL.into_iter().map(link));
            all.extend(CorridorFamily::ALL.map(Swatch::Corridor));
            all.extend(RoleCategory::ALL.into_iter().map(Swatch::Glyph));
            for swatch in all {
                let shapes = swatch.shapes(&theme, at, 24.0);
                assert!(!shapes.is_empty(), "{swatch:?}");
                let points = shapes.iter().flat_map(|shape| match shape {
                    Shape::Path { points, .. } => points.clone(),
                    Shape::Segments { segments, .. } => segments.concat(),
                    _ => panic!("{swatch:?} has a shape that is not on the page"),
                });
                for p in points {
                    let (x, y) = (p.x - at.x, p.y - at.y);
                    assert!(
                        (-0.01..=24.01).contains(&x) && y.abs() <= 7.25,
                        "{swatch:?} {p:?}"
                    );
                }
            }
        }
    }
}
