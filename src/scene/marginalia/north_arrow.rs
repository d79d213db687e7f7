//! The north arrow.

use crate::font::{ASCENT, text_width};
use crate::projection::{PagePt, PageRect};
use crate::scene::draw_list::DrawList;
use crate::scene::frame::MapFrame;
use crate::scene::shapes::{paper, text};
use crate::scene::{Mark, Shape, Stroke};

/// Its size with its paper.
pub(super) const SIZE_PT: (f64, f64) = (26.0, 46.0);
const LETTER_PT: f64 = 11.0;

/// Draws the arrow on its paper.
pub(super) fn draw(frame: &MapFrame<'_>, rect: PageRect, list: &mut DrawList) {
    let theme = frame.theme();
    list.add(Mark::NorthArrow, paper(theme, rect));
    let top = PagePt::new(rect.center().x, rect.min.y + 15.0);
    for (side, fill) in [(-7.0, theme.ink), (7.0, theme.paper)] {
        let half = Shape::Path {
            points: vec![top, top.offset(side, 26.0), top.offset(0.0, 19.0)],
            closed: true,
            fill: Some(fill),
            stroke: Some(Stroke::solid(theme.ink, 0.9)),
        };
        list.add(Mark::NorthArrow, half);
    }
    let north = frame.tr("north");
    let at = PagePt::new(
        top.x - text_width(&north, LETTER_PT) / 2.0,
        rect.min.y + 1.5 + LETTER_PT * ASCENT,
    );
    let letter = text(&north, at, LETTER_PT, theme.ink);
    list.add(Mark::NorthArrow, letter);
}
