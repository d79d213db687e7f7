//! The licences of what the program is made of, as it carries them: they are read without network.

/// A text that can be read in full.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LicenceText {
    /// Its title, which is the same in every language; the key of a message where it is not.
    pub(super) title: &'static str,
    /// What it says.
    pub(super) text: &'static str,
}

/// Name, version and licence of each crate, a line each, with tabs between; `tests/licences.rs` holds
/// it to `Cargo.lock`.
pub(super) const CRATES: &str = include_str!("../../assets/licences/crates.tsv");

/// The texts, in the order in which they are listed.
pub(super) const TEXTS: [LicenceText; 6] = [
    LicenceText {
        title: "MIT",
        text: include_str!("../../LICENSE-MIT"),
    },
    LicenceText {
        title: "Apache-2.0",
        text: include_str!("../../LICENSE-APACHE"),
    },
    LicenceText {
        title: "about-data-licences",
        text: include_str!("../../geodata/SOURCES.md"),
    },
    LicenceText {
        title: "Noto Sans SC",
        text: include_str!("../../assets/fonts/LICENSE"),
    },
    LicenceText {
        title: "Source Sans 3",
        text: include_str!("../../assets/fonts/LICENSE-SourceSans3"),
    },
    LicenceText {
        title: "about-crates",
        text: CRATES,
    },
];

/// The version of a crate that the program is made of.
pub(super) fn version_of(name: &str) -> Option<&'static str> {
    CRATES.lines().find_map(|line| {
        let mut cells = line.split('\t');
        (cells.next() == Some(name)).then(|| cells.next()).flatten()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_is_there_and_versions_are_found() {
        assert!(TEXTS.iter().all(|licence| licence.text.len() > 1000));
        let version = version_of("egui").unwrap();
        assert!(version.starts_with("0."), "{version}");
        assert_eq!(version_of("no such crate"), None);
    }
}
