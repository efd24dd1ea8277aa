//! Cached texts of products: only changed ones are read again.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{ArticleDraft, ProductDraft};
use crate::diagnostic::{Code, Report};
use crate::discover::ProductSource;
use crate::files::{Serialized, SourcePath, Stamp};

/// Cached texts of a shop's products, by folder.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Texts(BTreeMap<SourcePath, Text>);

/// Cached texts of one product.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Text {
    /// `produk.yaml` and `cerita.md` with their stamps.
    files: [Option<(SourcePath, Stamp)>; 2],
    /// Deserialized on demand: most of ten thousand products are only copied to the next store.
    read: Serialized<Read>,
}

/// Content of a product's texts.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Read {
    /// Absent when the data could not be read.
    pub drafts: Option<Box<(ProductDraft, Option<ArticleDraft>)>>,
    /// Findings in them.
    pub report: Report,
}

impl Texts {
    /// The cached texts of a product, if its files are unchanged.
    pub(super) fn of(&self, source: &ProductSource) -> Option<(Text, Read)> {
        let text = self.0.get(&source.folder)?;
        let is_same = text.files == settled_files(source)?;
        let read = is_same.then(|| text.read.open());
        Some((text.clone(), read.flatten()?))
    }

    pub(super) fn insert(&mut self, source: &ProductSource, text: Text) {
        self.0.insert(source.folder.clone(), text);
    }
}

impl Text {
    /// Texts that were just read, for the cache; `None` when a stamp has not settled.
    pub fn of(source: &ProductSource, read: &Read) -> Option<Self> {
        let mut findings = read.report.findings().iter();
        let was_read = findings.all(|finding| finding.code != Code::Unreadable);
        let files = settled_files(source).filter(|_| was_read)?;
        Some(Self {
            files,
            read: Serialized::new(read),
        })
    }
}

/// The text files of a product with their stamps; `None` when a stamp has not settled.
fn settled_files(source: &ProductSource) -> Option<[Option<(SourcePath, Stamp)>; 2]> {
    let files = [&source.data, &source.story].map(Option::as_ref);
    let are_settled = files.iter().flatten().all(|file| file.is_settled);
    are_settled.then(|| files.map(|file| file.map(|file| (file.path.clone(), file.stamp))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use camino::Utf8Path;

    use crate::discover::{self, ShopSource};
    use crate::parse;
    use std::fs;
    use std::time::{Duration, SystemTime};

    /// Names of the shop's products, and number of findings in their files.
    fn names(source: &ShopSource, known: &mut Texts) -> (Vec<String>, usize) {
        let mut report = Report::default();
        let drafts = parse::drafts(source, known, &mut report).unwrap();
        let names = drafts.products.into_iter().map(|file| file.draft.name);
        let names = names.map(|name| name.unwrap().value).collect();
        (names, report.findings().len())
    }

    fn listed(root: &Utf8Path) -> ShopSource {
        discover::shop(root, &[], &mut Report::default()).unwrap()
    }

    fn write(path: &Utf8Path, text: &str, time: SystemTime) {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        let file = fs::File::options().write(true).open(path).unwrap();
        file.set_modified(time).unwrap();
    }

    fn expected(kopi: &str, teh: &str, findings: usize) -> (Vec<String>, usize) {
        (vec![kopi.to_owned(), teh.to_owned()], findings)
    }

    #[test]
    fn only_what_has_changed_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let root = Utf8Path::from_path(folder.path()).unwrap();
        let long_ago = SystemTime::now() - Duration::from_secs(3600);
        let (kopi, teh) = (
            root.join("produk/kopi/produk.yaml"),
            root.join("produk/teh/produk.yaml"),
        );
        write(
            &root.join("toko.yaml"),
            "nama: Toko\nwhatsapp: 08123456789\n",
            long_ago,
        );
        write(&kopi, "nama: Kopi\nhrga: 5.000\n", long_ago);
        write(&teh, "nama: Teh\n", SystemTime::now());
        let mut known = Texts::default();
        let former = listed(root);
        assert_eq!(names(&former, &mut known), expected("Kopi", "Teh", 1));

        // Same length and time: without a change time, only reading tells. A file that was new at the first reading is
        // read once more, whatever its stamp.
        write(&kopi, "nama: Roti\nhrga: 5.000\n", long_ago);
        write(
            &teh,
            "nama: Jus\n",
            former.products[1].data.as_ref().unwrap().stamp.time(),
        );
        assert_eq!(names(&former, &mut known), expected("Kopi", "Jus", 1));
        // Findings are repeated.
        assert_eq!(names(&listed(root), &mut known), expected("Roti", "Jus", 1));

        // Under another name it has other findings, with an equal stamp.
        fs::rename(&kopi, kopi.with_file_name("produk.yaml.txt")).unwrap();
        assert_eq!(names(&listed(root), &mut known), expected("Roti", "Jus", 1));

        write(&kopi, "nama: Roti\n", SystemTime::now());
        fs::remove_file(kopi.with_file_name("produk.yaml.txt")).unwrap();
        assert_eq!(names(&listed(root), &mut known), expected("Roti", "Jus", 0));
    }

    #[test]
    fn what_changes_while_it_is_read_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let root = Utf8Path::from_path(folder.path()).unwrap();
        let long_ago = SystemTime::now() - Duration::from_secs(3600);
        let (kopi, teh) = (
            root.join("produk/kopi/produk.yaml"),
            root.join("produk/teh/produk.yaml"),
        );
        write(&root.join("toko.yaml"), "nama: Toko\n", long_ago);
        write(&kopi, "nama: Ko", long_ago);
        write(&teh, "nama: Teh\n", long_ago);
        let mut known = Texts::default();
        let source = listed(root);
        write(&kopi, "nama: Kopi\n", SystemTime::now());
        assert_eq!(names(&source, &mut known).0, ["Kopi", "Teh"]);
        write(&kopi, "nama: Roti\n", SystemTime::now());
        assert_eq!(names(&listed(root), &mut known).0, ["Roti", "Teh"]);
    }
}
