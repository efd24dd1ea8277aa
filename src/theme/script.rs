//! Scripts made small.

use std::sync::OnceLock;

use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_compat::EngineTargets;
use oxc_minifier::{CompressOptions, MangleOptions, Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_span::SourceType;

/// The newest JavaScript that may come out, whatever goes in: phones of 2017 read it.
const TARGET: &str = "es2015";

/// A script that is made small when it is first asked for: few builds publish one.
#[derive(Debug, Clone)]
pub struct Script {
    source: String,
    small: OnceLock<String>,
}

impl Script {
    /// Takes a script as a person wrote it.
    pub fn new(source: String) -> Self {
        Self {
            source,
            small: OnceLock::new(),
        }
    }

    /// As it was written.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// As it is published. What cannot be read stays as it is: a browser may know more of it than we do.
    pub fn small(&self) -> &str {
        let small = || minify(&self.source).unwrap_or_else(|| self.source.clone());
        self.small.get_or_init(small)
    }
}

/// A classic script without what browsers do not need; `None` for a text that is no script.
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
