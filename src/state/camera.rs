//! Where the map looks, and where it is asked to go.

use crate::connection::Connected;
use crate::model::FeatureId;
use crate::projection::{LonLat, WorldPt, WorldRect};

/// Where the map is looking.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// The world point in the middle.
    pub center: WorldPt,
    /// Web-Mercator zoom.
    pub zoom: f64,
}

/// What the map is asked to show.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sight {
    /// A feature.
    Feature(FeatureId),
    /// A position.
    Position(LonLat),
}

/// Where the map is asked to go.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Goal {
    /// A camera position, eased to.
    Camera(Camera),
    /// The economic circle, fitted.
    Circle,
    /// All of Sichuan and Chongqing, fitted.
    Region,
    /// A feature, fitted with room around it.
    Feature(FeatureId),
    /// One place or two with those that they are tied to, fitted.
    Connected(Connected),
    /// A part of the world, fitted.
    Bounds(WorldRect),
    /// A feature or a position in what is left of the map beside so many covered points at its left edge.
    Beside(Sight, f64),
    /// So many zoom levels in or out, about the middle.
    ZoomBy(f64),
    /// So many zoom levels in or out, about a point of the world.
    ZoomAt(WorldPt, f64),
    /// So many points right and down.
    PanBy(f64, f64),
}
