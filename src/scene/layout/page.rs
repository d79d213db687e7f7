//! A page of a figure: the requests of its maps, and what stands around them.

use super::arrangement::{Arrangement, Form, Omission, Paper, Side, title_lines, width_within};
use super::figure::Figure;
use super::foot::{Foot, FootEntries, foot_columns};
use super::panel::Panel;
use super::subject_view::clear_view;
use super::survey::Survey;
use super::title::date_suffix;
use crate::figure_spec::{Notes, PageSize};
use crate::i18n::I18n;
use crate::model::Atlas;
use crate::projection::{PageRect, Viewport};
use crate::scene::build::{subject_shapes, surveyed};
use crate::scene::extent::bounds_asked;
use crate::scene::legend::{Legend, LegendHeading, LegendRow, Metrics, NotShown, RowColumns};
use crate::scene::seen::SeenFacts;
use crate::scene::{
    About, Extent, Furniture, LegendPlace, NameKey, Numbering, Request, Shown, Theme,
};

/// Room around what a map is fitted to.
const FIT_PT: f64 = 4.0;
/// The widest legend beside a map, as a share of the page.
const WIDEST_LEGEND: f64 = 0.42;
/// Room for the legend's heading beside a map: its title and three lines.
const LEGEND_HEAD: f64 = 56.0;
/// How often the views of maps about something are looked at again.
const ROUNDS: usize = 3;
/// The least size of the names of what a slide is about, which is read from afar: 14 pt there.
const SLIDE_NAME_PT: f64 = 12.6;
/// The usual, least and greatest height of a map on a page that is as high as needed, as shares of
/// its width.
const USUAL_SHAPE: f64 = 0.72;
const LEAST_SHAPE: f64 = 0.6;
const GREATEST_SHAPE: f64 = 1.2;

/// A page to be filled.
#[derive(Clone, Copy, Debug)]
pub(super) struct FigurePage<'a> {
    pub(super) atlas: &'a Atlas,
    pub(super) i18n: &'a I18n,
    pub(super) theme: &'a Theme,
    pub(super) figure: &'a Figure,
    /// The maps of small multiples; none of any other figure.
    pub(super) panels: &'a [Panel],
    /// What its maps show: of a figure about something, for as long as it is arranged, the facts of
    /// all dates, so that figures of two dates have one extent.
    pub(super) shown: &'a Shown,
    /// Its paper.
    pub(super) paper: Paper,
    /// The names its foot lists under numbers.
    pub(super) names: Option<&'a NameKey>,
    /// The legend of the same page as it was drawn, where that is known: of signs that stand beside
    /// names, room is set aside for those alone that are in it.
    pub(super) drawn: Option<&'a Legend>,
}

impl<'a> FigurePage<'a> {
    pub(super) fn new(
        atlas: &'a Atlas,
        i18n: &'a I18n,
        theme: &'a Theme,
        (figure, panels): (&'a Figure, &'a [Panel]),
        lettering: f64,
    ) -> Self {
        let (width, height) = figure.page.points();
        let mut undated = figure.shown.clone();
        undated.set_as_of(None);
        Self {
            atlas,
            i18n,
            theme,
            figure,
            panels,
            shown: &figure.shown,
            paper: Paper {
                size: (width / lettering, height / lettering),
                shape: figure
                    .page
                    .is_as_high_as_needed()
                    .then(|| shape_of(atlas, &undated, figure.extent)),
                panels: panels.len(),
            },
            names: None,
            drawn: None,
        }
    }

    /// Whether it is about a feature, or several.
    pub(super) fn is_about_features(&self) -> bool {
        matches!(
            self.figure.extent,
            Extent::Feature(_) | Extent::Compared(_) | Extent::Connected(_)
        )
    }

    /// The height that its title would have without the date of its facts, within which it keeps where
    /// it is about something; 0 for any other.
    pub(super) fn title_room(&self) -> f64 {
        let date = self
            .figure
            .shown
            .as_of()
            .filter(|_| self.is_about_features());
        let dated = date.map(|date| date_suffix(self.i18n, date));
        let undated = dated.and_then(|dated| self.figure.title.strip_suffix(&dated));
        undated.map_or(0.0, |title| {
            let heading = self.figure.heading_with(title);
            title_lines(&heading, width_within(self.paper.size)).height()
        })
    }

    /// The views of the maps in their frames, before anything of the furniture is in their way.
    fn views(&self, arrangement: &Arrangement) -> Vec<Viewport> {
        let fit = |extent, frame| {
            let bounds = bounds_asked(self.atlas, self.shown, extent);
            Viewport::fitting(&bounds, frame, FIT_PT)
        };
        match self.figure.extent {
            Extent::View(view) => {
                let frames = arrangement.frames.iter();
                frames
                    .map(|frame| Viewport {
                        frame: *frame,
                        ..view
                    })
                    .collect()
            }
            Extent::At(at) => {
                let (center, zoom) = (at.center.to_world(), at.zoom);
                let view = |frame: &PageRect| Viewport {
                    center,
                    zoom,
                    frame: *frame,
                };
                arrangement.frames.iter().map(view).collect()
            }
            Extent::Compared(compared) => {
                let maps = compared.features().iter().zip(&arrangement.frames);
                let views = maps.map(|(of, frame)| fit(Extent::Feature(*of), *frame));
                same_scale(views.collect())
            }
            extent => {
                let frames = arrangement.frames.iter();
                frames.map(|frame| fit(extent, *frame)).collect()
            }
        }
    }

    /// What a map shows.
    fn shown_on(&self, map: usize) -> &'a Shown {
        self.panels
            .get(map)
            .map_or(self.shown, |panel| &panel.shown)
    }

    /// What a map is about.
    fn about(&self, map: usize) -> About {
        match self.figure.extent {
            Extent::Compared(compared) => compared.features().get(map).copied().into(),
            _ => self.figure.about,
        }
    }

    pub(super) fn furniture(
        &self,
        arrangement: &Arrangement,
        (numbers, key): (Option<Numbering>, Option<NameKey>),
        map: usize,
    ) -> Furniture {
        let has_ground = self.atlas.base().diagram.is_none();
        Furniture {
            legend_page: 0,
            legend: LegendPlace::Outside,
            north_arrow: has_ground && map + 1 == arrangement.frames.len(),
            map_buttons: false,
            districts: has_ground,
            // Maps of one extent need it once.
            locator: has_ground && !arrangement.is_small && (self.panels.is_empty() || map == 0),
            footer: true,
            lettering: Some(self.figure.page.points().0 / self.paper.size.0),
            review: self.figure.review.clone(),
            numbers,
            key,
            is_small: arrangement.is_small,
            least_name_pt: match self.figure.page {
                PageSize::Slide => SLIDE_NAME_PT,
                _ => 0.0,
            },
            scale_elsewhere: map + 1 < arrangement.frames.len(),
        }
    }

    pub(super) fn request<'b>(
        &'b self,
        arrangement: &Arrangement,
        view: Viewport,
        furniture: &'b Furniture,
        map: usize,
    ) -> Request<'b> {
        Request {
            atlas: self.atlas,
            i18n: self.i18n,
            theme: self.theme,
            page: arrangement.page,
            view,
            shown: self.shown_on(map),
            about: self.about(map),
            furniture,
            margin_pt: 0.0,
        }
    }

    /// The ways in which it may be arranged, the one that leaves out least first.
    pub(super) fn forms(&self) -> impl Iterator<Item = Form> + use<'_> {
        let omissions = Omission::ALL.into_iter().filter(|omission| {
            // Where no texts are listed, there is nothing of the list to leave out.
            let is_of_list = *omission > Omission::Nothing && *omission <= Omission::References;
            self.figure.notes == Notes::Full || !is_of_list
        });
        let sides = self.paper.sides(self.figure.extent);
        let with = move |omission, has_small_legend| {
            sides.iter().map(move |side: &Side| Form {
                omission,
                side: *side,
                has_small_legend,
            })
        };
        // Which features each text speaks of is left out before the legend is in small print: the
        // names on the map have the numbers of their texts.
        let (listed, others): (Vec<_>, Vec<_>) =
            omissions.partition(|omission| *omission < Omission::References);
        let roomy = listed.clone().into_iter().flat_map(move |o| with(o, false));
        let small = listed.into_iter().flat_map(move |o| with(o, true));
        let others = others.into_iter().flat_map(move |o| with(o, false));
        roomy.chain(small).chain(others)
    }

    /// What the maps show in an arrangement.
    pub(super) fn survey(&self, arrangement: &Arrangement) -> Survey {
        let mut views = self.views(arrangement);
        if self.is_about_features() {
            let clear = |views: &mut Vec<Viewport>| {
                for (map, view) in views.iter_mut().enumerate() {
                    *view = self.clear_of_furniture(arrangement, *view, map);
                }
            };
            clear(&mut views);
            if !self.panels.is_empty() {
                self.bring_together(&mut views);
            } else if views.len() > 1 {
                // Maps that are brought to the scale of the smallest are looked at again.
                for _ in 0..ROUNDS {
                    views = same_scale(views);
                    clear(&mut views);
                }
                views = same_scale(views);
            }
        }
        self.survey_of(arrangement, views)
    }

    /// Gives the maps of small multiples one extent: that of the one that shows most of the world.
    fn bring_together(&self, views: &mut [Viewport]) {
        let farthest = views
            .iter()
            .min_by(|a, b| a.zoom.total_cmp(&b.zoom))
            .copied();
        for view in views {
            let frame = view.frame;
            *view = farthest.map_or(*view, |view| Viewport { frame, ..view });
        }
    }

    /// What the maps show in an arrangement and in their views.
    pub(super) fn survey_of(&self, arrangement: &Arrangement, views: Vec<Viewport>) -> Survey {
        let mut survey = Survey {
            views,
            ..Survey::default()
        };
        for map in 0..survey.views.len() {
            let furniture = self.furniture(arrangement, (None, None), map);
            let request = self.request(arrangement, survey.views[map], &furniture, map);
            let surveyed = surveyed(&request);
            survey.add(surveyed.legend, surveyed.facts);
        }
        survey
    }

    /// The view in which a map's subject is clear of its furniture. What is drawn in points is not
    /// smaller in a smaller view, so that the view is looked at again.
    fn clear_of_furniture(
        &self,
        arrangement: &Arrangement,
        view: Viewport,
        map: usize,
    ) -> Viewport {
        let furniture = self.furniture(arrangement, (None, None), map);
        let mut found = view;
        for _ in 0..ROUNDS {
            let request = self.request(arrangement, found, &furniture, map);
            let clear = clear_view(&request, &subject_shapes(&request));
            if clear == found {
                break;
            }
            found = clear;
        }
        found
    }

    /// The heading of the legend for the facts of some texts.
    pub(super) fn heading(&self, numbering: &Numbering, not_shown: NotShown) -> LegendHeading {
        LegendHeading::of(
            self.atlas,
            self.i18n,
            self.shown,
            numbering.order(),
            not_shown,
        )
    }

    /// What stands at the foot, set so wide.
    pub(super) fn foot(
        &self,
        facts: (&SeenFacts, &Numbering),
        omission: Omission,
        width: f64,
    ) -> Foot {
        let entries = FootEntries {
            facts: facts.0,
            numbering: facts.1,
            names: self.names,
            has_map: true,
        };
        Foot::new(
            self.atlas,
            self.i18n,
            entries,
            self.has_list(omission),
            omission,
            width,
        )
    }

    /// An empty key of names in the columns of the foot.
    pub(super) fn empty_key(
        &self,
        arrangement: &Arrangement,
        omission: Omission,
        lines: usize,
    ) -> NameKey {
        let (_, width) = arrangement.foot;
        NameKey::new(foot_columns(width, self.has_list(omission)).1, lines)
    }

    /// In how many columns its foot is set.
    pub(super) fn foot_columns(&self, arrangement: &Arrangement, omission: Omission) -> u32 {
        foot_columns(arrangement.foot.1, self.has_list(omission)).0
    }

    /// Whether its foot lists the texts of its facts.
    fn has_list(&self, omission: Omission) -> bool {
        self.figure.notes == Notes::Full && omission < Omission::References
    }

    /// The rows of the legend, and the remarks, which stand in its heading where it lies below the
    /// map.
    pub(super) fn rows(
        &self,
        legend: &Legend,
        arrangement: &Arrangement,
        numbering: Option<&Numbering>,
    ) -> (Vec<LegendRow>, Vec<String>) {
        let lettered = self.drawn.map(|drawn| legend.clone().lettered_like(drawn));
        let legend = lettered.as_ref().unwrap_or(legend);
        let groups = legend.groups(self.i18n, numbering, arrangement.is_small);
        let mut remarks = Vec::new();
        let mut rows: Vec<LegendRow> = groups.into_iter().flatten().collect();
        if arrangement.is_below {
            rows.retain(|row| match row {
                LegendRow::Note(remark) => {
                    remarks.push(remark.clone());
                    false
                }
                LegendRow::Head(..) | LegendRow::Sign(..) => true,
            });
            // A group of remarks alone has no head any more.
            let is_sign = |row: &LegendRow| matches!(row, LegendRow::Sign(..));
            let is_followed: Vec<bool> = (1..=rows.len())
                .map(|next| rows.get(next).is_some_and(is_sign))
                .collect();
            let mut is_followed = is_followed.into_iter();
            rows.retain(|row| is_followed.next().unwrap_or(true) || is_sign(row));
        }
        (rows, remarks)
    }

    pub(super) fn metrics(arrangement: &Arrangement) -> Metrics {
        if arrangement.has_small_legend {
            Metrics::SMALL
        } else {
            Metrics::ROOMY
        }
    }

    pub(super) fn has_numbers(&self, omission: Omission) -> bool {
        self.has_list(omission)
    }

    /// The columns of the legend, and whether it has room in them: below the map as many as fit
    /// side by side, beside it as few as its height allows.
    pub(super) fn columns(
        &self,
        arrangement: &Arrangement,
        rows: &[LegendRow],
    ) -> (RowColumns, bool) {
        let metrics = Self::metrics(arrangement);
        if arrangement.is_below {
            return (RowColumns::low(&metrics, rows, arrangement.foot.1), true);
        }
        let room = if self.panels.is_empty() {
            arrangement.frames.first().map_or(0.0, PageRect::height)
        } else {
            arrangement.legend.height()
        } - LEGEND_HEAD;
        let widest = match self.figure.extent {
            Extent::View(_) => f64::INFINITY,
            _ => self.paper.size.0 * WIDEST_LEGEND,
        };
        let found = RowColumns::narrow(&metrics, rows, room, widest);
        let is_found = found.is_some();
        let columns = found.unwrap_or_else(|| RowColumns::one(&metrics, rows));
        (columns, is_found)
    }
}

/// How high a map of an extent should be, as a share of its width: as its subject is, but neither a
/// strip nor a tower.
fn shape_of(atlas: &Atlas, shown: &Shown, extent: Extent) -> f64 {
    let of_feature = |feature| shape_of(atlas, shown, Extent::Feature(feature));
    match extent {
        Extent::Compared(compared) => {
            let shapes = compared.features().iter().map(|of| of_feature(*of));
            shapes.fold(LEAST_SHAPE, f64::max)
        }
        Extent::View(view) => view.frame.height() / view.frame.width().max(1.0),
        Extent::At(_) => USUAL_SHAPE,
        Extent::Circle | Extent::Region | Extent::Feature(_) | Extent::Connected(_) => {
            let bounds = bounds_asked(atlas, shown, extent);
            let (width, height) = (bounds.max.x - bounds.min.x, bounds.max.y - bounds.min.y);
            let shape = if width > 0.0 {
                height / width
            } else {
                USUAL_SHAPE
            };
            shape.clamp(LEAST_SHAPE, GREATEST_SHAPE)
        }
    }
}

/// Views brought to the scale of the smallest: as many metres a point in the middle of each.
fn same_scale(views: Vec<Viewport>) -> Vec<Viewport> {
    let metres = views
        .iter()
        .map(Viewport::metres_per_pt)
        .fold(0.0, f64::max);
    let brought = |view: Viewport| Viewport {
        zoom: view.zoom + (view.metres_per_pt() / metres).log2(),
        ..view
    };
    views.into_iter().map(brought).collect()
}
