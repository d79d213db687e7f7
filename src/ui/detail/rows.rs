//! The rows of the panel's body, in order.

use crate::card::{Outline, SectionKind};
use crate::state::PanelReading;

/// A row of the panel's body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Row {
    /// Names and facts of the feature itself.
    About,
    /// That the texts say nothing.
    Empty,
    /// That facts are left out which the filters of the map leave out, or that they are not.
    Withheld,
    /// That the filter leaves nothing.
    NothingFound,
    /// The heading of a section.
    Heading(SectionKind),
    /// How what stands in a section was found.
    Remark(SectionKind),
    /// The places of a section.
    Places(SectionKind),
    /// A card of a section, by its position there.
    Card(SectionKind, usize),
    /// The texts in full.
    Sources,
}

impl Row {
    /// The heading of the section that it stands in.
    pub(super) const fn heading(self) -> Option<Self> {
        match self {
            Self::Remark(kind) | Self::Places(kind) | Self::Card(kind, _) => {
                Some(Self::Heading(kind))
            }
            _ => None,
        }
    }

    /// The section that it is the heading of.
    pub(super) const fn headed(self) -> Option<SectionKind> {
        match self {
            Self::Heading(kind) => Some(kind),
            _ => None,
        }
    }
}

/// The rows of a panel; a folded section is its heading alone.
pub(super) fn rows(outline: &Outline, choices: &PanelReading) -> Vec<Row> {
    let is_filtered = !choices.query.trim().is_empty();
    let mut rows = Vec::new();
    if !is_filtered {
        rows.push(Row::About);
        rows.extend(outline.empty.is_some().then_some(Row::Empty));
    } else if outline.sections.is_empty() {
        rows.push(Row::NothingFound);
    }
    rows.extend((outline.withheld > 0 || choices.shows_all).then_some(Row::Withheld));
    for section in &outline.sections {
        let kind = section.kind;
        rows.push(Row::Heading(kind));
        if choices.folded.contains(&kind) {
            continue;
        }
        rows.extend(section.remark.is_some().then_some(Row::Remark(kind)));
        rows.extend((!section.places.is_empty()).then_some(Row::Places(kind)));
        rows.extend((0..section.cards.len()).map(|card| Row::Card(kind, card)));
    }
    if !is_filtered && !outline.sources.is_empty() {
        rows.push(Row::Sources);
    }
    rows
}
