//! Products: cards and their own pages.

use super::Views;
use crate::catalogue::{Product, Text, Tier, Variant};
use crate::plan::{Use, absolute_url, product_url};
use crate::portal::{CardView, PriceView, StockState, StockView};
use crate::render::markdown;
use crate::render::order::{Order, order};
use crate::render::view::{
    FactView, OrderView, OutsideView, PermitView, ProductView, TierView, VariantView,
};
use crate::value::{Permit, PermitKind, Rupiah, Stock, saving_percent};

/// So few left that it is worth saying.
const FEW: u32 = 5;
/// Other products shown below one.
const RELATED: usize = 4;

impl Views<'_> {
    pub(in crate::render) fn card(&self, product: &Product) -> CardView {
        CardView {
            name: product.name.clone(),
            url: product_url(&product.slug),
            picture: product
                .photos
                .first()
                .and_then(|photo| self.picture(photo, Use::Card, &product.name)),
            price: price(product),
            stock: product_stock(product),
            featured: product.featured,
            wholesale: !product.tiers.is_empty(),
            labels: product.labels.clone(),
            shop: None,
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
            permits: product.permits.iter().map(PermitView::from).collect(),
            marketplaces: product.marketplaces.iter().map(outside).collect(),
            order: self.order(product, None),
            order_code: self.order_code(product).map(|code| code.url),
            payment_code: self.payment_code(product).map(|code| code.url),
            item: self.item(product),
        }
    }

    /// A line for search engines: what the seller says, or else price and shop.
    pub(super) fn product_excerpt(&self, index: usize) -> String {
        let product = &self.own_products()[index];
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
            page: self.product_page(product),
        };
        order(self.profile(), &self.theme.texts, &order_of)
    }

    /// Absolute address of a product's page, when the shop's is known.
    pub(super) fn product_page(&self, product: &Product) -> Option<String> {
        let url = self.profile().url.as_ref()?;
        Some(absolute_url(url, product_url(&product.slug).as_str()))
    }

    /// The next products of the same category, around its end to its start.
    pub(in crate::render) fn related(&self, index: usize) -> Vec<usize> {
        let category = self.own_products()[index].categories.first();
        let neighbours =
            category.map_or(&[][..], |category| &self.categories()[*category].products);
        let place = neighbours
            .iter()
            .position(|other| *other == index)
            .unwrap_or(0);
        let others = neighbours.len().saturating_sub(1).min(RELATED);
        neighbours
            .iter()
            .cycle()
            .skip(place + 1)
            .take(others)
            .copied()
            .collect()
    }
}

pub(super) fn price(product: &Product) -> PriceView {
    let lowest = product.lowest_price();
    let original = product
        .original_price
        .filter(|_| lowest.is_some_and(|(_, from)| !from));
    PriceView {
        text: lowest.map(|(price, _)| price.to_string()),
        amount: lowest.map(|(price, _)| price.0),
        from: lowest.is_some_and(|(_, from)| from),
        original: original.map(|price| price.to_string()),
        saving_percent: match (original, lowest) {
            (Some(Rupiah(original)), Some((Rupiah(now), _))) => {
                saving_percent(Rupiah(original), Rupiah(now)).into()
            }
            _ => 0,
        },
        unit: product.unit.clone(),
    }
}

pub(super) fn product_stock(product: &Product) -> StockView {
    let state = if product.is_sold_out() {
        Some(Stock::SoldOut)
    } else {
        product.stock
    };
    stock(state, product.preorder)
}

fn stock(stock: Option<Stock>, preorder: Option<u16>) -> StockView {
    let (state, count) = match (stock, preorder) {
        (Some(Stock::SoldOut), _) => (StockState::SoldOut, None),
        (_, Some(_)) => (StockState::Preorder, None),
        (Some(Stock::Count(count)), None) if count <= FEW => (StockState::Few, Some(count)),
        (Some(Stock::Count(count)), None) => (StockState::Available, Some(count)),
        (Some(Stock::Available), None) => (StockState::Available, None),
        (None, None) => (StockState::Unknown, None),
    };
    StockView {
        state,
        count,
        preorder_days: preorder.filter(|_| state == StockState::Preorder),
    }
}

pub(super) fn tiers(tiers: &[Tier]) -> Vec<TierView> {
    let view = |tier: &Tier| TierView {
        min: tier.min,
        price: tier.price.to_string(),
        amount: tier.price.0,
    };
    tiers.iter().map(view).collect()
}

pub(super) fn tiers_for(product: &Product) -> Vec<String> {
    let choices = product.choices_with_tiers().into_iter();
    choices.map(str::to_owned).collect()
}

/// What a product is said to be, and its article number unless a variant has its own.
pub(super) fn facts(product: &Product, variant_sku: Option<&String>) -> Vec<FactView> {
    let facts = product.facts.iter().map(|(kind, text)| (*kind, text));
    let sku = variant_sku.or(product.sku.as_ref()).map(|sku| ("sku", sku));
    let view = |(kind, text): (&'static str, &String)| FactView {
        kind,
        text: text.clone(),
    };
    facts.chain(sku).map(view).collect()
}

impl From<&Permit> for PermitView {
    fn from(permit: &Permit) -> Self {
        let kind = match permit.kind() {
            PermitKind::Nib => "nib",
            PermitKind::Pirt => "pirt",
            PermitKind::Halal => "halal",
            PermitKind::Bpom => "bpom",
        };
        PermitView {
            kind,
            number: permit.to_string(),
            expiry_year: permit.expiry_year(),
        }
    }
}

pub(super) fn outside(place: &crate::parse::Outside) -> OutsideView {
    OutsideView {
        kind: place.site.kind(),
        title: place.site.title().to_owned(),
        url: place.url.clone(),
    }
}
