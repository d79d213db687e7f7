//! The keys of a long list of which only the rows in sight exist: arrows, pages, first and last.

use egui::{Id, Key, Response, Ui};

use super::focus;
use super::shortcuts::take_plain;

/// Which row of a list has the keyboard, and which is to have it.
#[derive(Debug, Default)]
pub(super) struct RowKeys {
    focused: Option<(usize, Id)>,
    sought: Option<usize>,
}

impl RowKeys {
    /// Reads the keys while a row has the keyboard, in a list of so many rows of which a page is in
    /// sight; the row that is to be brought into sight.
    pub(super) fn read(&mut self, ui: &Ui, rows: usize, page: usize) -> Option<usize> {
        let (at, id) = self.focused.take()?;
        let is_here = ui.memory(|memory| memory.has_focus(id));
        let last = rows.checked_sub(1).filter(|_| is_here)?;
        let page = page.max(2) - 1;
        let steps: [(Key, usize); 6] = [
            (Key::ArrowDown, at + 1),
            (Key::ArrowUp, at.saturating_sub(1)),
            (Key::PageDown, at + page),
            (Key::PageUp, at.saturating_sub(page)),
            (Key::Home, 0),
            (Key::End, last),
        ];
        let step = steps.into_iter().find(|(key, _)| take_plain(ui, *key));
        let Some((key, to)) = step else {
            // The row is there again in this frame.
            self.focused = Some((at, id));
            return None;
        };
        if key == Key::ArrowUp && at == 0 {
            // Above the first row stands something else.
            return None;
        }
        focus::keep(ui);
        self.sought = Some(to.min(last));
        self.sought
    }

    /// Notes a row that is shown, and gives it the keyboard where it is sought.
    pub(super) fn shown(&mut self, row: usize, response: &Response) {
        if self.sought == Some(row) {
            self.sought = None;
            response.request_focus();
        }
        if response.has_focus() {
            self.focused = Some((row, response.id));
        }
    }
}
