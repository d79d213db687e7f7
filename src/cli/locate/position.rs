//! Positions as they are written: two numbers of degrees.

use crate::diagnostics::{escaped, excerpt};
use crate::messages::{Said, Says as _, said};
use crate::projection::LonLat;

/// The position of two texts.
///
/// # Errors
/// What is wrong with them.
pub(super) fn position(lon: &str, lat: &str) -> Result<LonLat, Said> {
    let number = |text: &str| text.trim().parse::<f64>().ok();
    let shown = |text: &str| escaped(&excerpt(text));
    let lon_deg = number(lon).ok_or_else(|| said!("locate-lon-no-number", text = shown(lon)))?;
    let lat_deg = number(lat).ok_or_else(|| said!("locate-lat-no-number", text = shown(lat)))?;
    LonLat::new(lon_deg, lat_deg).map_err(|error| error.said())
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
pub(super) fn position_of(lon: &[u8], lat: &[u8]) -> Result<LonLat, Said> {
    match (degrees(lon), degrees(lat)) {
        (Some(lon), Some(lat)) => LonLat::new(lon, lat).map_err(|error| error.said()),
        _ => {
            let text = String::from_utf8_lossy;
            position(&text(lon), &text(lat))
        }
    }
}
