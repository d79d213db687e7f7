//! A page of the book as it is laid out: lines of text, rules, at most one map, places to jump
//! from.

use crate::figure_spec::{Notes, PageSize, ReviewNumber};
use crate::font::{ASCENT, Weight, opening_blank, shortened, text_width, width_in};
use crate::i18n::I18n;
use crate::model::{Atlas, FeatureId, PlaceId, SourceId};
use crate::projection::{PagePt, PageRect};
use crate::scene::layout::{Figure, figure};
use crate::scene::{About, Extent};
use crate::scene::{Rgba, Scene, Theme};

/// Width and height of a page in points: A4, 297 × 210 mm.
pub const PAGE_PT: (f64, f64) = (841.889_763_779_527_6, 595.275_590_551_181_1);
/// The part of a page that its text fills.
pub(super) const TEXT: PageRect = PageRect {
    min: PagePt { x: 42.0, y: 48.0 },
    max: PagePt {
        x: PAGE_PT.0 - 42.0,
        y: PAGE_PT.1 - 40.0,
    },
};
/// Size of running heads and page numbers.
const HEAD_PT: f64 = 7.5;

/// A chapter that is not about one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Chapter {
    /// The map of the whole region.
    Overview,
    /// All corridors.
    Corridors,
    /// All links.
    Links,
    /// Places without a page of their own.
    Others,
    /// The index.
    Index,
    /// The texts.
    Sources,
}

/// What one can jump to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum JumpTarget {
    /// The heading of a place, a corridor or a link.
    Feature(FeatureId),
    /// The entry of a text.
    Source(SourceId),
    /// The beginning of a chapter.
    Chapter(Chapter),
}

/// A height on a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BookPosition {
    /// The page, counted from 0.
    pub page: usize,
    /// Points below its upper edge.
    pub y: f64,
}

/// What a block of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A heading of a level, 1 the highest.
    Heading(u16),
    /// Anything that is read in its turn.
    Paragraph,
    /// The running head.
    Head,
    /// The page number.
    Number,
    /// Dots that lead from an entry of the contents to its page.
    Leader,
}

/// A line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Where its baseline begins.
    pub at: PagePt,
    /// Its size in points.
    pub size_pt: f64,
    /// How heavy it is.
    pub weight: Weight,
    /// Its colour.
    pub color: Rgba,
    /// What it says.
    pub text: String,
}

impl Line {
    /// The box of its characters.
    #[must_use]
    pub fn rect(&self) -> PageRect {
        // The empty half of an opening mark hangs out to the left.
        let blank = opening_blank(&self.text, self.size_pt, self.weight);
        let top = self.at.offset(blank, -self.size_pt * ASCENT);
        let width = width_in(&self.text, self.size_pt, self.weight) - blank;
        PageRect::from_min_size(top, width, self.size_pt)
    }
}

/// Lines that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// What they are.
    pub part: Part,
    /// The lines, downwards.
    pub lines: Vec<Line>,
}

/// A thin line across a column or a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    /// Its left end.
    pub from: PagePt,
    /// Its length in points.
    pub length: f64,
    /// Its colour.
    pub color: Rgba,
}

/// A box to click, and where it leads.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Jump {
    /// The box.
    pub rect: PageRect,
    /// Where it leads; nowhere if the book has no such target.
    pub to: JumpTarget,
}

/// A map on a page, to be drawn.
#[derive(Clone, Debug)]
pub struct Map {
    /// The figure.
    pub figure: Figure,
    /// Its upper left corner on the page.
    pub at: PagePt,
    /// What it is, in words.
    pub alt: String,
}

impl Map {
    /// The map of a place, marked on it.
    pub(super) fn of_place(
        rect: PageRect,
        alt: String,
        place: PlaceId,
        review: Option<&ReviewNumber>,
    ) -> Self {
        let feature = FeatureId::Place(place);
        let figure = Figure {
            about: About::Feature(feature),
            ..Figure::new(Extent::Feature(feature))
        };
        Self::sized(rect, alt, figure, review)
    }

    /// The map of the whole region under a title.
    pub(super) fn region(
        rect: PageRect,
        alt: String,
        title: String,
        review: Option<&ReviewNumber>,
    ) -> Self {
        let figure = Figure {
            title,
            ..Figure::new(Extent::Region)
        };
        Self::sized(rect, alt, figure, review)
    }

    fn sized(rect: PageRect, alt: String, figure: Figure, review: Option<&ReviewNumber>) -> Self {
        Self {
            figure: Figure {
                page: PageSize::Custom(rect.width(), rect.height()),
                // The book numbers the texts as a whole.
                notes: Notes::Short,
                review: review.cloned(),
                ..figure
            },
            at: rect.min,
            alt,
        }
    }

    /// The box on the page that it fills.
    #[must_use]
    pub fn rect(&self) -> PageRect {
        let (width, height) = self.figure.page.points();
        PageRect::from_min_size(self.at, width, height)
    }

    /// The map drawn, its upper left corner at the origin.
    #[must_use]
    pub fn scene(&self, atlas: &Atlas, i18n: &I18n, theme: &Theme) -> Scene {
        figure(atlas, i18n, theme, &self.figure)
    }

    /// Boxes about the seats of places on its scene, to jump to their pages.
    #[must_use]
    pub fn jumps(&self, atlas: &Atlas, scene: &Scene, places: &[PlaceId]) -> Vec<Jump> {
        let mut jumps = Vec::new();
        for id in places
            .iter()
            .filter(|id| !self.figure.about.has(FeatureId::Place(**id)))
        {
            let Some(node) = &atlas.place(*id).node else {
                continue;
            };
            let at = scene.to_page.project(node.at.to_world());
            let corner = at.offset(self.at.x - 12.0, self.at.y - 8.0);
            if scene.view.frame.expand(-8.0).contains(at) {
                jumps.push(Jump {
                    rect: PageRect::from_min_size(corner, 24.0, 16.0),
                    to: JumpTarget::Feature(FeatureId::Place(*id)),
                });
            }
        }
        jumps
    }
}

/// An entry of the outline.
#[derive(Clone, Debug, PartialEq)]
pub struct Bookmark {
    /// What it says.
    pub title: String,
    /// Where it leads.
    pub position: BookPosition,
    /// The entries below it.
    pub children: Vec<Bookmark>,
}

/// A page.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Its text in the order it is read.
    pub blocks: Vec<Block>,
    /// Its rules.
    pub rules: Vec<Rule>,
    /// Its map, read before the text.
    pub map: Option<Map>,
    /// Where one can jump from.
    pub jumps: Vec<Jump>,
}

impl Page {
    /// Adds the running head and the number.
    pub(super) fn furnish(&mut self, book: &str, head: &str, number: usize, theme: &Theme) {
        let (left, right) = (TEXT.min.x, TEXT.max.x);
        let head = shortened(head, HEAD_PT, (right - left) * 0.6);
        let number = number.to_string();
        let line = |text: &str, x: f64, y: f64| Line {
            at: PagePt::new(x, y),
            size_pt: HEAD_PT,
            weight: Weight::Regular,
            color: theme.ink_soft,
            text: text.to_owned(),
        };
        let from_right = |text: &str| right - text_width(text, HEAD_PT);
        let foot = PAGE_PT.1 - 20.0;
        let blocks = [
            (Part::Head, line(book, left, 25.0)),
            (Part::Head, line(&head, from_right(&head), 25.0)),
            (Part::Number, line(&number, from_right(&number), foot)),
        ];
        let blocks = blocks.into_iter().map(|(part, line)| Block {
            part,
            lines: vec![line],
        });
        self.blocks.extend(blocks);
        self.rules.push(Rule {
            from: PagePt::new(left, 30.0),
            length: right - left,
            color: theme.rule,
        });
    }

    /// What the page says, a line each, without running head and number.
    #[must_use]
    pub fn text(&self) -> String {
        let read = self.blocks.iter();
        let read = read.filter(|b| matches!(b.part, Part::Heading(_) | Part::Paragraph));
        let lines: Vec<&str> = read
            .flat_map(|block| &block.lines)
            .map(|line| line.text.as_str())
            .collect();
        lines.join("\n")
    }
}
