//! Zones, parks and hubs of the packs: places without an area of their own on the base map.

use super::build::{Builder, feature_key};
use super::glyphs::hexagon;
use super::theme::{ZONE_PT, ZONE_ZOOM};
use super::{Layer, Stroke};
use crate::model::{FeatureId, Place, PlaceId, PlaceKind};

/// Whether a place is marked as a zone from [`ZONE_ZOOM`].
#[must_use]
pub fn is_zone(place: &Place) -> bool {
    let kinds = [PlaceKind::Zone, PlaceKind::Park, PlaceKind::Hub];
    place.region.is_none() && place.node.is_some() && kinds.contains(&place.kind)
}

impl Builder<'_> {
    /// Whether a fact of a place was said by the date that is shown, if there is one.
    fn is_named(&self, id: PlaceId) -> bool {
        let atlas = self.request.atlas;
        let roles = atlas.roles_of(id).iter().map(|r| &atlas.role(*r).evidence);
        let corridors = atlas.corridors_of(id).iter();
        let corridors = corridors.map(|c| &atlas.corridor(*c).evidence);
        let links = atlas.links_of(id).iter().map(|l| &atlas.link(*l).evidence);
        let mut facts = roles.chain(corridors).chain(links);
        self.request.shown.as_of().is_none() || facts.any(|evidence| self.is_said(evidence))
    }

    /// The marks of zones, from near.
    pub(super) fn zones(&mut self) {
        if self.zoom() < ZONE_ZOOM || !self.request.shown.layer(Layer::Roles) {
            return;
        }
        let atlas = self.request.atlas;
        let (ink, paper) = (self.theme().ink_soft, self.theme().paper);
        let zones = atlas.places().filter(|(_, place)| is_zone(place));
        for (id, _) in zones {
            if !self.is_named(id) {
                continue;
            }
            let Some(ground) = self.node_in_world(id) else {
                continue;
            };
            let at = self.to_page.project(ground);
            if self.clip.contains(at) {
                let key = Some(feature_key(atlas, FeatureId::Place(id)));
                self.mark(key, hexagon(at, ZONE_PT, paper, Stroke::solid(ink, 1.2)));
                self.symbols.push((ground, ZONE_PT + 1.0));
                self.zone_drawings.push((id, ground));
            }
        }
    }
}
