//! Ways to pay.

use serde::Serialize;

use super::Views;
use crate::catalogue::{Payment, ShopQris};
use crate::files::SitePath;
use crate::plan::Use;
use crate::portal::PictureView;
use crate::value::Phone;

/// Ways to pay.
#[derive(Debug, Clone, Serialize, Default)]
pub struct PaymentView {
    /// Bank accounts.
    pub banks: Vec<AccountView>,
    /// E-wallets.
    pub ewallets: Vec<AccountView>,
    /// `true` when the buyer can pay on delivery.
    pub cod: bool,
    /// The shop's QRIS.
    pub qris: Option<QrisView>,
}

/// A QRIS: its code if that could be read, or else the shop's own picture of it.
#[derive(Debug, Clone, Serialize, Default)]
pub struct QrisView {
    /// The name that the payer's app will show.
    pub merchant: Option<String>,
    /// The merchant's city.
    pub city: Option<String>,
    /// The merchant's national number: `ID1020000000001`.
    pub nmid: Option<String>,
    /// Address of the code as SVG: black on white, with its quiet zone.
    pub code: Option<SitePath>,
    /// Address of the code as PNG, which apps of banks open.
    pub file: Option<SitePath>,
    /// Text of the code before and after the amount, when the seller wants the amount in it.
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
    /// The number as apps accept it: digits only.
    pub copy: String,
    /// The account's holder.
    pub holder: Option<String>,
}

impl Views<'_> {
    pub(super) fn payment(&self, payment: &Payment) -> PaymentView {
        let banks = payment.banks.iter().map(|account| {
            let copy = digits(&account.1);
            account_view(account, copy)
        });
        let ewallets = payment.ewallets.iter().map(|account| {
            // Numbers of e-wallets are phone numbers, which their apps want in national format.
            let phone = Phone::parse(&account.1).map(|phone| phone.to_string());
            let copy = digits(&phone.unwrap_or_else(|_| account.1.clone()));
            account_view(account, copy)
        });
        PaymentView {
            banks: banks.collect(),
            ewallets: ewallets.collect(),
            cod: payment.cod,
            qris: self.qris(payment),
        }
    }

    fn qris(&self, payment: &Payment) -> Option<QrisView> {
        match payment.qris.as_ref()? {
            ShopQris::Code(qris) => {
                let files = self.plan.qris.as_ref()?;
                let with_amount = payment.with_amount.is_some();
                Some(QrisView {
                    merchant: Some(qris.merchant().to_owned()),
                    city: Some(qris.city().to_owned()),
                    nmid: qris.nmid(),
                    code: Some(files.svg.url.clone()),
                    file: Some(files.png.url.clone()),
                    payload: qris.around_amount().filter(|_| with_amount),
                    picture: None,
                })
            }
            ShopQris::Picture(photo) => Some(QrisView {
                picture: Some(self.picture(photo, Use::Text, "QRIS")?),
                ..QrisView::default()
            }),
        }
    }
}

fn account_view(
    (name, number, holder): &(String, String, Option<String>),
    copy: String,
) -> AccountView {
    AccountView {
        name: name.clone(),
        number: number.clone(),
        copy,
        holder: holder.clone(),
    }
}

/// The digits of a number without separators; a text with letters stays as it is.
fn digits(number: &str) -> String {
    if number.chars().any(char::is_alphabetic) {
        return number.to_owned();
    }
    number.chars().filter(char::is_ascii_digit).collect()
}
