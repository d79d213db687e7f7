//! Takes up what is dropped on the window.

use egui::Ui;

use super::AtlasApp;
use super::dropped::Dropped;
use super::jobs::Outcome;
use crate::action::Action;
use crate::state::OwnBoundaries;

impl AtlasApp {
    /// Takes up what is dropped; while the atlas is still being read it waits.
    pub(super) fn take_dropped(&mut self, ui: &Ui) {
        let dropped = ui.input(|i| {
            let files = i.raw.dropped_files.iter();
            files.map(|file| file.path().to_owned()).collect::<Vec<_>>()
        });
        if !dropped.is_empty() {
            self.dropped = dropped;
        }
        if self.atlas().is_none() || self.dropped.is_empty() {
            return;
        }
        // A disk may take long to say whether something is a folder.
        let dropped = std::mem::take(&mut self.dropped);
        let look = move |_: &_| Outcome::Dropped(Dropped::of(&dropped));
        self.jobs.start(ui, String::new(), look);
    }

    /// Opens what was dropped, or says why not.
    pub(super) fn open_dropped(&mut self, ui: &Ui, dropped: Dropped) {
        let refused = match dropped {
            Dropped::Texts(folder) => {
                self.apply(ui, Action::OpenTexts(folder));
                return;
            }
            Dropped::TextFiles(folder, names) => {
                let is_named = self.atlas().is_some_and(|atlas| {
                    atlas
                        .sources()
                        .any(|(_, source)| names.contains(&source.file))
                });
                if is_named {
                    self.apply(ui, Action::OpenTexts(folder));
                } else {
                    let name = names.first().map_or("", String::as_str);
                    let name = [("file", name)];
                    let words = self.i18n.tr_with("message-dropped-text", &name);
                    self.state.show_failure(words);
                }
                return;
            }
            Dropped::Document(path) => {
                self.apply(ui, Action::OpenDocument(path));
                return;
            }
            Dropped::Boundaries(path) => {
                let own = OwnBoundaries { path, datum: None };
                self.apply(ui, Action::OpenBoundaries(own));
                return;
            }
            Dropped::Pack => "message-dropped-pack",
            Dropped::Several => "message-dropped-several",
        };
        self.state.show_failure(self.i18n.tr(refused));
    }
}
