//! Jobs in, pictures in the cache out: the one place that decodes and encodes.

use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::iter;
use std::num::NonZeroUsize;

use image::RgbImage;
use image::imageops::thumbnail;
use rayon::ThreadPoolBuilder;
use rayon::iter::{ParallelBridge, ParallelIterator};
use serde::{Deserialize, Serialize};

use super::budget::{PixelBudget, pixels_in_flight, pixels_judged};
use super::cache::{Learnt, Note};
use super::crop::{Crop, Focus, Region};
use super::decode::decode;
use super::mount::Mount;
use super::recipe::height_at;
use super::resize::{Negative, Print};
use super::settings::{SEARCH_WIDTH, Settings};
use super::subject::subject;
use super::verdict::{Fault, fault};
use super::{
    Cache, CutOff, DevelopError, Key, PhotoError, Quality, Rendition, SourcePhoto, encode,
};
use crate::value::Point;

/// Width and WebP setting of the picture that stands in a page until the photo has come: 135 bytes.
const PLACEHOLDER: (u32, u8) = (12, 20);

/// One photo and the pictures wanted of it.
///
/// A photo is decoded once a job, so wishes for the same photo belong in one job; two jobs for it
/// give the right pictures, only slower.
#[derive(Debug, Clone)]
pub struct Job {
    /// The photo.
    pub source: SourcePhoto,
    /// The pictures, all from [`SourcePhoto::renditions`] with this quality.
    pub renditions: Vec<Rendition>,
    /// The quality in their keys.
    pub quality: Quality,
}

impl Job {
    /// All this job has in the cache: its pictures and the note on its photo.
    pub fn keys(&self) -> impl Iterator<Item = Key> {
        let pictures = self.renditions.iter().map(|rendition| rendition.key);
        pictures.chain(iter::once(self.note_key()))
    }

    fn note_key(&self) -> Key {
        Key::of_photo(&self.source.hash, self.quality)
    }
}

/// What became of a job.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Developed {
    /// The mean colour of the photo in sRGB; the same whatever its pictures.
    pub color: [u8; 3],
    /// A tiny WebP as a data address, for themes that show it until the photo has come.
    pub placeholder: String,
    /// What the photo's file lacks.
    pub cut_off: Option<CutOff>,
    /// What the photo lacks as a photo.
    pub fault: Option<Fault>,
    /// Whether nothing had to be decoded; of this run, and so not kept.
    #[serde(skip)]
    pub from_cache: bool,
    /// Length in bytes of each picture, in the order of [`Job::renditions`].
    pub bytes: Vec<u64>,
}

impl Developed {
    fn new(learnt: Learnt, from_cache: bool, bytes: Vec<u64>) -> Self {
        Self {
            color: learnt.color,
            placeholder: learnt.placeholder,
            cut_off: learnt.cut_off,
            fault: learnt.fault,
            from_cache,
            bytes,
        }
    }
}

/// What pictures of one photo have in common that differ only in their format.
type View<'r> = (Crop, (u32, u32), Option<&'r Mount>);

/// What all threads share.
struct Lab<'lab> {
    cache: &'lab Cache,
    /// For pixels that are decoded.
    decoded: PixelBudget,
    /// For pixels that are looked at closely.
    judged: PixelBudget,
}

/// Sees to it that every picture of every job is in the cache, and answers in the order of the jobs.
///
/// The jobs are taken up in their order, and `workers` photos are worked on at once, as far as the
/// memory for decoded pixels allows. `progress` is told of each job and what became of it, from any thread and
/// in any order. The pictures do not depend on `workers`.
pub fn develop(
    jobs: &[impl Borrow<Job> + Sync],
    cache: &Cache,
    workers: NonZeroUsize,
    progress: &(dyn Fn(&Job, &Result<Developed, DevelopError>) + Sync),
) -> Vec<Result<Developed, DevelopError>> {
    let lab = Lab {
        cache,
        decoded: PixelBudget::new(pixels_in_flight(workers)),
        judged: PixelBudget::new(pixels_judged(workers)),
    };
    let work = |job: &Job| {
        let outcome = lab.develop(job);
        progress(job, &outcome);
        outcome
    };
    match ThreadPoolBuilder::new().num_threads(workers.get()).build() {
        Ok(pool) => {
            let mut outcomes: Vec<_> = pool.install(|| {
                let jobs = jobs.iter().map(Borrow::borrow);
                let numbered = jobs.enumerate().par_bridge();
                numbered.map(|(number, job)| (number, work(job))).collect()
            });
            outcomes.sort_unstable_by_key(|(number, _)| *number);
            outcomes.into_iter().map(|(_, outcome)| outcome).collect()
        }
        // A system that grants no threads still gets its pictures, one after the other.
        Err(_) => jobs.iter().map(Borrow::borrow).map(work).collect(),
    }
}

impl Lab<'_> {
    fn develop(&self, job: &Job) -> Result<Developed, DevelopError> {
        let note_key = job.note_key();
        let learnt = match self.cache.note(&note_key)? {
            Some(Note::Failed(error)) => return Err(error.into()),
            Some(Note::Developed(learnt)) => Some(learnt),
            None => None,
        };

        let mut present = Vec::with_capacity(job.renditions.len());
        for rendition in &job.renditions {
            present.push(self.cache.find(rendition)?);
        }
        if let (Some(learnt), Some(bytes)) = (&learnt, present.iter().copied().collect()) {
            return Ok(Developed::new(learnt.clone(), true, bytes));
        }

        let (negative, cut_off) = self.expose(job, &present).inspect_err(|error| {
            if error.is_lasting() {
                // Only a memo that saves time; a disk that cannot take it shows with the pictures.
                let _ = self.cache.set_note(&note_key, &Note::Failed(error.clone()));
            }
        })?;
        let learnt = learnt.unwrap_or_else(|| self.learn(job, &negative, cut_off));
        let bytes = self.print(job, &negative, &learnt, present)?;
        // After the pictures, so that a note never speaks for pictures that were not stored.
        (self.cache).set_note(&note_key, &Note::Developed(learnt.clone()))?;
        Ok(Developed::new(learnt, false, bytes))
    }

    /// Decodes the photo and shrinks it as far as its missing pictures allow. The decoded pixels are
    /// gone, and given back to the budget, on return.
    fn expose(
        &self,
        job: &Job,
        present: &[Option<u64>],
    ) -> Result<(Negative, Option<CutOff>), PhotoError> {
        let header = &job.source.header;
        // Where the subject is plays no part in what the pictures are made from.
        let missing = (job.renditions.iter().zip(present))
            .filter(|(_, present)| present.is_none())
            .map(|(rendition, _)| print_of(job, rendition, Point::MIDDLE));
        let prints: Vec<Print> = missing.chain([whole(job)]).collect();

        let pixels = u64::from(header.width) * u64::from(header.height);
        let _permit = self.decoded.take(pixels);
        let decoded = decode(&job.source.bytes()?, header.kind)?;
        let cut_off = decoded.cut_off;
        let negative = Negative::new(decoded, header.turn, &prints);
        Ok((negative, cut_off))
    }

    /// Learns of a photo what its pictures and its pages need to know.
    fn learn(&self, job: &Job, negative: &Negative, cut_off: Option<CutOff>) -> Learnt {
        let header = &job.source.header;
        let picture = negative.print(whole(job));
        let pixels = u64::from(picture.width()) * u64::from(picture.height());
        let _permit = self.judged.take(pixels);
        Learnt {
            color: negative.average(whole(job)),
            placeholder: placeholder(&picture),
            cut_off,
            fault: fault(&picture, (header.width, header.height)),
            subject: subject(&picture),
            settings: Settings::find(&picture, job.quality),
        }
    }

    /// Makes the missing pictures, each view once for all its formats, and gives all lengths.
    fn print(
        &self,
        job: &Job,
        negative: &Negative,
        learnt: &Learnt,
        present: Vec<Option<u64>>,
    ) -> Result<Vec<u64>, DevelopError> {
        let mut missing: BTreeMap<View, Vec<usize>> = BTreeMap::new();
        for (index, rendition) in job.renditions.iter().enumerate() {
            if present[index].is_none() {
                let size = (rendition.width, rendition.height);
                let view = (rendition.crop, size, rendition.mount.as_ref());
                missing.entry(view).or_default().push(index);
            }
        }

        let mut lengths: Vec<u64> = present.into_iter().map(Option::unwrap_or_default).collect();
        for indices in missing.into_values() {
            let first = &job.renditions[indices[0]];
            let mut picture = negative.print(print_of(job, first, learnt.subject));
            if let Some(mount) = &first.mount {
                picture = mount.mounted(&picture, first.height);
            }
            for index in indices {
                let rendition = &job.renditions[index];
                let &Rendition { format, key, .. } = rendition;
                let bytes = encode::encode(&picture, format, learnt.settings.number(rendition))
                    .map_err(|detail| DevelopError::Encode { format, detail })?;
                self.cache.store(&key, format, &bytes)?;
                lengths[index] = bytes.len() as u64;
            }
        }
        Ok(lengths)
    }
}

/// The picture of the whole photo that all is learnt from.
fn whole(job: &Job) -> Print {
    let size = (job.source.header.width, job.source.header.height);
    let width = SEARCH_WIDTH.min(size.0);
    Print {
        region: Region::WHOLE,
        size: (width, height_at(size, width)),
    }
}

fn print_of(job: &Job, rendition: &Rendition, subject: Point) -> Print {
    let header = &job.source.header;
    let (own, whole) = (
        (header.width, header.height),
        (rendition.width, rendition.height),
    );
    let size = (rendition.mount.as_ref()).map_or(whole, |mount| mount.size_of_photo(whole, own));
    let around = |point| Region::around(point, own, size);
    let region = match rendition.crop {
        Crop::Whole => Region::WHOLE,
        Crop::Around(Focus::Subject) => around(subject),
        Crop::Around(Focus::At(point)) => around(point),
    };
    Print { region, size }
}

fn placeholder(picture: &RgbImage) -> String {
    let (width, setting) = PLACEHOLDER;
    let width = width.min(picture.width());
    let height = height_at(picture.dimensions(), width);
    encode::data_address(&thumbnail(picture, width, height), setting).unwrap_or_default()
}
