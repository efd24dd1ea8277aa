//! Texts of products that were read before. A program that builds one folder again and again reads only those
//! that have changed.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use camino::{Utf8Path, Utf8PathBuf};

use super::{ArticleDraft, ProductDraft};
use crate::diagnostic::{Code, Report};
use crate::discover::{ProductSource, SourceFile};
use crate::files::SourcePath;

/// The texts of products, by the folders of the shops and those of the products within them.
#[derive(Debug, Default)]
pub struct KnownTexts(Mutex<HashMap<Utf8PathBuf, ShopTexts>>);

/// The texts of one shop's products.
pub(super) type ShopTexts = HashMap<SourcePath, ProductTexts>;

/// What the texts of a product say.
#[derive(Debug, Clone)]
pub(super) struct ProductTexts {
    /// `produk.yaml` and `cerita.md`, as they were listed.
    files: [Option<SourceFile>; 2],
    /// Absent when the data could not be read.
    pub drafts: Option<(ProductDraft, Option<ArticleDraft>)>,
    /// What was found in them.
    pub report: Report,
}

impl KnownTexts {
    /// Takes out what is known of a shop.
    pub(super) fn take(&self, shop: &Utf8Path) -> ShopTexts {
        let mut shops = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        shops.remove(shop).unwrap_or_default()
    }

    /// Puts in what is known of a shop now.
    pub(super) fn put(&self, shop: &Utf8Path, texts: ShopTexts) {
        let mut shops = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        shops.insert(shop.to_owned(), texts);
    }
}

impl ProductTexts {
    /// The texts of a product, read just now.
    pub fn read(
        source: &ProductSource,
        drafts: Option<(ProductDraft, Option<ArticleDraft>)>,
        report: Report,
    ) -> Self {
        Self {
            files: [source.data.clone(), source.story.clone()],
            drafts,
            report,
        }
    }

    /// Whether the product's files still say this.
    pub fn are_of(&self, source: &ProductSource) -> bool {
        let [data, story] = &self.files;
        (data, story) == (&source.data, &source.story)
    }

    /// Whether the files will tell of every change since they were read.
    pub fn will_last(&self) -> bool {
        let mut findings = self.report.findings().iter();
        findings.all(|finding| finding.code != Code::Unreadable)
            && self.files.iter().flatten().all(|file| file.is_settled)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discover::{self, ShopSource};
    use crate::parse;
    use std::fs;
    use std::time::{Duration, SystemTime};

    /// What the shop's products are called, and how much is found in their files.
    fn names(source: &ShopSource, known: &KnownTexts) -> (Vec<String>, usize) {
        let mut report = Report::default();
        let drafts = parse::drafts(source, Some(known), &mut report).unwrap();
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
        let known = KnownTexts::default();
        let former = listed(root);
        assert_eq!(names(&former, &known), expected("Kopi", "Teh", 1));

        // Of the same length and time. On a disk that tells no more, only by reading it one would know; one that
        // was new at that time is read once more, whatever its stamp says.
        write(&kopi, "nama: Roti\nhrga: 5.000\n", long_ago);
        write(
            &teh,
            "nama: Jus\n",
            former.products[1].data.as_ref().unwrap().stamp.time(),
        );
        assert_eq!(names(&former, &known), expected("Kopi", "Jus", 1));
        // What was found is told again.
        let source = listed(root);
        let tells = cfg!(unix);
        let bread = if tells { "Roti" } else { "Kopi" };
        assert_eq!(names(&source, &known), expected(bread, "Jus", 1));

        // By another name it has other findings, though its stamp is the same.
        fs::rename(&kopi, kopi.with_file_name("produk.yaml.txt")).unwrap();
        assert_eq!(names(&listed(root), &known), expected("Roti", "Jus", 1));

        write(&kopi, "nama: Roti\n", SystemTime::now());
        fs::remove_file(kopi.with_file_name("produk.yaml.txt")).unwrap();
        assert_eq!(names(&listed(root), &known), expected("Roti", "Jus", 0));
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
        let known = KnownTexts::default();
        let source = listed(root);
        write(&kopi, "nama: Kopi\n", SystemTime::now());
        assert_eq!(names(&source, &known).0, ["Kopi", "Teh"]);
        write(&kopi, "nama: Roti\n", SystemTime::now());
        assert_eq!(names(&listed(root), &known).0, ["Roti", "Teh"]);
    }
}
