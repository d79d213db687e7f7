//! A figure of a diagram: the same request, of an atlas that is laid out as one.

use super::figure::Figure;
use super::title::usual_title;
use crate::i18n::I18n;
use crate::messages::{Said, Says, said, speaks};
use crate::model::Atlas;
use crate::scene::{Extent, Layer, Shown};
use crate::schematic::{Network, NoNetwork, Schematic, Subject};

/// Why a figure cannot be a diagram.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoDiagram {
    /// It shows a part of the ground, which a diagram does not have.
    OfView,
    /// It has several maps, or one of ties.
    OfSeveral,
    /// There is nothing to lay out.
    Empty(NoNetwork),
}

speaks!(NoDiagram);

impl Says for NoDiagram {
    fn said(&self) -> Said {
        match self {
            Self::OfView => said!("schematic-of-view"),
            Self::OfSeveral => said!("schematic-of-several"),
            Self::Empty(reason) => reason.said(),
        }
    }
}

/// What of the layers a diagram has.
fn of_diagram(shown: &Shown) -> Shown {
    let mut shown = shown.clone();
    for layer in Layer::ALL {
        if !matches!(layer, Layer::Links | Layer::Corridors | Layer::Labels) {
            shown.set(layer, false);
        }
    }
    shown
}

/// The usual title of a diagram.
pub(super) fn diagram_title(atlas: &Atlas, i18n: &I18n, shown: &Shown, extent: Extent) -> String {
    let title = usual_title(atlas, i18n, &of_diagram(shown), extent);
    i18n.tr_with("title-schematic", &[("title", &title)])
}

/// The diagram that a figure asks for, as an atlas, and the figure of it.
///
/// # Errors
/// When what the figure shows is no diagram.
pub fn diagram(atlas: &Atlas, figure: &Figure) -> Result<(Atlas, Figure), NoDiagram> {
    let subject = match figure.extent {
        Extent::Region => Subject::Everything,
        Extent::Circle => Subject::Circle,
        Extent::Feature(feature) => Subject::Feature(feature),
        Extent::View(_) | Extent::At(_) => return Err(NoDiagram::OfView),
        Extent::Compared(_) | Extent::Connected(_) => return Err(NoDiagram::OfSeveral),
    };
    let layers = (
        figure.shown.layer(Layer::Links),
        figure.shown.layer(Layer::Corridors),
    );
    let network = Network::of(atlas, &figure.shown, subject, layers).map_err(NoDiagram::Empty)?;
    let figure = Figure {
        extent: Extent::Region,
        shown: of_diagram(&figure.shown),
        ..figure.clone()
    };
    Ok((Schematic::of(network).atlas(), figure))
}
