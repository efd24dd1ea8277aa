//! QR codes on pages: an order to scan with a phone, and the shop's QRIS with a price in it.

use super::Views;
use super::card::price;
use super::order::{Order, scanned_chat};
use crate::catalogue::{Product, ShopQris};
use crate::files::{SitePath, SourcePath};
use crate::qr::Code;
use crate::theme::asset_url;
use crate::value::Rupiah;

/// Version of the drawing; to be raised when the same text is drawn differently.
const DRAWING: u8 = 4;

/// Stem and extension of the names of codes that order a product; there are thousands, to be small.
const ORDER: (&str, &str) = ("pesan", "png");
/// Those of codes that pay for one, which print at any size.
const PAYMENT: (&str, &str) = ("qris", "svg");

/// A QR code as a file of the site. Its name is a hash of its text, so it is drawn only when the file is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeFile {
    /// Its address from the site's root.
    pub url: SitePath,
    text: String,
}

impl CodeFile {
    fn new((stem, extension): (&str, &str), text: String) -> Self {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&[DRAWING]);
        hasher.update(text.as_bytes());
        let hash = hasher.finalize();
        Self {
            url: asset_url(
                &SourcePath::of([format!("{stem}.{extension}").as_str()]),
                &hash,
            ),
            text,
        }
    }

    /// The file's bytes.
    pub fn draw(&self) -> Vec<u8> {
        let code = Code::quick(&self.text).expect("only texts that fit become files");
        match self.url.extension() {
            Some("svg") => code.svg().into_bytes(),
            _ => code.small_png(),
        }
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

    /// A code on a product's page that opens a chat about it, or calls the shop: visitors at a desktop order by phone.
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
        Some(CodeFile::new(ORDER, chat.or_else(call)?))
    }

    /// The shop's QRIS with the price of one piece, where the seller asked for it and all variants cost the same.
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
        Some(CodeFile::new(PAYMENT, paid.to_string()))
    }
}
