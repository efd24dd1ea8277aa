//! Develops the photos of all sites; findings about a photo go to the file that names it.

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
    pub photos: usize,
    /// Bytes of these photos and of their pictures.
    pub bytes: PhotoBytes,
}

/// A photo of one of the sites that are read together: index of the site, and path.
type Which = (usize, SourcePath);

/// Develops all photos that these sites plan into the cache, in one parallel pass since the workers are shared; skips
/// those whose pictures an earlier build has published.
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

/// True when all pictures of a photo are in the output.
fn are_in_place(site: &Site, photo: &PlannedPhoto, sink: &dyn Sink) -> bool {
    let mut pictures = photo.job.renditions.iter().zip(&photo.urls);
    pictures.all(|(rendition, url)| sink.holds(&site.place.join(url), picture_key(&rendition.key)))
}

/// The output key of a picture or drawing with this cache key.
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
    /// Stores the outcome of one photo; findings about it go to the file that names it.
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
                // A photo that lacks its end says nothing about how well it was taken.
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

/// The picture cache; `None` where it is not writable and the sink only counts.
fn open_for(sink: &dyn Sink, options: &BuildOptions) -> Result<Option<Cache>, BuildError> {
    match open(options) {
        Err(BuildError::Folder { .. }) if sink.only_counts() => Ok(None),
        cache => cache.map(Some),
    }
}

/// Opens the picture cache.
pub(super) fn open(options: &BuildOptions) -> Result<Cache, BuildError> {
    Cache::open(&options.cache).map_err(|source| BuildError::Folder {
        path: options.cache.clone(),
        source,
    })
}

/// Sort key that puts the photos of the first page first: a build that is cut off has done the most useful part.
fn urgency(photo: &PlannedPhoto) -> usize {
    const FIRST_PAGE: [Use; 3] = [Use::Cover, Use::Logo, Use::Card];
    let place = FIRST_PAGE
        .iter()
        .position(|purpose| photo.uses.contains_key(purpose));
    place.unwrap_or(FIRST_PAGE.len())
}

/// Bytes of a photo that had to be decoded in this run.
fn decoded_bytes(
    job: &Job,
    outcome: &Result<photo::Developed, DevelopError>,
) -> Option<PhotoBytes> {
    let developed = outcome.as_ref().ok().filter(|made| !made.from_cache)?;
    Some(PhotoBytes {
        // A file that was deleted after decoding has no size.
        taken: files::stat(&job.source.path).map_or(0, |stamp| stamp.size),
        made: developed.bytes.iter().sum(),
    })
}
