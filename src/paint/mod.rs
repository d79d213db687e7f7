//! Painters: one for the screen, one for SVG; PNG and PDF come from the SVG.
//!
//! A painter knows areas, lines, symbols and text, not cities.

pub mod screen;
pub mod svg;
