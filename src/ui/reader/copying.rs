//! What is copied from a text keeps its source.

use egui::{Context, FullOutput, OutputCommand, Plugin, Ui};

use crate::model::SourceId;
use crate::ui::Reading;

/// Adds the source to text that is copied while a selection lies in the reader.
#[derive(Debug, Default)]
pub(crate) struct CopyWithSource {
    /// The line that says where the selection is from.
    source: Option<String>,
}

impl Plugin for CopyWithSource {
    fn debug_name(&self) -> &'static str {
        "copy with source"
    }

    fn output_hook(&mut self, _ctx: &Context, output: &mut FullOutput) {
        let Some(source) = &self.source else { return };
        for command in &mut output.platform_output.commands {
            if let OutputCommand::CopyText(text) = command
                && !text.ends_with(source.as_str())
            {
                // The lines of a paragraph are those of the screen only.
                *text = format!("{}\n{source}", text.trim_end());
            }
        }
    }
}

/// Notes whether what is selected lies in the room of the reader.
pub(super) fn note(ui: &Ui, reading: &Reading<'_>, source: SourceId) {
    let pressed = ui.input(|input| {
        let position = input.pointer.press_origin();
        position.filter(|_| input.pointer.any_down())
    });
    let Some(position) = pressed else { return };
    let is_here = ui.min_rect().contains(position);
    let source = is_here.then(|| {
        let source = reading.atlas.source(source);
        let title = source.title.get(reading.i18n.language());
        let (credit, date) = (reading.i18n.credit(source), reading.i18n.date_text(source));
        let parts = [("title", title), ("credit", &*credit), ("date", &*date)];
        reading.i18n.tr_with("reader-copied", &parts)
    });
    ui.ctx().with_plugin(|copying: &mut CopyWithSource| {
        copying.source = source;
    });
}
