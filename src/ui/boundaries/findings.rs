//! What became of single features of a file of boundaries: a list of which only the rows in sight
//! are made.

use egui::{Label, RichText, ScrollArea, TextStyle, Ui};

use crate::geodata::{Finding, FindingKind, NamedUnit, Suggestion};
use crate::i18n::I18n;
use crate::messages::Said;
use crate::state::Understood;
use crate::ui::{Reading, style};

/// The lines of a row: the feature, what was found, what to do.
const LINES: usize = 3;

/// One feature of which there is something to say.
struct Row {
    /// What became of it, and which feature it is.
    head: String,
    /// What was found in it; empty where the head says all.
    found: String,
    /// What to do about it; may be empty.
    remedy: String,
}

/// How many features there is something to say of.
pub(super) fn count(read: &Understood) -> usize {
    read.findings.len() + read.report.not_matched.len()
}

/// Shows the list in so much height: units that are missing first, then those that were not
/// matched.
pub(super) fn list(ui: &mut Ui, reading: &Reading<'_>, read: &Understood, height: f32) {
    let total = count(read);
    if total == 0 {
        ui.label(style::soft(
            reading.theme,
            reading.i18n.tr("boundaries-no-findings"),
        ));
        return;
    }
    let spacing = ui.spacing().item_spacing.y;
    let line = ui.text_style_height(&TextStyle::Small).max(style::SMALL_PT);
    let body = ui.text_style_height(&TextStyle::Body);
    let rest = f32::from(u8::try_from(LINES - 1).unwrap_or(u8::MAX));
    let row_pt = body + rest * (line + 2.0) + spacing;
    ScrollArea::vertical()
        .auto_shrink([false, false])
        .max_height(height)
        .show_rows(ui, row_pt, total, |ui, rows| {
            for index in rows {
                let (row, width) = (row(reading.i18n, read, index), ui.available_width());
                ui.allocate_ui(egui::vec2(width, row_pt), |ui| {
                    ui.set_min_height(row_pt);
                    ui.spacing_mut().item_spacing.y = 2.0;
                    let head = RichText::new(&row.head);
                    ui.add(Label::new(head).truncate()).on_hover_text(&row.head);
                    for text in [&row.found, &row.remedy] {
                        if !text.is_empty() {
                            cut_line(ui, reading, text);
                        }
                    }
                });
            }
        });
}

/// A line in the secondary ink that is cut where it is too long, and shown whole under the pointer.
fn cut_line(ui: &mut Ui, reading: &Reading<'_>, text: &str) {
    let text = style::soft(reading.theme, text);
    ui.add(egui::Label::new(text.clone()).truncate())
        .on_hover_text(text);
}

/// All of the list as text, a line a feature.
pub(super) fn text(reading: &Reading<'_>, read: &Understood) -> String {
    let file = &read.report.file;
    let lines = (0..count(read)).map(|index| {
        let Row {
            head,
            found,
            remedy,
        } = row(reading.i18n, read, index);
        let parts = [file.as_str(), &head, &found, &remedy].into_iter();
        let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
        parts.join(" · ") + "\n"
    });
    lines.collect()
}

fn row(i18n: &I18n, read: &Understood, index: usize) -> Row {
    let unmatched = &read.report.not_matched;
    let after = index.checked_sub(read.left_out);
    match after.filter(|i| *i < unmatched.len()) {
        Some(i) => {
            let unit = &unmatched[i];
            Row {
                head: head(i18n, FindingKind::NotMatched, &i18n.say(&unit.entry)),
                found: String::new(),
                remedy: suggestion(i18n, &unit.suggestion),
            }
        }
        None => {
            let before = after.map_or(0, |_| unmatched.len());
            let finding = read.findings.get(index - before);
            finding.map_or_else(Row::empty, |finding| Row::of(i18n, finding))
        }
    }
}

impl Row {
    fn of(i18n: &I18n, finding: &Finding) -> Self {
        let notice = &finding.notice;
        let said = |part: &Option<Said>| part.as_ref().map(|part| i18n.say(part));
        let entry = said(&notice.entry).unwrap_or_default();
        Self {
            head: head(i18n, finding.kind, &entry),
            found: i18n.say(&notice.message),
            remedy: said(&notice.remedy).unwrap_or_default(),
        }
    }

    fn empty() -> Self {
        Self {
            head: String::new(),
            found: String::new(),
            remedy: String::new(),
        }
    }
}

fn head(i18n: &I18n, kind: FindingKind, entry: &str) -> String {
    let kind = i18n.tr(match kind {
        FindingKind::Mended => "boundaries-mended",
        FindingKind::DrawnAsLine => "boundaries-lines",
        FindingKind::NotDrawn => "boundaries-not-drawn",
        FindingKind::NotMatched => "boundaries-not-matched",
        FindingKind::OtherDatum => "boundaries-distance",
        FindingKind::LeftOut => "boundaries-left-out",
    });
    if entry.is_empty() {
        kind
    } else {
        i18n.tr_with("boundaries-row", &[("kind", &kind), ("entry", entry)])
    }
}

fn suggestion(i18n: &I18n, suggestion: &Suggestion) -> String {
    let name = |unit: &NamedUnit| {
        let words = [("name", unit.name.as_str()), ("code", &unit.adcode)];
        i18n.tr_with("boundaries-unit", &words)
    };
    match suggestion {
        Suggestion::Elsewhere => i18n.tr("boundaries-elsewhere"),
        Suggestion::OneOf(units) => {
            let units: Vec<String> = units.iter().map(name).collect();
            let units = units.join(&i18n.tr("list-comma"));
            i18n.tr_with("boundaries-one-of", &[("units", &units)])
        }
        Suggestion::FarFrom(unit) => i18n.tr_with("boundaries-far-from", &[("unit", &name(unit))]),
        Suggestion::Perhaps(unit) => i18n.tr_with("boundaries-perhaps", &[("unit", &name(unit))]),
        Suggestion::In(unit) => i18n.tr_with("boundaries-in", &[("unit", &name(unit))]),
        Suggestion::Nothing => i18n.tr("boundaries-give-code"),
    }
}
