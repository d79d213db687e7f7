//! Pictures drawn by OpenGL itself where the processor does the work of a graphics card.
//!
//! Mesa's llvmpipe has a short way for a plain copy of a texture of its own order of channels, and
//! a long one, four times as dear a pixel, for everything else; what egui draws with takes the long
//! one. A map is a large picture that moves at every frame: it takes the short one. With a graphics
//! card there is none of this, and egui draws all.
//!
//! Everything is done while egui paints, when the context of the window is current.

#![expect(
    unsafe_code,
    reason = "OpenGL is called through pointers: each block says why it may be"
)]

use std::sync::{Arc, Mutex, PoisonError};

use eframe::egui_glow::CallbackFn;
use eframe::glow::{self, HasContext as _};
use egui::{Color32, ColorImage, PaintCallback, PaintCallbackInfo, Painter, Pos2, Rect, Vec2};

/// What the names of processors that do OpenGL's work contain.
const SOFTWARE: &str = "llvmpipe";

const VERTEX_SHADER: &str = "#version 140
in vec4 corner;
out vec2 at;
void main() {
    gl_Position = vec4(corner.xy, 0.0, 1.0);
    at = corner.zw;
}";

const FRAGMENT_SHADER: &str = "#version 140
uniform sampler2D picture;
in vec2 at;
out vec4 color;
void main() {
    color = texture(picture, at);
}";

/// Numbers a corner has: where it is on the screen, and in the picture.
const NUMBERS: usize = 4;
const CORNER_BYTES: i32 = 16;

/// OpenGL that the processor does; shared by all who draw with it.
#[derive(Clone, Debug)]
pub struct SoftwareGl {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    quads: Quads,
    /// Textures that nobody draws any more.
    dropped: Mutex<Vec<glow::Texture>>,
}

/// What draws rectangles.
#[derive(Debug)]
struct Quads {
    program: glow::Program,
    array: glow::VertexArray,
    buffer: glow::Buffer,
}

/// A picture for OpenGL; it goes there when it is drawn first.
#[derive(Debug)]
pub(super) struct GlPicture {
    size: [usize; 2],
    is_opaque: bool,
    content: Mutex<Content>,
    shared: Arc<Shared>,
}

#[derive(Debug)]
enum Content {
    Pixels(Arc<ColorImage>),
    Texture(glow::Texture),
    /// OpenGL has no room for it.
    Refused,
}

/// What OpenGL calls its vendor and its renderer, in a context that is current.
#[must_use]
pub fn renderer_name(gl: &glow::Context) -> String {
    // SAFETY: asks a context that is current for names that every OpenGL has.
    let names = unsafe { [glow::VENDOR, glow::RENDERER].map(|name| gl.get_parameter_string(name)) };
    names.join(", ")
}

impl SoftwareGl {
    /// That of a window, whose context is current; `None` with a graphics card, or where this
    /// OpenGL is of another kind or refuses: egui then draws all.
    #[must_use]
    pub fn of(gl: &glow::Context) -> Option<Self> {
        let version = gl.version();
        let is_known = !version.is_embedded && (version.major, version.minor) >= (3, 1);
        // SAFETY: asks a context that is current for a name that every OpenGL has.
        let renderer = unsafe { gl.get_parameter_string(glow::RENDERER) };
        if !is_known || !renderer.contains(SOFTWARE) {
            return None;
        }
        let quads = Quads::new(gl)?;
        let dropped = Mutex::default();
        let made = Self {
            shared: Arc::new(Shared { quads, dropped }),
        };
        made.prepare(gl);
        Some(made)
    }

    /// Draws an opaque pixel and a clear one, so that what draws pictures is compiled while the first
    /// map is still rendered. The first frame begins with an empty screen.
    fn prepare(&self, gl: &glow::Context) {
        let pixel = Rect::from_min_size(Pos2::ZERO, Vec2::ONE);
        let info = PaintCallbackInfo {
            viewport: pixel,
            clip_rect: pixel,
            pixels_per_point: 1.0,
            screen_size_px: [1, 1],
        };
        let pictures = [Color32::WHITE, Color32::TRANSPARENT].map(|color| {
            let image = ColorImage::filled([1, 1], color);
            (Arc::new(self.picture(Arc::new(image))), pixel)
        });
        self.shared.quads.draw(gl, &info, &pictures);
    }

    /// A picture of an image.
    pub(super) fn picture(&self, image: Arc<ColorImage>) -> GlPicture {
        GlPicture {
            size: image.size,
            is_opaque: image.pixels.iter().all(|pixel| pixel.is_opaque()),
            content: Mutex::new(Content::Pixels(image)),
            shared: Arc::clone(&self.shared),
        }
    }

    /// Draws pictures, each upon its part of the screen in points.
    pub(super) fn draw(&self, painter: &Painter, pictures: Vec<(Arc<GlPicture>, Rect)>) {
        let shared = Arc::clone(&self.shared);
        let callback = CallbackFn::new(move |info, egui| {
            let gl = egui.gl();
            shared.delete_dropped(gl);
            shared.quads.draw(gl, &info, &pictures);
        });
        painter.add(PaintCallback {
            rect: painter.clip_rect(),
            callback: Arc::new(callback),
        });
    }
}

impl Shared {
    fn delete_dropped(&self, gl: &glow::Context) {
        let mut dropped = self.dropped.lock().unwrap_or_else(PoisonError::into_inner);
        for texture in dropped.drain(..) {
            // SAFETY: the texture is of this context, and whoever drew it is gone.
            unsafe { gl.delete_texture(texture) };
        }
    }
}

impl Quads {
    fn new(gl: &glow::Context) -> Option<Self> {
        // SAFETY: each object is made by this context before it is named to it, and a failure of
        // any is an answer, not a fault.
        unsafe {
            let program = gl.create_program().ok()?;
            for (kind, source) in [
                (glow::VERTEX_SHADER, VERTEX_SHADER),
                (glow::FRAGMENT_SHADER, FRAGMENT_SHADER),
            ] {
                let shader = gl.create_shader(kind).ok()?;
                gl.shader_source(shader, source);
                gl.compile_shader(shader);
                gl.attach_shader(program, shader);
                // It stays for as long as the program.
                gl.delete_shader(shader);
            }
            gl.bind_attrib_location(program, 0, "corner");
            gl.link_program(program);
            if !gl.get_program_link_status(program) {
                return None;
            }
            Some(Self {
                program,
                array: gl.create_vertex_array().ok()?,
                buffer: gl.create_buffer().ok()?,
            })
        }
    }

    fn draw(
        &self,
        gl: &glow::Context,
        info: &PaintCallbackInfo,
        pictures: &[(Arc<GlPicture>, Rect)],
    ) {
        let rects = pictures.iter().map(|(_, rect)| *rect);
        let corners: Vec<u8> = rects
            .flat_map(|rect| corners(rect, info))
            .flat_map(f32::to_ne_bytes)
            .collect();
        let [width, height] = info.screen_size_px.map(u32::cast_signed);
        // SAFETY: the objects are of this context, which is current while egui paints; the buffer
        // has six corners of four numbers for each picture. What is changed here egui sets again
        // after a callback.
        unsafe {
            gl.viewport(0, 0, width, height);
            gl.use_program(Some(self.program));
            gl.active_texture(glow::TEXTURE0);
            gl.bind_vertex_array(Some(self.array));
            gl.bind_buffer(glow::ARRAY_BUFFER, Some(self.buffer));
            gl.buffer_data_u8_slice(glow::ARRAY_BUFFER, &corners, glow::STREAM_DRAW);
            gl.enable_vertex_attrib_array(0);
            gl.vertex_attrib_pointer_f32(0, 4, glow::FLOAT, false, CORNER_BYTES, 0);
            // One function for colour and alpha: two are off the short way.
            gl.blend_func(glow::ONE, glow::ONE_MINUS_SRC_ALPHA);
        }
        for ((picture, rect), first) in pictures.iter().zip((0..).step_by(6)) {
            let Some(texture) = picture.texture(gl) else {
                continue;
            };
            let filter = if picture.lies_upon_pixels(rect, info) {
                glow::NEAREST
            } else {
                glow::LINEAR
            };
            // SAFETY: as above, and the texture is one of this context.
            unsafe {
                if picture.is_opaque {
                    gl.disable(glow::BLEND);
                } else {
                    gl.enable(glow::BLEND);
                }
                gl.bind_texture(glow::TEXTURE_2D, Some(texture));
                for side in [glow::TEXTURE_MIN_FILTER, glow::TEXTURE_MAG_FILTER] {
                    gl.tex_parameter_i32(glow::TEXTURE_2D, side, filter.cast_signed());
                }
                gl.draw_arrays(glow::TRIANGLES, first, 6);
            }
        }
        // SAFETY: nothing is bound afterwards.
        unsafe {
            gl.bind_vertex_array(None);
            gl.enable(glow::BLEND);
        }
    }
}

impl GlPicture {
    /// The texture, made at the first call.
    fn texture(&self, gl: &glow::Context) -> Option<glow::Texture> {
        let mut content = self.content.lock().unwrap_or_else(PoisonError::into_inner);
        if let Content::Pixels(image) = &mut *content {
            *content = match upload(gl, image) {
                Some(texture) => Content::Texture(texture),
                None => Content::Refused,
            };
        }
        match &*content {
            Content::Texture(texture) => Some(*texture),
            Content::Pixels(_) | Content::Refused => None,
        }
    }

    /// Whether a part of the screen is as large as the picture, pixel upon pixel.
    fn lies_upon_pixels(&self, rect: &Rect, info: &PaintCallbackInfo) -> bool {
        let near = |v: f32| (v - v.round()).abs() < 1e-2;
        let [left, top, right, bottom] = pixels(*rect, info);
        #[expect(clippy::cast_precision_loss, reason = "a picture is small")]
        let [width, height] = self.size.map(|side| side as f32);
        let fits = |side: f32, of: f32| (side - of).abs() < 1e-2;
        near(left) && near(top) && fits(right - left, width) && fits(bottom - top, height)
    }
}

impl Drop for GlPicture {
    fn drop(&mut self) {
        let content = self
            .content
            .get_mut()
            .unwrap_or_else(PoisonError::into_inner);
        if let Content::Texture(texture) = content {
            let dropped = self.shared.dropped.lock();
            dropped
                .unwrap_or_else(PoisonError::into_inner)
                .push(*texture);
        }
    }
}

/// A texture with the order of channels that the window has; the image has it afterwards, too.
fn upload(gl: &glow::Context, image: &mut Arc<ColorImage>) -> Option<glow::Texture> {
    let [width, height] = image.size.map(|side| i32::try_from(side).ok());
    let (width, height) = (width?, height?);
    // Nobody else has the image, as a rule, and nothing is copied.
    let image = Arc::make_mut(image);
    let (pixels, _) = image.as_raw_mut().as_chunks_mut::<4>();
    for [red, _, blue, _] in pixels {
        std::mem::swap(red, blue);
    }
    // SAFETY: the bytes are four for each pixel, and rows of such pixels have no padding.
    unsafe {
        let texture = gl.create_texture().ok()?;
        gl.bind_texture(glow::TEXTURE_2D, Some(texture));
        for (key, value) in [
            (glow::TEXTURE_WRAP_S, glow::CLAMP_TO_EDGE),
            (glow::TEXTURE_WRAP_T, glow::CLAMP_TO_EDGE),
        ] {
            gl.tex_parameter_i32(glow::TEXTURE_2D, key, value.cast_signed());
        }
        gl.tex_parameter_i32(glow::TEXTURE_2D, glow::TEXTURE_MAX_LEVEL, 0);
        gl.tex_image_2d(
            glow::TEXTURE_2D,
            0,
            // Without a size, so that the order of the channels is that of the bytes.
            glow::RGBA.cast_signed(),
            width,
            height,
            0,
            glow::BGRA,
            glow::UNSIGNED_BYTE,
            glow::PixelUnpackData::Slice(Some(image.as_raw())),
        );
        Some(texture)
    }
}

/// Left, top, right and bottom of a rectangle in pixels of the window.
fn pixels(rect: Rect, info: &PaintCallbackInfo) -> [f32; 4] {
    [rect.min.x, rect.min.y, rect.max.x, rect.max.y].map(|v| v * info.pixels_per_point)
}

/// The six corners of the two triangles of a rectangle.
fn corners(rect: Rect, info: &PaintCallbackInfo) -> [f32; 6 * NUMBERS] {
    let [left, top, right, bottom] = pixels(rect, info);
    #[expect(clippy::cast_precision_loss, reason = "a window is small")]
    let [width, height] = info.screen_size_px.map(|side| side as f32);
    let (x, y) = (
        |v: f32| v / width * 2.0 - 1.0,
        |v: f32| 1.0 - v / height * 2.0,
    );
    let corner = |at_x: f32, at_y: f32, u: f32, v: f32| [x(at_x), y(at_y), u, v];
    let (a, b) = (corner(left, top, 0.0, 0.0), corner(right, top, 1.0, 0.0));
    let (c, d) = (
        corner(right, bottom, 1.0, 1.0),
        corner(left, bottom, 0.0, 1.0),
    );
    let all = [a, b, c, a, c, d];
    std::array::from_fn(|i| all[i / NUMBERS][i % NUMBERS])
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    #[test]
    fn the_corners_of_the_window_are_those_of_the_screen() {
        let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(400.0, 300.0));
        let info = PaintCallbackInfo {
            viewport: whole,
            clip_rect: whole,
            pixels_per_point: 2.0,
            screen_size_px: [800, 600],
        };
        let all = corners(whole, &info);
        let expected = [
            [-1.0, 1.0, 0.0, 0.0],
            [1.0, 1.0, 1.0, 0.0],
            [1.0, -1.0, 1.0, 1.0],
            [-1.0, 1.0, 0.0, 0.0],
            [1.0, -1.0, 1.0, 1.0],
            [-1.0, -1.0, 0.0, 1.0],
        ];
        assert_eq!(all.as_chunks::<NUMBERS>().0, expected);
    }
}
