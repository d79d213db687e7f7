//! The columns of a person's own file: which of them hold the code and the name of each feature,
//! and which those of what it lies in.
//!
//! Files call their columns as they like (`ct_adcode`, `市代码`, `NAME_2`). What a column holds is
//! therefore judged by its values: the own code and the own name change from feature to feature,
//! those of the province do not.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::{Map, Value};

use super::code::Adcode;
use super::column_keys::{
    FIRST_NAMES, holds_code, holds_name, is_about_another, is_line, level_of, may_be_short,
    names_level,
};
use super::known::{KnownId, KnownUnits};
use crate::diagnostics::excerpt;
use crate::model::Level;

/// Most columns that are looked at; the first of a file.
const MOST_COLUMNS: usize = 256;

/// Of how many different texts in a column it is asked whether they name a unit.
const MOST_TRIED: usize = 4096;

/// The columns of a file as they come.
#[derive(Default)]
pub(in crate::geodata::base) struct Columns {
    keys: HashMap<String, Key>,
    columns: Vec<Column>,
}

/// What a column may hold, by its name.
#[derive(Clone, Copy, Debug, Default)]
struct Key {
    /// Its position among the columns; `None` where it holds neither code nor name.
    column: Option<usize>,
    code: bool,
    /// Whether its codes may be of two and four digits.
    short_code: bool,
    name: bool,
    level: bool,
}

/// What is known of a column.
#[derive(Default)]
struct Column {
    /// Whether its name is one for a name that the file's readers see first.
    is_first_name: bool,
    /// How many of its values are adcodes, and how many are something else.
    codes: usize,
    others: usize,
    /// How many of its values are texts that may be names.
    texts: usize,
    distinct_codes: BTreeSet<Adcode>,
    distinct_texts: BTreeSet<u64>,
    /// Known units that its values name, by level.
    named: BTreeMap<Level, usize>,
}

/// What the properties of one feature may say of what it is.
#[derive(Debug, Default)]
pub(in crate::geodata::base) struct Cells {
    codes: Vec<(usize, Adcode)>,
    texts: Vec<(usize, Box<str>)>,
    /// The level that a property names.
    pub(super) level: Option<Level>,
    /// Whether it is the dashed line in the South China Sea or a boundary line, which some files
    /// give as narrow areas.
    pub(in crate::geodata::base) is_line: bool,
}

/// The columns that name features, and those that name what features lie in.
pub(in crate::geodata::base) struct Roles {
    codes: Vec<usize>,
    names: Vec<usize>,
    /// The column whose text is shown where no unit is found.
    shown: Vec<usize>,
    /// Whether several features have each its own code: it is then not that of what they lie in.
    pub(super) has_own_codes: bool,
}

impl Columns {
    /// Notes the properties of a feature, and its own id.
    pub(in crate::geodata::base) fn read(
        &mut self,
        id: Option<&Value>,
        properties: Option<&Map<String, Value>>,
        known: &KnownUnits<'_>,
    ) -> Cells {
        let mut cells = Cells::default();
        let own = id.map(|id| (OWN_ID, id));
        let properties = properties.into_iter().flatten();
        let all = properties.map(|(key, value)| (key.as_str(), value));
        for (key, value) in own.into_iter().chain(all) {
            let key = self.key(key);
            if key.level {
                // GADM gives the kinds of the units above, too.
                cells.level = cells.level.max(level_of(value));
            }
            cells.is_line |= is_line(value);
            let Some(id) = key.column else {
                continue;
            };
            let code = Adcode::read(value, key.short_code).filter(|_| key.code);
            if let Some(code) = code {
                self.note_code(id, code, known, &mut cells);
            } else if let (true, Some(text)) = (key.name, text_of(value)) {
                self.note_text(id, text, known, &mut cells);
            } else if !value.is_null() {
                self.columns[id].others += 1;
            }
        }
        cells
    }

    /// What a column may hold; looked at once a file.
    fn key(&mut self, name: &str) -> Key {
        if let Some(key) = self.keys.get(name) {
            return *key;
        }
        let lower = name.to_lowercase();
        let mut key = Key {
            level: names_level(&lower),
            ..Key::default()
        };
        if !is_about_another(&lower) && self.columns.len() < MOST_COLUMNS {
            key.code = holds_code(&lower);
            key.short_code = may_be_short(&lower);
            key.name = holds_name(&lower);
        }
        if key.code || key.name {
            key.column = Some(self.columns.len());
            self.columns.push(Column {
                is_first_name: FIRST_NAMES.contains(&lower.as_str()),
                ..Column::default()
            });
        }
        self.keys.insert(name.to_owned(), key);
        key
    }

    fn note_code(&mut self, id: usize, code: Adcode, known: &KnownUnits<'_>, cells: &mut Cells) {
        let column = &mut self.columns[id];
        column.codes += 1;
        let is_new = column.distinct_codes.insert(code);
        let unit = known.by_key(&code.key()).filter(|_| is_new);
        if let Some(unit) = unit {
            *column.named.entry(known.unit(unit).level).or_default() += 1;
        }
        cells.codes.push((id, code));
    }

    fn note_text(&mut self, id: usize, text: &str, known: &KnownUnits<'_>, cells: &mut Cells) {
        let column = &mut self.columns[id];
        column.texts += 1;
        let is_new = column.distinct_texts.insert(digest(text));
        // A few thousand names show what a column names.
        if is_new && column.distinct_texts.len() <= MOST_TRIED {
            let named = known.named(text);
            let levels: BTreeSet<Level> = named.iter().map(|id| known.unit(*id).level).collect();
            if let (Some(level), 1) = (levels.first(), levels.len()) {
                *column.named.entry(*level).or_default() += 1;
            }
        }
        cells.texts.push((id, excerpt(text).into()));
    }

    /// Which columns name the features, when all of them are read.
    pub(in crate::geodata::base) fn roles(&self) -> Roles {
        let all = || self.columns.iter().enumerate();
        let codes: Vec<usize> = all()
            .filter(|(_, c)| c.codes > 0 && c.codes >= c.others)
            .map(|(id, _)| id)
            .collect();
        let names: Vec<usize> = all()
            .filter(|(_, c)| !c.named.is_empty() && !c.distinct_texts.is_empty())
            .map(|(id, _)| id)
            .collect();
        let distinct = |id: &usize| self.columns[*id].distinct();
        let most = codes.iter().chain(&names).map(distinct).max();
        let most = most.unwrap_or_default();
        // A province's name or code is the same for many features. Units of one name in several
        // cities are finer than these.
        let names_features = |id: &usize, finest: Option<Level>| {
            let column = &self.columns[*id];
            let is_own = 2 * distinct(id) > most.min(column.codes.max(column.texts));
            is_own || finest.is_some() && column.finest() > finest
        };
        let ordered = |mut ids: Vec<usize>| {
            let own = ids.iter().filter(|id| names_features(id, None));
            let finest = own.map(|id| self.columns[*id].finest()).max().flatten();
            ids.retain(|id| names_features(id, finest));
            ids.sort_by_key(|id| {
                let column = &self.columns[*id];
                let finest = std::cmp::Reverse(column.finest());
                (finest, !column.is_first_name, *id)
            });
            let finest = ids.first().map(|id| self.columns[*id].finest());
            ids.retain(|id| Some(self.columns[*id].finest()) == finest);
            ids
        };
        let mut shown: Vec<usize> = all()
            .filter(|(_, c)| !c.distinct_texts.is_empty())
            .map(|(id, _)| id)
            .collect();
        shown.sort_by_key(|id| (!self.columns[*id].is_first_name, *id));
        let (codes, names) = (ordered(codes), ordered(names));
        let has_own_codes = codes.first().is_some_and(|id| {
            let column = &self.columns[*id];
            column.codes > 1 && column.distinct_codes.len() == column.codes
        });
        Roles {
            has_own_codes,
            shown: names.iter().chain(&shown).copied().collect(),
            codes,
            names,
        }
    }
}

impl Column {
    /// How many different values it has.
    fn distinct(&self) -> usize {
        self.distinct_codes.len().max(self.distinct_texts.len())
    }

    /// The level of most units that it names.
    fn finest(&self) -> Option<Level> {
        let most = self.named.iter().max_by_key(|(level, n)| (**n, **level));
        most.map(|(level, _)| *level)
    }
}

impl Cells {
    /// The adcode of the feature itself.
    pub(super) fn code(&self, roles: &Roles) -> Option<Adcode> {
        let in_column = |id: &usize| self.codes.iter().find(|(column, _)| column == id);
        roles
            .codes
            .iter()
            .find_map(in_column)
            .map(|(_, code)| *code)
    }

    /// What the feature itself is called, the likeliest name first.
    pub(super) fn names<'c>(&'c self, roles: &'c Roles) -> impl Iterator<Item = &'c str> {
        roles.names.iter().filter_map(|id| self.text(*id))
    }

    /// The name that messages and the map show.
    pub(super) fn shown_name(&self, roles: &Roles) -> Option<&str> {
        roles.shown.iter().find_map(|id| self.text(*id))
    }

    /// The known units that other columns name: what the feature lies in.
    pub(super) fn around(&self, roles: &Roles, known: &KnownUnits<'_>) -> Vec<KnownId> {
        let codes = self.codes.iter();
        let codes = codes.filter(|(id, _)| !roles.codes.contains(id));
        let codes = codes.filter_map(|(_, code)| known.by_key(&code.key()));
        let texts = self.texts.iter();
        let texts = texts.filter(|(id, _)| !roles.names.contains(id));
        let texts = texts.flat_map(|(_, text)| known.named(text));
        codes.chain(texts).collect()
    }

    fn text(&self, column: usize) -> Option<&str> {
        let cell = self.texts.iter().find(|(id, _)| *id == column);
        cell.map(|(_, text)| &**text)
    }
}

/// The key under which the feature's own id is noted; no property can have it.
const OWN_ID: &str = "\u{0}id";

fn text_of(value: &Value) -> Option<&str> {
    let text = value.as_str()?.trim();
    (!text.is_empty()).then_some(text)
}

/// A number for a text, to count how many different ones there are.
fn digest(text: &str) -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::known::tests::with_known;
    use super::*;

    /// The code and the names of each row of a table.
    fn read(rows: &[Value]) -> Vec<(Option<String>, Vec<String>)> {
        let rows: Vec<Value> = rows.to_vec();
        let mut found = Vec::new();
        let out = std::sync::Mutex::new(&mut found);
        with_known(|known, _| {
            let mut columns = Columns::default();
            let cells: Vec<Cells> = rows
                .iter()
                .map(|row| columns.read(None, row.as_object(), known))
                .collect();
            let roles = columns.roles();
            **out.lock().unwrap() = cells
                .iter()
                .map(|cells| {
                    let names = cells.names(&roles).map(str::to_owned).collect();
                    (cells.code(&roles).map(Adcode::key), names)
                })
                .collect();
        });
        found
    }

    #[test]
    fn the_own_code_and_name_are_those_that_change_from_row_to_row() {
        let found = read(&[
            json!({"省代码": 510_000, "省": "四川省", "市代码": 510_100, "市": "成都市"}),
            json!({"省代码": 510_000, "省": "四川省", "市代码": 512_000, "市": "资阳市"}),
        ]);
        assert_eq!(found[0], (Some("510100".into()), vec!["成都市".into()]));
        assert_eq!(found[1], (Some("512000".into()), vec!["资阳市".into()]));
    }

    #[test]
    fn of_one_row_the_finest_code_and_name_are_its_own() {
        let found = read(&[json!({
            "pr_adcode": 510_000, "pr_name": "四川省", "ct_adcode": 510_100, "ct_name": "成都市",
            "dt_adcode": 510_104, "dt_name": "锦江区",
        })]);
        assert_eq!(found[0], (Some("510104".into()), vec!["锦江区".into()]));
    }

    #[test]
    fn of_several_levels_the_finest_is_its_own() {
        let row = json!({"ENGTYPE_1": "Province", "ENGTYPE_2": "Prefecture City", "ENGTYPE_3": "District"});
        with_known(|known, _| {
            let cells = Columns::default().read(None, row.as_object(), known);
            assert_eq!(cells.level, Some(Level::County));
        });
    }

    #[test]
    fn a_class_code_and_a_postcode_are_no_codes() {
        let found = read(&[
            json!({"gb": 630_200, "name": "成都市", "postcode": "610000", "objectid": 1}),
            json!({"gb": 630_200, "name": "资阳市", "postcode": "641300", "objectid": 2}),
        ]);
        assert_eq!(found[0], (None, vec!["成都市".into()]));
        assert_eq!(found[1], (None, vec!["资阳市".into()]));
    }

    #[test]
    fn a_unit_that_is_not_known_is_not_taken_for_its_city() {
        let found = read(&[
            json!({"city": "成都市", "name": "高新区"}),
            json!({"city": "成都市", "name": "锦江区"}),
            json!({"city": "资阳市", "name": "雁江区"}),
        ]);
        assert_eq!(found[0], (None, vec!["高新区".into()]));
    }
}
