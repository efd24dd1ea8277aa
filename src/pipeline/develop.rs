//! The photos of a plan, made; what is wrong with one is reported where it was asked for.

use std::collections::BTreeMap;

use camino::Utf8PathBuf;

use super::{BuildError, BuildOptions, PhotoBytes, Progress};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::files;
use crate::photo::{self, Cache, CutOff, DevelopError, Job, develop};
use crate::plan::{ShopPlan, photo_finding};
use crate::render::Colors;

/// What became of a plan's photos, by their path from the shop's folder.
#[derive(Debug, Default)]
pub(super) struct Developed {
    /// The average colour of each that could be made.
    pub colors: Colors,
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
    let cache = Cache::open(&options.cache).map_err(|source| BuildError::Folder {
        path: options.cache.clone(),
        source,
    })?;
    let jobs: Vec<Job> = plan
        .photos
        .photos
        .values()
        .map(|photo| photo.job.clone())
        .collect();
    progress.photos(jobs.len());
    let results = develop(&jobs, &cache, options.workers, &|job, outcome| {
        progress.photo_done(decoded_bytes(job, outcome));
    });
    for ((path, planned), result) in plan.photos.photos.iter().zip(results) {
        if let Some(bytes) = decoded_bytes(&planned.job, &result) {
            done.decoded += 1;
            done.decoded_bytes += bytes;
        }
        match result {
            Ok(developed) => {
                done.colors.insert(path.clone(), developed.color);
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
