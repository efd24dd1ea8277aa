//! Any text, and any changes of it: editing never panics, a value that was written is read back, and nothing but it has
//! changed for the parser.
#![no_main]

use camino::Utf8Path;
use etalase::diagnostic::Report;
use etalase::edit::{Document, NewValue, Step};
use libfuzzer_sys::fuzz_target;

/// Where to write, what, and how.
type Change = (u8, u8, String);

fuzz_target!(|input: (Vec<u8>, Vec<Change>)| {
    let (bytes, changes) = input;
    let Ok(mut document) = Document::product(&bytes) else {
        return;
    };
    assert_eq!(document.bytes().0, bytes);
    for (place, how, text) in changes {
        let path = path(place);
        let before = document.clone();
        let value = NewValue::Text(text.clone());
        let outcome = match how % 4 {
            0 => document.remove(&path),
            1 => document
                .append(&path[..1], &NewValue::Map(vec![("nama", value)]))
                .map(|()| true),
            2 => document.set(
                &path,
                &NewValue::Texts(vec![text.clone(), "lain".to_owned()]),
            ),
            _ => document.set(&path, &value),
        };
        match outcome {
            Ok(true) => {
                let mut report = Report::default();
                let read =
                    etalase::parse::product(document.text(), Utf8Path::new("fuzz"), &mut report);
                assert!(read.is_some());
            }
            Ok(false) | Err(_) => assert_eq!(document.text(), before.text()),
        }
    }
});

/// A key, one of a map, or one of a row.
fn path(place: u8) -> Vec<Step> {
    match place % 8 {
        0 => vec![Step::Key("harga")],
        1 => vec![Step::Key("deskripsi")],
        2 => vec![Step::Key("izin"), Step::Key("nib")],
        3 => vec![Step::Key("varian"), Step::Row(0), Step::Key("harga")],
        4 => vec![Step::Key("grosir"), Step::Row(1), Step::Key("min")],
        5 => vec![Step::Key("varian"), Step::Row(0)],
        6 => vec![Step::Key("label")],
        _ => vec![Step::Key("sku")],
    }
}
