//! The printed maps on the screen: the newest over the one before, over the whole region.
//!
//! At rest a plate lies pixel upon pixel. While the map moves it is shifted by whole pixels; while
//! it zooms it is scaled until the plate of the goal is there, which is ordered at once.

use std::collections::VecDeque;
use std::time::Duration;

use egui::{Painter, Pos2, Ui};

use super::Reading;
use super::picture::Picture;
use super::printing::{Haste, Key, Margin, Order, Overview, Plate, Printed, Printing, room};
use super::stops::Stop;
use crate::paint::screen::{Band, Sheet, color32};
use crate::projection::Viewport;
use crate::scene::{Scene, Theme};

/// How many pixels are handed to the graphics card in a frame while the map moves.
const PIXELS_A_FRAME: usize = 900_000;

/// How long the window waits for its first map before it is shown without.
const FIRST_PATIENCE: Duration = Duration::from_millis(350);

/// How many costs are kept when nobody asks.
const MAX_COSTS: usize = 64;

/// The plates that are at hand.
#[derive(Debug, Default)]
pub(super) struct Plates {
    printing: Option<Printing>,
    newest: Option<Shown>,
    arriving: Option<Box<Arriving>>,
    /// What is printed around the newest, or around the one that arrives.
    margin: Option<Margin>,
    before: Option<Picture>,
    overview: Option<Picture>,
    printed: u64,
    has_waited: bool,
    /// What the prints cost since somebody asked; kept short.
    costs: Vec<(Duration, Duration)>,
}

/// What the map wants to see.
#[derive(Debug)]
pub(super) struct Wanted {
    /// Where it is, or is going.
    pub(super) view: Viewport,
    /// What is to be fitted once the legend is known.
    pub(super) fit: Option<crate::projection::WorldRect>,
    /// Whether it moves.
    pub(super) is_moving: bool,
    /// Whether it is dragged, or glides on.
    pub(super) is_dragged: bool,
}

/// The newest plate.
#[derive(Debug)]
struct Shown {
    order: Order,
    scene: Scene,
    stops: Vec<Stop>,
    ground: Picture,
    furniture: Option<Picture>,
    vertices: usize,
    texts: usize,
}

/// A plate on its way to the graphics card, a few bands a frame: a large picture handed over at
/// once would make a frame late.
#[derive(Debug)]
struct Arriving {
    plate: Plate,
    bands: VecDeque<Band>,
    ground: Picture,
}

impl Plates {
    pub(super) fn scene(&self) -> Option<&Scene> {
        self.newest.as_ref().map(|shown| &shown.scene)
    }

    /// What the keyboard reaches on the newest map.
    pub(super) fn stops(&self) -> &[Stop] {
        self.newest.as_ref().map_or(&[], |shown| &shown.stops)
    }

    pub(super) fn is_printing(&self) -> bool {
        self.arriving.is_some()
            || self
                .printing
                .as_ref()
                .is_some_and(|p| p.pending().is_some())
    }

    /// Whether no map will be printed any more.
    pub(super) fn is_lost(&self) -> bool {
        self.printing.as_ref().is_some_and(Printing::is_lost)
    }

    /// Triangles' corners, lines of text, and maps printed so far.
    pub(super) fn counts(&self) -> (usize, usize, u64) {
        let newest = self.newest.as_ref();
        let (vertices, texts) = newest.map_or((0, 0), |shown| (shown.vertices, shown.texts));
        (vertices, texts, self.printed)
    }

    /// What scenes and pictures have cost since the last call, on the printing thread's clock.
    pub(super) fn take_costs(&mut self) -> Vec<(Duration, Duration)> {
        std::mem::take(&mut self.costs)
    }

    /// Takes what has been printed; the new map, if there is one.
    ///
    /// The first map is waited for: where there is no graphics card, a frame without it would take
    /// as long.
    pub(super) fn collect(&mut self, ui: &Ui) -> Option<&Scene> {
        let printing = self.printing.as_mut()?;
        let patience = if self.newest.is_none() && !self.has_waited {
            FIRST_PATIENCE
        } else {
            Duration::ZERO
        };
        self.has_waited = true;
        for print in printing.collect(patience) {
            match print {
                Printed::Plate(plate) => self.receive(*plate),
                Printed::Margin(margin) => self.margin = Some(*margin),
                Printed::Overview(Overview { view, sheet }) => {
                    self.overview = Some(Picture::whole(ui, sheet, view, 1.0));
                }
            }
        }
        let budget = if self.newest.is_none() {
            usize::MAX
        } else {
            PIXELS_A_FRAME
        };
        let Some(mut arriving) = self.arriving.take() else {
            self.widen(ui, budget);
            return None;
        };
        if arriving.ground.load(ui, &mut arriving.bands, budget) {
            ui.request_repaint();
            self.arriving = Some(arriving);
            return None;
        }
        self.take(ui, *arriving);
        if self.margin.is_some() {
            ui.request_repaint();
        }
        self.scene()
    }

    fn receive(&mut self, plate: Plate) {
        if self.costs.len() < MAX_COSTS {
            self.costs.push(plate.cost);
        }
        let mut plate = plate;
        self.arriving = Some(Box::new(Arriving {
            ground: Picture::of(plate.scene.view, plate.order.key.pixels_per_point),
            bands: std::mem::take(&mut plate.ground.bands).into(),
            plate,
        }));
    }

    fn take(&mut self, ui: &Ui, Arriving { plate, ground, .. }: Arriving) {
        let Plate {
            order,
            scene,
            stops,
            ground: Sheet {
                vertices, texts, ..
            },
            furniture,
            ..
        } = plate;
        let texts = texts + furniture.as_ref().map_or(0, |sheet| sheet.texts);
        let fineness = order.key.pixels_per_point;
        let furniture = furniture.map(|sheet| Picture::whole(ui, sheet, scene.view, fineness));
        let shown = Shown {
            furniture,
            ground,
            order,
            scene,
            stops,
            vertices,
            texts,
        };
        self.before = self.newest.replace(shown).map(|shown| shown.ground);
        self.printed += 1;
    }

    /// Hands over what was printed around the newest plate.
    fn widen(&mut self, ui: &Ui, pixels: usize) {
        let (Some(shown), Some(margin)) = (&mut self.newest, &mut self.margin) else {
            return;
        };
        if margin.order == shown.order && shown.ground.load(ui, &mut margin.bands, pixels) {
            ui.request_repaint();
        } else {
            // What the one before showed lies in the margin now, or so far away that the overview
            // will do.
            (self.margin, self.before) = (None, None);
        }
    }

    /// Orders a new plate when those at hand do not serve; whether it is the first of all.
    pub(super) fn order(&mut self, ui: &Ui, reading: &Reading<'_>, wanted: &Wanted) -> bool {
        let state = reading.state;
        let size = (wanted.view.frame.width(), wanted.view.frame.height());
        let max_side = ui.input(|i| i.max_texture_side);
        let (margin_pt, pixels_per_point) = room(size, ui.pixels_per_point(), max_side);
        let key = Key {
            shown: state.shown.clone(),
            selection: state.selection,
            language: reading.i18n.language(),
            theme: *reading.theme,
            legend: !state.legend_hidden,
            size,
            margin_pt,
            pixels_per_point,
        };
        let view = wanted.view.on_pixels(pixels_per_point.into());
        let order = Order {
            key,
            view,
            fit: wanted.fit,
        };
        let arriving = self.arriving.as_ref().map(|a| &a.plate);
        let at_hand = [
            arriving.map(|plate| (&plate.order.key, &plate.scene.view)),
            self.newest
                .as_ref()
                .map(|shown| (&shown.order.key, &shown.scene.view)),
        ];
        let serves = |plate| serves(plate, &order, wanted.is_moving);
        if at_hand.into_iter().flatten().any(serves) {
            return false;
        }
        let is_first = self.printing.is_none();
        let printing = self
            .printing
            .get_or_insert_with(|| Printing::start(ui.ctx(), reading.atlas));
        match printing.pending() {
            _ if printing.is_lost() => {}
            Some(pending) if *pending == order => {}
            // While the map is dragged, one plate after the other.
            Some(pending)
                if wanted.is_moving
                    && pending.key == order.key
                    && pending.view.zoom == order.view.zoom => {}
            _ => {
                let haste = if wanted.is_dragged {
                    Haste::AtOnce
                } else {
                    Haste::Later
                };
                printing.order(order, haste);
            }
        }
        is_first
    }

    /// Draws the ground as it lies in a view.
    pub(super) fn draw_ground(
        &self,
        painter: &Painter,
        corner: Pos2,
        view: &Viewport,
        theme: &Theme,
    ) {
        let clip = painter.clip_rect();
        let newest = self.newest.as_ref().map(|shown| &shown.ground);
        let covers = newest.is_some_and(|p| p.covers(corner, view, clip));
        if !covers {
            painter.rect_filled(clip, 0.0, color32(theme.outside));
            for picture in [&self.overview, &self.before].into_iter().flatten() {
                picture.draw(painter, corner, view);
            }
        }
        if let Some(picture) = newest {
            picture.draw(painter, corner, view);
        }
    }

    /// Draws the furniture, which stays where it is.
    pub(super) fn draw_furniture(&self, painter: &Painter, corner: Pos2) {
        if let Some(picture) = self.newest.as_ref().and_then(|s| s.furniture.as_ref()) {
            picture.draw_fixed(painter, corner);
        }
    }
}

/// Whether a plate of a key and a view will do for an order: at rest in just its view, in movement
/// as long as its margin reaches.
fn serves((key, known): (&Key, &Viewport), order: &Order, is_moving: bool) -> bool {
    let view = &order.view;
    if *key != order.key || order.fit.is_some() {
        return false;
    }
    let middle = view.transform().project(known.center);
    let (dx, dy) = (
        middle.x - view.frame.center().x,
        middle.y - view.frame.center().y,
    );
    let far = dx.abs().max(dy.abs());
    let same_zoom = (known.zoom - view.zoom).abs() < 1e-9;
    same_zoom && (far < 0.01 || is_moving && far < key.margin_pt * 0.5)
}
