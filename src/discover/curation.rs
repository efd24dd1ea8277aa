//! The files of a group's `kurasi/`: criteria, scores of curators, confirmed permits.

use camino::Utf8Path;
use serde::Serialize;

use super::walk::Folder;
use super::{SourceFile, data_file, name};
use crate::diagnostic::Report;

/// Name of the folder.
pub const CURATION: &str = "kurasi";
/// Criteria and how much each counts.
pub(crate) const RUBRIC: &str = "kriteria";
/// Permits that the group has confirmed.
pub(crate) const CONFIRMATIONS: &str = "pengesahan";

/// The files of `kurasi/`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct CurationSource {
    /// `kriteria.yaml`.
    pub rubric: Option<SourceFile>,
    /// `pengesahan.yaml`.
    pub confirmations: Option<SourceFile>,
    /// One file a curator, in natural order.
    pub sheets: Vec<SourceFile>,
}

impl CurationSource {
    /// All of them.
    pub(super) fn files(&self) -> impl Iterator<Item = &SourceFile> {
        let settings = self.rubric.iter().chain(&self.confirmations);
        settings.chain(&self.sheets)
    }
}

/// Classifies the files of a group's `kurasi/`. Tables and notes that lie beside them are not read.
pub(super) fn files(root: &Utf8Path, group: &Folder, report: &mut Report) -> CurationSource {
    let Some(folder) = group.folder(CURATION) else {
        return CurationSource::default();
    };
    let is_of = |file: &SourceFile, stem| name::is_data_name(file.name(), stem);
    let is_sheet = |file: &&SourceFile| {
        name::is_yaml_name(file.name()) && !is_of(file, RUBRIC) && !is_of(file, CONFIRMATIONS)
    };
    CurationSource {
        rubric: data_file(root, folder, RUBRIC, report),
        confirmations: data_file(root, folder, CONFIRMATIONS, report),
        sheets: folder.files.iter().filter(is_sheet).cloned().collect(),
    }
}
