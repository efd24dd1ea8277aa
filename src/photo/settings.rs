//! The encoder settings of one photo: searched, not fixed.
//!
//! At one fixed number photos come out anywhere between poor and wasteful: a score of 70 takes WebP
//! numbers from 50 to 84. So each photo gets the lowest numbers that meet the level of [`Quality`] by
//! SSIMULACRA2, the closest measure to what people see that is cheap enough. The search is done on one
//! picture, 640 pixels wide, and carried over to other widths.
//!
//! | format | tried on | because |
//! |---|---|---|
//! | WebP | the whole picture, quick method | its numbers depend on what else is in the picture; 1.8 trials a photo, and the careful method scores 0.6 less to 2.2 more with the same number |
//! | JPEG | a patchwork of a quarter of it | its numbers do not, and a trial costs a fifth; how much better than the whole a patchwork looks is learnt from the WebP |
//! | AVIF | not at all | nothing here reads AVIF; the number follows from that of WebP |

use image::RgbImage;
use image::imageops::crop_imm;
use serde::{Deserialize, Serialize};

use super::encode::{self, Format};
use super::patchwork::patchwork;
use super::score::Reference;
use super::search::{Search, search};
use super::{Quality, Rendition};

/// Part of every key: rises when the search may find other numbers.
pub(super) const VERSION: &str = "SSIMULACRA2 at 640, 2";

/// The width at which the search is done.
pub(super) const SEARCH_WIDTH: u32 = 640;

/// A very tall picture is judged by so many of its middle rows. Fewer would not do: a photo judged by the square
/// in its middle came out 1.6 below its level.
const MOST_ROWS: u32 = 1280;

/// A side of fewer pixels tells nothing of how a picture looks.
const SHORTEST_SIDE: u32 = 64;

/// What a patchwork of a JPEG is to score above the level, besides what that of the WebP scores more than the
/// whole. The two differ by 0.8, give or take 1.2; this keeps every one of 45 photos above 69.
const PATCHWORK_BIAS: f64 = 1.4;

/// How much a patchwork of a WebP scores more than the whole, where it cannot be learnt: 4.2, give or take 1.4.
const USUAL_LEAD: f64 = 4.2;

/// The encoder's own quality number for each format, at 640 pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Settings {
    /// For libwebp.
    pub webp: u8,
    /// For mozjpeg-rs.
    pub jpeg: u8,
    /// For ravif.
    pub avif: u8,
}

impl Quality {
    /// The SSIMULACRA2 score that pictures are to meet.
    fn score(self) -> f64 {
        match self {
            Self::Hemat => 60.0,
            Self::Seimbang => 70.0,
            Self::Tajam => 80.0,
        }
    }

    /// What WebP's quick method is to score so that the careful one meets the level, also against a
    /// picture that another program shrank.
    fn quick_score(self) -> f64 {
        match self {
            Self::Hemat | Self::Seimbang => self.score() + 0.6,
            Self::Tajam => self.score() - 0.6,
        }
    }

    /// About half of all photos need more than this.
    fn median(self) -> Settings {
        let settings = |webp, jpeg, avif| Settings { webp, jpeg, avif };
        match self {
            Self::Hemat => settings(46, 48, 44),
            Self::Seimbang => settings(68, 67, 66),
            Self::Tajam => settings(85, 86, 84),
        }
    }
}

impl Settings {
    /// The lowest numbers at which a picture meets the level; `picture` is the whole photo at
    /// [`SEARCH_WIDTH`], or at its own width if that is less.
    pub(super) fn find(picture: &RgbImage, quality: Quality) -> Self {
        let median = quality.median();
        if picture.width().min(picture.height()) < SHORTEST_SIDE {
            return median;
        }
        let rows = picture.height().min(MOST_ROWS);
        let top = (picture.height() - rows) / 2;
        let middle = crop_imm(picture, 0, top, picture.width(), rows).to_image();
        let Some(reference) = Reference::new(&middle) else {
            return median;
        };
        let mut last = None;
        let webp = search(
            &Search {
                target: quality.quick_score(),
                above: 1.8,
                guess: median.webp,
                probes: 4,
            },
            |setting| {
                let tried = encode::trial(&middle, Format::WebP, setting)?;
                let score = reference.score(&tried)?;
                last = Some((tried, score));
                Some(score)
            },
        );
        // The most memory that a photo takes here.
        drop(reference);
        let patches = patchwork(&middle);
        let jpeg = Reference::new(&patches).map_or(median.jpeg, |reference| {
            let lead = last.and_then(|(tried, score)| {
                let of_patches = reference.score(&patchwork(&tried))?;
                Some(of_patches - score)
            });
            search(
                &Search {
                    target: quality.score() + lead.unwrap_or(USUAL_LEAD) + PATCHWORK_BIAS,
                    above: 0.8,
                    guess: median.jpeg,
                    probes: 4,
                },
                |setting| reference.score(&encode::trial(&patches, Format::Jpeg, setting)?),
            )
        });
        Self {
            webp,
            jpeg,
            avif: webp.saturating_sub(median.webp - median.avif),
        }
    }

    /// The number for one picture. Smaller pictures bear a little more loss, larger ones a little less:
    /// by the numbers that 28 photos needed at 320 and 1080 against 640.
    pub(super) fn number(self, rendition: &Rendition) -> u8 {
        let wide = rendition.width > SEARCH_WIDTH;
        let narrow = rendition.width <= SEARCH_WIDTH / 2;
        let (number, shift) = match rendition.format {
            Format::WebP => (
                self.webp,
                if wide {
                    3
                } else if narrow {
                    -2
                } else {
                    0
                },
            ),
            Format::Jpeg => (self.jpeg, if narrow { 3 } else { 0 }),
            Format::Avif => (self.avif, 0),
            Format::Png => (0, 0),
        };
        number.saturating_add_signed(shift).min(95)
    }
}
