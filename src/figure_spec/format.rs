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
    /// What the name of its files ends in.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Pdf => "pdf",
        }
    }

    /// The format a file's name asks for.
    ///
    /// # Errors
    /// When the name ends in none of `.png`, `.svg`, `.pdf`.
    pub fn of(path: &Path) -> Result<Self, UnknownFormat> {
        let ending = path
            .extension()
            .and_then(|e| e.to_str())
            .map(str::to_ascii_lowercase);
        match ending.as_deref() {
            Some("svg") => Ok(Self::Svg),
            Some("png") => Ok(Self::Png),
            Some("pdf") => Ok(Self::Pdf),
            _ => Err(UnknownFormat(path.to_owned())),
        }
    }
}
