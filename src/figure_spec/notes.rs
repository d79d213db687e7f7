//! How much a figure says of the texts its facts come from.

use serde::{Deserialize, Serialize};

use super::PageSize;

/// How much a figure says of its texts.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Notes {
    /// Numbers at the names, and the list of the texts at the foot.
    Full,
    /// A line that names the texts and the base map, and the names that have no room on the map.
    #[default]
    Short,
    /// The line alone, which no figure goes without.
    None,
}

impl Notes {
    /// All of them, the most first.
    pub const ALL: [Self; 3] = [Self::Full, Self::Short, Self::None];

    /// What a page has where nothing else is asked for: the list on A4 and larger, a line on what is
    /// smaller; no list of any kind on a slide, which is read from afar.
    #[must_use]
    pub fn usual(page: PageSize) -> Self {
        let (width, height) = page.points();
        let (a4_width, a4_height) = PageSize::A4.points();
        // Other papers of about that size, such as US Letter, are like A4.
        let is_small = width * height < a4_width * a4_height * 0.9;
        match page {
            PageSize::Slide => Self::None,
            PageSize::Report | PageSize::Column => Self::Short,
            _ if is_small => Self::Short,
            _ => Self::Full,
        }
    }

    /// The word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Short => "short",
            Self::None => "none",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_pages_have_a_line_and_slides_no_list() {
        let usual = |size: &str| Notes::usual(size.parse().unwrap());
        for size in ["A4", "A4-portrait", "A3", "297x210mm", "11x8.5in"] {
            assert_eq!(usual(size), Notes::Full, "{size}");
        }
        for size in ["report", "column", "156x110mm", "148x210mm"] {
            assert_eq!(usual(size), Notes::Short, "{size}");
        }
        assert_eq!(usual("slide"), Notes::None);
    }
}
