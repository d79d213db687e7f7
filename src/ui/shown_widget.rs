//! Where a widget is, without asking what was done to it: egui takes the keyboard from a widget that is
//! asked about while the pointer clicks elsewhere.

use egui::{Context, Id, WidgetRect};

/// The widget of an id as it was shown in this frame, or else in the last one.
#[must_use]
pub fn shown_widget(ctx: &Context, id: Id) -> Option<WidgetRect> {
    ctx.viewport(|viewport| {
        let now = viewport.this_pass.widgets.get(id);
        let shown = now.filter(|widget| widget.rect.is_positive());
        shown
            .or_else(|| viewport.prev_pass.widgets.get(id))
            .copied()
    })
}
