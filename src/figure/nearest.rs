//! Words like a word that is not known.

/// The words nearest to one that is not known, the nearest first: those that a few letters part
/// from it, at most `most`.
#[must_use]
pub fn nearest<'a>(
    word: &str,
    known: impl IntoIterator<Item = &'a str>,
    most: usize,
) -> Vec<String> {
    let word = word.to_lowercase();
    let length = word.chars().count();
    let mut near: Vec<(usize, &str)> = known
        .into_iter()
        // A much longer word is no slip of the pen.
        .filter(|k| k.chars().count().abs_diff(length) <= length / 2 + 1)
        .map(|k| (strsim::damerau_levenshtein(&word, &k.to_lowercase()), k))
        .filter(|(distance, k)| *distance <= k.chars().count().max(length).div_ceil(2).min(4))
        .filter(|(distance, k)| *distance < k.chars().count().max(length))
        .collect();
    near.sort_unstable();
    near.dedup_by(|a, b| a.1 == b.1);
    near.into_iter()
        .take(most)
        .map(|(_, k)| k.to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_pen_is_near_and_another_word_is_not() {
        let words = ["roles", "corridors", "links", "资阳", "遂宁"];
        assert_eq!(nearest("role", words, 3), ["roles"]);
        assert_eq!(nearest("lniks", words, 3), ["links"]);
        assert_eq!(nearest("资洋", words, 3), ["资阳"]);
        assert!(nearest("铁", words, 3).is_empty());
        assert!(nearest(&"x".repeat(5000), words, 3).is_empty());
    }
}
