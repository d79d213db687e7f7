//! The foot of a figure: the texts its facts come from, numbered, what each speaks of, and whose
//! base map it is.

use super::layout::{LINE_PT, Shed};
use crate::citation::{reference, reference_by_own_title};
use crate::font::{text_width, wrap};
use crate::i18n::I18n;
use crate::model::{Atlas, FeatureId};
use crate::projection::PagePt;
use crate::scene::build::Builder;
use crate::scene::footnotes::{Drawn, Numbering, key_line};
use crate::scene::furniture::source_line;
use crate::scene::theme::NOTE_PT;

/// A column of the foot is at least so wide where there are several.
const COLUMN_PT: f64 = 440.0;
const COLUMN_GAP_PT: f64 = 18.0;

/// A line of the foot: how far it is moved in, and what it says.
type Line = (f64, String);

/// The foot, broken into lines.
#[derive(Clone, Debug, Default)]
pub(super) struct Foot {
    columns: Vec<Vec<Line>>,
    column_width: f64,
}

impl Foot {
    /// The foot of a figure that draws some facts, in a width.
    pub(super) fn new(
        atlas: &Atlas,
        i18n: &I18n,
        (drawn, numbering): (&Drawn, &Numbering),
        footnotes: bool,
        shed: Shed,
        width: f64,
    ) -> Self {
        let columns = ((width + COLUMN_GAP_PT) / (COLUMN_PT + COLUMN_GAP_PT)).floor();
        let columns = (1..=3)
            .rev()
            .find(|n| f64::from(*n) <= columns)
            .unwrap_or(1);
        let column_width = (width + COLUMN_GAP_PT) / f64::from(columns) - COLUMN_GAP_PT;
        let sources = numbering.order().iter().map(|id| atlas.source(*id));
        let mut lines = Vec::new();
        let is_listed = footnotes && shed < Shed::References;
        if is_listed {
            if shed < Shed::Comfort {
                for (n, source) in (1_usize..).zip(sources) {
                    let entry = reference(source, i18n.language());
                    lines.extend(hanging(n, &entry, column_width));
                }
            } else {
                let entry = |(n, source)| {
                    let entry = reference_by_own_title(source, i18n.language());
                    format!("[{n}] {entry}")
                };
                let entries: Vec<String> = (1_usize..).zip(sources).map(entry).collect();
                lines.extend(plain(&entries.join(" "), column_width));
            }
            if shed < Shed::Key {
                lines.extend(key(atlas, i18n, drawn, numbering, column_width));
            }
        }
        let base = if shed < Shed::Comfort {
            i18n.base_text(atlas.base())
        } else {
            i18n.short_base_text(atlas.base())
        };
        if is_listed {
            lines.extend(plain(&base, column_width));
            return Self {
                columns: balanced(lines, columns),
                column_width,
            };
        }
        let by = numbering.order().iter().map(|id| atlas.source(*id));
        let said = source_line(i18n, by).filter(|_| shed < Shed::Title);
        let lines = said
            .iter()
            .chain([&base])
            .flat_map(|text| plain(text, width));
        Self {
            columns: vec![lines.collect()],
            column_width: width,
        }
    }

    /// Its height.
    pub(super) fn height(&self) -> f64 {
        let lines = self.columns.iter().map(Vec::len).max().unwrap_or(0);
        lines as f64 * LINE_PT
    }

    /// Draws it with its upper left corner at `at`.
    pub(super) fn draw(&self, pen: &mut Builder<'_>, at: PagePt) {
        let soft = pen.theme().ink_soft;
        let mut left = at;
        for column in &self.columns {
            let mut base = left.offset(0.0, NOTE_PT);
            for (indent, text) in column {
                let shape = pen.text(text, base.offset(*indent, 0.0), NOTE_PT, soft);
                pen.fixed(shape);
                base = base.offset(0.0, LINE_PT);
            }
            left = left.offset(self.column_width + COLUMN_GAP_PT, 0.0);
        }
    }
}

fn plain(text: &str, width: f64) -> Vec<Line> {
    let lines = wrap(text, NOTE_PT, width).into_iter();
    lines.map(|line| (0.0, line)).collect()
}

/// An entry of the list of texts, its lines after the first moved in.
fn hanging(number: usize, entry: &str, width: f64) -> Vec<Line> {
    let label = format!("[{number}] ");
    let indent = text_width(&label, NOTE_PT);
    let lines = wrap(entry, NOTE_PT, width - indent).into_iter();
    let mut first = true;
    lines
        .map(|line| {
            if std::mem::take(&mut first) {
                (0.0, format!("{label}{line}"))
            } else {
                (indent, line)
            }
        })
        .collect()
}

/// Which places, links and corridors each text speaks of.
fn key(atlas: &Atlas, i18n: &I18n, drawn: &Drawn, numbering: &Numbering, width: f64) -> Vec<Line> {
    let features = drawn.features();
    let is_of = |message: &str, feature: &FeatureId| match feature {
        FeatureId::Place(_) => message == "footnote-places",
        FeatureId::Link(_) => message == "footnote-links",
        FeatureId::Corridor(_) => message == "footnote-corridors",
    };
    let mut lines = Vec::new();
    for message in ["footnote-places", "footnote-links", "footnote-corridors"] {
        let such = features
            .iter()
            .filter(|(feature, _)| is_of(message, feature));
        let such: Vec<_> = such.cloned().collect();
        if !such.is_empty() {
            let list = key_line(&such, numbering, atlas, i18n);
            let text = i18n.tr_with(message, &[("list", &list)]);
            lines.extend(plain(&text, width));
        }
    }
    lines
}

/// Lines in columns of about equal height.
fn balanced(lines: Vec<Line>, columns: u32) -> Vec<Vec<Line>> {
    let each = lines.len().div_ceil(columns.max(1) as usize).max(1);
    lines.chunks(each).map(<[Line]>::to_vec).collect()
}
