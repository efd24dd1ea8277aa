//! QR codes that pages show: an order for a phone to scan, and the shop's QRIS with a price in it.

use super::Views;
use super::card::price;
use super::order::{Order, scanned_chat};
use crate::catalogue::{Product, ShopQris};
use crate::files::{SitePath, SourcePath};
use crate::qr::Code;
use crate::theme::asset_url;
use crate::value::Rupiah;

/// Rises when the same text gets another drawing.
const DRAWING: u8 = 2;

/// A QR code as a file of the site. Its name follows from what it says, so that it is drawn only when it is
/// not there yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeFile {
    /// Its address from the site's root.
    pub url: SitePath,
    text: String,
}

impl CodeFile {
    fn new(stem: &str, text: String) -> Self {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&[DRAWING]);
        hasher.update(text.as_bytes());
        let hash = hasher.finalize();
        Self {
            url: asset_url(&SourcePath::of([format!("{stem}.svg").as_str()]), &hash),
            text,
        }
    }

    /// The file's bytes, an SVG.
    pub fn draw(&self) -> Vec<u8> {
        let code = Code::quick(&self.text);
        code.expect("only texts that fit become files")
            .svg()
            .into_bytes()
    }
}

impl Views<'_> {
    /// The files of all products' codes.
    pub fn code_files(&self) -> Vec<CodeFile> {
        let products = self.own_products().iter();
        products
            .flat_map(|product| [self.order_code(product), self.payment_code(product)])
            .flatten()
            .collect()
    }

    /// A code that opens a chat about a product, or calls the shop: who looks at a desktop orders by phone.
    pub(super) fn order_code(&self, product: &Product) -> Option<CodeFile> {
        if product.is_sold_out() {
            return None;
        }
        let order = Order {
            product: &product.name,
            variant: None,
            price: None,
            unit: None,
            page: None,
        };
        let chat = scanned_chat(self.profile(), &self.theme.texts, &order);
        let call = || self.profile().phone.as_ref().map(|phone| phone.tel_uri());
        Some(CodeFile::new("pesan", chat.or_else(call)?))
    }

    /// The shop's QRIS with the price of one in it, where the seller asked for that and there is one price.
    pub(super) fn payment_code(&self, product: &Product) -> Option<CodeFile> {
        let payment = &self.content.shop()?.payment;
        let Some(ShopQris::Code(qris)) = payment
            .qris
            .as_ref()
            .filter(|_| payment.with_amount.is_some())
        else {
            return None;
        };
        let price = price(product);
        if price.from || product.is_sold_out() {
            return None;
        }
        let paid = qris.with_amount(Rupiah(price.amount?))?;
        Some(CodeFile::new("qris", paid.to_string()))
    }
}
