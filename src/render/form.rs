//! The sign-up form of a group, as one file.

use serde::Serialize;
use tera::Context;

use super::{RenderError, TemplateRenderer};
use crate::diagnostic::Report;
use crate::value::slug;

/// What a form asks for beside what every form does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FormWish {
    /// `true` to ask for the NIK.
    pub asks_nik: bool,
}

/// Values of the form, known to its template as `form`.
#[derive(Debug, Serialize)]
pub struct FormView {
    /// `true` when the NIK is asked for.
    pub asks_nik: bool,
    /// The number that receives answers, as `wa.me` takes it; absent: people choose whom they send it to.
    pub whatsapp: Option<String>,
    /// Start of the name of a saved sheet.
    pub file: String,
    /// The script.
    pub script: String,
}

#[derive(Serialize)]
struct FormContext {
    form: FormView,
}

impl TemplateRenderer<'_> {
    /// Renders the form. A failing template of the group is reported, and the built-in one is used.
    ///
    /// # Errors
    /// When the built-in template fails.
    pub fn form(&self, wish: FormWish, report: &mut Report) -> Result<String, RenderError> {
        let views = &self.renderer.views;
        let profile = views.profile();
        let form = FormView {
            asks_nik: wish.asks_nik,
            whatsapp: profile.whatsapp.as_ref().and_then(|phone| phone.whatsapp()),
            file: format!("pendaftaran-{}", slug(&profile.name)),
            script: inline(views.theme.form_script.small()),
        };
        let context = Context::from_serialize(&FormContext { form });
        let context = context.expect("views always become a context");
        let template = "form.html";
        self.engine.render(template, &context, template, report)
    }
}

/// A script that may stand in a page: `<\/` is the same in a string or a pattern, but does not end the element.
pub(super) fn inline(script: &str) -> String {
    script
        .replace("</script", "<\\/script")
        .replace("<!--", "<\\!--")
}
