//! `render`: a figure without a window.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Failure, Files, Output, language};
use crate::export::{self, Description, ExportError, Format, Overwrite};
use crate::i18n::I18n;
use crate::model::Language;
use crate::scene::figure::{A4_LANDSCAPE, Extent, Figure, figure};
use crate::scene::{Layer, Shown, Theme};

const EXAMPLE: &str = "\
Examples:
  chengyu-atlas render -o map.svg
  chengyu-atlas render -o circle.png --fit circle --dpi 300
  chengyu-atlas render -o slide.png --theme dark --lang en
  chengyu-atlas render -o corridors.pdf --layers roles,corridors,labels";

/// Draw the map into a file, without a window.
#[derive(Clone, Debug, Args)]
#[command(after_help = EXAMPLE)]
pub(super) struct Options {
    /// The file to write; its ending says the format: .png, .svg or .pdf
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// What the map shows
    #[arg(long, value_enum, default_value_t = Fit::Region)]
    fit: Fit,
    /// Pixels an inch of a PNG, 36 to 600
    #[arg(long, default_value_t = 150, value_parser = clap::value_parser!(u16).range(36..=600))]
    dpi: u16,
    /// The layers to draw instead of the opening ones
    #[arg(long, value_delimiter = ',', value_name = "LAYER,…", value_parser = layer)]
    layers: Option<Vec<Layer>>,
    /// The colours
    #[arg(long, value_enum, default_value_t = Colours::Light)]
    theme: Colours,
    /// The language: zh-Hans, zh-Hant or en
    #[arg(long, value_name = "LANGUAGE", value_parser = language, default_value = "zh-Hans")]
    lang: Language,
    /// The title above the map
    #[arg(long)]
    title: Option<String>,
}

/// The colours of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Colours {
    /// Dark marks on light ground
    Light,
    /// Light marks on dark ground
    Dark,
}

/// What the map shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Fit {
    /// The economic circle
    Circle,
    /// All of Sichuan and Chongqing
    Region,
}

/// The layer of a word.
fn layer(word: &str) -> Result<Layer, String> {
    Layer::ALL
        .into_iter()
        .find(|l| l.word() == word)
        .ok_or_else(|| {
            let words: Vec<&str> = Layer::ALL.into_iter().map(Layer::word).collect();
            format!("the layers are {}", words.join(", "))
        })
}

/// Draws the map.
pub(super) fn run(
    options: &Options,
    files: &Files,
    output: &mut Output<'_>,
) -> Result<(), Failure> {
    let format = Format::of(&options.output)
        .map_err(|error| Failure::Usage(format!("{error}\n\n{EXAMPLE}")))?;
    export::check_folder(&options.output).map_err(failed)?;
    let loaded = files.load()?;
    let i18n = I18n::new(options.lang);
    let title = options
        .title
        .clone()
        .unwrap_or_else(|| i18n.tr("figure-title"));
    let theme = match options.theme {
        Colours::Light => Theme::light(),
        Colours::Dark => Theme::dark(),
    };
    let request = Figure {
        page: A4_LANDSCAPE,
        extent: match options.fit {
            Fit::Circle => Extent::Circle,
            Fit::Region => Extent::Region,
        },
        title,
        shown: shown(options),
        selection: None,
    };
    let scene = figure(&loaded.atlas, &i18n, &theme, &request);
    let description = Description::of(&loaded.atlas, &i18n, &theme, &request, &scene);
    let bytes =
        export::encode(&scene, &description, format, f64::from(options.dpi)).map_err(failed)?;
    export::write_atomically(&options.output, &bytes, Overwrite::Yes).map_err(failed)?;
    // What could be read is drawn; what could not is told, and the command has failed.
    output.report(&loaded.problems)
}

fn failed(error: ExportError) -> Failure {
    Failure::Job(error.to_string())
}

fn shown(options: &Options) -> Shown {
    let mut shown = Shown::default();
    if let Some(layers) = &options.layers {
        for layer in Layer::ALL {
            shown.set(layer, layers.contains(&layer));
        }
    }
    shown
}
