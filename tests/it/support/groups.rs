//! Groups of shops, and their parts.

use camino::Utf8PathBuf;

use super::{Run, Shop};

/// A cooperative with `shops` shops of two products each.
pub fn group(shops: usize) -> Shop {
    let group = Shop::empty();
    group.write(
        "kelompok.yaml",
        "nama: Koperasi Maju\njenis: koperasi\nwhatsapp: 0812-0000-1299\n",
    );
    for number in 0..shops {
        member(&group, number);
    }
    group
}

/// Adds a shop to a group.
pub fn member(group: &Shop, number: usize) {
    member_in(group, &format!("toko/toko-{number:03}"), number);
}

/// Adds a shop to a group, in a folder of it.
pub fn member_in(group: &Shop, folder: &str, number: usize) {
    group.write(
        &format!("{folder}/toko.yaml"),
        format!(
            "nama: Toko {number}\nwhatsapp: 0812-0000-{number:04}\n\
             alamat: {{kabupaten: Kabupaten {}, provinsi: Aceh}}\n",
            number % 3
        ),
    );
    for product in ["kopi", "kue"] {
        group.write(
            &format!("{folder}/produk/makanan/{product}/produk.yaml"),
            format!("nama: {product} nomor {number}\nharga: 12.500\n"),
        );
    }
}

/// Builds each of `of` shares of a group into a folder and with a cache of its own.
pub fn shares(group: &Shop, of: usize) -> Vec<(Utf8PathBuf, Run)> {
    let build = |share: usize| {
        let part = group.beside(&format!("bagian-{share}"));
        let cache = group.beside(&format!("simpanan-{share}"));
        let run = group.run(&[
            "build",
            "--shard",
            &format!("{share}/{of}"),
            "--out",
            part.as_str(),
            "--cache",
            cache.as_str(),
        ]);
        (part, run)
    };
    (1..=of).map(build).collect()
}

/// Joins parts of a group into a new folder, with a cache of its own.
pub fn joined(group: &Shop, parts: &[Utf8PathBuf]) -> Utf8PathBuf {
    let (joined, cache) = (group.beside("gabungan"), group.beside("simpanan"));
    let words: Vec<&str> = ["join"]
        .into_iter()
        .chain(parts.iter().map(|part| part.as_str()))
        .chain(["--out", joined.as_str(), "--cache", cache.as_str()])
        .collect();
    group.run_inside(&words).ended(0);
    joined
}
