//! Positions as they are written: two numbers of degrees.

use crate::diagnostics::excerpt;
use crate::projection::LonLat;

/// The position of two texts.
///
/// # Errors
/// What is wrong with them.
pub(super) fn position(lon: &str, lat: &str) -> Result<LonLat, String> {
    let number = |name: &str, text: &str| {
        text.trim()
            .parse::<f64>()
            .map_err(|_not_a_number| format!("{name} {:?} is not a number", excerpt(text)))
    };
    LonLat::new(number("longitude", lon)?, number("latitude", lat)?)
        .map_err(|error| error.to_string())
}

/// A number of degrees; a comma may stand for the point.
pub(super) fn degrees(field: &[u8]) -> Option<f64> {
    let text = std::str::from_utf8(field).ok()?.trim();
    let number = if text.contains('.') {
        text.parse()
    } else {
        text.replacen(',', ".", 1).parse()
    };
    number.ok()
}

/// The position that two fields give.
///
/// # Errors
/// What is wrong with them.
pub(super) fn position_of(lon: &[u8], lat: &[u8]) -> Result<LonLat, String> {
    match (degrees(lon), degrees(lat)) {
        (Some(lon), Some(lat)) => LonLat::new(lon, lat).map_err(|error| error.to_string()),
        _ => {
            let text = String::from_utf8_lossy;
            position(&text(lon), &text(lat))
        }
    }
}
