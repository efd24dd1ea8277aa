//! What all pages know of the shop.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::Views;
use super::product::outside;
use crate::catalogue::{Address, Shop};
use crate::files::SitePath;
use crate::plan::{
    IconUse, Use, cart_url, feed_url, news_list_url, page_url, price_list_url, search_url,
};
use crate::portal::ContactView;
use crate::render::feed::has_feed;
use crate::render::markdown;
use crate::render::view::{
    AddressView, HoursView, LinkView, OpeningView, PaymentView, PermitView, ShippingView, ShopView,
};
use crate::value::{Day, Hours};

impl Views<'_> {
    pub(in crate::render) fn shop(&self) -> ShopView {
        let profile = self.profile();
        let shop = self.content.shop();
        ShopView {
            id: self.id(),
            name: profile.name.clone(),
            tagline: profile.tagline.clone(),
            // Shown on the home page only, whose way to the root is empty.
            description_html: profile
                .description
                .as_ref()
                .map(|text| self.html(text, None, "", 3)),
            url: profile.url.clone(),
            logo: profile
                .logo
                .as_ref()
                .and_then(|photo| self.picture(photo, Use::Logo, &profile.name)),
            icon: self.icon(IconUse::Tab).clone(),
            touch_icon: self.icon(IconUse::Touch).clone(),
            cover: profile
                .cover
                .as_ref()
                .and_then(|photo| self.picture(photo, Use::Cover, &profile.name)),
            palette: profile.palette(),
            contacts: self.contacts(),
            address: address(&profile.address),
            hours: self.hours(),
            zone: profile.zone.map(|zone| zone.to_string()),
            opening: self.opening(),
            social: profile.social.iter().map(outside).collect(),
            marketplaces: shop.map_or_else(Vec::new, |shop| {
                shop.marketplaces.iter().map(outside).collect()
            }),
            payment: shop.map_or_else(PaymentView::default, |shop| self.payment(&shop.payment)),
            shipping: shop.map_or_else(Vec::new, |shop| self.shipping(shop)),
            permits: shop.map_or_else(Vec::new, |shop| {
                shop.permits.iter().map(PermitView::from).collect()
            }),
            categories: self.category_links(None),
            all_products: self.all_products(),
            pages: profile
                .pages
                .iter()
                .map(|page| LinkView {
                    title: page.title.clone(),
                    url: page_url(&page.slug).into(),
                })
                .collect(),
            news: (!profile.news.is_empty()).then(|| LinkView {
                title: self.text("news-title"),
                url: news_list_url().into(),
            }),
            feed: has_feed(profile).then(feed_url),
            price_list: LinkView {
                title: self.text("price-list-title"),
                url: price_list_url(1).into(),
            },
            search: self.product_link("search-title", search_url()),
            cart: self.product_link("cart-title", cart_url()),
            product_count: self.content.product_count(),
            group: shop
                .and_then(|shop| shop.membership.as_ref())
                .map(|group| LinkView {
                    title: group.name.clone(),
                    url: group.url.clone(),
                }),
            portal: self.portal(),
            assets: self.assets(),
        }
    }

    fn shipping(&self, shop: &Shop) -> Vec<ShippingView> {
        let ways = shop.shipping.iter();
        ways.map(|(name, cost, note)| ShippingView {
            name: name.clone(),
            cost: cost.map(|cost| match cost.0 {
                0 => self.text("free"),
                _ => cost.to_string(),
            }),
            amount: cost.map(|cost| cost.0),
            pickup: is_pickup(name),
            note: note.clone(),
        })
        .collect()
    }

    /// The shop's id: from its name and the number that orders go to, which change rarely.
    pub(super) fn id(&self) -> String {
        let profile = self.profile();
        let number = profile.whatsapp.as_ref().or(profile.phone.as_ref());
        let number = number.map(ToString::to_string).unwrap_or_default();
        let hash = blake3::hash(format!("{}\n{number}", profile.name).as_bytes());
        hash.to_hex()[..8].to_owned()
    }

    /// A link to a page that only shops with products have.
    fn product_link(&self, title: &str, url: SitePath) -> Option<LinkView> {
        (self.content.product_count() > 0).then(|| LinkView {
            title: self.text(title),
            url: url.into(),
        })
    }

    /// The shop's own words, for search engines.
    pub(super) fn shop_excerpt(&self) -> Option<String> {
        let words = markdown::excerpt(self.profile().description.as_ref()?, None);
        (!words.is_empty()).then_some(words)
    }

    pub(super) fn contacts(&self) -> Vec<ContactView> {
        let profile = self.profile();
        let whatsapp = profile.whatsapp.as_ref().and_then(ContactView::whatsapp);
        let phone = profile.phone.as_ref().map(ContactView::phone);
        let email = profile.email.as_deref().map(ContactView::email);
        [whatsapp, phone, email].into_iter().flatten().collect()
    }

    fn opening_hours(&self) -> Option<&Hours> {
        self.content.shop()?.hours.as_ref()
    }

    fn hours(&self) -> Vec<HoursView> {
        let Some(hours) = self.opening_hours() else {
            return Vec::new();
        };
        hours
            .rows()
            .into_iter()
            .map(|row| {
                let (first, last) = (row.first.index() as u8, row.last.index() as u8);
                let first_name = self.text(&format!("day-{first}"));
                let days = if first == last {
                    first_name
                } else {
                    format!("{first_name}-{}", self.text(&format!("day-{last}")))
                };
                let times: Vec<String> = row.times.iter().map(ToString::to_string).collect();
                HoursView {
                    first_day: first,
                    last_day: last,
                    days,
                    times: times.join(", "),
                }
            })
            .collect()
    }

    fn opening(&self) -> Option<OpeningView> {
        let (hours, zone) = (self.opening_hours()?, self.profile().zone?);
        let day = |day: &Day| {
            let spans = hours.on(*day).iter();
            spans.map(|span| [span.open, span.close]).collect()
        };
        Some(OpeningView {
            offset: i32::from(zone.utc_offset_hours()) * 60,
            week: Day::WEEK.iter().map(day).collect(),
        })
    }
}

pub(super) fn address(address: &Address) -> Option<AddressView> {
    let village = address.village.clone();
    let district = address
        .district
        .as_ref()
        .map(|name| prefixed(name, "Kec.", &["kec", "distrik"]));
    let towns = [&address.regency, &address.province]
        .into_iter()
        .flatten()
        .cloned();
    let mut last = towns.collect::<Vec<_>>().join(", ");
    if let Some(postcode) = &address.postcode {
        last = format!("{last} {postcode}").trim().to_owned();
    }
    let middle = [village, district.clone()]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ");
    let lines: Vec<String> = [
        address.text.clone(),
        address.street.clone(),
        Some(middle),
        Some(last),
    ]
    .into_iter()
    .flatten()
    .filter(|line| !line.is_empty())
    .collect();
    if lines.is_empty() && address.coordinates.is_none() {
        return None;
    }
    let place = [district, address.regency.clone()]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ");
    let map_url = address.coordinates.as_ref().map(|place| {
        let query = format!("{},{}", place.latitude(), place.longitude());
        format!(
            "https://www.google.com/maps/search/?api=1&query={}",
            utf8_percent_encode(&query, NON_ALPHANUMERIC)
        )
    });
    Some(AddressView {
        lines,
        place: (!place.is_empty()).then_some(place),
        map_url,
        geo_url: address.coordinates.map(|place| place.geo_uri()),
    })
}

/// Whether a way to get the goods is to come for them, by its name.
fn is_pickup(name: &str) -> bool {
    let name = name.to_lowercase();
    let words = ["ambil", "jemput sendiri", "pick up", "pick-up", "pickup"];
    words.iter().any(|word| name.starts_with(word))
}

/// A name with its kind before it, unless people wrote one.
fn prefixed(name: &str, prefix: &str, known: &[&str]) -> String {
    let lower = name.to_lowercase();
    if known.iter().any(|word| lower.starts_with(word)) {
        name.to_owned()
    } else {
        format!("{prefix} {name}")
    }
}
