//! The shop, settled.

use crate::files::SourcePath;
use camino::Utf8Path;
use serde::{Deserialize, Serialize};

use super::article::{self, Article};
use super::category::{Categories, Category};
use super::group::{Group, Membership};
use super::link::{AddressOf, Places, Target};
use super::payment::{self, Payment};
use super::product::{self, PhotoRef, Product};
use super::rules;
use super::text::Text;
use crate::diagnostic::{Code, Diagnostic, Label, Report};
use crate::discover::{ShopSource, is_photo_name};
use crate::parse::{AddressDraft, ImagesDraft, Outside, ShopDraft, ShopDrafts, Spanned};
use crate::photo::Quality;
use crate::value::{
    ByteSize, Color, Coordinates, Date, Hours, Palette, Permit, Phone, Rupiah, Zone,
    title_from_folder,
};

/// A shop as shoppers see it.
#[derive(Debug, Clone)]
#[expect(
    missing_docs,
    reason = "most fields are the keys of SPEC section 2, in its order"
)]
pub struct Shop {
    pub name: String,
    pub tagline: Option<String>,
    pub description: Option<Text>,
    pub whatsapp: Option<Phone>,
    pub phone: Option<Phone>,
    pub email: Option<String>,
    pub address: Address,
    pub hours: Option<Hours>,
    pub zone: Option<Zone>,
    pub logo: Option<PhotoRef>,
    pub cover: Option<PhotoRef>,
    pub color: Option<Color>,
    /// The language asked for, with its place for a finding when there is none of that code.
    pub language: Option<Spanned<String>>,
    /// The theme asked for, likewise.
    pub theme: Option<Spanned<String>>,
    /// Public address, ending in `/`.
    pub url: Option<String>,
    pub social: Vec<Outside>,
    pub marketplaces: Vec<Outside>,
    pub payment: Payment,
    /// Name, cost and note of each way to get the goods.
    pub shipping: Vec<(String, Option<Rupiah>, Option<String>)>,
    pub permits: Vec<Permit>,
    pub images: Images,
    /// Weight allowed for the home page and for a product's page.
    pub budget: (ByteSize, ByteSize),
    /// What it looks for and has to give, for other members of its group.
    pub network: Network,
    /// The group that it belongs to, when it is built as a part of one.
    pub membership: Option<Membership>,
    /// What makes this the site of a group.
    pub group: Option<Group>,
    /// Categories in their order.
    pub categories: Vec<Category>,
    /// Products in their order.
    pub products: Vec<Product>,
    /// Pages in their order.
    pub pages: Vec<Article>,
    /// News, newest first.
    pub news: Vec<Article>,
}

/// What a member of a group looks for and has to give.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Network {
    /// What it looks for.
    pub needs: Vec<String>,
    /// What it has to give.
    pub offers: Vec<String>,
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

/// How photos are made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Images {
    /// How good they must look.
    pub quality: Quality,
    /// Whether to make AVIF too.
    pub avif: bool,
    /// Widths in pixels, rising.
    pub widths: Vec<u32>,
}

/// The brand colour of a shop that names none: a deep teal that suits any photo.
const DEFAULT_COLOR: Color = Color::new(0x0f, 0x76, 0x6e);
const DEFAULT_WIDTHS: [u32; 3] = [320, 640, 1080];
const DEFAULT_BUDGET: (ByteSize, ByteSize) = (ByteSize(150_000), ByteSize(100_000));
/// Narrower files help nobody; wider ones are for print.
const WIDTH_LIMITS: std::ops::RangeInclusive<u32> = 64..=2560;

impl Shop {
    /// Makes the shop a member of a group.
    pub fn join(&mut self, membership: Membership) {
        if let Some(orders) = &membership.orders {
            self.whatsapp.clone_from(&orders.whatsapp);
            self.phone.clone_from(&orders.phone);
            self.email.clone_from(&orders.email);
        }
        self.membership = Some(membership);
    }

    /// How many products are shown: its own, or those of a group's members.
    pub fn product_count(&self) -> usize {
        match &self.group {
            Some(group) => group.portal.products,
            None => self.products.len(),
        }
    }

    /// Settles the links of a group's texts to its members, which are known by now.
    pub fn link_members(&mut self, address_of: &AddressOf, report: &mut Report) {
        for text in self.texts() {
            text.settle_members(address_of, report);
        }
    }

    /// All Markdown of it.
    fn texts(&mut self) -> impl Iterator<Item = &mut Text> {
        let of_products = self.products.iter_mut().flat_map(|product| {
            let story = product.story.iter_mut();
            product.description.iter_mut().chain(story)
        });
        let articles = self.pages.iter_mut().chain(&mut self.news);
        let of_articles = articles.map(|article| &mut article.text);
        let own = self.description.iter_mut();
        own.chain(of_products).chain(of_articles)
    }

    /// The colours of the shop.
    pub fn palette(&self) -> Palette {
        Palette::from_brand(self.color.unwrap_or(DEFAULT_COLOR))
    }
}

/// Settles a shop. `today` decides which permits have run out; nothing else depends on it.
pub fn shop(source: &ShopSource, drafts: ShopDrafts, today: Date, report: &mut Report) -> Shop {
    settle(source, drafts, false, today, report)
}

/// Settles a shop, or a group in whose folder there are members for its texts to link to.
pub(super) fn settle(
    source: &ShopSource,
    drafts: ShopDrafts,
    has_members: bool,
    today: Date,
    report: &mut Report,
) -> Shop {
    let file = source.full(&source.data.path);
    let ShopDrafts {
        shop: draft,
        products,
        pages,
        news,
    } = drafts;
    rules::permits(&draft.permits, &file, today, report);
    if !draft.contact_written {
        report.push(Diagnostic::new(Code::NoContact, &*file));
    }
    let mut categories = Categories::default();
    let settled = product::products(source, products, today, report);
    let mut products = Vec::with_capacity(settled.len());
    for (index, one) in settled.into_iter().enumerate() {
        let mut product = one.product;
        product.categories = categories.add(index, &one.folders, &one.named);
        products.push(product);
    }
    let (categories, places) = categories.finish();
    for product in &mut products {
        for category in &mut product.categories {
            *category = places[*category];
        }
    }
    let pages = article::pages(source, pages, report);
    let news = article::news(source, news, report);
    let mut shop = assemble(source, draft, &file, report);
    shop.categories = categories;
    shop.products = products;
    shop.pages = pages;
    shop.news = news;
    settle_texts(source, &mut shop, has_members, report);
    shop
}

fn assemble(source: &ShopSource, draft: ShopDraft, file: &Utf8Path, report: &mut Report) -> Shop {
    let plain = |field: Option<Spanned<String>>| field.map(|field| field.value);
    let name = draft.name.map_or_else(
        || {
            report.push(Diagnostic::new(Code::MissingKey, file).arg("key", "nama"));
            title_from_folder(source.root.file_name().unwrap_or("Toko"))
        },
        |name| name.value,
    );
    let logo = own_picture(source, draft.logo.as_ref(), "logo", file, report);
    let cover = own_picture(source, draft.cover.as_ref(), "sampul", file, report);
    let zone = draft.zone.map(|zone| zone.value);
    let province_zone = draft
        .address
        .province
        .as_ref()
        .and_then(|p| Zone::from_province(&p.value));
    let payment = payment::payment(source, draft.payment, (&name, file), report);
    Shop {
        name,
        tagline: plain(draft.tagline),
        description: draft
            .description
            .map(|text| Text::of_value(text, SourcePath::root(), file.to_owned())),
        whatsapp: draft.whatsapp.map(|phone| phone.value),
        phone: draft.phone.map(|phone| phone.value),
        email: plain(draft.email),
        address: address(draft.address),
        hours: draft.hours.map(|hours| hours.value),
        zone: zone.or(province_zone),
        logo,
        cover,
        color: draft.color.map(|color| color.value),
        language: draft.language,
        theme: draft.theme,
        url: plain(draft.url),
        social: draft.social.into_iter().map(|place| place.value).collect(),
        marketplaces: draft
            .marketplaces
            .into_iter()
            .map(|place| place.value)
            .collect(),
        payment,
        shipping: draft
            .shipping
            .into_iter()
            .map(|way| {
                (
                    way.name.value,
                    way.cost.map(|cost| cost.value),
                    plain(way.note),
                )
            })
            .collect(),
        permits: draft
            .permits
            .into_iter()
            .map(|permit| permit.value)
            .collect(),
        images: images(&draft.images, file, report),
        budget: (
            draft
                .budget
                .home
                .map_or(DEFAULT_BUDGET.0, |size| size.value),
            draft
                .budget
                .product
                .map_or(DEFAULT_BUDGET.1, |size| size.value),
        ),
        network: Network {
            needs: values(draft.network.needs),
            offers: values(draft.network.offers),
        },
        membership: None,
        group: None,
        categories: Vec::new(),
        products: Vec::new(),
        pages: Vec::new(),
        news: Vec::new(),
    }
}

fn values(list: Vec<Spanned<String>>) -> Vec<String> {
    list.into_iter().map(|text| text.value).collect()
}

/// A picture in the shop's folder: the one named, or else one that has the name by itself.
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

/// Settles where the links of all texts lead. Those of a group may lead to its members, which are not known
/// yet.
fn settle_texts(source: &ShopSource, shop: &mut Shop, has_members: bool, report: &mut Report) {
    let products = shop.products.iter().enumerate();
    let products =
        products.map(|(index, product)| (product.folder.clone(), Target::Product(index)));
    let pages = shop.pages.iter().enumerate();
    let pages = pages.map(|(index, page)| (page.path.clone(), Target::Page(index)));
    let news = shop.news.iter().enumerate();
    let news = news.map(|(index, item)| (item.path.clone(), Target::News(index)));
    let places = Places::new(source, has_members, products.chain(pages).chain(news));
    for text in shop.texts() {
        text.settle(&places, report);
    }
}
