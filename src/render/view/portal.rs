//! What the portal of a group shows besides what every shop does.

use serde::Serialize;

use super::{LinkView, PaginationView};
use crate::files::SitePath;
use crate::portal::{ContactView, PictureView};

/// A group, known as `shop.portal` on all pages of its portal.
#[derive(Debug, Clone, Serialize)]
pub struct PortalView {
    /// `cooperative`, `village`, `class`, `community`, or `group` where it does not say.
    pub kind: &'static str,
    /// How many shops there are.
    pub shop_count: usize,
    /// The list of all shops.
    pub shops: LinkView,
    /// The widest places that have shops.
    pub places: Vec<PlaceLinkView>,
    /// What members look for and have to give, when any has said so.
    pub network: Option<LinkView>,
    /// The page that helps to write to the group, when it can be reached.
    pub voice: Option<LinkView>,
    /// The page that helps to make the group known.
    pub share: LinkView,
    /// Absolute address of the members' chat.
    pub discussion: Option<String>,
    /// Whether orders of all shops go to the group.
    pub takes_orders: bool,
    /// Address of the script that tells carts whose they are; absent without products.
    pub directory: Option<SitePath>,
    /// Addresses of the scripts that tell which carts are those of its shops, for their count in the header;
    /// none without products.
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

/// A shop, or a group within the group, in a list.
#[derive(Debug, Clone, Serialize)]
pub struct ShopCardView {
    /// Name.
    pub name: String,
    /// One line below the name.
    pub tagline: Option<String>,
    /// Short name of the place.
    pub place: Option<String>,
    /// Address of its home page from the portal's root.
    pub url: SitePath,
    /// Its sign, or the photo of its first product.
    pub picture: Option<PictureView>,
    /// How many products it shows.
    pub product_count: usize,
    /// How many shops it has; 0 for a shop.
    pub shop_count: usize,
    /// Kinds of permits that it has: `nib`, `pirt`, `halal`, `bpom`.
    pub permits: Vec<String>,
    /// Whether it is below the group's least score.
    pub growing: bool,
}

/// A page of a list of shops, known as `list`; its shops come as `shops`.
#[derive(Debug, Serialize)]
pub struct ShopListView {
    /// The place, or the words for all shops.
    pub title: String,
    /// Shops in it.
    pub count: usize,
    /// Places within it, on its first page.
    pub places: Vec<PlaceLinkView>,
}

/// A page of a list of shops.
#[derive(Debug, Serialize)]
pub struct ShopsPage {
    /// The list.
    pub list: ShopListView,
    /// Its shops on this page.
    pub shops: Vec<ShopCardView>,
    /// The other pages.
    pub pagination: PaginationView,
}

/// The front of a portal.
#[derive(Debug, Serialize)]
pub struct PortalPage {
    /// The first shops.
    pub shops: Vec<ShopCardView>,
    /// Groups within the group.
    pub groups: Vec<ShopCardView>,
    /// The latest news.
    pub news: Vec<super::NewsCardView>,
}

/// What a member looks for or has to give.
#[derive(Debug, Serialize)]
pub struct NoticeView {
    /// In the member's words.
    pub text: String,
    /// The member's name.
    pub shop: String,
    /// Its home page.
    pub url: SitePath,
    /// Short name of its place.
    pub place: Option<String>,
    /// How to reach it; its link has a message in it where the way allows one.
    pub contact: Option<ContactView>,
}

/// The board of a group, known as `network`.
#[derive(Debug, Serialize)]
pub struct NetworkView {
    /// What members look for.
    pub needs: Vec<NoticeView>,
    /// What they have to give.
    pub offers: Vec<NoticeView>,
}
