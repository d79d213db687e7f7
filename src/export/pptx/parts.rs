//! The parts of a presentation beside its slide: what holds them together, the notes with the
//! sources, and what the file says of itself.

use crate::export::{Description, PROGRAM};
use crate::xml::{Attributes, XmlWriter};

const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const SLIDES: &str = "http://schemas.openxmlformats.org/presentationml/2006/main";
const NAMESPACES: Attributes<'_> = &[
    ("xmlns:a", &DRAWING),
    ("xmlns:r", &RELATIONS),
    ("xmlns:p", &SLIDES),
];
const CORE: &str = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
const DUBLIN_CORE: &str = "http://purl.org/dc/elements/1.1/";
const PROPERTIES: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
/// A page of notes, in English metric units.
const NOTES_PAGE: (i64, i64) = (6_858_000, 9_144_000);

/// What the numbers of masters and layouts begin with.
const FIRST_MASTER: usize = 2_147_483_648;
/// What the numbers of slides begin with.
const FIRST_SLIDE: usize = 256;
/// How many parts a presentation refers to before its slides.
const BEFORE_SLIDES: usize = 5;

/// The presentation: its masters, a number of slides, and the text of boxes that say nothing else.
pub(super) fn presentation((width, height): (i64, i64), count: usize, language: &str) -> Vec<u8> {
    let mut xml = XmlWriter::new();
    xml.element("p:presentation", NAMESPACES, |xml| {
        xml.element("p:sldMasterIdLst", &[], |xml| {
            let attributes: Attributes<'_> = &[("id", &FIRST_MASTER), ("r:id", &"rId1")];
            xml.leaf("p:sldMasterId", attributes);
        });
        xml.element("p:notesMasterIdLst", &[], |xml| {
            xml.leaf("p:notesMasterId", &[("r:id", &"rId2")]);
        });
        xml.element("p:sldIdLst", &[], |xml| {
            for n in 0..count {
                let reference = format!("rId{}", BEFORE_SLIDES + 1 + n);
                let id = FIRST_SLIDE + n;
                xml.leaf("p:sldId", &[("id", &id), ("r:id", &reference)]);
            }
        });
        xml.leaf("p:sldSz", &[("cx", &width), ("cy", &height)]);
        let (width, height) = NOTES_PAGE;
        xml.leaf("p:notesSz", &[("cx", &width), ("cy", &height)]);
        xml.element("p:defaultTextStyle", &[], |xml| {
            xml.element("a:lvl1pPr", &[("marL", &0), ("algn", &"l")], |xml| {
                let attributes: Attributes<'_> = &[("lang", &language), ("sz", &1000)];
                xml.element("a:defRPr", attributes, |xml| {
                    xml.leaf("a:latin", &[("typeface", &"+mn-lt")]);
                    xml.leaf("a:ea", &[("typeface", &"+mn-ea")]);
                    xml.leaf("a:cs", &[("typeface", &"+mn-cs")]);
                });
            });
        });
    });
    xml.into_bytes()
}

/// The layouts that a master refers to behind its theme.
pub(super) fn layouts(count: usize) -> String {
    let layouts = (1..=count).map(|n| {
        let (id, reference) = (FIRST_MASTER + n, n + 1);
        format!("<p:sldLayoutId id=\"{id}\" r:id=\"rId{reference}\"/>")
    });
    layouts.collect()
}

/// A part that says nothing, without which PowerPoint offers to mend the file.
pub(super) fn empty(element: &'static str) -> Vec<u8> {
    let mut xml = XmlWriter::new();
    xml.leaf(element, NAMESPACES);
    xml.into_bytes()
}

/// The notes of the slide, a paragraph a line.
pub(super) fn notes(lines: &[String], language: &str) -> Vec<u8> {
    let mut xml = XmlWriter::new();
    xml.element("p:notes", NAMESPACES, |xml| {
        xml.element("p:cSld", &[], |xml| {
            xml.element("p:spTree", &[], |xml| {
                xml.element("p:nvGrpSpPr", &[], |xml| {
                    xml.leaf("p:cNvPr", &[("id", &1), ("name", &"")]);
                    xml.leaf("p:cNvGrpSpPr", &[]);
                    xml.leaf("p:nvPr", &[]);
                });
                xml.leaf("p:grpSpPr", &[]);
                let locks: Attributes<'_> = &[("noGrp", &1), ("noRot", &1), ("noChangeAspect", &1)];
                place(
                    xml,
                    (2, "Slide", locks),
                    &[("type", &"sldImg"), ("idx", &2)],
                    None,
                );
                let kind: Attributes<'_> = &[("type", &"body"), ("sz", &"quarter"), ("idx", &3)];
                let text = Some((lines, language));
                place(xml, (3, "Notes", &locks[..1]), kind, text);
            });
        });
        xml.element("p:clrMapOvr", &[], |xml| {
            xml.leaf("a:masterClrMapping", &[]);
        });
    });
    xml.into_bytes()
}

/// A place of the notes' master: its number, name and locks; which one it is; its text.
fn place(
    xml: &mut XmlWriter,
    (id, name, locks): (u32, &str, Attributes<'_>),
    kind: Attributes<'_>,
    text: Option<(&[String], &str)>,
) {
    xml.element("p:sp", &[], |xml| {
        xml.element("p:nvSpPr", &[], |xml| {
            xml.leaf("p:cNvPr", &[("id", &id), ("name", &name)]);
            xml.element("p:cNvSpPr", &[], |xml| xml.leaf("a:spLocks", locks));
            xml.element("p:nvPr", &[], |xml| xml.leaf("p:ph", kind));
        });
        xml.leaf("p:spPr", &[]);
        let Some((lines, language)) = text else {
            return;
        };
        xml.element("p:txBody", &[], |xml| {
            xml.leaf("a:bodyPr", &[]);
            xml.leaf("a:lstStyle", &[]);
            if lines.is_empty() {
                xml.leaf("a:p", &[]);
            }
            for line in lines {
                xml.element("a:p", &[], |xml| {
                    xml.element("a:r", &[], |xml| {
                        xml.leaf("a:rPr", &[("lang", &language)]);
                        xml.text("a:t", &[], line);
                    });
                });
            }
        });
    });
}

/// Title, sentence, paragraphs and words for search, without what is empty.
pub(super) fn core(description: &Description) -> Vec<u8> {
    let mut xml = XmlWriter::new();
    let namespaces: Attributes<'_> = &[("xmlns:cp", &CORE), ("xmlns:dc", &DUBLIN_CORE)];
    xml.element("cp:coreProperties", namespaces, |xml| {
        for (name, text) in [
            ("dc:title", description.title.as_str()),
            ("dc:subject", &description.alt),
            ("dc:description", &description.long),
            ("dc:language", description.language.tag()),
            ("cp:keywords", &description.keywords.join(", ")),
        ] {
            if !text.is_empty() {
                xml.text(name, &[], text);
            }
        }
    });
    xml.into_bytes()
}

/// The program that made the file.
pub(super) fn program() -> Vec<u8> {
    let mut xml = XmlWriter::new();
    xml.element("Properties", &[("xmlns", &PROPERTIES)], |xml| {
        xml.text("Application", &[], PROGRAM);
    });
    xml.into_bytes()
}
