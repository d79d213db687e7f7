//! The preview of a figure: the figure itself in few pixels, made on a thread of its own.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::time::Duration;

use egui::{ColorImage, Context, TextureHandle, TextureOptions, Ui};

use super::background::{Outbox, Polled};
use super::worker::Worker;
use crate::export;
use crate::i18n::I18n;
use crate::messages::{Said, Says as _, said};
use crate::model::{Atlas, Language};
use crate::scene::layout::{Figure, pages};
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
    Failed(Said),
    /// The thread has panicked: a fault of the program.
    Panicked,
}

/// The newest preview, and the one that is being made.
#[derive(Default)]
pub struct Preview {
    worker: Option<Worker<PreviewRequest, Answer>>,
    /// What was asked for last.
    asked: Option<PreviewRequest>,
    /// What the thread is making. It gets one request at a time, so that what fails is known.
    pending: Option<PreviewRequest>,
    newest: Option<(PreviewRequest, TextureHandle)>,
    /// What the page of the newest one has no room for.
    left_out: Vec<LeftOut>,
    /// The last request that could not be made. It is not tried again.
    failed: Option<(PreviewRequest, PreviewError)>,
}

impl std::fmt::Debug for Preview {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Preview")
            .field("pending", &self.pending)
            .finish_non_exhaustive()
    }
}

/// A request with its picture and what the page has no room for.
type Answer = (PreviewRequest, Result<(ColorImage, Vec<LeftOut>), Said>);

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
        let has_failed = self.failed.as_ref().is_some_and(|(of, _)| *of == request);
        if !is_newest && !has_failed && self.pending.is_none() {
            self.request(ui, atlas, request.clone());
        }
        self.asked = Some(request);
        (self.newest.as_ref().map(|(_, texture)| texture), is_newest)
    }

    /// Why the figure that is asked for cannot be shown.
    #[must_use]
    pub fn error(&self) -> Option<&PreviewError> {
        let (of, error) = self.failed.as_ref()?;
        (self.asked.as_ref() == Some(of)).then_some(error)
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
        self.pending.is_some()
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
            self.pending = Some(request);
        } else if !worker.is_available() {
            self.failed = Some((request, PreviewError::Panicked));
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
                    self.pending = None;
                    self.left_out = left_out;
                    let texture = ctx.load_texture("preview", image, TextureOptions::LINEAR);
                    self.newest = Some((request, texture));
                }
                Polled::Made((request, Err(error))) => {
                    self.pending = None;
                    self.failed = Some((request, PreviewError::Failed(error)));
                }
                Polled::Working => return,
                // The next figure starts a new thread.
                Polled::Ended => {
                    let pending = self.pending.take();
                    self.failed = pending.map(|request| (request, PreviewError::Panicked));
                }
            }
        }
    }
}

/// Answers requests until there are no more.
fn answer(
    inbox: &Receiver<PreviewRequest>,
    outbox: &Outbox<Answer>,
    render: impl Fn(&PreviewRequest) -> Result<(ColorImage, Vec<LeftOut>), Said>,
) {
    while let Ok(request) = inbox.recv() {
        let image = render(&request);
        if !outbox.send((request, image)) {
            return;
        }
    }
}

fn render(atlas: &Atlas, request: &PreviewRequest) -> Result<(ColorImage, Vec<LeftOut>), Said> {
    let words = I18n::new(request.language);
    let scenes = pages(atlas, &words, &request.theme, &request.figure);
    let scenes = scenes.map_err(|error| error.said())?;
    let left_out = scenes.iter().flat_map(|scene| scene.left_out.clone());
    let left_out: BTreeSet<LeftOut> = left_out.collect();
    let first = scenes
        .first()
        .ok_or_else(|| said!("export-page-not-drawn"))?;
    let pixels = export::rasterise(first, request.dpi).map_err(|error| error.said())?;
    let size = [pixels.width() as usize, pixels.height() as usize];
    let image = ColorImage::from_rgba_premultiplied(size, pixels.data());
    Ok((image, left_out.into_iter().collect()))
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
            theme: Theme::light(),
            dpi,
        }
    }

    /// A preview that is made by `render`.
    fn preview(
        render: impl Fn(&PreviewRequest) -> Result<(ColorImage, Vec<LeftOut>), Said>
        + Send
        + Sync
        + Copy
        + 'static,
    ) -> Preview {
        Preview {
            worker: Some(Worker::new(
                "test",
                || {},
                move |inbox, outbox| answer(inbox, outbox, render),
            )),
            ..Preview::default()
        }
    }

    /// Asks for a preview until it is there or has failed.
    fn wait(preview: &mut Preview, atlas: &Arc<Atlas>, wanted: &PreviewRequest) {
        let ctx = Context::default();
        let begun = Instant::now();
        while preview.asked.as_ref() != Some(wanted) || preview.is_rendering() {
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
        let mut preview = preview(render);
        wait(&mut preview, &atlas, &request(10.0));
        assert_eq!(preview.error(), Some(&PreviewError::Panicked));
        assert_eq!(preview.size(), None);
        wait(&mut preview, &atlas, &request(96.0));
        assert_eq!((preview.error(), preview.size()), (None, Some([3.0, 2.0])));
        // Back at a figure that failed, its error is said, and not over the one that is shown.
        wait(&mut preview, &atlas, &request(11.0));
        assert_eq!(preview.error(), Some(&PreviewError::Panicked));
        wait(&mut preview, &atlas, &request(96.0));
        assert_eq!(preview.error(), None);
    }

    #[test]
    fn a_figure_that_was_asked_for_while_another_failed_is_made() {
        let atlas = Arc::new(load(&LoadOptions::default()).unwrap().atlas);
        let render = |request: &PreviewRequest| {
            std::thread::sleep(Duration::from_millis(50));
            assert!(request.dpi > 20.0, "a fault on purpose");
            Ok((ColorImage::filled([3, 2], egui::Color32::WHITE), Vec::new()))
        };
        let mut preview = preview(render);
        let ctx = Context::default();
        let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
            preview.show(ui, &atlas, request(10.0));
            preview.show(ui, &atlas, request(96.0));
        });
        output.textures_delta.clear();
        wait(&mut preview, &atlas, &request(96.0));
        assert_eq!((preview.error(), preview.size()), (None, Some([3.0, 2.0])));
    }

    #[test]
    fn figures_that_always_panic_are_given_up_rather_than_worked_on_for_ever() {
        let atlas = Arc::new(load(&LoadOptions::default()).unwrap().atlas);
        let mut preview = preview(|_| panic!("a fault on purpose"));
        for dpi in 1..12_u8 {
            wait(&mut preview, &atlas, &request(f64::from(dpi)));
            assert_eq!(preview.error(), Some(&PreviewError::Panicked));
        }
    }
}
