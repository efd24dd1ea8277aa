//! The page that the service worker shows offline in place of one that is not cached. It is served at any address, so
//! everything is inline; the worker inserts links to cached pages into its list.

use crate::catalogue::Profile;
use crate::escape;
use crate::theme::Theme;

pub(super) fn page(profile: &Profile, theme: &Theme) -> String {
    let text = |id: &str| escape::html(&theme.texts.format(id, &[]));
    let palette = profile.palette();
    let (title, retry) = (text("offline-title"), text("offline-retry"));
    let (explanation, list) = (text("offline-text"), text("offline-list"));
    let (brand, on_brand, link) = (palette.brand, palette.on_brand, palette.brand_text_light);
    let (dark_link, name) = (palette.brand_text_dark, escape::html(&profile.name));
    format!(
        "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>{title} | {name}</title><style>\
         :root{{color-scheme:light dark}}\
         body{{max-width:36rem;margin:0 auto;padding:24px 16px;font:1rem/1.5 system-ui,sans-serif}}\
         ul{{padding:0;list-style:none}}\
         a{{display:block;padding:12px 0;color:{link}}}\
         .button{{display:inline-block;padding:12px 20px;border-radius:24px;background:{brand};\
         color:{on_brand};text-decoration:none}}\
         @media(prefers-color-scheme:dark){{a{{color:{dark_link}}}}}\
         </style></head><body><p>{name}</p><h1>{title}</h1><p>{explanation}</p>\
         <a class=\"button\" href=\"\">{retry}</a><h2>{list}</h2><ul></ul></body></html>",
        escape::html(&theme.language)
    )
}
