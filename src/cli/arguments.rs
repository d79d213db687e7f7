//! Arguments that several commands take: which data to load, the language, how CSV is written.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;

use super::output::Failure;
use crate::diagnostics::{cut, visible};
use crate::geodata::{Datum, LoadError, LoadOptions, Loaded, PACK_FILE_NAMES, load};
use crate::messages::{Said, said};
use crate::model::Language;
use crate::program_folders::prepared_folder;
use crate::spreadsheet::BYTE_ORDER_MARK;

/// What to load beside the bundled data.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct DataArguments {
    /// A folder of facts to add; one with the id of the bundled pack replaces it
    #[arg(long, value_name = "DIR")]
    pub(super) pack: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) base: BaseArguments,
}

/// Which boundaries to load.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct BaseArguments {
    /// Boundaries instead of the bundled ones: GeoJSON, TopoJSON or the packed form of ECharts
    #[arg(long, value_name = "FILE")]
    pub(super) base: Option<PathBuf>,
    /// What the coordinates of these boundaries refer to: wgs84, gcj02 or bd09; the latter two are
    /// converted
    #[arg(long, value_name = "DATUM", requires = "base", value_parser = datum)]
    pub(super) datum: Option<Datum>,
}

impl DataArguments {
    pub(super) fn options(&self) -> LoadOptions {
        LoadOptions {
            packs: self.pack.clone(),
            ..self.base.options()
        }
    }

    pub(super) fn load(&self) -> Result<Loaded, LoadError> {
        load(&self.options())
    }

    /// The files that are read.
    pub(super) fn inputs(&self) -> Vec<PathBuf> {
        let names = || PACK_FILE_NAMES.iter();
        let of_packs = self.pack.iter();
        let of_packs = of_packs.flat_map(|folder| names().map(|name| folder.join(name)));
        self.base.base.iter().cloned().chain(of_packs).collect()
    }

    /// Whether nothing of a person's own is loaded.
    pub(super) fn is_bundled(&self) -> bool {
        self.pack.is_empty() && self.base.base.is_none()
    }
}

impl BaseArguments {
    pub(super) fn options(&self) -> LoadOptions {
        LoadOptions {
            base: self.base.clone(),
            datum: self.datum,
            kept: prepared_folder(),
            ..LoadOptions::default()
        }
    }
}

/// The datum of a word.
fn datum(word: &str) -> Result<Datum, Said> {
    Datum::of_word(word).ok_or_else(|| {
        let words = Datum::ALL.map(|datum| Said::verbatim(datum.word()));
        said!("cli-datums", words = Said::list(words))
    })
}

/// Arguments as messages repeat them: without what a terminal would obey, and not at any length.
pub(super) fn shown(args: &[OsString]) -> Vec<OsString> {
    const MOST: usize = 200;
    let shown = |arg: &OsString| {
        let arg = arg.to_string_lossy();
        cut(&visible(&arg), MOST).into_owned().into()
    };
    args.iter().map(shown).collect()
}

/// The language of a tag.
pub(super) fn language(tag: &str) -> Result<Language, Said> {
    Language::ALL
        .into_iter()
        .find(|language| language.tag().eq_ignore_ascii_case(tag))
        .ok_or_else(|| {
            let tags = Language::ALL.map(|language| Said::verbatim(language.tag()));
            said!("cli-languages", words = Said::list(tags))
        })
}

/// How CSV is written: for spreadsheets or for programs.
#[derive(Debug, Args)]
pub(super) struct CsvArguments {
    /// Write all texts of CSV as they are, for programs
    ///
    /// Without it, texts that a spreadsheet would take for a formula, because they begin with =, +, -,
    /// @, a tab or a line break, begin with an apostrophe. Numbers always stay as they are.
    #[arg(long)]
    pub(super) raw: bool,
    /// Begin CSV with a byte order mark, by which Excel knows that it is UTF-8
    #[arg(long)]
    bom: bool,
}

impl CsvArguments {
    /// Refuses both where no CSV is written.
    pub(super) fn check(&self, is_csv: bool, command: &str) -> Result<(), Failure> {
        let given = match (self.raw, self.bom) {
            _ if is_csv => return Ok(()),
            (false, false) => return Ok(()),
            (true, _) => "--raw",
            (false, true) => "--bom",
        };
        let example = said!("cli-for-example", command = command);
        let message = said!("cli-csv-only", flag = given, example = example);
        Err(Failure::Usage(message))
    }

    /// Writes what comes before the first line.
    pub(super) fn begin(&self, out: &mut dyn Write) -> io::Result<()> {
        if self.bom {
            out.write_all(BYTE_ORDER_MARK.as_bytes())?;
        }
        Ok(())
    }
}
