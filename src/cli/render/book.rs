//! `render --book`: the atlas as one PDF.

use super::options::{Colours, Options};
use super::{failed, usage};
use crate::book::Book;
use crate::cli::{Failure, Files, Output};
use crate::export::{self, Format, Overwrite};
use crate::i18n::I18n;
use crate::scene::Theme;

/// Makes the book.
pub(super) fn run(
    options: &Options,
    format: Format,
    files: &Files,
    output: &mut Output<'_>,
) -> Result<(), Failure> {
    if format != Format::Pdf {
        let path = options.output.display();
        return Err(usage(&format!(
            "{path}: --book makes a PDF; the name must end in .pdf"
        )));
    }
    let overwrite = if options.force {
        Overwrite::Yes
    } else {
        Overwrite::No
    };
    export::check_target(&options.output, overwrite).map_err(failed)?;
    let loaded = files.load()?;
    let i18n = I18n::new(options.lang);
    let theme = match options.theme {
        Colours::Light => Theme::light(),
        Colours::Dark => Theme::dark(),
    };
    let review = options.review_number.as_ref();
    let book = Book::new(&loaded.atlas, &i18n, &theme, review);
    let missing: String = book.without_glyph().iter().take(10).collect();
    if !missing.is_empty() {
        writeln!(
            output.err,
            "warning: the font of figures has no “{missing}”; other words would be complete"
        )?;
    }
    let bytes = export::encode_book(&book, &loaded.atlas, &i18n, &theme).map_err(failed)?;
    export::write_atomically(&options.output, &bytes, overwrite).map_err(failed)?;
    output.report(&loaded.problems)
}
