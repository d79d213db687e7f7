//! The county and the prefecture of a position, as the fields that a line gets.

use std::io::{self, Write};

use crate::cli::arguments::BaseArguments;
use crate::cli::output::{Failure, Output, as_far_as_read};
use crate::geodata::{Finding, load};
use crate::index::SpatialIndex;
use crate::model::{Atlas, Level, Place, Region};
use crate::projection::LonLat;
use crate::spreadsheet::inert;

/// Finds the text that follows the position on an output line.
pub(super) struct Locator {
    atlas: Atlas,
    index: SpatialIndex,
    /// What parts the fields.
    separator: u8,
    /// Whether names are written as they are.
    raw: bool,
    /// By region: `,510104,锦江区,510100,成都市`.
    suffixes: Vec<Box<[u8]>>,
    findings: Vec<Finding>,
}

impl Locator {
    pub(super) fn new(base: &BaseArguments, raw: bool) -> Result<Self, Failure> {
        let loaded = load(&base.options())?;
        let mut locator = Self {
            index: SpatialIndex::new(&loaded.atlas),
            atlas: loaded.atlas,
            separator: 0,
            raw,
            suffixes: Vec::new(),
            findings: loaded.findings,
        };
        locator.part_fields_by(b',');
        Ok(locator)
    }

    /// Parts the fields by another character from now on.
    pub(super) fn part_fields_by(&mut self, separator: u8) {
        if separator == self.separator {
            return;
        }
        self.separator = separator;
        let regions = self.atlas.regions();
        self.suffixes = regions.map(|(_, region)| self.suffix_of(region)).collect();
    }

    /// What follows a position.
    pub(super) fn suffix(&self, at: LonLat) -> &[u8] {
        let county = self.index.county_at(at);
        // A person's own file may have no counties.
        let unit = county.or_else(|| self.index.prefecture_at(at));
        unit.and_then(|id| self.suffixes.get(id.index()))
            .map_or(self.nothing(), |s| s)
    }

    /// What follows where no unit is found: empty fields.
    pub(super) const fn nothing(&self) -> &'static [u8] {
        match self.separator {
            b';' => b";;;;",
            b'\t' => b"\t\t\t\t",
            _ => b",,,,",
        }
    }

    fn suffix_of(&self, region: &Region) -> Box<[u8]> {
        let place = self.atlas.place(region.place);
        let (county, prefecture) = match region.level {
            Level::County => (Some(place), place.parent.map(|id| self.atlas.place(id))),
            Level::Prefecture => (None, Some(place)),
            Level::Province => (None, None),
        };
        let key = |place: Option<&Place>| place.map_or("", adcode).to_owned();
        let name = |place: Option<&Place>| {
            let name = place.map_or("", |place| &place.names.hans);
            self.quoted(if self.raw { name.into() } else { inert(name) }.as_ref())
        };
        let parts = [key(county), name(county), key(prefecture), name(prefecture)];
        let mut suffix = String::new();
        for part in parts {
            suffix.push(char::from(self.separator));
            suffix.push_str(&part);
        }
        suffix.into_bytes().into()
    }

    /// A field, in quotes where it must be.
    fn quoted(&self, field: &str) -> String {
        if field.contains([char::from(self.separator), '"', '\n', '\r']) {
            format!("\"{}\"", field.replace('"', "\"\""))
        } else {
            field.to_owned()
        }
    }

    /// Says at the end what was wrong with the files, so that it is not lost among the lines.
    pub(super) fn finish(self, output: &mut Output<'_>) -> Result<(), Failure> {
        as_far_as_read(output.out.flush())?;
        output.tell(&self.findings);
        Ok(())
    }
}

/// The adcode of a unit; empty where its file has none.
fn adcode(place: &Place) -> &str {
    let is_adcode = place.key.bytes().all(|b| b.is_ascii_digit());
    if is_adcode { &place.key } else { "" }
}

/// Writes a line of a position alone.
pub(super) fn write_line(
    out: &mut dyn Write,
    lon: &[u8],
    lat: &[u8],
    suffix: &[u8],
) -> io::Result<()> {
    out.write_all(lon)?;
    out.write_all(b",")?;
    out.write_all(lat)?;
    out.write_all(suffix)?;
    out.write_all(b"\n")
}
