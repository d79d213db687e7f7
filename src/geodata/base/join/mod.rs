//! From features with properties to units of the atlas: what each is, its level, and what it lies
//! in. Knows nothing of how a file is read or a geometry mended.

mod code;
mod column_keys;
mod columns;
mod hierarchy;
mod identify;
mod known;
mod spelling;
mod suggestion;

use std::collections::BTreeMap;

use geo::BoundingRect;
use geo_types::MultiPolygon;
use serde::{Deserialize, Serialize};

pub(super) use columns::{Cells, Columns, Roles};
pub(super) use hierarchy::{above, finest};
pub(super) use known::{KnownId, KnownUnits};
pub use suggestion::{NamedUnit, Suggestion};

use super::unit::{Unit, UnitHead};
use crate::geodata::boundaries::{self, Note};
use crate::geodata::label_point::label_point;
use crate::messages::{Said, said};
use crate::model::Level;
use hierarchy::{Containers, municipality_levels};
use identify::{Match, Position, identify};
use suggestion::suggestion;

/// A feature with an area.
pub(super) struct AreaFeature {
    /// Its position in the file, from 1.
    pub(super) number: usize,
    pub(super) cells: Cells,
    pub(super) boundary: MultiPolygon<f64>,
}

/// The units that the features of a file are.
#[derive(Default)]
pub(super) struct Joined {
    pub(super) units: Vec<Unit>,
    /// How many units the atlas knows.
    pub(super) matched: usize,
    /// Units that it does not know, those with an adcode first.
    pub(super) not_matched: Vec<NotMatched>,
    /// How many of these it was said of what they may be.
    suggested: usize,
    /// What is to be said of units that were made of several features, by their entry.
    pub(super) united: Vec<(Said, Note)>,
}

/// A unit of a file that the atlas does not know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotMatched {
    /// How messages name it: `feature 3 (510104 锦江区)`.
    pub entry: Said,
    /// The name that its file gives it; empty where it gives none.
    pub name: String,
    /// What it may be.
    pub suggestion: Suggestion,
}

/// How messages name a feature.
pub(super) fn entry(number: usize, cells: &Cells, roles: &Roles) -> Said {
    let code = cells.code(roles).map(|code| code.key());
    let name = cells.shown_name(roles).map(str::to_owned);
    let known: Vec<String> = code.into_iter().chain(name).collect();
    if known.is_empty() {
        said!("entry-feature", n = number)
    } else {
        said!("entry-feature-called", n = number, name = known.join(" "))
    }
}

/// A unit, or a part of one, while the file is joined.
struct Found {
    feature: AreaFeature,
    position: Position,
    found: Match,
}

/// Joins the features of a file to the units of the atlas. Features of one unit become one.
pub(super) fn join(features: Vec<AreaFeature>, roles: &Roles, known: &KnownUnits<'_>) -> Joined {
    let mut found: Vec<Found> = features
        .into_iter()
        .filter_map(|feature| {
            let position = position(&feature.boundary)?;
            let found = identify(&feature.cells, roles, &position, None, known);
            Some(Found {
                feature,
                position,
                found,
            })
        })
        .collect();
    let usual = usual_level(&found, known);
    for one in &mut found {
        if matches!(one.found, Match::Several(_) | Match::FarFrom(_)) {
            one.found = identify(&one.feature.cells, roles, &one.position, usual, known);
        }
    }
    let (parts, united) = parts(found, roles, known);
    Joined {
        united,
        ..units(parts, roles, usual, known)
    }
}

fn position(boundary: &MultiPolygon<f64>) -> Option<Position> {
    Some(Position {
        bounds: boundary.bounding_rect()?,
        inside: label_point(boundary),
    })
}

/// The level of most units that were found.
fn usual_level(found: &[Found], known: &KnownUnits<'_>) -> Option<Level> {
    let mut counts: BTreeMap<Level, usize> = BTreeMap::new();
    for one in found {
        if let Match::Unit(id) = &one.found {
            *counts.entry(known.unit(*id).level).or_default() += 1;
        }
    }
    let most = counts.into_iter().max_by_key(|(level, n)| (*n, *level));
    most.map(|(level, _)| level)
}

/// A unit of a file, with its adcode or an id from its position in the file.
type KeyedUnit = (String, Found);

/// The features by the key of their unit, the parts of a unit as one, in the order of the file; and
/// what is to be said of the units that were made of parts.
fn parts(
    found: Vec<Found>,
    roles: &Roles,
    known: &KnownUnits<'_>,
) -> (Vec<KeyedUnit>, Vec<(Said, Note)>) {
    let mut positions: BTreeMap<String, usize> = BTreeMap::new();
    let mut units: Vec<KeyedUnit> = Vec::with_capacity(found.len());
    let mut further: BTreeMap<usize, Vec<MultiPolygon<f64>>> = BTreeMap::new();
    for one in found {
        let key = key(&one, roles, known);
        match positions.get(&key) {
            Some(first) => {
                let parts = further.entry(*first).or_default();
                parts.push(one.feature.boundary);
            }
            None => {
                positions.insert(key.clone(), units.len());
                units.push((key, one));
            }
        }
    }
    let mut notes = Vec::new();
    for (index, parts) in further {
        let unit = &mut units[index].1;
        let feature = &mut unit.feature;
        let first = std::mem::replace(&mut feature.boundary, MultiPolygon::new(Vec::new()));
        let (united, note) = boundaries::unite(std::iter::once(first).chain(parts));
        feature.boundary = united;
        unit.position = position(&feature.boundary).unwrap_or(unit.position);
        let entry = entry(feature.number, &feature.cells, roles);
        notes.extend(note.map(|note| (entry, note)));
    }
    (units, notes)
}

/// The adcode of a feature's unit, or an id from its position in the file.
fn key(one: &Found, roles: &Roles, known: &KnownUnits<'_>) -> String {
    match &one.found {
        Match::Unit(id) => known.unit(*id).key.to_owned(),
        _ => one.feature.cells.code(roles).map_or_else(
            || format!("feature-{}", one.feature.number),
            |code| code.key(),
        ),
    }
}

/// A unit of each, on its level and under what it lies in.
fn units(
    parts: Vec<KeyedUnit>,
    roles: &Roles,
    usual: Option<Level>,
    known: &KnownUnits<'_>,
) -> Joined {
    let mut joined = Joined::default();
    joined.units.reserve_exact(parts.len());
    let mut municipalities = Vec::new();
    let mut unknown = Vec::new();
    for (key, one) in parts {
        let cells = &one.feature.cells;
        let (head, is_matched) = match (&one.found, cells.code(roles)) {
            (Match::Unit(id), _) => (known_head(known, *id), true),
            (_, Some(code)) => {
                let name = cells.shown_name(roles).unwrap_or_default().to_owned();
                let level = cells.level.unwrap_or_else(|| code.level());
                let above = code.above();
                (
                    UnitHead {
                        key,
                        name,
                        level,
                        above,
                    },
                    false,
                )
            }
            (_, None) => {
                unknown.push((key, one));
                continue;
            }
        };
        if is_matched && head.above.contains(&head.key) {
            municipalities.push((head.key.clone(), cells.level));
        }
        joined.add(head, is_matched, one, roles, known);
    }
    for (key, declared) in municipalities {
        joined.level_municipality(&key, declared);
    }
    joined.add_unknown(unknown, roles, usual, known);
    joined.not_matched.shrink_to_fit();
    joined
        .units
        .sort_by(|a, b| (a.head.level, &a.head.key).cmp(&(b.head.level, &b.head.key)));
    joined
}

fn known_head(known: &KnownUnits<'_>, id: KnownId) -> UnitHead {
    let unit = known.unit(id);
    UnitHead {
        key: unit.key.to_owned(),
        name: unit.name.to_owned(),
        level: unit.level,
        above: unit.above.to_vec(),
    }
}

impl Joined {
    fn add(
        &mut self,
        head: UnitHead,
        is_matched: bool,
        one: Found,
        roles: &Roles,
        known: &KnownUnits<'_>,
    ) {
        if is_matched {
            self.matched += 1;
        } else {
            let feature = &one.feature;
            let name = feature.cells.shown_name(roles);
            self.not_matched.push(NotMatched {
                entry: entry(feature.number, &feature.cells, roles),
                name: name.unwrap_or_default().to_owned(),
                suggestion: if self.suggested < MOST_SUGGESTED {
                    suggestion(&one.found, name, head.level, &one.position, known)
                } else {
                    Suggestion::Nothing
                },
            });
            let last = self.not_matched.last().map(|unit| &unit.suggestion);
            self.suggested += usize::from(last != Some(&Suggestion::Elsewhere));
        }
        self.units.push(Unit {
            head,
            is_matched,
            label: Some(one.position.inside),
            boundary: one.feature.boundary,
        });
    }

    /// Puts a municipality on the levels that its file has.
    fn level_municipality(&mut self, key: &str, declared: Option<Level>) {
        let levels = municipality_levels(&self.units, key, declared);
        let Some(index) = self.units.iter().position(|unit| unit.head.key == key) else {
            return;
        };
        let mut on_levels = levels.into_iter().map(|level| {
            let mut unit = self.units[index].clone();
            unit.head.level = level;
            if level == Level::Province {
                unit.head.above.clear();
            }
            unit
        });
        let (first, second) = (on_levels.next(), on_levels.next());
        drop(on_levels);
        if let Some(first) = first {
            self.units[index] = first;
        }
        self.units.extend(second);
    }

    /// Adds units without an adcode, under the units of the file that hold them.
    fn add_unknown(
        &mut self,
        unknown: Vec<KeyedUnit>,
        roles: &Roles,
        usual: Option<Level>,
        known: &KnownUnits<'_>,
    ) {
        let containers = Containers::of(&self.units);
        let heads: Vec<UnitHead> = unknown
            .iter()
            .map(|(key, one)| {
                let around = containers.around(&one.position.bounds, one.position.inside);
                let cells = &one.feature.cells;
                let within = around.map(|unit| match unit.head.level {
                    Level::Province => Level::Prefecture,
                    Level::Prefecture | Level::County => Level::County,
                });
                let level = cells.level.or(within).or(usual).unwrap_or(Level::County);
                let around = around.filter(|unit| unit.head.level < level);
                let above = around
                    .into_iter()
                    .flat_map(|unit| std::iter::once(&unit.head.key).chain(&unit.head.above));
                UnitHead {
                    key: key.clone(),
                    name: cells.shown_name(roles).unwrap_or_default().to_owned(),
                    level,
                    above: above.cloned().collect(),
                }
            })
            .collect();
        for (head, (_, one)) in heads.into_iter().zip(unknown) {
            self.add(head, false, one, roles, known);
        }
    }
}

/// For how many units within the region it is said what they may be. A file with more is one of
/// other things than units.
const MOST_SUGGESTED: usize = 200;
