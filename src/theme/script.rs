//! Minifies scripts.

use std::sync::OnceLock;

use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_compat::EngineTargets;
use oxc_minifier::{CompressOptions, MangleOptions, Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_span::SourceType;

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
    fn what_is_no_script_is_left_alone() {
        assert_eq!(minify("var = ;"), None);
    }
}
