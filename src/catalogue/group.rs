//! A group, settled: what it says of itself, and what its members know of it.

use super::link::Places;
use super::profile::Profile;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::discover::ShopSource;
use crate::parse::{GroupDrafts, GroupKind, OrdersTo};
use crate::value::Phone;

/// A group, without its members.
#[derive(Debug, Clone)]
pub struct Group {
    /// Name, contacts, looks, pages, news.
    pub profile: Profile,
    /// Its kind, when it says so.
    pub kind: Option<GroupKind>,
    /// The address of the members' chat.
    pub discussion: Option<String>,
    /// `true` when orders of all members go to it.
    pub takes_orders: bool,
    /// Members with a lower score, from 0 to 100, are not ready for the portal.
    pub minimum: u32,
    /// `true` to leave these out of it.
    pub hides: bool,
}

/// The group that a shop belongs to, as the shop knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    /// The group's name.
    pub name: String,
    /// The way from the shop's root to the group's home page.
    pub url: String,
    /// Where orders go, when they go to the group.
    pub orders: Option<Orders>,
}

/// Contacts of a group that takes the orders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Orders {
    /// Its WhatsApp.
    pub whatsapp: Option<Phone>,
    /// Its telephone.
    pub phone: Option<Phone>,
    /// Its address for letters.
    pub email: Option<String>,
}

/// Settles a group. Links of its texts to its members stay open until these are known.
pub fn group(source: &ShopSource, drafts: GroupDrafts, report: &mut Report) -> Group {
    let GroupDrafts {
        group: draft,
        pages,
        news,
    } = drafts;
    let can_be_reached = draft.profile.contact_written;
    let orders = draft.orders;
    let orders = orders.filter(|orders| orders.value == OrdersTo::Group);
    let takes_orders = orders.is_some() && can_be_reached;
    if let Some(orders) = orders.filter(|_| !can_be_reached) {
        let file = source.full(&source.data.path);
        report.push(Diagnostic::new(Code::GroupWithoutContact, file).at(orders.span));
    }
    let mut profile = Profile::new(source, draft.profile, (pages, news), report);
    let places = Places::of_group(source, &profile);
    profile.settle_texts(&places, report);
    Group {
        profile,
        kind: draft.kind.map(|kind| kind.value),
        discussion: draft.discussion.map(|address| address.value),
        takes_orders,
        minimum: draft.curation.minimum.map_or(0, |score| score.value),
        hides: draft.curation.hide.is_some_and(|hide| hide.value),
    }
}
