//! `toko.yaml` → [`ShopDraft`].

use camino::Utf8Path;

use super::fields::{Context, Fields};
use super::keys::Key;
use super::product::{root_fields, rows};
use super::qris::{self, QrisDraft};
use super::tree::{Node, Value};
use super::web::{self, Outside, Site};
use super::{Spanned, decode, keys, tree};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::photo::Quality;
use crate::value::{ByteSize, Color, Coordinates, Hours, Permit, PermitKind, Phone, Rupiah, Zone};

/// What a shop's data says, each value with its place. Absent means: not said, or not understood.
#[derive(Debug, Clone, Default)]
#[expect(
    missing_docs,
    reason = "the fields are the keys of SPEC section 2, in its order"
)]
pub struct ShopDraft {
    pub name: Option<Spanned<String>>,
    pub tagline: Option<Spanned<String>>,
    pub description: Option<Spanned<String>>,
    pub whatsapp: Option<Spanned<Phone>>,
    pub phone: Option<Spanned<Phone>>,
    pub email: Option<Spanned<String>>,
    /// Whether any way to reach the shop was written, understood or not.
    pub contact_written: bool,
    pub address: AddressDraft,
    pub hours: Option<Spanned<Hours>>,
    pub zone: Option<Spanned<Zone>>,
    pub logo: Option<Spanned<String>>,
    pub cover: Option<Spanned<String>>,
    pub color: Option<Spanned<Color>>,
    pub language: Option<Spanned<String>>,
    pub theme: Option<Spanned<String>>,
    /// Ends in `/`.
    pub url: Option<Spanned<String>>,
    pub social: Vec<Spanned<Outside>>,
    pub marketplaces: Vec<Spanned<Outside>>,
    pub payment: PaymentDraft,
    pub shipping: Vec<ShippingDraft>,
    pub permits: Vec<Spanned<Permit>>,
    pub images: ImagesDraft,
    pub budget: BudgetDraft,
    pub network: NetworkDraft,
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

/// `pembayaran`.
#[derive(Debug, Clone, Default)]
pub struct PaymentDraft {
    /// The QRIS payload, or the file name of a picture of it.
    pub qris: Option<Spanned<QrisDraft>>,
    /// Whether any QRIS was written, understood or not.
    pub qris_written: bool,
    /// Whether the amount may be put into the code.
    pub with_amount: Option<Spanned<bool>>,
    /// Bank accounts.
    pub banks: Vec<AccountDraft>,
    /// E-wallets.
    pub ewallets: Vec<AccountDraft>,
    /// Whether the buyer can pay on delivery.
    pub cod: Option<Spanned<bool>>,
}

/// An account that takes money.
#[derive(Debug, Clone)]
pub struct AccountDraft {
    /// Bank or service.
    pub name: Spanned<String>,
    /// Its number.
    pub number: Spanned<String>,
    /// Its holder.
    pub holder: Option<Spanned<String>>,
}

/// One row of `pengiriman`.
#[derive(Debug, Clone)]
pub struct ShippingDraft {
    /// Its name.
    pub name: Spanned<String>,
    /// Its cost; absent: settled in the chat.
    pub cost: Option<Spanned<Rupiah>>,
    /// Area, days, conditions.
    pub note: Option<Spanned<String>>,
}

/// `gambar`.
#[derive(Debug, Clone, Default)]
pub struct ImagesDraft {
    /// How good photos must look.
    pub quality: Option<Spanned<Quality>>,
    /// Whether to make AVIF too.
    pub avif: Option<Spanned<bool>>,
    /// Widths in pixels.
    pub widths: Vec<Spanned<u32>>,
}

/// `anggaran`.
#[derive(Debug, Clone, Default)]
pub struct BudgetDraft {
    /// Weight of the home page.
    pub home: Option<Spanned<ByteSize>>,
    /// Weight of a product's page.
    pub product: Option<Spanned<ByteSize>>,
}

/// `jejaring`: what a member of a group looks for and has to give, for the other members.
#[derive(Debug, Clone, Default)]
pub struct NetworkDraft {
    /// What it looks for.
    pub needs: Vec<Spanned<String>>,
    /// What it has to give.
    pub offers: Vec<Spanned<String>>,
}

/// Reads a shop's data. `None` when the YAML cannot be read; then the shop is left out.
pub fn shop(text: &str, file: &Utf8Path, report: &mut Report) -> Option<ShopDraft> {
    let root = tree::read(text, file, report)?;
    let mut cx = Context {
        file,
        report,
        offset: 0,
    };
    let cx = &mut cx;
    let fields = root_fields(&root, text, keys::SHOP, cx)?;
    Some(draft(&fields, cx))
}

/// What the fields of a shop say, or those of a group, which has some of them.
pub(super) fn draft(fields: &Fields, cx: &mut Context) -> ShopDraft {
    ShopDraft {
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
        hours: fields.read("jam_buka", decode::hours, cx),
        zone: fields.read("zona", decode::zone, cx),
        logo: fields.read("logo", decode::text, cx),
        cover: fields.read("sampul", decode::text, cx),
        color: fields.read("warna", decode::color, cx),
        language: fields.read("bahasa", decode::text, cx),
        theme: fields.read("tema", decode::text, cx),
        url: fields.read("url", |n, _, cx| base_url(n, cx), cx),
        social: outside(fields, "sosial", keys::SOCIAL, cx),
        marketplaces: outside(fields, "lokapasar", keys::MARKETPLACES, cx),
        payment: fields
            .read("pembayaran", |n, _, cx| payment(n, cx), cx)
            .unwrap_or_default(),
        shipping: rows(fields, "pengiriman", cx, shipping),
        permits: permits(fields, cx),
        images: fields
            .read("gambar", |n, _, cx| images(n, cx), cx)
            .unwrap_or_default(),
        budget: fields
            .read("anggaran", |n, _, cx| budget(n, cx), cx)
            .unwrap_or_default(),
        network: fields
            .read("jejaring", |n, _, cx| network(n, cx), cx)
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

/// Accounts or shops elsewhere, in the order of the table.
pub(super) fn outside(
    fields: &Fields,
    key: &'static str,
    table: &'static [Key],
    cx: &mut Context,
) -> Vec<Spanned<Outside>> {
    let Some(node) = fields.get(key) else {
        return Vec::new();
    };
    let Some(places) = Fields::of(node, key, table, cx) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for place in table {
        let Some(typed) = places
            .get(place.name)
            .and_then(|n| decode::text(n, place.name, cx))
        else {
            continue;
        };
        match Site::from_key(place.name).and_then(|site| site.account(&typed.value)) {
            Some(outside) => found.push(Spanned::new(outside, typed.span)),
            None => cx.push(
                Diagnostic::new(Code::AddressNotUnderstood, cx.file)
                    .at(typed.span)
                    .arg("found", typed.value),
            ),
        }
    }
    found
}

/// The permits of a shop or a product.
pub(super) fn permits(fields: &Fields, cx: &mut Context) -> Vec<Spanned<Permit>> {
    let Some(node) = fields.get("izin") else {
        return Vec::new();
    };
    let Some(permits) = Fields::of(node, "izin", keys::PERMITS, cx) else {
        return Vec::new();
    };
    [
        ("nib", PermitKind::Nib),
        ("pirt", PermitKind::Pirt),
        ("halal", PermitKind::Halal),
        ("bpom", PermitKind::Bpom),
    ]
    .into_iter()
    .filter_map(|(key, kind)| decode::permit(kind, permits.get(key)?, key, cx))
    .collect()
}

fn payment(node: &Node, cx: &mut Context) -> Option<PaymentDraft> {
    let fields = Fields::of(node, "pembayaran", keys::PAYMENT, cx)?;
    Some(PaymentDraft {
        qris: fields.read("qris", qris::qris, cx),
        qris_written: fields.get("qris").is_some(),
        with_amount: fields.read("nominal", decode::truth, cx),
        banks: rows(&fields, "bank", cx, account),
        ewallets: rows(&fields, "ewallet", cx, account),
        cod: fields.read("cod", decode::truth, cx),
    })
}

fn account(node: &Node, cx: &mut Context) -> Option<AccountDraft> {
    let fields = Fields::of(node, "bank", keys::ACCOUNT, cx)?;
    let name = fields.require("nama", node, decode::text, cx);
    let number = fields.require("rekening", node, decode::text, cx);
    let holder = fields.read("atas_nama", decode::text, cx);
    Some(AccountDraft {
        name: name?,
        number: number?,
        holder,
    })
}

fn shipping(node: &Node, cx: &mut Context) -> Option<ShippingDraft> {
    if let Value::Text { .. } = node.value {
        let name = decode::text(node, "pengiriman", cx)?;
        return Some(ShippingDraft {
            name,
            cost: None,
            note: None,
        });
    }
    let fields = Fields::of(node, "pengiriman", keys::SHIPPING, cx)?;
    Some(ShippingDraft {
        name: fields.require("nama", node, decode::text, cx)?,
        cost: fields.read("ongkos", decode::rupiah, cx),
        note: fields.read("catatan", decode::text, cx),
    })
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

fn budget(node: &Node, cx: &mut Context) -> Option<BudgetDraft> {
    let fields = Fields::of(node, "anggaran", keys::BUDGET, cx)?;
    Some(BudgetDraft {
        home: fields.read("beranda", decode::size, cx),
        product: fields.read("produk", decode::size, cx),
    })
}

fn network(node: &Node, cx: &mut Context) -> Option<NetworkDraft> {
    let fields = Fields::of(node, "jejaring", keys::NETWORK, cx)?;
    let mut texts = |key: &'static str| {
        let node = fields.get(key);
        node.map(|node| decode::texts(node, key, cx))
            .unwrap_or_default()
    };
    Some(NetworkDraft {
        needs: texts("butuh"),
        offers: texts("tawar"),
    })
}
