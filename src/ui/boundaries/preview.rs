//! A small picture of the map with the boundaries that the dialogue is about.

use std::sync::{Arc, Weak};

use egui::{Color32, Rect, Sense, Ui, vec2};

use crate::figure_spec::{Notes, PageSize};
use crate::model::Atlas;
use crate::paint::screen::color32;
use crate::render::{Preview, PreviewRequest};
use crate::scene::layout::Figure;
use crate::scene::{Extent, Layer};
use crate::ui::Reading;

/// How much room the picture has, in points.
pub(super) const SIZE_PT: (f32, f32) = (220.0, 165.0);
/// The page of the picture.
const PAGE: &str = "160x120mm";

/// The picture, and of which atlas it is.
#[derive(Debug, Default)]
pub(super) struct BoundaryPreview {
    preview: Preview,
    of: Weak<Atlas>,
}

impl BoundaryPreview {
    /// Shows the picture once it is there.
    pub(super) fn show(&mut self, ui: &mut Ui, reading: &Reading<'_>) {
        let (area, _) = ui.allocate_exact_size(vec2(SIZE_PT.0, SIZE_PT.1), Sense::hover());
        let painter = ui.painter().with_clip_rect(area);
        painter.rect_filled(area, 4.0, color32(reading.theme.outside));
        let Some(atlas) = reading.candidate else {
            return;
        };
        if !std::ptr::eq(self.of.as_ptr(), Arc::as_ptr(atlas)) {
            (self.preview, self.of) = (Preview::default(), Arc::downgrade(atlas));
        }
        let Ok(page) = PageSize::parse(PAGE, 96.0) else {
            return;
        };
        let mut figure = Figure {
            page,
            notes: Notes::None,
            ..Figure::new(Extent::Region)
        };
        for layer in Layer::ALL {
            figure
                .shown
                .set(layer, layer == Layer::Roles || layer == Layer::Counties);
        }
        let request = PreviewRequest {
            figure,
            language: reading.i18n.language(),
            theme: *reading.theme,
            dpi: f64::from(SIZE_PT.0 * ui.pixels_per_point()) / page.points().0 * 72.0,
        };
        let (texture, _) = self.preview.show(ui, atlas, request);
        if let Some(texture) = texture {
            let size = texture.size_vec2();
            let scale = (area.width() / size.x).min(area.height() / size.y);
            let at = Rect::from_center_size(area.center(), size * scale);
            let whole = Rect::from_min_size(egui::Pos2::ZERO, vec2(1.0, 1.0));
            painter.image(texture.id(), at, whole, Color32::WHITE);
        }
    }
}
