//! One reference in the style of GB/T 7714—2015, the Chinese standard for references.

use crate::i18n::I18n;
use crate::model::{DateBasis, Language, Source, SourceKind};

/// The standard's code for a kind of document (its annex B), with the carrier of one that is read
/// online.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentType {
    /// `N`: news.
    News,
    /// `Z`: a document the standard has no code of its own for.
    Other,
    /// `EB/OL`: a page of the web.
    WebPage,
}

impl DocumentType {
    /// What has an address is a page of the web. Of others, a report of news is `N`. The standard has
    /// no code for a decision of an authority, and of a report printed again elsewhere only the
    /// reprint is known, which need not be a newspaper: both are `Z`.
    #[must_use]
    pub const fn of(source: &Source) -> Self {
        match source.kind {
            _ if source.address.is_some() => Self::WebPage,
            SourceKind::News => Self::News,
            SourceKind::Decision | SourceKind::Repost => Self::Other,
        }
    }

    /// What stands between the brackets.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::News => "N",
            Self::Other => "Z",
            Self::WebPage => "EB/OL",
        }
    }
}

/// A source as an entry of a list of references, without its number:
/// `中共资阳市委. 决定[Z]. 见于资阳日报, (2020-07-29), 述于2020-07-25. 网址不详.`
///
/// The author stands for the responsible party that the standard asks for, or else the publisher;
/// who printed another's text is named as where the copy was read. The date is that of the copy, or
/// else that of saying. A stated date is in parentheses, as for a document without an imprint; an
/// inferred one in brackets, as the standard marks an estimate; an unknown one is left out. In
/// English, the title is followed by the original one, because the text can be found only by that.
/// When a page of the web was read stands in brackets behind its date, where that is known. The
/// address comes last, without a full stop that would become a part of it.
#[must_use]
pub fn reference(source: &Source, i18n: &I18n) -> String {
    let mut entry = entry(source, i18n, &title(source, i18n.language()), false);
    entry.push(' ');
    entry.push_str(&i18n.address(source));
    if source.address.is_none() {
        entry.push('.');
    }
    entry
}

/// The same for a place with little room: author, the text's own title alone, and when it was said;
/// without the copy and its date, for which there is [`reference()`].
#[must_use]
pub fn reference_by_own_title(source: &Source, i18n: &I18n) -> String {
    entry(source, i18n, source.title.zh.trim(), true)
}

fn entry(source: &Source, i18n: &I18n, title: &str, is_short: bool) -> String {
    let (author, copy) = (i18n.author(source), i18n.copy_read(source));
    let publisher = source.publisher.get(i18n.language()).trim();
    let responsible = match &copy {
        Some(_) => author,
        None => publisher,
    };
    let code = DocumentType::of(source).code();
    let mut parts = Vec::new();
    if !responsible.is_empty() {
        parts.push(responsible.to_owned());
    }
    parts.push(format!("{title}[{code}]"));
    let said = source.date.map(|date| (date, source.date_basis));
    let date = said
        .filter(|_| is_short)
        .or_else(|| source.reference_date());
    let date = date.map(|(date, basis)| match basis {
        DateBasis::Stated => format!("({date})"),
        DateBasis::Inferred => format!("[{date}]"),
    });
    let accessed = source.accessed.filter(|_| !is_short);
    let accessed = accessed.map(|date| format!("[{date}]"));
    let date = match (date, accessed) {
        (Some(date), Some(accessed)) => Some(date + &accessed),
        (date, accessed) => date.or(accessed),
    };
    let is_told = |date| !is_short && source.published.is_some_and(|of| of != date);
    let said = said
        .filter(|(date, _)| is_told(*date))
        .map(|(date, basis)| {
            let date = i18n.date(Some(date), basis);
            i18n.tr_with("citation-said", &[("date", &date)])
        });
    let copy = copy.filter(|_| !is_short || author.is_empty());
    let issue: Vec<String> = [copy, date, said].into_iter().flatten().collect();
    if !issue.is_empty() {
        parts.push(issue.join(", "));
    }
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
    use crate::model::PartialDate;

    /// The reference of a bundled text.
    fn bundled(key: &str, language: Language) -> String {
        let atlas = load_bundled().expect("the bundled atlas loads");
        let mut sources = atlas.sources();
        let found = sources.find(|(_, source)| source.key == key);
        reference(found.expect("a bundled text").1, &I18n::new(language))
    }

    #[test]
    fn a_decision_has_its_publisher_title_code_and_date() {
        assert_eq!(
            bundled("ziyang-2020", Language::ZhHans),
            "中共资阳市委. 中共资阳市委关于深入贯彻习近平总书记重要讲话精神 \
             坚持成资同城化战略支撑全面融入成渝地区双城经济圈建设的决定[Z]. \
             见于资阳日报, (2020-07-29), 述于2020-07-25. 网址不详."
        );
    }

    #[test]
    fn an_inferred_date_stands_in_brackets() {
        assert_eq!(
            bundled("yaan-2020", Language::ZhHans),
            "雅安市经济和信息化局. 雅安如何融入成渝地区双城经济圈建设?[N]. [2020-07]. 网址不详."
        );
    }

    #[test]
    fn an_english_reference_keeps_the_original_title() {
        assert_eq!(
            bundled("sichuan-2023", Language::En),
            "Chuanguan News. Let the economic circle lead coordinated regional \
             development; form sooner a pattern of regions with their own strengths and features \
             that help one another (坚持以双城经济圈建设引领推动区域协调发展 \
             加快形成各有优势各具特色相互促进的区域发展格局)[N]. \
             via Sichuan Government website, (2023-04-27). URL not known."
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
        let start = "成都日报、成都发布. 同心聚力推動成德眉資";
        assert!(hans.starts_with(start), "{hans}");
    }

    #[test]
    fn a_repost_is_where_the_copy_was_read_and_its_address_ends_the_entry() {
        let hans = bundled("suining-2021", Language::ZhHans);
        assert!(hans.starts_with("遂宁日报. "), "{hans}");
        let end = "见于200字范文, (2021-04-18), 述于2020-01（推定）. 网址不详.";
        assert!(hans.ends_with(end), "{hans}");
        let hans = bundled("chengdu-2020", Language::ZhHans);
        let end = "见于成都科技, (2020-02-26), 述于2020-02-25（推定）. \
                   https://twgreatdaily.com/zh-tw/vLU5hnABjYh_GJGVEAC8.html";
        assert!(hans.ends_with(end), "{hans}");
    }

    #[test]
    fn a_page_of_the_web_has_its_carrier_and_the_day_it_was_read() {
        let mut source = sample();
        source.address = Some("https://example.org/1".to_owned());
        let entry = |source: &Source| reference(source, &I18n::new(Language::ZhHans));
        assert_eq!(
            entry(&source),
            "某报. 例文[EB/OL]. (2020-07). https://example.org/1"
        );
        source.accessed = PartialDate::parse("2024-03-01");
        assert_eq!(
            entry(&source),
            "某报. 例文[EB/OL]. (2020-07)[2024-03-01]. https://example.org/1"
        );
    }

    #[test]
    fn what_a_source_does_not_hold_is_left_out() {
        let mut source = sample();
        source.date = None;
        source.publisher = crate::model::Title::new(String::new(), String::new());
        let in_language = |language| reference_by_own_title(&source, &I18n::new(language));
        assert_eq!(in_language(Language::ZhHans), "例文[N].");
        assert_eq!(in_language(Language::En), "例文[N].");
    }
}
