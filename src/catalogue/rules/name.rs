//! A product's name is unique in the shop, or orders are mistaken.

use camino::Utf8Path;

use super::Firsts;
use crate::diagnostic::{Code, Report};
use crate::parse::ProductDraft;

/// Names so far, in lower case.
#[derive(Debug, Default)]
pub(in crate::catalogue) struct Names(Firsts);

impl Names {
    /// Reports the name of a product that another one has.
    pub fn check(&mut self, draft: &ProductDraft, file: &Utf8Path, report: &mut Report) {
        let Some(name) = &draft.name else {
            return;
        };
        let (lower, place) = (name.value.to_lowercase(), (file, name.span));
        if let Some(finding) = self.0.repeated(lower, place, Code::SameProductName) {
            report.push(finding.arg("name", &name.value));
        }
    }
}
