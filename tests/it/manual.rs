//! The manual's lists of codes (`docs/TEMUAN.md`, `docs/FINDINGS.md`) match the table of codes, those of keys
//! (`docs/ISIAN.md`, `docs/KEYS.md`) the pages that the program prints. `ETALASE_WRITE=1 cargo test manual`
//! regenerates them.

use std::fmt::Write as _;

use etalase::diagnostic::{Code, Severity};
use etalase::locale::{Language, Texts};
use etalase::scaffold::DataFile;

use crate::support::{committed, repository};

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
        committed(&repository().join(file), &manual);
    }
}

#[test]
fn the_manual_has_every_key() {
    for (language, file, title, intro) in [
        (
            Language::Indonesian,
            "docs/ISIAN.md",
            "Semua isian",
            "Contoh tiap isian, seperti yang ditampilkan `etalase bantuan produk.yaml`. Berkas yang baru dibuat hanya \
             memuat yang paling sering dipakai.",
        ),
        (
            Language::English,
            "docs/KEYS.md",
            "All keys",
            "An example of every key, as `etalase help produk.yaml` prints them. New files hold the most wanted ones only.",
        ),
    ] {
        let mut manual = format!("# {title}\n\n{intro}\n");
        for data in DataFile::ALL {
            let page = data.page(language);
            write!(
                manual,
                "\n## {}\n\n```yaml\n{}\n```\n",
                data.name(),
                page.trim_end()
            )
            .expect("a String takes everything");
        }
        committed(&repository().join(file), &manual);
    }
}
