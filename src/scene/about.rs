//! What a map is about, and the features that it marks as such.

use crate::connection::Connected;
use crate::model::FeatureId;

/// What a map is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum About {
    /// All there is: nothing steps back.
    #[default]
    Everything,
    /// One feature.
    Feature(FeatureId),
    /// Features that are compared.
    Compared(Compared),
    /// What ties a place, or two.
    Connected(Connected),
}

impl About {
    /// The features that it is about, in their order.
    pub fn features(self) -> impl Iterator<Item = FeatureId> + Clone {
        let mut features = [None; Compared::MOST];
        let mut put = |at: usize, feature| features[at] = Some(feature);
        match self {
            Self::Everything => {}
            Self::Feature(feature) => put(0, feature),
            Self::Compared(compared) => {
                let compared = compared.features().iter().enumerate();
                compared.for_each(|(at, feature)| put(at, *feature));
            }
            Self::Connected(connected) => {
                let places = connected.places().enumerate();
                places.for_each(|(at, place)| put(at, FeatureId::Place(place)));
            }
        }
        features.into_iter().flatten()
    }

    /// Whether a feature is one of those that it is about.
    #[must_use]
    pub fn has(self, feature: FeatureId) -> bool {
        self.features().any(|own| own == feature)
    }
}

impl From<Option<FeatureId>> for About {
    fn from(feature: Option<FeatureId>) -> Self {
        feature.map_or(Self::Everything, Self::Feature)
    }
}

/// Two to four different features, in the order in which they stand beside each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compared {
    /// What is beyond the count repeats the first.
    features: [FeatureId; Self::MOST],
    count: usize,
}

impl Compared {
    /// The least number of features.
    pub const LEAST: usize = 2;
    /// The greatest number of features.
    pub const MOST: usize = 4;

    /// Some features; `None` where they are too few, too many, or one stands there twice.
    #[must_use]
    pub fn new(features: &[FeatureId]) -> Option<Self> {
        let is_double = |(at, feature): (usize, &FeatureId)| features[..at].contains(feature);
        let count = features.len();
        let is_wrong = !(Self::LEAST..=Self::MOST).contains(&count)
            || features.iter().enumerate().any(is_double);
        let first = features.first().filter(|_| !is_wrong)?;
        let mut all = [*first; Self::MOST];
        all[..count].copy_from_slice(features);
        Some(Self {
            features: all,
            count,
        })
    }

    /// The features.
    #[must_use]
    pub fn features(&self) -> &[FeatureId] {
        &self.features[..self.count]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PlaceId;

    #[test]
    fn two_to_four_different_features_are_compared() {
        let places: Vec<FeatureId> = (0..5).map(|id| FeatureId::Place(PlaceId(id))).collect();
        for count in 0..=5 {
            let compared = Compared::new(&places[..count]);
            let features = compared.map(|c| c.features().to_vec());
            let wanted = (2..=4).contains(&count).then(|| places[..count].to_vec());
            assert_eq!(features, wanted, "{count}");
        }
        assert_eq!(Compared::new(&[places[0], places[1], places[0]]), None);
    }
}
