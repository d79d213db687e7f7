//! The features of `alignments.geojson`, each with its origin.

use std::sync::Arc;

use super::entry::Entry;
use super::files::PackFiles;
use super::format::RawPart;
use super::kind::EntryKind;
use super::origin::Origin;
use super::part::{RawFeature, part};
use super::tables::remedy_for;
use super::unread::{Faults, Holds};
use crate::geodata::geojson;
use crate::messages::parsed;

/// The features of `alignments.geojson`, and what was wrong with the others.
pub(super) fn features(files: &PackFiles) -> (Vec<Entry<RawFeature>>, Faults) {
    const FILE: &str = "alignments.geojson";
    let mut found = Faults::default();
    let Some(text) = files.text(FILE) else {
        return (Vec::new(), found);
    };
    let file: Arc<str> = files.display_name(FILE).into();
    let mut parts = Vec::new();
    let mut number = 0_usize;
    let read = geojson::read_any_each(&file, text.as_bytes(), &mut |feature| {
        number += 1;
        let link = feature.text("link").map(str::to_owned);
        let origin = Origin::feature(&file, number, link.as_deref());
        match feature.properties_as::<RawPart>() {
            Ok(raw) => parts.push(Entry {
                raw: RawFeature {
                    link: raw.link.clone(),
                    part: part(raw, &feature),
                },
                origin,
            }),
            Err(message) => {
                let remedy = remedy_for(&message);
                let problem = origin.problem(parsed(&message));
                found.problems.push(problem.remedy(remedy));
                if let Some(id) = link {
                    found.unread.add(EntryKind::Link, &id);
                }
            }
        }
    });
    match read {
        Ok(()) => (parts, found),
        Err(problem) => {
            // That links have no features is then not their own fault.
            let mut found = Faults::default();
            found.unread.add_file(Holds::Alignments, problem);
            (Vec::new(), found)
        }
    }
}
