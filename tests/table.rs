//! The table of facts: every quote has its row, and each row leads to its passage.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail at once")]

#[path = "support/headless.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod headless;
mod support;

use std::sync::Arc;

use chengyu_atlas::action::Action;
use chengyu_atlas::filter::{FactFilter, FactKind, Value};
use chengyu_atlas::model::{Alignment, Evidence, FeatureId, Language};
use chengyu_atlas::search::FactId;
use chengyu_atlas::state::Session;
use chengyu_atlas::table::{
    Cells, Column, Columns, Lister, Row, TableFormat, TableQuery, TableView, tab_separated,
};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use headless::{Window, text_of, tr};
use support::{ATLAS, I18N, place};

/// Every quote of the atlas with its fact's id.
fn quotes() -> Vec<(String, String)> {
    let of = |key: &str, evidence: &Evidence| -> Vec<(String, String)> {
        let mentions = evidence.mentions().iter();
        let quote = |m: &chengyu_atlas::model::Mention| {
            (key.to_owned(), m.anchor.quote.as_str().to_owned())
        };
        mentions.map(quote).collect()
    };
    let roles = ATLAS.roles().flat_map(|(_, f)| of(&f.key, &f.evidence));
    let corridors = ATLAS.corridors().flat_map(|(_, f)| of(&f.key, &f.evidence));
    let links = ATLAS.links().flat_map(|(_, f)| of(&f.key, &f.evidence));
    let targets = ATLAS.targets().flat_map(|(_, f)| of(&f.key, &f.evidence));
    let events = ATLAS.events().flat_map(|(_, f)| of(&f.key, &f.evidence));
    let all = roles.chain(corridors).chain(links);
    let mut quotes: Vec<_> = all.chain(targets).chain(events).collect();
    quotes.sort_unstable();
    quotes
}

fn cells() -> Cells<'static> {
    Cells {
        atlas: &ATLAS,
        i18n: &I18N,
    }
}

fn rows() -> Vec<Row> {
    Row::all(&ATLAS).collect()
}

/// The rows of the bundled atlas that a view lists.
fn listed(filter: &FactFilter, view: &TableView) -> Vec<Row> {
    let query = TableQuery {
        atlas: Arc::new(ATLAS.clone()),
        language: Language::ZhHans,
        filter: filter.clone(),
        as_of: None,
        view: view.clone(),
    };
    Lister::of(&query).list(&query)
}

fn key(row: Row) -> String {
    row.anchor(&ATLAS).0
}

#[test]
fn every_quote_of_every_fact_has_a_row() {
    let listed = rows().into_iter();
    let listed = listed.map(|row| (key(row), cells().text(row, Column::Quote)));
    let mut listed: Vec<_> = listed.collect();
    listed.sort_unstable();
    assert_eq!(listed, quotes());
}

#[test]
fn each_row_says_where_when_and_by_whom() {
    for row in rows() {
        for column in [
            Column::Kind,
            Column::Name,
            Column::Category,
            Column::Source,
            Column::SourceKind,
            Column::Date,
            Column::Paragraph,
        ] {
            assert!(!cells().text(row, column).is_empty(), "{row:?}: {column:?}");
        }
        let is_link = matches!(row.fact, FactId::Link(_));
        let status = cells().text(row, Column::Status);
        assert_eq!(status.is_empty(), !is_link, "{row:?}: {status}");
    }
}

#[test]
fn the_row_of_a_link_says_what_is_uncertain() {
    let row = |of: &str| {
        rows()
            .into_iter()
            .find(|row| key(*row) == of)
            .expect("a row")
    };
    let doubt = |of: &str| cells().text(row(of), Column::Doubt);
    let traced = doubt("cheng-yu-kezhuan");
    assert!(traced.contains(&tr("detail-alignment-traced")), "{traced}");
    let estimate = doubt("mian-sui-nei-tielu");
    for words in [
        "detail-derived",
        "detail-alignment-schematic",
        "certainty-estimate",
    ] {
        assert!(estimate.contains(&tr(words)), "{estimate}");
    }
}

#[test]
fn a_tie_that_is_not_drawn_says_why() {
    for (_, corridor) in ATLAS.corridors().filter(|(_, c)| !ATLAS.is_drawn(c)) {
        let mut rows = rows().into_iter();
        let row = rows.find(|row| key(*row) == corridor.key).expect("a row");
        let doubt = cells().text(row, Column::Doubt);
        assert!(
            doubt.contains(&corridor.shape_note.zh),
            "{}: {doubt}",
            corridor.key
        );
    }
}

#[test]
fn filters_and_words_keep_what_they_name() {
    let source = ATLAS.sources().next().expect("a source").0;
    let mut filter = FactFilter::default();
    filter.only(Value::Kind(FactKind::Link));
    filter.only(Value::Source(source));
    let view = TableView {
        query: "雅安 引".to_owned(),
        ..TableView::default()
    };
    let kept = listed(&filter, &view);
    assert!(!kept.is_empty());
    for row in rows() {
        let says = |word: &str| {
            Column::ALL
                .iter()
                .any(|c| cells().text(row, *c).contains(word))
        };
        let is_link = matches!(row.fact, FactId::Link(_));
        let is_said_there = row.anchor(&ATLAS).1 == source;
        let wanted = is_link && is_said_there && says("雅安") && says("引");
        assert_eq!(kept.contains(&row), wanted, "{row:?}");
    }
    // Typed in the other script, the same.
    let typed = |query: &str| {
        let view = TableView {
            query: query.to_owned(),
            ..TableView::default()
        };
        listed(&FactFilter::default(), &view)
    };
    assert!(!typed("资阳").is_empty());
    assert_eq!(typed("資陽"), typed("资阳"));
}

#[test]
fn each_column_sorts_both_ways_with_empty_cells_last() {
    for column in Column::ALL {
        let sorted = |downwards| {
            let view = TableView {
                sort: Some((column, downwards)),
                ..TableView::default()
            };
            let rows = listed(&FactFilter::default(), &view);
            rows.iter()
                .map(|row| cells().text(*row, column))
                .collect::<Vec<String>>()
        };
        let (up, down) = (sorted(false), sorted(true));
        let filled = |texts: &[String]| {
            let count = texts.iter().take_while(|text| !text.is_empty()).count();
            assert!(
                texts[count..].iter().all(String::is_empty),
                "{column:?}: a hole"
            );
            let mut distinct = texts[..count].to_vec();
            distinct.dedup();
            distinct
        };
        let (up, mut down) = (filled(&up), filled(&down));
        down.reverse();
        // These are sorted by more than what they say: dates of inferred days, numbers of
        // paragraphs, ranks of givers.
        let by_more = [Column::Date, Column::Paragraph, Column::GivenBy];
        if !by_more.contains(&column) {
            assert_eq!(up, down, "{column:?}");
        }
        assert!(!up.is_empty());
    }
}

#[test]
fn chinese_is_sorted_by_its_sounds_and_paragraphs_by_their_numbers() {
    let sorted = |column| {
        let view = TableView {
            sort: Some((column, false)),
            ..TableView::default()
        };
        listed(&FactFilter::default(), &view)
    };
    let places = sorted(Column::Places);
    let at = |name: &str| {
        let is_it = |row: &Row| cells().text(*row, Column::Places) == name;
        places.iter().position(is_it).expect("a row of the place")
    };
    // By code points 重庆 comes before 雅安 and 遂宁 after 重庆.
    assert!(at("成都市") < at("遂宁市") && at("遂宁市") < at("雅安市"));
    let numbers = sorted(Column::Paragraph).into_iter().map(|row| {
        let evidence = row.fact.evidence(&ATLAS);
        evidence.mentions()[row.mention].anchor.paragraph
    });
    assert!(numbers.is_sorted());
}

#[test]
fn the_copied_table_has_a_line_for_each_row_and_a_cell_for_each_column_shown() {
    let rows = rows();
    let mut columns = Columns::default();
    for hidden in [Column::Verb, Column::Kind] {
        let text = tab_separated(cells(), &columns, &rows);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), rows.len() + 1);
        let count = columns.shown().count();
        let wrong: Vec<_> = lines
            .iter()
            .filter(|line| line.split('\t').count() != count)
            .collect();
        assert!(wrong.is_empty(), "{wrong:?}");
        columns.set(hidden, false);
    }
}

#[test]
fn the_saved_table_is_what_is_listed() {
    let mut filter = FactFilter::default();
    filter.only(Value::Kind(FactKind::Link));
    let view = TableView {
        sort: Some((Column::Status, false)),
        ..TableView::default()
    };
    let rows = listed(&filter, &view);
    let write = |format: TableFormat| {
        let mut bytes = Vec::new();
        let written = format.write(cells(), &view.columns, &rows, &mut bytes);
        written.expect("memory takes it");
        String::from_utf8(bytes).expect("text")
    };
    let csv = write(TableFormat::Csv);
    let csv = csv.strip_prefix('\u{feff}').expect("a byte order mark");
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let headings = reader.headers().expect("headings").clone();
    assert_eq!(
        headings.iter().collect::<Vec<_>>(),
        Column::ALL.map(|c| tr(c.key()))
    );
    let records: Vec<csv::StringRecord> = reader.records().map(|r| r.expect("a line")).collect();
    assert_eq!(records.len(), rows.len());
    for (record, row) in records.iter().zip(&rows) {
        let texts = Column::ALL.map(|column| cells().text(*row, column));
        assert_eq!(record.iter().collect::<Vec<_>>(), texts);
    }
    let geojson: geojson::FeatureCollection = write(TableFormat::GeoJson).parse().expect("GeoJSON");
    let mut facts: Vec<FactId> = rows.iter().map(|row| row.fact).collect();
    facts.sort_unstable();
    facts.dedup();
    assert_eq!(geojson.features.len(), facts.len());
    let drawn = geojson
        .features
        .iter()
        .filter(|f| f.geometry.is_some())
        .count();
    assert_eq!(drawn, ATLAS.links().count() - ATLAS.unplaced_links());
    let quotes = |feature: &geojson::Feature| {
        let text = feature
            .property("quote")
            .and_then(|q| q.as_str())
            .expect("a quote");
        text.lines().count()
    };
    assert!(geojson.features.iter().all(|feature| quotes(feature) > 0));
}

#[test]
fn a_name_says_the_format() {
    let of = |name: &str| TableFormat::of(std::path::Path::new(name));
    assert_eq!(of("a.CSV"), Some(TableFormat::Csv));
    assert_eq!(of("a.geojson"), Some(TableFormat::GeoJson));
    assert_eq!(of("a.xlsx"), None);
    assert_eq!(of("csv"), None);
}

// In the window.

#[test]
fn the_table_opens_with_its_key_and_counts_every_quote() {
    let mut window = Window::open();
    window.press_with(Modifiers::COMMAND, Key::T);
    window.assert_says(&I18N.tr_n("table-count", rows().len()));
    window.assert_says("支持雅安建设成渝地区大数据产业基地");
    window.press_with(Modifiers::COMMAND, Key::T);
    assert!(!window.says(&tr("table-title")));
}

#[test]
fn links_named_without_a_place_are_listed() {
    let undrawn =
        |link: &chengyu_atlas::model::Link| matches!(link.alignment, Alignment::None { .. });
    let links: Vec<_> = ATLAS.links().filter(|(_, l)| undrawn(l)).collect();
    let mut window = Window::open();
    let link = I18N.tr_n("layers-undrawn", links.len());
    window.click(Role::Link, &link);
    let quotes = links.iter().map(|(_, l)| l.evidence.mentions().len());
    window.assert_says(&I18N.tr_n("table-count", quotes.sum()));
    window.assert_says("长征渠");
}

#[test]
fn a_row_leads_to_its_fact_and_opens_the_passage() {
    let mut window = Window::open();
    window.press_with(Modifiers::COMMAND, Key::T);
    window.type_into(&tr("table-search"), "成渝门户枢纽");
    let quote = "支持资阳建设成渝门户枢纽";
    window.click(Role::Row, quote);
    window.assert_selected("place-512000");
    // Without the texts the passage says what is needed to see it.
    window.assert_says(&tr("passage-need-texts"));
    let quoted = format!("“{quote}”");
    let shown = window.harness.query_all_by_label(&quoted);
    assert_eq!(shown.count(), 1);
}

#[test]
fn a_filter_that_nothing_passes_is_answered() {
    let mut window = Window::open();
    window.press_with(Modifiers::COMMAND, Key::T);
    window.type_into(&tr("table-search"), "长江大桥");
    window.assert_says(&tr("table-empty"));
    window.assert_says(&I18N.tr_n("table-count", 0));
}

#[test]
fn the_title_stands_beside_its_field_and_dates_are_whole() {
    let mut window = Window::open();
    window.press_with(Modifiers::COMMAND, Key::T);
    let field = window
        .harness
        .get_by_role_and_label(Role::TextInput, &tr("table-search"))
        .rect();
    let title = window
        .harness
        .get_by_role_and_label(Role::Label, &tr("table-title"))
        .rect();
    let above = field.center().y - title.center().y;
    assert!(above.abs() < 1.5, "{above}");
    let dates = window.harness.query_all_by_label("2020-07（推定）");
    let widths: Vec<f32> = dates.map(|date| date.rect().width()).collect();
    assert!(!widths.is_empty());
    // Fourteen points a letter, seven figures of half of that or more.
    assert!(widths.iter().all(|width| *width > 98.0), "{widths:?}");
}

/// The headings of the table that are shown.
fn shown_headings(window: &Window) -> Vec<Column> {
    let shown = |column: &Column| {
        let buttons = window.harness.query_all_by_role(Role::Button);
        let name = tr(column.key());
        let mut labels = buttons.filter_map(|node| text_of(&node));
        labels.any(|label| label == name || label == format!("↑ {name}"))
    };
    Column::ALL.into_iter().filter(shown).collect()
}

#[test]
fn columns_are_hidden_and_shown_and_the_next_window_has_the_same() {
    let mut window = Window::open();
    window.press_with(Modifiers::COMMAND, Key::T);
    assert_eq!(shown_headings(&window), Column::ALL);
    window.click(Role::Button, &tr("table-columns"));
    window.click(Role::CheckBox, &tr(Column::Verb.key()));
    window.press(Key::Escape);
    assert!(!shown_headings(&window).contains(&Column::Verb));
    let session = Session::of(window.state(), None);
    let text = serde_json::to_string(&session).expect("a session is written");
    let next: Session = serde_json::from_str(&text).expect("a session is read");
    let columns = next.state(Language::ZhHans).table.columns;
    assert!(!columns.has(Column::Verb) && columns.has(Column::Quote));
    // A heading sorts.
    let name = tr(Column::Name.key());
    window.click(Role::Button, &name);
    assert_eq!(window.state().table.sort, Some((Column::Name, false)));
    assert!(shown_headings(&window).contains(&Column::Name));
}

#[test]
fn what_is_listed_is_fitted_and_marked_until_nothing_is_selected() {
    let mut window = Window::open();
    window.press_with(Modifiers::COMMAND, Key::T);
    window.type_into(&tr("table-search"), "成渝门户枢纽");
    let before = window.state().camera;
    window.click(Role::Button, &tr("table-show"));
    let ziyang = FeatureId::Place(place("512000"));
    assert!(window.state().marked_features.contains(&ziyang));
    assert_ne!(window.state().camera, before);
    let count = window.state().marked_features.len();
    window.assert_says(&I18N.tr_n("filters-marks", count));
    window.apply(Action::Select(None));
    assert!(window.state().marked_features.is_empty());
    // Of what lies nowhere nothing is marked, and that is said.
    window.apply(Action::SetTable(TableView {
        query: "长征渠".to_owned(),
        ..TableView::default()
    }));
    window.click(Role::Button, &tr("table-show"));
    window.assert_says(&tr("table-show-none"));
}

#[test]
fn a_selection_on_the_map_brings_its_rows_into_sight() {
    let mut window = Window::open();
    window.press_with(Modifiers::COMMAND, Key::T);
    let link = ATLAS.links().last().expect("a link").0;
    let quote = ATLAS.link(link).evidence.mentions()[0]
        .anchor
        .quote
        .as_str();
    let rows = |window: &Window| {
        let rows = window.harness.query_all_by_role(Role::Row);
        rows.filter(|row| text_of(row).as_deref() == Some(quote))
            .count()
    };
    assert_eq!(rows(&window), 0);
    window.apply(Action::Select(Some(FeatureId::Link(link))));
    assert!(rows(&window) > 0);
}

#[test]
fn a_row_under_the_pointer_marks_the_map() {
    let mut window = Window::open();
    window.press_with(Modifiers::COMMAND, Key::T);
    window.type_into(&tr("table-search"), "成渝门户枢纽");
    let row = window
        .harness
        .query_all_by_role(Role::Row)
        .next()
        .expect("a row");
    let at = row.rect().center();
    let strokes = |window: &Window| {
        let shapes = window.harness.output().shapes.iter();
        let closed = shapes.filter(
            |shape| matches!(&shape.shape, egui::Shape::Path(path) if path.points.len() > 40),
        );
        closed.count()
    };
    let before = strokes(&window);
    window.harness.event(egui::Event::PointerMoved(at));
    window.settle();
    assert!(strokes(&window) > before, "no outline is drawn");
}

#[test]
fn the_table_is_saved_where_its_dialogue_says() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("表.csv");
    let mut window = Window::open();
    window.press_with(Modifiers::COMMAND, Key::T);
    window.type_into(&tr("table-search"), "成渝门户枢纽");
    window.click(Role::Button, &tr("table-save"));
    window.apply(Action::SetPath(
        folder.path().join("表.xlsx").display().to_string(),
    ));
    window.assert_says(&tr("dialog-table-ending"));
    for _ in 0..2 {
        window.apply(Action::SetPath(path.display().to_string()));
        window.click(Role::Button, &tr("button-save"));
        // The second time the file is there, and is asked about.
        if window.says(&tr("button-replace")) {
            window.click(Role::Button, &tr("button-cancel"));
            window.assert_says(&tr("dialog-table-text"));
            window.click(Role::Button, &tr("button-save"));
            window.click(Role::Button, &tr("button-replace"));
        }
        window.wait(|app| app.state().message.is_some());
        let saved = I18N.tr_with(
            "message-table-saved",
            &[("path", &path.display().to_string())],
        );
        assert_eq!(window.message(), saved);
        let text = std::fs::read_to_string(&path).expect("the file is there");
        let listed = listed(&FactFilter::default(), &window.state().table);
        assert_eq!(text.lines().count(), listed.len() + 1);
        window.apply(Action::CloseMessage);
        window.click(Role::Button, &tr("table-save"));
    }
}
