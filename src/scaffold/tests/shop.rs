//! Shops, groups, and the demo.

use super::*;

#[test]
fn a_new_shop_has_what_a_shop_needs() {
    for language in LANGUAGES {
        let place = Place::new();
        let folder = place.root().join("toko-sari");
        let created = shop(&folder, &ShopAnswers::default(), false, language).expect("a shop");
        let names: Vec<&Utf8Path> = created
            .written
            .iter()
            .map(|path| path.strip_prefix(&folder).expect("a path in it"))
            .collect();
        assert_eq!(
            names,
            [
                ".gitignore",
                "halaman/tentang.md",
                "halaman/cara-pesan.md",
                "produk/_contoh-produk/produk.yaml",
                "toko.yaml"
            ]
        );
        let key = if language == Language::English {
            "name"
        } else {
            "nama"
        };
        assert_eq!(
            yaml_at(&folder.join("toko.yaml"))[key],
            Value::from("Toko Sari")
        );
        assert!(created.kept.is_empty());
    }
}

#[test]
fn what_is_there_stays_as_it_was() {
    for demo in [false, true] {
        let place = Place::new();
        place.write("etalase.exe", b"MZ");
        place.write("halaman/tentang.md", b"Punya saya");
        place.write("produk/minuman/kopi-gayo/produk.yaml", b"nama: Kopi saya");
        let before = place.files();
        let created =
            shop(place.root(), &named("Sari"), demo, Language::Indonesian).expect("a shop");
        let after = place.files();
        for (name, bytes) in before {
            assert_eq!(after[&name], bytes, "{name}");
        }
        let mut kept = vec![place.root().join("halaman/tentang.md")];
        if demo {
            kept.push(place.root().join("produk/minuman/kopi-gayo"));
        }
        assert_eq!(created.kept, kept);
        assert!(created.written.iter().all(|path| path.is_file()));
        assert!(!after.keys().any(|name| name.contains(".baru-")));
    }
}

#[test]
fn a_shop_or_group_is_never_made_twice() {
    for name in ["toko.yaml", "TOKO.YML", "toko.yaml.txt"] {
        let place = Place::new();
        place.write(name, b"nama: Lama");
        let before = place.files();
        let refused = shop(place.root(), &named("Baru"), true, Language::Indonesian);
        assert!(
            matches!(refused, Err(ScaffoldError::AlreadyAShop { .. })),
            "{name}"
        );
        let refused = group(place.root(), &named("Baru"), Language::Indonesian);
        assert!(
            matches!(refused, Err(ScaffoldError::AlreadyAShop { .. })),
            "{name}"
        );
        assert_eq!(place.files(), before);
    }
    let place = Place::new();
    group(place.root(), &named("Maju"), Language::Indonesian).expect("a group");
    assert!(place.root().join("toko").is_dir());
    let before = place.files();
    let refused = shop(place.root(), &named("Baru"), false, Language::Indonesian);
    assert!(matches!(refused, Err(ScaffoldError::AlreadyAGroup { .. })));
    assert_eq!(place.files(), before);
}

#[test]
fn a_file_in_the_way_of_a_folder_is_an_error() {
    let place = Place::new();
    place.write("halaman", b"bukan folder");
    let refused = shop(place.root(), &named("Sari"), false, Language::Indonesian);
    assert!(matches!(refused, Err(ScaffoldError::File(_))));
    assert!(!place.root().join("toko.yaml").exists());
}

#[test]
fn a_demo_has_products_with_photos() {
    for language in LANGUAGES {
        let place = Place::new();
        let created = shop(place.root(), &named("Demo"), true, language).expect("a shop");
        let photos = created
            .written
            .iter()
            .filter(|path| path.extension() == Some("jpg"));
        assert_eq!(photos.count(), 5);
        let products: Vec<_> = created
            .written
            .iter()
            .filter(|path| path.ends_with("produk.yaml"))
            .collect();
        assert_eq!(products.len(), 4);
        for path in products {
            assert!(yaml_at(path).is_mapping());
        }
        assert_eq!(
            yaml_at(&place.root().join("toko.yaml"))["whatsapp"],
            Value::from(demo::WHATSAPP)
        );
    }
}
