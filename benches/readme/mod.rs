//! The README's tables of figures.

use std::fs;

use camino::Utf8Path;

/// Puts a table between its two remarks in the README.
pub fn put_into_readme(name: &str, table: &str) {
    let (start_mark, end_mark) = (
        format!("<!-- {name}:start -->"),
        format!("<!-- {name}:end -->"),
    );
    let file = Utf8Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let text = fs::read_to_string(&file).expect("the README is there");
    let (Some(start), Some(end)) = (text.find(&start_mark), text.find(&end_mark)) else {
        return;
    };
    let new = format!("{}{start_mark}\n{table}{}", &text[..start], &text[end..]);
    fs::write(&file, new).expect("the README can be written");
}
