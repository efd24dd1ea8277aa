//! Photos by use, with sizes and addresses.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use camino::Utf8Path;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::address::{ICON, photo_stem, picture_url};
use super::drawings::{IconUse, Motifs, PlannedDrawing, Topic};
use crate::catalogue::{Article, PhotoRef, Product, ShopQris};
use crate::diagnostic::{Code, Diagnostic, Report, unreadable_reason};
use crate::discover::{ShopSource, SourceFile};
use crate::files::{SitePath, SourcePath, Stamp};
use crate::photo::{
    Crop, Fault, Focus, ForeignKind, Job, Mount, PhotoError, PhotoHeader, Recipe, Rendition, Shape,
    SourcePhoto,
};
use crate::portal::Content;
use crate::theme::{self, Theme};
use crate::value::slug;

/// A use of a photo; every theme has a recipe for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Use {
    /// A product in a grid.
    Card,
    /// A product's own page.
    Product,
    /// The wide picture of the home page.
    Cover,
    /// The shop's sign.
    Logo,
    /// Within a text, and with news.
    Text,
    /// Link previews (Open Graph); only with a public address.
    Preview(Topic),
    /// Icons of the shop.
    Icon(IconUse),
}

impl Use {
    /// The widths and the shape that the site's theme asks for, within the widths that its owner allows.
    fn wanted(self, motifs: &Motifs, focus: Focus) -> (Vec<u32>, Shape) {
        let recipes = &motifs.theme.manifest.recipes;
        let recipe = match self {
            Use::Card => recipes.card,
            Use::Product => recipes.product,
            Use::Cover => recipes.cover,
            Use::Logo => recipes.logo,
            Use::Text => recipes.text,
            Use::Preview(topic) => {
                let shape = match motifs.caption(topic) {
                    Some(caption) => Shape::Captioned(focus, Arc::new(caption)),
                    None => Shape::Preview(focus),
                };
                return (Vec::new(), shape);
            }
            Use::Icon(icon) => return (Vec::new(), Shape::Icon(motifs.icon(icon))),
        };
        let shape = match recipe.shape {
            theme::Shape::Whole => Shape::Whole,
            theme::Shape::Square => Shape::Square(focus),
        };
        (recipe.widths(&motifs.profile.images.widths), shape)
    }
}

/// Headers of photo files with settled stamps, by path from the shop's folder: while the stamp is equal, the file is
/// not read again.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct PhotoHeaders(BTreeMap<SourcePath, StoredHeader>);

#[derive(Debug, Clone, Serialize, Deserialize)]
struct StoredHeader {
    stamp: Stamp,
    hash: blake3::Hash,
    header: PhotoHeader,
}

/// The photos of a site.
#[derive(Debug, Default)]
pub struct PhotoPlan {
    /// Photos by path from the shop's folder.
    pub photos: BTreeMap<SourcePath, PlannedPhoto>,
    /// Drawings in place of missing photos.
    pub drawings: BTreeMap<Use, PlannedDrawing>,
    /// Rows for the next build.
    pub headers: PhotoHeaders,
}

/// One photo with all its uses.
#[derive(Debug)]
pub struct PlannedPhoto {
    /// The photo job for all uses together.
    pub job: Job,
    /// Address of each of the job's renditions, in their order.
    pub urls: Vec<SitePath>,
    /// The renditions of each use, as indices into the job's.
    pub uses: BTreeMap<Use, Vec<usize>>,
    /// The first reference to it, where findings are reported.
    pub asked_by: PhotoRef,
}

/// A request for a photo: path, use, and file name of its pictures.
struct Wish<'c> {
    photo: &'c PhotoRef,
    purpose: Use,
    name: String,
}

pub(super) fn photos(
    content: Content,
    source: &ShopSource,
    theme: &Theme,
    stored: &PhotoHeaders,
    report: &mut Report,
) -> PhotoPlan {
    let motifs = Motifs::new(content, theme);
    let wishes = wishes(content);
    let mut wanted: BTreeMap<&SourcePath, Vec<&Wish>> = BTreeMap::new();
    for wish in &wishes {
        wanted.entry(&wish.photo.path).or_default().push(wish);
    }
    let files: BTreeMap<&SourcePath, &SourceFile> =
        source.pictures().map(|file| (&file.path, file)).collect();
    let read: Vec<_> = wanted
        .into_par_iter()
        .map(|(path, wishes)| {
            let file = *files
                .get(path)
                .expect("the catalogue shows only files that discover found");
            (file, wishes, look(source, file, stored))
        })
        .collect();
    let mut plan = PhotoPlan::default();
    for (file, wishes, photo) in read {
        let first = wishes[0];
        match photo {
            Ok(photo) => {
                let row = StoredHeader {
                    stamp: file.stamp,
                    hash: photo.hash,
                    header: photo.header,
                };
                if file.is_settled {
                    plan.headers.0.insert(file.path.clone(), row);
                }
                plan.photos
                    .insert(file.path.clone(), planned(photo, &wishes, &motifs));
            }
            Err(error) => {
                let finding = photo_finding(&error, first.photo, &source.full(&file.path));
                report.push(finding);
            }
        }
    }
    plan.drawings = motifs.drawings(&plan.photos);
    plan
}

/// The finding about the unusable photo `file`, at the first reference to it.
pub(crate) fn photo_finding(error: &PhotoError, photo: &PhotoRef, file: &Utf8Path) -> Diagnostic {
    let code = match error {
        PhotoError::NotAPhoto => Code::PhotoNotAPhoto,
        PhotoError::Empty => Code::PhotoEmpty,
        PhotoError::Heic => Code::PhotoHeic,
        PhotoError::TooLarge { .. } => Code::PhotoTooLarge,
        PhotoError::Unsupported { .. } => Code::PhotoUnsupported,
        PhotoError::Damaged => Code::PhotoDamaged,
        PhotoError::Changed => Code::PhotoChanged,
        PhotoError::NotAFile => Code::NotAFile,
        PhotoError::Unreadable(_) => Code::Unreadable,
    };
    let name = photo.path.file_name();
    let finding = Diagnostic::new(code, photo.asked_at.file.clone())
        .at(photo.asked_at.span)
        .arg("name", name);
    match error {
        PhotoError::TooLarge { megapixels } => finding
            .arg("megapixels", *megapixels as usize)
            .arg("limit", 100_usize),
        PhotoError::Unsupported { kind } => finding.arg("kind", foreign_name(*kind)),
        PhotoError::Unreadable(kind) => {
            let finding = finding.arg("reason", unreadable_reason(Some(*kind)));
            match photo.asked_at.file == file {
                true => finding,
                false => finding.other(file, None),
            }
        }
        _ => finding,
    }
}

/// The finding about a product photo of poor quality, at the first reference to it.
pub(crate) fn fault_finding(fault: Fault, photo: &PhotoRef) -> Diagnostic {
    let (code, figure, value) = match fault {
        Fault::Dark { light } => (Code::PhotoDark, "light", usize::from(light)),
        Fault::Blurred { sharpness } => (Code::PhotoBlurred, "sharpness", usize::from(sharpness)),
        Fault::Small { side } => (Code::PhotoSmall, "side", side as usize),
    };
    Diagnostic::new(code, photo.asked_at.file.clone())
        .at(photo.asked_at.span)
        .arg("name", photo.path.file_name())
        .arg(figure, value)
}

fn foreign_name(kind: ForeignKind) -> &'static str {
    match kind {
        ForeignKind::Avif => "AVIF",
        ForeignKind::JpegXl => "JPEG XL",
        ForeignKind::Svg => "SVG",
        ForeignKind::Pdf => "PDF",
        ForeignKind::Photoshop => "Photoshop",
        ForeignKind::Video => "video",
        ForeignKind::RareJpeg => "JPEG",
        ForeignKind::RareVariety => "TIFF/PNG/WebP",
    }
}

fn look(
    source: &ShopSource,
    file: &SourceFile,
    stored: &PhotoHeaders,
) -> Result<SourcePhoto, PhotoError> {
    let full = source.full(&file.path);
    match stored.0.get(&file.path) {
        Some(known) if file.is_settled && known.stamp == file.stamp => Ok(SourcePhoto {
            path: full,
            hash: known.hash,
            header: known.header,
        }),
        _ => SourcePhoto::read(&full),
    }
}

fn planned(photo: SourcePhoto, wishes: &[&Wish], motifs: &Motifs) -> PlannedPhoto {
    let images = &motifs.profile.images;
    let mut renditions: Vec<Rendition> = Vec::new();
    let mut uses: BTreeMap<Use, Vec<usize>> = BTreeMap::new();
    let purposes: BTreeSet<Use> = wishes.iter().map(|wish| wish.purpose).collect();
    let focus = wishes
        .iter()
        .find_map(|wish| wish.photo.focus)
        .map_or(Focus::Subject, Focus::At);
    for purpose in purposes {
        let (widths, shape) = purpose.wanted(motifs, focus);
        let recipe = Recipe {
            shape,
            widths,
            quality: images.quality,
            avif: images.avif,
        };
        let indices = photo.renditions(&recipe).into_iter().map(|rendition| {
            renditions
                .iter()
                .position(|known| *known == rendition)
                .unwrap_or_else(|| {
                    renditions.push(rendition);
                    renditions.len() - 1
                })
        });
        uses.insert(purpose, indices.collect());
    }
    // Thousands stay in memory until all photos are developed.
    renditions.shrink_to_fit();
    let name = &wishes[0].name;
    let urls = renditions
        .iter()
        .map(|rendition| {
            let both = format!("{}x{}", rendition.width, rendition.height);
            let (stem, size) = match (rendition.crop, &rendition.mount) {
                (_, Some(Mount::Icon(_))) => (ICON, both),
                (Crop::Whole, None) => (photo_stem(name), rendition.width.to_string()),
                _ => (photo_stem(name), both),
            };
            picture_url(stem, &size, (&rendition.key, rendition.format))
        })
        .collect();
    let job = Job {
        source: photo,
        renditions,
        quality: images.quality,
    };
    PlannedPhoto {
        job,
        urls,
        uses,
        asked_by: wishes[0].photo.clone(),
    }
}

/// All photo requests of a site. Files are named after their subject, never after the seller's files, whose names may
/// be private (`IMG_rumah_budi.jpg`).
fn wishes(content: Content) -> Vec<Wish> {
    let profile = content.profile();
    let mut wishes = Vec::new();
    let mut wish = |photo, purpose, name: &str| {
        if matches!(purpose, Use::Preview(_)) && profile.url.is_none() {
            return;
        }
        wishes.push(Wish {
            photo,
            purpose,
            name: name.to_owned(),
        })
    };
    for (photo, purpose, name) in [
        (&profile.logo, Use::Logo, "logo"),
        (&profile.cover, Use::Cover, "sampul"),
    ] {
        if let Some(photo) = photo {
            wish(photo, purpose, name);
        }
    }
    let qris = content.shop().and_then(|shop| shop.payment.qris.as_ref());
    if let Some(ShopQris::Picture(photo)) = qris {
        wish(photo, Use::Text, "qris");
    }
    if let Some(cover) = &profile.cover {
        wish(cover, Use::Preview(Topic::Shop), "sampul");
    }
    if let Some(logo) = &profile.logo {
        for icon in IconUse::ALL {
            wish(logo, Use::Icon(icon), "logo");
        }
    }
    for (number, product) in content.own_products().iter().enumerate() {
        product_wishes((number, product), &mut wish);
    }
    for photo in profile.description.iter().flat_map(|text| text.photos()) {
        wish(photo, Use::Text, "toko");
    }
    for article in profile.pages.iter().chain(&profile.news) {
        article_wishes(article, &mut wish);
    }
    wishes
}

fn product_wishes<'c>(
    (number, product): (usize, &'c Product),
    wish: &mut impl FnMut(&'c PhotoRef, Use, &str),
) {
    for (index, photo) in product.photos.iter().enumerate() {
        let name = format!("{}-{}", product.slug, index + 1);
        if index == 0 {
            wish(photo, Use::Card, &name);
            wish(photo, Use::Preview(Topic::Product(number)), &name);
        }
        wish(photo, Use::Product, &name);
    }
    for variant in &product.variants {
        if let Some(photo) = &variant.photo {
            let name = format!("{}-{}", product.slug, slug(&variant.name));
            wish(photo, Use::Card, &name);
        }
    }
    for text in product.description.iter().chain(&product.story) {
        for photo in text.photos() {
            wish(photo, Use::Text, &product.slug);
        }
    }
}

fn article_wishes<'c>(article: &'c Article, wish: &mut impl FnMut(&'c PhotoRef, Use, &str)) {
    if let Some(photo) = &article.photo {
        wish(photo, Use::Text, &article.slug);
        wish(photo, Use::Preview(Topic::Text), &article.slug);
    }
    for photo in article.text.photos() {
        wish(photo, Use::Text, &article.slug);
    }
}
