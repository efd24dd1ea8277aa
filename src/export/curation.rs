//! Papers of a group's curation: letters and certificates to print, and sheets for curators to fill in.

use camino::{Utf8Path, Utf8PathBuf};

use super::each::Outcome;
use super::file::{self, PRINTS};
use super::letters::{certificates, letters};
use super::scoresheet::Voice;
use super::{ExportError, scoresheet};
use crate::audit::{Audited, Curated};
use crate::build::{self, BuildError, BuildOptions, Checked, OpenedGroup, Progress};
use crate::diagnostic::Report;
use crate::discover::{CURATION, MEMBERS};
use crate::files::SourcePath;
use crate::render::Award;
use crate::value::slug;

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
    let Some((opened, checked)) = read(folder, (options, progress), report)? else {
        return Ok(None);
    };
    let path = file::place(path, (&folder.join(PRINTS), &wish.file_name()));
    let curated = own_curation(&checked, folder)?;
    let shops = match wish {
        CurationWish::Scoresheet(curator) => {
            let bytes = scoresheet::workbook(curated, (curator.as_deref(), options.today), voice)?;
            file::put_new(&path, &bytes)?;
            curated.shops.len()
        }
        _ => {
            let award = award(wish, (curated, &checked), &opened)?;
            let signatory = curated.panel.rubric.signatory.as_deref();
            let page = build::award(&opened, (&award, signatory), options, report)?;
            file::put_page(&path, &page)?;
            award.apart().len()
        }
    };
    Ok(Some(Awarded {
        path,
        shops,
        unscored: curated.panel.unscored().count(),
    }))
}

/// Letters or certificates of a group's curation, a file for each shop: into its own `cetak/`, or into a folder a shop in
/// the typed one.
///
/// # Errors
/// When the group cannot be read; what became of each shop is in its outcome.
pub fn curation_each(
    folder: &Utf8Path,
    (wish, target): (&CurationWish, Option<&Utf8Path>),
    (options, progress): (&BuildOptions, &dyn Progress),
    report: &mut Report,
) -> Result<Vec<Outcome<Utf8PathBuf>>, ExportError> {
    let Some((opened, checked)) = read(folder, (options, progress), report)? else {
        return Ok(Vec::new());
    };
    let curated = own_curation(&checked, folder)?;
    let award = award(wish, (curated, &checked), &opened)?;
    let signatory = curated.panel.rubric.signatory.as_deref();
    let outcomes = award.apart().into_iter().map(|(name, shop, award)| {
        let own = folder.join(MEMBERS).join(&shop);
        let path = match target {
            Some(target) => target.join(slug(&shop)).join(wish.file_name()),
            None => own.join(PRINTS).join(wish.file_name()),
        };
        let page = build::award(&opened, (&award, signatory), options, report);
        let made = page
            .map_err(ExportError::from)
            .and_then(|page| file::put_page(&path, &page));
        Outcome {
            name,
            folder: own,
            made: made.map(|()| Some(path)),
        }
    });
    Ok(outcomes.collect())
}

/// Reads and checks a group. `None` when it could not be understood, or findings prevent the export.
fn read(
    folder: &Utf8Path,
    (options, progress): (&BuildOptions, &dyn Progress),
    report: &mut Report,
) -> Result<Option<(OpenedGroup, Checked)>, ExportError> {
    let mut own = Report::default();
    let Some(opened) = build::open_group(folder, options, &mut own)? else {
        report.merge(own);
        return Ok(None);
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
    let checked = checked.filter(|_| !all.withholds(options.strictness));
    Ok(checked.map(|checked| (opened, checked)))
}

fn own_curation<'c>(checked: &'c Checked, folder: &Utf8Path) -> Result<&'c Curated, ExportError> {
    let no_group = || BuildError::NoGroup {
        path: folder.to_owned(),
    };
    Ok(checked.own_curation().ok_or_else(no_group)?)
}

/// The letters or certificates.
fn award(
    wish: &CurationWish,
    (curated, checked): (&Curated, &Checked),
    opened: &OpenedGroup,
) -> Result<Award, ExportError> {
    let audited = |shop: &str| audited(checked, shop);
    let award = match wish {
        CurationWish::Certificates(best) => Award::Certificates(certificates(curated, *best)),
        _ => Award::Letters(letters(curated, &audited, opened)),
    };
    let is_empty = match &award {
        Award::Letters(letters) => letters.is_empty(),
        Award::Certificates(certificates) => certificates.is_empty(),
    };
    match is_empty {
        true => Err(ExportError::NoScores),
        false => Ok(award),
    }
}

/// The readiness of a shop by its folder's name.
fn audited<'c>(checked: &'c Checked, folder: &str) -> Option<&'c Audited> {
    let own = SourcePath::of([MEMBERS, folder]).under(Utf8Path::new(""));
    checked.shops.iter().find(|shop| shop.folder == own)
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
