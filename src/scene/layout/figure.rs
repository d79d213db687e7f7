//! What a figure is made of: its page, what it shows, its words.

use crate::figure_spec::{PageSize, ReviewNumber};
use crate::model::FeatureId;
use crate::scene::{Extent, Shown};

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
