//! An empty window with the atlas's renderer and features: what its start is measured against.
//!
//! Prints the milliseconds from the start of the process to the frame after the first, and ends,
//! as `chengyu-atlas --startup-report` does.

use std::io::Write as _;
use std::time::Instant;

struct Empty {
    started: Instant,
    frames: u32,
}

impl eframe::App for Empty {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.frames += 1;
        if self.frames == 2 {
            let ms = self.started.elapsed().as_secs_f64() * 1000.0;
            // Where nobody reads it, nobody misses it.
            let _ = writeln!(std::io::stdout(), "{{\"first_frame_ms\":{ms:.1}}}");
            ui.send_viewport_cmd(egui::ViewportCommand::Close);
        }
        ui.request_repaint();
    }
}

fn main() -> eframe::Result {
    let started = Instant::now();
    let options = eframe::NativeOptions {
        renderer: eframe::Renderer::Glow,
        viewport: egui::ViewportBuilder::default().with_inner_size([1280.0, 800.0]),
        ..eframe::NativeOptions::default()
    };
    eframe::run_native(
        "empty",
        options,
        Box::new(move |_| Ok(Box::new(Empty { started, frames: 0 }))),
    )
}
