//! Paper over all of a page but a frame, in place of a clip.

use std::fmt::Write as _;

use super::syntax::{fill_attribute, push_points};
use crate::projection::{PagePt, PageRect};
use crate::scene::Rgba;

/// Paper over all of a page but a frame. Its outer edge lies beyond the page, and the inner one on
/// the frame, whose own line covers the seam.
pub(super) fn cover(out: &mut String, page: &PageRect, frame: &PageRect, paper: Rgba) {
    let hole = [
        frame.min,
        PagePt::new(frame.min.x, frame.max.y),
        frame.max,
        PagePt::new(frame.max.x, frame.min.y),
    ];
    let page = page.expand(1.0);
    let around = [
        page.min,
        PagePt::new(page.max.x, page.min.y),
        page.max,
        PagePt::new(page.min.x, page.max.y),
    ];
    out.push_str("<path fill-rule=\"evenodd\" d=\"");
    for ring in [around, hole] {
        push_points(out, ring.into_iter(), true);
    }
    let _ = writeln!(out, "\"{}/>", fill_attribute(paper));
}
