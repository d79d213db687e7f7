//! Which corridors are drawn as one mark, and which marks come first.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    Corridor, CorridorFamily, CorridorId, CorridorKind, CorridorShape, FeatureId, PlaceId,
    authority, prominence,
};
use crate::scene::Layer;
use crate::scene::frame::MapFrame;
use crate::scene::theme::{CORRIDOR_ZOOM, FIRST_CORRIDORS};

/// The corridors between the same places.
#[derive(Clone, Debug)]
pub(super) struct Bundle {
    /// The one that gives it its name and its form first.
    pub(super) corridors: Vec<CorridorId>,
    pub(super) family: CorridorFamily,
    /// Whether it encloses its places rather than running through them.
    pub(super) is_oval: bool,
    /// The places in the order in which the first corridor names them.
    pub(super) places: Vec<PlaceId>,
    /// Whether it is drawn with its form and its name, rather than thin.
    pub(super) is_whole: bool,
}

impl Bundle {
    /// The corridor whose name it has: the first of those nearest to what the map is about.
    pub(super) fn named(&self, frame: &MapFrame<'_>) -> Option<CorridorId> {
        let corridors = self.corridors.iter().copied();
        corridors.min_by_key(|id| frame.nearness(FeatureId::Corridor(*id)))
    }

    /// Whether one of them belongs to what the map is about.
    fn is_of_subject(&self, frame: &MapFrame<'_>) -> bool {
        let mut corridors = self.corridors.iter();
        corridors.any(|id| frame.is_of_subject(FeatureId::Corridor(*id)))
    }

    /// Whether all of them step back.
    pub(super) fn is_apart(&self, frame: &MapFrame<'_>) -> bool {
        let mut corridors = self.corridors.iter();
        corridors.all(|id| frame.stands_back(FeatureId::Corridor(*id)))
    }

    /// The selected corridor, if it is one of these.
    pub(super) fn selected(&self, frame: &MapFrame<'_>) -> Option<CorridorId> {
        let mut corridors = self.corridors.iter().copied();
        corridors.find(|id| frame.is_selected(FeatureId::Corridor(*id)))
    }
}

/// What is drawn, the first in rank first; with the layer off, a selected corridor alone.
pub(super) fn bundles(frame: &MapFrame<'_>) -> Vec<Bundle> {
    let atlas = frame.atlas();
    let is_all = frame.shows(Layer::Corridors);
    let mut by_places: BTreeMap<BTreeSet<PlaceId>, Vec<(CorridorId, &Corridor)>> = BTreeMap::new();
    for (id, corridor) in atlas.corridors() {
        let is_drawn = corridor.shape != CorridorShape::None && frame.is_said(&corridor.evidence);
        let is_drawn = is_drawn && !frame.is_hidden(FeatureId::Corridor(id));
        if is_drawn && (is_all || frame.is_selected(FeatureId::Corridor(id))) {
            let places = corridor.places.iter().copied().collect();
            by_places.entry(places).or_default().push((id, corridor));
        }
    }
    let mut ranked: Vec<_> = by_places
        .into_values()
        .filter_map(|mut corridors| {
            // Of equals the one that the texts name most often comes first.
            corridors.sort_by_key(|(id, c)| {
                let mentions = Reverse(c.evidence.mentions().len());
                (prominence(c.kind), authority(atlas, c), mentions, *id)
            });
            let (first, lead) = *corridors.first()?;
            let best = corridors.iter().map(|(_, c)| authority(atlas, c)).min();
            let rank = (
                lead.kind != CorridorKind::Axis,
                Reverse(corridors.len()),
                best,
                CorridorFamily::of(lead.kind),
                first,
            );
            Some((rank, bundle(lead, &corridors)))
        })
        .collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    // What belongs to the subject of a map is whole, and nothing else is.
    let first = match frame.subject {
        Some(_) => 0,
        None => count_of_first(frame.zoom()),
    };
    let mut rank = 0;
    let bundles = ranked.into_iter().map(|(_, bundle)| {
        let is_apart = bundle.is_apart(frame);
        let is_whole = !is_apart && rank < first || bundle.is_of_subject(frame);
        rank += usize::from(!is_apart);
        Bundle { is_whole, ..bundle }
    });
    bundles.collect()
}

fn bundle(lead: &Corridor, corridors: &[(CorridorId, &Corridor)]) -> Bundle {
    let family = CorridorFamily::of(lead.kind);
    Bundle {
        corridors: corridors.iter().map(|(id, _)| *id).collect(),
        family,
        is_oval: lead.shape == CorridorShape::Hull || family == CorridorFamily::JointZone,
        places: lead.places.clone(),
        is_whole: false,
    }
}

/// How many bundles are drawn whole: few from afar, twice as many with every half zoom.
fn count_of_first(zoom: f64) -> usize {
    let nearer = (zoom - CORRIDOR_ZOOM).clamp(0.0, 12.0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a cast from float saturates"
    )]
    let count = (f64::from(FIRST_CORRIDORS) * (2.0 * nearer).exp2()) as usize;
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Extent;
    use crate::scene::testing::{ATLAS, Map, feature};

    fn of(map: &Map) -> Vec<Bundle> {
        map.frame(bundles)
    }

    fn circle() -> Map {
        Map::of(Extent::Circle).with(Layer::Corridors, true)
    }

    #[test]
    fn every_drawn_corridor_is_in_one_bundle_with_those_that_tie_the_same_places() {
        let bundles = of(&circle());
        let all: Vec<CorridorId> = bundles.iter().flat_map(|b| b.corridors.clone()).collect();
        let drawn = ATLAS
            .corridors()
            .filter(|(_, c)| c.shape != CorridorShape::None);
        let mut drawn: Vec<CorridorId> = drawn.map(|(id, _)| id).collect();
        let mut sorted = all;
        sorted.sort_unstable();
        drawn.sort_unstable();
        assert_eq!(sorted, drawn);
        let set = |id: &CorridorId| -> BTreeSet<PlaceId> {
            ATLAS.corridor(*id).places.iter().copied().collect()
        };
        let sets: Vec<_> = bundles.iter().map(|b| set(&b.corridors[0])).collect();
        for bundle in &bundles {
            assert!(
                bundle
                    .corridors
                    .iter()
                    .all(|id| set(id) == set(&bundle.corridors[0]))
            );
        }
        assert_eq!(sets.iter().collect::<BTreeSet<_>>().len(), sets.len());
    }

    #[test]
    fn axes_come_first_then_the_fullest_and_few_are_whole_from_afar() {
        let bundles = of(&circle());
        let is_axis = |b: &Bundle| ATLAS.corridor(b.corridors[0]).kind == CorridorKind::Axis;
        let axes = bundles.iter().take_while(|b| is_axis(b)).count();
        assert!(axes > 0 && !bundles[axes..].iter().any(is_axis));
        let counts = |of: &[Bundle]| of.iter().map(|b| b.corridors.len()).collect::<Vec<_>>();
        assert!(counts(&bundles[axes..]).is_sorted_by(|a, b| a >= b));
        let whole = bundles.iter().filter(|b| b.is_whole).count();
        assert!((6..=10).contains(&whole), "{whole}");
        let near = of(&Map::about(104.65, 30.12, CORRIDOR_ZOOM + 2.0).with(Layer::Corridors, true));
        assert!(near.iter().all(|b| b.is_whole));
    }

    #[test]
    fn a_selected_corridor_is_whole_from_afar_and_with_the_layer_off() {
        let bundles = of(&circle());
        let last = bundles.last().expect("a bundle").corridors[0];
        let key = format!("corridor-{}", ATLAS.corridor(last).key);
        let on = of(&circle().selecting(feature(&key)));
        assert!(on.last().is_some_and(|b| b.is_whole));
        let off = of(&circle()
            .with(Layer::Corridors, false)
            .selecting(feature(&key)));
        assert_eq!(off.len(), 1);
        assert_eq!(off[0].corridors, [last]);
    }
}
