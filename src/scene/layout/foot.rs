//! The foot of a figure: the texts its facts come from, numbered, what each speaks of, and whose
//! base map it is.

use super::arrangement::{LINE_PT, Omission};
use crate::citation::{reference, reference_by_own_title};
use crate::font::{text_width, wrap};
use crate::i18n::I18n;
use crate::model::{Atlas, FeatureId, Source};
use crate::projection::PagePt;
use crate::scene::draw_list::DrawList;
use crate::scene::numbering::key_line;
use crate::scene::seen::SeenFacts;
use crate::scene::shapes::{continuing, text};
use crate::scene::theme::NOTE_PT;
use crate::scene::{Mark, NameKey, Numbering, Theme};

/// A column of the foot is at least so wide where there are several.
const COLUMN_PT: f64 = 440.0;
const COLUMN_GAP_PT: f64 = 18.0;

/// A line of the foot.
#[derive(Clone, Debug)]
struct FootLine {
    /// How far it is moved in.
    indent: f64,
    text: String,
    /// Whether it goes on with what the line before it says.
    continues: bool,
}

/// The foot, broken into lines.
#[derive(Clone, Debug, Default)]
pub(super) struct Foot {
    columns: Vec<Vec<FootLine>>,
    column_width: f64,
}

/// What a foot lists.
#[derive(Clone, Copy, Debug)]
pub(super) struct FootEntries<'a> {
    /// The facts that are drawn.
    pub(super) facts: &'a SeenFacts,
    /// The numbers of their texts.
    pub(super) numbering: &'a Numbering,
    /// The names that stand on the map as numbers.
    pub(super) names: Option<&'a NameKey>,
    /// Whether the figure has a map, whose base is told.
    pub(super) has_map: bool,
}

/// How many columns a foot of a width has, and how wide they are; only the list of texts is set in
/// several.
pub(super) fn foot_columns(width: f64, is_listed: bool) -> (u32, f64) {
    if !is_listed {
        return (1, width);
    }
    let columns = ((width + COLUMN_GAP_PT) / (COLUMN_PT + COLUMN_GAP_PT)).floor();
    let columns = (1..=3)
        .rev()
        .find(|n| f64::from(*n) <= columns)
        .unwrap_or(1);
    let column_width = (width + COLUMN_GAP_PT) / f64::from(columns) - COLUMN_GAP_PT;
    (columns, column_width)
}

impl Foot {
    /// The foot of a figure with its list of texts or without, in a width.
    pub(super) fn new(
        atlas: &Atlas,
        i18n: &I18n,
        entries: FootEntries<'_>,
        is_listed: bool,
        omission: Omission,
        width: f64,
    ) -> Self {
        let (columns, column_width) = foot_columns(width, is_listed);
        let numbering = entries.numbering;
        let sources = numbering.order().iter().map(|id| atlas.source(*id));
        let names = entries.names.map(|names| names.lines(i18n));
        let names = names.into_iter().flatten().collect();
        let mut lines = paragraph(names, 0.0);
        if is_listed {
            if omission < Omission::FullReferences {
                for (n, source) in (1_usize..).zip(sources) {
                    let entry = reference(source, i18n);
                    lines.extend(hanging(n, &entry, column_width));
                }
            } else {
                let entry = |(n, source)| {
                    let entry = reference_by_own_title(source, i18n);
                    format!("[{n}] {entry}")
                };
                let entries: Vec<String> = (1_usize..).zip(sources).map(entry).collect();
                lines.extend(broken(&entries.join(" "), column_width));
            }
            if omission < Omission::Key {
                lines.extend(key(atlas, i18n, entries.facts, numbering, column_width));
            }
        }
        if is_listed {
            let base = match (entries.has_map, omission < Omission::FullReferences) {
                (true, true) => Some(i18n.data_text(atlas)),
                (true, false) => Some(i18n.short_data_text(atlas)),
                (false, _) => i18n.facts_text(atlas),
            };
            lines.extend(base.iter().flat_map(|base| broken(base, column_width)));
            return Self {
                columns: balanced(lines, columns),
                column_width,
            };
        }
        let by = numbering.order().iter().map(|id| atlas.source(*id));
        let said = source_line(i18n, by).filter(|_| omission < Omission::Title);
        let base = if entries.has_map {
            Some(i18n.short_data_text(atlas))
        } else {
            i18n.facts_text(atlas)
        };
        let about: Vec<String> = said.into_iter().chain(base).collect();
        lines.extend(broken(&about.join(&i18n.tr("list-semicolon")), width));
        Self {
            columns: vec![lines],
            column_width: width,
        }
    }

    /// Its height.
    pub(super) fn height(&self) -> f64 {
        let lines = self.columns.iter().map(Vec::len).max().unwrap_or(0);
        lines as f64 * LINE_PT
    }

    /// Draws it with its upper left corner at `at`.
    pub(super) fn draw(&self, theme: &Theme, at: PagePt, list: &mut DrawList) {
        let mut left = at;
        for column in &self.columns {
            let mut base = left.offset(0.0, NOTE_PT);
            for (i, line) in column.iter().enumerate() {
                let at = base.offset(line.indent, 0.0);
                let shape = text(&line.text, at, NOTE_PT, theme.ink_soft);
                list.add(Mark::References, continuing(shape, line.continues && i > 0));
                base = base.offset(0.0, LINE_PT);
            }
            left = left.offset(self.column_width + COLUMN_GAP_PT, 0.0);
        }
    }
}

/// A text in lines of a width.
fn broken(text: &str, width: f64) -> Vec<FootLine> {
    paragraph(wrap(text, NOTE_PT, width), 0.0)
}

/// Lines that are one text, those after the first moved in.
fn paragraph(lines: Vec<String>, indent: f64) -> Vec<FootLine> {
    let lines = lines.into_iter().enumerate();
    let line = |(i, text)| FootLine {
        indent: if i > 0 { indent } else { 0.0 },
        text,
        continues: i > 0,
    };
    lines.map(line).collect()
}

/// An entry of the list of texts, its lines after the first moved in.
fn hanging(number: usize, entry: &str, width: f64) -> Vec<FootLine> {
    let label = format!("[{number}] ");
    let indent = text_width(&label, NOTE_PT);
    let mut lines = wrap(entry, NOTE_PT, width - indent);
    if let Some(first) = lines.first_mut() {
        first.insert_str(0, &label);
    }
    paragraph(lines, indent)
}

/// Which places, links and corridors each text speaks of.
fn key(
    atlas: &Atlas,
    i18n: &I18n,
    facts: &SeenFacts,
    numbering: &Numbering,
    width: f64,
) -> Vec<FootLine> {
    let features = facts.features();
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
            lines.extend(broken(&text, width));
        }
    }
    lines
}

/// Who the texts of a figure are by, in a line; `None` for a figure without facts.
fn source_line<'a>(i18n: &I18n, sources: impl Iterator<Item = &'a Source>) -> Option<String> {
    let sources = i18n.brief_sources(sources);
    (!sources.is_empty()).then(|| i18n.tr_with("source-line-facts", &[("sources", &sources)]))
}

/// Lines in columns of about equal height.
fn balanced(lines: Vec<FootLine>, columns: u32) -> Vec<Vec<FootLine>> {
    let each = lines.len().div_ceil(columns.max(1) as usize).max(1);
    lines.chunks(each).map(<[FootLine]>::to_vec).collect()
}
