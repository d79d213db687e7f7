//! The mentions of facts as they are written.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::GivenBy;

/// One place in a text that states a fact.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::geodata) struct RawMention {
    /// The id of a source.
    pub(in crate::geodata::pack) source: String,
    /// The phrase, verbatim, at most 40 characters, never a whole sentence.
    #[schemars(length(min = 1, max = 40))]
    pub(in crate::geodata::pack) quote: String,
    /// Which occurrence of the phrase it is in the text, from 1.
    #[serde(default = "first")]
    #[schemars(range(min = 1))]
    pub(in crate::geodata::pack) occurrence: u32,
    /// Roles only: the level that says so.
    pub(in crate::geodata::pack) given_by: Option<GivenBy>,
    /// Roles only: the adcode or id of the place whose authority says so, where the source's
    /// speaker does not tell.
    pub(in crate::geodata::pack) speaker: Option<String>,
    /// The verb or status word as the text has it.
    pub(in crate::geodata::pack) status_text: Option<String>,
    /// Whether the place or a member is implied, not spelled out here.
    #[serde(default)]
    pub(in crate::geodata::pack) derived: bool,
    /// The n-th non-blank line of the text, from 1; written by `anchor`.
    pub(in crate::geodata::pack) paragraph: Option<u32>,
    /// The numbered article it stands in, if any; written by `anchor`.
    pub(in crate::geodata::pack) article: Option<String>,
    /// Where the phrase starts, in characters without white space, from 0; written by `anchor`.
    pub(in crate::geodata::pack) start: Option<u32>,
    /// Where it ends, exclusive; written by `anchor`.
    pub(in crate::geodata::pack) end: Option<u32>,
}

fn first() -> u32 {
    1
}
