//! What the pointer finds on a scene: corridors, lines and symbols as they are drawn, names, codes,
//! glyphs and the counts of bundles as boxes on the page, and the maps of insets.
//!
//! It is filled by the phases that draw these, so that what is seen is what is found, however it
//! is drawn.

use std::sync::Arc;

use crate::geometry::{TurnedRect, WorldLine, ring_contains, squared_distance_to_segment};
use crate::model::{CorridorFamily, CorridorId, FeatureId, RoleCategory};
use crate::projection::{PagePt, PageRect, Viewport, WorldPt};

/// How far inside its edge a hull is still found, so that a small one is found anywhere inside.
/// Far from its edge a hull is open land.
const HULL_INSIDE_PT: f64 = 12.0;

/// A corridor as it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct CorridorOutline {
    /// The corridor.
    pub feature: FeatureId,
    /// The family whose form it has: that of the first of those that share the outline.
    pub family: CorridorFamily,
    /// Whether it runs along its places rather than around them.
    pub is_ribbon: bool,
    /// Its outline on the page.
    pub points: Vec<PagePt>,
}

/// Features as they are drawn, beside where they are.
#[derive(Clone, Debug, Default)]
pub struct Picking {
    /// Outlines of corridors, not clipped; of those that share one, the last is picked first.
    pub outlines: Vec<CorridorOutline>,
    /// Lines of links, side by side where they share a way.
    pub lines: Vec<(FeatureId, Arc<WorldLine>)>,
    /// The symbols of links and zones; the dots of places lie on their nodes.
    pub symbols: Vec<SymbolSpot>,
    /// Names, codes and glyphs on the ground; none lies on another.
    pub lettering: Vec<LetteringBox>,
    /// Corridors that are drawn as one, each lot with its count.
    pub bundles: Vec<CorridorBundle>,
    /// Small maps that stay where they are while the ground moves.
    pub insets: Vec<InsetMap>,
    /// The room that names leave to the buttons of a window, if its map has any.
    pub buttons: Option<PageRect>,
}

/// What a piece of lettering says of its feature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LetteringPart {
    /// Its name.
    Name,
    /// The status of a link, as a code in a ring.
    Status,
    /// That a place has roles of a category.
    Glyph(RoleCategory),
    /// The categories of a place that are only counted.
    MoreGlyphs(Vec<RoleCategory>),
}

/// A name, a code or a glyph, with the room it takes.
#[derive(Clone, Debug, PartialEq)]
pub struct LetteringBox {
    /// What it is of.
    pub feature: FeatureId,
    /// What it says.
    pub part: LetteringPart,
    /// Its boxes on the page; several where characters stand one beneath the other.
    pub boxes: Vec<TurnedRect>,
}

/// A symbol as it is drawn, which may be beside the place it stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SymbolSpot {
    /// What it stands for.
    pub feature: FeatureId,
    /// Its middle.
    pub at: WorldPt,
    /// How far it reaches on the page.
    pub radius_pt: f64,
}

/// Corridors that are drawn as one, with the count that stands for them.
#[derive(Clone, Debug, PartialEq)]
pub struct CorridorBundle {
    /// All of them, the first ranked first.
    pub corridors: Vec<CorridorId>,
    /// The boxes of their count on the page.
    pub button: Vec<TurnedRect>,
}

/// A small map within the map, whose places can be picked.
#[derive(Clone, Debug, PartialEq)]
pub struct InsetMap {
    /// What it shows, and its frame on the page.
    pub view: Viewport,
    /// The names on it.
    pub names: Vec<LetteringBox>,
}

impl LetteringBox {
    /// The middle of its middle box.
    #[must_use]
    pub fn middle(&self) -> Option<PagePt> {
        let middle = self.boxes.get(self.boxes.len() / 2)?;
        Some(middle.center)
    }

    /// The upright box around it.
    #[must_use]
    pub fn bounds(&self) -> Option<PageRect> {
        bounds(&self.boxes)
    }

    fn contains(&self, at: PagePt) -> bool {
        self.boxes.iter().any(|b| b.contains(at))
    }
}

impl CorridorBundle {
    /// The upright box around its count.
    #[must_use]
    pub fn bounds(&self) -> Option<PageRect> {
        bounds(&self.button)
    }
}

impl InsetMap {
    /// The point of the world at a point of the page, where the inset shows it.
    #[must_use]
    pub fn ground_at(&self, at: PagePt) -> Option<WorldPt> {
        let is_here = self.view.frame.contains(at);
        is_here.then(|| self.view.transform().unproject(at))
    }

    /// The name at a point of the page.
    #[must_use]
    pub fn name_at(&self, at: PagePt) -> Option<&LetteringBox> {
        self.names.iter().find(|name| name.contains(at))
    }
}

impl CorridorOutline {
    /// How far a point of the page is from its edge.
    #[must_use]
    pub fn distance_to_edge(&self, at: PagePt) -> f64 {
        let next = self.points.iter().cycle().skip(1);
        let edges = self.points.iter().zip(next);
        let squared = edges.map(|(a, b)| squared_distance_to_segment(at, *a, *b));
        squared.fold(f64::INFINITY, f64::min).sqrt()
    }

    /// Whether a pointer that reaches so far finds it at a point of the page: a ribbon on its band,
    /// a hull near its edge.
    #[must_use]
    pub fn is_found_at(&self, at: PagePt, reach_pt: f64) -> bool {
        let is_inside = ring_contains(&self.points, at);
        let reach = if is_inside && !self.is_ribbon {
            HULL_INSIDE_PT.max(reach_pt)
        } else {
            reach_pt
        };
        is_inside && self.is_ribbon || self.distance_to_edge(at) <= reach
    }
}

impl Picking {
    /// The name, code or glyph on the ground at a point of the page.
    #[must_use]
    pub fn lettering_at(&self, at: PagePt) -> Option<&LetteringBox> {
        self.lettering.iter().find(|l| l.contains(at))
    }

    /// The bundle whose count is at a point of the page.
    #[must_use]
    pub fn bundle_at(&self, at: PagePt) -> Option<&CorridorBundle> {
        let mut bundles = self.bundles.iter();
        bundles.find(|bundle| bundle.button.iter().any(|b| b.contains(at)))
    }

    /// The corridors at a point of the page: ribbons before hulls, the last drawn first.
    #[must_use]
    pub fn corridors_at(&self, at: PagePt, reach_pt: f64) -> Vec<FeatureId> {
        let outlines = self.outlines.iter().rev();
        let mut found: Vec<_> = outlines.filter(|o| o.is_found_at(at, reach_pt)).collect();
        found.sort_by_key(|outline| !outline.is_ribbon);
        found.into_iter().map(|outline| outline.feature).collect()
    }

    /// The corridors that are drawn as one with a corridor, itself among them; none where it is
    /// drawn alone.
    #[must_use]
    pub fn drawn_as_one(&self, corridor: FeatureId) -> Vec<CorridorId> {
        let own = self.outlines.iter().filter(|o| o.feature == corridor);
        let sharing = |own: &CorridorOutline| -> Vec<CorridorId> {
            let same = self
                .outlines
                .iter()
                .rev()
                .filter(|o| o.points == own.points);
            let ids = same.filter_map(|outline| match outline.feature {
                FeatureId::Corridor(id) => Some(id),
                FeatureId::Place(_) | FeatureId::Link(_) => None,
            });
            ids.collect()
        };
        let mut lots = own.map(sharing);
        lots.find(|ids| ids.len() > 1).unwrap_or_default()
    }

    /// Where the names of a feature stand on the ground: each line of it may have one.
    pub fn names_of(&self, feature: FeatureId) -> impl Iterator<Item = &LetteringBox> {
        let names = self.lettering.iter();
        names.filter(move |l| l.feature == feature && l.part == LetteringPart::Name)
    }
}

fn bounds(boxes: &[TurnedRect]) -> Option<PageRect> {
    let bounds = boxes.iter().map(TurnedRect::bounds);
    bounds.reduce(|a, b| PageRect {
        min: PagePt::new(a.min.x.min(b.min.x), a.min.y.min(b.min.y)),
        max: PagePt::new(a.max.x.max(b.max.x), a.max.y.max(b.max.y)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline(is_ribbon: bool, side: f64) -> CorridorOutline {
        let corners = [(0.0, 0.0), (side, 0.0), (side, side), (0.0, side)];
        CorridorOutline {
            feature: FeatureId::Corridor(CorridorId(0)),
            family: CorridorFamily::JointZone,
            is_ribbon,
            points: corners.map(|(x, y)| PagePt::new(x, y)).to_vec(),
        }
    }

    #[test]
    fn a_hull_is_found_near_its_edge_and_a_ribbon_anywhere_on_it() {
        let at = PagePt::new;
        let found = |is_ribbon, side, p| outline(is_ribbon, side).is_found_at(p, 6.0);
        assert!(found(false, 200.0, at(5.0, 100.0)) && found(false, 200.0, at(-5.0, 100.0)));
        assert!(!found(false, 200.0, at(100.0, 100.0)), "open land");
        assert!(!found(false, 200.0, at(-7.0, 100.0)), "beyond it");
        assert!(found(false, 20.0, at(10.0, 10.0)), "a small one");
        assert!(found(true, 200.0, at(100.0, 100.0)));
    }

    #[test]
    fn the_edge_of_a_ring_leads_from_its_last_point_to_its_first() {
        let distance = |x, y| outline(false, 100.0).distance_to_edge(PagePt::new(x, y));
        assert!((distance(3.0, 50.0) - 3.0).abs() < 1e-9);
        assert!((distance(50.0, 96.0) - 4.0).abs() < 1e-9);
    }
}
