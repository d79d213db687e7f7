//! A reader sees one language: no English prose in a Chinese window, book or figure, and no Chinese
//! in an English one, but for what texts say and things are called.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail at once")]

#[path = "support/headless.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod headless;
#[path = "support/prose.rs"]
mod prose;
mod support;

use std::collections::{BTreeMap, BTreeSet};

use chengyu_atlas::action::Action;
use chengyu_atlas::app::{Options, SettingsStore};
use chengyu_atlas::book::{Book, Page};
use chengyu_atlas::i18n::I18n;
use chengyu_atlas::model::{FeatureId, Language, Title};
use chengyu_atlas::scene::{Extent, Shown};
use chengyu_atlas::state::Dialog;
use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use headless::{Window, options};
use support::{ATLAS, THEME};

/// What texts say and things are called: it stands as it is in any language.
struct Data {
    all: String,
    single: BTreeSet<String>,
}

impl Data {
    fn of_atlas() -> Self {
        let mut single = BTreeSet::new();
        let mut add = |text: &str| {
            single.insert(text.to_owned());
        };
        let title = |title: &Title, add: &mut dyn FnMut(&str)| {
            for text in [&title.zh, &title.hant, &title.en] {
                add(text);
            }
        };
        for (_, place) in ATLAS.places() {
            let n = &place.names;
            let names = [
                &n.hans,
                &n.hant,
                &n.pinyin,
                &n.en,
                &n.short,
                &n.hant_short,
                &n.en_short,
            ];
            names
                .into_iter()
                .chain(&n.aliases)
                .for_each(|name| add(name));
            let membership = place.membership.iter();
            membership
                .filter_map(|of| of.title.as_ref())
                .for_each(|of| title(of, &mut add));
        }
        for (_, source) in ATLAS.sources() {
            for name in [&source.title, &source.author, &source.publisher] {
                title(name, &mut add);
            }
        }
        for fact in chengyu_atlas::filter::Fact::all(&ATLAS) {
            title(fact.title(), &mut add);
            for mention in fact.evidence().mentions() {
                add(mention.anchor.quote.as_str());
                mention.status_text.iter().for_each(|text| add(text));
                mention.anchor.article.iter().for_each(|text| add(text));
            }
        }
        ATLAS
            .corridors()
            .for_each(|(_, f)| f.aliases.iter().for_each(|name| add(name)));
        ATLAS
            .links()
            .for_each(|(_, f)| f.aliases.iter().for_each(|name| add(name)));
        // Keys, a font and a library are called so in any language.
        add("PgUp PgDn  Home End");
        add("Source Sans 3");
        let lock = include_str!("../Cargo.lock");
        let egui = lock.split("name = \"egui\"\nversion = \"").nth(1);
        let version = egui.and_then(|rest| rest.split('"').next()).expect("egui");
        add(&format!("egui {version}"));
        let single: BTreeSet<String> = single.iter().map(|text| squeezed(text)).collect();
        let all = single
            .iter()
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join("\n");
        Self { all, single }
    }

    /// Whether words are of these: one word alone is all that something is called.
    fn has(&self, run: &str, language: Language) -> bool {
        let is_part = language == Language::En || run.contains(' ');
        let run = squeezed(run);
        // Two names stand beside each other where a line of the book ends between them.
        let is_two = || {
            let mut cuts = run.char_indices().map(|(at, _)| run.split_at(at));
            cuts.any(|(one, other)| self.single.contains(one) && self.all.contains(other))
        };
        self.single.contains(&run) || is_part && (self.all.contains(&run) || is_two())
    }

    fn foreign(&self, text: &str, language: Language) -> Vec<String> {
        let runs = prose::foreign_runs(text, language).into_iter();
        runs.filter(|run| !self.has(run, language)).collect()
    }
}

/// Words without what they quote and without spaces, so that lines may break anywhere.
fn squeezed(text: &str) -> String {
    let plain = prose::unquoted(text);
    let plain = plain.chars().filter(|c| !c.is_whitespace());
    let plain: String = plain.collect();
    plain
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_owned()
}

/// What a reader meets in another language, with where he meets it.
struct Faults {
    data: Data,
    language: Language,
    found: BTreeMap<String, String>,
}

impl Faults {
    fn new(language: Language) -> Self {
        Self {
            data: Data::of_atlas(),
            language,
            found: BTreeMap::new(),
        }
    }

    fn read(&mut self, text: &str, at: &str) {
        for run in self.data.foreign(text, self.language) {
            let fault = format!("{run:?} in {text:?}");
            self.found.entry(fault).or_insert_with(|| at.to_owned());
        }
    }

    fn look(&mut self, window: &Window, at: &str) {
        let texts = window.texts();
        assert!(texts.len() > 8, "{at}: {texts:?}");
        let languages = ["language-zh-hans", "language-zh-hant", "menu-language"];
        let languages = languages.map(|key| I18n::new(self.language).tr(key));
        for text in texts {
            let is_known = languages.iter().any(|of| text.starts_with(&**of));
            if is_known {
                continue;
            }
            self.read(&text, at);
        }
    }

    fn assert_none(self) {
        let found = self.found.into_iter();
        let found: Vec<String> = found.map(|(fault, at)| format!("{fault} ({at})")).collect();
        assert!(
            found.is_empty(),
            "{:?}\n{}",
            self.language,
            found.join("\n")
        );
    }
}

fn check_window(language: Language) {
    let i18n = I18n::new(language);
    let mut faults = Faults::new(language);
    let options = Options {
        language: Some(language),
        ..options()
    };
    let mut window = Window::open_sized(options, SettingsStore::in_memory(), vec2(1280.0, 1600.0));
    faults.look(&window, "at the start");
    for menu in ["menu-file", "menu-view", "menu-help"] {
        window.click(Role::Button, &i18n.tr(menu));
        faults.look(&window, menu);
        if menu == "menu-view" {
            for inner in ["menu-theme", "menu-language"] {
                let label = window.label_starting_with(&i18n.tr(inner));
                window.click(Role::Button, &label);
                faults.look(&window, inner);
            }
        }
        window.press(Key::Escape);
    }
    window.click(Role::DisclosureTriangle, &i18n.tr("filters-title"));
    faults.look(&window, "the filters");
    window.click(Role::DisclosureTriangle, &i18n.tr("filters-title"));
    for dialog in [
        Dialog::About,
        Dialog::Keys,
        Dialog::Texts,
        Dialog::Table,
        Dialog::Boundaries,
        Dialog::Figure,
    ] {
        window.apply(Action::Open(dialog));
        faults.look(&window, &format!("{dialog:?}"));
        window.apply(Action::CloseDialog);
    }
    for key in ["512000", "510100", "linkong-jingjiqu"] {
        window.apply(Action::Select(Some(FeatureId::Place(support::place(key)))));
        faults.look(&window, key);
        window.press(Key::End);
        faults.look(&window, key);
    }
    let links = ATLAS.links().map(|(id, _)| FeatureId::Link(id));
    let corridors = ATLAS.corridors();
    let corridors = corridors.map(|(id, _)| FeatureId::Corridor(id));
    for feature in links.take(24).chain(corridors.take(12)) {
        window.apply(Action::Select(Some(feature)));
        faults.look(&window, &format!("{feature:?}"));
    }
    window.apply(Action::Compare(support::place("512000")));
    window.apply(Action::Compare(support::place("510900")));
    faults.look(&window, "comparing two places");
    window.press(Key::F7);
    window.press_with(Modifiers::COMMAND, Key::T);
    faults.look(&window, "the table");
    window.press_with(Modifiers::COMMAND, Key::T);
    window.press(Key::F4);
    faults.look(&window, "the axis of time");
    window.click(Role::CheckBox, &i18n.tr("time-compare"));
    faults.look(&window, "comparing two dates");
    window.press(Key::F4);
    faults.assert_none();
}

fn check_pages(language: Language) {
    let i18n = I18n::new(language);
    let mut faults = Faults::new(language);
    let book = Book::new(&ATLAS, &i18n, &THEME, None);
    let texts = book.pages.iter().flat_map(|page| &page.blocks);
    for block in texts {
        // A line may end within a word or a quote.
        let lines: Vec<&str> = block.lines.iter().map(|line| line.text.as_str()).collect();
        faults.read(&lines.concat(), "the book");
    }
    assert!(
        book.pages
            .iter()
            .map(Page::text)
            .any(|text| !text.is_empty())
    );
    let (_, description) = support::described(Extent::Region, Shown::default(), &i18n);
    faults.read(&description.alt, "what a figure says of itself");
    for paragraph in description.long.lines() {
        faults.read(paragraph, "what a figure says of itself");
    }
    for name in description.layers.values() {
        faults.read(name, "a layer of a figure");
    }
    faults.assert_none();
}

#[test]
fn a_window_in_simplified_chinese_has_no_english_prose() {
    check_window(Language::ZhHans);
}

#[test]
fn a_window_in_traditional_chinese_has_no_english_prose() {
    check_window(Language::ZhHant);
}

#[test]
fn a_window_in_english_has_no_chinese() {
    check_window(Language::En);
}

#[test]
fn a_book_and_a_figure_are_in_one_language() {
    for language in Language::ALL {
        check_pages(language);
    }
}
