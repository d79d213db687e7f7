//! The words of the interface and of figures: messages, and how the model's words make them.
//!
//! No string a person reads is written in code. A missing message shows its key, and a test keeps
//! every key the code names in every file.

mod evidence;
pub mod keys;
mod quotes;

use fluent_bundle::{FluentArgs, FluentValue};

use crate::messages::{Messages, Says};
use crate::model::{Atlas, DateBasis, Language, PartialDate, Remark, Source, Target};

/// The messages of one language.
#[derive(Debug)]
pub struct I18n {
    messages: &'static Messages,
    language: Language,
}

impl I18n {
    /// The messages for a language.
    #[must_use]
    pub fn new(language: Language) -> Self {
        Self {
            messages: Messages::of(language),
            language,
        }
    }

    /// The language names and titles are shown in.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// The message of a key, or the key itself.
    #[must_use]
    pub fn tr(&self, key: &str) -> String {
        self.tr_with(key, &[])
    }

    /// The message of a key with its arguments filled in.
    #[must_use]
    pub fn tr_with(&self, key: &str, args: &[(&str, &str)]) -> String {
        let args = args
            .iter()
            .map(|(n, value)| (*n, FluentValue::from(*value)));
        self.filled(key, args.collect())
    }

    /// What is said, in this language.
    #[must_use]
    pub fn say(&self, what: &dyn Says) -> String {
        what.said().text(self.language)
    }

    /// Words in a row, as `甲、乙与丙`.
    #[must_use]
    pub fn joined(&self, mut words: Vec<String>) -> String {
        let Some(last) = words.pop() else {
            return String::new();
        };
        if words.is_empty() {
            return last;
        }
        let before = words.join(&self.tr("list-comma"));
        format!("{before}{}{last}", self.tr("list-and"))
    }

    /// The message of a key with one number, without separators of thousands.
    #[must_use]
    pub fn tr_n(&self, key: &str, n: usize) -> String {
        self.filled(key, std::iter::once(("n", FluentValue::from(n))).collect())
    }

    /// The message of a key about a number of things, with other arguments filled in.
    #[must_use]
    pub fn tr_n_with(&self, key: &str, n: usize, args: &[(&str, &str)]) -> String {
        let args = args
            .iter()
            .map(|(name, value)| (*name, FluentValue::from(*value)));
        self.filled(key, args.chain([("n", FluentValue::from(n))]).collect())
    }

    fn filled(&self, key: &str, args: FluentArgs<'_>) -> String {
        self.messages.filled(key, &args)
    }

    /// The attribution of the base map, which is on every figure, and of facts that stand in the
    /// place of the bundled ones.
    #[must_use]
    pub fn data_text(&self, atlas: &Atlas) -> String {
        let base = match &atlas.base().own_boundaries {
            _ if atlas.base().diagram.is_some() => return self.diagram_text(atlas),
            Some(file) => self.tr_with("source-line-own-base", &[("file", file)]),
            None => self.tr("source-line-base"),
        };
        self.with_own_facts(base, "source-line-own-facts", atlas)
    }

    /// Where the places of a diagram are from, and the facts where a person's own pack stands in the
    /// place of the bundled ones.
    #[must_use]
    pub fn diagram_text(&self, atlas: &Atlas) -> String {
        self.with_own_facts(
            self.tr("source-line-diagram"),
            "source-line-own-facts",
            atlas,
        )
    }

    /// The same in few words.
    #[must_use]
    pub fn short_data_text(&self, atlas: &Atlas) -> String {
        let base = match &atlas.base().own_boundaries {
            _ if atlas.base().diagram.is_some() => self.tr("source-line-diagram"),
            Some(file) => self.tr_with("source-line-own-short", &[("file", file)]),
            None => self.tr("source-line-short"),
        };
        self.with_own_facts(base, "source-line-own-facts-short", atlas)
    }

    /// Where facts are from that stand in the place of the bundled ones; `None` where none do.
    #[must_use]
    pub fn facts_text(&self, atlas: &Atlas) -> Option<String> {
        self.own_facts("source-line-own-facts", atlas)
    }

    fn with_own_facts(&self, base: String, key: &str, atlas: &Atlas) -> String {
        match self.own_facts(key, atlas) {
            Some(own) => base + &self.tr("list-semicolon") + &own,
            None => base,
        }
    }

    fn own_facts(&self, key: &str, atlas: &Atlas) -> Option<String> {
        let own = atlas.packs().iter().find(|pack| pack.replaces_bundled)?;
        let title = own.title.get(self.language());
        Some(self.tr_with(key, &[("pack", title)]))
    }

    /// When a source was said, in the reader's language, with a note where it is inferred.
    #[must_use]
    pub fn date_text(&self, source: &Source) -> String {
        self.date(source.date, source.date_basis)
    }

    /// The date that a reference to a source gives: that of its copy, or else that of saying.
    #[must_use]
    pub fn reference_date_text(&self, source: &Source) -> String {
        match source.reference_date() {
            Some((date, basis)) => self.date(Some(date), basis),
            None => self.date(None, source.date_basis),
        }
    }

    /// A date in the reader's language, with a note where it is inferred.
    #[must_use]
    pub fn date(&self, date: Option<PartialDate>, basis: DateBasis) -> String {
        match (date, basis) {
            (None, _) => self.tr("detail-date-unknown"),
            (Some(date), DateBasis::Stated) => date.to_string(),
            (Some(date), DateBasis::Inferred) => {
                format!("{date}{}", self.tr("detail-inferred-date"))
            }
        }
    }

    /// A remark of a pack in the reader's language, or in the one it has.
    #[must_use]
    pub fn remark(&self, remark: &Remark) -> String {
        remark.text(self.language).into_owned()
    }

    /// A phrase of a text in quotation marks. Marks that it has of its own become inner ones; the
    /// phrase is data everywhere else and stays as its text prints it.
    ///
    /// ```
    /// use chengyu_atlas::{i18n::I18n, model::Language};
    /// let quoted = |language| I18n::new(language).quoted("联动“双门户”");
    /// assert_eq!(quoted(Language::ZhHans), "“联动‘双门户’”");
    /// assert_eq!(quoted(Language::ZhHant), "「联动『双门户』」");
    /// ```
    #[must_use]
    pub fn quoted(&self, phrase: &str) -> String {
        let phrase = quotes::inside(phrase, self.language);
        self.tr_with("quoted", &[("phrase", &phrase)])
    }

    /// A target's number with its qualifier and unit.
    #[must_use]
    pub fn quantity_text(&self, target: &Target) -> String {
        let unit = keys::unit(&target.unit).map_or_else(|| target.unit.clone(), |key| self.tr(key));
        let words = [
            self.remark(&target.qualifier),
            target.value.to_string(),
            unit,
        ];
        words.join(" ").trim().to_owned()
    }

    /// Whether a key has a message.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.messages.has(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_argument_is_filled_in_without_isolation_marks() {
        let i18n = I18n::new(Language::ZhHans);
        assert_eq!(i18n.tr_n("legend-not-shown", 3), "另有 3 处未标名");
        assert_eq!(i18n.tr("no-such-key"), "no-such-key");
    }

    #[test]
    fn english_tells_one_from_many() {
        let i18n = I18n::new(Language::En);
        assert_eq!(i18n.tr_n("places-count", 1), "1 place");
        assert_eq!(i18n.tr_n("places-count", 1234), "1234 places");
        assert_eq!(i18n.tr("list-comma"), ", ");
    }

    #[test]
    fn a_remark_is_in_the_language_of_the_reader_or_in_the_one_it_has() {
        let both = Remark::new("各文本均未列成员".to_owned(), "No members".to_owned());
        let chinese = Remark::new(both.zh.clone(), String::new());
        let remark = |language, remark| I18n::new(language).remark(remark);
        assert_eq!(remark(Language::ZhHant, &both), "各文本均未列成員");
        assert_eq!(remark(Language::En, &both), "No members");
        assert_eq!(remark(Language::En, &chinese), "各文本均未列成员");
    }
}
