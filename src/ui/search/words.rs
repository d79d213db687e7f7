//! What the list of results says: kinds, second lines, reasons.

use crate::card;
use crate::i18n::keys;
use crate::model::{FeatureId, PlaceId};
use crate::search::{FactId, Field, Found, Hit, HitKind, Why};
use crate::state::{AnchorKey, Sight};
use crate::ui::whereabouts::where_is;
use crate::ui::{Reading, text};

/// How many places of a hit are named.
const MOST_PLACES: usize = 4;

/// The key of the name of a kind.
pub(super) const fn kind(kind: HitKind) -> &'static str {
    match kind {
        HitKind::Position => "search-kind-position",
        HitKind::Place => "search-kind-place",
        HitKind::Link => "search-kind-link",
        HitKind::Corridor => "search-kind-corridor",
        HitKind::Role => "search-kind-role",
        HitKind::Source => "search-kind-source",
        HitKind::Phrase => "search-kind-phrase",
    }
}

/// The key of the name of a field.
const fn field(field: Field) -> &'static str {
    match field {
        Field::Name => "search-field-name",
        Field::English => "search-field-english",
        Field::Alias => "search-field-alias",
        Field::Abbreviation => "search-field-abbreviation",
        Field::Code => "search-field-code",
        Field::Pinyin => "search-field-pinyin",
        Field::Publisher => "search-field-publisher",
        Field::Author => "search-field-author",
        Field::Role => "search-field-role",
        Field::Place => "search-field-place",
        Field::Word => "search-field-word",
    }
}

/// Why a hit is found, where its name does not show it, and what and where it is.
pub(super) fn line(reading: &Reading<'_>, hit: &Hit) -> String {
    let about = about(reading, hit);
    // The reason is what must not be cut where there is little room.
    let mut items = Vec::new();
    for Why {
        field: of, text, ..
    } in &hit.why
    {
        let is_said = about.iter().any(|item| item.contains(text.as_str()));
        if !is_said {
            let name = reading.i18n.tr(field(*of));
            let why = [("field", name.as_str()), ("text", text.as_str())];
            items.push(reading.i18n.tr_with("search-why", &why));
        }
    }
    items.extend(about);
    items.retain(|item| !item.is_empty());
    items.join(text::DOT)
}

/// What a hit is and where.
fn about(reading: &Reading<'_>, hit: &Hit) -> Vec<String> {
    let (atlas, i18n) = (reading.atlas, reading.i18n);
    let language = i18n.language();
    let places = || place_names(reading, &hit.places);
    match hit.found {
        Found::Position(at) => vec![where_is(reading, at)],
        Found::Place(id) => {
            let place = atlas.place(id);
            let parent = place.parent.map(|parent| atlas.place(parent));
            let parent = parent.map(|parent| parent.names.full(language).to_owned());
            let kind = i18n.tr(keys::place(place.kind));
            vec![kind, parent.unwrap_or_default()]
        }
        Found::Link(id) => {
            vec![card::tooltip(atlas, i18n, FeatureId::Link(id)).1, places()]
        }
        Found::Corridor(id) => {
            vec![i18n.tr(keys::corridor(atlas.corridor(id).kind)), places()]
        }
        Found::Role(id) => vec![places(), i18n.tr(keys::category(atlas.role(id).category))],
        Found::Source(id) => {
            let source = atlas.source(id);
            vec![i18n.credit(source), i18n.date_text(source)]
        }
        Found::Phrase(fact, nth) => {
            let evidence = fact.evidence(reading.atlas);
            let source = evidence.mentions().get(nth).map(|m| m.anchor.source);
            let source = source.map(|id| i18n.credit(atlas.source(id)));
            vec![places(), title(reading, fact), source.unwrap_or_default()]
        }
    }
}

/// The names of the first places of a hit.
fn place_names(reading: &Reading<'_>, places: &[PlaceId]) -> String {
    let language = reading.i18n.language();
    let name = |id: &PlaceId| reading.atlas.place(*id).names.label(language).to_owned();
    let mut names: Vec<String> = places.iter().take(MOST_PLACES).map(name).collect();
    if places.len() > MOST_PLACES {
        names.push("\u{2026}".to_owned());
    }
    names.join(&reading.i18n.tr("list-comma"))
}

fn title(reading: &Reading<'_>, fact: FactId) -> String {
    let atlas = reading.atlas;
    let title = match fact {
        FactId::Role(id) => &atlas.role(id).title,
        FactId::Corridor(id) => &atlas.corridor(id).title,
        FactId::Link(id) => &atlas.link(id).title,
        FactId::Target(id) => &atlas.target(id).title,
        FactId::Event(id) => &atlas.event(id).title,
    };
    title.get(reading.i18n.language()).to_owned()
}

/// What the map shows of a hit.
pub(super) fn sight(reading: &Reading<'_>, found: Found) -> Option<Sight> {
    let feature = match found {
        Found::Position(at) => return Some(Sight::Position(at)),
        Found::Source(_) => return None,
        Found::Place(id) => FeatureId::Place(id),
        Found::Link(id) => FeatureId::Link(id),
        Found::Corridor(id) => FeatureId::Corridor(id),
        Found::Role(id) => FeatureId::Place(reading.atlas.role(id).place),
        Found::Phrase(fact, _) => feature(reading, fact)?,
    };
    Some(Sight::Feature(feature))
}

/// What is selected to read of a fact.
pub(super) fn feature(reading: &Reading<'_>, fact: FactId) -> Option<FeatureId> {
    let atlas = reading.atlas;
    Some(match fact {
        FactId::Role(id) => FeatureId::Place(atlas.role(id).place),
        FactId::Corridor(id) => FeatureId::Corridor(id),
        FactId::Link(id) => FeatureId::Link(id),
        FactId::Target(id) => FeatureId::Place(atlas.target(id).owner),
        FactId::Event(id) => FeatureId::Place(*atlas.event(id).places.first()?),
    })
}

/// Where a mention of a fact stands; `None`: the principal one.
pub(super) fn anchor(reading: &Reading<'_>, fact: FactId, nth: Option<usize>) -> AnchorKey {
    let atlas = reading.atlas;
    let key = match fact {
        FactId::Role(id) => &atlas.role(id).key,
        FactId::Corridor(id) => &atlas.corridor(id).key,
        FactId::Link(id) => &atlas.link(id).key,
        FactId::Target(id) => &atlas.target(id).key,
        FactId::Event(id) => &atlas.event(id).key,
    };
    let evidence = fact.evidence(reading.atlas);
    let mention = nth.and_then(|nth| evidence.mentions().get(nth));
    let anchor = &mention.unwrap_or_else(|| evidence.principal()).anchor;
    (key.clone(), anchor.source, anchor.start)
}
