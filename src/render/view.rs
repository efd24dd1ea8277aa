//! What a template sees: one plain value a page kind, each field documented for theme authors.
//!
//! Addresses inside the site are written from its root (`produk/kopi/index.html`); a template puts
//! `{{ root }}` before them, so that every link is relative. Money is ready to read (`Rp12.500`).
//! Fields named `*_html` are sanitised HTML; everything else is text that Tera escapes.

mod ordering;
mod portal;

pub use ordering::{ChoiceView, ItemView, OrderView};
pub use portal::{
    NetworkView, NoticeView, PlaceLinkView, PortalPage, PortalView, ShopCardView, ShopListView,
    ShopsPage,
};

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// The page being rendered, known to every template as `page`.
#[derive(Debug, Serialize)]
pub struct PageView {
    /// `home`, `product`, `category`, `price_list`, `search`, `cart`, `page`, `news_list`, `news` or
    /// `not_found`; in a portal also `portal`, `shops`, `baskets`, `network`, `voice` or `share`.
    pub kind: &'static str,
    /// The title without the shop's name; equal to it on the home page.
    pub title: String,
    /// One or two sentences for search engines and link previews; may be empty.
    pub description: String,
    /// Address of this page from the site's root.
    pub url: String,
    /// Absolute address, when the shop's public address is known.
    pub canonical: Option<String>,
    /// The way back: the shop, the category, the page itself (last, without a link in the page).
    pub breadcrumbs: Vec<LinkView>,
    /// The picture for previews of a link to this page, when the shop's public address is known.
    pub preview: Option<PreviewView>,
    /// What search engines read of it (JSON-LD), safe within a `script` element; when the shop's public
    /// address is known.
    pub structured: Option<String>,
    /// The address in the menu that this page belongs to; empty for pages that the menu does not show.
    pub menu: String,
}

/// A link inside the site or out of it.
#[derive(Debug, Clone, Serialize)]
pub struct LinkView {
    /// The words to press.
    pub title: String,
    /// Address from the site's root, or absolute for links that lead out.
    pub url: String,
}

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
    pub icon: String,
    /// The same for the home screens of iPhones.
    pub touch_icon: String,
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
    pub feed: Option<&'static str>,
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
    pub assets: std::collections::BTreeMap<String, String>,
}

/// One way to reach the shop.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ContactView {
    /// `whatsapp`, `phone` or `email`.
    pub kind: Cow<'static, str>,
    /// As people read it: `0812-3456-7890`.
    pub text: String,
    /// `https://wa.me/…`, `tel:…` or `mailto:…`.
    pub href: String,
    /// `sms:…`, for a number that takes short messages.
    pub sms: Option<String>,
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
    pub code: Option<String>,
    /// Address of the code as PNG, which apps of banks open.
    pub file: Option<String>,
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

/// A category in menus and on the home page.
#[derive(Debug, Clone, Serialize)]
pub struct CategoryLinkView {
    /// Its name.
    pub title: String,
    /// Its first page.
    pub url: String,
    /// Products in it and below it.
    pub count: usize,
    /// Photo of its first product that has one.
    pub picture: Option<PictureView>,
}

/// A photo in several sizes. A photo that could not be read has no `PictureView`: templates draw
/// their placeholder.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PictureView {
    /// The files by format, the smallest format first; the last is JPEG, which everything reads, in one
    /// file.
    pub sources: Vec<SourceView>,
    /// The JPEG for browsers that know nothing else.
    pub src: String,
    /// Width in pixels of the largest file.
    pub width: u32,
    /// Height in pixels of the largest file.
    pub height: u32,
    /// What the photo shows, for those who do not see it.
    pub alt: String,
    /// Average colour, CSS hex, to fill the place until the photo has come.
    pub color: String,
    /// The photo itself as a tiny data address, for themes whose manifest asks for it (`pengganti: gambar`).
    pub placeholder: Option<String>,
}

/// The picture of a page in previews of its link.
#[derive(Debug, Clone, Serialize)]
pub struct PreviewView {
    /// Absolute address of a JPEG.
    pub url: String,
    /// Width in pixels: 1200 where the photo is large enough.
    pub width: u32,
    /// Height in pixels: 630 where the photo is large enough.
    pub height: u32,
}

/// One format of a photo.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SourceView {
    /// `image/webp`, `image/jpeg` or `image/avif`.
    pub mime: Cow<'static, str>,
    /// Its files, narrowest first.
    pub files: Vec<FileView>,
}

/// One file of a photo.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct FileView {
    /// Address from the site's root.
    pub url: String,
    /// Width in pixels.
    pub width: u32,
}

/// A price as people read it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PriceView {
    /// `Rp12.500`; absent: ask for the price.
    pub text: Option<String>,
    /// Whole Rupiah of the (lowest) price.
    pub amount: Option<u64>,
    /// Variants have different prices and this is the lowest.
    pub from: bool,
    /// The price before, crossed out.
    pub original: Option<String>,
    /// How much less it is now, in per cent; 0 without a price before.
    pub saving_percent: u32,
    /// What the price is for: `bungkus`.
    pub unit: Option<String>,
}

/// Whether something can be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StockState {
    /// Nothing was said.
    Unknown,
    /// Yes.
    Available,
    /// There are 5 or fewer.
    Few,
    /// No.
    SoldOut,
    /// It is made when it is ordered.
    Preorder,
}

/// What can be had now.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct StockView {
    /// `unknown` (nothing said), `available`, `few` (5 or fewer), `sold_out` or `preorder`.
    pub state: StockState,
    /// How many there are, when known.
    pub count: Option<u32>,
    /// Days to wait, when made to order.
    pub preorder_days: Option<u16>,
}

/// A product in a grid.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CardView {
    /// Name.
    pub name: String,
    /// Address of its page.
    pub url: String,
    /// Its first photo.
    pub picture: Option<PictureView>,
    /// Its price.
    pub price: PriceView,
    /// What can be had.
    pub stock: StockView,
    /// Whether the seller puts it forward.
    pub featured: bool,
    /// Whether there are wholesale prices.
    pub wholesale: bool,
    /// Names of the seller's labels.
    pub labels: Vec<String>,
    /// Name of the shop that sells it; in the portal of a group only.
    #[serde(default)]
    pub shop: Option<String>,
}

/// A product's own page, known as `product` there.
#[derive(Debug, Serialize)]
pub struct ProductView {
    /// What its card shows too.
    #[serde(flatten)]
    pub card: CardView,
    /// All photos, the first included.
    pub pictures: Vec<PictureView>,
    /// The short description.
    pub description_html: Option<String>,
    /// The long story (`cerita.md`).
    pub story_html: Option<String>,
    /// Prices by quantity, rising quantity.
    pub tiers: Vec<TierView>,
    /// Choices.
    pub variants: Vec<VariantView>,
    /// Plain facts: `weight`, `size`, `shelf_life`, `ingredients`, `sku`.
    pub facts: Vec<FactView>,
    /// Licences of the product.
    pub permits: Vec<PermitView>,
    /// The same product on marketplaces.
    pub marketplaces: Vec<OutsideView>,
    /// How to order it; absent when the shop gave no way to reach it.
    pub order: Option<OrderView>,
    /// Address of a QR code (SVG) that orders it by phone, for screens that stand on a desk; absent when it
    /// is sold out or the shop has neither WhatsApp nor telephone.
    pub order_code: Option<String>,
    /// Address of the shop's QRIS (SVG) with the price of one in it; absent unless the seller wants it
    /// (`nominal: ya`) and there is one price.
    pub payment_code: Option<String>,
    /// What the scripts of ordering know of it.
    pub item: ItemView,
}

/// A wholesale price.
#[derive(Debug, Clone, Serialize)]
pub struct TierView {
    /// From this quantity on.
    pub min: u32,
    /// The price of one.
    pub price: String,
    /// Whole Rupiah.
    pub amount: u64,
}

/// A choice of a product.
#[derive(Debug, Clone, Serialize)]
pub struct VariantView {
    /// Its name: `Bubuk halus`.
    pub name: String,
    /// Its own price, or the product's.
    pub price: Option<String>,
    /// What can be had of it.
    pub stock: StockView,
    /// Its own photo.
    pub picture: Option<PictureView>,
    /// Its own article number.
    pub sku: Option<String>,
    /// How to order it.
    pub order: Option<OrderView>,
}

/// A plain fact about a product.
#[derive(Debug, Clone, Serialize)]
pub struct FactView {
    /// `weight`, `size`, `shelf_life`, `ingredients` or `sku`.
    pub kind: &'static str,
    /// As the seller typed it.
    pub text: String,
}

/// One page of a long list, known as `pagination`.
#[derive(Debug, Serialize)]
pub struct PaginationView {
    /// Number of this page, from 1.
    pub current: usize,
    /// How many pages there are; a template shows nothing for 1.
    pub total: usize,
    /// Address of the page before.
    pub previous: Option<String>,
    /// Address of the page after.
    pub next: Option<String>,
    /// First, last and neighbouring pages; `number` 0 stands for a gap.
    pub pages: Vec<PageNumberView>,
}

/// One number of a pagination.
#[derive(Debug, Serialize)]
pub struct PageNumberView {
    /// From 1; 0 for a gap.
    pub number: usize,
    /// Its address; empty for a gap.
    pub url: String,
}

/// A category's own values, known as `category`; its products come as `products`.
#[derive(Debug, Serialize)]
pub struct CategoryView {
    /// Its name.
    pub title: String,
    /// Categories within it, on its first page.
    pub children: Vec<CategoryLinkView>,
    /// Products in it and below it.
    pub count: usize,
    /// Address of the search page that shows its products, to be narrowed and sorted.
    pub search: String,
}

/// What the search page works with, known as `search`.
#[derive(Debug, Clone, Serialize)]
pub struct SearchView {
    /// Addresses of the index's scripts that hold names, in their order.
    pub names: Vec<String>,
    /// Addresses of those that hold cards.
    pub cards: Vec<String>,
    /// Addresses of those that hold texts.
    pub texts: Vec<String>,
    /// How many products each script with cards holds.
    pub cards_per_file: usize,
    /// All categories, each followed by those within it.
    pub categories: Vec<SearchCategoryView>,
    /// One card of every look that the shop has, with marks in the place of texts and numbers.
    pub models: Vec<CardView>,
    /// How many results are shown at a time.
    pub step: usize,
}

/// A category to narrow a search to.
#[derive(Debug, Clone, Serialize)]
pub struct SearchCategoryView {
    /// Its name.
    pub title: String,
    /// What stands for it in the search page's address.
    pub slug: String,
    /// Its first page.
    pub url: String,
    /// Products in it and below it.
    pub count: usize,
    /// How many categories it lies in.
    pub depth: usize,
}

/// A news item in a list.
#[derive(Debug, Clone, Serialize)]
pub struct NewsCardView {
    /// Its title.
    pub title: String,
    /// Address of its page.
    pub url: String,
    /// `2026-10-05`, when known.
    pub date_iso: Option<String>,
    /// `5 Oktober 2026`.
    pub date: Option<String>,
    /// Its photo.
    pub picture: Option<PictureView>,
    /// The first sentences as text.
    pub excerpt: String,
}

/// A page or a news item, known as `article`.
#[derive(Debug, Serialize)]
pub struct ArticleView {
    /// Its title.
    pub title: String,
    /// `2026-10-05`; news only.
    pub date_iso: Option<String>,
    /// `5 Oktober 2026`; news only.
    pub date: Option<String>,
    /// Its photo; news only.
    pub picture: Option<PictureView>,
    /// The text.
    pub content_html: String,
}

/// A category's part of the price list; the list is known as `groups`.
#[derive(Debug, Serialize)]
pub struct PriceGroupView {
    /// The category; absent for products without one.
    pub title: Option<String>,
    /// Its products.
    pub rows: Vec<PriceRowView>,
}

/// One product of the price list.
#[derive(Debug, Serialize)]
pub struct PriceRowView {
    /// Name.
    pub name: String,
    /// Address of its page.
    pub url: String,
    /// Article number.
    pub sku: Option<String>,
    /// Price, unit, price before.
    pub price: PriceView,
    /// What can be had.
    pub stock: StockView,
    /// Prices by quantity.
    pub tiers: Vec<TierView>,
    /// Choices with prices of their own.
    pub variants: Vec<PriceVariantView>,
}

/// A choice in the price list.
#[derive(Debug, Serialize)]
pub struct PriceVariantView {
    /// Its name.
    pub name: String,
    /// Its price.
    pub price: Option<String>,
}
