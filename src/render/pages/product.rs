//! A product's own page.

use serde::Serialize;

use super::{Page, values};
use crate::catalogue::{Product, Text, Variant};
use crate::files::SitePath;
use crate::plan::{Topic, Use, absolute_url, product_url};
use crate::portal::{CardView, PictureView, StockView};
use crate::render::card::{price, stock};
use crate::render::item::ItemView;
use crate::render::link::OutsideView;
use crate::render::order::{Order, OrderView, order};
use crate::render::permit::PermitView;
use crate::render::tiers::{TierView, tiers, tiers_for};
use crate::render::{Views, markdown};
use crate::value::Stock;

/// Other products shown below one.
const RELATED: usize = 4;

/// A product's own page, known as `product` there.
#[derive(Debug, Serialize)]
pub struct ProductView {
    /// Fields of its card.
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
    /// The names of the choices that have them; none when all have.
    pub tiers_for: Vec<String>,
    /// Choices.
    pub variants: Vec<VariantView>,
    /// Plain facts: `weight`, `size`, `shelf_life`, `ingredients`, `sku`.
    pub facts: Vec<FactView>,
    /// Licences of the product.
    pub permits: Vec<PermitView>,
    /// The same product on marketplaces.
    pub marketplaces: Vec<OutsideView>,
    /// Way to order it; absent when the shop gave no way to reach it.
    pub order: Option<OrderView>,
    /// Address of a QR code (PNG) that orders it by phone, for screens that stand on a desk; absent when it
    /// is sold out or the shop has neither WhatsApp nor telephone.
    pub order_code: Option<SitePath>,
    /// Address of the shop's QRIS (SVG) with the price of one in it; absent unless the seller wants it
    /// (`nominal: ya`) and there is one price.
    pub payment_code: Option<SitePath>,
    /// Values for the scripts of ordering.
    pub item: ItemView,
}

/// A choice of a product.
#[derive(Debug, Clone, Serialize)]
pub struct VariantView {
    /// Its name: `Bubuk halus`.
    pub name: String,
    /// Its own price, or the product's.
    pub price: Option<String>,
    /// Its availability.
    pub stock: StockView,
    /// Its own photo.
    pub picture: Option<PictureView>,
    /// Its own article number.
    pub sku: Option<String>,
    /// Way to order it.
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

impl Views<'_> {
    pub(super) fn product_page(&self, index: usize, root: &str) -> Page<'_> {
        let product = &self.own_products()[index];
        Page {
            title: product.name.clone(),
            description: self.product_excerpt(product),
            trail: self.category_trail(product.categories.first().copied()),
            preview: self.preview(Topic::Product(index), product.photos.first()),
            lists: vec![("related", self.related(index))],
            own: values("product", self.product(index, root)),
            ..Page::default()
        }
    }

    pub(in crate::render) fn product(&self, index: usize, root: &str) -> ProductView {
        let product = &self.own_products()[index];
        let pictures = product
            .photos
            .iter()
            .filter_map(|photo| self.picture(photo, Use::Product, &product.name));
        let html = |text: &Text| self.html(text, None, root, 3);
        ProductView {
            card: self.card(product),
            pictures: pictures.collect(),
            description_html: product.description.as_ref().map(html),
            story_html: product.story.as_ref().map(html),
            tiers: tiers(&product.tiers),
            tiers_for: tiers_for(product),
            variants: product
                .variants
                .iter()
                .map(|variant| self.variant(product, variant))
                .collect(),
            facts: facts(product, None),
            permits: self.permits(&product.permits),
            marketplaces: product.marketplaces.iter().map(OutsideView::from).collect(),
            order: self.order(product, None),
            order_code: self.order_code(product).map(|code| code.url),
            payment_code: self.payment_code(product).map(|code| code.url),
            item: self.item(product),
        }
    }

    /// A line for search engines: what the seller says, or else price and shop.
    fn product_excerpt(&self, product: &Product) -> String {
        let said = product
            .description
            .as_ref()
            .map(|text| markdown::excerpt(text, None));
        said.filter(|words| !words.is_empty()).unwrap_or_else(|| {
            let words = [price(product).text, Some(self.profile().name.clone())];
            words.into_iter().flatten().collect::<Vec<_>>().join(" · ")
        })
    }

    fn variant(&self, product: &Product, variant: &Variant) -> VariantView {
        let own_stock = variant
            .stock
            .or(product.stock.filter(|stock| *stock == Stock::SoldOut));
        VariantView {
            name: variant.name.clone(),
            price: product
                .price_of(Some(variant))
                .map(|price| price.to_string()),
            stock: stock(own_stock, product.preorder),
            picture: variant
                .photo
                .as_ref()
                .and_then(|photo| self.picture(photo, Use::Card, &variant.name)),
            sku: variant.sku.clone(),
            order: self.order(product, Some(variant)),
        }
    }

    fn order(&self, product: &Product, variant: Option<&Variant>) -> Option<OrderView> {
        let price = match variant {
            Some(variant) => product.price_of(Some(variant)),
            None => product.lowest_price().map(|(price, _)| price),
        };
        let order_of = Order {
            product: &product.name,
            variant: variant.map(|variant| variant.name.as_str()),
            price: price.map(|price| price.to_string()),
            unit: product.unit.as_deref(),
            page: self.product_address(product),
        };
        order(self.profile(), &self.theme.texts, &order_of)
    }

    /// Absolute address of a product's page, when the shop's is known.
    pub(in crate::render) fn product_address(&self, product: &Product) -> Option<String> {
        let url = self.profile().url.as_ref()?;
        Some(absolute_url(url, product_url(&product.slug).as_str()))
    }

    /// The next products of the same category that can be had, cyclic.
    pub(in crate::render) fn related(&self, index: usize) -> Vec<usize> {
        let category = self.own_products()[index].categories.first();
        let neighbours =
            category.map_or(&[][..], |category| &self.categories()[*category].products);
        let place = neighbours
            .iter()
            .position(|other| *other == index)
            .unwrap_or(0);
        let others = neighbours.len().saturating_sub(1);
        let others = neighbours.iter().cycle().skip(place + 1).take(others);
        let can_be_had = others.filter(|other| !self.own_products()[**other].is_sold_out());
        can_be_had.take(RELATED).copied().collect()
    }
}

/// Facts about a product, and its article number unless a variant has its own.
pub(in crate::render) fn facts(product: &Product, variant_sku: Option<&String>) -> Vec<FactView> {
    let facts = product.facts.iter().map(|(kind, text)| (*kind, text));
    let sku = variant_sku.or(product.sku.as_ref()).map(|sku| ("sku", sku));
    let view = |(kind, text): (&'static str, &String)| FactView {
        kind,
        text: text.clone(),
    };
    facts.chain(sku).map(view).collect()
}
