//! What a person asks of a figure, field by field as it stands in the dialogue.

use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};

use super::camera::Camera;

use crate::connection::{Connected, is_tied};
use crate::figure_spec::{
    FigureKind, Format, Notes, PageSize, PanelsBy, ReviewNumber, RowOrder, ViewAt, one_line,
    without_glyph,
};
use crate::messages::{Said, Says, said};
use crate::model::{Atlas, FeatureId, PartialDate};
use crate::scene::layout::Figure;
use crate::scene::theme::ThemeName;
use crate::scene::{About, Compared, Extent, Shown};

/// What a figure of the window shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    /// What the window's map shows.
    #[default]
    Window,
    /// The economic circle.
    Circle,
    /// All of Sichuan and Chongqing.
    Region,
    /// What is selected.
    Selection,
    /// The places that are compared, a map each.
    Compared,
}

/// A field whose content is not what it asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureFault {
    /// The size is not a size, too small or too large.
    Size,
    /// The number is not a review number.
    Review,
    /// The date is not a date.
    AsOf,
    /// Nothing is selected that lies on the map.
    Selection,
    /// Less than two places are compared that lie on the map.
    Compared,
    /// Nothing that is asked for ties what is selected.
    Untied,
    /// A figure of this kind is not of several places, nor of what ties them.
    Kind(FigureKind),
}

impl Says for FigureFault {
    /// What is wrong and what to do.
    fn said(&self) -> Said {
        match self {
            Self::Size => said!("figure-fault-size"),
            Self::Review => said!("figure-fault-review", example = ReviewNumber::EXAMPLE),
            Self::AsOf => said!("figure-fault-as-of"),
            Self::Selection => said!("figure-fault-selection"),
            Self::Compared => said!("figure-fault-compared"),
            Self::Untied => said!("figure-fault-untied"),
            Self::Kind(kind) => said!("figure-fault-kind", kind = Said::new(kind.key())),
        }
    }
}

/// The fields of the figure dialogue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct FigureForm {
    /// What kind of picture it is.
    pub kind: FigureKind,
    /// In which order the rows of a board stand.
    pub sort: RowOrder,
    /// What each map of small multiples is of.
    pub by: PanelsBy,
    /// The format of the file.
    pub format: Format,
    /// A page that has a name; `None` for the size that is typed.
    #[serde(with = "page_name")]
    #[schemars(with = "Option<String>")]
    pub page: Option<PageSize>,
    /// The size that is typed, as in `297x210mm`.
    pub size: String,
    /// Pixels an inch of a PNG.
    pub dpi: u16,
    /// What the figure shows.
    pub subject: Subject,
    /// The title; `None` for the usual one.
    pub title: Option<String>,
    /// The words below the map.
    pub caption: String,
    /// The number of the map's review, as typed; empty for none.
    pub review: String,
    /// The date whose knowledge is shown, as typed, and empty for all; `None` for that of the window.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
    /// What stands before the title, as typed; empty for nothing.
    pub number: String,
    /// Whether the title stands below the map.
    pub title_below: bool,
    /// How much it says of its texts; `None` for what is usual on the page.
    pub notes: Option<Notes>,
    /// Its theme; settings of before say whether it is dark.
    #[serde(alias = "dark", deserialize_with = "theme")]
    #[schemars(with = "ThemeName")]
    pub theme: ThemeName,
}

/// A theme by its name, or by whether it is the dark one.
fn theme<'de, D: Deserializer<'de>>(reader: D) -> Result<ThemeName, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged, expecting = "expected light, dark, print")]
    enum Written {
        Named(ThemeName),
        IsDark(bool),
    }
    Ok(match Written::deserialize(reader)? {
        Written::Named(name) => name,
        Written::IsDark(true) => ThemeName::Dark,
        Written::IsDark(false) => ThemeName::Light,
    })
}

/// Least and greatest number of pixels an inch.
pub const DPI: std::ops::RangeInclusive<u16> = 96..=600;

impl Default for FigureForm {
    fn default() -> Self {
        Self {
            kind: FigureKind::default(),
            sort: RowOrder::default(),
            by: PanelsBy::default(),
            format: Format::Png,
            page: Some(PageSize::A4),
            size: "297x210mm".to_owned(),
            dpi: 300,
            subject: Subject::Window,
            title: None,
            caption: String::new(),
            review: String::new(),
            as_of: None,
            number: String::new(),
            title_below: false,
            notes: None,
            theme: ThemeName::Light,
        }
    }
}

/// What the window adds to the fields.
#[derive(Clone, Copy, Debug)]
pub(super) struct WindowContext<'a> {
    /// The layers and statuses that are on.
    pub(super) shown: &'a Shown,
    /// Where the map looks.
    pub(super) camera: Option<Camera>,
    /// What is selected, if it lies on the map.
    pub(super) selection: Option<FeatureId>,
    /// The places that are compared and lie on the map.
    pub(super) compared: Option<Compared>,
    /// Whose ties are listed, if any are.
    pub(super) connected: Option<Connected>,
    pub(super) atlas: &'a Atlas,
}

impl FigureForm {
    /// The page.
    ///
    /// # Errors
    /// When the size that is typed is not one.
    pub fn page(&self) -> Result<PageSize, FigureFault> {
        let typed = || PageSize::parse(&self.size, f64::from(self.dpi)).ok();
        self.page.or_else(typed).ok_or(FigureFault::Size)
    }

    /// The figure that is asked for, without a title where the person gives none.
    ///
    /// # Errors
    /// The first field whose content is not what it asks for.
    pub(super) fn figure(&self, window: &WindowContext<'_>) -> Result<Figure, FigureFault> {
        let mut shown = window.shown.clone();
        shown.set_as_of(self.as_of(window.shown)?);
        let extent = self.extent(window, &shown)?;
        let page = self.page()?;
        Ok(Figure {
            kind: self.kind,
            sort: self.sort,
            by: self.by,
            page,
            number: one_line(&self.number),
            is_title_below: self.title_below,
            title: one_line(self.title.as_deref().unwrap_or("")),
            caption: one_line(&self.caption),
            review: self.review()?,
            notes: self.notes.unwrap_or_else(|| Notes::usual(page)),
            shown,
            about: match extent {
                Extent::Feature(feature) => About::Feature(feature),
                Extent::Connected(connected) => About::Connected(connected),
                _ => About::Everything,
            },
            ..Figure::new(extent)
        })
    }

    /// The fields without those that are about one figure: its words, its date, its number.
    pub(super) fn without_words(&self) -> Self {
        Self {
            title: None,
            number: String::new(),
            caption: String::new(),
            review: String::new(),
            as_of: None,
            subject: Subject::default(),
            ..self.clone()
        }
    }

    /// The fields as the dialogue can show them, whoever wrote the file they are from.
    pub(super) fn checked(&self) -> Self {
        Self {
            dpi: self.dpi.clamp(*DPI.start(), *DPI.end()),
            ..self.clone()
        }
    }

    /// The characters of title and caption that the font of figures lacks, each once.
    #[must_use]
    pub fn without_glyph(&self) -> String {
        let title = self.title.as_deref().unwrap_or("");
        without_glyph(&one_line(&[&self.number, title, &self.caption].join(" ")))
    }

    /// A path with the ending of the format if it has none.
    #[must_use]
    pub fn with_ending(&self, path: &Path) -> PathBuf {
        if path.extension().is_some() {
            return path.to_owned();
        }
        path.with_extension(self.format.ending())
    }

    /// What the figure shows of what, as far as the fields say so.
    pub(super) fn content(&self, window: &WindowContext<'_>) -> Figure {
        let mut shown = window.shown.clone();
        shown.set_as_of(self.as_of(window.shown).ok().flatten());
        let extent = self.extent(window, &shown).unwrap_or(Extent::Circle);
        Figure {
            kind: self.kind,
            by: self.by,
            shown,
            ..Figure::new(extent)
        }
    }

    fn extent(&self, window: &WindowContext<'_>, shown: &Shown) -> Result<Extent, FigureFault> {
        let extent = self.extent_of_map(window, shown);
        match (self.kind, extent) {
            (FigureKind::Map, extent) => extent,
            (FigureKind::Board | FigureKind::Schematic, Ok(Extent::Feature(feature))) => {
                Ok(Extent::Feature(feature))
            }
            (FigureKind::Schematic, Ok(Extent::Circle)) => Ok(Extent::Circle),
            (kind, Ok(Extent::Compared(_) | Extent::Connected(_))) => Err(FigureFault::Kind(kind)),
            (FigureKind::Board | FigureKind::Schematic, Ok(_)) => Ok(Extent::Region),
            (FigureKind::Multiples, Ok(extent)) => Ok(extent),
            (FigureKind::Schematic | FigureKind::Board | FigureKind::Multiples, Err(fault)) => {
                Err(fault)
            }
        }
    }

    fn extent_of_map(
        &self,
        window: &WindowContext<'_>,
        shown: &Shown,
    ) -> Result<Extent, FigureFault> {
        match (self.subject, window.camera) {
            (Subject::Region, _) => Ok(Extent::Region),
            (Subject::Circle, _) | (Subject::Window, None) => Ok(Extent::Circle),
            (Subject::Window, Some(camera)) => Ok(Extent::At(view_at(camera))),
            (Subject::Selection, _) => match (window.selection, window.connected) {
                (None, _) => Err(FigureFault::Selection),
                (_, Some(connected)) if is_tied(window.atlas, shown, connected) => {
                    Ok(Extent::Connected(connected))
                }
                (_, Some(_)) => Err(FigureFault::Untied),
                (Some(feature), None) => Ok(Extent::Feature(feature)),
            },
            (Subject::Compared, _) => window
                .compared
                .map(Extent::Compared)
                .ok_or(FigureFault::Compared),
        }
    }

    fn review(&self) -> Result<Option<ReviewNumber>, FigureFault> {
        let typed = self.review.trim();
        let number = || typed.parse().ok().ok_or(FigureFault::Review);
        (!typed.is_empty()).then(number).transpose()
    }

    fn as_of(&self, window: &Shown) -> Result<Option<PartialDate>, FigureFault> {
        let Some(typed) = self.as_of.as_deref().map(str::trim) else {
            return Ok(window.as_of());
        };
        let date = || PartialDate::parse(typed).ok_or(FigureFault::AsOf);
        (!typed.is_empty()).then(date).transpose()
    }
}

/// Pages by their names in files.
mod page_name {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::figure_spec::PageSize;

    #[expect(
        clippy::ref_option,
        reason = "serde hands over a reference to the field"
    )]
    pub(super) fn serialize<S: Serializer>(
        page: &Option<PageSize>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        page.map(|page| page.to_string()).serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Option<PageSize>, D::Error> {
        let name = Option::<String>::deserialize(from)?;
        let page = name.map(|name| name.parse().map_err(serde::de::Error::custom));
        page.transpose()
    }
}

/// A view in round figures, so that a command that makes it again is short: some ten metres, and
/// a hundredth of a zoom level.
pub(super) fn view_at(camera: Camera) -> ViewAt {
    let round = |value: f64, parts: f64| (value * parts).round() / parts;
    let mut center = camera.center.to_lon_lat();
    center.lon_deg = round(center.lon_deg, 1e4);
    center.lat_deg = round(center.lat_deg, 1e4);
    ViewAt {
        center,
        zoom: round(camera.zoom, 100.0).clamp(3.0, 16.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::projection::WorldPt;

    fn made(form: &FigureForm, selection: Option<FeatureId>) -> Result<Figure, FigureFault> {
        let shown = Shown::default();
        form.figure(&WindowContext {
            shown: &shown,
            camera: Some(Camera {
                center: WorldPt { x: 0.79, y: 0.411 },
                zoom: 7.437_1,
            }),
            selection,
            compared: None,
            connected: None,
            atlas: &crate::scene::testing::ATLAS,
        })
    }

    #[test]
    fn fields_that_hold_something_else_are_told_apart() {
        let form = FigureForm::default;
        for (form, fault) in [
            (
                FigureForm {
                    page: None,
                    size: "100 m".into(),
                    ..form()
                },
                FigureFault::Size,
            ),
            (
                FigureForm {
                    review: "12".into(),
                    ..form()
                },
                FigureFault::Review,
            ),
            (
                FigureForm {
                    as_of: Some("2020-13".into()),
                    ..form()
                },
                FigureFault::AsOf,
            ),
            (
                FigureForm {
                    subject: Subject::Selection,
                    ..form()
                },
                FigureFault::Selection,
            ),
            (
                FigureForm {
                    subject: Subject::Compared,
                    ..form()
                },
                FigureFault::Compared,
            ),
        ] {
            assert_eq!(made(&form, None).unwrap_err(), fault);
        }
    }

    #[test]
    fn a_figure_has_the_date_of_the_window_unless_another_is_typed() {
        let mut shown = Shown::default();
        shown.set_as_of(PartialDate::parse("2020-07"));
        let as_of = |typed: Option<&str>| {
            let form = FigureForm {
                as_of: typed.map(str::to_owned),
                ..FigureForm::default()
            };
            let (camera, selection) = (None, None);
            let window = WindowContext {
                shown: &shown,
                camera,
                selection,
                compared: None,
                connected: None,
                atlas: &crate::scene::testing::ATLAS,
            };
            let figure = form.figure(&window).unwrap();
            assert_eq!(form.content(&window).shown, figure.shown);
            figure.shown.as_of().map(|date| date.to_string())
        };
        assert_eq!(as_of(None).as_deref(), Some("2020-07"));
        assert_eq!(as_of(Some("2023")).as_deref(), Some("2023"));
        assert_eq!(as_of(Some(" ")), None);
        // A file of before has what was typed, or nothing.
        let before: FigureForm = serde_json::from_str(r#"{"as-of":"2021"}"#).unwrap();
        assert_eq!(before.as_of.as_deref(), Some("2021"));
        let text = serde_json::to_string(&FigureForm::default()).unwrap();
        assert!(!text.contains("as-of"), "{text}");
    }

    #[test]
    fn the_window_is_shown_in_round_figures() {
        let figure = made(&FigureForm::default(), None).unwrap();
        let Extent::At(at) = figure.extent else {
            panic!("{:?}", figure.extent);
        };
        assert!((at.zoom - 7.44).abs() < 1e-9);
        assert!((at.center.lon_deg - 104.4).abs() < 1e-9);
    }
}
