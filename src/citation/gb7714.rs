//! One reference in the style of GB/T 7714—2015, the Chinese standard for references.

use crate::model::{DateBasis, Language, Source, SourceKind};

/// The standard's code for a kind of document (its annex B).
///
/// The carrier that may follow the code, as in `EB/OL`, is left out: to call a document an online
/// one, the standard asks for its address and the day it was read, and a [`Source`] holds neither.
/// For the same reason none is called an electronic bulletin (`EB`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentType {
    /// `N`: news.
    News,
    /// `Z`: a document the standard has no code of its own for.
    Other,
}

impl DocumentType {
    /// A report of news is `N`. The standard has no code for a decision of an authority, and of a
    /// report printed again elsewhere only the reprint is known, which need not be a newspaper:
    /// both are `Z`.
    #[must_use]
    pub const fn of(kind: SourceKind) -> Self {
        match kind {
            SourceKind::News => Self::News,
            SourceKind::Decision | SourceKind::Repost => Self::Other,
        }
    }

    /// The letter between the brackets.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::News => "N",
            Self::Other => "Z",
        }
    }
}

/// A source as an entry of a list of references, without its number:
/// `资阳日报. 决定[Z]. (2020-07-25).`
///
/// The publisher is given for the responsible party that the standard asks for. A stated date is in
/// parentheses, as for a document without an imprint; an inferred one in brackets, as the
/// standard marks an estimate; an unknown one is left out. In English, the title is followed by
/// the original one, because the text can be found only by that.
#[must_use]
pub fn reference(source: &Source, language: Language) -> String {
    entry(source, language, &title(source, language))
}

/// The same under the text's own title alone, for a place with little room.
#[must_use]
pub fn reference_by_own_title(source: &Source, language: Language) -> String {
    entry(source, language, source.title.zh.trim())
}

fn entry(source: &Source, language: Language, title: &str) -> String {
    let publisher = source.publisher.get(language).trim();
    let code = DocumentType::of(source.kind).code();
    let mut parts = Vec::new();
    if !publisher.is_empty() {
        parts.push(publisher.to_owned());
    }
    parts.push(format!("{title}[{code}]"));
    parts.extend(source.date.map(|date| match source.date_basis {
        DateBasis::Stated => format!("({date})"),
        DateBasis::Inferred => format!("[{date}]"),
    }));
    parts.join(". ") + "."
}

fn title(source: &Source, language: Language) -> String {
    let (shown, own) = (source.title.get(language).trim(), source.title.zh.trim());
    if shown == own || language != Language::En {
        shown.to_owned()
    } else {
        format!("{shown} ({own})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::citation::sample::sample;
    use crate::geodata::load_bundled;

    /// The reference of a bundled text.
    fn bundled(key: &str, language: Language) -> String {
        let atlas = load_bundled().expect("the bundled atlas loads");
        let mut sources = atlas.sources();
        let found = sources.find(|(_, source)| source.key == key);
        reference(found.expect("a bundled text").1, language)
    }

    #[test]
    fn a_decision_has_its_publisher_title_code_and_date() {
        assert_eq!(
            bundled("ziyang-2020", Language::ZhHans),
            "资阳日报. 中共资阳市委关于深入贯彻习近平总书记重要讲话精神 \
             坚持成资同城化战略支撑全面融入成渝地区双城经济圈建设的决定[Z]. (2020-07-25)."
        );
    }

    #[test]
    fn an_inferred_date_stands_in_brackets() {
        assert_eq!(
            bundled("yaan-2020", Language::ZhHans),
            "雅安市经济和信息化局. 雅安如何融入成渝地区双城经济圈建设?[N]. [2020-07]."
        );
    }

    #[test]
    fn an_english_reference_keeps_the_original_title() {
        assert_eq!(
            bundled("sichuan-2023", Language::En),
            "Sichuan Government website. Let the economic circle lead coordinated regional \
             development (坚持以双城经济圈建设引领推动区域协调发展 \
             加快形成各有优势各具特色相互促进的区域发展格局)[N]. (2023-04-27)."
        );
    }

    #[test]
    fn a_title_keeps_the_script_it_is_printed_in() {
        let hant = bundled("yaan-2020", Language::ZhHant);
        assert!(
            hant.starts_with("雅安市經濟和信息化局. 雅安如何融入成渝地区"),
            "{hant}"
        );
        let hans = bundled("chengdu-2020", Language::ZhHans);
        assert!(hans.starts_with("成都科技. 同心聚力推動成德眉資"), "{hans}");
    }

    #[test]
    fn what_a_source_does_not_hold_is_left_out() {
        let mut source = sample();
        source.date = None;
        source.publisher = crate::model::Title::new(String::new(), String::new());
        assert_eq!(reference(&source, Language::ZhHans), "例文[N].");
        assert_eq!(reference(&source, Language::En), "例文[N].");
    }
}
