//! The flags of `render`, and the words they take.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::kind::{By, Kind, Sort};
use crate::cli::arguments::{DataArguments, language};
use crate::diagnostics::nearest;
use crate::export;
use crate::figure_spec::{InvalidReviewNumber, InvalidView, Notes, PageSize, ReviewNumber, ViewAt};
use crate::files::Overwrite;
use crate::filter::{UnknownWord, parse_facet};
use crate::messages::{Said, Says as _, said};
use crate::model::Atlas;
use crate::model::{Language, PartialDate, Status};
use crate::scene::{Layer, Shown, Theme};

/// The word for an empty list.
const NONE: &str = export::NONE;

pub(super) const EXAMPLE: &str = "\
Examples:
  chengyu-atlas render -o map.svg
  chengyu-atlas render -o circle.png --fit circle --dpi 300
  chengyu-atlas render -o slide.png --size slide --theme dark --lang en
  chengyu-atlas render -o ziyang.pdf --focus 资阳 --title 资阳的规划通道 --citations ziyang.bib
  chengyu-atlas render -o two.pdf --focus 资阳 --focus 遂宁 --side-by-side
  chengyu-atlas render -o ties.pdf --focus 成都 --focus 资阳 --connections
  chengyu-atlas render -o started.pdf --status under-construction --as-of 2020-12
  chengyu-atlas render -o corridors.pdf --layers roles,corridors,labels
  chengyu-atlas render -o atlas.pdf --book cities
  chengyu-atlas render -o map.pdf --document map.atlas.json";

/// Draw the map into a file, without a window.
#[derive(Clone, Debug, Args)]
#[command(after_help = EXAMPLE)]
pub(in crate::cli) struct Options {
    /// The file to write; its ending says the format: .png, .svg, .pdf or .pptx
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: PathBuf,
    /// What kind of picture it is
    ///
    /// A board of more links than a page has room for goes on over further pages: of a PDF or
    /// PPTX, or of files beside --output under its name with their numbers, as in board-1.svg.
    #[arg(long, value_enum, default_value_t = Kind::Map)]
    pub(super) kind: Kind,
    /// The order of the rows of a board [default: mode]
    #[arg(long, value_enum, value_name = "ORDER")]
    pub(super) sort: Option<Sort>,
    /// What each map of --kind multiples is of [default: text]
    #[arg(long, value_enum, value_name = "WHAT")]
    pub(super) by: Option<By>,
    /// The page: report (156 mm wide), column (80 mm wide), A4, A4-portrait, A3, A3-portrait, slide
    /// (13.333x7.5in), or a width, or width x height, in mm, cm, in, pt or px, 40 to 2000 mm a side
    /// [default: A4]
    ///
    /// Report, column and a width alone are as high as the subject asks.
    /// Pixels are counted at --dpi for a PNG, at 96 an inch for all else.
    #[arg(long, value_name = "SIZE", allow_hyphen_values = true)]
    pub(super) size: Option<String>,
    /// Pixels an inch of a PNG, 96 to 600
    #[arg(
        long,
        default_value_t = 150,
        allow_negative_numbers = true,
        value_parser = clap::value_parser!(u16).range(96..=600)
    )]
    pub(super) dpi: u16,
    /// What the map shows [default: region]
    #[arg(long, value_enum)]
    pub(super) fit: Option<Fit>,
    /// Centre and zoom of the map, as in 104.65,30.12,9; zoom as in the window, 3 to 16
    #[arg(
        long,
        value_name = "LON,LAT,ZOOM",
        value_parser = view,
        allow_hyphen_values = true,
        conflicts_with_all = ["fit", "focus"]
    )]
    pub(super) view: Option<ViewAt>,
    /// A place, link or corridor to fit and to mark: its id, adcode or name
    #[arg(long, value_name = "NAME", conflicts_with = "fit")]
    pub(super) focus: Vec<String>,
    /// Maps of one scale on one page, one for each of two to four --focus
    #[arg(long)]
    pub(super) side_by_side: bool,
    /// What ties the place of --focus to others, or the places of two --focus to each other
    #[arg(long, conflicts_with = "side_by_side")]
    pub(super) connections: bool,
    /// The layers to draw instead of the opening ones; none for the bare ground
    #[arg(long, value_delimiter = ',', value_name = "LAYER,…", value_parser = layer)]
    pub(super) layers: Option<Vec<Chosen<Layer>>>,
    /// The statuses of the links to draw instead of all; none for no links
    #[arg(long, value_delimiter = ',', value_name = "STATUS,…", value_parser = status)]
    pub(super) status: Option<Vec<Chosen<Status>>>,
    /// Facts to draw instead of all, by a property: kind, category, given-by, status, mode, source,
    /// year, place or certainty; ! leaves out
    ///
    /// As in --filter mode=rail --filter place=遂宁市 or --filter 'status=!proposed'. With several,
    /// facts that fit all of them are drawn.
    #[arg(long, value_name = "PROPERTY=VALUE,…")]
    pub(super) filter: Vec<String>,
    /// What becomes of the facts that do not fit
    #[arg(long, value_enum, default_value_t = Filtered::Hide)]
    pub(super) filtered: Filtered,
    /// Draw no fact that was said later than this: 2020, 2020-07 or 2020-07-25
    ///
    /// A fact counts if one of its texts is not later. Dates are compared as far as both are
    /// known; a text without a date does not count.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(super) as_of: Option<PartialDate>,
    /// The colours
    #[arg(long, value_enum, default_value_t = Colours::Light)]
    pub(super) theme: Colours,
    /// The language: zh-Hans, zh-Hant or en [default: zh-Hans, or that of --document]
    #[arg(long, value_name = "LANGUAGE", value_parser = language)]
    pub(super) lang: Option<Language>,
    /// The title above the map; empty for none [default: what the map is about and shows]
    #[arg(long, allow_hyphen_values = true)]
    pub(super) title: Option<String>,
    /// Words below the map
    #[arg(long, allow_hyphen_values = true)]
    pub(super) caption: Option<String>,
    /// The number of the map's review (审图号), as in GS(2024)0001号
    #[arg(long, value_name = "NUMBER", value_parser = review_number)]
    pub(super) review_number: Option<ReviewNumber>,
    /// What stands before the title: 图1, Figure 2
    #[arg(long, value_name = "NUMBER", allow_hyphen_values = true)]
    pub(super) number: Option<String>,
    /// Where the title stands
    #[arg(long, value_enum, value_name = "PLACE", default_value_t = TitlePlace::Above)]
    pub(super) title_place: TitlePlace,
    /// How much it says of its texts [default: full on A4 and larger, short below, none on a slide]
    #[arg(long, value_enum, value_name = "HOW")]
    pub(super) notes: Option<NotesWord>,
    /// The older form of --notes: on is full, off is none
    #[arg(long, value_enum, hide = true, conflicts_with = "notes")]
    pub(super) footnotes: Option<Switch>,
    /// Write the references of the figure's texts too: .bib (BibTeX) or .json (CSL-JSON)
    #[arg(long, value_name = "FILE")]
    pub(super) citations: Option<PathBuf>,
    /// Make a book instead of one figure: title page, overview, a page or more for every city and
    /// county that a text names, registers, index and texts, in one .pdf on A4
    #[arg(
        long,
        value_enum,
        value_name = "WHAT",
        conflicts_with_all = [
            "kind", "sort", "by", "size", "dpi", "fit", "view", "focus", "side_by_side", "connections", "layers",
            "status", "filter", "filtered", "as_of",
            "title", "number", "title_place", "caption", "notes", "footnotes", "citations"
        ]
    )]
    pub(super) book: Option<BookOf>,
    /// The figure of a map that was saved: *.atlas.json
    ///
    /// What it shows, its page and its theme are as they were saved; --base and --pack stand in for
    /// files of it that have moved.
    #[arg(
        long,
        value_name = "FILE",
        conflicts_with_all = [
            "book", "kind", "sort", "by", "size", "dpi", "fit", "view", "focus", "side_by_side", "connections", "layers",
            "status", "filter", "filtered", "as_of", "theme", "review_number",
            "title", "number", "title_place", "caption", "notes", "footnotes", "citations"
        ]
    )]
    pub(super) document: Option<PathBuf>,
    /// Replace files that are there already
    #[arg(long)]
    pub(super) force: bool,
    #[command(flatten)]
    pub(super) data: DataArguments,
}

impl Options {
    /// How much a figure on a page says of its texts.
    pub(super) fn notes(&self, page: PageSize) -> Notes {
        match (self.notes, self.footnotes) {
            (Some(NotesWord::Full), _) | (None, Some(Switch::On)) => Notes::Full,
            (Some(NotesWord::Short), _) => Notes::Short,
            (Some(NotesWord::None), _) | (None, Some(Switch::Off)) => Notes::None,
            (None, None) => Notes::usual(page),
        }
    }

    /// The language of messages, and of a figure that is no document's.
    pub(super) fn lang(&self) -> Language {
        self.lang.unwrap_or_default()
    }

    /// What becomes of files that are there already.
    pub(super) fn overwrite(&self) -> Overwrite {
        if self.force {
            Overwrite::Yes
        } else {
            Overwrite::No
        }
    }

    /// The colours as a theme.
    pub(super) fn theme(&self) -> Theme {
        match self.theme {
            Colours::Light => Theme::light(),
            Colours::Dark => Theme::dark(),
            Colours::Print => Theme::print(),
        }
    }

    /// What is to be drawn of an atlas.
    pub(super) fn shown(&self, atlas: &Atlas) -> Result<Shown, UnknownWord> {
        let mut shown = Shown::default();
        if let Some(layers) = &self.layers {
            for layer in Layer::ALL {
                shown.set(layer, layers.iter().any(|on| on.0.contains(&layer)));
            }
        }
        if let Some(statuses) = &self.status {
            for status in Status::ALL {
                shown.set_status(status, statuses.iter().any(|on| on.0.contains(&status)));
            }
        }
        let mut filter = shown.filter().clone();
        for words in &self.filter {
            let (facet, choice) = parse_facet(atlas, words)?;
            filter.choose(facet, Some(choice));
        }
        shown.set_filter(filter);
        shown.set_hides(self.filtered == Filtered::Hide);
        shown.set_as_of(self.as_of);
        Ok(shown)
    }
}

/// What becomes of facts that do not fit a filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Filtered {
    /// They are not drawn
    Hide,
    /// They are drawn thin and faint
    StepBack,
}

/// The colours of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Colours {
    /// Dark marks on light ground
    Light,
    /// Light marks on dark ground
    Dark,
    /// Greys and patterns, for paper without colours
    Print,
}

/// What the map shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Fit {
    /// The economic circle
    Circle,
    /// All of Sichuan and Chongqing
    Region,
}

/// What a book is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum BookOf {
    /// Cities and counties
    Cities,
}

/// Where the title of a figure stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum TitlePlace {
    /// Above the map, on the left
    Above,
    /// Below it, in the middle
    Below,
}

/// How much a figure says of its texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum NotesWord {
    /// Numbers at the names, and the list of the texts
    Full,
    /// A line that names the texts
    Short,
    /// Nothing but the line that no figure goes without
    None,
}

/// Something that is there or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Switch {
    /// There
    On,
    /// Not there
    Off,
}

/// What one word stands for, which may be nothing or several.
#[derive(Clone, Debug)]
pub(super) struct Chosen<T>(pub(super) Vec<T>);

/// The layer of a word.
fn layer(word: &str) -> Result<Chosen<Layer>, Said> {
    let word = word.trim();
    let found = Layer::ALL.into_iter().filter(|l| l.word() == word);
    chosen(
        "render-layers-are",
        word,
        found,
        &Layer::ALL.map(Layer::word),
    )
}

/// The statuses of a word; those before construction share one beside their own.
fn status(word: &str) -> Result<Chosen<Status>, Said> {
    let word = word.trim();
    let mut words: Vec<&str> = Vec::new();
    for status in Status::ALL {
        words.extend([status.word(), status.own_word()]);
    }
    words.sort_by_key(|word| Status::of_word(word).next());
    words.dedup();
    chosen("render-statuses-are", word, Status::of_word(word), &words)
}

/// What a word stands for among `words`.
fn chosen<T>(
    kind: &'static str,
    word: &str,
    found: impl Iterator<Item = T>,
    words: &[&str],
) -> Result<Chosen<T>, Said> {
    let found: Vec<T> = found.collect();
    if found.is_empty() && word != NONE {
        return Err(unknown(kind, word, words));
    }
    Ok(Chosen(found))
}

/// That a word is none of `words`, which the message of the key `kind` lists.
fn unknown(kind: &'static str, word: &str, words: &[&str]) -> Said {
    let near = nearest(word, words.iter().copied(), 1);
    let words = Said::list(words.iter().map(|word| Said::verbatim(*word)));
    let known = Said::new(kind).with("words", words).with("none", NONE);
    match near.first() {
        Some(near) => said!("render-did-you-mean", near = near, rest = known),
        None => known,
    }
}

fn date(text: &str) -> Result<PartialDate, Said> {
    PartialDate::parse(text.trim()).ok_or_else(|| said!("render-date"))
}

/// What every value of an option says that is wrong is a [`Said`], for whoever shows it.
fn view(text: &str) -> Result<ViewAt, Said> {
    text.parse().map_err(|error: InvalidView| error.said())
}

fn review_number(text: &str) -> Result<ReviewNumber, Said> {
    text.parse()
        .map_err(|error: InvalidReviewNumber| error.said())
}
