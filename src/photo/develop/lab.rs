//! Develops photo jobs into the cache: the only place that decodes and encodes.

use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::iter;
use std::mem;
use std::num::NonZeroUsize;
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use image::RgbImage;
use image::imageops::thumbnail;
use rayon::iter::{IntoParallelRefIterator, ParallelBridge, ParallelIterator};
use rayon::{ThreadPool, ThreadPoolBuilder};
use serde::{Deserialize, Serialize};

use super::budget::{PixelBudget, judges, pixels_in_flight};
use super::resize::{Negative, Print};
use super::settings::{SEARCH_WIDTH, Settings};
use super::subject::subject;
use super::verdict::{Fault, fault};
use crate::photo::buffers::Buffers;
use crate::photo::cache::{PhotoFacts, PhotoRow};
use crate::photo::crop::{Crop, Focus, Region};
use crate::photo::read::decode;
use crate::photo::recipe::height_at;
use crate::photo::{
    Cache, CutOff, DevelopError, Key, Mount, PhotoError, Quality, Rendition, SourcePhoto, encode,
};
use crate::value::Point;

/// Width in pixels and WebP quality of the placeholder: 135 bytes.
const PLACEHOLDER: (u32, u8) = (12, 20);

/// A photo with all pictures to be made of it.
///
/// Decodes once per job, so all requests for a photo belong in one job; two jobs give the same pictures, only slower.
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
    /// Keys of its cache entries: its pictures, and the row about its photo.
    pub fn keys(&self) -> impl Iterator<Item = Key> {
        let pictures = self.renditions.iter().map(|rendition| rendition.key);
        pictures.chain(iter::once(self.row_key()))
    }

    fn row_key(&self) -> Key {
        Key::of_photo(&self.source.hash, self.quality)
    }
}

/// Result of a job.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Developed {
    /// The mean colour of the photo in sRGB; the same whatever its pictures.
    pub color: [u8; 3],
    /// A tiny WebP as a data address, the placeholder of some themes.
    pub placeholder: String,
    /// Missing part of a truncated file.
    pub cut_off: Option<CutOff>,
    /// Photographic fault.
    pub fault: Option<Fault>,
    /// `true` when nothing was decoded. About this run, so never stored.
    #[serde(skip)]
    pub from_cache: bool,
    /// Length in bytes of each picture, in the order of [`Job::renditions`].
    pub bytes: Vec<u64>,
}

impl Developed {
    fn new(facts: PhotoFacts, from_cache: bool, bytes: Vec<u64>) -> Self {
        Self {
            color: facts.color,
            placeholder: facts.placeholder,
            cut_off: facts.cut_off,
            fault: facts.fault,
            from_cache,
            bytes,
        }
    }
}

/// Indices of missing renditions by what is printed for them. Those that differ only in format share a print.
type Missing<'j> = BTreeMap<(Crop, (u32, u32), Option<&'j Mount>), Vec<usize>>;

/// State shared by all threads.
struct Lab<'lab> {
    cache: &'lab Cache,
    /// Budget of decoded pixels.
    decoded: PixelBudget,
    /// Threads that judge, from the first photo on that needs one; `None` inside if the system grants none.
    judges: OnceLock<Option<ThreadPool>>,
    workers: NonZeroUsize,
    /// Buffers of photos that are done.
    buffers: Mutex<Vec<Buffers>>,
}

/// Develops all missing pictures of all jobs into the cache; results are in the order of the jobs.
///
/// Jobs start in their order, and up to `workers` photos are processed at once, as far as the pixel budget allows.
/// `progress` is called for each finished job, from any thread and in any order. Pictures do not depend on `workers`.
pub fn develop(
    jobs: &[impl Borrow<Job> + Sync],
    cache: &Cache,
    workers: NonZeroUsize,
    progress: &(dyn Fn(&Job, &Result<Developed, DevelopError>) + Sync),
) -> Vec<Result<Developed, DevelopError>> {
    let lab = Lab {
        cache,
        decoded: PixelBudget::new(pixels_in_flight(workers)),
        judges: OnceLock::new(),
        workers,
        buffers: Mutex::default(),
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
        // Falls back to this thread when the system grants no others.
        Err(_) => jobs.iter().map(Borrow::borrow).map(work).collect(),
    }
}

impl Lab<'_> {
    fn develop(&self, job: &Job) -> Result<Developed, DevelopError> {
        let row_key = job.row_key();
        let facts = match self.cache.row(&row_key)? {
            Some(PhotoRow::Failed(error)) => return Err(error.into()),
            Some(PhotoRow::Developed(facts)) => Some(facts),
            None => None,
        };

        let mut present = Vec::with_capacity(job.renditions.len());
        for rendition in &job.renditions {
            present.push(self.cache.find(rendition)?);
        }
        if let (Some(facts), Some(bytes)) = (&facts, present.iter().copied().collect()) {
            return Ok(Developed::new(facts.clone(), true, bytes));
        }

        let (negative, cut_off) = self.expose(job, &present).inspect_err(|error| {
            if error.is_lasting() {
                // The row only saves time; an unwritable disk shows when pictures are stored.
                let _ = self
                    .cache
                    .store_row(&row_key, &PhotoRow::Failed(error.clone()));
            }
        })?;
        let missing = missing(job, &present);
        let (facts, prints) = match facts {
            Some(facts) => {
                let prints = prints(job, &negative, &missing, facts.subject);
                (facts, prints)
            }
            None => self.facts_and_prints(job, negative, &missing, cut_off),
        };
        let bytes = self.encode(job, &missing, &prints, facts.settings, present)?;
        // After the pictures, so that no row exists without its pictures.
        (self.cache).store_row(&row_key, &PhotoRow::Developed(facts.clone()))?;
        Ok(Developed::new(facts, false, bytes))
    }

    /// Decodes the photo and shrinks it as far as its missing pictures allow. On return the decoded pixels are released to
    /// the budget.
    fn expose(
        &self,
        job: &Job,
        present: &[Option<u64>],
    ) -> Result<(Negative, Option<CutOff>), PhotoError> {
        let header = &job.source.header;
        // The position of the subject does not affect the source of a picture.
        let missing = (job.renditions.iter().zip(present))
            .filter(|(_, present)| present.is_none())
            .map(|(rendition, _)| print_of(job, rendition, Point::MIDDLE));
        let prints: Vec<Print> = missing.chain([whole(job)]).collect();

        let pixels = u64::from(header.width) * u64::from(header.height);
        let _permit = self.decoded.take(pixels);
        let mut buffers = self.buffers().pop().unwrap_or_default();
        let samples = mem::take(&mut buffers.samples);
        let decoded = decode(&job.source.bytes()?, header.kind, samples)?;
        let cut_off = decoded.cut_off;
        let negative = Negative::new(decoded, header.turn, &prints, &mut buffers);
        self.buffers().push(buffers);
        Ok((negative, cut_off))
    }

    fn buffers(&self) -> MutexGuard<'_, Vec<Buffers>> {
        self.buffers.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Collects the facts about a photo and prints its missing pictures, while a judge finds its settings.
    fn facts_and_prints(
        &self,
        job: &Job,
        negative: Negative,
        missing: &Missing,
        cut_off: Option<CutOff>,
    ) -> (PhotoFacts, Vec<RgbImage>) {
        let header = &job.source.header;
        let picture = Arc::new(negative.print(whole(job)));
        let verdict = self.judge(&picture, job.quality);
        let subject = subject(&picture);
        let prints = prints(job, &negative, missing, subject);
        let color = negative.average(whole(job));
        // All that follows is made of the prints.
        drop(negative);
        let facts = PhotoFacts {
            color,
            placeholder: placeholder(&picture),
            cut_off,
            fault: fault(&picture, (header.width, header.height)),
            subject,
            settings: verdict.recv().expect("a judge answers"),
        };
        (facts, prints)
    }

    /// Has a judge find the settings of a picture: a thread of its own, so that its memory serves one photo after another.
    fn judge(&self, picture: &Arc<RgbImage>, quality: Quality) -> Receiver<Settings> {
        let (send, verdict) = mpsc::channel();
        let picture = Arc::clone(picture);
        let judge = move || {
            // Nobody may wait any more: after a panic elsewhere.
            let _ = send.send(Settings::find(&picture, quality));
        };
        let judges = self.judges.get_or_init(|| {
            ThreadPoolBuilder::new()
                .num_threads(judges(self.workers))
                // The photo's own thread panics then, for want of an answer.
                .panic_handler(|_| ())
                .build()
                .ok()
        });
        match judges {
            Some(judges) => judges.spawn(judge),
            None => judge(),
        }
        verdict
    }

    /// Encodes the missing pictures from these prints; returns the lengths of all.
    fn encode(
        &self,
        job: &Job,
        missing: &Missing,
        prints: &[RgbImage],
        settings: Settings,
        present: Vec<Option<u64>>,
    ) -> Result<Vec<u64>, DevelopError> {
        let pictures: Vec<(usize, &RgbImage)> = (missing.values().zip(prints))
            .flat_map(|(indices, print)| indices.iter().map(move |&index| (index, print)))
            .collect();
        // Side by side where threads have nothing else to do: for the last photos of a build, or the only one.
        let made = pictures.par_iter().map(|&(index, print)| {
            let rendition = &job.renditions[index];
            let &Rendition { format, key, .. } = rendition;
            let bytes = encode::encode(print, format, settings.number(rendition))
                .map_err(|detail| DevelopError::Encode { format, detail })?;
            self.cache.store(&key, format, &bytes)?;
            Ok((index, bytes.len() as u64))
        });
        let made: Vec<(usize, u64)> = made.collect::<Result<_, DevelopError>>()?;
        let mut lengths: Vec<u64> = present.into_iter().map(Option::unwrap_or_default).collect();
        for (index, length) in made {
            lengths[index] = length;
        }
        Ok(lengths)
    }
}

/// The missing renditions of a job by their prints.
fn missing<'j>(job: &'j Job, present: &[Option<u64>]) -> Missing<'j> {
    let mut missing = Missing::new();
    for (index, rendition) in job.renditions.iter().enumerate() {
        if present[index].is_none() {
            let size = (rendition.width, rendition.height);
            let printed = (rendition.crop, size, rendition.mount.as_ref());
            missing.entry(printed).or_default().push(index);
        }
    }
    missing
}

/// Prints what the missing renditions are encoded from.
fn prints(job: &Job, negative: &Negative, missing: &Missing, subject: Point) -> Vec<RgbImage> {
    let print = |indices: &Vec<usize>| {
        let first = &job.renditions[indices[0]];
        let picture = negative.print(print_of(job, first, subject));
        match &first.mount {
            Some(mount) => mount.mounted(&picture, first.height),
            None => picture,
        }
    };
    missing.values().map(print).collect()
}

/// The picture of the whole photo from which the facts are derived.
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
