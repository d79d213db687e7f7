//! Chengyu Atlas: an atlas of the Chengdu–Chongqing economic circle.
//!
//! Five texts say which role each city has, which corridors link cities, and which rail and road
//! links are planned. The atlas draws the boundaries, lays the facts over them, and leads from
//! every mark to the phrase it comes from. Modules in reading order; `ARCHITECTURE.md` has the map.

/// The version of the atlas.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

pub mod diagnostics;

pub mod messages;

pub mod threads;

pub mod memory;

pub mod xml;

pub mod spreadsheet;

pub mod files;

pub mod program_folders;

pub mod signals;

pub mod projection;

pub mod geometry;

pub mod model;

pub mod pinyin;

pub mod geodata;

pub mod index;

pub mod i18n;

pub mod search;

pub mod citation;

pub mod font;

pub mod figure_spec;
pub mod filter;

pub mod connection;

pub mod schematic;

pub mod reader;

pub mod timeline;

pub mod board;

pub mod scene;

pub mod paint;

pub mod card;

pub mod comparison;

pub mod book;

pub mod export;

pub mod render;

pub mod table;

pub mod state;

pub mod document_files;

pub mod action;

pub mod ui;

pub mod app;

pub mod cli;
