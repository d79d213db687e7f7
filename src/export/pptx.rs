//! A scene as a presentation of one slide, all of whose shapes can be edited: the package of its
//! parts. It has no date, and the same figure gives the same bytes.

mod package;
mod parts;

use package::{Package, Part};

use super::{Description, ExportError};
use crate::model::Language;
use crate::paint::slide;
use crate::scene::Scene;

const THEME: &str = include_str!("../../assets/slide/theme.xml");
const MASTER: &str = include_str!("../../assets/slide/master.xml");
const NOTES_MASTER: &str = include_str!("../../assets/slide/notes-master.xml");

/// The file of a scene.
pub(super) fn encode(scene: &Scene, description: &Description) -> Result<Vec<u8>, ExportError> {
    let language = tag(description.language);
    let slide = slide::paint(
        scene,
        &slide::Options {
            description: description.alt.clone(),
            language: language.to_owned(),
            layers: description.layers.clone(),
        },
    );
    let theme = |ink: &str, paper: &str| {
        let colored = THEME.replace("{ink}", ink).replace("{paper}", paper);
        colored.into_bytes()
    };
    let main = |part: &str| format!("application/vnd.openxmlformats-officedocument.{part}+xml");
    let of_slides = |part: &str| main(&format!("presentationml.{part}"));
    let mut package = Package::default();
    package.part(Part {
        name: "ppt/presentation.xml",
        content_type: of_slides("presentation.main"),
        bytes: parts::presentation(slide.size, language),
        relations: &[
            ("slideMaster", "ppt/slideMasters/slideMaster1.xml"),
            ("notesMaster", "ppt/notesMasters/notesMaster1.xml"),
            ("slide", "ppt/slides/slide1.xml"),
            ("theme", "ppt/theme/theme1.xml"),
            ("presProps", "ppt/presProps.xml"),
            ("viewProps", "ppt/viewProps.xml"),
        ],
    });
    package.part(Part {
        name: "ppt/presProps.xml",
        content_type: of_slides("presProps"),
        bytes: parts::empty("p:presentationPr"),
        relations: &[],
    });
    package.part(Part {
        name: "ppt/viewProps.xml",
        content_type: of_slides("viewProps"),
        bytes: parts::empty("p:viewPr"),
        relations: &[],
    });
    package.part(Part {
        name: "ppt/slideMasters/slideMaster1.xml",
        content_type: of_slides("slideMaster"),
        bytes: MASTER.as_bytes().to_vec(),
        relations: &[
            ("slideLayout", "ppt/slideLayouts/slideLayout1.xml"),
            ("theme", "ppt/theme/theme1.xml"),
        ],
    });
    package.part(Part {
        name: "ppt/slideLayouts/slideLayout1.xml",
        content_type: of_slides("slideLayout"),
        bytes: slide.layout,
        relations: &[("slideMaster", "ppt/slideMasters/slideMaster1.xml")],
    });
    package.part(Part {
        name: "ppt/slides/slide1.xml",
        content_type: of_slides("slide"),
        bytes: slide.slide,
        relations: &[
            ("slideLayout", "ppt/slideLayouts/slideLayout1.xml"),
            ("notesSlide", "ppt/notesSlides/notesSlide1.xml"),
        ],
    });
    package.part(Part {
        name: "ppt/notesMasters/notesMaster1.xml",
        content_type: of_slides("notesMaster"),
        bytes: NOTES_MASTER.as_bytes().to_vec(),
        relations: &[("theme", "ppt/theme/theme2.xml")],
    });
    package.part(Part {
        name: "ppt/notesSlides/notesSlide1.xml",
        content_type: of_slides("notesSlide"),
        bytes: parts::notes(&description.made_of(), language),
        relations: &[
            ("notesMaster", "ppt/notesMasters/notesMaster1.xml"),
            ("slide", "ppt/slides/slide1.xml"),
        ],
    });
    for name in ["ppt/theme/theme1.xml", "ppt/theme/theme2.xml"] {
        package.part(Part {
            name,
            content_type: main("theme"),
            bytes: theme(&slide.ink, &slide.paper),
            relations: &[],
        });
    }
    package.part(Part {
        name: "docProps/core.xml",
        content_type: "application/vnd.openxmlformats-package.core-properties+xml".to_owned(),
        bytes: parts::core(description),
        relations: &[],
    });
    package.part(Part {
        name: "docProps/app.xml",
        content_type: main("extended-properties"),
        bytes: parts::program(),
        relations: &[],
    });
    let bytes = package.into_bytes();
    bytes.map_err(|e| ExportError::refused("PPTX", &e))
}

/// A language as programs for slides know it, with the country whose forms of characters it has.
const fn tag(language: Language) -> &'static str {
    match language {
        Language::ZhHans => "zh-CN",
        Language::ZhHant => "zh-TW",
        Language::En => "en-US",
    }
}
