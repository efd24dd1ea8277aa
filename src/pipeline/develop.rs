//! The photos of a plan, made; what is wrong with one is reported where it was asked for.

use std::collections::BTreeMap;

use camino::Utf8PathBuf;

use super::{BuildError, BuildOptions, PhotoBytes, Progress};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::files;
use crate::photo::{self, Cache, CutOff, DevelopError, Job, develop};
use crate::plan::{PlannedPhoto, ShopPlan, Use, fault_finding, photo_finding};
use crate::render::{Look, Looks};

/// What became of a plan's photos, by their path from the shop's folder.
#[derive(Debug, Default)]
pub(super) struct Developed {
    /// What stands in the place of each that could be made, until it has come.
    pub looks: Looks,
    /// The length of its files, in the order of its renditions.
    pub photo_bytes: BTreeMap<Utf8PathBuf, Vec<u64>>,
    /// How many had to be decoded.
    pub decoded: usize,
    /// Their bytes.
    pub decoded_bytes: PhotoBytes,
}

/// Sees to it that every planned photo lies in the cache.
pub(super) fn photos(
    plan: &ShopPlan,
    options: &BuildOptions,
    progress: &dyn Progress,
    report: &mut Report,
) -> Result<Developed, BuildError> {
    let mut done = Developed::default();
    if plan.photos.photos.is_empty() {
        return Ok(done);
    }
    let cache = open(options)?;
    let mut photos: Vec<(&Utf8PathBuf, &PlannedPhoto)> = plan.photos.photos.iter().collect();
    photos.sort_by_key(|(_, photo)| urgency(photo));
    let jobs: Vec<Job> = photos.iter().map(|(_, photo)| photo.job.clone()).collect();
    progress.photos(jobs.len());
    let results = develop(&jobs, &cache, options.workers, &|job, outcome| {
        progress.photo_done(decoded_bytes(job, outcome));
    });
    for ((path, planned), result) in photos.into_iter().zip(results) {
        if let Some(bytes) = decoded_bytes(&planned.job, &result) {
            done.decoded += 1;
            done.decoded_bytes += bytes;
        }
        match result {
            Ok(developed) => {
                let look = Look {
                    color: developed.color,
                    picture: developed.placeholder,
                };
                done.looks.insert(path.clone(), look);
                let is_of_product = planned.uses.contains_key(&Use::Product);
                if let Some(fault) = developed.fault.filter(|_| is_of_product) {
                    report.push(fault_finding(fault, &planned.asked_by));
                }
                done.photo_bytes.insert(path.clone(), developed.bytes);
                if let Some(cut_off) = developed.cut_off {
                    let percent = match cut_off {
                        CutOff::Part { percent } => usize::from(percent),
                        CutOff::Detail => 0,
                    };
                    let label = planned.asked_by.asked_at.clone();
                    report.push(
                        Diagnostic::new(Code::PhotoCutOff, label.file)
                            .at(label.span)
                            .arg("name", path.file_name().unwrap_or_default())
                            .arg("percent", percent),
                    );
                }
            }
            Err(DevelopError::Photo(error)) => {
                report.push(photo_finding(&error, &planned.asked_by))
            }
            Err(DevelopError::Cache(error)) => return Err(error.into()),
            Err(DevelopError::Encode { detail, .. }) => {
                return Err(BuildError::Encode {
                    path: planned.job.source.path.clone(),
                    detail,
                });
            }
        }
    }
    Ok(done)
}

/// The cache of pictures.
pub(super) fn open(options: &BuildOptions) -> Result<Cache, BuildError> {
    Cache::open(&options.cache).map_err(|source| BuildError::Folder {
        path: options.cache.clone(),
        source,
    })
}

/// What the first page shows is made first: a build that is cut off has then done what matters most.
fn urgency(photo: &PlannedPhoto) -> usize {
    const FIRST_PAGE: [Use; 3] = [Use::Cover, Use::Logo, Use::Card];
    let place = FIRST_PAGE
        .iter()
        .position(|purpose| photo.uses.contains_key(purpose));
    place.unwrap_or(FIRST_PAGE.len())
}

/// The bytes of a photo that had to be decoded in this run.
fn decoded_bytes(
    job: &Job,
    outcome: &Result<photo::Developed, DevelopError>,
) -> Option<PhotoBytes> {
    let developed = outcome.as_ref().ok().filter(|made| !made.from_cache)?;
    Some(PhotoBytes {
        // A file that went away since it was decoded has no size to tell.
        taken: files::stat(&job.source.path).map_or(0, |stamp| stamp.size),
        made: developed.bytes.iter().sum(),
    })
}
