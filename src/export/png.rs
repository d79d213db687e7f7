//! Pixels as a PNG that says what it shows and how large it is.

use std::io::Write as _;

use png::text_metadata::ITXtChunk;
use png::{
    BitDepth, ColorType, DeflateCompression, Encoder, EncodingError, Filter, PixelDimensions, Unit,
    Writer,
};
use resvg::tiny_skia::Pixmap;

use super::{Description, ExportError, PROGRAM};

const METRES_PER_INCH: f64 = 0.0254;
/// How much the pixels are compressed, of nine: one more takes a twelfth of the time of a picture
/// for a twenty-fifth less.
const COMPRESSION: u8 = 3;
/// The bytes of one chunk of pixels in the file.
const CHUNK_BYTES: usize = 256 << 10;
const SOFTWARE: &str = "Software";

/// The file of these opaque pixels, `dpi` of them an inch.
pub(super) fn encode(
    pixels: &Pixmap,
    description: &Description,
    dpi: f64,
) -> Result<Vec<u8>, ExportError> {
    write(pixels, description, dpi).map_err(|e| ExportError::refused("PNG", &e))
}

fn write(pixels: &Pixmap, description: &Description, dpi: f64) -> Result<Vec<u8>, EncodingError> {
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, pixels.width(), pixels.height());
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a cast of a float saturates"
    )]
    let per_metre = (dpi / METRES_PER_INCH).round() as u32;
    encoder.set_pixel_dims(Some(PixelDimensions {
        xppu: per_metre,
        yppu: per_metre,
        unit: Unit::Meter,
    }));
    // A map is of even areas: without a filter its rows repeat, and the file is smaller in half the
    // time.
    encoder.set_filter(Filter::NoFilter);
    encoder.set_deflate_compression(DeflateCompression::Level(COMPRESSION));
    let mut writer = encoder.write_header()?;
    for (keyword, text) in texts(description) {
        let mut chunk = ITXtChunk::new(keyword, text);
        description
            .language
            .tag()
            .clone_into(&mut chunk.language_tag);
        writer.write_text_chunk(&chunk)?;
    }
    write_rows(pixels, &mut writer)?;
    writer.finish()?;
    Ok(file)
}

/// Writes red, green and blue of every pixel, a row at a time; a page is opaque.
fn write_rows(pixels: &Pixmap, writer: &mut Writer<&mut Vec<u8>>) -> Result<(), EncodingError> {
    let across = pixels.width() as usize;
    let (all, _) = pixels.data().as_chunks::<4>();
    let mut rows = writer.stream_writer_with_size(CHUNK_BYTES)?;
    let mut colors = vec![[0; 3]; across];
    for row in all.chunks_exact(across) {
        for (color, [r, g, b, _]) in colors.iter_mut().zip(row) {
            *color = [*r, *g, *b];
        }
        rows.write_all(colors.as_flattened())?;
    }
    rows.finish()
}

/// Keywords of the PNG specification with their texts; without what is empty.
fn texts(description: &Description) -> Vec<(&'static str, String)> {
    let texts = [
        ("Title", description.title.clone()),
        ("Description", description.text()),
        (SOFTWARE, PROGRAM.to_owned()),
        ("Source", description.made_of().join("\n")),
    ];
    let texts = texts.into_iter();
    texts.filter(|(_, text)| !text.is_empty()).collect()
}
