//! Texts of 100,000 characters, however they are cut into paragraphs.

use chengyu_atlas::action::Action;
use chengyu_atlas::filter::FactKind;
use egui::accesskit::Role;
use egui::{Key, Modifiers, Pos2, Rect, pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::headless::Window;
use crate::sample::Sample;
use crate::support::I18N;
use crate::{SOURCE, click_at, copied, select};

/// How many characters the text has, about.
const CHARACTERS: usize = 100_000;
/// A place in the text.
const IN_TEXT: Pos2 = pos2(150.0, 400.0);

/// How a text is cut.
#[derive(Clone, Copy, PartialEq)]
enum Cut {
    /// One paragraph.
    One,
    /// Ten of them.
    Ten,
    /// Twenty thousand, of five characters each.
    Many,
}

struct Long {
    text: String,
    quotes: Vec<String>,
    sample: Sample,
}

impl Long {
    /// A text with a fact on a phrase in each of its sentences, of three kinds in turn.
    fn new(cut: Cut) -> Self {
        let sentences = if cut == Cut::Many { 200 } else { 3_300 };
        let mut text = String::from("样本决定\n");
        let mut said = Vec::new();
        for nth in 0..sentences {
            let kind = ["role", "corridor", "link"][nth % 3];
            let quote = if cut == Cut::Many {
                format!("{nth:03}站点")
            } else {
                format!("{nth:04}号样本枢纽的建设")
            };
            said.push((kind, format!("f{nth}"), quote.clone()));
            if cut == Cut::Many {
                text += &quote;
                text += "\n";
                text += &"五个字一段\n".repeat(CHARACTERS / 5 / sentences - 1);
            } else {
                text += &format!("支持{quote}，带动周边共同发展和改革。");
            }
            if cut == Cut::Ten && nth % (sentences / 10) == 0 {
                text += "\n";
            }
        }
        let sample = Sample::of(&text, &said);
        let quotes = said.into_iter().map(|(.., quote)| quote).collect();
        Self {
            text,
            quotes,
            sample,
        }
    }

    fn opened(&self) -> Window {
        let mut window = self.sample.window(true);
        window.apply(Action::OpenReader(SOURCE));
        window.harness.hover_at(IN_TEXT);
        window.settle();
        window
    }

    fn last(&self) -> &str {
        self.quotes.last().unwrap()
    }
}

/// Where a phrase is that is laid out.
fn laid(window: &Window, quote: &str) -> Option<Rect> {
    let links = window.harness.query_all_by_role(Role::Link);
    let mut links = links.filter(|node| {
        node.accesskit_node()
            .label()
            .is_some_and(|l| l.ends_with(quote))
    });
    links.next().map(|node| node.rect())
}

/// Whether a phrase is in the part of the window that shows the text.
fn is_in_sight(window: &Window, quote: &str) -> bool {
    laid(window, quote).is_some_and(|rect| (170.0..690.0).contains(&rect.center().y))
}

fn read(window: &Window) -> String {
    window.state().reader.clone().unwrap().at.unwrap().0
}

/// How many phrases, lines and characters of paragraphs a frame lays out.
fn laid_out(window: &Window) -> (usize, usize, usize) {
    let phrases = window.harness.query_all_by_role(Role::Link).count();
    let lines = window.harness.query_all_by_role(Role::TextRun).count();
    let blocks = window.harness.query_all_by_role(Role::Paragraph);
    let words = blocks.filter_map(|node| node.accesskit_node().label());
    (
        phrases,
        lines,
        words.map(|words| words.chars().count()).sum(),
    )
}

#[test]
fn a_frame_lays_out_what_is_in_sight_however_the_text_is_cut() {
    for cut in [Cut::One, Cut::Ten, Cut::Many] {
        let long = Long::new(cut);
        let mut window = long.opened();
        for key in [None, Some(Key::PageDown), Some(Key::End)] {
            if let Some(key) = key {
                window.press(key);
            }
            let (phrases, lines, characters) = laid_out(&window);
            assert!(characters > 60, "{characters}");
            assert!(
                phrases < 150 && lines < 400 && characters < 3_000,
                "{phrases} phrases, {lines} lines, {characters} characters"
            );
        }
        assert!(cut == Cut::Many || is_in_sight(&window, long.last()));
        window.press(Key::Home);
        assert!(is_in_sight(&window, &long.quotes[0]));
    }
}

#[test]
fn phrases_at_the_end_of_a_long_paragraph_are_clicked_stepped_through_and_found() {
    let long = Long::new(Cut::One);
    let mut window = long.opened();
    window.press(Key::End);
    let at = laid(&window, long.last()).unwrap().center();
    click_at(&mut window, at);
    assert_eq!(read(&window), "f3299");
    assert_eq!(laid(&window, long.last()).unwrap().center(), at, "it stays");
    for nth in (3_200..3_299).rev() {
        window.press_with(Modifiers::SHIFT, Key::F8);
        assert_eq!(read(&window), format!("f{nth}"));
        assert!(is_in_sight(&window, &long.quotes[nth]), "{nth}");
    }
    for (words, nth) in [("0007号", 7), ("3123号", 3123), ("1600号", 1600)] {
        window.apply(Action::SetReaderQuery(words.to_owned()));
        let count = [("at", "1"), ("n", "1")];
        window.assert_says(&I18N.tr_with("reader-count", &count));
        assert!(is_in_sight(&window, &long.quotes[nth]), "{words}");
    }
}

#[test]
fn a_long_paragraph_opens_at_a_phrase_and_stays_there_in_another_width() {
    let long = Long::new(Cut::One);
    let mut window = long.sample.window(true);
    let key = ("f2800".to_owned(), SOURCE, {
        let text = chengyu_atlas::geodata::Text::new(long.text.clone().into_bytes()).unwrap();
        text.find(&long.quotes[2800], 1).unwrap().start
    });
    window.apply(Action::ReadFact(key, None));
    let middle = laid(&window, &long.quotes[2800]).unwrap().center().y;
    assert!((350.0..550.0).contains(&middle), "{middle}");
    let in_sight = |window: &Window| {
        let quotes = long.quotes.iter().enumerate();
        let mut seen = quotes.filter(|(_, quote)| is_in_sight(window, quote));
        seen.next().unwrap().0
    };
    let first = in_sight(&window);
    window.harness.set_size(egui::vec2(1000.0, 800.0));
    window.settle();
    let narrow = in_sight(&window);
    assert!(narrow.abs_diff(first) <= 1, "{first} {narrow}");
    assert!(laid_out(&window).2 < 3_000);
}

#[test]
fn words_are_copied_from_a_long_paragraph_as_the_text_has_them() {
    let long = Long::new(Cut::One);
    let mut window = long.opened();
    window.press(Key::End);
    let blocks = window.harness.query_all_by_role(Role::Paragraph);
    let blocks: Vec<Rect> = blocks.map(|node| node.rect()).collect();
    let two = blocks.windows(2).find(|two| {
        let edge = two[1].top();
        (230.0..640.0).contains(&edge) && two[1].height() > 40.0
    });
    let edge = two.expect("the edge of two blocks in sight")[1].top();
    let (left, right) = (blocks[0].left() + 1.0, blocks[0].right() - 1.0);
    select(
        &mut window,
        pos2(left, edge - 30.0),
        pos2(right, edge + 30.0),
    );
    let all = copied(&mut window);
    let (words, source) = all.split_once('\n').unwrap();
    assert!(words.chars().count() > 60, "{words}");
    assert!(long.text.contains(words), "{words}");
    assert!(source.contains("样本日报"));
    // They stay selected while the text is leafed through.
    window.press(Key::PageUp);
    window.press(Key::PageUp);
    assert_eq!(copied(&mut window), all);
    assert!(laid_out(&window).2 < 8_000);
}

#[test]
fn tab_goes_from_phrase_to_phrase_and_the_text_goes_with_it() {
    let long = Long::new(Cut::One);
    let mut window = long.opened();
    window.press(Key::PageDown);
    let focused = |window: &Window| {
        let links = window.harness.query_all_by_role(Role::Link);
        let mut focused = links.filter(|node| node.accesskit_node().is_focused());
        focused
            .next()
            .and_then(|node| node.accesskit_node().label())
    };
    let start = (0..100)
        .find(|nth| is_in_sight(&window, &long.quotes[*nth]))
        .unwrap();
    let kind = I18N.tr(FactKind::Role.key());
    let nth = start + (3 - start % 3) % 3;
    let name = format!("{kind}: {}", long.quotes[nth]);
    window
        .harness
        .get_by_role_and_label(Role::Link, &name)
        .focus();
    window.settle();
    let mut reached = nth;
    for _ in 0..60 {
        window.press(Key::Tab);
        if let Some(label) = focused(&window) {
            reached += 1;
            assert!(label.ends_with(&long.quotes[reached]), "{label} {reached}");
            let at = laid(&window, &long.quotes[reached]);
            assert!(
                is_in_sight(&window, &long.quotes[reached]),
                "{label} {at:?}"
            );
        }
    }
    assert!(reached > nth + 40, "{reached} {nth}");
}

/// The strip beside the text, which is as high as the text.
fn strip(window: &Window) -> egui_kittest::Node<'_> {
    let name = I18N.tr("reader-margin");
    let bars = window.harness.query_all_by_role(Role::ScrollBar);
    let mut bars = bars.filter(|bar| bar.accesskit_node().label().is_some_and(|l| l == name));
    bars.next().expect("the strip")
}

#[test]
fn the_strip_beside_the_text_steps_from_phrase_to_phrase_by_keys() {
    let long = Long::new(Cut::One);
    let mut window = long.opened();
    strip(&window).focus();
    window.settle();
    for (key, fact) in [
        (Key::ArrowDown, "f0"),
        (Key::ArrowDown, "f1"),
        (Key::ArrowDown, "f2"),
        (Key::ArrowUp, "f1"),
        (Key::ArrowUp, "f0"),
        (Key::ArrowUp, "f0"),
    ] {
        window.press(key);
        assert_eq!(read(&window), fact);
        assert!(strip(&window).accesskit_node().is_focused());
    }
}

#[test]
fn in_a_low_window_five_lines_of_the_text_stay_and_what_is_said_of_it_is_a_click_away() {
    let long = Long::new(Cut::One);
    let mut window = long.opened();
    let share = I18N.tr_with("reader-counts", &[("phrases", "3300"), ("facts", "3300")]);
    window.assert_says(&share);
    let at = laid(&window, &long.quotes[1]).unwrap().center();
    click_at(&mut window, at);
    window.harness.set_size(egui::vec2(760.0, 480.0));
    window.settle();
    if !window.state().has_left_panel() {
        window.apply(Action::ToggleLeftPanel);
    }
    if !window.state().has_right_panel() {
        window.apply(Action::ToggleRightPanel);
    }
    assert!(window.state().has_left_panel() && window.state().has_right_panel());
    let height = strip(&window).rect().height();
    assert!(height > 5.0 * 22.0, "{height}");
    assert!(!window.says(&share));
    window.click(Role::Button, &I18N.tr("reader-about"));
    window.assert_says(&share);
}
