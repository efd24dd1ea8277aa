//! The photos of all sites, made; what is wrong with one is reported where it was asked for.

use super::lot::{Lot, State};
use super::memory::MadePhoto;
use super::{BuildError, BuildOptions, PhotoBytes, Progress, Site};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::files::{self, SourcePath};
use crate::photo::{self, Cache, CutOff, DevelopError, Job, develop};
use crate::plan::{PlannedPhoto, Use, fault_finding, photo_finding};
use crate::render::Look;

/// Photos that had to be decoded.
#[derive(Debug, Default)]
pub(super) struct Decoded {
    /// How many.
    pub photos: usize,
    /// Their bytes.
    pub bytes: PhotoBytes,
}

/// Sees to it that all pictures of the photos that the sites with these numbers plan lie in the cache, but for those
/// that an earlier build has made: all in one go, for the workers are shared. Sites that could not be read have
/// none.
pub(super) fn photos(
    lots: &mut [Lot],
    numbers: &[usize],
    options: &BuildOptions,
    progress: &dyn Progress,
) -> Result<Decoded, BuildError> {
    let mut done = Decoded::default();
    let all = numbers
        .iter()
        .filter_map(|number| Some((*number, lots[*number].site()?)))
        .flat_map(|(number, site)| {
            let photos = site.plan.photos.photos.iter();
            photos.map(move |(path, photo)| (number, path, photo))
        });
    let mut photos: Vec<(usize, &SourcePath, &PlannedPhoto)> = Vec::new();
    let mut known = Vec::new();
    for (number, path, photo) in all {
        match lots[number].memory.made(path, &photo.job) {
            Some(made) => known.push((number, path.clone(), made)),
            None => photos.push((number, path, photo)),
        }
    }
    let mut results = Vec::new();
    if !photos.is_empty() {
        let cache = open(options)?;
        photos.sort_by_key(|(_, _, photo)| urgency(photo));
        let jobs: Vec<&Job> = photos.iter().map(|(_, _, photo)| &photo.job).collect();
        progress.photos(jobs.len());
        let developed = develop(&jobs, &cache, options.workers, &|job, outcome| {
            progress.photo_done(decoded_bytes(job, outcome));
        });
        let developed = photos.into_iter().zip(developed);
        results.extend(developed.map(|((number, path, photo), result)| {
            let decoded = decoded_bytes(&photo.job, &result);
            let made = result.as_ref().ok();
            let made = made.map(|developed| MadePhoto::new(&photo.job, developed));
            (number, path.clone(), decoded, made, result)
        }));
    }
    for (number, path, made) in known {
        lots[number].take(path, Ok(made))?;
    }
    for (number, path, decoded, made, result) in results {
        if let Some(bytes) = decoded {
            done.photos += 1;
            done.bytes += bytes;
        }
        if let Some(made) = made {
            lots[number].memory.know_made(&path, made);
        }
        lots[number].take(path, result)?;
    }
    Ok(done)
}

impl Lot {
    fn take(
        &mut self,
        path: SourcePath,
        result: Result<photo::Developed, DevelopError>,
    ) -> Result<(), BuildError> {
        let State::Fresh(site) = &mut self.state else {
            unreachable!("only sites that were read have photos");
        };
        site.take(path, result, &mut self.report)
    }
}

impl Site {
    /// Notes what became of one of its photos; what is wrong with it is reported where it was asked for.
    fn take(
        &mut self,
        path: SourcePath,
        result: Result<photo::Developed, DevelopError>,
        report: &mut Report,
    ) -> Result<(), BuildError> {
        let planned = &self.plan.photos.photos[&path];
        match result {
            Ok(developed) => {
                let look = Look {
                    color: developed.color,
                    picture: developed.placeholder,
                };
                // What is missing of a photo tells nothing of how it was taken.
                let is_of_product = planned.uses.contains_key(&Use::Product);
                let is_judged = is_of_product && developed.cut_off.is_none();
                if let Some(fault) = developed.fault.filter(|_| is_judged) {
                    report.push(fault_finding(fault, &planned.asked_by));
                }
                if let Some(cut_off) = developed.cut_off {
                    report.push(cut_off_finding(cut_off, planned, &path));
                }
                self.looks.insert(path.clone(), look);
                self.photo_bytes.insert(path, developed.bytes);
                Ok(())
            }
            Err(DevelopError::Photo(error)) => {
                let file = &planned.job.source.path;
                report.push(photo_finding(&error, &planned.asked_by, file));
                Ok(())
            }
            Err(DevelopError::Cache(error)) => Err(error.into()),
            Err(DevelopError::Encode { detail, .. }) => Err(BuildError::Encode {
                path: planned.job.source.path.clone(),
                detail,
            }),
        }
    }
}

fn cut_off_finding(cut_off: CutOff, planned: &PlannedPhoto, path: &SourcePath) -> Diagnostic {
    let percent = match cut_off {
        CutOff::Part { percent } => usize::from(percent),
        CutOff::Detail => 0,
    };
    let label = planned.asked_by.asked_at.clone();
    Diagnostic::new(Code::PhotoCutOff, label.file)
        .at(label.span)
        .arg("name", path.file_name())
        .arg("percent", percent)
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
