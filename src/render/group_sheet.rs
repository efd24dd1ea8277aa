//! Sheets of a group to print: who was there, and the programme itself to hang up.

use serde::Serialize;

use super::order::chat;
use super::sheet::{CodeView, Imprint, Paper};
use super::steps::{StepView, steps, summary};
use super::{RenderError, TemplateRenderer, Views};
use crate::catalogue::Group;
use crate::diagnostic::Report;
use crate::locale::Arg;
use crate::qr::Code;

/// Rows below the last shop of an attendance sheet, for people who come all the same.
const EMPTY_ROWS: usize = 8;
/// Days for which an upright sheet has room.
const UPRIGHT_DAYS: usize = 2;
/// Length in characters of what a programme's sheet tells of the group.
const LONGEST_ABOUT: usize = 280;
/// Slug of the page that tells how to join.
const JOIN_PAGE: &str = "gabung";

/// A sheet of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GroupSheet {
    /// A list to sign.
    Attendance {
        /// Number of days to sign for.
        days: usize,
        /// The shops, in their order.
        shops: Vec<AttendanceRow>,
    },
    /// What the programme is and how to join it.
    Program,
}

/// A shop on an attendance sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AttendanceRow {
    /// Its name.
    pub name: String,
    /// Village, district and regency, as far as they are known.
    pub region: String,
}

/// How to join a programme, known to its template as `program`.
#[derive(Debug, Serialize)]
pub struct ProgramView {
    /// What it is, in a few sentences; absent when the group does not tell.
    pub about: Option<String>,
    /// How to join: the numbered list of `halaman/gabung.md`; empty without one.
    pub steps: Vec<StepView>,
    /// What it costs, in the group's words; absent: nothing.
    pub fee: Option<String>,
    /// A code that leads to the sign-up form (`page`), or to a chat that asks to join (`whatsapp`).
    pub join: Option<CodeView>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Contents<'a> {
    Attendance {
        days: Vec<usize>,
        shops: &'a [AttendanceRow],
        empty_rows: Vec<usize>,
    },
    Program {
        program: ProgramView,
        logo: Option<&'a str>,
    },
}

impl GroupSheet {
    /// Names of all kinds; templates and styles have the same names.
    pub const NAMES: [&str; 2] = ["print_attendance", "print_program"];

    /// The name of this kind.
    pub fn name(&self) -> &'static str {
        let index = match self {
            Self::Attendance { .. } => 0,
            Self::Program => 1,
        };
        Self::NAMES[index]
    }

    /// Its paper, and that as CSS reads it.
    fn paper(&self) -> (Paper, &'static str) {
        match self {
            Self::Attendance { days, .. } if *days > UPRIGHT_DAYS => (Paper::A4, "A4 landscape"),
            _ => (Paper::A4, Paper::A4.css()),
        }
    }
}

impl TemplateRenderer<'_> {
    /// Renders a sheet of a group. A failing template of the group is reported, and the built-in ones are used.
    ///
    /// # Errors
    /// When a built-in template fails.
    pub fn group_sheet(
        &self,
        sheet: &GroupSheet,
        imprint: Imprint,
        report: &mut Report,
    ) -> Result<String, RenderError> {
        let views = &self.renderer.views;
        let (title, contents) = match sheet {
            GroupSheet::Attendance { days, shops } => {
                let contents = Contents::Attendance {
                    days: (1..=*days).collect(),
                    shops,
                    empty_rows: (shops.len() + 1..=shops.len() + EMPTY_ROWS).collect(),
                };
                ("print-attendance-title", contents)
            }
            GroupSheet::Program => {
                let portal = views.content.portal();
                let group = &portal.expect("only groups have such sheets").group;
                let contents = Contents::Program {
                    program: views.program(group),
                    logo: imprint.logo,
                };
                ("print-program-title", contents)
            }
        };
        let view = views.sheet_view(sheet.name(), title, sheet.paper(), imprint.today);
        self.printed(view, contents, report)
    }
}

impl Views<'_> {
    fn program(&self, group: &Group) -> ProgramView {
        let profile = &group.profile;
        let page = profile.pages.iter().find(|page| page.slug == JOIN_PAGE);
        let about = profile.description.as_ref();
        let about = about
            .map(|text| summary(text, LONGEST_ABOUT))
            .filter(|words| !words.is_empty());
        ProgramView {
            about: about.or_else(|| profile.tagline.clone()),
            steps: page.map(|page| steps(&page.text)).unwrap_or_default(),
            fee: group.fee.clone(),
            join: self.join_code(group),
        }
    }

    /// A code by which people join.
    fn join_code(&self, group: &Group) -> Option<CodeView> {
        let (leads_to, link) = match &group.form {
            Some(form) => ("page", form.clone()),
            None => {
                let args = [("group".to_owned(), Arg::from(&*group.profile.name))];
                let message = self.theme.texts.format("program-join-message", &args);
                ("whatsapp", chat(&group.profile, message)?)
            }
        };
        Some(CodeView {
            leads_to,
            code_html: Code::of(&link)?.svg(),
        })
    }
}
