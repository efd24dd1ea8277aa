//! Localised texts: formats a message by its id and arguments.
//!
//! The program's own texts lie beside this file (`findings`, `program` and `scaffold`); themes bring theirs. A missing
//! text falls back to the next language of the chain; one that all lack shows as its id, so that a gap is visible and
//! nothing stops.

mod arg;

pub use arg::Arg;

use std::collections::HashMap;

use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};
use unic_langid::LanguageIdentifier;

/// The language in which the program speaks to the person who runs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// Indonesian.
    #[default]
    Indonesian,
    /// English.
    English,
}

impl Language {
    /// `id` or `en`.
    pub fn code(self) -> &'static str {
        match self {
            Language::Indonesian => "id",
            Language::English => "en",
        }
    }
}

/// A chain of languages, asked in order.
pub struct Texts {
    chain: Vec<Bundle>,
}

struct Bundle {
    fluent: FluentBundle<FluentResource>,
    /// Messages without arguments, formatted once, as most of a page's texts are.
    plain: HashMap<String, String>,
}

/// A syntax error in a language file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextError {
    /// Byte in the file.
    pub offset: usize,
    /// Fluent's message.
    pub detail: String,
}

impl Texts {
    /// The program's texts in a language, with Indonesian as a fallback.
    pub fn program(language: Language) -> Self {
        let id = [
            include_str!("findings.id.ftl"),
            include_str!("program.id.ftl"),
            include_str!("scaffold.id.ftl"),
        ];
        let en = [
            include_str!("findings.en.ftl"),
            include_str!("program.en.ftl"),
            include_str!("scaffold.en.ftl"),
        ];
        let mut texts = Self { chain: Vec::new() };
        let languages: &[(&str, [&str; 3])] = match language {
            Language::Indonesian => &[("id", id)],
            Language::English => &[("en", en), ("id", id)],
        };
        for (code, sources) in languages {
            let errors = texts.add_language(code, sources);
            debug_assert!(errors.is_empty(), "the program's {code} texts: {errors:?}");
        }
        texts
    }

    /// An empty chain.
    pub fn empty() -> Self {
        Self { chain: Vec::new() }
    }

    /// Adds a language at the end of the chain, made of several files; later ones override earlier ones. Valid parts
    /// are used; returns the errors.
    pub fn add_language(&mut self, code: &str, sources: &[&str]) -> Vec<TextError> {
        let identifier: LanguageIdentifier = code.parse().unwrap_or_default();
        let mut fluent = FluentBundle::new_concurrent(vec![identifier]);
        fluent.set_use_isolating(false);
        let mut plain = HashMap::new();
        let mut errors = Vec::new();
        for source in sources {
            let resource = match FluentResource::try_new((*source).to_owned()) {
                Ok(resource) => resource,
                Err((resource, parse_errors)) => {
                    errors.extend(parse_errors.into_iter().map(|error| TextError {
                        offset: error.pos.start,
                        detail: error.kind.to_string(),
                    }));
                    resource
                }
            };
            fluent.add_resource_overriding(resource);
        }
        for id in sources.iter().flat_map(|source| message_ids(source)) {
            let formatted = fluent
                .get_message(id)
                .and_then(|message| message.value())
                .and_then(|pattern| {
                    let mut gaps = Vec::new();
                    let text = fluent.format_pattern(pattern, None, &mut gaps).into_owned();
                    gaps.is_empty().then_some(text)
                });
            if let Some(text) = formatted {
                plain.insert(id.to_owned(), text);
            }
        }
        self.chain.push(Bundle { fluent, plain });
        errors
    }

    /// The text of a message; its id when no language has it.
    pub fn format(&self, id: &str, args: &[(String, Arg)]) -> String {
        self.find(id, None, args).unwrap_or_else(|| id.to_owned())
    }

    /// The text of a message that may be absent.
    pub fn get(&self, id: &str, args: &[(String, Arg)]) -> Option<String> {
        self.find(id, None, args)
    }

    /// The text of a message's attribute (`.hint`), where it has one.
    pub fn attribute(&self, id: &str, attribute: &str, args: &[(String, Arg)]) -> Option<String> {
        self.find(id, Some(attribute), args)
    }

    fn find(&self, id: &str, attribute: Option<&str>, args: &[(String, Arg)]) -> Option<String> {
        self.chain.iter().find_map(|bundle| {
            if attribute.is_none()
                && let Some(text) = bundle.plain.get(id)
            {
                return Some(text.clone());
            }
            let message = bundle.fluent.get_message(id)?;
            let pattern = match attribute {
                Some(name) => message.get_attribute(name)?.value(),
                None => message.value()?,
            };
            let fluent_args: FluentArgs = args
                .iter()
                .map(|(name, arg)| (name.as_str(), arg.to_fluent()))
                .collect();
            let mut gaps = Vec::new();
            Some(
                bundle
                    .fluent
                    .format_pattern(pattern, Some(&fluent_args), &mut gaps)
                    .into_owned(),
            )
        })
    }
}

impl std::fmt::Debug for Texts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Texts")
            .field("languages", &self.chain.len())
            .finish()
    }
}

/// The ids of a file's messages: in Fluent they stand at the start of a line, before ` =`.
fn message_ids(source: &str) -> impl Iterator<Item = &str> {
    source.lines().filter_map(|line| {
        let (id, _) = line.split_once('=')?;
        let id = id.trim_end();
        let starts_well = line.starts_with(|c: char| c.is_ascii_alphabetic());
        starts_well.then_some(id)
    })
}
