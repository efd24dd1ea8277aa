//! Licences.

use serde::Serialize;

use super::Views;
use crate::value::Permit;

/// A licence of the business or the product.
#[derive(Debug, Clone, Serialize)]
pub struct PermitView {
    /// `nib`, `pirt`, `halal` or `bpom`.
    pub kind: &'static str,
    /// The number in its printed form.
    pub number: String,
    /// Year in which it ends, where the number tells.
    pub expiry_year: Option<u16>,
    /// The confirmation of this very number by the shop's group; absent where only the seller states it.
    pub confirmed: Option<ConfirmedView>,
}

/// A confirmation by a group.
#[derive(Debug, Clone, Serialize)]
pub struct ConfirmedView {
    /// The person or body that looked at it.
    pub by: String,
    /// The day of it, in words.
    pub date: Option<String>,
}

impl Views<'_> {
    pub(super) fn permits(&self, permits: &[Permit]) -> Vec<PermitView> {
        permits.iter().map(|permit| self.permit(permit)).collect()
    }

    fn permit(&self, permit: &Permit) -> PermitView {
        let shop = self.content.shop();
        let confirmation = shop.and_then(|shop| shop.confirmation(permit));
        PermitView {
            kind: permit.kind().key(),
            number: permit.to_string(),
            expiry_year: permit.expiry_year(),
            confirmed: confirmation.map(|confirmation| ConfirmedView {
                by: confirmation.by.clone(),
                date: confirmation.day.map(|day| self.date(day)),
            }),
        }
    }
}
