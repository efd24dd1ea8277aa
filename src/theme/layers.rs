//! The three layers of a theme: the shop's own files, the theme, what all themes share.

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;
use rust_embed::Embed;

use super::{Manifest, Script, Template, stylesheet};
use crate::diagnostic::{Code, Diagnostic, Report, Span};
use crate::discover::ShopSource;
use crate::locale::Texts;
use crate::parse::read_file;

#[derive(Embed)]
#[folder = "themes/"]
struct Themes;

/// The layer below all themes.
pub(super) const BUILT_IN: &str = "umum";

/// The names of the themes in the program.
pub(super) fn theme_names() -> Vec<&'static str> {
    // One row a theme: a test compares it with the folder.
    vec!["galeri", "lapak", "warung"]
}

/// The folders in `themes/`, but for what all share.
#[cfg(test)]
pub(super) fn theme_folders() -> Vec<String> {
    let folders = Themes::iter().filter_map(|path| Some(path.split_once('/')?.0.to_owned()));
    let mut folders: Vec<String> = folders.filter(|folder| folder != BUILT_IN).collect();
    folders.sort();
    folders.dedup();
    folders
}

/// A built-in file's text.
pub(super) fn embedded(path: &str) -> Option<String> {
    let file = Themes::get(path)?;
    Some(String::from_utf8(file.data.into_owned()).expect("theme files are UTF-8"))
}

/// A theme's files by their path within it.
pub(super) struct Layers {
    built_in: BTreeMap<String, String>,
    own: BTreeMap<String, OwnFile>,
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
            let prefix = format!("{layer}/");
            for path in Themes::iter() {
                if let Some(inner) = path.strip_prefix(&prefix) {
                    let text = embedded(&path).expect("listed files are there");
                    built_in.insert(inner.to_owned(), text);
                }
            }
        }
        Self {
            built_in,
            own: BTreeMap::new(),
        }
    }

    /// The files of a theme and those in the shop's `tema/`. What there is not a theme's kind of file
    /// is reported: pictures would be published with all they tell of where they were taken.
    pub fn new(name: &str, source: &ShopSource, report: &mut Report) -> Self {
        let Self { built_in, mut own } = Self::built_in(name);
        for file in &source.theme {
            let inner = file.path.as_str().trim_start_matches("tema/").to_owned();
            let path = source.full(&file.path);
            let extension = file.path.extension().unwrap_or_default();
            let folder = inner.split_once('/').map_or("", |(folder, _)| folder);
            let known = matches!(
                (folder, extension),
                ("templates", "html") | ("aset", "css" | "js") | ("bahasa", "ftl")
            ) || inner == "tema.yaml";
            let slip = nearest(&inner, built_in.keys());
            if !known || slip.is_some() {
                report.push(
                    Diagnostic::new(Code::ThemeFileUnused, path.clone())
                        .arg("name", &inner)
                        .arg_or_none("nearest", slip),
                );
            }
            if known && let Some(text) = read_file(&path, report) {
                own.insert(inner, OwnFile { path, text });
            }
        }
        Self { built_in, own }
    }

    /// The languages there are texts in.
    pub fn languages(&self) -> Vec<String> {
        codes(
            self.built_in
                .keys()
                .chain(self.own.keys())
                .map(String::as_str),
        )
    }

    /// The sources of a language and of those it falls back on, the shop's own words last.
    pub fn language_sources(&self, language: &str) -> Vec<&str> {
        chain(language)
            .iter()
            .flat_map(|code| self.sources(code))
            .collect()
    }

    /// The files of one language, the shop's own last.
    pub fn sources(&self, code: &str) -> Vec<&str> {
        let path = format!("bahasa/{code}.ftl");
        let built_in = self.built_in.get(&path).map(String::as_str);
        built_in
            .into_iter()
            .chain(self.own.get(&path).map(|file| file.text.as_str()))
            .collect()
    }

    /// The texts of a language, with Indonesian behind it.
    pub fn texts(&self, language: &str, report: &mut Report) -> Texts {
        let mut texts = Texts::empty();
        for code in chain(language) {
            let own = self.own.get(&format!("bahasa/{code}.ftl"));
            if let Some(file) = own {
                for mistake in Texts::empty().add_language(&code, &[&file.text]) {
                    report.push(
                        Diagnostic::new(Code::LanguageBroken, file.path.clone())
                            .at(Span::new(mistake.offset, mistake.offset))
                            .arg("name", file.path.file_name().unwrap_or_default())
                            .arg("detail", mistake.detail),
                    );
                }
            }
            texts.add_language(&code, &self.sources(&code));
        }
        texts
    }

    pub fn manifest(&self, report: &mut Report) -> Manifest {
        let own = self.own.get("tema.yaml").and_then(|file| {
            serde_yaml::from_str(&file.text)
                .map_err(|error: serde_yaml::Error| {
                    let start = error.location().map_or(0, |place| place.index());
                    report.push(
                        Diagnostic::new(Code::TemplateBroken, file.path.clone())
                            .at(Span::new(start, start))
                            .arg("name", "tema.yaml")
                            .arg("detail", error.to_string()),
                    );
                })
                .ok()
        });
        own.unwrap_or_else(|| {
            let text = self
                .built_in
                .get("tema.yaml")
                .expect("every theme has a manifest");
            serde_yaml::from_str(text).expect("a test reads every built-in manifest")
        })
    }

    pub fn templates(&self) -> BTreeMap<String, Template> {
        let built_in = self.built_in.iter().map(|(path, text)| (path, text, None));
        let own = self
            .own
            .iter()
            .map(|(path, file)| (path, &file.text, Some(file.path.clone())));
        built_in
            .chain(own)
            .filter_map(|(path, text, file)| {
                let name = path.strip_prefix("templates/")?;
                Some((
                    name.to_owned(),
                    Template {
                        text: text.clone(),
                        file,
                    },
                ))
            })
            .collect()
    }

    /// The stylesheets by their name, made small. One of the shop's that cannot be read is reported, and
    /// the built-in one takes its place.
    pub fn styles(&self, report: &mut Report) -> BTreeMap<String, String> {
        let built_in = self.built_in.par_iter().filter_map(|(path, text)| {
            let name = asset_name(path, "css")?;
            let small = stylesheet::minify(text).expect("a test minifies every built-in file");
            Some((name.to_owned(), small))
        });
        let mut styles: BTreeMap<String, String> = built_in.collect();
        for (path, file) in &self.own {
            let Some(name) = asset_name(path, "css") else {
                continue;
            };
            match stylesheet::minify(&file.text) {
                Ok(small) => {
                    styles.insert(name.to_owned(), small);
                }
                Err(detail) => report.push(
                    Diagnostic::new(Code::StylesheetBroken, file.path.clone())
                        .arg("name", name)
                        .arg("detail", detail),
                ),
            }
        }
        styles
    }

    /// The scripts by their name.
    pub fn scripts(&self) -> BTreeMap<String, Script> {
        let built_in = self.built_in.iter();
        let own = self.own.iter().map(|(path, file)| (path, &file.text));
        built_in
            .chain(own)
            .filter_map(|(path, text)| {
                let name = asset_name(path, "js")?;
                Some((name.to_owned(), Script::new(text.clone())))
            })
            .collect()
    }
}

/// The name of a file of some kind in `aset/`.
fn asset_name<'p>(path: &'p str, extension: &str) -> Option<&'p str> {
    let name = path.strip_prefix("aset/")?;
    (Utf8Path::new(name).extension() == Some(extension)).then_some(name)
}

/// The languages that the program has texts in.
pub(super) fn languages() -> Vec<String> {
    let prefix = format!("{BUILT_IN}/");
    let paths: Vec<_> = Themes::iter().collect();
    codes(paths.iter().filter_map(|path| path.strip_prefix(&prefix)))
}

/// The languages among a theme's files, sorted.
fn codes<'p>(paths: impl Iterator<Item = &'p str>) -> Vec<String> {
    let mut codes: Vec<String> = paths
        .filter_map(|path| path.strip_prefix("bahasa/")?.strip_suffix(".ftl"))
        .map(str::to_lowercase)
        .collect();
    codes.sort();
    codes.dedup();
    codes
}

/// A language, those it is a variety of (`jv-banyumas`, `jv`), and the one that all fall back on.
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

/// The built-in file that a slip of typing was probably meant to be.
fn nearest<'p>(path: &str, known: impl Iterator<Item = &'p String>) -> Option<String> {
    let mut nearest = None;
    for candidate in known {
        if candidate == path {
            return None;
        }
        let name = candidate.rsplit('/').next().unwrap_or(candidate);
        let slips = if name.len() < 12 { 1 } else { 2 };
        if strsim::damerau_levenshtein(candidate, path) <= slips {
            nearest = Some(candidate.clone());
        }
    }
    nearest.filter(|found| !found.starts_with("bahasa/"))
}
