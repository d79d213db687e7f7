//! What wheels, touch surfaces and fingers on the screen ask of the map.
//!
//! A surface that tells points pans with two fingers, a wheel with steps zooms, and Shift turns a
//! wheel sideways. Fingers that pinch zoom about the point between them.

use egui::{Event, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, Ui, Vec2, vec2};

/// Zoom levels a wheel click asks for.
const WHEEL_STEP: f64 = 0.5;
/// How far a click of the wheel with Shift, or of one that tilts, moves the map.
const WHEEL_PAN_PT: f32 = 60.0;
/// Points of a fine wheel that are a click.
const CLICK_PT: f32 = 50.0;
/// Clicks that a page is.
const PAGE_CLICKS: f32 = 3.0;

/// What a frame's events ask for.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Scroll {
    /// Zoom levels in.
    pub(super) levels: f64,
    /// Points right and down.
    pub(super) pan: Vec2,
}

/// Two fingers or more on the screen, and how they have moved since the last frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pinch {
    /// The point between them, in the window.
    pub(super) about: Pos2,
    /// Zoom levels in.
    pub(super) levels: f64,
    /// Points right and down.
    pub(super) pan: Vec2,
}

/// What wheel and touch surface ask for in this frame.
pub(super) fn scroll(ui: &Ui) -> Scroll {
    ui.input(|i| {
        let mut sum = Scroll::default();
        for event in &i.events {
            let Scroll { levels, pan } = asked_by(event);
            sum.levels += levels;
            sum.pan += pan;
        }
        sum
    })
}

fn asked_by(event: &Event) -> Scroll {
    match event {
        Event::MouseWheel {
            unit,
            delta,
            modifiers,
            source,
            ..
        } => wheel((*unit, *source), *delta, *modifiers),
        Event::Zoom(factor) => Scroll {
            levels: levels_of(*factor),
            pan: Vec2::ZERO,
        },
        _ => Scroll::default(),
    }
}

fn wheel(
    (unit, source): (MouseWheelUnit, MouseWheelSource),
    delta: Vec2,
    modifiers: Modifiers,
) -> Scroll {
    let is_fine = unit == MouseWheelUnit::Point;
    let clicks = match unit {
        MouseWheelUnit::Point => delta / CLICK_PT,
        MouseWheelUnit::Line => delta,
        MouseWheelUnit::Page => delta * PAGE_CLICKS,
    };
    let zoom = f64::from(clicks.y) * WHEEL_STEP;
    let points = if is_fine {
        delta
    } else {
        clicks * WHEEL_PAN_PT
    };
    let (levels, pan) = if modifiers.command {
        (zoom, Vec2::ZERO)
    } else if modifiers.shift {
        // Some systems turn the axis themselves.
        (0.0, vec2(points.x + points.y, 0.0))
    } else if is_fine && source != MouseWheelSource::Wheel {
        (0.0, points)
    } else {
        (zoom, vec2(points.x, 0.0))
    };
    Scroll { levels, pan }
}

/// The fingers on the screen, where there are two or more.
pub(super) fn pinch(ui: &Ui) -> Option<Pinch> {
    let touch = ui.input(|i| i.multi_touch())?;
    Some(Pinch {
        about: touch.center_pos,
        levels: levels_of(touch.zoom_delta),
        pan: touch.translation_delta,
    })
}

fn levels_of(factor: f32) -> f64 {
    f64::from(factor.max(0.01).log2())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turned(unit: MouseWheelUnit, source: MouseWheelSource, modifiers: Modifiers) -> Scroll {
        wheel((unit, source), vec2(3.0, 2.0), modifiers)
    }

    #[test]
    fn a_touch_surface_pans_both_ways_and_a_wheel_zooms() {
        use MouseWheelSource::{Momentum, Trackpad, Unknown, Wheel};
        for source in [Trackpad, Unknown, Momentum] {
            let surface = turned(MouseWheelUnit::Point, source, Modifiers::NONE);
            assert_eq!((surface.levels, surface.pan), (0.0, vec2(3.0, 2.0)));
        }
        let steps = turned(MouseWheelUnit::Line, Unknown, Modifiers::NONE);
        assert_eq!((steps.levels, steps.pan), (1.0, vec2(180.0, 0.0)));
        // A wheel that turns without steps is one nevertheless.
        let free = turned(MouseWheelUnit::Point, Wheel, Modifiers::NONE);
        assert!(free.levels > 0.0 && free.pan.y == 0.0, "{free:?}");
    }

    #[test]
    fn shift_turns_a_wheel_sideways_and_command_makes_a_surface_zoom() {
        let sideways = |unit| turned(unit, MouseWheelSource::Unknown, Modifiers::SHIFT);
        let steps = sideways(MouseWheelUnit::Line);
        assert_eq!((steps.levels, steps.pan), (0.0, vec2(300.0, 0.0)));
        let surface = sideways(MouseWheelUnit::Point);
        assert_eq!((surface.levels, surface.pan), (0.0, vec2(5.0, 0.0)));
        let zoom = turned(
            MouseWheelUnit::Point,
            MouseWheelSource::Trackpad,
            Modifiers::COMMAND,
        );
        assert!(zoom.levels > 0.0 && zoom.pan == Vec2::ZERO, "{zoom:?}");
    }
}
