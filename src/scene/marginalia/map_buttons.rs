//! The room for the buttons that zoom the window's map: a column at its right edge.

use crate::projection::{PagePt, PageRect};

/// The side of a button.
pub const MAP_BUTTON_PT: f64 = 26.0;
/// How many there are.
pub const MAP_BUTTONS: u8 = 3;
/// Half the height that the handle of the panel takes in the middle of the edge, with some room.
const HANDLE_HALF_PT: f64 = 34.0;
/// How far the column steps aside for it.
const ASIDE_PT: f64 = 10.0;

/// The column above so many points at the foot of a frame; none where the frame has no room for it.
pub(super) fn column(frame: &PageRect, (edge, foot): (f64, f64)) -> Option<PageRect> {
    let height = MAP_BUTTON_PT * f64::from(MAP_BUTTONS);
    let top = foot - height;
    let middle = frame.center().y;
    let meets_handle = top < middle + HANDLE_HALF_PT && foot > middle - HANDLE_HALF_PT;
    let aside = if meets_handle { ASIDE_PT } else { 0.0 };
    let left = frame.max.x - edge - aside - MAP_BUTTON_PT;
    let has_room = top >= frame.min.y + edge && left >= frame.min.x + edge;
    has_room.then(|| PageRect::from_min_size(PagePt::new(left, top), MAP_BUTTON_PT, height))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(height: f64) -> PageRect {
        PageRect::from_min_size(PagePt::default(), 600.0, height)
    }

    #[test]
    fn the_column_stands_aside_of_the_handle_in_the_middle_of_the_edge() {
        let usual = column(&frame(700.0), (10.0, 600.0)).unwrap();
        assert_eq!((usual.max.x, usual.max.y), (590.0, 600.0));
        let beside = column(&frame(300.0), (10.0, 200.0)).unwrap();
        // The handle is 14 points wide.
        assert!(beside.max.x < 600.0 - 14.0, "{beside:?}");
    }

    #[test]
    fn a_frame_without_room_has_no_buttons() {
        assert_eq!(column(&frame(150.0), (10.0, 80.0)), None);
    }
}
