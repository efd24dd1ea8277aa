//! The shop's payment code as files.

use crate::catalogue::{Shop, ShopQris};
use crate::qr;
use crate::theme::Asset;

/// The files of a payment code. Those who shop with the phone that they pay with keep the PNG and open
/// it in the app of their bank, which knows no SVG.
#[derive(Debug)]
pub struct QrisFiles {
    /// For pages.
    pub svg: Asset,
    /// For keeping.
    pub png: Asset,
}

pub(super) fn files(shop: &Shop) -> Option<QrisFiles> {
    let Some(ShopQris::Code(qris)) = &shop.payment.qris else {
        return None;
    };
    let code = qr::Code::of(&qris.to_string()).expect("a QRIS is shorter than the longest code");
    Some(QrisFiles {
        svg: Asset::new("qris.svg", code.svg().into_bytes()),
        png: Asset::new("qris.png", code.png()),
    })
}
