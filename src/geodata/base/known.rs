//! The bundled units by name, for boundaries that come without adcodes.

use std::collections::BTreeMap;

use super::gazetteer::Gazetteer;
use super::unit::UnitHead;

/// Finds the adcode of a unit by its name and that of a unit above it.
pub(super) struct KnownUnits<'a> {
    by_name: BTreeMap<&'a str, Vec<&'a UnitHead>>,
    names: BTreeMap<&'a str, &'a str>,
}

impl<'a> KnownUnits<'a> {
    /// The bundled units; the gazetteer's names are those that other maps use.
    pub(super) fn of(units: &'a [UnitHead], gazetteer: &'a Gazetteer) -> Self {
        let name = |unit: &'a UnitHead| {
            gazetteer
                .get(&unit.key)
                .map_or(unit.name.as_str(), |entry| &entry.names.hans)
        };
        let mut known = Self {
            by_name: BTreeMap::new(),
            names: BTreeMap::new(),
        };
        for unit in units {
            known.names.insert(&unit.key, name(unit));
            known.by_name.entry(name(unit)).or_default().push(unit);
        }
        known
    }

    /// The adcode of the unit called `name`, if one of the units above it is among `others`.
    ///
    /// The name alone is ambiguous: there is a 江北区 in Chongqing and one in Ningbo.
    pub(super) fn adcode(&self, name: &str, others: &[&str]) -> Option<&'a str> {
        let units = self.by_name.get(name)?;
        let fits = |unit: &&&UnitHead| {
            let above = unit.parent.as_deref().and_then(|key| self.names.get(key));
            above.is_some_and(|name| others.contains(name))
        };
        units.iter().find(fits).map(|unit| unit.key.as_str())
    }
}
