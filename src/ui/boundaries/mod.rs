//! The dialogue of a person's own boundaries: which file, how far its reading has come, and what
//! was understood of it, before it is on the map.

mod findings;
mod preview;
mod summary;

use std::path::PathBuf;
use std::sync::Arc;

use egui::{Align2, Button, Id, ProgressBar, Response, RichText, ScrollArea, Ui, Window, vec2};

use super::Reading;
use super::path_field::path_field;
use crate::action::Action;
use crate::paint::screen::color32;
use crate::state::{Dialog, FailedOpening, Opening, OwnBoundaries, Understood};
use preview::BoundaryPreview;

/// The largest the dialogue gets, in points.
const LARGEST: (f32, f32) = (700.0, 600.0);
/// How wide it is while there is little to say.
const NARROW_PT: f32 = 460.0;
/// The most height of an error, which is scrolled beyond it.
const ERROR_PT: f32 = 220.0;

/// What the dialogue keeps from frame to frame.
#[derive(Debug, Default)]
pub(super) struct BoundaryPane {
    preview: BoundaryPreview,
    /// What was shown in the last frame.
    shown: Option<Stage>,
    /// What had the keyboard before the dialogue opened.
    before: Option<Id>,
}

/// What the dialogue shows, and of which file.
#[derive(Clone, Debug, PartialEq)]
enum Stage {
    Ask,
    Reading(OwnBoundaries),
    Read(OwnBoundaries),
    Failed(FailedOpening),
}

impl Stage {
    fn of(opening: Option<&Opening>) -> Self {
        match opening {
            None => Self::Ask,
            Some(Opening::Reading(file, _)) => Self::Reading(file.clone()),
            Some(Opening::Read(read)) => Self::Read(read.file.clone()),
            Some(Opening::Failed(failed)) => Self::Failed(failed.clone()),
        }
    }

    /// Stages of different sizes are windows of their own.
    fn size_id(&self) -> Id {
        Id::unique(match self {
            Self::Ask => "ask for boundaries",
            Self::Reading(_) => "reading boundaries",
            Self::Read(_) => "boundaries read",
            Self::Failed(_) => "boundaries failed",
        })
    }
}

/// Who has the keyboard when the dialogue shows something new, or nobody has it.
struct FirstFocus {
    is_wanted: bool,
}

impl FirstFocus {
    fn give(&self, response: &Response) {
        if self.is_wanted {
            response.request_focus();
        }
    }
}

impl BoundaryPane {
    /// Shows the dialogue while it is open.
    pub(super) fn show(&mut self, ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
        if reading.state.dialog != Some(Dialog::Boundaries) {
            self.close(ui, reading.state.dialog);
            return;
        }
        let opening = reading.state.opening.as_ref();
        let stage = Stage::of(opening);
        let focused = ui.memory(|memory| memory.focused());
        if self.shown.is_none() {
            self.before = focused;
        }
        let focus = FirstFocus {
            is_wanted: focused.is_none() || self.shown.as_ref() != Some(&stage),
        };
        let mut open = true;
        let window = Window::new(reading.i18n.tr("boundaries-title"))
            .id(stage.size_id())
            .open(&mut open)
            .collapsible(false)
            .resizable(false)
            .anchor(Align2::CENTER_CENTER, vec2(0.0, 0.0));
        let room = ui.max_rect().size() - vec2(48.0, 72.0);
        let window = match stage {
            Stage::Read(_) => {
                let size = vec2(room.x.min(LARGEST.0), room.y.min(LARGEST.1));
                window.fixed_size(size.max(vec2(480.0, 320.0)))
            }
            _ => window.default_width(NARROW_PT.min(room.x)),
        };
        window.show(ui.ctx(), |ui| match opening {
            None => ask(ui, reading, actions),
            Some(Opening::Reading(file, progress)) => {
                let name = file.name();
                let text = reading
                    .i18n
                    .tr_with("boundaries-reading", &[("file", &name)]);
                ui.label(text);
                ui.add(ProgressBar::new(progress.share()).show_percentage());
                let cancel = ui.button(reading.i18n.tr("button-cancel"));
                focus.give(&cancel);
                if cancel.clicked() {
                    actions.push(Action::CloseDialog);
                }
            }
            Some(Opening::Read(read)) => self.read(ui, reading, read, &focus, actions),
            Some(Opening::Failed(failed)) => failure(ui, reading, failed, &focus, actions),
        });
        self.shown = Some(stage);
        if !open {
            actions.push(Action::CloseDialog);
        }
    }

    /// Gives the keyboard back to what had it, unless another dialogue has taken the place of this.
    fn close(&mut self, ui: &Ui, successor: Option<Dialog>) {
        if self.shown.take().is_some() {
            self.preview = BoundaryPreview::default();
            let before = self.before.take();
            if let Some(before) = before.filter(|_| successor.is_none()) {
                ui.memory_mut(|memory| memory.request_focus(before));
            }
        }
    }

    /// What was understood, whether to use it, and what it may be instead.
    fn read(
        &mut self,
        ui: &mut Ui,
        reading: &Reading<'_>,
        read: &Arc<Understood>,
        focus: &FirstFocus,
        actions: &mut Vec<Action>,
    ) {
        let i18n = reading.i18n;
        let path = read.file.path.display().to_string();
        ui.add(egui::Label::new(&path).truncate())
            .on_hover_text(path);
        ui.horizontal_top(|ui| {
            let wide = ui.available_width() - preview::SIZE_PT.0 - ui.spacing().item_spacing.x;
            ui.vertical(|ui| {
                ui.set_width(wide);
                summary::summary(ui, reading, read);
            });
            self.preview.show(ui, reading);
        });
        let likely = summary::datum(ui, reading, read, actions);
        if let Some(convert) = &likely {
            focus.give(convert);
        }
        ui.separator();
        let buttons = ui.spacing().interact_size.y + 3.0 * ui.spacing().item_spacing.y + 6.0;
        let room = (ui.available_height() - buttons).max(40.0);
        findings::list(ui, reading, read, room);
        ui.separator();
        ui.horizontal_wrapped(|ui| {
            let name = RichText::new(i18n.tr("boundaries-use")).strong();
            let use_them = ui.add(Button::new(name));
            if likely.is_none() {
                focus.give(&use_them);
            }
            if use_them.clicked() {
                actions.push(Action::UseBoundaries);
            }
            if findings::count(read) > 0 && ui.button(i18n.tr("boundaries-copy-list")).clicked() {
                actions.push(Action::Copy(findings::text(reading, read)));
            }
            end(ui, reading, actions);
        });
    }
}

/// Asks for a file.
fn ask(ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
    let i18n = reading.i18n;
    ui.label(i18n.tr("boundaries-ask"));
    let typed = path_field(ui, reading, "", NARROW_PT - 20.0, actions);
    let path = typed.path;
    ui.horizontal(|ui| {
        let ready = !path.is_empty();
        let open = ui.add_enabled(ready, Button::new(i18n.tr("button-open")));
        if ready && (open.clicked() || typed.is_entered) {
            actions.push(Action::OpenBoundaries(OwnBoundaries {
                path: PathBuf::from(&path),
                datum: None,
            }));
        }
        if ui.button(i18n.tr("button-cancel")).clicked() {
            actions.push(Action::CloseDialog);
        }
    });
}

/// Says why a file is not on the map, in words that can be copied.
fn failure(
    ui: &mut Ui,
    reading: &Reading<'_>,
    failed: &FailedOpening,
    focus: &FirstFocus,
    actions: &mut Vec<Action>,
) {
    let i18n = reading.i18n;
    ui.set_max_width(NARROW_PT);
    ui.label(i18n.tr(if failed.was_kept {
        "boundaries-kept-failed"
    } else {
        "boundaries-failed"
    }));
    ScrollArea::vertical().max_height(ERROR_PT).show(ui, |ui| {
        let color = color32(reading.theme.failure);
        ui.add(
            egui::Label::new(RichText::new(reading.i18n.say(&failed.error)).color(color)).wrap(),
        );
    });
    ui.horizontal_wrapped(|ui| {
        let close = ui.button(i18n.tr("button-close"));
        focus.give(&close);
        if close.clicked() {
            actions.push(Action::CloseDialog);
        }
        if ui.button(i18n.tr("boundaries-copy-error")).clicked() {
            actions.push(Action::Copy(reading.i18n.say(&failed.error)));
        }
        if ui.button(i18n.tr("boundaries-other")).clicked() {
            actions.push(Action::OtherBoundaries);
        }
    });
}

fn end(ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
    if ui.button(reading.i18n.tr("boundaries-other")).clicked() {
        actions.push(Action::OtherBoundaries);
    }
    if ui.button(reading.i18n.tr("button-cancel")).clicked() {
        actions.push(Action::CloseDialog);
    }
}
