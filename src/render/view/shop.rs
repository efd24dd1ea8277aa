//! The shop, known to every template as `shop`.

use serde::Serialize;

use super::{CategoryLinkView, LinkView, PortalView};
use crate::files::SitePath;
use crate::portal::{ContactView, PictureView};

/// The shop, known to every template as `shop`; the same value on every page.
#[derive(Debug, Clone, Serialize)]
pub struct ShopView {
    /// Tells this shop from others in the memory of a browser, where all sites opened as files share one.
    pub id: String,
    /// Name of the shop.
    pub name: String,
    /// One line below the name.
    pub tagline: Option<String>,
    /// What the shop says of itself.
    pub description_html: Option<String>,
    /// Public address ending in `/`, when known.
    pub url: Option<String>,
    /// The shop's sign.
    pub logo: Option<PictureView>,
    /// The shop's icon in a browser's tab, from the site's root: a square PNG of the logo, or of the first
    /// letter of the name.
    pub icon: SitePath,
    /// The same for the home screens of iPhones.
    pub touch_icon: SitePath,
    /// The wide picture of the home page.
    pub cover: Option<PictureView>,
    /// Colours that keep contrast AA whatever brand colour the seller chose; CSS hex.
    pub palette: crate::value::Palette,
    /// How to reach the shop, best way first.
    pub contacts: Vec<ContactView>,
    /// Postal address.
    pub address: Option<AddressView>,
    /// Opening hours, one row for equal neighbouring days; empty when not given.
    pub hours: Vec<HoursView>,
    /// `WIB`, `WITA` or `WIT`.
    pub zone: Option<String>,
    /// The same hours for the script that tells whether the shop is open now; absent when hours or zone
    /// are not known.
    pub opening: Option<OpeningView>,
    /// Accounts elsewhere: `instagram`, `facebook`, `tiktok`, `youtube`, `telegram`.
    pub social: Vec<OutsideView>,
    /// Shops on marketplaces: `tokopedia`, `shopee`, `lazada`, `bukalapak`, `blibli`.
    pub marketplaces: Vec<OutsideView>,
    /// Ways to pay.
    pub payment: PaymentView,
    /// Ways to get the goods.
    pub shipping: Vec<ShippingView>,
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
    /// How many products are shown.
    pub product_count: usize,
    /// The way back to the portal, for a shop that is built as a part of a group.
    pub group: Option<LinkView>,
    /// The group, on the pages of its portal.
    pub portal: Option<PortalView>,
    /// Scripts of the theme: name in the theme's `aset/` to address from the site's root.
    pub assets: std::collections::BTreeMap<String, SitePath>,
}

/// A postal address.
#[derive(Debug, Clone, Serialize)]
pub struct AddressView {
    /// The lines of the address, most exact first.
    pub lines: Vec<String>,
    /// Short name of the place (`Kec. Lut Tawar, Aceh Tengah`), for headers and cards.
    pub place: Option<String>,
    /// A map in the browser, when coordinates are known.
    pub map_url: Option<String>,
    /// The same place for the map app of a phone: `geo:4.62,96.84`.
    pub geo_url: Option<String>,
}

/// Opening hours of neighbouring days.
#[derive(Debug, Clone, Serialize)]
pub struct HoursView {
    /// First day, from 0 (Monday) to 6 (Sunday).
    pub first_day: u8,
    /// Last day; equal to the first for a single day.
    pub last_day: u8,
    /// `Senin-Kamis` in the language of the site.
    pub days: String,
    /// `08.00-11.30, 14.00-17.00`; empty when closed.
    pub times: String,
}

/// Opening hours as a script reads them.
#[derive(Debug, Clone, Serialize)]
pub struct OpeningView {
    /// Minutes ahead of UTC.
    pub offset: i32,
    /// Seven days from Monday, each a list of openings and closings in minutes since its midnight; a closing
    /// past 1440 is on the next day.
    pub week: Vec<Vec<[u16; 2]>>,
}

/// An account or a shop elsewhere.
#[derive(Debug, Clone, Serialize)]
pub struct OutsideView {
    /// Lower-case name of the place: `instagram`.
    pub kind: String,
    /// Its name as people write it: `Instagram`.
    pub title: String,
    /// Absolute address.
    pub url: String,
}

/// Ways to pay.
#[derive(Debug, Clone, Serialize, Default)]
pub struct PaymentView {
    /// Bank accounts.
    pub banks: Vec<AccountView>,
    /// E-wallets.
    pub ewallets: Vec<AccountView>,
    /// Whether the buyer can pay on delivery.
    pub cod: bool,
    /// The shop's QRIS.
    pub qris: Option<QrisView>,
}

/// A QRIS. Either its code is known, or there is only the shop's own picture of its sticker.
#[derive(Debug, Clone, Serialize, Default)]
pub struct QrisView {
    /// The name that the payer's app will show.
    pub merchant: Option<String>,
    /// The merchant's city.
    pub city: Option<String>,
    /// The merchant's national number: `ID1020000000001`.
    pub nmid: Option<String>,
    /// Address of the code as SVG: black on white, with its white edge.
    pub code: Option<SitePath>,
    /// Address of the code as PNG, which apps of banks open.
    pub file: Option<SitePath>,
    /// When the seller wants the amount in the code: its text before the amount, and behind it.
    pub payload: Option<[String; 2]>,
    /// The shop's picture, when no code can be read in it.
    pub picture: Option<PictureView>,
}

/// An account that takes money.
#[derive(Debug, Clone, Serialize)]
pub struct AccountView {
    /// Bank or service.
    pub name: String,
    /// Account number as typed.
    pub number: String,
    /// The number as apps take it: digits alone.
    pub copy: String,
    /// The account's holder.
    pub holder: Option<String>,
}

/// A way to get the goods.
#[derive(Debug, Clone, Serialize)]
pub struct ShippingView {
    /// Its name: `Ambil sendiri`.
    pub name: String,
    /// Its cost as people read it.
    pub cost: Option<String>,
    /// Whole Rupiah; absent: the seller tells.
    pub amount: Option<u64>,
    /// Whether the buyer comes for the goods, so that no address is needed.
    pub pickup: bool,
    /// Area, days, conditions.
    pub note: Option<String>,
}

/// A licence of the business or the product.
#[derive(Debug, Clone, Serialize)]
pub struct PermitView {
    /// `nib`, `pirt`, `halal` or `bpom`.
    pub kind: &'static str,
    /// The number in its printed form.
    pub number: String,
    /// Year in which it ends, where the number tells.
    pub expiry_year: Option<u16>,
}
