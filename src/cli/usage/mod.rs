//! Help and usage errors in Chinese. In English both are clap's own, made of the comments on the
//! options; the Chinese stands under `assets/i18n/usage`, by command and option.

mod error;
mod help;
mod lines;
mod spoken;
mod words;

pub(super) use error::explained;
#[cfg(test)]
pub(super) use help::keys_of;
pub(super) use help::worded;
pub(super) use spoken::spoken;
pub(super) use words::Words;
#[cfg(test)]
pub(super) use words::text;
