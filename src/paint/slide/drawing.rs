//! Nodes as shapes of a slide, each with a number of its own.

use super::lettering::{halo, text};
use super::node::{Node, NodeKind};
use super::options::Options;
use super::outline::{fill, form, line, place, place_of_group, preset};
use super::placeholder::Placeholder;
use crate::scene::{DrawingLayer, Rgba};
use crate::xml::{Attributes, XmlWriter};

/// The namespaces of a document with shapes.
const NAMESPACES: Attributes<'_> = &[
    (
        "xmlns:a",
        &"http://schemas.openxmlformats.org/drawingml/2006/main",
    ),
    (
        "xmlns:r",
        &"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        "xmlns:p",
        &"http://schemas.openxmlformats.org/presentationml/2006/main",
    ),
];

/// Which document is written.
#[derive(Clone, Copy, Debug)]
pub(super) enum Document {
    Slide,
    Layout,
}

/// The shapes of a document while they are written.
pub(super) struct DrawingWriter<'a> {
    xml: XmlWriter,
    /// The language of names, as programs for slides know it.
    language: &'a str,
    /// The number of the last shape; all of them together have 1.
    last_id: u32,
}

impl<'a> DrawingWriter<'a> {
    /// A document on paper of a colour, with no shape yet.
    pub(super) fn new(document: Document, options: &'a Options, paper: Rgba) -> Self {
        let mut xml = XmlWriter::new();
        match document {
            Document::Slide => xml.begin("p:sld", NAMESPACES),
            Document::Layout => {
                let own: Attributes<'_> = &[("preserve", &1)];
                xml.begin("p:sldLayout", &[NAMESPACES, own].concat());
            }
        }
        xml.begin("p:cSld", &[("name", &options.name(DrawingLayer::Map))]);
        xml.element("p:bg", &[], |xml| {
            xml.element("p:bgPr", &[], |xml| {
                fill(xml, Some(paper));
                xml.leaf("a:effectLst", &[]);
            });
        });
        xml.begin("p:spTree", &[]);
        xml.element("p:nvGrpSpPr", &[], |xml| {
            xml.leaf("p:cNvPr", &[("id", &1), ("name", &"")]);
            xml.leaf("p:cNvGrpSpPr", &[]);
            xml.leaf("p:nvPr", &[]);
        });
        xml.leaf("p:grpSpPr", &[]);
        Self {
            xml,
            language: &options.language,
            last_id: 1,
        }
    }

    /// The document, which takes its colours from the master.
    pub(super) fn finish(self) -> Vec<u8> {
        let mut xml = self.xml;
        // The shapes, and what holds them.
        xml.end();
        xml.end();
        xml.element("p:clrMapOvr", &[], |xml| {
            xml.leaf("a:masterClrMapping", &[]);
        });
        xml.into_bytes()
    }

    /// A group, a shape or a text box.
    pub(super) fn node(&mut self, node: &Node) {
        let Some(bounds) = node.bounds() else { return };
        if let NodeKind::Group(nodes) = &node.kind {
            self.xml.begin("p:grpSp", &[]);
            self.properties("p:nvGrpSpPr", node, |xml| xml.leaf("p:cNvGrpSpPr", &[]));
            self.xml
                .element("p:grpSpPr", &[], |xml| place_of_group(xml, &bounds));
            nodes.iter().for_each(|node| self.node(node));
            self.xml.end();
            return;
        }
        self.xml.begin("p:sp", &[]);
        match &node.kind {
            NodeKind::Group(_) => {}
            NodeKind::Freeform(freeform) => {
                self.properties("p:nvSpPr", node, |xml| xml.leaf("p:cNvSpPr", &[]));
                self.xml.element("p:spPr", &[], |xml| {
                    place(xml, &bounds, 0);
                    form(xml, freeform, &bounds);
                    fill(xml, freeform.fill);
                    line(xml, freeform.pen.as_ref());
                });
            }
            NodeKind::TextBox(words) => {
                self.properties("p:nvSpPr", node, |xml| {
                    xml.leaf("p:cNvSpPr", &[("txBox", &1)]);
                });
                self.xml.element("p:spPr", &[], |xml| {
                    place(xml, &words.rect, words.turn);
                    preset(xml, "rect");
                    fill(xml, None);
                    if let Some(letters) = words.letters() {
                        halo(xml, letters);
                    }
                });
                text(&mut self.xml, words, self.language);
            }
        }
        self.xml.end();
    }

    /// A text that fills a place of the layout.
    pub(super) fn placeholder(&mut self, placeholder: &Placeholder) {
        self.last_id += 1;
        let (id, language) = (self.last_id, self.language);
        self.xml.element("p:sp", &[], |xml| {
            placeholder.properties(xml, id);
            xml.element("p:spPr", &[], |xml| place(xml, &placeholder.text.rect, 0));
            text(xml, &placeholder.text, language);
        });
    }

    /// A place of a layout.
    pub(super) fn place(&mut self, placeholder: &Placeholder) {
        self.last_id += 1;
        placeholder.in_layout(&mut self.xml, self.last_id, self.language);
    }

    /// The number and the name of a shape, what is read instead of it, and what it is.
    fn properties(&mut self, element: &'static str, node: &Node, kind: impl Fn(&mut XmlWriter)) {
        self.last_id += 1;
        let id = self.last_id;
        let attributes: Attributes<'_> = &[
            ("id", &id),
            ("name", &node.name),
            ("descr", &node.description),
        ];
        let count = if node.description.is_empty() { 2 } else { 3 };
        self.xml.element(element, &[], |xml| {
            xml.leaf("p:cNvPr", &attributes[..count]);
            kind(xml);
            xml.leaf("p:nvPr", &[]);
        });
    }
}
