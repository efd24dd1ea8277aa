//! Progress of photos: a bar on a terminal, elsewhere an occasional line.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::build::PhotoBytes;
use crate::locale::{Arg, Language, Texts};
use crate::value::ByteSize;

/// Interval of lines where there is no bar.
const BETWEEN_LINES: Duration = Duration::from_secs(10);

/// Texts and their language.
type Voice<'t> = (&'t Texts, Language);

/// The photos of one build.
#[derive(Debug)]
pub(super) struct PhotoProgress {
    /// Hidden without a terminal; it counts and estimates the remaining time.
    bar: ProgressBar,
    bytes: PhotoBytes,
    /// Time of the start, or of the last line.
    silent_since: Instant,
}

impl PhotoProgress {
    /// Progress at 0 of `count` photos.
    pub fn new(count: usize, target: ProgressDrawTarget, voice: Voice) -> Self {
        let style = ProgressStyle::with_template("{bar:20} {wide_msg}")
            .expect("the template is a fixed text");
        let progress = Self {
            bar: ProgressBar::with_draw_target(Some(count as u64), target).with_style(style),
            bytes: PhotoBytes::default(),
            silent_since: Instant::now(),
        };
        let line = progress.line(Duration::ZERO, voice);
        progress.bar.set_message(line);
        progress
    }

    /// Adds photos to the total.
    pub fn more(&self, count: usize) {
        self.bar.inc_length(count as u64);
    }

    /// Counts a photo. Returns a line to print, where there is no bar and one is due.
    pub fn photo_done(&mut self, decoded: Option<PhotoBytes>, voice: Voice) -> Option<String> {
        self.bytes += decoded.unwrap_or_default();
        self.bar.inc(1);
        let line = self.line(self.bar.eta(), voice);
        if !self.bar.is_hidden() {
            self.bar.set_message(line);
            return None;
        }
        // The last photo is followed by the report.
        let is_last = Some(self.bar.position()) == self.bar.length();
        let is_time = !is_last && self.silent_since.elapsed() >= BETWEEN_LINES;
        is_time.then(|| {
            self.silent_since = Instant::now();
            line
        })
    }

    /// Removes the bar, for the report.
    pub fn clear(&self) {
        self.bar.finish_and_clear();
    }

    fn line(&self, left: Duration, (texts, language): Voice) -> String {
        let seconds = usize::try_from(left.as_secs()).unwrap_or(usize::MAX);
        let (left, unit) = match seconds {
            0 => (0, "none"),
            1..60 => (seconds, "seconds"),
            _ => (seconds.div_ceil(60), "minutes"),
        };
        let count = |number: u64| Arg::from(usize::try_from(number).unwrap_or(usize::MAX));
        let size = |bytes| Arg::from(ByteSize(bytes).approximate(language.code()));
        let args = [
            ("done", count(self.bar.position())),
            ("count", count(self.bar.length().unwrap_or_default())),
            ("bytes", count(self.bytes.made)),
            ("taken", size(self.bytes.taken)),
            ("made", size(self.bytes.made)),
            ("left", Arg::from(left)),
            ("unit", Arg::from(unit)),
        ];
        let args = args.map(|(name, arg)| (name.to_owned(), arg));
        texts.format("progress-photos", &args)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_what_is_known() {
        let (id, en) = (Language::Indonesian, Language::English);
        let texts = Texts::program(id);
        let mut progress = PhotoProgress::new(120, ProgressDrawTarget::hidden(), (&texts, id));
        let line = |progress: &PhotoProgress, seconds, language| {
            let left = Duration::from_secs(seconds);
            progress.line(left, (&Texts::program(language), language))
        };
        assert_eq!(line(&progress, 0, id), "Foto 0 dari 120");
        assert_eq!(line(&progress, 0, en), "Photo 0 of 120");

        let bytes = PhotoBytes {
            taken: 38_150_000,
            made: 4_100_000,
        };
        for decoded in [Some(bytes), None] {
            let said = progress.photo_done(decoded, (&texts, id));
            assert_eq!(said, None, "too early for a line");
        }
        for (seconds, language, expected) in [
            (0, id, "Foto 2 dari 120, 38,2 MB menjadi 4,1 MB"),
            (
                9,
                id,
                "Foto 2 dari 120, 38,2 MB menjadi 4,1 MB, sisa 9 detik",
            ),
            (
                61,
                id,
                "Foto 2 dari 120, 38,2 MB menjadi 4,1 MB, sisa 2 menit",
            ),
            (9, en, "Photo 2 of 120, 38.2 MB made into 4.1 MB, 9 s left"),
            (
                60,
                en,
                "Photo 2 of 120, 38.2 MB made into 4.1 MB, 1 min left",
            ),
        ] {
            assert_eq!(line(&progress, seconds, language), expected);
        }
    }

    #[test]
    fn a_line_comes_when_it_was_silent_for_long() {
        let texts = Texts::program(Language::Indonesian);
        let voice = (&texts, Language::Indonesian);
        let mut progress = PhotoProgress::new(3, ProgressDrawTarget::hidden(), voice);
        let Some(long_ago) = Instant::now().checked_sub(BETWEEN_LINES) else {
            return; // The machine has only just started.
        };
        progress.silent_since = long_ago;
        let mut done = || progress.photo_done(None, voice);
        assert!(done().is_some_and(|line| line.starts_with("Foto 1 dari 3")));
        assert_eq!(done(), None);
    }
}
