//! Where a piece of the marginalia stands that would lie upon what a figure is about.

use crate::projection::{PagePt, PageRect};
use crate::scene::edges::along_edges;
use crate::scene::subject_ground::SubjectGround;

/// Distance between the spots that are tried.
const STEP_PT: f64 = 8.0;

/// A spot for a box along the edges of a room, clear of what is taken and of the subject: its usual
/// one, else a corner of the room, else the one nearest to the usual; `None` where there is none.
pub(super) fn free_spot(
    room: &PageRect,
    usual: PageRect,
    taken: &[PageRect],
    subject: &SubjectGround,
) -> Option<PageRect> {
    let is_clear = |rect: &PageRect| {
        !subject.is_touched_by(rect) && !taken.iter().any(|other| other.overlaps(rect))
    };
    if subject.is_empty() || is_clear(&usual) {
        return Some(usual);
    }
    let (width, height) = (usual.width(), usual.height());
    let spot = |at: PagePt| PageRect::from_min_size(at, width, height);
    let (right, foot) = (room.max.x - width, room.max.y - height);
    let corners = [
        (right, foot),
        (room.min.x, foot),
        (room.min.x, room.min.y),
        (right, room.min.y),
    ];
    let corners = corners.map(|(x, y)| spot(PagePt::new(x, y)));
    let near = |rect: &PageRect| rect.center().distance(usual.center());
    let mut edges: Vec<PageRect> = along_edges(room, (width, height), STEP_PT)
        .into_iter()
        .map(spot)
        .collect();
    edges.sort_by(|a, b| near(a).total_cmp(&near(b)));
    let spots = corners.into_iter().chain(edges);
    let mut spots = spots.filter(|rect| room.expand(0.01).contains_rect(rect));
    spots.find(is_clear)
}
