//! Words that the font of figures cannot draw.

use std::collections::BTreeSet;

use crate::cli::output::{Failure, Output};
use crate::diagnostics::excerpt;
use crate::figure_spec::without_glyph;
use crate::font::has_glyph;
use crate::messages::said;
use crate::scene::{Scene, Shape};
use crate::xml::without_forbidden;

/// How many texts are named; more are counted.
const MOST: usize = 5;
/// How many characters of a text are named.
const MOST_CHARACTERS: usize = 10;

/// Texts with characters that the font lacks, each once, in the order they were met.
#[derive(Debug, Default)]
pub(super) struct Missing {
    texts: Vec<String>,
    known: BTreeSet<String>,
}

impl Missing {
    /// Adds those among `texts`.
    pub(super) fn look_in<'t>(&mut self, texts: impl Iterator<Item = &'t str>) {
        // Characters that no file may hold are left out without a warning.
        for text in texts.map(without_forbidden) {
            if !text.chars().all(has_glyph) && self.known.insert(text.clone().into_owned()) {
                self.texts.push(text.into_owned());
            }
        }
    }

    /// Writes a warning about them to standard error.
    pub(super) fn warn(&self, output: &mut Output<'_>) -> Result<(), Failure> {
        for text in self.texts.iter().take(MOST) {
            let lacking: String = without_glyph(text).chars().take(MOST_CHARACTERS).collect();
            let text = excerpt(text);
            output.warning(&said!("render-no-glyph", lacking = lacking, text = text));
        }
        let more = self.texts.len().saturating_sub(MOST);
        if more > 0 {
            output.warning(&said!("render-more-glyphs", n = more));
        }
        Ok(())
    }
}

/// All text of a scene.
pub(super) fn texts_of(scene: &Scene) -> impl Iterator<Item = &str> {
    scene.items().filter_map(|item| match &item.shape {
        Shape::Text(text) => Some(text.content.as_str()),
        _ => None,
    })
}
