//! Files of the shop's QRIS code.

use crate::catalogue::{Shop, ShopQris};
use crate::qr;
use crate::theme::Asset;

/// Files of a QRIS code. The PNG is for buyers on the phone they pay with: banking apps open it from the gallery, and
/// know no SVG.
#[derive(Debug)]
pub struct QrisFiles {
    /// Shown on pages.
    pub svg: Asset,
    /// For download.
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
