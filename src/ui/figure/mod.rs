//! The figure dialogue: what is asked for on the left, on the right the figure itself.

mod fields;

use std::path::{Path, PathBuf};

use egui::{
    Align2, Button, Color32, Rect, RichText, ScrollArea, Sense, TextWrapMode, Ui, Window, vec2,
};

use super::path_field::path_field;
use super::{Reading, style, text};
use crate::action::Action;
use crate::export;
use crate::figure_spec::{Format, PageSize};
use crate::paint::screen::color32;
use crate::render::{Preview, PreviewError, PreviewRequest};
use crate::scene::Theme;
use crate::scene::layout::Figure;
use crate::state::{Dialog, FigureFault, Reopened};

/// The largest the dialogue gets, in points.
const LARGEST: (f32, f32) = (1120.0, 720.0);
/// How wide the fields are.
const FIELDS_PT: f32 = 372.0;
/// About how high the path and the buttons below them are.
const END_PT: f32 = 150.0;
/// Millimetres a point of paper.
const MM_PER_PT: f64 = 25.4 / 72.0;

/// What the dialogue keeps from frame to frame.
#[derive(Debug, Default)]
pub struct FigurePane {
    preview: Preview,
    /// The height of what stands below the fields, once it was shown, in points.
    end_pt: Option<f32>,
}

impl FigurePane {
    /// Whether a preview is being made.
    #[must_use]
    pub fn is_rendering(&self) -> bool {
        self.preview.is_rendering()
    }

    /// Width and height of the newest preview, in pixels.
    #[must_use]
    pub fn preview_size(&self) -> Option<[f32; 2]> {
        self.preview.size()
    }

    /// Shows the dialogue while it is open.
    pub(super) fn show(&mut self, ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
        if reading.state.dialog != Some(Dialog::Figure) {
            return;
        }
        let room = ui.max_rect().size() - vec2(48.0, 72.0);
        let size = vec2(room.x.min(LARGEST.0), room.y.min(LARGEST.1)).max(vec2(480.0, 320.0));
        let mut open = true;
        Window::new(reading.i18n.tr("dialog-figure"))
            .id(egui::Id::unique("figure"))
            .open(&mut open)
            .collapsible(false)
            .resizable(false)
            .anchor(Align2::CENTER_CENTER, vec2(0.0, 0.0))
            .fixed_size(size)
            .show(ui.ctx(), |ui| {
                let asked = reading.state.asked_figure(reading.atlas, reading.i18n);
                ui.horizontal_top(|ui| {
                    ui.allocate_ui(vec2(FIELDS_PT, size.y), |ui| {
                        ui.set_width(FIELDS_PT);
                        ui.vertical(|ui| self.left(ui, reading, &asked, size.y, actions));
                    });
                    ui.separator();
                    let rest = vec2(ui.available_width(), size.y - 8.0);
                    self.show_preview(ui, reading, asked.ok(), rest);
                });
            });
        if !open {
            actions.push(Action::CloseDialog);
        }
    }

    /// The fields, scrolled where they are higher than the room above the buttons.
    fn left(
        &mut self,
        ui: &mut Ui,
        reading: &Reading<'_>,
        asked: &Result<Figure, FigureFault>,
        height: f32,
        actions: &mut Vec<Action>,
    ) {
        ScrollArea::vertical()
            .max_height(height - self.end_pt.unwrap_or(END_PT))
            .show(ui, |ui| {
                fields::fields(ui, reading, asked.as_ref().err().copied(), actions);
            });
        let top = ui.cursor().top();
        ui.separator();
        let left_out = self.preview.left_out().iter();
        let left_out: Vec<String> = left_out.map(|w| reading.i18n.tr(w.key())).collect();
        if asked.is_ok() && !left_out.is_empty() {
            let list = left_out.join(&reading.i18n.tr("list-comma"));
            let text = reading.i18n.tr_with("figure-left-out", &[("list", &list)]);
            ui.label(RichText::new(text).color(color32(reading.theme.ink)));
        }
        end(ui, reading, asked.as_ref().ok(), actions);
        self.end_pt = Some(ui.min_rect().bottom() - top + ui.spacing().item_spacing.y);
    }

    /// Width and height of a page in points; one that is as high as needed is as high as the newest
    /// preview shows it.
    fn page_pt(&self, page: PageSize) -> (f64, f64) {
        let (width, height) = page.points();
        let shown = self.preview.size().filter(|_| page.is_as_high_as_needed());
        shown.map_or((width, height), |[across, down]| {
            (width, (width * f64::from(down / across)).min(height))
        })
    }

    /// The figure in as many pixels as there is room for.
    fn show_preview(
        &mut self,
        ui: &mut Ui,
        reading: &Reading<'_>,
        asked: Option<Figure>,
        room: egui::Vec2,
    ) {
        let (area, _) = ui.allocate_exact_size(room, Sense::hover());
        let painter = ui.painter().with_clip_rect(area);
        painter.rect_filled(area, 4.0, color32(reading.theme.outside));
        let ink = color32(reading.theme.ink_soft);
        let font = egui::FontId::proportional(style::SMALL_PT);
        let say = |at, align, text: String| {
            painter.text(at, align, text, font.clone(), ink);
        };
        let foot = area.center_bottom() - vec2(0.0, 6.0);
        let Some(figure) = asked else {
            let text = reading.i18n.tr("figure-preview-none");
            say(area.center(), Align2::CENTER_CENTER, text);
            return;
        };
        let form = &reading.state.figure;
        let page = self.page_pt(figure.page);
        let paper = place(page, area);
        let dpi = f64::from(paper.width() * ui.pixels_per_point()) / page.0 * 72.0;
        let request = PreviewRequest {
            figure,
            language: reading.i18n.language(),
            theme: Theme::of(form.theme),
            dpi,
        };
        let (texture, is_new) = self.preview.show(ui, reading.atlas, request);
        if let Some(texture) = texture {
            let size = texture.size_vec2();
            let scale = (paper.width() / size.x).min(paper.height() / size.y);
            let at = Rect::from_center_size(paper.center(), size * scale);
            let shade = color32(reading.theme.ink_soft).gamma_multiply(0.3);
            painter.rect_filled(at.translate(vec2(2.0, 3.0)), 0.0, shade);
            let whole = Rect::from_min_size(egui::Pos2::ZERO, vec2(1.0, 1.0));
            let tint = if is_new {
                Color32::WHITE
            } else {
                Color32::WHITE.gamma_multiply(0.6)
            };
            painter.image(texture.id(), at, whole, tint);
        }
        if let Some(error) = self.preview.error() {
            let text = match error {
                PreviewError::Failed(reason) => reading.i18n.say(reason),
                PreviewError::Panicked => reading.i18n.tr("figure-preview-broke-off"),
            };
            say(area.center(), Align2::CENTER_CENTER, text);
        } else if !is_new {
            let text = reading.i18n.tr("figure-preview-working");
            say(area.center_top() + vec2(0.0, 6.0), Align2::CENTER_TOP, text);
        }
        say(foot, Align2::CENTER_BOTTOM, size_text(reading, page));
    }
}

/// The page in the middle of an area, as large as it can be above the line that tells its size.
fn place((width, height): (f64, f64), area: Rect) -> Rect {
    let area = Rect::from_min_max(area.min + vec2(14.0, 26.0), area.max - vec2(14.0, 28.0));
    #[expect(clippy::cast_possible_truncation, reason = "the screen is f32")]
    let size = vec2(width as f32, height as f32);
    let scale = (area.width() / size.x)
        .min(area.height() / size.y)
        .max(0.01);
    Rect::from_center_size(area.center(), size * scale)
}

fn size_text(reading: &Reading<'_>, (width, height): (f64, f64)) -> String {
    let form = &reading.state.figure;
    let millimetres = |pt: f64| format!("{:.0}", pt * MM_PER_PT);
    let pixels = |pt: f64| format!("{:.0}", pt / 72.0 * f64::from(form.dpi));
    let sides = [
        ("width", millimetres(width)),
        ("height", millimetres(height)),
    ];
    let words = |key: &str, sides: &[(&str, String)]| {
        let args: Vec<(&str, &str)> = sides.iter().map(|(k, v)| (*k, v.as_str())).collect();
        reading.i18n.tr_with(key, &args)
    };
    let paper = words("figure-paper", &sides);
    if form.format == Format::Png {
        let sides = [("width", pixels(width)), ("height", pixels(height))];
        format!("{paper} · {}", words("figure-pixels", &sides))
    } else {
        paper
    }
}

/// Where the figure goes.
fn end(ui: &mut Ui, reading: &Reading<'_>, asked: Option<&Figure>, actions: &mut Vec<Action>) {
    let i18n = reading.i18n;
    let suggested = reading.state.suggested_path(reading.atlas, i18n);
    let typed = path_field(ui, reading, &suggested, FIELDS_PT, actions);
    let path = typed.path;
    ui.label(style::soft(reading.theme, i18n.tr("dialog-figure-text")));
    ui.horizontal_wrapped(|ui| {
        ui.style_mut().wrap_mode = Some(TextWrapMode::Extend);
        let ready = asked.is_some();
        let save = Button::new(RichText::new(i18n.tr("button-save")).strong());
        let pressed = ui.add_enabled(ready, save).clicked();
        if ready && (pressed || typed.is_entered) {
            actions.push(Action::SaveFigure(PathBuf::from(&path)));
        }
        let copy = Button::new(i18n.tr("figure-copy"));
        if ui.add_enabled(asked.is_some(), copy).clicked() {
            actions.push(Action::CopyFigure);
        }
        let command = Button::new(i18n.tr("figure-command"));
        let button = ui.add_enabled(asked.is_some(), command);
        if let Some(figure) = asked.filter(|_| button.clicked()) {
            actions.push(Action::Copy(command_of(reading, figure, &path)));
        }
        recent(ui, reading, actions);
        if ui.button(i18n.tr("button-cancel")).clicked() {
            actions.push(Action::CloseDialog);
        }
    });
}

/// The command that makes the figure without a window.
fn command_of(reading: &Reading<'_>, figure: &Figure, path: &str) -> String {
    let form = &reading.state.figure;
    let language = reading.i18n.language();
    let path = form.with_ending(Path::new(path));
    let own = reading.state.boundaries.on.as_ref();
    export::command(
        reading.atlas,
        own.map(|own| (own.path.as_path(), own.datum)),
        figure,
        (language, form.theme),
        form.dpi,
        &path,
    )
}

/// Figures that were saved, to be made again.
fn recent(ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
    let recent = &reading.state.recent_figures;
    let name = reading.i18n.tr("figure-recent");
    let padding = 2.0 * ui.spacing().button_padding.x;
    if ui.available_size_before_wrap().x < text::width(&name, style::BODY_PT) + padding {
        ui.end_row();
    }
    ui.add_enabled_ui(!recent.is_empty(), |ui| {
        ui.menu_button(name, |ui| {
            for figure in recent {
                let name = Path::new(&figure.path).file_name().unwrap_or_default();
                let name = name.to_string_lossy().into_owned();
                if ui.button(name).on_hover_text(&figure.path).clicked() {
                    let reopened = Reopened::of(reading.atlas, figure);
                    actions.push(Action::ReopenFigure(Box::new(reopened)));
                    ui.close();
                }
            }
        });
    });
}
