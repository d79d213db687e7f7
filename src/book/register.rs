//! The chapters after the places: all corridors, all links, the places without a page, the texts.

use std::collections::BTreeSet;

use super::Maker;
use super::columns::Columns;
use super::entry::{COLUMNS, TITLE_PT, Under, listed};
use super::flow::Flow;
use super::page::{Chapter, JumpTarget};
use super::paragraph::Paragraph;
use super::sort::Sorter;
use crate::card::{self, Section};
use crate::citation;
use crate::model::{FeatureId, PlaceId};

/// Size of a chapter's heading.
const CHAPTER_PT: f64 = 16.0;
/// Size of what is said of a fact.
const SMALL_PT: f64 = 7.4;
const INDENT_PT: f64 = 9.0;
/// How far the list below an entry is moved in, and its lines after the first beside that.
const SUB_PT: (f64, f64) = (18.0, 7.0);

impl Maker<'_> {
    /// Corridors, links and places without a page, each in full.
    pub(super) fn registers(&mut self, with_page: &[PlaceId]) {
        let atlas = self.atlas;
        let corridors = atlas.corridors().map(|(id, _)| FeatureId::Corridor(id));
        self.register(Chapter::Corridors, corridors.collect());
        let links = atlas.links().map(|(id, _)| FeatureId::Link(id));
        self.register(Chapter::Links, links.collect());
        let with_page: BTreeSet<&PlaceId> = with_page.iter().collect();
        let others = atlas.places().map(|(id, _)| id);
        let others = others.filter(|id| atlas.is_mentioned(*id) && !with_page.contains(id));
        self.register(Chapter::Others, others.map(FeatureId::Place).collect());
    }

    /// Begins a chapter on a new page.
    pub(super) fn chapter(&mut self, chapter: Chapter, n: u32) -> Flow {
        let title = self.tr(chapter.key());
        let page = self.start_page(&title);
        let bookmark = self.bookmark(title.clone(), page);
        self.bookmarks.push(bookmark);
        let mut flow = Flow::new(&title, Columns::whole(n));
        let heading = Paragraph::new(title, CHAPTER_PT, self.ink())
            .heading(1)
            .at(JumpTarget::Chapter(chapter));
        flow.put(vec![heading]);
        flow
    }

    /// A chapter of features in the order of their names; none if there are none.
    fn register(&mut self, chapter: Chapter, features: Vec<FeatureId>) {
        if features.is_empty() {
            return;
        }
        let sorter = Sorter::new(self.atlas, self.i18n.language());
        let mut sorted: Vec<_> = features
            .into_iter()
            .map(|feature| (self.sort_key(&sorter, feature), feature))
            .collect();
        sorted.sort();
        let mut flow = self.chapter(chapter, COLUMNS);
        for (_, feature) in sorted {
            self.feature(&mut flow, feature);
        }
        flow.avoid_sparse_page(&[Columns::whole(COLUMNS).tight()]);
        flow.finish(self);
    }

    pub(super) fn sort_key(&self, sorter: &Sorter, feature: FeatureId) -> (String, String) {
        let language = self.i18n.language();
        let (name, simplified) = match feature {
            FeatureId::Place(id) => {
                let names = &self.atlas.place(id).names;
                (names.full(language), &names.hans)
            }
            FeatureId::Corridor(id) => {
                let title = &self.atlas.corridor(id).title;
                (title.get(language), &title.zh)
            }
            FeatureId::Link(id) => {
                let title = &self.atlas.link(id).title;
                (title.get(language), &title.zh)
            }
        };
        sorter.key(name, simplified)
    }

    /// Everything the panel of a feature says.
    fn feature(&mut self, flow: &mut Flow, feature: FeatureId) {
        let panel = card::panel(self.atlas, self.i18n, feature);
        let (ink, soft) = (self.ink(), self.soft());
        let title = Paragraph::new(panel.title, TITLE_PT, ink)
            .heading(2)
            .after(6.5)
            .ruled()
            .at(JumpTarget::Feature(feature));
        let mut group = vec![title];
        let small = |text: String| Paragraph::new(text, SMALL_PT, soft).indented(INDENT_PT);
        if !panel.other_names.is_empty() {
            group.push(small(listed(&panel.other_names)));
        }
        group.push(small(listed(&panel.facts)));
        group.extend(panel.empty.map(small));
        let is_place = matches!(feature, FeatureId::Place(_));
        let under = match feature {
            FeatureId::Place(id) => Under::Place(id),
            FeatureId::Corridor(_) | FeatureId::Link(_) => Under::Itself,
        };
        let mut sections = panel.sections.iter();
        if !is_place {
            for section in sections.by_ref() {
                let names: Vec<&str> = section.places.iter().map(|chip| &*chip.name).collect();
                if !names.is_empty() {
                    let names = names.join(&self.tr("list-comma"));
                    group.push(small(format!(
                        "{}{}{names}",
                        section.title,
                        self.tr("book-colon")
                    )));
                    continue;
                }
                let has_title = section.cards.iter().any(|card| !card.title.is_empty());
                if has_title {
                    group.extend(self.sub_list(section));
                } else {
                    group.extend(section.cards.iter().flat_map(|c| self.card(c, under)));
                }
            }
        }
        flow.put(group);
        for section in sections {
            self.section(flow, section, 3, under);
        }
    }

    /// Cards as a list below the entry that they belong to: no entries of their own.
    fn sub_list(&self, section: &Section) -> Vec<Paragraph> {
        let soft = self.soft();
        let title = format!("{}{}", section.title, self.tr("book-colon"));
        let title = Paragraph::new(title.trim_end(), SMALL_PT, soft);
        let mut paragraphs = vec![title.indented(INDENT_PT).after(1.5).kept()];
        for card in &section.cards {
            let said = [&card.kind, &card.title].into_iter().chain(&card.notes);
            let said: Vec<&String> = said.filter(|said| !said.is_empty()).collect();
            let item = Paragraph::new(listed(&said), SMALL_PT, soft);
            paragraphs.push(item.indented(SUB_PT.0).hanging(SUB_PT.1));
        }
        paragraphs
    }

    /// The texts with their numbers.
    pub(super) fn sources_list(&mut self) {
        let mut flow = self.chapter(Chapter::Sources, 1);
        let (ink, soft) = (self.ink(), self.soft());
        for source in self.sources.clone() {
            let text = self.atlas.source(source);
            let entry = citation::reference(text, self.i18n);
            let number = self.number(source);
            let entry = Paragraph::new(format!("[{number}] {entry}"), 9.5, ink)
                .after(9.0)
                .hanging(18.0)
                .at(JumpTarget::Source(source));
            let mut group = vec![entry];
            if !text.note.is_empty() {
                group.push(Paragraph::new(self.i18n.remark(&text.note), 8.0, soft).indented(18.0));
            }
            let file = self.i18n.tr_with(
                "book-file",
                &[("file", &*text.file), ("sha", &*text.sha256)],
            );
            group.push(Paragraph::new(file, 8.0, soft).indented(18.0));
            flow.put(group);
        }
        let base = Paragraph::new(self.i18n.data_text(self.atlas), 9.5, ink);
        let data = Paragraph::new(self.data(&self.packs()), 9.5, ink).after(6.0);
        flow.put(vec![base.after(18.0).ruled(), data]);
        flow.finish(self);
    }
}

impl Chapter {
    /// The key of its title.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Overview => "book-overview",
            Self::Corridors => "book-corridors",
            Self::Links => "book-links",
            Self::Others => "book-places",
            Self::Index => "book-index",
            Self::Sources => "book-sources",
        }
    }
}
