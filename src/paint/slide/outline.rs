//! Places, forms, fills and lines of shapes as `DrawingML`.

use super::node::{Freeform, Subpath};
use super::pen::Pen;
use super::preset::Preset;
use super::units::{SlidePt, SlideRect, emu};
use crate::scene::Rgba;
use crate::xml::{Attributes, XmlWriter};

/// A share in the thousandths of a percent that files count in.
pub(super) fn thousandths(share: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "`as` saturates")]
    let thousandths = (share * 100_000.0).round() as i64;
    thousandths
}

/// The place of a shape, turned clockwise by sixty thousandths of a degree.
pub(super) fn place(xml: &mut XmlWriter, rect: &SlideRect, turn: i64) {
    let turned: Attributes<'_> = &[("rot", &turn)];
    xml.begin("a:xfrm", if turn == 0 { &[] } else { turned });
    corner_and_size(xml, rect, ["a:off", "a:ext"]);
    xml.end();
}

/// The place of a group, in which shapes stand as they do on the slide.
pub(super) fn place_of_group(xml: &mut XmlWriter, rect: &SlideRect) {
    xml.element("a:xfrm", &[], |xml| {
        corner_and_size(xml, rect, ["a:off", "a:ext"]);
        corner_and_size(xml, rect, ["a:chOff", "a:chExt"]);
    });
}

fn corner_and_size(xml: &mut XmlWriter, rect: &SlideRect, [corner, size]: [&'static str; 2]) {
    let (x, y) = (emu(rect.min.x), emu(rect.min.y));
    xml.leaf(corner, &[("x", &x), ("y", &y)]);
    let (width, height) = (emu(rect.width()), emu(rect.height()));
    xml.leaf(size, &[("cx", &width), ("cy", &height)]);
}

/// A form that programs for slides know by its name.
pub(super) fn preset(xml: &mut XmlWriter, name: &str) {
    xml.element("a:prstGeom", &[("prst", &name)], |xml| {
        xml.leaf("a:avLst", &[]);
    });
}

/// The form of a freeform.
pub(super) fn form(xml: &mut XmlWriter, freeform: &Freeform, bounds: &SlideRect) {
    if let Some(known) = Preset::of(freeform, bounds) {
        return preset(xml, known.name());
    }
    let (width, height) = (bounds.width(), bounds.height());
    xml.element("a:custGeom", &[], |xml| {
        for list in ["a:avLst", "a:gdLst", "a:ahLst", "a:cxnLst"] {
            xml.leaf(list, &[]);
        }
        xml.leaf(
            "a:rect",
            &[("l", &"l"), ("t", &"t"), ("r", &"r"), ("b", &"b")],
        );
        xml.element("a:pathLst", &[], |xml| {
            let attributes: Attributes<'_> = &[("w", &width), ("h", &height), ("fill", &"none")];
            let count = if freeform.fill.is_none() { 3 } else { 2 };
            xml.element("a:path", &attributes[..count], |xml| {
                for path in &freeform.paths {
                    subpath(xml, path, bounds.min);
                }
            });
        });
    });
}

fn subpath(xml: &mut XmlWriter, path: &Subpath, corner: SlidePt) {
    for (i, at) in path.points.iter().enumerate() {
        let (x, y) = (at.x - corner.x, at.y - corner.y);
        xml.element(if i == 0 { "a:moveTo" } else { "a:lnTo" }, &[], |xml| {
            xml.leaf("a:pt", &[("x", &x), ("y", &y)]);
        });
    }
    if path.is_closed {
        xml.leaf("a:close", &[]);
    }
}

/// What a shape is filled with.
pub(super) fn fill(xml: &mut XmlWriter, color: Option<Rgba>) {
    match color {
        Some(color) => xml.element("a:solidFill", &[], |xml| srgb(xml, color)),
        None => xml.leaf("a:noFill", &[]),
    }
}

/// A colour.
pub(super) fn srgb(xml: &mut XmlWriter, color: Rgba) {
    let value = hex(color);
    xml.begin("a:srgbClr", &[("val", &value)]);
    if color.a < 255 {
        let alpha = thousandths(f64::from(color.a) / 255.0);
        xml.leaf("a:alpha", &[("val", &alpha)]);
    }
    xml.end();
}

/// A colour as its six digits.
pub(super) fn hex(color: Rgba) -> String {
    color.css().trim_start_matches('#').to_ascii_uppercase()
}

/// The line along a shape.
pub(super) fn line(xml: &mut XmlWriter, pen: Option<&Pen>) {
    let Some(pen) = pen else {
        return xml.element("a:ln", &[], |xml| xml.leaf("a:noFill", &[]));
    };
    xml.element("a:ln", &[("w", &pen.width), ("cap", &"flat")], |xml| {
        fill(xml, Some(pen.color));
        if !pen.dashes.is_empty() {
            xml.element("a:custDash", &[], |xml| {
                for (on, off) in &pen.dashes {
                    xml.leaf("a:ds", &[("d", on), ("sp", off)]);
                }
            });
        }
        xml.leaf("a:round", &[]);
    });
}
