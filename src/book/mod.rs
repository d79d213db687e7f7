//! The atlas as a book: a page or more for every city and county that a text names, each with its
//! map and what is said of it; then every corridor, link and other place, an index and the texts.
//!
//! A [`Book`] is a plan: where every line of text stands, which map is drawn where, where one may
//! jump to. It knows no file format; maps are kept as requests and drawn a few at a time
//! ([`Map::scene`]), so that a book of a hundred maps takes the room of one.

mod columns;
mod contents;
mod entry;
mod flow;
mod front;
mod index;
mod order;
mod page;
mod paragraph;
mod register;
mod sort;
mod wrapped;

use std::collections::{BTreeMap, BTreeSet};

pub use page::{
    Block, BookPosition, Bookmark, Chapter, Jump, JumpTarget, Line, Map, PAGE_PT, Page, Part, Rule,
};

use crate::figure_spec::ReviewNumber;
use crate::i18n::I18n;
use crate::model::{Atlas, FeatureId, Language, PlaceId, SourceId};
use crate::projection::{PagePt, PageRect};
use crate::scene::layout::usual_title;
use crate::scene::{Extent, Rgba, Shown, Theme};
use order::BookUnit;

/// A book, laid out.
#[derive(Clone, Debug)]
pub struct Book {
    /// Its title.
    pub title: String,
    /// What it is, in a sentence or two.
    pub description: String,
    /// The provinces and what the book is about, for search.
    pub keywords: Vec<String>,
    /// Its language.
    pub language: Language,
    /// The colour of its paper.
    pub paper: Rgba,
    /// Its pages.
    pub pages: Vec<Page>,
    /// Its outline: chapters, provinces, cities, counties.
    pub bookmarks: Vec<Bookmark>,
    /// Where everything that one can jump to stands.
    pub positions: BTreeMap<JumpTarget, BookPosition>,
    /// The pages, counted from 0, that speak of a feature under its own heading or as a fact of a
    /// place.
    pub mentions: BTreeMap<FeatureId, BTreeSet<usize>>,
}

impl Book {
    /// The book of an atlas in the language of `i18n` and the colours of `theme`.
    #[must_use]
    pub fn new(atlas: &Atlas, i18n: &I18n, theme: &Theme, review: Option<&ReviewNumber>) -> Self {
        let units = order::units(atlas);
        let mut maker = Maker::new(atlas, i18n, theme, review);
        // The title page lists the others: it is filled when they are known.
        maker.start_page("");
        maker.keep_pages_for_contents(&units);
        maker.overview();
        for unit in &units {
            let bookmark = maker.unit(unit, &[]);
            maker.bookmarks.extend(bookmark);
        }
        maker.registers(&order::all(&units));
        maker.index();
        maker.sources_list();
        maker.title_page(&units);
        maker.into_book()
    }

    /// The places that have pages of their own, in the order of the book.
    #[must_use]
    pub fn places(atlas: &Atlas) -> Vec<PlaceId> {
        order::all(&order::units(atlas)).into_iter().collect()
    }

    /// The page, counted from 0, where a target stands.
    #[must_use]
    pub fn page_of(&self, target: JumpTarget) -> Option<usize> {
        self.positions.get(&target).map(|position| position.page)
    }
}

/// A book in the making.
struct Maker<'a> {
    atlas: &'a Atlas,
    i18n: &'a I18n,
    theme: &'a Theme,
    review: Option<&'a ReviewNumber>,
    /// The texts in the order of their numbers.
    sources: Vec<SourceId>,
    pages: Vec<Page>,
    bookmarks: Vec<Bookmark>,
    positions: BTreeMap<JumpTarget, BookPosition>,
    mentions: BTreeMap<FeatureId, BTreeSet<usize>>,
}

impl<'a> Maker<'a> {
    fn new(
        atlas: &'a Atlas,
        i18n: &'a I18n,
        theme: &'a Theme,
        review: Option<&'a ReviewNumber>,
    ) -> Self {
        Self {
            atlas,
            i18n,
            theme,
            review,
            sources: atlas.sources().map(|(id, _)| id).collect(),
            pages: Vec::new(),
            bookmarks: Vec::new(),
            positions: BTreeMap::new(),
            mentions: BTreeMap::new(),
        }
    }
}

impl Maker<'_> {
    fn tr(&self, key: &str) -> String {
        self.i18n.tr(key)
    }

    /// The number of a text, as it is printed behind what it says.
    fn number(&self, source: SourceId) -> usize {
        // They are in the order of their ids.
        let position = self.sources.binary_search(&source);
        position.map_or(0, |position| position + 1)
    }

    fn name(&self, id: PlaceId) -> String {
        let names = &self.atlas.place(id).names;
        names.full(self.i18n.language()).to_owned()
    }

    fn names(&self, ids: &[PlaceId]) -> String {
        let names: Vec<String> = ids.iter().map(|id| self.name(*id)).collect();
        names.join(&self.tr("list-comma"))
    }

    /// Begins a page under a running head. Its number is that of the page, counted from 0.
    fn start_page(&mut self, head: &str) -> usize {
        let mut page = Page::default();
        if !self.pages.is_empty() {
            page.furnish(
                &self.tr("book-title"),
                head,
                self.pages.len() + 1,
                self.theme,
            );
        }
        self.pages.push(page);
        self.pages.len() - 1
    }

    fn mark(&mut self, target: JumpTarget, page: usize, y: f64) {
        self.positions
            .entry(target)
            .or_insert(BookPosition { page, y });
        if let JumpTarget::Feature(feature) = target {
            self.mention(feature, page);
        }
    }

    fn mention(&mut self, feature: FeatureId, page: usize) {
        self.mentions.entry(feature).or_default().insert(page);
    }

    /// A bookmark to the top of a page.
    fn bookmark(&self, title: String, page: usize) -> Bookmark {
        Bookmark {
            title,
            position: BookPosition { page, y: 0.0 },
            children: Vec::new(),
        }
    }

    /// The pages of a unit and of those in it; its bookmark, if it has anything to show.
    fn unit(&mut self, unit: &BookUnit, above: &[String]) -> Option<Bookmark> {
        let name = self.name(unit.place);
        let path: Vec<String> = above.iter().cloned().chain([name.clone()]).collect();
        let first = self.pages.len();
        if unit.has_page {
            self.place(unit.place, &path);
        }
        let mut bookmark = self.bookmark(name, first);
        for child in &unit.children {
            bookmark.children.extend(self.unit(child, &path));
        }
        (self.pages.len() > first).then_some(bookmark)
    }

    fn overview(&mut self) {
        let title = self.tr("book-overview");
        let page = self.start_page(&title);
        self.mark(JumpTarget::Chapter(Chapter::Overview), page, 0.0);
        let rect = PageRect::from_min_size(
            PagePt::new(28.0, 32.0),
            PAGE_PT.0 - 56.0,
            PAGE_PT.1 - 32.0 - 30.0,
        );
        let map = Map::region(
            rect,
            title.clone(),
            usual_title(self.atlas, self.i18n, &Shown::default(), Extent::Region),
            self.review,
        );
        if let Some(page) = self.pages.last_mut() {
            page.map = Some(map);
        }
        let bookmark = self.bookmark(title, page);
        self.bookmarks.push(bookmark);
    }

    fn into_book(self) -> Book {
        let provinces = self.bookmarks.iter().filter(|b| !b.children.is_empty());
        let mut keywords: Vec<String> = provinces.map(|b| b.title.clone()).collect();
        keywords.extend(["layer-roles", "layer-corridors", "layer-links"].map(|key| self.tr(key)));
        Book {
            title: self.tr("book-title"),
            description: self.subtitle(),
            keywords,
            language: self.i18n.language(),
            paper: self.theme.paper,
            pages: self.pages,
            bookmarks: self.bookmarks,
            positions: self.positions,
            mentions: self.mentions,
        }
    }
}
