//! What the legend lists: the rows of just what the frame shows, in groups.

use std::collections::BTreeSet;

use super::entry::{Group, LegendEntry};
use super::listing::Listing;
use super::row::LegendRow;
use super::swatch::Swatch;
use crate::i18n::I18n;
use crate::model::{RoleCategory, SourceId};
use crate::scene::Numbering;
use crate::scene::frame::MapFrame;
use crate::scene::layers::Marks;
use crate::scene::numbering::Sources;
use crate::scene::seen::SeenFacts;

/// Everything a legend may say, in its order, with what a map has of it; the same length for every
/// map of one request, so that the maps of a page can share a legend.
#[derive(Clone, Debug, Default)]
pub(in crate::scene) struct Legend(Vec<Group>);

/// A text behind a mark, or a remark.
fn marked(swatch: Option<&Swatch>, text: String) -> LegendRow {
    match swatch {
        Some(swatch) => LegendRow::Sign(swatch.clone(), text, String::new()),
        None => LegendRow::Note(text),
    }
}

/// A text with its first letter large, where its script has large ones.
fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// Signs that stand beside names: which are drawn is known when these have their places.
#[derive(Clone, Copy, Debug)]
pub(in crate::scene) struct LetteredSigns<'a> {
    /// The categories that have a glyph.
    pub(in crate::scene) glyphs: &'a BTreeSet<RoleCategory>,
    /// Whether a place has more roles than glyphs.
    pub(in crate::scene) has_more_glyphs: bool,
    /// Whether corridors are counted.
    pub(in crate::scene) has_counts: bool,
}

impl Legend {
    /// What a map draws of all that a legend may say, each glyph that a name may have among it.
    pub(in crate::scene) fn of(frame: &MapFrame<'_>, marks: &Marks, facts: &SeenFacts) -> Self {
        let listing = Listing {
            frame,
            marks,
            facts,
        };
        Self(listing.groups())
    }

    /// The same with such signs that stand beside names as are drawn.
    pub(in crate::scene) fn with_lettering(mut self, drawn: &LetteredSigns<'_>) -> Self {
        let is_missing = |entry: &LegendEntry| match entry {
            LegendEntry::Sign(Swatch::Glyph(category), ..) => !drawn.glyphs.contains(category),
            LegendEntry::Sign(Swatch::MoreGlyphs, ..) => !drawn.has_more_glyphs,
            LegendEntry::Sign(Swatch::Count, ..) => !drawn.has_counts,
            LegendEntry::Sign(..)
            | LegendEntry::Links(..)
            | LegendEntry::Dots(_)
            | LegendEntry::Counted(..) => false,
        };
        for (_, entries) in &mut self.0 {
            for entry in entries {
                entry.take_if(|entry| is_missing(entry));
            }
        }
        self
    }

    /// The same with such signs that stand beside names as another legend has.
    pub(in crate::scene) fn lettered_like(self, other: &Self) -> Self {
        let entries = other.0.iter().flat_map(|(_, entries)| entries.iter());
        let signs: Vec<&Swatch> = entries
            .flatten()
            .filter_map(|entry| match entry {
                LegendEntry::Sign(swatch, ..) => Some(swatch),
                LegendEntry::Links(..) | LegendEntry::Dots(_) | LegendEntry::Counted(..) => None,
            })
            .collect();
        let glyphs = signs.iter().filter_map(|swatch| match swatch {
            Swatch::Glyph(category) => Some(*category),
            _ => None,
        });
        let glyphs = glyphs.collect();
        self.with_lettering(&LetteredSigns {
            glyphs: &glyphs,
            has_more_glyphs: signs.contains(&&Swatch::MoreGlyphs),
            has_counts: signs.contains(&&Swatch::Count),
        })
    }

    /// What any of several maps draws.
    pub(in crate::scene) fn merged(self, other: Self) -> Self {
        if self.0.is_empty() {
            return other;
        }
        let groups = self.0.into_iter().zip(other.0);
        let merged = groups.map(|((key, one), (_, two))| {
            let entries = one.into_iter().zip(two).map(|pair| match pair {
                (Some(one), Some(two)) => Some(one.merge(two)),
                (one, two) => one.or(two),
            });
            (key, entries.collect())
        });
        Self(merged.collect())
    }

    /// The texts of the facts that are drawn, in the order in which the rows first name them.
    pub(in crate::scene) fn sources(&self) -> Vec<SourceId> {
        let (mut order, mut seen) = (Vec::new(), Sources::new());
        for entry in self
            .0
            .iter()
            .flat_map(|(_, entries)| entries.iter().flatten())
        {
            if let LegendEntry::Sign(_, _, sources) = entry {
                order.extend(sources.iter().filter(|s| seen.insert(**s)));
            }
        }
        order
    }

    /// The rows, group by group, each under its heading. The numbers of texts stand with the rows,
    /// or with the headings alone.
    pub(in crate::scene) fn groups(
        &self,
        i18n: &I18n,
        numbers: Option<&Numbering>,
        at_heads: bool,
    ) -> Vec<Vec<LegendRow>> {
        let numbers_of = |sources: &Sources| numbers.map(|n| n.of(sources)).unwrap_or_default();
        let mut groups = Vec::new();
        for (key, entries) in &self.0 {
            let mut of_group = Sources::new();
            let rows: Vec<LegendRow> = entries
                .iter()
                .flatten()
                .map(|entry| match entry {
                    LegendEntry::Sign(swatch, text, sources) => {
                        of_group.extend(sources);
                        let numbers = if at_heads {
                            String::new()
                        } else {
                            numbers_of(sources)
                        };
                        LegendRow::Sign(swatch.clone(), text.clone(), numbers)
                    }
                    LegendEntry::Links(swatch, key, links) => {
                        marked(swatch.as_ref(), i18n.tr_n(key, links.len()))
                    }
                    LegendEntry::Dots(ranks) => {
                        let names: Vec<String> = ranks.iter().map(|r| i18n.tr(r.key())).collect();
                        let text = capitalised(&names.join(&i18n.tr("list-comma")));
                        let swatch = Swatch::Dots(ranks.iter().copied().collect());
                        LegendRow::Sign(swatch, text, String::new())
                    }
                    LegendEntry::Counted(swatch, key, n) => {
                        marked(swatch.as_ref(), i18n.tr_n(key, *n))
                    }
                })
                .collect();
            if rows.is_empty() {
                continue;
            }
            let of_group = if at_heads {
                numbers_of(&of_group)
            } else {
                String::new()
            };
            let head = LegendRow::Head(i18n.tr(key), of_group);
            groups.push(std::iter::once(head).chain(rows).collect());
        }
        groups
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::legend::swatch::FillTone;
    use crate::scene::testing::Map;
    use crate::scene::{Extent, Layer, Standing};

    fn legend(map: &Map) -> Legend {
        map.reserved(|_, _, legend, _| legend.clone())
    }

    fn signs(legend: &Legend) -> Vec<Swatch> {
        let entries = legend
            .0
            .iter()
            .flat_map(|(_, entries)| entries.iter().flatten());
        let signs = entries.filter_map(|entry| match entry {
            LegendEntry::Sign(swatch, ..) => Some(swatch.clone()),
            LegendEntry::Links(..) | LegendEntry::Dots(_) | LegendEntry::Counted(..) => None,
        });
        signs.collect()
    }

    #[test]
    fn a_legend_lists_what_its_layers_drew_and_nothing_of_those_that_are_off() {
        let map = Map::of(Extent::Region);
        let all = signs(&legend(&map));
        for swatch in [
            Swatch::Hatch,
            Swatch::Point,
            Swatch::Fill(Standing::Core, FillTone::Strong),
        ] {
            assert!(all.contains(&swatch), "{swatch:?}");
        }
        assert!(!all.contains(&Swatch::Airport));
        let mut bare = map;
        for layer in Layer::ALL {
            bare.shown.set(layer, false);
        }
        let lines = signs(&legend(&bare));
        assert!(
            lines.iter().all(|sign| matches!(sign, Swatch::Line(_))),
            "{lines:?}"
        );
    }

    #[test]
    fn only_glyphs_that_are_drawn_stay_and_nothing_else_goes() {
        let all = legend(&Map::of(Extent::Circle));
        let glyph = |swatch: &Swatch| matches!(swatch, Swatch::Glyph(_));
        let (glyphs, others): (Vec<_>, Vec<_>) = signs(&all).into_iter().partition(glyph);
        let kept = BTreeSet::from([RoleCategory::Gateway]);
        let (left, same): (Vec<_>, Vec<_>) = signs(&all.with_lettering(&LetteredSigns {
            glyphs: &kept,
            has_more_glyphs: true,
            has_counts: true,
        }))
        .into_iter()
        .partition(glyph);
        assert!(glyphs.len() > 1);
        assert_eq!(left, [Swatch::Glyph(RoleCategory::Gateway)]);
        assert_eq!(same, others);
    }

    #[test]
    fn two_maps_share_a_legend_of_what_either_draws() {
        let near = legend(&Map::near());
        let far = legend(&Map::of(Extent::Region));
        let both = signs(&near.clone().merged(far.clone()));
        // Maps of a page have one scale; these two draw the lines of the base map in two ways.
        let is_line = |sign: &Swatch| matches!(sign, Swatch::Line(_));
        for sign in signs(&near).iter().chain(&signs(&far)) {
            let is_there = |other: &Swatch| other == sign || is_line(other) && is_line(sign);
            assert!(both.iter().any(is_there), "{sign:?}");
        }
        assert!(both.len() > signs(&near).len());
    }
}
