//! Tera: prepares a theme's templates and renders pages.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::{Deserialize, Serialize};
use tera::{Context, Kwargs, State, Tera, Value};
use thiserror::Error;

use super::group_sheet::GroupSheet;
use super::letters::Award;
use super::parts::{Page, Parts};
use super::picture::cap_density;
use super::sheet::Sheet;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::escape;
use crate::locale::Arg;
use crate::plan::PageKind;
use crate::theme::{ReadTemplates, Theme};

/// A built-in template failed, which is a bug.
#[derive(Debug, Error)]
#[error("{template}: {detail}")]
pub struct RenderError {
    template: String,
    detail: String,
}

/// The templates of one shop.
#[derive(Debug)]
pub struct Engine<'a> {
    templates: Templates<'a>,
    /// The theme without the shop's own templates, as a fallback; `None` when the shop has none.
    built_in: Option<Templates<'a>>,
    theme: &'a Theme,
}

/// Compiled templates.
#[derive(Debug)]
struct Templates<'a> {
    /// `None` only during `drop`.
    tera: Option<Arc<Tera>>,
    /// Pool to which `tera` is returned on drop; `None` when it includes templates of the shop.
    lender: Option<&'a ReadTemplates>,
}

impl<'a> Templates<'a> {
    /// Loads a theme's templates with the named ones of the shop; `shop` becomes a global value.
    fn load(theme: &'a Theme, own: &[&str], shop: &Value) -> tera::TeraResult<Self> {
        let parts = Arc::new(Parts::default());
        let lender = own.is_empty().then_some(&theme.read);
        let mut tera = match lender {
            Some(lender) => lender.take(|| read_built_in(theme)),
            None => read(theme, own)?,
        };
        parts.register(&mut tera);
        tera.global_context().insert_value("shop", shop.clone());
        let tera = Arc::new(tera);
        parts.use_templates(&tera);
        Ok(Self {
            tera: Some(tera),
            lender,
        })
    }

    fn render(&self, template: &str, context: &Context) -> tera::TeraResult<String> {
        let tera = self.tera.as_ref().expect("nobody renders during `drop`");
        let root = context.get("root").and_then(Value::as_str);
        Page::new(root.unwrap_or_default()).render(|| tera.render(template, context))
    }
}

impl Drop for Templates<'_> {
    fn drop(&mut self) {
        let tera = self.tera.take().and_then(Arc::into_inner);
        if let (Some(lender), Some(mut tera)) = (self.lender, tera) {
            belong_to_nobody(&mut tera);
            lender.give_back(tera);
        }
    }
}

impl<'a> Engine<'a> {
    /// Loads a theme's templates. A broken template of the shop is reported, and the built-in one is used.
    pub fn new(theme: &'a Theme, shop: &Value, report: &mut Report) -> Self {
        let load = |own: &[&str]| Templates::load(theme, own, shop);
        let mut own: Vec<&str> = theme
            .templates
            .iter()
            .filter(|(_, template)| template.file.is_some())
            .map(|(name, _)| name.as_str())
            .collect();
        let built_in =
            (!own.is_empty()).then(|| load(&[]).expect("a test loads every built-in template"));
        let templates = loop {
            match load(&own) {
                Ok(templates) => break templates,
                Err(error) if own.is_empty() => panic!("a built-in template is broken: {error}"),
                Err(error) => {
                    let fault = Fault::of(&error);
                    let blamed = own.iter().position(|name| fault.is_in(name));
                    let name = own.remove(blamed.unwrap_or(0));
                    report.push(fault.finding(Code::TemplateBroken, theme, name));
                }
            }
        };
        Self {
            templates,
            built_in,
            theme,
        }
    }

    /// Renders a page.
    ///
    /// # Errors
    /// When a built-in template fails. A failing template of the shop is reported, and the page is rendered with the
    /// built-in ones.
    pub fn render(
        &self,
        template: &str,
        context: &Context,
        page: &str,
        report: &mut Report,
    ) -> Result<String, RenderError> {
        let failed = |error: &tera::Error| RenderError {
            template: template.to_owned(),
            detail: Fault::of(error).to_string(),
        };
        match (self.templates.render(template, context), &self.built_in) {
            (Ok(html), _) => Ok(html),
            (Err(error), None) => Err(failed(&error)),
            (Err(error), Some(built_in)) => {
                let fault = Fault::of(&error);
                let finding = fault.finding(Code::TemplateFailed, self.theme, template);
                report.push(finding.arg("page", page));
                built_in
                    .render(template, context)
                    .map_err(|error| failed(&error))
            }
        }
    }
}

/// Parses a theme's templates into its pool, while other threads are busy.
pub fn read_ahead(theme: &Theme) {
    if !theme.has_own_templates() {
        theme.read.prepare(|| read_built_in(theme));
    }
}

fn read_built_in(theme: &Theme) -> Tera {
    read(theme, &[]).expect("a test loads every built-in template")
}

/// Parses a theme's templates with the named ones of the shop.
fn read(theme: &Theme, own: &[&str]) -> tera::TeraResult<Tera> {
    let mut tera = Tera::new();
    // Templates are parsed only when the functions they call are registered.
    belong_to_nobody(&mut tera);
    register_functions(&mut tera, theme);
    tera.global_context().insert("lang", &theme.language);
    let mut sources = Vec::new();
    for (name, template) in &theme.templates {
        let text = if template.file.is_none() || own.contains(&name.as_str()) {
            Some(template.text.clone())
        } else {
            theme.built_in_template(name).map(|template| template.text)
        };
        sources.extend(text.map(|text| (name.clone(), text)));
    }
    tera.add_raw_templates(sources)?;
    Ok(tera)
}

/// Registers part functions without a shop behind them.
fn belong_to_nobody(tera: &mut Tera) {
    Arc::new(Parts::default()).register(tera);
    tera.global_context().remove("shop");
}

/// Registers all functions and filters for templates, except those of parts.
fn register_functions(tera: &mut Tera, theme: &Theme) {
    let texts = Arc::clone(&theme.texts);
    tera.register_function(
        "t",
        move |kwargs: Kwargs, _: &State| -> tera::TeraResult<String> {
            let id: &str = kwargs.must_get("id")?;
            let args: Vec<(String, Arg)> = kwargs
                .iter()
                .filter_map(|(key, value)| Some((key.as_str()?.to_owned(), argument(value))))
                .filter(|(name, _)| name != "id")
                .collect();
            Ok(texts.format(id, &args))
        },
    );
    tera.register_filter("json", |value: &Value, _: Kwargs, _: &State| -> String {
        // Tera's own maps are unordered; those of `serde_json` are sorted.
        let value = serde_json::to_value(value).expect("values always become JSON");
        value.to_string()
    });
    tera.register_filter("quoted", |value: &str, _: Kwargs, _: &State| -> Value {
        Value::safe_string(&escape::quoted(value))
    });
    tera.register_filter("css_string", |value: &str, _: Kwargs, _: &State| -> Value {
        Value::safe_string(&escape::css_string(value))
    });
    tera.register_filter("urlencode", |value: &str, _: Kwargs, _: &State| -> String {
        utf8_percent_encode(value, NON_ALPHANUMERIC).to_string()
    });
    tera.register_filter(
        "cap_density",
        |sizes: &str, _: Kwargs, _: &State| -> String { cap_density(sizes) },
    );
    let styles = &theme.styles;
    let pages = PageKind::NAMES.map(|kind| (kind, styles.whole(kind)));
    let sheets = Sheet::NAMES.map(|kind| (kind, styles.printed(kind)));
    let group_sheets = GroupSheet::NAMES.map(|kind| (kind, styles.printed(kind)));
    let awards = Award::NAMES.map(|kind| (kind, styles.printed(kind)));
    let whole = [
        ("one_file", styles.one_file()),
        ("one_file_group", styles.group_file()),
        ("form", styles.form()),
    ];
    let sheets = sheets.into_iter().chain(group_sheets).chain(awards);
    let pages = pages.into_iter().chain(sheets).chain(whole);
    register_styles(tera, "style", pages.collect());
    let first = PageKind::NAMES.map(|kind| (kind, styles.first(kind)));
    register_styles(tera, "first_style", first.into());
}

/// Registers a function that gives the style of a kind.
fn register_styles(
    tera: &mut Tera,
    function: &'static str,
    styles: BTreeMap<&'static str, String>,
) {
    tera.register_function(
        function,
        move |kwargs: Kwargs, _: &State| -> tera::TeraResult<String> {
            let kind: &str = kwargs.must_get("kind")?;
            let style = styles.get(kind).cloned();
            style.ok_or_else(|| tera::Error::message(format!("there is no page kind `{kind}`")))
        },
    );
}

fn argument(value: &Value) -> Arg {
    match value.as_i64() {
        Some(number) => Arg::Number(number),
        None => Arg::Text(
            value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned),
        ),
    }
}

/// An error of Tera in a template.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Fault {
    /// Template and byte range of the error, where known.
    place: Option<(String, usize, usize)>,
    /// Tera's message.
    detail: String,
}

impl Fault {
    pub fn of(error: &tera::Error) -> Self {
        let (tera::ErrorKind::SyntaxError(report) | tera::ErrorKind::RenderingError(report)) =
            error.kind()
        else {
            return Self {
                place: None,
                detail: error.to_string(),
            };
        };
        let range = &report.span().range;
        let here = (report.filename().to_owned(), range.start, range.end);
        let within: Option<Self> = serde_json::from_str(report.message()).ok();
        let (place, detail) = match within {
            Some(fault) => (fault.place.unwrap_or(here), fault.detail),
            None => (here, report.message().to_owned()),
        };
        Self {
            place: Some(place),
            detail,
        }
    }

    /// Converts it to an error of a template function; Tera keeps only the message of such errors.
    pub fn into_error(self) -> tera::Error {
        let json = serde_json::to_string(&self).expect("plain data always becomes JSON");
        tera::Error::message(json)
    }

    fn is_in(&self, template: &str) -> bool {
        let place = self.place.as_ref();
        place.is_some_and(|(name, ..)| name == template)
    }

    /// The finding; `template` is the page's, for errors without a place.
    fn finding(self, code: Code, theme: &Theme, template: &str) -> Diagnostic {
        let (name, range) = match self.place {
            Some((name, start, end)) => (name, Some(start..end)),
            None => (template.to_owned(), None),
        };
        let template = theme.templates.get(&name);
        let file = template.and_then(|template| template.file.clone());
        let span = template
            .zip(range)
            .map(|(template, range)| template.written(range));
        Diagnostic::new(code, file.unwrap_or_else(|| name.as_str().into()))
            .at(span)
            .arg("name", name)
            .arg("detail", self.detail)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match &self.place {
            Some((name, start, _)) => write!(f, "{name}, byte {start}: {}", self.detail),
            None => f.write_str(&self.detail),
        }
    }
}
