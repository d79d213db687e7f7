//! The printed maps on the screen: the newest over the one before, over the whole region.
//!
//! At rest a plate lies pixel upon pixel. While the map moves it is shifted by whole pixels; while
//! it zooms it is scaled until the plate of the goal is there, which is ordered at once.

use std::time::Duration;

use egui::{Painter, Pos2, Ui};

use super::Reading;
use super::picture::Picture;
use super::printing::{Key, Order, Overview, Plate, Printed, Printing, room};
use crate::paint::screen::color32;
use crate::projection::Viewport;
use crate::scene::{Scene, Theme};

/// How many pixels are handed to the graphics card in a frame while the map moves.
const PIXELS_A_FRAME: usize = 900_000;

/// How many costs are kept when nobody asks.
const MAX_COSTS: usize = 64;

/// The plates that are at hand.
#[derive(Debug, Default)]
pub(super) struct Plates {
    printing: Option<Printing>,
    newest: Option<Shown>,
    arriving: Option<Box<Arriving>>,
    before: Option<Picture>,
    overview: Option<Picture>,
    printed: u64,
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
}

/// The newest plate.
#[derive(Debug)]
struct Shown {
    key: Key,
    scene: Scene,
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
    ground: Picture,
}

impl Plates {
    pub(super) fn scene(&self) -> Option<&Scene> {
        self.newest.as_ref().map(|shown| &shown.scene)
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
    pub(super) fn collect(&mut self, ui: &Ui) -> Option<&Scene> {
        for print in self.printing.as_mut()?.collect() {
            match print {
                Printed::Plate(plate) => {
                    let ground = Picture::of(plate.scene.view, plate.order.key.pixels_per_point);
                    if self.costs.len() < MAX_COSTS {
                        self.costs.push(plate.cost);
                    }
                    let plate = *plate;
                    self.arriving = Some(Box::new(Arriving { plate, ground }));
                }
                Printed::Overview(Overview { view, sheet }) => {
                    let mut picture = Picture::of(view, 1.0);
                    while picture.load_more(ui, &sheet, usize::MAX) {}
                    self.overview = Some(picture);
                }
            }
        }
        let budget = if self.newest.is_none() {
            usize::MAX
        } else {
            PIXELS_A_FRAME
        };
        let arriving = self.arriving.as_mut()?;
        if arriving
            .ground
            .load_more(ui, &arriving.plate.ground, budget)
        {
            ui.request_repaint();
            return None;
        }
        let Arriving { plate, ground } = *self.arriving.take()?;
        self.take(ui, plate, ground);
        self.scene()
    }

    fn take(&mut self, ui: &Ui, plate: Plate, ground: Picture) {
        let furniture = plate.furniture.as_ref().map(|sheet| {
            let mut picture = Picture::of(plate.scene.view, plate.order.key.pixels_per_point);
            while picture.load_more(ui, sheet, usize::MAX) {}
            picture
        });
        let texts = plate.furniture.as_ref().map_or(0, |sheet| sheet.texts);
        let shown = Shown {
            furniture,
            ground,
            key: plate.order.key,
            scene: plate.scene,
            vertices: plate.ground.vertices,
            texts: plate.ground.texts + texts,
        };
        self.before = self.newest.replace(shown).map(|shown| shown.ground);
        self.printed += 1;
    }

    /// Orders a new plate when those at hand do not serve.
    pub(super) fn order(&mut self, ui: &Ui, reading: &Reading<'_>, wanted: &Wanted) {
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
                .map(|shown| (&shown.key, &shown.scene.view)),
        ];
        let serves = |plate| serves(plate, &order, wanted.is_moving);
        if at_hand.into_iter().flatten().any(serves) {
            return;
        }
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
            _ => printing.order(order),
        }
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
        painter.rect_filled(clip, 0.0, color32(theme.outside));
        let newest = self.newest.as_ref().map(|shown| &shown.ground);
        let covers = newest.is_some_and(|p| p.covers(corner, view, clip));
        if !covers {
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
