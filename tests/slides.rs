//! Figures as slides: a sound package, shapes that stand where the figure has them and nowhere
//! beyond the frames of its maps, and what LibreOffice makes of it.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail at once")]
#![allow(clippy::print_stderr, reason = "a test says why it skipped")]

#[path = "slides/office.rs"]
mod office;
#[path = "slides/package.rs"]
mod package;
#[path = "slides/shapes.rs"]
mod shapes;
mod support;
#[allow(dead_code, reason = "the tests of colours use the rest")]
#[path = "colours/vision.rs"]
mod vision;

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use chengyu_atlas::export::{Description, encode};
use chengyu_atlas::figure_spec::Format;
use chengyu_atlas::scene::{Extent, Scene, Shown};
use resvg::usvg::roxmltree::{Document, Node};

/// The parts of a presentation by their paths.
pub(crate) type Parts = BTreeMap<String, String>;

/// The figure of the region with what it says of itself.
pub(crate) fn region() -> (Scene, Description) {
    support::described(Extent::Region, Shown::default(), &support::I18N)
}

/// The file of a figure.
pub(crate) fn file(scene: &Scene, description: &Description) -> Vec<u8> {
    encode(scene, description, Format::Pptx, 96.0).expect("a figure")
}

/// The parts of a file.
pub(crate) fn parts(file: &[u8]) -> Parts {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).expect("an archive");
    let count = archive.len();
    let mut read = |index: usize| {
        let mut part = archive.by_index(index).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).expect("UTF-8");
        (name, text)
    };
    (0..count).map(&mut read).collect()
}

/// The elements of a part with a name, whatever its namespace.
pub(crate) fn named<'a>(
    tree: &'a Document<'a>,
    name: &'a str,
) -> impl Iterator<Item = Node<'a, 'a>> {
    tree.descendants()
        .filter(move |node| node.tag_name().name() == name)
}

/// The first element within another with a name.
pub(crate) fn within<'a>(node: Node<'a, 'a>, name: &str) -> Option<Node<'a, 'a>> {
    node.descendants()
        .find(|node| node.tag_name().name() == name)
}

/// All that a node says.
pub(crate) fn said(node: Node<'_, '_>) -> String {
    let texts = node.descendants().filter(|n| n.tag_name().name() == "t");
    texts.filter_map(|text| text.text()).collect()
}
