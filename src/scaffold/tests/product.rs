//! Products: their folders, photos and names.

use super::*;

#[test]
fn a_product_gets_its_folder_with_its_photos() {
    let place = Place::with_shop();
    let photo = place.write("lain/Foto depan (1).png", PNG);
    let new = NewProduct {
        name: "Kopi: Gayo #1".to_owned(),
        category: Some("Kopi & Teh".to_owned()),
        price: Some("012.500".to_owned()),
        unit: Some("bungkus".to_owned()),
        photos: vec![format!("\"{photo}\"").into(), photo],
    };
    let created = add(&place, &new).expect("a product");
    let folder = place.root().join("produk/kopi-teh/kopi-gayo-1");
    assert_eq!(created.folder, folder);
    assert_eq!(created.taken, None);
    assert_eq!(
        created.written,
        [
            folder.join("Foto depan (1).png"),
            folder.join("produk.yaml")
        ]
    );
    assert_eq!(fs::read(&created.written[0]).expect("a photo"), PNG);
    let data = yaml_at(&created.written[1]);
    for (key, value) in [
        ("nama", "Kopi: Gayo #1"),
        ("harga", "012.500"),
        ("satuan", "bungkus"),
        ("kategori", "Kopi & Teh"),
    ] {
        assert_eq!(data[key], Value::from(value));
    }
}

#[test]
fn a_name_taken_anywhere_in_the_shop_gets_a_number() {
    let place = Place::with_shop();
    place.write("produk/minuman/Kopi Gayo/produk.yaml", b"nama: Kopi");
    place.write("produk/_kopi-gayo-2/produk.yaml", b"nama: tidak tampil");
    for (number, shown) in [(2, "kopi-gayo-2"), (3, "kopi-gayo-3")] {
        let created = add(&place, &new_product("Kopi Gayo")).expect("a product");
        assert_eq!(
            created.folder,
            place.root().join("produk").join(shown),
            "{number}"
        );
        assert_eq!(created.taken.as_deref(), Some("kopi-gayo"));
    }
    let created = add(&place, &new_product("Contoh produk")).expect("a product");
    assert_eq!(created.taken, None, "the example is passed over");
}

#[test]
fn a_category_uses_the_folder_that_means_it() {
    let place = Place::with_shop();
    place.write("produk/01-Minuman/teh/produk.yaml", b"nama: Teh");
    for (category, folder, kept) in [
        ("Minuman", "produk/01-Minuman", false),
        ("minuman/Sirup Pala", "produk/01-Minuman/sirup-pala", false),
        ("../../luar", "produk", true),
        ("MAKANAN", "produk/makanan", true),
    ] {
        let new = NewProduct {
            category: Some(category.to_owned()),
            ..new_product("Kopi")
        };
        let created = add(&place, &new).expect("a product");
        assert!(
            created.folder.starts_with(place.root().join(folder)),
            "{}",
            created.folder
        );
        let data = yaml_at(&created.folder.join("produk.yaml"));
        assert_eq!(
            data.get("kategori").is_some(),
            kept && category == "MAKANAN",
            "{category}"
        );
    }
}

#[test]
fn a_product_holds_no_other_product() {
    let place = Place::with_shop();
    place.write("produk/kopi/produk.yaml", b"nama: Kopi");
    place.write("produk/teh/foto.jpg", PNG);
    let before = place.files();
    for category in ["Kopi", "teh", "kopi/bubuk"] {
        let new = NewProduct {
            category: Some(category.to_owned()),
            ..new_product("Baru")
        };
        let refused = add(&place, &new);
        assert!(
            matches!(refused, Err(ScaffoldError::CategoryIsProduct { .. })),
            "{category}"
        );
    }
    assert_eq!(place.files(), before);
}

#[test]
fn a_bad_photo_stops_before_anything_is_written() {
    let place = Place::with_shop();
    let good = place.write("lain/1.png", PNG);
    let text = place.write("lain/2.jpg", b"bukan foto");
    let empty = place.write("lain/3.jpg", b"");
    let before = place.files();
    for (bad, id) in [
        (
            place.root().join("tidak-ada.jpg"),
            "scaffold-error-photo-missing",
        ),
        (place.root().join("lain"), "scaffold-error-photo-not-a-file"),
        (text, "scaffold-error-not-a-photo"),
        (empty, "scaffold-error-not-a-photo"),
        (good.join("x.png"), "scaffold-error-photo-missing"),
    ] {
        let new = NewProduct {
            photos: vec![good.clone(), bad],
            ..new_product("Kopi")
        };
        let error = add(&place, &new).expect_err("a bad photo");
        assert_eq!(error.text_id(), id);
        assert!(!error.is_machine());
    }
    assert_eq!(place.files(), before);
    assert!(!place.root().join("produk/kopi").exists());
}

#[test]
fn a_product_needs_a_shop_and_a_name() {
    let place = Place::new();
    let refused = add(&place, &new_product("Kopi"));
    assert!(matches!(refused, Err(ScaffoldError::NotAShop { .. })));
    assert!(place.files().is_empty());
    let place = Place::with_shop();
    assert!(matches!(
        add(&place, &new_product(" \n")),
        Err(ScaffoldError::NoName)
    ));
}

#[test]
fn odd_names_make_folders_all_the_same() {
    let place = Place::with_shop();
    let long = "kopi arabika ".repeat(30);
    for name in [
        "☕",
        "CON",
        "  spasi  ",
        "../../etc/passwd",
        "a\nb",
        "-",
        &long,
        "☕",
    ] {
        let created = add(&place, &new_product(name)).expect(name);
        assert_eq!(created.folder.parent(), Some(&*place.root().join("produk")));
        let written = yaml_at(&created.folder.join("produk.yaml"));
        assert_eq!(written["nama"], Value::from(name.replace('\n', " ")));
    }
}

#[cfg(unix)]
#[test]
fn a_new_folder_is_open_to_others_like_any_other() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::with_shop();
    let created = add(&place, &new_product("Kopi")).expect("a product");
    let mode = |path: &Utf8Path| {
        fs::metadata(path)
            .expect("it is there")
            .permissions()
            .mode()
    };
    fs::create_dir(place.root().join("biasa")).expect("a folder");
    assert_eq!(mode(&created.folder), mode(&place.root().join("biasa")));
}
