//! Areas and lines as they are stored: their points with the ranks that were found for them, so
//! that nothing is projected or simplified again.

use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Serialize, Serializer};

use super::world::{Ring, WorldArea, WorldLine};
use crate::projection::WorldPt;

impl Serialize for WorldArea {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.polygons().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for WorldArea {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let polygons = Vec::<Vec<Ring>>::deserialize(deserializer)?;
        let mut rings = polygons.iter().flatten();
        if rings.any(|ring| ring.points.len() != ring.ranks.len()) {
            return Err(D::Error::custom("a rank for each point"));
        }
        Ok(Self::of_rings(polygons))
    }
}

impl Serialize for WorldLine {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.points(), self.known_ranks()).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for WorldLine {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (points, ranks) = <(Vec<WorldPt>, Option<Vec<f32>>)>::deserialize(deserializer)?;
        match ranks {
            Some(ranks) if ranks.len() != points.len() => {
                Err(D::Error::custom("a rank for each point"))
            }
            Some(ranks) => Ok(Self::with_ranks(points, ranks)),
            None => Ok(Self::from_world(points)),
        }
    }
}
