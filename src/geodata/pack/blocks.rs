//! Large TOML files in blocks of whole entries, read on several threads, so that never a whole file
//! is a tree in memory.

use toml::de::{DeTable, Error};

use crate::threads;

/// The approximate length of a block.
const BLOCK_BYTES: usize = 192 * 1024;

/// A part of a file, and where it starts in it.
type Block<'t> = (usize, &'t str);

/// Reads a file whose entries are `[[key]]` each. `make` gets where a block starts and what it holds,
/// on any thread; the results are in the order of the file.
///
/// A line within a string may look like the start of an entry. A block that was cut there is no
/// TOML; the file is then read as a whole, which also gives errors their right lines.
pub(super) fn read<'t, T: Send>(
    text: &'t str,
    key: &str,
    make: impl Fn(usize, DeTable<'t>) -> T + Sync,
) -> Result<Vec<T>, Error> {
    let whole = |(start, text): Block<'t>| Ok(make(start, DeTable::parse(text)?.into_inner()));
    let blocks = cut(text, key);
    if blocks.len() > 1
        && let Ok(made) = threads::each(&blocks, whole).into_iter().collect()
    {
        return Ok(made);
    }
    whole((0, text)).map(|made| vec![made])
}

fn cut<'t>(text: &'t str, key: &str) -> Vec<Block<'t>> {
    let head = format!("\n[[{key}]]");
    let mut blocks = Vec::new();
    let mut start = 0;
    while let Some(rest) = text.get(start + BLOCK_BYTES..).or_else(|| {
        // The position may be inside a character.
        (1..4).find_map(|i| text.get(start + BLOCK_BYTES + i..))
    }) {
        let Some(found) = rest.find(&head) else { break };
        let end = text.len() - rest.len() + found + 1;
        blocks.push((start, &text[start..end]));
        start = end;
    }
    blocks.push((start, &text[start..]));
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(text: &str) -> Result<Vec<(usize, usize)>, Error> {
        read(text, "link", |start, root| {
            let tables = root.get("link").map_or(0, |value| {
                value.get_ref().as_array().map_or(0, |items| items.len())
            });
            (start, tables)
        })
    }

    fn entry(i: usize) -> String {
        format!(
            "[[link]]\nid = \"l-{i}\"\nname = \"成渝中线{}\"\n",
            "高铁".repeat(200)
        )
    }

    #[test]
    fn a_large_file_is_read_in_blocks_without_losing_an_entry() {
        let text: String = (0..1000).map(entry).collect();
        let made = counted(&text).unwrap();
        assert!(made.len() > 3 && made.is_sorted());
        assert_eq!(made.iter().map(|(_, n)| n).sum::<usize>(), 1000);
    }

    #[test]
    fn a_head_within_a_string_does_not_cut_it() {
        let note = format!(
            "[[link]]\nnote = \"\"\"\n{}\"\"\"\n",
            "[[link]]\n".repeat(60_000)
        );
        let text = format!("{}{note}{}", entry(0), entry(1));
        assert_eq!(counted(&text).unwrap(), [(0, 3)]);
    }

    #[test]
    fn an_error_is_that_of_the_whole_file() {
        let text: String = (0..1000).map(entry).chain(["id = \n".into()]).collect();
        let error = counted(&text).unwrap_err();
        assert!(
            error
                .span()
                .is_some_and(|span| span.start > text.len() - 10)
        );
    }
}
