//! From the files of a pack to its entries, each with its origin.

use super::contents::RawContents;
use super::features::features;
use super::files::PackFiles;
use super::format::RawPack;
use super::tables::{Lines, bad_id, entries, id_remedy, is_id, toml_problem};
use super::unread::Faults;
use crate::geodata::Problem;
use crate::threads;

impl RawContents {
    /// Reads the entries of a pack; what cannot be read is left out and reported.
    ///
    /// # Errors
    /// When the header cannot be read: without its id the pack cannot be distinguished from others.
    pub(in crate::geodata) fn read(
        files: &PackFiles,
        problems: &mut Vec<Problem>,
    ) -> Result<Self, Problem> {
        let pack = header(files)?;
        // The lines of links are the largest file of a pack, so a thread of their own reads them.
        let ((parts, found), (mut all, tables)) = threads::both(
            || features(files),
            || {
                let mut found = Faults::default();
                let tables = Self {
                    packs: vec![pack],
                    sources: entries(&mut found, files),
                    places: entries(&mut found, files),
                    roles: entries(&mut found, files),
                    corridors: entries(&mut found, files),
                    links: entries(&mut found, files),
                    targets: entries(&mut found, files),
                    events: entries(&mut found, files),
                    ..Self::default()
                };
                (found, tables)
            },
        );
        all.append(found);
        for (holds, problem) in files.unread() {
            all.unread.add_file(holds, problem.clone());
        }
        problems.append(&mut all.problems);
        Ok(Self {
            parts,
            unread: all.unread,
            ..tables
        })
    }
}

fn header(files: &PackFiles) -> Result<RawPack, Problem> {
    let text = files.text("pack.toml").unwrap_or_default();
    let problem = |message| Problem::of_file(files.display_name("pack.toml"), message);
    match toml::from_str::<RawPack>(text) {
        Ok(pack) if is_id(&pack.id) => Ok(pack),
        Ok(pack) => Err(problem(bad_id(&pack.id)).remedy(id_remedy())),
        Err(error) => Err(toml_problem(problem, &Lines::of(text), 0, &error)),
    }
}
