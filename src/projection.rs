//! Longitude and latitude ⇄ Web Mercator ⇄ page points, and true scale at a latitude.
//!
//! World coordinates are Web Mercator (EPSG:3857) scaled to the unit square: `x` grows east from
//! 180° W, `y` grows south from 85.0511° N. Page points are 1/72 inch, `x` right, `y` down.

use std::f64::consts::PI;

use geo_types::Coord;
use serde::{Deserialize, Serialize};

use crate::messages::{Said, Says, said, speaks};

/// The latitude where the Web-Mercator square ends, degrees.
pub const MAX_LAT_DEG: f64 = 85.051_128_779_806_6;

/// The Earth's mean radius (IUGG), metres; for scale bars, not for lengths of links.
const EARTH_RADIUS_M: f64 = 6_371_008.8;

/// The width of the world at zoom 0, in page points.
pub const WORLD_WIDTH_PT: f64 = 256.0;

/// Why a pair of numbers is not a position.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum InvalidLonLat {
    /// Longitude is not a number from -180 to 180.
    Lon(f64),
    /// Latitude is not a number from -90 to 90.
    Lat(f64),
}

speaks!(InvalidLonLat);

impl Says for InvalidLonLat {
    fn said(&self) -> Said {
        match *self {
            Self::Lon(value) => said!("position-lon-out", value = value),
            Self::Lat(value) => said!("position-lat-out", value = value),
        }
    }
}

/// A position in degrees, WGS-84 (CGCS2000 is the same at this scale).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "(f64, f64)", into = "(f64, f64)")]
pub struct LonLat {
    /// Longitude, -180 to 180, east positive.
    pub lon_deg: f64,
    /// Latitude, -90 to 90, north positive.
    pub lat_deg: f64,
}

impl LonLat {
    /// Checks both numbers.
    ///
    /// # Errors
    /// When one is out of range or not a number.
    pub fn new(lon_deg: f64, lat_deg: f64) -> Result<Self, InvalidLonLat> {
        if !(-180.0..=180.0).contains(&lon_deg) {
            return Err(InvalidLonLat::Lon(lon_deg));
        }
        if !(-90.0..=90.0).contains(&lat_deg) {
            return Err(InvalidLonLat::Lat(lat_deg));
        }
        Ok(Self { lon_deg, lat_deg })
    }

    /// The position in world coordinates; latitudes beyond the square are clamped to its edge.
    #[must_use]
    pub fn to_world(self) -> WorldPt {
        let lat = self.lat_deg.clamp(-MAX_LAT_DEG, MAX_LAT_DEG).to_radians();
        // asinh(tan φ) is atanh(sin φ), which takes a third of the time: files have millions of
        // positions.
        let sine = lat.sin();
        WorldPt {
            x: (self.lon_deg + 180.0) / 360.0,
            y: 0.5 - ((1.0 + sine) / (1.0 - sine)).ln() / (4.0 * PI),
        }
    }
}

impl TryFrom<(f64, f64)> for LonLat {
    type Error = InvalidLonLat;

    fn try_from((lon_deg, lat_deg): (f64, f64)) -> Result<Self, InvalidLonLat> {
        Self::new(lon_deg, lat_deg)
    }
}

impl From<LonLat> for (f64, f64) {
    fn from(at: LonLat) -> Self {
        (at.lon_deg, at.lat_deg)
    }
}

/// A point of the unit Web-Mercator square.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct WorldPt {
    /// 0 at 180° W, 1 at 180° E.
    pub x: f64,
    /// 0 at 85.0511° N, 1 at 85.0511° S.
    pub y: f64,
}

impl WorldPt {
    /// The position in degrees.
    #[must_use]
    pub fn to_lon_lat(self) -> LonLat {
        LonLat {
            lon_deg: self.x.mul_add(360.0, -180.0),
            lat_deg: ((0.5 - self.y) * 2.0 * PI).sinh().atan().to_degrees(),
        }
    }
}

impl From<WorldPt> for Coord<f64> {
    fn from(p: WorldPt) -> Self {
        Self { x: p.x, y: p.y }
    }
}

/// A box in world coordinates; empty when a minimum exceeds its maximum.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct WorldRect {
    /// North-west corner.
    pub min: WorldPt,
    /// South-east corner.
    pub max: WorldPt,
}

impl Default for WorldRect {
    fn default() -> Self {
        Self::EMPTY
    }
}

impl WorldRect {
    /// The box that holds nothing.
    pub const EMPTY: Self = Self {
        min: WorldPt {
            x: f64::INFINITY,
            y: f64::INFINITY,
        },
        max: WorldPt {
            x: f64::NEG_INFINITY,
            y: f64::NEG_INFINITY,
        },
    };

    /// The smallest box around points.
    #[must_use]
    pub fn around(points: impl IntoIterator<Item = WorldPt>) -> Self {
        points.into_iter().fold(Self::EMPTY, |r, p| Self {
            min: WorldPt {
                x: r.min.x.min(p.x),
                y: r.min.y.min(p.y),
            },
            max: WorldPt {
                x: r.max.x.max(p.x),
                y: r.max.y.max(p.y),
            },
        })
    }

    /// The smallest box around this one and another.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self {
            min: WorldPt {
                x: self.min.x.min(other.min.x),
                y: self.min.y.min(other.min.y),
            },
            max: WorldPt {
                x: self.max.x.max(other.max.x),
                y: self.max.y.max(other.max.y),
            },
        }
    }

    /// Whether the two share a point.
    #[must_use]
    pub fn intersects(&self, other: &Self) -> bool {
        self.min.x <= other.max.x
            && other.min.x <= self.max.x
            && self.min.y <= other.max.y
            && other.min.y <= self.max.y
    }

    /// Whether a point lies in it, edges included.
    #[must_use]
    pub fn contains(&self, p: WorldPt) -> bool {
        (self.min.x..=self.max.x).contains(&p.x) && (self.min.y..=self.max.y).contains(&p.y)
    }

    /// Whether it holds nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.min.x > self.max.x || self.min.y > self.max.y
    }

    /// Its middle.
    #[must_use]
    pub fn center(&self) -> WorldPt {
        WorldPt {
            x: f64::midpoint(self.min.x, self.max.x),
            y: f64::midpoint(self.min.y, self.max.y),
        }
    }
}

/// A point of the page, in points (1/72 inch), from its top-left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PagePt {
    /// Rightwards.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

impl PagePt {
    /// A point at `x`, `y`.
    #[must_use]
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// This point moved by `dx`, `dy`.
    #[must_use]
    pub const fn offset(self, dx: f64, dy: f64) -> Self {
        Self {
            x: self.x + dx,
            y: self.y + dy,
        }
    }

    /// The distance to another point.
    #[must_use]
    pub fn distance(self, other: Self) -> f64 {
        let (x, y) = (self.x - other.x, self.y - other.y);
        (x * x + y * y).sqrt()
    }
}

impl From<PagePt> for Coord<f64> {
    fn from(p: PagePt) -> Self {
        Self { x: p.x, y: p.y }
    }
}

/// A box on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PageRect {
    /// Top-left corner.
    pub min: PagePt,
    /// Bottom-right corner.
    pub max: PagePt,
}

impl PageRect {
    /// A box from its corner and size.
    #[must_use]
    pub const fn from_min_size(min: PagePt, width: f64, height: f64) -> Self {
        Self {
            min,
            max: PagePt {
                x: min.x + width,
                y: min.y + height,
            },
        }
    }

    /// Its width.
    #[must_use]
    pub const fn width(&self) -> f64 {
        self.max.x - self.min.x
    }

    /// Its height.
    #[must_use]
    pub const fn height(&self) -> f64 {
        self.max.y - self.min.y
    }

    /// Its middle.
    #[must_use]
    pub const fn center(&self) -> PagePt {
        PagePt {
            x: f64::midpoint(self.min.x, self.max.x),
            y: f64::midpoint(self.min.y, self.max.y),
        }
    }

    /// The box grown by `by` on every side.
    #[must_use]
    pub const fn expand(&self, by: f64) -> Self {
        Self {
            min: PagePt {
                x: self.min.x - by,
                y: self.min.y - by,
            },
            max: PagePt {
                x: self.max.x + by,
                y: self.max.y + by,
            },
        }
    }

    /// Whether the two overlap; touching edges do not count.
    #[must_use]
    pub const fn overlaps(&self, other: &Self) -> bool {
        self.min.x < other.max.x
            && other.min.x < self.max.x
            && self.min.y < other.max.y
            && other.min.y < self.max.y
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub const fn contains_rect(&self, other: &Self) -> bool {
        self.min.x <= other.min.x
            && self.min.y <= other.min.y
            && other.max.x <= self.max.x
            && other.max.y <= self.max.y
    }

    /// Whether a point lies inside, edges included.
    #[must_use]
    pub const fn contains(&self, p: PagePt) -> bool {
        self.min.x <= p.x && p.x <= self.max.x && self.min.y <= p.y && p.y <= self.max.y
    }
}

/// What the map shows: a centre, a zoom, and a frame on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Viewport {
    /// The world point in the middle of the frame.
    pub center: WorldPt,
    /// Web-Mercator zoom: the world is `256 · 2^zoom` points wide.
    pub zoom: f64,
    /// The frame of the map on the page.
    pub frame: PageRect,
}

impl Viewport {
    /// The same view with its centre moved to a whole pixel of the world, by at most half a pixel, so
    /// that the pixels of two such views of one zoom coincide.
    #[must_use]
    pub fn on_pixels(mut self, pixels_per_point: f64) -> Self {
        let per_world = self.scale() * pixels_per_point;
        self.center.x = (self.center.x * per_world).round() / per_world;
        self.center.y = (self.center.y * per_world).round() / per_world;
        self
    }

    /// The view that fits `rect` into `frame` with a margin, in points.
    #[must_use]
    pub fn fitting(rect: &WorldRect, frame: PageRect, margin_pt: f64) -> Self {
        let usable = |extent: f64| (extent - 2.0 * margin_pt).max(16.0);
        let span_x = (rect.max.x - rect.min.x).max(1e-9);
        let span_y = (rect.max.y - rect.min.y).max(1e-9);
        let scale = (usable(frame.width()) / span_x).min(usable(frame.height()) / span_y);
        Self {
            center: rect.center(),
            zoom: (scale / WORLD_WIDTH_PT).log2(),
            frame,
        }
    }

    /// Page points per unit of the world.
    #[must_use]
    pub fn scale(&self) -> f64 {
        WORLD_WIDTH_PT * self.zoom.exp2()
    }

    /// The transform from the world to the page.
    #[must_use]
    pub fn transform(&self) -> ToPage {
        let scale = self.scale();
        let middle = self.frame.center();
        ToPage {
            scale,
            dx: middle.x - self.center.x * scale,
            dy: middle.y - self.center.y * scale,
        }
    }

    /// The part of the world in the frame.
    #[must_use]
    pub fn world_rect(&self) -> WorldRect {
        let to_page = self.transform();
        WorldRect {
            min: to_page.unproject(self.frame.min),
            max: to_page.unproject(self.frame.max),
        }
    }

    /// Metres on the ground per page point at the centre of the view.
    #[must_use]
    pub fn metres_per_pt(&self) -> f64 {
        let lat = self.center.to_lon_lat().lat_deg.to_radians();
        2.0 * PI * EARTH_RADIUS_M * lat.cos() / self.scale()
    }
}

/// World to page: one scale, one offset.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ToPage {
    /// Page points per unit of the world.
    pub scale: f64,
    /// Added to `x`.
    pub dx: f64,
    /// Added to `y`.
    pub dy: f64,
}

impl ToPage {
    /// A world point on the page.
    #[must_use]
    pub fn project(&self, p: WorldPt) -> PagePt {
        PagePt {
            x: p.x * self.scale + self.dx,
            y: p.y * self.scale + self.dy,
        }
    }

    /// A page point in the world.
    #[must_use]
    pub fn unproject(&self, p: PagePt) -> WorldPt {
        WorldPt {
            x: (p.x - self.dx) / self.scale,
            y: (p.y - self.dy) / self.scale,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ziyang() -> LonLat {
        LonLat::new(104.65, 30.12).unwrap()
    }

    #[test]
    fn degrees_projected_and_unprojected_are_the_same() {
        let back = ziyang().to_world().to_lon_lat();
        assert!((back.lon_deg - 104.65).abs() < 1e-12 && (back.lat_deg - 30.12).abs() < 1e-12);
    }

    #[test]
    fn numbers_that_are_no_position_are_refused() {
        for (lon, lat) in [
            (180.1, 0.0),
            (0.0, -90.1),
            (f64::NAN, 0.0),
            (0.0, f64::INFINITY),
        ] {
            assert!(LonLat::new(lon, lat).is_err(), "{lon} {lat}");
        }
    }

    #[test]
    fn fitting_puts_the_box_into_the_frame() {
        let a = LonLat::new(102.0, 28.0).unwrap().to_world();
        let b = LonLat::new(110.0, 32.0).unwrap().to_world();
        let rect = WorldRect::around([a, b]);
        let frame = PageRect::from_min_size(PagePt::new(10.0, 20.0), 640.0, 480.0);
        let to_page = Viewport::fitting(&rect, frame, 12.0).transform();
        for corner in [rect.min, rect.max] {
            assert!(frame.expand(-11.9).contains(to_page.project(corner)));
        }
    }

    #[test]
    fn a_point_of_zoom_ten_is_132_metres_at_thirty_degrees() {
        let view = Viewport {
            center: LonLat::new(104.0, 30.0).unwrap().to_world(),
            zoom: 10.0,
            frame: PageRect::default(),
        };
        assert!(
            (view.metres_per_pt() - 132.2).abs() < 0.3,
            "{}",
            view.metres_per_pt()
        );
    }
}
