//! Shops as carts need them: on their own pages, and in scripts of a portal, which also tell whose a cart is.

use serde::Serialize;

use super::Views;
use super::search::data_file;
use crate::catalogue::{Payment, Shop};
use crate::locale::Arg;
use crate::portal::{ContactView, Content, Member, Portal, ShippingView};
use crate::theme::Asset;

/// Most shops whose carts are in one script; it has 2.5 KB then.
const CARTS_IN_ONE: usize = 500;
/// Most shops in one script of the directory; it has about 6 KB then.
const SELLERS_IN_ONE: usize = 100;
/// Scripts of a larger portal: one a first digit of the ids, so that a shopper with two carts loads two.
const DIGITS: usize = 16;

/// A shop, or a group that receives orders, as carts need it.
#[derive(Debug, Clone, Serialize)]
pub struct SellerView {
    /// Identifies the shop's cart in the browser's storage.
    pub id: String,
    /// Name.
    pub name: String,
    /// Folder from the site's root, with a `/` at its end; empty for the site's own shop.
    pub folder: String,
    /// Links that take an order, that which comes first in front: `whatsapp`, `sms`, `email` or `phone`, and the address.
    pub sends: Vec<(&'static str, String)>,
    /// Ways to get the goods, those without pickup first.
    pub shipping: Vec<ShippingView>,
    /// Names of the ways to pay.
    pub payments: Vec<String>,
}

impl Views<'_> {
    /// The receiver of the orders of this site: the shop, or a group that takes them; `None` for other groups.
    pub(super) fn seller(&self) -> Option<SellerView> {
        let (shipping, payments) = match self.content {
            Content::Shop(shop) => (
                self.offered_shipping(shop),
                self.payment_names(&shop.payment),
            ),
            Content::Portal(portal) if portal.group.takes_orders => Default::default(),
            Content::Portal(_) => return None,
        };
        Some(SellerView {
            id: self.id(),
            name: self.profile().name.clone(),
            folder: String::new(),
            sends: sends(&self.contacts()),
            shipping,
            payments,
        })
    }

    /// Ways to get a shop's goods, as its cart offers them. Pickup comes last, since nobody should choose it unawares.
    pub(super) fn offered_shipping(&self, shop: &Shop) -> Vec<ShippingView> {
        let mut ways = self.shipping(shop);
        if ways.is_empty() {
            let way = |id: &str, amount: Option<u64>| ShippingView {
                name: self.text(id),
                cost: amount.map(|_| self.text("free")),
                amount,
                pickup: amount.is_some(),
                note: None,
            };
            ways = vec![way("delivery-send", None), way("delivery-pickup", Some(0))];
        }
        ways.sort_by_key(|way| way.pickup);
        ways
    }

    /// Names of the ways to pay, as orders name them.
    pub(super) fn payment_names(&self, payment: &Payment) -> Vec<String> {
        let bank = |name: &str| {
            let args = [("name".to_owned(), Arg::from(name))];
            self.theme.texts.format("pay-bank", &args)
        };
        let banks = payment.banks.iter().map(|(name, ..)| bank(name));
        let wallets = payment.ewallets.iter().map(|(name, ..)| name.clone());
        let qris = payment.qris.as_ref().map(|_| self.text("qris"));
        let cash = payment.cod.then(|| self.text("cod"));
        banks.chain(wallets).chain(qris).chain(cash).collect()
    }

    /// Scripts with the cart ids of a portal's shops.
    pub(super) fn carts(&self) -> Vec<Asset> {
        let ids = self.selling_shops().map(|shop| &*shop.id);
        let mut files = by_digit(ids, |id| id, CARTS_IN_ONE);
        for ids in &mut files {
            ids.sort_unstable();
            ids.dedup();
        }
        let files = files.iter().map(|ids| ids.join(" ")).enumerate();
        let file = |(number, ids)| data_file("carts", number, &ids);
        files.map(file).collect()
    }

    /// Scripts with a portal's shops.
    pub(super) fn directory(&self) -> Vec<Asset> {
        let sellers = self.selling_shops().map(|shop| SellerView {
            id: shop.id.clone(),
            name: shop.name.clone(),
            folder: shop.folder.to_base(),
            sends: sends(&shop.contacts),
            shipping: shop.shipping.clone(),
            payments: shop.payments.clone(),
        });
        let files = by_digit(sellers, |seller| &seller.id, SELLERS_IN_ONE);
        let files = files.iter().enumerate();
        let file = |(number, sellers)| data_file("shops", number, sellers);
        files.map(file).collect()
    }

    /// Shops of a portal, when any of them has products.
    fn selling_shops(&self) -> impl Iterator<Item = &Member> {
        self.content.portal().into_iter().flat_map(Portal::sellers)
    }
}

/// Distributes values over scripts by the first digit of their ids: all in one while they are at most `most`, none for
/// none.
fn by_digit<T>(
    values: impl Iterator<Item = T>,
    id: impl Fn(&T) -> &str,
    most: usize,
) -> Vec<Vec<T>> {
    let values: Vec<T> = values.collect();
    if values.len() <= most {
        return Vec::from_iter((!values.is_empty()).then_some(values));
    }
    let mut files: Vec<Vec<T>> = (0..DIGITS).map(|_| Vec::new()).collect();
    for value in values {
        let digit = id(&value).chars().next();
        let digit = digit.and_then(|digit| digit.to_digit(16));
        files[digit.unwrap_or_default() as usize].push(value);
    }
    files
}

/// The links to contacts that take an order. A number without WhatsApp gets a short message rather than a call.
fn sends(contacts: &[ContactView]) -> Vec<(&'static str, String)> {
    let sms = contacts.iter().find_map(|contact| contact.sms.clone());
    let of_kind = |kind: &'static str| {
        let contact = contacts.iter().find(|contact| contact.kind == kind);
        contact.map(|contact| (kind, contact.href.clone()))
    };
    let ways = [
        of_kind("whatsapp"),
        sms.map(|address| ("sms", address)),
        of_kind("phone"),
        of_kind("email"),
    ];
    ways.into_iter().flatten().collect()
}
