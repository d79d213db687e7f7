//! A remark of a pack: the words of whoever made it, not of a text.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{Language, traditional};

/// A remark in Chinese and in English; either may be empty. An empty remark says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Remark {
    /// In Simplified Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

impl Remark {
    /// A remark in both languages.
    #[must_use]
    pub const fn new(zh: String, en: String) -> Self {
        Self { zh, en }
    }

    /// Whether nothing is said in any language.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.zh.is_empty() && self.en.is_empty()
    }

    /// The remark in a language; in the other one where there is nothing in this.
    ///
    /// ```
    /// use chengyu_atlas::model::{Language, Remark};
    /// let remark = Remark::new("各文本均未列成员。".to_owned(), String::new());
    /// assert_eq!(remark.text(Language::ZhHant), "各文本均未列成員。");
    /// assert_eq!(remark.text(Language::En), "各文本均未列成员。");
    /// ```
    #[must_use]
    pub fn text(&self, language: Language) -> Cow<'_, str> {
        let is_english = match language {
            Language::ZhHans | Language::ZhHant => self.zh.is_empty(),
            Language::En => !self.en.is_empty(),
        };
        match language {
            _ if is_english => Cow::Borrowed(&self.en),
            Language::ZhHant => Cow::Owned(traditional(&self.zh)),
            Language::ZhHans | Language::En => Cow::Borrowed(&self.zh),
        }
    }
}
