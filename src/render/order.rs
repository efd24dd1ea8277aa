//! Order links: WhatsApp, telephone or e-mail, with a message where possible.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use crate::catalogue::Profile;
use crate::locale::{Arg, Texts};

/// Longest WhatsApp link in bytes; longer ones may be cut off (the limit is not documented).
const LONGEST_LINK: usize = 2000;

/// Longest link in bytes for a QR code of version 8 (49 modules a side, level M), which phones read at a size of 2 cm.
const LONGEST_SCANNED: usize = 152;

/// Escapes all but the unreserved characters of RFC 3986. Spaces become `%20`: WhatsApp shows a `+` as a plus.
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

/// A product to order.
pub(super) struct Order<'o> {
    pub product: &'o str,
    pub variant: Option<&'o str>,
    /// `Rp12.500`; absent: the buyer asks.
    pub price: Option<String>,
    pub unit: Option<&'o str>,
    /// Absolute address of the product's page, when known.
    pub page: Option<String>,
}

/// A link to order: by WhatsApp, else by phone, else by e-mail.
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

/// A chat link for a QR code: with the greeting if it fits, else with the product's name, truncated.
pub(super) fn scanned_chat(profile: &Profile, texts: &Texts, order: &Order) -> Option<String> {
    let number = profile.whatsapp.as_ref()?.whatsapp()?;
    let link = whatsapp(&number, &greeting(profile, texts, order));
    if link.len() <= LONGEST_SCANNED {
        return Some(link);
    }
    Some(fitting(&number, order.product.to_owned(), LONGEST_SCANNED))
}

/// A chat link for a QR code, with a message. `None` without WhatsApp.
pub(super) fn chat(profile: &Profile, message: String) -> Option<String> {
    let number = profile.whatsapp.as_ref()?.whatsapp()?;
    Some(fitting(&number, message, LONGEST_SCANNED))
}

/// A chat link of at most `longest` bytes; truncates the message.
fn fitting(number: &str, mut message: String, longest: usize) -> String {
    // Every byte of the message takes at least one of the link.
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
