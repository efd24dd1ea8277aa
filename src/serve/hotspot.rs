//! Pages for hotspot visitors: a welcome page with downloads of the shop, and a poster for the wall with QR codes.

use std::sync::{PoisonError, RwLock};

use axum::body::Body;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use tera::{Context, Tera};

use super::content::Content;
use super::network::Wifi;
use super::takeaway::Takeaway;
use crate::locale::{Arg, Language, Texts};
use crate::qr::Code;
use crate::value::{ByteSize, Color, Palette};

/// Path of the welcome page, for anybody.
pub const WELCOME: &str = "/bawa";
/// Path of the poster; for this machine only, since it shows the Wi-Fi password.
pub const POSTER: &str = "/_etalase/poster";

/// Addresses that the pages announce.
#[derive(Debug, Clone, Default)]
pub struct Invitation {
    /// The welcome page's address for phones.
    pub address: Option<String>,
    /// The Wi-Fi to join first.
    pub wifi: Option<Wifi>,
}

/// Colour without a manifest.
const NO_COLOR: Color = Color::new(0x33, 0x33, 0x33);

/// Both pages.
pub(super) struct Hotspot {
    texts: Texts,
    language: Language,
    templates: Tera,
    invitation: RwLock<Invitation>,
}

/// The site's manifest, as far as it is used.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Manifest {
    name: String,
    theme_color: String,
}

#[derive(Serialize)]
struct Offer {
    address: &'static str,
    title: String,
    text: String,
}

#[derive(Serialize)]
struct Step {
    title: String,
    /// QR code as SVG.
    code: String,
    lines: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    label: String,
    text: String,
}

impl Hotspot {
    pub fn new(language: Language) -> Self {
        let mut templates = Tera::default();
        let pages = [
            ("welcome.html", include_str!("pages/welcome.html")),
            ("poster.html", include_str!("pages/poster.html")),
        ];
        let added = templates.add_raw_templates(pages);
        added.expect("a test shows both pages");
        Self {
            texts: Texts::program(language),
            language,
            templates,
            invitation: RwLock::default(),
        }
    }

    /// Sets the addresses to announce.
    pub fn invite(&self, invitation: Invitation) {
        *self
            .invitation
            .write()
            .unwrap_or_else(PoisonError::into_inner) = invitation;
    }

    /// The welcome page. `manifest` is the site's.
    pub fn welcome(&self, manifest: Option<&Content>, takeaways: &[Takeaway]) -> Response {
        let (name, palette) = self.shop(manifest);
        let offers: Vec<Offer> = takeaways
            .iter()
            .map(|takeaway| {
                let size = ByteSize(takeaway.size).approximate(self.language.code());
                Offer {
                    address: takeaway.kind.address(),
                    title: self.text(takeaway.kind.title(), &[("size", size.into())]),
                    text: self.text(takeaway.kind.text(), &[]),
                }
            })
            .collect();
        let mut page = self.page();
        page.insert("brand", &palette.brand.to_string());
        page.insert("on_brand", &palette.on_brand.to_string());
        page.insert("takeaways", &offers);
        let texts = [
            (
                "welcome",
                self.text("serve-welcome", &[("shop", name.into())]),
            ),
            ("look", self.text("serve-welcome-look", &[])),
            ("take", self.text("serve-welcome-take", &[])),
            ("take_text", self.text("serve-welcome-take-text", &[])),
        ];
        page.insert(
            "t",
            &serde_json::Map::from_iter(texts.map(|(id, text)| (id.to_owned(), text.into()))),
        );
        self.show("welcome.html", &page)
    }

    /// The poster; `None` without an address.
    pub fn poster(&self, manifest: Option<&Content>) -> Option<Response> {
        let invitation = self
            .invitation
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        let address = invitation.address?;
        let (name, _) = self.shop(manifest);
        let mut steps = Vec::new();
        if let Some(wifi) = &invitation.wifi {
            let mut lines = vec![self.line("serve-poster-wifi-name", &wifi.name)];
            lines.extend(
                wifi.password
                    .as_ref()
                    .map(|password| self.line("serve-poster-wifi-password", password)),
            );
            steps.push(self.step("serve-poster-wifi", &wifi.code(), lines));
        }
        let lines = vec![self.line("serve-poster-address", &address)];
        steps.push(self.step("serve-poster-shop", &address, lines));
        let mut page = self.page();
        page.insert("name", &name);
        page.insert("steps", &steps);
        page.insert(
            "t",
            &serde_json::json!({ "print": self.text("serve-poster-print", &[]) }),
        );
        Some(self.show("poster.html", &page))
    }

    /// The response while the site is exchanged, its folder is missing, or the requested file is being made.
    pub fn unavailable(&self) -> Response {
        let headers = [
            (header::CONTENT_TYPE, "text/plain; charset=utf-8"),
            (header::RETRY_AFTER, "1"),
        ];
        let text = self.text("serve-unavailable", &[]);
        (StatusCode::SERVICE_UNAVAILABLE, headers, text).into_response()
    }

    fn step(&self, title: &str, code: &str, lines: Vec<Line>) -> Step {
        Step {
            title: self.text(title, &[]),
            code: Code::of(code).map(|code| code.svg()).unwrap_or_default(),
            lines,
        }
    }

    fn line(&self, label: &str, text: &str) -> Line {
        Line {
            label: self.text(label, &[]),
            text: text.to_owned(),
        }
    }

    /// The shop's name and colours.
    fn shop(&self, manifest: Option<&Content>) -> (String, Palette) {
        let manifest = manifest.and_then(|file| serde_json::from_slice(&file.plain).ok());
        let Manifest { name, theme_color } = manifest.unwrap_or_default();
        let palette = Palette::from_brand(Color::parse(&theme_color).unwrap_or(NO_COLOR));
        match name.is_empty() {
            true => (self.text("serve-welcome-some-shop", &[]), palette),
            false => (name, palette),
        }
    }

    fn page(&self) -> Context {
        let mut page = Context::new();
        page.insert("lang", self.language.code());
        page
    }

    fn show(&self, template: &str, page: &Context) -> Response {
        let html = self.templates.render(template, page);
        let html = html.expect("a test shows both pages");
        let headers = [
            (header::CONTENT_TYPE, "text/html; charset=utf-8"),
            (header::CACHE_CONTROL, "no-store"),
            (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
            (header::REFERRER_POLICY, "no-referrer"),
            (
                header::CONTENT_SECURITY_POLICY,
                "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; \
                 form-action 'none'; frame-ancestors 'none'",
            ),
        ];
        (headers, Body::from(html)).into_response()
    }

    fn text(&self, id: &str, args: &[(&str, Arg)]) -> String {
        let owned = |(name, arg): &(&str, Arg)| ((*name).to_owned(), arg.clone());
        let args: Vec<(String, Arg)> = args.iter().map(owned).collect();
        self.texts.format(id, &args)
    }
}
