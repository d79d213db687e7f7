//! Rendering the window's map off the UI thread: requests go to one thread, maps come back.
//!
//! Only the last request counts: an earlier one that was not begun is dropped. A map that comes
//! late is still shown until the next one is there.

use std::collections::VecDeque;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use super::background::{Outbox, Polled};
use super::fit::fit_above_legend;
use super::focus_targets::{FocusTarget, focus_targets};
use super::map_request::{MapContent, MapKey, Priority, RenderRequest};
use super::worker::Worker;
use crate::i18n::I18n;
use crate::memory;
use crate::model::Atlas;
use crate::paint::screen::{ImageBand, RenderedImage, ScreenRenderer, TessellatedMap, fonts};
use crate::projection::{PagePt, PageRect, Viewport};
use crate::scene::{About, Extent, bounds};
use crate::scene::{
    Furniture, Layer, LegendPlace, Request, Scene, Shown, Theme, build, legend_height,
};
use crate::threads;

/// Width of the overview of the whole region.
const OVERVIEW_PT: f64 = 600.0;
/// How long a rendered map takes to come upon the screen.
pub const SHOWING: Duration = Duration::from_millis(120);
/// How long no map must be requested before the thread does what it can do at leisure.
const PAUSE: Duration = Duration::from_millis(250);

/// The map of a view.
#[derive(Debug)]
pub(super) struct RenderedMap {
    /// What was requested.
    pub(super) request: RenderRequest,
    /// The map as data.
    pub(super) scene: Scene,
    /// What the keyboard reaches on it.
    pub(super) focus_targets: Vec<FocusTarget>,
    /// The map in the frame.
    pub(super) ground: RenderedImage,
    /// What stays where it is while the map moves, as far as there is any.
    pub(super) furniture: Option<RenderedImage>,
    /// What the scene and its image cost, on the clock.
    pub(super) cost: (Duration, Duration),
}

/// The map around the frame of a [`RenderedMap`], for panning.
#[derive(Debug)]
pub(super) struct RenderedMargin {
    /// What was requested.
    pub(super) request: RenderRequest,
    /// Its image, side by side with that of the frame.
    pub(super) bands: VecDeque<ImageBand>,
}

/// The whole region without names, which lies beneath what no other image covers.
#[derive(Debug)]
pub(super) struct RenderedOverview {
    /// How the world lies on it.
    pub(super) view: Viewport,
    /// Its image.
    pub(super) image: RenderedImage,
}

/// What comes back.
#[derive(Debug)]
pub(super) enum Rendered {
    Map(Box<RenderedMap>),
    Margin(Box<RenderedMargin>),
    Overview(RenderedOverview),
}

type Inbox = Receiver<(RenderRequest, Priority)>;

/// The thread that renders the map, as the window sees it.
#[derive(Debug)]
pub(super) struct MapWorker {
    worker: Worker<(RenderRequest, Priority), Rendered>,
    pending: Option<RenderRequest>,
    has_failed: bool,
}

impl MapWorker {
    /// A thread that renders maps of an atlas; `wake` is called after each.
    pub(super) fn new(atlas: &Arc<Atlas>, wake: impl Fn() + Send + Sync + 'static) -> Self {
        let atlas = Arc::clone(atlas);
        Self::with_work(wake, move |inbox, outbox| {
            MapRendering::new(&atlas).run(inbox, outbox);
        })
    }

    fn with_work(
        wake: impl Fn() + Send + Sync + 'static,
        work: impl Fn(&Inbox, &Outbox<Rendered>) + Send + Sync + 'static,
    ) -> Self {
        Self {
            worker: Worker::new("map renderer", wake, work),
            pending: None,
            has_failed: false,
        }
    }

    /// The request that is being answered or waits.
    pub(super) fn pending(&self) -> Option<&RenderRequest> {
        self.pending.as_ref()
    }

    /// Whether no map is rendered for now, because too many attempts have panicked.
    pub(super) fn is_stopped(&mut self) -> bool {
        !self.worker.is_available()
    }

    /// Whether a thread has panicked since the last call.
    pub(super) fn take_failure(&mut self) -> bool {
        std::mem::take(&mut self.has_failed)
    }

    pub(super) fn request(&mut self, request: RenderRequest, priority: Priority) {
        if self.worker.send((request.clone(), priority)) {
            self.pending = Some(request);
        }
    }

    /// What has been rendered since; waits for the first of it no longer than `patience`.
    pub(super) fn collect(&mut self, patience: Duration) -> Vec<Rendered> {
        let mut found = Vec::new();
        let mut wait = patience;
        loop {
            match self.worker.poll(wait) {
                Polled::Made(rendered) => {
                    if let Rendered::Map(map) = &rendered
                        && self.pending.as_ref() == Some(&map.request)
                    {
                        self.pending = None;
                    }
                    found.push(rendered);
                    wait = Duration::ZERO;
                }
                Polled::Working => return found,
                Polled::Ended => {
                    (self.pending, self.has_failed) = (None, true);
                    return found;
                }
            }
        }
    }
}

/// The work of the thread, and what it keeps from map to map.
struct MapRendering {
    atlas: Arc<Atlas>,
    renderer: ScreenRenderer,
    /// The same for the furniture, which is rendered beside the ground.
    furniture_renderer: ScreenRenderer,
    words: Option<I18n>,
    /// What the last overview was rendered for.
    overview: Option<(Shown, Theme)>,
}

impl MapRendering {
    fn new(atlas: &Arc<Atlas>) -> Self {
        Self {
            atlas: Arc::clone(atlas),
            renderer: ScreenRenderer::new(fonts()),
            furniture_renderer: ScreenRenderer::new(fonts()),
            words: None,
            overview: None,
        }
    }

    fn run(mut self, inbox: &Inbox, outbox: &Outbox<Rendered>) {
        let mut next = inbox.recv().ok();
        while let Some((mut request, mut priority)) = next {
            while let Ok(newer) = inbox.try_recv() {
                (request, priority) = newer;
            }
            let (map, tessellated) = self.map(request);
            let request = map.request.clone();
            if !outbox.send(Rendered::Map(Box::new(map))) {
                return;
            }
            let rest = match priority {
                Priority::High => Duration::ZERO,
                Priority::Low => SHOWING,
            };
            next = inbox.recv_timeout(rest).ok();
            // At another zoom, or with other content, the margin is not seen any more.
            let is_left = |(newer, _): &(RenderRequest, Priority)| {
                newer.key != request.key || newer.view.zoom != request.view.zoom
            };
            if next.as_ref().is_some_and(is_left) {
                continue;
            }
            let content = request.key.content.clone();
            let bands = self.renderer.render_margin(&tessellated).bands.into();
            // Nothing of it is needed while the thread waits.
            drop(tessellated);
            let margin = RenderedMargin { request, bands };
            if !outbox.send(Rendered::Margin(Box::new(margin))) {
                return;
            }
            next = next.or_else(|| self.wait(&content, inbox, outbox));
        }
    }

    /// The next request; a pause is used to render the overview and to give memory back.
    fn wait(
        &mut self,
        content: &MapContent,
        inbox: &Inbox,
        outbox: &Outbox<Rendered>,
    ) -> Option<(RenderRequest, Priority)> {
        let pause = || match inbox.recv_timeout(PAUSE) {
            Ok(request) => ControlFlow::Break(Some(request)),
            Err(RecvTimeoutError::Disconnected) => ControlFlow::Break(None),
            Err(RecvTimeoutError::Timeout) => ControlFlow::Continue(()),
        };
        if let ControlFlow::Break(next) = pause() {
            return next;
        }
        let overview = (content.shown.clone(), content.theme);
        if self.overview.as_ref() != Some(&overview) {
            self.overview = Some(overview);
            let rendered = Rendered::Overview(self.overview(content));
            if !outbox.send(rendered) {
                return None;
            }
            // The window takes what it shows, and frees it, meanwhile.
            if let ControlFlow::Break(next) = pause() {
                return next;
            }
        }
        // What the maps of a movement took.
        memory::give_back();
        inbox.recv().ok()
    }

    fn map(&mut self, request: RenderRequest) -> (RenderedMap, TessellatedMap) {
        let begun = Instant::now();
        let MapKey {
            content,
            size,
            resolution,
        } = &request.key;
        let furniture = Furniture {
            legend: if content.legend {
                LegendPlace::Foot
            } else {
                LegendPlace::Nowhere
            },
            legend_page: content.legend_page,
            districts: true,
            map_buttons: true,
            ..Furniture::default()
        };
        let ppp = resolution.pixels_per_point;
        let page = (*size, request.view);
        let view = request.fit.map_or(request.view, |rect| {
            let legend = self.with_scene_request(content, page, &furniture, 0.0, legend_height);
            fit_above_legend(&rect, request.view.frame, legend).on_pixels(ppp.into())
        });
        let margin_pt = resolution.margin_pt;
        let scene = self.with_scene_request(content, (*size, view), &furniture, margin_pt, build);
        let built = begun.elapsed();
        let (beside, renderer) = (&mut self.furniture_renderer, &mut self.renderer);
        let (furniture, (tessellated, ground)) = threads::both(
            || beside.render_furniture(&scene, ppp),
            || {
                let tessellated = renderer.tessellate_ground(&scene, ppp, margin_pt);
                let ground = renderer.render_frame(&tessellated);
                (tessellated, ground)
            },
        );
        let map = RenderedMap {
            request,
            focus_targets: focus_targets(&self.atlas, &scene),
            scene,
            ground,
            furniture,
            cost: (built, begun.elapsed() - built),
        };
        (map, tessellated)
    }

    fn overview(&mut self, content: &MapContent) -> RenderedOverview {
        let region = bounds(&self.atlas, Extent::Region);
        let (width, height) = (region.max.x - region.min.x, region.max.y - region.min.y);
        let height = (OVERVIEW_PT * height / width).clamp(1.0, 2.0 * OVERVIEW_PT);
        let page = PageRect::from_min_size(PagePt::default(), OVERVIEW_PT, height);
        let view = Viewport::fitting(&region, page, 4.0);
        let mut content = content.clone();
        content.shown.set(Layer::Labels, false);
        content.about = About::Everything;
        let page = ((page.width(), page.height()), view);
        let furniture = Furniture::default();
        let mut scene = self.with_scene_request(&content, page, &furniture, 0.0, build);
        scene.furniture.clear();
        let tessellated = self.renderer.tessellate_ground(&scene, 1.0, 0.0);
        let image = self.renderer.render_frame(&tessellated);
        RenderedOverview { view, image }
    }

    /// What `make` makes of the map of a view on a page of a size.
    fn with_scene_request<T>(
        &mut self,
        content: &MapContent,
        (page, view): ((f64, f64), Viewport),
        furniture: &Furniture,
        margin_pt: f64,
        make: fn(&Request<'_>) -> T,
    ) -> T {
        let words = match self.words.take() {
            Some(words) if words.language() == content.language => words,
            _ => I18n::new(content.language),
        };
        let made = make(&Request {
            atlas: &self.atlas,
            i18n: &words,
            theme: &content.theme,
            page,
            view,
            shown: &content.shown,
            about: content.about,
            furniture,
            margin_pt,
        });
        self.words = Some(words);
        made
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::map_request::Resolution;

    const DEADLINE: Duration = Duration::from_secs(20);

    fn request() -> RenderRequest {
        let size = (400.0, 300.0);
        RenderRequest {
            key: MapKey {
                content: MapContent {
                    shown: Shown::default(),
                    about: About::Everything,
                    language: crate::model::Language::default(),
                    theme: Theme::light(),
                    legend: true,
                    legend_page: 0,
                },
                size,
                resolution: Resolution::new(size, 1.0, 2048),
            },
            view: Viewport {
                center: crate::projection::WorldPt::default(),
                zoom: 6.0,
                frame: PageRect::from_min_size(PagePt::default(), size.0, size.1),
            },
            fit: None,
        }
    }

    #[test]
    fn a_map_whose_rendering_panics_is_told_and_no_longer_pending() {
        let mut worker = MapWorker::with_work(
            || {},
            |inbox, _| {
                let _ = inbox.recv();
                panic!("a fault on purpose");
            },
        );
        let mut attempts = 0;
        while !worker.is_stopped() {
            attempts += 1;
            assert!(attempts < 20, "it is tried again without end");
            worker.request(request(), Priority::Low);
            assert_eq!(worker.pending(), Some(&request()));
            assert!(worker.collect(DEADLINE).is_empty());
            assert_eq!(worker.pending(), None);
            assert!(worker.take_failure() && !worker.take_failure());
        }
        assert!(attempts > 1, "it was not tried again");
        worker.request(request(), Priority::Low);
        assert_eq!(worker.pending(), None);
    }
}
