//! How the book is set: where lines break, what stays together, how full its pages are.

use std::collections::BTreeMap;

use super::*;
use chengyu_atlas::book::Block;

/// The columns of a page without a map.
const LEFT_PT: f64 = 42.0;
const WIDTH_PT: f64 = (PAGE_PT.0 - 2.0 * LEFT_PT + 20.0) / 3.0 - 20.0;
const HEIGHT_PT: f64 = PAGE_PT.1 - 88.0;

fn column_left(n: u32) -> f64 {
    LEFT_PT + f64::from(n) * (WIDTH_PT + 20.0)
}

/// What is read on a page, in its order.
fn read(page: &Page) -> impl Iterator<Item = &Block> {
    let blocks = page.blocks.iter();
    blocks.filter(|b| matches!(b.part, Part::Heading(_) | Part::Paragraph))
}

/// The pages that go on with what is said of a place.
fn continuations(book: &Book) -> impl Iterator<Item = (usize, &Page)> {
    let first = book
        .page_of(JumpTarget::Chapter(Chapter::Overview))
        .expect("a map");
    let end = book
        .page_of(JumpTarget::Chapter(Chapter::Corridors))
        .expect("a chapter");
    let pages = book.pages.iter().enumerate().take(end).skip(first);
    pages.filter(|(_, page)| page.map.is_none())
}

/// Where each column of a page without a map ends, as a share of its height.
fn ends(page: &Page) -> [f64; 3] {
    [0, 1, 2].map(|n| {
        let (left, right) = (column_left(n) - 1.0, column_left(n) + WIDTH_PT);
        let lines = read(page).flat_map(|block| &block.lines);
        let here = lines.filter(|line| (left..right).contains(&line.at.x));
        let lowest = here.map(|line| line.at.y).fold(48.0, f64::max);
        (lowest - 48.0) / HEIGHT_PT
    })
}

#[test]
fn no_line_begins_or_ends_with_a_mark_that_belongs_to_another() {
    for language in Language::ALL {
        let book = book(language);
        for (n, line) in book.pages.iter().enumerate().flat_map(|(n, page)| {
            let lines = read(page).flat_map(|block| &block.lines);
            lines.map(move |line| (n + 1, &*line.text))
        }) {
            let starts = [
                '，', '。', '、', '；', '：', '）', '」', '』', '”', '’', '·', '》',
            ];
            assert!(!line.starts_with(starts), "page {n}: “{line}”");
            let ends = ['（', '“', '‘', '「', '『', '《', '·'];
            assert!(!line.ends_with(ends), "page {n}: “{line}”");
            assert!(!line.contains("。 ·"), "page {n}: “{line}”");
        }
    }
}

#[test]
fn short_words_and_dates_are_in_one_line() {
    let said: Vec<&str> = BOOK
        .pages
        .iter()
        .flat_map(read)
        .flat_map(|block| &block.lines)
        .map(|line| line.text.as_str())
        .collect();
    for (a, b) in said.iter().zip(said.iter().skip(1)) {
        assert!(!(a.ends_with('推') && b.starts_with('断')), "“{a}”, “{b}”");
        let is_open = a
            .rfind('(')
            .is_some_and(|at| !a[at..].contains(')') && a.len() - at < 8);
        assert!(!is_open, "“{a}”, “{b}”");
    }
}

#[test]
fn a_heading_stays_with_what_it_heads() {
    for language in Language::ALL {
        let book = book(language);
        for (n, page) in book.pages.iter().enumerate().skip(1) {
            let blocks: Vec<&Block> = read(page).collect();
            for (at, block) in blocks.iter().enumerate() {
                let own = block.lines.last().expect("a line");
                let is_label = own.text.starts_with("文本发布之后的情况");
                if !matches!(block.part, Part::Heading(_)) && !is_label {
                    continue;
                }
                let place = format!("{}, page {}: “{}”", language.tag(), n + 1, own.text);
                let next = blocks.get(at + 1).and_then(|next| next.lines.first());
                let next = next.unwrap_or_else(|| panic!("{place} is left behind"));
                let is_below = next.at.y > own.at.y && (next.at.x - own.at.x).abs() < 30.0;
                assert!(is_below, "{place} is left behind");
            }
        }
    }
}

#[test]
fn what_happened_later_stands_below_its_link() {
    let page = BOOK
        .page_of(JumpTarget::Chapter(Chapter::Links))
        .expect("a chapter");
    let blocks: Vec<&Block> = BOOK.pages[page..].iter().flat_map(read).collect();
    let item = blocks.iter().position(|block| {
        let text = &block.lines[0].text;
        text.starts_with("2024-08-21 · 重庆境内扩容开工")
    });
    let item = item.expect("what happened later, its date first");
    let is_entry = |block: &&&Block| block.part == Part::Heading(2);
    let entry = blocks[..item]
        .iter()
        .rev()
        .find(is_entry)
        .expect("an entry");
    assert_eq!(entry.lines[0].text, "成渝高速");
    let size = |block: &Block| block.lines[0].size_pt;
    assert!(size(blocks[item]) < size(entry) - 1.0);
    let label = blocks[item - 1].lines[0].clone();
    assert_eq!(label.text, "文本发布之后的情况：");
    assert!(blocks[item].lines[0].at.x > label.at.x + 5.0);
}

#[test]
fn no_line_is_wider_than_its_column() {
    for (n, page) in continuations(&BOOK) {
        for line in read(page).flat_map(|block| &block.lines) {
            let rect = line.rect();
            let column = (0..3).rev().find(|c| rect.min.x > column_left(*c) - 1.0);
            let right = column_left(column.expect("a column")) + WIDTH_PT + 0.01;
            assert!(rect.max.x <= right, "page {}: “{}”", n + 1, line.text);
        }
    }
}

#[test]
fn few_pages_are_nearly_empty_and_their_columns_are_even() {
    let mut sparse = BTreeMap::new();
    for (n, page) in continuations(&BOOK) {
        let ends = ends(page);
        let filled = ends.iter().sum::<f64>() / 3.0;
        if filled < 0.25 {
            sparse.insert(n + 1, filled);
        }
        let highest = ends.iter().copied().fold(0.0, f64::max);
        assert!(highest < filled + 0.2, "page {}: {ends:?}", n + 1);
    }
    eprintln!(
        "nearly empty: {sparse:.2?} of {}",
        continuations(&BOOK).count()
    );
    assert!(sparse.len() <= 2, "{sparse:?}");
}

#[test]
fn dots_lead_from_each_entry_of_the_contents_to_its_page() {
    let page = &BOOK.pages[0];
    let leaders: Vec<&Line> = page
        .blocks
        .iter()
        .filter(|block| block.part == Part::Leader)
        .flat_map(|block| &block.lines)
        .collect();
    assert!(leaders.len() > 20, "{} leaders", leaders.len());
    let entries = page.jumps.len();
    assert_eq!(leaders.len(), entries, "an entry without a leader");
    let dots = |line: &Line| line.text.chars().all(|c| matches!(c, '.' | ' '));
    assert!(leaders.iter().all(|line| dots(line)));
    assert!(!page.text().contains(". ."), "leaders are not read");
}
