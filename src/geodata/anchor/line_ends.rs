//! The byte order mark and the line ends of a file, which the TOML writer does not keep.

const BYTE_ORDER_MARK: char = '\u{feff}';

/// The keys that anchoring writes; other lines are neither added nor removed.
const KEYS: [&str; 4] = ["paragraph", "article", "start", "end"];

/// What the TOML writer does not keep of a file.
pub(super) struct LineEnds<'t> {
    has_mark: bool,
    /// The lines as they were, each with its end.
    lines: Vec<&'t str>,
}

impl<'t> LineEnds<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let rest = text.trim_start_matches(BYTE_ORDER_MARK);
        Self {
            has_mark: rest.len() < text.len(),
            lines: rest.split_inclusive('\n').collect(),
        }
    }

    /// The text that the TOML writer has made, with the ends that its lines had: a line that was
    /// there keeps its own, a new one has that of the line above.
    pub(super) fn restore(&self, text: &str) -> String {
        let mut made = String::with_capacity(text.len());
        if self.has_mark {
            made.push(BYTE_ORDER_MARK);
        }
        let mut earlier = self.lines.as_slice();
        let mut end = self.lines.first().map_or("\n", |line| end_of(line));
        for line in text
            .trim_start_matches(BYTE_ORDER_MARK)
            .split_inclusive('\n')
        {
            let (between, rest) = earlier.split_at(gap(earlier));
            let was = match key_of(line) {
                // Lines with these keys may be new or gone; the others come in the same order.
                Some(key) => {
                    let at = between.iter().position(|was| key_of(was) == Some(key));
                    at.map(|at| {
                        earlier = &earlier[at + 1..];
                        between[at]
                    })
                }
                None => rest.split_first().map(|(was, rest)| {
                    earlier = rest;
                    *was
                }),
            };
            end = was.map(end_of).filter(|end| !end.is_empty()).unwrap_or(end);
            let content = line.len() - end_of(line).len();
            made.push_str(&line[..content]);
            if content < line.len() {
                made.push_str(if end.is_empty() { "\n" } else { end });
            }
        }
        made
    }
}

/// How many lines stand before the next one that has none of the keys.
fn gap(lines: &[&str]) -> usize {
    lines
        .iter()
        .take_while(|line| key_of(line).is_some())
        .count()
}

fn key_of(line: &str) -> Option<&'static str> {
    let (key, _) = line.split_once('=')?;
    KEYS.into_iter().find(|known| *known == key.trim())
}

fn end_of(line: &str) -> &str {
    let content = line.strip_suffix('\n').unwrap_or(line);
    let content = content.strip_suffix('\r').unwrap_or(content);
    &line[content.len()..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_keeps_its_own_end() {
        let before =
            "\u{feff}id = 1\r\n# a\nstart = 1\r\nend = 2\narticle = \"x\"\nquote = 3\r\nlast = 4";
        let written = "id = 1\n# a\nstart = 7\nend = 9\nquote = 3\nlast = 4\nparagraph = 5\n";
        let after = "\u{feff}id = 1\r\n# a\nstart = 7\r\nend = 9\nquote = 3\r\nlast = 4\r\nparagraph = 5\r\n";
        assert_eq!(LineEnds::of(before).restore(written), after);
    }

    #[test]
    fn a_new_line_has_the_end_of_the_one_above() {
        for end in ["\n", "\r\n"] {
            let before = format!("quote = 1{end}");
            let after = format!("quote = 1{end}start = 2{end}end = 3{end}");
            let made = LineEnds::of(&before).restore("quote = 1\nstart = 2\nend = 3\n");
            assert_eq!(made, after);
        }
    }
}
