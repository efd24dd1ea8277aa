//! Names of variants are unique in their product.

use camino::Utf8Path;

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::parse::ProductDraft;

pub(super) fn check(draft: &ProductDraft, file: &Utf8Path, report: &mut Report) {
    for (index, variant) in draft.variants.iter().enumerate() {
        let name = variant.name.value.to_lowercase();
        let first = draft.variants[..index]
            .iter()
            .find(|other| other.name.value.to_lowercase() == name);
        if let Some(first) = first {
            report.push(
                Diagnostic::new(Code::SameVariant, file)
                    .at(variant.name.span)
                    .arg("name", &variant.name.value)
                    .other(file, first.name.span),
            );
        }
    }
}
