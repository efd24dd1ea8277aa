//! The photos of a page that is one file, each once; of a shop's: the payment code where it is a photo, logo, cover, and
//! the first photo of every product. Photos in texts, news and variants are left out.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

use crate::build::{BuildError, BuildOptions, Progress};
use crate::catalogue::{PhotoRef, Shop, ShopQris};
use crate::diagnostic::Report;
use crate::files::{self, SitePath, SourcePath};
use crate::photo::{
    Cache, Crop, DevelopError, Format, Job, Quality, Recipe, Rendition, Shape, develop,
};
use crate::plan::{PlannedPhoto, Use, photo_finding, photo_url};
use crate::portal::{FileView, PictureView, SourceView};
use crate::render::{Look, Looks};

/// Starts the names of pictures, so that no text is taken for one: the last but one of Unicode's private-use
/// characters.
const UNTYPED: char = '\u{10FFFC}';
/// Pixels across of the logo, at every quality.
const LOGO_WIDTH: u32 = 96;
/// Pixels across of a photographed payment code, which a phone must be able to read.
const CODE_WIDTH: u32 = 640;
/// Least pixels across of the cover, which is shown larger than a card.
const COVER_WIDTH: u32 = 320;
/// Limit in bytes when a picture is read.
const LARGEST: u64 = 1 << 26;

/// The photos to show, the most important first.
pub(super) struct Pictures<'p> {
    wanted: Vec<Wanted<'p>>,
}

/// A photo to show.
#[derive(Clone)]
struct Wanted<'p> {
    /// Its place among the photos that were asked for.
    number: usize,
    photo: PhotoRef,
    purpose: Use,
    planned: &'p PlannedPhoto,
}

/// A photo in several widths.
pub(super) struct SizedPhoto<'p> {
    place: Place<'p>,
    /// Pictures with their lengths in bytes, the narrowest first.
    renditions: Vec<(Rendition, u64)>,
}

/// A photo in one width.
pub(super) struct Picture<'p> {
    place: Place<'p>,
    rendition: Rendition,
    bytes: u64,
}

/// A photo with its purpose and its name in the page.
#[derive(Clone)]
struct Place<'p> {
    wanted: Wanted<'p>,
    /// Address of the picture in the page, before its data replaces it.
    name: SitePath,
    color: [u8; 3],
}

impl<'p> Pictures<'p> {
    /// The photos of a shop's own file.
    pub fn of_shop(shop: &Shop, planned: &'p BTreeMap<SourcePath, PlannedPhoto>) -> Self {
        let code = match &shop.payment.qris {
            Some(ShopQris::Picture(photo)) => Some((photo, Use::Text)),
            _ => None,
        };
        let logo = shop.profile.logo.as_ref().map(|photo| (photo, Use::Logo));
        let cover = shop.profile.cover.as_ref().map(|photo| (photo, Use::Cover));
        let products = shop
            .products
            .iter()
            .filter_map(|product| product.photos.first());
        let products = products.map(|photo| (photo, Use::Card));
        let all = code.into_iter().chain(logo).chain(cover).chain(products);
        // Photos that could not be read were reported by the plan.
        let known = all.filter_map(|(photo, purpose)| {
            Some((photo.clone(), purpose, planned.get(&photo.path)?))
        });
        Self::of(known)
    }

    /// These photos; the number of each is its place among them.
    pub fn of(photos: impl Iterator<Item = (PhotoRef, Use, &'p PlannedPhoto)>) -> Self {
        let wanted = photos.enumerate();
        let wanted = wanted.map(|(number, (photo, purpose, planned))| Wanted {
            number,
            photo,
            purpose,
            planned,
        });
        Self {
            wanted: wanted.collect(),
        }
    }

    /// Develops all of them into the cache in these widths. One that fails is reported and dropped.
    pub fn develop(
        &mut self,
        (widths, quality): (&[u32], Quality),
        (options, progress): (&BuildOptions, &dyn Progress),
        report: &mut Report,
    ) -> Result<Vec<SizedPhoto<'p>>, BuildError> {
        let job = |wanted: &Wanted| {
            let widths = match wanted.purpose {
                Use::Logo => vec![LOGO_WIDTH],
                Use::Text => vec![CODE_WIDTH],
                Use::Cover => widths
                    .iter()
                    .map(|width| *width.max(&COVER_WIDTH))
                    .collect(),
                _ => widths.to_vec(),
            };
            Job {
                renditions: renditions(wanted.planned, wanted.purpose, (widths, quality)),
                source: wanted.planned.job.source.clone(),
                quality,
            }
        };
        let jobs: Vec<Job> = self.wanted.iter().map(job).collect();
        let cache = crate::build::develop::open(options)?;
        progress.photos(jobs.len());
        let outcomes = develop(&jobs, &cache, options.workers, &|_, _| {
            progress.photo_done(None);
        });
        let mut made = Vec::new();
        let wanted = std::mem::take(&mut self.wanted);
        for (wanted, (job, outcome)) in wanted.into_iter().zip(jobs.into_iter().zip(outcomes)) {
            match outcome {
                Ok(developed) => {
                    let place = Place {
                        name: photo_url(&format!("{UNTYPED}{}", made.len())),
                        wanted: wanted.clone(),
                        color: developed.color,
                    };
                    let renditions = job.renditions.into_iter().zip(developed.bytes).collect();
                    made.push(SizedPhoto { place, renditions });
                    self.wanted.push(wanted);
                }
                Err(DevelopError::Photo(error)) => {
                    report.push(photo_finding(&error, &wanted.photo, &job.source.path));
                }
                Err(DevelopError::Cache(error)) => return Err(error.into()),
                Err(DevelopError::Encode { detail, .. }) => {
                    let path = job.source.path;
                    return Err(BuildError::Encode { path, detail });
                }
            }
        }
        Ok(made)
    }
}

/// The WebP renditions of a photo in some widths, with the crop of the site.
fn renditions(
    planned: &PlannedPhoto,
    purpose: Use,
    (widths, quality): (Vec<u32>, Quality),
) -> Vec<Rendition> {
    let on_site = &planned.job.renditions[planned.uses[&purpose][0]];
    let recipe = Recipe {
        shape: match on_site.crop {
            Crop::Whole => Shape::Whole,
            Crop::Around(focus) => Shape::Square(focus),
        },
        widths,
        quality,
        avif: false,
    };
    let mut renditions = planned.job.source.renditions(&recipe);
    renditions.retain(|rendition| rendition.format == Format::WebP);
    renditions
}

impl<'p> SizedPhoto<'p> {
    /// The widest picture of at most `width` pixels, or else the narrowest.
    pub fn at_most(&self, width: u32) -> Picture<'p> {
        let fits = |(rendition, _): &(Rendition, u64)| rendition.width <= width;
        let chosen = self.renditions.iter().rposition(fits).unwrap_or(0);
        let (rendition, bytes) = self.renditions[chosen].clone();
        Picture {
            place: self.place.clone(),
            rendition,
            bytes,
        }
    }
}

impl Picture<'_> {
    pub fn name(&self) -> &SitePath {
        &self.place.name
    }

    pub fn width(&self) -> u32 {
        self.rendition.width
    }

    /// Its place among the photos that were asked for.
    pub fn number(&self) -> usize {
        self.place.wanted.number
    }

    /// It in a list of goods, without words of its own.
    pub fn view(&self) -> PictureView {
        let Rendition { width, height, .. } = self.rendition;
        let [red, green, blue] = self.place.color;
        PictureView {
            sources: vec![SourceView {
                mime: self.rendition.format.media_type().into(),
                files: vec![FileView {
                    url: self.name().clone(),
                    width,
                }],
            }],
            src: self.name().clone(),
            width,
            height,
            alt: String::new(),
            color: format!("#{red:02x}{green:02x}{blue:02x}"),
            placeholder: None,
        }
    }

    pub fn is_of_product(&self) -> bool {
        self.place.wanted.purpose == Use::Card
    }

    /// Length of its data address in bytes.
    pub fn length(&self) -> u64 {
        let start = data_address(Format::WebP.media_type(), &[]).len() as u64;
        start + self.bytes.div_ceil(3) * 4
    }

    /// Reads its data address.
    pub fn data(&self, cache: &Cache) -> Result<String, BuildError> {
        let Rendition { key, format, .. } = &self.rendition;
        let bytes = files::read_bytes(&cache.path(key, *format), LARGEST)?;
        Ok(data_address(format.media_type(), &bytes))
    }
}

/// Encodes a file as a data address.
pub(super) fn data_address(media_type: &str, bytes: &[u8]) -> String {
    format!("data:{media_type};base64,{}", BASE64_STANDARD.encode(bytes))
}

/// Placeholders of pictures.
pub(super) fn looks(pictures: &[Picture]) -> Looks {
    let look = |picture: &Picture| {
        let look = Look {
            color: picture.place.color,
            // An embedded photo loads with the page and needs no preview.
            picture: String::new(),
        };
        (picture.place.wanted.photo.path.clone(), look)
    };
    pictures.iter().map(look).collect()
}

/// The planned photos for these pictures alone.
pub(super) fn photos(pictures: &[Picture]) -> BTreeMap<SourcePath, PlannedPhoto> {
    let mut plan: BTreeMap<SourcePath, PlannedPhoto> = BTreeMap::new();
    for picture in pictures {
        let Place { wanted, name, .. } = &picture.place;
        let known = plan.entry(wanted.photo.path.clone());
        let photo = known.or_insert_with(|| with_icons(wanted.planned));
        photo.uses.insert(wanted.purpose, vec![photo.urls.len()]);
        photo.urls.push(name.clone());
        photo.job.renditions.push(picture.rendition.clone());
    }
    plan
}

/// A planned photo without pictures, but for the icons of a logo, which every page links to.
fn with_icons(planned: &PlannedPhoto) -> PlannedPhoto {
    let icons = planned
        .uses
        .iter()
        .filter(|(purpose, _)| matches!(purpose, Use::Icon(_)));
    let mut photo = PlannedPhoto {
        job: Job {
            source: planned.job.source.clone(),
            renditions: Vec::new(),
            quality: planned.job.quality,
        },
        urls: Vec::new(),
        uses: BTreeMap::new(),
        asked_by: planned.asked_by.clone(),
    };
    for (purpose, indices) in icons {
        for index in indices {
            photo
                .uses
                .entry(*purpose)
                .or_default()
                .push(photo.urls.len());
            photo.urls.push(planned.urls[*index].clone());
            photo
                .job
                .renditions
                .push(planned.job.renditions[*index].clone());
        }
    }
    photo
}
