//! The datums of Chinese web maps, and the way back to WGS-84.
//!
//! GCJ-02 moves every position by some hundred metres, differently from place to place; BD-09 moves
//! it once more. The formulas are those that open-source libraries share; GCJ-02 itself was never
//! published. CGCS2000 is WGS-84 here: they differ by centimetres.

use std::f64::consts::PI;

use geo_types::Coord;
use serde::{Deserialize, Serialize};

/// What the coordinates of a file refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Datum {
    /// WGS-84 or CGCS2000.
    Wgs84,
    /// GCJ-02, of DataV, AMap, Tencent and Google's maps of China.
    Gcj02,
    /// BD-09, of Baidu.
    Bd09,
}

/// The semi-major axis and the squared eccentricity of Krasovsky's ellipsoid, which GCJ-02 uses.
const AXIS_M: f64 = 6_378_245.0;
const ECCENTRICITY_2: f64 = 0.006_693_421_622_965_943;

/// Longitudes and latitudes within which GCJ-02 moves positions.
const WITHIN: ([f64; 2], [f64; 2]) = ([72.004, 137.8347], [0.8293, 55.8271]);

/// How exactly a position is found again, degrees: a tenth of a millimetre.
const EXACT_DEG: f64 = 1e-9;

/// Most steps on the way back; each takes the error down a hundredfold and more.
const MOST_STEPS: usize = 12;

impl Datum {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Wgs84, Self::Gcj02, Self::Bd09];

    /// The word for it on the command line.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Wgs84 => "wgs84",
            Self::Gcj02 => "gcj02",
            Self::Bd09 => "bd09",
        }
    }

    /// The datum of a word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        let is_meant = |datum: &Self| datum.word().eq_ignore_ascii_case(word);
        Self::ALL.into_iter().find(is_meant)
    }

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Wgs84 => "WGS-84",
            Self::Gcj02 => "GCJ-02",
            Self::Bd09 => "BD-09",
        }
    }

    /// The position in this datum of one in WGS-84; degrees, longitude in `x`.
    #[must_use]
    pub fn of_wgs84(self, at: Coord<f64>) -> Coord<f64> {
        match self {
            Self::Wgs84 => at,
            Self::Gcj02 => gcj02(at),
            Self::Bd09 => bd09(gcj02(at)),
        }
    }

    /// The position in WGS-84 of one in this datum.
    #[must_use]
    pub fn to_wgs84(self, at: Coord<f64>) -> Coord<f64> {
        if self == Self::Wgs84 {
            return at;
        }
        let mut guess = at;
        for _ in 0..MOST_STEPS {
            let off = at - self.of_wgs84(guess);
            guess = guess + off;
            if off.x.abs().max(off.y.abs()) < EXACT_DEG {
                break;
            }
        }
        guess
    }
}

fn gcj02(at: Coord<f64>) -> Coord<f64> {
    let ([west, east], [south, north]) = WITHIN;
    if !(west..=east).contains(&at.x) || !(south..=north).contains(&at.y) {
        return at;
    }
    let (x, y) = (at.x - 105.0, at.y - 35.0);
    let wave = |size: f64, turns: f64| size * (turns * PI).sin();
    let common = wave(20.0, 6.0 * x) + wave(20.0, 2.0 * x);
    let north = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * x.abs().sqrt();
    let north_waves = common
        + wave(20.0, y)
        + wave(40.0, y / 3.0)
        + wave(160.0, y / 12.0)
        + wave(320.0, y / 30.0);
    let east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * x.abs().sqrt();
    let east_waves = common
        + wave(20.0, x)
        + wave(40.0, x / 3.0)
        + wave(150.0, x / 12.0)
        + wave(300.0, x / 30.0);
    let (north, east) = (
        north + north_waves * 2.0 / 3.0,
        east + east_waves * 2.0 / 3.0,
    );
    let latitude = at.y.to_radians();
    let flattening = 1.0 - ECCENTRICITY_2 * latitude.sin().powi(2);
    let along_meridian = AXIS_M * (1.0 - ECCENTRICITY_2) / flattening.powf(1.5);
    let along_parallel = AXIS_M / flattening.sqrt() * latitude.cos();
    Coord {
        x: at.x + (east / along_parallel).to_degrees(),
        y: at.y + (north / along_meridian).to_degrees(),
    }
}

fn bd09(at: Coord<f64>) -> Coord<f64> {
    const TURN: f64 = PI * 3000.0 / 180.0;
    let radius = at.x.hypot(at.y) + 0.000_02 * (at.y * TURN).sin();
    let angle = at.y.atan2(at.x) + 0.000_003 * (at.x * TURN).cos();
    Coord {
        x: radius * angle.cos() + 0.0065,
        y: radius * angle.sin() + 0.006,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_near(found: Coord<f64>, expected: (f64, f64)) {
        let off = (found.x - expected.0)
            .abs()
            .max((found.y - expected.1).abs());
        assert!(off < 1e-6, "{found:?}, not {expected:?}");
    }

    #[test]
    fn positions_move_as_in_other_libraries() {
        let at = |x, y| Coord { x, y };
        assert_near(
            gcj02(at(116.404, 39.915)),
            (116.410_244_499, 39.916_404_282),
        );
        assert_near(
            gcj02(at(121.527_210_6, 31.177_427_6)),
            (121.531_541_859, 31.175_303_984),
        );
        assert_near(bd09(at(116.404, 39.915)), (116.410_369_494, 39.921_336_994));
    }

    #[test]
    fn the_way_back_ends_where_it_began() {
        for datum in Datum::ALL {
            for (x, y) in [
                (104.06, 30.66),
                (106.55, 29.56),
                (97.4, 26.1),
                (108.5, 34.3),
            ] {
                let at = Coord { x, y };
                assert_near(datum.to_wgs84(datum.of_wgs84(at)), (x, y));
            }
        }
    }

    #[test]
    fn outside_china_nothing_moves() {
        let berlin = Coord { x: 13.4, y: 52.5 };
        assert_eq!(Datum::Gcj02.to_wgs84(berlin), berlin);
    }
}
