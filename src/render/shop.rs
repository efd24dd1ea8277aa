//! The shop or the group, known to every template as `shop`.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Views;
use super::address::{AddressView, address};
use super::feed::has_feed;
use super::hours::{HoursView, OpeningView};
use super::link::{LinkView, OutsideView};
use super::pages::CategoryLinkView;
use super::payment::PaymentView;
use super::permit::PermitView;
use super::portal::PortalView;
use super::sellers::SellerView;
use crate::catalogue::{ALL_PRODUCTS, Shop};
use crate::files::SitePath;
use crate::plan::{
    FRONT_PRODUCTS, IconUse, Use, cart_url, category_url, feed_url, news_list_url, page_url,
    price_list_url, search_url,
};
use crate::portal::{ContactView, Content, PictureView, ShippingView};
use crate::value::{Palette, Rupiah};

/// The shop, known to every template as `shop`; the same value on every page.
#[derive(Debug, Clone, Serialize)]
pub struct ShopView {
    /// Identifies this shop in the browser's storage, which all sites opened as files share.
    pub id: String,
    /// Name of the shop.
    pub name: String,
    /// One line below the name.
    pub tagline: Option<String>,
    /// Description of the shop.
    pub description_html: Option<String>,
    /// Public address ending in `/`, when known.
    pub url: Option<String>,
    /// The shop's logo.
    pub logo: Option<PictureView>,
    /// The favicon, from the site's root: a square PNG of the logo, or of the first letter of the name.
    pub icon: SitePath,
    /// The `apple-touch-icon` for iPhones.
    pub touch_icon: SitePath,
    /// The wide picture of the home page.
    pub cover: Option<PictureView>,
    /// Colours that keep contrast AA whatever brand colour the seller chose; CSS hex.
    pub palette: Palette,
    /// Ways to reach the shop, best first.
    pub contacts: Vec<ContactView>,
    /// Postal address.
    pub address: Option<AddressView>,
    /// Opening hours, one row for equal neighbouring days; empty when not given.
    pub hours: Vec<HoursView>,
    /// `WIB`, `WITA` or `WIT`.
    pub zone: Option<String>,
    /// The same hours as data for the script that shows whether the shop is open now; absent when hours or zone are not
    /// known.
    pub opening: Option<OpeningView>,
    /// Accounts elsewhere: `instagram`, `facebook`, `tiktok`, `youtube`, `telegram`.
    pub social: Vec<OutsideView>,
    /// Shops on marketplaces: `tokopedia`, `shopee`, `lazada`, `bukalapak`, `blibli`.
    pub marketplaces: Vec<OutsideView>,
    /// Ways to pay.
    pub payment: PaymentView,
    /// Ways to get the goods.
    pub shipping: Vec<ShippingView>,
    /// The receiver of its orders, for the scripts of ordering; absent for a group whose shops receive theirs.
    pub seller: Option<SellerView>,
    /// Licences of the business.
    pub permits: Vec<PermitView>,
    /// Top categories, in order.
    pub categories: Vec<CategoryLinkView>,
    /// The list of all products, page one; absent when the home page shows them all.
    pub all_products: Option<LinkView>,
    /// The shop's own pages (about, how to order), in order.
    pub pages: Vec<LinkView>,
    /// The list of news, when there is any.
    pub news: Option<LinkView>,
    /// The feed of news from the site's root, when the shop's public address is known.
    pub feed: Option<SitePath>,
    /// The printable price list.
    pub price_list: LinkView,
    /// The page that searches all products; absent in a shop without products, like the cart.
    pub search: Option<LinkView>,
    /// The page with what the shopper has chosen.
    pub cart: Option<LinkView>,
    /// Number of products shown.
    pub product_count: usize,
    /// The way back to the portal, for a shop that is built as a part of a group.
    pub group: Option<GroupView>,
    /// The group, on the pages of its portal.
    pub portal: Option<PortalView>,
    /// The theme's style but for what stands in the page: address from the site's root, with its version as a query, as
    /// `aset/lapak.css?v=1f2e3d4c`.
    pub style: String,
    /// Scripts of the theme: name in the theme's `aset/` to address from the site's root.
    pub assets: BTreeMap<String, SitePath>,
}

/// The group that a shop belongs to.
#[derive(Debug, Clone, Serialize)]
pub struct GroupView {
    /// Identifies the group in the browser's storage.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Its front, from the shop's root.
    pub url: String,
}

impl Views<'_> {
    pub(super) fn shop(&self) -> ShopView {
        let profile = self.profile();
        let shop = self.content.shop();
        ShopView {
            id: self.id(),
            name: profile.name.clone(),
            tagline: profile.tagline.clone(),
            // Shown on the home page only, whose root is empty.
            description_html: profile
                .description
                .as_ref()
                .map(|text| self.html(text, None, "", 3)),
            url: profile.url.clone(),
            logo: profile
                .logo
                .as_ref()
                .and_then(|photo| self.picture(photo, Use::Logo, &profile.name)),
            icon: self.icon(IconUse::Tab).clone(),
            touch_icon: self.icon(IconUse::Touch).clone(),
            cover: profile
                .cover
                .as_ref()
                .and_then(|photo| self.picture(photo, Use::Cover, &profile.name)),
            palette: profile.palette(),
            contacts: self.contacts(),
            address: address(&profile.address),
            hours: self.hours(),
            zone: profile.zone.map(|zone| zone.to_string()),
            opening: self.opening(),
            social: profile.social.iter().map(OutsideView::from).collect(),
            marketplaces: shop.map_or_else(Vec::new, |shop| {
                shop.marketplaces.iter().map(OutsideView::from).collect()
            }),
            payment: shop.map_or_else(PaymentView::default, |shop| self.payment(&shop.payment)),
            shipping: shop.map_or_else(Vec::new, |shop| self.shipping(shop)),
            seller: self.seller(),
            permits: shop.map_or_else(Vec::new, |shop| self.permits(&shop.permits)),
            categories: self.category_links(None),
            all_products: self.all_products(),
            pages: profile
                .pages
                .iter()
                .map(|page| LinkView {
                    title: page.title.clone(),
                    url: page_url(&page.slug).into(),
                })
                .collect(),
            news: (!profile.news.is_empty()).then(|| self.link("news-title", news_list_url())),
            feed: has_feed(profile).then(feed_url),
            price_list: self.link("price-list-title", price_list_url(1)),
            search: self.product_link("search-title", search_url()),
            cart: self.has_cart().then(|| self.link("cart-title", cart_url())),
            product_count: self.content.product_count(),
            group: shop
                .and_then(|shop| shop.membership.as_ref())
                .map(|group| GroupView {
                    id: group.id.clone(),
                    title: group.name.clone(),
                    url: group.url.clone(),
                }),
            portal: self.portal(),
            style: self
                .theme
                .sheet(self.content.portal().is_some())
                .versioned_url(),
            assets: self.assets(),
        }
    }

    pub(super) fn shipping(&self, shop: &Shop) -> Vec<ShippingView> {
        let ways = shop.shipping.iter();
        ways.map(|(name, cost, note)| {
            let pickup = is_pickup(name);
            // Who fetches the goods pays no delivery, unless a cost is named.
            let cost = cost.or(pickup.then_some(Rupiah(0)));
            ShippingView {
                name: name.clone(),
                cost: cost.map(|cost| match cost.0 {
                    0 => self.text("free"),
                    _ => cost.to_string(),
                }),
                amount: cost.map(|cost| cost.0),
                pickup,
                note: note.clone(),
            }
        })
        .collect()
    }

    pub(super) fn id(&self) -> String {
        self.profile().id()
    }

    /// Groups have a cart for all their shops, also for those that their portals do not show.
    fn has_cart(&self) -> bool {
        match self.content {
            Content::Shop(shop) => !shop.products.is_empty(),
            Content::Portal(portal) => portal.sellers().next().is_some(),
        }
    }

    /// A link to a page that only shops with products have.
    fn product_link(&self, title: &str, url: SitePath) -> Option<LinkView> {
        (self.content.product_count() > 0).then(|| self.link(title, url))
    }

    pub(super) fn contacts(&self) -> Vec<ContactView> {
        let profile = self.profile();
        let whatsapp = profile.whatsapp.as_ref().and_then(ContactView::whatsapp);
        let phone = profile.phone.as_ref().map(ContactView::phone);
        let email = profile.email.as_deref().map(ContactView::email);
        [whatsapp, phone, email].into_iter().flatten().collect()
    }

    /// The list of all products, when the home page does not show them all.
    fn all_products(&self) -> Option<LinkView> {
        let there = self.content.product_count() > FRONT_PRODUCTS;
        there.then(|| self.link("all-products", category_url(ALL_PRODUCTS, 1)))
    }

    fn assets(&self) -> BTreeMap<String, SitePath> {
        self.theme
            .assets
            .iter()
            .map(|(name, asset)| (name.clone(), asset.url.clone()))
            .collect()
    }
}

/// `true` for pickup, judged by its name.
fn is_pickup(name: &str) -> bool {
    let name = name.to_lowercase();
    let words = [
        "ambil",
        "diambil",
        "jemput sendiri",
        "pick up",
        "pick-up",
        "pickup",
    ];
    words.iter().any(|word| name.starts_with(word))
}
