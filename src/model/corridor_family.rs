//! Families of corridors: what the map tells apart among their kinds.

use super::{Atlas, Corridor, CorridorKind, SourceKind, SpeakerLevel};

/// A family of corridors, each with its own form on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CorridorFamily {
    /// Axes and belts: places in a row that grow along a line.
    Axis,
    /// Integration and commuting: places that grow into one.
    Integration,
    /// Zones that places run together.
    JointZone,
    /// Cooperation, agreements and platforms.
    Cooperation,
}

impl CorridorFamily {
    /// All of them, in the order of the legend.
    pub const ALL: [Self; 4] = [
        Self::Axis,
        Self::Integration,
        Self::JointZone,
        Self::Cooperation,
    ];

    /// The family of a kind.
    #[must_use]
    pub const fn of(kind: CorridorKind) -> Self {
        match kind {
            CorridorKind::Axis
            | CorridorKind::IndustrialBelt
            | CorridorKind::EcologicalBelt
            | CorridorKind::TourismCorridor
            | CorridorKind::InnovationCorridor => Self::Axis,
            CorridorKind::IntegrationPair
            | CorridorKind::CommuterCircle
            | CorridorKind::UrbanCluster
            | CorridorKind::EconomicZone => Self::Integration,
            CorridorKind::JointZone => Self::JointZone,
            CorridorKind::CooperationPair
            | CorridorKind::ExternalCorridor
            | CorridorKind::Platform
            | CorridorKind::Agreement
            | CorridorKind::Other => Self::Cooperation,
        }
    }
}

/// Which of the corridors between the same places gives them its form and name: the lowest first.
///
/// An axis shapes the region, integration the places, a belt or a zone a part of their economy;
/// cooperation of any kind comes last.
#[must_use]
pub const fn prominence(kind: CorridorKind) -> u8 {
    match kind {
        CorridorKind::Axis => 0,
        CorridorKind::IntegrationPair | CorridorKind::UrbanCluster => 1,
        CorridorKind::EconomicZone | CorridorKind::CommuterCircle => 2,
        CorridorKind::IndustrialBelt
        | CorridorKind::InnovationCorridor
        | CorridorKind::EcologicalBelt
        | CorridorKind::TourismCorridor => 3,
        CorridorKind::JointZone => 4,
        CorridorKind::CooperationPair | CorridorKind::Agreement => 5,
        CorridorKind::ExternalCorridor => 6,
        CorridorKind::Platform => 7,
        CorridorKind::Other => 8,
    }
}

/// How authoritative the best text of a corridor is, the lowest first: by the level that speaks,
/// then a decision before news, news before a repost.
#[must_use]
pub fn authority(atlas: &Atlas, corridor: &Corridor) -> (u8, u8) {
    let level = |level| match level {
        Some(SpeakerLevel::Centre) => 0,
        Some(SpeakerLevel::Province) => 1,
        Some(SpeakerLevel::City) => 2,
        Some(SpeakerLevel::County) => 3,
        None => 4,
    };
    let kind = |kind| match kind {
        SourceKind::Decision => 0,
        SourceKind::News => 1,
        SourceKind::Repost => 2,
    };
    let sources = corridor.evidence.mentions().iter();
    let ranks = sources.map(|mention| {
        let source = atlas.source(mention.anchor.source);
        let speaker = source.speaker.as_ref().map(|speaker| speaker.level);
        (level(speaker), kind(source.kind))
    });
    ranks.min().unwrap_or((u8::MAX, u8::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_comes_before_what_runs_beside_it() {
        use CorridorKind::{Axis, CooperationPair, IndustrialBelt, IntegrationPair, Other};
        let kinds = [
            Axis,
            IntegrationPair,
            IndustrialBelt,
            CooperationPair,
            Other,
        ];
        assert!(kinds.map(prominence).is_sorted_by(|a, b| a < b));
        assert_eq!(CorridorFamily::of(IndustrialBelt), CorridorFamily::Axis);
    }
}
