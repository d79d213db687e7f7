//! The languages the atlas can be read in.

use serde::{Deserialize, Serialize};

/// The languages the atlas can be read in.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema,
)]
pub enum Language {
    /// Chinese in Simplified script.
    #[default]
    #[serde(rename = "zh-Hans")]
    ZhHans,
    /// Chinese in Traditional script.
    #[serde(rename = "zh-Hant")]
    ZhHant,
    /// English.
    #[serde(rename = "en")]
    En,
}

impl Language {
    /// All of them, in the order of the menu.
    pub const ALL: [Self; 3] = [Self::ZhHans, Self::ZhHant, Self::En];

    /// Its language tag (BCP 47), as it is written in packs and on the command line.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::ZhHans => "zh-Hans",
            Self::ZhHant => "zh-Hant",
            Self::En => "en",
        }
    }

    /// The language for a system's locale (`zh-TW`, `en_GB.UTF-8`): English and Traditional Chinese
    /// where they are asked for, otherwise Simplified Chinese, which the texts are written in.
    #[must_use]
    pub fn of_locale(locale: &str) -> Self {
        let parts: Vec<String> = locale
            .split(['-', '_', '.', '@'])
            .map(str::to_ascii_lowercase)
            .collect();
        let says = |wanted: &str| parts.iter().any(|part| part == wanted);
        match parts[0].as_str() {
            "en" => Self::En,
            "zh" if says("hans") => Self::ZhHans,
            "zh" if ["hant", "tw", "hk", "mo"].into_iter().any(says) => Self::ZhHant,
            _ => Self::ZhHans,
        }
    }

    /// The language for what a terminal's environment says, as gettext reads it: `LC_ALL` before
    /// `LC_MESSAGES` before `LANG`; `LANGUAGE` before all of them, unless the locale is `C` or none.
    /// Chinese only where it is asked for, since a terminal without it may not show it.
    #[must_use]
    pub fn of_terminal(value: impl Fn(&str) -> Option<String>) -> Self {
        let said = |name: &&str| value(name).filter(|locale| !locale.is_empty());
        let names = ["LC_ALL", "LC_MESSAGES", "LANG"];
        let locale = names.iter().find_map(said).unwrap_or_default();
        if matches!(locale.split('.').next(), Some("" | "C" | "POSIX")) {
            return Self::En;
        }
        let listed = said(&"LANGUAGE").unwrap_or_default();
        let first = listed.split(':').find(|locale| !locale.is_empty());
        let locale = first.unwrap_or(&locale);
        if locale.to_ascii_lowercase().starts_with("zh") {
            Self::of_locale(locale)
        } else {
            Self::En
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_asks_for_english_or_traditional_chinese() {
        for (locale, language) in [
            ("en", Language::En),
            ("en_GB.UTF-8", Language::En),
            ("zh-TW", Language::ZhHant),
            ("zh_HK.UTF-8", Language::ZhHant),
            ("zh-Hant-MO", Language::ZhHant),
            ("zh-Hans-HK", Language::ZhHans),
            ("zh_CN.UTF-8", Language::ZhHans),
            ("de-DE", Language::ZhHans),
            ("C", Language::ZhHans),
            ("", Language::ZhHans),
        ] {
            assert_eq!(Language::of_locale(locale), language, "{locale}");
        }
    }

    #[test]
    fn a_terminal_is_spoken_to_in_chinese_only_where_its_locale_is() {
        let language = |variables: &[(&str, &str)]| {
            let value = |name: &str| {
                let mut all = variables.iter();
                all.find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned())
            };
            Language::of_terminal(value)
        };
        assert_eq!(language(&[]), Language::En);
        for (variables, expected) in [
            (&[("LANG", "zh_CN.UTF-8")] as &[_], Language::ZhHans),
            (&[("LANG", "zh_TW.UTF-8")], Language::ZhHant),
            (&[("LANG", "de_DE.UTF-8")], Language::En),
            (&[("LANG", "zh_CN"), ("LC_ALL", "C")], Language::En),
            (&[("LANG", "zh_CN"), ("LC_ALL", "C.UTF-8")], Language::En),
            (&[("LANG", "zh_CN"), ("LC_ALL", "")], Language::ZhHans),
            (
                &[("LANG", "en_GB"), ("LC_MESSAGES", "zh_HK")],
                Language::ZhHant,
            ),
            (
                &[("LANG", "en_GB"), ("LANGUAGE", "zh_CN:en")],
                Language::ZhHans,
            ),
            (&[("LANG", "C"), ("LANGUAGE", "zh_CN:en")], Language::En),
            (&[("LANG", "zh_CN"), ("LANGUAGE", "en")], Language::En),
        ] {
            assert_eq!(language(variables), expected, "{variables:?}");
        }
    }
}
