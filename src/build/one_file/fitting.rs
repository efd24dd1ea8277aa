//! Chooses the pictures of a page that is one file, so that it is no larger than asked for: finer ones are tried before
//! coarser ones, and when the coarsest are too heavy, the last ones are left out.

use std::collections::BTreeMap;

use super::pictures::{Picture, Pictures};
use super::{Fitting, OneFile};
use crate::build::{BuildError, BuildOptions, Progress};
use crate::diagnostic::Report;
use crate::files::SitePath;
use crate::photo::Quality;
use crate::render::with_files;

/// A page that holds all it shows.
pub(super) trait Page {
    /// Renders it with the names of these pictures, and of its other files, in place of their data.
    fn named(&mut self, pictures: &[Picture]) -> Result<Vec<u8>, BuildError>;

    /// Data addresses of its other files, by their names.
    fn other_files(&self) -> BTreeMap<SitePath, String>;
}

/// Weight that a page may have, and its choice of pictures.
pub(super) struct Limits<'l> {
    /// Qualities with their widths, the finest first.
    pub rounds: &'l [(Quality, &'l [u32])],
    /// Limit in bytes.
    pub most: u64,
    /// `true` when the narrowest pictures of the first round are shown whatever they weigh.
    pub may_exceed: bool,
}

/// The page with the finest pictures that fit.
pub(super) fn fit(
    page: &mut dyn Page,
    pictures: &mut Pictures,
    limits: &Limits,
    (options, progress): (&BuildOptions, &dyn Progress),
    report: &mut Report,
) -> Result<Fitting, BuildError> {
    let (finest, _) = limits.rounds[0];
    // Length of the page before data addresses replace the names of pictures.
    let mut named = None;
    let mut coarsest = (Vec::new(), false);
    for (quality, widths) in limits.rounds {
        let made = pictures.develop((widths, *quality), (options, progress), report)?;
        let is_lowered = *quality != finest;
        for width in *widths {
            let chosen: Vec<Picture> = made.iter().map(|made| made.at_most(*width)).collect();
            let bytes = match named {
                Some(bytes) => bytes,
                None => *named.insert(page.named(&chosen)?.len() as u64),
            };
            let expected = bytes + chosen.iter().map(Picture::length).sum::<u64>();
            let must_do = limits.may_exceed && Some(width) == widths.last();
            if expected <= limits.most || must_do {
                let file = file(page, &chosen, (0, is_lowered), options)?;
                if file.page.len() as u64 <= limits.most || must_do {
                    return Ok(Fitting::Fits(file));
                }
            }
            coarsest = (chosen, is_lowered);
        }
    }
    let room = limits.most.saturating_sub(named.unwrap_or_default());
    with_fewer(page, &coarsest, (room, limits.most), options)
}

/// The page with as many of the first pictures as fit; `room` is the space for all of them, in bytes. Checked on the
/// finished page, since a product without a photo takes other markup.
fn with_fewer(
    page: &mut dyn Page,
    (pictures, is_lowered): &(Vec<Picture>, bool),
    (mut room, limit): (u64, u64),
    options: &BuildOptions,
) -> Result<Fitting, BuildError> {
    let fits = |picture: &&Picture| {
        let left = room.checked_sub(picture.length());
        room = left.unwrap_or_default();
        left.is_some()
    };
    let mut kept = pictures.iter().take_while(fits).count();
    loop {
        let (kept_ones, others) = pictures.split_at(kept);
        let left_out = others.iter().filter(|picture| picture.is_of_product());
        let file = file(page, kept_ones, (left_out.count(), *is_lowered), options)?;
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

/// Renders the page with the pictures as data addresses.
fn file(
    page: &mut dyn Page,
    pictures: &[Picture],
    (left_out, is_lowered): (usize, bool),
    options: &BuildOptions,
) -> Result<OneFile, BuildError> {
    let named = page.named(pictures)?;
    let cache = crate::build::develop::open(options)?;
    let mut files = page.other_files();
    for picture in pictures {
        files.insert(picture.name().clone(), picture.data(&cache)?);
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
