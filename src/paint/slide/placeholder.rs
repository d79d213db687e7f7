//! The texts of a figure that a slide has places for: its title, and the sources at its foot.

use super::lettering::body;
use super::options::Options;
use super::outline::{fill, place};
use super::text_box::{Align, TextBox};
use super::units::Units;
use crate::paint::runs::{continues, texts};
use crate::scene::{DrawingLayer, Item, Mark, Scene, Shape, Text};
use crate::xml::{Attributes, XmlWriter};

/// The number of the first place for sources: those below are the usual ones of layouts.
const FIRST_INDEX: usize = 10;

/// What fills a place of the layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Title,
    /// A column of sources, with its number from 0.
    Sources(usize),
}

/// A text in a place of the layout.
#[derive(Clone, Debug)]
pub(super) struct Placeholder {
    pub(super) role: Role,
    /// What the list of shapes calls it.
    pub(super) name: String,
    pub(super) text: TextBox,
}

/// The texts in places of the layout, and the furniture of the page without them.
pub(super) fn placeholders(
    scene: &Scene,
    options: &Options,
    units: Units,
) -> (Vec<Placeholder>, Vec<Item>) {
    let is_title = |label: &&[Item]| label.first().is_some_and(|item| item.mark == Mark::Title);
    let labels = || scene.furniture.chunk_by(|_, next| continues(next));
    // Each of several maps has a name above it, which is a title of its own.
    let names = if scene.panels.is_empty() {
        0
    } else {
        scene.panels.len() + 1
    };
    let has_title = labels().filter(is_title).count() > names;
    let mut title: Option<&[Item]> = None;
    let (mut sources, mut others) = (Vec::new(), Vec::new());
    for label in labels() {
        let is_text = label
            .iter()
            .all(|item| matches!(item.shape, Shape::Text(_)));
        match label.first().map(|item| item.mark) {
            Some(Mark::Title) if has_title && title.is_none() && is_text => title = Some(label),
            Some(Mark::References) if is_text => sources.push(texts(label)),
            _ => others.extend_from_slice(label),
        }
    }
    let title = title.and_then(|label| title_box(scene, &texts(label), units));
    let title = title.map(|text| Placeholder {
        role: Role::Title,
        name: options.name(DrawingLayer::Title),
        text,
    });
    let columns = source_boxes(scene, &sources, units).into_iter().enumerate();
    let columns = columns.map(|(number, text)| Placeholder {
        role: Role::Sources(number),
        name: options.name(DrawingLayer::Notes),
        text,
    });
    (title.into_iter().chain(columns).collect(), others)
}

/// The title from one margin of the page to the other, so that a longer one has room.
fn title_box(scene: &Scene, title: &[&Text], units: Units) -> Option<TextBox> {
    let margin = scene.view.frame.min.x;
    let is_flush = title.first()?.at.x < margin + title.first()?.size_pt;
    let align = if is_flush { Align::Left } else { Align::Centre };
    let text = TextBox::of_labels(&[title], align, units)?;
    let left = if is_flush {
        text.rect.min.x
    } else {
        units.length(margin)
    };
    let width = units.length(scene.page.0);
    Some(text.broken_between(left, width - left))
}

/// The sources in their columns, each as wide as it can be.
fn source_boxes(scene: &Scene, sources: &[Vec<&Text>], units: Units) -> Vec<TextBox> {
    let is_below = |before: &Vec<&Text>, next: &Vec<&Text>| top(next) > top(before);
    let columns = sources.chunk_by(is_below).filter_map(|column| {
        let labels: Vec<&[&Text]> = column.iter().map(Vec::as_slice).collect();
        TextBox::of_labels(&labels, Align::Left, units)
    });
    let columns: Vec<TextBox> = columns.collect();
    let lefts: Vec<i64> = columns.iter().map(|column| column.rect.min.x).collect();
    let margin = lefts.first().copied().unwrap_or_default();
    let end = units.length(scene.page.0) - margin;
    let columns = columns.into_iter().enumerate();
    let broken = columns.map(|(i, column)| {
        let gap = column.letters().map_or(0, |letters| letters.size);
        let right = lefts.get(i + 1).map_or(end, |next| next - gap);
        column.in_column(right)
    });
    broken.collect()
}

fn top(label: &[&Text]) -> f64 {
    label.first().map_or(0.0, |text| text.at.y)
}

impl Placeholder {
    /// What says which place it fills.
    pub(super) fn properties(&self, xml: &mut XmlWriter, id: u32) {
        let name = match self.role {
            Role::Title | Role::Sources(0) => self.name.clone(),
            Role::Sources(number) => format!("{} {}", self.name, number + 1),
        };
        xml.element("p:nvSpPr", &[], |xml| {
            xml.leaf("p:cNvPr", &[("id", &id), ("name", &name)]);
            xml.element("p:cNvSpPr", &[], |xml| {
                xml.leaf("a:spLocks", &[("noGrp", &1)]);
            });
            xml.element("p:nvPr", &[], |xml| match self.role {
                Role::Title => xml.leaf("p:ph", &[("type", &"title")]),
                Role::Sources(number) => {
                    let index = FIRST_INDEX + number;
                    xml.leaf("p:ph", &[("type", &"body"), ("idx", &index)]);
                }
            });
        });
    }

    /// The place in a layout, with how text is set in it and its name as the text.
    pub(super) fn in_layout(&self, xml: &mut XmlWriter, id: u32, language: &str) {
        xml.element("p:sp", &[], |xml| {
            self.properties(xml, id);
            xml.element("p:spPr", &[], |xml| place(xml, &self.text.rect, 0));
            xml.element("p:txBody", &[], |xml| {
                body(xml, self.text.setting);
                xml.element("a:lstStyle", &[], |xml| self.style(xml));
                xml.element("a:p", &[], |xml| {
                    xml.element("a:r", &[], |xml| {
                        xml.leaf("a:rPr", &[("lang", &language)]);
                        xml.text("a:t", &[], &self.name);
                    });
                });
            });
        });
    }

    fn style(&self, xml: &mut XmlWriter) {
        let letters = self.text.letters();
        let align = self.text.align.word();
        let attributes: Attributes<'_> = &[("marL", &0), ("indent", &0), ("algn", &align)];
        xml.element("a:lvl1pPr", attributes, |xml| {
            xml.leaf("a:buNone", &[]);
            if let Some(letters) = letters {
                let bold = i32::from(letters.is_bold);
                xml.element("a:defRPr", &[("sz", &letters.size), ("b", &bold)], |xml| {
                    fill(xml, Some(letters.color));
                });
            }
        });
    }

    pub(super) fn is_title(&self) -> bool {
        self.role == Role::Title
    }
}
