//! Data as classic scripts.

use serde::Serialize;

use crate::theme::Asset;

/// A file that puts data where `search.js` finds it: under its kind and number, from 0.
pub(super) fn file(kind: &str, number: usize, data: &impl Serialize) -> Asset {
    let json = serde_json::to_string(data).expect("plain data always becomes JSON");
    let script = format!(
        "(self.etalaseIndex=self.etalaseIndex||{{}})[\"{kind}{number}\"]={};",
        literal(&json)
    );
    Asset::new(&format!("search-{kind}-{number}.js"), script.into_bytes())
}

/// JSON as JavaScript of 2015 reads it, in a file or within a page: two separators were line breaks then,
/// which no string may hold, and `<` may begin `</script>`. In JSON all three stand in strings only.
fn literal(json: &str) -> String {
    let mut literal = String::with_capacity(json.len());
    let mut rest = json;
    while let Some(at) = rest.find(['<', '\u{2028}', '\u{2029}']) {
        let (before, after) = rest.split_at(at);
        literal.push_str(before);
        let unsafe_one = after.chars().next().expect("it was found there");
        literal.push_str(&format!("\\u{:04x}", u32::from(unsafe_one)));
        rest = &after[unsafe_one.len_utf8()..];
    }
    literal.push_str(rest);
    literal
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn no_text_ends_the_script_or_its_line() {
        let asset = file("names", 2, &"</script><!--\u{2028}\u{2029}'\"\\\n");
        let script = String::from_utf8(asset.bytes).unwrap();
        assert_eq!(
            script,
            r#"(self.etalaseIndex=self.etalaseIndex||{})["names2"]="\u003c/script>\u003c!--\u2028\u2029'\"\\\n";"#
        );
        assert!(asset.url.starts_with("aset/search-names-2."));
    }

    proptest! {
        #[test]
        fn every_text_is_read_back(text in ".*|[<\u{2028}\u{2029}\\\\/\"'a]*") {
            let literal = literal(&serde_json::to_string(&text).unwrap());
            let ends_something = literal.contains(['<', '\u{2028}', '\u{2029}', '\n']);
            prop_assert!(!ends_something);
            prop_assert_eq!(serde_json::from_str::<String>(&literal).unwrap(), text);
        }
    }
}
