//! Lists a group's folder: its own files, and its members in `toko/`.

use camino::{Utf8Path, Utf8PathBuf};

use super::curation::{self, CURATION};
use super::walk::{self, Entry};
use super::{ShopSource, data_file, report_folder_slips, report_odd_texts, source};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::files::Folders;

/// Name of the members' folder, in a group and in its site.
pub const MEMBERS: &str = "toko";

/// Names of folders in a group that are read.
const GROUP_FOLDERS: [&str; 5] = [MEMBERS, "halaman", "kabar", "tema", CURATION];

/// A group's folder.
#[derive(Debug)]
pub struct GroupSource {
    /// Its own files, as a shop without products has them; `data` is `kelompok.yaml`.
    pub own: ShopSource,
    /// Entries of the members' folder, in natural order of their names.
    pub members: Vec<MemberSource>,
}

/// An entry of the members' folder, by its path from the person's current folder. Its name gives it an address,
/// whatever it is.
#[derive(Debug)]
pub enum MemberSource {
    /// A folder, not listed yet.
    Folder(Utf8PathBuf),
    /// A link, a file, or an unreadable entry.
    Hidden(Utf8PathBuf),
}

impl MemberSource {
    /// Its path.
    pub fn path(&self) -> &Utf8Path {
        match self {
            Self::Folder(path) | Self::Hidden(path) => path,
        }
    }
}

/// Lists a group's folder, without those of its members.
pub(super) fn group(
    root: &Utf8Path,
    (skip, folders): (&[Utf8PathBuf], &Folders),
    report: &mut Report,
) -> Option<GroupSource> {
    let shops = walk::folder_named(root, MEMBERS);
    let shops_folder = shops.as_ref().map(|shops| shops.under(root));
    let skip: Vec<Utf8PathBuf> = skip.iter().chain(&shops_folder).cloned().collect();
    let folder = walk::folder(root, (&skip, folders), report)?;
    let data = data_file(root, &folder, "kelompok", report)?;
    report_folder_slips(root, &folder, &GROUP_FOLDERS, report);
    report_odd_texts(root, &folder, report);
    let mut own = source(root, &folder, (data, MEMBERS));
    own.curation = curation::files(root, &folder, report);
    let mut members = Vec::new();
    let entries = shops
        .as_ref()
        .map(|shops| walk::level(root, shops, (&skip, folders), report));
    for entry in entries.unwrap_or_default() {
        match entry {
            Entry::Folder(path) => members.push(MemberSource::Folder(path.under(root))),
            // The listing broke off.
            Entry::Unseen(path) if Some(&path) == shops.as_ref() => {
                own.hidden = Some(path);
            }
            Entry::Unseen(path) => members.push(MemberSource::Hidden(path.under(root))),
            Entry::File(file) => {
                let path = file.path.under(root);
                report.push(Diagnostic::new(Code::FileAmongShops, &*path).arg("name", file.name()));
                members.push(MemberSource::Hidden(path));
            }
        }
    }
    let is_empty = members
        .iter()
        .all(|member| matches!(member, MemberSource::Hidden(_)));
    if is_empty && own.hidden.is_none() {
        let taken = folder.files.iter().find(|file| file.path == MEMBERS);
        let finding = Diagnostic::new(Code::NoShops, root.join(MEMBERS))
            .arg("folder", &*super::spelled_out(root))
            .arg_or_none("file", taken.map(|file| file.name()));
        report.push(finding);
    }
    Some(GroupSource { own, members })
}
