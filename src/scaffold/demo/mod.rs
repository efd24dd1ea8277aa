//! The sample products of `init --demo`: four in two categories, each showing a way to sell.

use super::created::Created;
use super::error::ScaffoldError;
use super::staged::Staged;
use crate::files::{SourcePath, typed_names};
use crate::locale::Language;

/// Phone number of a sample shop; invented.
pub(super) const WHATSAPP: &str = "0812-0000-1234";

/// A sample product: folder and data in Indonesian, the same in English, photos.
struct Sample {
    indonesian: (&'static str, &'static str),
    english: (&'static str, &'static str),
    photos: &'static [(&'static str, &'static [u8])],
}

const SAMPLES: [Sample; 4] = [
    Sample {
        indonesian: ("minuman/kopi-gayo", include_str!("id/kopi-gayo.yaml")),
        english: ("drinks/gayo-coffee", include_str!("en/kopi-gayo.yaml")),
        photos: &[
            ("1-depan.jpg", include_bytes!("kopi-gayo-1.jpg")),
            ("2-isi.jpg", include_bytes!("kopi-gayo-2.jpg")),
        ],
    },
    Sample {
        indonesian: ("minuman/sirup-pala", include_str!("id/sirup-pala.yaml")),
        english: ("drinks/nutmeg-syrup", include_str!("en/sirup-pala.yaml")),
        photos: &[("1-depan.jpg", include_bytes!("sirup-pala-1.jpg"))],
    },
    Sample {
        indonesian: ("makanan/kue-bhoi", include_str!("id/kue-bhoi.yaml")),
        english: ("food/kue-bhoi", include_str!("en/kue-bhoi.yaml")),
        photos: &[("1-depan.jpg", include_bytes!("kue-bhoi-1.jpg"))],
    },
    Sample {
        indonesian: ("makanan/gula-aren", include_str!("id/gula-aren.yaml")),
        english: ("food/palm-sugar", include_str!("en/gula-aren.yaml")),
        photos: &[("1-depan.jpg", include_bytes!("gula-aren-1.jpg"))],
    },
];

/// Adds the sample products to a new shop; keeps existing folders.
pub(super) fn products(created: &mut Created, language: Language) -> Result<(), ScaffoldError> {
    let products = created.folder.join("produk");
    for sample in &SAMPLES {
        let (folder, data) = match language {
            Language::Indonesian => sample.indonesian,
            Language::English => sample.english,
        };
        let target = SourcePath::of(typed_names(folder)).under(&products);
        if target.symlink_metadata().is_ok() {
            created.kept.push(target);
            continue;
        }
        let mut staged = Staged::inside(&products)?;
        staged.write("produk.yaml", data.as_bytes())?;
        for (name, bytes) in sample.photos {
            staged.write(name, bytes)?;
        }
        created.written.extend(staged.place(&target)?);
    }
    Ok(())
}
