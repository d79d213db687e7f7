//! A view given as centre and zoom.

use std::str::FromStr;

use crate::diagnostics::excerpt;
use crate::messages::{Said, Says, said, speaks};
use crate::projection::{InvalidLonLat, LonLat};

/// The least and the greatest zoom of a figure.
const ZOOM: (f64, f64) = (3.0, 16.0);

/// Why a text is no view.
#[derive(Clone, Debug, PartialEq)]
pub enum InvalidView {
    /// Not three numbers.
    Shape(String),
    /// Not a position.
    Position(InvalidLonLat),
    /// The zoom is too small or too great.
    Zoom(f64),
}

speaks!(InvalidView);

/// What a view looks like.
const EXAMPLE: &str = "104.65,30.12,9";

impl Says for InvalidView {
    fn said(&self) -> Said {
        match self {
            Self::Shape(text) => said!("view-shape", word = excerpt(text), example = EXAMPLE),
            Self::Position(error) => {
                said!("view-position", error = error.said(), example = EXAMPLE)
            }
            Self::Zoom(zoom) => said!("view-zoom", zoom = *zoom),
        }
    }
}

impl From<InvalidLonLat> for InvalidView {
    fn from(error: InvalidLonLat) -> Self {
        Self::Position(error)
    }
}

/// A centre and a zoom. Zoom counts as in the window, in units of lettering: a figure shows about
/// as much as a window with as much room for names.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ViewAt {
    /// The middle of the map.
    pub center: LonLat,
    /// Web-Mercator zoom, 3 to 16.
    pub zoom: f64,
}

impl ViewAt {
    /// A view of a zoom between 3 and 16.
    ///
    /// # Errors
    /// When the zoom is another.
    pub fn new(center: LonLat, zoom: f64) -> Result<Self, InvalidView> {
        if (ZOOM.0..=ZOOM.1).contains(&zoom) {
            Ok(Self { center, zoom })
        } else {
            Err(InvalidView::Zoom(zoom))
        }
    }
}

impl FromStr for ViewAt {
    type Err = InvalidView;

    fn from_str(text: &str) -> Result<Self, InvalidView> {
        let parts = text.split([',', '\u{ff0c}']);
        let numbers: Option<Vec<f64>> = parts.map(|p| p.trim().parse().ok()).collect();
        let Some([lon, lat, zoom]) = numbers.as_deref() else {
            return Err(InvalidView::Shape(text.to_owned()));
        };
        Self::new(LonLat::new(*lon, *lat)?, *zoom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_numbers_are_a_view_and_nothing_else_is() {
        let view: ViewAt = "104.65, 30.12,9".parse().unwrap();
        assert_eq!((view.center.lon_deg, view.zoom), (104.65, 9.0));
        for text in ["", "104,30", "104,30,9,1", "a,b,c", "104;30;9"] {
            assert!(matches!(text.parse::<ViewAt>(), Err(InvalidView::Shape(_))));
        }
        for text in ["181,30,9", "104,-91,9", "NaN,30,9", "inf,30,9"] {
            assert!(matches!(
                text.parse::<ViewAt>(),
                Err(InvalidView::Position(_))
            ));
        }
        for text in ["104,30,0", "104,30,17", "104,30,NaN", "104,30,inf"] {
            assert!(matches!(text.parse::<ViewAt>(), Err(InvalidView::Zoom(_))));
        }
    }
}
