//! Data as classic scripts.

use serde::Serialize;

use crate::escape;
use crate::theme::Asset;

/// A script that puts data where `search.js` finds it, under its kind and number, from 0.
pub(in crate::render) fn file(kind: &str, number: usize, data: &impl Serialize) -> Asset {
    let json = serde_json::to_string(data).expect("plain data always becomes JSON");
    let script = format!(
        "(self.etalaseIndex=self.etalaseIndex||{{}})[\"{kind}{number}\"]={};",
        escape::script(&json)
    );
    Asset::new(&format!("search-{kind}-{number}.js"), script.into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_the_script_or_its_line() {
        let asset = file("names", 2, &"</script><!--\u{2028}\u{2029}'\"\\\n");
        let script = String::from_utf8(asset.bytes().to_vec()).unwrap();
        assert_eq!(
            script,
            r#"(self.etalaseIndex=self.etalaseIndex||{})["names2"]="\u003c/script>\u003c!--\u2028\u2029'\"\\\n";"#
        );
        assert!(asset.url.as_str().starts_with("aset/search-names-2."));
    }
}
