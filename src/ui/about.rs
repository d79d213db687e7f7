//! What the program is, what it is made of, and under which licences: each can be read in full.

use egui::{CollapsingHeader, Label, RichText, ScrollArea, Ui};

use super::licences::{TEXTS, version_of};
use super::{Reading, style};

/// The most of the window's height that the dialogue takes.
const SHARE: f32 = 0.72;
/// How high a text of a licence is shown.
const TEXT_PT: f32 = 240.0;

/// Shows it all, scrolled where it is higher than the window.
pub(super) fn about(ui: &mut Ui, reading: &Reading<'_>) {
    let height = ui.ctx().content_rect().height() * SHARE;
    ScrollArea::vertical()
        .id_salt("about")
        .max_height(height)
        .min_scrolled_height(height)
        .show(ui, |ui| {
            what_it_is(ui, reading);
            ui.separator();
            licences(ui, reading);
            ui.separator();
            sources(ui, reading);
        });
}

fn what_it_is(ui: &mut Ui, reading: &Reading<'_>) {
    let (i18n, theme) = (reading.i18n, reading.theme);
    ui.label(RichText::new(i18n.tr("app-title")).size(style::TITLE_PT));
    let version = i18n.tr_with("about-version", &[("version", env!("CARGO_PKG_VERSION"))]);
    let egui = version_of("egui").map(|version| format!("egui {version}"));
    let versions: Vec<String> = std::iter::once(version).chain(egui).collect();
    ui.label(style::soft(theme, versions.join(" · ")));
    let packs = reading.atlas.packs().iter();
    let packs: Vec<&str> = packs.map(|p| p.title.get(i18n.language())).collect();
    let packs = packs.join(&i18n.tr("list-semicolon"));
    ui.label(style::soft(
        theme,
        i18n.tr_with("about-packs", &[("packs", &packs)]),
    ));
    ui.label(i18n.tr("about-text"));
    ui.label(i18n.tr("about-note-schematic"));
}

fn licences(ui: &mut Ui, reading: &Reading<'_>) {
    let (i18n, theme) = (reading.i18n, reading.theme);
    ui.label(i18n.tr("about-licence"));
    ui.label(i18n.tr("about-data"));
    for key in [
        "about-boundaries",
        "about-rivers",
        "about-railways",
        "about-airports",
        "about-places",
        "about-script",
        "about-font",
    ] {
        ui.label(style::soft(theme, i18n.tr(key)));
    }
    ui.label(i18n.tr("about-in-full"));
    for (nth, licence) in TEXTS.iter().enumerate() {
        let title = match licence.title {
            "about-data-licences" => i18n.tr("about-data-licences"),
            "about-crates" => i18n.tr("about-crates"),
            title => title.to_owned(),
        };
        CollapsingHeader::new(title)
            .id_salt(("licence", nth))
            .show(ui, |ui| {
                ScrollArea::vertical()
                    .id_salt(("licence text", nth))
                    .max_height(TEXT_PT)
                    .auto_shrink([false, true])
                    .show(ui, |ui| {
                        let text = style::soft(theme, licence.text.replace('\t', "  "));
                        ui.add(Label::new(text).wrap());
                    });
            });
    }
}

fn sources(ui: &mut Ui, reading: &Reading<'_>) {
    let (i18n, theme) = (reading.i18n, reading.theme);
    ui.label(i18n.tr("about-sources"));
    for (_, source) in reading.atlas.sources() {
        let date = i18n.date_text(source);
        let language = i18n.language();
        let (title, credit) = (source.title.get(language), i18n.credit(source));
        let line = [title, &credit, &date].join(" · ");
        ui.label(style::soft(theme, line));
    }
}
