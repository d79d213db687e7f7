//! Chinese text in lines for a terminal: clap breaks lines at spaces alone.

/// Columns of a line. Help stands ten columns in from the left of a terminal of eighty.
const COLUMNS: usize = 68;

/// A text whose lines are broken so that each fits. Latin words stay whole, and punctuation stays
/// with what it belongs to.
pub(super) fn broken(text: &str) -> String {
    let lines = text.split('\n').map(broken_line);
    lines.collect::<Vec<_>>().join("\n")
}

fn broken_line(line: &str) -> String {
    let mut broken = String::new();
    let mut at = 0;
    for piece in pieces(line) {
        let width = width(piece);
        if at > 0 && at + width > COLUMNS {
            broken.truncate(broken.trim_end().len());
            broken.push('\n');
            at = 0;
        }
        let piece = if at == 0 { piece.trim_start() } else { piece };
        broken.push_str(piece);
        at += self::width(piece);
    }
    broken
}

/// What stays together: a word, or a Chinese character with the punctuation that follows or opens it.
fn pieces(line: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut before: Option<char> = None;
    for (i, c) in line.char_indices() {
        let ends = before.is_some_and(|before| is_break(before, c));
        if ends {
            pieces.push(&line[start..i]);
            start = i;
        }
        before = Some(c);
    }
    pieces.push(&line[start..]);
    pieces
}

fn is_break(before: char, after: char) -> bool {
    let opens = "（“「『《[(".contains(before);
    let follows = "，。：；、）”」』》！？])…".contains(after) || after == ' ';
    let beside_chinese = is_wide(before) || is_wide(after);
    !opens && !follows && (beside_chinese || before == ' ')
}

/// Whether a character takes two columns.
pub(super) fn is_wide(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff01}'..='\u{ff60}'
        | '“' | '”' | '…' | '\u{20000}'..='\u{3fffd}')
}

fn width(text: &str) -> usize {
    text.chars().map(|c| 1 + usize::from(is_wide(c))).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit_and_keep_words_and_punctuation_together() {
        let text = "要画的事实，代替全部，按一项属性：kind、category、given-by、status、mode、source、year、place 或 certainty；! 表示除外。".repeat(3);
        let lines = broken(&text);
        for line in lines.lines() {
            assert!(width(line) <= COLUMNS, "{line}");
            assert!(!line.starts_with(['，', '、', '；', '。', ' ']), "{line}");
        }
        assert!(lines.lines().count() > 3);
        let joined: String = lines.split('\n').collect();
        assert_eq!(joined.replace(' ', ""), text.replace(' ', ""));
        assert_eq!(broken("a\n\nb"), "a\n\nb");
    }

    #[test]
    fn a_word_longer_than_a_line_stays_whole() {
        let word = "a".repeat(100);
        assert_eq!(broken(&format!("写{word}写")), format!("写\n{word}\n写"));
    }
}
