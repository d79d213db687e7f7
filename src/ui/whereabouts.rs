//! Where a point lies, in words.

use super::Reading;
use crate::model::RegionId;
use crate::projection::LonLat;

/// The county and the city a point lies in.
pub(super) fn where_is(reading: &Reading<'_>, at: LonLat) -> String {
    let language = reading.i18n.language();
    let name = |id: RegionId| {
        let place = reading.atlas.region(id).place;
        reading.atlas.place(place).names.full(language).to_owned()
    };
    let units: Vec<String> = [reading.index.prefecture_at(at), reading.index.county_at(at)]
        .into_iter()
        .flatten()
        .map(name)
        .collect();
    if units.is_empty() {
        reading.i18n.tr("status-outside")
    } else {
        units.join(" ")
    }
}
