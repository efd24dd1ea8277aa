//! `language`.

use super::Exit;
use super::args::LanguageOptions;
use super::build::today;
use super::screen::Screen;
use crate::build;
use crate::diagnostic::Report;
use crate::locale::Arg;

/// Prints missing translations as a file for translators: every message is commented out until translated.
pub(super) fn run(options: &LanguageOptions, screen: &Screen) -> Exit {
    let mut report = Report::default();
    let found = build::lacking_texts(&options.folder, &options.code, today(), &mut report);
    let Some((lacking, all)) = found else {
        report.sort();
        screen.report(&report);
        return screen.exit(&report);
    };
    let code = options.code.to_lowercase();
    let args = [
        ("code", Arg::from(code)),
        ("lacking", Arg::from(lacking.len())),
        ("all", Arg::from(all)),
    ];
    let head = screen.text("language-lacks", &args);
    let comment = |text: &str| -> String {
        text.lines()
            .map(|line| format!("# {line}").trim_end().to_owned() + "\n")
            .collect()
    };
    let mut file = comment(&head);
    for message in &lacking {
        file.push('\n');
        file.push_str(&comment(message));
    }
    screen.print(file.trim_end());
    screen.exit(&Report::default())
}
