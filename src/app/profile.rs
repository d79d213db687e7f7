//! A profile run: synthetic pointer and wheel events move the map on a fixed path, and the cost of
//! each frame on the UI thread is measured.
//!
//! Costs are processor time of the UI thread, not time on the clock: the frame as a whole, from one
//! start to the next, and in it the pass (panels, map, render requests); the rest is tessellation
//! and painting, the driver's work on this thread included.

use std::time::{Duration, Instant};

use egui::{Event, Modifiers, MouseWheelUnit, PointerButton, Pos2, RawInput, Vec2, pos2};
use serde::Serialize;

use super::clock;

/// How the map is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Path {
    /// The map is dragged to and fro.
    Pan,
    /// The wheel turns in and out.
    Zoom,
    /// One drag and some wheel clicks after the other.
    Tour,
    /// The longest panel of a place is open, and the wheel turns over it, down and up.
    Panel,
    /// The table of facts is open, and the wheel turns over its rows, down and up.
    Table,
}

impl Path {
    const fn word(self) -> &'static str {
        match self {
            Self::Pan => "pan",
            Self::Zoom => "zoom",
            Self::Tour => "tour",
            Self::Panel => "panel",
            Self::Table => "table",
        }
    }
}

/// What to measure.
#[derive(Clone, Copy, Debug)]
pub struct Profile {
    /// How the map is moved.
    pub path: Path,
    /// How many frames are measured.
    pub frames: u32,
}

/// The spread of a cost, in milliseconds.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Spread {
    /// Half are at most this.
    pub median: f64,
    /// 95 of 100 are at most this.
    pub p95: f64,
    /// 99 of 100 are at most this.
    pub p99: f64,
    /// The largest.
    pub max: f64,
}

/// What was measured.
#[derive(Clone, Debug, Serialize)]
pub struct Measured {
    /// `pan`, `zoom`, `tour`, `panel` or `table`.
    pub path: &'static str,
    /// Measured frames.
    pub frames: usize,
    /// The map's size in points.
    pub map_pt: [f32; 2],
    /// Pixels of the screen a point.
    pub pixels_per_point: f32,
    /// Processor time of the UI thread a frame.
    pub ui_thread_ms: Spread,
    /// Of that, the pass: panels, map, render requests.
    pub pass_ms: Spread,
    /// Of that, tessellation and painting.
    pub tessellate_and_paint_ms: Spread,
    /// Time on the clock from frame to frame.
    pub frame_interval_ms: Spread,
    /// Maps rendered in the background meanwhile.
    #[serde(rename = "prints")]
    pub renderings: usize,
    /// What building a scene cost there, on the clock.
    #[serde(rename = "print_scene_ms")]
    pub rendering_scene_ms: Option<Spread>,
    /// What rendering its image cost there, on the clock.
    #[serde(rename = "print_picture_ms")]
    pub rendering_image_ms: Option<Spread>,
    /// Triangles' corners of the last rendered map.
    pub vertices: usize,
    /// Its lines of text.
    pub texts: usize,
    /// From the start of the process to the first whole map.
    pub startup_ms: f64,
    /// Processor time of the whole process until then.
    pub startup_cpu_ms: f64,
    /// Memory in use at the end, where the system tells.
    pub rss_mb: Option<f64>,
    /// The most that was in use.
    pub peak_rss_mb: Option<f64>,
}

/// A profile run under way.
#[derive(Debug)]
pub(super) struct ProfileRun {
    profile: Profile,
    frame: u32,
    begun: Option<(Duration, Instant)>,
    pass: Duration,
    costs: Vec<[f64; 4]>,
    pub(super) renderings: Vec<(Duration, Duration)>,
}

impl ProfileRun {
    pub(super) fn new(profile: Profile) -> Self {
        Self {
            profile,
            frame: 0,
            begun: None,
            pass: Duration::ZERO,
            costs: Vec::new(),
            renderings: Vec::new(),
        }
    }

    /// How the map is moved, or what is scrolled.
    pub(super) const fn path(&self) -> Path {
        self.profile.path
    }

    /// Adds the events of the next frame, about the middle of the map.
    pub(super) fn drive(&mut self, input: &mut RawInput, middle: Pos2) {
        let n = self.frame;
        self.frame += 1;
        let (dragged, wheel) = match self.profile.path {
            Path::Pan => (Some(n), None),
            Path::Zoom => (None, Some(n)),
            Path::Tour if (n / 60).is_multiple_of(2) => (Some(n % 60), None),
            Path::Tour => (None, Some(n)),
            Path::Panel => return scroll(input, n, PANEL_PT),
            Path::Table => return scroll(input, n, TABLE_PT),
        };
        if let Some(n) = dragged {
            let at = middle + offset(n);
            input.events.push(Event::PointerMoved(at));
            if n == 0 {
                input.events.push(button(at, true));
            } else if self.profile.path == Path::Tour && n == 59 {
                input.events.push(button(at, false));
            }
        }
        if let Some(n) = wheel {
            input.events.push(Event::PointerMoved(middle));
            // A click every twelve frames: five in, five out.
            if n.is_multiple_of(12) {
                let up = if (n / 60).is_multiple_of(2) {
                    1.0
                } else {
                    -1.0
                };
                input.events.push(wheel_click(up));
            }
        }
    }

    pub(super) fn begin_frame(&mut self) {
        let (cpu, wall) = (clock::thread(), Instant::now());
        if let Some((last_cpu, last_wall)) = self.begun {
            let whole = ms(cpu.saturating_sub(last_cpu));
            let pass = ms(self.pass);
            let interval = ms(wall - last_wall);
            self.costs
                .push([whole, pass, (whole - pass).max(0.0), interval]);
        }
        self.begun = Some((cpu, wall));
    }

    pub(super) fn end_pass(&mut self) {
        if let Some((cpu, _)) = self.begun {
            self.pass = clock::thread().saturating_sub(cpu);
        }
    }

    pub(super) fn has_begun(&self) -> bool {
        self.frame > 0
    }

    pub(super) fn is_over(&self) -> bool {
        self.costs.len() >= self.profile.frames as usize
    }

    pub(super) fn measured(&self, at: &Surroundings) -> Measured {
        let column = |i: usize| spread(self.costs.iter().map(|c| c[i]).collect());
        let renderings = |part: fn(&(Duration, Duration)) -> Duration| {
            let costs: Vec<f64> = self.renderings.iter().map(|p| ms(part(p))).collect();
            (!costs.is_empty()).then(|| spread(costs))
        };
        Measured {
            path: self.profile.path.word(),
            frames: self.costs.len(),
            map_pt: at.map_pt,
            pixels_per_point: at.pixels_per_point,
            ui_thread_ms: column(0),
            pass_ms: column(1),
            tessellate_and_paint_ms: column(2),
            frame_interval_ms: column(3),
            renderings: self.renderings.len(),
            rendering_scene_ms: renderings(|p| p.0),
            rendering_image_ms: renderings(|p| p.1),
            vertices: at.vertices,
            texts: at.texts,
            startup_ms: ms(at.first_map),
            startup_cpu_ms: ms(at.first_map_cpu),
            rss_mb: clock::memory_mb("VmRSS"),
            peak_rss_mb: clock::memory_mb("VmHWM"),
        }
    }
}

/// Over the panel, from the window's right and lower edge, in points.
const PANEL_PT: Vec2 = Vec2::new(120.0, 240.0);
/// Over the rows of the table.
const TABLE_PT: Vec2 = Vec2::new(300.0, 100.0);

/// Turns the wheel so far from the window's right and lower edge: a click every other frame, two
/// hundred down and as many up.
fn scroll(input: &mut RawInput, n: u32, within: Vec2) {
    if let Some(window) = input.screen_rect {
        let at = window.right_bottom() - within;
        input.events.push(Event::PointerMoved(at));
    }
    if n.is_multiple_of(2) {
        let is_down = (n / 400).is_multiple_of(2);
        let up = if is_down { -1.0 } else { 1.0 };
        input.events.push(wheel_click(up));
    }
}

fn wheel_click(up: f32) -> Event {
    Event::MouseWheel {
        unit: MouseWheelUnit::Line,
        delta: Vec2::new(0.0, up),
        phase: egui::TouchPhase::Move,
        modifiers: Modifiers::NONE,
        source: egui::MouseWheelSource::Wheel,
    }
}

/// What the window adds to the measures of a run.
#[derive(Clone, Copy, Debug)]
pub(super) struct Surroundings {
    pub(super) map_pt: [f32; 2],
    pub(super) pixels_per_point: f32,
    pub(super) vertices: usize,
    pub(super) texts: usize,
    pub(super) first_map: Duration,
    pub(super) first_map_cpu: Duration,
}

/// Where the pointer is in the n-th frame of a drag: an ellipse, a hundred and twenty frames round.
fn offset(n: u32) -> Vec2 {
    let phase = f64::from(n % 120) / 120.0 * std::f64::consts::TAU;
    #[expect(clippy::cast_possible_truncation, reason = "the screen is f32")]
    let (x, y) = (
        (phase.sin() * 220.0) as f32,
        (phase.cos() * 120.0 - 120.0) as f32,
    );
    Vec2::new(x, y)
}

fn button(at: Pos2, pressed: bool) -> Event {
    Event::PointerButton {
        pos: pos2(at.x, at.y),
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    }
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn spread(mut costs: Vec<f64>) -> Spread {
    costs.sort_by(f64::total_cmp);
    let share = |percent: usize| {
        let last = costs.len().saturating_sub(1);
        let value = costs.get((last * percent).div_ceil(100)).copied();
        (value.unwrap_or_default() * 1000.0).round() / 1000.0
    };
    Spread {
        median: share(50),
        p95: share(95),
        p99: share(99),
        max: share(100),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spread_names_the_costs_at_its_shares() {
        let costs: Vec<f64> = (0..=100).rev().map(f64::from).collect();
        let spread = spread(costs);
        let shares = (spread.median, spread.p95, spread.p99, spread.max);
        assert_eq!(shares, (50.0, 95.0, 99.0, 100.0));
    }

    #[test]
    fn a_drag_comes_back_to_where_it_began() {
        assert_eq!(offset(0), Vec2::ZERO);
        assert!(offset(119).length() < 20.0 && offset(60).length() > 200.0);
    }
}
