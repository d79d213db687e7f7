//! The few words that the toolkit itself says to screen readers, in the language of the window: it
//! has them in English alone.

use egui::{Context, FullOutput, Plugin};

use crate::i18n::I18n;

/// What the toolkit calls the edge of a panel, and the button that closes a dialogue.
const RESIZE: &str = "Resize panel";
const CLOSE: &str = "Close window";

/// Puts the words of the window in the place of the toolkit's.
#[derive(Debug, Default)]
struct ToolkitWords {
    resize: String,
    close: String,
}

/// Has the toolkit speak a language from now on.
pub(super) fn speak(ctx: &Context, i18n: &I18n) {
    let plugin = ctx.plugin_or_default::<ToolkitWords>();
    let mut words = plugin.lock();
    words.resize = i18n.tr("panel-edge");
    words.close = i18n.tr("dialog-close");
}

impl Plugin for ToolkitWords {
    fn debug_name(&self) -> &'static str {
        "toolkit words"
    }

    fn output_hook(&mut self, _ctx: &Context, output: &mut FullOutput) {
        let Some(update) = &mut output.platform_output.accesskit_update else {
            return;
        };
        for (_, node) in &mut update.nodes {
            let words = match node.label() {
                Some(RESIZE) => &self.resize,
                Some(CLOSE) => &self.close,
                _ => continue,
            };
            node.set_label(words.clone());
        }
    }
}
