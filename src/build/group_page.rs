//! A page to print of a group: a build of one page that holds all it shows.

use std::sync::Arc;

use camino::Utf8Path;

use super::sheet::logo_address;
use super::{BuildError, BuildOptions};
use crate::catalogue;
use crate::diagnostic::Report;
use crate::discover::{self, Found};
use crate::files::Folders;
use crate::locale::Texts;
use crate::parse;
use crate::plan::{self, PhotoHeaders, SitePlan};
use crate::portal::{Content, Portal};
use crate::render::{Award, Looks, Renderer, Signed, Views};
use crate::theme::Theme;

/// A group that was read and planned, without its members.
#[derive(Debug)]
pub struct OpenedGroup {
    portal: Portal,
    theme: Arc<Theme>,
    plan: SitePlan,
}

impl OpenedGroup {
    /// The texts of its pages.
    pub fn texts(&self) -> &Texts {
        &self.theme.texts
    }

    /// The language code of its pages.
    pub fn language(&self) -> &str {
        &self.theme.language
    }
}

/// Reads and plans a group's folder. `None` when it is none, or cannot be understood.
pub fn open_group(
    folder: &Utf8Path,
    options: &BuildOptions,
    report: &mut Report,
) -> Option<OpenedGroup> {
    let skip = [options.target.clone(), options.cache.clone()];
    let Found::Group(source) = discover::folder(folder, (&skip, &Folders::default()), report)?
    else {
        return None;
    };
    let draft = parse::group_draft(&source.own, report)?;
    let drafts = parse::group_drafts(&source.own, draft, report);
    let portal = Portal::new(catalogue::group(&source.own, drafts, report));
    let content = Content::Portal(&portal);
    let theme = options.themes.of(content.profile(), &source.own, report);
    let headers = PhotoHeaders::default();
    let plan = plan::site(content, &source.own, &theme, &headers, report);
    Some(OpenedGroup {
        portal,
        theme,
        plan,
    })
}

/// Builds letters or certificates as HTML bytes.
///
/// # Errors
/// When the machine fails.
pub fn award(
    opened: &OpenedGroup,
    (award, signatory): (&Award, Option<&str>),
    options: &BuildOptions,
    report: &mut Report,
) -> Result<Vec<u8>, BuildError> {
    let OpenedGroup {
        portal,
        theme,
        plan,
    } = opened;
    let profile = &portal.group.profile;
    let logo = logo_address((profile, plan), options, report)?;
    let signed = Signed {
        today: options.today,
        logo: logo.as_deref(),
        signatory,
    };
    let looks = Looks::new();
    let views = Views {
        content: Content::Portal(portal),
        plan,
        looks: &looks,
        theme,
    };
    let renderer = Renderer::new(views, &options.program);
    let html = renderer
        .load_templates(report)
        .award(award, signed, report)?;
    Ok(html.into_bytes())
}
