//! `kelompok.yaml` → [`GroupDraft`].

use camino::Utf8Path;

use super::fields::{Context, Fields};
use super::product::root_fields;
use super::profile::{ProfileDraft, profile};
use super::tree::{Node, Value};
use super::{Spanned, decode, former, keys, tree, web};
use crate::diagnostic::{Code, Diagnostic, Report};

/// The data of a group. Absent values were not written, or not understood.
#[derive(Debug, Clone, Default)]
pub struct GroupDraft {
    /// The part that shops have too.
    pub profile: ProfileDraft,
    /// `jenis`.
    pub kind: Option<Spanned<GroupKind>>,
    /// `diskusi`: the address of the members' chat.
    pub discussion: Option<Spanned<String>>,
    /// `formulir`: the address of the sign-up form.
    pub form: Option<Spanned<String>>,
    /// `biaya`: what joining costs, in words.
    pub fee: Option<Spanned<String>>,
    /// `pesan_lewat`.
    pub orders: Option<Spanned<OrdersTo>>,
    /// `kurasi`.
    pub curation: CurationDraft,
    /// `fase`: the phases of its programme, in order.
    pub phases: Vec<Spanned<String>>,
    /// `wilayah`: the regions of its programme.
    pub regions: Vec<RegionDraft>,
    /// `alamat_lama`: names that its folder had in the group above.
    pub former: Vec<Spanned<String>>,
    /// Digest of all this but `former`; absent when there is nothing else.
    pub content: Option<blake3::Hash>,
}

/// Kinds of groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupKind {
    /// A cooperative.
    Cooperative,
    /// A village of Aceh, or any other.
    Village,
    /// A training class.
    Class,
    /// People who do the same.
    Community,
}

/// Recipient of orders in the group's shops.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrdersTo {
    /// Each shop.
    Shop,
    /// The group, for all of them.
    Group,
}

/// `kurasi`: readiness that the portal requires of members.
#[derive(Debug, Clone, Default)]
pub struct CurationDraft {
    /// Least score, from 0 to 100.
    pub minimum: Option<Spanned<u32>>,
    /// `true` to hide shops below it in the portal.
    pub hide: Option<Spanned<bool>>,
    /// Points of criteria, by key.
    pub weights: Vec<(&'static str, Spanned<u32>)>,
}

/// One row of `wilayah`.
#[derive(Debug, Clone)]
pub enum RegionDraft {
    /// A region of any level, by its name alone.
    Named(Spanned<String>),
    /// A regency, and those of its districts that take part; all of them where none is named.
    Regency {
        /// Its name.
        name: Spanned<String>,
        /// Districts in it.
        districts: Vec<Spanned<String>>,
    },
}

const KINDS: [(&str, GroupKind); 8] = [
    ("koperasi", GroupKind::Cooperative),
    ("cooperative", GroupKind::Cooperative),
    ("gampong", GroupKind::Village),
    ("desa", GroupKind::Village),
    ("kelas", GroupKind::Class),
    ("class", GroupKind::Class),
    ("komunitas", GroupKind::Community),
    ("community", GroupKind::Community),
];

const ORDERS: [(&str, OrdersTo); 4] = [
    ("toko", OrdersTo::Shop),
    ("shop", OrdersTo::Shop),
    ("kelompok", OrdersTo::Group),
    ("group", OrdersTo::Group),
];

/// Reads a group's data. `None` when the YAML cannot be read.
pub fn group(text: &str, file: &Utf8Path, report: &mut Report) -> Option<GroupDraft> {
    let root = tree::read(text, file, report)?;
    let cx = &mut Context::new(file, report);
    let fields = root_fields(&root, text, keys::GROUP, cx)?;
    Some(GroupDraft {
        profile: profile(&fields, cx),
        kind: fields.read("jenis", |n, key, cx| decode::choice(n, key, &KINDS, cx), cx),
        discussion: fields.read("diskusi", address, cx),
        form: fields.read("formulir", address, cx),
        fee: fields.read("biaya", decode::text, cx),
        orders: fields.read(
            "pesan_lewat",
            |n, key, cx| decode::choice(n, key, &ORDERS, cx),
            cx,
        ),
        curation: fields
            .read("kurasi", |n, _, cx| curation(n, cx), cx)
            .unwrap_or_default(),
        phases: fields
            .get("fase")
            .map(|node| decode::texts(node, "fase", cx))
            .unwrap_or_default(),
        regions: fields
            .get("wilayah")
            .map(|node| regions(node, cx))
            .unwrap_or_default(),
        former: former::addresses(&fields, cx),
        content: former::content(&root, keys::GROUP),
    })
}

/// An absolute address.
fn address(node: &Node, key: &str, cx: &mut Context) -> Option<Spanned<String>> {
    let typed = decode::text(node, key, cx)?;
    match web::address(&typed.value) {
        Some(url) => Some(Spanned::new(url.into(), typed.span)),
        None => {
            cx.push(
                Diagnostic::new(Code::AddressNotUnderstood, cx.file)
                    .at(typed.span)
                    .arg("found", typed.value),
            );
            None
        }
    }
}

fn regions(node: &Node, cx: &mut Context) -> Vec<RegionDraft> {
    let rows = match &node.value {
        Value::List(rows) => &rows[..],
        Value::Map(_) => std::slice::from_ref(node),
        Value::Text { .. } => {
            let names = decode::texts(node, "wilayah", cx).into_iter();
            return names.map(RegionDraft::Named).collect();
        }
    };
    let rows = rows.iter().filter(|row| !row.is_empty());
    rows.filter_map(|row| region(row, cx)).collect()
}

fn region(node: &Node, cx: &mut Context) -> Option<RegionDraft> {
    if let Value::Text { .. } = node.value {
        return decode::text(node, "wilayah", cx).map(RegionDraft::Named);
    }
    let fields = Fields::of(node, "wilayah", keys::REGION, cx)?;
    let districts = fields
        .get("kecamatan")
        .map(|node| decode::texts(node, "kecamatan", cx))
        .unwrap_or_default();
    Some(RegionDraft::Regency {
        name: fields.require("kabupaten", node, decode::text, cx)?,
        districts,
    })
}

fn curation(node: &Node, cx: &mut Context) -> Option<CurationDraft> {
    let fields = Fields::of(node, "kurasi", keys::CURATION, cx)?;
    Some(CurationDraft {
        minimum: fields.read("nilai_minimum", decode::number, cx),
        hide: fields.read("sembunyikan", decode::truth, cx),
        weights: fields
            .read("bobot", |n, _, cx| weights(n, cx), cx)
            .unwrap_or_default(),
    })
}

fn weights(node: &Node, cx: &mut Context) -> Option<Vec<(&'static str, Spanned<u32>)>> {
    let fields = Fields::of(node, "bobot", keys::WEIGHTS, cx)?;
    let names = keys::WEIGHTS.iter().map(|key| key.name);
    let read = names.filter_map(|name| Some((name, fields.read(name, decode::points, cx)?)));
    Some(read.collect())
}
