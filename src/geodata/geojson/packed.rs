//! The packed coordinates of ECharts' maps (`UTF8Encoding`).
//!
//! Each line is one string: pairs of characters, each 64 more than a number in zigzag coding, which
//! is the step from the position before in 1/1024 of a degree. `encodeOffsets` has where each line
//! starts. After `decodePolygon` of ECharts' `parseGeoJson.ts`.

use geo_types::Coord;

use super::Coordinates;
use crate::messages::said;

/// The units a degree where the file does not say.
pub(super) const SCALE: f64 = 1024.0;

impl Coordinates {
    /// Puts the positions of the packed lines in place of the strings.
    pub(super) fn unpack(&mut self, offsets: &Self, scale: f64) {
        let starts = &offsets.positions;
        if self.packed.is_empty() {
            return;
        }
        if self.packed.len() != self.line_ends.len()
            || self.packed.len() != starts.len()
            || !self.positions.is_empty()
        {
            let (lines, starts) = (self.packed.len(), starts.len());
            self.fault = Some(said!(
                "coordinates-packed-starts",
                lines = lines,
                starts = starts
            ));
            return;
        }
        self.fault = None;
        let lines = std::mem::take(&mut self.packed);
        for ((line, start), end) in lines.iter().zip(starts).zip(&mut self.line_ends) {
            unpack_line(line, *start, scale, &mut self.positions);
            *end = self.positions.len();
        }
    }
}

fn unpack_line(text: &str, start: Coord<f64>, scale: f64, positions: &mut Vec<Coord<f64>>) {
    let mut at = start;
    let mut steps = text.encode_utf16().map(step);
    while let (Some(x), Some(y)) = (steps.next(), steps.next()) {
        at.x += x;
        at.y += y;
        positions.push(Coord {
            x: at.x / scale,
            y: at.y / scale,
        });
    }
}

/// The number that a character stands for.
fn step(unit: u16) -> f64 {
    let coded = i32::from(unit) - 64;
    f64::from((coded >> 1) ^ -(coded & 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_packed_polygon_is_what_echarts_makes_of_it() {
        let mut packed: Coordinates = serde_json::from_str(r#"["@@AB@CDE", "@@@D@"]"#).unwrap();
        let offsets = serde_json::from_str("[[106496,31232],[1024,2048]]").unwrap();
        packed.unpack(&offsets, SCALE);
        assert_eq!((packed.depth, packed.fault.clone()), (3, None));
        let first: Vec<_> = packed
            .lines()
            .next()
            .unwrap()
            .iter()
            .map(|c| c.x_y())
            .collect();
        let at = |x: f64, y: f64| (104.0 + x / 1024.0, 30.5 + y / 1024.0);
        assert_eq!(
            first,
            [at(0.0, 0.0), at(-1.0, 1.0), at(-1.0, -1.0), at(1.0, -4.0)]
        );
        assert_eq!(
            (packed.polygons().next(), packed.polygons().count()),
            (Some(0..2), 1)
        );
    }

    #[test]
    fn lines_without_a_start_are_named() {
        let mut packed: Coordinates = serde_json::from_str(r#"["@@AB"]"#).unwrap();
        packed.unpack(&Coordinates::default(), SCALE);
        assert!(packed.fault.unwrap().to_string().contains("encodeOffsets"));
    }
}
