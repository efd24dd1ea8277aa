//! Resolves the data that shops and groups share.

use camino::Utf8Path;

use super::article::{self, Article};
use super::link::{AddressOf, Places};
use super::product::{self, PhotoRef};
use super::text::Text;
use crate::diagnostic::{Code, Diagnostic, Label, Report};
use crate::discover::{ShopSource, is_photo_name};
use crate::files::SourcePath;
use crate::parse::{AddressDraft, ArticleFile, ImagesDraft, Outside, ProfileDraft, Spanned};
use crate::photo::Quality;
use crate::value::{Color, Coordinates, Palette, Phone, Zone, title_from_folder};

/// Name, contacts, looks, pages and news of a shop or a group.
#[derive(Debug, Clone)]
#[expect(
    missing_docs,
    reason = "most fields are the keys of SPEC section 2, in its order"
)]
pub struct Profile {
    pub name: String,
    pub tagline: Option<String>,
    pub description: Option<Text>,
    pub whatsapp: Option<Phone>,
    pub phone: Option<Phone>,
    pub email: Option<String>,
    pub address: Address,
    /// Time zone, as given or from the province.
    pub zone: Option<Zone>,
    pub logo: Option<PhotoRef>,
    pub cover: Option<PhotoRef>,
    pub color: Option<Color>,
    /// Requested language, with its place for a finding when it does not exist.
    pub language: Option<Spanned<String>>,
    /// Requested theme, with its place.
    pub theme: Option<Spanned<String>>,
    /// Public address, ending in `/`.
    pub url: Option<String>,
    pub social: Vec<Outside>,
    pub images: Images,
    /// Pages in their order.
    pub pages: Vec<Article>,
    /// News, newest first.
    pub news: Vec<Article>,
}

/// A postal address in parts.
#[derive(Debug, Clone, Default)]
#[expect(missing_docs, reason = "the fields are the keys of SPEC section 2")]
pub struct Address {
    /// The whole address as the seller wrote it, when it is not in parts.
    pub text: Option<String>,
    pub street: Option<String>,
    pub village: Option<String>,
    pub district: Option<String>,
    pub regency: Option<String>,
    pub province: Option<String>,
    pub postcode: Option<String>,
    pub coordinates: Option<Coordinates>,
}

/// Options of photos.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Images {
    /// Least quality.
    pub quality: Quality,
    /// `true` to make AVIF too.
    pub avif: bool,
    /// Widths in pixels, rising.
    pub widths: Vec<u32>,
}

/// The brand colour where none is named: a deep teal that suits any photo.
pub const DEFAULT_COLOR: Color = Color::new(0x0f, 0x76, 0x6e);
const DEFAULT_WIDTHS: [u32; 3] = [320, 640, 1080];
/// Allowed widths in pixels: narrower pictures save nothing, wider ones are for print.
const WIDTH_LIMITS: std::ops::RangeInclusive<u32> = 64..=2560;

impl Profile {
    /// Resolves a draft and the texts beside it.
    pub(super) fn new(
        source: &ShopSource,
        draft: ProfileDraft,
        (pages, news): (Vec<ArticleFile>, Vec<ArticleFile>),
        report: &mut Report,
    ) -> Self {
        let plain = |field: Option<Spanned<String>>| field.map(|field| field.value);
        let file = &*source.full(&source.data.path);
        let name = draft.name.map_or_else(
            || {
                report.push(Diagnostic::new(Code::MissingKey, file).arg("key", "nama"));
                title_from_folder(source.root.file_name().unwrap_or("Toko"))
            },
            |name| name.value,
        );
        let zone = draft.zone.map(|zone| zone.value);
        let province = draft.address.province.as_ref();
        let province_zone = province.and_then(|province| Zone::from_province(&province.value));
        Self {
            name,
            tagline: plain(draft.tagline),
            description: draft
                .description
                .map(|text| Text::of_value(text, SourcePath::root(), file.to_owned())),
            whatsapp: draft.whatsapp.map(|phone| phone.value),
            phone: draft.phone.map(|phone| phone.value),
            email: plain(draft.email),
            address: address(draft.address),
            zone: zone.or(province_zone),
            logo: own_picture(source, draft.logo.as_ref(), "logo", file, report),
            cover: own_picture(source, draft.cover.as_ref(), "sampul", file, report),
            color: draft.color.map(|color| color.value),
            language: draft.language,
            theme: draft.theme,
            url: plain(draft.url),
            social: draft.social.into_iter().map(|place| place.value).collect(),
            images: images(&draft.images, file, report),
            pages: article::pages(source, pages, report),
            news: article::news(source, news, report),
        }
    }

    /// `true` when a shopper can write or call.
    pub fn is_reachable(&self) -> bool {
        self.whatsapp.is_some() || self.phone.is_some() || self.email.is_some()
    }

    /// Identifies its site in the browser's storage: hash of its name and of the number that receives orders, which change
    /// rarely.
    pub fn id(&self) -> String {
        let number = self.whatsapp.as_ref().or(self.phone.as_ref());
        let number = number.map(ToString::to_string).unwrap_or_default();
        let hash = blake3::hash(format!("{}\n{number}", self.name).as_bytes());
        hash.to_hex()[..8].to_owned()
    }

    /// Its colours.
    pub fn palette(&self) -> Palette {
        Palette::from_brand(self.color.unwrap_or(DEFAULT_COLOR))
    }

    /// Resolves the links of a group's texts to its members, which are known by now.
    pub fn link_members(&mut self, address_of: &AddressOf, report: &mut Report) {
        for text in self.texts() {
            text.settle_members(address_of, report);
        }
    }

    /// All Markdown of it.
    pub(super) fn texts(&mut self) -> impl Iterator<Item = &mut Text> {
        let articles = self.pages.iter_mut().chain(&mut self.news);
        let of_articles = articles.map(|article| &mut article.text);
        self.description.iter_mut().chain(of_articles)
    }

    /// Resolves the links of its texts.
    pub(super) fn settle_texts(&mut self, places: &Places, report: &mut Report) {
        for text in self.texts() {
            text.settle(places, report);
        }
    }
}

/// A picture in the shop's folder: the named one, or else one with the default name.
pub(super) fn own_picture(
    source: &ShopSource,
    named: Option<&Spanned<String>>,
    stem: &str,
    file: &Utf8Path,
    report: &mut Report,
) -> Option<PhotoRef> {
    let Some(named) = named else {
        let found = source.files.iter().find(|file| {
            is_photo_name(file.name()) && file.path.stem().eq_ignore_ascii_case(stem)
        })?;
        let asked_at = Label {
            file: source.full(&found.path),
            span: None,
        };
        return Some(PhotoRef {
            path: found.path.clone(),
            alt: None,
            focus: None,
            asked_at,
        });
    };
    let path = SourcePath::root().resolve(&named.value);
    let Some(found) = path.and_then(|path| source.picture(&path)) else {
        report.push(product::missing_photo(
            named,
            file,
            source.files.iter().map(|file| file.name()),
        ));
        return None;
    };
    let asked_at = Label {
        file: file.to_owned(),
        span: Some(named.span),
    };
    Some(PhotoRef {
        path: found.path.clone(),
        alt: None,
        focus: None,
        asked_at,
    })
}

fn address(draft: AddressDraft) -> Address {
    let plain = |field: Option<Spanned<String>>| field.map(|field| field.value);
    Address {
        text: plain(draft.text),
        street: plain(draft.street),
        village: plain(draft.village),
        district: plain(draft.district),
        regency: plain(draft.regency),
        province: plain(draft.province),
        postcode: plain(draft.postcode),
        coordinates: draft.coordinates.map(|place| place.value),
    }
}

fn images(draft: &ImagesDraft, file: &Utf8Path, report: &mut Report) -> Images {
    let (fitting, others): (Vec<_>, Vec<_>) = draft
        .widths
        .iter()
        .partition(|width| WIDTH_LIMITS.contains(&width.value));
    for width in others {
        report.push(
            Diagnostic::new(Code::WidthOutOfRange, file)
                .at(width.span)
                .arg("found", width.value as usize)
                .arg("least", *WIDTH_LIMITS.start() as usize)
                .arg("most", *WIDTH_LIMITS.end() as usize),
        );
    }
    let mut widths: Vec<u32> = fitting.iter().map(|width| width.value).collect();
    widths.sort_unstable();
    widths.dedup();
    if widths.is_empty() {
        widths = DEFAULT_WIDTHS.to_vec();
    }
    Images {
        quality: draft
            .quality
            .as_ref()
            .map_or(Quality::Seimbang, |quality| quality.value),
        avif: draft.avif.as_ref().is_some_and(|avif| avif.value),
        widths,
    }
}
