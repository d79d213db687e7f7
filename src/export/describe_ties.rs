//! What ties a place, or two, in words: those that it is tied to, with how many facts there are.

use crate::connection::{Between, Connected, Star, Ties};
use crate::i18n::I18n;
use crate::model::{Atlas, PlaceId};
use crate::scene::{Shown, without_line};

/// Writes what a figure about ties shows.
pub(super) struct TiesWriter<'a> {
    pub(super) atlas: &'a Atlas,
    pub(super) i18n: &'a I18n,
    pub(super) shown: &'a Shown,
}

impl TiesWriter<'_> {
    /// A line a kind of tie; nothing of what there is not.
    pub(super) fn lines(&self, connected: Connected) -> Vec<String> {
        let mut lines = match connected {
            Connected::Star(place) => self.star(place),
            Connected::Between(one, other) => self.between(one, other),
        };
        let without = without_line(self.atlas, self.shown, connected);
        if !without.is_empty() {
            let list = self.listed(without.into_iter().map(|place| self.name(place).to_owned()));
            let list = [("list", &*list)];
            lines.push(self.i18n.tr_with("describe-ties-without", &list));
        }
        lines
    }

    fn star(&self, place: PlaceId) -> Vec<String> {
        let star = Star::of(self.atlas, self.shown, place);
        if star.partners.is_empty() {
            return Vec::new();
        }
        let partners = star.partners.iter();
        let partners = self.listed(partners.map(|p| self.counted(p.place, &p.ties)));
        let arguments = [("name", self.name(place)), ("list", &*partners)];
        let count = star.partners.len();
        vec![self.i18n.tr_n_with("describe-ties-star", count, &arguments)]
    }

    fn between(&self, one: PlaceId, other: PlaceId) -> Vec<String> {
        let between = Between::of(self.atlas, self.shown, one, other);
        let (one, other) = (self.name(one), self.name(other));
        let direct = self.amount(&between.direct);
        let arguments = [("one", one), ("other", other), ("amount", &*direct)];
        let mut lines = vec![self.i18n.tr_with("describe-ties-direct", &arguments)];
        let groups = between.groups.iter().map(|of| self.name(of.group));
        let groups = self.listed(groups.map(str::to_owned));
        if !groups.is_empty() {
            let groups = [("list", &*groups)];
            lines.push(self.i18n.tr_with("describe-ties-groups", &groups));
        }
        let via = between.via.iter().map(|via| {
            let sides = [via.to_one.count(), via.to_other.count()].map(|n| n.to_string());
            let arguments = [
                ("name", self.name(via.place)),
                ("one", &*sides[0]),
                ("other", &*sides[1]),
            ];
            self.i18n.tr_with("describe-ties-sides", &arguments)
        });
        let via = self.listed(via);
        if !via.is_empty() {
            let arguments = [("one", one), ("other", other), ("list", &*via)];
            lines.push(self.i18n.tr_with("describe-ties-via", &arguments));
        }
        lines
    }

    fn counted(&self, place: PlaceId, ties: &Ties) -> String {
        let amount = self.amount(ties);
        let arguments = [("name", self.name(place)), ("amount", &*amount)];
        self.i18n.tr_with("describe-ties-partner", &arguments)
    }

    /// How many facts there are, of which kind.
    fn amount(&self, ties: &Ties) -> String {
        let kinds = [ties.corridors.len(), ties.links.len()];
        let [corridors, links] = kinds.map(|n| n.to_string());
        let arguments = [("corridors", &*corridors), ("links", &*links)];
        let count = ties.count();
        self.i18n.tr_n_with("connections-amount", count, &arguments)
    }

    fn name(&self, place: PlaceId) -> &str {
        self.atlas.place(place).names.label(self.i18n.language())
    }

    fn listed(&self, items: impl Iterator<Item = String>) -> String {
        let items: Vec<String> = items.collect();
        items.join(&self.i18n.tr("list-comma"))
    }
}
