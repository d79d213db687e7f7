//! A figure of a diagram: the same request, of an atlas that is laid out as one.

use super::figure::Figure;
use super::not_drawn::NotDrawn;
use crate::model::Atlas;
use crate::scene::{Extent, Layer, Shown};
use crate::schematic::{Network, Schematic, Subject};

/// What of the layers a diagram has.
pub(super) fn of_diagram(shown: &Shown) -> Shown {
    let mut shown = shown.clone();
    for layer in Layer::ALL {
        if !matches!(layer, Layer::Links | Layer::Corridors | Layer::Labels) {
            shown.set(layer, false);
        }
    }
    shown
}

/// The diagram that a figure asks for, as an atlas, and the figure of it.
///
/// # Errors
/// When what the figure shows is no diagram.
pub fn diagram(atlas: &Atlas, figure: &Figure) -> Result<(Atlas, Figure), NotDrawn> {
    let subject = match figure.extent {
        Extent::Region => Subject::Everything,
        Extent::Circle => Subject::Circle,
        Extent::Feature(feature) => Subject::Feature(feature),
        Extent::View(_) | Extent::At(_) => return Err(NotDrawn::DiagramOfView),
        Extent::Compared(_) | Extent::Connected(_) => {
            return Err(NotDrawn::Kind(figure.kind));
        }
    };
    let layers = (
        figure.shown.layer(Layer::Links),
        figure.shown.layer(Layer::Corridors),
    );
    let network = Network::of(atlas, &figure.shown, subject, layers).map_err(NotDrawn::Diagram)?;
    let figure = Figure {
        extent: Extent::Region,
        shown: of_diagram(&figure.shown),
        ..figure.clone()
    };
    Ok((Schematic::of(network).atlas(), figure))
}
