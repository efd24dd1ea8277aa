//! The whole shop in one file.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Fitting;
use super::fitting::{Limits, Page, fit};
use super::pictures::{Picture, Pictures, data_address, looks, photos};
use crate::build::{BuildError, BuildOptions, Opened, Progress};
use crate::catalogue::Shop;
use crate::diagnostic::Report;
use crate::files::SitePath;
use crate::photo::Quality;
use crate::plan::SitePlan;
use crate::portal::Content;
use crate::render::{Renderer, Views};
use crate::theme::Theme;

/// Widths of photos in the shop's own quality, the finest first. A phone's screen is 720 pixels wide.
const WIDTHS: [u32; 3] = [600, 480, 320];
/// Widths in the lowest quality, when the former are too heavy.
const LAST_WIDTHS: [u32; 4] = [320, 240, 160, 96];
/// Size limit in bytes when none is given (half a minute by Bluetooth); exceeded only when photos would be narrower
/// than all of [`WIDTHS`].
const COMFORTABLE: u64 = 2_000_000;

/// Builds the whole shop as one file of at most `most` bytes.
///
/// # Errors
/// When the machine fails.
pub fn one_file(
    opened: Opened,
    most: Option<u64>,
    (options, progress): (&BuildOptions, &dyn Progress),
    report: &mut Report,
) -> Result<Fitting, BuildError> {
    let mut page = ShopPage::new(opened, options);
    let planned = std::mem::take(&mut page.plan.photos.photos);
    let mut pictures = Pictures::of_shop(&page.shop, &planned);
    let rounds = [
        (page.shop.profile.images.quality, &WIDTHS[..]),
        (Quality::Hemat, &LAST_WIDTHS[..]),
    ];
    let limits = Limits {
        rounds: &rounds,
        most: most.unwrap_or(COMFORTABLE),
        may_exceed: most.is_none(),
    };
    let fitting = fit(
        &mut page,
        &mut pictures,
        &limits,
        (options, progress),
        report,
    )?;
    report.merge(page.findings);
    Ok(fitting)
}

/// The page of a shop.
struct ShopPage<'o> {
    shop: Shop,
    theme: Arc<Theme>,
    plan: SitePlan,
    options: &'o BuildOptions,
    /// Findings in the shop's own templates, replaced whenever the page is rendered.
    findings: Report,
}

impl<'o> ShopPage<'o> {
    fn new(opened: Opened, options: &'o BuildOptions) -> Self {
        let Opened { shop, theme, plan } = opened;
        Self {
            shop,
            theme,
            plan,
            options,
            findings: Report::default(),
        }
    }
}

impl Page for ShopPage<'_> {
    fn named(&mut self, pictures: &[Picture]) -> Result<Vec<u8>, BuildError> {
        self.plan.photos.photos = photos(pictures);
        self.findings = Report::default();
        let looks = looks(pictures);
        let views = Views {
            content: Content::Shop(&self.shop),
            plan: &self.plan,
            looks: &looks,
            theme: &self.theme,
        };
        let renderer = Renderer::new(views, &self.options.program);
        let templates = renderer.load_templates(&mut self.findings);
        let html = templates.one_file(&mut self.findings)?;
        Ok(html.into_bytes())
    }

    fn other_files(&self) -> BTreeMap<SitePath, String> {
        let codes = self
            .plan
            .qris
            .iter()
            .flat_map(|code| [(&code.svg, "image/svg+xml"), (&code.png, "image/png")]);
        codes
            .map(|(code, kind)| (code.url.clone(), data_address(kind, code.bytes())))
            .collect()
    }
}
