//! A product's name is unique in the shop, or orders are mistaken.

use std::collections::HashMap;

use camino::{Utf8Path, Utf8PathBuf};

use crate::diagnostic::{Code, Diagnostic, Report, Span};
use crate::parse::ProductDraft;

/// Names so far, in lower case.
#[derive(Debug, Default)]
pub(in crate::catalogue) struct Names {
    seen: HashMap<String, (Utf8PathBuf, Span)>,
}

impl Names {
    /// Reports the name of a product that another one has.
    pub fn check(&mut self, draft: &ProductDraft, file: &Utf8Path, report: &mut Report) {
        let Some(name) = &draft.name else {
            return;
        };
        match self.seen.get(&name.value.to_lowercase()) {
            Some((first_file, first)) => report.push(
                Diagnostic::new(Code::SameProductName, file)
                    .at(name.span)
                    .arg("name", &name.value)
                    .other(first_file.clone(), *first),
            ),
            None => {
                let place = (file.to_owned(), name.span);
                self.seen.insert(name.value.to_lowercase(), place);
            }
        }
    }
}
