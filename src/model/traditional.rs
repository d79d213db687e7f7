//! Simplified Chinese in Traditional characters, by a table of words and characters.
//!
//! For our own words and for names; quotes stay as their text prints them. Knows nothing of where
//! the words are shown.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

/// Lines of a Simplified word or character, a tab, and the Traditional one (`geodata/SOURCES.md`).
const TABLE: &str = include_str!("../../assets/i18n/traditional.tsv");

/// Text in Traditional characters: the longest word of the table first, from left to right. What
/// the table does not hold, Traditional text too, stays as it is.
///
/// ```
/// use chengyu_atlas::model::traditional;
/// assert_eq!(traditional("成渝地区双城经济圈"), "成渝地區雙城經濟圈");
/// assert_eq!(traditional("长江上游的重复绘制"), "長江上游的重複繪製");
/// ```
#[must_use]
pub fn traditional(simplified: &str) -> String {
    let words = words();
    let mut traditional = String::with_capacity(simplified.len());
    let mut rest = simplified.chars();
    while let Some(first) = rest.next() {
        let second = rest.clone().next();
        let word = second.and_then(|second| words.get(&(first, Some(second))));
        if word.is_some() {
            rest.next();
        }
        match word.or_else(|| words.get(&(first, None))) {
            Some(form) => traditional.push_str(form),
            None => traditional.push(first),
        }
    }
    traditional
}

/// The Traditional form of a word: of a character, or of two.
type Words = HashMap<(char, Option<char>), &'static str>;

fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| {
        let word = |(simplified, form)| {
            let mut letters = str::chars(simplified);
            let word = (letters.next()?, letters.next());
            letters.next().is_none().then_some((word, form))
        };
        lines().filter_map(word).collect()
    })
}

/// Each Traditional character with the Simplified one it is a form of, for search: where one form
/// stands for several, they all come to the first. Characters that are the same in both are left
/// out.
///
/// ```
/// use chengyu_atlas::model::simplified_characters;
/// assert_eq!(simplified_characters()[&'陽'], '阳');
/// ```
#[must_use]
pub fn simplified_characters() -> &'static BTreeMap<char, char> {
    static FORMS: OnceLock<BTreeMap<char, char>> = OnceLock::new();
    FORMS.get_or_init(|| {
        let mut forms = BTreeMap::new();
        let table: BTreeMap<&str, &str> = lines().collect();
        for (simplified, traditional) in table {
            for (s, t) in simplified.chars().zip(traditional.chars()) {
                let (s, t) = (ground_form(&forms, s), ground_form(&forms, t));
                if s != t {
                    forms.insert(t, s);
                }
            }
        }
        let all: Vec<char> = forms.keys().copied().collect();
        let ends = all.iter().map(|c| (*c, ground_form(&forms, *c)));
        ends.collect()
    })
}

/// The form that a chain of forms leads to.
fn ground_form(forms: &BTreeMap<char, char>, mut c: char) -> char {
    while let Some(form) = forms.get(&c) {
        c = *form;
    }
    c
}

/// The entries of the table, whose words have one character or two.
fn lines() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_go_before_their_characters() {
        for (simplified, own) in [
            ("图志", "圖志"),
            ("上游", "上游"),
            ("旅游", "旅遊"),
            ("制造业与制度", "製造業與制度"),
            ("公里、木里、这里", "公里、木里、這裡"),
            ("已复制，关系不详", "已複製，關係不詳"),
        ] {
            assert_eq!(traditional(simplified), own);
        }
    }

    #[test]
    fn what_is_not_simplified_stays() {
        for text in ["", "Ziyang 24.5 km²", "資陽市", "“三大通道”"] {
            assert_eq!(traditional(text), text);
        }
    }

    #[test]
    fn each_word_of_the_table_has_one_character_or_two() {
        assert!(words().len() > 2000);
        assert_eq!(words().len(), lines().count());
    }
}
