//! What a figure is made of: its page, what it shows, its words.

use crate::figure_spec::{FigureKind, Notes, PageSize, PanelsBy, ReviewNumber, RowOrder};
use crate::scene::{About, Extent, Shown};

/// A figure to make.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// What kind of picture it is.
    pub kind: FigureKind,
    /// In which order the rows of a board stand.
    pub sort: RowOrder,
    /// What each map of small multiples is of.
    pub by: PanelsBy,
    /// The page; an [`Extent::View`] makes its own.
    pub page: PageSize,
    /// What it shows.
    pub extent: Extent,
    /// The title; empty for none.
    pub title: String,
    /// What stands before the title, as `图1`; empty for nothing.
    pub number: String,
    /// Whether the title stands below the map, in the middle.
    pub is_title_below: bool,
    /// The words below the map; empty for none.
    pub caption: String,
    /// The number of the map's review; without one the map says that it has none.
    pub review: Option<ReviewNumber>,
    /// How much it says of the texts its facts come from.
    pub notes: Notes,
    /// The layers and statuses.
    pub shown: Shown,
    /// What its map is about; the maps of an [`Extent::Compared`] are about their own.
    pub about: About,
}

impl Figure {
    /// Its number and its title, as they stand on the page.
    #[must_use]
    pub fn heading(&self) -> String {
        self.heading_with(&self.title)
    }

    /// The same with another title.
    pub(super) fn heading_with(&self, title: &str) -> String {
        match (&*self.number, title) {
            (number, "") => number.to_owned(),
            ("", title) => title.to_owned(),
            (number, title) if number.is_ascii() => {
                format!("{}. {title}", number.trim_end_matches(['.', ' ']))
            }
            (number, title) => format!("{number}\u{3000}{title}"),
        }
    }

    /// A map on A4 with the opening layers and full notes, without title or caption.
    #[must_use]
    pub fn new(extent: Extent) -> Self {
        Self {
            kind: FigureKind::default(),
            sort: RowOrder::default(),
            by: PanelsBy::default(),
            page: PageSize::A4,
            extent,
            title: String::new(),
            number: String::new(),
            is_title_below: false,
            caption: String::new(),
            review: None,
            notes: Notes::Full,
            shown: Shown::default(),
            about: About::Everything,
        }
    }
}
