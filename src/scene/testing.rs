//! Maps of the bundled atlas, for the tests of single phases.

use std::sync::LazyLock;

use super::frame::MapFrame;
use super::layers::{self, Detail, Marks};
use super::legend::Legend;
use super::marginalia::Marginalia;
use super::seen::SeenFacts;
use super::subject_ground::SubjectGround;
use super::{About, Extent, Furniture, Item, Layer, LegendPlace, Request, Shown, Theme, bounds};
use crate::geodata::{LoadOptions, load};
use crate::i18n::I18n;
use crate::model::{Atlas, FeatureId, Language};
use crate::projection::{LonLat, PagePt, PageRect, Viewport};

use super::draw_list::DrawList;

pub(crate) static ATLAS: LazyLock<Atlas> = LazyLock::new(|| {
    let loaded = load(&LoadOptions::default()).expect("the bundled data");
    loaded.atlas
});

/// The size of a window's map.
const SIZE_PT: (f64, f64) = (1044.0, 750.0);

/// What a map is asked for.
#[derive(Clone, Debug)]
pub(super) struct Map {
    pub(super) view: Viewport,
    pub(super) shown: Shown,
    pub(super) about: About,
    pub(super) furniture: Furniture,
    pub(super) margin_pt: f64,
}

impl Map {
    /// The opening layers and furniture on a map of an extent.
    pub(super) fn of(extent: Extent) -> Self {
        let frame = PageRect::from_min_size(PagePt::default(), SIZE_PT.0, SIZE_PT.1);
        Self {
            view: Viewport::fitting(&bounds(&ATLAS, extent), frame, 8.0),
            shown: Shown::default(),
            about: About::Everything,
            furniture: Furniture {
                legend: LegendPlace::Foot,
                districts: true,
                ..Furniture::default()
            },
            margin_pt: 0.0,
        }
    }

    /// The same about a position.
    pub(super) fn about(lon_deg: f64, lat_deg: f64, zoom: f64) -> Self {
        let mut map = Self::of(Extent::Circle);
        map.view.center = LonLat { lon_deg, lat_deg }.to_world();
        map.view.zoom = zoom;
        map
    }

    /// Chengdu to Ziyang, near enough for counties and zones.
    pub(super) fn near() -> Self {
        Self::about(104.36, 30.39, 9.5)
    }

    pub(super) fn with(mut self, layer: Layer, on: bool) -> Self {
        self.shown.set(layer, on);
        self
    }

    pub(super) fn selecting(mut self, feature: FeatureId) -> Self {
        self.about = About::Feature(feature);
        self
    }

    /// What `read` makes of the map's request.
    pub(super) fn request<T>(&self, read: impl FnOnce(&Request<'_>) -> T) -> T {
        read(&Request {
            atlas: &ATLAS,
            i18n: &I18n::new(Language::ZhHans),
            theme: &Theme::light(),
            page: SIZE_PT,
            view: self.view,
            shown: &self.shown,
            about: self.about,
            furniture: &self.furniture,
            margin_pt: self.margin_pt,
        })
    }

    /// What `read` makes of the map's frame.
    pub(super) fn frame<T>(&self, read: impl FnOnce(&MapFrame<'_>) -> T) -> T {
        self.request(|request| read(&MapFrame::new(request)))
    }

    /// What `read` makes of the frame, its layers' marks and the items they drew.
    pub(super) fn layers<T>(&self, read: impl FnOnce(&MapFrame<'_>, &Marks, Vec<Item>) -> T) -> T {
        self.frame(|frame| {
            let mut list = DrawList::default();
            let marks = layers::draw(frame, Detail::Whole, &mut list);
            read(frame, &marks, list.into_items())
        })
    }

    /// What `read` makes of everything that is known before a name is placed.
    pub(super) fn reserved<T>(
        &self,
        read: impl FnOnce(&MapFrame<'_>, &Marks, &Legend, Marginalia) -> T,
    ) -> T {
        self.layers(|frame, marks, _| {
            let facts = SeenFacts::of(frame, marks);
            let legend = Legend::of(frame, marks, &facts);
            let marginalia = Marginalia::reserved(frame, &legend, &SubjectGround::default());
            read(frame, marks, &legend, marginalia)
        })
    }
}

/// The feature of a key.
pub(super) fn feature(key: &str) -> FeatureId {
    super::feature_of_key(&ATLAS, key).expect("a feature")
}
