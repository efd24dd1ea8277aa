//! `toko.yaml` → [`ShopDraft`].

use camino::Utf8Path;

use super::fields::{Context, Fields};
use super::keys::Key;
use super::product::{root_fields, rows};
use super::profile::{ProfileDraft, profile};
use super::qris::{self, QrisDraft};
use super::tree::{Node, Value};
use super::web::{Outside, Platform};
use super::{FormerCategory, Spanned, decode, former, keys, tree};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::value::{ByteSize, Hours, Permit, PermitKind, Rupiah, Trade};

/// The data of a shop, each value with its span. Absent values were not written, or not understood.
#[derive(Debug, Clone, Default)]
#[expect(
    missing_docs,
    reason = "the fields are the keys of SPEC section 2, in its order"
)]
pub struct ShopDraft {
    pub profile: ProfileDraft,
    pub trade: Option<Spanned<Trade>>,
    pub hours: Option<Spanned<Hours>>,
    pub marketplaces: Vec<Spanned<Outside>>,
    pub payment: PaymentDraft,
    pub shipping: Vec<ShippingDraft>,
    pub permits: Vec<Spanned<Permit>>,
    pub budget: BudgetDraft,
    pub network: NetworkDraft,
    pub consent: Option<Spanned<bool>>,
    pub phase: Option<Spanned<String>>,
    pub coach: Option<Spanned<String>>,
    /// Names that its folder had in its group.
    pub former: Vec<Spanned<String>>,
    pub former_categories: Vec<FormerCategory>,
    /// Digest of all this but the former addresses; absent when there is nothing else.
    pub content: Option<blake3::Hash>,
}

/// `pembayaran`.
#[derive(Debug, Clone, Default)]
pub struct PaymentDraft {
    /// The QRIS payload, or the file name of a picture of it.
    pub qris: Option<Spanned<QrisDraft>>,
    /// `true` when any QRIS was written, understood or not.
    pub qris_written: bool,
    /// `true` to put the amount into the code.
    pub with_amount: Option<Spanned<bool>>,
    /// Bank accounts.
    pub banks: Vec<AccountDraft>,
    /// E-wallets.
    pub ewallets: Vec<AccountDraft>,
    /// `true` when the buyer can pay on delivery.
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
    /// Its cost; absent: agreed in the chat.
    pub cost: Option<Spanned<Rupiah>>,
    /// Area, days, conditions.
    pub note: Option<Spanned<String>>,
}

/// `anggaran`.
#[derive(Debug, Clone, Default)]
pub struct BudgetDraft {
    /// Weight of the home page.
    pub home: Option<Spanned<ByteSize>>,
    /// Weight of a product's page.
    pub product: Option<Spanned<ByteSize>>,
}

/// `jejaring`: notices of a member for the other members of its group.
#[derive(Debug, Clone, Default)]
pub struct NetworkDraft {
    /// Things it looks for.
    pub needs: Vec<Spanned<String>>,
    /// Things it offers.
    pub offers: Vec<Spanned<String>>,
}

/// Reads a shop's data. `None` when the YAML cannot be read; then the shop is left out.
pub fn shop(text: &str, file: &Utf8Path, report: &mut Report) -> Option<ShopDraft> {
    let root = tree::read(text, file, report)?;
    let cx = &mut Context::new(file, report);
    let fields = root_fields(&root, text, keys::SHOP, cx)?;
    Some(ShopDraft {
        profile: profile(&fields, cx),
        trade: fields.read("jenis", decode::trade, cx),
        hours: fields.read("jam_buka", decode::hours, cx),
        marketplaces: outside(&fields, "lokapasar", keys::MARKETPLACES, cx),
        payment: fields
            .read("pembayaran", |n, _, cx| payment(n, cx), cx)
            .unwrap_or_default(),
        shipping: rows(&fields, "pengiriman", cx, shipping),
        permits: permits(&fields, cx),
        budget: fields
            .read("anggaran", |n, _, cx| budget(n, cx), cx)
            .unwrap_or_default(),
        network: fields
            .read("jejaring", |n, _, cx| network(n, cx), cx)
            .unwrap_or_default(),
        consent: fields.read("izin_terbit", decode::clear_yes, cx),
        phase: fields.read("fase", decode::text, cx),
        coach: fields.read("pendamping", decode::text, cx),
        former: former::addresses(&fields, cx),
        former_categories: former::categories(&fields, cx),
        content: former::content(&root, keys::SHOP),
    })
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
        match Platform::from_key(place.name).and_then(|site| site.account(&typed.value)) {
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

/// The kinds of permits by their keys.
pub(super) const PERMITS: [(&str, PermitKind); 4] = [
    ("nib", PermitKind::Nib),
    ("pirt", PermitKind::Pirt),
    ("halal", PermitKind::Halal),
    ("bpom", PermitKind::Bpom),
];

/// The permits of a shop or a product.
pub(super) fn permits(fields: &Fields, cx: &mut Context) -> Vec<Spanned<Permit>> {
    let Some(node) = fields.get("izin") else {
        return Vec::new();
    };
    let Some(permits) = Fields::of(node, "izin", keys::PERMITS, cx) else {
        return Vec::new();
    };
    let kinds = PERMITS.into_iter();
    let written = kinds.filter_map(|(key, kind)| decode::permit(kind, permits.get(key)?, key, cx));
    written.collect()
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
