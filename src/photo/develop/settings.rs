//! Encoder settings of one photo, found by a search.
//!
//! At one fixed number photos come out anywhere between poor and wasteful: a score of 70 takes WebP numbers from 50 to
//! 84. So each photo gets the lowest numbers that meet the level of [`Quality`] by SSIMULACRA2, the best affordable
//! model of human vision. The search uses one picture, 640 pixels wide, and its result is carried over to other widths.
//!
//! | format | tried on | because |
//! |---|---|---|
//! | WebP | the whole picture, bands of an upright one, quick method | its numbers depend on what else is in the picture; 1.2 trials a photo, and the careful method scores 0.6 less to 2.2 more with the same number |
//! | JPEG | a patchwork of a quarter of it | its numbers do not, and a trial costs a fifth; it begins where most photos with that WebP number end, and the patchwork's lead over the whole is measured with the WebP |
//! | AVIF | not at all | nothing here reads AVIF; the number follows from that of WebP |

use std::borrow::Cow;

use image::RgbImage;
use serde::{Deserialize, Serialize};

use super::patchwork::{bands, patchwork};
use super::score::Reference;
use super::search::{Search, search};
use crate::photo::encode::{self, Format};
use crate::photo::{Quality, Rendition};

/// Part of every key; to be raised when the search may find other numbers.
pub(in crate::photo) const VERSION: &str = "SSIMULACRA2 at 640, 5";

/// Width in pixels of the picture that is searched with.
pub(super) const SEARCH_WIDTH: u32 = 640;

/// Pixels that are judged: those of a landscape photo. Of a taller one, bands are, so that it takes no longer and no more
/// than these 46 MB: SSIMULACRA2 takes 150 bytes for each.
const MOST_JUDGED: u32 = SEARCH_WIDTH * 480;

/// Lead of the bands of an upright photo over the whole, for each point that the level is below 100. At 70 it is 1.3
/// and 2.1, where 64 WebPs had 1.0 ± 0.8 and JPEGs 1.7 ± 0.7.
const BANDS_LEAD_OF_WEBP: f64 = 0.043;
const BANDS_LEAD_OF_JPEG: f64 = 0.07;

/// A JPEG's number is at most so much below the usual one beside the WebP's: patches that happen to be plain say little
/// about a photo.
const FARTHEST: u8 = 14;

/// Largest step in numbers to one that is not tried. With 4, a photo in three took one trial more, and the pictures of 142
/// photos came no closer to the level.
const STEP: u8 = 8;

/// Least side in pixels for a meaningful score.
const SHORTEST_SIDE: u32 = 64;

/// Added to the level for a patchwork of a JPEG, besides the lead of the WebP's patchwork. The two leads differ by 0.8
/// ± 1.2; this keeps each of 45 photos above 69.
const PATCHWORK_BIAS: f64 = 1.4;

/// Lead of a WebP's patchwork over the whole, where it cannot be measured: 4.2 ± 1.4.
const USUAL_LEAD: f64 = 4.2;

/// Encoder-specific quality numbers by format, at 640 pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::photo) struct Settings {
    /// For libwebp.
    pub webp: u8,
    /// For mozjpeg-rs.
    pub jpeg: u8,
    /// For ravif.
    pub avif: u8,
}

impl Quality {
    /// The SSIMULACRA2 score of a level.
    fn score(self) -> f64 {
        match self {
            Self::Hemat => 60.0,
            Self::Seimbang => 70.0,
            Self::Tajam => 80.0,
        }
    }

    /// Score for WebP's quick method at which the careful one meets the level, also against a picture that another
    /// program shrank.
    fn quick_score(self) -> f64 {
        match self {
            Self::Hemat | Self::Seimbang => self.score() + 0.8,
            Self::Tajam => self.score() - 0.6,
        }
    }

    /// The medians; first guess of the search.
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
    /// The lowest numbers at which a picture meets the level; `picture` is the whole photo at [`SEARCH_WIDTH`], or at
    /// its own width if that is less.
    pub(super) fn find(picture: &RgbImage, quality: Quality) -> Self {
        let median = quality.median();
        if picture.width().min(picture.height()) < SHORTEST_SIDE {
            return median;
        }
        // Points that the level is below 100, if bands are judged.
        let (judged, loss) = match bands(picture, MOST_JUDGED / picture.width()) {
            Some(bands) => (Cow::Owned(bands), 100.0 - quality.score()),
            None => (Cow::Borrowed(picture), 0.0),
        };
        let Some(reference) = Reference::new(&judged) else {
            return median;
        };
        let mut last = None;
        let webp = search(
            &Search {
                target: quality.quick_score() + loss * BANDS_LEAD_OF_WEBP,
                above: 1.4,
                guess: median.webp,
                step: STEP,
                probes: 4,
            },
            |setting| {
                let tried = encode::trial(&judged, Format::WebP, setting)?;
                let score = reference.score(&tried)?;
                last = Some((tried, score));
                Some(score)
            },
        );
        // Freed early: it takes more memory than anything else here.
        drop(reference);
        let patches = patchwork(&judged);
        let jpeg = Reference::new(&patches).map_or(median.jpeg, |reference| {
            let lead = last.and_then(|(tried, score)| {
                let of_patches = reference.score(&patchwork(&tried))?;
                Some(of_patches - score)
            });
            let lead = lead.unwrap_or(USUAL_LEAD) + loss * BANDS_LEAD_OF_JPEG;
            let usual = median.jpeg_beside(webp);
            search(
                &Search {
                    target: quality.score() + lead + PATCHWORK_BIAS,
                    above: 0.8,
                    guess: usual,
                    step: STEP,
                    probes: 4,
                },
                |setting| reference.score(&encode::trial(&patches, Format::Jpeg, setting)?),
            )
            .max(usual.saturating_sub(FARTHEST))
        });
        Self {
            webp,
            jpeg,
            avif: webp.saturating_sub(median.webp - median.avif),
        }
    }

    /// The JPEG number of most photos with this WebP number, if these are the medians: 64 photos differ from it by
    /// ± 6, and by ± 8 from the median.
    fn jpeg_beside(self, webp: u8) -> u8 {
        let beyond = (i16::from(webp) - i16::from(self.webp)) * 4 / 7;
        u8::try_from(i16::from(self.jpeg) + beyond).unwrap_or(self.jpeg)
    }

    /// The number for one picture. The shifts keep at least 139 of 142 WebPs and 141 of 142 JPEGs of
    /// [`Seimbang`](Quality) above 69 at 320 pixels and at 1080, where the numbers of 640 alone do not.
    pub(super) fn number(self, rendition: &Rendition) -> u8 {
        let wide = rendition.width > SEARCH_WIDTH;
        let narrow = rendition.width <= SEARCH_WIDTH / 2;
        let (number, shift) = match rendition.format {
            Format::WebP => (self.webp, if wide { 4 } else { 0 }),
            Format::Jpeg if narrow => (self.jpeg, 6),
            Format::Jpeg => (self.jpeg, if wide { 1 } else { 0 }),
            Format::Avif => (self.avif, 0),
            Format::Png => (0, 0),
        };
        number.saturating_add_signed(shift).min(95)
    }
}
