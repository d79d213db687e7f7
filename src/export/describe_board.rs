//! A board in words: how many links it lists, and of each what is said of it.

use crate::board::{Board, BoardRow, is_unplaced};
use crate::i18n::{I18n, keys};
use crate::model::{Atlas, DateBasis, FeatureId, LinkId};
use crate::scene::Scene;

/// Writes what a page of a board lists.
pub(super) struct BoardWriter<'a> {
    pub(super) atlas: &'a Atlas,
    pub(super) i18n: &'a I18n,
    pub(super) board: &'a Board,
    pub(super) scene: &'a Scene,
}

impl BoardWriter<'_> {
    /// One sentence: what it is, and how many links stand on the page.
    pub(super) fn alt(&self, title: &str) -> String {
        let (here, all) = (self.scene.facts.len(), self.board.rows().count());
        let (here, all) = (here.to_string(), all.to_string());
        let arguments = [("title", title), ("n", &*here), ("all", &*all)];
        self.i18n.tr_with("describe-board", &arguments)
    }

    /// A line a link, in the order of the rows.
    pub(super) fn lines(&self) -> Vec<String> {
        let is_here = |link: LinkId| self.scene.facts.contains(&FeatureId::Link(link));
        let rows = self.board.rows().filter(|row| is_here(row.link));
        rows.map(|row| self.line(row)).collect()
    }

    /// A link with its status, when which text states it, and what came later.
    fn line(&self, row: &BoardRow) -> String {
        let link = self.atlas.link(row.link);
        let stated = row.stated.iter().map(|stated| {
            let mention = stated.mention(self.atlas, row.link);
            let basis = if stated.is_inferred {
                DateBasis::Inferred
            } else {
                DateBasis::Stated
            };
            let date = self.i18n.date(stated.date, basis);
            let quote = self.i18n.quoted(mention.anchor.quote.as_str());
            let said = [("date", &*date), ("quote", &*quote)];
            self.i18n.tr_with("describe-board-said", &said)
        });
        let notes = row.later.iter().filter_map(|nth| link.later.get(*nth));
        let later = notes.map(|note| {
            let (date, text) = (note.date.to_string(), self.i18n.remark(&note.text));
            let later = [("date", &*date), ("text", &*text)];
            self.i18n.tr_with("describe-board-later", &later)
        });
        let unplaced = is_unplaced(link).then(|| self.i18n.tr("board-sign-unplaced"));
        let words: Vec<String> = stated.chain(later).chain(unplaced).collect();
        let said = words.join(&self.i18n.tr("list-semicolon"));
        let status = self.i18n.tr(keys::status(link.status));
        let arguments = [
            ("name", link.title.get(self.i18n.language())),
            ("status", &*status),
            ("said", &*said),
        ];
        self.i18n.tr_with("describe-board-row", &arguments)
    }
}
