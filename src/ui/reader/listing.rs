//! What the reader shows without the text: its phrases, where they stand, and how to get it.

use egui::{Align, Label, Layout, RichText, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use super::colors;
use super::touched::Touched;
use crate::action::Action;
use crate::model::SourceId;
use crate::paint::screen::color32;
use crate::reader::Phrases;
use crate::state::Dialog;
use crate::ui::{Reading, style, text};

/// How broad the column is that says where a phrase stands.
const PLACE_PT: f32 = 64.0;

/// Shows why there is no text, and lists the phrases.
pub(super) fn listing(
    ui: &mut Ui,
    reading: &Reading<'_>,
    source: SourceId,
    (phrases, current, sought): (&Phrases, Option<usize>, Option<usize>),
    actions: &mut Vec<Action>,
) -> Touched {
    why(ui, reading, source, actions);
    let mut touched = Touched::default();
    if phrases.all.is_empty() {
        ui.label(style::soft(
            reading.theme,
            reading.i18n.tr("reader-no-phrases"),
        ));
        return touched;
    }
    ui.separator();
    let row_pt = ui.text_style_height(&egui::TextStyle::Body) + 4.0;
    let mut area = ScrollArea::vertical()
        .id_salt(("phrases", source))
        .auto_shrink(false);
    if let Some(sought) = sought {
        let top = sought as f32 * (row_pt + ui.spacing().item_spacing.y);
        area = area.vertical_scroll_offset((top - ui.available_height() / 2.0).max(0.0));
    }
    area.show_rows(ui, row_pt, phrases.all.len(), |ui, rows| {
        for at in rows {
            row(ui, reading, phrases, at, current == Some(at), &mut touched);
        }
    });
    touched
}

/// Why the text is not shown, and what to do.
fn why(ui: &mut Ui, reading: &Reading<'_>, source: SourceId, actions: &mut Vec<Action>) {
    let (i18n, theme) = (reading.i18n, reading.theme);
    let entry = reading.atlas.source(source);
    let soft = color32(theme.ink_soft);
    let file = [("file", entry.file.as_str())];
    let failed = reading.texts.and_then(|texts| texts.of(entry).err());
    let words = match failed {
        None => i18n.tr_with("reader-no-texts", &file),
        Some(orphan) => i18n.tr_with("reader-no-text", &[("reason", &i18n.say(&orphan))]),
    };
    text::paragraph(ui, &words, style::BODY_PT, color32(theme.ink));
    let how = i18n.tr_with("reader-how", &file);
    text::paragraph(ui, &how, style::SMALL_PT, soft);
    ui.horizontal_wrapped(|ui| {
        if ui.button(i18n.tr("reader-open-folder")).clicked() {
            actions.push(Action::Open(Dialog::Texts));
        }
        if let Some(address) = &entry.address
            && ui
                .button(i18n.tr("reader-copy-address"))
                .on_hover_text(address)
                .clicked()
        {
            actions.push(Action::Copy(address.clone()));
        }
    });
}

fn row(
    ui: &mut Ui,
    reading: &Reading<'_>,
    phrases: &Phrases,
    at: usize,
    is_read: bool,
    touched: &mut Touched,
) {
    let (theme, i18n) = (reading.theme, reading.i18n);
    let Some(phrase) = phrases.all.get(at) else {
        return;
    };
    let Some((anchor, kind)) = phrase.anchor(reading.atlas).zip(phrase.kind(reading.atlas)) else {
        return;
    };
    ui.horizontal(|ui| {
        let place = i18n.tr_n("reader-paragraph", anchor.paragraph as usize);
        let place = [place, anchor.article.clone().unwrap_or_default()].concat();
        let room = vec2(PLACE_PT, ui.available_height());
        ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_width(PLACE_PT);
            ui.add(Label::new(style::soft(theme, place)).truncate());
        });
        let words = RichText::new(anchor.quote.as_str())
            .size(style::BODY_PT)
            .color(color32(theme.ink))
            .background_color(colors::ground(theme, kind, is_read));
        let shown = ui.add(Label::new(words).truncate().sense(Sense::click()));
        let shown = shown.on_hover_cursor(egui::CursorIcon::PointingHand);
        shown.widget_info(|| {
            let name = format!("{}: {}", i18n.tr(kind.key()), anchor.quote.as_str());
            WidgetInfo::selected(egui::Role::Link, true, is_read, name)
        });
        if shown.clicked() {
            touched.clicked.clone_from(&phrase.facts);
        }
        if shown.hovered() {
            touched.hovered.clone_from(&phrase.facts);
        }
    });
}
