//! Any bytes as a photo: looked at and developed without a panic.
#![no_main]

use std::io::Write;
use std::num::NonZeroUsize;

use camino::Utf8Path;
use etalase::photo::{Cache, Focus, Job, Quality, Recipe, Shape, SourcePhoto, develop};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = Utf8Path::from_path(folder.path()).expect("a path in Unicode");
    let file = folder.join("photo.jpg");
    std::fs::File::create(&file)
        .and_then(|mut file| file.write_all(bytes))
        .expect("a file");
    let Ok(source) = SourcePhoto::read(&file) else {
        return;
    };
    if u64::from(source.header.width) * u64::from(source.header.height) > 4_000_000 {
        return;
    }
    let recipe = Recipe {
        shape: Shape::Square(Focus::Subject),
        widths: vec![64],
        quality: Quality::Seimbang,
        avif: false,
    };
    let job = Job {
        renditions: source.renditions(&recipe),
        source,
        quality: Quality::Seimbang,
    };
    let cache = Cache::open(&folder.join("cache")).expect("a cache");
    let _ = develop(&[job], &cache, NonZeroUsize::MIN, &|_, _| {});
});
