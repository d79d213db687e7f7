//! A map on a page of paper: title above, map in its frame, sources below.

use super::build::{Furniture, LegendPlace, Request, build};
use super::furniture::footer_height;
use super::theme::TITLE_PT;
use super::{Scene, Shown, Theme};
use crate::i18n::I18n;
use crate::model::{Atlas, FeatureId, InCircle, Level};
use crate::projection::{PagePt, PageRect, Viewport, WorldPt, WorldRect};

/// A4 landscape, in points.
pub const A4_LANDSCAPE: (f64, f64) = (842.0, 595.0);

const MARGIN_PT: f64 = 24.0;
/// Width of the legend beside the map.
const LEGEND_PT: f64 = 138.0;
const LEGEND_GAP_PT: f64 = 10.0;

/// What a figure shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Extent {
    /// The economic circle.
    Circle,
    /// All of Sichuan and Chongqing.
    Region,
    /// Just what a map of this centre, zoom and size shows; the page is made to fit.
    View(Viewport),
}

/// A figure to make.
#[derive(Clone, Debug)]
pub struct Figure {
    /// The page: width and height in points; a [`Extent::View`] makes its own.
    pub page: (f64, f64),
    /// What it shows.
    pub extent: Extent,
    /// The title above the map.
    pub title: String,
    /// The layers and statuses.
    pub shown: Shown,
    /// What is marked as selected.
    pub selection: Option<FeatureId>,
}

/// Lays a figure out.
#[must_use]
pub fn figure(atlas: &Atlas, i18n: &I18n, theme: &Theme, figure: &Figure) -> Scene {
    let top = MARGIN_PT + TITLE_PT * 1.3;
    let beside = LEGEND_GAP_PT + LEGEND_PT;
    let room = match figure.extent {
        Extent::View(view) => view.frame.width() + beside,
        Extent::Circle | Extent::Region => figure.page.0 - 2.0 * MARGIN_PT,
    };
    let bottom = MARGIN_PT * 0.6 + footer_height(i18n, atlas, room);
    let (width, height) = match figure.extent {
        Extent::View(view) => (view.frame.width(), view.frame.height()),
        Extent::Circle | Extent::Region => (
            (room - beside).max(1.0),
            (figure.page.1 - top - bottom).max(1.0),
        ),
    };
    let page = (width + beside + 2.0 * MARGIN_PT, height + top + bottom);
    let frame = PageRect::from_min_size(PagePt::new(MARGIN_PT, top), width, height);
    let beside = PagePt::new(frame.max.x + LEGEND_GAP_PT, top);
    let legend = PageRect::from_min_size(beside, LEGEND_PT, height);
    let view = match figure.extent {
        Extent::View(view) => Viewport { frame, ..view },
        Extent::Circle | Extent::Region => {
            Viewport::fitting(&bounds(atlas, figure.extent), frame, 4.0)
        }
    };
    build(&Request {
        atlas,
        i18n,
        theme,
        page,
        view,
        shown: &figure.shown,
        selection: figure.selection,
        furniture: &Furniture {
            title: Some(figure.title.clone()),
            legend: LegendPlace::Beside(legend),
            north_arrow: true,
            footer: true,
            districts: true,
            locator: true,
        },
        margin_pt: 0.0,
    })
}

/// The part of the world an extent means for an atlas; China's south-west when it has no regions.
#[must_use]
pub fn bounds(atlas: &Atlas, extent: Extent) -> WorldRect {
    let around = |wanted: &dyn Fn(InCircle) -> bool| {
        atlas
            .regions()
            .filter(|(_, r)| r.level == Level::County && wanted(r.circle))
            .fold(WorldRect::EMPTY, |rect, (_, r)| rect.union(r.area.bounds()))
    };
    let region = || around(&|_| true);
    let rect = match extent {
        Extent::View(view) => view.world_rect(),
        Extent::Region => region(),
        Extent::Circle => {
            let circle = around(&|c| matches!(c, InCircle::Wholly | InCircle::Partly));
            if circle.is_empty() { region() } else { circle }
        }
    };
    if rect.is_empty() {
        let corner = |x: f64, y: f64| WorldPt {
            x: (x + 180.0) / 360.0,
            y,
        };
        WorldRect {
            min: corner(97.0, 0.40),
            max: corner(111.0, 0.43),
        }
    } else {
        rect
    }
}
