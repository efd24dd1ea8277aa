//! The manual's lists of codes (`docs/TEMUAN.md`, `docs/FINDINGS.md`) match the table of codes. `ETALASE_WRITE_MANUAL=1
//! cargo test manual` regenerates them.

use std::fmt::Write as _;
use std::path::Path;

use etalase::diagnostic::{Code, Severity};
use etalase::locale::{Language, Texts};

#[test]
fn the_manual_lists_every_code() {
    for (language, file, title, intro) in [
        (
            Language::Indonesian,
            "docs/TEMUAN.md",
            "Daftar temuan",
            "Setiap temuan punya kode yang tidak pernah berubah. Daftar ini dibuat dari tabel kode di dalam program.",
        ),
        (
            Language::English,
            "docs/FINDINGS.md",
            "Findings",
            "Every finding has a code that never changes. This list is made from the program's table of codes.",
        ),
    ] {
        let texts = Texts::program(language);
        let mut manual = format!("# {title}\n\n{intro}\n");
        for code in Code::ALL {
            let severity = match code.severity() {
                Severity::Error => "severity-error",
                Severity::Warning => "severity-warning",
                Severity::Note => "severity-note",
            };
            let explanation = texts
                .attribute(code.name(), "explain", &[])
                .expect("every code is explained");
            write!(
                manual,
                "\n## {} {}\n\n*{}*\n\n{}\n",
                code.as_str(),
                code.name(),
                texts.format(severity, &[]),
                explanation.trim()
            )
            .expect("a String takes everything");
        }
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        if std::env::var_os("ETALASE_WRITE_MANUAL").is_some() {
            std::fs::write(&path, &manual).expect("the manual can be written");
        }
        let written = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            written == manual,
            "{file} is out of date; run ETALASE_WRITE_MANUAL=1 cargo test manual"
        );
    }
}
