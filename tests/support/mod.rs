//! The bundled atlas and views of it, for the tests of scenes, painters, files and panels.

#![allow(dead_code, reason = "each test program uses a part of it")]
#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail at once")]

use std::sync::LazyLock;

use chengyu_atlas::connection::Connected;
use chengyu_atlas::export::Description;
use chengyu_atlas::figure_spec::PageSize;
use chengyu_atlas::geodata::load_bundled;
use chengyu_atlas::i18n::I18n;
use chengyu_atlas::model::{Atlas, FeatureId, Language, PlaceId};
use chengyu_atlas::projection::{LonLat, PagePt, PageRect, Viewport, WorldPt};
use chengyu_atlas::scene::layout::{Figure, figure, usual_title};
use chengyu_atlas::scene::{About, Extent, bounds};
use chengyu_atlas::scene::{
    Furniture, Layer, LegendPlace, Request, Scene, Shown, Theme, build, legend_height,
};

pub(crate) static ATLAS: LazyLock<Atlas> =
    LazyLock::new(|| load_bundled().expect("the bundled atlas loads"));
pub(crate) static I18N: LazyLock<I18n> = LazyLock::new(|| I18n::new(Language::ZhHans));
pub(crate) static THEME: Theme = Theme::light();

/// The map beside the list of places in a window of 1280×800, in points.
pub(crate) const OPENING_MAP: (f64, f64) = (1044.0, 750.0);
/// The same with the panel of a selection open.
pub(crate) const MAP_BESIDE_PANEL: (f64, f64) = (704.0, 750.0);
/// How far beyond its frame the window draws the ground.
pub(crate) const WINDOW_MARGIN_PT: f64 = 320.0;
/// Room the window leaves around what it fits.
const FIT_MARGIN_PT: f64 = 14.0;

/// A map as the window shows it.
#[derive(Clone, Debug)]
pub(crate) struct View {
    pub(crate) name: String,
    pub(crate) view: Viewport,
    pub(crate) shown: Shown,
    pub(crate) selection: Option<FeatureId>,
    pub(crate) legend: bool,
    pub(crate) legend_page: usize,
    /// Whether there is room for the buttons of a window.
    pub(crate) map_buttons: bool,
}

impl View {
    /// The whole of `extent` in a map of this size, clear of the legend at its foot.
    pub(crate) fn fitting(name: &str, extent: Extent, size: (f64, f64)) -> Self {
        let fit = |foot_pt: f64| {
            let (frame, mut clear) = (frame(size), frame(size));
            clear.max.y -= foot_pt;
            let mut view = Viewport::fitting(&bounds(&ATLAS, extent), clear, FIT_MARGIN_PT);
            view.center.y += foot_pt / 2.0 / view.scale();
            view.frame = frame;
            view
        };
        let mut map = Self {
            name: name.to_owned(),
            view: fit(0.0),
            shown: Shown::default(),
            selection: None,
            legend: true,
            legend_page: 0,
            map_buttons: false,
        };
        // The legend's height is known once it is laid out; half of the map stays clear.
        let foot_pt = map.built(&I18N, legend_height);
        map.view = fit(foot_pt.min(size.1 * 0.5)).on_pixels(1.0);
        map
    }

    /// What the window shows when it is first opened.
    pub(crate) fn opening() -> Self {
        Self::fitting("the opening view", Extent::Circle, OPENING_MAP)
    }

    /// A view about a position.
    pub(crate) fn about(name: &str, center: WorldPt, zoom: f64, size: (f64, f64)) -> Self {
        let mut view = Self::opening();
        view.name = name.to_owned();
        view.view = Viewport {
            center,
            zoom,
            frame: frame(size),
        };
        view
    }

    /// Between Chengdu and Ziyang, near enough for counties.
    pub(crate) fn chengdu_ziyang() -> Self {
        let middle = LonLat {
            lon_deg: 104.36,
            lat_deg: 30.39,
        };
        Self::about("Chengdu to Ziyang", middle.to_world(), 9.5, OPENING_MAP)
    }

    pub(crate) fn with_all_layers(mut self) -> Self {
        self.name += " with all layers";
        self.shown = all_layers();
        self
    }

    pub(crate) fn with(mut self, layer: Layer, on: bool) -> Self {
        self.shown.set(layer, on);
        self
    }

    pub(crate) fn selecting(mut self, feature: FeatureId) -> Self {
        self.selection = Some(feature);
        self
    }

    pub(crate) fn on_legend_page(mut self, page: usize) -> Self {
        self.legend_page = page;
        self
    }

    /// The scene the window builds.
    pub(crate) fn scene(&self) -> Scene {
        self.built(&I18N, build)
    }

    /// The scene the window builds in a language.
    pub(crate) fn scene_in(&self, i18n: &I18n) -> Scene {
        self.built(i18n, build)
    }

    /// What `make` makes of the window's request.
    pub(crate) fn built<T>(&self, i18n: &I18n, make: impl Fn(&Request<'_>) -> T) -> T {
        self.built_of(&ATLAS, i18n, make)
    }

    /// The same of the window's request for another atlas.
    pub(crate) fn built_of<T>(
        &self,
        atlas: &Atlas,
        i18n: &I18n,
        make: impl Fn(&Request<'_>) -> T,
    ) -> T {
        let furniture = Furniture {
            legend: if self.legend {
                LegendPlace::Foot
            } else {
                LegendPlace::Nowhere
            },
            legend_page: self.legend_page,
            districts: true,
            map_buttons: self.map_buttons,
            ..Furniture::default()
        };
        make(&Request {
            atlas,
            i18n,
            theme: &THEME,
            page: (self.view.frame.width(), self.view.frame.height()),
            view: self.view,
            shown: &self.shown,
            about: self.selection.into(),
            furniture: &furniture,
            margin_pt: WINDOW_MARGIN_PT,
        })
    }
}

fn frame((width, height): (f64, f64)) -> PageRect {
    PageRect::from_min_size(PagePt::default(), width, height)
}

pub(crate) fn all_layers() -> Shown {
    let mut shown = Shown::default();
    Layer::ALL.into_iter().for_each(|l| shown.set(l, true));
    shown
}

/// The figure that `render` makes.
pub(crate) fn region_figure() -> Scene {
    page_figure(PageSize::A4, Extent::Region, Shown::default())
}

/// A figure of what ties Chengdu and Ziyang.
pub(crate) fn figure_of_ties() -> Scene {
    let pair = Connected::Between(place("510100"), place("512000"));
    ties_figure(pair)
}

/// A figure of what ties a place, or two.
pub(crate) fn ties_figure(connected: Connected) -> Scene {
    let extent = Extent::Connected(connected);
    let request = Figure {
        about: About::Connected(connected),
        ..page_request(PageSize::A4, extent, Shown::default())
    };
    figure(&ATLAS, &I18N, &THEME, &request)
}

/// A figure on a page of this size.
pub(crate) fn page_figure(page: PageSize, extent: Extent, shown: Shown) -> Scene {
    figure(&ATLAS, &I18N, &THEME, &page_request(page, extent, shown))
}

fn page_request(page: PageSize, extent: Extent, shown: Shown) -> Figure {
    Figure {
        page,
        title: usual_title(&ATLAS, &I18N, &Shown::default(), extent),
        shown,
        ..Figure::new(extent)
    }
}

/// A figure on a page of A4, and what its file says of it, in a language.
pub(crate) fn described(extent: Extent, shown: Shown, i18n: &I18n) -> (Scene, Description) {
    let request = page_request(PageSize::A4, extent, shown);
    let scene = figure(&ATLAS, i18n, &THEME, &request);
    let description = Description::of(&ATLAS, i18n, &request, &scene);
    (scene, description)
}

/// The place with an adcode or pack id.
pub(crate) fn place(key: &str) -> PlaceId {
    ATLAS.place_by_key(key).expect("a place of the atlas")
}

/// The link with an id of the pack.
pub(crate) fn link(key: &str) -> FeatureId {
    let mut links = ATLAS.links();
    let found = links.find(|(_, link)| link.key == key);
    FeatureId::Link(found.expect("a link of the atlas").0)
}

/// The corridor with an id of the pack.
pub(crate) fn corridor(key: &str) -> FeatureId {
    let mut corridors = ATLAS.corridors();
    let found = corridors.find(|(_, corridor)| corridor.key == key);
    FeatureId::Corridor(found.expect("a corridor of the atlas").0)
}
