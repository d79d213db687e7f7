//! The formats of figures, by the names of their files.

use std::path::{Path, PathBuf};

use crate::messages::{Said, Says, said, speaks};

/// The formats a figure can be written in.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// Vector graphics with text and font.
    Svg,
    /// Pixels.
    Png,
    /// A page with vector graphics, text and font.
    Pdf,
    /// A slide whose shapes and text can be edited.
    Pptx,
}

/// A file name that ends in no known format.
#[derive(Debug)]
pub struct UnknownFormat(PathBuf);

speaks!(UnknownFormat);

impl Says for UnknownFormat {
    fn said(&self) -> Said {
        said!("format-unknown", file = self.0.as_path())
    }
}

impl Format {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Png, Self::Svg, Self::Pdf, Self::Pptx];

    /// What the name of its files ends in.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Pdf => "pdf",
            Self::Pptx => "pptx",
        }
    }

    /// The format a file's name asks for.
    ///
    /// # Errors
    /// When the name ends in none of `.png`, `.svg`, `.pdf`, `.pptx`.
    pub fn of(path: &Path) -> Result<Self, UnknownFormat> {
        let ending = path
            .extension()
            .and_then(|e| e.to_str())
            .map(str::to_ascii_lowercase);
        let named = |format: &Self| ending.as_deref() == Some(format.ending());
        let found = Self::ALL.into_iter().find(named);
        found.ok_or_else(|| UnknownFormat(path.to_owned()))
    }
}
