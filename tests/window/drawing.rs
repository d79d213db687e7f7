//! The map is the same whichever way it takes to the screen.

use std::time::{Duration, Instant};

use resvg::tiny_skia::Pixmap;

use crate::window::{Display, Window, has_tools};

/// The longest that both windows are waited for.
const DEADLINE: Duration = Duration::from_secs(60);
/// By how much a channel may differ: the two ways round differently.
const ROUNDING: u8 = 3;

/// The largest difference of a channel.
fn difference(a: &Pixmap, b: &Pixmap) -> u8 {
    assert_eq!((a.width(), a.height()), (b.width(), b.height()));
    let channels = a.data().iter().zip(b.data());
    channels.map(|(a, b)| a.abs_diff(*b)).max().unwrap_or(0)
}

#[test]
fn opengl_of_the_processor_shows_what_egui_would() {
    if !has_tools() {
        return;
    }
    let displays = [Display::start(), Display::start()];
    let open = |display, driver| {
        let mut program = Display::program(display);
        program.env("GALLIUM_DRIVER", driver);
        let mut window = Window::open_with(display, &mut program);
        window.settled();
        window
    };
    let by_gl = open(&displays[0], "llvmpipe");
    if by_gl.screenshot().is_none() {
        return;
    }
    // softpipe does OpenGL's work on the processor, too, but is taken for a graphics card.
    let by_egui = open(&displays[1], "softpipe");
    let begun = Instant::now();
    loop {
        let (Some(a), Some(b)) = (by_gl.screenshot(), by_egui.screenshot()) else {
            return;
        };
        let most = difference(&a, &b);
        if most <= ROUNDING {
            return;
        }
        assert!(begun.elapsed() < DEADLINE, "they differ by {most}");
        std::thread::sleep(Duration::from_millis(200));
    }
}
