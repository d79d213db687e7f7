//! What is typed after a shortcut within one frame waits for the next frame: what it is for may only
//! be opened by the shortcut.

use egui::{Context, Event, RawInput};

/// Events that wait for the next frame, in order.
#[derive(Debug, Default)]
pub(super) struct TypedAhead {
    waiting: Vec<Event>,
}

impl TypedAhead {
    /// Takes from the input what is to wait, and puts before it what has waited.
    pub(super) fn pass(&mut self, ctx: &Context, input: &mut RawInput) {
        if !self.waiting.is_empty() {
            input.events.splice(0..0, std::mem::take(&mut self.waiting));
        }
        let events = &mut input.events;
        let Some(shortcut) = events.iter().position(is_shortcut) else {
            return;
        };
        if events[shortcut + 1..].iter().any(is_text) {
            self.waiting = events.split_off(shortcut + 1);
            ctx.request_repaint();
        }
    }
}

fn is_shortcut(event: &Event) -> bool {
    matches!(event, Event::Key { pressed: true, modifiers, .. } if modifiers.command)
}

/// Whether it is text. Shortcuts that follow each other are not: a key that is held down comes as
/// often as that, and would wait ever longer.
fn is_text(event: &Event) -> bool {
    matches!(event, Event::Text(_) | Event::Ime(_))
}

#[cfg(test)]
mod tests {
    use eframe::App as _;
    use egui::{Key, Modifiers};

    use super::*;
    use crate::app::testing::{frame, wait, window};
    use crate::state::PanelChoice;

    fn key(key: Key, modifiers: Modifiers) -> Event {
        Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers,
        }
    }

    fn passed(ahead: &mut TypedAhead, events: Vec<Event>) -> Vec<Event> {
        let mut input = RawInput {
            events,
            ..RawInput::default()
        };
        ahead.pass(&Context::default(), &mut input);
        input.events
    }

    #[test]
    fn text_after_a_shortcut_comes_in_the_next_frame_and_in_order() {
        let mut ahead = TypedAhead::default();
        let find = key(Key::K, Modifiers::COMMAND);
        let enter = key(Key::Enter, Modifiers::NONE);
        let text = |text: &str| Event::Text(text.to_owned());
        let events = vec![text("a"), find.clone(), text("z"), text("i"), enter.clone()];
        assert_eq!(passed(&mut ahead, events), [text("a"), find.clone()]);
        // What came meanwhile follows.
        let events = passed(&mut ahead, vec![text("y")]);
        assert_eq!(events, [text("z"), text("i"), enter, text("y")]);
        // Two shortcuts take two frames.
        let events = vec![find.clone(), text("z"), find.clone(), text("y")];
        assert_eq!(passed(&mut ahead, events), std::slice::from_ref(&find));
        assert_eq!(passed(&mut ahead, Vec::new()), [text("z"), find]);
        assert_eq!(passed(&mut ahead, Vec::new()), [text("y")]);
        assert_eq!(passed(&mut ahead, Vec::new()), []);
    }

    #[test]
    fn a_place_is_found_by_keys_that_come_in_the_frame_of_the_shortcut() {
        let ctx = Context::default();
        let mut app = window(&ctx);
        // The field is not on the screen.
        app.state.panels.left = PanelChoice::Closed;
        frame(&ctx, &mut app, RawInput::default());
        let mut input = RawInput {
            events: vec![
                key(Key::K, Modifiers::COMMAND),
                Event::Text("ziyang".to_owned()),
                key(Key::Enter, Modifiers::NONE),
            ],
            ..RawInput::default()
        };
        app.raw_input_hook(&ctx, &mut input);
        frame(&ctx, &mut app, input);
        let mut input = RawInput::default();
        app.raw_input_hook(&ctx, &mut input);
        frame(&ctx, &mut app, input);
        assert_eq!(app.state.query, "ziyang");
        wait(&ctx, &mut app, |app| app.state.selection.is_some());
    }

    #[test]
    fn shortcuts_alone_do_not_wait() {
        let undo = || key(Key::Z, Modifiers::COMMAND);
        let events = vec![undo(), undo(), Event::PointerGone, undo()];
        assert_eq!(passed(&mut TypedAhead::default(), events.clone()), events);
    }
}
