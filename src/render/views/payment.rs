//! Ways to pay.

use super::Views;
use crate::catalogue::{Payment, ShopQris};
use crate::plan::Use;
use crate::render::view::{AccountView, PaymentView, QrisView};
use crate::value::Phone;

impl Views<'_> {
    pub(super) fn payment(&self, payment: &Payment) -> PaymentView {
        let banks = payment.banks.iter().map(|account| {
            let copy = digits(&account.1);
            account_view(account, copy)
        });
        let ewallets = payment.ewallets.iter().map(|account| {
            // E-wallets go by phone numbers, which their apps want as they are dialled at home.
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

/// A number without the signs that part it; what has letters in it is no number, and stays as it is.
fn digits(number: &str) -> String {
    if number.chars().any(char::is_alphabetic) {
        return number.to_owned();
    }
    number.chars().filter(char::is_ascii_digit).collect()
}
