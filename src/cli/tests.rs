//! Every command and option has words in every language.

use std::collections::BTreeSet;

use clap::{Command, CommandFactory as _};

use super::Cli;
use super::usage::{Words, keys_of, text};
use crate::model::{Language, traditional};

/// The commands with their names, the program itself first.
fn commands() -> Vec<(String, Command)> {
    let root = Cli::command();
    let of_root = root.get_subcommands();
    let commands = of_root.map(|command| (command.get_name().to_owned(), command.clone()));
    let mut all: Vec<(String, Command)> = commands.collect();
    all.insert(0, ("window".to_owned(), root));
    all
}

#[test]
fn every_command_and_option_has_help_in_every_language_and_none_is_left_over() {
    for language in [Language::ZhHans, Language::ZhHant] {
        let words = Words::of(language).expect("words");
        let written = text(language).expect("a file");
        let mut used = BTreeSet::new();
        for (name, command) in commands() {
            used.extend(keys_of(&command, &name, &words));
        }
        used.extend(["help", "version", "about-help"].map(str::to_owned));
        let missing: Vec<&String> = used.iter().filter(|key| !has(written, key)).collect();
        assert!(missing.is_empty(), "{}: {missing:?}", language.tag());
        let of_layout = ["heading-", "help-", "list-", "error", "tip-"];
        let keys = written
            .lines()
            .filter_map(|line| line.split_once(" ="))
            .map(|(key, _)| key);
        let keys = keys.filter(|key| !key.starts_with([' ', '#']));
        let left: Vec<&str> = keys
            .filter(|key| !of_layout.iter().any(|of| key.starts_with(of)) && !used.contains(*key))
            .collect();
        assert!(left.is_empty(), "{}: {left:?}", language.tag());
    }
}

/// Whether a message, or an attribute of one, is written.
fn has(written: &str, key: &str) -> bool {
    let (message, attribute) = key.split_once('.').unwrap_or((key, ""));
    let starts = |line: &str, key: &str| {
        line.strip_prefix(key)
            .is_some_and(|rest| rest.starts_with(" ="))
    };
    let mut lines = written.lines().skip_while(|line| !starts(line, message));
    let Some(_) = lines.next() else {
        return false;
    };
    let mut own = lines.take_while(|line| line.starts_with(' ') || line.is_empty());
    attribute.is_empty() || own.any(|line| starts(line.trim_start(), &format!(".{attribute}")))
}

#[test]
fn the_words_of_usage_parse_and_are_in_their_own_script() {
    let keys = |text: &str| -> Vec<String> {
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        let keys = lines.filter_map(|line| line.split_once(" ="));
        keys.map(|(key, _)| key.to_owned()).collect()
    };
    let [hans, hant] = [Language::ZhHans, Language::ZhHant].map(|l| text(l).expect("a file"));
    assert_eq!(keys(hans), keys(hant));
    assert_eq!(hant, traditional(hant));
    for text in [hans, hant] {
        let parsed = fluent_bundle::FluentResource::try_new(text.to_owned());
        assert!(parsed.is_ok(), "{:?}", parsed.err());
    }
}
