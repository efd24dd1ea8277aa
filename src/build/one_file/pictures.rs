//! The photos that the one file shows, each once: the shop's payment code where it is a photo, its sign, its
//! cover, and the first photo of every product. Those of texts, of news and of choices stay away.

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
use crate::render::{Look, Looks};

/// In the names of pictures, so that no text is taken for one: the last but one of Unicode's private
/// characters.
const UNTYPED: char = '\u{10FFFC}';
/// Pixels across of the shop's sign, whatever else must give way.
const LOGO_WIDTH: u32 = 96;
/// Pixels across of a photographed payment code, which a phone must be able to read.
const CODE_WIDTH: u32 = 640;
/// The cover is shown larger than a card, and is not narrower.
const COVER_WIDTH: u32 = 320;
/// No picture comes near.
const LARGEST: u64 = 1 << 26;

/// The photos wanted, what is shown first before the others.
pub(super) struct Pictures<'p> {
    planned: &'p BTreeMap<SourcePath, PlannedPhoto>,
    wanted: Vec<(PhotoRef, Use)>,
}

/// A photo in several widths.
pub(super) struct Made<'p> {
    place: Place<'p>,
    /// With their lengths, the narrowest first.
    renditions: Vec<(Rendition, u64)>,
}

/// A photo in one width.
pub(super) struct Picture<'p> {
    place: Place<'p>,
    rendition: Rendition,
    bytes: u64,
}

/// What a picture shows, and where.
#[derive(Clone)]
struct Place<'p> {
    photo: &'p SourcePath,
    purpose: Use,
    planned: &'p PlannedPhoto,
    /// The address under which the page names it.
    name: SitePath,
    color: [u8; 3],
}

impl<'p> Pictures<'p> {
    pub fn new(shop: &Shop, planned: &'p BTreeMap<SourcePath, PlannedPhoto>) -> Self {
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
        // What could not be read was reported when it was planned.
        let known = all.filter(|(photo, _)| planned.contains_key(&photo.path));
        let wanted = known
            .map(|(photo, purpose)| (photo.clone(), purpose))
            .collect();
        Self { planned, wanted }
    }

    /// Sees to it that all of them lie in the cache, in these widths. One that cannot be made is reported and
    /// wanted no more.
    pub fn develop(
        &mut self,
        (widths, quality): (&[u32], Quality),
        (options, progress): (&BuildOptions, &dyn Progress),
        report: &mut Report,
    ) -> Result<Vec<Made<'p>>, BuildError> {
        let job = |(photo, purpose): &(PhotoRef, Use)| {
            let planned = &self.planned[&photo.path];
            let widths = match purpose {
                Use::Logo => vec![LOGO_WIDTH],
                Use::Text => vec![CODE_WIDTH],
                Use::Cover => widths
                    .iter()
                    .map(|width| *width.max(&COVER_WIDTH))
                    .collect(),
                _ => widths.to_vec(),
            };
            Job {
                renditions: renditions(planned, *purpose, (widths, quality)),
                source: planned.job.source.clone(),
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
        for ((photo, purpose), (job, outcome)) in
            wanted.into_iter().zip(jobs.into_iter().zip(outcomes))
        {
            match outcome {
                Ok(developed) => {
                    let known = self.planned.get_key_value(&photo.path);
                    let (path, planned) = known.expect("only planned photos are wanted");
                    let place = Place {
                        photo: path,
                        purpose,
                        planned,
                        name: photo_url(&format!("{UNTYPED}{}", made.len())),
                        color: developed.color,
                    };
                    let renditions = job.renditions.into_iter().zip(developed.bytes).collect();
                    made.push(Made { place, renditions });
                    self.wanted.push((photo, purpose));
                }
                Err(DevelopError::Photo(error)) => {
                    report.push(photo_finding(&error, &photo, &job.source.path));
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

/// A photo as WebP in some widths, cut as it is on the site.
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

impl<'p> Made<'p> {
    /// The widest picture that is not wider, or else the narrowest.
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
    /// The address under which the page names it.
    pub fn name(&self) -> &SitePath {
        &self.place.name
    }

    /// Pixels across.
    pub fn width(&self) -> u32 {
        self.rendition.width
    }

    pub fn is_of_product(&self) -> bool {
        self.place.purpose == Use::Card
    }

    /// The length of its data address.
    pub fn length(&self) -> u64 {
        let start = data_address(Format::WebP.media_type(), &[]).len() as u64;
        start + self.bytes.div_ceil(3) * 4
    }

    /// Its data address.
    pub fn data(&self, cache: &Cache) -> Result<String, BuildError> {
        let Rendition { key, format, .. } = &self.rendition;
        let bytes = files::read_bytes(&cache.path(key, *format), LARGEST)?;
        Ok(data_address(format.media_type(), &bytes))
    }
}

/// A file as an address that holds it.
pub(super) fn data_address(media_type: &str, bytes: &[u8]) -> String {
    format!("data:{media_type};base64,{}", BASE64_STANDARD.encode(bytes))
}

/// What stands in the places of pictures.
pub(super) fn looks(pictures: &[Picture]) -> Looks {
    let look = |picture: &Picture| {
        let look = Look {
            color: picture.place.color,
            // A photo that is in the page has come when its place has.
            picture: String::new(),
        };
        (picture.place.photo.clone(), look)
    };
    pictures.iter().map(look).collect()
}

/// A plan in which these are all the photos there are.
pub(super) fn photos(pictures: &[Picture]) -> BTreeMap<SourcePath, PlannedPhoto> {
    let mut plan: BTreeMap<SourcePath, PlannedPhoto> = BTreeMap::new();
    for picture in pictures {
        let place = &picture.place;
        let known = plan.entry(place.photo.clone());
        let photo = known.or_insert_with(|| with_icons(place.planned));
        photo.uses.insert(place.purpose, vec![photo.urls.len()]);
        photo.urls.push(place.name.clone());
        photo.job.renditions.push(picture.rendition.clone());
    }
    plan
}

/// A photo of which no picture is shown yet. Those of a sign keep its icons, which every page knows of.
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
