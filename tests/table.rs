//! The table of facts: every quote has its row, and each row leads to its passage.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail at once")]

#[path = "support/headless.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod headless;
mod support;

use chengyu_atlas::filter::FactKind;
use chengyu_atlas::model::{Alignment, Evidence};
use chengyu_atlas::table::{Column, Filter, Row, rows, tab_separated};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use headless::{Window, tr};
use support::{ATLAS, I18N};

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

#[test]
fn every_quote_of_every_fact_has_a_row() {
    let rows = rows(&ATLAS, &I18N);
    let listed = rows
        .iter()
        .map(|row| (row.key.clone(), row.cell(Column::Quote).to_owned()));
    let mut listed: Vec<_> = listed.collect();
    listed.sort_unstable();
    assert_eq!(listed, quotes());
}

#[test]
fn each_row_says_where_when_and_by_whom() {
    for row in rows(&ATLAS, &I18N) {
        for column in [
            Column::Kind,
            Column::Name,
            Column::Category,
            Column::Source,
            Column::Date,
            Column::Locus,
        ] {
            assert!(!row.cell(column).is_empty(), "{}: {column:?}", row.key);
        }
    }
}

#[test]
fn the_row_of_a_link_says_what_is_uncertain() {
    let rows = rows(&ATLAS, &I18N);
    let row = |key: &str| rows.iter().find(|r| r.key == key).expect("a row");
    let doubt = |key: &str| row(key).cell(Column::Doubt).to_owned();
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
    assert!(!row("changzheng-qu").is_drawn);
}

#[test]
fn a_tie_that_is_not_drawn_says_why() {
    let rows = rows(&ATLAS, &I18N);
    for (_, corridor) in ATLAS.corridors().filter(|(_, c)| !ATLAS.is_drawn(c)) {
        let row = rows.iter().find(|r| r.key == corridor.key).expect("a row");
        let doubt = row.cell(Column::Doubt);
        assert!(doubt.contains(&corridor.shape_note), "{}: {doubt}", row.key);
    }
}

#[test]
fn a_filter_keeps_what_it_names() {
    let rows = rows(&ATLAS, &I18N);
    let source = ATLAS.sources().next().expect("a source").0;
    let filter = Filter {
        kind: Some(FactKind::Link),
        source: Some(source),
        query: "雅安 引".to_owned(),
        ..Filter::default()
    };
    let kept = filter.apply(&rows);
    assert!(!kept.is_empty());
    for (i, row) in rows.iter().enumerate() {
        let says = |word: &str| row.cells.iter().any(|cell| cell.contains(word));
        let wanted =
            row.kind == FactKind::Link && row.source == source && says("雅安") && says("引");
        assert_eq!(kept.contains(&i), wanted, "{row:?}");
    }
}

#[test]
fn sorting_upwards_and_downwards_are_each_other_reversed() {
    let rows = rows(&ATLAS, &I18N);
    let sorted = |downwards| {
        let filter = Filter {
            sort: Some((Column::Name, downwards)),
            ..Filter::default()
        };
        let names = filter.apply(&rows).into_iter();
        names
            .map(|i| rows[i].cell(Column::Name).to_owned())
            .collect::<Vec<_>>()
    };
    let (up, mut down) = (sorted(false), sorted(true));
    assert!(up.is_sorted());
    down.reverse();
    assert_eq!(up, down);
}

#[test]
fn the_copied_table_has_a_line_for_each_row_and_a_cell_for_each_column() {
    let rows: Vec<Row> = rows(&ATLAS, &I18N);
    let all: Vec<usize> = (0..rows.len()).collect();
    let text = tab_separated(&I18N, &rows, &all);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), rows.len() + 1);
    let wrong: Vec<_> = lines
        .iter()
        .filter(|line| line.split('\t').count() != Column::ALL.len())
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

// In the window.

#[test]
fn the_table_opens_with_its_key_and_counts_every_quote() {
    let mut window = Window::open();
    window.press_with(Modifiers::COMMAND, Key::T);
    window.assert_says(&I18N.tr_n("table-count", rows(&ATLAS, &I18N).len()));
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
