//! Printing the map off the UI thread: orders go to one thread, plates come back.
//!
//! Only the last order counts: what was ordered before and not begun is left undone. A plate
//! that comes late is still shown until the next one is there.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use egui::Context;

use super::camera;
use super::stops::{Stop, stops};
use crate::i18n::I18n;
use crate::model::{Atlas, FeatureId, Language};
use crate::paint::screen::{Band, Ground, Press, Sheet};
use crate::projection::{Viewport, WorldRect};
use crate::scene::{Extent, bounds};
use crate::scene::{
    Furniture, Layer, LegendPlace, Request, Scene, Shown, Theme, build, legend_height,
};
use crate::ui::style;

/// How far beyond the frame the ground is made where the graphics card takes so large a picture.
const MARGIN_PT: f64 = 320.0;
/// Width of the picture of the whole region that lies beneath the plates.
const OVERVIEW_PT: f64 = 900.0;

/// How long a plate takes to come upon the screen.
const SHOWING: Duration = Duration::from_millis(120);
/// How long no map must be ordered before the overview is printed.
const PAUSE: Duration = Duration::from_millis(250);

/// What a plate depends on beside the place it shows.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Key {
    pub(super) shown: Shown,
    pub(super) selection: Option<FeatureId>,
    pub(super) language: Language,
    pub(super) theme: Theme,
    pub(super) legend: bool,
    pub(super) size: (f64, f64),
    /// How far beyond the frame the ground is made.
    pub(super) margin_pt: f64,
    /// How fine the print is; coarser than the screen only where the graphics card takes no larger
    /// pictures.
    pub(super) pixels_per_point: f32,
}

/// The margin and the fineness of the print for a frame and a screen, of which the graphics card
/// takes pictures of at most `max_side` pixels a side.
pub(super) fn room(size: (f64, f64), pixels_per_point: f32, max_side: usize) -> (f64, f32) {
    #[expect(clippy::cast_precision_loss, reason = "a texture is small")]
    let max_side = max_side as f64 - 2.0;
    let side = size.0.max(size.1).max(1.0);
    let fineness = f64::from(pixels_per_point).min(max_side / side);
    let margin = ((max_side / fineness - side) / 2.0).clamp(0.0, MARGIN_PT);
    #[expect(clippy::cast_possible_truncation, reason = "the screen is f32")]
    let fineness = fineness as f32;
    (margin.floor(), fineness)
}

/// An order for a plate.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Order {
    pub(super) key: Key,
    pub(super) view: Viewport,
    /// A part of the world that is to fit above the legend, whose height only the printed map
    /// tells; the view is then the printer's choice.
    pub(super) fit: Option<WorldRect>,
}

/// How soon what lies around the frame is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Haste {
    /// The map is being dragged.
    AtOnce,
    /// Once the plate is on the screen: until then the cores have more urgent work.
    Later,
}

/// A printed map.
#[derive(Debug)]
pub(super) struct Plate {
    /// What was ordered.
    pub(super) order: Order,
    /// The map as data.
    pub(super) scene: Scene,
    /// What the keyboard reaches on it.
    pub(super) stops: Vec<Stop>,
    /// The ground in the frame.
    pub(super) ground: Sheet,
    /// The furniture, as far as there is any.
    pub(super) furniture: Option<Sheet>,
    /// What the scene and its picture cost, on the clock.
    pub(super) cost: (Duration, Duration),
}

/// The ground around the frame of a plate, for panning.
#[derive(Debug)]
pub(super) struct Margin {
    /// What was ordered.
    pub(super) order: Order,
    /// Its picture, side by side with the plate's.
    pub(super) bands: VecDeque<Band>,
}

/// The whole region without names, to lie beneath what a plate does not cover.
#[derive(Debug)]
pub(super) struct Overview {
    /// How the world lies on it.
    pub(super) view: Viewport,
    /// Its picture.
    pub(super) sheet: Sheet,
}

/// What comes back.
#[derive(Debug)]
pub(super) enum Printed {
    Plate(Box<Plate>),
    Margin(Box<Margin>),
    Overview(Overview),
}

/// The thread that prints.
#[derive(Debug)]
pub(super) struct Printing {
    orders: Sender<(Order, Haste)>,
    printed: Receiver<Printed>,
    pending: Option<Order>,
    /// The thread has ended, which only a fault of the atlas brings about.
    is_lost: bool,
}

impl Printing {
    pub(super) fn start(ctx: &Context, atlas: &Arc<Atlas>) -> Self {
        let (orders, inbox) = channel();
        let (outbox, printed) = channel();
        let printer = Printer {
            atlas: Arc::clone(atlas),
            ctx: ctx.clone(),
            press: None,
            words: None,
            overview: None,
        };
        std::thread::spawn(move || printer.run(&inbox, &outbox));
        Self {
            orders,
            printed,
            pending: None,
            is_lost: false,
        }
    }

    /// The order that is being printed or waits.
    pub(super) fn pending(&self) -> Option<&Order> {
        self.pending.as_ref()
    }

    pub(super) fn is_lost(&self) -> bool {
        self.is_lost
    }

    pub(super) fn order(&mut self, order: Order, haste: Haste) {
        // Fails only when the printer is gone, which `collect` then tells.
        if self.orders.send((order.clone(), haste)).is_ok() {
            self.pending = Some(order);
        }
    }

    /// What has been printed since; waits so long for the first of it.
    pub(super) fn collect(&mut self, patience: Duration) -> Vec<Printed> {
        let mut found = Vec::new();
        let mut wait = patience;
        loop {
            match self.printed.recv_timeout(wait) {
                Ok(printed) => {
                    if let Printed::Plate(plate) = &printed
                        && self.pending.as_ref() == Some(&plate.order)
                    {
                        self.pending = None;
                    }
                    found.push(printed);
                    wait = Duration::ZERO;
                }
                Err(RecvTimeoutError::Timeout) => return found,
                Err(RecvTimeoutError::Disconnected) => {
                    (self.pending, self.is_lost) = (None, true);
                    return found;
                }
            }
        }
    }
}

/// What the overview was printed for.
type OverviewKey = (Shown, Theme);

type Inbox = Receiver<(Order, Haste)>;

/// The work of the thread.
struct Printer {
    atlas: Arc<Atlas>,
    ctx: Context,
    press: Option<Press>,
    words: Option<I18n>,
    overview: Option<OverviewKey>,
}

impl Printer {
    fn run(mut self, inbox: &Inbox, outbox: &Sender<Printed>) {
        let mut next = inbox.recv().ok();
        while let Some((mut order, mut haste)) = next {
            while let Ok(newer) = inbox.try_recv() {
                (order, haste) = newer;
            }
            let (plate, ground) = self.plate(order);
            let order = plate.order.clone();
            if !self.deliver(outbox, Printed::Plate(Box::new(plate))) {
                return;
            }
            let rest = match haste {
                Haste::AtOnce => Duration::ZERO,
                Haste::Later => SHOWING,
            };
            next = inbox.recv_timeout(rest).ok();
            // At another zoom, or of another kind, the margin is not seen any more.
            let is_left = |(newer, _): &(Order, Haste)| {
                newer.key != order.key || newer.view.zoom != order.view.zoom
            };
            if next.as_ref().is_some_and(is_left) {
                continue;
            }
            let key = order.key.clone();
            let bands = self.press().around(&ground).bands.into();
            if !self.deliver(outbox, Printed::Margin(Box::new(Margin { order, bands }))) {
                return;
            }
            next = next.or_else(|| self.wait(&key, inbox, outbox));
        }
    }

    /// The next order; a pause is used to print the overview.
    fn wait(
        &mut self,
        key: &Key,
        inbox: &Inbox,
        outbox: &Sender<Printed>,
    ) -> Option<(Order, Haste)> {
        let overview = (key.shown.clone(), key.theme);
        if self.overview.as_ref() != Some(&overview) {
            match inbox.recv_timeout(PAUSE) {
                Ok(order) => return Some(order),
                Err(RecvTimeoutError::Disconnected) => return None,
                Err(RecvTimeoutError::Timeout) => {}
            }
            self.overview = Some(overview);
            let printed = Printed::Overview(self.overview(key));
            if !self.deliver(outbox, printed) {
                return None;
            }
        }
        inbox.recv().ok()
    }

    /// Whether somebody still waits for it.
    fn deliver(&self, outbox: &Sender<Printed>, printed: Printed) -> bool {
        let delivered = outbox.send(printed).is_ok();
        self.ctx.request_repaint();
        delivered
    }

    fn plate(&mut self, order: Order) -> (Plate, Ground) {
        let begun = Instant::now();
        let key = &order.key;
        let furniture = Furniture {
            legend: if key.legend {
                LegendPlace::Foot
            } else {
                LegendPlace::Nowhere
            },
            districts: true,
            ..Furniture::default()
        };
        let view = order.fit.map_or(order.view, |rect| {
            let foot = self.with_request(key, order.view, &furniture, 0.0, legend_height);
            let view = camera::fitted(&rect, order.view.frame, foot);
            view.on_pixels(key.pixels_per_point.into())
        });
        let scene = self.with_request(key, view, &furniture, key.margin_pt, build);
        let built = begun.elapsed();
        let ppp = key.pixels_per_point;
        let press = self.press();
        let ground = press.set_ground(&scene, ppp, order.key.margin_pt);
        let inside = press.inside(&ground);
        let furniture = press.furniture(&scene, ppp);
        let plate = Plate {
            order,
            stops: stops(&self.atlas, &scene),
            scene,
            ground: inside,
            furniture,
            cost: (built, begun.elapsed() - built),
        };
        (plate, ground)
    }

    fn overview(&mut self, key: &Key) -> Overview {
        let region = bounds(&self.atlas, Extent::Region);
        let (width, height) = (region.max.x - region.min.x, region.max.y - region.min.y);
        let height = (OVERVIEW_PT * height / width).clamp(1.0, 2.0 * OVERVIEW_PT);
        let page = crate::projection::PageRect::from_min_size(
            crate::projection::PagePt::default(),
            OVERVIEW_PT,
            height,
        );
        let view = Viewport::fitting(&region, page, 4.0);
        let mut key = key.clone();
        key.shown.set(Layer::Labels, false);
        key.selection = None;
        key.size = (page.width(), page.height());
        let mut scene = self.with_request(&key, view, &Furniture::default(), 0.0, build);
        scene.furniture.clear();
        let press = self.press();
        let ground = press.set_ground(&scene, 1.0, 0.0);
        let sheet = press.inside(&ground);
        Overview { view, sheet }
    }

    /// What `make` makes of the map of a view.
    fn with_request<T>(
        &mut self,
        key: &Key,
        view: Viewport,
        furniture: &Furniture,
        margin_pt: f64,
        make: fn(&Request<'_>) -> T,
    ) -> T {
        let words = match self.words.take() {
            Some(words) if words.language() == key.language => words,
            _ => I18n::new(key.language),
        };
        let made = make(&Request {
            atlas: &self.atlas,
            i18n: &words,
            theme: &key.theme,
            page: key.size,
            view,
            shown: &key.shown,
            selection: key.selection,
            furniture,
            margin_pt,
        });
        self.words = Some(words);
        made
    }

    fn press(&mut self) -> &mut Press {
        self.press.get_or_insert_with(|| Press::new(style::fonts()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_print_is_never_larger_than_the_graphics_card_takes() {
        for (size, ppp, max_side) in [
            ((1044.0, 750.0), 1.0, 16_384),
            ((1684.0, 1030.0), 1.0, 2048),
            ((3600.0, 2000.0), 2.0, 8192),
            ((3600.0, 2000.0), 2.0, 2048),
            ((500.0, 400.0), 1.25, 2048),
        ] {
            let (margin, fineness) = room(size, ppp, max_side);
            let side = (size.0 + 2.0 * margin) * f64::from(fineness);
            assert!(side <= max_side as f64, "{size:?} {ppp}: {side}");
            assert!(fineness <= ppp && margin >= 0.0);
        }
        assert_eq!(room((1044.0, 750.0), 1.0, 16_384), (MARGIN_PT, 1.0));
    }
}
