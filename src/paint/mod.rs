//! Painters: one for the screen, one for SVG, from which PNG and PDF come, and one for slides.
//!
//! A painter knows areas, lines, symbols and text, not cities.

mod runs;
pub mod screen;
pub mod slide;
pub mod svg;
mod turn;
mod vertical;

/// How much finer than the screen's the level of detail of a figure is, in zoom levels.
const EXTRA_DETAIL: f64 = 1.0;
