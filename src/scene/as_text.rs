//! A scene as text: what snapshots compare, a line an item.

use std::fmt;

use super::{Item, Scene, Shape, Stroke, Text};
use crate::projection::PageRect;

impl fmt::Display for Scene {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let frame = self.view.frame;
        writeln!(
            f,
            "page {:.0}×{:.0}, frame {}",
            self.page.0,
            self.page.1,
            rect(&frame)
        )?;
        writeln!(
            f,
            "background {}, {} labels dropped",
            self.background,
            self.dropped.len()
        )?;
        writeln!(f, "ground:")?;
        self.write_items(f, &self.ground)?;
        writeln!(f, "furniture:")?;
        self.write_items(f, &self.furniture)?;
        for panel in &self.panels {
            writeln!(f, "another map, frame {}:", rect(&panel.view.frame))?;
            self.write_items(f, &panel.ground)?;
            self.write_items(f, &panel.furniture)?;
        }
        Ok(())
    }
}

impl Scene {
    fn write_items(&self, f: &mut fmt::Formatter<'_>, items: &[Item]) -> fmt::Result {
        items.iter().try_for_each(|item| {
            write!(f, "  {}", item.shape)?;
            let mut key = self.key_of(item).into_iter();
            key.try_for_each(|key| write!(f, " #{key}"))?;
            writeln!(f)
        })
    }
}

fn rect(r: &PageRect) -> String {
    format!(
        "{:.1},{:.1} {:.1}×{:.1}",
        r.min.x,
        r.min.y,
        r.width(),
        r.height()
    )
}

impl fmt::Display for Stroke {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}pt", self.color, self.width_pt)?;
        if !self.dash.is_empty() {
            write!(f, " dash {:?}", self.dash)?;
        }
        Ok(())
    }
}

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Shape::Area { fill, .. } => write!(f, "area {fill}")?,
            Shape::Outline { stroke, .. } => write!(f, "outline {stroke}")?,
            Shape::Line { line, stroke } => {
                write!(f, "line of {} points, {stroke}", line.points().len())?;
            }
            Shape::Path {
                points,
                closed,
                fill,
                stroke,
            } => {
                let start = points.first().copied().unwrap_or_default();
                let kind = if *closed { "ring" } else { "path" };
                write!(
                    f,
                    "{kind} of {} points from {:.1},{:.1}",
                    points.len(),
                    start.x,
                    start.y
                )?;
                if let Some(fill) = fill {
                    write!(f, ", filled {fill}")?;
                }
                if let Some(stroke) = stroke {
                    write!(f, ", {stroke}")?;
                }
            }
            Shape::Segments { segments, stroke } => {
                write!(f, "{} segments, {stroke}", segments.len())?;
            }
            Shape::Text(text) => {
                let Text {
                    content,
                    at,
                    size_pt,
                    color,
                    angle_rad,
                    ..
                } = text;
                write!(
                    f,
                    "text {content:?} at {:.1},{:.1}, {size_pt}pt {color}",
                    at.x, at.y
                )?;
                if *angle_rad != 0.0 {
                    write!(f, " turned {:.1}°", angle_rad.to_degrees())?;
                }
            }
        }
        Ok(())
    }
}
