//! A page of a figure: the requests of its maps, and what stands around them.

use super::arrangement::{Arrangement, Omission};
use super::figure::Figure;
use super::foot::{Foot, FootEntries, foot_columns};
use super::survey::Survey;
use crate::i18n::I18n;
use crate::model::{Atlas, FeatureId};
use crate::projection::{PageRect, Viewport};
use crate::scene::build::surveyed;
use crate::scene::legend::{Legend, LegendHeading, LegendRow, Metrics, NotShown};
use crate::scene::seen::SeenFacts;
use crate::scene::{Extent, Furniture, LegendPlace, NameKey, Numbering, Request, Theme, bounds};

/// Room around what a map is fitted to.
const FIT_PT: f64 = 4.0;
/// The widest legend beside a map, as a share of the page.
const WIDEST_LEGEND: f64 = 0.42;
/// Room for the legend's heading beside a map: its title and three lines.
const LEGEND_HEAD: f64 = 56.0;

/// A page to be filled.
#[derive(Clone, Copy, Debug)]
pub(super) struct FigurePage<'a> {
    pub(super) atlas: &'a Atlas,
    pub(super) i18n: &'a I18n,
    pub(super) theme: &'a Theme,
    pub(super) figure: &'a Figure,
    /// Its size in units of lettering.
    pub(super) size: (f64, f64),
    /// The names its foot lists under numbers.
    pub(super) names: Option<&'a NameKey>,
}

impl<'a> FigurePage<'a> {
    pub(super) fn new(
        atlas: &'a Atlas,
        i18n: &'a I18n,
        theme: &'a Theme,
        figure: &'a Figure,
        lettering: f64,
    ) -> Self {
        let (width, height) = figure.page.points();
        Self {
            atlas,
            i18n,
            theme,
            figure,
            size: (width / lettering, height / lettering),
            names: None,
        }
    }

    /// The view of the map in its frame, and of the second one of a pair.
    pub(super) fn views(&self, arrangement: &Arrangement) -> (Viewport, Option<Viewport>) {
        let fit = |extent, frame| Viewport::fitting(&bounds(self.atlas, extent), frame, FIT_PT);
        let frame = arrangement.frames.first().copied().unwrap_or_default();
        match self.figure.extent {
            Extent::View(view) => (Viewport { frame, ..view }, None),
            Extent::At(at) => {
                let (center, zoom) = (at.center.to_world(), at.zoom);
                let view = Viewport {
                    center,
                    zoom,
                    frame,
                };
                (view, None)
            }
            Extent::Pair(one, other) => {
                let second = arrangement.frames.get(1).copied().unwrap_or(frame);
                let one = fit(Extent::Feature(one), frame);
                let other = fit(Extent::Feature(other), second);
                let (one, other) = same_scale(one, other);
                (one, Some(other))
            }
            extent => (fit(extent, frame), None),
        }
    }

    fn selection(&self, map: usize) -> Option<FeatureId> {
        match (self.figure.extent, map) {
            (Extent::Pair(one, _), 0) => Some(one),
            (Extent::Pair(_, other), _) => Some(other),
            _ => self.figure.selection,
        }
    }

    pub(super) fn furniture(
        &self,
        arrangement: &Arrangement,
        (numbers, key): (Option<Numbering>, Option<NameKey>),
        map: usize,
    ) -> Furniture {
        Furniture {
            legend: LegendPlace::Outside,
            north_arrow: map + 1 == arrangement.frames.len(),
            districts: true,
            locator: !arrangement.is_small,
            footer: true,
            review: self.figure.review.clone(),
            numbers,
            key,
            is_small: arrangement.is_small,
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
            shown: &self.figure.shown,
            selection: self.selection(map),
            furniture,
            margin_pt: 0.0,
        }
    }

    /// What the maps show in an arrangement.
    pub(super) fn survey(&self, arrangement: &Arrangement) -> Survey {
        let mut survey = Survey::default();
        let (first, second) = self.views(arrangement);
        for (map, view) in std::iter::once(first).chain(second).enumerate() {
            let furniture = self.furniture(arrangement, (None, None), map);
            let (legend, facts) = surveyed(&self.request(arrangement, view, &furniture, map));
            survey.add(legend, facts);
        }
        survey
    }

    /// The heading of the legend for the facts of some texts.
    pub(super) fn heading(&self, numbering: &Numbering, not_shown: NotShown) -> LegendHeading {
        let shown = &self.figure.shown;
        LegendHeading::of(self.atlas, self.i18n, shown, numbering.order(), not_shown)
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

    /// Whether its foot lists the texts of its facts.
    fn has_list(&self, omission: Omission) -> bool {
        self.figure.footnotes && omission < Omission::References
    }

    /// The rows of the legend, and the remarks, which stand in its heading where it lies below the
    /// map.
    pub(super) fn rows(
        &self,
        legend: &Legend,
        arrangement: &Arrangement,
        numbering: Option<&Numbering>,
    ) -> (Vec<LegendRow>, Vec<String>) {
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
        }
        (rows, remarks)
    }

    pub(super) fn metrics(arrangement: &Arrangement) -> Metrics {
        if arrangement.is_small {
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
    pub(super) fn columns(&self, arrangement: &Arrangement, rows: &[LegendRow]) -> (usize, bool) {
        let metrics = Self::metrics(arrangement);
        if arrangement.is_below {
            return (metrics.columns(rows, arrangement.foot.1), true);
        }
        let room = arrangement.frames.first().map_or(0.0, PageRect::height) - LEGEND_HEAD;
        let widest = self.size.0 * WIDEST_LEGEND;
        let is_own = matches!(self.figure.extent, Extent::View(_));
        let fits = |columns: &usize| {
            metrics.least_height(rows, *columns) <= room
                && (*columns == 1 || is_own || metrics.width_of(rows, *columns) <= widest)
        };
        let found = (1..=3).find(fits);
        (found.unwrap_or(1), found.is_some())
    }
}

/// Two views brought to the scale of the smaller: as many metres a point in the middle of each.
fn same_scale(one: Viewport, other: Viewport) -> (Viewport, Viewport) {
    let metres = one.metres_per_pt().max(other.metres_per_pt());
    let brought = |view: Viewport| Viewport {
        zoom: view.zoom + (view.metres_per_pt() / metres).log2(),
        ..view
    };
    (brought(one), brought(other))
}
