//! The window during a profile run.

use std::time::Duration;

use egui::{RawInput, Ui, Vec2, ViewportCommand};

use super::AtlasApp;
use super::loading::Phase;
use super::profile::{Path, ProfileRun, Surroundings};
use crate::model::{FeatureId, PlaceId};
use crate::paint::screen::pos;

impl AtlasApp {
    /// The run begins when the map has come to rest, with its panel open where it is about one.
    fn is_profiling(&self) -> bool {
        let at_rest = self.shown && !self.panes.map.is_rendering() && !self.awaits_panel();
        self.profile_run
            .as_ref()
            .is_some_and(|run| run.has_begun() || at_rest)
    }

    /// Whether what the run scrolls is yet to be opened, or to be filled.
    fn awaits_panel(&self) -> bool {
        match self.profile_run.as_ref().map(ProfileRun::path) {
            Some(Path::Panel) => self.state.selection.is_none(),
            Some(Path::Table) => !self.state.table_open || self.panes.awaits_answers(),
            _ => false,
        }
    }

    /// Opens what the run scrolls: the table, or the longest panel of a place.
    fn open_panel(&mut self) {
        let Phase::Ready(ready) = &self.phase else {
            return;
        };
        if self.profile_run.as_ref().map(ProfileRun::path) == Some(Path::Table) {
            self.state.table_open = true;
            return;
        }
        let atlas = &ready.atlas;
        let length = |id: PlaceId| {
            let ties = atlas.corridors_of(id).len() + atlas.links_of(id).len();
            atlas.roles_of(id).len() + ties + atlas.targets_of(id).len()
        };
        let longest = atlas
            .places()
            .map(|(id, _)| id)
            .max_by_key(|id| length(*id));
        self.state.select(longest.map(FeatureId::Place));
    }

    /// Reports the measures once the run is over.
    fn end_profile(&mut self, ui: &Ui) {
        let Some(run) = self.profile_run.as_mut() else {
            return;
        };
        run.renderings.extend(self.panes.map.take_render_costs());
        if !run.is_over() {
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
            report.measured = Some(run.measured(&Surroundings {
                map_pt,
                pixels_per_point: ui.pixels_per_point(),
                vertices,
                texts,
                first_map: report.first_map.unwrap_or_default(),
                first_map_cpu: report.first_map_cpu,
            }));
        }
        self.profile_run = None;
        ui.send_viewport_cmd(ViewportCommand::Close);
    }

    /// Adds the events of the next frame of a run, if there is one, and begins to measure it.
    pub(super) fn drive_profile(&mut self, input: &mut RawInput) {
        if self.is_profiling()
            && let (Some(view), Some((_, corner))) =
                (self.panes.map.view(), self.panes.map.placement())
            && let Some(run) = &mut self.profile_run
        {
            // Above the legend, so that the pointer stays on the map.
            let middle = pos(view.frame.center()).to_vec2() * Vec2::new(1.0, 0.8);
            run.drive(input, corner + middle);
            run.begin_frame();
        }
    }

    /// Measures the pass, and ends the run when it is over.
    pub(super) fn measure_profile(&mut self, ui: &Ui) {
        if self.is_profiling() {
            if let Some(run) = &mut self.profile_run {
                run.end_pass();
            }
            self.end_profile(ui);
        } else if self.profile_run.is_some() && self.shown {
            if self.awaits_panel() {
                self.open_panel();
            }
            ui.request_repaint_after(Duration::from_millis(5));
        }
    }
}
