//! Which columns of a table hold the positions, told from its first line.

use std::borrow::Cow;

use super::position::degrees;
use super::records::fields;

/// What parts the fields of a line, the likeliest first.
pub(super) const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];
/// What columns of longitudes and latitudes are called, in any case.
const LON: [&str; 7] = ["lon", "lng", "long", "longitude", "经度", "經度", "x"];
const LAT: [&str; 5] = ["lat", "latitude", "纬度", "緯度", "y"];
/// What is added to each line.
pub(super) const ADDED: [&str; 4] = ["county_adcode", "county", "prefecture_adcode", "prefecture"];

/// The columns of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) separator: u8,
    pub(super) lon: usize,
    pub(super) lat: usize,
    /// How many there are.
    pub(super) count: usize,
    /// Whether the first line names them.
    pub(super) has_header: bool,
}

impl Columns {
    /// What the first line tells, its fields parted by one of `separators`; `None` where it names columns, but not those of the positions.
    pub(super) fn of(first: &[u8], separators: &[u8]) -> Option<Self> {
        let found = separators.iter().find_map(|separator| {
            let fields = fields(first, *separator);
            let names: Vec<String> = fields.iter().map(|field| name(field)).collect();
            let column = |known: &[&str]| {
                let mut known = known.iter();
                known.find_map(|known| names.iter().position(|name| name == known))
            };
            let (lon, lat, has_header) = match (column(&LON), column(&LAT)) {
                (Some(lon), Some(lat)) => (lon, lat, true),
                _ if fields.len() > 1 && fields[..2].iter().all(|f| degrees(f).is_some()) => {
                    (0, 1, false)
                }
                _ => return None,
            };
            Some(Self {
                separator: *separator,
                lon,
                lat,
                count: fields.len(),
                has_header,
            })
        });
        if found.is_some() {
            return found;
        }
        let mut likely = separators.iter().chain(&SEPARATORS).copied();
        let separator = likely.find(|s| first.contains(s)).unwrap_or(SEPARATORS[0]);
        let fields = fields(first, separator);
        let is_header = fields.len() > 1 && fields.iter().take(2).all(|f| degrees(f).is_none());
        let is_text = |field: &Cow<'_, [u8]>| !name(field).is_empty();
        // A line of signs alone names nothing.
        if is_header && fields.iter().all(is_text) {
            return None;
        }
        Some(Self {
            separator,
            lon: 0,
            lat: 1,
            count: fields.len().max(2),
            has_header: false,
        })
    }

    /// The names of the columns that are added, different from those that a header has.
    pub(super) fn added_names(header: &[Cow<'_, [u8]>]) -> [String; 4] {
        let known: Vec<String> = header.iter().map(|field| name(field)).collect();
        ADDED.map(|added| {
            let numbered = (2..).map(|n| format!("{added}_{n}"));
            let mut names = std::iter::once(added.to_owned()).chain(numbered);
            names
                .find(|name| !known.contains(name))
                .unwrap_or_else(|| added.to_owned())
        })
    }
}

/// What a column is called, to be compared.
fn name(field: &[u8]) -> String {
    String::from_utf8_lossy(field).trim().to_lowercase()
}
