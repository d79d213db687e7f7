//! `render`: a figure without a window.

mod book;
mod options;

pub(super) use options::Options;
use options::{Colours, EXAMPLE, Fit};

use super::{Failure, Files, Output};
use crate::citation::{self, Style};
use crate::export::{self, Description, ExportError, Format, Overwrite};
use crate::figure::{PageSize, find, one_line};
use crate::font::has_glyph;
use crate::i18n::I18n;
use crate::model::{Atlas, FeatureId, Language};
use crate::scene::figure::{Extent, Figure, feature_bounds, figure, usual_title};
use crate::scene::{Layer, Shown, Theme};

/// Draws the map.
pub(super) fn run(
    options: &Options,
    files: &Files,
    output: &mut Output<'_>,
) -> Result<(), Failure> {
    let format = Format::of(&options.output).map_err(|error| usage(&error))?;
    if options.book.is_some() {
        return book::run(options, format, files, output);
    }
    let style = options.citations.as_deref().map(Style::of).transpose();
    let style = style.map_err(|error| usage(&error))?;
    let page = page(options, format)?;
    number_of_focuses(options)?;
    let overwrite = if options.force {
        Overwrite::Yes
    } else {
        Overwrite::No
    };
    for path in std::iter::once(&options.output).chain(&options.citations) {
        export::check_target(path, overwrite).map_err(failed)?;
    }
    let loaded = files.load()?;
    let i18n = I18n::new(options.lang);
    let theme = match options.theme {
        Colours::Light => Theme::light(),
        Colours::Dark => Theme::dark(),
    };
    let asked = Figure {
        page,
        title: title(options, &i18n, output)?,
        caption: words(
            "--caption",
            options.caption.as_deref().unwrap_or(""),
            output,
        )?,
        review: options.review_number.clone(),
        footnotes: options.footnotes == options::Switch::On,
        shown: shown(options),
        ..about(options, &loaded.atlas)?
    };
    let scene = figure(&loaded.atlas, &i18n, &theme, &asked);
    if !scene.left_out.is_empty() {
        let english = I18n::new(Language::En);
        let what: Vec<String> = scene.left_out.iter().map(|w| english.tr(w.key())).collect();
        let what = what.join(", ");
        writeln!(
            output.err,
            "warning: the page has no room for: {what}; choose a larger --size"
        )?;
    }
    let description = Description::of(&loaded.atlas, &i18n, &theme, &asked, &scene);
    let dpi = f64::from(options.dpi);
    let bytes = export::encode(&scene, &description, format, dpi).map_err(failed)?;
    export::write_atomically(&options.output, &bytes, overwrite).map_err(failed)?;
    if let (Some(path), Some(style)) = (&options.citations, style) {
        let references = citation::file(&loaded.atlas, &scene.sources, style);
        export::write_atomically(path, references.as_bytes(), overwrite).map_err(failed)?;
    }
    // What could be read is drawn; what could not is told, and the command has failed.
    output.report(&loaded.problems)
}

fn usage(error: &dyn std::fmt::Display) -> Failure {
    Failure::Usage(format!("{error}\n\n{EXAMPLE}"))
}

fn failed(error: ExportError) -> Failure {
    Failure::Job(error.to_string())
}

/// The page; a picture's pixels are of its own resolution.
fn page(options: &Options, format: Format) -> Result<PageSize, Failure> {
    let Some(size) = &options.size else {
        return Ok(PageSize::default());
    };
    let dpi = match format {
        Format::Png => f64::from(options.dpi),
        Format::Svg | Format::Pdf => 96.0,
    };
    PageSize::parse(size, dpi).map_err(|error| usage(&format!("--size: {error}")))
}

fn number_of_focuses(options: &Options) -> Result<(), Failure> {
    match (options.focus.len(), options.side_by_side) {
        (0 | 1, false) | (2, true) => Ok(()),
        (2, false) => Err(usage(
            &"--focus is given twice: add --side-by-side for two maps on one page, or give one",
        )),
        (n, true) => Err(usage(&format!(
            "--side-by-side needs --focus twice, not {n} times: one for each of its two maps"
        ))),
        (n, false) => Err(usage(&format!(
            "--focus is given {n} times: give one, or two with --side-by-side"
        ))),
    }
}

/// What the figure is about.
fn about(options: &Options, atlas: &Atlas) -> Result<Figure, Failure> {
    let features = options.focus.iter().map(|word| feature(atlas, word));
    let features = features.collect::<Result<Vec<FeatureId>, Failure>>()?;
    let extent = match (features.as_slice(), options.view) {
        ([one, other], _) => Extent::Pair(*one, *other),
        ([one], _) => Extent::Feature(*one),
        (_, Some(view)) => Extent::At(view),
        _ => match options.fit {
            Some(Fit::Circle) => Extent::Circle,
            Some(Fit::Region) | None => Extent::Region,
        },
    };
    Ok(Figure {
        selection: features.first().copied(),
        ..Figure::new(extent)
    })
}

fn feature(atlas: &Atlas, word: &str) -> Result<FeatureId, Failure> {
    let feature = find(atlas, word).map_err(|error| Failure::Usage(format!("--focus: {error}")))?;
    if feature_bounds(atlas, feature).is_none() {
        return Err(Failure::Usage(format!(
            "--focus: “{word}” has no position on the map; name one of the places it ties"
        )));
    }
    Ok(feature)
}

fn title(options: &Options, i18n: &I18n, output: &mut Output<'_>) -> Result<String, Failure> {
    match &options.title {
        Some(title) => words("--title", title, output),
        None => Ok(usual_title(i18n, &shown(options))),
    }
}

/// Words for the figure as one line, with a warning if they cannot all be drawn.
fn words(flag: &str, text: &str, output: &mut Output<'_>) -> Result<String, Failure> {
    let line = one_line(text);
    let mut missing: Vec<char> = line.chars().filter(|c| !has_glyph(*c)).collect();
    missing.sort_unstable();
    missing.dedup();
    if !missing.is_empty() {
        let shown: String = missing.iter().take(10).collect();
        writeln!(
            output.err,
            "warning: {flag}: the font of figures has no “{shown}”; other words would be complete"
        )?;
    }
    Ok(line)
}

fn shown(options: &Options) -> Shown {
    let mut shown = Shown::default();
    if let Some(layers) = &options.layers {
        for layer in Layer::ALL {
            shown.set(layer, layers.iter().any(|on| on.0.contains(&layer)));
        }
    }
    if let Some(statuses) = &options.status {
        for status in crate::model::Status::ALL {
            shown.set_status(status, statuses.iter().any(|on| on.0.contains(&status)));
        }
    }
    shown.set_as_of(options.as_of);
    shown
}
