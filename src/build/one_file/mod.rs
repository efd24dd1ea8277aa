//! The shop in one file: a build of one page that holds all it shows. Photo quality follows from the size limit: finer
//! pictures are tried before coarser ones, and when the coarsest are too heavy, the last ones are left out.

mod pictures;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{BuildError, BuildOptions, Opened, Progress};
use crate::catalogue::Shop;
use crate::diagnostic::Report;
use crate::photo::Quality;
use crate::plan::SitePlan;
use crate::portal::Content;
use crate::render::{Renderer, Views, with_files};
use crate::theme::Theme;
use pictures::{Picture, Pictures, data_address, looks, photos};

/// Widths of photos in the shop's own quality, the finest first. A phone's screen is 720 pixels wide.
const WIDTHS: [u32; 3] = [600, 480, 320];
/// Widths in the lowest quality, when the former are too heavy.
const LAST_WIDTHS: [u32; 4] = [320, 240, 160, 96];
/// Size limit in bytes when none is given (half a minute by Bluetooth); exceeded only when photos would be narrower
/// than all of [`WIDTHS`].
const COMFORTABLE: u64 = 2_000_000;

/// A shop in one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OneFile {
    /// The page, UTF-8.
    pub page: Vec<u8>,
    /// Number of product photos in it.
    pub photos: usize,
    /// Number of product photos left out for want of room.
    pub left_out: usize,
    /// Width of the widest product photo, in pixels.
    pub width: u32,
    /// `true` when photo quality is below the shop's setting.
    pub is_lowered: bool,
}

/// Outcome of a request with a size limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fitting {
    /// It fits.
    Fits(OneFile),
    /// Length in bytes of the page without any photo, which is over the limit.
    TooLarge(u64),
}

/// Builds the whole shop as one file of at most `most` bytes.
///
/// # Errors
/// When the machine fails.
pub fn one_file(
    opened: Opened,
    most: Option<u64>,
    (options, progress): (&BuildOptions, &dyn Progress),
    report: &mut Report,
) -> Result<Fitting, BuildError> {
    let mut maker = Maker::new(opened, options);
    let planned = std::mem::take(&mut maker.plan.photos.photos);
    let mut pictures = Pictures::new(&maker.shop, &planned);
    let fitting = maker.fitting(&mut pictures, most, (options, progress), report)?;
    report.merge(maker.findings);
    Ok(fitting)
}

/// Renders the page for a choice of pictures.
struct Maker<'o> {
    shop: Shop,
    theme: Arc<Theme>,
    plan: SitePlan,
    options: &'o BuildOptions,
    /// Findings in the shop's own templates, replaced whenever the page is rendered.
    findings: Report,
}

impl<'o> Maker<'o> {
    fn new(opened: Opened, options: &'o BuildOptions) -> Self {
        let Opened { shop, theme, plan } = opened;
        Self {
            shop,
            theme,
            plan,
            options,
            findings: Report::default(),
        }
    }

    /// The page with the finest pictures that fit.
    fn fitting(
        &mut self,
        pictures: &mut Pictures,
        most: Option<u64>,
        (options, progress): (&BuildOptions, &dyn Progress),
        report: &mut Report,
    ) -> Result<Fitting, BuildError> {
        let own = self.shop.profile.images.quality;
        let limit = most.unwrap_or(COMFORTABLE);
        // Length of the page before data addresses replace the names of pictures.
        let mut named = None;
        let mut coarsest = Vec::new();
        for (quality, widths) in [(own, &WIDTHS[..]), (Quality::Hemat, &LAST_WIDTHS[..])] {
            let made = pictures.develop((widths, quality), (options, progress), report)?;
            for width in widths {
                let chosen: Vec<Picture> = made.iter().map(|made| made.at_most(*width)).collect();
                let bytes = match named {
                    Some(bytes) => bytes,
                    None => *named.insert(self.named(&chosen)?.len() as u64),
                };
                let expected = bytes + chosen.iter().map(Picture::length).sum::<u64>();
                let must_do = most.is_none() && Some(width) == widths.last();
                if expected <= limit || must_do {
                    let file = self.file(&chosen, (0, quality != own))?;
                    if file.page.len() as u64 <= limit || must_do {
                        return Ok(Fitting::Fits(file));
                    }
                }
                coarsest = chosen;
            }
        }
        let room = limit.saturating_sub(named.unwrap_or_default());
        self.with_fewer(&coarsest, room, limit)
    }

    /// The page with as many of the first pictures as fit; `room` is the space for all of them, in bytes. Checked on
    /// the finished page, since a product without a photo takes other markup.
    fn with_fewer(
        &mut self,
        pictures: &[Picture],
        mut room: u64,
        limit: u64,
    ) -> Result<Fitting, BuildError> {
        let fits = |picture: &&Picture| {
            let left = room.checked_sub(picture.length());
            room = left.unwrap_or_default();
            left.is_some()
        };
        let mut kept = pictures.iter().take_while(fits).count();
        let is_lowered = self.shop.profile.images.quality != Quality::Hemat;
        loop {
            let (kept_ones, others) = pictures.split_at(kept);
            let left_out = others.iter().filter(|picture| picture.is_of_product());
            let file = self.file(kept_ones, (left_out.count(), is_lowered))?;
            let length = file.page.len() as u64;
            if length <= limit {
                return Ok(Fitting::Fits(file));
            }
            if kept == 0 {
                return Ok(Fitting::TooLarge(length));
            }
            kept -= 1;
        }
    }

    /// Renders the page with picture names in place of data.
    fn named(&mut self, pictures: &[Picture]) -> Result<Vec<u8>, BuildError> {
        self.plan.photos.photos = photos(pictures);
        self.findings = Report::default();
        let looks = looks(pictures);
        let views = Views {
            content: Content::Shop(&self.shop),
            plan: &self.plan,
            looks: &looks,
            theme: &self.theme,
        };
        let renderer = Renderer::new(views, &self.options.program);
        let templates = renderer.load_templates(&mut self.findings);
        let html = templates.one_file(&mut self.findings)?;
        Ok(html.into_bytes())
    }

    /// Renders the page with the pictures as data addresses.
    fn file(
        &mut self,
        pictures: &[Picture],
        (left_out, is_lowered): (usize, bool),
    ) -> Result<OneFile, BuildError> {
        let named = self.named(pictures)?;
        let cache = crate::build::develop::open(self.options)?;
        let mut files = BTreeMap::new();
        for picture in pictures {
            files.insert(picture.name().clone(), picture.data(&cache)?);
        }
        if let Some(code) = &self.plan.qris {
            files.insert(
                code.svg.url.clone(),
                data_address("image/svg+xml", code.svg.bytes()),
            );
            files.insert(
                code.png.url.clone(),
                data_address("image/png", code.png.bytes()),
            );
        }
        let of_products = || pictures.iter().filter(|picture| picture.is_of_product());
        Ok(OneFile {
            page: with_files(&named, &files),
            photos: of_products().count(),
            left_out,
            width: of_products().map(Picture::width).max().unwrap_or_default(),
            is_lowered,
        })
    }
}
