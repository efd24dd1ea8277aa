//! Rows, and shops that are there, which may be one business.

use std::collections::HashMap;

use super::cell::Teller;
use super::private::digits;
use super::signups::SignUp;
use crate::diagnostic::{Code, print};
use crate::value::{Phone, slug};

/// Traits that identify a business, besides its row.
#[derive(Debug, Default, PartialEq, Eq, Hash, Clone)]
pub(super) struct Identity {
    pub phone: Option<String>,
    pub nib: Option<String>,
    /// Name with place.
    pub name: String,
}

impl Identity {
    /// The identity of a business of this name, whose other values are those of the keys of `toko.yaml`, with a point
    /// before that of a map.
    pub(super) fn of(name: &str, text: impl Fn(&'static str) -> Option<String>) -> Self {
        let phone = |key| Some(digits(&Phone::parse(&text(key)?).ok()?.to_string()));
        let place = ["alamat.desa", "alamat.kecamatan", "alamat.kabupaten"]
            .into_iter()
            .find_map(&text);
        Self {
            phone: phone("whatsapp").or_else(|| phone("telepon")),
            nib: text("izin.nib").map(|nib| digits(&nib)),
            name: format!("{} {}", slug(name), slug(&place.unwrap_or_default())),
        }
    }

    /// True when only its name tells it from others.
    pub(super) fn has_no_number(&self) -> bool {
        self.phone.is_none() && self.nib.is_none()
    }

    pub(super) fn keys(&self) -> Vec<(&'static str, String)> {
        let keys = [
            ("phone", self.phone.clone()),
            ("nib", self.nib.clone()),
            ("name", Some(self.name.clone())),
        ];
        let keys = keys
            .into_iter()
            .filter_map(|(kind, key)| Some((kind, key?)));
        keys.filter(|(_, key)| !key.is_empty()).collect()
    }

    pub(super) fn known_by(
        &self,
        known: &HashMap<(&'static str, String), usize>,
    ) -> Option<(&'static str, usize)> {
        let mut keys = self.keys().into_iter();
        keys.find_map(|key| Some((key.0, *known.get(&key)?)))
    }
}

/// Tells that a row is, or may be, the business of another.
pub(super) fn tell_same(first: &SignUp, row: usize, by: &str, teller: &mut Teller) {
    let finding = teller.row(Code::SameInSheet, row);
    teller.push(
        finding
            .arg("other", first.row)
            .arg("name", print::shown(&first.name))
            .arg("by", by),
    );
}
