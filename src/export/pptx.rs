//! Scenes as a presentation, a slide each, all of whose shapes can be edited: the package of its
//! parts. It has no date, and the same figure gives the same bytes.

mod package;
mod parts;

use package::{Package, Part};

use super::{Description, ExportError};
use crate::model::Language;
use crate::paint::slide::{self, Slide};
use crate::scene::Scene;

const THEME: &str = include_str!("../../assets/slide/theme.xml");
const MASTER: &str = include_str!("../../assets/slide/master.xml");
const NOTES_MASTER: &str = include_str!("../../assets/slide/notes-master.xml");

/// The names of parts that there are once.
const MASTER_NAME: &str = "ppt/slideMasters/slideMaster1.xml";
const NOTES_MASTER_NAME: &str = "ppt/notesMasters/notesMaster1.xml";
/// The themes of the slides and of the notes: two masters may not share one.
const THEME_NAMES: [&str; 2] = ["ppt/theme/theme1.xml", "ppt/theme/theme2.xml"];

/// The file of some scenes of one size, with what is said of each.
pub(super) fn encode(pages: &[(&Scene, &Description)]) -> Result<Vec<u8>, ExportError> {
    let slides: Vec<Slide> = pages.iter().map(|page| painted(*page)).collect();
    let mut package = Package::default();
    let described = pages.first().map(|(_, description)| *description);
    let first = described.zip(slides.first());
    if let Some((description, slide)) = first {
        add_frame(&mut package, slides.len(), (description, slide));
    }
    for (n, ((_, description), slide)) in (1..).zip(pages.iter().zip(slides)) {
        add_slide(&mut package, n, description, slide);
    }
    let bytes = package.into_bytes();
    bytes.map_err(|e| ExportError::refused("PPTX", &e))
}

fn painted((scene, description): (&Scene, &Description)) -> Slide {
    let options = slide::Options {
        description: description.alt.clone(),
        language: tag(description.language).to_owned(),
        layers: description.layers.clone(),
    };
    slide::paint(scene, &options)
}

/// The type of a part of a presentation.
fn of_slides(part: &str) -> String {
    of_office(&format!("presentationml.{part}"))
}

fn of_office(part: &str) -> String {
    format!("application/vnd.openxmlformats-officedocument.{part}+xml")
}

fn layout_name(n: usize) -> String {
    format!("ppt/slideLayouts/slideLayout{n}.xml")
}

fn slide_name(n: usize) -> String {
    format!("ppt/slides/slide{n}.xml")
}

fn notes_name(n: usize) -> String {
    format!("ppt/notesSlides/notesSlide{n}.xml")
}

/// Adds what a number of slides have in common, in the colours and with the words of the first.
fn add_frame(package: &mut Package, count: usize, (description, slide): (&Description, &Slide)) {
    let language = tag(description.language);
    let slides = (1..=count).map(|n| ("slide", slide_name(n)));
    let others = [
        ("slideMaster", MASTER_NAME),
        ("notesMaster", NOTES_MASTER_NAME),
        ("theme", THEME_NAMES[0]),
        ("presProps", "ppt/presProps.xml"),
        ("viewProps", "ppt/viewProps.xml"),
    ];
    let others = others.map(|(kind, name)| (kind, name.to_owned()));
    package.part(Part {
        name: "ppt/presentation.xml".to_owned(),
        content_type: of_slides("presentation.main"),
        bytes: parts::presentation(slide.size, count, language),
        relations: others.into_iter().chain(slides).collect(),
    });
    for (name, element) in [("presProps", "p:presentationPr"), ("viewProps", "p:viewPr")] {
        package.part(Part {
            name: format!("ppt/{name}.xml"),
            content_type: of_slides(name),
            bytes: parts::empty(element),
            relations: Vec::new(),
        });
    }
    let theme = ("theme", THEME_NAMES[0].to_owned());
    let layouts = (1..=count).map(|n| ("slideLayout", layout_name(n)));
    package.part(Part {
        name: MASTER_NAME.to_owned(),
        content_type: of_slides("slideMaster"),
        bytes: MASTER.replace("{layouts}", &parts::layouts(count)).into(),
        relations: std::iter::once(theme).chain(layouts).collect(),
    });
    package.part(Part {
        name: NOTES_MASTER_NAME.to_owned(),
        content_type: of_slides("notesMaster"),
        bytes: NOTES_MASTER.into(),
        relations: vec![("theme", THEME_NAMES[1].to_owned())],
    });
    let colored = THEME
        .replace("{ink}", &slide.ink)
        .replace("{paper}", &slide.paper);
    for name in THEME_NAMES {
        package.part(Part {
            name: name.to_owned(),
            content_type: of_office("theme"),
            bytes: colored.clone().into(),
            relations: Vec::new(),
        });
    }
    package.part(Part {
        name: "docProps/core.xml".to_owned(),
        content_type: "application/vnd.openxmlformats-package.core-properties+xml".to_owned(),
        bytes: parts::core(description),
        relations: Vec::new(),
    });
    package.part(Part {
        name: "docProps/app.xml".to_owned(),
        content_type: of_office("extended-properties"),
        bytes: parts::program(),
        relations: Vec::new(),
    });
}

/// Adds a slide with its number, its layout and its notes.
fn add_slide(package: &mut Package, n: usize, description: &Description, slide: Slide) {
    let language = tag(description.language);
    package.part(Part {
        name: layout_name(n),
        content_type: of_slides("slideLayout"),
        bytes: slide.layout,
        relations: vec![("slideMaster", MASTER_NAME.to_owned())],
    });
    package.part(Part {
        name: slide_name(n),
        content_type: of_slides("slide"),
        bytes: slide.slide,
        relations: vec![
            ("slideLayout", layout_name(n)),
            ("notesSlide", notes_name(n)),
        ],
    });
    package.part(Part {
        name: notes_name(n),
        content_type: of_slides("notesSlide"),
        bytes: parts::notes(&description.made_of(), language),
        relations: vec![
            ("notesMaster", NOTES_MASTER_NAME.to_owned()),
            ("slide", slide_name(n)),
        ],
    });
}

/// A language as programs for slides know it, with the country whose forms of characters it has.
const fn tag(language: Language) -> &'static str {
    match language {
        Language::ZhHans => "zh-CN",
        Language::ZhHant => "zh-TW",
        Language::En => "en-US",
    }
}
