//! What builds cost, measured from outside.

use std::fs;
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use camino::Utf8Path;
use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage};

/// What one run took.
#[derive(Clone, Copy)]
pub struct Cost {
    /// From start to end.
    pub wall: Duration,
    /// Highest resident memory in bytes; 0 where the system does not tell.
    pub memory: u64,
}

/// Runs a command to its end, which is a success.
pub fn run(command: &mut Command) -> Cost {
    let (cost, status) = run_any(command);
    assert!(status.success(), "{command:?} failed");
    cost
}

/// Runs a command to its end.
pub fn run_any(command: &mut Command) -> (Cost, ExitStatus) {
    let start = Instant::now();
    let mut child = command
        .stdout(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut memory = 0;
    let status = loop {
        memory = memory.max(crate::support::memory(child.id(), "VmHWM"));
        if let Some(status) = child.try_wait().expect("the program can be waited for") {
            break status;
        }
        std::thread::sleep(Duration::from_millis(1));
    };
    let cost = Cost {
        wall: start.elapsed(),
        memory,
    };
    (cost, status)
}

/// Forgets what was built.
pub fn clear(shop: &Utf8Path) {
    for name in ["situs", ".situs.sebelumnya", ".etalase"] {
        let folder = shop.join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder).expect("an output folder can be removed");
        }
    }
}

/// A photo with soft shapes and grain, so that codecs have work like that of a real one.
pub fn write_photo(file: &Utf8Path, (width, height): (u32, u32), seed: usize) {
    let mut grain = seed as u32 * 2_654_435_761 + 1;
    let picture = RgbImage::from_fn(width, height, |x, y| {
        grain ^= grain << 13;
        grain ^= grain >> 17;
        grain ^= grain << 5;
        let noise = (grain % 9) as f32 - 4.0;
        let wave =
            |speed: f32| ((x as f32 / width as f32 * speed + seed as f32).sin() + 1.0) * 60.0;
        let light = 60.0 + y as f32 / height as f32 * 60.0;
        let channel = |speed: f32| (wave(speed) + light + noise).clamp(0.0, 255.0) as u8;
        Rgb([channel(5.0), channel(9.0), channel(14.0)])
    });
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 92)
        .encode_image(&picture)
        .expect("a picture can be encoded");
    fs::write(file, bytes).expect("a file can be written");
}
