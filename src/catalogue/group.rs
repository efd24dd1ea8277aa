//! A group, settled: its own pages as those of a shop, and what its portal is made of.

use super::category::{Categories, Category};
use super::shop::{self, Shop};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::discover::ShopSource;
use crate::parse::{GroupDrafts, GroupKind, OrdersTo, ShopDrafts};
use crate::value::{Date, Phone};

/// What makes a group of a shop's pages.
#[derive(Debug, Clone, Default)]
pub struct Group {
    /// What kind of group it is.
    pub kind: Option<GroupKind>,
    /// The address of the members' chat.
    pub discussion: Option<String>,
    /// Whether orders of all members go to it.
    pub takes_orders: bool,
    /// Members with a lower score, from 0 to 100, are not ready for the portal.
    pub minimum: u32,
    /// Whether these are left out of it.
    pub hides: bool,
    /// What its portal shows of the members.
    pub portal: Portal,
}

/// What a portal shows, as numbers: of shops among all shops, of products among all products.
#[derive(Debug, Clone, Default)]
pub struct Portal {
    /// How many shops there are.
    pub shops: usize,
    /// How many products.
    pub products: usize,
    /// Places, each within a larger one; what they list are shops.
    pub places: Vec<Category>,
    /// Whether any member has said what it looks for or has to give.
    pub network: bool,
}

/// What a shop knows of the group that it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    /// The group's name.
    pub name: String,
    /// The way from the shop's root to the group's home page.
    pub url: String,
    /// Where orders go, when they go to the group.
    pub orders: Option<Orders>,
}

/// How the group that takes the orders is reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Orders {
    /// Its WhatsApp.
    pub whatsapp: Option<Phone>,
    /// Its telephone.
    pub phone: Option<Phone>,
    /// Its address for letters.
    pub email: Option<String>,
}

/// Settles a group, but for what its members bring.
pub fn group(
    source: &ShopSource,
    drafts: GroupDrafts,
    today: Date,
    report: &mut Report,
) -> (Shop, Group) {
    let GroupDrafts {
        group: draft,
        pages,
        news,
    } = drafts;
    let mut own = draft.own;
    // A group sells nothing itself.
    let can_be_reached = own.contact_written;
    own.contact_written = true;
    let takes_orders = draft
        .orders
        .as_ref()
        .is_some_and(|orders| orders.value == OrdersTo::Group);
    if let Some(orders) = draft.orders.filter(|_| takes_orders && !can_be_reached) {
        let file = source.full(&source.data.path);
        report.push(Diagnostic::new(Code::GroupWithoutContact, file).at(orders.span));
    }
    let drafts = ShopDrafts {
        shop: own,
        products: Vec::new(),
        pages,
        news,
    };
    let group = Group {
        kind: draft.kind.map(|kind| kind.value),
        discussion: draft.discussion.map(|address| address.value),
        takes_orders: takes_orders && can_be_reached,
        minimum: draft.curation.minimum.map_or(0, |score| score.value),
        hides: draft.curation.hide.is_some_and(|hide| hide.value),
        portal: Portal::default(),
    };
    let shop = shop::settle(source, drafts, true, today, report);
    (shop, group)
}

/// Categories of things that name them, each from the widest to the narrowest: products of many shops, or
/// shops by the places they are in.
pub fn categories<'n>(paths: impl Iterator<Item = Vec<&'n [String]>>) -> Vec<Category> {
    let mut categories = Categories::default();
    for (index, paths) in paths.enumerate() {
        for path in paths {
            categories.add_path(index, path);
        }
    }
    categories.finish().0
}
