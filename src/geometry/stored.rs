//! Areas and lines as they are stored: their points with the ranks that were found for them, so
//! that nothing is projected or simplified again. Numbers are stored as their bytes, little-endian:
//! a large file has millions of them.

use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::{Serialize, Serializer};

use super::world::{Ring, WorldArea, WorldLine};
use crate::projection::WorldPt;

/// The bytes of a number.
const NUMBER: usize = size_of::<f64>();
/// The bytes of a rank.
const RANK: usize = size_of::<f32>();

/// Numbers as bytes.
struct Packed(Vec<u8>);

impl Packed {
    fn points(points: &[WorldPt]) -> Self {
        let numbers = points.iter().flat_map(|point| [point.x, point.y]);
        Self(numbers.flat_map(f64::to_le_bytes).collect())
    }

    fn ranks(ranks: &[f32]) -> Self {
        Self(ranks.iter().flat_map(|rank| rank.to_le_bytes()).collect())
    }
}

impl Serialize for Packed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

/// Points as they are stored.
fn points(bytes: &[u8]) -> Vec<WorldPt> {
    let (numbers, _) = bytes.as_chunks::<NUMBER>();
    let (pairs, _) = numbers.as_chunks::<2>();
    let point = |[x, y]: &[[u8; NUMBER]; 2]| WorldPt {
        x: f64::from_le_bytes(*x),
        y: f64::from_le_bytes(*y),
    };
    pairs.iter().map(point).collect()
}

/// Ranks as they are stored.
fn ranks(bytes: &[u8]) -> Vec<f32> {
    let (ranks, _) = bytes.as_chunks::<RANK>();
    ranks.iter().map(|rank| f32::from_le_bytes(*rank)).collect()
}

/// Points and their ranks, if there is one for each.
fn ranked<E: Error>(points: &[WorldPt], ranks: &[f32]) -> Result<(), E> {
    if points.len() == ranks.len() {
        Ok(())
    } else {
        Err(E::custom("a rank for each point"))
    }
}

impl Serialize for Ring {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (Packed::points(&self.points), Packed::ranks(&self.ranks)).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Ring {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (stored_points, stored_ranks) = <(&[u8], &[u8])>::deserialize(deserializer)?;
        let (points, ranks) = (points(stored_points), ranks(stored_ranks));
        ranked(&points, &ranks)?;
        Ok(Self { points, ranks })
    }
}

impl Serialize for WorldArea {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.ranked().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for WorldArea {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Self::of_rings)
    }
}

impl Serialize for WorldLine {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let ranks = self.known_ranks().map(Packed::ranks);
        (Packed::points(self.points()), ranks).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for WorldLine {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (stored_points, stored_ranks) = <(&[u8], Option<&[u8]>)>::deserialize(deserializer)?;
        let points = points(stored_points);
        let Some(stored_ranks) = stored_ranks else {
            return Ok(Self::from_world(points));
        };
        let ranks = ranks(stored_ranks);
        ranked(&points, &ranks)?;
        Ok(Self::with_ranks(points, ranks))
    }
}
