//! A permit whose year has passed.

use camino::Utf8Path;

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::parse::Spanned;
use crate::value::{Date, Permit};

pub(in crate::catalogue) fn check(
    permits: &[Spanned<Permit>],
    file: &Utf8Path,
    today: Date,
    report: &mut Report,
) {
    for permit in permits {
        let Some(year) = permit.value.expiry_year() else {
            continue;
        };
        if i32::from(year) < i32::from(today.civil().year()) {
            report.push(
                Diagnostic::new(Code::PermitExpired, file)
                    .at(permit.span)
                    .arg("number", permit.value.to_string())
                    .arg("year", year.to_string()),
            );
        }
    }
}
