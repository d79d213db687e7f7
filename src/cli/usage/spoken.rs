//! In which language a command line is answered.

use std::ffi::OsString;

use crate::model::Language;

/// The language that `--lang` asks for, or else the one of the environment, whose variables are
/// given by name. The arguments are looked at as they are: they may be wrong.
pub(in crate::cli) fn spoken(
    args: &[OsString],
    variable: impl Fn(&str) -> Option<String>,
) -> Language {
    asked(args).unwrap_or_else(|| Language::of_terminal(variable))
}

fn asked(args: &[OsString]) -> Option<Language> {
    let words = args.iter().map(|arg| arg.to_string_lossy());
    let words: Vec<_> = words.take_while(|word| word != "--").collect();
    let mut given = words.iter().enumerate().filter_map(|(i, word)| {
        let next = words.get(i + 1).map(|next| &**next);
        let value = word.strip_prefix("--lang=");
        value.or_else(|| next.filter(|_| word == "--lang"))
    });
    let tag = given.next_back()?;
    let mut languages = Language::ALL.into_iter();
    languages.find(|language| language.tag().eq_ignore_ascii_case(tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_answered_in_the_language_it_asks_for_or_the_environment_says() {
        for (args, variables, language) in [
            (&[][..], &[][..], Language::En),
            (
                &[],
                &[("LANG", "C.UTF-8"), ("LANGUAGE", "zh_CN")],
                Language::En,
            ),
            (
                &[],
                &[("LC_ALL", "POSIX"), ("LANG", "zh_CN.UTF-8")],
                Language::En,
            ),
            (&[], &[("LANG", "zh_CN.UTF-8")], Language::ZhHans),
            (
                &[],
                &[("LC_MESSAGES", "zh_TW.UTF-8"), ("LANG", "en_GB")],
                Language::ZhHant,
            ),
            (
                &[],
                &[("LANG", "en_GB.UTF-8"), ("LANGUAGE", "zh_HK:en")],
                Language::ZhHant,
            ),
            (&[], &[("LANG", "de_DE.UTF-8")], Language::En),
            (
                &["--lang", "zh-hans"],
                &[("LANG", "en_GB")],
                Language::ZhHans,
            ),
            (&["render", "--lang=en"], &[("LANG", "zh_CN")], Language::En),
            (
                &["--", "--lang", "en"],
                &[("LANG", "zh_CN")],
                Language::ZhHans,
            ),
            (&["--lang", "fr"], &[("LANG", "zh_CN")], Language::ZhHans),
            (&["--lang"], &[], Language::En),
        ] {
            let args: Vec<OsString> = args.iter().map(OsString::from).collect();
            let variable = |name: &str| {
                let found = variables.iter().find(|(known, _)| *known == name);
                found.map(|(_, value)| (*value).to_owned())
            };
            assert_eq!(spoken(&args, variable), language, "{args:?} {variables:?}");
        }
    }
}
