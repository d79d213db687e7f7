//! What was copied of a text, as the text has it.

use crate::geodata::Text;

/// The words of a text that were copied from the screen, whose lines are not those of the text: a
/// line a paragraph. `None` where the text has no such words.
#[must_use]
pub fn excerpt(text: &Text, copied: &str) -> Option<String> {
    let length = copied.chars().filter(|c| !c.is_whitespace()).count();
    let start = *text.occurrences(copied).first()?;
    let end = start.saturating_add(u32::try_from(length).ok()?);
    let within = text
        .paragraphs()
        .skip_while(|paragraph| paragraph.end <= start)
        .take_while(|paragraph| paragraph.start < end);
    let lines: Vec<&str> = within
        .map(|paragraph| {
            let words = &text.raw()[paragraph.bytes.clone()];
            let counted = || words.char_indices().filter(|(_, c)| !c.is_whitespace());
            let from = start.saturating_sub(paragraph.start) as usize;
            let last = (end.min(paragraph.end) - paragraph.start).saturating_sub(1) as usize;
            let first = counted().nth(from).map_or(0, |(at, _)| at);
            let last = counted().nth(last);
            let after = last.map_or(words.len(), |(at, c)| at + c.len_utf8());
            words[first..after].trim()
        })
        .collect();
    Some(lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_the_screen_become_paragraphs_of_the_text() {
        let raw = "题目\n\n  甲乙丙 丁戊。\n己庚\u{3000}辛\n";
        let text = Text::new(raw.as_bytes().to_vec()).unwrap();
        let of = |copied: &str| excerpt(&text, copied);
        assert_eq!(of("乙丙\n丁戊"), Some("乙丙 丁戊".to_owned()));
        assert_eq!(of("丁\n戊。\n己\n庚"), Some("丁戊。\n己庚".to_owned()));
        assert_eq!(of("庚辛"), Some("庚\u{3000}辛".to_owned()));
        assert_eq!(of("abc"), None);
        assert_eq!(of(" "), None);
    }
}
