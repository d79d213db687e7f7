//! The table of facts: a row a quote, so that an analyst can check the work line by line.
//!
//! Text in the reader's language, ready to be shown, sorted, filtered or copied; quotes stay as
//! their text prints them. Knows nothing of egui.

use crate::card::doubt;
use crate::filter::{Fact, FactFilter, FactKind};
use crate::i18n::{I18n, keys};
use crate::model::{
    Atlas, Corridor, DateBasis, Event, Evidence, FeatureId, Link, Mention, PlaceId, Role, SourceId,
    Target,
};

/// The columns, from left to right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The kind of fact.
    Kind,
    /// Its name.
    Name,
    /// The places it is about.
    Places,
    /// Category, kind, mode and status, value or date.
    Category,
    /// The phrase.
    Quote,
    /// Who says so, with which word.
    Word,
    /// Publisher and kind of the source.
    Source,
    /// The source's date.
    Date,
    /// Article or paragraph.
    Locus,
    /// What is not certain, and whether it is on the map.
    Doubt,
}

impl Column {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Kind,
        Self::Name,
        Self::Places,
        Self::Category,
        Self::Quote,
        Self::Word,
        Self::Source,
        Self::Date,
        Self::Locus,
        Self::Doubt,
    ];

    /// The key of its heading.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Kind => "table-kind",
            Self::Name => "table-name",
            Self::Places => "table-places",
            Self::Category => "table-category",
            Self::Quote => "table-quote",
            Self::Word => "table-word",
            Self::Source => "table-source",
            Self::Date => "table-date",
            Self::Locus => "table-locus",
            Self::Doubt => "table-doubt",
        }
    }
}

/// One quote of one fact.
#[derive(Clone, Debug)]
pub struct Row {
    /// The kind of fact.
    pub kind: FactKind,
    /// The fact's id in its pack.
    pub key: String,
    /// The text, a cell a column.
    pub cells: [String; Column::ALL.len()],
    /// The source of the quote.
    pub source: SourceId,
    /// Where the phrase starts in it.
    pub start: u32,
    /// Whether the fact has a mark on the map; targets and events stand in panels only.
    pub is_drawn: bool,
    /// What to select to read of it; `None` for an event without a place.
    pub feature: Option<FeatureId>,
}

impl Row {
    /// The text of a column.
    #[must_use]
    pub fn cell(&self, column: Column) -> &str {
        &self.cells[column as usize]
    }
}

/// Which rows are wanted, and in which order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// Only facts of a kind.
    pub kind: Option<FactKind>,
    /// Only quotes of a source.
    pub source: Option<SourceId>,
    /// Only facts that are not on the map.
    pub undrawn: bool,
    /// Only rows that contain each of these words, in any column.
    pub query: String,
    /// The column to sort by, and whether downwards; the packs' order otherwise.
    pub sort: Option<(Column, bool)>,
}

impl Filter {
    /// The positions of the rows that are wanted, in order.
    #[must_use]
    pub fn apply(&self, rows: &[Row]) -> Vec<usize> {
        let query = self.query.to_lowercase();
        let words: Vec<&str> = query.split_whitespace().collect();
        let says = |row: &Row, word: &str| {
            let in_cells = row.cells.iter().any(|c| c.to_lowercase().contains(word));
            in_cells || row.key.contains(word)
        };
        let wanted = |row: &Row| {
            self.kind.is_none_or(|kind| kind == row.kind)
                && self.source.is_none_or(|source| source == row.source)
                && !(self.undrawn && row.is_drawn)
                && words.iter().all(|word| says(row, word))
        };
        let mut found: Vec<usize> = (0..rows.len()).filter(|i| wanted(&rows[*i])).collect();
        if let Some((column, downwards)) = self.sort {
            found.sort_by(|a, b| {
                let order = rows[*a].cell(column).cmp(rows[*b].cell(column));
                if downwards { order.reverse() } else { order }
            });
        }
        found
    }
}

/// Every quote of every fact, in the packs' order.
#[must_use]
pub fn rows(atlas: &Atlas, i18n: &I18n) -> Vec<Row> {
    let writer = RowWriter { atlas, i18n };
    let roles = atlas.roles().flat_map(|(_, f)| writer.role(f));
    let corridors = atlas
        .corridors()
        .flat_map(|(id, f)| writer.corridor(FeatureId::Corridor(id), f));
    let links = atlas
        .links()
        .flat_map(|(id, f)| writer.link(FeatureId::Link(id), f));
    let targets = atlas.targets().flat_map(|(_, f)| writer.target(f));
    let events = atlas.events().flat_map(|(_, f)| writer.event(f));
    let all = roles.chain(corridors).chain(links);
    all.chain(targets).chain(events).collect()
}

/// Whether each of the rows that [`rows`] gives is a quote of a fact that is asked for.
#[must_use]
pub fn admitted(atlas: &Atlas, filter: &FactFilter) -> Vec<bool> {
    let quotes = Fact::all(atlas).flat_map(|fact| {
        let mentions = fact.evidence().mentions().iter();
        mentions.map(move |mention| filter.admits_quote(atlas, &fact, mention))
    });
    quotes.collect()
}

/// Rows as text with tabs, headings first, for a spreadsheet.
#[must_use]
pub fn tab_separated(i18n: &I18n, rows: &[Row], wanted: &[usize]) -> String {
    // A tab or a line break inside a cell would break the table.
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let headings = Column::ALL.map(|c| i18n.tr(c.key()));
    let mut lines = vec![headings.join("\t")];
    lines.extend(wanted.iter().map(|i| {
        let cells: Vec<String> = rows[*i].cells.iter().map(|c| one_line(c)).collect();
        cells.join("\t")
    }));
    lines.join("\n") + "\n"
}

/// What all quotes of a fact share.
struct RowFact<'a> {
    kind: FactKind,
    key: &'a str,
    name: &'a str,
    places: &'a [PlaceId],
    category: String,
    evidence: &'a Evidence,
    is_drawn: bool,
    feature: Option<FeatureId>,
    doubts: Vec<String>,
}

struct RowWriter<'a> {
    atlas: &'a Atlas,
    i18n: &'a I18n,
}

impl<'a> RowWriter<'a> {
    fn tr(&self, key: &str) -> String {
        self.i18n.tr(key)
    }

    fn role(&self, role: &'a Role) -> Vec<Row> {
        let place = std::slice::from_ref(&role.place);
        self.rows(&RowFact {
            kind: FactKind::Role,
            key: &role.key,
            name: role.title.get(self.i18n.language()),
            places: place,
            category: self.tr(keys::category(role.category)),
            evidence: &role.evidence,
            is_drawn: self.atlas.is_placed(role.place),
            feature: Some(FeatureId::Place(role.place)),
            doubts: self.position(place),
        })
    }

    fn corridor(&self, id: FeatureId, corridor: &'a Corridor) -> Vec<Row> {
        let mut doubts = Vec::new();
        if corridor.places.is_empty() {
            doubts.push(self.tr("detail-no-members"));
        }
        let is_drawn = self.atlas.is_drawn(corridor);
        if !is_drawn {
            doubts.extend(doubt::of_shape(self.i18n, corridor));
        }
        self.rows(&RowFact {
            kind: FactKind::Corridor,
            key: &corridor.key,
            name: corridor.title.get(self.i18n.language()),
            places: &corridor.places,
            category: self.tr(keys::corridor(corridor.kind)),
            evidence: &corridor.evidence,
            is_drawn,
            feature: Some(id),
            doubts,
        })
    }

    fn link(&self, id: FeatureId, link: &'a Link) -> Vec<Row> {
        let words = [
            self.tr(keys::mode(link.mode)),
            self.tr(keys::status(link.status)),
        ];
        self.rows(&RowFact {
            kind: FactKind::Link,
            key: &link.key,
            name: link.title.get(self.i18n.language()),
            places: &link.places,
            category: words.join(" · "),
            evidence: &link.evidence,
            is_drawn: link.alignment.certainty().is_some(),
            feature: Some(id),
            doubts: doubt::of_alignment(self.i18n, &link.alignment),
        })
    }

    fn target(&self, target: &'a Target) -> Vec<Row> {
        let owner = std::slice::from_ref(&target.owner);
        self.rows(&RowFact {
            kind: FactKind::Target,
            key: &target.key,
            name: target.title.get(self.i18n.language()),
            places: owner,
            category: self.i18n.quantity_text(target),
            evidence: &target.evidence,
            is_drawn: true,
            feature: Some(FeatureId::Place(target.owner)),
            doubts: Vec::new(),
        })
    }

    fn event(&self, event: &'a Event) -> Vec<Row> {
        let date = event.date.map(|date| date.to_string());
        let inferred = event.date.is_some() && event.date_basis == DateBasis::Inferred;
        self.rows(&RowFact {
            kind: FactKind::Event,
            key: &event.key,
            name: event.title.get(self.i18n.language()),
            places: &event.places,
            category: date.unwrap_or_else(|| self.tr("detail-date-unknown")),
            evidence: &event.evidence,
            is_drawn: true,
            feature: event.places.first().map(|id| FeatureId::Place(*id)),
            doubts: inferred
                .then(|| self.tr("table-date-inferred"))
                .into_iter()
                .collect(),
        })
    }

    fn position(&self, places: &[PlaceId]) -> Vec<String> {
        let of = |id: &PlaceId| doubt::of_place(self.i18n, self.atlas.place(*id));
        places.iter().filter_map(of).collect()
    }

    fn rows(&self, fact: &RowFact<'_>) -> Vec<Row> {
        let mentions = fact.evidence.mentions().iter();
        mentions.map(|mention| self.row(fact, mention)).collect()
    }

    fn row(&self, fact: &RowFact<'_>, mention: &Mention) -> Row {
        let language = self.i18n.language();
        let source = self.atlas.source(mention.anchor.source);
        let full = |id: &PlaceId| self.atlas.place(*id).names.full(language);
        let places: Vec<&str> = fact.places.iter().map(full).collect();
        let mut word: Vec<String> = Vec::new();
        let of = fact.places.first();
        word.extend(of.and_then(|of| self.i18n.giver(self.atlas, *of, mention)));
        word.extend(mention.status_text.clone());
        let mut doubts = fact.doubts.clone();
        if mention.derived {
            doubts.insert(0, self.tr("detail-derived"));
        }
        let credit = [self.i18n.credit(source), self.tr(keys::source(source.kind))];
        let cell = |column: Column| match column {
            Column::Kind => self.tr(fact.kind.key()),
            Column::Name => fact.name.to_owned(),
            Column::Places => places.join(&self.tr("list-comma")),
            Column::Category => fact.category.clone(),
            Column::Quote => mention.anchor.quote.as_str().to_owned(),
            Column::Word => word.join(" · "),
            Column::Source => credit.join(" · "),
            Column::Date => self.i18n.date_text(source),
            Column::Locus => self.i18n.locus(&mention.anchor),
            Column::Doubt => doubts.join(" · "),
        };
        Row {
            kind: fact.kind,
            key: fact.key.to_owned(),
            cells: Column::ALL.map(cell),
            source: mention.anchor.source,
            start: mention.anchor.start,
            is_drawn: fact.is_drawn,
            feature: fact.feature,
        }
    }
}
