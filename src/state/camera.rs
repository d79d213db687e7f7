//! Where the map looks, and where it is asked to go.

use crate::model::FeatureId;
use crate::projection::WorldPt;

/// Where the map is looking.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// The world point in the middle.
    pub center: WorldPt,
    /// Web-Mercator zoom.
    pub zoom: f64,
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
    /// So many zoom levels in or out, about the middle.
    ZoomBy(f64),
    /// So many points right and down.
    PanBy(f64, f64),
}
