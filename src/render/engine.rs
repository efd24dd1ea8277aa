//! Tera: a theme's templates made ready, pages rendered with them.

use std::sync::Arc;

use camino::Utf8Path;
use tera::{Context, Kwargs, State, Tera, Value};
use thiserror::Error;

use crate::diagnostic::{Code, Diagnostic, Report, Span};
use crate::locale::Arg;
use crate::theme::Theme;

/// A built-in template fails: a mistake of ours.
#[derive(Debug, Error)]
#[error("{template}: {detail}")]
pub struct RenderError {
    template: String,
    detail: String,
}

/// The templates of one shop.
#[derive(Debug)]
pub struct Engine<'a> {
    tera: Tera,
    /// The theme without the shop's own templates; only there when there are such.
    built_in: Option<Tera>,
    theme: &'a Theme,
}

impl<'a> Engine<'a> {
    /// Makes a theme's templates ready. A template of the shop that cannot be read is reported and the
    /// built-in one takes its place.
    pub fn new(theme: &'a Theme, report: &mut Report) -> Self {
        let mut own: Vec<&str> = theme
            .templates
            .iter()
            .filter(|(_, template)| template.file.is_some())
            .map(|(name, _)| name.as_str())
            .collect();
        let built_in = (!own.is_empty())
            .then(|| load(theme, &[]).expect("a test loads every built-in template"));
        let tera = loop {
            match load(theme, &own) {
                Ok(tera) => break tera,
                Err(error) => {
                    let blamed = place(&error).map(|(name, ..)| name);
                    let index = own
                        .iter()
                        .position(|name| blamed.as_deref() == Some(*name))
                        .unwrap_or(0);
                    let name = own.remove(index);
                    report.push(broken(theme, name, &error));
                }
            }
        };
        Self {
            tera,
            built_in,
            theme,
        }
    }

    /// Renders a page.
    ///
    /// # Errors
    /// When a built-in template fails. A template of the shop that fails is reported and the page is
    /// rendered with the built-in ones.
    pub fn render(
        &self,
        template: &str,
        context: &Context,
        page: &Utf8Path,
        report: &mut Report,
    ) -> Result<String, RenderError> {
        let failed = |error: &tera::Error| RenderError {
            template: template.to_owned(),
            detail: error.to_string(),
        };
        match (self.tera.render(template, context), &self.built_in) {
            (Ok(html), _) => Ok(html),
            (Err(error), None) => Err(failed(&error)),
            (Err(error), Some(built_in)) => {
                let name = place(&error).map_or_else(|| template.to_owned(), |(name, ..)| name);
                let mut finding = broken(self.theme, &name, &error).arg("page", page);
                finding.code = Code::TemplateFailed;
                report.push(finding);
                built_in
                    .render(template, context)
                    .map_err(|error| failed(&error))
            }
        }
    }
}

/// Loads a theme with those of the shop's templates that are named.
fn load(theme: &Theme, own: &[&str]) -> Result<Tera, tera::Error> {
    let mut tera = Tera::new();
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
    let css: String = theme
        .assets
        .iter()
        .filter(|(name, _)| name.ends_with(".css"))
        .map(|(_, asset)| String::from_utf8_lossy(&asset.bytes).into_owned())
        .collect();
    tera.register_function("style", move |_: Kwargs, _: &State| -> String {
        css.clone()
    });
    let mut sources = Vec::new();
    for (name, template) in &theme.templates {
        let text = if template.file.is_none() || own.contains(&name.as_str()) {
            Some(template.text.clone())
        } else {
            theme.built_in_template(name)
        };
        sources.extend(text.map(|text| (name.clone(), text)));
    }
    tera.add_raw_templates(sources)?;
    Ok(tera)
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

/// The template an error is in, the place and Tera's words for it.
fn place(error: &tera::Error) -> Option<(String, Span, String)> {
    match error.kind() {
        tera::ErrorKind::SyntaxError(report) | tera::ErrorKind::RenderingError(report) => {
            let range = report.span().range.clone();
            Some((
                report.filename().to_owned(),
                Span::new(range.start, range.end),
                report.message().to_owned(),
            ))
        }
        _ => None,
    }
}

fn broken(theme: &Theme, name: &str, error: &tera::Error) -> Diagnostic {
    let file = theme
        .templates
        .get(name)
        .and_then(|template| template.file.clone());
    let (span, detail) = match place(error) {
        Some((_, span, message)) => (Some(span), message),
        None => (None, error.to_string()),
    };
    Diagnostic::new(Code::TemplateBroken, file.unwrap_or_else(|| name.into()))
        .at(span)
        .arg("name", name)
        .arg("detail", detail)
}
