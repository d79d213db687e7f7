//! A document around its drawing: its opening, title and description, font and frames.

use std::fmt::Write as _;

use super::options::Options;
use super::syntax::{escaped, rect, short};
use crate::font::{Face, Script, Weight};
use crate::projection::PageRect;
use crate::scene::Scene;

/// Ids that are given before any layer or feature has one.
pub(super) const WORDS: [&str; 2] = ["title", "description"];

/// The families that a text of a script is set in, the first that has a character.
fn families(script: Script) -> String {
    let other = match script {
        Script::Han => Script::Latin,
        Script::Latin => Script::Han,
    };
    let [first, second] = [script, other].map(|script| Face::new(script, Weight::Regular).family());
    format!("'{first}', '{second}', {INSTALLED}, sans-serif")
}

/// Fonts of the same drawing under the names that systems have them by: programs that do not read the
/// embedded ones find them there.
const INSTALLED: &str = "'Noto Sans CJK SC', 'Source Han Sans SC'";

const fn weight(weight: Weight) -> u16 {
    match weight {
        Weight::Regular => 400,
        Weight::Bold => 700,
    }
}

/// The font of a document, in which a text is that says nothing of it.
pub(super) const USUAL: Face = Face::new(Script::Han, Weight::Regular);

/// What a text in a font says of it within what is in another.
pub(super) fn font_attributes(face: Face, within: Face) -> String {
    let mut attributes = String::new();
    if face.script != within.script {
        let _ = write!(attributes, " font-family=\"{}\"", families(face.script));
    }
    if face.weight != within.weight {
        let _ = write!(attributes, " font-weight=\"{}\"", weight(face.weight));
    }
    attributes
}

impl Options {
    /// The opening of a document of this page.
    pub(super) fn head(&self, page: &PageRect) -> String {
        let (width, height) = (short(page.width()), short(page.height()));
        let layers = if self.only_drawn {
            ""
        } else {
            " xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\""
        };
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\"{layers} width=\"{width}pt\" \
             height=\"{height}pt\" viewBox=\"0 0 {width} {height}\" \
             font-family=\"{}\"{}>\n",
            families(USUAL.script),
            self.attributes()
        )
    }

    /// The embedded font, and the frames of the maps.
    pub(super) fn definitions(&self, scene: &Scene) -> String {
        let mut out = String::new();
        for (face, font) in &self.fonts_base64 {
            let (family, weight) = (face.family(), weight(face.weight));
            let _ = writeln!(
                out,
                "<style>@font-face{{font-family:'{family}';font-weight:{weight};\
                 src:url(data:font/ttf;base64,{font}) format('truetype')}}</style>"
            );
        }
        out.push_str("<defs>");
        let frames = std::iter::once(&scene.view).chain(scene.panels.iter().map(|p| &p.view));
        for (n, view) in frames.enumerate() {
            let (id, frame) = (clip_id(n), rect(&view.frame, ""));
            let _ = write!(out, "<clipPath id=\"{id}\">{frame}</clipPath>");
        }
        out.push_str("</defs>\n");
        out
    }

    /// What tells a reader of the screen where the drawing's words are, and that it is a picture of
    /// which each part can be named.
    fn attributes(&self) -> String {
        let mut attributes = String::new();
        if !self.language.is_empty() {
            let _ = write!(attributes, " xml:lang=\"{}\"", escaped(&self.language));
        }
        let ids: Vec<&str> = WORDS
            .into_iter()
            .zip([&self.title, &self.description])
            .filter(|(_, text)| !text.is_empty())
            .map(|(id, _)| id)
            .collect();
        if !ids.is_empty() {
            let _ = write!(
                attributes,
                " role=\"graphics-document document\" aria-labelledby=\"{}\"",
                ids.join(" ")
            );
        }
        attributes
    }

    /// Title, description, and the sources as metadata in the terms of Dublin Core.
    pub(super) fn words(&self, out: &mut String) {
        if !self.title.is_empty() {
            let _ = writeln!(out, "<title id=\"title\">{}</title>", escaped(&self.title));
        }
        if !self.description.is_empty() {
            let text = escaped(&self.description);
            let _ = writeln!(out, "<desc id=\"description\">{text}</desc>");
        }
        if !self.made_of.is_empty() {
            out.push_str(
                "<metadata><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" \
                 xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><rdf:Description rdf:about=\"\">\n",
            );
            for source in &self.made_of {
                let _ = writeln!(out, "<dc:source>{}</dc:source>", escaped(source));
            }
            out.push_str("</rdf:Description></rdf:RDF></metadata>\n");
        }
    }
}

/// The id of the frame of a map of the page.
pub(super) fn clip_id(map: usize) -> String {
    match map {
        0 => "frame".to_owned(),
        n => format!("frame-{}", n + 1),
    }
}
