//! Numbers that stand for names without room, and lead to the key of names.

use super::along::{AlongLine, Footprint};
use super::beside::{BesideNode, Reach};
use super::label::Label;
use super::lettering::half_square;
use super::placing::{Candidates, PlacementRequest};
use crate::scene::frame::MapFrame;

/// A map has room for one number on so many square points; more hide it.
const NUMBER_AREA_PT2: f64 = 12_000.0;
/// Numbers have two digits at most.
const MOST_NUMBERS: f64 = 99.0;

/// How many names of a map may be numbered.
pub(super) fn most_numbers(frame: &MapFrame<'_>) -> usize {
    let rect = frame.rect();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "at most 99"
    )]
    let most = (rect.width() * rect.height() / NUMBER_AREA_PT2).min(MOST_NUMBERS) as usize;
    most
}

/// Where the number of a name without room may stand: beside its node, upon its line, or
/// near them on a leader line.
pub(super) fn request<'a>(label: &Label<'a>) -> PlacementRequest<'a> {
    let half = half_square();
    let candidates = match &label.request.candidates {
        Candidates::Beside(beside) => Candidates::Beside(BesideNode {
            sizes: vec![(2.0 * half, 2.0 * half)],
            reach: Reach::Anywhere,
            ..beside.clone()
        }),
        Candidates::Along(along) => Candidates::Along(AlongLine {
            courses: along.courses.clone(),
            footprint: Footprint::Number { half },
            clearance: 0.0,
        }),
    };
    PlacementRequest {
        candidates,
        owner: label.request.owner,
        is_needed: false,
        may_cross_many: label.request.may_cross_many,
    }
}
