//! Lists a folder and classifies its files: a [`ShopSource`] has products with data, photos and story, pages, news and
//! theme overrides; a [`GroupSource`] has its members.
//!
//! Opens no file; reads only names and stamps. Slips of naming (`produk.yaml.txt`, `PRODUK.YAML`) are accepted and
//! reported, clutter is ignored, and symbolic links are not followed, so that a shop never shows files outside its
//! folder. Entries that cannot be examined are told apart from missing ones ([`ShopSource::unseen`]).

mod curation;
mod group;
mod name;
mod near;
mod product;
mod walk;

pub(crate) use curation::{CONFIRMATIONS, RUBRIC};
pub use curation::{CURATION, CurationSource};
pub use group::{GroupSource, MEMBERS, MemberSource};
pub use name::{is_data_name, is_photo_name};
pub(crate) use name::{is_story_name, is_yaml_name};
pub use near::near;

use camino::{Utf8Path, Utf8PathBuf};
use serde::Serialize;

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::files::{Folders, Kind, Name, SourcePath, Stamp};
use crate::value::natural_cmp;
use name::NameFit;
use walk::{Entry, Folder};

/// One file of the seller.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceFile {
    /// Path from the shop's folder.
    pub path: SourcePath,
    /// Stamp of the file when it was listed.
    pub stamp: Stamp,
    /// `true` when every later change will show in the stamp.
    #[serde(skip)]
    pub is_settled: bool,
}

impl SourceFile {
    /// The file's own name.
    pub fn name(&self) -> &str {
        self.path.file_name()
    }
}

/// A product's folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProductSource {
    /// Path from the shop's folder: `produk/minuman/sirup-pala`.
    pub folder: SourcePath,
    /// Names of the folders between `produk/` and it: its category path.
    pub categories: Vec<String>,
    /// `produk.yaml`, when there is one.
    pub data: Option<SourceFile>,
    /// Its photos, in natural order.
    pub photos: Vec<SourceFile>,
    /// `cerita.md`, or what is meant by it, when there is one.
    pub story: Option<SourceFile>,
}

/// A shop's folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ShopSource {
    /// The folder, as typed.
    #[serde(skip)]
    pub root: Utf8PathBuf,
    /// `toko.yaml`.
    pub data: SourceFile,
    /// Files beside `toko.yaml`: logo and cover may be among them.
    pub files: Vec<SourceFile>,
    /// Products, in natural order of their folders.
    pub products: Vec<ProductSource>,
    /// `halaman/*.md`.
    pub pages: Vec<SourceFile>,
    /// `kabar/*.md`.
    pub news: Vec<SourceFile>,
    /// Pictures beside pages and news, which their texts may show.
    pub pictures: Vec<SourceFile>,
    /// Files of `tema/`.
    pub theme: Vec<SourceFile>,
    /// Files of a group's `kurasi/`.
    pub curation: CurationSource,
    /// Entries that exist but cannot be examined, by their paths from the folder: links, missing permission, disk
    /// errors. Never taken for deleted.
    pub unseen: Vec<SourcePath>,
    /// The one of these that makes the whole unknown: the folder of the products, of a group's members, or the root.
    pub hidden: Option<SourcePath>,
}

impl ShopSource {
    /// A folder of which nothing can be seen.
    pub fn hidden(root: &Utf8Path) -> Self {
        Self {
            root: root.to_owned(),
            data: SourceFile {
                path: SourcePath::of(["toko.yaml"]),
                stamp: Stamp::default(),
                is_settled: false,
            },
            files: Vec::new(),
            products: Vec::new(),
            pages: Vec::new(),
            news: Vec::new(),
            pictures: Vec::new(),
            theme: Vec::new(),
            curation: CurationSource::default(),
            unseen: Vec::new(),
            hidden: Some(SourcePath::root()),
        }
    }

    /// The finding that a path cannot be seen, and that its published files stay.
    pub fn unseen_finding(&self, path: &SourcePath) -> Diagnostic {
        let at = self.full(path);
        let name = at.file_name().unwrap_or(at.as_str()).to_owned();
        Diagnostic::new(Code::Unseen, at).arg("name", name)
    }

    /// The path of a file from the person's current folder.
    pub fn full(&self, path: &SourcePath) -> Utf8PathBuf {
        path.under(&self.root)
    }

    /// The files that a build of the shop reads.
    pub fn read_files(&self) -> impl Iterator<Item = &SourceFile> {
        let products = self.products.iter();
        let of_products = products.flat_map(|product| product.data.iter().chain(&product.story));
        let articles = self.pages.iter().chain(&self.news);
        let texts = std::iter::once(&self.data)
            .chain(of_products)
            .chain(articles);
        let others = self.theme.iter().chain(self.curation.files());
        texts.chain(self.pictures()).chain(others)
    }

    /// The pictures that a text may refer to.
    pub fn pictures(&self) -> impl Iterator<Item = &SourceFile> {
        let own = self.files.iter().chain(&self.pictures);
        let photos = self.products.iter().flat_map(|product| &product.photos);
        own.chain(photos).filter(|file| is_photo_name(file.name()))
    }

    /// The file at a path from the shop's folder, among those a text may refer to.
    pub fn picture(&self, path: &SourcePath) -> Option<&SourceFile> {
        self.pictures().find(|file| file.path == *path)
    }
}

/// A folder for display: absolute in place of `.`, since the window may be open in the wrong place.
fn spelled_out(folder: &Utf8Path) -> Utf8PathBuf {
    let full = (folder == ".").then(|| std::path::absolute(folder).ok());
    let full = full.flatten().and_then(|path| path.try_into().ok());
    full.unwrap_or_else(|| folder.to_owned())
}

/// Names of folders in a shop that are read.
const SHOP_FOLDERS: [&str; 4] = ["produk", "halaman", "kabar", "tema"];

/// Kind of a folder.
#[derive(Debug)]
pub enum Found {
    /// A shop.
    Shop(ShopSource),
    /// A group of shops.
    Group(GroupSource),
}

/// Lists the folder of a shop or a group. `None` when it is neither; the report says why. `skip` has folders that are
/// not the seller's, `folders` caches listings.
pub fn folder(
    root: &Utf8Path,
    (skip, folders): (&[Utf8PathBuf], &Folders),
    report: &mut Report,
) -> Option<Found> {
    match std::fs::metadata(root) {
        Ok(metadata) if metadata.is_dir() => {}
        Ok(_) => {
            report.push(Diagnostic::new(Code::NotAFolder, root).arg("folder", root));
            return None;
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            report.push(Diagnostic::new(Code::FolderMissing, root).arg("folder", root));
            return None;
        }
        Err(error) => {
            report.push(walk::unreadable(root, &error));
            return None;
        }
    }
    // Checked first: a wrong folder may be a whole disk.
    let entries = match folders.list(root) {
        Ok(entries) => entries,
        Err(error) => {
            report.push(walk::unreadable(root, &error));
            return None;
        }
    };
    let names = entries.iter().filter_map(|entry| match &entry.name {
        Name::Unicode(name) => Some((name, entry.kind)),
        Name::Foreign(_) => None,
    });
    let named = |stem| {
        let names = names.clone();
        names.filter(move |(name, _)| is_data_name(name, stem))
    };
    let data_of = |stem| {
        let file = named(stem).find(|(_, kind)| *kind == Kind::File);
        file.map(|(name, _)| name)
    };
    match (data_of("toko"), data_of("kelompok")) {
        (Some(_), group) => {
            // Taking it for a group would drop its products.
            if let Some(name) = group {
                let finding = Diagnostic::new(Code::GroupInShop, root.join(name));
                report.push(finding.arg("name", name.as_str()));
            }
            own_shop(root, (skip, folders), report).map(Found::Shop)
        }
        (None, Some(_)) if named("toko").next().is_none() => {
            group::group(root, (skip, folders), report).map(Found::Group)
        }
        (None, _) => {
            for (name, kind) in named("toko").chain(named("kelompok")) {
                let code = match kind {
                    Kind::Link => Code::LinkNotFollowed,
                    _ => Code::NotAFile,
                };
                report.push(Diagnostic::new(code, root.join(name)).arg("name", name.as_str()));
            }
            report.push(
                Diagnostic::new(Code::ShopFileMissing, root).arg("folder", &*spelled_out(root)),
            );
            None
        }
    }
}

/// Lists a folder that must be a shop's. `None` when it is not; the report says why.
pub fn shop(root: &Utf8Path, skip: &[Utf8PathBuf], report: &mut Report) -> Option<ShopSource> {
    match folder(root, (skip, &Folders::default()), report)? {
        Found::Shop(source) => match &source.hidden {
            Some(path) => {
                report.push(source.unseen_finding(path));
                None
            }
            None => Some(source),
        },
        Found::Group(_) => {
            report.push(Diagnostic::new(Code::GroupFolder, root).arg("folder", root));
            None
        }
    }
}

fn own_shop(
    root: &Utf8Path,
    how: (&[Utf8PathBuf], &Folders),
    report: &mut Report,
) -> Option<ShopSource> {
    let folder = walk::folder(root, how, report)?;
    let data = data_file(root, &folder, "toko", report)?;
    report_folder_slips(root, &folder, &SHOP_FOLDERS, report);
    report_odd_texts(root, &folder, report);
    let mut source = source(root, &folder, (data, SHOP_FOLDERS[0]));
    source.products = product::products(root, folder.folder("produk"), &mut source.unseen, report);
    if source.products.is_empty() && source.hidden.is_none() {
        let finding = Diagnostic::new(Code::NoProducts, root.join("produk"));
        report.push(finding.arg("folder", &*spelled_out(root)));
    }
    Some(source)
}

/// The common part of a shop and a group: all but products and members.
fn source(root: &Utf8Path, folder: &Folder, (data, main): (SourceFile, &str)) -> ShopSource {
    let texts = [folder.folder("halaman"), folder.folder("kabar")];
    let pictures = texts.into_iter().flatten().flat_map(Folder::all_files);
    let theme = folder
        .folder("tema")
        .into_iter()
        .flat_map(Folder::all_files);
    let files = folder.files.iter().filter(|file| file.path != data.path);
    ShopSource {
        root: root.to_owned(),
        files: files.cloned().collect(),
        products: Vec::new(),
        pages: texts_in(texts[0]),
        news: texts_in(texts[1]),
        pictures: pictures
            .filter(|file| is_photo_name(file.name()))
            .cloned()
            .collect(),
        theme: theme.cloned().collect(),
        curation: CurationSource::default(),
        unseen: folder.all_unseen().cloned().collect(),
        hidden: folder
            .all_unseen()
            .find(|path| path.as_str().eq_ignore_ascii_case(main))
            .cloned(),
        data,
    }
}

/// The data file of a folder (`toko.yaml`, `produk.yaml`), slips of its name included.
fn data_file(
    root: &Utf8Path,
    folder: &Folder,
    stem: &str,
    report: &mut Report,
) -> Option<SourceFile> {
    let fits = |name: &str| name::fits(name, stem);
    best_fit(root, folder, (&format!("{stem}.yaml"), fits), report)
}

/// The file of a folder whose name is, or is meant to be, the expected one.
fn best_fit(
    root: &Utf8Path,
    folder: &Folder,
    (expected, fits): (&str, impl Fn(&str) -> Option<NameFit>),
    report: &mut Report,
) -> Option<SourceFile> {
    let mut fitting: Vec<(NameFit, &SourceFile)> = folder
        .files
        .iter()
        .filter_map(|file| fits(file.name()).map(|fit| (fit, file)))
        .collect();
    fitting.sort_by(|a, b| (a.0, &a.1.path).cmp(&(b.0, &b.1.path)));
    let (fit, used) = *fitting.first()?;
    if fit == NameFit::Slip {
        report.push(
            Diagnostic::new(Code::OddFileName, used.path.under(root))
                .arg("found", used.name())
                .arg("expected", expected),
        );
    }
    for (_, ignored) in fitting.iter().skip(1) {
        report.push(
            Diagnostic::new(Code::TwoDataFiles, ignored.path.under(root))
                .arg("used", used.name())
                .arg("ignored", ignored.name())
                .other(used.path.under(root), None),
        );
    }
    Some(used.clone())
}

fn report_folder_slips(
    root: &Utf8Path,
    folder: &Folder,
    expected: &[&'static str],
    report: &mut Report,
) {
    // Photos for `import` lie in `foto`, which is only two letters from `toko`.
    let known = || expected.iter().copied().chain(["foto"]);
    for found in folder.folders.iter().map(Folder::name) {
        if known().any(|known| found.eq_ignore_ascii_case(known)) {
            continue;
        }
        let nearest = expected
            .iter()
            .copied()
            .find(|known| strsim::damerau_levenshtein(&found.to_lowercase(), known) <= 2)
            .or(match found.to_lowercase().as_str() {
                "products" | "product" | "barang" => Some("produk"),
                "shops" | "shop" | "anggota" => Some("toko"),
                "pages" => Some("halaman"),
                "news" | "berita" => Some("kabar"),
                "theme" => Some("tema"),
                "curation" | "kuratorial" | "penilaian" => Some(CURATION),
                _ => None,
            })
            .filter(|nearest| expected.contains(nearest));
        if let Some(expected) = nearest
            && folder.folder(expected).is_none()
        {
            report.push(
                Diagnostic::new(Code::FolderNameSlip, root.join(found))
                    .arg("found", found)
                    .arg("expected", expected),
            );
        }
    }
}

/// True for the name of a page or news; Notepad saves texts as `.txt`.
pub(crate) fn is_text_name(name: &str) -> bool {
    name::has_extension(name, &["md", "txt"])
}

/// Reports texts with a slip in their names, and those that cannot be read.
fn report_odd_texts(root: &Utf8Path, folder: &Folder, report: &mut Report) {
    let texts = ["halaman", "kabar"].map(|name| folder.folder(name));
    for file in texts.into_iter().flatten().flat_map(|folder| &folder.files) {
        let name = file.name();
        let at = file.path.under(root);
        if name::is_word_name(name) {
            report.push(Diagnostic::new(Code::WordFile, at).arg("name", name));
        } else if is_text_name(name) && !name::has_extension(name, &["md"]) {
            let expected = format!("{}.md", file.path.stem().trim_end_matches(".md"));
            let finding = Diagnostic::new(Code::OddFileName, at).arg("found", name);
            report.push(finding.arg("expected", expected));
        }
    }
}

/// The pages or news directly in a folder, in natural order.
fn texts_in(folder: Option<&Folder>) -> Vec<SourceFile> {
    let mut texts: Vec<SourceFile> = folder
        .into_iter()
        .flat_map(|folder| &folder.files)
        .filter(|file| is_text_name(file.name()))
        .cloned()
        .collect();
    texts.sort_by(|a, b| natural_cmp(a.path.as_str(), b.path.as_str()));
    texts
}

/// Natural order of directory entries by name.
fn natural_order(a: &Entry, b: &Entry) -> std::cmp::Ordering {
    natural_cmp(a.name(), b.name())
}
