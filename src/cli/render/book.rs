//! `render --book`: the atlas as one PDF.

use super::failure::{failed, usage};
use super::glyphs::{self, texts_of};
use super::options::Options;
use super::targets;
use crate::book::Book;
use crate::cli::output::{Failure, Output};
use crate::export;
use crate::figure_spec::Format;
use crate::files;
use crate::i18n::I18n;
use crate::messages::said;
use crate::scene::layout::figure;

/// Makes the book.
pub(super) fn run(
    options: &Options,
    format: Format,
    output: &mut Output<'_>,
) -> Result<(), Failure> {
    if format != Format::Pdf {
        let file = options.output.display().to_string();
        return Err(usage(&said!("render-book-pdf", file = file)));
    }
    targets::check(options)?;
    let loaded = options.data.load()?;
    let (i18n, theme) = (I18n::new(options.lang()), options.theme());
    let review = options.review_number.as_ref();
    let book = Book::new(&loaded.atlas, &i18n, &theme, review);
    let lines = book.pages.iter().flat_map(|page| &page.blocks);
    let lines = lines.flat_map(|block| &block.lines);
    let mut missing = glyphs::Missing::default();
    missing.look_in(lines.map(|line| line.text.as_str()));
    // The font has every name of the bundled data, and drawing all maps once more takes a second.
    if !options.data.is_bundled() {
        for map in book.pages.iter().filter_map(|page| page.map.as_ref()) {
            let scene = figure(&loaded.atlas, &i18n, &theme, &map.figure);
            missing.look_in(texts_of(&scene));
        }
    }
    missing.warn(output)?;
    let bytes = export::encode_book(&book, &loaded.atlas, &i18n, &theme).map_err(failed)?;
    files::write_atomically(&options.output, &bytes, options.overwrite()).map_err(failed)?;
    loaded.keep();
    output.tell(&loaded.findings);
    output.report(&loaded.problems)
}
