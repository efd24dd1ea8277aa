//! The photos of all sites, made; what is wrong with one is reported where it was asked for.

use std::ops::AddAssign;

use super::outputs::key_of;
use super::read::Reading;
use super::sink::Sink;
use super::site::{ReadSite, Site};
use super::store::MadePhoto;
use super::{BuildError, BuildOptions, PhotoBytes, Progress};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::files::{self, SourcePath};
use crate::photo::{self, Cache, CutOff, DevelopError, Job, Key, develop};
use crate::plan::{PlannedPhoto, Use, fault_finding, photo_finding};
use crate::publish::ContentKey;
use crate::render::Look;

/// Photos that had to be decoded.
#[derive(Debug, Default)]
pub(super) struct Decoded {
    /// How many.
    pub photos: usize,
    /// Their bytes.
    pub bytes: PhotoBytes,
}

/// A photo of one of the sites that are read together, by the number of the site and its path.
type Which = (usize, SourcePath);

/// Sees to it that all pictures of the photos that these sites plan lie in the cache, but for those that an earlier build
/// has made and put in place: all in one go, for the workers are shared.
pub(super) fn photos(
    sites: &mut [(&mut Site, Reading)],
    sink: &dyn Sink,
    options: &BuildOptions,
    progress: &dyn Progress,
) -> Result<Decoded, BuildError> {
    let mut done = Decoded::default();
    let mut known: Vec<(Which, photo::Developed)> = Vec::new();
    let mut photos: Vec<(Which, &PlannedPhoto)> = Vec::new();
    for (number, (site, reading)) in sites.iter().enumerate() {
        let made_before = &reading.rows.photos;
        for (path, photo) in &reading.site.plan.photos.photos {
            let made = made_before
                .as_ref()
                .and_then(|photos| photos.made.get(path));
            let made = made.and_then(|made| made.of(&photo.job));
            let which = (number, path.clone());
            match made.filter(|_| are_in_place(site, photo, sink)) {
                Some(made) => known.push((which, made)),
                None => photos.push((which, photo)),
            }
        }
    }
    let mut results = Vec::new();
    if !photos.is_empty()
        && let Some(cache) = open_for(sink, options)?
    {
        photos.sort_by_key(|(_, photo)| urgency(photo));
        let jobs: Vec<&Job> = photos.iter().map(|(_, photo)| &photo.job).collect();
        progress.photos(jobs.len());
        let developed = develop(&jobs, &cache, options.workers, &|job, outcome| {
            progress.photo_done(decoded_bytes(job, outcome));
        });
        for ((which, photo), result) in photos.into_iter().zip(developed) {
            if let Some(bytes) = decoded_bytes(&photo.job, &result) {
                done.photos += 1;
                done.bytes += bytes;
            }
            let made = result.as_ref().ok();
            let made = made.map(|developed| MadePhoto::new(&photo.job, developed));
            results.push((which, made, result));
        }
    }
    for ((number, path), made) in known {
        let (site, reading) = &mut sites[number];
        reading.site.take(path, Ok(made), &mut site.report)?;
    }
    for ((number, path), made, result) in results {
        let (site, reading) = &mut sites[number];
        if let (Some(photos), Some(made)) = (&mut reading.rows.photos, made) {
            photos.made.insert(path.clone(), made);
        }
        reading.site.take(path, result, &mut site.report)?;
    }
    Ok(done)
}

/// All pictures of a photo are in the output.
fn are_in_place(site: &Site, photo: &PlannedPhoto, sink: &dyn Sink) -> bool {
    let mut pictures = photo.job.renditions.iter().zip(&photo.urls);
    pictures.all(|(rendition, url)| sink.holds(&site.place.join(url), picture_key(&rendition.key)))
}

/// The key of an output that is a picture, or a drawing, with this key.
pub(super) fn picture_key(key: &Key) -> ContentKey {
    key_of(key.as_bytes())
}

impl AddAssign for Decoded {
    fn add_assign(&mut self, other: Self) {
        self.photos += other.photos;
        self.bytes += other.bytes;
    }
}

impl ReadSite {
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

/// The cache of pictures; `None` where it cannot be written to, and nothing becomes of them.
fn open_for(sink: &dyn Sink, options: &BuildOptions) -> Result<Option<Cache>, BuildError> {
    match open(options) {
        Err(BuildError::Folder { .. }) if sink.only_counts() => Ok(None),
        cache => cache.map(Some),
    }
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
