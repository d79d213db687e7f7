//! The list of crates that the program shows is that of `Cargo.lock`.

#![allow(clippy::expect_used, reason = "a test may fail at once")]

use std::collections::BTreeSet;

use toml::Value;

const CRATES: &str = include_str!("../assets/licences/crates.tsv");
const LOCK: &str = include_str!("../Cargo.lock");

#[test]
fn the_list_of_crates_has_each_of_the_lock_file_with_its_version_and_a_licence() {
    let lock: Value = toml::from_str(LOCK).expect("a lock file");
    let packages = lock["package"].as_array().expect("packages");
    // The program itself has no source.
    let others = packages.iter().filter(|p| p.get("source").is_some());
    let text = |package: &Value, key: &str| package[key].as_str().expect("text").to_owned();
    let locked: BTreeSet<_> = others
        .map(|p| (text(p, "name"), text(p, "version")))
        .collect();
    let listed: BTreeSet<_> = CRATES
        .lines()
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            assert!(cells.len() == 3 && !cells[2].is_empty(), "{line:?}");
            (cells[0].to_owned(), cells[1].to_owned())
        })
        .collect();
    let missing: Vec<_> = locked.symmetric_difference(&listed).collect();
    assert!(
        missing.is_empty(),
        "in one of both only; CONTRIBUTING.md says how the list is made again: {missing:?}"
    );
    assert!(listed.len() > 300);
}
