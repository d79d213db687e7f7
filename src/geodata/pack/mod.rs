//! Packs: folders of facts, read strictly and resolved into the model.

mod alignments;
mod blocks;
mod evidence;
mod facts;
mod files;
mod format;
mod links;
mod places;
mod read;
mod resolve;
mod schema;
mod sources;
mod variants;

pub(super) use files::PackFiles;
pub(super) use read::RawContents;
pub(super) use resolve::resolve;
pub use schema::schemas;
