//! The units that the atlas knows, by adcode and by every spelling of their names.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use geo::BoundingRect;
use geo_types::{MultiPolygon, Rect};

use super::spelling::{bare, folded, spellings};
use crate::geodata::base::gazetteer::Gazetteer;
use crate::geodata::base::unit::Unit;
use crate::model::{Level, Names};

/// The position of a unit in the list of known units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::geodata::base) struct KnownId(usize);

/// A unit of the bundled base map.
pub(in crate::geodata::base) struct KnownUnit<'a> {
    pub(in crate::geodata::base) key: &'a str,
    /// Its name in full.
    pub(in crate::geodata::base) name: &'a str,
    /// Its level; a municipality's is that of a prefecture.
    pub(in crate::geodata::base) level: Level,
    /// The adcodes of the units above it, the nearest first.
    pub(in crate::geodata::base) above: &'a [String],
    pub(in crate::geodata::base) boundary: &'a MultiPolygon<f64>,
    /// The box around its boundary.
    pub(super) bounds: Rect<f64>,
}

/// The bundled units, each once.
pub(in crate::geodata::base) struct KnownUnits<'a> {
    units: Vec<KnownUnit<'a>>,
    by_key: BTreeMap<&'a str, KnownId>,
    by_name: HashMap<String, Vec<KnownId>>,
    /// By the name without the word for its kind.
    by_bare_name: HashMap<String, Vec<KnownId>>,
}

impl<'a> KnownUnits<'a> {
    /// The bundled units under the names of the gazetteer.
    pub(in crate::geodata::base) fn of(units: &'a [Unit], gazetteer: &'a Gazetteer) -> Self {
        let mut known = Self {
            units: Vec::new(),
            by_key: BTreeMap::new(),
            by_name: HashMap::new(),
            by_bare_name: HashMap::new(),
        };
        // A municipality comes on two levels; the finer one is the later.
        for unit in units.iter().rev() {
            let key = unit.head.key.as_str();
            let bounds = unit.boundary.bounding_rect();
            if let (false, Some(bounds)) = (known.by_key.contains_key(key), bounds) {
                known.by_key.insert(key, KnownId(known.units.len()));
                known.units.push(KnownUnit {
                    key,
                    name: gazetteer
                        .get(key)
                        .map_or(unit.head.name.as_str(), |e| &e.names.hans),
                    level: unit.head.level,
                    above: &unit.head.above,
                    boundary: &unit.boundary,
                    bounds,
                });
            }
        }
        for index in 0..known.units.len() {
            known.add_names(KnownId(index), gazetteer);
        }
        known
    }

    fn add_names(&mut self, id: KnownId, gazetteer: &Gazetteer) {
        let unit = self.unit(id);
        let Some(names) = gazetteer.get(unit.key).map(|entry| &entry.names) else {
            return;
        };
        let above = unit.above.iter();
        let above: Vec<&str> = above
            .filter_map(|key| Some(gazetteer.get(key)?.names.hans.as_str()))
            .collect();
        let mut whole = BTreeSet::new();
        let mut without_kind = BTreeSet::new();
        for name in names_of(names) {
            whole.insert(folded(&name));
            without_kind.extend(bare(&name).map(|bare| bare.name));
        }
        // 四川省成都市, 成都市锦江区, 四川省成都市锦江区.
        let mut before = String::new();
        for name in above {
            whole.insert(folded(&format!("{name}{}", names.hans)));
            before.insert_str(0, name);
        }
        whole.insert(folded(&format!("{before}{}", names.hans)));
        for name in whole {
            self.by_name.entry(name).or_default().push(id);
        }
        for name in without_kind {
            self.by_bare_name.entry(name).or_default().push(id);
        }
    }

    /// The unit of an id.
    pub(in crate::geodata::base) fn unit(&self, id: KnownId) -> &KnownUnit<'a> {
        &self.units[id.0]
    }

    /// All units with their ids.
    pub(in crate::geodata::base) fn units(
        &self,
    ) -> impl Iterator<Item = (KnownId, &KnownUnit<'a>)> {
        let units = self.units.iter().enumerate();
        units.map(|(index, unit)| (KnownId(index), unit))
    }

    /// The unit with an adcode.
    pub(in crate::geodata::base) fn by_key(&self, key: &str) -> Option<KnownId> {
        self.by_key.get(key).copied()
    }

    /// The units that a cell of a table may name: by a whole name, or else by one without the word
    /// for its kind, where the word that is there allows the unit's level.
    pub(super) fn named(&self, cell: &str) -> Vec<KnownId> {
        let mut found = Vec::new();
        for name in spellings(cell) {
            let name_folded = folded(name);
            match self.by_name.get(&name_folded) {
                Some(ids) => found.extend(ids),
                None => found.extend(self.named_barely(name, &name_folded)),
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    fn named_barely(&self, name: &str, name_folded: &str) -> Vec<KnownId> {
        let bare = bare(name);
        let (name, level) = bare
            .as_ref()
            .map_or((name_folded, None), |bare| (&bare.name, bare.level));
        let whole = self.by_name.get(name).into_iter().flatten();
        let without = self.by_bare_name.get(name).into_iter().flatten();
        let found = whole.chain(without).copied();
        let fits = |id: &KnownId| level.is_none_or(|level| level == self.unit(*id).level);
        found.filter(fits).collect()
    }

    /// Whether one unit lies in another.
    pub(super) fn is_above(&self, above: KnownId, below: KnownId) -> bool {
        let key = self.unit(above).key;
        above != below && self.unit(below).above.iter().any(|k| k == key)
    }
}

/// Every spelling of a unit's name.
fn names_of(names: &Names) -> Vec<String> {
    let given = [
        &names.hans,
        &names.hant,
        &names.short,
        &names.hant_short,
        &names.pinyin,
        &names.en,
        &names.en_short,
    ];
    let mut all: Vec<String> = given.into_iter().chain(&names.aliases).cloned().collect();
    // 北川羌族自治县 is 北川 on maps, and 北川县 or 北川自治县 in tables.
    for kind in ["自治县", "自治州"] {
        if names.hans.ends_with(kind) {
            let short = names.short.trim_end_matches(['县', '州']);
            let last: String = kind.chars().skip(2).collect();
            all.extend([format!("{short}{last}"), format!("{short}{kind}")]);
        }
    }
    all.retain(|name| !name.is_empty());
    all
}

#[cfg(test)]
pub(in crate::geodata::base) mod tests {
    use super::*;
    use crate::geodata::base::bundled::{self, BundledLayers};

    /// Runs a check with the bundled units.
    pub(in crate::geodata::base) fn with_known(check: impl Fn(&KnownUnits<'_>, &BundledLayers)) {
        let layers = bundled::read().unwrap();
        check(&KnownUnits::of(&layers.units, &layers.gazetteer), &layers);
    }

    #[test]
    fn a_unit_is_found_by_every_spelling_of_its_name() {
        with_known(|known, _| {
            for (name, keys) in [
                ("成都市", &["510100"][..]),
                ("成都", &["510100"]),
                ("Chengdu", &["510100"]),
                ("Chéngdū", &["510100"]),
                ("Chengdu Shi", &["510100"]),
                ("Chengdu City", &["510100"]),
                ("四川省成都市", &["510100"]),
                ("重慶", &["500000"]),
                ("Chongqing Municipality", &["500000"]),
                ("Sichuan", &["510000"]),
                ("資陽", &["512000"]),
                ("Ziyang", &["512000"]),
                ("雁江", &["512002"]),
                ("成都市锦江区", &["510104"]),
                ("四川省成都市锦江区", &["510104"]),
                ("彭山县", &["511403"]),
                ("北川县", &["510726"]),
                ("石柱县", &["500240"]),
                ("凉山州", &["513400"]),
                ("凉山", &["513400"]),
                ("Liangshan Yi", &["513400"]),
                ("Garzê Tibetan", &["513300"]),
                ("Aba Tibetan and Qiang", &["513200"]),
                ("市中区", &["511002", "511102"]),
                ("高新区", &[]),
                ("宜宾县", &[]),
                ("杭州市", &[]),
            ] {
                let mut found: Vec<&str> = known
                    .named(name)
                    .iter()
                    .map(|id| known.unit(*id).key)
                    .collect();
                found.sort_unstable();
                assert_eq!(found, keys, "{name}");
            }
        });
    }

    #[test]
    fn every_bundled_unit_is_found_by_its_names() {
        with_known(|known, layers| {
            for (id, unit) in known.units() {
                let names = &layers.gazetteer[unit.key].names;
                for name in [
                    &names.hans,
                    &names.short,
                    &names.hant,
                    &names.pinyin,
                    &names.en,
                ] {
                    assert!(known.named(name).contains(&id), "{name}");
                }
            }
        });
    }
}
