//! Any text as a `shop`: reading ends, never panics, and every finding lies within the text.
#![no_main]

use camino::Utf8Path;
use etalase::diagnostic::Report;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut report = Report::default();
    let _ = etalase::parse::shop(text, Utf8Path::new("fuzz"), &mut report);
    for finding in report.findings() {
        if let Some(span) = finding.primary.span {
            assert!(span.start <= span.end && span.end <= text.len());
        }
    }
});
