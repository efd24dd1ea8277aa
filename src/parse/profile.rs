//! Keys that `toko.yaml` and `kelompok.yaml` share → [`ProfileDraft`].

use super::fields::{Context, Fields};
use super::shop::outside;
use super::tree::{Node, Value};
use super::web::{self, Outside};
use super::{Spanned, decode, keys};
use crate::diagnostic::{Code, Diagnostic};
use crate::photo::Quality;
use crate::value::{Color, Coordinates, Phone, Zone};

/// Data that a shop and a group share, each value with its span. Absent values were not written, or not understood.
#[derive(Debug, Clone, Default)]
#[expect(
    missing_docs,
    reason = "the fields are the keys of SPEC section 2, in its order"
)]
pub struct ProfileDraft {
    pub name: Option<Spanned<String>>,
    pub tagline: Option<Spanned<String>>,
    pub description: Option<Spanned<String>>,
    pub whatsapp: Option<Spanned<Phone>>,
    pub phone: Option<Spanned<Phone>>,
    pub email: Option<Spanned<String>>,
    /// `true` when any contact was written, understood or not.
    pub contact_written: bool,
    pub address: AddressDraft,
    pub zone: Option<Spanned<Zone>>,
    pub logo: Option<Spanned<String>>,
    pub cover: Option<Spanned<String>>,
    pub color: Option<Spanned<Color>>,
    pub language: Option<Spanned<String>>,
    pub theme: Option<Spanned<String>>,
    /// Ends in `/`.
    pub url: Option<Spanned<String>>,
    pub social: Vec<Spanned<Outside>>,
    pub images: ImagesDraft,
}

/// `alamat`, as one text or in parts.
#[derive(Debug, Clone, Default)]
#[expect(missing_docs, reason = "the fields are the keys of SPEC section 2")]
pub struct AddressDraft {
    /// The whole address as one text.
    pub text: Option<Spanned<String>>,
    pub street: Option<Spanned<String>>,
    pub village: Option<Spanned<String>>,
    pub district: Option<Spanned<String>>,
    pub regency: Option<Spanned<String>>,
    pub province: Option<Spanned<String>>,
    pub postcode: Option<Spanned<String>>,
    pub coordinates: Option<Spanned<Coordinates>>,
}

/// `gambar`.
#[derive(Debug, Clone, Default)]
pub struct ImagesDraft {
    /// Least quality of photos.
    pub quality: Option<Spanned<Quality>>,
    /// `true` to make AVIF too.
    pub avif: Option<Spanned<bool>>,
    /// Widths in pixels.
    pub widths: Vec<Spanned<u32>>,
}

/// Reads the fields of a shop, or those of a group, which has all but the zone.
pub(super) fn profile(fields: &Fields, cx: &mut Context) -> ProfileDraft {
    ProfileDraft {
        name: fields.read("nama", decode::text, cx),
        tagline: fields.read("slogan", decode::text, cx),
        description: fields.read("deskripsi", decode::text, cx),
        whatsapp: fields.read("whatsapp", |n, _, cx| whatsapp(n, cx), cx),
        phone: fields.read("telepon", decode::phone, cx),
        email: fields.read("email", |n, _, cx| email(n, cx), cx),
        contact_written: ["whatsapp", "telepon", "email"]
            .iter()
            .any(|key| fields.get(key).is_some()),
        address: fields
            .get("alamat")
            .map(|n| address(n, cx))
            .unwrap_or_default(),
        zone: fields.read("zona", decode::zone, cx),
        logo: fields.read("logo", decode::text, cx),
        cover: fields.read("sampul", decode::text, cx),
        color: fields.read("warna", decode::color, cx),
        language: fields.read("bahasa", decode::text, cx),
        theme: fields.read("tema", decode::text, cx),
        url: fields.read("url", |n, _, cx| base_url(n, cx), cx),
        social: outside(fields, "sosial", keys::SOCIAL, cx),
        images: fields
            .read("gambar", |n, _, cx| images(n, cx), cx)
            .unwrap_or_default(),
    }
}

/// A number that can receive WhatsApp messages.
fn whatsapp(node: &Node, cx: &mut Context) -> Option<Spanned<Phone>> {
    let phone = decode::phone(node, "whatsapp", cx)?;
    if phone.value.whatsapp().is_none() {
        cx.push(
            Diagnostic::new(Code::PhoneNotMobile, cx.file)
                .at(phone.span)
                .arg("found", phone.value.to_string()),
        );
        return None;
    }
    Some(phone)
}

fn email(node: &Node, cx: &mut Context) -> Option<Spanned<String>> {
    let typed = decode::text(node, "email", cx)?;
    if web::is_email(&typed.value) {
        return Some(typed);
    }
    cx.push(
        Diagnostic::new(Code::EmailNotUnderstood, cx.file)
            .at(typed.span)
            .arg("found", typed.value),
    );
    None
}

fn base_url(node: &Node, cx: &mut Context) -> Option<Spanned<String>> {
    let typed = decode::text(node, "url", cx)?;
    let Some(mut url) = web::address(&typed.value) else {
        cx.push(
            Diagnostic::new(Code::AddressNotUnderstood, cx.file)
                .at(typed.span)
                .arg("found", typed.value),
        );
        return None;
    };
    url.set_query(None);
    url.set_fragment(None);
    let path = url
        .path()
        .trim_end_matches("index.html")
        .trim_end_matches('/')
        .to_owned()
        + "/";
    url.set_path(&path);
    Some(Spanned::new(url.into(), typed.span))
}

fn address(node: &Node, cx: &mut Context) -> AddressDraft {
    if let Value::Text { .. } = node.value {
        return AddressDraft {
            text: decode::text(node, "alamat", cx),
            ..AddressDraft::default()
        };
    }
    let Some(fields) = Fields::of(node, "alamat", keys::ADDRESS, cx) else {
        return AddressDraft::default();
    };
    let mut text = |key: &'static str| fields.get(key).and_then(|n| decode::text(n, key, cx));
    AddressDraft {
        text: None,
        street: text("jalan"),
        village: text("desa"),
        district: text("kecamatan"),
        regency: text("kabupaten"),
        province: text("provinsi"),
        postcode: text("kode_pos"),
        coordinates: fields.read("koordinat", decode::coordinates, cx),
    }
}

fn images(node: &Node, cx: &mut Context) -> Option<ImagesDraft> {
    const QUALITIES: [(&str, Quality); 3] = [
        ("hemat", Quality::Hemat),
        ("seimbang", Quality::Seimbang),
        ("tajam", Quality::Tajam),
    ];
    let fields = Fields::of(node, "gambar", keys::IMAGES, cx)?;
    let widths = fields.get("lebar").map(|n| match &n.value {
        Value::List(items) => items
            .iter()
            .filter_map(|item| decode::number(item, "lebar", cx))
            .collect(),
        _ => decode::number(n, "lebar", cx).into_iter().collect(),
    });
    Some(ImagesDraft {
        quality: fields
            .get("mutu")
            .and_then(|n| decode::choice(n, "mutu", &QUALITIES, cx)),
        avif: fields.read("avif", decode::truth, cx),
        widths: widths.unwrap_or_default(),
    })
}
