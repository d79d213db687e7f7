//! What is wrong with a command line, in the words of a language.

use std::error::Error as _;
use std::num::ParseIntError;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::words::Words;
use crate::messages::{Said, terminal_language};

/// An error of clap with what it suggests and the usage, ending with a line break.
pub(in crate::cli) fn explained(error: &Error, words: &Words) -> String {
    let message = message(error, words).unwrap_or_else(|| own_message(error));
    let mut text = words.text("error", &[("message", &message)]);
    let tips = tips(error, words);
    if !tips.is_empty() {
        text.push('\n');
    }
    for tip in tips {
        let tip = words.text("error-tip", &[("message", &tip)]);
        text.push_str(&format!("\n  {tip}"));
    }
    if let Some(usage) = text_of(error, ContextKind::Usage) {
        let usage = usage.trim_start_matches("Usage:").trim_start();
        let heading = words.text("heading-usage", &[]);
        text.push_str(&format!("\n\n{heading}{usage}"));
    }
    let more = words.text("error-more", &[("help", "--help")]);
    text.push_str(&format!("\n\n{more}\n"));
    text
}

/// What is wrong; `None` where the error does not say of what.
fn message(error: &Error, words: &Words) -> Option<String> {
    let text = |kind| text_of(error, kind);
    let argument = || text(ContextKind::InvalidArg);
    let value = || text(ContextKind::InvalidValue);
    Some(match error.kind() {
        ErrorKind::UnknownArgument => words.text("error-argument", &[("argument", &argument()?)]),
        ErrorKind::InvalidSubcommand => {
            let command = text(ContextKind::InvalidSubcommand)?;
            words.text("error-command", &[("command", &command)])
        }
        ErrorKind::MissingSubcommand => {
            let command = text(ContextKind::InvalidSubcommand)?;
            let commands = quoted(&list_of(error, ContextKind::ValidSubcommand), words);
            let values = [("command", &*command), ("commands", &*commands)];
            words.text("error-command-missing", &values)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            of_value(error, &argument()?, &value().unwrap_or_default(), words)
        }
        ErrorKind::NoEquals => words.text("error-no-equals", &[("argument", &argument()?)]),
        ErrorKind::TooManyValues => {
            let values = [("argument", &*argument()?), ("value", &*value()?)];
            words.text("error-too-many", &values)
        }
        ErrorKind::TooFewValues => {
            let wanted = text(ContextKind::MinValues)?;
            of_number("error-too-few", error, &wanted, words)?
        }
        ErrorKind::WrongNumberOfValues => {
            let wanted = text(ContextKind::ExpectedNumValues)?;
            of_number("error-wrong-number", error, &wanted, words)?
        }
        ErrorKind::ArgumentConflict => {
            let given = argument().or_else(|| text(ContextKind::InvalidSubcommand))?;
            of_conflict(error, &given, words)
        }
        ErrorKind::MissingRequiredArgument => {
            let arguments = quoted(&list_of(error, ContextKind::InvalidArg), words);
            words.text("error-required", &[("arguments", &arguments)])
        }
        ErrorKind::InvalidUtf8 => words.text("error-not-unicode", &[]),
        _ => return None,
    })
}

/// A value that cannot be: why, or which can.
fn of_value(error: &Error, argument: &str, value: &str, words: &Words) -> String {
    let known = list_of(error, ContextKind::ValidValue);
    let listed = (!known.is_empty()).then(|| {
        let known = known.join(&words.text("list-comma", &[]));
        words.text("help-values", &[("values", &known)])
    });
    let values = [("argument", argument), ("value", value)];
    let said = match cause(error, words) {
        _ if value.is_empty() => words.text("error-value-missing", &values),
        Some(cause) => {
            let values = [values[0], values[1], ("cause", &*cause)];
            words.text("error-value-because", &values)
        }
        None => words.text("error-value", &values),
    };
    let parts: Vec<String> = std::iter::once(said).chain(listed).collect();
    parts.join("\n  ")
}

/// Why a value cannot be, as what read it says.
fn cause(error: &Error, words: &Words) -> Option<String> {
    let cause = error.source()?;
    if cause.is::<ParseIntError>() {
        return Some(words.text("error-not-a-number", &[]));
    }
    if let Some(said) = cause.downcast_ref::<Said>() {
        return Some(said.text(terminal_language()));
    }
    let cause = cause.to_string();
    // The one cause that is in clap's own words: it ends with the range.
    let range = cause.rsplit(' ').next();
    let range = range.and_then(|range| range.split_once("..="));
    Some(match range {
        Some((from, to)) => words.text("error-out-of-range", &[("from", from), ("to", to)]),
        None => cause,
    })
}

fn of_number(key: &str, error: &Error, wanted: &str, words: &Words) -> Option<String> {
    let argument = text_of(error, ContextKind::InvalidArg)?;
    let given = text_of(error, ContextKind::ActualNumValues)?;
    let values = [
        ("argument", &*argument),
        ("wanted", wanted),
        ("given", &given),
    ];
    Some(words.text(key, &values))
}

fn of_conflict(error: &Error, given: &str, words: &Words) -> String {
    let others = list_of(error, ContextKind::PriorArg);
    let argument = ("argument", given);
    if others.is_empty() {
        words.text("error-conflict-any", &[argument])
    } else if others.iter().all(|other| other == given) {
        words.text("error-twice", &[argument])
    } else {
        let others = quoted(&others, words);
        words.text("error-conflict", &[argument, ("others", &others)])
    }
}

/// What may have been meant.
fn tips(error: &Error, words: &Words) -> Vec<String> {
    let near = [
        (ContextKind::SuggestedSubcommand, "tip-command"),
        (ContextKind::SuggestedArg, "tip-argument"),
        (ContextKind::SuggestedValue, "tip-value"),
    ];
    let near = near.into_iter().filter_map(|(kind, key)| {
        let near = list_of(error, kind);
        let listed = quoted(&near, words);
        (!near.is_empty()).then(|| words.text(key, &[("near", &listed)]))
    });
    let other = list_of(error, ContextKind::Suggested);
    let other = other.iter().filter_map(|tip| suggestion(tip, words));
    near.chain(other).collect()
}

/// A suggestion that clap has in its own words, around what it quotes.
fn suggestion(tip: &str, words: &Words) -> Option<String> {
    let parts: Vec<&str> = tip.split('\'').collect();
    Some(match parts[..] {
        ["to pass ", argument, _, instead, ..] => {
            words.text("tip-after", &[("argument", argument), ("instead", instead)])
        }
        ["", instead, " exists"] => words.text("tip-exists", &[("instead", instead)]),
        ["subcommand ", command, ..] => words.text("tip-dashes", &[("command", command)]),
        _ => return None,
    })
}

/// The message of an error that says all in one sentence of the program's own.
fn own_message(error: &Error) -> String {
    let text = error.to_string();
    let text = text.strip_prefix("error: ").unwrap_or(&text);
    let end = text.find("\n\n").unwrap_or(text.len());
    text[..end].trim_end().to_owned()
}

fn text_of(error: &Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Number(number) => Some(number.to_string()),
        ContextValue::StyledStr(text) => Some(text.to_string()),
        ContextValue::Strings(_) | ContextValue::StyledStrs(_) => {
            Some(list_of(error, kind).join(" "))
        }
        _ => None,
    }
}

fn list_of(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::Strings(list)) => list.clone(),
        Some(ContextValue::StyledStrs(list)) => list.iter().map(ToString::to_string).collect(),
        Some(ContextValue::String(one)) => vec![one.clone()],
        _ => Vec::new(),
    }
}

fn quoted(list: &[String], words: &Words) -> String {
    let quoted = list
        .iter()
        .map(|text| words.text("error-quoted", &[("text", text)]));
    let quoted: Vec<String> = quoted.collect();
    quoted.join(&words.text("list-comma", &[]))
}
