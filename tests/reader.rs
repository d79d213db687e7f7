//! The reader: the text beside the map, its phrases marked, and the ways between both.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may fail at once"
)]

#[path = "support/headless.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod headless;
#[path = "reader/long.rs"]
mod long;
#[path = "reader/sample.rs"]
mod sample;
mod support;

use chengyu_atlas::action::Action;
use chengyu_atlas::filter::FactKind;
use chengyu_atlas::geodata::Text;
use chengyu_atlas::model::{FeatureId, SourceId};
use chengyu_atlas::reader::{Phrases, Typeset, find};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use headless::{Window, tr};
use sample::Sample;
use support::{ATLAS, I18N};

const TEXT: &str = "样本决定\n\n  一、总则\n(一)发展方向。支持资阳建设样本枢纽,推动成都与资阳\u{3000}样本同城。\n没有事实的一段。\n(二)交通。加快建设样本铁路。\n";

/// What is said in the text: the kind, the id, the quote.
const SAID: [(&str, &str, &str); 5] = [
    ("role", "hub", "支持资阳建设样本枢纽"),
    ("role", "support", "支持资阳建设样本枢纽"),
    ("role", "hub-again", "资阳建设样本枢纽"),
    ("corridor", "tie", "成都与资阳样本同城"),
    ("link", "line", "加快建设样本铁路"),
];

const SOURCE: SourceId = SourceId(0);

fn quoted(window: &Window, kind: FactKind, quote: &str) -> egui::Rect {
    let name = format!("{}: {quote}", I18N.tr(kind.key()));
    let found = window
        .harness
        .query_all_by_role_and_label(Role::Link, &name);
    let mut found = found.map(|node| node.rect());
    found
        .next()
        .unwrap_or_else(|| panic!("no {name:?} in {:?}", window.texts()))
}

/// Clicks with the pointer, as a hand does.
fn click_at(window: &mut Window, at: egui::Pos2) {
    window.harness.hover_at(at);
    window.harness.step();
    for pressed in [true, false] {
        window.harness.event(Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        window.harness.step();
    }
    window.settle();
}

/// Selects the words from one place to another, along which the pointer is drawn.
fn select(window: &mut Window, from: egui::Pos2, to: egui::Pos2) {
    let button = |pos, pressed| Event::PointerButton {
        pos,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    window.harness.hover_at(from);
    window.harness.step();
    window.harness.event(button(from, true));
    window.harness.step();
    window.harness.hover_at(to);
    window.harness.step();
    window.harness.event(button(to, false));
    window.harness.step();
}

/// What is copied of the words that are selected.
fn copied(window: &mut Window) -> String {
    window.harness.event(Event::Copy);
    window.harness.step();
    let commands = &window.harness.output().platform_output.commands;
    let copied = commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    copied.expect("something is copied")
}

#[test]
fn each_mention_is_found_on_its_phrase_and_phrases_are_counted_once() {
    for (id, _) in ATLAS.sources() {
        let phrases = Phrases::of(&ATLAS, id);
        assert!(phrases.all.is_sorted_by_key(|p| (p.start, p.end)));
        let long: u32 = phrases.all.iter().map(|p| p.end - p.start).sum();
        assert!(phrases.covered <= long && phrases.covered > 0);
        for (at, phrase) in phrases.all.iter().enumerate() {
            for of in &phrase.facts {
                let anchor = &of.mention(&ATLAS).unwrap().anchor;
                assert_eq!((anchor.start, anchor.end), (phrase.start, phrase.end));
                let key = chengyu_atlas::filter::Fact::with_id(&ATLAS, of.fact).key();
                let found = phrases.of_anchor(&ATLAS, key, anchor.start).unwrap();
                let found = &phrases.all[found];
                assert!(
                    found.facts.iter().any(|other| other.fact == of.fact),
                    "{at} {key}"
                );
            }
        }
    }
}

#[test]
fn a_text_is_cut_where_phrases_begin_and_end() {
    let sample = Sample::new();
    let atlas = sample.atlas();
    let text = Text::new(TEXT.as_bytes().to_vec()).unwrap();
    let phrases = Phrases::of(&atlas, SOURCE);
    assert_eq!((phrases.all.len(), phrases.facts), (4, 5));
    let typeset = Typeset::of(&text, &phrases);
    assert_eq!(typeset.paragraphs.len(), 5);
    for paragraph in &typeset.paragraphs {
        let words = &text.raw()[paragraph.bytes.clone()];
        let joined: String = paragraph
            .pieces
            .iter()
            .map(|p| &words[p.bytes.clone()])
            .collect();
        assert_eq!(joined, words);
    }
    let third = &typeset.paragraphs[2];
    let words = &text.raw()[third.bytes.clone()];
    let pieces: Vec<(&str, usize)> = third
        .pieces
        .iter()
        .map(|piece| (&words[piece.bytes.clone()], piece.phrases.len()))
        .collect();
    let expected = [
        ("(一)发展方向。", 0),
        ("支持", 1),
        ("资阳建设样本枢纽", 2),
        (",推动", 0),
        ("成都与资阳\u{3000}样本同城", 1),
        ("。", 0),
    ];
    assert_eq!(pieces, expected);
    // The shorter phrase comes first: it is what a click on its words means.
    let both = &third.pieces[2].phrases;
    let length = |at: usize| phrases.all[at].end - phrases.all[at].start;
    assert!(length(both[0]) < length(both[1]));
    let found = find(&text, "资阳 样本");
    assert_eq!(found.len(), 1);
    assert_eq!(text.phrase(found[0].start, found[0].end), "资阳样本");
    assert!(find(&text, "").is_empty() && find(&text, " ").is_empty());
}

#[test]
fn a_phrase_leads_to_its_fact_on_the_map_and_in_the_panel_and_each_of_several_is_reached() {
    let sample = Sample::new();
    let mut window = sample.window(true);
    window.apply(Action::OpenReader(SOURCE));
    window.assert_says("没有事实的一段。");
    let facts = I18N.tr_with(
        "reader-share",
        &[("phrases", "4"), ("facts", "5"), ("share", "44")],
    );
    window.assert_says(&facts);
    // The words that two facts share, beside the shorter phrase within.
    let at = quoted(&window, FactKind::Role, "支持资阳建设样本枢纽").center();
    click_at(&mut window, at);
    let read = |window: &Window| {
        let at = window.state().reader.as_ref().unwrap().at.clone();
        at.unwrap().0
    };
    assert_eq!(read(&window), "hub");
    let now = quoted(&window, FactKind::Role, "支持资阳建设样本枢纽");
    assert_eq!(now.center(), at, "the text stays where it is");
    let ziyang = window.app().atlas().unwrap().place_by_key("512000");
    assert_eq!(window.state().selection, ziyang.map(FeatureId::Place));
    window.assert_says(&I18N.tr_n("reader-here", 3));
    click_at(&mut window, at);
    assert_eq!(read(&window), "support", "the second fact on one phrase");
    click_at(&mut window, at);
    assert_eq!(read(&window), "hub");
    // On to the next phrases by keys.
    let down = |window: &mut Window| {
        window.harness.key_press(Key::F8);
        window.settle();
    };
    down(&mut window);
    assert_eq!(read(&window), "hub-again");
    down(&mut window);
    assert_eq!(read(&window), "tie");
    assert!(matches!(
        window.state().selection,
        Some(FeatureId::Corridor(_))
    ));
    down(&mut window);
    assert_eq!(read(&window), "line");
    assert!(matches!(window.state().selection, Some(FeatureId::Link(_))));
    down(&mut window);
    assert_eq!(read(&window), "line", "it is the last one");
}

#[test]
fn every_quote_of_a_panel_leads_into_the_text() {
    let sample = Sample::new();
    let mut window = sample.window(true);
    let atlas = sample.atlas();
    let link = atlas.links().next().unwrap().0;
    window.apply(Action::Select(Some(FeatureId::Link(link))));
    window.click(Role::Button, &tr("button-read"));
    let view = window.state().reader.clone().unwrap();
    assert_eq!(
        (view.source, view.at.unwrap().0),
        (SOURCE, "line".to_owned())
    );
    window.assert_says("(二)交通。加快建设样本铁路。");
}

#[test]
fn words_are_found_in_the_text() {
    let sample = Sample::new();
    let mut window = sample.window(true);
    window.apply(Action::OpenReader(SOURCE));
    window.apply(Action::SetReaderQuery("样本".to_owned()));
    window.assert_says(&I18N.tr_with("reader-count", &[("at", "1"), ("n", "4")]));
    window.click(Role::Button, &tr("reader-find-next"));
    window.assert_says(&I18N.tr_with("reader-count", &[("at", "2"), ("n", "4")]));
    window.apply(Action::SetReaderQuery("查无此词".to_owned()));
    window.assert_says(&I18N.tr_with("reader-count", &[("at", "0"), ("n", "0")]));
}

#[test]
fn without_the_text_its_phrases_are_listed_and_how_to_get_it_is_said() {
    let sample = Sample::new();
    let mut window = sample.window(false);
    window.apply(Action::OpenReader(SOURCE));
    window.assert_says(&I18N.tr_with("reader-no-texts", &[("file", "sample.txt")]));
    window.assert_says("sample.txt");
    let at = quoted(&window, FactKind::Link, "加快建设样本铁路").center();
    click_at(&mut window, at);
    assert!(matches!(window.state().selection, Some(FeatureId::Link(_))));
    window.click(Role::Button, &tr("reader-open-folder"));
    assert_eq!(
        window.state().dialog,
        Some(chengyu_atlas::state::Dialog::Texts)
    );
}

#[test]
fn what_is_copied_from_the_text_says_where_it_is_from() {
    let sample = Sample::new();
    let mut window = sample.window(true);
    window.apply(Action::OpenReader(SOURCE));
    let words = "没有事实的一段。";
    let rect = {
        let mut nodes = window.harness.query_all_by_label(words);
        nodes.next().expect("the paragraph").rect()
    };
    let from = rect.left_center() + egui::vec2(1.0, 0.0);
    let to = rect.right_center() - egui::vec2(1.0, 0.0);
    select(&mut window, from, to);
    let copied = copied(&mut window);
    let source = [
        ("title", "样本决定"),
        ("credit", "样本日报"),
        ("date", "2020-07"),
    ];
    let source = I18N.tr_with("reader-copied", &source);
    assert_eq!(copied, format!("{words}\n{source}"));
}

#[test]
fn the_search_and_the_tabs_lead_from_the_map_to_the_text_and_back() {
    let sample = Sample::new();
    let mut window = sample.window(true);
    window.apply(Action::OpenReader(SOURCE));
    window.assert_says("一、总则");
    window.apply(Action::FocusSearch);
    assert!(!window.says("一、总则"), "{:?}", window.texts());
    window.click(Role::Button, &tr("reader-tab-text"));
    window.assert_says("一、总则");
    window.click(Role::Button, &tr("reader-close"));
    assert!(!window.says("一、总则") && window.state().reader.is_none());
}
