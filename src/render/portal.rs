//! The group, known as `shop.portal` on all pages of its portal.

use serde::Serialize;

use super::Views;
use super::link::LinkView;
use crate::files::SitePath;
use crate::parse::GroupKind;
use crate::plan::{network_url, share_url, shops_url, voice_url};
use crate::portal::{Place, Portal};

/// A group, known as `shop.portal` on all pages of its portal.
#[derive(Debug, Clone, Serialize)]
pub struct PortalView {
    /// `cooperative`, `village`, `class`, `community`, or `group` where it does not say.
    pub kind: &'static str,
    /// Number of shops.
    pub shop_count: usize,
    /// The list of all shops.
    pub shops: LinkView,
    /// The widest places that have shops.
    pub places: Vec<PlaceLinkView>,
    /// The board of members' notices, when there is any.
    pub network: Option<LinkView>,
    /// The page that helps to write to the group, when it can be reached.
    pub voice: Option<LinkView>,
    /// The page that helps to make the group known.
    pub share: LinkView,
    /// Absolute address of the members' chat.
    pub discussion: Option<String>,
    /// `true` when the group receives the orders of all shops.
    pub takes_orders: bool,
    /// Addresses of the scripts that map carts to shops; none without products.
    pub directory: Vec<SitePath>,
    /// Addresses of the scripts with the cart ids of its shops, for the count in the header; none without products.
    pub carts: Vec<SitePath>,
}

/// A place with shops.
#[derive(Debug, Clone, Serialize)]
pub struct PlaceLinkView {
    /// Its name.
    pub title: String,
    /// Its first page.
    pub url: SitePath,
    /// Shops in it.
    pub count: usize,
}

impl Views<'_> {
    /// The group, for all pages of its portal.
    pub(super) fn portal(&self) -> Option<PortalView> {
        let portal = self.content.portal()?;
        let group = &portal.group;
        let contacts = self.contacts();
        Some(PortalView {
            kind: match group.kind {
                Some(GroupKind::Cooperative) => "cooperative",
                Some(GroupKind::Village) => "village",
                Some(GroupKind::Class) => "class",
                Some(GroupKind::Community) => "community",
                None => "group",
            },
            shop_count: portal.members.shops.len(),
            shops: self.link("shops-title", shops_url(None, 1)),
            places: places(portal, None),
            network: portal
                .has_network()
                .then(|| self.link("network-title", network_url())),
            voice: (!contacts.is_empty()).then(|| self.link("voice-title", voice_url())),
            share: self.link("share-title", share_url()),
            discussion: group.discussion.clone(),
            takes_orders: group.takes_orders,
            directory: self.directory().into_iter().map(|file| file.url).collect(),
            carts: self.carts().into_iter().map(|file| file.url).collect(),
        })
    }
}

/// The places within one, or the widest.
pub(super) fn places(portal: &Portal, parent: Option<usize>) -> Vec<PlaceLinkView> {
    let list = portal.places.iter();
    let within = list.filter(|place| place.parent == parent);
    let link = |place: &Place| PlaceLinkView {
        title: place.title.clone(),
        url: shops_url(Some(&place.slug), 1),
        count: place.shops.len(),
    };
    within.map(link).collect()
}
