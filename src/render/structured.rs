//! Structured data for search engines: schema.org as JSON-LD, with the fields that Google requires
//! (<https://developers.google.com/search/docs/appearance/structured-data>). Only with a public address, since all
//! addresses in it are absolute.

use serde_json::{Map, Value, json};

use super::link::LinkView;
use super::pages::PageView;
use super::views::Views;
use crate::catalogue::{Product, Profile, Shop};
use crate::escape;
use crate::plan::{PageKind, absolute_url};
use crate::value::{Day, Interval, Stock};

/// The page's structured data as the text of a `script` element.
pub(super) fn structured(views: &Views, kind: PageKind, page: &PageView) -> Option<String> {
    let base = views.profile().url.as_deref()?;
    let own = match kind {
        PageKind::Home => views.content.shop().map(|shop| business(shop, base, page)),
        PageKind::Product(index) => product(views, index, page),
        _ => None,
    };
    let trail = (page.breadcrumbs.len() > 1).then(|| breadcrumbs(&page.breadcrumbs, base));
    let graph: Vec<Value> = [own, trail].into_iter().flatten().collect();
    if graph.is_empty() {
        return None;
    }
    let data = json!({"@context": "https://schema.org", "@graph": graph}).to_string();
    Some(escape::script(&data))
}

/// An object without its null members.
fn object<const N: usize>(kind: &str, members: [(&str, Value); N]) -> Value {
    let mut object = Map::from_iter([("@type".to_owned(), Value::from(kind))]);
    for (name, value) in members {
        let empty = value.is_null() || value.as_array().is_some_and(Vec::is_empty);
        if !empty {
            object.insert(name.to_owned(), value);
        }
    }
    Value::Object(object)
}

/// The shop. Google requires an address for a `LocalBusiness`; without one it is an `Organization`.
fn business(shop: &Shop, base: &str, page: &PageView) -> Value {
    let profile = &shop.profile;
    let address = &profile.address;
    let street = [&address.text, &address.street, &address.village];
    let street: Vec<&str> = street.into_iter().flatten().map(String::as_str).collect();
    let place = address.regency.as_ref().or(address.district.as_ref());
    let known = !street.is_empty() || place.is_some();
    let postal = object(
        "PostalAddress",
        [
            (
                "streetAddress",
                (!street.is_empty()).then(|| street.join(", ")).into(),
            ),
            ("addressLocality", place.cloned().into()),
            ("addressRegion", address.province.clone().into()),
            ("postalCode", address.postcode.clone().into()),
            ("addressCountry", "ID".into()),
        ],
    );
    let geo = address.coordinates.map(|place| {
        json!({"@type": "GeoCoordinates", "latitude": place.latitude(), "longitude": place.longitude()})
    });
    let phone = profile.phone.as_ref().or(profile.whatsapp.as_ref());
    let phone = phone.map(|phone| phone.tel_uri().trim_start_matches("tel:").to_owned());
    let elsewhere = profile.social.iter().chain(&shop.marketplaces);
    let elsewhere: Vec<&str> = elsewhere.map(|place| place.url.as_str()).collect();
    object(
        if known { "Store" } else { "Organization" },
        [
            ("name", profile.name.clone().into()),
            ("url", base.into()),
            ("description", text_or_null(&page.description)),
            (
                "image",
                page.preview
                    .as_ref()
                    .map(|picture| picture.url.clone())
                    .into(),
            ),
            ("telephone", phone.into()),
            ("email", profile.email.clone().into()),
            ("address", if known { postal } else { Value::Null }),
            ("geo", geo.filter(|_| known).into()),
            (
                "openingHoursSpecification",
                if known { hours(shop) } else { Value::Null },
            ),
            ("sameAs", elsewhere.into()),
        ],
    )
}

/// One entry for each span of each day; a span past midnight ends at a time of the next day.
fn hours(shop: &Shop) -> Value {
    let Some(hours) = &shop.hours else {
        return Value::Null;
    };
    let clock = |minute: u16| format!("{:02}:{:02}", minute / 60 % 24, minute % 60);
    let span = |day: Day, span: &Interval| {
        json!({
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": format!("https://schema.org/{}", day.name("en")),
            "opens": clock(span.open),
            "closes": if span.close == 24 * 60 { "23:59".to_owned() } else { clock(span.close) },
        })
    };
    let spans = Day::WEEK
        .iter()
        .flat_map(|day| hours.on(*day).iter().map(move |times| span(*day, times)));
    Value::Array(spans.collect())
}

/// A product. Google requires an offer with a price, and an image, so products without price or photo are left out.
fn product(views: &Views, index: usize, page: &PageView) -> Option<Value> {
    let product = &views.own_products()[index];
    let picture = page.preview.as_ref().map(|picture| picture.url.as_str())?;
    let offers = offers(views.profile(), product, page.canonical.as_deref()?)?;
    Some(object(
        "Product",
        [
            ("name", product.name.clone().into()),
            ("image", picture.into()),
            ("description", text_or_null(&page.description)),
            ("sku", product.sku.clone().into()),
            ("url", page.canonical.clone().into()),
            ("offers", offers),
        ],
    ))
}

/// An offer, or a price range where variants differ. Prices are whole Rupiah: `12500`.
fn offers(profile: &Profile, product: &Product, url: &str) -> Option<Value> {
    let (lowest, differ) = product.lowest_price()?;
    let variants = product.variants.iter();
    let prices = variants.filter_map(|variant| product.price_of(Some(variant)));
    let highest = prices.max().unwrap_or(lowest);
    let currency = ("priceCurrency", Value::from("IDR"));
    let seller = json!({"@type": "Organization", "name": profile.name});
    Some(if differ {
        object(
            "AggregateOffer",
            [
                ("lowPrice", lowest.0.to_string().into()),
                ("highPrice", highest.0.to_string().into()),
                currency,
                ("offerCount", product.variants.len().into()),
                ("availability", availability(product).into()),
                ("url", url.into()),
            ],
        )
    } else {
        object(
            "Offer",
            [
                ("price", lowest.0.to_string().into()),
                currency,
                ("availability", availability(product).into()),
                ("itemCondition", "https://schema.org/NewCondition".into()),
                ("url", url.into()),
                ("seller", seller),
            ],
        )
    })
}

fn availability(product: &Product) -> String {
    let word = if product.is_sold_out() {
        "OutOfStock"
    } else if product.preorder.is_some() {
        "PreOrder"
    } else if matches!(product.stock, Some(Stock::Count(_))) {
        "LimitedAvailability"
    } else {
        "InStock"
    };
    format!("https://schema.org/{word}")
}

fn breadcrumbs(trail: &[LinkView], base: &str) -> Value {
    let items = trail.iter().zip(1..).map(|(link, position)| {
        let address = absolute_url(base, &link.url);
        json!({"@type": "ListItem", "position": position, "name": link.title, "item": address})
    });
    json!({"@type": "BreadcrumbList", "itemListElement": items.collect::<Vec<_>>()})
}

fn text_or_null(text: &str) -> Value {
    Some(text).filter(|text| !text.is_empty()).into()
}
