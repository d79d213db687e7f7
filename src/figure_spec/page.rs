//! The size of a figure's page.

use std::fmt;
use std::str::FromStr;

use crate::diagnostics::excerpt;
use crate::messages::{Said, Says, said, speaks};

/// Points a millimetre.
const PT_PER_MM: f64 = 72.0 / 25.4;
/// Shortest and longest side, millimetres.
const SIDE_MM: (f64, f64) = (40.0, 2000.0);
/// The greatest height of a wider one, as a share of its width.
const HIGHEST: f64 = 1.2;
/// Pixels an inch where nothing else is said.
const DPI: f64 = 96.0;
/// Points of paper a unit of lettering: what is 9 units high is a little more than 6 pt.
const LETTERING: f64 = 0.68;
/// The same on a slide, where it is a little more than 10 pt.
const SLIDE_LETTERING: f64 = 1.115;
/// The greatest height of a page that is as high as its subject asks, in millimetres: that of the
/// type area of an A4 page.
const TYPE_AREA_MM: f64 = 237.0;

/// Why a text is no page size.
#[derive(Clone, Debug, PartialEq)]
pub enum InvalidPage {
    /// Neither a name nor two sides.
    Unknown(String),
    /// A side is too short or too long.
    Side {
        /// Its width in millimetres.
        width_mm: f64,
        /// Its height in millimetres.
        height_mm: f64,
    },
}

speaks!(InvalidPage);

impl Says for InvalidPage {
    fn said(&self) -> Said {
        match self {
            Self::Unknown(word) => {
                let names = PageSize::NAMES.map(|(name, _)| Said::verbatim(name));
                let names = Said::list(names);
                said!("page-unknown", word = excerpt(word), names = names)
            }
            Self::Side {
                width_mm,
                height_mm,
            } => {
                let tenths = |mm: f64| (mm * 10.0).round() / 10.0;
                let (width, height) = (tenths(*width_mm), tenths(*height_mm));
                said!("page-side", width = width, height = height)
            }
        }
    }
}

/// The size of a figure's page.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum PageSize {
    /// A4, 297 × 210 mm.
    #[default]
    A4,
    /// A4 upright.
    A4Portrait,
    /// A3, 420 × 297 mm.
    A3,
    /// A3 upright.
    A3Portrait,
    /// The width of the type area of an A4 report, 156 mm, as high as the subject asks.
    Report,
    /// For one column of a page of text: 80 mm wide, as high as the subject asks.
    Column,
    /// A slide of a talk, 13.333 × 7.5 in.
    Slide,
    /// Any other: width and height in points.
    Custom(f64, f64),
    /// Any other width in points, as high as the subject asks.
    Wide(f64),
}

impl PageSize {
    /// The sizes that have names, as they are written.
    pub const NAMES: [(&'static str, Self); 7] = [
        ("report", Self::Report),
        ("column", Self::Column),
        ("A4", Self::A4),
        ("A4-portrait", Self::A4Portrait),
        ("A3", Self::A3),
        ("A3-portrait", Self::A3Portrait),
        ("slide", Self::Slide),
    ];

    /// Reads a name, a width, or a width and a height, with their unit (mm, cm, in, pt or px);
    /// pixels are of `dpi` an inch.
    ///
    /// # Errors
    /// When it is neither, or a side is not 40 to 2000 mm long.
    pub fn parse(text: &str, dpi: f64) -> Result<Self, InvalidPage> {
        let word = text.trim();
        let named = Self::NAMES
            .into_iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(word));
        if let Some((_, page)) = named {
            return Ok(page);
        }
        let unknown = || InvalidPage::Unknown(text.to_owned());
        match sides(&word.to_ascii_lowercase(), dpi).ok_or_else(unknown)? {
            (width, Some(height)) => Self::custom(width, height),
            (width, None) => Self::custom(width, width).map(|_| Self::Wide(width)),
        }
    }

    /// A page of a width and height in points.
    ///
    /// # Errors
    /// When a side is not 40 to 2000 mm long.
    pub fn custom(width_pt: f64, height_pt: f64) -> Result<Self, InvalidPage> {
        let (width_mm, height_mm) = (width_pt / PT_PER_MM, height_pt / PT_PER_MM);
        // Pixels are rounded: a hair less than the shortest side is the shortest side.
        let allowed = SIDE_MM.0 - 0.01..=SIDE_MM.1 + 0.01;
        if allowed.contains(&width_mm) && allowed.contains(&height_mm) {
            Ok(Self::Custom(width_pt, height_pt))
        } else {
            Err(InvalidPage::Side {
                width_mm,
                height_mm,
            })
        }
    }

    /// Whether it is as high as its subject asks.
    #[must_use]
    pub const fn is_as_high_as_needed(self) -> bool {
        matches!(self, Self::Report | Self::Column | Self::Wide(_))
    }

    /// Width and height in points; the greatest height of a page that is as high as its subject asks.
    #[must_use]
    pub fn points(self) -> (f64, f64) {
        let mm = |width: f64, height: f64| (width * PT_PER_MM, height * PT_PER_MM);
        match self {
            Self::A4 => mm(297.0, 210.0),
            Self::A4Portrait => mm(210.0, 297.0),
            Self::A3 => mm(420.0, 297.0),
            Self::A3Portrait => mm(297.0, 420.0),
            Self::Report => mm(156.0, TYPE_AREA_MM),
            Self::Column => mm(80.0, TYPE_AREA_MM),
            Self::Slide => (960.0, 540.0),
            Self::Custom(width, height) => (width, height),
            Self::Wide(width) => (width, (width * HIGHEST).max(TYPE_AREA_MM * PT_PER_MM)),
        }
    }

    /// Points of the page a unit of lettering: the sizes of [`crate::scene::theme`] times this are
    /// the sizes in print. It grows with the page, slower than its sides; a slide is read from
    /// afar.
    #[must_use]
    pub fn lettering(self) -> f64 {
        let (width, height) = self.points();
        let (a4_width, a4_height) = Self::A4.points();
        match self {
            Self::Slide => SLIDE_LETTERING,
            Self::Report | Self::Column => LETTERING,
            Self::Wide(width) if width < a4_width => LETTERING,
            _ => {
                LETTERING
                    * ((width * height) / (a4_width * a4_height))
                        .powf(0.2)
                        .max(1.0)
            }
        }
    }
}

impl FromStr for PageSize {
    type Err = InvalidPage;

    fn from_str(text: &str) -> Result<Self, InvalidPage> {
        Self::parse(text, DPI)
    }
}

impl fmt::Display for PageSize {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match Self::NAMES.iter().find(|(_, page)| page == self) {
            Some((name, _)) => f.write_str(name),
            None => {
                let (width, height) = self.points();
                let mm = |pt: f64| (pt / PT_PER_MM * 10.0).round() / 10.0;
                if self.is_as_high_as_needed() {
                    return write!(f, "{}mm", mm(width));
                }
                write!(f, "{}x{}mm", mm(width), mm(height))
            }
        }
    }
}

/// A width, and a height if there is one, in points.
fn sides(text: &str, dpi: f64) -> Option<(f64, Option<f64>)> {
    let digits_end = text.rfind(|c: char| c.is_ascii_digit() || c == '.')? + 1;
    let (numbers, unit) = text.split_at(digits_end);
    let point = match unit.trim() {
        "mm" => PT_PER_MM,
        "cm" => 10.0 * PT_PER_MM,
        "m" => 1000.0 * PT_PER_MM,
        "in" => 72.0,
        "pt" => 1.0,
        "px" => 72.0 / dpi,
        _ => return None,
    };
    let (width, height) = match numbers.split_once(['x', '×', '*']) {
        Some((width, height)) => (width, Some(height)),
        None => (numbers, None),
    };
    // The unit may stand behind both numbers.
    let number = |part: &str| {
        let part = part.trim();
        let part = part.strip_suffix(unit.trim()).unwrap_or(part).trim();
        let is_number = part
            .trim_start_matches('-')
            .chars()
            .all(|c| c.is_ascii_digit() || c == '.');
        part.parse::<f64>()
            .ok()
            .filter(|n| is_number && n.is_finite())
    };
    let height = match height {
        Some(height) => Some(number(height)? * point),
        None => None,
    };
    Some((number(width)? * point, height))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_read_in_every_unit() {
        let mm = |text: &str| {
            let (width, height) = PageSize::parse(text, 150.0).unwrap().points();
            (
                (width / PT_PER_MM * 10.0).round() / 10.0,
                (height / PT_PER_MM * 10.0).round() / 10.0,
            )
        };
        for (text, size) in [
            ("A4", (297.0, 210.0)),
            ("a4", (297.0, 210.0)),
            ("A4-Portrait", (210.0, 297.0)),
            ("A3", (420.0, 297.0)),
            ("slide", (338.7, 190.5)),
            ("297x210mm", (297.0, 210.0)),
            ("297 × 210 mm", (297.0, 210.0)),
            ("297mm x 210mm", (297.0, 210.0)),
            ("29.7x21cm", (297.0, 210.0)),
            ("10x5in", (254.0, 127.0)),
            ("1500x900px", (254.0, 152.4)),
            ("720x360pt", (254.0, 127.0)),
            ("40x2000mm", (40.0, 2000.0)),
        ] {
            assert_eq!(mm(text), size, "{text}");
        }
    }

    #[test]
    fn what_is_no_size_is_refused() {
        for text in [
            "",
            "A5",
            "x",
            "297x210",
            "mm",
            "297x210x3mm",
            "axbmm",
            "1e3x1e3mm",
            "infxinfmm",
            "NaNxNaNmm",
            "297x210miles",
            "x210mm",
            "..x..mm",
        ] {
            let refused = PageSize::parse(text, 96.0);
            assert!(matches!(refused, Err(InvalidPage::Unknown(_))), "{text}");
        }
        for text in [
            "0x210mm",
            "-297x210mm",
            "100x100m",
            "39x100mm",
            "100x2001mm",
            "1x1px",
            "39mm",
            "3m",
            "99999999x1mm",
        ] {
            let refused = PageSize::parse(text, 96.0);
            assert!(matches!(refused, Err(InvalidPage::Side { .. })), "{text}");
        }
    }

    #[test]
    fn what_is_printed_is_read_again() {
        for (name, page) in PageSize::NAMES {
            assert_eq!(page.to_string(), name);
            assert_eq!(name.parse(), Ok(page));
        }
        for odd in ["123.4x56.7mm", "123.4mm"] {
            assert_eq!(odd.parse::<PageSize>().unwrap().to_string(), odd);
        }
        let wide = PageSize::parse("120 mm", 96.0).unwrap();
        assert!(wide.is_as_high_as_needed() && wide.points().0 < PageSize::Report.points().0);
    }
}
