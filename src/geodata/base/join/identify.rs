//! Which known unit a feature is: by its adcode, or else by its name, with what it lies in and where
//! it lies to choose between units of one name.

use geo::algorithm::coordinate_position::{CoordPos, CoordinatePosition};
use geo_types::{MultiPolygon, Rect, coord};

use super::code::Adcode;
use super::columns::{Cells, Roles};
use super::known::{KnownId, KnownUnits};
use crate::model::Level;
use crate::projection::LonLat;

/// Where a feature lies.
#[derive(Clone, Copy, Debug)]
pub(super) struct Position {
    /// The box around it.
    pub(super) bounds: Rect<f64>,
    /// A point in its largest part.
    pub(super) inside: LonLat,
}

/// What was found of a feature.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Match {
    /// It is this unit.
    Unit(KnownId),
    /// Its adcode is that of a unit outside Sichuan and Chongqing.
    Elsewhere,
    /// Its name is that of several units, and nothing says which.
    Several(Vec<KnownId>),
    /// Its name is that of this unit, which lies far from it.
    FarFrom(KnownId),
    /// Neither code nor name is known.
    Unknown,
}

/// How far apart, in degrees, the boxes of a feature and of a unit of its name may be. A 江北区 is
/// in Chongqing, and one in Ningbo, fourteen degrees away.
const FAR_DEG: f64 = 1.0;

/// Which unit a feature is. `usual` is the level of most units of its file.
pub(super) fn identify(
    cells: &Cells,
    roles: &Roles,
    position: &Position,
    usual: Option<Level>,
    known: &KnownUnits<'_>,
) -> Match {
    let code = cells.code(roles);
    let by_code = code.and_then(|code| known.by_key(&code.key()));
    if let Some(unit) = by_code.filter(|_| roles.has_own_codes) {
        return Match::Unit(unit);
    }
    if code.is_some_and(|code| !is_of_region(code, known)) {
        return Match::Elsewhere;
    }
    let named: Vec<Vec<KnownId>> = cells.names(roles).map(|name| known.named(name)).collect();
    if let Some(unit) = by_code {
        return Match::Unit(below(unit, &named, known).unwrap_or(unit));
    }
    // The code may be one that is no longer in use.
    let level = cells.level.or(code.map(Adcode::level)).or(usual);
    let mut result = Match::Unknown;
    for candidates in named.into_iter().filter(|ids| !ids.is_empty()) {
        let left = narrowed(candidates, cells, roles, level, position, known);
        match left.as_slice() {
            [one] if gap(&known.unit(*one).bounds, &position.bounds) <= FAR_DEG => {
                return Match::Unit(*one);
            }
            [one] => result = Match::FarFrom(*one),
            _ => result = Match::Several(left),
        }
    }
    result
}

/// The one unit within `unit` that the names mean: some files give a feature the code of what it
/// lies in.
fn below(unit: KnownId, named: &[Vec<KnownId>], known: &KnownUnits<'_>) -> Option<KnownId> {
    if named.iter().any(|ids| ids.contains(&unit)) {
        return None;
    }
    let mut inner = named.iter().flatten();
    let first = *inner.find(|id| known.is_above(unit, **id))?;
    let is_only = inner.all(|id| *id == first || !known.is_above(unit, *id));
    is_only.then_some(first)
}

/// Whether a code begins as those of Sichuan and Chongqing do.
fn is_of_region(code: Adcode, known: &KnownUnits<'_>) -> bool {
    let province = code.above().pop().unwrap_or_else(|| code.key());
    known.by_key(&province).is_some()
}

/// The candidates that level, surroundings and position leave.
fn narrowed(
    candidates: Vec<KnownId>,
    cells: &Cells,
    roles: &Roles,
    level: Option<Level>,
    position: &Position,
    known: &KnownUnits<'_>,
) -> Vec<KnownId> {
    let left = kept(candidates, |id| Some(known.unit(id).level) == level);
    if left.len() < 2 {
        return left;
    }
    let around = cells.around(roles, known);
    let left = kept(left, |id| around.iter().any(|a| known.is_above(*a, id)));
    if left.len() < 2 {
        return left;
    }
    let left = kept(left, |id| holds(known.unit(id).boundary, position.inside));
    kept(left, |id| {
        gap(&known.unit(id).bounds, &position.bounds) <= 0.0
    })
}

/// Those that fit, or all if none does.
fn kept(mut ids: Vec<KnownId>, fits: impl Fn(KnownId) -> bool) -> Vec<KnownId> {
    if ids.iter().any(|id| fits(*id)) {
        ids.retain(|id| fits(*id));
    }
    ids
}

/// Whether a point lies in an area or on its edge.
pub(super) fn holds(area: &MultiPolygon<f64>, at: LonLat) -> bool {
    let at = coord! { x: at.lon_deg, y: at.lat_deg };
    area.coordinate_position(&at) != CoordPos::Outside
}

/// How far apart two boxes are, in degrees; 0 where they meet.
pub(super) fn gap(one: &Rect<f64>, other: &Rect<f64>) -> f64 {
    let between = |low: f64, high: f64| (low - high).max(0.0);
    let x = between(other.min().x, one.max().x).max(between(one.min().x, other.max().x));
    let y = between(other.min().y, one.max().y).max(between(one.min().y, other.max().y));
    x.max(y)
}
