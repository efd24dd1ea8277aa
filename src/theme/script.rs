//! Minifies scripts.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_compat::EngineTargets;
use oxc_minifier::{CompressOptions, MangleOptions, Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_span::SourceType;

use crate::escape;
use crate::locale::Texts;

/// Target of the output, whatever the source uses: phones of 2017 support it.
const TARGET: &str = "es2015";

/// A script that is minified on first use, since few builds publish one.
#[derive(Debug, Clone)]
pub struct Script {
    source: String,
    small: OnceLock<String>,
}

impl Script {
    /// A script from its source.
    pub fn new(source: String) -> Self {
        Self {
            source,
            small: OnceLock::new(),
        }
    }

    /// The source.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The minified script. A source that cannot be parsed stays as it is: browsers may support newer syntax.
    pub fn small(&self) -> &str {
        let small = || minify(&self.source).unwrap_or_else(|| self.source.clone());
        self.small.get_or_init(small)
    }
}

/// A script with the texts that it names, in `self.etalaseTexts` by their ids. Arguments stay as Fluent prints them,
/// `{$count}`: the script fills them in.
pub(super) fn with_texts(script: &str, texts: &Texts) -> String {
    let is_id = |part: &&str| {
        let is_letter = |byte: u8| byte.is_ascii_lowercase() || byte == b'-';
        !part.is_empty() && part.bytes().all(is_letter)
    };
    let named = script.split('"').filter(is_id);
    let found: BTreeMap<&str, String> = named
        .filter_map(|id| Some((id, texts.get(id, &[])?)))
        .collect();
    if found.is_empty() {
        return script.to_owned();
    }
    let found = serde_json::to_string(&found).expect("plain data always becomes JSON");
    let found = escape::script(&found);
    format!("self.etalaseTexts = Object.assign(self.etalaseTexts || {{}}, {found});\n{script}")
}

/// Minifies a classic script; `None` when it cannot be parsed.
pub fn minify(script: &str) -> Option<String> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, script, SourceType::cjs().with_script(true)).parse();
    if parsed.panicked || !parsed.errors.is_empty() {
        return None;
    }
    let mut program = parsed.program;
    let compress = CompressOptions {
        target: EngineTargets::from_target(TARGET).expect("a year that is known"),
        ..CompressOptions::safest()
    };
    let options = MinifierOptions {
        mangle: Some(MangleOptions::default()),
        compress: Some(compress),
    };
    let made = Minifier::new(options).minify(&allocator, &mut program);
    let printing = CodegenOptions::minify();
    let printed = Codegen::new()
        .with_options(printing)
        .with_scoping(made.scoping)
        .build(&program);
    Some(printed.code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_becomes_smaller_and_stays_one_that_old_phones_read() {
        let script = "(function () {\n  // why\n  var element = document.body;\n  if (element) \
                      { element.hidden = true; }\n})();\n";
        let small = minify(script).unwrap();
        assert!(small.len() < script.len() / 2 + 20, "{small}");
        assert!(small.contains("hidden") && !small.contains("?."), "{small}");
    }

    #[test]
    fn a_script_comes_with_the_texts_that_it_names() {
        let mut texts = Texts::empty();
        texts.add_language("id", &["total = Jumlah\ncart-added = {$name} masuk.\n"]);
        assert_eq!(
            with_texts("say(\"cart-added\", \"Total\", \"none\")", &texts),
            "self.etalaseTexts = Object.assign(self.etalaseTexts || {}, \
             {\"cart-added\":\"{$name} masuk.\"});\nsay(\"cart-added\", \"Total\", \"none\")"
        );
        assert_eq!(with_texts("run()", &texts), "run()");
    }

    #[test]
    fn what_is_no_script_is_left_alone() {
        assert_eq!(minify("var = ;"), None);
    }
}
