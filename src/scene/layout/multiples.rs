//! Small multiples: one extent up to six times, of a text, a year or a status each, and what each map
//! has that the one before has not.

use std::collections::BTreeSet;

use super::figure::Figure;
use super::not_drawn::NotDrawn;
use super::panel::Panel;
use crate::board::is_unplaced;
use crate::figure_spec::{PageSize, PanelsBy};
use crate::filter::{Fact, Value};
use crate::i18n::{I18n, keys};
use crate::model::{Atlas, FeatureId, PartialDate, SourceId, Status};
use crate::projection::WorldRect;
use crate::scene::numbering::name_of;
use crate::scene::{Extent, Layer, Shown, bounds, feature_bounds};
use crate::timeline::Axis;

/// The most maps of a page.
pub(super) const MOST: usize = 6;
/// The least.
const LEAST: usize = 2;
/// Most names of what is new or gone; more are counted.
const MOST_NAMES: usize = 3;

/// The maps of a figure of small multiples.
#[derive(Clone, Debug)]
pub(super) struct Multiples {
    pub(super) panels: Vec<Panel>,
    /// What is new on each and what is gone, and how many more maps there would be.
    pub(super) remarks: Vec<String>,
}

/// What one map is of.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Subject {
    Text(SourceId),
    /// All that was said by a date.
    By(PartialDate),
    Status(Status),
}

/// The names of the maps of a figure.
#[must_use]
pub fn panel_names(atlas: &Atlas, i18n: &I18n, figure: &Figure) -> Vec<String> {
    let (subjects, _) = Facts::new(atlas, figure).subjects(figure.by);
    let names = subjects
        .into_iter()
        .map(|of| name(i18n, atlas, of, Length::Whole));
    names.collect()
}

impl Multiples {
    /// The maps of a figure.
    pub(super) fn of(atlas: &Atlas, i18n: &I18n, figure: &Figure) -> Result<Self, NotDrawn> {
        let facts = Facts::new(atlas, figure);
        let (subjects, more) = facts.subjects(figure.by);
        if subjects.len() < LEAST {
            return Err(NotDrawn::FewMaps(figure.by, subjects.len()));
        }
        let comparison = Comparison {
            atlas,
            i18n,
            most_names: most_names(figure.page),
        };
        let mut panels: Vec<Panel> = Vec::new();
        let mut remarks: Vec<String> = Vec::new();
        let mut before: Option<BTreeSet<FeatureId>> = None;
        for (letter, subject) in ('a'..).zip(subjects) {
            let shown = shown_of(&figure.shown, subject);
            let now = facts.features(&shown);
            let mut known = BTreeSet::new();
            if let Some(before) = before.as_ref().filter(|_| figure.by != PanelsBy::Status) {
                known = comparison.known(&now, before);
                remarks.push(comparison.remark(letter, &now, before));
            }
            panels.push(Panel {
                name: named(letter, name(i18n, atlas, subject, Length::Whole)),
                short_name: named(letter, name(i18n, atlas, subject, Length::Short)),
                shown,
                known,
            });
            before = Some(now);
        }
        if panels.iter().any(|panel| !panel.known.is_empty()) {
            remarks.insert(0, i18n.tr("multiples-known"));
        }
        if more > 0 {
            let key = match figure.by {
                PanelsBy::Text => "multiples-more-texts",
                PanelsBy::Year => "multiples-more-years",
                PanelsBy::Status => "multiples-more-statuses",
            };
            remarks.push(i18n.tr_n(key, more));
        }
        Ok(Self { panels, remarks })
    }
}

/// How much of a name there is room for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Length {
    Whole,
    /// Without how a date is known.
    Short,
}

/// A name behind the letter of its map.
fn named(letter: char, name: String) -> String {
    format!("({letter}) {name}")
}

/// What a map is called.
fn name(i18n: &I18n, atlas: &Atlas, subject: Subject, length: Length) -> String {
    match subject {
        Subject::Text(source) => {
            let source = atlas.source(source);
            match length {
                Length::Whole => i18n.short_source(atlas, source),
                Length::Short => i18n.shortest_source(atlas, source),
            }
        }
        Subject::By(date) => i18n.tr_with("multiples-by", &[("date", &date.to_string())]),
        Subject::Status(status) => i18n.tr(keys::status(status)),
    }
}

/// How many names of what is new or gone a page has room for; on a small one they are counted alone.
fn most_names(page: PageSize) -> usize {
    let (width, height) = page.points();
    let (a4_width, a4_height) = PageSize::A4.points();
    let is_small = width * height < 0.9 * a4_width * a4_height;
    if is_small || page == PageSize::Slide || page.is_as_high_as_needed() {
        0
    } else {
        MOST_NAMES
    }
}

/// What is drawn of a figure on one of its maps.
fn shown_of(figure: &Shown, subject: Subject) -> Shown {
    let mut shown = figure.clone();
    let mut filter = shown.filter().clone();
    match subject {
        Subject::Text(source) => filter.only(Value::Source(source)),
        Subject::By(date) => shown.set_as_of(Some(date)),
        Subject::Status(status) => {
            filter.only(Value::Status(status));
            // What has no status is the same on all of them.
            for layer in [Layer::Roles, Layer::Corridors] {
                shown.set(layer, false);
            }
        }
    }
    shown.set_filter(filter);
    // What another text or a later one says is not drawn, not even faint.
    shown.set_hides(true);
    shown
}

/// Tells a map from the one before.
struct Comparison<'a> {
    atlas: &'a Atlas,
    i18n: &'a I18n,
    most_names: usize,
}

impl Comparison<'_> {
    /// What of a map the one before has, too, itself or near-identical.
    fn known(
        &self,
        now: &BTreeSet<FeatureId>,
        before: &BTreeSet<FeatureId>,
    ) -> BTreeSet<FeatureId> {
        let known = now.iter().filter(|of| self.is_in(**of, before));
        known.copied().collect()
    }

    fn is_in(&self, feature: FeatureId, all: &BTreeSet<FeatureId>) -> bool {
        let variants = variants(self.atlas, feature).into_iter();
        let mut own = std::iter::once(feature).chain(variants);
        own.any(|of| all.contains(&of))
    }

    /// What is new on a map, and what of the one before is gone.
    fn remark(
        &self,
        letter: char,
        now: &BTreeSet<FeatureId>,
        before: &BTreeSet<FeatureId>,
    ) -> String {
        let i18n = self.i18n;
        let new = now.iter().filter(|of| !self.is_in(**of, before));
        let gone = before.iter().filter(|of| !self.is_in(**of, now));
        let (new, gone) = (self.listed(new.copied()), self.listed(gone.copied()));
        let letter = letter.to_string();
        let say = |key, names: &str| {
            let arguments = [("map", &*letter), ("names", names)];
            i18n.tr_with(key, &arguments)
        };
        match (new, gone) {
            (None, None) => say("multiples-same", ""),
            (Some(new), None) => say("multiples-new", &new),
            (None, Some(gone)) => say("multiples-gone", &gone),
            (Some(new), Some(gone)) => {
                let arguments = [("map", &*letter), ("new", &*new), ("gone", &*gone)];
                i18n.tr_with("multiples-new-and-gone", &arguments)
            }
        }
    }

    /// Features by their names, or how many there are; `None` for none.
    fn listed(&self, features: impl Iterator<Item = FeatureId>) -> Option<String> {
        let features: Vec<FeatureId> = features.collect();
        let i18n = self.i18n;
        let names = features.iter().take(self.most_names);
        let names: Vec<String> = names.map(|of| name_of(self.atlas, i18n, *of)).collect();
        let count = features.len();
        if count == 0 {
            return None;
        }
        if names.is_empty() {
            return Some(i18n.tr_n("multiples-count", count));
        }
        if names.len() == count {
            return Some(names.join(&i18n.tr("list-comma")));
        }
        let names = names.join(&i18n.tr("list-comma"));
        Some(i18n.tr_n_with("multiples-names-more", count, &[("names", &names)]))
    }
}

/// The near-identical links or corridors of one.
fn variants(atlas: &Atlas, feature: FeatureId) -> Vec<FeatureId> {
    match feature {
        FeatureId::Place(_) => Vec::new(),
        FeatureId::Corridor(id) => {
            let variants = atlas.corridor(id).variants.iter();
            variants.map(|id| FeatureId::Corridor(*id)).collect()
        }
        FeatureId::Link(id) => {
            let variants = atlas.link(id).variants.iter();
            variants.map(|id| FeatureId::Link(*id)).collect()
        }
    }
}

/// The facts of a figure.
struct Facts<'a> {
    atlas: &'a Atlas,
    shown: &'a Shown,
    bounds: WorldRect,
    /// Whether its extent is a part of the world that is known before it is drawn.
    is_bounded: bool,
}

impl<'a> Facts<'a> {
    fn new(atlas: &'a Atlas, figure: &'a Figure) -> Self {
        Self {
            atlas,
            shown: &figure.shown,
            bounds: bounds(atlas, figure.extent),
            is_bounded: !matches!(figure.extent, Extent::At(_) | Extent::View(_)),
        }
    }

    /// The subjects of the maps in their order, and for how many more there is no room.
    fn subjects(&self, by: PanelsBy) -> (Vec<Subject>, usize) {
        match by {
            PanelsBy::Text => self.texts(),
            PanelsBy::Year => self.years(),
            PanelsBy::Status => self.statuses(),
        }
    }

    /// The texts that say something of what is drawn, by their dates; of more than six those that say
    /// most.
    fn texts(&self) -> (Vec<Subject>, usize) {
        let axis = Axis::of(self.atlas);
        let texts = axis.dated().chain(axis.undated()).map(|text| text.source);
        let subjects = texts.filter(|source| {
            let is_asked = self.shown.filter().includes(Value::Source(*source));
            is_asked && self.shown.is_by_then(self.atlas.source(*source).date)
        });
        self.fullest(subjects.map(Subject::Text).collect())
    }

    /// The statuses that a link has which is drawn, in the order of the legend; of more than six those
    /// of most links.
    fn statuses(&self) -> (Vec<Subject>, usize) {
        let statuses = Status::ALL.into_iter();
        let statuses = statuses.filter(|status| self.shown.status(*status));
        self.fullest(statuses.map(Subject::Status).collect())
    }

    /// Subjects of which something is drawn, in their order; of more than six those of which most is.
    fn fullest(&self, subjects: Vec<Subject>) -> (Vec<Subject>, usize) {
        let count = |of: &Subject| self.count(&shown_of(self.shown, *of));
        let counted = subjects.into_iter().map(|of| (count(&of), of));
        let mut counted: Vec<(usize, Subject)> = counted.filter(|(n, _)| *n > 0).collect();
        let more = counted.len().saturating_sub(MOST);
        for _ in 0..more {
            // Of equals the last one goes.
            let least = counted
                .iter()
                .enumerate()
                .rev()
                .min_by_key(|(_, (n, _))| *n);
            if let Some((at, _)) = least {
                counted.remove(at);
            }
        }
        (counted.into_iter().map(|(_, of)| of).collect(), more)
    }

    /// The years at whose end more had been said than before; of more than six the last.
    fn years(&self) -> (Vec<Subject>, usize) {
        let axis = Axis::of(self.atlas);
        let as_of = self.shown.as_of();
        let steps = axis.steps().iter().copied();
        let steps = steps.filter(|step| PartialDate::is_by(Some(*step), as_of));
        let mut years: Vec<u16> = steps.map(|step| step.year).collect();
        years.dedup();
        let by = |year: &u16| {
            let whole = PartialDate {
                year: *year,
                month: None,
                day: None,
            };
            as_of.filter(|date| date.year == *year).unwrap_or(whole)
        };
        let mut subjects: Vec<Subject> = years.iter().map(by).map(Subject::By).collect();
        subjects.retain(|of| self.count(&shown_of(self.shown, *of)) > 0);
        let more = subjects.len().saturating_sub(MOST);
        (subjects.split_off(more), more)
    }

    /// The links and corridors that a map can show.
    fn features(&self, shown: &Shown) -> BTreeSet<FeatureId> {
        let (atlas, on) = (self.atlas, |layer| shown.layer(layer));
        let links = atlas.links().map(|(id, link)| Fact::Link(id, link));
        let links = links.filter(|_| on(Layer::Links));
        let corridors = atlas.corridors().map(|(id, of)| Fact::Corridor(id, of));
        let corridors = corridors.filter(|_| on(Layer::Corridors));
        let is_drawn = |fact: &Fact<'_>| match fact {
            Fact::Link(_, link) => !is_unplaced(link),
            Fact::Corridor(_, corridor) => atlas.is_drawn(corridor),
            Fact::Role(..) | Fact::Target(..) | Fact::Event(..) => false,
        };
        let facts = links.chain(corridors).filter(is_drawn).filter(|fact| {
            shown.filter().admits(atlas, fact) && shown.holds(atlas, fact.evidence())
        });
        let features = facts.filter_map(|fact| fact.feature());
        features
            .filter(|feature| self.is_in_sight(*feature))
            .collect()
    }

    /// How much a map can show: links, corridors, roles.
    fn count(&self, shown: &Shown) -> usize {
        let roles = self.atlas.roles().filter(|(id, role)| {
            let fact = Fact::Role(*id, role);
            shown.filter().admits(self.atlas, &fact) && shown.holds(self.atlas, &role.evidence)
        });
        let roles = if shown.layer(Layer::Roles) {
            roles.count()
        } else {
            0
        };
        self.features(shown).len() + roles
    }

    /// Whether a feature lies where the maps look.
    fn is_in_sight(&self, feature: FeatureId) -> bool {
        let rect = feature_bounds(self.atlas, feature);
        rect.is_some_and(|rect| !self.is_bounded || rect.intersects(&self.bounds))
    }
}
