//! The numbers of the texts that the facts of a figure come from.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::i18n::I18n;
use crate::model::{Atlas, FeatureId, SourceId};

/// Texts that facts come from.
pub(super) type Sources = BTreeSet<SourceId>;

/// The numbers of texts: their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbering {
    order: Vec<SourceId>,
    /// Where each text stands in the order.
    positions: BTreeMap<SourceId, usize>,
}

impl Numbering {
    /// Texts in an order, each at its first position.
    pub(super) fn new(order: impl IntoIterator<Item = SourceId>) -> Self {
        let mut numbering = Self::default();
        for source in order {
            let next = numbering.order.len();
            if *numbering.positions.entry(source).or_insert(next) == next {
                numbering.order.push(source);
            }
        }
        numbering
    }

    /// The positions of texts in the order, ascending.
    fn positions(&self, sources: &Sources) -> Vec<usize> {
        let found = sources.iter().filter_map(|s| self.positions.get(s));
        let mut positions: Vec<usize> = found.copied().collect();
        positions.sort_unstable();
        positions
    }

    /// The texts in the order of their numbers, which count from 1.
    pub(super) fn order(&self) -> &[SourceId] {
        &self.order
    }

    /// The numbers of texts as they are printed: `[2]`, `[1,3]`, `[1–3]`; nothing for none.
    pub(super) fn of(&self, sources: &Sources) -> String {
        let positions = self.positions(sources).into_iter();
        let numbers: Vec<usize> = positions.map(|position| position + 1).collect();
        let mut out = String::new();
        for run in numbers.chunk_by(|a, b| a + 1 == *b) {
            let (Some(first), Some(last)) = (run.first(), run.last()) else {
                continue;
            };
            let comma = if out.is_empty() { "" } else { "," };
            let _ = match last - first {
                0 => write!(out, "{comma}{first}"),
                1 => write!(out, "{comma}{first},{last}"),
                _ => write!(out, "{comma}{first}\u{2013}{last}"),
            };
        }
        if out.is_empty() {
            out
        } else {
            format!("[{out}]")
        }
    }
}

/// The names of features under the numbers of their texts: `[1] …；[2,3] …`.
pub(super) fn key_line(
    features: &[(FeatureId, Sources)],
    numbering: &Numbering,
    atlas: &Atlas,
    i18n: &I18n,
) -> String {
    // Under their numbers, the names that are there, and these in their order.
    type Names = (BTreeSet<String>, Vec<String>);
    let mut groups: BTreeMap<(Vec<usize>, String), Names> = BTreeMap::new();
    for (feature, sources) in features {
        let numbers = numbering.of(sources);
        let name = name_of(atlas, i18n, *feature);
        let order = numbering.positions(sources);
        let (seen, names) = groups.entry((order, numbers)).or_default();
        if seen.insert(name.clone()) {
            names.push(name);
        }
    }
    let comma = i18n.tr("list-comma");
    let groups: Vec<String> = groups
        .into_iter()
        .map(|((_, numbers), (_, names))| format!("{numbers}\u{a0}{}", names.join(&comma)))
        .collect();
    groups.join(&i18n.tr("list-semicolon"))
}

/// What a feature is called on the map.
pub(super) fn name_of(atlas: &Atlas, i18n: &I18n, feature: FeatureId) -> String {
    let language = i18n.language();
    match feature {
        FeatureId::Place(id) => atlas.place(id).names.label(language),
        FeatureId::Link(id) => atlas.link(id).title.get(language),
        FeatureId::Corridor(id) => atlas.corridor(id).title.get(language),
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_printed_in_runs() {
        let numbering = Numbering::new((0..9).rev().map(SourceId));
        for (ids, printed) in [
            (&[][..], ""),
            (&[8], "[1]"),
            (&[8, 7], "[1,2]"),
            (&[8, 7, 6, 4], "[1\u{2013}3,5]"),
            (&[0, 20], "[9]"),
        ] {
            let sources = ids.iter().map(|i| SourceId(*i)).collect();
            assert_eq!(numbering.of(&sources), printed);
        }
    }
}
