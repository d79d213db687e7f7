//! Alignments: the lines and points of links.

use std::collections::BTreeMap;

use super::entry::Entry;
use super::format::RawLink;
use super::kind::EntryKind;
use super::origin::Origin;
use super::part::{Part, RawFeature, word};
use super::resolver::Resolver;
use crate::diagnostics::escaped;
use crate::messages::said;
use crate::model::{Alignment, AlignmentKind, Remark};

/// The features of each link, in the order of the file.
pub(super) struct Parts(BTreeMap<String, Vec<(Origin, Part)>>);

impl Parts {
    /// Sorts features by link; reports those of unknown links and those that cannot be used.
    pub(super) fn group(
        r: &mut Resolver<'_>,
        features: Vec<Entry<RawFeature>>,
        links: &[Entry<RawLink>],
    ) -> Self {
        let mut parts: BTreeMap<String, Vec<_>> = links
            .iter()
            .map(|link| (link.raw.id.clone(), Vec::new()))
            .collect();
        for Entry {
            origin,
            raw: RawFeature { link, part },
        } in features
        {
            let Some(of_link) = parts.get_mut(&link) else {
                if !r.unread.holds(EntryKind::Link, &link) {
                    r.report(
                        origin
                            .problem(said!("fault-link-not-declared", link = escaped(&link)))
                            .remedy(said!("remedy-declare-link")),
                    );
                }
                continue;
            };
            match part {
                Ok(part) => of_link.push((origin, part)),
                Err((message, remedy)) => {
                    r.report(origin.problem(message).remedy(remedy));
                    r.unread.add(EntryKind::Link, &link);
                }
            }
        }
        Self(parts)
    }

    /// The alignment of a link; `None`, reported, when its features are not what it says.
    pub(super) fn alignment(
        &mut self,
        r: &mut Resolver<'_>,
        origin: &Origin,
        raw: &RawLink,
    ) -> Option<Alignment> {
        let parts = self.0.remove(&raw.id).unwrap_or_default();
        if parts.is_empty() {
            return without_parts(r, origin, raw);
        }
        let (mut lines, mut points, mut sound) = (Vec::new(), Vec::new(), true);
        for (at, part) in parts {
            let kind = match &part {
                Part::Line(line) => line.kind,
                Part::Point(_) => AlignmentKind::Point,
            };
            if !fits(raw.alignment, kind) {
                sound = false;
                let message = said!(
                    "fault-alignment-differs",
                    here = word(kind),
                    there = word(raw.alignment)
                );
                r.report(at.problem(message).remedy(said!("remedy-correct-one")));
            }
            match part {
                Part::Line(line) => lines.push(line),
                Part::Point(point) => points.push(point),
            }
        }
        sound.then(|| match raw.alignment {
            AlignmentKind::Point => Alignment::Points(points),
            _ => Alignment::Lines(lines),
        })
    }
}

/// A schematic link may have traced parts: its kind is that of its weakest part.
fn fits(link: AlignmentKind, part: AlignmentKind) -> bool {
    link == part || (link == AlignmentKind::Schematic && part == AlignmentKind::Traced)
}

fn without_parts(r: &mut Resolver<'_>, origin: &Origin, raw: &RawLink) -> Option<Alignment> {
    if raw.alignment != AlignmentKind::None {
        if !r.unread.holds_alignments(&raw.id) {
            r.report(
                origin
                    .problem(said!(
                        "fault-alignment-no-feature",
                        alignment = word(raw.alignment)
                    ))
                    .remedy(said!("remedy-add-feature")),
            );
        }
        return None;
    }
    if raw.alignment_note.trim().is_empty() {
        r.report(
            origin
                .problem(said!("fault-alignment-no-note"))
                .remedy(said!("remedy-add-note")),
        );
        return None;
    }
    Some(Alignment::None {
        reason: Remark::new(raw.alignment_note.clone(), raw.alignment_note_en.clone()),
    })
}
