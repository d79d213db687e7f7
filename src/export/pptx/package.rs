//! The parts of a package in an archive, with what they are and what they refer to.

use std::io::{Cursor, Write as _};

use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use crate::xml::XmlWriter;

const CONTENT_TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const RELATIONSHIPS_TYPE: &str = "application/vnd.openxmlformats-package.relationships+xml";
/// What the kinds of relationships begin with, but for that of the core properties.
const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const CORE_KIND: &str =
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";

/// What the package itself refers to.
const OF_PACKAGE: [(&str, &str); 3] = [
    ("officeDocument", "ppt/presentation.xml"),
    ("core-properties", "docProps/core.xml"),
    ("extended-properties", "docProps/app.xml"),
];

/// A part of a package.
pub(super) struct Part {
    /// Its path in the archive.
    pub(super) name: String,
    pub(super) content_type: String,
    pub(super) bytes: Vec<u8>,
    /// The kinds and the names of the parts it refers to, as `rId1` and so on.
    pub(super) relations: Vec<(&'static str, String)>,
}

/// The parts of a package, in their order.
#[derive(Default)]
pub(super) struct Package {
    /// Paths with what stands there.
    files: Vec<(String, Vec<u8>)>,
    /// The names of parts with what they are.
    types: Vec<(String, String)>,
}

impl Package {
    /// Adds a part, and what it refers to.
    pub(super) fn part(&mut self, part: Part) {
        let name = part.name;
        let (folder, file) = name.rsplit_once('/').unwrap_or(("", &name));
        let relations = format!("{folder}/_rels/{file}.rels");
        self.types.push((format!("/{name}"), part.content_type));
        self.files.push((name, part.bytes));
        if !part.relations.is_empty() {
            let bytes = relationships(&part.relations);
            self.files.push((relations, bytes));
        }
    }

    /// The archive. Its files have the first date there is, and belong to no system.
    pub(super) fn into_bytes(self) -> ZipResult<Vec<u8>> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default())
            .system(System::Dos);
        let head = [
            ("[Content_Types].xml".to_owned(), self.content_types()),
            ("_rels/.rels".to_owned(), relationships(&OF_PACKAGE)),
        ];
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in head.into_iter().chain(self.files) {
            archive.start_file(name, options)?;
            archive.write_all(&bytes)?;
        }
        Ok(archive.finish()?.into_inner())
    }

    fn content_types(&self) -> Vec<u8> {
        let mut xml = XmlWriter::new();
        xml.element("Types", &[("xmlns", &CONTENT_TYPES)], |xml| {
            for (ending, what) in [("rels", RELATIONSHIPS_TYPE), ("xml", "application/xml")] {
                xml.leaf("Default", &[("Extension", &ending), ("ContentType", &what)]);
            }
            for (name, what) in &self.types {
                xml.leaf("Override", &[("PartName", name), ("ContentType", what)]);
            }
        });
        xml.into_bytes()
    }
}

/// What refers to parts by their names from the root of the package.
fn relationships<T: AsRef<str>>(relations: &[(&str, T)]) -> Vec<u8> {
    let mut xml = XmlWriter::new();
    xml.element("Relationships", &[("xmlns", &RELATIONSHIPS)], |xml| {
        for (i, (kind, target)) in relations.iter().enumerate() {
            let (id, target) = (format!("rId{}", i + 1), format!("/{}", target.as_ref()));
            let kind = match *kind {
                "core-properties" => CORE_KIND.to_owned(),
                kind => format!("{KINDS}/{kind}"),
            };
            xml.leaf(
                "Relationship",
                &[("Id", &id), ("Type", &kind), ("Target", &target)],
            );
        }
    });
    xml.into_bytes()
}
