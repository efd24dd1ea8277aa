//! Values → the text of a new data file, as a person would write it.

use super::private::Private;
use crate::edit::NewValue;
use crate::scaffold::yaml;

/// The text of a data file below a comment.
pub(super) fn data(comment: &str, entries: &[(&'static str, NewValue)]) -> Vec<u8> {
    let mut text = commented(comment);
    for (key, value) in entries {
        write(&mut text, "", key, value);
    }
    text.into_bytes()
}

/// The text of `_pribadi.yaml`. All values are quoted, so that no other program takes a NIK for a number.
pub(super) fn private(comment: &str, private: &Private) -> Vec<u8> {
    let mut text = commented(comment);
    let mut known: Vec<&str> = Vec::new();
    for (key, _) in private.entries() {
        if known.contains(&key.as_str()) {
            continue;
        }
        known.push(key);
        let values = private.entries().iter().filter(|(own, _)| own == key);
        let values: Vec<String> = values.map(|(_, value)| quoted(value)).collect();
        match &values[..] {
            [value] => text.push_str(&format!("{}: {value}\n", yaml(key))),
            values => {
                text.push_str(&format!("{}:\n", yaml(key)));
                for value in values {
                    text.push_str(&format!("  - {value}\n"));
                }
            }
        }
    }
    text.into_bytes()
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("a text is always valid JSON, and JSON is YAML")
}

fn commented(comment: &str) -> String {
    let lines = comment.lines().map(|line| format!("# {line}\n"));
    lines.collect()
}

fn write(text: &mut String, indent: &str, key: &str, value: &NewValue) {
    let inner = format!("{indent}  ");
    match value {
        NewValue::Text(value) if value.contains('\n') => {
            text.push_str(&format!("{indent}{key}: |\n"));
            for line in value.trim().lines() {
                text.push_str(format!("{inner}{}", printable(line)).trim_end());
                text.push('\n');
            }
        }
        NewValue::Text(value) => text.push_str(&format!("{indent}{key}: {}\n", scalar(value))),
        NewValue::Texts(values) => match &values[..] {
            [value] => text.push_str(&format!("{indent}{key}: {}\n", scalar(value))),
            values => {
                text.push_str(&format!("{indent}{key}:\n"));
                for value in values {
                    text.push_str(&format!("{inner}- {}\n", scalar(value)));
                }
            }
        },
        NewValue::Map(fields) => {
            text.push_str(&format!("{indent}{key}:\n"));
            for (key, value) in fields {
                write(text, &inner, key, value);
            }
        }
        NewValue::Pairs(pairs) => {
            text.push_str(&format!("{indent}{key}:\n"));
            for (key, value) in pairs {
                text.push_str(&format!("{inner}{}: {}\n", yaml(key), scalar(value)));
            }
        }
        NewValue::Rows(rows) => {
            text.push_str(&format!("{indent}{key}:\n"));
            for row in rows {
                let mut lines = String::new();
                if let NewValue::Map(fields) = row {
                    for (key, value) in fields {
                        write(&mut lines, &format!("{inner}  "), key, value);
                    }
                }
                // The dash stands in the indentation of the first field.
                text.push_str(&format!("{inner}- {}", lines.trim_start()));
            }
        }
    }
}

/// A text on one line. Amounts stand without quotes, as people write them: every value is read as a text.
fn scalar(text: &str) -> String {
    let is_amount = text
        .bytes()
        .all(|sign| sign.is_ascii_digit() || sign == b'.');
    match is_amount && text.starts_with(|sign: char| sign.is_ascii_digit()) {
        true => text.to_owned(),
        false => yaml(text),
    }
}

/// A line of a block without signs that YAML does not allow there.
fn printable(line: &str) -> String {
    line.replace(
        |sign: char| {
            (sign.is_control() && sign != '\t')
                || matches!(sign, '\u{2028}' | '\u{2029}' | '\u{feff}')
        },
        " ",
    )
}

#[cfg(test)]
mod tests {
    use camino::Utf8Path;

    use super::*;
    use crate::diagnostic::Report;
    use crate::edit::{Document, Step};
    use crate::import::goods::one_line;
    use proptest::prelude::*;

    #[test]
    fn a_file_reads_as_a_person_would_write_it() {
        let text = |text: &str| NewValue::Text(text.to_owned());
        let choice = |name: &str, price: &str| {
            NewValue::Map(vec![("nama", text(name)), ("harga", text(price))])
        };
        let entries = [
            ("nama", text("Kopi: Gayo #1")),
            ("harga", text("12.500")),
            (
                "varian",
                NewValue::Rows(vec![choice("250 g", "12.500"), choice("=1+1", "24.000")]),
            ),
            ("deskripsi", text("Enak.\n# bukan komentar\n\n- sekali")),
            (
                "izin",
                NewValue::Map(vec![("pirt", text("2061234567890-28"))]),
            ),
        ];
        let bytes = data("Data produk.", &entries);
        let written = String::from_utf8(bytes.clone()).unwrap();
        assert_eq!(
            written,
            "# Data produk.\nnama: 'Kopi: Gayo #1'\nharga: 12.500\nvarian:\n  - nama: 250 g\n    harga: 12.500\n  - nama: =1+1\n    harga: 24.000\ndeskripsi: |\n  Enak.\n  # bukan komentar\n\n  - sekali\nizin:\n  pirt: 2061234567890-28\n"
        );
        let mut report = Report::default();
        crate::parse::product(&written, Utf8Path::new("x"), &mut report);
        assert!(report.is_empty(), "{report:?}");
        let document = Document::product(&bytes).unwrap();
        let description = document.get(&[Step::Key("deskripsi")]);
        assert_eq!(
            description.as_deref(),
            Some("Enak.\n# bukan komentar\n\n- sekali")
        );
    }

    proptest! {
        #[test]
        fn any_text_is_read_back(name in "\\PC{1,40}", line in "\\PC{0,40}", second in "\\PC{1,40}") {
            // As it comes from a sheet: a line separator of Unicode is a blank there.
            let name = one_line(&name);
            let description = format!("{line}\n{second}").trim().to_owned();
            prop_assume!(!name.is_empty() && !description.is_empty());
            let entries = [
                ("nama", NewValue::Text(name.clone())),
                ("deskripsi", NewValue::Text(description.clone())),
            ];
            let document = Document::product(&data("", &entries)).expect("a readable file");
            prop_assert_eq!(document.get(&[Step::Key("nama")]), Some(name));
            prop_assert!(document.get(&[Step::Key("deskripsi")]).is_some());
        }
    }
}
