//! What stands on sheets to print: labels of products, and codes that lead to the shop.

use super::Views;
use super::product::{facts, tiers};
use crate::catalogue::{Product, Variant};
use crate::qr::Code;
use crate::render::order::{Order, scanned_chat};
use crate::render::sheet::{CodeView, LabelSize, LabelView, Sheet};
use crate::render::view::PermitView;

impl Views<'_> {
    /// What a sheet is, in the site's language.
    pub(in crate::render) fn sheet_title(&self, sheet: &Sheet) -> String {
        self.text(match sheet {
            Sheet::PriceList(_) => "price-list-title",
            Sheet::Labels { .. } => "print-labels-title",
            Sheet::Poster(_) => "print-poster-title",
        })
    }

    /// The public address without what browsers add by themselves.
    pub(in crate::render) fn address_in_words(&self) -> Option<String> {
        let url = self.profile().url.as_ref()?;
        let words = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest);
        Some(words.trim_end_matches('/').to_owned())
    }

    /// A code that leads to the shop's site, or else to a chat with it.
    pub(in crate::render) fn shop_code(&self) -> Option<CodeView> {
        let chat = || {
            Some(format!(
                "https://wa.me/{}",
                self.profile().whatsapp.as_ref()?.whatsapp()?
            ))
        };
        code(self.profile().url.clone(), chat)
    }

    /// A label of each product, or of each of its variants.
    pub(in crate::render) fn labels(&self, products: &[usize], size: LabelSize) -> Vec<LabelView> {
        let products = products.iter().map(|index| &self.own_products()[*index]);
        let labels = products.flat_map(|product| {
            let variants = product.variants.iter().map(Some);
            let whole = product.variants.is_empty().then_some(None);
            variants
                .chain(whole)
                .map(move |variant| self.label(product, variant, size))
        });
        labels.collect()
    }

    fn label(&self, product: &Product, variant: Option<&Variant>, size: LabelSize) -> LabelView {
        let price = product.price_of(variant);
        let original = product.original_price.filter(|original| {
            price == product.price && price.is_some_and(|price| *original > price)
        });
        let amount_is_named = variant.is_some_and(|variant| names_an_amount(&variant.name));
        let facts = facts(product, variant.and_then(|variant| variant.sku.as_ref()))
            .into_iter()
            .filter(|fact| !(amount_is_named && matches!(fact.kind, "weight" | "size")));
        LabelView {
            name: product.name.clone(),
            variant: variant.map(|variant| variant.name.clone()),
            price: price.map(|price| price.to_string()),
            original: original.map(|price| price.to_string()),
            unit: product.unit.clone(),
            tiers: tiers(product.tiers_of(variant)),
            facts: facts.collect(),
            permits: product.permits.iter().map(PermitView::from).collect(),
            code: size
                .has_code()
                .then(|| self.product_code(product, variant))
                .flatten(),
        }
    }

    /// A code that leads to a product's page, or else to a chat about it.
    fn product_code(&self, product: &Product, variant: Option<&Variant>) -> Option<CodeView> {
        let order = Order {
            product: &product.name,
            variant: variant.map(|variant| variant.name.as_str()),
            price: None,
            unit: None,
            page: None,
        };
        code(self.product_page(product), || {
            scanned_chat(self.profile(), &self.theme.texts, &order)
        })
    }
}

/// The code of a page, or else of a chat.
fn code(page: Option<String>, chat: impl FnOnce() -> Option<String>) -> Option<CodeView> {
    let (leads_to, link) = match page {
        Some(page) => ("page", page),
        None => ("whatsapp", chat()?),
    };
    Some(CodeView {
        leads_to,
        code_html: Code::of(&link)?.svg(),
    })
}

/// Whether a variant's name says how much of the product it is: `Biji utuh 500 g`.
fn names_an_amount(name: &str) -> bool {
    name.contains(|c: char| c.is_ascii_digit())
}
