//! The printed maps on the screen: the newest over the one before, over the whole region.
//!
//! At rest a plate lies pixel upon pixel. While the map moves it is shifted by whole pixels; while
//! it zooms it is scaled until the plate of the goal is there, which is ordered at once.

use std::time::Duration;

use egui::{Color32, Painter, Pos2, Rect, TextureHandle, TextureOptions, Ui, pos2, vec2};

use super::Reading;
use super::printing::{Key, Order, Overview, Plate, Printed, Printing, room};
use crate::paint::screen::{Sheet, color32, pos};
use crate::projection::{PagePt, Viewport};
use crate::scene::{Scene, Theme};

/// How many costs are kept when nobody asks.
const MAX_COSTS: usize = 64;

/// The plates that are at hand.
#[derive(Debug, Default)]
pub(super) struct Plates {
    printing: Option<Printing>,
    newest: Option<Shown>,
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

/// A picture on the graphics card.
struct Picture {
    texture: TextureHandle,
    /// Where it lies on its page.
    rect: Rect,
    /// The view of its page.
    view: Viewport,
    pixels_per_point: f32,
}

impl Plates {
    pub(super) fn scene(&self) -> Option<&Scene> {
        self.newest.as_ref().map(|shown| &shown.scene)
    }

    pub(super) fn is_printing(&self) -> bool {
        self.printing
            .as_ref()
            .is_some_and(|p| p.pending().is_some())
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
        let printed = self.printing.as_mut()?.collect();
        let before = self.printed;
        for print in printed {
            match print {
                Printed::Plate(plate) => self.take(ui, *plate),
                Printed::Overview(Overview { view, sheet }) => {
                    self.overview = Some(Picture::load(ui, "overview", &sheet, view, 1.0));
                }
            }
        }
        (self.printed > before).then(|| self.scene()).flatten()
    }

    fn take(&mut self, ui: &Ui, plate: Plate) {
        let Plate {
            order,
            scene,
            ground,
            furniture,
            cost,
        } = plate;
        if self.costs.len() < MAX_COSTS {
            self.costs.push(cost);
        }
        let (view, ppp) = (scene.view, order.key.pixels_per_point);
        let picture = |name: &str, sheet: &Sheet| Picture::load(ui, name, sheet, view, ppp);
        let texts = furniture.as_ref().map_or(0, |sheet| sheet.texts);
        let shown = Shown {
            ground: picture("ground", &ground),
            furniture: furniture.as_ref().map(|sheet| picture("furniture", sheet)),
            key: order.key,
            scene,
            vertices: ground.vertices,
            texts: ground.texts + texts,
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
        if self
            .newest
            .as_ref()
            .is_some_and(|shown| shown.serves(&key, &view, wanted))
        {
            return;
        }
        let printing = self
            .printing
            .get_or_insert_with(|| Printing::start(ui.ctx(), reading.atlas));
        let order = Order {
            key,
            view,
            fit: wanted.fit,
        };
        match printing.pending() {
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
        let covers = newest.is_some_and(|p| p.place(corner, view).contains_rect(clip));
        if !covers {
            for picture in [&self.overview, &self.before].into_iter().flatten() {
                picture.draw(painter, picture.place(corner, view));
            }
        }
        if let Some(picture) = newest {
            picture.draw(painter, picture.place(corner, view));
        }
    }

    /// Draws the furniture, which stays where it is.
    pub(super) fn draw_furniture(&self, painter: &Painter, corner: Pos2) {
        if let Some(picture) = self.newest.as_ref().and_then(|s| s.furniture.as_ref()) {
            let at = picture.on_pixels(picture.rect.translate(corner.to_vec2()));
            picture.draw(painter, at);
        }
    }
}

impl Shown {
    /// Whether the plate will do: at rest in just this view, in movement as long as its margin
    /// reaches.
    fn serves(&self, key: &Key, view: &Viewport, wanted: &Wanted) -> bool {
        if self.key != *key || wanted.fit.is_some() {
            return false;
        }
        let known = &self.scene.view;
        let middle = view.transform().project(known.center);
        let (dx, dy) = (
            middle.x - view.frame.center().x,
            middle.y - view.frame.center().y,
        );
        let far = dx.abs().max(dy.abs());
        let same_zoom = (known.zoom - view.zoom).abs() < 1e-9;
        same_zoom && (far < 0.01 || wanted.is_moving && far < key.margin_pt * 0.5)
    }
}

impl std::fmt::Debug for Picture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Picture")
            .field("rect", &self.rect)
            .field("view", &self.view)
            .finish_non_exhaustive()
    }
}

impl Picture {
    fn load(ui: &Ui, name: &str, sheet: &Sheet, view: Viewport, pixels_per_point: f32) -> Self {
        let image = std::sync::Arc::clone(&sheet.image);
        Self {
            texture: ui.load_texture(name, image, TextureOptions::LINEAR),
            rect: sheet.rect,
            view,
            pixels_per_point,
        }
    }

    /// Where the picture lies on the screen in a view whose page has its corner at `corner`.
    fn place(&self, corner: Pos2, view: &Viewport) -> Rect {
        let (from, to) = (self.view.transform(), view.transform());
        let on_screen = |p: Pos2| {
            let page = PagePt::new(f64::from(p.x), f64::from(p.y));
            pos(to.project(from.unproject(page))) + corner.to_vec2()
        };
        let min = on_screen(self.rect.min);
        if (self.view.zoom - view.zoom).abs() < 1e-9 {
            return self.on_pixels(Rect::from_min_size(min, self.rect.size()));
        }
        Rect::from_min_max(min, on_screen(self.rect.max))
    }

    /// The same, moved to whole pixels.
    fn on_pixels(&self, rect: Rect) -> Rect {
        let snap = |v: f32| (v * self.pixels_per_point).round() / self.pixels_per_point;
        let min = pos2(snap(rect.min.x), snap(rect.min.y));
        Rect::from_min_size(min, rect.size())
    }

    fn draw(&self, painter: &Painter, at: Rect) {
        let whole = Rect::from_min_size(Pos2::ZERO, vec2(1.0, 1.0));
        painter.image(self.texture.id(), at, whole, Color32::WHITE);
    }
}
