//! Letters and certificates of a curation: sheets of a group with a page a shop.

use serde::Serialize;

use super::sheet::{Paper, SheetView};
use super::{RenderError, TemplateRenderer};
use crate::diagnostic::Report;
use crate::value::Date;

/// A sheet of a group.
#[derive(Debug, Clone)]
pub enum Award {
    /// A letter to each shop, on A4.
    Letters(Vec<LetterView>),
    /// A certificate for each shop, on A4 across.
    Certificates(Vec<CertificateView>),
}

impl Award {
    /// Names of all kinds; templates and styles have the same names.
    pub const NAMES: [&str; 2] = ["print_letters", "print_certificates"];

    /// One sheet for each shop, with the shop's name and its folder.
    pub fn apart(self) -> Vec<(String, String, Self)> {
        match self {
            Self::Letters(letters) => letters
                .into_iter()
                .map(|one| {
                    (
                        one.name.clone(),
                        one.folder.clone(),
                        Self::Letters(vec![one]),
                    )
                })
                .collect(),
            Self::Certificates(certificates) => certificates
                .into_iter()
                .map(|one| {
                    let (name, folder) = (one.name.clone(), one.folder.clone());
                    (name, folder, Self::Certificates(vec![one]))
                })
                .collect(),
        }
    }

    /// The name of this kind.
    fn name(&self) -> &'static str {
        match self {
            Self::Letters(_) => Self::NAMES[0],
            Self::Certificates(_) => Self::NAMES[1],
        }
    }
}

/// Values of a sheet in addition to the group's.
#[derive(Debug, Clone, Copy)]
pub struct Signed<'a> {
    /// The day that it names.
    pub today: Date,
    /// The group's logo as a data address.
    pub logo: Option<&'a str>,
    /// The person who signs; absent: a line to be filled in by hand.
    pub signatory: Option<&'a str>,
}

/// A letter, one of `letters`.
#[derive(Debug, Clone, Serialize)]
pub struct LetterView {
    /// Name of the shop.
    pub name: String,
    /// Its folder among the group's members.
    #[serde(skip)]
    pub folder: String,
    /// Its score, from 0 to 100.
    pub score: String,
    /// Its grade; absent below all grades.
    pub grade: Option<String>,
    /// `true` for one of the best, when the group chooses some.
    pub chosen: bool,
    /// Number of curators who scored it.
    pub curators: usize,
    /// Its two best criteria.
    pub good: Vec<String>,
    /// Kind words of curators, as they were written.
    pub notes: Vec<NoteView>,
    /// The next three things to do.
    pub steps: Vec<String>,
}

/// A curator's words.
#[derive(Debug, Clone, Serialize)]
pub struct NoteView {
    /// The words.
    pub text: String,
    /// Name of the curator.
    pub by: String,
}

/// A certificate, one of `certificates`.
#[derive(Debug, Clone, Serialize)]
pub struct CertificateView {
    /// Name of the shop.
    pub name: String,
    /// Its folder among the group's members.
    #[serde(skip)]
    pub folder: String,
    /// Its grade; absent below all grades.
    pub grade: Option<String>,
    /// Its score, from 0 to 100.
    pub score: String,
    /// `true` for one of the best, when the group chooses some.
    pub chosen: bool,
}

#[derive(Serialize)]
struct Contents<'a> {
    logo: Option<&'a str>,
    signatory: Option<&'a str>,
    letters: &'a [LetterView],
    certificates: &'a [CertificateView],
}

impl TemplateRenderer<'_> {
    /// Renders letters or certificates. A failing template of the group is reported, and the built-in ones are used.
    ///
    /// # Errors
    /// When a built-in template fails.
    pub fn award(
        &self,
        award: &Award,
        signed: Signed,
        report: &mut Report,
    ) -> Result<String, RenderError> {
        let views = &self.renderer.views;
        let (title, page_size) = match award {
            Award::Letters(_) => ("letter-title", "A4"),
            Award::Certificates(_) => ("certificate-title", "A4 landscape"),
        };
        let view = SheetView {
            kind: award.name(),
            title: views.text(title),
            paper: Paper::A4.name(),
            page_size,
            date: views.date(signed.today),
            code: None,
            address: None,
        };
        let contents = Contents {
            logo: signed.logo,
            signatory: signed.signatory,
            letters: match award {
                Award::Letters(letters) => letters,
                Award::Certificates(_) => &[],
            },
            certificates: match award {
                Award::Letters(_) => &[],
                Award::Certificates(certificates) => certificates,
            },
        };
        self.printed(view, contents, report)
    }
}
