//! The help of every command and option in the words of a language.

use clap::builder::{PossibleValue, Resettable, StyledStr};
use clap::{Arg, ArgAction, Command};

use super::lines::broken;
use super::words::Words;

/// The key of the program itself, without a command.
const ROOT: &str = "window";

/// A command line whose help is in the words of a language.
pub(in crate::cli) fn worded(root: Command, words: &Words) -> Command {
    let version = Arg::new("version")
        .short('V')
        .long("version")
        .action(ArgAction::Version);
    let root = root.disable_version_flag(true).arg(version);
    let mut root = described(root, ROOT, words);
    // The command `help` is there once the others are known.
    root.build();
    root.mut_subcommand("help", |help| {
        let template = template(&help, words);
        let about = words.text("about-help", &[]);
        // It lists itself among the commands that it helps with.
        let listed = |command: Command| match command.get_name() {
            "help" => command.about(about.clone()),
            _ => command,
        };
        let help = help.mut_subcommands(listed);
        help.about(about.clone()).help_template(template)
    })
}

fn described(command: Command, name: &str, words: &Words) -> Command {
    let about = format!("about-{name}");
    let short = words.text(&about, &[]);
    let more = words.attribute(&about, "more");
    let long = more.map(|more| format!("{short}\n\n{}", broken(&more)));
    let help = Arg::new("help")
        .short('h')
        .long("help")
        .action(ArgAction::Help);
    let template = template(&command, words);
    let after = after(&command, name, words);
    command
        .about(short)
        .long_about(Resettable::from(long.map(StyledStr::from)))
        .after_help(after)
        .disable_help_flag(true)
        .arg(help)
        .help_template(template)
        .next_line_help(true)
        .mut_args(|arg| with_help(arg, name, words))
        .mut_subcommands(|command| {
            let name = command.get_name().to_owned();
            described(command, &name, words)
        })
}

/// What stands after the options: details, and the examples, which are the same in any language.
fn after(command: &Command, name: &str, words: &Words) -> String {
    let details = format!("details-{name}");
    let details = words
        .has(&details)
        .then(|| broken(&words.text(&details, &[])));
    let own = command.get_after_help().map(ToString::to_string);
    let own = own.unwrap_or_default();
    let examples = own
        .find("Example")
        .and_then(|at| own[at..].split_once('\n'));
    let examples = examples.map(|(_, examples)| {
        let heading = words.text("heading-examples", &[]);
        format!("{heading}\n{examples}")
    });
    let parts: Vec<String> = details.into_iter().chain(examples).collect();
    parts.join("\n\n")
}

/// The layout of clap with headings in the language.
fn template(command: &Command, words: &Words) -> String {
    let heading = |key| words.text(key, &[]);
    let has_commands = command
        .get_subcommands()
        .any(|command| !command.is_hide_set());
    let has_arguments = command.get_positionals().next().is_some();
    let parts = [
        (has_commands, "heading-commands", "subcommands"),
        (has_arguments, "heading-arguments", "positionals"),
        (true, "heading-options", "options"),
    ];
    let parts = parts.iter().filter(|(is_there, ..)| *is_there);
    let parts = parts.map(|(_, key, tag)| format!("{}\n{{{tag}}}", heading(key)));
    let parts: Vec<String> = parts.collect();
    let usage = heading("heading-usage");
    format!(
        "{{about-with-newline}}\n{usage}{{usage}}\n\n{}{{after-help}}",
        parts.join("\n\n")
    )
}

/// The key of an option: its own in the command, or the one that commands share.
fn key_of(arg: &Arg, command: &str, words: &Words) -> String {
    let id = arg.get_id().as_str().replace('_', "-");
    let own = format!("{command}-{id}");
    if words.has(&own) { own } else { id }
}

fn with_help(arg: Arg, command: &str, words: &Words) -> Arg {
    let key = key_of(&arg, command, words);
    let text = words.text(&key, &[]);
    let takes_value = arg.get_action().takes_values();
    let defaults = arg.get_default_values().iter().filter(|_| takes_value);
    let defaults: Vec<_> = defaults.map(|value| value.to_string_lossy()).collect();
    let default = (!defaults.is_empty()).then(|| {
        let values = defaults.join(" ");
        words.text("help-default", &[("value", &values)])
    });
    let values = arg.get_possible_values();
    let names = values
        .iter()
        .filter(|value| takes_value && !value.is_hide_set());
    let names: Vec<&str> = names.map(PossibleValue::get_name).collect();
    let listed = (!names.is_empty()).then(|| {
        let listed = names.join(&words.text("list-comma", &[]));
        words.text("help-values", &[("values", &listed)])
    });
    let explained = |name: &&str| {
        let text = words.attribute(&key, name)?;
        Some(words.text("help-value", &[("value", name), ("text", &text)]))
    };
    let explained: Vec<String> = names.iter().filter_map(explained).collect();
    let explained = (!explained.is_empty()).then(|| {
        let heading = words.text("heading-values", &[]);
        format!("{heading}\n{}", explained.join("\n"))
    });
    let more = words.attribute(&key, "more");
    let is_long = more.is_some() || explained.is_some();
    let short = [Some(text.clone()), default.clone(), listed];
    let long = [Some(text), more, explained, default];
    let joined = |parts: &[Option<String>], with: &str| {
        let parts: Vec<&str> = parts.iter().flatten().map(String::as_str).collect();
        broken(&parts.join(with))
    };
    let long = is_long.then(|| StyledStr::from(joined(&long, "\n\n")));
    arg.help(joined(&short, " "))
        .long_help(Resettable::from(long))
        .hide_default_value(takes_value)
        .hide_possible_values(takes_value)
}

/// The keys of all words that the help of a command needs, `key.attribute` for those of attributes.
#[cfg(test)]
pub(in crate::cli) fn keys_of(command: &Command, name: &str, words: &Words) -> Vec<String> {
    let about = format!("about-{name}");
    let is_long = command.get_long_about().is_some();
    let mut keys: Vec<String> = is_long
        .then(|| format!("{about}.more"))
        .into_iter()
        .collect();
    keys.push(about);
    let after = command.get_after_help().map(ToString::to_string);
    let has_details = after.is_some_and(|after| !after.starts_with("Example"));
    keys.extend(has_details.then(|| format!("details-{name}")));
    for arg in command.get_arguments() {
        let key = key_of(arg, name, words);
        let is_long = arg.get_long_help().is_some();
        keys.extend(is_long.then(|| format!("{key}.more")));
        let values = arg.get_possible_values();
        let values = values.iter().filter(|value| value.get_help().is_some());
        keys.extend(values.map(|value| format!("{key}.{}", value.get_name())));
        keys.push(key);
    }
    keys
}
