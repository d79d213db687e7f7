//! The preview of a figure: the figure itself in few pixels, made on a thread of its own.

use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::time::Duration;

use egui::{ColorImage, Context, TextureHandle, TextureOptions, Ui};

use super::background::{Outbox, Polled};
use super::worker::Worker;
use crate::export;
use crate::i18n::I18n;
use crate::model::{Atlas, Language};
use crate::scene::layout::{Figure, figure};
use crate::scene::{LeftOut, Theme};

/// A figure to be shown, and how large.
#[derive(Clone, Debug, PartialEq)]
pub struct PreviewRequest {
    /// The figure.
    pub figure: Figure,
    /// The language of its words.
    pub language: Language,
    /// Its colours.
    pub theme: Theme,
    /// Pixels an inch of the page.
    pub dpi: f64,
}

/// Why there is no preview of the figure that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PreviewError {
    /// The figure cannot be made; the words of the export say why.
    Failed(String),
    /// The thread has panicked: a fault of the program.
    Panicked,
}

/// The newest preview, and the one that is being made.
#[derive(Default)]
pub struct Preview {
    worker: Option<Worker<PreviewRequest, Answer>>,
    requested: Option<PreviewRequest>,
    newest: Option<(PreviewRequest, TextureHandle)>,
    /// What the page of the newest one has no room for.
    left_out: Vec<LeftOut>,
    error: Option<PreviewError>,
}

impl std::fmt::Debug for Preview {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Preview")
            .field("requested", &self.requested)
            .finish_non_exhaustive()
    }
}

/// A request with its picture and what the page has no room for.
type Answer = (PreviewRequest, Result<(ColorImage, Vec<LeftOut>), String>);

impl Preview {
    /// The newest preview, and whether it shows what is asked for; where it does not, a new one is
    /// requested.
    pub fn show(
        &mut self,
        ui: &Ui,
        atlas: &Arc<Atlas>,
        request: PreviewRequest,
    ) -> (Option<&TextureHandle>, bool) {
        self.collect(ui);
        let is_newest = self.newest.as_ref().is_some_and(|(of, _)| *of == request);
        if !is_newest && self.requested.as_ref() != Some(&request) {
            self.request(ui, atlas, request);
        }
        (self.newest.as_ref().map(|(_, texture)| texture), is_newest)
    }

    /// Why the figure that is asked for cannot be shown.
    #[must_use]
    pub fn error(&self) -> Option<&PreviewError> {
        self.error.as_ref()
    }

    /// What the page of the newest preview has no room for.
    #[must_use]
    pub fn left_out(&self) -> &[LeftOut] {
        &self.left_out
    }

    /// Width and height of the newest preview, in pixels.
    #[must_use]
    pub fn size(&self) -> Option<[f32; 2]> {
        let newest = self.newest.as_ref();
        newest.map(|(_, texture)| texture.size_vec2().into())
    }

    /// Whether a preview is being made.
    #[must_use]
    pub fn is_rendering(&self) -> bool {
        let newest = self.newest.as_ref().map(|(request, _)| request);
        self.error.is_none() && self.requested.as_ref() != newest
    }

    fn request(&mut self, ctx: &Context, atlas: &Arc<Atlas>, request: PreviewRequest) {
        let worker = self.worker.get_or_insert_with(|| {
            let (window, atlas) = (ctx.clone(), Arc::clone(atlas));
            Worker::new(
                "figure preview",
                move || window.request_repaint(),
                move |inbox, outbox| answer(inbox, outbox, |request| render(&atlas, request)),
            )
        });
        if worker.send(request.clone()) {
            (self.error, self.requested) = (None, Some(request));
        } else if !worker.is_available() {
            (self.error, self.requested) = (Some(PreviewError::Panicked), Some(request));
        }
        // Otherwise the thread has just ended, and the next frame asks again.
    }

    fn collect(&mut self, ctx: &Context) {
        let Some(worker) = &mut self.worker else {
            return;
        };
        loop {
            match worker.poll(Duration::ZERO) {
                Polled::Made((request, Ok((image, left_out)))) => {
                    self.left_out = left_out;
                    let texture = ctx.load_texture("preview", image, TextureOptions::LINEAR);
                    self.newest = Some((request, texture));
                }
                Polled::Made((_, Err(error))) => self.error = Some(PreviewError::Failed(error)),
                Polled::Working => return,
                // The same figure is not tried again; the next one starts a new thread.
                Polled::Ended => self.error = Some(PreviewError::Panicked),
            }
        }
    }
}

/// Answers requests until there are no more; only the last one counts.
fn answer(
    inbox: &Receiver<PreviewRequest>,
    outbox: &Outbox<Answer>,
    render: impl Fn(&PreviewRequest) -> Result<(ColorImage, Vec<LeftOut>), String>,
) {
    while let Ok(mut request) = inbox.recv() {
        while let Ok(newer) = inbox.try_recv() {
            request = newer;
        }
        let image = render(&request);
        if !outbox.send((request, image)) {
            return;
        }
    }
}

fn render(atlas: &Atlas, request: &PreviewRequest) -> Result<(ColorImage, Vec<LeftOut>), String> {
    let words = I18n::new(request.language);
    let scene = figure(atlas, &words, &request.theme, &request.figure);
    let pixels = export::rasterise(&scene, request.dpi).map_err(|error| error.to_string())?;
    let size = [pixels.width() as usize, pixels.height() as usize];
    let image = ColorImage::from_rgba_premultiplied(size, pixels.data());
    Ok((image, scene.left_out))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodata::{LoadOptions, load};
    use crate::scene::Extent;
    use std::time::Instant;

    fn request(dpi: f64) -> PreviewRequest {
        PreviewRequest {
            figure: Figure::new(Extent::Region),
            language: Language::default(),
            theme: Theme::of(false),
            dpi,
        }
    }

    /// Asks for a preview until it is there or has failed.
    fn wait(preview: &mut Preview, atlas: &Arc<Atlas>, wanted: &PreviewRequest) {
        let ctx = Context::default();
        let begun = Instant::now();
        while preview.requested.as_ref() != Some(wanted) || preview.is_rendering() {
            assert!(
                begun.elapsed() < Duration::from_secs(20),
                "it works for ever"
            );
            let input = egui::RawInput::default();
            let mut output = ctx.run_ui(input, |ui| {
                preview.show(ui, atlas, wanted.clone());
            });
            output.textures_delta.clear();
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    #[test]
    fn a_panic_ends_the_work_on_a_preview_and_the_next_figure_is_made() {
        let atlas = Arc::new(load(&LoadOptions::default()).unwrap().atlas);
        let render = |request: &PreviewRequest| {
            assert!(request.dpi > 20.0, "a fault on purpose");
            Ok((ColorImage::filled([3, 2], egui::Color32::WHITE), Vec::new()))
        };
        let mut preview = Preview {
            worker: Some(Worker::new(
                "test",
                || {},
                move |inbox, outbox| answer(inbox, outbox, render),
            )),
            ..Preview::default()
        };
        wait(&mut preview, &atlas, &request(10.0));
        assert_eq!(preview.error(), Some(&PreviewError::Panicked));
        assert_eq!(preview.size(), None);
        wait(&mut preview, &atlas, &request(96.0));
        assert_eq!((preview.error(), preview.size()), (None, Some([3.0, 2.0])));
    }

    #[test]
    fn figures_that_always_panic_are_given_up_rather_than_worked_on_for_ever() {
        let atlas = Arc::new(load(&LoadOptions::default()).unwrap().atlas);
        let mut preview = Preview {
            worker: Some(Worker::new(
                "test",
                || {},
                |inbox, outbox| {
                    answer(inbox, outbox, |_| panic!("a fault on purpose"));
                },
            )),
            ..Preview::default()
        };
        for dpi in 1..12_u8 {
            wait(&mut preview, &atlas, &request(f64::from(dpi)));
            assert_eq!(preview.error(), Some(&PreviewError::Panicked));
        }
    }
}
