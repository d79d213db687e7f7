//! What the borders between two units are.

use std::sync::Arc;

use super::unit::Unit;
use crate::geometry::{WorldLine, merge_lines};
use crate::model::{Border, BorderClass, BoundaryLine, Level};

/// The provinces whose common border is called by their names.
const REGION: [&str; 2] = ["500000", "510000"];

/// The units that a unit is, or lies in, as far as they are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Ancestry {
    level: Level,
    province: Option<String>,
    prefecture: Option<String>,
    /// Whether it lies within another unit whose borders are drawn, so that its own edge is not the
    /// outer edge of all.
    is_inner: bool,
}

impl Ancestry {
    pub(super) fn of(unit: &Unit, is_inner: bool) -> Self {
        let head = &unit.head;
        let highest = head.above.last().unwrap_or(&head.key).clone();
        let (province, prefecture) = match head.level {
            Level::Province => (Some(head.key.clone()), None),
            // Without anything above it, its province is not known.
            Level::Prefecture => (
                (!head.above.is_empty()).then_some(highest),
                Some(head.key.clone()),
            ),
            Level::County => match head.above.as_slice() {
                [] => (None, None),
                [prefecture] => (None, Some(prefecture.clone())),
                [prefecture, ..] => (Some(highest), Some(prefecture.clone())),
            },
        };
        Self {
            level: head.level,
            province,
            prefecture,
            is_inner,
        }
    }
}

/// The highest level of units that a border separates. Where it is not known in what the units lie,
/// that of the units themselves.
pub(super) fn class(one: &Ancestry, other: Option<&Ancestry>) -> BorderClass {
    let Some(other) = other else {
        return match (one.is_inner, one.level) {
            (false, _) | (_, Level::Province) => BorderClass::Outer,
            (true, Level::Prefecture) => BorderClass::Prefecture,
            (true, Level::County) => BorderClass::County,
        };
    };
    let differ = |of: fn(&Ancestry) -> Option<&String>| Some(of(one)? != of(other)?);
    let provinces = differ(|a| a.province.as_ref());
    let prefectures = differ(|a| a.prefecture.as_ref());
    match (provinces, prefectures) {
        (Some(true), _) => between_provinces(one, other),
        (_, Some(true)) => BorderClass::Prefecture,
        (_, Some(false)) => BorderClass::County,
        (_, None) => match one.level.max(other.level) {
            Level::Province => BorderClass::Provincial,
            Level::Prefecture => BorderClass::Prefecture,
            Level::County => BorderClass::County,
        },
    }
}

/// The borders above those of counties, joined where they meet those of their class.
pub(super) fn boundary_lines(borders: &[Border]) -> Vec<BoundaryLine> {
    use BorderClass::{Interprovincial, Outer, Prefecture, Provincial};
    let of_class = |class: BorderClass| {
        let arcs = borders.iter().filter(|border| border.class == class);
        let arcs: Vec<&WorldLine> = arcs.map(|border| border.line.as_ref()).collect();
        let lines = merge_lines(&arcs).into_iter().map(Arc::new);
        lines.map(move |line| BoundaryLine { class, line })
    };
    let classes = [Prefecture, Outer, Provincial, Interprovincial];
    classes.into_iter().flat_map(of_class).collect()
}

fn between_provinces(one: &Ancestry, other: &Ancestry) -> BorderClass {
    let is_of_region = |a: &Ancestry| {
        let province = a.province.as_deref();
        province.is_some_and(|province| REGION.contains(&province))
    };
    if is_of_region(one) && is_of_region(other) {
        BorderClass::Interprovincial
    } else {
        BorderClass::Provincial
    }
}

#[cfg(test)]
mod tests {
    use geo_types::MultiPolygon;

    use super::*;
    use crate::geodata::base::unit::UnitHead;

    fn ancestry(level: Level, key: &str, above: &[&str]) -> Ancestry {
        let unit = Unit {
            head: UnitHead {
                key: key.to_owned(),
                name: String::new(),
                level,
                above: above.iter().map(|&key| key.to_owned()).collect(),
            },
            is_matched: true,
            label: None,
            boundary: MultiPolygon::new(Vec::new()),
        };
        Ancestry::of(&unit, false)
    }

    #[test]
    fn a_border_is_of_the_highest_level_it_parts() {
        let prefecture = |key: &str, province| ancestry(Level::Prefecture, key, &[province]);
        let county = |key: &str, above: [&str; 2]| ancestry(Level::County, key, &above);
        let chengdu = prefecture("510100", "510000");
        let jinjiang = county("510104", ["510100", "510000"]);
        let qingyang = county("510105", ["510100", "510000"]);
        let yanjiang = county("512002", ["512000", "510000"]);
        let wanzhou = county("500101", ["500000", "500000"]);
        let fuling = county("500102", ["500000", "500000"]);
        let chongqing = prefecture("500000", "500000");
        let hangzhou = prefecture("330100", "330000");
        let guiyang = prefecture("520100", "520000");
        let lone = ancestry(Level::County, "feature-1", &[]);
        for (one, other, expected) in [
            (&jinjiang, &qingyang, BorderClass::County),
            (&jinjiang, &yanjiang, BorderClass::Prefecture),
            (&chengdu, &yanjiang, BorderClass::Prefecture),
            (&wanzhou, &fuling, BorderClass::County),
            (&wanzhou, &jinjiang, BorderClass::Interprovincial),
            (&chongqing, &chengdu, BorderClass::Interprovincial),
            (&chengdu, &guiyang, BorderClass::Provincial),
            (&hangzhou, &guiyang, BorderClass::Provincial),
            (&lone, &jinjiang, BorderClass::County),
        ] {
            assert_eq!(class(one, Some(other)), expected, "{one:?} {other:?}");
            assert_eq!(class(other, Some(one)), expected, "{other:?} {one:?}");
        }
        assert_eq!(class(&lone, None), BorderClass::Outer);
        let inner = Ancestry {
            is_inner: true,
            ..lone
        };
        assert_eq!(class(&inner, None), BorderClass::County);
    }
}
