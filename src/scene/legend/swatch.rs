//! What stands before an entry's text: a sample of the mark, drawn by the layer's own code.

use crate::font::{ASCENT, DESCENT, text_width};
use crate::model::{CorridorFamily, RoleCategory};
use crate::projection::{PagePt, PageRect};
use crate::scene::draw_list::DrawList;
use crate::scene::glyphs::role_glyph;
use crate::scene::layers::{
    CourseForm, DotRank, LineStyle, SELECTED_PT, Slope, airport_symbol, faded_sample,
    family_stroke, hatch_within, planned_airport, selected_stroke, selection_strokes, spoke_count,
    spoke_stroke, station_or_hub, thin_stroke, tie_point, zone_symbol,
};
use crate::scene::shapes::{circle, count_disc, encircled, path, rectangle, rounded, text};
use crate::scene::theme::{CASING_PT, GLYPH_PT, HATCH_WIDTH_PT, NOTE_PT, TIE_POINT_PT, TIE_WIDTH};
use crate::scene::{Mark, Shape, Standing, Stroke, Theme};

/// Half the height of a swatch that is an area: lower than any row.
const HALF_PT: f64 = 4.6;
/// How large symbols of links are in a row, as a share of their size on the map.
const SYMBOL: (f64, f64) = (0.72, 0.9);
/// Width of a line of any mode.
const LINE_PT: f64 = 2.2;
/// Radius of the ring of a code, and its distance from its line.
const CODE_PT: f64 = 4.8;
const CODE_GAP_PT: f64 = 3.0;
/// The mark of what is selected, as a share of its size on the map.
const SELECTED: f64 = 0.55;
/// How many facts the sample of a line between places stands for.
const SPOKE_TIES: usize = 5;
/// A sample of a count of roles.
const MORE: &str = "+2";

/// What stands before an entry's text.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::scene) enum Swatch {
    Fill(Standing, FillTone),
    Hatch,
    /// What is selected.
    Selected(SelectedForm),
    Zone,
    Glyph(RoleCategory),
    /// How many roles have no glyph.
    MoreGlyphs,
    /// The line of a link.
    Link(LineStyle),
    /// The line of a status, and the code in its ring that stands on it, if one does.
    Status(LineStyle, Option<String>),
    Point,
    PlannedAirport,
    OpenEnd,
    /// How the course of a line is known.
    Course(CourseForm),
    /// Corridors of a family.
    Corridor(CorridorFamily),
    /// Corridors that step back, or are not of the first rank.
    ThinCorridor,
    /// The ring that tells how many corridors a mark stands for.
    Count,
    /// The dots of places.
    Dots(Vec<DotRank>),
    /// A line of the base map, its strokes bottom up.
    Line(Vec<Stroke>),
    Airport,
    /// The line between places that are tied, with a number in its ring.
    Spoke {
        is_via: bool,
    },
}

/// How strong a fill is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::scene) enum FillTone {
    Strong,
    /// As it steps back behind a subject.
    Faint,
    /// Here the one, there the other.
    Both,
}

/// How what is selected is marked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::scene) enum SelectedForm {
    /// The outline of its area.
    Area,
    /// A ring about its symbol.
    Point,
    /// An edge along its line.
    Line(LineStyle),
    /// The outline of corridors of a family.
    Corridor(CorridorFamily),
}

impl Swatch {
    /// The swatch of what either of two maps draws.
    pub(super) fn merge(self, other: Self) -> Self {
        match (self, other) {
            (Self::Fill(standing, one), Self::Fill(_, two)) if one != two => {
                Self::Fill(standing, FillTone::Both)
            }
            (one, _) => one,
        }
    }

    /// How wide it is where a plain one has a width.
    pub(super) fn width(&self, plain: f64) -> f64 {
        match self {
            // The rows of statuses are in line, with a code or without.
            Self::Status(..) => plain + CODE_GAP_PT + 2.0 * CODE_PT,
            _ => plain,
        }
    }

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
        let hatched = |standing, slope| {
            // The lines end at the outline.
            let inside = bar(HALF_PT).expand(-0.5 * HATCH_WIDTH_PT);
            vec![
                outlined(standing),
                hatch_within(theme, standing, slope, &inside),
            ]
        };
        match self {
            Self::Fill(standing @ Standing::NotMatched, _) => hatched(*standing, Slope::Down),
            Self::Fill(standing, tone) => {
                let faint = Some(theme.fill(*standing, true));
                let right = PageRect::from_min_size(
                    middle.offset(0.0, -HALF_PT),
                    width / 2.0,
                    2.0 * HALF_PT,
                );
                let outline = Stroke::solid(theme.city_line, 0.6);
                match tone {
                    FillTone::Strong => vec![outlined(*standing)],
                    FillTone::Faint => vec![rectangle(bar(HALF_PT), faint, Some(outline))],
                    FillTone::Both => vec![
                        outlined(*standing),
                        rectangle(right, faint, None),
                        rectangle(bar(HALF_PT), None, Some(outline)),
                    ],
                }
            }
            Self::Hatch => hatched(Standing::NotMentioned, Slope::Up),
            Self::Selected(form) => selected(theme, *form, at, width),
            Self::Zone => vec![zone_symbol(theme, middle)],
            Self::Glyph(category) => {
                let corner = middle.offset(-GLYPH_PT / 2.0, -GLYPH_PT / 2.0);
                role_glyph(*category, corner, GLYPH_PT, theme.ink).collect()
            }
            Self::MoreGlyphs => {
                let x = -0.5 * text_width(MORE, NOTE_PT);
                let baseline = middle.offset(x, 0.5 * (ASCENT - DESCENT) * NOTE_PT);
                vec![text(MORE, baseline, NOTE_PT, theme.ink)]
            }
            Self::Status(style, code) => {
                let mut shapes = Self::Link(*style).shapes(theme, at, width);
                if let Some(code) = code {
                    let ring = (CODE_PT, theme.paper, theme.ink);
                    let center = end.offset(CODE_GAP_PT + CODE_PT, 0.0);
                    shapes.extend(encircled((code, theme.ink, NOTE_PT), center, ring));
                }
                shapes
            }
            Self::Link(style) => style.sample(at, width),
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
                let stroke = family_stroke(theme, *family);
                vec![corridor(theme, *family, stroke, at, width)]
            }
            Self::Dots(ranks) => {
                let reach = |rank: &DotRank| rank.reach();
                let widths: f64 = ranks.iter().map(|rank| 2.0 * reach(rank)).sum();
                let gap = (width - widths) / (ranks.len() as f64 + 1.0);
                let mut x = 0.0;
                let mut shapes = Vec::new();
                for rank in ranks {
                    x += gap + reach(rank);
                    shapes.extend(rank.shapes(theme, at.offset(x, 0.0)));
                    x += reach(rank);
                }
                shapes
            }
            Self::ThinCorridor => {
                vec![path(
                    vec![at, end],
                    thin_stroke(theme, CorridorFamily::Cooperation, false),
                )]
            }
            Self::Count => count_disc(theme, middle, "3", theme.ink).to_vec(),
            Self::Line(strokes) => {
                let line = |stroke: &Stroke| path(vec![at, end], stroke.clone());
                strokes.iter().map(line).collect()
            }
            Self::Airport => airport_symbol(theme, middle).collect(),
            Self::Spoke { is_via } => {
                let line = path(vec![at, end], spoke_stroke(theme, SPOKE_TIES, *is_via));
                let count = SPOKE_TIES.to_string();
                let ring = spoke_count(theme, (middle, CODE_PT), &count, *is_via);
                std::iter::once(line).chain(ring).collect()
            }
        }
    }
}

/// A sample of corridors of a family, drawn with a stroke.
fn corridor(
    theme: &Theme,
    family: CorridorFamily,
    stroke: Stroke,
    at: PagePt,
    width: f64,
) -> Shape {
    let fill = theme.family(family).inside;
    let bar = |half: f64| PageRect::from_min_size(at.offset(0.0, -half), width, 2.0 * half);
    match family {
        CorridorFamily::Axis => rectangle(bar(HALF_PT), fill, Some(stroke)),
        CorridorFamily::Integration | CorridorFamily::JointZone => {
            rounded(&bar(HALF_PT), fill, stroke)
        }
        CorridorFamily::Cooperation => path(vec![at, at.offset(width, 0.0)], stroke),
    }
}

/// A sample of what is selected.
fn selected(theme: &Theme, form: SelectedForm, at: PagePt, width: f64) -> Vec<Shape> {
    let end = at.offset(width, 0.0);
    match form {
        SelectedForm::Area => {
            let [soft, line] = selection_strokes(theme, SELECTED);
            let inset = 0.5 * soft.width_pt;
            let corner = at.offset(inset, inset - HALF_PT);
            let size = (width - 2.0 * inset, 2.0 * (HALF_PT - inset));
            let bar = PageRect::from_min_size(corner, size.0, size.1);
            [soft, line]
                .map(|stroke| rectangle(bar, None, Some(stroke)))
                .to_vec()
        }
        SelectedForm::Point => {
            let [_, line] = selection_strokes(theme, SELECTED);
            vec![circle(
                at.offset(width / 2.0, 0.0),
                HALF_PT - 0.5,
                None,
                Some(line),
            )]
        }
        SelectedForm::Line(style) => {
            let cased = style.width_pt + 2.0 * CASING_PT;
            let edges = [
                Stroke::solid(theme.selection, cased + SELECTED_PT),
                Stroke::solid(theme.paper, cased),
            ];
            let strokes = edges.into_iter().chain(style.strokes());
            strokes.map(|stroke| path(vec![at, end], stroke)).collect()
        }
        SelectedForm::Corridor(family) => {
            let stroke = selected_stroke(theme, family);
            vec![corridor(theme, family, stroke, at, width)]
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
                Swatch::Fill(Standing::Core, FillTone::Both),
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
