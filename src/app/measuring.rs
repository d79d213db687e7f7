//! The window while a measured ride goes over its map.

use std::time::Duration;

use egui::{RawInput, Ui, Vec2, ViewportCommand};

use super::AtlasApp;
use super::profile::Surroundings;
use crate::paint::screen::pos;

impl AtlasApp {
    /// The ride begins when the map has come to rest.
    fn is_riding(&self) -> bool {
        let at_rest = self.shown && !self.panes.map.is_rendering();
        self.ride
            .as_ref()
            .is_some_and(|ride| ride.has_begun() || at_rest)
    }

    /// Hands the ride what it showed, once it is over.
    fn end_ride(&mut self, ui: &Ui) {
        let Some(ride) = self.ride.as_mut() else {
            return;
        };
        ride.prints.extend(self.panes.map.take_render_costs());
        if !ride.is_over() {
            ui.request_repaint();
            return;
        }
        let (vertices, texts, _) = self.panes.map.counts();
        let map_pt = self.panes.map.view().map_or([0.0; 2], |view| {
            #[expect(clippy::cast_possible_truncation, reason = "the screen is f32")]
            let size = [view.frame.width() as f32, view.frame.height() as f32];
            size
        });
        if let Ok(mut report) = self.report.lock() {
            report.measured = Some(ride.measured(&Surroundings {
                map_pt,
                pixels_per_point: ui.pixels_per_point(),
                vertices,
                texts,
                first_map: report.first_map.unwrap_or_default(),
                first_map_cpu: report.first_map_cpu,
            }));
        }
        self.ride = None;
        ui.send_viewport_cmd(ViewportCommand::Close);
    }

    /// Drives and measures the next frame of a ride, if there is one.
    pub(super) fn ride_on(&mut self, input: &mut RawInput) {
        if self.is_riding()
            && let (Some(view), Some((_, corner))) =
                (self.panes.map.view(), self.panes.map.placement())
            && let Some(ride) = &mut self.ride
        {
            // Above the legend, so that the pointer stays on the map.
            let middle = pos(view.frame.center()).to_vec2() * Vec2::new(1.0, 0.8);
            ride.drive(input, corner + middle);
            ride.begin_frame();
        }
    }

    /// Takes note of what the pass cost, and ends the ride when it is over.
    pub(super) fn measure_ride(&mut self, ui: &Ui) {
        if self.is_riding() {
            if let Some(ride) = &mut self.ride {
                ride.end_pass();
            }
            self.end_ride(ui);
        } else if self.ride.is_some() && self.shown {
            ui.request_repaint_after(Duration::from_millis(5));
        }
    }
}
