//! The three layers of a theme: the shop's own files, the theme, and the files shared by all themes.

use std::collections::BTreeMap;

use camino::Utf8PathBuf;
use rayon::prelude::*;

use super::stylesheet::{self, Stylesheet};
use super::{Manifest, Script, Template, script, styles};
use crate::diagnostic::{Code, Diagnostic, Report, Span};
use crate::discover::ShopSource;
use crate::files::SourcePath;
use crate::locale::Texts;
use crate::parse::read_file;

/// All files of `themes/` by their paths, sorted; listed by `build.rs`.
const THEMES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/themes.rs"));

/// The layer below all themes.
pub(super) const BUILT_IN: &str = "umum";

/// Folders of a theme.
const TEMPLATES: &str = "templates";
const ASSETS: &str = "aset";
const LANGUAGES: &str = "bahasa";
/// File extension of a language's texts.
const TEXTS: &str = "ftl";
/// Recipes and list lengths.
const MANIFEST: &str = "tema.yaml";

/// Names of the built-in themes.
pub(super) fn theme_names() -> Vec<&'static str> {
    // A test compares this list with the folder.
    vec!["galeri", "lapak", "warung"]
}

/// Folders in `themes/`, except the shared one.
#[cfg(test)]
pub(super) fn theme_folders() -> Vec<String> {
    let folders = all_embedded().filter_map(|path| path.names().next().map(str::to_owned));
    let mut folders: Vec<String> = folders.filter(|folder| folder != BUILT_IN).collect();
    folders.sort();
    folders.dedup();
    folders
}

/// The built-in files of all themes.
fn all_embedded() -> impl Iterator<Item = SourcePath> {
    let paths = THEMES.iter().map(|(path, _)| path);
    paths.map(|path| SourcePath::parse(path).expect("they are listed with `/`"))
}

/// A built-in file's text.
fn embedded(path: &SourcePath) -> Option<String> {
    let at = THEMES.binary_search_by_key(&path.as_str(), |(path, _)| path);
    Some(THEMES[at.ok()?].1.to_owned())
}

/// A template of a theme.
pub(super) fn template(theme: &str, name: &str) -> Option<String> {
    embedded(&SourcePath::of([theme, TEMPLATES]).child(name).ok()?)
}

/// The texts of a language that all themes share.
pub(super) fn texts(language: &str) -> Option<String> {
    embedded(&SourcePath::of([BUILT_IN]).join(&of_language(language)?))
}

/// A theme's files by their path within it.
pub(super) struct Layers {
    built_in: BTreeMap<SourcePath, String>,
    own: BTreeMap<SourcePath, OwnFile>,
}

struct OwnFile {
    path: Utf8PathBuf,
    text: String,
}

impl Layers {
    /// The files of a theme without any of a shop.
    pub fn built_in(name: &str) -> Self {
        let mut built_in = BTreeMap::new();
        for layer in [BUILT_IN, name] {
            let folder = SourcePath::of([layer]);
            for path in all_embedded() {
                if let Some(inner) = path.strip_prefix(&folder) {
                    let text = embedded(&path).expect("listed files are there");
                    built_in.insert(inner, text);
                }
            }
        }
        Self {
            built_in,
            own: BTreeMap::new(),
        }
    }

    /// The files of a theme and those in the shop's `tema/`. Reports files there that are no part of a theme, such as
    /// pictures, which would be published with their metadata.
    pub fn new(name: &str, source: &ShopSource, report: &mut Report) -> Self {
        let Self { built_in, mut own } = Self::built_in(name);
        for file in &source.theme {
            // The folder's own name is case-insensitive.
            let inner = SourcePath::of(file.path.names().skip(1));
            let path = source.full(&file.path);
            let extension = file.path.extension().unwrap_or_default();
            let known = matches!(
                (kind(&inner), extension),
                (Some(TEMPLATES), "html") | (Some(ASSETS), "css" | "js") | (Some(LANGUAGES), "ftl")
            ) || inner == MANIFEST;
            let slip = nearest(&inner, built_in.keys());
            if !known || slip.is_some() {
                report.push(
                    Diagnostic::new(Code::ThemeFileUnused, path.clone())
                        .arg("name", inner.as_str())
                        .arg_or_none("nearest", slip.map(SourcePath::as_str)),
                );
            }
            if known && let Some(text) = read_file(&path, report) {
                own.insert(inner, OwnFile { path, text });
            }
        }
        Self { built_in, own }
    }

    /// Languages with texts.
    pub fn languages(&self) -> Vec<String> {
        codes(self.built_in.keys().chain(self.own.keys()))
    }

    /// Sources of a language and its fallbacks, the shop's own last.
    pub fn language_sources(&self, language: &str) -> Vec<&str> {
        chain(language)
            .iter()
            .flat_map(|code| self.sources(code))
            .collect()
    }

    /// The files of one language, the shop's own last.
    pub fn sources(&self, code: &str) -> Vec<&str> {
        let Some(path) = of_language(code) else {
            return Vec::new();
        };
        let built_in = self.built_in.get(&path).map(String::as_str);
        let own = self.own.get(&path).map(|file| file.text.as_str());
        built_in.into_iter().chain(own).collect()
    }

    /// The texts of a language, with Indonesian as a fallback.
    pub fn texts(&self, language: &str, report: &mut Report) -> Texts {
        let mut texts = Texts::empty();
        for code in chain(language) {
            let own = of_language(&code).and_then(|path| self.own.get(&path));
            if let Some(file) = own {
                for error in Texts::empty().add_language(&code, &[&file.text]) {
                    report.push(
                        Diagnostic::new(Code::LanguageBroken, file.path.clone())
                            .at(Span::new(error.offset, error.offset))
                            .arg("name", file.path.file_name().unwrap_or_default())
                            .arg("detail", error.detail),
                    );
                }
            }
            texts.add_language(&code, &self.sources(&code));
        }
        texts
    }

    pub fn manifest(&self, report: &mut Report) -> Manifest {
        let own = self.own.get(MANIFEST).and_then(|file| {
            serde_yaml::from_str(&file.text)
                .map_err(|error: serde_yaml::Error| {
                    let start = error.location().map_or(0, |place| place.index());
                    report.push(
                        Diagnostic::new(Code::TemplateBroken, file.path.clone())
                            .at(Span::new(start, start))
                            .arg("name", MANIFEST)
                            .arg("detail", error.to_string()),
                    );
                })
                .ok()
        });
        own.unwrap_or_else(|| {
            let text = self
                .built_in
                .get(MANIFEST)
                .expect("every theme has a manifest");
            serde_yaml::from_str(text).expect("a test reads every built-in manifest")
        })
    }

    /// The built-in templates, before they are prepared.
    #[cfg(test)]
    pub fn template_sources(&self) -> impl Iterator<Item = &str> {
        let built_in = self.built_in.iter();
        let templates = built_in.filter(|(path, _)| name_in(TEMPLATES, path).is_some());
        templates.map(|(_, source)| source.as_str())
    }

    pub fn templates(&self, texts: &Texts) -> BTreeMap<String, Template> {
        let built_in = self.built_in.iter().map(|(path, text)| (path, text, None));
        let own = self
            .own
            .iter()
            .map(|(path, file)| (path, &file.text, Some(file.path.clone())));
        built_in
            .chain(own)
            .filter_map(|(path, text, file)| {
                let name = name_in(TEMPLATES, path)?.to_string();
                Some((name, Template::new(text, file, texts)))
            })
            .collect()
    }

    /// Minified stylesheets by name. A broken one of the shop is reported, and the built-in one is used.
    pub fn styles(&self, report: &mut Report) -> BTreeMap<String, Stylesheet> {
        let minify =
            |name: &SourcePath, css: &str| stylesheet::minify(css, styles::kinds_of(name.as_str()));
        let built_in = self.built_in.par_iter().filter_map(|(path, text)| {
            let name = asset_name(path, "css")?;
            let small = minify(&name, text).expect("a test minifies every built-in file");
            Some((name.into(), small))
        });
        let mut styles: BTreeMap<String, Stylesheet> = built_in.collect();
        for (path, file) in &self.own {
            let Some(name) = asset_name(path, "css") else {
                continue;
            };
            match minify(&name, &file.text) {
                Ok(small) => {
                    styles.insert(name.into(), small);
                }
                Err(detail) => report.push(
                    Diagnostic::new(Code::StylesheetBroken, file.path.clone())
                        .arg("name", name.as_str())
                        .arg("detail", detail),
                ),
            }
        }
        styles
    }

    /// The scripts by their name.
    pub fn scripts(&self, texts: &Texts) -> BTreeMap<SourcePath, Script> {
        let built_in = self.built_in.iter();
        let own = self.own.iter().map(|(path, file)| (path, &file.text));
        built_in
            .chain(own)
            .filter_map(|(path, text)| {
                let name = asset_name(path, "js")?;
                Some((name, Script::new(script::with_texts(text, texts))))
            })
            .collect()
    }
}

/// The outermost folder of a theme's file, which decides its kind.
fn kind(path: &SourcePath) -> Option<&str> {
    path.names().next().filter(|_| path.depth() > 1)
}

/// The path of a file of some kind from its folder.
fn name_in(kind: &str, path: &SourcePath) -> Option<SourcePath> {
    path.strip_prefix(&SourcePath::of([kind]))
}

/// The same of an asset with this extension.
fn asset_name(path: &SourcePath, extension: &str) -> Option<SourcePath> {
    let name = name_in(ASSETS, path)?;
    (name.extension() == Some(extension)).then_some(name)
}

/// The file of a language; `None` when the typed code cannot be a file name.
fn of_language(code: &str) -> Option<SourcePath> {
    let folder = SourcePath::of([LANGUAGES]);
    folder.child(&format!("{code}.{TEXTS}")).ok()
}

/// Languages that the program has texts in.
pub(super) fn languages() -> Vec<String> {
    let folder = SourcePath::of([BUILT_IN]);
    let shared: Vec<_> = all_embedded()
        .filter_map(|path| path.strip_prefix(&folder))
        .collect();
    codes(shared.iter())
}

/// The languages among a theme's files, sorted.
fn codes<'p>(paths: impl Iterator<Item = &'p SourcePath>) -> Vec<String> {
    let files = paths.filter_map(|path| name_in(LANGUAGES, path));
    let mut codes: Vec<String> = files
        .filter(|file| file.extension() == Some(TEXTS))
        .map(|file| file.stem().to_lowercase())
        .collect();
    codes.sort();
    codes.dedup();
    codes
}

/// A language and its fallbacks: less specific ones (`jv-banyumas`, `jv`), then Indonesian.
fn chain(language: &str) -> Vec<String> {
    let mut chain = vec![language.to_owned()];
    let mut rest = language;
    while let Some((wider, _)) = rest.rsplit_once('-') {
        chain.push(wider.to_owned());
        rest = wider;
    }
    if rest != super::DEFAULT_LANGUAGE {
        chain.push(super::DEFAULT_LANGUAGE.to_owned());
    }
    chain
}

/// The nearest built-in file to a typing slip.
fn nearest<'p>(
    path: &SourcePath,
    known: impl Iterator<Item = &'p SourcePath>,
) -> Option<&'p SourcePath> {
    let mut nearest = None;
    for candidate in known {
        if candidate == path {
            return None;
        }
        let slips = if candidate.file_name().len() < 12 {
            1
        } else {
            2
        };
        if strsim::damerau_levenshtein(candidate.as_str(), path.as_str()) <= slips {
            nearest = Some(candidate);
        }
    }
    nearest.filter(|found| kind(found) != Some(LANGUAGES))
}
