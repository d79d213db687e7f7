//! A document while it is written, map by map, in one or several parts.

use std::fmt::Write as _;

use super::cover::cover;
use super::document::{WORDS, clip_id};
use super::ids::Ids;
use super::options::Options;
use super::syntax::{fill_attribute, rect};
use crate::paint::EXTRA_DETAIL;
use crate::projection::{PagePt, PageRect, ToPage};
use crate::scene::{DrawingLayer, Item, Scene};

/// The scene as documents to be drawn one over another, bottom up, each closed as soon as it has
/// `most_bytes`, because its reader needs many times its length. One, if that is enough.
pub fn paint_in_parts(
    scene: &Scene,
    options: &Options,
    most_bytes: usize,
    take: &mut dyn FnMut(String),
) {
    let page = PageRect::from_min_size(PagePt::default(), scene.page.0, scene.page.1);
    let (head, definitions) = (options.head(&page), options.definitions(scene));
    let mut svg = SvgWriter {
        out: String::with_capacity(1 << 20),
        scene,
        options,
        opening: format!("{head}{definitions}"),
        groups: Vec::new(),
        layers: Vec::new(),
        most_bytes,
        take,
        zoom: 0.0,
        to_page: scene.to_page,
        clip: PageRect::default(),
        ids: Ids::default(),
    };
    svg.out.push_str(&head);
    options.words(&mut svg.out);
    svg.out.push_str(&definitions);
    let paper = fill_attribute(scene.paper);
    let _ = writeln!(svg.out, "{}", rect(&page, &paper));
    let first = (&scene.view, scene.to_page, &scene.ground, &scene.furniture);
    let others = scene.panels.iter();
    let others = others.map(|p| (&p.view, p.to_page, &p.ground, &p.furniture));
    let maps: Vec<_> = std::iter::once(first).chain(others).collect();
    for id in WORDS.into_iter().map(str::to_owned) {
        svg.ids.take(&id);
    }
    for n in 0..maps.len() {
        svg.ids.take(&clip_id(n));
    }
    for (n, (view, to_page, ground, furniture)) in maps.into_iter().enumerate() {
        svg.zoom = view.zoom + EXTRA_DETAIL;
        svg.to_page = to_page;
        svg.clip = view.frame.expand(8.0);
        svg.ground(n, &view.frame, ground);
        svg.furniture(&page, &view.frame, furniture);
    }
    svg.out.push_str("</svg>\n");
    (svg.take)(svg.out);
}

/// A document while it is written.
pub(super) struct SvgWriter<'t> {
    pub(super) out: String,
    pub(super) scene: &'t Scene,
    pub(super) options: &'t Options,
    /// What each part begins with.
    opening: String,
    /// The groups that are open, as they were opened.
    groups: Vec<String>,
    /// The layers that are open.
    pub(super) layers: Vec<DrawingLayer>,
    most_bytes: usize,
    take: &'t mut dyn FnMut(String),
    /// The level of detail.
    pub(super) zoom: f64,
    pub(super) to_page: ToPage,
    pub(super) clip: PageRect,
    pub(super) ids: Ids,
}

impl SvgWriter<'_> {
    /// The ground of a map, cut at its frame unless it will be covered beyond.
    fn ground(&mut self, map: usize, frame: &PageRect, items: &[Item]) {
        let clip = if self.options.covered {
            String::new()
        } else {
            format!(" clip-path=\"url(#{})\"", clip_id(map))
        };
        let background = rect(frame, &fill_attribute(self.scene.background));
        if self.options.only_drawn {
            self.open(format!("<g{clip}>\n"));
            let _ = writeln!(self.out, "{background}");
            self.bare(items);
            self.close();
        } else {
            self.open_layer(DrawingLayer::Map, &clip);
            self.enter(DrawingLayer::Outside);
            let _ = writeln!(self.out, "{background}");
            let scene = self.scene;
            self.in_layers(items, |item| scene.ground_layer(item));
        }
    }

    /// What stands on and around a map.
    fn furniture(&mut self, page: &PageRect, frame: &PageRect, items: &[Item]) {
        if self.options.only_drawn {
            self.open("<g>\n".to_owned());
            if self.options.covered {
                cover(&mut self.out, page, frame, self.scene.paper);
            }
            self.bare(items);
            self.close();
        } else {
            self.open_layer(DrawingLayer::Furniture, "");
            if self.options.covered {
                cover(&mut self.out, page, frame, self.scene.paper);
            }
            self.in_layers(items, |item| DrawingLayer::of_furniture(item.mark));
        }
    }

    /// Items in order, without layers, ids and names.
    fn bare(&mut self, items: &[Item]) {
        for item in items {
            self.cut_if_long();
            self.shape(&item.shape);
        }
    }

    pub(super) fn open(&mut self, group: String) {
        self.out.push_str(&group);
        self.groups.push(group);
    }

    pub(super) fn close(&mut self) {
        self.groups.pop();
        self.out.push_str("</g>\n");
    }

    /// Hands on what is written if it is long, and goes on in a document of its own.
    pub(super) fn cut_if_long(&mut self) {
        if self.out.len() <= self.most_bytes {
            return;
        }
        self.out.push_str(&"</g>\n".repeat(self.groups.len()));
        self.out.push_str("</svg>\n");
        let next = format!("{}{}", self.opening, self.groups.concat());
        (self.take)(std::mem::replace(&mut self.out, next));
    }
}
