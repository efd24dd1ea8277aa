//! Writes what a finding suggests to add (`alamat_lama`): into data files, and into the heads of pages and news.

use super::document::{Document, Refusal, Step};
use super::encoding::{Encoding, Lossy};
use super::layout::Layout;
use crate::diagnostic::Addition;
use crate::discover::is_data_name;
use crate::parse::{ARTICLE, GROUP, Key, PRODUCT, SHOP, front_matter};

/// Line before and after the head of a page.
const FENCE: &str = "---";

/// The bytes of a file of this name with an addition, and whether they had to become UTF-8. A file that is not there yet
/// has no bytes; what stands in it already is not added again, and a field gets its new value.
///
/// # Errors
/// [`Refusal`].
pub fn with_addition(
    name: &str,
    bytes: &[u8],
    addition: &Addition,
) -> Result<(Vec<u8>, Lossy), Refusal> {
    let (text, encoding) = Encoding::decode(bytes).ok_or(Refusal::Unreadable)?;
    let tables = [("toko", SHOP), ("kelompok", GROUP), ("produk", PRODUCT)];
    let data = tables.iter().find(|(stem, _)| is_data_name(name, stem));
    let text = match data {
        Some(&(_, table)) => added(text, table, addition)?,
        None => with_head(text, addition)?,
    };
    Ok(encoding.encode(&text))
}

/// A page with the addition in its head, which is made if need be.
fn with_head(text: String, addition: &Addition) -> Result<String, Refusal> {
    let Some((head, _)) = front_matter(&text) else {
        // A head that is not closed.
        if text.trim_start().starts_with(FENCE) {
            return Err(Refusal::Unreadable);
        }
        let newline = Layout::new(&text).newline();
        let head = added(String::new(), ARTICLE, addition)?.replace('\n', newline);
        return Ok(format!("{FENCE}{newline}{head}{FENCE}{newline}{text}"));
    };
    let new = added(head.slice(&text).to_owned(), ARTICLE, addition)?;
    Ok(format!("{}{new}{}", &text[..head.start], &text[head.end..]))
}

/// A YAML text with an addition.
fn added(text: String, table: &'static [Key], addition: &Addition) -> Result<String, Refusal> {
    let (Addition::Texts { key, .. } | Addition::Fields { key, .. }) = addition;
    let path = match Key::find(table, key) {
        Some(key) => [Step::Key(key.name)],
        None => return Err(Refusal::Entangled),
    };
    let mut document = Document::of_text(text, Encoding::Utf8, table)?;
    match addition {
        Addition::Texts { texts, .. } => document.add_texts(&path, texts)?,
        Addition::Fields { fields, .. } => document.set_pairs(&path, fields)?,
    }
    Ok(document.text().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn expect(name: &str, before: &str, addition: &Addition, after: &str) {
        let (bytes, _) = with_addition(name, before.as_bytes(), addition).expect("it can be added");
        assert_eq!(String::from_utf8(bytes).expect("UTF-8"), after);
        let (again, _) = with_addition(name, after.as_bytes(), addition).expect("it is there");
        assert_eq!(String::from_utf8(again).expect("UTF-8"), after);
    }

    #[test]
    fn former_addresses_are_added_to_data_files() {
        let kopi = Addition::Texts {
            key: "alamat_lama".to_owned(),
            texts: vec!["kopi".to_owned()],
        };
        for (before, after) in [
            ("", "alamat_lama: kopi\n"),
            (
                "nama: Kopi # enak\n",
                "nama: Kopi # enak\nalamat_lama: kopi\n",
            ),
            ("nama: Kopi\r\n", "nama: Kopi\r\nalamat_lama: kopi\r\n"),
            (
                "name: Kopi\nprice: 5\n",
                "name: Kopi\nprice: 5\nformer_addresses: kopi\n",
            ),
            ("alamat_lama: teh\n", "alamat_lama: teh, kopi\n"),
            (
                "alamat_lama: [teh] # dulu\n",
                "alamat_lama: [teh, kopi] # dulu\n",
            ),
            (
                "alamat_lama:\n  - teh\nsku: A\n",
                "alamat_lama:\n  - teh\n  - kopi\nsku: A\n",
            ),
        ] {
            expect("produk.yaml", before, &kopi, after);
        }
    }

    #[test]
    fn former_addresses_are_added_to_heads() {
        let kopi = Addition::Texts {
            key: "alamat_lama".to_owned(),
            texts: vec!["kami".to_owned()],
        };
        for (before, after) in [
            (
                "# Kami\n\nIsi",
                "---\nalamat_lama: kami\n---\n# Kami\n\nIsi",
            ),
            ("Isi\r\n", "---\r\nalamat_lama: kami\r\n---\r\nIsi\r\n"),
            (
                "---\njudul: Kami\n---\n\nIsi --- lagi\n",
                "---\njudul: Kami\nalamat_lama: kami\n---\n\nIsi --- lagi\n",
            ),
            ("---\n---\nIsi\n", "---\nalamat_lama: kami\n---\nIsi\n"),
        ] {
            expect("tentang.md", before, &kopi, after);
        }
        let open = b"---\njudul: Kami\nIsi\n";
        assert!(with_addition("tentang.md", open, &kopi).is_err());
    }

    #[test]
    fn former_categories_are_added_to_the_shop() {
        let field = |from: &str, to: &str| (from.to_owned(), to.to_owned());
        let segar = Addition::Fields {
            key: "kategori_lama".to_owned(),
            fields: vec![field("segar", "minuman")],
        };
        for (before, after) in [
            (
                "nama: Sari\n",
                "nama: Sari\nkategori_lama:\n  segar: minuman\n",
            ),
            (
                "kategori_lama:\n    lama: baru # ini\nnama: Sari\n",
                "kategori_lama:\n    lama: baru # ini\n    segar: minuman\nnama: Sari\n",
            ),
            (
                "kategori_lama: {lama: baru}\n",
                "kategori_lama: {lama: baru, segar: minuman}\n",
            ),
            (
                "kategori_lama:\n  Segar: dingin # dulu\n  a: b\n",
                "kategori_lama:\n  Segar: minuman # dulu\n  a: b\n",
            ),
            ("kategori_lama:\n", "kategori_lama:\n  segar: minuman\n"),
        ] {
            expect("toko.yaml", before, &segar, after);
        }
        assert!(with_addition("produk.yaml", b"nama: Kopi\n", &segar).is_err());
    }
}
