//! Which of the panels beside the map are open.

use super::{AppState, PanelChoice, Topic};

impl AppState {
    /// Whether the panel on the left is open: as the person chose, or else where the window has
    /// room for it.
    #[must_use]
    pub fn has_left_panel(&self) -> bool {
        match self.panels.left {
            PanelChoice::Automatic => !(self.panels.is_narrow && self.has_right_panel()),
            PanelChoice::Open => true,
            PanelChoice::Closed => false,
        }
    }

    /// Whether the panel on the right is open: it is where there is something to say, unless the
    /// person closed it.
    #[must_use]
    pub fn has_right_panel(&self) -> bool {
        self.topic() != Topic::Nothing && self.panels.right != PanelChoice::Closed
    }

    /// Opens the panel on the left, or closes it.
    pub(crate) fn toggle_left_panel(&mut self) {
        self.panels.left = if self.has_left_panel() {
            PanelChoice::Closed
        } else {
            PanelChoice::Open
        };
    }

    /// Opens the panel on the left, for what stands in it.
    pub(crate) fn open_left_panel(&mut self) {
        if !self.has_left_panel() {
            self.panels.left = PanelChoice::Open;
        }
    }

    /// Opens the panel on the right, for a quote that is asked for.
    pub(crate) fn open_right_panel(&mut self) {
        if self.panels.right == PanelChoice::Closed {
            self.panels.right = PanelChoice::Open;
        }
    }

    /// Opens the panel on the right, or closes it; nothing while it would be about nothing.
    pub(crate) fn toggle_right_panel(&mut self) {
        if self.topic() == Topic::Nothing {
            return;
        }
        self.panels.right = match self.panels.right {
            PanelChoice::Closed => PanelChoice::Open,
            PanelChoice::Automatic | PanelChoice::Open => PanelChoice::Closed,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{FeatureId, PlaceId};

    #[test]
    fn a_narrow_window_has_one_panel_unless_the_person_opens_the_other() {
        let mut state = AppState::default();
        let open = |state: &AppState| (state.has_left_panel(), state.has_right_panel());
        state.panels.is_narrow = true;
        assert_eq!(open(&state), (true, false));
        state.select(Some(FeatureId::Place(PlaceId(3))));
        assert_eq!(open(&state), (false, true));
        state.toggle_left_panel();
        assert_eq!(open(&state), (true, true));
        state.toggle_right_panel();
        assert_eq!(open(&state), (true, false));
        state.toggle_left_panel();
        state.toggle_right_panel();
        state.panels.is_narrow = false;
        assert_eq!(open(&state), (false, true));
    }
}
