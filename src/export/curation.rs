//! What a group makes of its curation: letters and certificates to print, and sheets for curators to fill in.

use camino::{Utf8Path, Utf8PathBuf};

use super::letters::{certificates, letters};
use super::scoresheet::Voice;
use super::{ExportError, file, scoresheet};
use crate::audit::Audited;
use crate::build::{self, BuildError, BuildOptions, Checked, Progress};
use crate::diagnostic::{Report, Strictness};
use crate::discover::CURATION;
use crate::render::Award;
use crate::value::slug;

/// Default folder, in the group's.
const FOLDER: &str = "cetak";

/// Kind of export, as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CurationWish {
    /// A letter to each shop.
    Letters,
    /// Certificates for the best so many, or else for every shop above the lowest grade.
    Certificates(Option<usize>),
    /// A workbook for a curator of this name, or for anyone.
    Scoresheet(Option<String>),
}

/// A finished file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Awarded {
    /// Its path.
    pub path: Utf8PathBuf,
    /// Number of pages, or of rows.
    pub shops: usize,
    /// Number of shops that nobody has scored.
    pub unscored: usize,
}

/// Exports of a group's curation, to the typed path or into the group's `cetak/`. `None` when the group could not be
/// understood, or findings prevent it (`--strict`). `voice` is the language of workbooks; letters have the group's.
///
/// # Errors
/// [`ExportError`]; an earlier file then stands.
pub fn curation(
    folder: &Utf8Path,
    (wish, path): (&CurationWish, Option<&Utf8Path>),
    (options, progress, voice): (&BuildOptions, &dyn Progress, Voice),
    report: &mut Report,
) -> Result<Option<Awarded>, ExportError> {
    let Some(opened) = build::open_group(folder, options, &mut Report::default()) else {
        let path = folder.to_owned();
        return Err(BuildError::NoGroup { path }.into());
    };
    let mut all = Report::default();
    let checked = build::check(folder, options, progress, &mut all)?;
    // What else is wrong is for `check` to tell.
    let files = folder.join(CURATION);
    for finding in all.findings() {
        if checked.is_none() || finding.primary.file.starts_with(&files) {
            report.push(finding.clone());
        }
    }
    let is_withheld =
        options.strictness == Strictness::Strict && all.has_errors(options.strictness);
    let Some(checked) = checked.filter(|_| !is_withheld) else {
        return Ok(None);
    };
    let name = wish.file_name();
    let path = file::place(path, (&folder.join(FOLDER), &name));
    let Some(curated) = checked.own_curation() else {
        let path = folder.to_owned();
        return Err(BuildError::NoGroup { path }.into());
    };
    if let CurationWish::Scoresheet(curator) = wish {
        let bytes = scoresheet::workbook(curated, (curator.as_deref(), options.today), voice)?;
        file::put_new(&path, &bytes)?;
        return Ok(Some(Awarded {
            path,
            shops: curated.shops.len(),
            unscored: curated.panel.unscored().count(),
        }));
    }
    let award = match wish {
        CurationWish::Certificates(best) => Award::Certificates(certificates(curated, *best)),
        _ => {
            let audited = |shop: &str| audited(&checked, shop);
            Award::Letters(letters(curated, &audited, &opened))
        }
    };
    let shops = match &award {
        Award::Letters(letters) => letters.len(),
        Award::Certificates(certificates) => certificates.len(),
    };
    if shops == 0 {
        return Err(ExportError::NoScores);
    }
    let signatory = curated.panel.rubric.signatory.as_deref();
    let page = build::award(&opened, (&award, signatory), options, report)?;
    file::put_page(&path, &page)?;
    Ok(Some(Awarded {
        path,
        shops,
        unscored: curated.panel.unscored().count(),
    }))
}

/// The readiness of a shop by its folder's name.
fn audited<'c>(checked: &'c Checked, folder: &str) -> Option<&'c Audited> {
    let mut all = checked.shops.iter();
    all.find(|shop| {
        shop.folder.file_name() == Some(folder) && shop.folder.components().count() == 2
    })
}

impl CurationWish {
    fn file_name(&self) -> String {
        match self {
            Self::Letters => "surat.html".to_owned(),
            Self::Certificates(_) => "sertifikat.html".to_owned(),
            Self::Scoresheet(None) => "lembar-nilai.xlsx".to_owned(),
            Self::Scoresheet(Some(curator)) => format!("lembar-nilai-{}.xlsx", slug(curator)),
        }
    }
}
