//! The map is the same whichever way it takes to the screen.

use std::time::{Duration, Instant};

use resvg::tiny_skia::Pixmap;

use crate::window::{Display, Window, has_tools};

/// The longest that both windows are waited for.
const DEADLINE: Duration = Duration::from_secs(60);
/// By how much a channel may differ: the two ways round differently.
const ROUNDING: u8 = 3;

/// Corners of buttons are triangles, whose edges the two drivers may give to another pixel.
const CORNERS: usize = 6;

/// How many pixels differ by more than rounding in a channel.
fn differing(a: &Pixmap, b: &Pixmap) -> usize {
    assert_eq!((a.width(), a.height()), (b.width(), b.height()));
    let pixels = a.data().chunks(4).zip(b.data().chunks(4));
    let differ = |(a, b): &(&[u8], &[u8])| {
        let mut channels = a.iter().zip(*b);
        channels.any(|(a, b)| a.abs_diff(*b) > ROUNDING)
    };
    pixels.filter(differ).count()
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
        let pixels = differing(&a, &b);
        if pixels <= CORNERS {
            return;
        }
        assert!(begun.elapsed() < DEADLINE, "they differ in {pixels} pixels");
        std::thread::sleep(Duration::from_millis(200));
    }
}
