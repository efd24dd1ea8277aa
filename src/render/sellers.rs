//! Scripts with a portal's shops: ids of their carts, and contacts for orders.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde::Serialize;

use super::Views;
use super::search::data_file;
use crate::portal::Member;
use crate::theme::Asset;

/// Most shops whose carts are in one script; it has 2.5 KB then.
const CARTS_IN_ONE: usize = 500;

/// A shop as carts need it, with its contact.
#[derive(Serialize)]
struct Seller<'m> {
    id: &'m str,
    name: &'m str,
    /// Folder with a `/` at its end.
    folder: String,
    kind: Cow<'m, str>,
    href: &'m str,
}

impl Views<'_> {
    /// Scripts with the cart ids of its shops. With many shops, one a first digit of the ids, so that a shopper with
    /// two carts loads two.
    pub(super) fn carts(&self) -> Vec<Asset> {
        let Some(shops) = self.selling_shops() else {
            return Vec::new();
        };
        let ids: BTreeSet<&str> = shops.iter().map(|shop| &*shop.id).collect();
        let files = if ids.len() > CARTS_IN_ONE { 16 } else { 1 };
        let file_of = |id: &str| {
            let digit = id.chars().next().and_then(|digit| digit.to_digit(16));
            digit.unwrap_or_default() as usize * files / 16
        };
        let of_file = |file| -> Vec<&str> {
            let ids = ids.iter().copied();
            ids.filter(|id| file_of(id) == file).collect()
        };
        (0..files)
            .map(|file| data_file("carts", file, &of_file(file).join(" ")))
            .collect()
    }

    /// Shops of a portal that have products.
    fn selling_shops(&self) -> Option<&[Member]> {
        let members = &self.content.portal()?.members;
        (members.goods().len() > 0).then_some(&*members.shops)
    }

    /// The script that maps carts to shops.
    pub(super) fn directory(&self) -> Option<Asset> {
        let sellers = self.selling_shops()?.iter().map(|shop| {
            let contact = shop.contact.as_ref();
            Seller {
                id: &shop.id,
                name: &shop.name,
                folder: shop.folder.to_base(),
                kind: contact.map_or_else(|| "".into(), |contact| contact.kind.clone()),
                href: contact.map_or("", |contact| &contact.href),
            }
        });
        Some(data_file("shops", 0, &sellers.collect::<Vec<_>>()))
    }
}
