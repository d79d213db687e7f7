//! `render`: a figure without a window.

mod book;
mod document;
mod drawn;
mod failure;
mod glyphs;
mod kind;
mod kind_check;
mod options;
mod room;
mod subject;
mod targets;

use failure::{failed, of_option, usage};
pub(super) use options::Options;

use super::output::{Failure, Output};
use crate::citation::{self, Style};
use crate::export;
use crate::figure_spec::{Format, PageSize, one_line};
use crate::files;
use crate::i18n::I18n;
use crate::messages::{Says as _, said};
use crate::scene::layout::{Figure, figure_title};

/// Draws the map.
pub(super) fn run(options: &Options, output: &mut Output<'_>) -> Result<(), Failure> {
    let format = Format::of(&options.output).map_err(|error| usage(&error))?;
    if options.book.is_some() {
        return book::run(options, format, output);
    }
    if let Some(path) = &options.document {
        return document::run(options, path, format, output);
    }
    let style = options.citations.as_deref().map(Style::of).transpose();
    let style = style.map_err(|error| usage(&error))?;
    let page = page(options, format)?;
    kind_check::check(options)?;
    subject::check_number(options)?;
    let overwrite = options.overwrite();
    targets::check(options)?;
    let loaded = options.data.load()?;
    let (i18n, theme) = (I18n::new(options.lang()), options.theme());
    let about = subject::about(options, &loaded.atlas)?;
    let about = Figure {
        kind: options.kind.kind(),
        sort: options.sort.unwrap_or_default().order(),
        by: options.by.unwrap_or_default().panels(),
        ..about
    };
    let usual_title = || figure_title(&loaded.atlas, &i18n, &about);
    let title = options.title.clone().unwrap_or_else(usual_title);
    let asked = Figure {
        page,
        title: one_line(&title),
        caption: one_line(options.caption.as_deref().unwrap_or("")),
        review: options.review_number.clone(),
        number: one_line(options.number.as_deref().unwrap_or("")),
        is_title_below: options.title_place == options::TitlePlace::Below,
        notes: options.notes(page),
        ..about
    };
    let kind = (format, f64::from(options.dpi));
    let drawn = drawn::drawn(&loaded.atlas, (&i18n, &theme), &asked, kind, output)?;
    let references = style.map(|style| citation::file(&loaded.atlas, &drawn.sources, style));
    let references = options.citations.iter().zip(&references);
    let references = references.map(|(path, text)| (path.as_path(), text.as_bytes()));
    let figure = drawn.files(&options.output);
    let figure = figure.iter().map(|(path, bytes)| (path.as_path(), *bytes));
    let files: Vec<(&std::path::Path, &[u8])> = figure.chain(references).collect();
    files::write_together(&files, overwrite).map_err(failed)?;
    loaded.keep();
    // What could be read is drawn; what could not is told, and the command has failed.
    output.tell(&loaded.findings);
    output.report(&loaded.problems)
}

/// The page; a picture's pixels are of its own resolution, and must not be too many.
fn page(options: &Options, format: Format) -> Result<PageSize, Failure> {
    let dpi = match format {
        Format::Png => f64::from(options.dpi),
        Format::Svg | Format::Pdf | Format::Pptx => 96.0,
    };
    let page = match &options.size {
        Some(size) => PageSize::parse(size, dpi),
        None => Ok(PageSize::default()),
    };
    let page = page.map_err(|error| usage(&of_option("--size", error.said())))?;
    if format == Format::Png {
        export::pixels(page.points(), dpi).map_err(|error| {
            let what = said!("render-smaller", what = error.said());
            usage(&of_option("--size, --dpi", what))
        })?;
    }
    Ok(page)
}
