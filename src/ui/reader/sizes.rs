//! How large the paragraphs of a text are set.

use crate::font::{Face, Script, Weight};
use crate::geodata::ParagraphKind;
use crate::reader::TypesetParagraph;
use crate::ui::style;

/// Where the numbers of paragraphs stand, beside them.
pub(super) const GUTTER_PT: f32 = 30.0;
/// The height of a line as a multiple of its size.
const LEADING: f32 = 1.65;
/// The size of the title, and of the headings of chapters.
const TITLE_PT: f32 = 17.0;
const CHAPTER_PT: f32 = 15.0;

/// The size and weight of a paragraph.
pub(super) fn letters(paragraph: &TypesetParagraph) -> (f32, Weight) {
    match paragraph.kind {
        _ if paragraph.number == 1 => (TITLE_PT, Weight::Bold),
        ParagraphKind::Chapter => (CHAPTER_PT, Weight::Bold),
        ParagraphKind::Article(_) | ParagraphKind::Plain => (style::BODY_PT, Weight::Regular),
    }
}

/// The font of letters of a weight, whichever script they are of.
pub(super) const fn face(weight: Weight) -> Face {
    Face::new(Script::Han, weight)
}

/// The height of a line of letters of a size: a whole number of pixels, as the toolkit has it.
pub(super) fn line_pt(size_pt: f32, pixels_per_point: f32) -> f32 {
    (size_pt * LEADING * pixels_per_point).round() / pixels_per_point
}
