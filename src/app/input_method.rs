//! Input methods under X11: composing stays as it was from one field to the next, and the candidates
//! stand below the field.
//!
//! winit gives the input method a context when text may be typed and takes it away afterwards, and
//! fcitx keeps whether it composes in the context: it would have to be switched on at each visit to
//! a field. So the context stays while the window does. Of the area that is told only the corner
//! arrives, which is therefore the lower one. Wayland, Windows and macOS need none of this.

use eframe::CreationContext;
use egui::output::IMEOutput;
use egui::{Context, Event, FullOutput, IMEPurpose, ImeEvent, Plugin, RawInput, Rect};
use egui::{pos2, vec2};

use crate::ui;

/// Room between a field and the candidates, in points: the frame of a field.
const BELOW_PT: f32 = 4.0;

/// Keeps the context of the input method while the window is there.
#[derive(Debug)]
struct KeptContext {
    /// Whether the field that had the keyboard in the last frame is still to get what is composed.
    in_field: bool,
    /// Whether a composition is under way that the input method leaves to the window to show. Of
    /// one that it shows itself nothing is known until it ends.
    composes: bool,
    /// Where a composition is seen, in points.
    spot: Rect,
}

/// Keeps the context of the input method, where the window is one of an X server.
pub(super) fn keep(cc: &CreationContext<'_>) {
    if is_on_x11(cc) {
        cc.egui_ctx.add_plugin(KeptContext::new());
    }
}

#[cfg(all(unix, not(target_os = "macos")))]
fn is_on_x11(cc: &CreationContext<'_>) -> bool {
    use winit::raw_window_handle::{HasDisplayHandle as _, RawDisplayHandle};

    let display = cc.display_handle().map(|display| display.as_raw());
    matches!(
        display,
        Ok(RawDisplayHandle::Xlib(_) | RawDisplayHandle::Xcb(_))
    )
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
fn is_on_x11(_: &CreationContext<'_>) -> bool {
    false
}

impl KeptContext {
    const fn new() -> Self {
        Self {
            in_field: false,
            composes: false,
            spot: Rect::ZERO,
        }
    }

    /// What the window says to the input method, after a frame that had this to say.
    fn kept(&mut self, ime: Option<IMEOutput>, search: Option<Rect>) -> IMEOutput {
        let was_in_field = std::mem::replace(&mut self.in_field, ime.is_some());
        // What is composed beside all fields goes to the search.
        let below = |rect: Rect, x: f32| {
            Rect::from_min_size(pos2(x, rect.bottom() + BELOW_PT), vec2(1.0, 0.0))
        };
        if let Some(ime) = &ime {
            self.spot = below(ime.rect, ime.cursor_rect.left());
        } else if let Some(rect) = search {
            self.spot = below(rect, rect.left());
        }
        let is_asked = ime.is_none_or(|ime| ime.should_interrupt_composition);
        // To interrupt is to make another context: a composition must be worth it.
        let interrupts = was_in_field && is_asked && std::mem::take(&mut self.composes);
        IMEOutput {
            purpose: ime.map_or(IMEPurpose::Normal, |ime| ime.purpose),
            rect: self.spot,
            cursor_rect: self.spot,
            should_interrupt_composition: interrupts,
        }
    }

    fn hear(&mut self, event: &Event) {
        match event {
            Event::Ime(ImeEvent::Preedit { text, .. }) => self.composes = !text.is_empty(),
            Event::Ime(ImeEvent::Commit(_)) => self.composes = false,
            _ => {}
        }
    }
}

impl Plugin for KeptContext {
    fn debug_name(&self) -> &'static str {
        "input method"
    }

    fn input_hook(&mut self, _: &Context, input: &mut RawInput) {
        input.events.iter().for_each(|event| self.hear(event));
    }

    fn output_hook(&mut self, ctx: &Context, output: &mut FullOutput) {
        let search = ui::search_field(ctx);
        let kept = self.kept(output.platform_output.ime, search);
        output.platform_output.ime = Some(kept);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIELD: Rect = Rect::from_min_max(pos2(10.0, 200.0), pos2(200.0, 220.0));

    fn in_field(interrupts: bool) -> Option<IMEOutput> {
        let cursor = Rect::from_min_max(pos2(50.0, 203.0), pos2(51.0, 217.0));
        Some(IMEOutput {
            purpose: IMEPurpose::Normal,
            rect: FIELD,
            cursor_rect: cursor,
            should_interrupt_composition: interrupts,
        })
    }

    fn preedit(text: &str) -> Event {
        Event::Ime(ImeEvent::Preedit {
            text: text.to_owned(),
            active_range_chars: None,
        })
    }

    #[test]
    fn candidates_stand_below_the_field_at_the_cursor() {
        let mut context = KeptContext::new();
        let told = context.kept(in_field(false), None).cursor_rect;
        assert!(told.min.y >= FIELD.bottom(), "{told}");
        assert!((told.min.x - 50.0).abs() < 0.1, "{told}");
        // And where the field was, once it is left, or where the search is.
        assert_eq!(context.kept(None, None).cursor_rect, told);
        let search = FIELD.translate(vec2(0.0, 100.0));
        let told = context.kept(None, Some(search)).cursor_rect;
        assert!(told.min.y >= search.bottom(), "{told}");
    }

    #[test]
    fn only_a_composition_that_is_seen_is_interrupted() {
        let interrupts =
            |context: &mut KeptContext, ime| context.kept(ime, None).should_interrupt_composition;
        let mut context = KeptContext::new();
        assert!(
            !interrupts(&mut context, in_field(true)),
            "nothing composed"
        );
        assert!(!interrupts(&mut context, None));

        // What begins beside all fields is taken along to the search.
        context.hear(&preedit("zi"));
        assert!(!interrupts(&mut context, in_field(true)));
        // It goes no further with the keyboard.
        assert!(!interrupts(&mut context, in_field(false)));
        assert!(interrupts(&mut context, in_field(true)));
        assert!(!interrupts(&mut context, in_field(true)), "once");

        context.hear(&preedit("zi"));
        assert!(interrupts(&mut context, None), "the field is left");
        for end in [preedit(""), Event::Ime(ImeEvent::Commit("资".to_owned()))] {
            assert!(!interrupts(&mut context, in_field(false)));
            context.hear(&preedit("zi"));
            context.hear(&end);
            assert!(!interrupts(&mut context, None));
        }
    }
}
