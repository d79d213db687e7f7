//! What a feature that matches no unit may be.

use serde::{Deserialize, Serialize};

use super::identify::{Match, Position, gap, holds};
use super::known::{KnownId, KnownUnits};
use crate::diagnostics::{excerpt, nearest};
use crate::messages::{Said, Says, said};
use crate::model::Level;

/// A unit of the atlas, as messages name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedUnit {
    /// Its adcode.
    pub adcode: String,
    /// Its name in full.
    pub name: String,
}

/// What a feature that matches no unit may be, and so what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Suggestion {
    /// It lies outside Sichuan and Chongqing, whose units the atlas knows.
    Elsewhere,
    /// One of several units of its name.
    OneOf(Vec<NamedUnit>),
    /// A unit of its name lies far from it.
    FarFrom(NamedUnit),
    /// A unit whose name is spelt much like its own, or that covers the same ground.
    Perhaps(NamedUnit),
    /// It lies in this unit.
    In(NamedUnit),
    /// It was not looked for, because many others were not matched either.
    Nothing,
}

impl Says for NamedUnit {
    fn said(&self) -> Said {
        said!("suggestion-unit", name = &self.name, adcode = &self.adcode)
    }
}

impl Says for Suggestion {
    /// What to do, in the imperative.
    fn said(&self) -> Said {
        match self {
            Self::Elsewhere => said!("suggestion-elsewhere"),
            Self::OneOf(units) => {
                let units = Said::list(units.iter().map(NamedUnit::said));
                said!("suggestion-one-of", units = units)
            }
            Self::FarFrom(unit) => said!("suggestion-far-from", unit = unit.said()),
            Self::Perhaps(unit) => said!("suggestion-perhaps", unit = unit.said()),
            Self::In(unit) => said!("suggestion-in", unit = unit.said()),
            Self::Nothing => said!("suggestion-nothing"),
        }
    }
}

/// How much of the larger of two boxes both may share so that they are the same ground.
const SAME_GROUND: f64 = 0.7;

/// What may be meant by a feature of a level that was not matched.
pub(super) fn suggestion(
    found: &Match,
    name: Option<&str>,
    level: Level,
    position: &Position,
    known: &KnownUnits<'_>,
) -> Suggestion {
    let named = |id: KnownId| {
        let unit = known.unit(id);
        NamedUnit {
            adcode: unit.key.to_owned(),
            name: unit.name.to_owned(),
        }
    };
    match found {
        Match::Elsewhere => return Suggestion::Elsewhere,
        Match::Several(ids) => return Suggestion::OneOf(ids.iter().map(|id| named(*id)).collect()),
        Match::FarFrom(id) => return Suggestion::FarFrom(named(*id)),
        Match::Unit(_) | Match::Unknown => {}
    }
    let near = |id: KnownId| gap(&known.unit(id).bounds, &position.bounds) <= 0.0;
    let around: Vec<KnownId> = known
        .units()
        .filter(|(id, unit)| unit.level == level && near(*id))
        .map(|(id, _)| id)
        .collect();
    let names = around.iter().map(|id| known.unit(*id).name);
    let spelt = name.and_then(|name| misspelt(name, names));
    let spelt = spelt.and_then(|name| around.iter().find(|id| known.unit(**id).name == name));
    let same = || {
        let overlaps = |id: &&KnownId| shared(known, **id, position) >= SAME_GROUND;
        around.iter().find(overlaps)
    };
    let holding = || {
        let all = known.units().filter(|(id, _)| near(*id));
        let mut all = all.filter(|(_, unit)| holds(unit.boundary, position.inside));
        all.next().map(|(id, _)| named(id))
    };
    match spelt.or_else(same) {
        Some(id) => Suggestion::Perhaps(named(*id)),
        None => holding().map_or(Suggestion::Elsewhere, Suggestion::In),
    }
}

/// The known name that differs from `name` in one letter of three at most: two words for a district
/// of three characters have the last in common.
fn misspelt<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Option<String> {
    let name = excerpt(name);
    let near = nearest(&name, known, 1).pop()?;
    let distance = strsim::damerau_levenshtein(&name, &near);
    (3 * distance <= name.chars().count()).then_some(near)
}

/// The share of the larger of the two boxes, that of a unit and that of a feature, that both cover.
fn shared(known: &KnownUnits<'_>, id: KnownId, position: &Position) -> f64 {
    let (one, other) = (&known.unit(id).bounds, &position.bounds);
    let width = one.max().x.min(other.max().x) - one.min().x.max(other.min().x);
    let height = one.max().y.min(other.max().y) - one.min().y.max(other.min().y);
    let larger = (one.width() * one.height()).max(other.width() * other.height());
    width.max(0.0) * height.max(0.0) / larger
}
