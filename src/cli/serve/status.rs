//! The status line: the last line of a terminal, overwritten repeatedly. Nothing elsewhere.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::locale::Arg;
use crate::serve::Counts;

/// The line, while it is shown.
#[derive(Debug, Default)]
pub(super) struct Status(Option<ProgressBar>);

impl Status {
    /// Shows the line, or updates it.
    pub fn show(&mut self, line: String) {
        let bar = self.0.get_or_insert_with(|| {
            let style = ProgressStyle::with_template("{wide_msg}");
            let style = style.expect("the template is a fixed text");
            ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr()).with_style(style)
        });
        bar.set_message(line);
        bar.tick();
    }

    /// Removes the line, for other output.
    pub fn clear(&mut self) {
        if let Some(bar) = self.0.take() {
            bar.finish_and_clear();
        }
    }
}

/// The numbers as message arguments.
pub(super) fn args(counts: &Counts) -> [(&'static str, Arg); 4] {
    let number = |count: u64| Arg::from(usize::try_from(count).unwrap_or(usize::MAX));
    [
        ("phones", Arg::from(counts.phones)),
        ("connected", Arg::from(counts.connected)),
        ("pages", number(counts.pages)),
        ("takeaways", number(counts.takeaways)),
    ]
}
