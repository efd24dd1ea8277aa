//! Settles former addresses: each leads to one thing, unless a present thing has it.

use std::collections::{HashMap, HashSet};

use camino::{Utf8Path, Utf8PathBuf};

use super::{ALL_PRODUCTS, Category};
use crate::diagnostic::{Code, Diagnostic, Label, Report};
use crate::parse::{FormerCategory, Spanned};
use crate::value::nearest;

/// Present and former slugs of the things of one kind.
#[derive(Debug)]
pub struct Claims {
    /// With the file of the thing; none for slugs of the program's own pages.
    present: HashMap<String, Option<Utf8PathBuf>>,
    /// With the place where it was claimed first.
    former: HashMap<String, Label>,
}

impl Claims {
    /// Claims beside things with these slugs and files.
    pub fn new<'p>(present: impl Iterator<Item = (&'p String, &'p Utf8PathBuf)>) -> Self {
        let present = present.map(|(slug, file)| (slug.clone(), Some(file.clone())));
        Self {
            present: present.collect(),
            former: HashMap::new(),
        }
    }

    /// Adds slugs of the program's own pages.
    pub(super) fn reserve(&mut self, slugs: Vec<String>) {
        for slug in slugs {
            self.present.entry(slug).or_insert(None);
        }
    }

    /// The former slugs of a thing that lead to it, of those `typed` in a file.
    pub fn settle(
        &mut self,
        own: &str,
        (typed, file): (&[Spanned<String>], &Utf8Path),
        report: &mut Report,
    ) -> Vec<String> {
        let mut led = Vec::new();
        // Its present slug was its former one too when it got it back.
        for typed in typed.iter().filter(|typed| typed.value != own) {
            let slug = &typed.value;
            let finding = |code| {
                let finding = Diagnostic::new(code, file).at(typed.span);
                finding.arg("address", slug)
            };
            if let Some(owner) = self.present.get(slug) {
                let mut finding = finding(Code::FormerAddressTaken);
                finding
                    .others
                    .extend(owner.clone().map(|file| Label { file, span: None }));
                report.push(finding);
            } else if let Some(first) = self.former.get(slug) {
                let mut finding = finding(Code::FormerAddressTwice);
                finding.others.push(first.clone());
                report.push(finding);
            } else {
                let place = Label {
                    file: file.to_owned(),
                    span: Some(typed.span),
                };
                self.former.insert(slug.clone(), place);
                led.push(slug.clone());
            }
        }
        led
    }
}

/// Gives categories the former slugs that lead to them, also by way of others.
pub(super) fn categories(
    categories: &mut [Category],
    rows: &[FormerCategory],
    file: &Utf8Path,
    report: &mut Report,
) {
    let slugs = categories.iter().enumerate();
    let present: HashMap<String, usize> = slugs
        .map(|(index, category)| (category.slug.clone(), index))
        .collect();
    let next: HashMap<&str, &str> = rows
        .iter()
        .map(|row| (row.former.value.as_str(), row.present.value.as_str()))
        .collect();
    for FormerCategory {
        former,
        present: to,
    } in rows
    {
        let address = &former.value;
        let target = target(to.value.as_str(), address, (&present, &next));
        let is_taken = address == ALL_PRODUCTS || present.contains_key(address);
        let finding = match target {
            // A category that got its name back.
            Target::Category(index) if categories[index].slug == *address => continue,
            _ if is_taken => Diagnostic::new(Code::FormerAddressTaken, file).at(former.span),
            Target::Category(index) => {
                categories[index].former.push(address.clone());
                continue;
            }
            Target::Circle => Diagnostic::new(Code::FormerCategoryCircle, file).at(former.span),
            Target::Nothing(last) => {
                let slugs = categories.iter().map(|category| category.slug.as_str());
                let nearest = nearest(last, slugs);
                let mut finding = Diagnostic::new(Code::FormerCategoryLost, file)
                    .at(to.span)
                    .arg("found", &to.value)
                    .arg_or_none("nearest", nearest);
                finding.replacement = nearest.map(str::to_owned);
                finding
            }
        };
        report.push(finding.arg("address", address));
    }
}

/// The end of a chain of former categories.
enum Target<'r> {
    /// The index of a category.
    Category(usize),
    Circle,
    /// The last slug, which no category has.
    Nothing(&'r str),
}

/// Follows the chain from a slug, which a former one leads to.
fn target<'r>(
    first: &'r str,
    former: &'r str,
    (present, next): (&HashMap<String, usize>, &HashMap<&'r str, &'r str>),
) -> Target<'r> {
    let mut seen = HashSet::from([former]);
    let mut slug = first;
    loop {
        if let Some(index) = present.get(slug) {
            return Target::Category(*index);
        }
        if !seen.insert(slug) {
            return Target::Circle;
        }
        match next.get(slug) {
            Some(further) => slug = *further,
            None => return Target::Nothing(slug),
        }
    }
}
