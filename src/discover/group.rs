//! The folder of a group: its own files, and which folders in `toko/` are its members.

use camino::{Utf8Path, Utf8PathBuf};

use super::walk::{self, Entry};
use super::{ShopSource, data_file, report_folder_slips, source};
use crate::diagnostic::{Code, Diagnostic, Report};

/// The folder of a group in which its members lie, and that of its site in which theirs do.
pub const MEMBERS: &str = "toko";

/// Names of folders directly in a group which the program reads.
const GROUP_FOLDERS: [&str; 4] = [MEMBERS, "halaman", "kabar", "tema"];

/// A group's folder.
#[derive(Debug)]
pub struct GroupSource {
    /// Its own files, as a shop without products has them; `data` is `kelompok.yaml`.
    pub own: ShopSource,
    /// The folders of its members, as the person would name them, in natural order.
    pub members: Vec<Utf8PathBuf>,
}

/// Looks through a group's folder, but not into those of its members.
pub(super) fn group(
    root: &Utf8Path,
    skip: &[Utf8PathBuf],
    report: &mut Report,
) -> Option<GroupSource> {
    let shops = walk::folder_named(root, MEMBERS);
    let skip: Vec<Utf8PathBuf> = skip.iter().chain(&shops).cloned().collect();
    let folder = walk::folder(root, &skip, report)?;
    let data = data_file(root, &folder, "kelompok", report)?;
    report_folder_slips(root, &folder, &GROUP_FOLDERS, report);
    let mut members = Vec::new();
    for entry in shops
        .iter()
        .flat_map(|shops| walk::level(shops, &skip, report))
        .collect::<Vec<_>>()
    {
        match entry {
            Entry::Folder(path) => members.push(path),
            Entry::File(file) => report
                .push(Diagnostic::new(Code::FileAmongShops, &*file.path).arg("name", file.name())),
        }
    }
    if members.is_empty() {
        let taken = folder.files.iter().find(|file| file.path == MEMBERS);
        let finding = Diagnostic::new(Code::NoShops, root.join(MEMBERS))
            .arg("folder", &*super::spelled_out(root))
            .arg_or_none("file", taken.map(|file| file.name()));
        report.push(finding);
    }
    Some(GroupSource {
        own: source(root, &folder, data),
        members,
    })
}
