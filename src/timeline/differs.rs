//! In what two texts differ that speak of the same thing.

use crate::filter::Fact;
use crate::model::Atlas;
use crate::search::simplified;

use super::Saying;

/// The most telling respect in which two quotes differ, the first of these that is so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Differs {
    /// The status of a link.
    Status,
    /// The number of a target.
    Value,
    /// The verb or status word.
    Word,
    /// The phrase.
    Wording,
}

/// Two quotes of the same thing, the one that was said first before the other, that differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pair {
    /// In what they differ.
    pub differs: Differs,
    /// The one that was said first, as far as is known.
    pub one: Saying,
    /// The other.
    pub other: Saying,
}

impl Pair {
    /// Two quotes in the order in which they were said; `None` where they say the same.
    pub(super) fn of(atlas: &Atlas, a: Saying, b: Saying) -> Option<Self> {
        let differs = differs(atlas, a, b)?;
        let (one, other) = if b.order(atlas) < a.order(atlas) {
            (b, a)
        } else {
            (a, b)
        };
        Some(Self {
            differs,
            one,
            other,
        })
    }
}

/// In what two quotes differ; script, spaces and punctuation do not count.
pub(super) fn differs(atlas: &Atlas, a: Saying, b: Saying) -> Option<Differs> {
    let facts = [a, b].map(|saying| Fact::with_id(atlas, saying.fact));
    match facts {
        [Fact::Link(_, a), Fact::Link(_, b)] if a.status != b.status => {
            return Some(Differs::Status);
        }
        [Fact::Target(_, a), Fact::Target(_, b)] => {
            let is_same = a.value.to_bits() == b.value.to_bits() && a.qualifier == b.qualifier;
            if !is_same {
                return Some(Differs::Value);
            }
        }
        _ => {}
    }
    let [a, b] = [a, b].map(|saying| saying.mention(atlas));
    let words = a.status_text.as_deref().zip(b.status_text.as_deref());
    if words.is_some_and(|(a, b)| folded(a) != folded(b)) {
        return Some(Differs::Word);
    }
    let [a, b] = [a, b].map(|mention| mention.anchor.quote.as_str());
    (a != b && folded(a) != folded(b)).then_some(Differs::Wording)
}

/// Letters and digits alone, in Simplified characters and lower case.
fn folded(text: &str) -> String {
    let simple = simplified(text);
    let letters = simple.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}
