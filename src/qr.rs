//! Draws QR codes: black on white with a quiet zone, as SVG, as PNG, and as block characters for a terminal.

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};
use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};

/// White modules around the code, as the standard asks (ISO/IEC 18004, 5.3.8).
const QUIET: i32 = 4;
/// Pixels of a module in the PNG: a code of 57 modules becomes as wide as a phone's screen.
const PIXELS: usize = 10;

/// A square of black and white modules.
#[derive(Clone, PartialEq, Eq)]
pub struct Code(QrCode);

impl Code {
    /// The smallest code for a text, of error correction level M (15 % may be covered). `None` above 2,331 bytes.
    pub fn of(text: &str) -> Option<Self> {
        QrCode::encode_text(text, QrCodeEcc::Medium).ok().map(Self)
    }

    /// A code drawn fast for a screen, for pages with thousands. Mask 0 always: choosing the best of 8 masks (ISO/IEC 18004,
    /// 7.8.3) takes most of the time, and readers cope with any. Of error correction level L at least: nothing covers a
    /// screen, and fewer modules are larger.
    pub fn quick(text: &str) -> Option<Self> {
        let (smallest, largest) = (Version::MIN, Version::MAX);
        let segments = QrSegment::make_segments(text);
        let mask = Some(Mask::new(0));
        QrCode::encode_segments_advanced(&segments, QrCodeEcc::Low, smallest, largest, mask, true)
            .ok()
            .map(Self)
    }

    /// Modules along a side, the quiet zone on both ends included.
    fn side(&self) -> i32 {
        self.0.size() + 2 * QUIET
    }

    /// An SVG file: a white square and one path.
    pub fn svg(&self) -> String {
        let side = self.side();
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" \
             shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/>\
             <path stroke=\"#000\" d=\"{}\"/></svg>\n",
            self.path()
        )
    }

    /// A PNG file to look at and to keep.
    pub fn png(&self) -> Vec<u8> {
        let side = self.side();
        let mut pixels = Vec::new();
        for y in 0..side {
            let levels = (0..side).map(|x| if self.is_dark(x, y) { 0 } else { 255 });
            let row: Vec<u8> = levels.flat_map(|level| [level; PIXELS]).collect();
            pixels.extend(row.repeat(PIXELS));
        }
        let width = side.unsigned_abs() * PIXELS as u32;
        let mut png = Vec::new();
        PngEncoder::new_with_quality(&mut png, CompressionType::Best, FilterType::Up)
            .write_image(&pixels, width, width, ExtendedColorType::L8)
            .expect("grey pixels always become a PNG");
        png
    }

    /// The smallest file: a PNG with a bit a module, a sixth of the SVG, which pages show enlarged. Its bits are as good
    /// as random, so compressing them would only take time.
    pub fn small_png(&self) -> Vec<u8> {
        let side = self.side();
        let byte = |start: i32, y: i32| {
            let light = (start..start + 8).map(|x| u8::from(!self.is_dark(x, y)));
            light.fold(0, |bits, bit| bits << 1 | bit)
        };
        let rows = (0..side).flat_map(|y| (0..side).step_by(8).map(move |start| byte(start, y)));
        let rows: Vec<u8> = rows.collect();
        let mut png = Vec::new();
        let mut encoder = png::Encoder::new(&mut png, side.unsigned_abs(), side.unsigned_abs());
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::One);
        encoder.set_compression(png::Compression::NoCompression);
        let written = encoder
            .write_header()
            .and_then(|mut writer| writer.write_image_data(&rows));
        written.expect("bits always become a PNG");
        png
    }

    /// The code in block characters, two modules to the height of a line. White is drawn and black left out, for dark
    /// terminals.
    pub fn blocks(&self) -> String {
        let side = self.side();
        let mut text = String::new();
        for y in (0..side).step_by(2) {
            // Below an odd last line everything is black.
            let is_white = |x, y| y < side && !self.is_dark(x, y);
            text.extend(
                (0..side).map(|x| match (is_white(x, y), is_white(x, y + 1)) {
                    (true, true) => '█',
                    (true, false) => '▀',
                    (false, true) => '▄',
                    (false, false) => ' ',
                }),
            );
            text.push('\n');
        }
        text
    }

    /// The black modules as horizontal strokes, each relative to the end of the one before.
    fn path(&self) -> String {
        let mut path = String::new();
        // Formatting numbers takes most of the time with thousands of codes.
        let mut digits = itoa::Buffer::new();
        for y in 0..self.side() {
            let mut x = 0;
            let mut pen = None;
            while x < self.side() {
                let end = (x..).find(|x| !self.is_dark(*x, y)).unwrap_or(x);
                if end > x {
                    match pen {
                        None => {
                            path.push('M');
                            path.push_str(digits.format(x));
                            path.push(' ');
                            path.push_str(digits.format(y));
                            path.push_str(".5h");
                        }
                        Some(pen) => {
                            path.push('m');
                            path.push_str(digits.format(x - pen));
                            path.push_str(" 0h");
                        }
                    }
                    path.push_str(digits.format(end - x));
                    pen = Some(end);
                }
                x = end.max(x + 1);
            }
        }
        path
    }

    /// White outside the code.
    fn is_dark(&self, x: i32, y: i32) -> bool {
        self.0.get_module(x - QUIET, y - QUIET)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "0002010102115204549953033605802ID5908UMAH INE6011ACEH TENGAH6304";

    /// Black modules of an SVG, by row and column.
    fn drawn(svg: &str) -> Vec<(i32, i32)> {
        let (_, path) = svg.split_once("stroke=\"#000\" d=\"").expect("a path");
        let (path, _) = path.split_once('"').expect("its end");
        let mut black = Vec::new();
        let (mut x, mut y) = (0, 0);
        for stroke in path.split(['M', 'm']).skip(1) {
            let (to, length) = stroke.split_once('h').expect("a stroke");
            let (across, down) = to.split_once(' ').expect("a place");
            let (across, length): (i32, i32) = (across.parse().unwrap(), length.parse().unwrap());
            match down.strip_suffix(".5") {
                Some(row) => (x, y) = (across, row.parse().unwrap()),
                None => x += across,
            }
            black.extend((x..x + length).map(|x| (x, y)));
            x += length;
        }
        black
    }

    #[test]
    fn all_files_show_the_modules_of_the_code() {
        let code = Code::of(TEXT).expect("a short text");
        let side = code.side();
        let all = (0..side).flat_map(|y| (0..side).map(move |x| (x, y)));
        let dark: Vec<_> = all.filter(|(x, y)| code.is_dark(*x, *y)).collect();
        assert!(
            dark.iter()
                .all(|(x, y)| [x, y].iter().all(|at| (QUIET..side - QUIET).contains(at)))
        );
        assert_eq!(drawn(&code.svg()), dark);
        let png = image::load_from_memory(&code.png())
            .expect("a PNG")
            .into_luma8();
        assert_eq!(png.dimensions(), (side as u32 * 10, side as u32 * 10));
        for (x, y, pixel) in png.enumerate_pixels() {
            let is_dark = code.is_dark(x as i32 / 10, y as i32 / 10);
            assert_eq!(pixel.0, if is_dark { [0] } else { [255] }, "{x} {y}");
        }
        let small = image::load_from_memory(&code.small_png()).expect("a PNG");
        for (x, y, pixel) in small.into_luma8().enumerate_pixels() {
            let is_dark = code.is_dark(x as i32, y as i32);
            assert_eq!(pixel.0, if is_dark { [0] } else { [255] }, "{x} {y}");
        }
    }

    #[test]
    fn a_code_with_the_first_mask_says_the_same() {
        let code = Code::quick(TEXT).expect("a short text");
        let picture = image::load_from_memory(&code.png()).expect("a PNG");
        let picture = picture.into_luma8();
        let (width, height) = (picture.width() as usize, picture.height() as usize);
        let is_black = |x, y| picture.get_pixel(x as u32, y as u32).0 == [0];
        let mut picture = rqrr::PreparedImage::prepare_from_bitmap(width, height, is_black);
        let grids = picture.detect_grids();
        let [grid] = &grids[..] else {
            panic!("{} codes", grids.len());
        };
        assert_eq!(grid.decode().expect("it can be read").1, TEXT);
    }

    #[test]
    fn a_terminal_shows_the_modules_of_the_code() {
        let code = Code::of(TEXT).expect("a short text");
        let (side, blocks) = (code.side(), code.blocks());
        let lines: Vec<Vec<char>> = blocks.lines().map(|line| line.chars().collect()).collect();
        assert_eq!(lines.len() as i32, (side + 1) / 2);
        for (x, y) in (0..side).flat_map(|y| (0..side).map(move |x| (x, y))) {
            let sign = lines[y as usize / 2][x as usize];
            let white = if y % 2 == 0 {
                ['█', '▀']
            } else {
                ['█', '▄']
            };
            assert_eq!(white.contains(&sign), !code.is_dark(x, y), "{x} {y}");
        }
    }

    #[test]
    fn all_files_are_small() {
        let code = Code::of(&TEXT.repeat(3)).expect("a short text");
        assert!(code.png().len() < 4_000, "{}", code.png().len());
        assert!(code.svg().len() < 6_000, "{}", code.svg().len());
        assert!(code.small_png().len() < 600, "{}", code.small_png().len());
    }

    #[test]
    fn a_text_beyond_all_codes_has_none() {
        assert!(Code::of(&"x".repeat(5_000)).is_none());
    }
}
