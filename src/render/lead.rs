//! Pages at former addresses: each leads on to the present one, in a browser without scripts and from a folder too.

use super::Views;
use crate::escape;
use crate::files::SitePath;
use crate::plan::absolute_url;
use crate::portal::Lead;

/// The pages at the former addresses of a site.
pub fn lead_pages<'v>(views: Views<'v>) -> impl Iterator<Item = (SitePath, String)> + use<'v> {
    let leads = views.plan.leads.iter().chain(&views.plan.moved);
    leads.map(move |lead| (lead.from.clone(), page(&views, lead)))
}

fn page(views: &Views, Lead { from, to }: &Lead) -> String {
    let profile = views.profile();
    let text = |id: &str| escape::html(&views.text(id));
    let url = to.seen_from(&from.parent().unwrap_or_else(SitePath::root));
    let canonical = match &profile.url {
        Some(base) => escape::html(&absolute_url(base, to.as_str())),
        None => url.clone(),
    };
    let (language, name) = (
        escape::html(&views.theme.language),
        escape::html(&profile.name),
    );
    let (title, moved, link) = (text("moved-title"), text("moved-text"), text("moved-link"));
    format!(
        "<!doctype html><html lang=\"{language}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"robots\" content=\"noindex\">\
         <meta http-equiv=\"refresh\" content=\"0;url={url}\">\
         <link rel=\"canonical\" href=\"{canonical}\"><title>{title} | {name}</title>\
         <style>:root{{color-scheme:light dark}}body{{padding:16px;font:1rem/1.5 system-ui,sans-serif}}</style>\
         </head><body><p>{moved}</p><p><a href=\"{url}\">{link}</a></p></body></html>"
    )
}
