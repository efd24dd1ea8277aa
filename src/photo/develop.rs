//! Jobs in, pictures in the cache out: the one place that decodes and encodes.

use std::collections::BTreeMap;
use std::iter;
use std::num::NonZeroUsize;

use rayon::ThreadPoolBuilder;
use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};

use super::budget::{PIXELS_IN_FLIGHT, PixelBudget};
use super::cache::Note;
use super::decode::decode;
use super::resize::Negative;
use super::{
    Cache, CutOff, DevelopError, Key, PhotoError, Quality, Rendition, SourcePhoto, encode,
};

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
        pictures.chain(iter::once(Key::of_photo(&self.source.hash)))
    }
}

/// What became of a job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Developed {
    /// The mean colour of the photo in sRGB; the same whatever its pictures.
    pub color: [u8; 3],
    /// What the photo's file lacks.
    pub cut_off: Option<CutOff>,
    /// Whether nothing had to be decoded.
    pub from_cache: bool,
    /// Length in bytes of each picture, in the order of [`Job::renditions`].
    pub bytes: Vec<u64>,
}

/// What all threads share.
struct Lab<'lab> {
    cache: &'lab Cache,
    budget: PixelBudget,
}

/// Sees to it that every picture of every job is in the cache, and answers in the order of the jobs.
///
/// `workers` photos are worked on at once, as far as the memory for decoded pixels allows. `progress`
/// is told of each job and what became of it, from any thread and in any order. The pictures do not
/// depend on `workers`.
pub fn develop(
    jobs: &[Job],
    cache: &Cache,
    workers: NonZeroUsize,
    progress: &(dyn Fn(&Job, &Result<Developed, DevelopError>) + Sync),
) -> Vec<Result<Developed, DevelopError>> {
    let lab = Lab {
        cache,
        budget: PixelBudget::new(PIXELS_IN_FLIGHT),
    };
    let work = |job| {
        let outcome = lab.develop(job);
        progress(job, &outcome);
        outcome
    };
    match ThreadPoolBuilder::new().num_threads(workers.get()).build() {
        Ok(pool) => pool.install(|| jobs.par_iter().with_max_len(1).map(work).collect()),
        // A system that grants no threads still gets its pictures, one after the other.
        Err(_) => jobs.iter().map(work).collect(),
    }
}

impl Lab<'_> {
    fn develop(&self, job: &Job) -> Result<Developed, DevelopError> {
        let note_key = Key::of_photo(&job.source.hash);
        let note = self.cache.note(&note_key)?;
        if let Some(Note::Failed(error)) = note {
            return Err(error.into());
        }

        let mut bytes = Vec::with_capacity(job.renditions.len());
        for rendition in &job.renditions {
            bytes.push(self.cache.find(&rendition.key, rendition.format)?);
        }
        if let Some(Note::Developed { color, cut_off }) = note
            && let Some(bytes) = bytes.iter().copied().collect()
        {
            return Ok(Developed {
                color,
                cut_off,
                from_cache: true,
                bytes,
            });
        }

        let (negative, cut_off) = self.expose(job, &bytes).inspect_err(|error| {
            if error.is_lasting() {
                // Only a memo that saves time; a disk that cannot take it shows with the pictures.
                let _ = self.cache.set_note(&note_key, &Note::Failed(error.clone()));
            }
        })?;
        let bytes = self.print(job, &negative, bytes)?;
        let color = negative.average();
        // After the pictures, so that a note never speaks for pictures that were not stored.
        (self.cache).set_note(&note_key, &Note::Developed { color, cut_off })?;
        Ok(Developed {
            color,
            cut_off,
            from_cache: false,
            bytes,
        })
    }

    /// Decodes the photo and shrinks it as far as its missing pictures allow. The decoded pixels are
    /// gone, and given back to the budget, on return.
    fn expose(
        &self,
        job: &Job,
        present: &[Option<u64>],
    ) -> Result<(Negative, Option<CutOff>), PhotoError> {
        let header = &job.source.header;
        let missing: Vec<(u32, u32)> = (job.renditions.iter().zip(present))
            .filter(|(_, present)| present.is_none())
            .map(|(rendition, _)| (rendition.width, rendition.height))
            .collect();

        let pixels = u64::from(header.width) * u64::from(header.height);
        let _permit = self.budget.take(pixels);
        let bytes = job.source.bytes()?;
        let decoded = decode(&bytes, header.kind)?;
        let negative = Negative::new(&decoded, header.turn, &missing);
        Ok((negative, decoded.cut_off))
    }

    /// Makes the missing pictures, each size once for all its formats, and gives all lengths.
    fn print(
        &self,
        job: &Job,
        negative: &Negative,
        present: Vec<Option<u64>>,
    ) -> Result<Vec<u64>, DevelopError> {
        let mut missing: BTreeMap<(u32, u32), Vec<usize>> = BTreeMap::new();
        for (index, rendition) in job.renditions.iter().enumerate() {
            if present[index].is_none() {
                let size = (rendition.width, rendition.height);
                missing.entry(size).or_default().push(index);
            }
        }

        let mut lengths: Vec<u64> = present.into_iter().map(Option::unwrap_or_default).collect();
        for (size, indices) in missing {
            let picture = negative.print(size);
            for index in indices {
                let Rendition { format, key, .. } = job.renditions[index];
                let bytes = encode::encode(&picture, format, job.quality)
                    .map_err(|detail| DevelopError::Encode { format, detail })?;
                self.cache.store(&key, format, &bytes)?;
                lengths[index] = bytes.len() as u64;
            }
        }
        Ok(lengths)
    }
}
