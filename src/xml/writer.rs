//! A document of XML while it is written, element by element; what it holds is the caller's.

use std::fmt::Display;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::without_forbidden;

/// The attributes of an element, in their order.
pub type Attributes<'a> = &'a [(&'static str, &'a dyn Display)];

/// A document while it is written. Elements end in the order in which they begin, and texts are
/// escaped.
pub struct XmlWriter {
    out: Writer<Vec<u8>>,
    open: Vec<&'static str>,
}

impl XmlWriter {
    /// A document with its declaration and nothing else.
    #[must_use]
    pub fn new() -> Self {
        let mut xml = Self {
            out: Writer::new(Vec::new()),
            open: Vec::new(),
        };
        let declaration = BytesDecl::new("1.0", Some("UTF-8"), Some("yes"));
        xml.write(Event::Decl(declaration));
        xml
    }

    /// An element with nothing in it.
    pub fn leaf(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.write(Event::Empty(opening(name, attributes)));
    }

    /// An element with what `content` writes in it.
    pub fn element(
        &mut self,
        name: &'static str,
        attributes: Attributes<'_>,
        content: impl FnOnce(&mut Self),
    ) {
        let depth = self.open.len();
        self.begin(name, attributes);
        content(self);
        while self.open.len() > depth {
            self.end();
        }
    }

    /// Begins an element; what is written next is in it.
    pub fn begin(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.write(Event::Start(opening(name, attributes)));
        self.open.push(name);
    }

    /// Ends the element that was begun last.
    pub fn end(&mut self) {
        if let Some(name) = self.open.pop() {
            self.write(Event::End(BytesEnd::new(name)));
        }
    }

    /// An element with text in it.
    pub fn text(&mut self, name: &'static str, attributes: Attributes<'_>, text: &str) {
        let text = without_forbidden(text);
        self.element(name, attributes, |xml| {
            xml.write(Event::Text(BytesText::new(&text)));
        });
    }

    /// The document, its elements ended.
    #[must_use]
    pub fn into_bytes(mut self) -> Vec<u8> {
        while !self.open.is_empty() {
            self.end();
        }
        self.out.into_inner()
    }

    fn write(&mut self, event: Event<'_>) {
        // What is written to memory is never refused.
        let _ = self.out.write_event(event);
    }
}

impl Default for XmlWriter {
    fn default() -> Self {
        Self::new()
    }
}

fn opening(name: &'static str, attributes: Attributes<'_>) -> BytesStart<'static> {
    let mut element = BytesStart::new(name);
    for (key, value) in attributes {
        let value = value.to_string();
        element.push_attribute((*key, &*without_forbidden(&value)));
    }
    element
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_ended_and_texts_escaped() {
        let mut xml = XmlWriter::new();
        xml.element("a", &[("b", &1), ("c", &"<\"&\u{0}")], |xml| {
            xml.leaf("d", &[]);
            xml.begin("e", &[]);
            xml.text("f", &[], "x < y\u{1}");
        });
        let written = String::from_utf8(xml.into_bytes()).unwrap();
        let (_, body) = written.split_once("?>").unwrap();
        assert_eq!(
            body,
            "<a b=\"1\" c=\"&lt;&quot;&amp;\"><d/><e><f>x &lt; y</f></e></a>"
        );
    }
}
