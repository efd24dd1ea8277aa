//! `manifest.webmanifest`: name, icons and colours of the shop on a phone's home screen
//! (<https://www.w3.org/TR/appmanifest/>).

use serde::Serialize;
use unicode_segmentation::UnicodeSegmentation;

use crate::catalogue::Profile;
use crate::files::SitePath;
use crate::photo::Format;
use crate::plan::IconUse;
use crate::render::Renderer;

/// Graphemes that phones show below an icon.
const SHORT: usize = 12;

#[derive(Serialize)]
struct Manifest<'s> {
    name: &'s str,
    short_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'s str>,
    lang: &'s str,
    start_url: &'static str,
    scope: &'static str,
    display: &'static str,
    theme_color: String,
    background_color: String,
    icons: Vec<Icon<'s>>,
}

#[derive(Serialize)]
struct Icon<'s> {
    src: &'s SitePath,
    sizes: String,
    r#type: &'static str,
    purpose: &'static str,
}

/// The manifest of a site. All its addresses are relative to its own.
pub fn manifest(profile: &Profile, language: &str, renderer: &Renderer) -> String {
    let icon = |(purpose, name): (IconUse, &'static str)| Icon {
        src: renderer.icon(purpose),
        sizes: format!("{0}x{0}", purpose.side()),
        r#type: Format::Png.media_type(),
        purpose: name,
    };
    let icons = [
        (IconUse::Home, "any"),
        (IconUse::Splash, "any"),
        (IconUse::Maskable, "maskable"),
    ];
    let palette = profile.palette();
    let manifest = Manifest {
        name: &profile.name,
        short_name: short(&profile.name),
        description: profile.tagline.as_deref(),
        lang: language,
        start_url: "./",
        scope: "./",
        display: "standalone",
        theme_color: palette.brand.to_string(),
        background_color: palette.tint_light.to_string(),
        icons: icons.into_iter().map(icon).collect(),
    };
    serde_json::to_string(&manifest).expect("plain data always becomes JSON")
}

/// The leading whole words of a name that fit below an icon, or a part of the first.
fn short(name: &str) -> String {
    let length = |text: &str| text.graphemes(true).count();
    let mut short = String::new();
    for word in name.split_whitespace() {
        if !short.is_empty() && length(&short) + 1 + length(word) > SHORT {
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    short.graphemes(true).take(SHORT).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_name_has_whole_words_where_it_can() {
        assert_eq!(short("Umah Ine"), "Umah Ine");
        assert_eq!(short("Koperasi  Maju Bersama"), "Koperasi");
        assert_eq!(short("Warung Bu Tini Takengon"), "Warung Bu");
        assert_eq!(short("Kerajinantanganku"), "Kerajinantan");
        assert_eq!(short("👩🏽‍🌾👩🏽‍🌾 Tani"), "👩🏽‍🌾👩🏽‍🌾 Tani");
    }
}
