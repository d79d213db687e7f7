//! Where furniture may stand: along the edges of a map.

use crate::projection::{PagePt, PageRect};

/// The corners of boxes of a size along the edges of a room, so far apart: the right edge upwards,
/// the upper edge leftwards, the left edge upwards, the lower edge leftwards. Nothing where the room
/// is too small.
pub(super) fn along_edges(
    room: &PageRect,
    (width, height): (f64, f64),
    step_pt: f64,
) -> Vec<PagePt> {
    if room.width() < width || room.height() < height {
        return Vec::new();
    }
    let (right, foot) = (room.max.x - width, room.max.y - height);
    let steps = |from: f64, to: f64| {
        let mut at = from;
        let mut all = Vec::new();
        while at > to {
            all.push(at);
            at -= step_pt;
        }
        all.push(to);
        all
    };
    let upwards = steps(foot, room.min.y);
    let leftwards = steps(right, room.min.x);
    let at = |x: f64| move |y: &f64| PagePt::new(x, *y);
    let level = |y: f64| move |x: &f64| PagePt::new(*x, y);
    upwards
        .iter()
        .map(at(right))
        .chain(leftwards.iter().map(level(room.min.y)))
        .chain(upwards.iter().map(at(room.min.x)))
        .chain(leftwards.iter().map(level(foot)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_along_the_edges_stay_in_the_room_and_reach_all_corners() {
        let room = PageRect::from_min_size(PagePt::new(10.0, 20.0), 200.0, 100.0);
        let spots = along_edges(&room, (50.0, 30.0), 20.0);
        for at in &spots {
            assert!(
                room.contains_rect(&PageRect::from_min_size(*at, 50.0, 30.0)),
                "{at:?}"
            );
        }
        for corner in [(10.0, 20.0), (160.0, 20.0), (10.0, 90.0), (160.0, 90.0)] {
            assert!(
                spots.contains(&PagePt::new(corner.0, corner.1)),
                "{corner:?}"
            );
        }
        assert!(along_edges(&room, (201.0, 30.0), 20.0).is_empty());
    }
}
