//! A figure in the making: maps, legend and foot are measured until they fit, then drawn.

use super::foot::Foot;
use super::layout::{CAPTION_PT, Layout, PANEL_NAME_PT, Reserved, Shed, first_baseline};
use super::{Extent, Figure, bounds};
use crate::i18n::I18n;
use crate::model::{Atlas, FeatureId};
use crate::projection::{PagePt, PageRect, Viewport, WorldPt};
use crate::scene::build::{Builder, Furniture, LegendPlace, Request, build, build_counted};
use crate::scene::footnotes::{Drawn, Numbering, name_of};
use crate::scene::legend::{Metrics, Row, Slots};
use crate::scene::{LeftOut, Panel, Scene, Theme};

/// Room around what a map is fitted to.
const FIT_PT: f64 = 4.0;
/// How often room is measured again.
const ROUNDS: usize = 6;
/// A number of names without room, as long as any.
const MANY: usize = 8888;
/// The widest legend beside a map, as a share of the page.
const WIDEST_LEGEND: f64 = 0.42;
/// Room for the legend's heading beside a map: its title and three lines.
const LEGEND_HEAD: f64 = 56.0;

/// A page to be filled.
pub(super) struct Page<'a> {
    atlas: &'a Atlas,
    i18n: &'a I18n,
    theme: &'a Theme,
    figure: &'a Figure,
    /// Its size in units of lettering.
    size: (f64, f64),
}

/// What the maps of a page draw.
#[derive(Default)]
struct Survey {
    slots: Slots,
    drawn: Drawn,
}

impl<'a> Page<'a> {
    pub(super) fn new(
        atlas: &'a Atlas,
        i18n: &'a I18n,
        theme: &'a Theme,
        figure: &'a Figure,
        lettering: f64,
    ) -> Self {
        let (width, height) = figure.page.points();
        Self {
            atlas,
            i18n,
            theme,
            figure,
            size: (width / lettering, height / lettering),
        }
    }

    /// The finished page in units of lettering.
    pub(super) fn scene(&self) -> Scene {
        let mut fitted = Shed::ALL.into_iter().filter_map(|shed| {
            let (layout, survey) = self.fitted(shed)?;
            Some((layout, survey, shed))
        });
        // The barest layout is never refused.
        let (layout, survey, shed) = fitted.next().unwrap_or_else(|| {
            let layout = Layout::barest(self.figure, self.size);
            let survey = self.survey(&layout);
            (layout, survey, Shed::Title)
        });
        self.drawn(&layout, &survey, shed)
    }

    /// The layout in which legend and foot have the room they need, with what its maps draw; `None`
    /// where the map has too little room then.
    fn fitted(&self, shed: Shed) -> Option<(Layout, Survey)> {
        let mut reserved = Reserved::default();
        for _ in 0..ROUNDS {
            let layout = Layout::new(self.figure, self.size, reserved, shed)?;
            let survey = self.survey(&layout);
            let (needed, fits) = self.needed(&layout, &survey, shed);
            let is_own = matches!(self.figure.extent, Extent::View(_));
            if needed.legend <= reserved.legend && needed.foot <= reserved.foot {
                return (fits || is_own).then_some((layout, survey));
            }
            reserved = reserved.max(needed);
        }
        let layout = Layout::new(self.figure, self.size, reserved, shed)?;
        let survey = self.survey(&layout);
        Some((layout, survey))
    }

    /// The views of the maps in their frames.
    fn views(&self, layout: &Layout) -> Vec<Viewport> {
        let fit = |extent, frame| Viewport::fitting(&bounds(self.atlas, extent), frame, FIT_PT);
        let frame = layout.frames.first().copied().unwrap_or_default();
        match self.figure.extent {
            Extent::View(view) => vec![Viewport { frame, ..view }],
            Extent::At(at) => vec![Viewport {
                center: at.center.to_world(),
                zoom: at.zoom,
                frame,
            }],
            Extent::Pair(one, other) => {
                let second = layout.frames.get(1).copied().unwrap_or(frame);
                let one = fit(Extent::Feature(one), frame);
                let other = fit(Extent::Feature(other), second);
                same_scale(one, other)
            }
            extent => vec![fit(extent, frame)],
        }
    }

    fn selection(&self, map: usize) -> Option<FeatureId> {
        match (self.figure.extent, map) {
            (Extent::Pair(one, _), 0) => Some(one),
            (Extent::Pair(_, other), _) => Some(other),
            _ => self.figure.selection,
        }
    }

    fn furniture(&self, layout: &Layout, numbers: Option<Numbering>, map: usize) -> Furniture {
        Furniture {
            legend: LegendPlace::Outside,
            north_arrow: map + 1 == layout.frames.len(),
            districts: true,
            locator: !layout.is_small,
            footer: true,
            review: self.figure.review.clone(),
            numbers,
            is_small: layout.is_small,
            scale_elsewhere: map + 1 < layout.frames.len(),
        }
    }

    fn request<'b>(
        &'b self,
        layout: &Layout,
        view: Viewport,
        furniture: &'b Furniture,
        map: usize,
    ) -> Request<'b> {
        Request {
            atlas: self.atlas,
            i18n: self.i18n,
            theme: self.theme,
            page: layout.page,
            view,
            shown: &self.figure.shown,
            selection: self.selection(map),
            furniture,
            margin_pt: 0.0,
        }
    }

    /// A view for what is drawn on the paper alone.
    fn nowhere() -> Viewport {
        Viewport {
            center: WorldPt::default(),
            zoom: 0.0,
            frame: PageRect::default(),
        }
    }

    fn survey(&self, layout: &Layout) -> Survey {
        let mut survey = Survey::default();
        for (map, view) in self.views(layout).into_iter().enumerate() {
            let furniture = self.furniture(layout, None, map);
            let request = self.request(layout, view, &furniture, map);
            let builder = Builder::surveying(&request);
            survey.slots = survey.slots.merged(builder.slots());
            survey.drawn = survey.drawn.merged(builder.drawn());
        }
        survey
    }

    fn numbering(survey: &Survey) -> Numbering {
        let mut order = survey.slots.sources();
        for (_, sources) in survey.drawn.features() {
            let new: Vec<_> = sources.into_iter().filter(|s| !order.contains(s)).collect();
            order.extend(new);
        }
        Numbering::new(order)
    }

    /// What stands at the foot, set so wide.
    fn foot(&self, facts: (&Drawn, &Numbering), shed: Shed, width: f64) -> Foot {
        let footnotes = self.figure.footnotes;
        Foot::new(self.atlas, self.i18n, facts, footnotes, shed, width)
    }

    /// The rows of the legend, and the remarks, which stand in its heading where it lies below the
    /// map.
    fn rows(
        &self,
        slots: &Slots,
        layout: &Layout,
        numbering: Option<&Numbering>,
    ) -> (Vec<Row>, Vec<String>) {
        let groups = slots.groups(self.i18n, numbering, layout.is_small);
        let mut remarks = Vec::new();
        let mut rows: Vec<Row> = groups.into_iter().flatten().collect();
        if layout.is_below {
            rows.retain(|row| match row {
                Row::Note(remark) => {
                    remarks.push(remark.clone());
                    false
                }
                Row::Head(..) | Row::Entry(..) => true,
            });
        }
        (rows, remarks)
    }

    fn metrics(layout: &Layout) -> Metrics {
        if layout.is_small {
            Metrics::SMALL
        } else {
            Metrics::ROOMY
        }
    }

    fn has_numbers(&self, shed: Shed) -> bool {
        self.figure.footnotes && shed < Shed::References
    }

    /// The columns of the legend, and whether it has room in them: below the map as many as fit
    /// side by side, beside it as few as its height allows.
    fn columns(&self, layout: &Layout, rows: &[Row], head: f64) -> (usize, bool) {
        let metrics = Self::metrics(layout);
        if layout.is_below {
            return (metrics.columns(rows, layout.foot.1), true);
        }
        let room = layout.frames.first().map_or(0.0, PageRect::height) - head;
        let widest = self.size.0 * WIDEST_LEGEND;
        let is_own = matches!(self.figure.extent, Extent::View(_));
        let fits = |columns: &usize| {
            metrics.least_height(rows, *columns) <= room
                && (*columns == 1 || is_own || metrics.width_of(rows, *columns) <= widest)
        };
        let found = (1..=3).find(fits);
        (found.unwrap_or(1), found.is_some())
    }

    /// The room that legend and foot need, and whether the legend has it beside the map.
    fn needed(&self, layout: &Layout, survey: &Survey, shed: Shed) -> (Reserved, bool) {
        let numbering = Self::numbering(survey);
        let numbers = Some(&numbering).filter(|_| self.has_numbers(shed));
        let (rows, remarks) = self.rows(&survey.slots, layout, numbers);
        let metrics = Self::metrics(layout);
        let (columns, fits) = self.columns(layout, &rows, LEGEND_HEAD);
        let legend = if shed >= Shed::Legend {
            0.0
        } else if layout.is_below {
            let furniture = Furniture::default();
            let request = self.request(layout, Self::nowhere(), &furniture, 0);
            let mut pen = Builder::of(&request);
            pen.labels_dropped = MANY;
            let head = pen.outside_head(&remarks, numbering.order(), (layout.foot.1, false));
            metrics.height(&rows, columns) + head.height()
        } else {
            metrics.width_of(&rows, columns).max(120.0)
        };
        let facts = (&survey.drawn, &numbering);
        let width = layout.foot.1;
        let foot = self.foot(facts, shed, width);
        let reserved = Reserved {
            legend,
            foot: foot.height(),
        };
        (reserved, fits || shed >= Shed::Legend)
    }

    /// Draws the page.
    fn drawn(&self, layout: &Layout, surveyed: &Survey, shed: Shed) -> Scene {
        let numbering = Self::numbering(surveyed);
        let numbers = Some(numbering.clone()).filter(|_| self.has_numbers(shed));
        let views = self.views(layout);
        let furniture: Vec<Furniture> = (0..views.len())
            .map(|map| self.furniture(layout, numbers.clone(), map))
            .collect();
        let requests: Vec<Request<'_>> = views
            .iter()
            .zip(&furniture)
            .enumerate()
            .map(|(map, (view, furniture))| self.request(layout, *view, furniture, map))
            .collect();
        let mut survey = Survey::default();
        let mut maps = Vec::new();
        for request in &requests {
            let (scene, slots, drawn) = build_counted(request);
            survey.slots = survey.slots.merged(slots);
            survey.drawn = survey.drawn.merged(drawn);
            maps.push(scene);
        }
        let plain = Furniture::default();
        let request = self.request(layout, Self::nowhere(), &plain, 0);
        let mut pen = Builder::of(&request);
        let mut maps = maps.into_iter();
        // There is a view, and so a map, whatever the extent.
        let mut scene = maps.next().unwrap_or_else(|| build(&request));
        pen.labels_dropped = scene.labels_dropped;
        for other in maps {
            pen.labels_dropped += other.labels_dropped;
            scene.labels_dropped += other.labels_dropped;
            scene.covered.extend(other.covered.iter().copied());
            scene.outlines.extend(other.outlines);
            scene.lines.extend(other.lines);
            scene.panels.push(Panel {
                view: other.view,
                to_page: other.to_page,
                ground: other.ground,
                furniture: other.furniture,
            });
        }
        self.heads(&mut pen, layout);
        if shed < Shed::Legend {
            let (rows, remarks) = self.rows(&survey.slots, layout, numbers.as_ref());
            let (columns, _) = self.columns(layout, &rows, LEGEND_HEAD);
            let room = (layout.legend.width(), !layout.is_below);
            let head = pen.outside_head(&remarks, numbering.order(), room);
            pen.legend_outside(&head, &rows, layout.legend, columns, &Self::metrics(layout));
            scene.legend = Some(layout.legend);
        }
        let facts = (&survey.drawn, &numbering);
        let (at, width) = layout.foot;
        let at = at.offset(
            0.0,
            layout.caption.lines.len() as f64 * layout.caption.step(),
        );
        let foot = self.foot(facts, shed, width);
        foot.draw(&mut pen, at);
        scene.furniture.extend(pen.furniture);
        let mut left_out = self.left_out(layout, shed);
        left_out.append(&mut scene.left_out);
        scene.left_out = left_out;
        scene.sources = numbering.order().to_vec();
        scene.facts = survey
            .drawn
            .features()
            .into_iter()
            .map(|(f, _)| f)
            .collect();
        scene
    }

    /// What of the paper has no room.
    fn left_out(&self, layout: &Layout, shed: Shed) -> Vec<LeftOut> {
        let figure = self.figure;
        let has = |text: &str| !text.is_empty();
        [
            (
                LeftOut::Title,
                layout.title.is_cut || has(&figure.title) && shed >= Shed::Title,
            ),
            (
                LeftOut::Caption,
                layout.caption.is_cut || has(&figure.caption) && shed >= Shed::Caption,
            ),
            (LeftOut::Legend, shed >= Shed::Legend),
            (
                LeftOut::References,
                figure.footnotes && shed >= Shed::References,
            ),
            // On a small page it would take the map's room; lines and legend carry the numbers.
            (
                LeftOut::Key,
                figure.footnotes && shed == Shed::Key && !layout.is_small,
            ),
        ]
        .into_iter()
        .filter_map(|(what, is_out)| is_out.then_some(what))
        .collect()
    }

    /// The title, the names of two maps, and the caption.
    fn heads(&self, pen: &mut Builder<'_>, layout: &Layout) {
        let ink = pen.theme().ink;
        let left = PagePt::new(layout.margin, layout.margin * 0.7);
        let titles = layout.title.lines.iter();
        let size = layout.title.size_pt;
        for (line, text) in (0_u32..).zip(titles) {
            let at = left.offset(0.0, f64::from(line) * layout.title.step());
            let shape = pen.text(text, first_baseline(at, size), size, ink);
            pen.fixed(shape);
        }
        if let Extent::Pair(one, other) = self.figure.extent {
            for (feature, frame) in [one, other].into_iter().zip(&layout.frames) {
                let name = name_of(self.atlas, self.i18n, feature);
                let name = crate::font::shortened(&name, PANEL_NAME_PT, frame.width());
                let at = frame.min.offset(0.0, -PANEL_NAME_PT * 0.45);
                let shape = pen.text(&name, at, PANEL_NAME_PT, ink);
                pen.fixed(shape);
            }
        }
        let captions = layout.caption.lines.iter();
        for (line, text) in (0_u32..).zip(captions) {
            let at = layout
                .foot
                .0
                .offset(0.0, f64::from(line) * layout.caption.step());
            let shape = pen.text(text, first_baseline(at, CAPTION_PT), CAPTION_PT, ink);
            pen.fixed(shape);
        }
    }
}

/// Two views brought to the scale of the smaller: as many metres a point in the middle of each.
fn same_scale(one: Viewport, other: Viewport) -> Vec<Viewport> {
    let metres = one.metres_per_pt().max(other.metres_per_pt());
    let brought = |view: Viewport| Viewport {
        zoom: view.zoom + (view.metres_per_pt() / metres).log2(),
        ..view
    };
    vec![brought(one), brought(other)]
}
