//! What photos cost and come to: CPU by stage, bytes by width and format, and how close pictures come to
//! their photo in people's eyes (SSIMULACRA2). `cargo bench --bench photo` prints the tables and puts
//! them into the README.
//!
//! The photos are those of `example-site`, brought to the 12 megapixels of a phone and given a phone's
//! grain. Pictures are judged against a reference made here, by another decoder and without our chain of
//! sizes: 95 is as close as two decoders of the same photo come. `ETALASE_PHOTOS=FOLDER` takes the JPEGs of
//! another folder, without writing into the README.
//!
//! With `ETALASE_SHARP=FOLDER`, where `npm install --prefix FOLDER sharp` was run, sharp makes the same
//! pictures of the same photos in the same run (`benches/sharp.mjs`), and the comparison is added.

mod phone;
mod readme;

use std::fmt::Write as _;
use std::fs;
use std::num::NonZeroUsize;
use std::process::Command;

use camino::{Utf8Path, Utf8PathBuf};
use etalase::photo::{
    Cache, Focus, Format, Job, Quality, Recipe, Rendition, Shape, SourcePhoto, develop,
};
use fast_image_resize::images::Image;
use fast_image_resize::{
    FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer, create_srgb_mapper,
};
use fast_ssim2::{PixelDescriptor, PixelSlice, Ssimulacra2Reference};
use image::RgbImage;
use rayon::prelude::*;

use readme::put_into_readme;

const WIDTHS: [u32; 3] = [320, 640, 1080];
/// The width at which settings are searched and promises are made.
const JUDGED: u32 = 640;
/// The score that every photo is to reach there.
const FLOOR: f64 = 70.0;
/// The score that every photo is to reach at every width.
const LEAST: f64 = 69.0;

/// A photo with the references that its pictures are judged against.
struct Sample {
    file: Utf8PathBuf,
    source: SourcePhoto,
    references: Vec<Ssimulacra2Reference>,
}

fn main() {
    // `cargo test --benches` only asks whether the bench compiles and starts.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder for the photos");
    let work = Utf8Path::from_path(folder.path()).expect("a path in Unicode");
    let samples = corpus(work);
    let mut text = format!("{} photos of 12 megapixels, one core.\n\n", samples.len());
    text.push_str(&stages(work, &samples));
    text.push_str(&pictures(work, &samples));
    if let Ok(sharp) = std::env::var("ETALASE_SHARP") {
        text.push_str(&comparison(work, &samples, &sharp));
    }
    println!("{text}");
    if std::env::var_os("ETALASE_PHOTOS").is_none() {
        put_into_readme("photos", &format!("{}\n", text.trim_end()));
    }
}

/// CPU by stage, each told from what a run costs more than one without it.
fn stages(work: &Utf8Path, samples: &[Sample]) -> String {
    let shrunk = |sample: &Sample| vec![picture(sample, Format::WebP, 16)];
    let known = work.join("known");
    cost(&known, samples, &everything);
    let base = cost_again(&known, samples, &shrunk);
    let mut table = String::from("| CPU a photo | ms |\n|---|---|\n");
    let mut row = |what: &str, ms: f64| writeln!(table, "| {what} | {ms:.0} |").expect("a String");
    row("open, decode, shrink to 1080 and 640", base);
    for (format, width) in [
        (Format::WebP, 320),
        (Format::WebP, 640),
        (Format::WebP, 1080),
        (Format::Jpeg, 640),
    ] {
        let one = |sample: &Sample| vec![picture(sample, format, width)];
        let ms = cost_again(&known, samples, &one) - base;
        row(&format!("{format} {width}"), ms.max(0.0));
    }
    let fresh = cost(&work.join("fresh"), samples, &by_default);
    let again = cost_again(&work.join("fresh"), samples, &by_default);
    row("settings, subject, faults", fresh - again);
    row("**all that a build makes of a photo**", fresh);
    let card = cost_again(&work.join("fresh"), samples, &card) - base;
    row("and of a product's first photo, for its square card", card);
    table.push('\n');
    table
}

/// Bytes and scores of the pictures that `seimbang` makes.
fn pictures(work: &Utf8Path, samples: &[Sample]) -> String {
    let cache = work.join("judged");
    let mut table = format!(
        "| `seimbang` | mean bytes | mean score | worst score | at least {LEAST} |\n|---|---|---|---|---|\n"
    );
    for format in [Format::WebP, Format::Jpeg] {
        for (number, width) in WIDTHS.into_iter().enumerate() {
            let judged = ours(&cache, samples, format, width, number);
            let bytes = judged.iter().map(|(bytes, _)| *bytes as f64);
            let scores = || judged.iter().map(|(_, score)| *score);
            let count = judged.len() as f64;
            writeln!(
                table,
                "| {format} {width} | {:.0} | {:.1} | {:.1} | {} of {count} |",
                bytes.sum::<f64>() / count,
                scores().sum::<f64>() / count,
                scores().fold(100.0, f64::min),
                scores().filter(|score| *score >= LEAST).count(),
            )
            .expect("a String takes all");
        }
    }
    table.push('\n');
    table
}

/// sharp beside us: CPU at one fixed quality, and bytes at the one quality at which its worst photo
/// reaches the floor.
fn comparison(work: &Utf8Path, samples: &[Sample], sharp: &str) -> String {
    let out = work.join("sharp");
    let run = |quality: u32, widths: &[u32], formats: &str| {
        let _ = fs::remove_dir_all(&out);
        fs::create_dir_all(&out).expect("a folder can be made");
        let widths: Vec<String> = widths.iter().map(u32::to_string).collect();
        let output = Command::new("node")
            .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/benches/sharp.mjs"))
            .args([sharp, out.as_str(), &quality.to_string()])
            .args([widths.join(","), formats.to_owned()])
            .args(samples.iter().map(|sample| sample.file.as_str()))
            .output()
            .expect("node starts");
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        let text = String::from_utf8_lossy(&output.stdout);
        text.trim().parse::<f64>().expect("milliseconds") / samples.len() as f64
    };
    let theirs = run(75, &WIDTHS, "webp,jpeg");
    let known = work.join("known");
    let fixed = cost_again(&known, samples, &everything);
    let searched = cost(&work.join("searched"), samples, &by_default);
    let theirs_again = run(75, &WIDTHS, "webp,jpeg");
    let theirs = theirs.min(theirs_again);

    let mut table = String::from(
        "| against sharp, same photos, same run | sharp | Etalase | ratio |\n|---|---|---|---|\n",
    );
    let mut row = |what: String, theirs: f64, ours: f64| {
        writeln!(
            table,
            "| {what} | {theirs:.0} | {ours:.0} | **{:.2}** |",
            ours / theirs
        )
        .expect("a String takes all");
    };
    row(
        "CPU ms a photo: WebP and JPEG at 320, 640, 1080, settings known".into(),
        theirs,
        fixed,
    );
    row(
        "CPU ms a photo: all that a build makes, with the search".into(),
        theirs,
        searched,
    );
    for (format, name, extension) in [
        (Format::WebP, "webp", "webp"),
        (Format::Jpeg, "jpeg", "jpg"),
    ] {
        let judge = |quality: u32| -> (f64, f64) {
            run(quality, &[JUDGED], name);
            let judged: Vec<(usize, f64)> = samples
                .par_iter()
                .map(|sample| {
                    let stem = sample.file.file_stem().expect("a name");
                    let file = out.join(format!("{stem}-{JUDGED}.{extension}"));
                    let bytes = fs::read(&file).expect("sharp wrote it");
                    (bytes.len(), score(&sample.references[1], &bytes))
                })
                .collect();
            let mean =
                judged.iter().map(|(bytes, _)| *bytes as f64).sum::<f64>() / judged.len() as f64;
            (
                mean,
                judged.iter().map(|(_, score)| *score).fold(100.0, f64::min),
            )
        };
        // The lowest quality at which no photo falls below the floor.
        let (mut low, mut high) = (50, 98);
        while high - low > 1 {
            let middle = (low + high) / 2;
            match judge(middle).1 >= FLOOR {
                true => high = middle,
                false => low = middle,
            }
        }
        let (bytes, _) = judge(high);
        let judged = ours(&work.join("judged"), samples, format, JUDGED, 1);
        let mean = judged.iter().map(|(bytes, _)| *bytes as f64).sum::<f64>() / judged.len() as f64;
        let worst = judged.iter().map(|(_, score)| *score).fold(100.0, f64::min);
        let what = format!(
            "mean bytes of {format} at {JUDGED}; worst score of sharp {FLOOR} (quality {high}), of ours {worst:.1}"
        );
        row(what, bytes, mean);
    }
    table.push('\n');
    table
}

type Wishes<'w> = &'w dyn Fn(&Sample) -> Vec<Rendition>;

/// WebP and JPEG in all widths.
fn everything(sample: &Sample) -> Vec<Rendition> {
    let both = [Format::WebP, Format::Jpeg];
    let of_width = |width: &u32| both.map(|format| picture(sample, format, *width));
    WIDTHS.iter().flat_map(of_width).collect()
}

/// What a build makes of every photo of a product.
fn by_default(sample: &Sample) -> Vec<Rendition> {
    sample.source.renditions(&recipe(Shape::Whole, &WIDTHS))
}

/// What it makes besides of the first.
fn card(sample: &Sample) -> Vec<Rendition> {
    let square = Shape::Square(Focus::Subject);
    sample.source.renditions(&recipe(square, &WIDTHS[..2]))
}

/// One picture of a photo.
fn picture(sample: &Sample, format: Format, width: u32) -> Rendition {
    let all = sample.source.renditions(&recipe(Shape::Whole, &[width]));
    let wanted = all.into_iter().find(|rendition| rendition.format == format);
    wanted.expect("every width is made in both formats when it is the only one")
}

fn recipe(shape: Shape, widths: &[u32]) -> Recipe {
    Recipe {
        shape,
        widths: widths.to_vec(),
        quality: Quality::Seimbang,
        avif: false,
    }
}

fn job(sample: &Sample, wishes: Wishes) -> Job {
    Job {
        source: sample.source.clone(),
        renditions: wishes(sample),
        quality: Quality::Seimbang,
    }
}

/// CPU milliseconds a photo of making pictures with an empty cache.
fn cost(cache: &Utf8Path, samples: &[Sample], wishes: Wishes) -> f64 {
    let _ = fs::remove_dir_all(cache);
    timed(cache, samples, wishes)
}

/// The same when what was learnt of the photos is there and no picture is.
fn cost_again(cache: &Utf8Path, samples: &[Sample], wishes: Wishes) -> f64 {
    for entry in walkdir::WalkDir::new(cache)
        .into_iter()
        .filter_map(Result::ok)
    {
        let is_picture = entry
            .path()
            .extension()
            .is_some_and(|end| end != "json" && end != "TAG");
        if entry.file_type().is_file() && is_picture {
            fs::remove_file(entry.path()).expect("a cache entry can be removed");
        }
    }
    timed(cache, samples, wishes)
}

fn timed(cache: &Utf8Path, samples: &[Sample], wishes: Wishes) -> f64 {
    let cache = Cache::open(cache).expect("a cache");
    let jobs: Vec<Job> = samples.iter().map(|sample| job(sample, wishes)).collect();
    let start = cpu_ms();
    for result in develop(&jobs, &cache, NonZeroUsize::MIN, &|_, _| ()) {
        result.expect("the photo is good");
    }
    (cpu_ms() - start) / samples.len() as f64
}

fn cpu_ms() -> f64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    time.tv_sec as f64 * 1e3 + time.tv_nsec as f64 / 1e6
}

/// Length and score of each photo's picture.
fn ours(
    cache: &Utf8Path,
    samples: &[Sample],
    format: Format,
    width: u32,
    reference: usize,
) -> Vec<(usize, f64)> {
    let cache = Cache::open(cache).expect("a cache");
    let wish = |sample: &Sample| vec![picture(sample, format, width)];
    let jobs: Vec<Job> = samples.iter().map(|sample| job(sample, &wish)).collect();
    let workers = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    develop(&jobs, &cache, workers, &|_, _| ());
    let judged = samples.par_iter().zip(&jobs).map(|(sample, job)| {
        let rendition = &job.renditions[0];
        let bytes = fs::read(cache.path(&rendition.key, format)).expect("it was made");
        (bytes.len(), score(&sample.references[reference], &bytes))
    });
    judged.collect()
}

fn score(reference: &Ssimulacra2Reference, bytes: &[u8]) -> f64 {
    let picture = image::load_from_memory(bytes)
        .expect("a picture")
        .into_rgb8();
    reference.compare(&pixels(&picture)).expect("the same size")
}

fn pixels(picture: &RgbImage) -> PixelSlice<'_> {
    let (width, height) = picture.dimensions();
    let stride = 3 * width as usize;
    PixelSlice::new(
        picture.as_raw(),
        width,
        height,
        stride,
        PixelDescriptor::RGB8_SRGB,
    )
    .expect("an RgbImage has no gaps")
}

/// The photos, with the references that their pictures are judged against.
fn corpus(work: &Utf8Path) -> Vec<Sample> {
    let found = phone::photos();
    let numbered: Vec<(usize, &Utf8PathBuf)> = found.iter().enumerate().collect();
    numbered
        .par_iter()
        .map(|(number, path)| {
            let file = work.join(format!("foto-{number}.jpg"));
            let bytes = phone::taken(path, *number);
            fs::write(&file, &bytes).expect("a file can be written");
            let photo = image::load_from_memory(&bytes)
                .expect("a photo")
                .into_rgb8();
            Sample {
                source: SourcePhoto::read(&file).expect("a photo"),
                references: WIDTHS
                    .iter()
                    .map(|width| Ssimulacra2Reference::new(&pixels(&reference(&photo, *width))))
                    .collect::<Result<_, _>>()
                    .expect("large enough to be judged"),
                file,
            }
        })
        .collect()
}

/// A photo in linear light, shrunk in one step by Lanczos' filter.
fn reference(photo: &RgbImage, width: u32) -> RgbImage {
    let (own_width, own_height) = photo.dimensions();
    let height = (own_height * width + own_width / 2) / own_width;
    let srgb = create_srgb_mapper();
    let stored = Image::from_vec_u8(
        own_width,
        own_height,
        photo.as_raw().clone(),
        PixelType::U8x3,
    )
    .expect("three bytes a pixel");
    let mut light = Image::new(own_width, own_height, PixelType::U16x3);
    srgb.forward_map(&stored, &mut light)
        .expect("the same size");
    let mut small = Image::new(width, height, PixelType::U16x3);
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3));
    Resizer::new()
        .resize(&light, &mut small, &options)
        .expect("both have the same pixels");
    let mut numbers = Image::new(width, height, PixelType::U8x3);
    srgb.backward_map(&small, &mut numbers)
        .expect("the same size");
    RgbImage::from_raw(width, height, numbers.into_vec()).expect("three bytes a pixel")
}
