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
    phone: Option<String>,
    nib: Option<String>,
    name: String,
    place: String,
}

/// Traits of two businesses that agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Likeness {
    PhoneAndName,
    NibAndName,
    NameAndPlace,
    Nib,
    Phone,
}

impl Likeness {
    /// Likenesses of two that may be one, as people are told of them.
    pub(super) const DOUBTFUL: [Self; 3] = [Self::Phone, Self::Nib, Self::NameAndPlace];

    /// Name in the texts of the program.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::PhoneAndName | Self::Phone => "phone",
            Self::NibAndName | Self::Nib => "nib",
            Self::NameAndPlace => "name",
        }
    }
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
            nib: text("izin.nib")
                .map(|nib| digits(&nib))
                .filter(|nib| !nib.is_empty()),
            name: slug(name),
            place: slug(&place.unwrap_or_default()),
        }
    }

    /// The likenesses of two rows of a sheet that are one business: one person may have several with one number.
    pub(super) fn certain(&self) -> &'static [Likeness] {
        match self.phone.is_none() && self.nib.is_none() {
            true => &[Likeness::NameAndPlace],
            false => &[Likeness::PhoneAndName, Likeness::NibAndName],
        }
    }

    /// Text that a business of this likeness has too; `None` when it lacks the trait itself.
    fn key(&self, likeness: Likeness) -> Option<String> {
        let (phone, nib) = (self.phone.as_ref(), self.nib.as_ref());
        match likeness {
            Likeness::PhoneAndName => Some(format!("{} {}", phone?, self.name)),
            Likeness::NibAndName => Some(format!("{} {}", nib?, self.name)),
            Likeness::NameAndPlace => Some(format!("{} {}", self.name, self.place)),
            Likeness::Nib => nib.cloned(),
            Likeness::Phone => phone.cloned(),
        }
    }
}

/// Businesses by their traits, each as its place in a list.
#[derive(Debug, Default)]
pub(super) struct Known(HashMap<(Likeness, String), Vec<usize>>);

impl Known {
    pub(super) fn add(&mut self, identity: &Identity, place: usize) {
        let all = [Likeness::PhoneAndName, Likeness::NibAndName];
        for likeness in all.into_iter().chain(Likeness::DOUBTFUL) {
            if let Some(key) = identity.key(likeness) {
                self.0.entry((likeness, key)).or_default().push(place);
            }
        }
    }

    /// Businesses that are like this one in these ways, those by the first way first.
    pub(super) fn like<'k>(
        &'k self,
        identity: &'k Identity,
        likenesses: &'k [Likeness],
    ) -> impl Iterator<Item = (Likeness, usize)> + 'k {
        likenesses.iter().flat_map(move |likeness| {
            let key = identity.key(*likeness).map(|key| (*likeness, key));
            let places = key.and_then(|key| self.0.get(&key)).into_iter().flatten();
            places.map(move |place| (*likeness, *place))
        })
    }
}

/// Tells that a row is, or may be, the business of another.
pub(super) fn tell_same(first: &SignUp, row: usize, by: &'static str, teller: &mut Teller) {
    let finding = teller.row(Code::SameInSheet, row);
    teller.push(
        finding
            .arg("other", first.row)
            .arg("name", print::shown(&first.name))
            .arg("by", by),
    );
}
