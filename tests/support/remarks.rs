//! Every remark of an atlas, with the key of what it is about.

use chengyu_atlas::model::{Alignment, Atlas, Remark};

/// The remarks that are not empty.
pub(crate) fn remarks(atlas: &Atlas) -> Vec<(&str, &Remark)> {
    let mut all: Vec<(&str, &Remark)> = Vec::new();
    for (_, source) in atlas.sources() {
        all.push((&source.key, &source.note));
    }
    for (_, place) in atlas.places() {
        all.push((&place.key, &place.note));
        all.extend(place.node.iter().map(|node| (&*place.key, &node.source)));
    }
    for (_, role) in atlas.roles() {
        all.push((&role.key, &role.note));
    }
    for (_, corridor) in atlas.corridors() {
        all.extend([&corridor.shape_note, &corridor.note].map(|note| (&*corridor.key, note)));
    }
    for (_, link) in atlas.links() {
        let (_, sources) = link.alignment.certainty().unzip();
        let mut of_link = sources.unwrap_or_default();
        of_link.extend(link.alignment.notes());
        if let Alignment::None { reason } = &link.alignment {
            of_link.push(reason);
        }
        let official = link.official_length.iter();
        of_link.extend(official.flat_map(|official| [&official.source, &official.note]));
        let later = link.later.iter();
        of_link.extend(later.flat_map(|later| [&later.text, &later.source]));
        of_link.push(&link.note);
        all.extend(of_link.into_iter().map(|note| (&*link.key, note)));
    }
    for (_, target) in atlas.targets() {
        let of_target = [&target.quantity, &target.qualifier, &target.note];
        all.extend(of_target.map(|note| (&*target.key, note)));
    }
    for (_, event) in atlas.events() {
        all.push((&event.key, &event.note));
    }
    all.retain(|(_, remark)| !remark.is_empty());
    all
}
