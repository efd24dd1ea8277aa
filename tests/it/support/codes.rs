//! Decodes QR codes.

use super::html;

/// Texts of the QR codes on a page.
pub fn on_page(page: &str) -> Vec<String> {
    let mut side = 0;
    let mut codes = Vec::new();
    for tag in html::tags(page) {
        if let Some(view) = tag.attribute("viewbox") {
            let width = view.rsplit(' ').next().and_then(|width| width.parse().ok());
            side = width.expect("a square");
        }
        if tag.attribute("stroke").is_some() {
            let strokes = tag.attribute("d").expect("strokes");
            codes.push(read(&drawn(strokes, side), side * SCALE));
        }
    }
    codes
}

/// Text of the code in a file with one pixel a module.
pub fn in_file(png: &[u8]) -> String {
    let picture = image::load_from_memory(png)
        .expect("a picture")
        .into_luma8();
    let width = picture.width() as usize * SCALE;
    let dark = |at: usize| {
        let (x, y) = (at % width / SCALE, at / width / SCALE);
        picture.get_pixel(x as u32, y as u32).0 == [0]
    };
    let dark: Vec<bool> = (0..width * width).map(dark).collect();
    read(&dark, width)
}

/// Text of the code in a square picture, given its dark pixels row by row.
pub fn read(dark: &[bool], width: usize) -> String {
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(width, width, |x, y| {
        if dark[y * width + x] { 0 } else { 255 }
    });
    let grids = picture.detect_grids();
    assert_eq!(grids.len(), 1, "one code");
    grids[0].decode().expect("a code that can be read").1
}

/// The message of a link to a chat with the number of the shops in tests.
pub fn message(link: &str) -> String {
    let text = link.strip_prefix("https://wa.me/6281200001234?text=");
    let text = text.unwrap_or_else(|| panic!("{link} is no chat"));
    let message = percent_encoding::percent_decode_str(text).decode_utf8();
    message.expect("UTF-8").into_owned()
}

/// Pixels a module.
const SCALE: usize = 4;

/// Draws the strokes of our SVG on a square of `side` modules.
fn drawn(strokes: &str, side: usize) -> Vec<bool> {
    let width = side * SCALE;
    let mut dark = vec![false; width * width];
    let number = |text: &str| text.parse::<usize>().expect("a number");
    let (mut x, mut y) = (0, 0);
    for stroke in strokes.split(['M', 'm']).skip(1) {
        let (to, length) = stroke.split_once('h').expect("a stroke");
        let (across, down) = to.split_once(' ').expect("a place");
        match down.strip_suffix(".5") {
            Some(row) => (x, y) = (number(across), number(row)),
            None => x += number(across),
        }
        let end = x + number(length);
        for row in y * SCALE..(y + 1) * SCALE {
            dark[row * width + x * SCALE..row * width + end * SCALE].fill(true);
        }
        x = end;
    }
    dark
}
