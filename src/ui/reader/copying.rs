//! What is copied from a text is as the text has it, and keeps its source.

use std::sync::Arc;

use egui::{Context, FullOutput, OutputCommand, Plugin, Rect, Ui};

use crate::geodata::Text;
use crate::model::SourceId;
use crate::reader::excerpt;
use crate::ui::Reading;

/// Adds the source to words of a text that are copied while the selection lies in it.
#[derive(Debug, Default)]
pub(crate) struct CopyWithSource {
    /// The text that the selection lies in, and the line that says where it is from.
    selected: Option<(Arc<Text>, String)>,
}

impl Plugin for CopyWithSource {
    fn debug_name(&self) -> &'static str {
        "copy with source"
    }

    fn output_hook(&mut self, _ctx: &Context, output: &mut FullOutput) {
        let Some((text, source)) = &self.selected else {
            return;
        };
        for command in &mut output.platform_output.commands {
            if let OutputCommand::CopyText(copied) = command
                && let Some(words) = excerpt(text, copied)
            {
                *copied = format!("{words}\n{source}");
            }
        }
    }
}

/// Notes at each press whether it lies upon the text, where a selection begins.
pub(super) fn note(
    ui: &Ui,
    reading: &Reading<'_>,
    (source, text): (SourceId, &Arc<Text>),
    room: Rect,
) {
    let pressed = ui.input(|input| {
        let position = input.pointer.interact_pos();
        position.filter(|_| input.pointer.any_pressed())
    });
    let Some(position) = pressed else { return };
    let selected = room.contains(position).then(|| {
        let source = reading.atlas.source(source);
        let title = source.title.get(reading.i18n.language());
        let (credit, date) = (reading.i18n.credit(source), reading.i18n.date_text(source));
        let parts = [("title", title), ("credit", &*credit), ("date", &*date)];
        let line = reading.i18n.tr_with("reader-copied", &parts);
        (Arc::clone(text), line)
    });
    ui.ctx().with_plugin(|copying: &mut CopyWithSource| {
        copying.selected = selected;
    });
}
