//! The `coordinates` of a geometry, whatever their nesting.

use std::fmt;

use geo_types::Coord;
use serde::de::{
    self, Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess,
};

use crate::diagnostics::{escaped, excerpt};
use crate::messages::{Said, said};

/// The positions of a geometry in one list, and where its lines and polygons end in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::geodata) struct Coordinates {
    /// How deep the arrays nest: 1 a position, 2 a line, 3 a polygon, 4 several polygons.
    pub(in crate::geodata) depth: usize,
    /// All positions; a third number (height) is dropped.
    pub(in crate::geodata) positions: Vec<Coord<f64>>,
    /// For each line or ring, the end of its positions.
    pub(in crate::geodata) line_ends: Vec<usize>,
    /// For each polygon, the end of its rings in `line_ends`.
    pub(in crate::geodata) polygon_ends: Vec<usize>,
    /// The first thing that is not a coordinate, if any.
    pub(in crate::geodata) fault: Option<Said>,
    /// The strings among the coordinates: lines in the packed form of ECharts, or a fault.
    pub(super) packed: Vec<String>,
}

impl Coordinates {
    /// The lines or rings in order.
    pub(in crate::geodata) fn lines(&self) -> impl Iterator<Item = &[Coord<f64>]> {
        spans(&self.line_ends).map(|span| &self.positions[span])
    }

    /// For each polygon, the span of its rings in [`Self::lines`].
    pub(in crate::geodata) fn polygons(&self) -> impl Iterator<Item = std::ops::Range<usize>> {
        spans(&self.polygon_ends)
    }

    fn fail(&mut self, what: Said) {
        if self.fault.is_none() {
            let position = self.positions.len() + 1;
            self.fault = Some(said!("coordinates-at", position = position, what = what));
        }
    }

    /// Closes an array of `items`, each of the depth `inner`.
    fn close(&mut self, inner: usize, items: usize, numbers: [f64; 2]) -> Item {
        match (inner, items) {
            (_, 0) => self.fail(said!("coordinates-empty-array")),
            (0, 1) => self.fail(said!("coordinates-one-number")),
            (0, _) => self.positions.push(Coord {
                x: numbers[0],
                y: numbers[1],
            }),
            (1, _) => self.line_ends.push(self.positions.len()),
            (2, _) => self.polygon_ends.push(self.line_ends.len()),
            (3, _) => {}
            _ => self.fail(said!("coordinates-too-deep")),
        }
        Item::Array(inner + 1)
    }
}

fn spans(ends: &[usize]) -> impl Iterator<Item = std::ops::Range<usize>> {
    let starts = std::iter::once(0).chain(ends.iter().copied());
    starts
        .zip(ends.iter().copied())
        .map(|(start, end)| start..end)
}

impl<'de> Deserialize<'de> for Coordinates {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut coordinates = Self::default();
        match Nested(&mut coordinates).deserialize(deserializer)? {
            Item::Array(depth) => coordinates.depth = depth,
            Item::Number(_) => coordinates.fail(said!("coordinates-number")),
            Item::Fault => {}
        }
        Ok(coordinates)
    }
}

/// What one item of a coordinate array turned out to be.
enum Item {
    Number(f64),
    /// An array of this depth.
    Array(usize),
    Fault,
}

/// Reads one item, at any depth, into the flat lists.
struct Nested<'c>(&'c mut Coordinates);

impl<'de> DeserializeSeed<'de> for Nested<'_> {
    type Value = Item;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Item, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> de::Visitor<'de> for Nested<'_> {
    type Value = Item;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("coordinates")
    }

    fn visit_f64<E>(self, number: f64) -> Result<Item, E> {
        Ok(Item::Number(number))
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "no degree needs more than 53 bits"
    )]
    fn visit_i64<E>(self, number: i64) -> Result<Item, E> {
        Ok(Item::Number(number as f64))
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "no degree needs more than 53 bits"
    )]
    fn visit_u64<E>(self, number: u64) -> Result<Item, E> {
        Ok(Item::Number(number as f64))
    }

    fn visit_unit<E>(self) -> Result<Item, E> {
        self.0.fail(said!("coordinates-null"));
        Ok(Item::Fault)
    }

    fn visit_bool<E>(self, word: bool) -> Result<Item, E> {
        self.0
            .fail(said!("coordinates-word", word = word.to_string()));
        Ok(Item::Fault)
    }

    fn visit_str<E>(self, text: &str) -> Result<Item, E> {
        self.0
            .fail(said!("coordinates-string", text = escaped(&excerpt(text))));
        // In the packed form a string is a line; the positions follow when its start is known.
        self.0.packed.push(text.to_owned());
        self.0.line_ends.push(self.0.positions.len());
        Ok(Item::Array(2))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Item, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        self.0.fail(said!("coordinates-object"));
        Ok(Item::Fault)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Item, A::Error> {
        let coordinates = self.0;
        let mut inner = None;
        let mut numbers = [f64::NAN; 2];
        let mut items = 0;
        while let Some(item) = seq.next_element_seed(Nested(coordinates))? {
            let depth = match item {
                Item::Number(number) => {
                    if let Some(slot) = numbers.get_mut(items) {
                        *slot = number;
                    }
                    0
                }
                Item::Array(depth) => depth,
                Item::Fault => continue,
            };
            items += 1;
            if *inner.get_or_insert(depth) != depth {
                coordinates.fail(said!("coordinates-mixed"));
            }
        }
        Ok(coordinates.close(inner.unwrap_or(0), items, numbers))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(json: &str) -> Coordinates {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn polygons_come_back_as_spans_of_rings() {
        let c = parse("[[[[0,0],[1,0],[1,1],[0,0]]],[[[5,5],[6,5],[6,6],[5,5]],[[1,2],[3,4]]]]");
        assert_eq!(
            (c.depth, c.positions.len(), c.fault.as_ref()),
            (4, 10, None)
        );
        assert_eq!(c.polygons().collect::<Vec<_>>(), [0..1, 1..3]);
        assert_eq!(c.lines().map(<[_]>::len).collect::<Vec<_>>(), [4, 4, 2]);
    }

    #[test]
    fn what_is_no_coordinate_is_named_with_its_position() {
        for (json, words) in [
            ("[[104, 30], [null, 30]]", "position 2: null"),
            ("[[\"104\", 30]]", "position 1: the string \"104\""),
            ("[[104]]", "one number"),
            ("[]", "empty"),
            ("[[104, 30], [[104, 30]]]", "different depths"),
            ("[[[[[104, 30]]]]]", "too deep"),
            ("7", "a number where"),
        ] {
            let fault = parse(json).fault.unwrap().to_string();
            assert!(fault.contains(words), "{json}: {fault}");
        }
    }
}
