//! Scene → a slide of `PresentationML`, all of whose shapes can be edited.
//!
//! Areas, lines and symbols are shapes, and each label is one text box. A slide knows no clip, so
//! that what lies beyond the frame of a map is cut off. Layers are groups, and so are the features
//! within them. Title and sources fill places of the slide's layout, which is written with it. The
//! same scene gives the same bytes. What a file is made of is not known here.

mod detail;
mod drawing;
mod freeforms;
mod groups;
mod lettering;
mod node;
mod options;
mod outline;
mod pen;
mod placeholder;
mod preset;
mod text_box;
mod units;

use drawing::{Document, DrawingWriter};
use freeforms::MapFrame;
use groups::Gathering;
use outline::hex;
use placeholder::placeholders;
use units::{Units, emu};

use crate::projection::{PagePt, PageRect};
use crate::scene::{Mark, Rgba, Scene, Shape};

pub use options::Options;

/// A slide and the layout it is made by.
#[derive(Clone, Debug)]
pub struct Slide {
    /// Its width and height in English metric units.
    pub size: (i64, i64),
    /// The slide as a document.
    pub slide: Vec<u8>,
    /// Its layout as a document.
    pub layout: Vec<u8>,
    /// The colour of the page, as six hexadecimal digits.
    pub paper: String,
    /// The colour of its text, likewise.
    pub ink: String,
}

/// The scene as a slide.
#[must_use]
pub fn paint(scene: &Scene, options: &Options) -> Slide {
    let units = Units::of_page(scene.page);
    let extra = detail::extra_detail(scene);
    let (placeholders, furniture) = placeholders(scene, options, units);
    let page = PageRect::from_min_size(PagePt::default(), scene.page.0, scene.page.1);
    let first = (&scene.view, scene.to_page, &scene.ground, &furniture);
    let others = scene.panels.iter();
    let others = others.map(|p| (&p.view, p.to_page, &p.ground, &p.furniture));
    let mut gathering = Gathering::new(scene, options);
    for (view, to_page, ground, furniture) in std::iter::once(first).chain(others) {
        let within = MapFrame {
            units,
            to_page,
            zoom: view.zoom + extra,
            clip: view.frame,
        };
        gathering.ground(&within, ground);
        gathering.furniture(
            &MapFrame {
                clip: page,
                ..within
            },
            furniture,
        );
    }
    let nodes = gathering.into_nodes();
    let mut drawing = DrawingWriter::new(Document::Slide, options, scene.paper);
    let (titles, sources): (Vec<_>, Vec<_>) = placeholders
        .iter()
        .partition(|placeholder| placeholder.is_title());
    for title in titles {
        drawing.placeholder(title);
    }
    nodes.iter().for_each(|node| drawing.node(node));
    for column in sources {
        drawing.placeholder(column);
    }
    let mut layout = DrawingWriter::new(Document::Layout, options, scene.paper);
    for placeholder in &placeholders {
        layout.place(placeholder);
    }
    Slide {
        size: (
            emu(units.length(scene.page.0)),
            emu(units.length(scene.page.1)),
        ),
        slide: drawing.finish(),
        layout: layout.finish(),
        paper: hex(scene.paper),
        ink: hex(ink(scene)),
    }
}

/// The colour of the first text, the title's if there is one.
fn ink(scene: &Scene) -> Rgba {
    let texts = || {
        scene.items().filter_map(|item| match &item.shape {
            Shape::Text(text) => Some((item.mark, text.color)),
            _ => None,
        })
    };
    let title = texts().find(|(mark, _)| *mark == Mark::Title);
    let first = title.or_else(|| texts().next());
    first.map_or(scene.background, |(_, color)| color)
}
