//! Licences.

use serde::Serialize;

use crate::value::{Permit, PermitKind};

/// A licence of the business or the product.
#[derive(Debug, Clone, Serialize)]
pub struct PermitView {
    /// `nib`, `pirt`, `halal` or `bpom`.
    pub kind: &'static str,
    /// The number in its printed form.
    pub number: String,
    /// Year in which it ends, where the number tells.
    pub expiry_year: Option<u16>,
}

impl From<&Permit> for PermitView {
    fn from(permit: &Permit) -> Self {
        let kind = match permit.kind() {
            PermitKind::Nib => "nib",
            PermitKind::Pirt => "pirt",
            PermitKind::Halal => "halal",
            PermitKind::Bpom => "bpom",
        };
        Self {
            kind,
            number: permit.to_string(),
            expiry_year: permit.expiry_year(),
        }
    }
}
