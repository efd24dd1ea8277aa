//! Resolves ways to pay. A QRIS code that is damaged or for a single payment is not shown, so that no money is lost.

use camino::Utf8Path;

use super::product::PhotoRef;
use super::profile::own_picture;
use super::shop::Shop;
use crate::diagnostic::{Code, Diagnostic, Label, Report};
use crate::discover::ShopSource;
use crate::parse::{AccountDraft, PaymentDraft, QrisDraft, Spanned, qris_finding};
use crate::value::{Qris, share_a_word};

/// Ways to pay.
#[derive(Debug, Clone, Default)]
pub struct Payment {
    /// The shop's QRIS.
    pub qris: Option<ShopQris>,
    /// `nominal`, where the seller asked for the amount in the code.
    pub with_amount: Option<Label>,
    /// Name, number and holder of each bank account.
    pub banks: Vec<(String, String, Option<String>)>,
    /// The same of each e-wallet.
    pub ewallets: Vec<(String, String, Option<String>)>,
    /// `true` when the buyer can pay on delivery.
    pub cod: bool,
}

/// A shop's QRIS.
#[derive(Debug, Clone)]
pub enum ShopQris {
    /// The code itself.
    Code(Qris),
    /// The shop's own picture of it, whose code could not be read.
    Picture(PhotoRef),
}

pub(super) fn payment(
    source: &ShopSource,
    draft: PaymentDraft,
    (shop, file): (&str, &Utf8Path),
    report: &mut Report,
) -> Payment {
    let account = |account: AccountDraft| {
        (
            account.name.value,
            account.number.value,
            account.holder.map(|holder| holder.value),
        )
    };
    let label = |span| Label {
        file: file.to_owned(),
        span: Some(span),
    };
    let wanted = draft.with_amount.filter(|wanted| wanted.value);
    let mut payment = Payment {
        qris: None,
        with_amount: wanted.map(|wanted| label(wanted.span)),
        banks: draft.banks.into_iter().map(account).collect(),
        ewallets: draft.ewallets.into_iter().map(account).collect(),
        cod: draft.cod.is_some_and(|cod| cod.value),
    };
    match draft.qris {
        None if draft.qris_written => {}
        None => payment.report_amount_unused(report),
        Some(Spanned {
            value: QrisDraft::Code(code),
            span,
        }) => {
            payment.accept(code, shop, label(span), report);
        }
        Some(Spanned {
            value: QrisDraft::Picture(value),
            span,
        }) => {
            let named = Spanned { value, span };
            let picture = own_picture(source, Some(&named), "qris", file, report);
            payment.qris = picture.map(ShopQris::Picture);
        }
    }
    payment
}

impl Shop {
    /// Replaces the QRIS picture by the code `read` in it; without one the picture stays.
    pub fn settle_qris(&mut self, read: Option<&str>, report: &mut Report) {
        let Some(ShopQris::Picture(picture)) = &self.payment.qris else {
            return;
        };
        let (place, name) = (picture.asked_at.clone(), picture.path.file_name());
        let Some(text) = read else {
            report.push(
                Diagnostic::new(Code::QrisUnreadable, place.file)
                    .at(place.span)
                    .arg("name", name),
            );
            self.payment.report_amount_unused(report);
            return;
        };
        self.payment.qris = None;
        match Qris::parse(text) {
            Ok(code) => self.payment.accept(code, &self.profile.name, place, report),
            Err(error) => report.push(qris_finding(&error, text, place)),
        }
    }
}

impl Payment {
    /// Takes a code that is for more than one payment, and reports a name that differs from the shop's.
    fn accept(&mut self, code: Qris, shop: &str, place: Label, report: &mut Report) {
        let finding = |code| Diagnostic::new(code, place.file.clone()).at(place.span);
        if code.is_for_one_payment() {
            report.push(finding(Code::QrisForOnePayment));
            return;
        }
        let accounts = self.banks.iter().chain(&self.ewallets);
        let mut names = accounts
            .filter_map(|(_, _, holder)| holder.as_deref())
            .chain([shop]);
        if !names.any(|name| share_a_word(name, code.merchant())) {
            report.push(
                finding(Code::QrisNameDiffers)
                    .arg("name", code.merchant())
                    .arg("shop", shop),
            );
        }
        self.qris = Some(ShopQris::Code(code));
    }

    fn report_amount_unused(&self, report: &mut Report) {
        if let Some(place) = &self.with_amount {
            report.push(Diagnostic::new(Code::QrisAmountUnused, place.file.clone()).at(place.span));
        }
    }
}
