//! The preview of a figure: the figure itself in few pixels, made on a thread of its own.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use egui::{ColorImage, TextureHandle, TextureOptions, Ui};

use crate::export;
use crate::i18n::I18n;
use crate::model::{Atlas, Language};
use crate::scene::layout::{Figure, figure};
use crate::scene::{LeftOut, Theme};

/// A figure to be shown, and how large.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Order {
    pub(super) figure: Figure,
    pub(super) language: Language,
    pub(super) theme: Theme,
    /// Pixels an inch of the page.
    pub(super) dpi: f64,
}

/// The proof on the screen and the one that is being made.
#[derive(Default)]
pub(super) struct Proofs {
    maker: Option<(Sender<Order>, Receiver<Made>)>,
    ordered: Option<Order>,
    shown: Option<(Order, TextureHandle)>,
    /// What the page of the shown one has no room for.
    left_out: Vec<LeftOut>,
    failure: Option<String>,
}

impl std::fmt::Debug for Proofs {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Proofs")
            .field("ordered", &self.ordered)
            .finish_non_exhaustive()
    }
}

type Made = (Order, Result<(ColorImage, Vec<LeftOut>), String>);

impl Proofs {
    /// The newest proof, and whether it shows what is wanted; a new one is ordered where needed.
    pub(super) fn show(
        &mut self,
        ui: &Ui,
        atlas: &Arc<Atlas>,
        order: Order,
    ) -> (Option<&TextureHandle>, bool) {
        self.collect(ui);
        let is_shown = self.shown.as_ref().is_some_and(|(of, _)| *of == order);
        if !is_shown && self.ordered.as_ref() != Some(&order) {
            let (orders, _) = self.maker.get_or_insert_with(|| start(ui, atlas));
            self.failure = None;
            // The maker ends only with the window.
            let _ = orders.send(order.clone());
            self.ordered = Some(order);
        }
        (self.shown.as_ref().map(|(_, texture)| texture), is_shown)
    }

    /// Why the figure that is wanted cannot be made.
    pub(super) fn failure(&self) -> Option<&str> {
        self.failure.as_deref()
    }

    /// What the page of the newest proof has no room for.
    pub(super) fn left_out(&self) -> &[LeftOut] {
        &self.left_out
    }

    /// Width and height of the newest proof, in pixels.
    pub(super) fn size(&self) -> Option<[f32; 2]> {
        self.shown
            .as_ref()
            .map(|(_, texture)| texture.size_vec2().into())
    }

    /// Whether a proof is being made.
    pub(super) fn is_making(&self) -> bool {
        let shown = self.shown.as_ref().map(|(order, _)| order);
        self.failure.is_none() && self.ordered.as_ref() != shown
    }

    fn collect(&mut self, ui: &Ui) {
        let Some((_, made)) = &self.maker else { return };
        for (order, image) in made.try_iter() {
            match image {
                Ok((image, left_out)) => {
                    self.left_out = left_out;
                    let texture = ui.load_texture("proof", image, TextureOptions::LINEAR);
                    self.shown = Some((order, texture));
                }
                Err(failure) => self.failure = Some(failure),
            }
        }
    }
}

fn start(ui: &Ui, atlas: &Arc<Atlas>) -> (Sender<Order>, Receiver<Made>) {
    let (orders, inbox) = channel::<Order>();
    let (outbox, made) = channel();
    let (atlas, window) = (Arc::clone(atlas), ui.ctx().clone());
    std::thread::spawn(move || {
        while let Ok(mut order) = inbox.recv() {
            // Only the last order counts.
            while let Ok(newer) = inbox.try_recv() {
                order = newer;
            }
            let image = proof(&atlas, &order);
            if outbox.send((order, image)).is_err() {
                return;
            }
            window.request_repaint();
        }
    });
    (orders, made)
}

fn proof(atlas: &Atlas, order: &Order) -> Result<(ColorImage, Vec<LeftOut>), String> {
    let words = I18n::new(order.language);
    let scene = figure(atlas, &words, &order.theme, &order.figure);
    let pixels = export::rasterise(&scene, order.dpi).map_err(|error| error.to_string())?;
    let size = [pixels.width() as usize, pixels.height() as usize];
    let image = ColorImage::from_rgba_premultiplied(size, pixels.data());
    Ok((image, scene.left_out))
}
