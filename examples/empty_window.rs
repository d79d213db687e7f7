//! An empty window with the atlas's renderer and features: what its costs are measured against.
//!
//! Prints the milliseconds from the start of the process to the frame after the first, and ends,
//! as `chengyu-atlas --startup-report` does. With `stay` it stays open, a panel with a square at the
//! pointer, and is painted anew at each event of the pointer: what a drag costs an egui window of
//! this size that draws nothing else.

use std::io::Write as _;
use std::time::Instant;

use egui::{Color32, Rect, Vec2};

/// The side of the square at the pointer, so that no two frames are alike.
const SQUARE_PT: f32 = 60.0;

struct Empty {
    started: Instant,
    frames: u32,
    stays: bool,
}

impl eframe::App for Empty {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.frames += 1;
        if self.frames == 2 {
            let ms = self.started.elapsed().as_secs_f64() * 1000.0;
            // Where nobody reads it, nobody misses it.
            let _ = writeln!(std::io::stdout(), "{{\"first_frame_ms\":{ms:.1}}}");
            if !self.stays {
                ui.send_viewport_cmd(egui::ViewportCommand::Close);
            }
        }
        egui::CentralPanel::default().show(ui, |ui| {
            if let Some(at) = ui.input(|i| i.pointer.hover_pos()) {
                let square = Rect::from_center_size(at, Vec2::splat(SQUARE_PT));
                ui.painter().rect_filled(square, 0.0, Color32::DARK_BLUE);
            }
        });
        if !self.stays || self.frames < 2 {
            ui.request_repaint();
        }
    }
}

fn main() -> eframe::Result {
    let started = Instant::now();
    let stays = std::env::args().nth(1).is_some_and(|mode| mode == "stay");
    let options = eframe::NativeOptions {
        renderer: eframe::Renderer::Glow,
        viewport: egui::ViewportBuilder::default().with_inner_size([1280.0, 800.0]),
        dithering: false,
        ..eframe::NativeOptions::default()
    };
    eframe::run_native(
        "empty",
        options,
        Box::new(move |_| {
            Ok(Box::new(Empty {
                started,
                frames: 0,
                stays,
            }))
        }),
    )
}
