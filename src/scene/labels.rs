//! Label placement: candidates in order, priorities, collisions across all layers.

use crate::projection::{PagePt, PageRect};

/// Boxes that are taken.
#[derive(Clone, Debug, Default)]
pub struct Taken {
    boxes: Vec<PageRect>,
}

impl Taken {
    /// Takes a box whether or not it is free.
    pub fn take(&mut self, rect: PageRect) {
        self.boxes.push(rect);
    }

    /// Whether nothing taken overlaps a box.
    #[must_use]
    pub fn is_free(&self, rect: &PageRect) -> bool {
        !self.boxes.iter().any(|b| b.overlaps(rect))
    }
}

/// Where labels may stand.
#[derive(Clone, Debug)]
pub enum Bounds {
    /// Wholly inside a box.
    Inside(PageRect),
    /// Wholly inside the outer box and wholly outside the inner one: the margin drawn for panning.
    Between {
        /// The frame at rest.
        inner: PageRect,
        /// The frame with its margin.
        outer: PageRect,
    },
}

impl Bounds {
    fn allow(&self, rect: &PageRect) -> bool {
        match self {
            Self::Inside(frame) => frame.contains_rect(rect),
            Self::Between { inner, outer } => outer.contains_rect(rect) && !inner.overlaps(rect),
        }
    }
}

/// A block of text to be placed beside its node.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Block {
    /// What it belongs to.
    pub node: PagePt,
    /// Distance between the node and the block.
    pub gap: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

/// Where a block was put.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    /// Its box.
    pub rect: PageRect,
    /// The end of the leader line at the block, when it stands away from its node.
    pub leader: Option<PagePt>,
}

/// The eight candidates around a node, best first: upper right, lower right, upper left, lower
/// left, upper centre, lower centre, centre right, centre left.
const CANDIDATES: [(f64, f64); 8] = [
    (1.0, -1.0),
    (1.0, 1.0),
    (-1.0, -1.0),
    (-1.0, 1.0),
    (0.0, -1.0),
    (0.0, 1.0),
    (1.0, 0.0),
    (-1.0, 0.0),
];

impl Block {
    /// The block in a direction, its near corner or side `gap` from the node.
    fn at(&self, (dx, dy): (f64, f64), gap: f64) -> PageRect {
        // On the diagonals the corner stands `gap` off along both axes' share of the way.
        let reach = if dx != 0.0 && dy != 0.0 {
            gap * 0.7
        } else {
            gap
        };
        let x = self.node.x + dx * reach + (dx - 1.0) / 2.0 * self.width;
        let y = self.node.y + dy * reach + (dy - 1.0) / 2.0 * self.height;
        PageRect::from_min_size(PagePt::new(x, y), self.width, self.height)
    }

    /// Puts the block at its first free candidate; with `far`, tries further away on a leader line
    /// as a last resort. Takes the box.
    pub fn place(&self, taken: &mut Taken, bounds: &Bounds, far: bool) -> Option<Placed> {
        let free = |rect: &PageRect, taken: &Taken| bounds.allow(rect) && taken.is_free(rect);
        let near = CANDIDATES
            .iter()
            .map(|d| self.at(*d, self.gap))
            .find(|r| free(r, taken));
        let found = near.map(|rect| Placed { rect, leader: None }).or_else(|| {
            let rings = 0..if far { 5_u8 } else { 0 };
            rings
                .flat_map(|ring| {
                    let gap = self.gap + f64::from(ring + 1) * 14.0;
                    CANDIDATES.iter().map(move |d| self.at(*d, gap))
                })
                .find(|r| free(r, taken))
                .map(|rect| Placed {
                    rect,
                    leader: Some(nearest(&rect, self.node)),
                })
        })?;
        taken.take(found.rect);
        Some(found)
    }
}

/// The point of a box nearest to `p`.
fn nearest(rect: &PageRect, p: PagePt) -> PagePt {
    PagePt::new(
        p.x.clamp(rect.min.x, rect.max.x),
        p.y.clamp(rect.min.y, rect.max.y),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block() -> Block {
        Block {
            node: PagePt::new(100.0, 100.0),
            gap: 4.0,
            width: 30.0,
            height: 12.0,
        }
    }

    fn page() -> Bounds {
        Bounds::Inside(PageRect::from_min_size(PagePt::default(), 200.0, 200.0))
    }

    #[test]
    fn the_first_candidate_is_the_upper_right() {
        let placed = block()
            .place(&mut Taken::default(), &page(), false)
            .unwrap();
        assert!(placed.rect.min.x > 100.0 && placed.rect.max.y < 100.0);
    }

    #[test]
    fn eight_labels_of_one_node_do_not_overlap_and_the_ninth_gets_a_leader() {
        let mut taken = Taken::default();
        let placed: Vec<_> = (0..9)
            .filter_map(|_| block().place(&mut taken, &page(), true))
            .collect();
        assert_eq!(placed.len(), 9);
        for (i, a) in placed.iter().enumerate() {
            assert!(placed[i + 1..].iter().all(|b| !a.rect.overlaps(&b.rect)));
        }
        assert!(placed[8].leader.is_some());
    }

    #[test]
    fn a_label_that_would_cross_the_frame_moves_inside() {
        let edge = Block {
            node: PagePt::new(195.0, 100.0),
            ..block()
        };
        let placed = edge.place(&mut Taken::default(), &page(), false).unwrap();
        assert!(placed.rect.max.x <= 200.0);
    }
}
