//! A drawing as other programs read it: an XML tree with ids, layers and texts.

#![allow(dead_code, reason = "each test program uses a part of it")]
#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail at once")]

use std::collections::BTreeSet;

use resvg::usvg::roxmltree::{Document, Node};

pub(crate) const INKSCAPE: &str = "http://www.inkscape.org/namespaces/inkscape";

/// Whether a text is a name as XML has them, without a colon. Of what is not ASCII, letters alone.
pub(crate) fn is_name(id: &str) -> bool {
    let is_start = |c: char| c.is_alphabetic() || c == '_';
    let is_more = |c: char| is_start(c) || c.is_numeric() || c == '-' || c == '.';
    id.starts_with(is_start) && id.chars().all(is_more)
}

/// The elements of a drawing.
pub(crate) fn elements<'a>(tree: &'a Document<'a>) -> impl Iterator<Item = Node<'a, 'a>> {
    tree.descendants().filter(Node::is_element)
}

/// All ids of a drawing, after checking that each is a name and stands once, and that whatever
/// refers to one finds it.
pub(crate) fn sound_ids(tree: &Document<'_>) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for id in elements(tree).filter_map(|node| node.attribute("id")) {
        assert!(is_name(id), "{id:?} is no name");
        assert!(ids.insert(id.to_owned()), "two elements have the id {id}");
    }
    for id in elements(tree).filter_map(|node| node.attribute("data-of")) {
        assert!(ids.contains(id), "nothing has the id {id}");
    }
    ids
}

/// The element of an id.
pub(crate) fn by_id<'a>(tree: &'a Document<'a>, id: &str) -> Node<'a, 'a> {
    let found = elements(tree).find(|node| node.attribute("id") == Some(id));
    found.unwrap_or_else(|| panic!("nothing has the id {id}"))
}

/// Whether a node or one around it is hidden from assistive technology.
pub(crate) fn is_hidden(node: Node<'_, '_>) -> bool {
    node.ancestors()
        .any(|node| node.attribute("aria-hidden") == Some("true"))
}

/// All that a node says, its parts included.
pub(crate) fn said(node: Node<'_, '_>) -> String {
    node.descendants()
        .filter(Node::is_text)
        .filter_map(|text| text.text())
        .collect()
}

/// Whether Inkscape lists a node among the layers.
pub(crate) fn is_layer(node: Node<'_, '_>) -> bool {
    node.attribute((INKSCAPE, "groupmode")) == Some("layer")
}
