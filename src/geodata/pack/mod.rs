//! Packs: folders of facts, read strictly and resolved into the model.

mod alignments;
mod blocks;
mod contents;
mod entry;
mod evidence;
mod facts;
mod features;
mod files;
mod format;
mod kind;
mod links;
mod origin;
mod part;
mod places;
mod read;
mod resolve;
mod resolver;
mod schema;
mod sources;
mod tables;
mod unread;
mod variants;

pub(super) use contents::RawContents;
pub use files::PACK_FILE_NAMES;
pub(super) use files::{PackFiles, read_text};
pub(super) use kind::EntryKind;
pub use origin::Origins;
pub(super) use origin::{Origin, mention_name};
pub(super) use resolve::{resolve, sources_alone};
pub use schema::schemas;
pub(super) use tables::toml_said;
