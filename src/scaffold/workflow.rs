//! Workflow files, by which a service builds and publishes a shop or a group on each push.

use camino::Utf8Path;

use super::created::{Created, CreatedKind};
use super::data_file;
use super::error::ScaffoldError;

/// A CI service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Service {
    /// GitHub Actions; published to Cloudflare Pages, since GitHub's own free pages are not for shops.
    GitHub,
    /// GitLab CI, with GitLab Pages.
    GitLab,
}

impl Service {
    /// Path of the service's workflow file.
    fn path(self) -> &'static str {
        match self {
            Self::GitHub => ".github/workflows/etalase.yml",
            Self::GitLab => ".gitlab-ci.yml",
        }
    }
}

/// Writes the workflow file into the folder of a shop or a group; keeps an existing one.
///
/// # Errors
/// [`ScaffoldError::NotAShop`], [`ScaffoldError::File`].
pub fn workflow(folder: &Utf8Path, service: Service) -> Result<Created, ScaffoldError> {
    let is_group = data_file(folder, "kelompok").is_some();
    if !is_group && data_file(folder, "toko").is_none() {
        let folder = folder.to_owned();
        return Err(ScaffoldError::NotAShop { folder });
    }
    let text = match (service, is_group) {
        (Service::GitHub, false) => include_str!("templates/ci/github-shop.yml"),
        (Service::GitHub, true) => include_str!("templates/ci/github-group.yml"),
        (Service::GitLab, false) => include_str!("templates/ci/gitlab-shop.yml"),
        (Service::GitLab, true) => include_str!("templates/ci/gitlab-group.yml"),
    };
    let mut created = Created::new(CreatedKind::Workflow, folder, folder);
    let text = text.replace("VERSION", env!("CARGO_PKG_VERSION"));
    created.write(service.path(), text.as_bytes())?;
    Ok(created)
}
