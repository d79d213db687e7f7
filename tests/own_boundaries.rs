//! Other people's boundary files: what they call their columns and units, and on which level these
//! are. Each case stands for a kind of file.

#![allow(clippy::unwrap_used, reason = "a test may fail at once")]

#[path = "own_boundaries/datum.rs"]
mod datum;
#[path = "own_boundaries/files.rs"]
mod files;
#[path = "own_boundaries/joining.rs"]
mod joining;
#[path = "own_boundaries/kinds.rs"]
mod kinds;
#[path = "own_boundaries/levels.rs"]
mod levels;
#[path = "own_boundaries/not_matched.rs"]
mod not_matched;
