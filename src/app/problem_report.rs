//! What whoever looks into a problem needs to know of this window, as text that the person copies and
//! sends, or not: nothing is sent from here.

use std::path::Path;

use egui::Ui;

use super::AtlasApp;
use crate::files;
use crate::scene::theme::ThemeName;

/// Where a Linux system says what it is called, and the bound on that file.
const RELEASE_FILE: &str = "/etc/os-release";
const MOST_BYTES: u64 = 64 * 1024;

impl AtlasApp {
    /// The report, in the language of the window.
    pub(super) fn problem_report(&self, ui: &Ui) -> String {
        let (i18n, state) = (&self.i18n, &self.state);
        let unknown = || i18n.tr("report-unknown");
        let size = self.size.map_or_else(unknown, |size| {
            format!("{:.0} × {:.0}", size.width, size.height)
        });
        let scale = format!("{:.2}", ui.pixels_per_point());
        let packs = self.atlas().map(|atlas| {
            let packs = atlas.packs().iter().map(|pack| pack.key.clone());
            packs.collect::<Vec<_>>().join(", ")
        });
        let own = self
            .atlas()
            .and_then(|atlas| atlas.base().own_boundaries.clone());
        let theme = match state.theme_name() {
            ThemeName::Light => "theme-light",
            ThemeName::Dark => "theme-dark",
            ThemeName::Print => "theme-print",
        };
        let failure = state.last_failure.as_deref().map(without_home);
        let running = &self.surroundings;
        let rows = [
            ("report-version", env!("CARGO_PKG_VERSION").to_owned()),
            ("report-system", system()),
            (
                "report-renderer",
                running.renderer.clone().unwrap_or_else(unknown),
            ),
            (
                "report-display",
                running.display.map_or_else(unknown, str::to_owned),
            ),
            ("report-window", size),
            ("report-scale", scale),
            ("report-language", state.language.tag().to_owned()),
            ("report-theme", i18n.tr(theme)),
            (
                "report-boundaries",
                own.unwrap_or_else(|| i18n.tr("status-boundaries-bundled")),
            ),
            ("report-packs", packs.unwrap_or_else(unknown)),
            (
                "report-failure",
                failure.unwrap_or_else(|| i18n.tr("report-none")),
            ),
        ];
        let mut lines = vec![i18n.tr("report-title")];
        let row = |(key, value): (&str, String)| i18n.tr_with(key, &[("value", &value)]);
        lines.extend(rows.into_iter().map(row));
        lines.push(i18n.tr("report-note"));
        lines.join("\n")
    }
}

/// The system's name and processor.
fn system() -> String {
    let read = files::read(Path::new(RELEASE_FILE), MOST_BYTES).ok();
    let text = read.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let name = text.as_deref().and_then(pretty_name);
    let name = name.unwrap_or(std::env::consts::OS);
    format!("{name}, {}", std::env::consts::ARCH)
}

fn pretty_name(release: &str) -> Option<&str> {
    let mut lines = release.lines();
    let name = lines.find_map(|line| line.strip_prefix("PRETTY_NAME="))?;
    Some(name.trim_matches('"')).filter(|name| !name.is_empty())
}

/// A message without the name of the person's own folder.
fn without_home(message: &str) -> String {
    let home = std::env::home_dir();
    let home = home.as_deref().and_then(Path::to_str);
    match home.filter(|home| home.len() > 1) {
        Some(home) => message.replace(home, "~"),
        None => message.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action::Action;
    use crate::app::testing::{wait, window};

    #[test]
    fn a_report_names_version_system_failure_and_no_folder_of_the_person() {
        let ctx = egui::Context::default();
        let mut app = window(&ctx);
        wait(&ctx, &mut app, |app| app.atlas().is_some());
        app.surroundings.renderer = Some("A vendor, a renderer".to_owned());
        let home = std::env::home_dir().unwrap_or_default();
        let _ = app
            .state
            .apply(Action::ShowFailure(format!("{}/x is gone", home.display())));
        let _ = app.state.apply(Action::CloseMessage);
        let mut report = String::new();
        let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
            report = app.problem_report(ui);
        });
        output.textures_delta.clear();
        for part in [
            env!("CARGO_PKG_VERSION"),
            std::env::consts::ARCH,
            "A vendor, a renderer",
            "x is gone",
            &app.i18n.tr("report-note"),
            &app.i18n.tr("status-boundaries-bundled"),
            app.state.language.tag(),
        ] {
            assert!(report.contains(part), "{part:?} is not in {report}");
        }
        if home.as_os_str().len() > 1 {
            assert!(!report.contains(&home.display().to_string()), "{report}");
        }
    }

    #[test]
    fn the_name_of_a_system_is_read_without_its_marks() {
        let release = "ID=x\nPRETTY_NAME=\"Some Linux 1\"\n";
        assert_eq!(pretty_name(release), Some("Some Linux 1"));
        assert_eq!(pretty_name("ID=x"), None);
    }
}
