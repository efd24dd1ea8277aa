//! Photos as a phone of 12 megapixels would have taken them.

use camino::{Utf8Path, Utf8PathBuf};
use image::imageops::{self, FilterType};

/// The JPEGs of the folder in `ETALASE_PHOTOS`, or else the photos of the example's first shop.
pub fn photos() -> Vec<Utf8PathBuf> {
    let example =
        Utf8Path::new(env!("CARGO_MANIFEST_DIR")).join("example-site/toko/umah-ine/produk");
    let asked = std::env::var("ETALASE_PHOTOS").map(Utf8PathBuf::from);
    let mut found: Vec<Utf8PathBuf> = walkdir::WalkDir::new(asked.unwrap_or(example))
        .into_iter()
        .filter_map(|entry| Utf8PathBuf::try_from(entry.ok()?.into_path()).ok())
        .filter(|path| path.extension() == Some("jpg"))
        .collect();
    found.sort();
    found
}

/// The middle of a photo at 4000x3000 or 3000x4000, with a phone's grain, as a baseline JPEG in 4:2:0. Each number
/// has a grain of its own.
pub fn taken(photo: &Utf8Path, number: usize) -> Vec<u8> {
    let photo = image::open(photo).expect("a photo").into_rgb8();
    let (width, height) = photo.dimensions();
    let size = if width > height {
        (4000, 3000)
    } else {
        (3000, 4000)
    };
    let kept = (
        width.min((height * size.0).div_ceil(size.1)),
        height.min((width * size.1).div_ceil(size.0)),
    );
    let (left, top) = ((width - kept.0) / 2, (height - kept.1) / 2);
    let middle = imageops::crop_imm(&photo, left, top, kept.0, kept.1);
    let mut taken = imageops::resize(&*middle, size.0, size.1, FilterType::CatmullRom);
    let mut grain = number as u32 * 2_654_435_761 + 1;
    for pixel in taken.pixels_mut() {
        grain ^= grain << 13;
        grain ^= grain >> 17;
        grain ^= grain << 5;
        // The sum of two dice, as light and not as colour.
        let noise = (grain % 5 + grain / 5 % 5) as i8 - 4;
        pixel.0 = pixel.0.map(|level| level.saturating_add_signed(noise));
    }
    mozjpeg_rs::Encoder::baseline_optimized()
        .quality(92)
        .encode_rgb(taken.as_raw(), taken.width(), taken.height())
        .expect("a picture can be encoded")
}
