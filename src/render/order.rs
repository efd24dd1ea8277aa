//! Order links: the way a shop can be reached, with the message in it where that way allows one.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use crate::catalogue::Profile;
use crate::locale::{Arg, Texts};

/// A WhatsApp link longer than this may be cut off on its way; the limit is not documented.
const LONGEST_LINK: usize = 2000;

/// A QR code's squares shrink with every letter. This many fit the eighth size (49 squares a side, level
/// M), which a phone reads from 2 cm of paper.
const LONGEST_SCANNED: usize = 152;

/// All but what RFC 3986 leaves as it is. Spaces become `%20`: WhatsApp shows a `+` as a plus.
const MESSAGE: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// A way to order one product.
#[derive(Debug, Clone, Serialize)]
pub struct OrderView {
    /// `whatsapp`, `phone` or `email`.
    pub kind: &'static str,
    /// The link, with the message in it where the way allows one.
    pub href: String,
}

/// A product to be ordered.
pub(super) struct Order<'o> {
    pub product: &'o str,
    pub variant: Option<&'o str>,
    /// `Rp12.500`; absent: the buyer asks.
    pub price: Option<String>,
    pub unit: Option<&'o str>,
    /// Absolute address of the product's page, when known.
    pub page: Option<String>,
}

/// A link that orders something: by WhatsApp, else by phone, else by e-mail.
pub(super) fn order(profile: &Profile, texts: &Texts, order: &Order) -> Option<OrderView> {
    if let Some(number) = profile.whatsapp.as_ref().and_then(|phone| phone.whatsapp()) {
        return Some(OrderView {
            kind: "whatsapp",
            href: fitting(&number, message(profile, texts, order), LONGEST_LINK),
        });
    }
    if let Some(phone) = &profile.phone {
        return Some(OrderView {
            kind: "phone",
            href: phone.tel_uri(),
        });
    }
    let email = profile.email.as_ref()?;
    let subject = texts.format("order-subject", &args(&[("product", order.product)]));
    let href = format!(
        "mailto:{email}?subject={}&body={}",
        utf8_percent_encode(&subject, MESSAGE),
        utf8_percent_encode(&message(profile, texts, order), MESSAGE)
    );
    Some(OrderView {
        kind: "email",
        href,
    })
}

/// A chat link for a QR code: with the greeting where there is room for it, else with the product's name
/// alone, as much of it as there is room for.
pub(super) fn scanned_chat(profile: &Profile, texts: &Texts, order: &Order) -> Option<String> {
    let number = profile.whatsapp.as_ref()?.whatsapp()?;
    let link = whatsapp(&number, &greeting(profile, texts, order));
    if link.len() <= LONGEST_SCANNED {
        return Some(link);
    }
    Some(fitting(&number, order.product.to_owned(), LONGEST_SCANNED))
}

/// A link that opens a chat, with as much of a message as there is room for.
fn fitting(number: &str, mut message: String, longest: usize) -> String {
    // Every character takes one byte of the link at least.
    message.truncate(message.floor_char_boundary(longest));
    let mut link = whatsapp(number, &message);
    while link.len() > longest {
        message.pop();
        link = whatsapp(number, &message);
    }
    link
}

/// A link that opens a chat with a message.
fn whatsapp(number: &str, message: &str) -> String {
    format!(
        "https://wa.me/{number}?text={}",
        utf8_percent_encode(message, MESSAGE)
    )
}

fn greeting(profile: &Profile, texts: &Texts, order: &Order) -> String {
    match order.variant {
        Some(variant) => texts.format(
            "order-message-variant",
            &args(&[
                ("shop", &profile.name),
                ("product", order.product),
                ("variant", variant),
            ]),
        ),
        None => texts.format(
            "order-message-product",
            &args(&[("shop", &profile.name), ("product", order.product)]),
        ),
    }
}

fn message(profile: &Profile, texts: &Texts, order: &Order) -> String {
    let price = match (&order.price, order.unit) {
        (Some(price), Some(unit)) => texts.format(
            "order-price-unit",
            &args(&[("price", price), ("unit", unit)]),
        ),
        (Some(price), None) => texts.format("order-price", &args(&[("price", price)])),
        (None, _) => texts.format("order-ask-price", &[]),
    };
    let page = order
        .page
        .as_ref()
        .map(|url| texts.format("order-page", &args(&[("url", url)])));
    let lines: Vec<String> = [Some(greeting(profile, texts, order)), Some(price), page]
        .into_iter()
        .flatten()
        .collect();
    lines.join("\n")
}

fn args(pairs: &[(&str, &str)]) -> Vec<(String, Arg)> {
    pairs
        .iter()
        .map(|(name, value)| ((*name).to_owned(), Arg::from(*value)))
        .collect()
}
