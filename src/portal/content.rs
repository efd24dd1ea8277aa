//! The catalogue behind a site: a shop's, or a portal's.

use super::Portal;
use crate::catalogue::{Category, Product, Profile, Shop};

/// The catalogue that a site shows.
#[derive(Debug, Clone, Copy)]
pub enum Content<'a> {
    /// A shop's own.
    Shop(&'a Shop),
    /// That of a group's members.
    Portal(&'a Portal),
}

impl<'a> Content<'a> {
    /// Self-portrait of the shop or the group: name, contacts, looks, pages, news.
    pub fn profile(self) -> &'a Profile {
        match self {
            Self::Shop(shop) => &shop.profile,
            Self::Portal(portal) => &portal.group.profile,
        }
    }

    /// The shop; `None` for a portal.
    pub fn shop(self) -> Option<&'a Shop> {
        match self {
            Self::Shop(shop) => Some(shop),
            Self::Portal(_) => None,
        }
    }

    /// The portal; `None` for a shop.
    pub fn portal(self) -> Option<&'a Portal> {
        match self {
            Self::Shop(_) => None,
            Self::Portal(portal) => Some(portal),
        }
    }

    /// The products that have pages here: none in a portal, which shows those of its members.
    pub fn own_products(self) -> &'a [Product] {
        self.shop().map_or(&[], |shop| &shop.products)
    }

    /// The categories of the products that are shown.
    pub fn categories(self) -> &'a [Category] {
        match self {
            Self::Shop(shop) => &shop.categories,
            Self::Portal(portal) => &portal.categories,
        }
    }

    /// Number of products shown.
    pub fn product_count(self) -> usize {
        match self {
            Self::Shop(shop) => shop.products.len(),
            Self::Portal(portal) => portal.members.goods().len(),
        }
    }
}
