//! A sheet to print: a build of one page that holds all it shows.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

use super::{BuildError, BuildOptions, Opened};
use crate::diagnostic::Report;
use crate::files;
use crate::photo::{DevelopError, Format, Job, Quality, Recipe, Shape, develop};
use crate::plan::photo_finding;
use crate::portal::Content;
use crate::render::{Imprint, Looks, Renderer, Sheet, Views};

/// Pixels across of the logo on a poster: 300 dpi at 5 cm.
const LOGO_WIDTH: u32 = 600;
/// Limit in bytes for the logo.
const LARGEST_LOGO: u64 = 1 << 26;

/// Builds a sheet as HTML bytes.
///
/// # Errors
/// When the machine fails.
pub fn sheet(
    opened: &Opened,
    sheet: &Sheet,
    options: &BuildOptions,
    report: &mut Report,
) -> Result<Vec<u8>, BuildError> {
    let Opened { shop, theme, plan } = opened;
    let looks = Looks::new();
    let views = Views {
        content: Content::Shop(shop),
        plan,
        looks: &looks,
        theme,
    };
    let logo = match sheet {
        Sheet::Poster(_) => logo(views, options, report)?,
        Sheet::PriceList(_) | Sheet::Labels { .. } => None,
    };
    let imprint = Imprint {
        today: options.today,
        logo: logo.as_deref(),
    };
    let renderer = Renderer::new(views, &options.program);
    let html = renderer
        .load_templates(report)
        .sheet(sheet, imprint, report)?;
    Ok(html.into_bytes())
}

/// The logo of a shop or a group as a data address, in poster resolution.
pub(super) fn logo(
    views: Views,
    options: &BuildOptions,
    report: &mut Report,
) -> Result<Option<String>, BuildError> {
    let Some(logo) = &views.content.profile().logo else {
        return Ok(None);
    };
    let Some(planned) = views.plan.photos.photos.get(&logo.path) else {
        return Ok(None);
    };
    let source = planned.job.source.clone();
    let quality = Quality::Tajam;
    let recipe = Recipe {
        shape: Shape::Whole,
        widths: vec![LOGO_WIDTH],
        quality,
        avif: false,
    };
    let mut renditions = source.renditions(&recipe);
    renditions.retain(|rendition| rendition.format == Format::Jpeg);
    let Some(rendition) = renditions.first() else {
        return Ok(None);
    };
    let cache = super::develop::open(options)?;
    let picture = cache.path(&rendition.key, rendition.format);
    let job = Job {
        source,
        renditions,
        quality,
    };
    for outcome in develop(&[&job], &cache, options.workers, &|_, _| {}) {
        match outcome {
            Ok(_) => {}
            Err(DevelopError::Photo(error)) => {
                report.push(photo_finding(&error, logo, &job.source.path));
                return Ok(None);
            }
            Err(DevelopError::Cache(error)) => return Err(error.into()),
            Err(DevelopError::Encode { detail, .. }) => {
                let path = planned.job.source.path.clone();
                return Err(BuildError::Encode { path, detail });
            }
        }
    }
    let bytes = files::read_bytes(&picture, LARGEST_LOGO)?;
    let text = BASE64_STANDARD.encode(bytes);
    Ok(Some(format!(
        "data:{};base64,{text}",
        Format::Jpeg.media_type()
    )))
}
