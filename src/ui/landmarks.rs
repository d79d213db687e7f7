//! Where the controls are that a tour of the window points at: each says so where it is shown.

use egui::{Id, Rect, Ui};

/// A control of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Landmark {
    /// The field of the search.
    Search,
    /// The layers, and the filters beneath them.
    Layers,
    /// The handle of the panel on the left.
    LeftHandle,
    /// The file menu.
    FileMenu,
    /// The menu of views.
    ViewMenu,
}

/// Says where a control is in this frame.
pub(super) fn mark(ui: &Ui, landmark: Landmark, rect: Rect) {
    let now = ui.ctx().cumulative_pass_nr();
    ui.data_mut(|data| data.insert_temp(id(landmark), (now, rect)));
}

/// Where a control is, if it was shown in this frame or the one before.
pub(super) fn find(ui: &Ui, landmark: Landmark) -> Option<Rect> {
    let now = ui.ctx().cumulative_pass_nr();
    let (seen, rect) = ui.data(|data| data.get_temp::<(u64, Rect)>(id(landmark)))?;
    (seen + 1 >= now).then_some(rect)
}

fn id(landmark: Landmark) -> Id {
    Id::unique(("landmark", landmark))
}
