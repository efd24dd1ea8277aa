//! The shop in one file: the line of a build for one page that holds all it shows. How fine its photos are
//! follows from what the file may weigh: finer ones are tried before coarser ones, and when the coarsest are
//! too heavy too, the last ones are left out.

mod pictures;

use std::collections::BTreeMap;

use super::{BuildError, BuildOptions, Opened, Progress};
use crate::catalogue::Shop;
use crate::diagnostic::Report;
use crate::finish;
use crate::photo::Quality;
use crate::plan::ShopPlan;
use crate::render::{Renderer, with_files};
use crate::theme::{Placeholder, Theme};
use pictures::{Picture, Pictures, data_address, looks, photos};

/// Widths of photos in the shop's own quality, the finest first. A phone's screen is 720 pixels wide.
const WIDTHS: [u32; 3] = [640, 480, 320];
/// Widths in the lowest quality, when these are too heavy.
const LAST_WIDTHS: [u32; 4] = [320, 240, 160, 96];
/// A file that nobody set a limit for weighs no more, unless its photos would be narrower than all of
/// [`WIDTHS`]: Bluetooth takes half a minute for it.
const COMFORTABLE: u64 = 2_000_000;

/// A shop in one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OneFile {
    /// Its bytes.
    pub page: Vec<u8>,
    /// How many photos of products are in it.
    pub photos: usize,
    /// How many had no room.
    pub left_out: usize,
    /// The most pixels that one is wide.
    pub width: u32,
    /// Whether their quality is below the shop's own.
    pub is_lowered: bool,
}

/// What became of the wish for a file of some size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fitting {
    /// It fits.
    Fits(OneFile),
    /// It would be so many bytes without a photo.
    TooLarge(u64),
}

/// The whole shop in one file of so many bytes at the most.
///
/// # Errors
/// When the machine fails.
pub fn one_file(
    opened: Opened,
    most: Option<u64>,
    (options, progress): (&BuildOptions, &dyn Progress),
    report: &mut Report,
) -> Result<Fitting, BuildError> {
    let mut press = Press::new(opened, options);
    let planned = std::mem::take(&mut press.plan.photos.photos);
    let mut pictures = Pictures::new(&press.shop, &planned);
    let own = press.shop.images.quality;
    let limit = most.unwrap_or(COMFORTABLE);
    let mut without_data = None;
    let mut coarsest = Vec::new();
    for (quality, widths) in [(own, &WIDTHS[..]), (Quality::Hemat, &LAST_WIDTHS[..])] {
        let made = pictures.develop((widths, quality), (options, progress), report)?;
        for width in widths {
            let chosen: Vec<Picture> = made.iter().map(|made| made.at_most(*width)).collect();
            let bytes = match without_data {
                Some(bytes) => bytes,
                None => *without_data.insert(press.named(&chosen, report)?.len() as u64),
            };
            let expected = bytes + chosen.iter().map(Picture::length).sum::<u64>();
            let is_last_wish = most.is_none() && Some(width) == widths.last();
            if expected <= limit || is_last_wish {
                let file = press.file(&chosen, (0, quality != own), report)?;
                if file.page.len() as u64 <= limit || is_last_wish {
                    return Ok(Fitting::Fits(file));
                }
            }
            coarsest = chosen;
        }
    }
    // What a product without a photo takes instead shows only in the page.
    let mut room = limit.saturating_sub(without_data.unwrap_or_default());
    let fits = |picture: &&Picture| {
        let left = room.checked_sub(picture.length());
        room = left.unwrap_or_default();
        left.is_some()
    };
    let mut kept = coarsest.iter().take_while(fits).count();
    loop {
        let left_out = coarsest[kept..]
            .iter()
            .filter(|picture| picture.is_of_product());
        let left_out = (left_out.count(), own != Quality::Hemat);
        let file = press.file(&coarsest[..kept], left_out, report)?;
        if file.page.len() as u64 <= limit {
            return Ok(Fitting::Fits(file));
        }
        if kept == 0 {
            return Ok(Fitting::TooLarge(file.page.len() as u64));
        }
        kept -= 1;
    }
}

/// What makes the page out of pictures.
struct Press<'o> {
    shop: Shop,
    theme: Theme,
    plan: ShopPlan,
    options: &'o BuildOptions,
}

impl<'o> Press<'o> {
    fn new(opened: Opened, options: &'o BuildOptions) -> Self {
        let Opened {
            shop,
            mut theme,
            plan,
        } = opened;
        // A photo that is in the page has come when its place has.
        theme.manifest.placeholder = Placeholder::Color;
        Self {
            shop,
            theme,
            plan,
            options,
        }
    }

    /// The page with the names of pictures.
    fn named(&mut self, pictures: &[Picture], report: &mut Report) -> Result<Vec<u8>, BuildError> {
        self.plan.photos.photos = photos(pictures);
        let looks = looks(pictures);
        let program = &self.options.program;
        // What is wrong with the shop's own templates is said once, by whoever renders last.
        let mut findings = Report::default();
        let renderer = Renderer::new(
            &self.shop,
            &self.plan,
            &looks,
            &self.theme,
            program,
            &mut findings,
        );
        let html = renderer.one_file(&mut findings)?;
        report.merge(findings);
        Ok(finish::page(&html))
    }

    /// The page with the pictures themselves.
    fn file(
        &mut self,
        pictures: &[Picture],
        (left_out, is_lowered): (usize, bool),
        report: &mut Report,
    ) -> Result<OneFile, BuildError> {
        let named = self.named(pictures, report)?;
        let cache = super::develop::open(self.options)?;
        let mut files = BTreeMap::new();
        for picture in pictures {
            files.insert(picture.name().to_owned(), picture.data(&cache)?);
        }
        if let Some(code) = &self.plan.qris {
            files.insert(
                code.svg.url.clone(),
                data_address("image/svg+xml", &code.svg.bytes),
            );
            files.insert(
                code.png.url.clone(),
                data_address("image/png", &code.png.bytes),
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
