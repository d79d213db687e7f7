//! The commands: the same library without a window.
//!
//! Results go to standard output, problems to standard error. A command ends with 0 when all is
//! well, 1 when its job failed, 2 when it was called wrongly.

mod anchor;
mod arguments;
mod facts;
mod locate;
mod memory;
mod output;
mod profile;
mod render;
mod schema;
mod signals;
mod standard_streams;
mod usage;
mod verify;
mod window;

#[cfg(test)]
mod tests;

use std::ffi::OsString;
use std::io::{self, BufWriter, Write as _};
use std::process::ExitCode;
use std::time::Instant;

use clap::error::ErrorKind;
use clap::parser::ValueSource;
use clap::{ArgMatches, CommandFactory as _, FromArgMatches as _, Parser, Subcommand};

use crate::messages::{Said, said, speak_on_terminal, terminal_language};
use output::{Failure, Output};

/// An atlas of the Chengdu–Chongqing economic circle (成渝图志).
///
/// Without a command it opens the window.
#[derive(Debug, Parser)]
#[command(name = "chengyu-atlas", version, after_help = EXAMPLE)]
struct Cli {
    #[command(flatten)]
    window: window::Options,
    #[command(subcommand)]
    command: Option<Command>,
}

const EXAMPLE: &str = "\
Examples:
  chengyu-atlas
  chengyu-atlas --pack my-pack --texts texts
  chengyu-atlas locate 104.06 30.66
  chengyu-atlas render -o map.svg";

#[derive(Debug, Subcommand)]
enum Command {
    /// Print every fact with its evidence, as JSON, CSV or GeoJSON
    Facts(facts::Options),
    /// Check base map, packs and, with --texts, every quote
    Verify(verify::Options),
    /// Draw the map into a PNG, SVG, PDF or PPTX file, without a window
    Render(Box<render::Options>),
    /// Say which county a position lies in
    Locate(locate::Options),
    /// Measure in a window what moving the map costs
    Profile(profile::Options),
    /// Fill in the offsets of a pack's quotes
    Anchor(anchor::Options),
    /// Write the JSON Schema of a pack's files
    #[command(hide = true)]
    Schema(schema::Options),
}

/// Runs the program with its arguments, the name of the program first.
pub fn main(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let started = Instant::now();
    crate::memory::limit_arenas();
    let args: Vec<OsString> = args.into_iter().collect();
    let language = usage::spoken(&args, |name| std::env::var(name).ok());
    speak_on_terminal(language);
    let words = usage::Words::of(language);
    let cli = match parse(&args, words.as_ref()) {
        Ok(cli) => cli,
        Err(error) => return refused(error, &args, words.as_ref()),
    };
    signals::take();
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout());
    let mut err = io::stderr();
    let mut output = Output::new(&mut out, &mut err, terminal_language());
    let result = memory::keep_to_limit(&args).and_then(|()| run(&cli, started, &mut output));
    // What was found stands before the message that it was.
    let flushed = output.out.flush().map_err(Failure::Io);
    match result.and(flushed) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => ExitCode::from(failure.tell(&mut output)),
    }
}

/// Prints what is wrong with the arguments, or the help or version that was asked for.
fn refused(error: clap::Error, args: &[OsString], words: Option<&usage::Words>) -> ExitCode {
    // The message repeats arguments as they are: it is made of what can be shown of them.
    let error = parse(&arguments::shown(args), words).err().unwrap_or(error);
    // Where it cannot be printed, no one reads it.
    let _ = match words.filter(|_| error.use_stderr()) {
        Some(words) => io::stderr().write_all(usage::explained(&error, words).as_bytes()),
        None => error.print(),
    };
    ExitCode::from(u8::from(error.use_stderr()) * 2)
}

/// Reads the arguments. A flag of the window before a command would have no effect: it is refused.
fn parse(args: &[OsString], words: Option<&usage::Words>) -> Result<Cli, clap::Error> {
    let mut cli = command(words);
    let matches = cli.try_get_matches_from_mut(args)?;
    if let Some(message) = misplaced(&cli, &matches) {
        let message = message.text(terminal_language());
        return Err(cli.error(ErrorKind::ArgumentConflict, message));
    }
    Cli::from_arg_matches(&matches).map_err(|error| error.format(&mut cli))
}

/// The command line, with help in the words of a language.
fn command(words: Option<&usage::Words>) -> clap::Command {
    let command = Cli::command();
    match words {
        Some(words) => usage::worded(command, words),
        None => command,
    }
}

fn misplaced(cli: &clap::Command, matches: &ArgMatches) -> Option<Said> {
    let (name, _) = matches.subcommand()?;
    let is_given = |arg: &&clap::Arg| {
        let source = matches.value_source(arg.get_id().as_str());
        source == Some(ValueSource::CommandLine)
    };
    let flag = cli.get_arguments().find(is_given)?.get_long()?;
    let mut of_command = cli.find_subcommand(name)?.get_arguments();
    Some(if of_command.any(|arg| arg.get_long() == Some(flag)) {
        said!("cli-misplaced-before", flag = flag, command = name)
    } else {
        said!("cli-misplaced-window", flag = flag, command = name)
    })
}

fn run(cli: &Cli, started: Instant, output: &mut Output<'_>) -> Result<(), Failure> {
    match &cli.command {
        None => window::run(&cli.window, started, output),
        Some(Command::Facts(options)) => facts::run(options, output),
        Some(Command::Verify(options)) => verify::run(options, output),
        Some(Command::Render(options)) => render::run(options, output),
        Some(Command::Locate(options)) => locate::run(options, output),
        Some(Command::Profile(options)) => profile::run(options, started, output),
        Some(Command::Anchor(options)) => anchor::run(options, output),
        Some(Command::Schema(options)) => schema::run(options, output),
    }
}
