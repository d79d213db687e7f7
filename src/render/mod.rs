//! Maps and figures rendered in the background: the threads, and their pictures as textures.
//!
//! Knows nothing of panels: requests hold plain values.

mod background;
mod fit;
mod focus_targets;
mod map_ahead;
mod map_display;
mod map_request;
mod map_worker;
mod preview;
mod software_gl;
mod texture;
mod worker;

pub use background::{Background, Outbox, Polled};
pub use fit::{FIT_MARGIN_PT, MAX_ZOOM, fit_above_legend};
pub use focus_targets::{FocusTarget, TargetAt, focus_targets};
pub use map_ahead::{FirstMap, MapAhead};
pub use map_display::{DesiredMap, MapDisplay};
pub use map_request::{MARGIN_PT, MapContent};
pub use map_worker::SHOWING;
pub use preview::{Preview, PreviewError, PreviewRequest};
pub use software_gl::{SoftwareGl, renderer_name};
pub use worker::{Worker, answer_latest};
