//! Recognition of unchanged sites.

use std::fs;
use std::num::NonZeroUsize;
use std::time::{Duration, SystemTime};

use super::*;
use crate::diagnostic::Strictness;
use crate::value::Date;

struct Silent;

impl Progress for Silent {
    fn photos(&self, _: usize) {}
    fn photo_done(&self, _: Option<PhotoBytes>) {}
}

struct Shop {
    folder: tempfile::TempDir,
    options: BuildOptions,
}

impl Shop {
    /// A shop with one product.
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = Utf8Path::from_path(folder.path()).unwrap();
        let options = BuildOptions {
            target: root.join("situs"),
            cache: root.join(".etalase"),
            today: Date::parse("2026-11-22").unwrap(),
            strictness: Strictness::Lenient,
            program: "uji".to_owned(),
            workers: NonZeroUsize::MIN,
            scope: Scope::All,
            fresh: false,
            may_empty: false,
            themes: Default::default(),
            repeats: true,
        };
        let shop = Self { folder, options };
        shop.write("toko.yaml", "nama: Toko\nwhatsapp: 0812-0000-1234\n");
        shop.write("produk/kopi/produk.yaml", "harga: 12.500\n");
        shop
    }

    fn root(&self) -> &Utf8Path {
        Utf8Path::from_path(self.folder.path()).unwrap()
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Sets the times of all files back by an hour.
    fn age(&self) {
        let long_ago = SystemTime::now() - Duration::from_secs(3600);
        for path in ["toko.yaml", "produk/kopi/produk.yaml"] {
            let file = fs::File::options().write(true).open(self.root().join(path));
            file.unwrap().set_modified(long_ago).unwrap();
        }
    }

    fn sites(&self) -> (Arc<Store>, Vec<Site>) {
        let store = Arc::new(Store::open(self.root(), &self.options));
        let mut report = Report::default();
        let sites = survey::sites(
            self.root(),
            (&store, &Folders::default()),
            &self.options,
            &mut report,
        );
        (store, sites.unwrap().unwrap())
    }

    fn head(&self) -> Head {
        let (_, sites) = self.sites();
        sites[0].rows.head()
    }

    /// True when a build would leave the shop unread.
    fn is_unchanged(&self) -> bool {
        let (store, mut sites) = self.sites();
        let outputs = store.outputs();
        let stage =
            publish::open(&self.options.target, outputs.files.clone(), Arc::default()).unwrap();
        recognise::recognise(&mut sites, (&stage, &outputs), &self.options);
        matches!(sites[0].state, State::Unchanged)
    }

    fn build(&self) {
        let mut report = Report::default();
        build(self.root(), &self.options, &Silent, &mut report).unwrap();
    }

    /// Stores the present key, so that edits do not show in it (as on disks whose stamps do not change).
    fn hide_edits(&self) {
        let (store, sites) = self.sites();
        let writer = StoreWriter::new(&store);
        let head = Head {
            key: sites[0].key,
            ..sites[0].rows.head()
        };
        let rows = NewRows {
            head: Some(head),
            ..NewRows::default()
        };
        writer.put(&sites[0].place, &rows);
        writer.finish(|_| true, &News::default());
    }

    fn home_says(&self, text: &str) -> bool {
        let page = self.root().join("situs/index.html");
        fs::read_to_string(page).unwrap().contains(text)
    }
}

#[test]
fn what_is_new_is_known_by_its_content_and_later_by_its_stamp() {
    let shop = Shop::new();
    shop.build();
    assert_eq!(shop.head().unsettled.len(), 2);
    assert!(shop.is_unchanged());
    shop.write("produk/kopi/produk.yaml", "harga: 13.500\n");
    shop.hide_edits();
    assert!(!shop.is_unchanged());
    shop.build();
    assert!(shop.home_says("Rp13.500"));

    shop.age();
    shop.hide_edits();
    shop.build();
    assert!(shop.head().unsettled.is_empty());
    assert!(shop.is_unchanged());
}

#[test]
fn what_seems_to_come_from_the_future_is_read() {
    let shop = Shop::new();
    shop.age();
    shop.build();
    assert!(shop.is_unchanged());
    let file = fs::File::options()
        .write(true)
        .open(shop.root().join("toko.yaml"));
    let future = SystemTime::now() + Duration::from_secs(3600);
    file.unwrap().set_modified(future).unwrap();
    // The clock was set back: the stamp is equal, and had settled.
    shop.hide_edits();
    assert!(!shop.is_unchanged());
    shop.build();
    assert!(shop.is_unchanged());
    shop.write("toko.yaml", "nama: Niki\nwhatsapp: 0812-0000-1234\n");
    shop.hide_edits();
    assert!(!shop.is_unchanged());
}

#[test]
fn a_fresh_build_believes_no_stamp() {
    let mut shop = Shop::new();
    shop.age();
    shop.build();
    shop.write("produk/kopi/produk.yaml", "harga: 13.500\n");
    shop.age();
    shop.hide_edits();
    shop.build();
    assert!(shop.home_says("Rp12.500"), "nothing tells of the edit");
    shop.options.fresh = true;
    shop.build();
    assert!(shop.home_says("Rp13.500"));
}
