//! Cases that cannot be stored as text files: links, odd names, invalid bytes.

use etalase::diagnostic::Code;

use super::Case;
use crate::support::pictures;
use crate::support::{Finding, Shop};

/// Code, place of the finding (file, line), and the step that breaks the shop.
type Recipe = (Code, (&'static str, Option<u64>), fn(&Shop));

const RECIPES: &[Recipe] = &[
    (Code::NotUtf8, ("produk/kopi/produk.yaml", None), |shop| {
        shop.write(
            "produk/kopi/produk.yaml",
            b"nama: Caf\xC3\xA9 Gayo\xE9\nharga: 12.500\n",
        );
    }),
    (
        Code::EncodingGuessed,
        ("produk/kopi/produk.yaml", None),
        |shop| {
            shop.write(
                "produk/kopi/produk.yaml",
                b"nama: Caf\xE9 Gayo\nharga: 12.500\n",
            );
        },
    ),
    (
        Code::TextTooLarge,
        ("produk/kopi/produk.yaml", None),
        |shop| {
            shop.product(
                "kopi",
                &format!("nama: Kopi\ndeskripsi: {}\n", "kopi ".repeat(250_000)),
            );
        },
    ),
    (
        Code::PhotoHeic,
        ("produk/kopi/produk.yaml", Some(4)),
        |shop| {
            shop.write("produk/kopi/IMG_0412.HEIC", pictures::heic());
            shop.product(
                "kopi",
                "nama: Kopi\nharga: 12.500\nfoto:\n  - IMG_0412.HEIC\n",
            );
        },
    ),
    (Code::PhotoTooLarge, ("produk/kopi/1.png", None), |shop| {
        shop.write("produk/kopi/1.png", pictures::png_claiming(20_000, 15_000));
    }),
    (
        Code::PhotoDamaged,
        ("produk/kopi/produk.yaml", Some(3)),
        |shop| {
            let mut photo =
                pictures::stored_as(pictures::gradient(60, 60), image::ImageFormat::Png);
            photo.truncate(90);
            shop.write("produk/kopi/1.png", photo);
            shop.product("kopi", "nama: Kopi\nharga: 12.500\nfoto: 1.png\n");
        },
    ),
    (Code::PhotoCutOff, ("produk/kopi/1.jpg", None), |shop| {
        let photo = pictures::jpeg(&pictures::sharp(480, 480));
        shop.write("produk/kopi/1.jpg", &photo[..photo.len() * 2 / 3]);
    }),
    (Code::PhotoDark, ("produk/kopi/1.jpg", None), |shop| {
        let mut photo = pictures::sharp(480, 480);
        photo.iter_mut().for_each(|level| *level /= 6);
        shop.write("produk/kopi/1.jpg", pictures::jpeg(&photo));
    }),
    (
        Code::PhotoBlurred,
        ("produk/kopi/produk.yaml", Some(3)),
        |shop| {
            let photo = pictures::jpeg(&pictures::gradient(480, 480));
            shop.write("produk/kopi/1.jpg", photo);
            shop.product("kopi", "nama: Kopi\nharga: 12.500\nfoto: 1.jpg\n");
        },
    ),
    (Code::PhotoSmall, ("produk/kopi/1.jpg", None), |shop| {
        shop.write(
            "produk/kopi/1.jpg",
            pictures::jpeg(&pictures::sharp(200, 300)),
        );
    }),
    (Code::QrisUnreadable, ("toko.yaml", Some(4)), |shop| {
        shop.good_photo("stiker.jpg");
        shop.write(
            "toko.yaml",
            "nama: Toko Sari\nwhatsapp: 0812-0000-1234\npembayaran:\n  qris: stiker.jpg\n",
        );
    }),
];

#[cfg(unix)]
const UNIX_RECIPES: &[Recipe] = &[
    (
        Code::LinkNotFollowed,
        ("produk/kopi/1-depan.jpg", None),
        |shop| {
            let target = shop.beside("Foto.jpg");
            std::fs::write(&target, pictures::jpeg(&pictures::gradient(60, 60))).expect("a photo");
            std::os::unix::fs::symlink(target, shop.path("produk/kopi/1-depan.jpg"))
                .expect("a link");
        },
    ),
    (
        Code::NameNotPortable,
        ("produk/kopi: gayo?", None),
        |shop| {
            shop.product("kopi: gayo?", "nama: Kopi Uji\nharga: 12.500\n");
        },
    ),
    (Code::NotAFile, ("produk/kopi/produk.yaml", None), |shop| {
        shop.remove("produk/kopi/produk.yaml");
        shop.good_photo("produk/kopi/1.jpg");
        let socket = shop.path("produk/kopi/produk.yaml");
        std::os::unix::net::UnixListener::bind(socket).expect("a thing that is no file");
    }),
];
#[cfg(not(unix))]
const UNIX_RECIPES: &[Recipe] = &[];

/// Other systems refuse such names.
#[cfg(target_os = "linux")]
const LINUX_RECIPES: &[Recipe] = &[(Code::NameNotUnicode, ("produk/kopi", None), |shop| {
    use std::os::unix::ffi::OsStrExt;
    let name = std::ffi::OsStr::from_bytes(b"kopi-\xE9.jpg");
    let path = shop.path("produk/kopi").into_std_path_buf().join(name);
    std::fs::write(path, pictures::jpeg(&pictures::gradient(60, 60))).expect("a photo");
})];
#[cfg(not(target_os = "linux"))]
const LINUX_RECIPES: &[Recipe] = &[];

pub(super) fn cases() -> Vec<Case> {
    let recipes = RECIPES.iter().chain(UNIX_RECIPES).chain(LINUX_RECIPES);
    recipes
        .map(|(code, (file, line), spoil)| {
            let shop = Shop::small();
            spoil(&shop);
            let expected = Finding {
                file: (*file).to_owned(),
                line: *line,
                code: code.as_str().to_owned(),
                name: code.name().to_owned(),
            };
            Case {
                name: code.name().to_owned(),
                shop,
                expected: vec![expected],
            }
        })
        .collect()
}

/// True for cases that this system cannot show.
pub(super) fn elsewhere_than_here(name: &str) -> bool {
    let on_unix = ["link-not-followed", "name-not-portable", "not-a-file"];
    cfg!(not(unix)) && on_unix.contains(&name)
        || cfg!(not(target_os = "linux")) && name == "name-not-unicode"
}
