//! Whether the options of `render` go with the kind of figure that is asked for.

use super::failure::usage;
use super::options::{Filtered, Options};
use crate::cli::output::Failure;
use crate::figure_spec::FigureKind;
use crate::messages::{Said, said};

/// Refuses options that say nothing of the kind of figure that is asked for.
pub(super) fn check(options: &Options) -> Result<(), Failure> {
    let kind = options.kind.kind();
    let is_map = kind == FigureKind::Map;
    let is_board = kind == FigureKind::Board;
    let is_multiples = kind == FigureKind::Multiples;
    let is_schematic = kind == FigureKind::Schematic;
    let with_map = [
        ("--side-by-side", options.side_by_side && !is_map),
        ("--connections", options.connections && !is_map),
        (
            "--view",
            options.view.is_some() && (is_board || is_schematic),
        ),
        ("--fit", options.fit.is_some() && is_board),
        ("--layers", options.layers.is_some() && is_board),
        (
            "--filtered",
            options.filtered == Filtered::StepBack && is_board,
        ),
        (
            "--review-number",
            options.review_number.is_some() && (is_board || is_schematic),
        ),
    ];
    let foreign = |(option, is_wrong): &(&'static str, bool)| is_wrong.then_some(*option);
    if let Some(option) = with_map.iter().find_map(foreign) {
        let kind = Said::verbatim(kind.word());
        return Err(usage(&said!(
            "render-not-of-kind",
            option = option,
            kind = kind
        )));
    }
    let with_kind = [
        (
            "--sort",
            options.sort.is_some() && !is_board,
            FigureKind::Board,
        ),
        (
            "--by",
            options.by.is_some() && !is_multiples,
            FigureKind::Multiples,
        ),
    ];
    for (option, is_wrong, kind) in with_kind {
        if is_wrong {
            let kind = Said::verbatim(kind.word());
            return Err(usage(&said!(
                "render-of-kind",
                option = option,
                kind = kind
            )));
        }
    }
    Ok(())
}
