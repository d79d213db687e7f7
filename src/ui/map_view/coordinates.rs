//! Positions as the map's menu copies them, in forms that the search field reads back. Degrees are
//! those of WGS-84.

use crate::projection::LonLat;

/// Degrees with decimals, longitude first, to about a metre: `104.65000, 30.12000`.
pub(super) fn decimal(at: LonLat) -> String {
    format!("{:.5}, {:.5}", at.lon_deg, at.lat_deg)
}

/// Degrees, minutes and seconds, latitude first, to some three metres: `30°07′12.0″N 104°39′00.0″E`.
pub(super) fn sexagesimal(at: LonLat) -> String {
    let lat = angle(at.lat_deg, ["N", "S"]);
    let lon = angle(at.lon_deg, ["E", "W"]);
    format!("{lat} {lon}")
}

fn angle(deg: f64, [positive, negative]: [&str; 2]) -> String {
    // Rounded as a whole, so that no sixty seconds are left.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "at most 180 degrees, without a sign"
    )]
    let tenths = (deg.abs() * 36_000.0).round() as u32;
    let (seconds, minutes, degrees) = (tenths % 600, tenths / 600 % 60, tenths / 36_000);
    let letter = if deg < 0.0 { negative } else { positive };
    let (whole, tenth) = (seconds / 10, seconds % 10);
    format!("{degrees}°{minutes:02}′{whole:02}.{tenth}″{letter}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodata::load_bundled;
    use crate::search::position;

    #[test]
    fn seconds_are_rounded_into_minutes_and_degrees() {
        let at = LonLat::new(104.999_999, 29.65).unwrap();
        assert_eq!(sexagesimal(at), "29°39′00.0″N 105°00′00.0″E");
    }

    #[test]
    fn what_is_copied_is_read_back_by_the_search_field() {
        let atlas = load_bundled().unwrap();
        for (lon, lat) in [(104.650_12, 30.120_34), (108.9, 28.2), (-0.1276, -51.5072)] {
            let at = LonLat::new(lon, lat).unwrap();
            for text in [decimal(at), sexagesimal(at)] {
                let read = position(&text, &atlas).unwrap();
                let off = (read.lon_deg - lon).abs().max((read.lat_deg - lat).abs());
                assert!(off < 2e-5, "{text}: {read:?}");
            }
        }
    }
}
