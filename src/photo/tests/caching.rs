//! Hits and misses of the cache, and damage it survives.

use std::collections::BTreeSet;
use std::fs;
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::super::cache::{PhotoFacts, PhotoRow};
use super::super::samples::*;
use super::super::{
    Cache, CacheError, DevelopError, Job, Key, PhotoError, Quality, Recipe, Shape, develop,
};
use super::super::{Focus, Format, Rendition};
use crate::value::Point;

#[test]
fn a_second_build_decodes_nothing_and_says_the_same() {
    let bench = Bench::new();
    let job = bench.job("x.jpg", &jpeg(&scene(200, 150)), &[64, 128]);
    let first = bench.develop(&job).unwrap();
    fs::remove_file(&job.source.path).unwrap();
    let second = bench.develop(&job).unwrap();
    assert!(!first.from_cache && second.from_cache);
    assert_eq!(
        (first.color, first.cut_off, first.bytes),
        (second.color, second.cut_off, second.bytes)
    );
}

#[test]
fn a_half_written_or_damaged_entry_is_made_again() {
    let bench = Bench::new();
    let job = bench.job("x.jpg", &jpeg(&scene(200, 150)), &[64, 128]);
    bench.develop(&job).unwrap();
    let whole = bench.pictures(&job);
    let path = bench
        .cache
        .path(&job.renditions[1].key, job.renditions[1].format);
    let digest = path.with_extension("json");
    let mut flipped = whole[1].clone();
    flipped[40] ^= 1;
    let damages: [(&str, &dyn Fn()); 6] = [
        ("empty", &|| fs::write(&path, b"").unwrap()),
        ("half", &|| {
            fs::write(&path, &whole[1][..whole[1].len() / 2]).unwrap()
        }),
        ("one bit", &|| fs::write(&path, &flipped).unwrap()),
        ("gone", &|| fs::remove_file(&path).unwrap()),
        ("no digest", &|| fs::remove_file(&digest).unwrap()),
        ("half a digest", &|| {
            fs::write(&digest, b"{\"bytes\":").unwrap()
        }),
    ];
    for (damage, inflict) in damages {
        inflict();
        assert!(!bench.develop(&job).unwrap().from_cache, "{damage}");
        assert_eq!(bench.pictures(&job), whole, "{damage}");
        assert!(bench.develop(&job).unwrap().from_cache, "{damage}");
    }
}

#[test]
fn an_entry_that_came_along_counts_only_as_what_was_asked_for() {
    let bench = Bench::new();
    let job = bench.job("x.jpg", &jpeg(&scene(200, 150)), &[64, 128]);
    bench.develop(&job).unwrap();
    let whole = bench.pictures(&job);
    let wanted = &job.renditions[1];
    let forge = |bytes: &[u8]| {
        bench
            .cache
            .store(&wanted.key, wanted.format, bytes)
            .unwrap()
    };
    let forgeries: [(&str, &dyn Fn()); 3] = [
        ("a picture of another size", &|| forge(&whole[0])),
        ("a picture of another format", &|| {
            forge(&jpeg(&scene(128, 96)))
        }),
        ("no picture", &|| forge(b"<script>")),
    ];
    for (forgery, inflict) in forgeries {
        inflict();
        assert!(!bench.develop(&job).unwrap().from_cache, "{forgery}");
        assert_eq!(bench.pictures(&job), whole, "{forgery}");
    }
    #[cfg(unix)]
    {
        let path = bench.cache.path(&wanted.key, wanted.format);
        let elsewhere = path.with_file_name("milik-saya");
        fs::rename(&path, &elsewhere).unwrap();
        std::os::unix::fs::symlink(&elsewhere, &path).unwrap();
        assert!(!bench.develop(&job).unwrap().from_cache, "a link");
        assert!(fs::symlink_metadata(&path).unwrap().is_file());
        assert_eq!(fs::read(&elsewhere).unwrap(), whole[1]);
    }
}

#[test]
fn a_note_that_came_along_counts_only_if_it_could_be_ours() {
    let bench = Bench::new();
    let job = bench.job("x.jpg", &jpeg(&scene(200, 150)), &[64]);
    let first = bench.develop(&job).unwrap();
    let key = Key::of_photo(&job.source.hash, job.quality);
    let Some(PhotoRow::Developed(honest)) = bench.cache.row(&key).unwrap() else {
        panic!("it was developed");
    };
    let forge = |change: &dyn Fn(&mut PhotoFacts)| {
        let mut facts = honest.clone();
        change(&mut facts);
        bench
            .cache
            .store_row(&key, &PhotoRow::Developed(facts))
            .unwrap();
        assert_eq!(bench.cache.row(&key).unwrap(), None);
        let again = bench.develop(&job).unwrap();
        assert_eq!(again.placeholder, first.placeholder);
    };
    forge(&|facts| facts.settings.webp = 200);
    forge(&|facts| facts.placeholder = "https://contoh.id/x.webp".to_owned());
    forge(&|facts| facts.placeholder = "data:image/webp;base64,\"><script>".to_owned());
    forge(&|facts| {
        facts.placeholder = format!("data:image/webp;base64,{}", "AAAA".repeat(1_000));
    });
}

#[test]
fn a_photo_that_cannot_be_decoded_is_not_tried_again() {
    let bench = Bench::new();
    let whole = jpeg(&scene(200, 150));
    let scan = whole
        .windows(2)
        .position(|marker| marker == [0xFF, 0xDA])
        .unwrap();
    let job = bench.job("x.jpg", &whole[..scan + 14], &[64]);
    let is_damaged = |error| matches!(error, DevelopError::Photo(PhotoError::Damaged));
    assert!(is_damaged(bench.develop(&job).unwrap_err()));
    // Were it read again, it would now be found missing.
    fs::remove_file(&job.source.path).unwrap();
    assert!(is_damaged(bench.develop(&job).unwrap_err()));
}

#[test]
fn the_key_changes_exactly_when_an_option_does() {
    let bench = Bench::new();
    let photo = bench.photo("x.jpg", &jpeg(&scene(200, 150)));
    let moved = bench.photo("elsewhere.png", &jpeg(&scene(200, 150)));
    let other = bench.photo("x.jpg", &jpeg(&scene(200, 151)));
    let recipe = |quality| Recipe {
        shape: Shape::Whole,
        widths: vec![64, 128],
        quality,
        avif: true,
    };
    let keys = |photo: &super::super::SourcePhoto, quality| {
        let renditions = photo.renditions(&recipe(quality));
        renditions
            .iter()
            .map(|rendition| rendition.key)
            .collect::<Vec<Key>>()
    };
    let qualities = [Quality::Hemat, Quality::Seimbang, Quality::Tajam];
    let all: BTreeSet<Key> = (qualities.iter())
        .flat_map(|&quality| [keys(&photo, quality), keys(&other, quality)].concat())
        .collect();
    // Two in WebP, one in JPEG, two in AVIF.
    assert_eq!(all.len(), 2 * 3 * 5);
    assert_eq!(keys(&photo, Quality::Tajam), keys(&moved, Quality::Tajam));
    let narrow = Recipe {
        shape: Shape::Whole,
        widths: vec![64],
        quality: Quality::Tajam,
        avif: false,
    };
    assert_eq!(
        photo.renditions(&narrow)[0].key,
        keys(&photo, Quality::Tajam)[0]
    );
    assert_eq!(all.first().unwrap().to_string().len(), 64);

    let at = |across, down| Focus::At(Point { across, down });
    let shapes = [
        Shape::Whole,
        Shape::Square(Focus::Subject),
        Shape::Square(at(50, 50)),
        Shape::Square(at(50, 51)),
        Shape::Preview(at(50, 50)),
    ];
    let shaped = shapes.map(|shape| {
        let recipe = Recipe {
            shape,
            ..narrow.clone()
        };
        photo.renditions(&recipe).last().unwrap().key
    });
    assert_eq!(BTreeSet::from(shaped).len(), 5);
}

#[test]
fn nothing_is_enlarged_and_widths_are_in_order() {
    let bench = Bench::new();
    let sizes = |photo: &super::super::SourcePhoto, widths: &[u32]| {
        let recipe = Recipe {
            shape: Shape::Whole,
            widths: widths.to_vec(),
            quality: Quality::Hemat,
            avif: false,
        };
        let renditions = photo.renditions(&recipe);
        let is_webp = |rendition: &&Rendition| rendition.format == Format::WebP;
        let webp: Vec<&Rendition> = renditions.iter().filter(is_webp).collect();
        assert_eq!(renditions.len() - webp.len(), usize::from(!webp.is_empty()));
        webp.iter()
            .map(|rendition| (rendition.width, rendition.height))
            .collect::<Vec<_>>()
    };
    let photo = bench.photo("x.jpg", &jpeg(&scene(200, 101)));
    assert_eq!(
        sizes(&photo, &[1080, 640, 100, 0, 100]),
        [(100, 51), (200, 101)]
    );
    assert_eq!(sizes(&photo, &[200]), [(200, 101)]);
    assert_eq!(sizes(&photo, &[]), []);
    let tower = bench.photo("t.jpg", &jpeg(&scene(20, 20_000)));
    assert_eq!(sizes(&tower, &[10, 20]), [(10, 10_000), (16, 16_000)]);
    assert_eq!(
        sizes(&bench.photo("l.jpg", &jpeg(&scene(2000, 1))), &[10]),
        [(10, 1)]
    );
}

#[test]
fn jobs_are_answered_in_order_and_progress_is_told() {
    let bench = Bench::new();
    let mut jobs: Vec<Job> = (1..6_u32)
        .map(|step| bench.job(&format!("{step}.jpg"), &jpeg(&scene(100, 20 * step)), &[50]))
        .collect();
    fs::remove_file(&jobs[2].source.path).unwrap();
    jobs.push(jobs[0].clone());
    let done = AtomicUsize::new(0);
    let outcomes = develop(
        &jobs,
        &bench.cache,
        NonZeroUsize::new(4).unwrap(),
        &|_, _| {
            done.fetch_add(1, Ordering::Relaxed);
        },
    );
    assert_eq!(done.into_inner(), 6);
    let failed: Vec<bool> = outcomes.iter().map(Result::is_err).collect();
    assert_eq!(failed, [false, false, true, false, false, false]);
}

#[test]
fn pruning_keeps_what_is_of_use() {
    let bench = Bench::new();
    let keep = bench.job("keep.jpg", &jpeg(&scene(200, 150)), &[64]);
    let drop = bench.job("drop.jpg", &jpeg(&scene(200, 140)), &[64]);
    bench.develop(&keep).unwrap();
    bench.develop(&drop).unwrap();
    let names = keep.keys().map(|key| key.to_string()).collect();
    let pruned = bench.cache.prune(&names).unwrap();
    // Two pictures, their digests and the row.
    assert_eq!(pruned.files, 5);
    assert!(pruned.bytes > 0);
    assert!(bench.develop(&keep).unwrap().from_cache);
    assert!(!bench.develop(&drop).unwrap().from_cache);
}

#[test]
fn the_cache_is_tagged_and_opens_again() {
    let bench = Bench::new();
    let tag = fs::read(bench.path("cache/CACHEDIR.TAG")).unwrap();
    assert!(tag.starts_with(b"Signature: 8a477f597d28d172789f06886806bc55\n"));
    Cache::open(&bench.path("cache")).unwrap();
    assert_eq!(fs::read(bench.path("cache/CACHEDIR.TAG")).unwrap(), tag);
}

#[test]
fn a_cache_that_cannot_be_written_is_a_failure_of_the_machine() {
    let bench = Bench::new();
    let job = bench.job("x.jpg", &jpeg(&scene(100, 75)), &[64]);
    let path = bench
        .cache
        .path(&job.renditions[0].key, job.renditions[0].format);
    // A file in place of the folder simulates any refusal.
    fs::write(path.parent().unwrap(), b"").unwrap();
    let error = bench.develop(&job).unwrap_err();
    // Windows says that nothing is there, and refuses only the writing.
    let is_expected = match &error {
        DevelopError::Cache(CacheError::Read { .. }) => true,
        error => cfg!(windows) && matches!(error, DevelopError::Cache(_)),
    };
    assert!(is_expected, "{error:?}");
}
