//! The view of a figure about something: as near as its furniture leaves room for it.

use crate::projection::{PagePt, PageRect, Viewport};
use crate::scene::Request;
use crate::scene::edges::along_edges;
use crate::scene::frame::MapFrame;
use crate::scene::insets::locator_size;
use crate::scene::legend::Legend;
use crate::scene::marginalia::Marginalia;
use crate::scene::subject_ground::SubjectShapes;

/// How large the subject is drawn, as shares of what the frame has room for.
const SHARES: [f64; 16] = [
    1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5, 0.45, 0.4, 0.35, 0.3, 0.25,
];
/// At so many of them a map has its locator; one that would make it smaller is left out.
const WITH_LOCATOR: usize = 4;
/// Where in the frame the subject lies, as shares of the room around it: in the middle, off it,
/// at the edges.
const PLACES: [(f64, f64); 17] = [
    (0.0, 0.0),
    (0.0, -0.5),
    (-0.5, 0.0),
    (0.5, 0.0),
    (0.0, 0.5),
    (-0.5, -0.5),
    (0.5, -0.5),
    (-0.5, 0.5),
    (0.5, 0.5),
    (0.0, -1.0),
    (-1.0, 0.0),
    (1.0, 0.0),
    (0.0, 1.0),
    (-1.0, -1.0),
    (1.0, -1.0),
    (-1.0, 1.0),
    (1.0, 1.0),
];
/// Room between the subject and the frame.
const EDGE_PT: f64 = 6.0;
/// Distance between the spots that are tried for a locator, and room around it.
const LOCATOR_PT: (f64, f64) = (20.0, 6.0);

/// The nearest view of a request's map, from its own view out, in which the subject lies whole and
/// clear of the furniture; its own where there is none.
pub(super) fn clear_view(request: &Request<'_>, subject: &SubjectShapes) -> Viewport {
    let with_locator = SHARES[..WITH_LOCATOR].iter().map(|share| (share, true));
    let sizes = with_locator.chain(SHARES.iter().map(|share| (share, false)));
    for (share, has_locator) in sizes {
        for place in PLACES {
            let view = moved(&request.view, subject, *share, place);
            if is_clear(&Request { view, ..*request }, subject, has_locator) {
                return view;
            }
        }
    }
    request.view
}

/// A view with its subject at a share of its size and at a place in the frame; in the middle it
/// lies where it lies in the view that is given.
fn moved(view: &Viewport, subject: &SubjectShapes, share: f64, (x, y): (f64, f64)) -> Viewport {
    let mut moved = Viewport {
        zoom: view.zoom + share.log2(),
        ..*view
    };
    let bounds = subject.bounds();
    if (x, y) == (0.0, 0.0) || bounds.is_empty() {
        return moved;
    }
    let scale = moved.scale();
    let off = |low: f64, high: f64, room: f64, at: f64| {
        let slack = (room - 2.0 * EDGE_PT - (high - low) * scale).max(0.0) / 2.0;
        f64::midpoint(low, high) - slack * at / scale
    };
    let (min, max, frame) = (bounds.min, bounds.max, &view.frame);
    moved.center.x = off(min.x, max.x, frame.width(), x);
    moved.center.y = off(min.y, max.y, frame.height(), y);
    moved
}

/// Whether the subject lies whole in the frame of a request and no furniture on it.
fn is_clear(request: &Request<'_>, subject: &SubjectShapes, has_locator: bool) -> bool {
    let frame = MapFrame::of_everything(request);
    let inner = frame.rect().expand(-EDGE_PT / 2.0);
    let part = Viewport {
        frame: inner,
        ..request.view
    };
    if !subject.are_within(&part.world_rect()) {
        return false;
    }
    let ground = subject.on_page(&frame.to_page, frame.rect());
    // A figure's legend stands beside its map.
    let marginalia = Marginalia::reserved(&frame, &Legend::default(), &ground);
    let taken: Vec<PageRect> = marginalia.rects().collect();
    let misses_arrow = request.furniture.north_arrow && !marginalia.has_north_arrow();
    let is_free = |rect: &PageRect| {
        !ground.is_touched_by(rect) && !taken.iter().any(|other| other.overlaps(rect))
    };
    let has_room = |size: (f64, f64)| {
        let (step, clear) = LOCATOR_PT;
        let spots = along_edges(&frame.rect().expand(-EDGE_PT), size, step);
        let rect = |at: PagePt| PageRect::from_min_size(at, size.0, size.1).expand(clear);
        spots.into_iter().map(rect).any(|rect| is_free(&rect))
    };
    let has_locator = !has_locator || locator_size(&frame).is_none_or(has_room);
    has_locator && !misses_arrow && !taken.iter().any(|rect| ground.is_touched_by(rect))
}
