//! A map as a file of its own: what it holds, how it is read and written. Touches no file.

mod encode;
mod fault;
mod format;
mod paths;
mod read;
mod schema;

pub use encode::encode;
pub use fault::DocumentFault;
pub use format::{Document, FileOfOwn, Others, Pane, VERSION};
pub use read::{LARGEST, read};
pub use schema::schema;
