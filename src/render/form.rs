//! The sign-up form of a group, as one file.

use serde::Serialize;
use tera::Context;

use super::{RenderError, TemplateRenderer};
use crate::catalogue::{Name, Region};
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
    /// Names of regencies and districts of the programme's list, to choose from; empty without one. A region whose level
    /// the list does not say is in both.
    pub regencies: Vec<String>,
    /// Likewise.
    pub districts: Vec<String>,
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
    pub fn form(
        &self,
        wish: FormWish,
        regions: &[Region],
        report: &mut Report,
    ) -> Result<String, RenderError> {
        let views = &self.renderer.views;
        let profile = views.profile();
        let (regencies, districts) = choices(regions);
        let form = FormView {
            regencies,
            districts,
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

/// Names of regencies and of districts, each once and in the order of the list.
fn choices(regions: &[Region]) -> (Vec<String>, Vec<String>) {
    let (mut regencies, mut districts) = (Vec::new(), Vec::new());
    let add = |names: &mut Vec<String>, name: &Name| {
        if !names.contains(&name.text) {
            names.push(name.text.clone());
        }
    };
    for region in regions {
        add(&mut districts, &region.name);
        add(
            &mut regencies,
            region.regency.as_ref().unwrap_or(&region.name),
        );
    }
    (regencies, districts)
}

/// A script that may stand in a page: `<\/` is the same in a string or a pattern, but does not end the element.
pub(super) fn inline(script: &str) -> String {
    script
        .replace("</script", "<\\/script")
        .replace("<!--", "<\\!--")
}
