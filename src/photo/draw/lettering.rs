//! Draws words on a picture, in Noto Sans Bold: Latin with all accents, Greek and Cyrillic.
//!
//! Characters without a glyph (Arabic, Han, emoji) are left out as whole clusters, so no empty box is ever drawn.
//! Outlines are filled by integer arithmetic without hinting, the same on every machine.

use image::{Rgb, RgbImage};
use swash::scale::{Render, ScaleContext, Source};
use swash::shape::ShapeContext;
use swash::zeno::{Format, Vector};
use swash::{FontRef, GlyphId};
use unicode_segmentation::UnicodeSegmentation;

use crate::value::{Color, composed};

/// Part of the key of every picture with words.
pub(super) const VERSION: &str = "swash 0.2 notosans 0.1, 16 steps";

/// Limit on the characters of a text; no picture has room for more.
const MOST_CHARACTERS: usize = 200;

const ELLIPSIS: &str = "…";

/// A line of positioned glyphs.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    /// Font size in pixels.
    pub size: f32,
    /// Width in pixels.
    pub width: f32,
    /// Glyphs with their offset from the line's start and their height over the baseline, in pixels.
    glyphs: Vec<(GlyphId, f32, f32)>,
}

/// Glyphs that stay together at a line break: a letter with its marks, a ligature.
struct Cluster {
    is_space: bool,
    advance: f32,
    /// Each with its offset and advance.
    glyphs: Vec<(GlyphId, f32, f32, f32)>,
}

fn face() -> FontRef<'static> {
    FontRef::from_index(notosans::BOLD_TTF, 0).expect("the crate holds a font")
}

/// The drawable part of a text, in single spaces; empty without a letter or digit in it.
pub(super) fn drawable(text: &str) -> String {
    let face = face();
    let shapes = face.charmap();
    let words = text.split_whitespace().filter_map(|word| {
        let word = composed(word);
        let has_shape = |character: &&str| character.chars().all(|c| shapes.map(c) != 0);
        let kept: String = word.graphemes(true).filter(has_shape).collect();
        let is_whole = kept.len() == word.len();
        // A word of brackets and dashes that lost its letters is left out.
        (is_whole || kept.contains(char::is_alphanumeric)).then_some(kept)
    });
    let words = words.collect::<Vec<_>>().join(" ");
    if words.contains(char::is_alphanumeric) {
        words.graphemes(true).take(MOST_CHARACTERS).collect()
    } else {
        String::new()
    }
}

/// Breaks a text into at most `most` lines of at most `width` pixels; overlong text ends in an ellipsis.
pub(super) fn lines(text: &str, size: f32, width: f32, most: usize) -> Vec<Line> {
    let clusters = shape(text, size);
    let mut lines = Vec::new();
    let mut rest = &clusters[..];
    while !rest.is_empty() {
        let fitting = fitting(rest, width);
        if fitting == rest.len() {
            lines.push(Line::of(rest, size));
            break;
        }
        if lines.len() + 1 == most {
            lines.push(cut_off(rest, size, width));
            break;
        }
        let space = rest[..=fitting].iter().rposition(|one| one.is_space);
        let end = space.unwrap_or(fitting).max(1);
        lines.push(Line::of(trimmed(&rest[..end]), size));
        rest = &rest[end..];
        rest = &rest[rest.iter().take_while(|one| one.is_space).count()..];
    }
    lines
}

/// Draws a line from `left` on `baseline`.
pub(super) fn draw(picture: &mut RgbImage, line: &Line, (left, baseline): (f32, f32), ink: Color) {
    let mut context = ScaleContext::new();
    let mut scaler = context.builder(face()).size(line.size).build();
    for &(glyph, x, y) in &line.glyphs {
        let (x, y) = (left + x, baseline - y);
        let mut render = Render::new(&[Source::Outline]);
        render.format(Format::Alpha);
        render.offset(Vector::new(x.fract(), -y.fract()));
        let Some(drawn) = render.render(&mut scaler, glyph) else {
            continue;
        };
        let (left, top) = (
            x.trunc() as i32 + drawn.placement.left,
            y.trunc() as i32 - drawn.placement.top,
        );
        let pixels = drawn
            .data
            .chunks_exact(drawn.placement.width.max(1) as usize);
        for (row, coverages) in (top..).zip(pixels) {
            for (column, &coverage) in (left..).zip(coverages) {
                let place = u32::try_from(column).ok().zip(u32::try_from(row).ok());
                let pixel = place.and_then(|(x, y)| picture.get_pixel_mut_checked(x, y));
                if let Some(pixel) = pixel {
                    blend(pixel, ink, stepped(coverage));
                }
            }
        }
    }
}

/// Rounds a coverage to 16 levels: edges look the same, and a drawing of two colours has at most 16, which makes its
/// file small.
fn stepped(coverage: u8) -> u8 {
    ((u16::from(coverage) + 8) / 17 * 17) as u8
}

fn blend(pixel: &mut Rgb<u8>, ink: Color, coverage: u8) {
    let parts = [ink.red, ink.green, ink.blue];
    for (part, ink) in pixel.0.iter_mut().zip(parts) {
        let (coverage, under, over) = (u32::from(coverage), u32::from(*part), u32::from(ink));
        // A weighted mean of two bytes is a byte.
        *part = ((over * coverage + under * (255 - coverage) + 127) / 255) as u8;
    }
}

impl Line {
    fn of<'c>(clusters: impl IntoIterator<Item = &'c Cluster>, size: f32) -> Self {
        let mut line = Self {
            size,
            ..Self::default()
        };
        for cluster in clusters {
            for &(glyph, x, y, advance) in &cluster.glyphs {
                line.glyphs.push((glyph, line.width + x, y));
                line.width += advance;
            }
        }
        line
    }
}

fn shape(text: &str, size: f32) -> Vec<Cluster> {
    let mut context = ShapeContext::new();
    let mut shaper = context.builder(face()).size(size).build();
    shaper.add_str(text);
    let mut clusters = Vec::new();
    shaper.shape_with(|cluster| {
        clusters.push(Cluster {
            is_space: cluster.info.is_whitespace(),
            advance: cluster.advance(),
            glyphs: (cluster.glyphs.iter())
                .map(|glyph| (glyph.id, glyph.x, glyph.y, glyph.advance))
                .collect(),
        });
    });
    clusters
}

/// Number of clusters that fit into a width.
fn fitting(clusters: &[Cluster], width: f32) -> usize {
    let mut end = 0.0;
    let fits = |cluster: &&Cluster| {
        end += cluster.advance;
        end <= width
    };
    clusters.iter().take_while(fits).count()
}

fn trimmed(clusters: &[Cluster]) -> &[Cluster] {
    let spaces = clusters.iter().rev().take_while(|one| one.is_space).count();
    &clusters[..clusters.len() - spaces]
}

fn cut_off(clusters: &[Cluster], size: f32, width: f32) -> Line {
    let ellipsis = shape(ELLIPSIS, size);
    let room = width - Line::of(&ellipsis, size).width;
    let kept = trimmed(&clusters[..fitting(clusters, room)]);
    Line::of(kept.iter().chain(&ellipsis), size)
}
