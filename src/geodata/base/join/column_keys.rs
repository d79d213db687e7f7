//! What the names of columns say of what they hold, in the words that files use.

use serde_json::Value;

use crate::model::Level;

/// Names of columns that hold the name which a reader of the file expects.
pub(super) const FIRST_NAMES: [&str; 8] = [
    "name",
    "名称",
    "name_zh",
    "name_chn",
    "fullname",
    "xzqmc",
    "地名",
    "shapename",
];

/// Whether a column is about something else than the feature or what it lies in: the seat of its
/// government, its postcode.
pub(super) fn is_about_another(key: &str) -> bool {
    const WORDS: [&str; 20] = [
        "parent", "上级", "父", "post", "zip", "邮", "phone", "tel", "电话", "区号", "capital",
        "seat", "驻", "所在", "首府", "省会", "center", "centre", "人口", "面积",
    ];
    WORDS.iter().any(|word| key.contains(word))
}

/// Whether a column may hold adcodes.
pub(super) fn holds_code(key: &str) -> bool {
    const WORDS: [&str; 16] = [
        "code", "iso", "adm", "代码", "编码", "编号", "区划", "id", "gb", "国标", "pac", "xzq",
        "dm", "cc_", "ref", "省",
    ];
    let is_place = ["市", "县", "区"].iter().any(|word| key.contains(word));
    is_place || WORDS.iter().any(|word| key.contains(word))
}

/// Whether a column may hold names.
pub(super) fn holds_name(key: &str) -> bool {
    const WORDS: [&str; 22] = [
        "nam", "名", "省", "市", "县", "縣", "区", "區", "prov", "city", "county", "pref", "dist",
        "adm", "title", "label", "mc", "shape", "地", "region", "place", "state",
    ];
    let is_type = ["type", "类型", "code", "note", "remark", "备注"]
        .iter()
        .any(|word| key.contains(word));
    !is_type && (WORDS.iter().any(|word| key.contains(word)) || ["pr", "ct", "dt"].contains(&key))
}

/// Whether a column's codes may be short: a number of the row has two digits, too.
pub(super) fn may_be_short(key: &str) -> bool {
    ["code", "代码", "gb", "pac"]
        .iter()
        .any(|word| key.contains(word))
}

/// Whether a column says on which level a unit is.
pub(super) fn names_level(key: &str) -> bool {
    const KEYS: [&str; 8] = [
        "level",
        "admin_level",
        "adm_level",
        "shapetype",
        "级别",
        "层级",
        "类型",
        "行政级别",
    ];
    KEYS.contains(&key) || key.starts_with("engtype")
}

/// The level that a property names: `"level": "city"`, `"admin_level": "5"`, `"类型": "地级市"`.
pub(super) fn level_of(value: &Value) -> Option<Level> {
    let number = value.as_u64().map(|n| n.to_string());
    let word = value.as_str().map(|word| word.trim().to_lowercase());
    match word.or(number)?.as_str() {
        "province" | "4" | "adm1" | "省" | "省级" | "直辖市" | "自治区" => {
            Some(Level::Province)
        }
        "city" | "prefecture" | "municipality" | "5" | "adm2" | "地级市" | "地级" | "自治州"
        | "地区" | "prefecture city" => Some(Level::Prefecture),
        "district" | "county" | "6" | "adm3" | "县级" | "县级市" | "市辖区" | "县" | "自治县"
        | "county city" => Some(Level::County),
        _ => None,
    }
}

/// Whether a value says that the feature is a line.
pub(super) fn is_line(value: &Value) -> bool {
    const LINES: [&str; 6] = [
        "100000_JD",
        "境界线",
        "九段线",
        "十段线",
        "断续线",
        "南海诸岛",
    ];
    value
        .as_str()
        .is_some_and(|text| LINES.contains(&text.trim()))
}
