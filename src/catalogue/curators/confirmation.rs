//! Permits that a group has confirmed.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::parse::ConfirmationDraft;
use crate::value::{Date, Permit, slug};

/// A permit that a shop's group has confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Confirmation {
    /// The permit; another number is not confirmed.
    pub permit: Permit,
    /// The person or body that looked at it.
    pub by: String,
    /// The day of it.
    pub day: Option<Date>,
}

/// The confirmed permits of a group's shops, by the slug of their folders.
#[derive(Debug, Clone, Default)]
pub struct Confirmations(HashMap<String, Vec<Confirmation>>);

impl Confirmations {
    /// Resolves `pengesahan.yaml`; a permit without a name was confirmed by the group.
    pub fn of(drafts: &[ConfirmationDraft], group: &str) -> Self {
        let mut all = Self::default();
        for draft in drafts {
            let of_shop = all.0.entry(slug(&draft.shop.value)).or_default();
            of_shop.push(Confirmation {
                permit: draft.permit.value.clone(),
                by: draft.by.clone().unwrap_or_else(|| group.to_owned()),
                day: draft.day,
            });
        }
        all
    }

    /// Those of the shop in a folder.
    pub fn of_shop(&self, folder: &str) -> Vec<Confirmation> {
        self.0.get(&slug(folder)).cloned().unwrap_or_default()
    }

    /// Reports a confirmed permit that its shop does not state any more.
    pub fn compare(
        draft: &ConfirmationDraft,
        (name, stated): (&str, &[Permit]),
        report: &mut Report,
    ) {
        let confirmed = &draft.permit.value;
        if stated.contains(confirmed) {
            return;
        }
        let kind = confirmed.kind();
        let now = stated.iter().find(|permit| permit.kind() == kind);
        let finding = Diagnostic::new(Code::PermitChanged, draft.file.clone());
        report.push(
            finding
                .at(draft.permit.span)
                .arg("name", name)
                .arg("confirmed", confirmed.to_string())
                .arg_or_none("stated", now.map(ToString::to_string)),
        );
    }
}
