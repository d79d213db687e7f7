//! A map on a page of paper: title above, map in its frame, legend beside or below, sources at the
//! foot.
//!
//! A figure is laid out in units of lettering, in which all sizes of [`super::theme`] are given, on
//! a page that is as many units large as [`PageSize::lettering`] says; the finished scene is then
//! brought to the size of the paper. So a figure on A4 has room for as many names as a window.

mod extent;
mod foot;
mod layout;
mod page;
mod scale;
mod title;

pub use extent::{Extent, bounds, feature_bounds};
pub use title::usual_title;

use super::{Scene, Shown, Theme};
use crate::figure_spec::{PageSize, ReviewNumber};
use crate::i18n::I18n;
use crate::model::{Atlas, FeatureId};

/// A figure to make.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The page; an [`Extent::View`] makes its own.
    pub page: PageSize,
    /// What it shows.
    pub extent: Extent,
    /// The title above the map; empty for none.
    pub title: String,
    /// The words below the map; empty for none.
    pub caption: String,
    /// The number of the map's review; without one the map says that it has none.
    pub review: Option<ReviewNumber>,
    /// Whether facts carry the numbers of their texts, which are then listed at the foot.
    pub footnotes: bool,
    /// The layers and statuses.
    pub shown: Shown,
    /// What is marked as selected; the two maps of an [`Extent::Pair`] mark their own.
    pub selection: Option<FeatureId>,
}

impl Figure {
    /// A figure on A4 with the opening layers and footnotes, without title or caption.
    #[must_use]
    pub fn new(extent: Extent) -> Self {
        Self {
            page: PageSize::A4,
            extent,
            title: String::new(),
            caption: String::new(),
            review: None,
            footnotes: true,
            shown: Shown::default(),
            selection: None,
        }
    }
}

/// Lays a figure out. The sources of its facts, in the order of their numbers, are
/// [`Scene::sources`].
#[must_use]
pub fn figure(atlas: &Atlas, i18n: &I18n, theme: &Theme, figure: &Figure) -> Scene {
    let lettering = match figure.extent {
        Extent::View(_) => 1.0,
        _ => figure.page.lettering(),
    };
    let page = page::Page::new(atlas, i18n, theme, figure, lettering);
    let mut scene = page.scene();
    scale::scale(&mut scene, lettering);
    scene
}
