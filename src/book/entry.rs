//! The pages of a place: its map, and beside it what the texts say of it.

use super::Maker;
use super::columns::{Columns, columns};
use super::flow::Flow;
use super::page::{JumpTarget, Map, TEXT};
use super::paragraph::Paragraph;
use crate::card::{self, Card, MentionCard, Panel, Section, doubt};
use crate::model::{FeatureId, PlaceId};
use crate::projection::{PagePt, PageRect};
use crate::scene::Rgba;

/// Where the map stands; it has its own margin.
const MAP: PageRect = PageRect {
    min: PagePt { x: 28.0, y: 36.0 },
    max: PagePt { x: 518.0, y: 565.0 },
};
/// The right edges of smaller maps, and how many columns stand beside them.
const SMALLER: [(f64, u32); 2] = [(446.0, 1), (392.0, 2)];
/// From the right edge of a map to the text beside it.
const ASIDE: f64 = 12.0;
/// Columns of the pages without a map.
pub(super) const COLUMNS: u32 = 3;
/// Sizes of print.
const NAME_PT: f64 = 22.0;
pub(super) const SECTION_PT: f64 = 9.5;
pub(super) const TITLE_PT: f64 = 8.6;
pub(super) const BODY_PT: f64 = 7.6;
/// How far what is said of a fact is moved in.
const INDENT_PT: f64 = 9.0;

/// Of the other places of a fact so many are named under each of them; the fact's own entry has all.
const MOST_OTHERS: usize = 40;

/// Whose heading a card stands under.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Under {
    /// A place, which need not be named again.
    Place(PlaceId),
    /// The fact itself.
    Itself,
}

/// Columns beside a map.
fn beside(map: &PageRect, n: u32) -> Columns {
    let rect = PageRect {
        min: PagePt::new(map.max.x + ASIDE, TEXT.min.y),
        max: TEXT.max,
    };
    Columns::beside(columns(&rect, n), COLUMNS)
}

/// Other ways to set a page with a map, the best first: tighter, beside a smaller map, both.
fn others() -> (Vec<PageRect>, Vec<Columns>) {
    let smaller = SMALLER.into_iter().flat_map(|(right, n)| {
        let mut map = MAP;
        map.max.x = right;
        let wide = beside(&map, n);
        [(map, wide.clone()), (map, wide.tight())]
    });
    let tight = (MAP, beside(&MAP, 1).tight());
    std::iter::once(tight).chain(smaller).unzip()
}

/// Items in one line with dots between them, but not after a full stop.
pub(super) fn listed<S: AsRef<str>>(items: &[S]) -> String {
    let mut line = String::new();
    for item in items.iter().map(AsRef::as_ref) {
        if !line.is_empty() && !line.ends_with(['\u{3002}', '\u{ff01}', '\u{ff1f}']) {
            line.push_str(" \u{b7} ");
        }
        line.push_str(item);
    }
    line
}

impl Maker<'_> {
    pub(super) const fn ink(&self) -> Rgba {
        self.theme.ink
    }

    pub(super) const fn soft(&self) -> Rgba {
        self.theme.ink_soft
    }

    /// The pages of a place; `path` leads from its province to it.
    pub(super) fn place(&mut self, id: PlaceId, path: &[String]) {
        let head = path.join(" \u{b7} ");
        let number = self.start_page(&head);
        let feature = JumpTarget::Feature(FeatureId::Place(id));
        self.mark(feature, number, 0.0);
        let mut flow = Flow::new(&head, beside(&MAP, 1));
        let level = u16::try_from(path.len()).unwrap_or(1);
        let mut panel = card::panel(self.atlas, self.i18n, FeatureId::Place(id));
        let sections = std::mem::take(&mut panel.sections);
        flow.put(self.opening(panel, level));
        for section in &sections {
            self.section(&mut flow, section, level + 1, Under::Place(id));
        }
        drop(sections);
        let alt = self
            .i18n
            .tr_with("book-map-alt", &[("name", &self.name(id))]);
        let (maps, others) = others();
        let tighter = flow.avoid_sparse_page(&others);
        let map = tighter.and_then(|other| maps.get(other)).unwrap_or(&MAP);
        if let Some(page) = self.pages.last_mut() {
            page.map = Some(Map::of_place(*map, alt, id, self.review));
        }
        flow.finish(self);
    }

    /// The name of a place and what it is.
    fn opening(&self, panel: Panel, level: u16) -> Vec<Paragraph> {
        let (ink, soft) = (self.ink(), self.soft());
        let mut paragraphs = vec![Paragraph::new(panel.title, NAME_PT, ink).heading(level)];
        if !panel.other_names.is_empty() {
            paragraphs.push(Paragraph::new(listed(&panel.other_names), 9.5, soft));
        }
        paragraphs.push(Paragraph::new(listed(&panel.facts), BODY_PT, soft).after(3.0));
        paragraphs.extend(
            panel
                .empty
                .map(|empty| Paragraph::new(empty, BODY_PT, ink).after(4.0)),
        );
        paragraphs
    }

    /// A heading with what stands under it; the heading stays with the first of it.
    pub(super) fn section(&mut self, flow: &mut Flow, section: &Section, level: u16, under: Under) {
        let heading = Paragraph::new(&*section.title, SECTION_PT, self.ink())
            .heading(level)
            .after(9.0)
            .ruled();
        let mut heading = Some(heading);
        for card in &section.cards {
            let mut group: Vec<Paragraph> = heading.take().into_iter().collect();
            group.extend(self.card(card, under));
            flow.put(group);
        }
        if !section.places.is_empty() {
            let names: Vec<&str> = section.places.iter().map(|chip| &*chip.name).collect();
            let names = names.join(&self.tr("list-comma"));
            let mut group: Vec<Paragraph> = heading.take().into_iter().collect();
            group.push(Paragraph::new(names, BODY_PT, self.ink()).after(2.0));
            flow.put(group);
        }
    }

    /// A fact: its name, its kind, the other places it connects, and where it is said.
    pub(super) fn card(&self, card: &Card, under: Under) -> Vec<Paragraph> {
        let (ink, soft) = (self.ink(), self.soft());
        let mut paragraphs = Vec::new();
        if !card.title.is_empty() {
            let mut title = Paragraph::new(&*card.title, TITLE_PT, ink)
                .after(4.5)
                .kept();
            if let Some(feature) = card.feature {
                title = title.to(JumpTarget::Feature(feature));
                title.mentions.push(feature);
            }
            paragraphs.push(title);
        }
        let mut about: Vec<String> = Vec::new();
        about.extend(Some(card.kind.clone()).filter(|kind| !kind.is_empty()));
        about.extend(card.feature.and_then(|feature| self.others(feature, under)));
        about.extend(card.feature.into_iter().flat_map(|f| self.doubts(f)));
        if !about.is_empty() {
            let about = listed(&about);
            paragraphs.push(Paragraph::new(about, BODY_PT, soft).indented(INDENT_PT));
        }
        let notes = card.notes.iter().filter(|note| !note.is_empty());
        paragraphs
            .extend(notes.map(|note| Paragraph::new(&**note, BODY_PT, soft).indented(INDENT_PT)));
        paragraphs.extend(card.mentions.iter().map(|m| self.mention_line(m)));
        paragraphs
    }

    /// The other places of a fact that stands under a place.
    fn others(&self, feature: FeatureId, under: Under) -> Option<String> {
        let Under::Place(own) = under else {
            return None;
        };
        let places = match feature {
            FeatureId::Place(_) => return None,
            FeatureId::Corridor(id) => &self.atlas.corridor(id).places,
            FeatureId::Link(id) => &self.atlas.link(id).places,
        };
        let others: Vec<PlaceId> = places.iter().filter(|p| **p != own).copied().collect();
        let named = others.get(..MOST_OTHERS).unwrap_or(&others);
        let mut list = self.names(named);
        if others.len() > named.len() {
            let more = (others.len() - named.len()).to_string();
            let values = [("list", &*list), ("n", &*more)];
            list = self.i18n.tr_with("facet-and-more", &values);
        }
        (!others.is_empty()).then(|| self.i18n.tr_with("book-others", &[("places", &list)]))
    }

    fn doubts(&self, feature: FeatureId) -> Vec<String> {
        match feature {
            FeatureId::Link(id) => doubt::of_alignment(self.i18n, &self.atlas.link(id).alignment),
            FeatureId::Corridor(_) | FeatureId::Place(_) => Vec::new(),
        }
    }

    /// The phrase of a text with the text's number, its word for the status, and where it stands.
    fn mention_line(&self, mention: &MentionCard) -> Paragraph {
        let source = mention.anchor.source;
        let number = self.number(source).to_string();
        let quoted = self.i18n.quoted(&mention.quote);
        let quote = [("quoted", &*quoted), ("n", &*number)];
        let quote = self.i18n.tr_with("book-quote", &quote);
        let derived = mention.derived.then(|| self.tr("detail-derived"));
        let said = [mention.status_text.clone(), mention.locus.clone()];
        let said = said.into_iter().chain(derived).filter(|s| !s.is_empty());
        let parts: Vec<String> = std::iter::once(quote).chain(said).collect();
        // Further lines begin below the phrase, not below its opening mark.
        Paragraph::new(listed(&parts), BODY_PT, self.ink())
            .indented(INDENT_PT)
            .hanging(BODY_PT)
            .to(JumpTarget::Source(source))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_dot_follows_a_full_stop() {
        assert_eq!(
            listed(&["线位：无", "未说明。", "推断"]),
            "线位：无 · 未说明。推断"
        );
        assert_eq!(listed::<&str>(&[]), "");
    }
}
