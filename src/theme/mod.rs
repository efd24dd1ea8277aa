//! Themes: templates, assets, languages and photo recipes, looked up in three layers: the shop's `tema/`,
//! `themes/<name>/`, and the shared `themes/umum/`.
//!
//! Takes a shop's settings, returns a [`Theme`]; an unusable file of the shop is reported and the built-in one is used.
//! Renders nothing.

mod asset;
mod inline;
mod layers;
mod manifest;
mod read;
mod script;
mod styles;
mod stylesheet;
mod template;
mod translation;

pub use asset::{Asset, asset_url, sent_bytes};
pub use inline::InlineScripts;
pub use manifest::{Manifest, Placeholder, Recipe, Recipes, Shape};
pub use read::ReadTemplates;
pub use script::{Script, minify as small_script};
pub use styles::{LINKING_PAGES, Styles};
pub use template::Template;

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use crate::catalogue::Profile;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::discover::ShopSource;
use crate::locale::Texts;
use layers::{BUILT_IN, Layers};

/// The default theme.
const DEFAULT_THEME: &str = "lapak";
/// The default language.
const DEFAULT_LANGUAGE: &str = "id";
/// The script of the one-file shop, in `aset/`.
const ONE_FILE_SCRIPT: &str = "one_file.js";
/// The script of the sign-up form, in `aset/`.
const FORM_SCRIPT: &str = "form.js";

/// A theme, ready for rendering.
#[derive(Debug)]
pub struct Theme {
    /// Its name.
    pub name: String,
    /// Recipes and list lengths.
    pub manifest: Manifest,
    /// Templates by their name, such as `product.html`.
    pub templates: BTreeMap<String, Template>,
    /// Stylesheets.
    pub styles: Styles,
    /// The sheets that all pages of a shop link, and of a portal.
    sheets: [Asset; 2],
    /// Scripts for the site's `aset/`, by their name in the theme.
    pub assets: BTreeMap<String, Asset>,
    /// The script of the one-file shop; no page of the site loads it.
    pub one_file_script: Script,
    /// The script of the sign-up form; no page of the site loads it.
    pub form_script: Script,
    /// The language code of the pages.
    pub language: String,
    /// The texts of the pages.
    pub texts: Arc<Texts>,
    /// Digest of everything that affects a rendered page.
    pub digest: blake3::Hash,
    /// Pool of parsed built-in templates, for all shops with this theme.
    pub read: ReadTemplates,
}

/// The built-in themes, each prepared once for all shops that use it.
#[derive(Debug, Default)]
pub struct BuiltInThemes(Mutex<ByNameAndLanguage>);

type ByNameAndLanguage = HashMap<(String, String), Arc<Theme>>;

impl BuiltInThemes {
    /// The theme and language of a shop, with the shop's own files on top.
    pub fn of(&self, profile: &Profile, source: &ShopSource, report: &mut Report) -> Arc<Theme> {
        let name = theme_name(profile, source, report);
        if !source.theme.is_empty() {
            let layers = Layers::new(&name, source, report);
            let language = language(profile, source, &layers.languages(), report);
            return Arc::new(Theme::make(name, language, &layers, report));
        }
        let language = language(profile, source, &layers::languages(), report);
        let ready = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let wanted = (name, language);
        let known = ready().get(&wanted).cloned();
        known.unwrap_or_else(|| {
            // The lock is not held while minifying: rayon may run another shop's task on this thread meanwhile, which
            // would deadlock.
            let (name, language) = wanted.clone();
            let layers = Layers::built_in(&name);
            let theme = Theme::make(name, language, &layers, &mut Report::default());
            Arc::clone(ready().entry(wanted).or_insert_with(|| Arc::new(theme)))
        })
    }
}

impl Theme {
    /// `true` when the shop has templates of its own.
    pub fn has_own_templates(&self) -> bool {
        let mut templates = self.templates.values();
        templates.any(|template| template.file.is_some())
    }

    fn make(name: String, language: String, layers: &Layers, report: &mut Report) -> Self {
        let manifest = layers.manifest(report);
        let styles = Styles::new(layers.styles(report));
        let sheets = [false, true].map(|is_portal| Asset::sheet(&name, styles.sheet(is_portal)));
        let texts = Arc::new(layers.texts(&language, report));
        let templates = layers.templates(&texts);
        let mut scripts = layers.scripts(&texts);
        let mut own = |name| scripts.remove(name).expect("all themes share one");
        let (one_file_script, form_script) = (own(ONE_FILE_SCRIPT), own(FORM_SCRIPT));
        let assets: BTreeMap<String, Asset> = scripts
            .into_iter()
            .map(|(name, script)| {
                let asset = Asset::script(&name, script);
                (name.into(), asset)
            })
            .collect();
        let mut hasher = blake3::Hasher::new();
        let mut add = |part: &[u8]| {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part);
        };
        add(language.as_bytes());
        add(&serde_json::to_vec(&manifest).expect("plain data always becomes JSON"));
        for (name, template) in &templates {
            add(name.as_bytes());
            add(template.text.as_bytes());
        }
        for (name, style) in styles.all() {
            add(name.as_bytes());
            add(style.as_bytes());
        }
        for asset in assets.values() {
            add(asset.hash.as_bytes());
        }
        add(one_file_script.source().as_bytes());
        for source in layers.language_sources(&language) {
            add(source.as_bytes());
        }
        let digest = hasher.finalize();
        Self {
            name,
            manifest,
            templates,
            styles,
            sheets,
            assets,
            one_file_script,
            form_script,
            language,
            texts,
            digest,
            read: ReadTemplates::default(),
        }
    }

    /// The sheet that all pages of a shop link, or of a portal.
    pub fn sheet(&self, is_portal: bool) -> &Asset {
        &self.sheets[usize::from(is_portal)]
    }

    /// The files of the pages of a shop, or of a portal, for the site's `aset/`.
    pub fn published(&self, is_portal: bool) -> impl Iterator<Item = &Asset> {
        self.assets.values().chain([self.sheet(is_portal)])
    }

    /// The inline scripts of its pages.
    pub fn inline_scripts(&self) -> InlineScripts {
        let templates = self.templates.iter();
        inline::scripts(templates.map(|(name, template)| (name.as_str(), template.text.as_str())))
    }

    /// The built-in template of a name, even if the shop overrides it.
    pub fn built_in_template(&self, name: &str) -> Option<Template> {
        let layers = [self.name.as_str(), BUILT_IN];
        let source = layers
            .iter()
            .find_map(|layer| layers::template(layer, name))?;
        Some(Template::new(&source, None, &self.texts))
    }
}

/// Storefront texts (in Indonesian) that a language lacks in a shop's theme, and the number of all texts.
pub fn lacking_texts(
    profile: &Profile,
    source: &ShopSource,
    language: &str,
    report: &mut Report,
) -> (Vec<String>, usize) {
    let layers = Layers::new(&theme_name(profile, source, report), source, report);
    let model =
        layers::texts(DEFAULT_LANGUAGE).expect("the language that all fall back on is there");
    let own = layers.sources(&language.to_lowercase());
    let all = translation::lacking(&model, &[]);
    (translation::lacking(&model, &own), all.len())
}

/// The requested theme; reports an unknown name.
fn theme_name(profile: &Profile, source: &ShopSource, report: &mut Report) -> String {
    let names = layers::theme_names();
    match &profile.theme {
        Some(wanted) if names.contains(&wanted.value.as_str()) => wanted.value.clone(),
        Some(wanted) => {
            let lower = wanted.value.to_lowercase();
            let nearest = names
                .iter()
                .find(|name| strsim::damerau_levenshtein(name, &lower) <= 2);
            report.push(
                Diagnostic::new(Code::UnknownTheme, source.full(&source.data.path))
                    .at(wanted.span)
                    .arg("found", &wanted.value)
                    .arg("choices", names.join(", "))
                    .arg_or_none("nearest", nearest.copied()),
            );
            DEFAULT_THEME.to_owned()
        }
        None => DEFAULT_THEME.to_owned(),
    }
}

/// The requested language; reports an unknown code.
fn language(
    profile: &Profile,
    source: &ShopSource,
    languages: &[String],
    report: &mut Report,
) -> String {
    let Some(wanted) = &profile.language else {
        return DEFAULT_LANGUAGE.to_owned();
    };
    let code = wanted.value.to_lowercase();
    if languages.contains(&code) {
        return code;
    }
    report.push(
        Diagnostic::new(Code::UnknownLanguage, source.full(&source.data.path))
            .at(wanted.span)
            .arg("found", &wanted.value)
            .arg("choices", languages.join(", ")),
    );
    DEFAULT_LANGUAGE.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use camino::Utf8Path;

    /// The theme of a shop with default settings and without `tema/`, under another name.
    fn built_in(name: &str) -> (Layers, Report) {
        with_files(name, &[])
    }

    /// The theme of a shop with these files in its `tema/aset/`.
    fn with_files(name: &str, files: &[(&str, &str)]) -> (Layers, Report) {
        let mut report = Report::default();
        let folder = tempfile::tempdir().unwrap();
        let root = Utf8Path::from_path(folder.path()).unwrap();
        std::fs::write(root.join("toko.yaml"), "nama: Toko").unwrap();
        std::fs::create_dir_all(root.join("tema/aset")).unwrap();
        for (file, css) in files {
            std::fs::write(root.join("tema/aset").join(file), css).unwrap();
        }
        let source = crate::discover::shop(root, &[], &mut report).unwrap();
        let mut report = Report::default();
        let layers = Layers::new(name, &source, &mut report);
        (layers, report)
    }

    #[test]
    fn every_theme_folder_is_a_theme_with_manifest_and_stylesheets_that_can_be_read() {
        assert_eq!(layers::theme_folders(), layers::theme_names());
        for name in layers::theme_names() {
            let (layers, mut report) = built_in(name);
            layers.manifest(&mut report);
            assert!(
                layers.styles(&mut report).contains_key("theme.css"),
                "{name}"
            );
            assert!(
                layers.scripts(&Texts::empty()).contains_key("shop.js"),
                "{name}"
            );
            for page in [
                "home",
                "product",
                "category",
                "price_list",
                "page",
                "news_list",
                "news",
                "not_found",
            ] {
                assert!(
                    layers
                        .templates(&Texts::empty())
                        .contains_key(&format!("{page}.html")),
                    "{name}: {page}"
                );
            }
            assert!(report.findings().is_empty(), "{name}: {report:?}");
        }
    }

    #[test]
    fn a_shops_stylesheets_keep_their_place_in_the_sheet() {
        let (layers, mut report) = with_files(
            "lapak",
            &[
                ("product.css", ".a { color: red }"),
                ("first.css", ".b { color: red }"),
                ("tambahan.css", ".c { color: red }"),
                ("lain.css", ".d { color: red }"),
            ],
        );
        let theme = Theme::make("lapak".to_owned(), "id".to_owned(), &layers, &mut report);
        let sheet = std::str::from_utf8(theme.sheet(false).bytes()).unwrap();
        assert_eq!(theme.sheet(false).url, "aset/lapak.css");
        assert!(sheet.contains(".a:where(.on-product,.on-product *){color:red}"));
        assert!(sheet.ends_with(".c{color:red}"));
        assert!(!sheet.contains(".b{") && !sheet.contains(".d{"));
        assert!(theme.styles.first("home").starts_with(".b{color:red}"));
        assert!(theme.styles.whole("product").contains("}.a{color:red}"));
        assert!(!theme.styles.whole("home").contains(".a{"));
    }

    #[test]
    fn both_languages_of_the_storefront_have_the_same_texts() {
        let ids = |code: &str| -> Vec<String> {
            let text = layers::texts(code).unwrap();
            let id = |line: &str| Some(line.split_once(" =")?.0.to_owned());
            let starts = |line: &&str| line.starts_with(|c: char| c.is_ascii_alphabetic());
            let mut ids: Vec<String> = text.lines().filter(starts).filter_map(id).collect();
            ids.sort();
            ids
        };
        assert_eq!(ids("id"), ids("en"));
        assert!(ids("id").len() > 50);
    }
}
