//! The text of a box as `DrawingML`.

use super::outline::{fill, srgb, thousandths};
use super::text_box::{Align, Paragraph, Run, Setting, TextBox};
use super::units::emu;
use crate::xml::{Attributes, XmlWriter};

/// Programs for slides draw raised letters at two thirds of their size.
const RAISED_LARGER: (i64, i64) = (3, 2);

/// All that a box holds; the language is a tag that programs for slides know.
pub(super) fn text(xml: &mut XmlWriter, text: &TextBox, language: &str) {
    xml.element("p:txBody", &[], |xml| {
        body(xml, text.setting);
        xml.leaf("a:lstStyle", &[]);
        for of_box in &text.paragraphs {
            paragraph(xml, of_box, text.align, language);
        }
    });
}

/// How text stands in its box, without a room around it.
pub(super) fn body(xml: &mut XmlWriter, setting: Setting) {
    let (wrap, anchor, fit) = match setting {
        Setting::Lines => ("none", "ctr", "a:noAutofit"),
        Setting::Broken => ("square", "ctr", "a:noAutofit"),
        Setting::Column => ("square", "t", "a:normAutofit"),
    };
    let attributes: Attributes<'_> = &[
        ("wrap", &wrap),
        ("lIns", &0),
        ("tIns", &0),
        ("rIns", &0),
        ("bIns", &0),
        ("anchor", &anchor),
    ];
    xml.element("a:bodyPr", attributes, |xml| xml.leaf(fit, &[]));
}

impl Align {
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Left => "l",
            Self::Centre => "ctr",
        }
    }
}

fn paragraph(xml: &mut XmlWriter, paragraph: &Paragraph, align: Align, language: &str) {
    xml.element("a:p", &[], |xml| {
        let (margin, indent) = (emu(paragraph.margin), emu(paragraph.indent));
        let attributes: Attributes<'_> = &[
            ("marL", &margin),
            ("indent", &indent),
            ("algn", &align.word()),
        ];
        xml.element("a:pPr", attributes, |xml| {
            if let Some(spacing) = paragraph.spacing {
                xml.element("a:lnSpc", &[], |xml| {
                    xml.leaf("a:spcPts", &[("val", &spacing)]);
                });
            }
        });
        for (i, line) in paragraph.lines.iter().enumerate() {
            if i > 0 {
                xml.leaf("a:br", &[]);
            }
            line.iter().for_each(|letters| run(xml, letters, language));
        }
    });
}

fn run(xml: &mut XmlWriter, run: &Run, language: &str) {
    xml.element("a:r", &[], |xml| {
        let is_raised = run.rise != 0.0;
        let (larger, smaller) = RAISED_LARGER;
        let size = if is_raised {
            run.size * larger / smaller
        } else {
            run.size
        };
        let rise = thousandths(run.rise);
        let mut attributes: Vec<(&str, &dyn std::fmt::Display)> =
            vec![("lang", &language), ("sz", &size), ("noProof", &1)];
        if run.is_bold {
            attributes.push(("b", &1));
        }
        if is_raised {
            attributes.push(("baseline", &rise));
        }
        xml.element("a:rPr", &attributes, |xml| {
            fill(xml, Some(run.color));
            halo(xml, run);
        });
        xml.text("a:t", &[], &run.content);
    });
}

/// The glow around letters. PowerPoint draws that of the letters, LibreOffice that of their box, and
/// neither draws the other.
pub(super) fn halo(xml: &mut XmlWriter, run: &Run) {
    if let Some((color, reach)) = run.halo {
        xml.element("a:effectLst", &[], |xml| {
            xml.element("a:glow", &[("rad", &emu(reach))], |xml| srgb(xml, color));
        });
    }
}
