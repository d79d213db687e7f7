//! The package of a slide: parts, what they are, what they refer to, what they say.

use std::collections::BTreeSet;
use std::io::Cursor;

use chengyu_atlas::export::{Description, encode_pages};
use chengyu_atlas::figure_spec::{Format, PageSize};
use chengyu_atlas::scene::{Extent, Shown};
use resvg::usvg::roxmltree::Document;

use super::support::page_figure;
use super::{Parts, file, named, parts, region, said, within};

/// The largest file of a figure on A4.
const MOST_BYTES: usize = 3 << 20;

fn region_parts() -> Parts {
    let (scene, description) = region();
    let file = file(&scene, &description);
    assert!(file.len() < MOST_BYTES, "{} bytes", file.len());
    parts(&file)
}

fn parsed(text: &str) -> Document<'_> {
    Document::parse(text).expect("well-formed XML")
}

/// The parts that a part refers to, by the ids of the references.
fn relations(parts: &Parts, of: &str) -> Vec<(String, String, String)> {
    let (folder, name) = of.rsplit_once('/').unwrap_or(("", of));
    let prefix = if folder.is_empty() {
        String::new()
    } else {
        format!("{folder}/")
    };
    let Some(text) = parts.get(&format!("{prefix}_rels/{name}.rels")) else {
        return Vec::new();
    };
    let tree = parsed(text);
    let relations = named(&tree, "Relationship").map(|node| {
        let get = |key| node.attribute(key).expect("an attribute").to_owned();
        (get("Id"), get("Type"), get("Target"))
    });
    relations.collect()
}

#[test]
fn every_part_is_well_formed_and_of_a_type_that_is_given_once() {
    let parts = region_parts();
    let types = parsed(&parts["[Content_Types].xml"]);
    let mut given = BTreeSet::new();
    for node in named(&types, "Override") {
        let name = node.attribute("PartName").expect("a name");
        assert!(given.insert(name.trim_start_matches('/').to_owned()));
        assert!(
            node.attribute("ContentType")
                .is_some_and(|t| t.ends_with("+xml"))
        );
    }
    let names: BTreeSet<String> = parts
        .keys()
        .filter(|name| !name.ends_with(".rels") && *name != "[Content_Types].xml")
        .cloned()
        .collect();
    assert_eq!(given, names);
    for (name, text) in &parts {
        assert!(Document::parse(text).is_ok(), "{name}");
    }
}

#[test]
fn every_reference_leads_to_a_part_and_every_part_is_referred_to() {
    check_references(&region_parts());
}

#[test]
fn a_figure_of_two_pages_has_two_slides_with_their_layouts_and_notes() {
    let pages = [region(), region()];
    let files = encode_pages(&pages, Format::Pptx, 96.0).expect("a figure");
    let [file] = files.as_slice() else {
        panic!("{} files", files.len());
    };
    let parts = parts(file);
    check_references(&parts);
    let count = |folder: &str| parts.keys().filter(|name| name.starts_with(folder)).count();
    for folder in ["slides/slide", "slideLayouts/slide", "notesSlides/notes"] {
        assert_eq!(count(&format!("ppt/{folder}")), 2, "{folder}");
    }
    let tree = parsed(&parts["ppt/presentation.xml"]);
    assert_eq!(named(&tree, "sldId").count(), 2);
}

/// Checks that references and parts belong together, from the package on.
fn check_references(parts: &Parts) {
    let mut reached = BTreeSet::new();
    let mut next = vec![String::new()];
    while let Some(of) = next.pop() {
        let found = relations(parts, &of);
        let ids: BTreeSet<&str> = found.iter().map(|(id, ..)| id.as_str()).collect();
        assert_eq!(ids.len(), found.len(), "{of}");
        if let Some(text) = parts.get(&of) {
            for node in parsed(text).descendants() {
                let used = node.attributes().filter(|a| {
                    a.namespace()
                        .is_some_and(|n| n.ends_with("officeDocument/2006/relationships"))
                });
                for id in used {
                    assert!(ids.contains(id.value()), "{of} has no {}", id.value());
                }
            }
        }
        for (_, _, target) in found {
            let target = target.trim_start_matches('/').to_owned();
            assert!(parts.contains_key(&target), "{of} leads to {target}");
            if reached.insert(target.clone()) {
                next.push(target);
            }
        }
    }
    let unreached = parts.keys().filter(|name| !name.ends_with(".rels"));
    let unreached: Vec<_> = unreached.filter(|name| !reached.contains(*name)).collect();
    assert_eq!(unreached, ["[Content_Types].xml"]);
}

#[test]
fn shapes_of_a_part_have_numbers_of_their_own_and_groups_have_words() {
    let parts = region_parts();
    for name in [
        "ppt/slides/slide1.xml",
        "ppt/slideLayouts/slideLayout1.xml",
        "ppt/slideMasters/slideMaster1.xml",
        "ppt/notesSlides/notesSlide1.xml",
    ] {
        let tree = parsed(&parts[name]);
        let mut ids = BTreeSet::new();
        for node in named(&tree, "cNvPr") {
            let id: u32 = node
                .attribute("id")
                .expect("an id")
                .parse()
                .expect("a number");
            assert!(id > 0 && ids.insert(id), "{name}: {id}");
        }
        assert!(ids.len() > 2, "{name}");
    }
    let tree = parsed(&parts["ppt/slides/slide1.xml"]);
    let groups: Vec<_> = named(&tree, "grpSp").collect();
    assert!(groups.len() > 100, "{}", groups.len());
    for group in groups {
        let words = within(group, "cNvPr").expect("words");
        let has = |key| words.attribute(key).is_some_and(|text| !text.is_empty());
        assert!(has("name") && has("descr"), "{words:?}");
    }
}

#[test]
fn title_and_sources_fill_places_of_the_layout() {
    let (scene, description) = region();
    let parts = parts(&file(&scene, &description));
    let [slide, layout] = ["slides/slide1", "slideLayouts/slideLayout1"]
        .map(|name| parsed(&parts[&format!("ppt/{name}.xml")]));
    let places = |tree: &Document<'_>| -> Vec<(String, String)> {
        let places = named(tree, "ph").map(|node| {
            let get = |key| node.attribute(key).unwrap_or_default().to_owned();
            (get("type"), get("idx"))
        });
        places.collect()
    };
    let filled = places(&slide);
    assert_eq!(filled.first(), Some(&("title".to_owned(), String::new())));
    assert!(filled.len() > 1 && filled[1..].iter().all(|(kind, _)| kind == "body"));
    assert_eq!(filled, places(&layout));
    let title = named(&slide, "sp").next().expect("a shape");
    assert_eq!(said(title), description.title);
    let foot: String = named(&slide, "sp")
        .filter(|shape| within(*shape, "ph").is_some())
        .map(said)
        .collect();
    assert!(foot.contains("GeoNames"), "{foot}");
}

#[test]
fn the_file_says_what_it_shows_and_was_made_of_and_has_no_date() {
    let (scene, description) = region();
    let bytes = file(&scene, &description);
    let parts = parts(&bytes);
    let notes = parsed(&parts["ppt/notesSlides/notesSlide1.xml"]);
    let lines: Vec<String> = named(&notes, "p").map(said).collect();
    for source in description.made_of() {
        assert!(lines.contains(&source), "{source}");
    }
    let core = parsed(&parts["docProps/core.xml"]);
    for (name, text) in [
        ("title", &description.title),
        ("subject", &description.alt),
        ("description", &description.long),
    ] {
        let said = named(&core, name).next().and_then(|node| node.text());
        assert_eq!(said, Some(text.as_str()));
    }
    assert!(named(&core, "created").next().is_none() && named(&core, "modified").next().is_none());
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    for i in 0..archive.len() {
        let part = archive.by_index(i).expect("a part");
        let date = part.last_modified().expect("a date");
        assert_eq!((date.year(), date.month(), date.day()), (1980, 1, 1));
    }
}

#[test]
fn a_slide_is_as_large_as_its_page_but_no_larger_than_a_slide_can_be() {
    let size = |page: &str| {
        let page = PageSize::parse(page, 96.0).expect("a page");
        let scene = page_figure(page, Extent::Circle, Shown::default());
        let parts = parts(&file(&scene, &Description::default()));
        let tree = parsed(&parts["ppt/presentation.xml"]);
        let size = named(&tree, "sldSz").next().expect("a size");
        ["cx", "cy"].map(|key| -> i64 {
            let side = size.attribute(key).expect("a side");
            side.parse().expect("a number")
        })
    };
    let [width, height] = size("slide");
    assert!((width - 12_192_000).abs() < 400 && (height - 6_858_000).abs() < 400);
    let [width, height] = size("2000x1000mm");
    assert_eq!(width, 51_206_400);
    assert!((width - 2 * height).abs() < 400, "{height}");
}

#[test]
fn names_with_signs_of_xml_are_kept() {
    let (mut scene, mut description) = region();
    description.title = "<A & \"B\">\u{1}".to_owned();
    let words = scene.features.values_mut().next().expect("a feature");
    words.name = "x < y & \"z\"\u{fffe}".into();
    let parts = parts(&file(&scene, &description));
    let core = parsed(&parts["docProps/core.xml"]);
    let title = named(&core, "title").next().and_then(|node| node.text());
    assert_eq!(title, Some("<A & \"B\">"));
    let slide = parsed(&parts["ppt/slides/slide1.xml"]);
    let mut names = named(&slide, "cNvPr").filter_map(|node| node.attribute("name"));
    assert!(names.any(|name| name == "x < y & \"z\""));
}
